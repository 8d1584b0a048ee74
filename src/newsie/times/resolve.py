"""Tying expressions to the calendar: the publication date, the tense of the clause, the last date named."""

from datetime import date, datetime, timedelta
from typing import Literal

from attrs import frozen

from newsie.records import Anchor, Interval, TimeType
from newsie.times.context import Cue
from newsie.times.feasts import feast_day
from newsie.times.specs import (
    Calendar,
    Century,
    Decade,
    Era,
    Feast,
    Inside,
    Length,
    Nth,
    Portion,
    Recurring,
    Reference,
    Rest,
    Season,
    Shift,
    Spec,
    TimeOfDay,
    UnitRef,
    Window,
    YearPart,
    evolve,
)
from newsie.times.values import (
    MONTHS_IN,
    Point,
    add_days,
    add_months,
    days_in,
    length,
    moved,
    part_start,
    season_start,
    shifted,
    start_of,
)

Prefer = Literal["news", "past", "future"]
_FLASHBACK_REACH = 1500
"""The same for a clause in the past before a past ("aveva proposto"), which points back further."""
_NARRATIVE_REACH = 600
"""For how many characters after a date of another year a bare day and month belongs to that year."""


@frozen(slots=True)
class Value:
    """What an expression means: type, TIMEX3 value, interval, what it was resolved against, and its point if it has one."""

    type: TimeType
    timex: str
    interval: Interval | None = None
    anchor: Anchor = "none"
    point: Point | None = None


class Resolver:
    """Resolves the expressions of one text, in order: it remembers the last date named."""

    def __init__(self, published: date | datetime | None, prefer: Prefer) -> None:
        """Begin a text published then."""
        self.clocked = isinstance(published, datetime)
        self.now: datetime | None = (
            published
            if isinstance(published, datetime)
            else datetime(published.year, published.month, published.day)
            if published
            else None
        )
        self.prefer = prefer
        self.last: Point | None = None
        self.last_place = 0
        self.finest: dict[str, Point] = {}
        self.year_named: tuple[int, int] | None = None

    # --- the entry -----------------------------------------------------------------------------------------------

    def resolve(self, spec: Spec, cue: Cue, place: int, begun: Value | None = None) -> Value:
        """The value of an expression that begins at character `place`; `begun` is the start of the range it closes."""
        value = self._value(spec, cue, place)
        if (
            begun is not None
            and begun.point is not None
            and value.point is not None
            and value.anchor != "explicit"
            and isinstance(spec, Calendar | Season | Feast | TimeOfDay)
            and value.point.begin < begun.point.begin
        ):
            value = Resolver(begun.point.begin, "future")._value(spec, cue, place)
        if value.point is not None and value.anchor != "none":
            self._remember(spec, value, place)
        return value

    def _remember(self, spec: Spec, value: Value, place: int) -> None:
        point = value.point
        assert point is not None
        if point.grain in ("DE", "CE", "MLN"):
            return
        self.last, self.last_place = point, place
        day = start_of("D", point.begin) if _grain_of(point) == "D" else point
        for grain in ("Y", "M", "D"):  # the last date that is at least so fine: "il giorno dopo" needs a day before it
            self.finest[grain] = day
            if grain == _grain_of(point):
                break
        explicit = value.anchor == "explicit"
        if explicit or (self.year_named and point.begin.year == self.year_named[0]):
            self.year_named = (point.begin.year, place)
        elif value.anchor == "published":
            self.year_named = None

    def _value(self, spec: Spec, cue: Cue, place: int) -> Value:
        if isinstance(spec, Length):
            return Value("DURATION", spec.value)
        if isinstance(spec, Recurring):
            return Value("SET", spec.value)
        if isinstance(spec, Reference):
            return Value("DATE", spec.value)
        if isinstance(spec, Era):
            return Value("DATE", f"BC{spec.year:04}", None, "explicit")
        if isinstance(spec, Century) and spec.before_christ:
            return Value("DATE", f"BC{spec.start // 100:02}XX", None, "explicit")
        if isinstance(spec, Window):
            return self._window(spec)
        if isinstance(spec, Rest):
            if self.now is None:
                return Value("DATE", _unknown(spec.unit))
            whole = start_of(spec.unit, self.now)
            return Value("DATE", whole.timex, (_midnight(self.now), whole.end), "published", whole)
        if isinstance(spec, Portion):
            return Value("DURATION", length(((spec.unit, spec.count),)))
        if isinstance(spec, Inside) and isinstance(spec.inner, Portion):
            return self._portion(spec.inner, spec.outer, cue, place)
        if isinstance(spec, TimeOfDay):
            return self._time_of_day(spec, cue, place)
        if isinstance(spec, Shift) and self.now is not None and spec.sign < 0:
            years = sum(count * MONTHS_IN.get(unit, 0) for unit, count in spec.amounts) / 12
            if years >= self.now.year:  # there is no year 0: the year before 1 is 1 BC
                return Value("DATE", f"BC{int(years) - self.now.year + 1:04}", None, "published")
        point, anchor = self.point(spec, cue, place)
        if point is None:
            return Value("DATE", self._partial(spec))
        kind: TimeType = "TIME" if point.grain in ("H", "minute", "second") else "DATE"
        return Value(kind, point.timex, (point.begin, point.end), anchor, point)

    # --- points ----------------------------------------------------------------------------------------------------

    def point(self, spec: Spec, cue: Cue, place: int) -> tuple[Point | None, Anchor]:
        """The stretch of the calendar an expression names, None when that needs a date that is not known."""
        if isinstance(spec, Calendar | Season) and spec.mod in ("after", "before"):
            mod = "next" if spec.mod == "after" else "last"
            if self.last is None:
                return self.point(evolve(spec, mod=mod), cue, place)
            there = Resolver(self.last.begin, "news")  # "il lunedì successivo": seen from the last date named
            return there.point(evolve(spec, mod=mod), cue, place)[0], "previous"
        if isinstance(spec, Calendar):
            return self._calendar(spec, cue, place)
        if isinstance(spec, UnitRef):
            base, anchor = self._base(spec.anchor, _needs(spec.unit))
            if base is None:
                return None, "none"
            start = start_of(spec.unit, base)
            if (
                spec.unit == "WE"
                and spec.anchor == "published"
                and spec.offset < 0
                and base.weekday() > 4
                and cue.sign < 0
            ):
                return moved(start, spec.offset), anchor
            return moved(start, spec.offset), anchor
        if isinstance(spec, Shift):
            return self._shift(spec, cue, place)
        if isinstance(spec, Season):
            return self._season(spec, cue, place)
        if isinstance(spec, Feast):
            return self._feast(spec, cue, place)
        if isinstance(spec, YearPart):
            return self._year_part(spec, cue, place)
        if isinstance(spec, Decade):
            start = spec.start if not spec.short else (1900 if spec.start >= 20 else 2000) + spec.start
            return Point("DE", datetime(max(start, 1), 1, 1)), "explicit"
        if isinstance(spec, Century):
            return Point("CE", datetime(max(spec.start, 1), 1, 1)), "explicit"
        if isinstance(spec, Nth):
            return self._nth_alone(spec, cue, place)
        if isinstance(spec, Inside):
            outer, anchor = self.point(spec.outer, cue, place)
            if outer is None:
                return None, "none"
            inner = _inside(spec.inner, outer)
            return inner, anchor if inner else "none"
        return None, "none"

    def _base(self, anchor: str, grain: str) -> tuple[datetime | None, Anchor]:
        if anchor == "previous":
            last = self.finest.get(grain) or (self.last if self.now is None else None)
            if last is not None:
                return last.begin, "previous"
            return self.now, "published" if self.now else "none"
        return self.now, "published" if self.now else "none"

    def _calendar(self, spec: Calendar, cue: Cue, place: int) -> tuple[Point | None, Anchor]:
        year = spec.year
        if year is not None and spec.short_year:
            year = self._full_year(year)
        if year is not None:
            if spec.month is None:
                return Point("Y", datetime(year, 1, 1)), "explicit"
            if spec.day is None:
                return Point("M", datetime(year, spec.month, 1)), "explicit"
            if spec.day > days_in(year, spec.month):
                return None, "none"
            return Point("D", datetime(year, spec.month, spec.day)), "explicit"
        if spec.month is not None and spec.day is not None:
            return self._day_month(spec, cue, place)
        if spec.month is not None:
            return self._month(spec, cue, place)
        if spec.day is not None:
            return self._day(spec, cue, place)
        return self._weekday(spec, cue, place)

    def _full_year(self, year: int) -> int:
        now = self.now.year if self.now and self.now.year >= 200 else 2025
        pivot, century = now % 100 + 10, now // 100 * 100
        return century + year if year <= pivot else century - 100 + year

    def _direction(self, cue: Cue, mod: str | None) -> int:
        if mod == "last":
            return -1
        if mod == "next":
            return 1
        if self.prefer != "news":
            return -1 if self.prefer == "past" else 1
        return cue.sign

    def _story_year(self, cue: Cue, place: int) -> int | None:
        """The year of the story being told, where a date of another year stands not far before."""
        if self.year_named is None or cue.sign > 0 or self.prefer != "news":
            return None
        year, where = self.year_named
        if place - where > _NARRATIVE_REACH or (self.now is not None and year >= self.now.year):
            return None
        return year if cue.remote or self.now is None or place - where < _NARRATIVE_REACH // 2 else None

    def _day_month(self, spec: Calendar, cue: Cue, place: int) -> tuple[Point | None, Anchor]:
        month, day = spec.month or 1, spec.day or 1
        if self.last is not None and spec.mod == "same":
            return _day_point(self.last.begin.year, month, day), "previous"
        if (
            self.last is not None
            and spec.mod is None
            and place - self.last_place < 40
            and self.last.grain == "D"
            and self.last.begin.month == month
            and spec.weekday is None
        ):
            return _day_point(self.last.begin.year, month, day), "previous"
        if (
            cue.deep
            and self.last is not None
            and self.year_named
            and self.last.grain == "D"
            and spec.mod is None
            and self.now is not None
            and self.year_named[0] < self.now.year
            and place - self.year_named[1] < _FLASHBACK_REACH
        ):
            year = self.last.begin.year
            if (month, day) > (self.last.begin.month, self.last.begin.day):
                year -= 1
            return _day_point(year, month, day), "previous"
        story = self._story_year(cue, place) if spec.mod is None else None
        if story is not None:
            return _day_point(story, month, day), "previous"
        if self.now is None:
            return None, "none"
        today = self.now.date()
        if spec.mod == "this":
            return _day_point(today.year, month, day), "published"
        sign = self._direction(cue, spec.mod)
        options = [point for year in range(today.year - 9, today.year + 10) if (point := _day_point(year, month, day))]
        if spec.weekday:
            fitting = [p for p in options if p.day.isoweekday() == spec.weekday]
            near = [p for p in fitting if abs((p.day - today).days) < 400]
            if near:
                options = near
        return _choose(
            options,
            today,
            sign,
            lambda p: p.day,
            strict=spec.mod is not None,
            hard=spec.mod is not None or self.prefer != "news",
        ), "published"

    def _month(self, spec: Calendar, cue: Cue, place: int) -> tuple[Point | None, Anchor]:
        month = spec.month or 1
        if self.last is not None and spec.mod == "same":
            return Point("M", datetime(self.last.begin.year, month, 1)), "previous"
        story = self._story_year(cue, place) if spec.mod is None else None
        if story is not None and cue.sign <= 0 and (cue.remote or self.now is None):
            return Point("M", datetime(story, month, 1)), "previous"
        if self.now is None:
            return None, "none"
        today = datetime(self.now.year, self.now.month, 1).date()
        if spec.mod == "this":
            return Point("M", datetime(today.year, month, 1)), "published"
        sign = self._direction(cue, spec.mod)
        options = [Point("M", datetime(today.year + shift, month, 1)) for shift in (-1, 0, 1)]
        return _choose(
            options,
            today,
            sign,
            lambda p: p.day,
            strict=spec.mod in ("last", "next"),
            hard=spec.mod is not None or self.prefer != "news",
        ), "published"

    def _day(self, spec: Calendar, cue: Cue, place: int) -> tuple[Point | None, Anchor]:
        day = spec.day or 1
        if spec.mod == "same" and self.last is not None:
            return _day_point(self.last.begin.year, self.last.begin.month, day), "previous"
        if self.now is None:
            return None, "none"
        today = self.now.date()
        if spec.mod in ("this", "same"):
            return _day_point(today.year, today.month, day), "published"
        first = datetime(today.year, today.month, 1)
        options = []
        for shift in range(-14, 15):
            month = add_months(first, shift)
            point = _day_point(month.year, month.month, day)
            if point and (spec.weekday is None or point.day.isoweekday() == spec.weekday):
                options.append(point)
        if not options:
            return None, "none"
        if (
            self.last is not None
            and self.last.grain in ("D", "M", "minute", "MO", "AF", "EV", "NI")
            and place - self.last_place < 400
            and spec.weekday is None
            and self.prefer == "news"
        ):
            named = self.last.begin.date()
            near = [p for p in options if abs((p.day - named).days) < 32]
            if near and abs((named - today).days) < 400:
                return min(near, key=lambda p: (abs((p.day - named).days), p.day)), "previous"
        return _choose(options, today, self._direction(cue, spec.mod), lambda p: p.day, hard=True), "published"

    def _weekday(self, spec: Calendar, cue: Cue, place: int) -> tuple[Point | None, Anchor]:
        weekday = spec.weekday or 1
        if spec.mod == "same" and self.last is not None:
            start = start_of("W", self.last.begin)
            return Point("D", add_days(start.begin, weekday - 1)), "previous"
        if self.now is None:
            return None, "none"
        today = _midnight(self.now)
        ahead = (weekday - today.isoweekday()) % 7
        if spec.mod == "this":
            return Point("D", add_days(start_of("W", today).begin, weekday - 1)), "published"
        if spec.mod == "next":
            return Point("D", add_days(today, ahead or 7)), "published"
        if spec.mod in ("last", "before"):
            return Point("D", add_days(today, ahead - 7)), "published"
        sign = self._direction(cue, None)
        if sign > 0:
            return Point("D", add_days(today, ahead or 7)), "published"
        return Point("D", add_days(today, ahead - 7 if ahead else 0)), "published"

    def _shift(self, spec: Shift, cue: Cue, place: int) -> tuple[Point | None, Anchor]:
        if not isinstance(spec.anchor, str):
            point, anchor = self.point(spec.anchor, cue, place)
            base = point.begin if point else None
        else:
            base, anchor = self._base(spec.anchor, _needs(spec.amounts[-1][0]))
        if base is None:
            return None, "none"
        moment, finest = shifted(base, spec.amounts, spec.sign)
        if finest in ("H", "MIN", "S"):
            if spec.anchor == "published" and not self.clocked:
                return None, "none"
            return Point("second" if finest == "S" else "minute", moment.replace(microsecond=0)), anchor
        if spec.exact or len(spec.amounts) > 1 or finest in ("D", "N"):
            return start_of("D", moment), anchor
        if any(count % 1 for _, count in spec.amounts):
            return start_of("M" if finest == "Y" else "D", moment), anchor
        if spec.anchor == "previous" and finest in ("W", "WE"):
            return start_of("D", moment), anchor
        unit = {
            "HY": "M",
            "Q": "M",
            "BM": "M",
            "QM": "M",
            "B2": "Y",
            "B3": "Y",
            "B5": "Y",
            "B20": "Y",
            "B30": "Y",
            "DE": "Y",
            "CE": "Y",
            "MLN": "Y",
            "WE": "WE",
        }.get(finest, finest)
        return start_of(unit, moment), anchor

    def _season(self, spec: Season, cue: Cue, place: int) -> tuple[Point | None, Anchor]:
        if spec.year is not None:
            return Point(spec.name, season_start(spec.name, spec.year)), "explicit"
        if spec.mod == "same" and self.last is not None:
            return Point(spec.name, season_start(spec.name, self.last.begin.year)), "previous"
        story = self._story_year(cue, place) if spec.mod is None and cue.remote else None
        if story is not None:
            return Point(spec.name, season_start(spec.name, story)), "previous"
        if self.now is None:
            return None, "none"
        today = self.now.date()
        options = [Point(spec.name, season_start(spec.name, max(1, today.year + shift))) for shift in (-1, 0, 1)]
        if spec.mod == "this":
            current = [p for p in options if p.begin <= self.now < p.end]
            return (current[0] if current else options[1]), "published"
        sign = self._direction(cue, spec.mod)
        if spec.mod == "last":
            return max(
                (p for p in options if add_days(p.begin, 70) <= self.now), key=lambda p: p.begin, default=options[0]
            ), "published"
        if spec.mod == "next":
            return min(
                (p for p in options if p.begin > self.now), key=lambda p: p.begin, default=options[-1]
            ), "published"
        if sign > 0:
            return min(
                (p for p in options if p.end > self.now), key=lambda p: p.begin, default=options[-1]
            ), "published"
        if sign < 0:
            return max(
                (p for p in options if p.begin <= self.now), key=lambda p: p.begin, default=options[0]
            ), "published"
        return min(
            options,
            key=lambda p: (abs((p.begin + (p.end - p.begin) / 2 - self.now).days), p.begin) if self.now else p.begin,
        ), "published"

    def _feast(self, spec: Feast, cue: Cue, place: int) -> tuple[Point | None, Anchor]:
        if spec.year is not None:
            day = feast_day(spec.name, spec.year)
            return (Point("D", _midnight(day)), "explicit") if day else (None, "none")
        story = self._story_year(cue, place) if spec.mod is None and cue.remote else None
        if story is not None and (day := feast_day(spec.name, story)):
            return Point("D", _midnight(day)), "previous"
        if self.now is None:
            return None, "none"
        today = self.now.date()
        days = [
            feast_day(spec.name, year) for year in (today.year - 1, today.year, today.year + 1) if 1 <= year <= 9999
        ]
        options = [Point("D", _midnight(day)) for day in days if day]
        if not options:
            return None, "none"
        if spec.mod == "this":
            return next((p for p in options if p.begin.year == today.year), options[0]), "published"
        sign = self._direction(cue, spec.mod)
        return _choose(
            options,
            today,
            sign,
            lambda p: p.day,
            strict=spec.mod is not None,
            hard=spec.mod is not None or self.prefer != "news",
        ), "published"

    def _year_part(self, spec: YearPart, cue: Cue, place: int) -> tuple[Point | None, Anchor]:
        size = MONTHS_IN[spec.unit]
        month = 1 + size * (spec.nth - 1)
        if spec.year is not None:
            return Point(spec.unit, datetime(spec.year, month, 1)), "explicit"
        story = self._story_year(cue, place)
        if story is not None:
            return Point(spec.unit, datetime(story, month, 1)), "previous"
        if self.now is None:
            return None, "none"
        point = Point(spec.unit, datetime(self.now.year, month, 1))
        sign = self._direction(cue, None)
        if sign < 0 and point.begin > self.now:
            point = Point(spec.unit, datetime(max(1, self.now.year - 1), month, 1))
        if sign > 0 and point.end <= self.now:
            point = Point(spec.unit, datetime(self.now.year + 1, month, 1))
        return point, "published"

    def _nth_alone(self, spec: Nth, cue: Cue, place: int) -> tuple[Point | None, Anchor]:
        """ "La seconda domenica" without a month: that of the month of publication, or the one before or after it."""
        if self.now is None:
            return None, "none"
        month = start_of("M", self.now)
        sign = self._direction(cue, None)
        here = _inside(spec, month)
        if here is None:
            return None, "none"
        if sign > 0 and here.begin < _midnight(self.now):
            later = _inside(spec, moved(month, 1))
            return (later or here), "published"
        if sign < 0 and here.begin > self.now:
            earlier = _inside(spec, moved(month, -1))
            return (earlier or here), "published"
        return here, "published"

    # --- times of day, windows ------------------------------------------------------------------------------------

    def _time_of_day(self, spec: TimeOfDay, cue: Cue, place: int) -> Value:
        day, anchor = self._day_of(spec, cue, place)
        clock = _afternoon(spec)
        if day is None:
            head = self._partial(spec.day) if spec.day is not None else "XXXX-XX-XX"
            if clock is None:
                return Value("TIME", f"{head}T{spec.part}")
            hour, minute, second = clock
            return Value("TIME", f"{head}T{hour:02}:{minute:02}" + (f":{second:02}" if second is not None else ""))
        if clock is None:
            point = Point(
                spec.part or "MO",
                part_start(spec.part or "MO", day.day) if (spec.part or "MO") != "NI" else part_start("NI", day.day),
            )
            return Value("TIME", point.timex, (point.begin, point.end), anchor, point)
        hour, minute, second = clock
        begin = day.begin.replace(hour=hour, minute=minute, second=second or 0)
        if (
            spec.part in ("EV", "NI")
            and hour == 0
            and minute == 0
            and spec.day is not None
            and spec.part == "NI"
            and False
        ):
            begin = add_days(begin, 1)
        point = Point("second" if second is not None else "minute", begin)
        return Value("TIME", point.timex, (point.begin, point.end), anchor, point)

    def _day_of(self, spec: TimeOfDay, cue: Cue, place: int) -> tuple[Point | None, Anchor]:
        if spec.day is not None:
            point, anchor = self.point(spec.day, cue, place)
            if (
                point is not None
                and spec.mod == "this"
                and spec.part == "NI"
                and spec.clock is None
                and self._direction(cue, None) < 0
            ):
                return moved(point, -1), anchor
            if point is None:
                return None, "none"
            return start_of("D", point.begin), anchor
        if (
            self.last is not None
            and _grain_of(self.last) == "D"
            and self.last.grain not in ("W", "WE")
            and place - self.last_place < 1200
        ):
            return start_of("D", self.last.begin), "previous"
        if self.now is None:
            return None, "none"
        day = start_of("D", self.now)
        if spec.part == "NI" and spec.clock is None and self._direction(cue, None) < 0:
            day = moved(day, -1)
        return day, "published"

    def _window(self, spec: Window) -> Value:
        if spec.reference is not None:
            return Value("DATE", spec.reference)
        count = -1 if spec.count is None else spec.count
        timex = length(((spec.unit, count),))
        base, anchor = self._base(spec.anchor, "Y")
        if base is None or spec.count is None:
            return Value("DURATION", timex, None, "none")
        amounts = ((spec.unit, float(spec.count)),)
        if spec.unit in ("H", "MIN", "S") and not self.clocked:
            return Value("DURATION", timex)
        if spec.unit in ("H", "MIN", "S"):
            edge = shifted(base, amounts, spec.sign)[0]
            return Value("DURATION", timex, (edge, base) if spec.sign < 0 else (base, edge), anchor)
        day = _midnight(base)
        if spec.sign < 0:
            return Value("DURATION", timex, (shifted(day, amounts, -1)[0], day), anchor)
        first = add_days(day, 1)
        return Value("DURATION", timex, (first, shifted(first, amounts, 1)[0]), anchor)

    def _portion(self, spec: Portion, outer: Spec, cue: Cue, place: int) -> Value:
        timex = length(((spec.unit, spec.count),))
        whole, anchor = self.point(outer, cue, place)
        if whole is None:
            return Value("DURATION", timex)
        amounts = ((spec.unit, spec.count),)
        if spec.side > 0:
            return Value("DURATION", timex, (whole.begin, shifted(whole.begin, amounts, 1)[0]), anchor)
        return Value("DURATION", timex, (shifted(whole.end, amounts, -1)[0], whole.end), anchor)

    def _partial(self, spec: Spec) -> str:
        """The value with X for what is not known."""
        if isinstance(spec, Calendar):
            if spec.month is not None and spec.day is not None:
                year = f"{spec.year:04}" if spec.year is not None and not spec.short_year else "XXXX"
                return f"{year}-{spec.month:02}-{spec.day:02}"
            if spec.month is not None:
                return f"XXXX-{spec.month:02}"
            if spec.day is not None:
                return f"XXXX-XX-{spec.day:02}"
            return f"XXXX-WXX-{spec.weekday}"
        if isinstance(spec, Season):
            return f"XXXX-{spec.name}"
        if isinstance(spec, Feast):
            from newsie.times.feasts import feasts

            row = feasts()[spec.name]
            return f"XXXX-{row['month']:02}-{row['day']:02}" if "day" in row else "XXXX-XX-XX"
        if isinstance(spec, YearPart):
            return f"XXXX-{spec.unit[0]}{spec.nth}" if spec.unit in ("Q", "HY") else "XXXX"
        if isinstance(spec, UnitRef):
            return _unknown(spec.unit)
        if isinstance(spec, Shift):
            finest = spec.amounts[-1][0]
            if finest in ("H", "MIN", "S") and self.now is not None and spec.anchor == "published":
                return f"{self.now.date().isoformat()}TXX"
            return _unknown(finest)
        if isinstance(spec, Nth):
            return f"XXXX-WXX-{spec.weekday}" if spec.weekday else _unknown(spec.unit)
        if isinstance(spec, Inside):
            return self._partial(spec.inner)
        return "XXXX"


def _grain_of(point: Point) -> str:
    """Which of year, month and day a point is as fine as."""
    if point.grain in ("Y", "B2", "B3", "B5", "B20", "B30", "HY", "SP", "SU", "FA", "WI"):
        return "Y"
    return "M" if point.grain in MONTHS_IN else "D"


def _needs(unit: str) -> str:
    """How fine a date must be for a unit to be counted from it."""
    if unit in MONTHS_IN:
        return "Y" if MONTHS_IN[unit] >= 12 else "M"
    return "D"


def _unknown(unit: str) -> str:
    return {
        "D": "XXXX-XX-XX",
        "N": "XXXX-XX-XX",
        "W": "XXXX-WXX",
        "WE": "XXXX-WXX-WE",
        "M": "XXXX-XX",
        "H": "XXXX-XX-XXTXX",
        "MIN": "XXXX-XX-XXTXX:XX",
        "S": "XXXX-XX-XXTXX:XX",
        "DE": "XXX",
        "CE": "XX",
    }.get(unit, "XXXX")


def _midnight(moment: date | datetime) -> datetime:
    return datetime(moment.year, moment.month, moment.day)


def _day_point(year: int, month: int, day: int) -> Point | None:
    if not 1 <= year <= 9999 or not 1 <= day <= days_in(year, month):
        return None
    return Point("D", datetime(year, month, day))


def _choose(
    options: list[Point], today: date, sign: int, key: "object", strict: bool = False, hard: bool = False
) -> Point | None:
    """The nearest point before (-1) or after (1) today, or nearest of all; a weak tense gives way to a much nearer point."""
    if not options:
        return None
    past = [p for p in options if (p.day < today if strict else p.day <= today)]
    future = [p for p in options if (p.day > today if strict else p.day >= today)]
    before = max(past, key=lambda p: p.day, default=None)
    after = min(future, key=lambda p: p.day, default=None)
    if before is None or after is None:
        return before or after
    back, ahead = (today - before.day).days, (after.day - today).days
    if sign < 0:
        return after if not hard and back > 290 and ahead < 76 else before
    if sign > 0:
        return before if not hard and ahead > 330 and back < 30 and ahead > 0 and back > 0 else after
    return before if back <= ahead else after


def _inside(inner: Spec, outer: Point) -> Point | None:
    """The point that `inner` names within `outer`."""
    begin = outer.begin
    if isinstance(inner, Calendar):
        if inner.month is not None and inner.day is not None:
            return _day_point(begin.year, inner.month, inner.day)
        if inner.month is not None:
            return Point("M", datetime(begin.year, inner.month, 1))
        if inner.day is not None:
            return _day_point(begin.year, begin.month, inner.day)
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
        return Point("D", _midnight(day)) if day else None
    if isinstance(inner, UnitRef):
        return start_of(inner.unit, begin)
    if isinstance(inner, Inside):
        middle = _inside(inner.outer, outer)
        return _inside(inner.inner, middle) if middle else None
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


def _afternoon(spec: TimeOfDay) -> tuple[int, int, int | None] | None:
    """The clock time on 24 hours: "le 7 di sera" is 19."""
    if spec.clock is None:
        return None
    hour, minute, second = spec.clock
    if (
        (spec.part == "AF" and hour < 12)
        or (spec.part == "EV" and 3 < hour < 12)
        or (spec.part == "NI" and 6 < hour < 12)
    ):
        hour += 12
    elif (spec.part == "NI" and hour == 12) or (spec.part == "EV" and hour == 12):
        hour = 0
    return hour, minute, second
