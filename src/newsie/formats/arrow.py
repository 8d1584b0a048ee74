"""Arrow tables of articles, for Parquet, polars, DuckDB and Spark.

`SCHEMA` is one row an article, nested as the records are, and loses nothing: `from_table` gives the articles back. The
flat kinds ("events", "entities", "times", "arguments") have the columns of `newsie.formats.rows`. A schema is the same
for every article, also for one without events, so that the parts of a Parquet data set fit together.
"""

import types
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import attrs

from newsie.errors import InputError
from newsie.formats.dicts import structure
from newsie.formats.extras import require
from newsie.formats.rows import COLUMNS, each_article, rows
from newsie.records import Article, Event, Interval, UserType

pa = require("pyarrow", "frames")

_COLUMN_TYPES: dict[str, Any] = {
    "text": pa.string(),
    "category": pa.string(),
    "integer": pa.int64(),
    "boolean": pa.bool_(),
    "day": pa.date32(),
    "moment": pa.timestamp("us"),
}


def schema(kind: str = "articles") -> Any:
    """The `pyarrow.Schema` of a kind of table: "articles" for the nested one, or a flat kind.

    >>> schema("times").names[:4]
    ['article', 'published', 'time', 'text']
    """
    if kind == "articles":
        return SCHEMA
    if kind not in COLUMNS:
        raise InputError(f"kind must be one of articles, {', '.join(COLUMNS)}, not {kind!r}")
    return pa.schema([(name, _COLUMN_TYPES[type_]) for name, type_ in COLUMNS[kind].items()])


def to_table(articles: Article | Iterable[Article], kind: str = "articles") -> Any:
    """A `pyarrow.Table` of one article or of many.

    Raises:
        InputError: there is no such kind of table, or something in `articles` is no `Article`.
    """
    return pa.Table.from_pylist(list(to_rows(articles, kind)), schema=schema(kind))


def to_rows(articles: Article | Iterable[Article], kind: str = "articles") -> Iterator[dict[str, Any]]:
    """The rows of `to_table` one by one, for streams: dicts that `schema(kind)` describes."""
    if kind == "articles":
        yield from map(_to_row, each_article(articles))
    else:
        yield from rows(articles, kind)


def from_table(table: Any) -> Iterator[Article]:
    """The articles of a nested table, as `to_table` made it.

    Raises:
        InputError: the table's columns are not those of `SCHEMA`, or a row does not follow it.
    """
    missing = [name for name in SCHEMA.names if name not in table.column_names]
    if missing:
        raise InputError(f"the table has no column {', '.join(missing)}: it must be one of articles (kind 'articles')")
    for batch in table.select(SCHEMA.names).to_batches():
        for row in batch.to_pylist():
            yield structure(_from_row(row, Article), Article)


def _arrow_type(hint: Any) -> Any:
    """The Arrow type of an attribute of a record, from its annotation."""
    hint, origin, inner = _bare(hint)
    if hint == Interval:
        return pa.struct([("start", pa.timestamp("us")), ("end", pa.timestamp("us"))])
    if origin is tuple:
        return pa.list_(_arrow_type(inner[0]))
    if origin is dict:
        return pa.map_(_arrow_type(inner[0]), _arrow_type(inner[1]))
    if origin is Literal or (isinstance(hint, type) and issubclass(hint, Enum)):
        return pa.string()
    if attrs.has(hint):
        return pa.struct(_fields(hint))
    return _PLAIN[hint]


_PLAIN: dict[type, Any] = {
    str: pa.string(),
    int: pa.int64(),
    float: pa.float64(),
    bool: pa.bool_(),
    date: pa.date32(),
    datetime: pa.timestamp("us"),
}


def _fields(record: type) -> list[Any]:
    """The columns of a record. A type that a user added is its name in `type` and the whole of it in `user_type`."""
    hints = _hints(record)
    fields = [pa.field(field.name, _arrow_type(hints[field.name])) for field in attrs.fields(record)]
    return [*fields, pa.field("user_type", pa.struct(_fields(UserType)))] if record is Event else fields


@cache
def _hints(record: Any) -> dict[str, Any]:
    return get_type_hints(record)


def _bare(hint: Any) -> tuple[Any, Any, tuple[Any, ...]]:
    """An annotation without `None` in it, its origin and its arguments; of several types, the first."""
    if get_origin(hint) in (Union, types.UnionType):
        hint = next(option for option in get_args(hint) if option is not type(None))
    return hint, get_origin(hint), get_args(hint)


def _to_row(value: Any) -> Any:
    record: Any = type(value)
    if attrs.has(record):
        hints = _hints(record)
        row = {
            field.name: _interval(held) if _bare(hints[field.name])[0] == Interval else _to_row(held)
            for field in attrs.fields(record)
            for held in [getattr(value, field.name)]
        }
        if isinstance(value, Event):
            added = isinstance(value.type, UserType)
            row.update(type=str(value.type), user_type=row["type"] if added else None)
        return row
    if isinstance(value, tuple):
        return [_to_row(item) for item in value]
    if isinstance(value, dict):
        return list(value.items())
    return str(value) if isinstance(value, Enum) else value


def _interval(value: Interval | None) -> dict[str, Any] | None:
    return None if value is None else {"start": value[0], "end": value[1]}


def _from_row(value: Any, hint: Any) -> Any:
    """What cattrs takes for an attribute with this annotation."""
    hint, origin, inner = _bare(hint)
    if value is None:
        return None
    if hint == Interval:
        return [moment and moment.isoformat() for moment in (value["start"], value["end"])]
    if origin is tuple:
        return [_from_row(item, inner[0]) for item in value]
    if origin is dict:
        return dict(value)
    if attrs.has(hint):
        hints = _hints(hint)
        row = {name: _from_row(value[name], hints[name]) for name in hints}
        return {**row, "type": value["user_type"] or row["type"]} if hint is Event else row
    return value.isoformat() if isinstance(value, date) else value


SCHEMA: Any = pa.schema(_fields(Article))
"""The nested schema: one row an article."""

__all__ = ["SCHEMA", "from_table", "schema", "to_rows", "to_table"]
