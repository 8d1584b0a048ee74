"""When an event happens: the time expression that governs its trigger, then what the discourse says.

In this order: an expression in the trigger's own phrase or clause; one that opens or closes the sentence when the
sentence has no other candidate; the day of the scene that goes on (`scene`); the date of another mention of the same
event (`merging`). The publication date itself is put in only where the caller asks for it (`assumed`).
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from functools import cache
from itertools import islice
from pathlib import Path

from attrs import frozen

from newsie.events.clauses import auxiliaries, is_finite, is_verb_of, is_verbal, preposition
from newsie.events.triggers import Trigger
from newsie.knowledge import read_toml
from newsie.parse import Text, Word
from newsie.records import DateBasis, Interval, TimeExpression

_DOWN = frozenset(
    {
        "xcomp",
        "advcl",
        "obl",
        "obj",
        "nsubj",
        "nsubj:pass",
        "nmod",
        "acl",
        "conj",
        "iobj",
        "obl:agent",
        "appos",
        "parataxis",
        "ccomp",
    }
)
_LEAD = 4
"""How many sentences, title included, may give the day of the scene; _RECENT, how many days before publication it
may lie."""
_RECENT = 7
_PAST = frozenset({"Imp", "Past"})
_GAP = 7
"""Fewer characters than this between an event noun and a time leave room for a preposition only."""


@cache
def _known() -> dict[str, frozenset[str]]:
    data = read_toml(Path(__file__).with_name("dates.toml"))
    return {key: frozenset(words.split()) for key, words in data.items()}


@frozen
class Dated:
    """The date of one mention: the TIMEX3 value, how it was found, its interval; `direct` where it hangs on the
    trigger."""

    value: str | None
    basis: DateBasis | None = None
    interval: Interval | None = None
    direct: bool = False


NO_DATE = Dated(None)


def date_value(time: TimeExpression) -> str | None:
    """The TIMEX3 date of an expression: its day for a time of day, None for durations, sets and "now".

    >>> date_value(TimeExpression("t1", 0, 4, "ieri", "DATE", "2024-09-13"))
    '2024-09-13'
    """
    if time.type not in ("DATE", "TIME") or time.value.endswith("_REF"):
        return None
    value = time.value.partition("T")[0] if time.type == "TIME" or "T" in time.value[4:] else time.value
    return value if value[:2].isdigit() else None


class Dates:
    """The time expressions of one text by the words they hang on."""

    def __init__(self, doc: Text, times: Sequence[TimeExpression], triggers: Sequence[Trigger]) -> None:
        """Find for every dated expression the verb or event noun that it depends on."""
        self._doc = doc
        self._text = doc.text  # spaCy joins it anew at every access
        self._triggers = {trigger.token.i: trigger for trigger in triggers}
        self._times = sorted(times, key=lambda time: time.start)
        self._anchors: dict[int, list[tuple[TimeExpression, Word]]] = {}
        self._sentences: dict[int, list[tuple[TimeExpression, Word]]] = {}
        for time in times:
            if date_value(time) is None or self._limits(time):
                continue
            span = doc.char_span(time.start, time.end, alignment_mode="expand")
            if span is None:
                continue
            root = span.root
            self._sentences.setdefault(root.sent.start, []).append((time, root))
            anchor = self._anchor(root, {token.i for token in span})
            if anchor is not None:
                self._anchors.setdefault(anchor.i, []).append((time, root))

    def own(self, trigger: Trigger) -> Dated:
        """The date that the sentence of a trigger gives it."""
        for governor, depth in self._governors(trigger):
            if (
                times := self._anchors.get(governor.i)
                or self._before_when(governor)
                or (self._below(governor) if depth == 0 else [])
            ):
                if depth and self._blocked(trigger, governor):
                    break
                nearest = min(times, key=lambda pair: abs(pair[1].i - trigger.token.i))[0]
                return self._dated(nearest, direct=depth == 0)
        if (time := self._right_behind(trigger)) is not None:
            return self._dated(time, direct=True)
        in_sentence = self._sentences.get(trigger.token.sent.start) or self._announced(trigger)
        values = {date_value(time) or "" for time, _ in in_sentence}
        if len(values) == 1:
            (value,), (time, root) = values, in_sentence[0]
            if self._whole_sentence(trigger, root, is_day=_day(value) is not None):
                return self._dated(time)
        return NO_DATE

    def _below(self, token: Word) -> list[tuple[TimeExpression, Word]]:
        """The times of what says when an event is: "l'incontro che si terrà lunedì", "durante una visita ieri"."""
        found = []
        for child in token.children:
            says = child.dep_.startswith("acl") and is_verb_of(child, "support", "occur")
            case = None if is_verbal(child) else preposition(child)
            if says or (case is not None and case[1] == "durante"):
                found += self._anchors.get((child if says or case is None else case[2]).i, [])
        return found

    def _is_apart(self, token: Word) -> bool:
        """Whether a preposition sets an event noun apart from the clause: "imputati per la morte di ..."."""
        while not is_verbal(token) and token.head is not token:
            case = preposition(token)
            if case is not None and case[1] in _known()["apart"]:
                return True
            token = token.head
        return False

    def _announced(self, trigger: Trigger) -> list[tuple[TimeExpression, Word]]:
        """The times of a sentence that ends with a colon before the trigger's: "È successo lunedì: una rapina ..."."""
        start = trigger.token.sent.start
        before = self._doc[start - 1].sent if start else None
        return self._sentences.get(before.start, []) if before is not None and before.words[-1].text == ":" else []

    def _right_behind(self, trigger: Trigger) -> TimeExpression | None:
        """The time right behind an event noun: "le elezioni 2013", "la guerra del 2008"."""
        for time, _ in self._sentences.get(trigger.token.sent.start, []) if trigger.nominal else ():
            between = self._text[trigger.end : time.start]
            if 0 < len(between) < _GAP and between.isascii() and "," not in between and trigger.end < time.start:
                return time
        return None

    def _before_when(self, verb: Word) -> list[tuple[TimeExpression, Word]]:
        """The time that a clause with "quando" explains: "il 18 giugno, quando la squadra affronterà la Svezia"."""
        when = next((child for child in verb.children if child.lower_ == "quando" and child.i < verb.i), None)
        if when is None:
            return []
        first = max(when.i - 2, verb.sent.start)
        near = [word for word in verb.doc[first : when.i] if not word.is_punct]
        return [
            (time, root)
            for time, root in self._sentences.get(verb.sent.start, [])
            if near and time.start <= near[-1].idx < time.end
        ]

    def _dated(self, time: TimeExpression, *, direct: bool = False) -> Dated:
        return Dated(date_value(time), "expression", time.interval, direct)

    def _limits(self, time: TimeExpression) -> bool:
        """Whether the expression only bounds the event: "fino a martedì", "entro lunedì"."""
        words = self._text[max(time.start - 16, 0) : time.start].lower().replace("’", " ").replace("'", " ").split()
        return any(word in _known()["limits"] for word in words[-2:])

    def scene(self, published: date | None) -> Dated:
        """The day that the lead of the article is about: the first day it names, if it is publication day or shortly
        before."""
        if published is None:
            return NO_DATE
        sentences = list(islice((sent for sent in self._doc.sents if not sent.text.isspace()), _LEAD))
        end = sentences[-1].end_char if sentences else 0
        for time in self._times:
            value = date_value(time)
            if (
                time.start < end
                and value is not None
                and (day := _day(value))
                and 0 <= (published - day).days <= _RECENT
            ):
                return Dated(value, "context", time.interval)
        return NO_DATE

    def in_scene(self, trigger: Trigger) -> bool:
        """Whether a mention without a date may take that of the scene: an incident, no background in the pluperfect."""
        words = auxiliaries(trigger.token)
        background = any("Imp" in list(word.morph.get("Tense", [])) for word in words)
        titled = trigger.token.sent.start == 0 and str(trigger.type) not in _known()["speech"]
        return (
            (titled or str(trigger.type) in _known()["scene"])
            and not background
            and not self._sentences.get(trigger.token.sent.start)
        )

    def assumed(self, trigger: Trigger, published: date | None) -> Dated:
        """The publication date, for what a sentence without any time tells as news: in the present or the perfect, or
        without a verb. The imperfect, the pluperfect and the simple past tell of another day."""
        if published is None or any(
            time.value != "PRESENT_REF" and trigger.token.sent.start_char <= time.start < trigger.token.sent.end_char
            for time in self._times
        ):
            return NO_DATE
        for governor, _ in self._governors(trigger):
            words = (governor, *auxiliaries(governor)) if is_verbal(governor) else ()
            if any("Mood" in word.morph and not _PAST.isdisjoint(word.morph.get("Tense", ())) for word in words):
                return NO_DATE
        midnight = datetime.combine(published, datetime.min.time())
        return Dated(published.isoformat(), "assumed", (midnight, midnight + timedelta(days=1)))

    def _anchor(self, root: Word, inside: set[int]) -> Word | None:
        """The verb or event noun over a time expression."""
        here = root
        while here.head != here:
            here = here.head
            if here.i in inside:
                continue
            if (is_verbal(here) and here.pos_ != "AUX") or here.i in self._triggers:
                return here
        return here if here.i not in inside else None

    def _governors(self, trigger: Trigger) -> list[tuple[Word, int]]:
        """The trigger's token and the words above it as far as its clause and those it continues reach."""
        here, out = trigger.token, [(trigger.token, 0)]
        for _ in range(6):
            if here.head == here or here.dep_ not in _DOWN:
                break
            if is_verbal(here) and here.dep_ in ("ccomp", "acl", "parataxis", "advcl") and is_finite(here):
                break
            case = preposition(here) if not is_verbal(here) else None
            if case is not None and case[1] in _known()["apart"]:
                break
            here = here.head
            out.append((here, len(out)))
        return out

    def _blocked(self, trigger: Trigger, governor: Word) -> bool:
        """Whether the governor's time is its own: a saying verb's time is not that of what it says."""
        other = self._triggers.get(governor.i)
        if other is None:
            return False
        known, mine, its = _known(), str(trigger.type), str(other.type)
        return (its in known["speech"] and mine not in known["speech"]) or (
            its in known["charges"] and mine in known["charged"]
        )

    def _whole_sentence(self, trigger: Trigger, time: Word, *, is_day: bool) -> bool:
        """Whether a sentence's only time may hold for a trigger that it does not hang on."""
        clauses = [
            token for token in trigger.token.sent if is_verbal(token) and token.pos_ == "VERB" and is_finite(token)
        ]
        if len(clauses) > 1 or str(trigger.type) in _known()["speech"] or self._is_apart(trigger.token):
            return False
        if is_day:
            return True
        here = time  # "colpevole della strage avvenuta nel 1982": the year is that of the massacre
        while here.head is not here:
            here = here.head
            if here.i in self._triggers and here.head is not here:
                return here.i == trigger.token.i
        return True


def _day(value: str) -> date | None:
    """The day of a TIMEX3 value of day grain."""
    try:
        return date.fromisoformat(value) if len(value) == 10 and "W" not in value else None
    except ValueError:
        return None


def is_future(value: str | None, published: date | None) -> bool:
    """Whether a TIMEX3 date begins after the publication date.

    >>> is_future("2024-10", date(2024, 9, 14)), is_future("2024", date(2024, 9, 14))
    (True, False)
    """
    if value is None or published is None or not value[:4].isdigit():
        return False
    day = published.isoformat()
    if len(value) == 10 or (len(value) == 7 and value[5:].isdigit()):
        return value > day[: len(value)]
    return value[:4] > day[:4]


def is_past(value: str | None, published: date | None) -> bool:
    """Whether a TIMEX3 date lies wholly before the publication date.

    >>> is_past("2024-09-13", date(2024, 9, 14)), is_past("2024", date(2024, 9, 14))
    (True, False)
    """
    if value is None or published is None or not value[:4].isdigit():
        return False
    size = len(value) if len(value) == 10 or (len(value) == 7 and value[5:].isdigit()) else 4
    return value[:size] < published.isoformat()[:size]


def is_long_past(value: str | None, published: date | None) -> bool:
    """Whether a TIMEX3 date lies in a year before the publication and more than two months back: no news any more.

    >>> is_long_past("2023", date(2024, 9, 14)), is_long_past("2023-12-30", date(2024, 1, 2))
    (True, False)
    """
    if value is None or published is None or not value[:4].isdigit():
        return False
    month = int(value[5:7]) if value[5:7].isdigit() else 12
    return (published.year - int(value[:4])) * 12 + published.month - month > 2
