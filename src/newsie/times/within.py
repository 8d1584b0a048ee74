"""Dates within dates: "giugno" in a year, "il terzo lunedì" of a month."""

from datetime import date, datetime, timedelta

from newsie.times.feasts import feast_day
from newsie.times.specs import Calendar, Feast, Inside, Nth, Season, Spec, UnitRef, YearPart
from newsie.times.values import MONTHS_IN, Point, add_days, days_in, moved, season_start, start_of


def inside(inner: Spec, outer: Point) -> Point | None:
    """The point that `inner` names within `outer`."""
    begin = outer.begin
    if isinstance(inner, Calendar):
        if inner.month is not None and inner.day is not None:
            return day_point(begin.year, inner.month, inner.day)
        if inner.month is not None:
            return Point("M", datetime(begin.year, inner.month, 1))
        if inner.day is not None:
            return day_point(begin.year, begin.month, inner.day)
        start = start_of("W", begin)
        return Point("D", add_days(start.begin, (inner.weekday or 1) - 1))
    if isinstance(inner, Nth):
        return _nth_in(inner, outer)
    if isinstance(inner, YearPart):
        return Point(inner.unit, datetime(begin.year, 1 + MONTHS_IN[inner.unit] * (inner.nth - 1), 1))
    if isinstance(inner, Season):
        return Point(inner.name, season_start(inner.name, begin.year))
    if isinstance(inner, Feast):
        day = feast_day(inner.name, begin.year)
        return Point("D", midnight(day)) if day else None
    if isinstance(inner, UnitRef):
        return start_of(inner.unit, begin)
    if isinstance(inner, Inside):
        middle = inside(inner.outer, outer)
        return inside(inner.inner, middle) if middle else None
    return None


def _nth_in(spec: Nth, outer: Point) -> Point | None:
    begin, end = outer.begin, outer.end
    if spec.weekday is not None:
        if spec.nth > 0:
            first = add_days(begin, (spec.weekday - begin.isoweekday()) % 7)
            return Point("D", add_days(first, 7 * (spec.nth - 1)))
        last = add_days(end, -1)
        last = add_days(last, -((last.isoweekday() - spec.weekday) % 7))
        return Point("D", add_days(last, 7 * (spec.nth + 1)))
    if spec.unit == "W":
        # the week that holds the first Thursday is the first, as ISO 8601 counts the weeks of a year
        if spec.nth > 0:
            thursday = add_days(begin, (4 - begin.isoweekday()) % 7)
            return start_of("W", add_days(thursday, 7 * (spec.nth - 1)))
        last = add_days(end, -1)
        thursday = add_days(last, -((last.isoweekday() - 4) % 7))
        return start_of("W", add_days(thursday, 7 * (spec.nth + 1)))
    if spec.unit == "WE":
        if spec.nth > 0:
            first = add_days(begin, (6 - begin.isoweekday()) % 7)
            return Point("WE", add_days(first, 7 * (spec.nth - 1)))
        last = add_days(end, -1)
        return Point("WE", add_days(add_days(last, -((last.isoweekday() - 6) % 7)), 7 * (spec.nth + 1)))
    start = start_of(spec.unit, begin)
    if spec.nth > 0:
        return moved(start, spec.nth - 1)
    return moved(start_of(spec.unit, end - timedelta(seconds=1)), spec.nth + 1)


def day_point(year: int, month: int, day: int) -> Point | None:
    """A day, None where the month has no such day."""
    if not 1 <= year <= 9999 or not 1 <= day <= days_in(year, month):
        return None
    return Point("D", datetime(year, month, day))


def midnight(moment: date | datetime) -> datetime:
    """When the day begins."""
    return datetime(moment.year, moment.month, moment.day)
