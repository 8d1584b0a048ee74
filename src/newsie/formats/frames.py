"""Flat, typed pandas frames of articles; the columns are those of `newsie.formats.rows`.

Text columns hold `str`, `type`, `status` and the like are categoricals whose categories are the same in every frame,
days and moments are `datetime64[us]` without a time zone (a microsecond clock: a date in the year 1500 has its place),
counts and offsets are `Int64`. What is unknown is a missing value of the column's own type.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, get_args

from newsie.formats.extras import require
from newsie.formats.rows import COLUMNS, rows
from newsie.records import Anchor, Article, DateBasis, EventType, Label, Role, Status, TimeType

if TYPE_CHECKING:
    from pandas import DataFrame

_TYPES = tuple(type_.name for type_ in EventType)
_CATEGORIES: dict[tuple[str, str], tuple[str, ...]] = {
    ("events", "type"): _TYPES,
    ("events", "status"): get_args(Status),
    ("events", "date_basis"): get_args(DateBasis),
    ("entities", "label"): get_args(Label),
    ("times", "type"): get_args(TimeType),
    ("times", "anchor"): get_args(Anchor),
    ("arguments", "type"): _TYPES,
    ("arguments", "role"): get_args(Role),
    ("arguments", "label"): get_args(Label),
}


def to_frame(articles: Article | Iterable[Article], kind: str = "events") -> "DataFrame":
    """A frame of one article or of many: one row an event, entity, time expression or argument.

    Args:
        articles: an `Article`, or any iterable of them.
        kind: "events", "entities", "times" or "arguments".

    Raises:
        InputError: there is no such kind, or something in `articles` is no `Article`.
        MissingExtraError: pandas is not installed (`pip install "newsie[frames]"`).
    """
    pandas = require("pandas", "frames")
    numpy = require("numpy", "frames")
    found = list(rows(articles, kind))

    def column(name: str, type_: str) -> Any:
        values = [row[name] for row in found]
        if type_ in ("day", "moment"):
            return pandas.Series(numpy.array(values, dtype="datetime64[us]"))
        if type_ == "category":
            known = _CATEGORIES.get((kind, name), ())
            others = sorted({value for value in values if value is not None}.difference(known))
            return pandas.Series(pandas.Categorical(values, categories=[*known, *others]))
        return pandas.Series(values, dtype={"integer": "Int64", "boolean": "boolean"}.get(type_, "string"))

    frame: DataFrame = pandas.DataFrame({name: column(name, type_) for name, type_ in COLUMNS[kind].items()})
    return frame
