"""Mentions of one happening become one event.

Two mentions are the same event when their type is the same, nothing they say contradicts (other people in the same
role, another day, another place), and something speaks for it: a shared participant, thing or place, or the same
word. Speech acts (somebody says many things) need both. An event's id is a hash of what it says, not of where it
stands."""

import hashlib
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

from attrs import evolve, frozen, mutable

from newsie.events.dates import NO_DATE, Dated
from newsie.knowledge import read_toml
from newsie.records import Argument, Event, EventMention, EventType, Role, Status, UserType

_STEM = 5
"""So many letters in common make two words one trigger meaning ("arresto", "arrestato"); checked on the development
articles."""

_NAMED_AGAIN = 0.25
"""What a noun for the one event of its kind weighs: less than any shared argument or the same word."""

_PREFERENCE: tuple[Status, ...] = ("factual", "negated", "future", "possible")
_SIDES: tuple[Role, ...] = ("agent", "target", "participant", "theme")


@cache
def _known() -> dict[str, frozenset[str]]:
    data = read_toml(Path(__file__).with_name("merging.toml"))
    return {key: frozenset(words.split()) for key, words in data.items()}


@frozen
class Draft:
    """A mention before merging: its lemma, the lemmas of its arguments' heads, its date.

    `number` is the figure before a noun ("28 morti"), `definite` tells of its article, `scene` is the day it may
    take when no mention of the event has a date.
    """

    type: EventType | UserType
    mention: EventMention
    lemma: str
    heads: tuple[str, ...]
    nominal: bool = False
    number: str | None = None
    definite: bool = False
    dated: Dated = NO_DATE
    scene: Dated = NO_DATE


@mutable
class _Cluster:
    drafts: list[Draft]


def merge(drafts: Sequence[Draft]) -> tuple[Event, ...]:
    """The events that the mentions tell of, in the order of their first mention."""
    clusters: list[_Cluster] = []
    for draft in drafts:
        scored = [(score, -at) for at, cluster in enumerate(clusters) if (score := _score(draft, cluster)) > 0]
        if scored:
            clusters[-max(scored)[1]].drafts.append(draft)
        else:
            clusters.append(_Cluster([draft]))
    return _with_ids([_event(cluster.drafts) for cluster in clusters])


def _score(draft: Draft, cluster: _Cluster) -> float:
    """How much speaks for one happening; 0 when something speaks against it."""
    if cluster.drafts[0].type != draft.type:
        return 0
    shared = 0.0
    for other in cluster.drafts:
        if _contradict(draft, other):
            return 0
        shared = max(shared, _shared(draft, other))
    same_word = any(_same_word(draft.lemma, other.lemma) for other in cluster.drafts)
    known, name = _known(), str(draft.type)
    if name in known["repeated"]:
        return shared + 1 if same_word and shared >= 1 else 0
    once = name in known["once"] or (draft.definite and name in known["once_if_definite"])
    return shared + same_word + _NAMED_AGAIN * (draft.nominal and once)


def _same_word(one: str, other: str) -> bool:
    return one == other or (len(one) >= _STEM and one[:_STEM] == other[:_STEM])


def _contradict(one: Draft, other: Draft) -> bool:
    if not _dates_agree(one.dated.value, other.dated.value):
        return True
    if one.number is not None and other.number is not None and one.number != other.number:
        return True
    for role in _SIDES:
        mine, theirs = _entities(one, role), _entities(other, role)
        if mine and theirs and not mine & theirs:
            return True
    places, others = _entities(one, "place"), _entities(other, "place")
    if places and others and not places & others:
        return True
    return {one.mention.status, other.mention.status} == {"factual", "future"} and one.dated.value != other.dated.value


def _dates_agree(one: str | None, other: str | None) -> bool:
    return one is None or other is None or one.startswith(other) or other.startswith(one)


def _entities(draft: Draft, role: Role) -> set[str]:
    return {a.entity for a in draft.mention.arguments if a.role == role and a.entity}


def _shared(one: Draft, other: Draft) -> float:
    """Arguments in common: names count whole, common nouns and places as well, whatever the role of agent and
    participant."""
    mine = {(a.role, a.entity or head) for a, head in zip(one.mention.arguments, one.heads, strict=True)}
    theirs = {(a.role, a.entity or head) for a, head in zip(other.mention.arguments, other.heads, strict=True)}
    day = one.dated.value is not None and one.dated.value == other.dated.value
    return len(mine & theirs) + 0.5 * day


def _event(drafts: Sequence[Draft]) -> Event:
    dated = _best_date(drafts)
    mentions = tuple(
        evolve(
            draft.mention,
            date=draft.dated.value or (dated.value if dated else None),
        )
        for draft in drafts
    )
    statuses = {mention.status for mention in mentions}
    arguments = [argument for mention in mentions for argument in mention.arguments]
    places = _distinct(arguments, "place")
    return Event(
        id="",
        type=drafts[0].type,
        mentions=mentions,
        date=dated.value if dated else None,
        interval=dated.interval if dated else None,
        date_basis=dated.basis if dated else None,
        agents=_distinct(arguments, "agent"),
        targets=_distinct(arguments, "target"),
        participants=_distinct(arguments, "participant"),
        themes=_distinct(arguments, "theme"),
        place=next((place for place in places if place.entity), places[0] if places else None),
        status=next(status for status in _PREFERENCE if status in statuses),
        source=next((mention.source for mention in mentions if mention.source), None),
    )


def _best_date(drafts: Sequence[Draft]) -> Dated | None:
    """The finest date, of those the first that an expression gives."""
    known = [draft.dated for draft in drafts if draft.dated.value is not None]
    if not known and all(draft.scene.value is not None for draft in drafts):
        return drafts[0].scene
    return max(known, key=lambda one: (len(one.value or ""), one.basis == "expression"), default=None)


def _distinct(arguments: Iterable[Argument], role: Role) -> tuple[Argument, ...]:
    """One argument for each filler of a role; a name is taken rather than a noun or pronoun for the same entity."""
    found: dict[str, Argument] = {}
    for argument in arguments:
        if argument.role != role:
            continue
        key = argument.entity or argument.text.lower()
        before = found.get(key)
        if before is None or (before.inferred and not argument.inferred):
            found[key] = argument
    return tuple(found.values())


def _with_ids(events: Sequence[Event]) -> tuple[Event, ...]:
    seen: dict[str, int] = {}
    out = []
    for event in events:
        content = _content(event)
        number = seen[content] = seen.get(content, 0) + 1
        key = hashlib.blake2b(f"{content}\n{number}".encode(), digest_size=8).hexdigest()
        mentions = tuple(evolve(mention, id=f"{key}.{at}") for at, mention in enumerate(event.mentions, 1))
        out.append(evolve(event, id=key, mentions=mentions))
    return tuple(out)


def _content(event: Event) -> str:
    """What an event says, without any position: type, date, who and what in which role."""
    sides = (
        *event.agents,
        *event.targets,
        *event.participants,
        *event.themes,
        *((event.place,) if event.place else ()),
    )
    roles = sorted({f"{argument.role}={(argument.name or argument.text).lower()}" for argument in sides})
    return "\n".join((str(event.type), event.date or "", *roles))
