"""Roles that one event takes over from another, or from the clause that it stands in.

In "è stato denunciato per furto" the thief is the one who was reported; in "18 morti nello scontro" the crash
killed; in "a Torino due operai sono morti in un crollo" the collapse was in Torino. What is taken over is in
`arguments.toml`."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from attrs import evolve

from newsie.events.arguments.roles import knowledge
from newsie.events.grammar.clauses import is_verbal, lemma, preposition
from newsie.events.grammar.phrases import Phrases
from newsie.events.grammar.syntax import dependents
from newsie.events.triggers.finding import Trigger
from newsie.parse import Word
from newsie.records import Argument, Role

_UP = 5
"""So many words above a trigger count as its surroundings."""

Arguments = tuple[Argument, ...]


@cache
def _sets() -> dict[str, Any]:
    data = knowledge()
    return {
        "hit_events": frozenset(data["hit"]["events"].split()),
        "hit_verbs": frozenset(data["hit"]["verbs"].split()),
        "handover": [
            (frozenset(row["outer"].split()), frozenset(row["inner"].split()), row["from"].split(), row["to"])
            for row in data["handover"]
        ],
        **{f"cause_{key}": frozenset(value.split()) for key, value in data["cause"].items()},
    }


def share(triggers: Sequence[Trigger], arguments: Sequence[Arguments], phrases: Phrases) -> list[Arguments]:
    """The arguments of every trigger, with those that the events around them and their clauses lend."""
    by_token = {trigger.token.i: at for at, trigger in enumerate(triggers)}
    out = list(arguments)
    for at, trigger in enumerate(triggers):
        out[at] = _with_cause(trigger, out[at], by_token, triggers, arguments, phrases)
    for at, trigger in enumerate(triggers):
        out[at] = _clause_sides(trigger, out[at], phrases)
    for at, trigger in enumerate(triggers):
        out[at] = _with_hit(trigger, out[at], phrases)
    return hand_over(triggers, out, phrases)


def hand_over(triggers: Sequence[Trigger], arguments: Sequence[Arguments], phrases: Phrases) -> list[Arguments]:
    """The arguments of every trigger, with those of the event in whose phrase it stands: "denunciato per furto"."""
    by_token = {trigger.token.i: at for at, trigger in enumerate(triggers)}
    beside: dict[int, list[int]] = {}  # the triggers of each sentence
    for at, trigger in enumerate(triggers):
        beside.setdefault(trigger.token.sent.start, []).append(at)
    out = list(arguments)
    for at, trigger in enumerate(triggers):
        outer = _charged(trigger, [other for other in beside[trigger.token.sent.start] if other != at], out)
        outer = outer if outer is not None else _outer(trigger, by_token)
        if outer is not None:
            out[at] = _handed_over(trigger, out[at], triggers[outer], out[outer], phrases)
    return out


def _with_hit(trigger: Trigger, own: Arguments, phrases: Phrases) -> Arguments:
    """What an incident hits: "il sisma ha colpito la costa", "è stata travolta dalla piena"."""
    if not trigger.nominal or not trigger.takes("target") or any(argument.role == "target" for argument in own):
        return own
    if str(trigger.type) not in _sets()["hit_events"]:
        return own
    clauses = [child for child in trigger.token.children if child.dep_ == "acl:relcl"]
    for verb in (*clauses, *above(trigger.token)[:3]):
        if is_verbal(verb) and lemma(verb) in _sets()["hit_verbs"]:
            grammar = dependents(verb)
            chain = {trigger.token.i, *(word.i for word in above(trigger.token)[:2])}
            if any(one.function in ("subject", "agent") and one.token.i in chain for one in grammar):
                made = [phrases.argument("target", one.token) for one in grammar if one.function == "object"]
                return (*own, *(one for one in made if one is not None))
    return own


def above(token: Word) -> list[Word]:
    """The words above a token, the nearest first, at most five."""
    out: list[Word] = []
    while token.head != token and len(out) < _UP:
        token = token.head
        out.append(token)
    return out


def _outer(trigger: Trigger, by_token: dict[int, int]) -> int | None:
    """The trigger in whose phrase or clause another trigger stands."""
    return next((by_token[word.i] for word in above(trigger.token) if word.i in by_token), None)


def _charged(inner: Trigger, others: Sequence[int], arguments: Sequence[Arguments]) -> int | None:
    """The event of the same sentence that names another as what it is about: "denunciato per furto e minacce"."""
    for other in others:
        if any(a.role == "theme" and inner.start <= a.start < inner.end for a in arguments[other]):
            return other
    return None


def _handed_over(trigger: Trigger, own: Arguments, outer: Trigger, others: Arguments, phrases: Phrases) -> Arguments:
    for outers, inners, source, goal in _sets()["handover"]:
        lacking = trigger.takes(goal) and not any(a.role == goal for a in own)
        if goal == "participant" and not trigger.frame.get("di", "").startswith(goal):
            lacking = False
        if str(outer.type) in outers and str(trigger.type) in inners and lacking:
            taken = {(a.start, a.end) for a in own}
            given = [a for a in others if a.role in source and (a.start, a.end) not in taken]
            apart = [a for a in given if not trigger.start <= a.start < trigger.end]
            if goal == "agent" and source == ["target"]:  # "ha denunciato il furto alla polizia"
                apart = [a for a in apart if not phrases.polices(a)]
            return (*own, *(evolve(argument, role=goal) for argument in apart))
    return own


def _with_cause(
    trigger: Trigger,
    own: Arguments,
    by_token: dict[int, int],
    triggers: Sequence[Trigger],
    arguments: Sequence[Arguments],
    phrases: Phrases,
) -> Arguments:
    """The accident, attack or disaster that made the victims, as their agent, or what "caused" them."""
    known = _sets()
    if str(trigger.type) not in known["cause_victims"] or any(argument.role == "agent" for argument in own):
        return own
    for token in _causes(trigger):
        at = by_token.get(token.i)
        if at is not None and str(triggers[at].type) in known["cause_events"]:
            return _caused(own, triggers[at], arguments[at], phrases)
    if (doer := _causing(trigger, phrases)) is not None:
        return (*own, doer)
    at = _incident_near(trigger, triggers) if trigger.nominal else None
    return _caused(own, triggers[at], arguments[at], phrases) if at is not None else own


def _caused(own: Arguments, cause: Trigger, others: Arguments, phrases: Phrases) -> Arguments:
    """The arguments of victims with their cause: the noun of an incident, or who or what does the verb of one."""
    rest = tuple(a for a in own if not (a.start < cause.end and cause.start < a.end))
    doers = tuple(a for a in others if a.role == "agent" and a.start not in {b.start for b in rest})
    if doers and not cause.nominal:  # "due bombe sono esplose: tre morti"
        return (*rest, *doers)
    return (*rest, Argument("agent", cause.start, cause.end, phrases.text[cause.start : cause.end]))


def _causing(trigger: Trigger, phrases: Phrases) -> Argument | None:
    """The subject of the verb that says that it made the victims: "due bombe hanno causato tre morti"."""
    first = trigger.token
    while first.dep_ == "conj" and not is_verbal(first.head):
        first = first.head
    verb = first.head
    if not trigger.nominal or first.dep_ != "obj" or not is_verbal(verb) or lemma(verb) not in _sets()["cause_verbs"]:
        return None
    subject = next((one.token for one in dependents(verb) if one.function == "subject"), None)
    return phrases.argument("agent", subject) if subject is not None else None


def _incident_near(trigger: Trigger, triggers: Sequence[Trigger]) -> int | None:
    """The incident that the sentence of bare victims ("tre morti e due feriti") names, the one before them first."""
    known, sentence = _sets(), trigger.token.sent
    near = [
        at
        for at, other in enumerate(triggers)
        if str(other.type) in known["cause_events"]
        and sentence.start <= other.token.i < sentence.end
        and other.token.i != trigger.token.i
    ]
    place = trigger.token.i
    return min(near, key=lambda at: (triggers[at].token.i > place, abs(triggers[at].token.i - place)), default=None)


def _causes(trigger: Trigger) -> list[Word]:
    """The words that may name what killed or wounded."""
    known, token = _sets(), trigger.token
    out: list[Word] = []
    out += [one.token for one in dependents(token) if one.function in known["cause_functions"]]
    for word in above(token)[:3]:
        if is_verbal(word):
            strong = lemma(word) in known["cause_verbs"]
            functions = known["cause_functions"] | ({"subject", "agent"} if strong else set())
            out += [one.token for one in dependents(word) if one.function in functions]
            break
    return out


def _clause_sides(trigger: Trigger, own: Arguments, phrases: Phrases) -> Arguments:
    """The subject of the clause as a side of a meeting or pact that it names with one side only."""
    row = knowledge()["clause_subject"].get(str(trigger.type))
    if row is None or not trigger.nominal:
        return own
    role: Role = row["role"]
    if sum(argument.role == role for argument in own) > (role == "participant"):
        return own
    case = preposition(trigger.token)
    if case is None or case[1] not in row["after"].split():
        return own
    verb = next((word for word in above(trigger.token) if is_verbal(word)), None)
    if verb is None:
        return own
    subjects = [one.token for one in dependents(verb) if one.function == "subject"]
    made = [phrases.argument(role, token) for token in subjects if phrases.is_somebody(token)]
    known = {argument.entity or argument.start for argument in own}
    return (*own, *(one for one in made if one is not None and (one.entity or one.start) not in known))
