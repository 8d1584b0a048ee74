"""The trigger lexicon: reading the TOML files of `lexicon/` and of users, and checking them."""

from functools import cache
from pathlib import Path

from attrs import frozen


@frozen
class Lexicon:
    """All entries, ready for look-up."""


@cache
def load_lexicon(path: Path | str | None = None) -> Lexicon:
    """The lexicon that ships with newsie, with the user's own file added where a path is given."""
    return Lexicon()
