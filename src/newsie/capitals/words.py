"""Text in capitals, written as it would be in small letters: "MELONI VEDE IL PAPA" as "Meloni vede il Papa".

The model knows a name by its capital, so headlines and paragraphs in capitals are restored before it reads them. Words
keep their length, so every offset stays. What is known about words is in `words.toml`; which of the readings of a
line is meant is decided by Viterbi search, since names stand beside names ("MARIO ROSSI", "I RAGAZZI ROSSI").
"""

import math
import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from newsie.knowledge import read_toml

ENOUGH_LETTERS = 8
"""A line with fewer capitals than this is left: it may be an acronym or a name ("FIAT CGIL")."""
MOSTLY = 0.85
"""The share of a line's letters that are capitals in a line of capitals."""
BESIDE_A_NAME = 1.5
"""What a name beside a name gains against a small word, in log-odds."""
UNLISTED = 0.8
"""What a word known by its ending only gains, in log-odds: a missed name costs more than one too many."""
UNKNOWN = 0.9
"""The share of names among words that neither the lists nor the endings know."""

_TWO_CAPITAL_WORDS = re.compile(r"[A-ZÀ-Þ]{2}[^a-zß-ÿ\n]*?[\s'’][A-ZÀ-Þ]")
_PIECE = re.compile(r"[^\W\d_]+(?:['’](?=[^\W\d_]|$))?")
_ROMAN = re.compile("(?:x{0,3})(?:ix|iv|v?i{0,3})")
_ENDS_A_SENTENCE = set(".!?")
_ACCENTS = str.maketrans("àáâäãèéêëìíîïòóôöõùúûüçñ’", "aaaaaeeeeiiiiooooouuuucn'")
_LONGEST_PHRASE = 3


class Knowledge(NamedTuple):
    """What `words.toml` says: words and endings with the odds of a capital, names of several words, acronyms."""

    odds: dict[str, float]
    endings: dict[str, float]
    phrases: dict[tuple[str, ...], tuple[str, ...]]
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
    places = [(index, match) for index, word in enumerate(words) for match in _pieces(word)]
    keys = [_key(match[0]) for _, match in places]
    initials = [_is_initial(words, index, match) for index, match in places]
    forms = _small_or_capital(keys, initials, known)
    restored = [list(word) for word in words]
    begins = True
    previous = -1
    for (index, match), key, form in zip(places, keys, forms, strict=True):
        begins = begins or any(word in _ENDS_A_SENTENCE for word in words[previous + 1 : index])
        piece = _lower(match[0])
        if key in known.acronyms or form == "upper":
            piece = match[0]
        elif form == "capital" or begins:
            piece = match[0][0] + piece[1:]
        restored[index][match.start() : match.end()] = piece
        begins, previous = False, index
    return ["".join(word) for word in restored]


def _pieces(word: str) -> list[re.Match[str]]:
    """The words inside a token ("CRANS-MONTANA"); none where figures or inner dots show that it is a sign ("G7")."""
    if word.isdigit() or any(char.isdigit() for char in word) or "." in word[:-1]:
        return []
    return list(_PIECE.finditer(word))


def _key(piece: str) -> str:
    return piece.lower().translate(_ACCENTS).rstrip("'")


def _lower(piece: str) -> str:
    return "".join(char.lower() if len(char.lower()) == 1 else char for char in piece)


def _is_initial(words: Sequence[str], index: int, match: re.Match[str]) -> bool:
    """ "J." of a name."""
    after = words[index][match.end() :] or (words[index + 1] if index + 1 < len(words) else "")
    return len(match[0]) == 1 and after.startswith(".") and index + 1 < len(words)


def _small_or_capital(keys: list[str], initials: list[bool], known: Knowledge) -> list[str]:
    """For each word "small", "capital" or "upper": the best way through a line."""
    beside = [False, *initials]  # "J. BIANCHI": an initial, and what follows one
    odds = [9.0 if any(pair) else _odds(key, known) for key, *pair in zip(keys, initials, beside, strict=False)]
    forms = ["" for _ in keys]
    index = 0
    while index < len(keys):
        for length in range(_LONGEST_PHRASE, 1, -1):
            written = known.phrases.get(tuple(keys[index : index + length]))
            if written:
                for place, form in enumerate(written, index):
                    odds[place], forms[place] = (-9.0 if form == "small" else 9.0), form
                index += length - 1
                break
        index += 1
    small, capital = 0.0, 0.0
    back: list[tuple[bool, bool]] = []
    for value in odds:
        back.append((capital > small, capital + BESIDE_A_NAME > small))
        small, capital = max(small, capital), max(small, capital + BESIDE_A_NAME) + value
    named = capital > small
    for index in range(len(keys) - 1, -1, -1):
        if not forms[index]:
            forms[index] = "capital" if named else "small"
            if _ROMAN.fullmatch(keys[index]) and keys[index] not in known.odds and len(keys[index]) > 1:
                forms[index] = "upper"
        named = back[index][1] if named else back[index][0]
    return forms


def _odds(key: str, known: Knowledge) -> float:
    if key in known.odds:
        return known.odds[key]
    endings = (known.endings[key[-n:]] for n in (3, 2, 1) if key[-n:] in known.endings)
    return next(endings, _log_odds(UNKNOWN)) + UNLISTED


def _log_odds(share: float) -> float:
    return math.log(share / (1 - share))


@cache
def _knowledge() -> Knowledge:
    table = read_toml(Path(__file__).with_name("words.toml"))
    odds: dict[str, float] = {}
    endings: dict[str, float] = {}
    for name, body in table.items():
        kind, _, percent = name.partition("_")
        share = float(percent) / 100 if percent.isdigit() else 0.02
        if kind == "endings":
            endings |= dict.fromkeys(body.split(), _log_odds(share))
        elif kind in ("share", "small"):
            odds |= dict.fromkeys(body.split(), _log_odds(share))
    phrases = {}
    for phrase in " ".join(table["phrases"].split()).split(", "):
        pieces = _PIECE.findall(phrase)
        forms = ["small" if p[0].islower() else "upper" if p.isupper() and len(p) > 2 else "capital" for p in pieces]
        phrases[tuple(map(_key, pieces))] = tuple(forms)
    return Knowledge(odds, endings, phrases, frozenset(table["acronyms"].split()))


__all__ = ["capital_lines", "in_small_letters"]
