"""Articles as dicts, JSON, frames, tables, pages and exchange formats."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from newsie.records import Article

if TYPE_CHECKING:
    import pandas
    import pyarrow


def to_frame(articles: Article | Iterable[Article], kind: str = "events") -> "pandas.DataFrame":
    """A flat, typed pandas frame of one article or of many (needs `newsie[frames]`).

    Args:
        articles: an `Article`, or any iterable of them.
        kind: what a row is: "events", "entities", "times" or "arguments".

    Raises:
        InputError: there is no such kind, or something in `articles` is no `Article`.
        MissingExtraError: pandas is not installed.
    """
    from newsie.formats.frames import to_frame

    return to_frame(articles, kind)


def to_arrow(articles: Article | Iterable[Article], kind: str = "events") -> "pyarrow.Table":
    """An Arrow table of one article or of many, for polars, DuckDB or Parquet (needs `newsie[frames]`).

    Args:
        articles: an `Article`, or any iterable of them.
        kind: as with `to_frame`; "articles" for one nested row an article that loses nothing.

    Raises:
        InputError: there is no such kind, or something in `articles` is no `Article`.
        MissingExtraError: pyarrow is not installed.
    """
    from newsie.formats.arrow import to_table

    table: pyarrow.Table = to_table(articles, kind)
    return table
