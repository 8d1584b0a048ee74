"""Offences that are only named in a charge: "arrestato per furto" does not say that he stole.

`charged` looks for the charge, search or arrest above or shortly before an offence; the words are in `status.toml`.
"""

from collections.abc import Sequence

from newsie.events.clauses import bare, lemma
from newsie.events.status import Reading, cues
from newsie.events.triggers import Trigger

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
    known = cues()["charge"]
    by_token = {trigger.token.i: trigger for trigger in triggers}
    outer = [
        (_charging(trigger, by_token) or _named_after(trigger, by_token))
        if str(trigger.type) in known["inner"]
        else None
        for trigger in triggers
    ]
    asserted = any(
        str(trigger.type) in known["inner"] and charge is None and reading.status == "factual"
        for trigger, charge, reading in zip(triggers, outer, readings, strict=True)
    )
    return [
        Reading("possible", charge.token.text) if charge and reading.status == "factual" and not asserted else reading
        for charge, reading in zip(outer, readings, strict=True)
    ]


def _charging(trigger: Trigger, by_token: dict[int, Trigger]) -> Trigger | None:
    """The charge, search or arrest that names an offence."""
    known, here = cues()["charge"], trigger.token
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
    first = next((i for i, word in enumerate(doc.words[:at]) if word.idx >= trigger.start), at)
    if first <= trigger.token.sent.start or bare(doc[first - 1]) not in ("di", "per"):
        return None
    for index in range(first - 2, max(first - _REACH, trigger.token.sent.start) - 1, -1):
        found = by_token.get(index)
        if found is not None:
            return found if str(found.type) in cues()["charge"]["outer"] else None
    return None
