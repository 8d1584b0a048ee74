"""What is only charged or rumoured is possible: an offence named in a charge, what "l'accusa" or a rumour tells.

The words are those of `status.toml`.
"""

from bisect import bisect_left
from collections.abc import Sequence

from newsie.events.grammar.clauses import bare, lemma
from newsie.events.merging.meanings import meaning
from newsie.events.status.cues import Reading, cues
from newsie.events.triggers.finding import Trigger

_OBJECT = frozenset({"obj", "nsubj:pass"})
_ASSERTING = frozenset({"acl", "acl:relcl", "nsubj", "parataxis"})

_DEPTH = 6
"""How many words up a charge may stand."""

_REACH = 7
"""How many words before an offence its charge may stand: "accusa a suo carico di furto"."""


def charged(triggers: Sequence[Trigger], readings: Sequence[Reading]) -> list[Reading]:
    """The readings, with offences that are only named in a charge as possible.

    "Arrestato per furto" does not say that he stole; where the article asserts an offence elsewhere, it does.
    """
    by_token = {trigger.token.i: trigger for trigger in triggers}
    outer = [
        (_charging(trigger, by_token) or _named_after(trigger, by_token)) if _is_offence(trigger) else None
        for trigger in triggers
    ]
    asserted = {
        _offence(trigger)
        for trigger, charge, reading in zip(triggers, outer, readings, strict=True)
        if charge is None and reading.status == "factual" and not _is_general(trigger)
    }
    out = []
    for trigger, charge, reading in zip(triggers, outer, readings, strict=True):
        told = _offence(trigger) in asserted
        if charge and reading.status == "factual" and not told:
            out.append(Reading("possible", charge.token.text))
        elif charge and told and reading.cue is not None and "accus" in reading.cue:
            out.append(Reading("factual"))
        else:
            out.append(reading)
    return out


def alleged(reading: Reading, source: str | None) -> Reading:
    """The reading of what somebody reports; what only a charge or a rumour says is possible."""
    words = (source or "").lower().split()[:2]  # "ultime indiscrezioni"
    if reading.status == "factual" and not cues()["possible"]["tellers"].isdisjoint(words):
        return Reading("possible", source)
    return reading


def _is_offence(trigger: Trigger) -> bool:
    """Whether the trigger is what one may be charged with; that somebody died is a fact, that it was murder is not."""
    known = cues()["charge"]
    return str(trigger.type) in known["inner"] or (trigger.nominal and lemma(trigger.token) in known["murders"])


def _is_general(trigger: Trigger) -> bool:
    """Whether an offence is none in particular: "il fenomeno dei furti"."""
    return trigger.nominal and "Plur" in trigger.token.morph.get("Number", ())


def _offence(trigger: Trigger) -> tuple[str, int | str]:
    """What an event is, so that "il furto" in a charge is what "hanno rubato" asserts."""
    name, word = str(trigger.type), lemma(trigger.token)
    known = meaning(name, trigger.token.doc.text[trigger.start : trigger.end], word)
    return name, word if known is None else known


def _charging(trigger: Trigger, by_token: dict[int, Trigger]) -> Trigger | None:
    """The charge, search or arrest that names an offence."""
    known, here = cues()["charge"], trigger.token
    for child in here.children:  # "i reati contestati"
        if child.i in by_token and lemma(child) in known["verbs"]:
            return by_token[child.i]
    for _ in range(_DEPTH):
        told = here == trigger.token and here.dep_ in _OBJECT and lemma(here.head) not in known["verbs"]
        if here.head == here or told or here.dep_ in _ASSERTING or lemma(here) in known["records"]:
            return None
        here = here.head
        found = by_token.get(here.i)
        if found is not None:
            return found if str(found.type) in known["outer"] else None
    return None


def _named_after(trigger: Trigger, by_token: dict[int, Trigger]) -> Trigger | None:
    """The charge a few words before an offence with "di" or "per", where the parse does not tie the two."""
    doc, at = trigger.token.doc, trigger.token.i
    first = min(bisect_left(doc.places, trigger.start), at)
    if first <= trigger.token.sent.start or bare(doc[first - 1]) not in ("di", "per"):
        return None
    for index in range(first - 2, max(first - _REACH, trigger.token.sent.start) - 1, -1):
        found = by_token.get(index)
        if found is not None:
            return found if str(found.type) in cues()["charge"]["outer"] else None
    return None
