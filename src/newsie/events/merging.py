"""Mentions of one happening become one event.

Two mentions are the same event when their type is the same, nothing they say contradicts (other people in the same
role, another day, another place), and something speaks for it: a shared participant, thing or place, or the same
word. Speech acts (somebody says many things) need both. An event's id is a hash of what it says, not of where it
stands."""

import hashlib
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

from attrs import evolve, frozen

from newsie.events.dates import NO_DATE, Dated
from newsie.knowledge import read_toml
from newsie.records import Argument, Event, EventMention, EventType, Role, Status, UserType

_STEM = 5
"""So many letters in common make two words one trigger meaning ("arresto", "arrestato"); checked on the development
articles."""

_NAMED_AGAIN = 0.25
"""What a noun for the one event of its kind weighs: less than any shared argument or the same word."""

_PREFERENCE: tuple[Status, ...] = ("factual", "negated", "future", "possible")
_APART: tuple[Role, ...] = ("agent", "target", "participant", "theme", "place")
"""Roles in which two mentions of one event cannot name others."""


@cache
def _known() -> dict[str, frozenset[str]]:
    data = read_toml(Path(__file__).with_name("merging.toml"))
    return {key: frozenset(words.split()) for key, words in data.items()}


@frozen
class Draft:
    """A mention before merging: its lemma, the lemmas of its arguments' heads, its date.

    `number` is the figure before a noun ("28 morti"), `definite` tells of its article, `scene` is the day it may
    take when no mention of the event has a date, `assumed` the one it takes when there is no `scene` either.
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
    assumed: Dated = NO_DATE


@frozen
class _Said:
    """What the comparison of a draft with others needs, computed once: who is in which role, its arguments by name."""

    draft: Draft
    type: str
    sides: tuple[frozenset[str], ...]
    arguments: frozenset[tuple[Role, str]]


_Cluster = list[_Said]


def merge(drafts: Sequence[Draft]) -> tuple[Event, ...]:
    """The events that the mentions tell of, in the order of their first mention."""
    clusters: list[_Cluster] = []
    by_type: dict[EventType | UserType, list[_Cluster]] = {}
    for draft in drafts:
        said, alike = _said(draft), by_type.setdefault(draft.type, [])
        scored = [(score, -at) for at, cluster in enumerate(alike) if (score := _score(said, cluster)) > 0]
        if scored:
            alike[-max(scored)[1]].append(said)
        else:
            alike.append([said])
            clusters.append(alike[-1])
    return _with_ids([_event([said.draft for said in cluster]) for cluster in clusters])


def _said(draft: Draft) -> _Said:
    arguments = draft.mention.arguments
    return _Said(
        draft,
        str(draft.type),
        tuple(frozenset(a.entity for a in arguments if a.role == role and a.entity) for role in _APART),
        frozenset((a.role, a.entity or head) for a, head in zip(arguments, draft.heads, strict=True)),
    )


def _score(said: _Said, cluster: _Cluster) -> float:
    """How much speaks for one happening; 0 when something speaks against it."""
    shared, draft = 0.0, said.draft
    for other in cluster:
        if _contradict(said, other):
            return 0
        shared = max(shared, _shared(said, other))
    same_word = any(_same_word(draft.lemma, other.draft.lemma) for other in cluster)
    known, name = _known(), said.type
    if name in known["repeated"]:
        return shared + 1 if same_word and shared >= 1 else 0
    once = name in known["once"] or (draft.definite and name in known["once_if_definite"])
    return shared + same_word + _NAMED_AGAIN * (draft.nominal and once)


def _same_word(one: str, other: str) -> bool:
    return one == other or (len(one) >= _STEM and one[:_STEM] == other[:_STEM])


def _contradict(mine: _Said, theirs: _Said) -> bool:
    one, other = mine.draft, theirs.draft
    if not _dates_agree(one.dated.value, other.dated.value):
        return True
    if one.number is not None and other.number is not None and one.number != other.number:
        return True
    if any(a and b and a.isdisjoint(b) for a, b in zip(mine.sides, theirs.sides, strict=True)):
        return True
    return {one.mention.status, other.mention.status} == {"factual", "future"} and one.dated.value != other.dated.value


def _dates_agree(one: str | None, other: str | None) -> bool:
    return one is None or other is None or one.startswith(other) or other.startswith(one)


def _shared(mine: _Said, theirs: _Said) -> float:
    """Arguments in common: names count whole, common nouns and places as well, whatever the role of agent and
    participant."""
    value = mine.draft.dated.value
    return len(mine.arguments & theirs.arguments) + 0.5 * (value is not None and value == theirs.draft.dated.value)


def _event(drafts: Sequence[Draft]) -> Event:
    dated = _best_date(drafts)
    mentions = tuple(
        evolve(
            draft.mention,
            date=draft.dated.value or (dated.value if dated and dated.basis != "assumed" else None),
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
    if not known and all(draft.assumed.value is not None for draft in drafts):
        return drafts[0].assumed
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
    """What an event says, without any position: type, date, who and what in which role.

    An assumed date is not what the text says: the event is the same without it.
    """
    sides = (
        *event.agents,
        *event.targets,
        *event.participants,
        *event.themes,
        *((event.place,) if event.place else ()),
    )
    roles = sorted({f"{argument.role}={(argument.name or argument.text).lower()}" for argument in sides})
    told = event.date if event.date_basis != "assumed" else None
    return "\n".join((str(event.type), told or "", *roles))
