"""The gender of first names, and which words are first names."""

from functools import cache
from pathlib import Path
from typing import Literal

from newsie.knowledge import read_toml

Gender = Literal["masc", "fem"]


@cache
def _listed() -> dict[str, Gender | None]:
    table = read_toml(Path(__file__).parent / "gender.toml")
    listed: dict[str, Gender | None] = dict.fromkeys(table["masc"].split(), "masc")
    listed.update(dict.fromkeys(table["fem"].split(), "fem"))
    listed.update(dict.fromkeys(table["both"].split()))
    return listed


def first_name_gender(name: str) -> Gender | None:
    """The gender of a person's first name: the listed ones first, then the endings -o and -a; None where neither tells.

    >>> first_name_gender("Andrea"), first_name_gender("Paola"), first_name_gender("Kim")
    ('masc', 'fem', None)
    """
    listed = _listed()
    name = name.title() if name.isupper() else name
    if name in listed:
        return listed[name]
    return {"o": "masc", "a": "fem"}.get(name[-1:])  # type: ignore[return-value]


@cache
def first_names() -> frozenset[str]:
    """The words that are listed as first names."""
    more = read_toml(Path(__file__).parent / "gender.toml")["more"].split()
    return frozenset(name for name in (*more, *(name for name, gender in _listed().items() if gender)) if len(name) > 2)


def is_first_name(word: str) -> bool:
    """Whether a word is a listed first name; capitals do not matter.

    >>> is_first_name("Silvio"), is_first_name("MARIA"), is_first_name("Arcore")
    (True, True, False)
    """
    return (word.title() if word.isupper() else word) in first_names()
