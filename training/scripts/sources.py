"""`sources.toml`: the files that training reads, and the corpora that they become part of."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import tomllib

Source = dict[str, Any]


def sources() -> list[Source]:
    table = tomllib.loads((Path(__file__).parent.parent / "sources.toml").read_text("utf8"))
    found: list[Source] = table["source"]
    return found


def corpora(beginning: str) -> Iterator[tuple[str, list[Source]]]:
    """The corpora whose names begin so, each with its sources; a source that is repeated comes as often."""
    every = sources()
    for corpus in sorted({name for source in every for name in source["corpora"] if name.startswith(beginning)}):
        yield corpus, [source for source in every for _ in range(source["corpora"].get(corpus, 0))]
