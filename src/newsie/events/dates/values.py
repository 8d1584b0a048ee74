"""TIMEX3 values as the dates of events."""

from datetime import date

from attrs import frozen

from newsie.records import DateBasis, Interval, TimeExpression


@frozen
class Dated:
    """The date of one mention: the TIMEX3 value, how it was found, its interval; `direct` where it hangs on the
    trigger."""

    value: str | None
    basis: DateBasis | None = None
    interval: Interval | None = None
    direct: bool = False


NO_DATE = Dated(None)


def date_value(time: TimeExpression) -> str | None:
    """The TIMEX3 date of an expression: its day for a time of day, None for durations, sets and "now".

    >>> date_value(TimeExpression("t1", 0, 4, "ieri", "DATE", "2024-09-13"))
    '2024-09-13'
    """
    if time.type not in ("DATE", "TIME") or time.value.endswith("_REF"):
        return None
    value = time.value.partition("T")[0] if time.type == "TIME" or "T" in time.value[4:] else time.value
    return value if value[:2].isdigit() else None


def day_of(value: str) -> date | None:
    """The day of a TIMEX3 value of day grain, None of a coarser one."""
    try:
        return date.fromisoformat(value) if len(value) == 10 and "W" not in value else None
    except ValueError:
        return None


def is_future(value: str | None, published: date | None) -> bool:
    """Whether a TIMEX3 date begins after the publication date.

    >>> is_future("2024-10", date(2024, 9, 14)), is_future("2024", date(2024, 9, 14))
    (True, False)
    """
    if value is None or published is None or not value[:4].isdigit():
        return False
    day = published.isoformat()
    if len(value) == 10 or (len(value) == 7 and value[5:].isdigit()):
        return value > day[: len(value)]
    return value[:4] > day[:4]


def is_past(value: str | None, published: date | None) -> bool:
    """Whether a TIMEX3 date lies wholly before the publication date.

    >>> is_past("2024-09-13", date(2024, 9, 14)), is_past("2024", date(2024, 9, 14))
    (True, False)
    """
    if value is None or published is None or not value[:4].isdigit():
        return False
    size = len(value) if len(value) == 10 or (len(value) == 7 and value[5:].isdigit()) else 4
    return value[:size] < published.isoformat()[:size]


def is_long_past(value: str | None, published: date | None) -> bool:
    """Whether a TIMEX3 date lies in a year before the publication and more than two months back: no news any more.

    >>> is_long_past("2023", date(2024, 9, 14)), is_long_past("2023-12-30", date(2024, 1, 2))
    (True, False)
    """
    if value is None or published is None or not value[:4].isdigit():
        return False
    month = int(value[5:7]) if value[5:7].isdigit() else 12
    return (published.year - int(value[:4])) * 12 + published.month - month > 2
