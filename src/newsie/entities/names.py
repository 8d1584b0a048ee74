"""What a name is made of: its folded form, its words, how they sound, and the acronyms they give."""

import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from newsie.entities.gender import first_name_gender
from newsie.knowledge import read_toml

_PLAIN = str.maketrans(
    {
        "’": "'",
        "‘": "'",
        "ʼ": "'",
        "`": "'",
        "‐": "-",
        "‑": "-",
        "–": "-",
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "ı": "i",
    }
)
_DROPPED = str.maketrans("", "", '"“”«»„.,;:()[]')


@cache
def _table() -> dict[str, Any]:
    return read_toml(Path(__file__).parent / "names.toml")


@cache
def words_of(key: str) -> frozenset[str]:
    """One of the word lists of `names.toml`: "particles", "joining", "company", "heads"."""
    return frozenset(_table()[key].split())


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """A name without what spelling varies: case, accents, quotation marks, dots, kinds of apostrophe and hyphen.

    >>> fold("U.S.A."), fold("Šojgu"), fold("L’Avana")
    ('usa', 'sojgu', "l'avana")
    """
    decomposed = unicodedata.normalize("NFKD", text.casefold().translate(_PLAIN))
    plain = "".join(char for char in decomposed if not unicodedata.combining(char))
    return " ".join(plain.translate(_DROPPED).casefold().split())


@lru_cache(maxsize=8192)
def words(name: str) -> tuple[str, ...]:
    """The folded words of a name, cut at spaces, hyphens and apostrophes.

    >>> words("Kim Jong-un"), words("Alfredo D'Avanzo")
    (('kim', 'jong', 'un'), ('alfredo', 'd', 'avanzo'))
    """
    return tuple(fold(name).replace("-", " ").replace("'", " ").split())


@lru_cache(maxsize=8192)
def sound(word: str) -> str:
    """A folded word as it sounds, so that the ways of transliterating it give one key.

    >>> sound("sojgu") == sound("shoigu"), sound("zelensky") == sound("zelenskyj"), sound("rossi") == sound("russo")
    (True, True, False)
    """
    for written, sounded in _table()["sounds"]:
        word = word.replace(written, sounded)
    kept = [char for i, char in enumerate(word) if i == 0 or char != word[i - 1]]
    return "".join(kept)


def same_first_name(one: str, other: str) -> bool:
    """Whether two folded, sounded first names may be one person's: equal, an initial, a short form or another spelling.

    Another spelling has the same consonants, in the same order ("mohamed", "muhammad"), and no other gender ("maria"
    is never "mario").

    >>> same_first_name("g", "giulio"), same_first_name("pipo", "giusepe"), same_first_name("mario", "maria")
    (True, True, False)
    """
    if one == other or (min(len(one), len(other)) == 1 and one[0] == other[0]):
        return True
    if other in full_first_names(one) or one in full_first_names(other):
        return True
    if skeleton(one) != skeleton(other) or len(skeleton(one)) < 3:
        return False
    genders = {first_name_gender(one.title()), first_name_gender(other.title())} - {None}
    return len(genders) < 2


def skeleton(word: str) -> str:
    """The consonants of a sounded word.

    >>> skeleton("mohamed"), skeleton("muhamad")
    ('mhmd', 'mhmd')
    """
    return "".join(char for char in word if char not in "aeiou")


def full_first_names(short: str) -> frozenset[str]:
    """The first names that a short one may stand for, all folded and sounded: "gigi" for "luigi" and "pierluigi"."""
    return _nicknames().get(short, frozenset())


@cache
def _nicknames() -> dict[str, frozenset[str]]:
    table = _table()["nicknames"]
    return {sound(fold(short)): frozenset(sound(name) for name in full.split()) for short, full in table.items()}


def is_acronym(name: str) -> bool:
    """Whether a name is written like an acronym: "ONU", "U.S.A.", "Pdl", "CSM".

    >>> is_acronym("ONU"), is_acronym("Csm"), is_acronym("Roma")
    (True, True, False)
    """
    letters = name.replace(".", "")
    if not 2 <= len(letters) <= 8 or not letters.isalpha():
        return False
    if letters.isupper():
        return True
    consonants = not any(char in "aeiou" for char in letters[1:])
    return letters[0].isupper() and letters[1:].islower() and (len(letters) <= 3 or (len(letters) <= 5 and consonants))


def acronyms(name: str) -> set[str]:
    """The acronyms a long name gives: its initials, with and without those of its joining words.

    >>> sorted(acronyms("Movimento per l'Autonomia"))
    ['ma', 'mla', 'mpa', 'mpla']
    """
    found = {""}
    for word in words(name)[:10]:
        kept = {start + word[0] for start in found}
        found = kept | found if word in words_of("joining") else kept
    return {letters for letters in found if len(letters) >= 2}


def deletions(text: str) -> Iterator[str]:
    """The text and each text with one character less: two texts at one edit from each other share one of them."""
    yield text
    for i in range(len(text)):
        yield text[:i] + text[i + 1 :]


def bare_company(name: str) -> tuple[str, ...]:
    """The words of an organisation's name without article and legal form at its ends; never empty.

    >>> bare_company("Adobe Systems Inc."), bare_company("la Ducati Motor")
    (('adobe',), ('ducati',))
    """
    parts = words(name)
    while len(parts) > 1 and parts[-1] in words_of("company"):
        parts = parts[:-1]
    while len(parts) > 1 and parts[0] in ("il", "lo", "la", "i", "gli", "le", "l", "the"):
        parts = parts[1:]
    return parts
