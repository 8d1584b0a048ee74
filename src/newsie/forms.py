"""What words are by themselves, the same in every text: worked out once and kept from text to text."""

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from spacy.lang.lex_attrs import is_punct, like_num
from spacy.strings import StringStore

T = TypeVar("T")
Morph = Mapping[str, tuple[str, ...]]

_KEPT = 50_000
"""How many words, lemmas and analyses are kept from text to text."""


class Form:
    """What a word is by its spelling alone; one object serves all words of a spelling."""

    __slots__ = ("is_alpha", "is_digit", "is_punct", "is_space", "is_title", "like_num", "lower", "text")

    def __init__(self, text: str) -> None:
        """Read a word as the text writes it."""
        self.text = text
        self.lower = text.lower()
        self.is_alpha = text.isalpha()
        self.is_digit = text.isdigit()
        self.is_space = text.isspace()
        self.is_title = text.istitle()
        self.is_punct = is_punct(text)
        self.like_num = like_num(text)


class Table(dict[int, T]):
    """What a hash of spaCy's stands for, made at the first question; emptied when it has grown too large.

    The hash is that of the string, the same in every vocabulary.
    """

    def __init__(self, make: Callable[[str], T]) -> None:
        """A table that makes values out of strings."""
        super().__init__()
        self._make = make

    def column(self, hashes: Sequence[int], strings: StringStore) -> list[T]:
        """The values of a column of hashes."""
        try:
            values = list(map(self.__getitem__, hashes))
        except KeyError:
            for new in set(hashes):
                if new not in self:
                    self[new] = self._make(strings[new])
            values = list(map(self.__getitem__, hashes))
        if len(self) > _KEPT:
            self.clear()
        return values


def _lemma(lemma: str) -> tuple[str, str]:
    lower = lemma.lower()
    return lower, lower.split(" ")[0]


def _morph(features: str) -> Morph:
    pairs = (feature.split("=", 1) for feature in features.split("|") if "=" in feature)
    return {name: tuple(values.split(",")) for name, values in pairs}


FORMS = Table(Form)
LEMMAS = Table(_lemma)
MORPHS = Table(_morph)
NAMES = Table(str)
