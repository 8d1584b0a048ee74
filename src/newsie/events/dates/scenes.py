"""The day of the scene that an article tells, and which events without a date of their own belong to it."""

from collections.abc import Sequence
from datetime import date
from itertools import islice

from newsie.events.dates.anchors import Anchored, words_of
from newsie.events.dates.dating import Dates
from newsie.events.dates.values import NO_DATE, Dated, day_of
from newsie.events.grammar.clauses import auxiliaries, preposition
from newsie.events.triggers.finding import Trigger
from newsie.parse import Text, Word
from newsie.records import TimeExpression

_LEAD = 4
"""How many sentences, title included, may give the day of the scene; one that ends with a semicolon counts with the
next. _RECENT: how many days before publication it may lie."""
_RECENT = 7


class Scene:
    """The day that the lead of an article is about: the first it names, if it is publication day or shortly before."""

    def __init__(self, doc: Text, dates: Dates, times: Sequence[TimeExpression], published: date | None) -> None:
        """Look for the day; without a publication date there is none."""
        self._dates = dates
        self._elsewhen = sorted(time.start for time in times if time.value in ("PAST_REF", "FUTURE_REF"))
        self._days = self._recent(published) if published is not None else []
        self.day = self._find(doc, published) if published is not None else NO_DATE

    def _find(self, doc: Text, published: date) -> Dated:
        ends = (sent.end_char for sent in doc.sents if not sent.text.isspace() and sent.words[-1].text != ";")
        end = max(islice(ends, _LEAD), default=0)
        candidates = [
            (one, (published - day).days)
            for one in self._dates.anchored
            if (day := day_of(one.value)) is not None and not _is_apart(one.anchor) and not one.since
        ]
        lead = (one for one, ago in candidates if one.time.start < end and 0 <= ago <= _RECENT)
        later = (one for one, ago in candidates if 0 <= ago <= 1)
        one = next(lead, None) or next(later, None)
        return Dated(one.value, "context", one.time.interval) if one is not None else NO_DATE

    def _recent(self, published: date) -> list[Anchored]:
        """The expressions that may open a scene: recent days, not looked back at in the pluperfect."""
        found = []
        for one in self._dates.anchored:
            day = day_of(one.value)
            recent = day is not None and 0 <= (published - day).days <= _RECENT
            if recent and not one.since and (one.anchor is None or self._goes_on(one.anchor)):
                found.append(one)
        return found

    def _goes_on(self, anchor: Word) -> bool:
        return not (_is_apart(anchor) or _is_background(anchor) or self._dates.is_said(anchor))

    def of(self, trigger: Trigger) -> Dated:
        """The day of the scene that a mention stands in: that of the lead, or a later one named since."""
        end = trigger.token.sent.end_char
        before = [one for one in self._days if one.time.start < end]
        latest = max(before, key=lambda one: one.value, default=None)
        if self.day.value is None or latest is None or latest.value <= self.day.value:
            return self.day
        return Dated(latest.value, "context", latest.time.interval)

    def holds(self, trigger: Trigger) -> bool:
        """Whether a mention without a date may take that of the scene: an incident, no background in the pluperfect."""
        titled = trigger.token.sent.start == 0 and str(trigger.type) not in words_of("speech")
        return (
            (titled or str(trigger.type) in words_of("scene"))
            and not _is_background(trigger.token)
            and not self._is_elsewhen(trigger)
        )

    def _is_elsewhen(self, trigger: Trigger) -> bool:
        """Whether the sentence names another time."""
        sentence, times = trigger.token.sent, self._dates.in_sentence(trigger)
        if times and (self._dates.is_apart(trigger.token) or str(trigger.type) in words_of("charges")):
            return True  # "denunciato per il furto di ieri": when the charge was brought is not said
        return any(one.value != self.of(trigger).value for one in times) or any(
            sentence.start_char <= start < sentence.end_char for start in self._elsewhen
        )


def _is_background(token: Word) -> bool:
    """Whether the clause looks back from the scene: in the pluperfect without "appena"."""
    words = auxiliaries(token)
    before = any("Imp" in word.morph.get("Tense", ()) for word in words)
    return before and not any(child.lower_ == "appena" for word in (token, *words) for child in word.children)


def _is_apart(anchor: Word | None) -> bool:
    """Whether a time belongs to something outside the scene: "dopo la riunione di ieri", "il leader scomparso ieri"."""
    if anchor is not None and anchor.dep_ in ("acl", "amod") and "Part" in anchor.morph.get("VerbForm", ()):
        return True
    here = anchor
    while here is not None and here.head is not here:
        case = preposition(here)
        if case is not None and case[1] in ("dopo", "prima"):
            return True
        here = here.head
    return False
