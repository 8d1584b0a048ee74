"""Tying expressions to the calendar: the publication date, the tense of the clause, the last date named."""

from attrs import frozen

from newsie.records import Anchor, Interval, TimeType
from newsie.times.context import Cue
from newsie.times.partial import partial, unknown
from newsie.times.points import Points
from newsie.times.specs import (
    Calendar,
    Century,
    Era,
    Feast,
    Inside,
    Length,
    Portion,
    Recurring,
    Reference,
    Rest,
    Season,
    Shift,
    Spec,
    TimeOfDay,
    Window,
)
from newsie.times.story import grain_of
from newsie.times.values import MONTHS_IN, Point, add_days, length, moved, part_start, shifted, start_of
from newsie.times.within import midnight


@frozen(slots=True)
class Value:
    """What an expression means; `point` is its place on the calendar if it has one."""

    type: TimeType
    timex: str
    interval: Interval | None = None
    anchor: Anchor = "none"
    point: Point | None = None


class Resolver(Points):
    """Resolves the expressions of one text, in order: it remembers the dates named."""

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
            self._remember(value.point, value.anchor, place)
        return value

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
                return Value("DATE", unknown(spec.unit))
            whole = start_of(spec.unit, self.now)
            return Value("DATE", whole.timex, (midnight(self.now), whole.end), "published", whole)
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
            value = partial(spec, self.now)
            return Value("TIME" if "T" in value else "DATE", value)
        kind: TimeType = "TIME" if point.grain in ("H", "minute", "second") else "DATE"
        return Value(kind, point.timex, (point.begin, point.end), anchor, point)

    def _time_of_day(self, spec: TimeOfDay, cue: Cue, place: int) -> Value:
        day, anchor = self._day_of(spec, cue, place)
        clock = _afternoon(spec)
        if day is None:
            head = partial(spec.day, self.now) if spec.day is not None else "XXXX-XX-XX"
            if clock is None:
                return Value("TIME", f"{head}T{spec.part}")
            hour, minute, second = clock
            return Value("TIME", f"{head}T{hour:02}:{minute:02}" + (f":{second:02}" if second is not None else ""))
        if clock is None:
            part = spec.part or "MO"
            point = Point(part, part_start(part, day.day))
            return Value("TIME", point.timex, (point.begin, point.end), anchor, point)
        hour, minute, second = clock
        begin = day.begin.replace(hour=hour, minute=minute, second=second or 0)
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
            and grain_of(self.last) == "D"
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
        day = midnight(base)
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
