"""Reading a publication date: a date, a datetime, an ISO string or an Italian one."""

from datetime import date, datetime

import dateparser

from newsie.errors import InputError


def read_published(value: date | datetime | str | None) -> date | datetime | None:
    """The publication date; a datetime where a clock time is given.

    A time zone is dropped, the date and time it shows are kept: the article's days are those of the place it is
    written for. Italian strings ("sabato 14 settembre 2024, ore 12.30") are read by dateparser.

    Raises:
        InputError: the value is no date.

    >>> read_published("14 settembre 2024")
    datetime.date(2024, 9, 14)
    """
    if value is None:
        return None
    if isinstance(value, datetime):
        return value.replace(tzinfo=None)
    if isinstance(value, date):
        return value
    if not isinstance(value, str):
        raise InputError(f"published must be a date, a datetime, a str or None, not {type(value).__name__}")
    try:
        return from_iso(value.strip())
    except ValueError:
        return _from_words(value)


def from_iso(value: str | None) -> date | datetime | None:
    """A date from "2024-09-14", a datetime from "2024-09-14T12:30" (a time zone is dropped)."""
    if value is None:
        return None
    if len(value) == 10:
        return date.fromisoformat(value)
    return datetime.fromisoformat(value.replace("Z", "+00:00")).replace(tzinfo=None)


def _from_words(value: str) -> date | datetime:
    settings = {
        "STRICT_PARSING": True,
        "DATE_ORDER": "DMY",
        "PARSERS": ["absolute-time"],
        "RETURN_AS_TIMEZONE_AWARE": False,
    }
    words = value.lower().replace(", ore ", " ").replace(" ore ", " ")
    found = dateparser.parse(words, languages=["it"], settings=settings)
    if found is None:
        raise InputError(f"published {value!r} is no date: give it as 2024-09-14 or as '14 settembre 2024'")
    return found if any(char in words for char in ":") or "." in words else found.date()
