"""On which day a feast falls in a year."""

from calendar import monthrange
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from dateutil.easter import easter

from newsie.knowledge import read_toml


@cache
def feasts() -> dict[str, dict[str, Any]]:
    """The content of `feasts.toml`."""
    return read_toml(Path(__file__).parent / "feasts.toml")


def feast_day(name: str, year: int) -> date | None:
    """The day of a feast in a year, None where it is not known for that year.

    >>> feast_day("pasqua", 2024)
    datetime.date(2024, 3, 31)
    """
    row = feasts()[name]
    if "day" in row:
        return date(year, row["month"], row["day"])
    if "easter" in row:
        return easter(year) + timedelta(days=row["easter"]) if 1583 <= year <= 4099 else None
    if "nth" in row:
        return _nth_weekday(year, row["month"], row["weekday"], row["nth"])
    return _from_library(row["country"], row["called"], year)


@cache
def _from_library(country: str, called: str, year: int) -> date | None:
    from holidays import country_holidays  # slow to import, and rarely needed

    days = country_holidays(country, years=year, language="en_US").get_named(called, lookup="icontains")
    return min(days) if days else None


def _nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    if nth < 0:
        last = date(year, month, monthrange(year, month)[1])
        return last - timedelta(days=(last.isoweekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (nth - 1))
