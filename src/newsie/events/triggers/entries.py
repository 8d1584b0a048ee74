"""The entries of the trigger lexicon, and how a word of a text finds its own; `lexicon.py` reads their files."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Literal

from attrs import field, frozen

from newsie.events.grammar.clauses import bare_forms
from newsie.events.triggers.conditions import Condition
from newsie.records import EventType, UserType

Kind = Literal["verb", "noun", "adjective", "phrase"]
Type = EventType | UserType

NOTHING = UserType("NONE", "", "nessun evento")
"""The type of entries that say what is no event."""

_REMEMBERED = 1 << 14
"""For so many words of texts their entries are kept."""


@frozen
class Entry:
    """One word or phrase of the lexicon with one type. `origin` is the file and the line.

    `frame` maps deep functions to roles, to "none" or to two of them ("agent|theme"), of which what the dependent is
    decides; `roles` are all that it gives. `most` is the most that the entry can weigh.
    """

    type: Type
    kind: Kind
    word: str
    when: tuple[Condition, ...]
    unless: tuple[Condition, ...]
    frame: Mapping[str, str] = field(eq=False)
    origin: str
    reflexive: bool = False
    roles: frozenset[str] = field(init=False, eq=False, repr=False)
    most: int = field(init=False, eq=False, repr=False)

    @roles.default
    def _roles(self) -> frozenset[str]:
        return frozenset(role for roles in self.frame.values() for role in roles.split("|"))

    @most.default
    def _most(self) -> int:
        return max((self.weight(condition) for condition in self.when), default=0)

    def weight(self, condition: Condition | None) -> int:
        """What it weighs against other entries for the word when this condition holds: how much that asks for."""
        return len(condition) + (self.type is NOTHING) if condition is not None else 0


@frozen
class Phrase:
    """A sequence of words: for each place the forms that fit; `star` is the place of the trigger word, if marked.

    `number` is its place in the order of the files.
    """

    number: int
    places: tuple[frozenset[str], ...]
    star: int | None
    entry: Entry


class Lexicon:
    """All entries, found by lemma or by form.

    `entries[kind]` gives the entries of a lemma, `lemmas[kind]` the lemmas of a form; `participles` those of a past
    participle; `words` are all their forms and lemmas. `phrases` is indexed by every form of the first word, then by
    every form of the second; `openings` are the words of a text that may be the first.
    """

    def __init__(
        self,
        types: Mapping[str, Type],
        classes: Mapping[str, frozenset[str]],
        entries: Mapping[str, Mapping[str, tuple[Entry, ...]]],
        lemmas: Mapping[str, Mapping[str, tuple[str, ...]]],
        participles: Mapping[str, tuple[str, ...]],
        phrases: Mapping[str, Mapping[str, tuple[Phrase, ...]]],
    ) -> None:
        """Keep the tables and make what is asked of them together."""
        self.types = types
        self.classes = classes
        self.entries = entries
        self.lemmas = lemmas
        self.participles = participles
        self.phrases = phrases
        self.words = frozenset[str]().union(*lemmas.values(), *(entries[kind] for kind in lemmas))
        self.openings = bare_forms(phrases.keys())
        self.find = lru_cache(_REMEMBERED)(self._find)

    def __len__(self) -> int:
        """How many words and phrases it holds, each counted once for each of its types."""
        return len({(e.type.name, e.kind, e.word) for e in self.all_entries()})

    def all_entries(self) -> Iterator[Entry]:
        """Every entry, in the order of the files."""
        for table in self.entries.values():
            for entries in table.values():
                yield from entries

    def _find(self, lower: str, lemma: str, kinds: tuple[Kind, ...], is_verb: bool) -> tuple[Entry, ...]:
        """The entries of these kinds that a word may be a form of; `is_verb` tells that it is tagged as a verb."""
        found: dict[tuple[str, str], tuple[Entry, ...]] = {}
        for kind in kinds:
            table, by_form = self.entries[kind], self.lemmas[kind]
            if kind == "verb" and lower not in by_form and not is_verb:
                continue
            # a lemma that begins otherwise is a slip of the lemmatiser ("dire" of "dettati"); irregular forms are known
            for word in (*by_form.get(lower, ()), *([lemma] if lemma[:3] == lower[:3] else ())):
                if word in table:
                    found.setdefault((kind, word), table[word])
        return tuple(entry for entries in found.values() for entry in entries)
