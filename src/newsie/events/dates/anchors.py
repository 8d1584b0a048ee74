"""Which word of its sentence a time expression hangs on: what the parser says, where word order does not refute it.

Parsers attach times badly: across the word that opens another clause, to the main verb instead of the participle
beside them ("il furto avvenuto in centro, intorno alle 18 di giovedì"), to a verb although they belong to a noun ("il
vincitore del 1976"). Ends of ranges and second members of a coordination date nothing: what lasts is dated by its
beginning.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from attrs import frozen

from newsie.events.dates.values import date_value, day_of
from newsie.events.grammar.clauses import RELATIVE, auxiliaries, bare, is_finite, is_verb_of, is_verbal, preposition
from newsie.events.grammar.subjects import is_reduced
from newsie.events.triggers.finding import Trigger
from newsie.knowledge import read_toml
from newsie.parse import Text, Word
from newsie.records import TimeExpression

_NEAR = 15
"""How many tokens before a time its participle ("avvenuto ...", "in programma ...") may stand."""
_OPENERS = RELATIVE | {"dove"}
_APART = ("NOUN", "PROPN", "VERB")
"""A second time is no alternative to the first where such a word stands between: "lunedì un colpo, ieri un altro"."""


@cache
def words_of(name: str) -> frozenset[str]:
    """A list of `dates.toml`."""
    return frozenset(read_toml(Path(__file__).with_name("dates.toml"))[name].split())


@frozen
class Anchored:
    """A dated expression, the head of its words, the verb or event noun that it hangs on; `since` where "da" makes it
    the beginning of what lasts ("da ieri ospita")."""

    time: TimeExpression
    value: str
    root: Word
    anchor: Word | None
    since: bool


def anchored(doc: Text, times: Sequence[TimeExpression], triggers: Mapping[int, Trigger]) -> list[Anchored]:
    """The expressions that may date an event, in the order of the text."""
    ends = {time.until for time in times if time.until is not None}
    found: list[Anchored] = []
    inside: dict[int, TimeExpression] = {}
    for time in sorted(times, key=lambda time: time.start):
        value = date_value(time)
        span = doc.char_span(time.start, time.end, alignment_mode="expand") if value is not None else None
        if value is None or span is None:
            continue
        root = span.root
        between = (at for at in range(root.head.i, span.start) if at not in inside)
        second = root.dep_ == "conj" and root.head.i in inside and not any(doc[at].pos_ in _APART for at in between)
        inside |= dict.fromkeys(range(span.start, span.end), time)
        if time.id in ends or second or _limits(doc, span.start) or _since(doc, span.start):
            continue
        anchor = _anchor(root, range(span.start, span.end), triggers, is_day=day_of(value) is not None)
        since = span.start > root.sent.start and bare(doc[span.start - 1]) == "da"
        found.append(Anchored(time, value, root, anchor, since))
    return found


def _limits(doc: Text, first: int) -> bool:
    """Whether an expression only bounds the event: "fino a martedì", "entro lunedì"."""
    before = [word.lower_ for word in doc[max(first - 2, 0) : first]]
    return any(word in words_of("limits") for word in before)


def _since(doc: Text, first: int) -> bool:
    """Whether an expression only starts a comparison: "le prime elezioni dal 2001", "il peggior mese da aprile"."""
    at = first - 1
    if at < 0 or bare(doc[at]) != "da":
        return False
    for word in reversed(doc[max(first - _NEAR, doc[at].sent.start) : at]):
        if word.lower_ in words_of("compared"):
            return True
        if is_verbal(word) and is_finite(word):
            return False
    return False


def _anchor(root: Word, span: range, triggers: Mapping[int, Trigger], *, is_day: bool) -> Word | None:
    """The verb or event noun over a time expression."""
    near = _of_event(root, span, triggers) or _scheduled(root, span, triggers) or _adjacent(root, span, triggers)
    if near is not None:
        return near
    anchor, of_noun = _climb(root, span, triggers, is_day=is_day)
    if of_noun and (anchor is None or anchor.i not in triggers or str(triggers[anchor.i].type) != "MARKET_MOVE"):
        return None
    beside = _occurring(root, span, triggers)
    return beside if beside is not None and (anchor is None or anchor.i < beside.i) else anchor


def _climb(root: Word, span: range, triggers: Mapping[int, Trigger], *, is_day: bool) -> tuple[Word | None, bool]:
    """The clause or event above an expression, and whether it rather belongs to a noun below that."""
    here, of_noun = root, False
    while here.head is not here:
        below, here = here, here.head
        if here.i in span:
            continue
        if here.i in triggers or (is_verbal(here) and here.pos_ != "AUX") or auxiliaries(here):
            openers = [child.i for child in here.children if child.dep_ == "mark" or child.lower_ in _OPENERS]
            if any(span[-1] < at < here.i for at in openers):  # another clause opens between the time and the verb
                if any(at < span[0] for at in openers):
                    return None, of_noun
                continue
            return here, of_noun
        case = preposition(below) if below.i in span else None
        of_noun = of_noun or (below.i in span and not is_day and case is not None and case[1] == "di")
    return (here if here.i not in span else None), of_noun


def _of_event(root: Word, span: range, triggers: Mapping[int, Trigger]) -> Word | None:
    """The event noun that "di" ties the time to: "le elezioni regionali del 23 novembre"."""
    doc, at = root.doc, span[0] - 1
    if at <= root.sent.start or bare(doc[at]) != "di":
        return None
    for word in reversed(doc[max(at - 3, root.sent.start) : at]):
        if word.i in triggers and triggers[word.i].nominal:
            return word
        if word.pos_ not in ("ADJ", "PROPN"):
            return None
    return None


def _adjacent(root: Word, span: range, triggers: Mapping[int, Trigger]) -> Word | None:
    """The participle right before the time: "rilasciato in giornata", "firmato a giugno"."""
    at = span[0] - 1
    while at > root.sent.start and root.doc[at].pos_ in ("ADP", "DET"):
        at -= 1
    word = root.doc[at] if at >= root.sent.start else None
    return word if word is not None and word.i in triggers and is_reduced(word) and is_verbal(word) else None


def _scheduled(root: Word, span: range, triggers: Mapping[int, Trigger]) -> Word | None:
    """The event noun that is planned for the time: "lo spareggio, in programma domenica", "il voto previsto lunedì"."""
    doc, start = root.doc, root.sent.start
    planned = next((word for word in reversed(doc[max(span[0] - 4, start) : span[0]]) if _is_plan(word)), None)
    if planned is None:
        return None
    for word in reversed(doc[max(planned.i - _NEAR, start) : planned.i]):
        if word.i in triggers and triggers[word.i].nominal:
            return word
        if is_verbal(word) and is_finite(word):
            return None
    return None


def _is_plan(word: Word) -> bool:
    if word.lower_ == "programma":
        return word.i > word.sent.start and word.doc[word.i - 1].lower_ == "in"
    return word.lemma in words_of("planned") and is_reduced(word)


def _occurring(root: Word, span: range, triggers: Mapping[int, Trigger]) -> Word | None:
    """The participle before the time that says when an event noun was: "il furto avvenuto in via Verdi, ieri"."""
    for word in reversed(root.doc[max(span[0] - _NEAR, root.sent.start) : span[0]]):
        if is_verbal(word) and word.pos_ != "AUX":
            occurs = is_verb_of(word, "support", "occur") and is_reduced(word) and word.dep_.startswith("acl")
            return word if occurs and word.head.i in triggers else None
    return None
