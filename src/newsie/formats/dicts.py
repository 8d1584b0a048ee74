"""Records to plain dicts and JSON and back, by cattrs."""

import json
from datetime import date, datetime
from typing import Any, TypeVar

from cattrs import Converter, transform_error
from cattrs.errors import BaseValidationError

from newsie.errors import InputError
from newsie.records import EventType, Interval, UserType

T = TypeVar("T")

_converter = Converter(forbid_extra_keys=True)
_converter.register_unstructure_hook(date, date.isoformat)
_converter.register_unstructure_hook(datetime, datetime.isoformat)
_converter.register_structure_hook(datetime, lambda value, _: datetime.fromisoformat(value))
_converter.register_structure_hook(date, lambda value, _: date.fromisoformat(value))
_converter.register_unstructure_hook_func(
    lambda kind: kind == Interval, lambda ends: [moment and moment.isoformat() for moment in ends]
)


def _structure_type(value: Any, _: Any) -> EventType | UserType:
    """A type of newsie's own is its name, one that a user's lexicon adds is a dict."""
    return EventType(value) if isinstance(value, str) else _converter.structure(value, UserType)


_converter.register_structure_hook_func(lambda kind: kind == EventType | UserType, _structure_type)
_converter.register_unstructure_hook_func(
    lambda kind: kind == EventType | UserType, lambda value: _converter.unstructure(value, type(value))
)


def unstructure(record: Any) -> Any:
    """A record as dicts, lists, strings and numbers."""
    return _converter.unstructure(record)


def structure(data: Any, kind: type[T]) -> T:
    """The record of class `kind` that `unstructure` gave `data` for.

    Raises:
        InputError: the data do not follow the schema; the message says where.
    """
    try:
        return _converter.structure(data, kind)
    except BaseValidationError as error:
        raise InputError(f"not a valid {kind.__name__}: {'; '.join(transform_error(error))}") from error


def to_json(record: Any, *, indent: int | None = None) -> str:
    """A record as JSON text, Italian letters as they are."""
    return json.dumps(unstructure(record), ensure_ascii=False, indent=indent)
