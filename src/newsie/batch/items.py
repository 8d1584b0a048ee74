"""What users hand in, texts, dicts, dataclasses or rows, read into one form."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import partial
from numbers import Integral
from typing import Any

from attrs import frozen

from newsie.errors import InputError
from newsie.pipeline import check_text
from newsie.times.published import read_published

FIELDS = ("text", "published", "title", "id", "url")


@frozen(slots=True)
class Item:
    """An article to be done; `published` is an ISO string. Only strings, so that it goes to any process."""

    text: str
    published: str | None = None
    title: str | None = None
    id: str | None = None
    url: str | None = None


@frozen(slots=True)
class Failure:
    """An item that gave no article: its number in the stream, counted from 0, its id where it has one, and why.

    `error` is the name of the exception: "InputError" where the item is at fault.
    """

    number: int
    id: str | None
    reason: str
    error: str
    item: Any = None


def read_item(item: Any) -> Item:
    """An item of a stream: a text, a mapping, a row that is indexed by names, or an object with attributes.

    Mappings, rows and objects need `text` and may have `published`, `title`, `id` and `url`. None and the NaN of data
    frames mean that there is no such value; an `id` may be a whole number.

    Raises:
        InputError: it has no text, or a value cannot be used.

    >>> read_item({"text": "Roma brucia.", "published": "14 settembre 2024", "id": 7})
    Item(text='Roma brucia.', published='2024-09-14', title=None, id='7', url=None)
    """
    if isinstance(item, Item):
        return item
    if isinstance(item, str):
        check_text(item)
        return Item(item)
    text, published, title, id_, url = map(_getter(item), FIELDS)
    check_text(text)
    moment = read_published(published)
    return Item(
        text=text,
        published=moment.isoformat() if moment else None,
        title=_string("title", title),
        id=str(id_) if isinstance(id_, Integral) and not isinstance(id_, bool) else _string("id", id_),
        url=_string("url", url),
    )


def id_of(item: Any) -> str | None:
    """The id of an item that may be unusable otherwise, for the report on it."""
    try:
        value = _getter(item)("id")
    except InputError:
        return None
    return str(value) if isinstance(value, (str, Integral)) else None


def _getter(item: Any) -> Callable[[str], Any]:
    read: Callable[[str], Any]
    if isinstance(item, Mapping):
        read = item.get
    elif hasattr(item, "keys") and hasattr(item, "__getitem__"):  # sqlite3.Row, a row of a pandas frame
        values = {name: item[name] for name in item.keys() if name in FIELDS}  # noqa: SIM118 - a Row iterates values
        read = values.get
    elif hasattr(item, "text"):  # dataclasses, attrs, named tuples, rows of Spark or of an ORM
        read = partial(_attribute, item)
    else:
        raise InputError(
            f"an item must be a text, or a mapping, row or object with a text in it, not {type(item).__name__}"
        )
    return lambda name: _missing_as_none(read(name))


def _attribute(item: Any, name: str) -> Any:
    return getattr(item, name, None)


def _missing_as_none(value: Any) -> Any:
    """NaN and NaT, which stand for a missing value in data frames, are the values that differ from themselves."""
    return None if isinstance(value, (float, datetime, date)) and value != value else value


def _string(name: str, value: Any) -> str | None:
    if value is None:
        return None
    if not isinstance(value, str):
        raise InputError(f"{name} must be a str or None, not {type(value).__name__}")
    try:
        value.encode()
    except UnicodeEncodeError as error:
        raise InputError(f"{name} has a lone surrogate, so it is no valid Unicode: decode it rightly") from error
    return value


__all__ = ["FIELDS", "Failure", "Item", "id_of", "read_item"]
