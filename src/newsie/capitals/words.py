"""Text in capitals, written as it would be in small letters: "MELONI VEDE IL PAPA" as "Meloni vede il Papa".

The model knows a name by its capital, so headlines and paragraphs in capitals are restored before it reads them. Words
keep their length, so every offset stays. What is known about words is in `words.toml`; what their neighbours say, in
`contexts.toml`, is weighed by `newsie.capitals.contexts`.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from newsie.capitals.contexts import OTHER, Weights, has_capital
from newsie.knowledge import read_toml

ENOUGH_LETTERS = 8
"""A line with fewer capitals than this is left: it may be an acronym or a name ("FIAT CGIL")."""
MOSTLY = 0.85
"""The share of a line's letters that are capitals in a line of capitals."""

_TWO_CAPITAL_WORDS = re.compile(r"[A-ZÀ-Þ]{2}[^a-zß-ÿ\n]*?[\s'’][A-ZÀ-Þ]")
_PIECE = re.compile(r"[^\W\d_]+(?:['’](?=[^\W\d_]|$))?")
_ROMAN = re.compile("(?:x{0,3})(?:ix|iv|v?i{0,3})")
_ENDS_A_SENTENCE = set(".!?")
_ACCENTS = str.maketrans("àáâäãèéêëìíîïòóôöõùúûüçñ’", "aaaaaeeeeiiiiooooouuuucn'")


class Knowledge(NamedTuple):
    """What `words.toml` says: the class of a word (how often it has a capital) and of an ending, acronyms."""

    words: Mapping[str, str]
    endings: Mapping[str, str]
    acronyms: frozenset[str]


def capital_lines(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of the lines that are written in capitals."""
    if not _TWO_CAPITAL_WORDS.search(text):
        return
    start = 0
    for line in text.splitlines(keepends=True):
        capitals = sum(map(str.isupper, line))
        enough = max(ENOUGH_LETTERS, MOSTLY * (capitals + sum(map(str.islower, line))))
        if capitals >= enough and _TWO_CAPITAL_WORDS.search(line):
            yield start, start + len(line)
        start += len(line)


def in_small_letters(words: Sequence[str]) -> list[str]:
    """The words of a line in capitals, each with the capitals it would have inside running text."""
    known = _knowledge()
    line = list(_line(words, known))
    capitals = has_capital([item.key for item in line], [item.kind for item in line], _weights())
    restored = [list(word) for word in words]
    begins = True
    for item, capital in zip(line, capitals, strict=True):
        if item.match is None:
            begins = begins or item.key in _ENDS_A_SENTENCE
            continue
        piece = _lower(item.match[0])
        if (capital and item.key in known.acronyms) or item.kind == "roman":
            piece = item.match[0]
        elif capital or begins:
            piece = item.match[0][0] + piece[1:]
        restored[item.token][item.match.start() : item.match.end()] = piece
        begins = False
    return ["".join(word) for word in restored]


class _Item(NamedTuple):
    """A word of a line, or a sign: its key, its class, its token and its place in that (None: a sign)."""

    key: str
    kind: str
    token: int
    match: re.Match[str] | None


def _line(words: Sequence[str], known: Knowledge) -> Iterator[_Item]:
    for index, word in enumerate(words):
        pieces = _pieces(word)
        if not pieces and not word.isspace():
            yield _Item(word, OTHER, index, None)
        for match in pieces:
            key = _key(match[0])
            after = word[match.end() :] or (words[index + 1] if index + 1 < len(words) else "")
            is_initial = len(match[0]) == 1 and after.startswith(".") and index + 1 < len(words)
            yield _Item(key, "initial" if is_initial else word_class(key, known), index, match)


def _pieces(word: str) -> list[re.Match[str]]:
    """The words inside a token ("CRANS-MONTANA"); none where figures or inner dots show that it is a sign ("G7")."""
    if word.isdigit() or any(char.isdigit() for char in word) or "." in word[:-1]:
        return []
    return list(_PIECE.finditer(word))


def _key(piece: str) -> str:
    return piece.lower().translate(_ACCENTS).rstrip("'")


def _lower(piece: str) -> str:
    return "".join(char.lower() if len(char.lower()) == 1 else char for char in piece)


def word_class(key: str, known: Knowledge) -> str:
    """How often the word is written with a capital, or what its ending says of that."""
    if key in known.words:
        return known.words[key]
    if len(key) > 1 and _ROMAN.fullmatch(key):
        return "roman"
    return next((known.endings[key[-n:]] for n in (3, 2, 1) if key[-n:] in known.endings), "unknown")


def read_words(path: Path) -> Knowledge:
    table = read_toml(path)
    words: dict[str, str] = {}
    endings: dict[str, str] = {}
    for name, body in table.items():
        if name.startswith("endings_"):
            endings |= dict.fromkeys(body.split(), name)
        elif name != "also_acronyms":
            words |= dict.fromkeys(body.split(), name.removesuffix("s") if name == "acronyms" else name)
    return Knowledge(words, endings, frozenset((table["acronyms"] + table["also_acronyms"]).split()))


@cache
def _knowledge() -> Knowledge:
    return read_words(Path(__file__).with_name("words.toml"))


@cache
def _weights() -> Weights:
    table = read_toml(Path(__file__).with_name("contexts.toml"))
    return {
        kind: {value: float(weight) for weight, values in steps.items() for value in values.split()}
        for kind, steps in table.items()
    }


__all__ = ["capital_lines", "in_small_letters"]
