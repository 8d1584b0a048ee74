"""Mentions of one happening become one event.

Two mentions are the same event when their type is the same, nothing they say contradicts (other people in the same
role, one against many, another day, another place, a word of another meaning), and something speaks for it: a shared
participant, thing or place, or a word of the same meaning. Speech acts (somebody says many things) need both. Which
words mean the same is in `merging.toml`. An event's id is a hash of what it says, not of where it stands."""

import hashlib
from collections.abc import Hashable, Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path

from attrs import evolve, frozen

from newsie.entities.countries import country_names
from newsie.entities.names import fold
from newsie.events.dates.values import NO_DATE, Dated
from newsie.events.merging.meanings import meaning
from newsie.knowledge import read_toml
from newsie.records import Argument, Event, EventMention, EventType, Role, Status, UserType

_STEM = 5
"""So many letters in common make two words one trigger meaning ("arresto", "arrestato"); checked on the development
articles."""

_TITLE = 0.5
"""What it weighs that one of two mentions of the same meaning is the title's."""

_NAMED_AGAIN = 0.25
"""What a noun for the one event of its kind weighs: less than any shared argument or the same word."""

_PREFERENCE: tuple[Status, ...] = ("factual", "negated", "future", "possible")
_APART: tuple[Role, ...] = ("agent", "target", "participant", "theme")
"""Roles in which two mentions of one event cannot name others; of places, one town or spot excludes another."""


@cache
def _known() -> dict[str, frozenset[str]]:
    data = read_toml(Path(__file__).with_name("merging.toml"))
    return {key: frozenset(words.split()) for key, words in data.items() if isinstance(words, str)}


@frozen
class Draft:
    """A mention before merging: its lemma, the lemmas of its arguments' heads, its date.

    `plural` says of every argument whether it is several (None where its word does not tell), `number` is the figure
    before a noun ("28 morti"), `definite` tells of its article, `scene` is the day it may take when no mention of the
    event has a date, `assumed` the one it takes when there is no `scene` either, `several` says of an event noun
    whether it is in the plural, `title` is true of the first sentence, `past` of an event dated long before the
    publication, `before` holds the words that qualify an event noun from the left ("altro", "prossima").
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
    plural: tuple[bool | None, ...] = ()
    several: bool | None = None
    title: bool = False
    past: bool = False
    before: frozenset[str] = frozenset()


@frozen
class _Said:
    """What the comparison of a draft with others needs, computed once: who is in which role, its arguments by name."""

    draft: Draft
    type: str
    meaning: int | None
    sides: tuple[frozenset[str], ...]
    arguments: frozenset[tuple[Role, str]]
    many: bool | None


_Cluster = list[_Said]


class _Alike:
    """The clusters of one type, found by what two mentions of one event must share: an argument or the word."""

    def __init__(self) -> None:
        self.clusters: list[_Cluster] = []
        self._by_key: dict[Hashable, set[int]] = {}

    def candidates(self, said: _Said) -> Iterable[int]:
        """The clusters, by number, that a mention may belong to; the work stays linear in texts of any length."""
        if said.draft.nominal and _once(said):  # nothing need be shared
            return range(len(self.clusters))
        return sorted(set[int]().union(*(self._by_key.get(key, ()) for key in _keys(said))))

    def add(self, said: _Said, number: int | None) -> None:
        """Put a mention into a cluster, a new one when there is no number."""
        if number is None:
            number = len(self.clusters)
            self.clusters.append([])
        self.clusters[number].append(said)
        for key in _keys(said):
            self._by_key.setdefault(key, set()).add(number)


def merge(drafts: Sequence[Draft]) -> tuple[Event, ...]:
    """The events that the mentions tell of, in the order of their first mention."""
    clusters: list[_Cluster] = []
    by_type: dict[str, _Alike] = {}
    for draft in drafts:
        said = _said(draft)
        alike = by_type.setdefault(said.type, _Alike())
        scored = [(score, -at) for at in alike.candidates(said) if (score := _score(said, alike.clusters[at])) > 0]
        if scored:
            alike.add(said, -max(scored)[1])
        else:
            alike.add(said, None)
            clusters.append(alike.clusters[-1])
    return _with_ids([_event([said.draft for said in cluster]) for cluster in clusters])


def _keys(said: _Said) -> Iterator[Hashable]:
    """What of a mention `_shared` and `_same_word` compare."""
    lemma = said.draft.lemma
    yield from said.arguments
    yield lemma
    yield (lemma[:_STEM],)
    if said.meaning is not None:
        yield said.meaning


def _said(draft: Draft) -> _Said:
    arguments, name = draft.mention.arguments, str(draft.type)
    return _Said(
        draft,
        name,
        meaning(name, draft.mention.trigger.text, draft.lemma),
        (
            *(frozenset(a.entity for a in arguments if a.role == role and a.entity) for role in _APART),
            *(frozenset(_places(arguments, kind)) for kind in ("spot", "town", "country")),
        ),
        frozenset((a.role, a.entity or head) for a, head in zip(arguments, draft.heads, strict=True)),
        _many(draft),
    )


def _places(arguments: Sequence[Argument], kind: str) -> Iterator[str]:
    """The places that are a street, station or the like ("via Verdi": written small), a country, or another name; a
    town lies in some country, so only places of one kind exclude each other."""
    for argument in arguments:
        if argument.role == "place" and argument.entity:
            country = fold(argument.name or argument.text) in country_names()
            if kind == ("spot" if argument.text[:1].islower() else "country" if country else "town"):
                yield argument.entity


def _score(said: _Said, cluster: _Cluster) -> float:
    """How much speaks for one happening; 0 when something speaks against it."""
    shared, draft = 0.0, said.draft
    if not draft.before.isdisjoint(_known()["another"]):
        return 0
    for other in cluster:
        if _contradict(said, other):
            return 0
        shared = max(shared, _shared(said, other))
    alike = [other for other in cluster if _same_word(said, other)]
    known, name = _known(), said.type
    if name in known["repeated"]:
        return shared + 1 if alike and shared >= 1 else 0
    if draft.several and not draft.definite and draft.number is None and name in known["counted"] and shared < 1:
        return 0  # "furti", "incidenti": any of them
    again = draft.nominal and draft.definite
    titled = any(other.draft.title for other in alike)
    if name in known["several"]:
        return shared + 1 if alike and (shared >= 1 or again or titled) else 0
    once = draft.nominal and _once(said)
    if shared < 1 and not alike and not once:
        return 0
    return shared + bool(alike) + _TITLE * titled + _NAMED_AGAIN * once


def _once(said: _Said) -> bool:
    """Whether an article tells of one event of the type only, so that a noun for it is enough."""
    known = _known()
    return said.type in known["once"] or (said.draft.definite and said.type in known["once_if_definite"])


def _same_word(mine: _Said, theirs: _Said) -> bool:
    """Whether two triggers mean the same: by `merging.toml`, else by how they are written."""
    if mine.meaning is not None and theirs.meaning is not None:
        return mine.meaning == theirs.meaning
    one, other = mine.draft.lemma, theirs.draft.lemma
    return one == other or (len(one) >= _STEM and one[:_STEM] == other[:_STEM])


def _contradict(mine: _Said, theirs: _Said) -> bool:
    one, other = mine.draft, theirs.draft
    if not _dates_agree(one.dated.value, other.dated.value):
        return True
    undated = one.dated.value is None or other.dated.value is None
    taken_up = (one.definite or other.definite) and _same_word(mine, theirs)
    if undated and one.past != other.past and not taken_up and mine.arguments.isdisjoint(theirs.arguments):
        return True
    if mine.meaning != theirs.meaning and None not in (mine.meaning, theirs.meaning):
        return True
    if one.number is not None and other.number is not None and one.number != other.number:
        return True
    if any(a and b and a.isdisjoint(b) for a, b in zip(mine.sides, theirs.sides, strict=True)):
        return True
    if mine.type in _known()["counted"] and None not in (one.several, other.several) and one.several != other.several:
        return True
    if None not in (mine.many, theirs.many) and mine.many != theirs.many and _apart(mine, theirs, "target"):
        return True
    return {one.mention.status, other.mention.status} == {"factual", "future"} and one.dated.value != other.dated.value


def _apart(mine: _Said, theirs: _Said, role: Role) -> bool:
    """Whether two mentions have nobody and nothing in common in a role."""
    one, other = ({who for what, who in said.arguments if what == role} for said in (mine, theirs))
    return one.isdisjoint(other)


def _many(draft: Draft) -> bool | None:
    """Whether it happened to several; None where the words do not tell: "ucciso un agente", "uccisi tre agenti"."""
    found = [plural for a, plural in zip(draft.mention.arguments, draft.plural, strict=False) if a.role == "target"]
    if len(found) > 1:
        return True
    return found[0] if found else None


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
    if not known:
        scenes = [draft.scene for draft in drafts if draft.scene.value is not None]
        if 2 * len(scenes) > len(drafts):
            return scenes[0]
        return drafts[0].assumed if all(draft.assumed.value is not None for draft in drafts) else None
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
