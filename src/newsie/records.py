"""The typed results of newsie: what an article says, each fact tied to the characters that state it.

All records are immutable. `start` and `end` count code points of the article's own text, `end` exclusive, and
`text[start:end]` is always the `text` of the record. TIMEX3 values follow ISO-TimeML (ISO 24617-1).
"""

from datetime import date, datetime
from enum import Enum
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from attrs import field, frozen

from newsie.knowledge import read_toml

if TYPE_CHECKING:
    import pandas
    import pyarrow

Label = Literal["PER", "ORG", "LOC"]
MentionKind = Literal["name", "nominal", "pronoun"]
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
Anchor = Literal["explicit", "published", "previous", "none"]
Role = Literal["agent", "target", "participant", "theme", "place"]
Status = Literal["factual", "negated", "possible", "future"]
DateBasis = Literal["expression", "context", "assumed"]
Interval = tuple[datetime | None, datetime | None]


@cache
def _type_table() -> dict[str, dict[str, str]]:
    return read_toml(Path(__file__).parent / "events" / "types.toml")


class EventType(Enum):
    """The kinds of event, as in the annotation guidelines; what each covers is in `events/types.toml`."""

    STATEMENT = "STATEMENT"
    PROMISE = "PROMISE"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    SUPPORT = "SUPPORT"
    MEET = "MEET"
    VISIT = "VISIT"
    AGREEMENT = "AGREEMENT"
    AID = "AID"
    SANCTION = "SANCTION"
    ELECTION = "ELECTION"
    APPOINTMENT = "APPOINTMENT"
    DEPARTURE = "DEPARTURE"
    LEGISLATION = "LEGISLATION"
    PROTEST = "PROTEST"
    ATTACK = "ATTACK"
    MOBILIZE = "MOBILIZE"
    RETREAT = "RETREAT"
    CRIME = "CRIME"
    ARREST = "ARREST"
    INVESTIGATION = "INVESTIGATION"
    TRIAL = "TRIAL"
    RELEASE = "RELEASE"
    DEATH = "DEATH"
    INJURY = "INJURY"
    ACCIDENT = "ACCIDENT"
    DISASTER = "DISASTER"
    RESCUE = "RESCUE"
    DEAL = "DEAL"
    LAUNCH = "LAUNCH"
    CLOSURE = "CLOSURE"
    MARKET_MOVE = "MARKET_MOVE"
    COMPETITION = "COMPETITION"
    AWARD = "AWARD"
    CEREMONY = "CEREMONY"
    TRAVEL = "TRAVEL"

    def __str__(self) -> str:
        """The bare name, as tables show it."""
        return self._name_  # `name` is a property of Enum's that is slow, and this is asked for every mention

    @property
    def group(self) -> str:
        """The group it belongs to: "politics", "conflict", ..."""
        return _type_table()[self.name]["group"]

    @property
    def plover(self) -> str | None:
        """The PLOVER event type, or None where PLOVER has none."""
        return _type_table()[self.name].get("plover")

    @property
    def ace(self) -> str | None:
        """The ACE 2005 type and subtype ("Contact.Meet"), or None."""
        return _type_table()[self.name].get("ace")

    @property
    def label_it(self) -> str:
        """Its name in Italian, for pages that people read."""
        return _type_table()[self.name]["label_it"]


@frozen(slots=True)
class UserType:
    """A kind of event that a user's own lexicon adds (`newsie.load(lexicon=...)`); it reads as an `EventType` does."""

    name: str
    group: str
    label_it: str
    plover: str | None = None
    ace: str | None = None

    def __str__(self) -> str:
        """The bare name, as tables show it."""
        return self.name


@frozen(slots=True)
class Mention:
    """A stretch of the article's text."""

    start: int
    end: int
    text: str
    kind: MentionKind = "name"


@frozen(slots=True)
class Entity:
    """One person, organisation or place, with every mention of it; `name` is the fullest name the article uses.

    `country` (ISO 3166 alpha-2, "EU" for the European Union) is the country a place is, lies in or speaks for, or the
    one the article ties a person or organisation to. `province` and `region` are those of an Italian comune. `ids` come
    from the user's own list of names ({"wikidata": "Q7747"}).
    """

    id: str
    label: Label
    name: str
    mentions: tuple[Mention, ...]
    country: str | None = None
    roles: tuple[str, ...] = ()
    ids: dict[str, str] = field(factory=dict)
    province: str | None = None
    region: str | None = None

    def _repr_html_(self) -> str:
        """What Jupyter shows: a card."""
        from newsie.formats.html import entity_html

        return entity_html(self)


@frozen(slots=True)
class TimeExpression:
    """A TIMEX3: its value, the half-open interval it covers and what it was resolved against.

    `until`: the id of the expression that closes the range which this one opens ("dal *3* al *7 maggio*").
    """

    id: str
    start: int
    end: int
    text: str
    type: TimeType
    value: str
    interval: Interval | None = None
    anchor: Anchor = "none"
    until: str | None = None


@frozen(slots=True, repr=False)
class Argument:
    """Who or what plays a role in an event; `entity` is the id of its `Entity` where it is a named one.

    `country` is filled from that entity (`Entity.country`), so that an event can be read without its article.
    """

    role: Role
    start: int
    end: int
    text: str
    entity: str | None = None
    name: str | None = None
    inferred: bool = False
    country: str | None = None

    def __str__(self) -> str:
        """The name, or the words of the text where there is no name."""
        return self.name or self.text

    def __repr__(self) -> str:
        """Short, so that a printed event can be read."""
        return f"<{self.role} {self}>"


@frozen(slots=True)
class EventMention:
    """One place in the text that states an event; `rule` says in words why it was found."""

    id: str
    trigger: Mention
    sentence: Mention
    arguments: tuple[Argument, ...]
    date: str | None
    status: Status
    source: str | None
    rule: str
    cue: str | None = None


@frozen(slots=True)
class Event:
    """A happening: its mentions and the view merged over them."""

    id: str
    type: EventType | UserType
    mentions: tuple[EventMention, ...]
    date: str | None = None
    interval: Interval | None = None
    date_basis: DateBasis | None = None
    agents: tuple[Argument, ...] = ()
    targets: tuple[Argument, ...] = ()
    participants: tuple[Argument, ...] = ()
    themes: tuple[Argument, ...] = ()
    place: Argument | None = None
    status: Status = "factual"
    source: str | None = None

    @property
    def actors(self) -> dict[Role, tuple[str, ...]]:
        """The countries behind its sides: {"agent": ("KP",), "target": ("RU",)}; roles without one are left out."""
        sides: tuple[tuple[Role, tuple[Argument, ...]], ...] = (
            ("agent", self.agents),
            ("target", self.targets),
            ("participant", self.participants),
        )
        found = {role: tuple(dict.fromkeys(a.country for a in arguments if a.country)) for role, arguments in sides}
        return {role: countries for role, countries in found.items() if countries}

    def _repr_html_(self) -> str:
        """What Jupyter shows: a card with the sentence that states it."""
        from newsie.formats.html import event_html

        return event_html(self)


@frozen(slots=True)
class Article:
    """An article and everything found in it, in the order of the text."""

    id: str
    title: str | None
    text: str
    published: date | None
    url: str | None
    entities: tuple[Entity, ...]
    times: tuple[TimeExpression, ...]
    events: tuple[Event, ...]

    def to_dict(self) -> dict[str, Any]:
        """A plain dict of JSON types, as `newsie/schema/article-1.json` describes it."""
        from newsie.formats.dicts import unstructure

        data: dict[str, Any] = unstructure(self)
        return data

    def to_json(self, *, indent: int | None = None) -> str:
        """The article as JSON text; the same article gives the same characters."""
        from newsie.formats.dicts import to_json

        return to_json(self, indent=indent)

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> "Article":
        """The article that `to_dict` was called on.

        Raises:
            InputError: the dict does not follow the schema; the message names the place.
        """
        from newsie.formats.dicts import structure

        return structure(data, cls)

    def to_frame(self, kind: str = "events") -> "pandas.DataFrame":
        """A flat frame; a row is one of its "events", "entities", "times" or "arguments" (needs `newsie[frames]`)."""
        from newsie.formats import to_frame

        return to_frame(self, kind)

    def to_arrow(self, kind: str = "events") -> "pyarrow.Table":
        """The same as an Arrow table; "articles" for one nested row that loses nothing (needs `newsie[frames]`)."""
        from newsie.formats import to_arrow

        return to_arrow(self, kind)

    def _repr_html_(self) -> str:
        """What Jupyter shows: the text with its marks, and a card for each event."""
        from newsie.formats.html import article_html

        return article_html(self)
