"""When an event happens: the time expression that governs its trigger, then what the discourse says.

In this order: an expression in the trigger's own phrase or clause; one that opens or closes the sentence when the
sentence has no other candidate; the day of the scene that goes on (`scenes`); the date of another mention of the same
event (`merging`). The publication date itself is put in only where the caller asks for it (`assumed`).
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta

from newsie.events.dates.anchors import Anchored, anchored, words_of
from newsie.events.dates.values import NO_DATE, Dated, day_of
from newsie.events.grammar.clauses import auxiliaries, bare, is_finite, is_verb_of, is_verbal, preposition
from newsie.events.grammar.subjects import is_reduced
from newsie.events.triggers.finding import Trigger
from newsie.parse import Text, Word
from newsie.records import TimeExpression

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
_PAST = frozenset({"Imp", "Past"})
_YEARS = re.compile(r"P(\d+)Y")
_GAP = 7
"""Fewer characters than this between an event noun and a time leave room for a preposition only."""
_DURING = frozenset({"durante", "in", "a margine di", "in corso di", "in occasione di", "a termine di", "con"})
"""What happens on these occasions happens on their day, and they on the day of what is said there."""


class Dates:
    """The time expressions of one text by the words they hang on."""

    def __init__(
        self, doc: Text, times: Sequence[TimeExpression], triggers: Sequence[Trigger], published: date | None = None
    ) -> None:
        """Find for every dated expression the verb or event noun that it depends on."""
        self._doc = doc
        self._text = doc.text
        self._times = times
        self._heads = {trigger.token.i: _head(doc, trigger) for trigger in triggers}
        self._triggers = {word.i: one for one in triggers for word in (one.token, self._heads[one.token.i])}
        self._ago = dict(self._years_ago(published)) if published is not None else {}
        self.anchored = anchored(doc, times, self._triggers)
        self._anchors: dict[int, list[Anchored]] = {}
        self._sentences: dict[int, list[Anchored]] = {}
        for one in self.anchored:
            self._sentences.setdefault(one.root.sent.start, []).append(one)
            if one.anchor is not None:
                self._anchors.setdefault(one.anchor.i, []).append(one)

    def own(self, trigger: Trigger) -> Dated:
        """The date that the sentence of a trigger gives it."""
        if trigger.token.i in self._ago:
            return self._ago[trigger.token.i]
        for governor, depth in self._governors(trigger):
            if (
                times := self._anchors.get(governor.i)
                or self._before_when(governor)
                or (self._below(governor) if depth == 0 else [])
            ):
                if self._blocked(trigger, governor, depth) or self._interrupted(trigger, times):
                    break
                nearest = min(times, key=lambda one: abs(one.root.i - trigger.token.i))
                return _dated(nearest, direct=depth == 0)
        if (behind := self._right_behind(trigger)) is not None:
            return _dated(behind, direct=True)
        if (event := self._taken_up(trigger)) is not None:
            return self.own(event)
        in_sentence = self._sentences.get(trigger.token.sent.start) or self._announced(trigger)
        if len({one.value for one in in_sentence}) == 1 and self._whole_sentence(trigger, in_sentence[0]):
            return _dated(in_sentence[0])
        return NO_DATE

    def _years_ago(self, published: date) -> Iterator[tuple[int, Dated]]:
        """Events from which years are counted: "a tre anni dalla strage", "a un anno dall'inizio del processo"."""
        for time in self._times:
            years = _YEARS.fullmatch(time.value) if time.type == "DURATION" else None
            span = self._doc.char_span(time.start, time.end, alignment_mode="expand") if years else None
            if years is None or span is None or int(years[1]) >= published.year:
                continue
            after = self._doc[span.end : min(span.end + 4, span.root.sent.end)]
            before = [bare(word) for word in self._doc[max(span.start - 3, span.root.sent.start) : span.start]]
            if not after or bare(after[0]) != "da" or "a" not in before:
                continue
            noun = next((word for word in after if word.i in self._triggers and self._triggers[word.i].nominal), None)
            if noun is not None:
                year = published.year - int(years[1])
                whole = (datetime(year, 1, 1), datetime(year + 1, 1, 1))
                yield noun.i, Dated(f"{year:04}", "expression", whole, direct=True)

    def in_sentence(self, trigger: Trigger) -> Sequence[Anchored]:
        """The dated expressions of the sentence that a trigger stands in."""
        return self._sentences.get(trigger.token.sent.start, ())

    def _taken_up(self, trigger: Trigger) -> Trigger | None:
        """The event that a relative clause tells more of: "la rapina di ieri, nella quale sono rimasti feriti in due",
        "lo scontro che ha causato tre morti"."""
        clause = self._governors(trigger)[-1][0]
        if clause.dep_ != "acl:relcl" or clause.head.i not in self._triggers or clause.head.i >= clause.i:
            return None
        for word in clause.children:
            case = preposition(word) if word.lower_ in ("cui", "quale", "quali") else None
            victims = word.lower_ == "che" and str(trigger.type) in words_of("victims")
            if victims or (case is not None and case[1] in ("in", "durante")):
                return self._triggers[clause.head.i]
        return None

    def _below(self, token: Word) -> list[Anchored]:
        """The times of what says when an event is: "l'incontro che si terrà lunedì", "durante una visita ieri"."""
        found = []
        for child in token.children:
            if child.dep_ == "xcomp" and is_verbal(child):  # "si è impegnato a rafforzare ... durante una visita"
                found += [one for below in child.children for one in self._occasion(below)]
            elif child.dep_.startswith("acl") and is_verb_of(child, "support", "occur"):
                found += self._anchors.get(child.i, [])
            else:
                found += self._occasion(child)
        return found

    def _occasion(self, noun: Word) -> list[Anchored]:
        case = None if is_verbal(noun) else preposition(noun)
        return self._anchors.get(case[2].i, []) if case is not None and case[1] == "durante" else []

    def is_said(self, word: Word) -> bool:
        """Whether a word is the trigger of an act of speech."""
        return word.i in self._triggers and str(self._triggers[word.i].type) in words_of("speech")

    def is_apart(self, token: Word) -> bool:
        """Whether a preposition sets an event noun apart from the clause: "imputati per la morte di ..."."""
        while not is_verbal(token) and token.head is not token:
            case = preposition(token)
            if case is not None and case[1] in words_of("apart"):
                return True
            token = token.head
        return False

    def _announced(self, trigger: Trigger) -> list[Anchored]:
        """The times of a sentence that ends with a colon before the trigger's: "È successo lunedì: una rapina ..."."""
        start = trigger.token.sent.start
        before = self._doc[start - 1].sent if start else None
        return self._sentences.get(before.start, []) if before is not None and before.words[-1].text == ":" else []

    def _right_behind(self, trigger: Trigger) -> Anchored | None:
        """The time right behind an event noun: "le elezioni 2013", "la guerra del 2008"."""
        for one in self.in_sentence(trigger) if trigger.nominal else ():
            between = self._text[trigger.end : one.time.start]
            if 0 < len(between) < _GAP and between.isascii() and "," not in between and trigger.end < one.time.start:
                return one
        return None

    def _before_when(self, verb: Word) -> list[Anchored]:
        """The time that a clause with "quando" explains: "il 18 giugno, quando la squadra affronterà la Svezia"."""
        when = next((child for child in verb.children if child.lower_ == "quando" and child.i < verb.i), None)
        if when is None:
            return []
        first = max(when.i - 2, verb.sent.start)
        near = [word for word in verb.doc[first : when.i] if not word.is_punct]
        in_sentence = self._sentences.get(verb.sent.start, [])
        return [one for one in in_sentence if near and one.time.start <= near[-1].idx < one.time.end]

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

    def _governors(self, trigger: Trigger) -> list[tuple[Word, int]]:
        """The trigger's token and the words above it as far as its clause and those it continues reach."""
        here = self._heads[trigger.token.i]
        out = [(here, 0)]
        for _ in range(6):
            if here.head == here or here.dep_ not in _DOWN:
                break
            if is_verbal(here) and here.dep_ in ("ccomp", "acl", "parataxis", "advcl") and is_finite(here):
                break
            case = preposition(here) if not is_verbal(here) else None
            if case is not None and case[1] in words_of("apart"):
                break
            here = here.head
            out.append((here, len(out)))
        return out

    def _blocked(self, trigger: Trigger, governor: Word, depth: int) -> bool:
        """Whether the governor's time is its own: a saying verb's time is not that of what it says."""
        other = self._triggers.get(governor.i)
        if not depth or other is None:
            return False
        mine, its = str(trigger.type), str(other.type)
        if its in words_of("speech") and mine not in words_of("speech"):
            return not (depth == 1 and trigger.nominal and _is_occasion(trigger.token))
        return its in words_of("charges") and mine in words_of("charged")

    def _interrupted(self, trigger: Trigger, times: Sequence[Anchored]) -> bool:
        """Whether a verb of saying is put in between dashes: "Verso le 22 – ha raccontato – è andata via la luce"."""
        if str(trigger.type) not in words_of("speech"):
            return False
        first = min([trigger.token, *auxiliaries(trigger.token)], key=lambda word: word.i)
        dash = first.i > first.sent.start and self._doc[first.i - 1].text in ("-", "–", "—")
        return dash and all(one.root.i < first.i for one in times)

    def _whole_sentence(self, trigger: Trigger, one: Anchored) -> bool:
        """Whether a sentence's only time may hold for a trigger that it does not hang on."""
        clauses = [
            token for token in trigger.token.sent if is_verbal(token) and token.pos_ == "VERB" and is_finite(token)
        ]
        if len(clauses) > 1 or str(trigger.type) in words_of("speech") or self.is_apart(trigger.token):
            return False
        if one.anchor is not None and self._is_beside(one.anchor):
            return False
        if day_of(one.value) is not None:
            return True
        here = one.root  # "colpevole della strage avvenuta nel 1982": the year is that of the massacre
        while here.head is not here:
            here = here.head
            if here.i in self._triggers and here.head is not here:
                return here.i == trigger.token.i
        return True

    def _is_beside(self, anchor: Word) -> bool:
        """Whether what a time hangs on is said beside the clause: "dopo la riunione iniziata ieri", "nota dal 2001"."""
        if not is_reduced(anchor) or not anchor.dep_.startswith(("acl", "advcl")):
            return False
        return anchor.i in self._triggers or anchor.head.i not in self._triggers or self.is_apart(anchor.head)


def _head(doc: Text, trigger: Trigger) -> Word:
    """The word of a trigger that the others hang on: "furto" of "tentato furto"."""
    if trigger.end - trigger.start == len(trigger.token.text):
        return trigger.token
    span = doc.char_span(trigger.start, trigger.end, alignment_mode="expand")
    return span.root if span is not None else trigger.token


def _is_occasion(noun: Word) -> bool:
    case = preposition(noun)
    return case is not None and (case[0] in _DURING or case[1] in _DURING)


def _dated(one: Anchored, *, direct: bool = False) -> Dated:
    return Dated(one.value, "expression", one.time.interval, direct)
