"""What a person is: "ministro della Difesa", "ex premier", "26enne"."""

import re
from functools import cache
from pathlib import Path
from typing import Literal

from newsie.knowledge import read_toml

_AGE = re.compile(r"\d{1,3}[- ]?enne$")


@cache
def role_nouns() -> dict[str, Literal["masc", "fem", "both"]]:
    """Every role noun and phrase of `roles.toml` in lower case, with its gender."""
    table = read_toml(Path(__file__).parent / "roles.toml")
    nouns: dict[str, Literal["masc", "fem", "both"]] = {}
    for gender in ("both", "masc", "fem"):
        nouns.update(dict.fromkeys(table["nouns"][gender].split(), gender))
        nouns.update({phrase.lower(): gender for phrase in table["phrases"][gender]})
    return nouns


@cache
def before_words() -> frozenset[str]:
    """The words that may come before a role noun and belong to it: "ex", "neo", "presunto"."""
    return frozenset(read_toml(Path(__file__).parent / "roles.toml")["before"]["words"])


def role_gender(role: str) -> Literal["masc", "fem"] | None:
    """The gender of a role's noun, or None where it serves both ("presidente") or is not known.

    >>> role_gender("ex ministra della Salute"), role_gender("26enne")
    ('fem', None)
    """
    words = role.lower().replace("-", " ").split()
    while words and words[0] in before_words():
        words = words[1:]
    for size in (3, 2, 1):
        gender = role_nouns().get(" ".join(words[:size]))
        if gender:
            return None if gender == "both" else gender
    return None


def is_age(word: str) -> bool:
    """Whether a word gives an age as a noun: "26enne"."""
    return bool(_AGE.match(word.lower()))
