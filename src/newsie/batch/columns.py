"""Which column of a table holds which field of an article."""

from collections.abc import Iterable, Mapping

from newsie.batch.items import FIELDS
from newsie.errors import InputError


def column_names(columns: Mapping[str, str] | None) -> dict[str, str]:
    """The column of each field, those that `columns` does not name under the field's own name.

    Raises:
        InputError: `columns` names a field that there is not.
    """
    unknown = sorted(set(columns or {}) - set(FIELDS))
    if unknown:
        raise InputError(f"columns names {', '.join(unknown)}: the fields of an article are {', '.join(FIELDS)}")
    return {field: (columns or {}).get(field, field) for field in FIELDS}


def check_columns(there: Iterable[str], names: Mapping[str, str], columns: Mapping[str, str] | None) -> None:
    """Refuse a table without a column for the text or without one that the user named.

    Raises:
        InputError: the message names the column and those that are there.
    """
    there = list(there)
    needed = {names["text"], *(columns or {}).values()}
    missing = sorted(needed - set(there))
    if missing:
        raise InputError(
            f"there is no column {', '.join(map(repr, missing))}, only {', '.join(map(repr, there))}: "
            "say which column holds the text, the date, ..."
        )


__all__ = ["check_columns", "column_names"]
