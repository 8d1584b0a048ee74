"""Reading a publication date: a date, a datetime, an ISO string or an Italian one."""

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime

from newsie.errors import InputError

_ISO = re.compile(
    r"(\d{4})-?(\d\d)-?(\d\d)"
    r"(?:[T ](\d\d):?(\d\d)(?::?(\d\d)(?:[.,]\d{1,9})?)? ?(?:Z|[+-]\d\d(?::?\d\d)?)?)?"
)
_CLOCK = re.compile(r"[\s,–-]+(?:(?:alle|h|ore|alle ore)\s*)?(\d{1,2})[:.](\d\d)(?:[:.](\d\d))?$")
_FIGURES = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d\d)")
_SETTINGS = {
    "STRICT_PARSING": True,
    "DATE_ORDER": "DMY",
    "PARSERS": ["absolute-time"],
    "RETURN_AS_TIMEZONE_AWARE": False,
}


def read_published(value: date | datetime | str | None) -> date | datetime | None:
    """The publication date; a datetime where a clock time is given.

    A time zone is dropped, the date and time it shows are kept: the article's days are those of the place it is
    written for. Figures are read day first. Dates in Italian words ("sabato 14 settembre 2024, ore 12.30") are read by
    dateparser, those of mail and RSS headers ("Sat, 14 Sep 2024 12:30:00 +0200") by the standard library.

    Raises:
        InputError: the value is no full date; the message says how to give one.

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
    text = value.strip()
    try:
        if _ISO.fullmatch(text):
            return from_iso(text)
        return _from_figures(text) or _from_mail(text) or _from_words(text)
    except (ValueError, OverflowError) as error:
        raise InputError(
            f"published {value[:60]!r} is no date: give it as 2024-09-14 or as '14 settembre 2024'"
        ) from error


def from_iso(value: str | None) -> date | datetime | None:
    """A date from "2024-09-14", a datetime from "2024-09-14T12:30" (a time zone is dropped).

    Raises:
        ValueError: the string is no ISO date.
    """
    if value is None:
        return None
    match = _ISO.fullmatch(value)
    if not match:
        raise ValueError(f"{value!r} is no ISO date")
    year, month, day, hour, minute, second = (int(part) if part else None for part in match.groups())
    assert year is not None
    assert month is not None
    assert day is not None
    if hour is None:
        return date(year, month, day)
    fraction = re.search(r"[.,](\d+)", value)
    micro = int(fraction[1][:6].ljust(6, "0")) if fraction else 0
    return datetime(year, month, day, hour, minute or 0, second or 0, micro)


def _from_figures(text: str) -> date | datetime | None:
    """ "14/09/2024", "14.9.24 12:30": day first."""
    day, clock = _without_clock(text)
    match = _FIGURES.fullmatch(day)
    if not match:
        return None
    year = int(match[3]) if len(match[3]) == 4 else 2000 + int(match[3])
    return _with_clock(date(year, int(match[2]), int(match[1])), clock)


def _from_mail(text: str) -> datetime | None:
    """ "Sat, 14 Sep 2024 12:30:00 +0200"."""
    if not re.fullmatch(
        r"(?:[A-Za-z]{3}, )?\d{1,2} [A-Za-z]{3} \d{4} \d\d:\d\d(?::\d\d)? ?(?:[+-]\d{4}|[A-Z]{1,4})", text
    ):
        return None
    try:
        return parsedate_to_datetime(text).replace(tzinfo=None)
    except (TypeError, ValueError):
        return None


def _from_words(text: str) -> date | datetime:
    import dateparser  # a twentieth of the time that the start takes, and most dates are ISO

    day, clock = _without_clock(text.lower())
    words = re.sub(r"(?<=\d)[°º]|(?<=[a-zì])\.|,", " ", day).strip()
    found = dateparser.parse(words, languages=["it"], settings=_SETTINGS) if re.search(r"\d{4}", words) else None
    if found is None:
        raise ValueError("no date")
    return _with_clock(found.date(), clock)


def _without_clock(text: str) -> tuple[str, re.Match[str] | None]:
    clock = _CLOCK.search(text)
    if clock and _FIGURES.fullmatch(text):  # 3.4.2024 is no time
        clock = None
    return (text[: clock.start()], clock) if clock else (text, None)


def _with_clock(day: date, clock: re.Match[str] | None) -> date | datetime:
    if clock is None:
        return day
    return datetime(day.year, day.month, day.day, int(clock[1]), int(clock[2]), int(clock[3] or 0))
