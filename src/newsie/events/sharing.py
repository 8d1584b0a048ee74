"""Roles that one event takes over from another, or from the clause that it stands in.

In "è stato denunciato per furto" the thief is the one who was reported; in "18 morti nello scontro" the crash
killed; in "a Torino due operai sono morti in un crollo" the collapse was in Torino. What is taken over is in
`arguments.toml`."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from attrs import evolve

from newsie.events.arguments import knowledge
from newsie.events.clauses import bare, is_verbal, lemma, preposition
from newsie.events.phrases import Phrases
from newsie.events.status import is_definite
from newsie.events.syntax import dependents
from newsie.events.triggers import Trigger
from newsie.parse import Word
from newsie.records import Argument, Role

_SIDES = frozenset({"agent", "target", "participant"})
"""The roles of those who take part."""

_UP = 5
"""So many words above a trigger count as its surroundings."""

Arguments = tuple[Argument, ...]


@cache
def _sets() -> dict[str, Any]:
    data = knowledge()
    return {
        "clause_place": frozenset(data["clause_place"].split()),
        "shared_place": frozenset(data["shared_place"].split()),
        "resuming": {name: frozenset(roles.split()) for name, roles in data["resuming"].items()},
        "hit_events": frozenset(data["hit"]["events"].split()),
        "hit_verbs": frozenset(data["hit"]["verbs"].split()),
        "handover": [
            (frozenset(row["outer"].split()), frozenset(row["inner"].split()), row["from"], row["to"])
            for row in data["handover"]
        ],
        **{f"cause_{key}": frozenset(value.split()) for key, value in data["cause"].items()},
    }


def share(triggers: Sequence[Trigger], arguments: Sequence[Arguments], phrases: Phrases) -> list[Arguments]:
    """The arguments of every trigger, with those that the events around them and their clauses lend."""
    by_token = {trigger.token.i: at for at, trigger in enumerate(triggers)}
    out = [_headline_place(own, trigger, phrases) for trigger, own in zip(triggers, arguments, strict=True)]
    for at, trigger in enumerate(triggers):
        out[at] = _with_cause(trigger, out[at], by_token, triggers, phrases.text)
    for at, trigger in enumerate(triggers):
        out[at] = _clause_sides(trigger, out[at], phrases)
        out[at] = _clause_place(trigger, out[at], phrases)
    _share_places(triggers, out)
    for at, trigger in enumerate(triggers):
        outer = _outer(trigger, by_token)
        if outer is not None:
            out[at] = _handed_over(trigger, out[at], triggers[outer], out[outer])
        out[at] = _with_hit(trigger, out[at], phrases)
    _resume(triggers, out)
    return [tuple(sorted(own, key=lambda argument: (argument.start, argument.role))) for own in out]


def _with_hit(trigger: Trigger, own: Arguments, phrases: Phrases) -> Arguments:
    """What an incident hits: "il sisma ha colpito la costa", "è stata travolta dalla piena"."""
    if not trigger.nominal or trigger.frame.get("di") is None or any(argument.role == "target" for argument in own):
        return own
    if str(trigger.type) not in _sets()["hit_events"]:
        return own
    for verb in _above(trigger.token)[:3]:
        if is_verbal(verb) and lemma(verb) in _sets()["hit_verbs"]:
            grammar = dependents(verb)
            chain = {trigger.token.i, *(word.i for word in _above(trigger.token)[:2])}
            if any(one.function in ("subject", "agent") and one.token.i in chain for one in grammar):
                made = [phrases.argument("target", one.token) for one in grammar if one.function == "object"]
                return (*own, *(one for one in made if one is not None))
    return own


def _resume(triggers: Sequence[Trigger], arguments: list[Arguments]) -> None:
    """A definite event noun that names nobody takes up the last event of its type: "il loro incontro"."""
    resuming = _sets()["resuming"]
    for at, trigger in enumerate(triggers):
        roles = resuming.get(str(trigger.type), frozenset())
        if not roles or not trigger.nominal or not is_definite(trigger.token):
            continue
        if any(argument.role in _SIDES for argument in arguments[at]):
            continue
        before = [other for other in range(at) if triggers[other].type == trigger.type]
        same = [other for other in before if lemma(triggers[other].token) == lemma(trigger.token)]
        for other in (*reversed(same), *reversed(before)):
            given = [a for a in arguments[other] if a.role in roles and not _overlaps(a, trigger)]
            if given:
                taken = {(a.start, a.end) for a in arguments[at]}
                arguments[at] += tuple(evolve(a, inferred=True) for a in given if (a.start, a.end) not in taken)
                break


def _overlaps(argument: Argument, trigger: Trigger) -> bool:
    return argument.start < trigger.end and trigger.start < argument.end


def _headline_place(arguments: Arguments, trigger: Trigger, phrases: Phrases) -> Arguments:
    """ "Modena, ruba uno smartphone": a place name that opens the sentence before a comma or colon is no subject."""
    first = trigger.token.sent.words[0]
    out = []
    for argument in arguments:
        opens = argument.start == first.idx and argument.role in ("agent", "target", "theme")
        after = phrases.text[argument.end : argument.end + 1]
        out.append(
            evolve(argument, role="place")
            if opens and after in (",", ":") and _is_place_name(argument, trigger, phrases)
            else argument
        )
    return tuple(out)


def _is_place_name(argument: Argument, trigger: Trigger, phrases: Phrases) -> bool:
    """Also a town that the article makes a team or an authority of: as a dateline it is the place."""
    span = trigger.token.doc.char_span(argument.start, argument.end, alignment_mode="expand")
    read_as_place = span is not None and bool(span.root.ent_type_ == "LOC")
    return phrases.label_of(argument) != "PER" and (argument.country is not None or read_as_place)


def _above(token: Word) -> list[Word]:
    """The words above a token, the nearest first."""
    out: list[Word] = []
    while token.head != token and len(out) < _UP:
        token = token.head
        out.append(token)
    return out


def _outer(trigger: Trigger, by_token: dict[int, int]) -> int | None:
    """The trigger in whose phrase or clause another trigger stands."""
    return next((by_token[word.i] for word in _above(trigger.token) if word.i in by_token), None)


def _handed_over(trigger: Trigger, own: Arguments, outer: Trigger, others: Arguments) -> Arguments:
    for outers, inners, source, goal in _sets()["handover"]:
        if str(outer.type) in outers and str(trigger.type) in inners and not any(a.role == goal for a in own):
            taken = {(a.start, a.end) for a in own}
            given = [a for a in others if a.role == source and (a.start, a.end) not in taken]
            inside = [a for a in given if not trigger.start <= a.start < trigger.end]
            return (*own, *(evolve(argument, role=goal) for argument in inside))
    return own


def _with_cause(
    trigger: Trigger, own: Arguments, by_token: dict[int, int], triggers: Sequence[Trigger], text: str
) -> Arguments:
    """The accident, attack or disaster that made the victims, as their agent."""
    known = _sets()
    if str(trigger.type) not in known["cause_victims"] or any(argument.role == "agent" for argument in own):
        return own
    for token in _causes(trigger):
        at = by_token.get(token.i)
        if at is not None and str(triggers[at].type) in known["cause_events"]:
            cause = triggers[at]
            rest = tuple(a for a in own if not (a.start < cause.end and cause.start < a.end))
            return (*rest, Argument("agent", cause.start, cause.end, text[cause.start : cause.end]))
    return _with_incident(trigger, own, triggers, text) if trigger.nominal and not own else own


def _with_incident(trigger: Trigger, own: Arguments, triggers: Sequence[Trigger], text: str) -> Arguments:
    """The incident that the sentence of bare victims ("tre morti e due feriti") names, the one before them first."""
    known, sentence = _sets(), trigger.token.sent
    near = [
        other
        for other in triggers
        if str(other.type) in known["cause_events"]
        and sentence.start <= other.token.i < sentence.end
        and other.token.i != trigger.token.i
    ]
    if not near:
        return own
    cause = min(near, key=lambda other: (other.token.i > trigger.token.i, abs(other.token.i - trigger.token.i)))
    return (*own, Argument("agent", cause.start, cause.end, text[cause.start : cause.end]))


def _causes(trigger: Trigger) -> list[Word]:
    """The words that may name what killed or wounded."""
    known, token = _sets(), trigger.token
    out: list[Word] = []
    out += [one.token for one in dependents(token) if one.function in known["cause_functions"]]
    for word in _above(token)[:3]:
        if is_verbal(word):
            strong = lemma(word) in known["cause_verbs"]
            functions = known["cause_functions"] | ({"subject", "agent"} if strong else set())
            out += [one.token for one in dependents(word) if one.function in functions]
            break
    return out


def _share_places(triggers: Sequence[Trigger], arguments: list[Arguments]) -> None:
    """Incidents of one sentence happen in one place: who has none takes it from the nearest that has."""
    known = _sets()
    incident = [str(trigger.type) in known["shared_place"] for trigger in triggers]
    places = [[a for a in own if a.role == "place"] for own in arguments]
    for at, trigger in enumerate(triggers):
        if not incident[at] or places[at]:
            continue
        near = [
            other
            for other in range(max(at - _UP, 0), min(at + _UP + 1, len(triggers)))
            if incident[other] and places[other] and triggers[other].token.sent.start == trigger.token.sent.start
        ]
        if near:
            lent = places[min(near, key=lambda other: (abs(other - at), other))]
            taken = [(a.start, a.end) for a in arguments[at]]
            arguments[at] = (*arguments[at], *(a for a in lent if (a.start, a.end) not in taken))


def _clause_sides(trigger: Trigger, own: Arguments, phrases: Phrases) -> Arguments:
    """The subject of the clause as a side of a meeting or pact that it names with one side only."""
    role: Role | None = knowledge()["clause_subject"].get(str(trigger.type))
    if role is None or not trigger.nominal or sum(argument.role == role for argument in own) != 1:
        return own
    case = preposition(trigger.token)
    if case is None or case[1] not in ("durante", "in", "dopo", "con", "a"):
        return own
    verb = next((word for word in _above(trigger.token) if is_verbal(word)), None)
    if verb is None:
        return own
    made = [phrases.argument(role, one.token) for one in dependents(verb) if one.function == "subject"]
    known = {argument.entity or argument.start for argument in own}
    return (*own, *(one for one in made if one is not None and (one.entity or one.start) not in known))


def _clause_place(trigger: Trigger, own: Arguments, phrases: Phrases) -> Arguments:
    """The place of the clause that a trigger stands in, where it has none of its own."""
    if str(trigger.type) not in _sets()["clause_place"]:
        return own
    places = [argument for argument in own if argument.role == "place"]
    if places:
        return own
    found: list[Argument] = []
    below = [child for child in trigger.token.children if child.dep_ == "acl" and is_verbal(child)]
    for word in (*below, *_above(trigger.token)):
        if is_verbal(word):
            for one in dependents(word):
                if one.function in ("in", "a", "presso", "su", "davanti") and phrases.is_place(one.token):
                    made = phrases.argument("place", one.token)
                    if made is not None and not any(a.start < made.end and made.start < a.end for a in own):
                        found.append(made)
            if found or word not in below:
                break
    if not found and (opening := _opening_place(trigger.token, phrases)):
        found.append(opening)
    return (*own, *found[:1])


def _opening_place(token: Word, phrases: Phrases) -> Argument | None:
    """The place name with which a headline or sentence opens: "Iraq: serie di attentati", "A Milano, ..."."""
    sentence = token.sent
    for word in sentence.words[:4]:
        named = phrases.at(word, "name")
        if named is not None and named.entity.label == "LOC":
            after = next((t for t in sentence if t.idx >= named.mention.end), None)
            before = bare(sentence.words[0]) in ("a", "in") or word.i == sentence.start
            if (
                before
                and after is not None
                and after.text in (",", ":")
                and not (word.dep_ in ("nsubj", "obj") and after.text != ":" and word.i != sentence.start)
            ):
                return phrases.of_mention("place", named)
            return None
    return None
