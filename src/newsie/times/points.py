"""Which stretch of the calendar an expression names."""

from datetime import date, datetime

from attrs import evolve

from newsie.records import Anchor
from newsie.times.context import Cue
from newsie.times.feasts import feast_day
from newsie.times.specs import (
    Calendar,
    Century,
    Decade,
    Feast,
    Inside,
    Nth,
    Season,
    Shift,
    Spec,
    UnitRef,
    YearPart,
)
from newsie.times.story import FLASHBACK_REACH, SENTENCE_REACH, Story, needs
from newsie.times.values import MONTHS_IN, Point, add_days, add_months, days_in, moved, season_start, shifted, start_of
from newsie.times.within import day_point, inside, midnight


class Points(Story):
    """Resolves expressions to points, by the publication date, the tense and what was named before."""

    def point(self, spec: Spec, cue: Cue, place: int) -> tuple[Point | None, Anchor]:
        """The stretch of the calendar an expression names, None when that needs a date that is not known."""
        if isinstance(spec, Calendar | Season) and spec.mod in ("after", "before"):
            mod = "next" if spec.mod == "after" else "last"
            if self.last is None:
                return self.point(evolve(spec, mod=mod), cue, place)
            there = Points(self.last.begin, "news")  # "il lunedì successivo": seen from the last date named
            return there.point(evolve(spec, mod=mod), cue, place)[0], "previous"
        if isinstance(spec, Calendar):
            return self._calendar(spec, cue, place)
        if isinstance(spec, UnitRef):
            return self._unit(spec, cue, place)
        if isinstance(spec, Shift):
            return self._shift(spec, cue, place)
        if isinstance(spec, Season):
            return self._season(spec, cue, place)
        if isinstance(spec, Feast):
            return self._feast(spec, cue, place)
        if isinstance(spec, YearPart):
            return self._year_part(spec, cue, place)
        if isinstance(spec, Decade):
            first = spec.start if not spec.short else (1900 if spec.start >= 20 else 2000) + spec.start
            return Point("DE", datetime(max(first, 1), 1, 1)), "explicit"
        if isinstance(spec, Century):
            return Point("CE", datetime(max(spec.start, 1), 1, 1)), "explicit"
        if isinstance(spec, Nth):
            return self._nth_alone(spec, cue, place)
        if isinstance(spec, Inside):
            outer, anchor = self.point(spec.outer, cue, place)
            if outer is None:
                return None, "none"
            inner = inside(spec.inner, outer)
            return inner, anchor if inner else "none"
        return None, "none"

    def _unit(self, spec: UnitRef, cue: Cue, place: int) -> tuple[Point | None, Anchor]:
        """ "Ieri", "il mese scorso", "in giornata"; on a weekday "il prossimo weekend" is that of the same week."""
        just_named = cue.sign <= 0 and place - self.last_place < SENTENCE_REACH
        counted_from = spec.anchor if spec.anchor != "sentence" else "previous" if just_named else "published"
        base, anchor = self._base(counted_from, needs(spec.unit))
        if base is None:
            return None, "none"
        coming = spec.unit == "WE" and counted_from == "published" and base.isoweekday() < 6
        return moved(start_of(spec.unit, base), spec.offset - (coming and spec.offset == 1)), anchor

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

    def _day_month(self, spec: Calendar, cue: Cue, place: int) -> tuple[Point | None, Anchor]:
        month, day = spec.month or 1, spec.day or 1
        if self.last is not None and spec.mod == "same":
            return day_point(self.last.begin.year, month, day), "previous"
        if (
            self.last is not None
            and spec.mod is None
            and place - self.last_place < 40
            and self.last.grain == "D"
            and self.last.begin.month == month
            and spec.weekday is None
        ):
            return day_point(self.last.begin.year, month, day), "previous"
        if (
            cue.deep
            and self.last is not None
            and self.year_named
            and self.last.grain == "D"
            and spec.mod is None
            and self.now is not None
            and self.year_named[0] < self.now.year
            and place - self.year_named[1] < FLASHBACK_REACH
        ):
            year = self.last.begin.year
            if (month, day) > (self.last.begin.month, self.last.begin.day):
                year -= 1
            return day_point(year, month, day), "previous"
        story = self._story_year(cue, place) if spec.mod is None else None
        if story is not None and (cue.remote or not self._is_news(month, day)):
            return day_point(story, month, day), "previous"
        if self.now is None:
            return None, "none"
        today = self.now.date()
        if spec.mod == "this":
            return day_point(today.year, month, day), "published"
        sign = self._direction(cue, spec.mod)
        options = [point for year in range(today.year - 9, today.year + 10) if (point := day_point(year, month, day))]
        if spec.weekday:
            fitting = [p for p in options if p.day.isoweekday() == spec.weekday]
            near = [p for p in fitting if abs((p.day - today).days) < 400]
            if near:
                options = near
        return self._settled(options, today, sign, spec.mod), "published"

    def _settled(self, options: list[Point], today: date, sign: int, mod: str | None) -> Point | None:
        """The day that is meant, of those in one year and another: a modifier or a preference binds."""
        return _choose(options, today, sign, strict=mod is not None, hard=mod is not None or self.prefer != "news")

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
            strict=spec.mod in ("last", "next"),
            hard=spec.mod is not None or self.prefer != "news",
        ), "published"

    def _day(self, spec: Calendar, cue: Cue, place: int) -> tuple[Point | None, Anchor]:
        day = spec.day or 1
        if spec.mod == "same" and self.last is not None:
            return day_point(self.last.begin.year, self.last.begin.month, day), "previous"
        if self.now is None:
            return None, "none"
        today = self.now.date()
        if spec.mod in ("this", "same"):
            return day_point(today.year, today.month, day), "published"
        first = datetime(today.year, today.month, 1)
        options = []
        for shift in range(-14, 15):
            month = add_months(first, shift)
            point = day_point(month.year, month.month, day)
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
        return _choose(options, today, self._direction(cue, spec.mod), hard=True), "published"

    def _weekday(self, spec: Calendar, cue: Cue, place: int) -> tuple[Point | None, Anchor]:
        weekday = spec.weekday or 1
        if spec.mod == "same" and self.last is not None:
            start = start_of("W", self.last.begin)
            return Point("D", add_days(start.begin, weekday - 1)), "previous"
        if self.now is None:
            return None, "none"
        today = midnight(self.now)
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
            base, anchor = self._base(spec.anchor, needs(spec.amounts[-1][0]))
        if base is None:
            return None, "none"
        moment, finest = shifted(base, spec.amounts, spec.sign)
        if finest in ("H", "MIN", "S"):
            if (spec.anchor == "published" or self.last is None) and not self.clocked:
                return None, "none"
            if spec.anchor == "previous" and self.last is not None:
                if self.last.grain not in ("minute", "second"):  # "due ore dopo" on a day without an hour: that day
                    return start_of("D", base), anchor
                moment = shifted(self.last.begin, spec.amounts, spec.sign)[0]
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
            return (Point("D", midnight(day)), "explicit") if day else (None, "none")
        story = self._story_year(cue, place) if spec.mod is None and cue.remote else None
        if story is not None and (day := feast_day(spec.name, story)):
            return Point("D", midnight(day)), "previous"
        if self.now is None:
            return None, "none"
        today = self.now.date()
        days = [
            feast_day(spec.name, year) for year in (today.year - 1, today.year, today.year + 1) if 1 <= year <= 9999
        ]
        options = [Point("D", midnight(day)) for day in days if day]
        if not options:
            return None, "none"
        if spec.mod == "this":
            return next((p for p in options if p.begin.year == today.year), options[0]), "published"
        sign = self._direction(cue, spec.mod)
        return self._settled(options, today, sign, spec.mod), "published"

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
        here = inside(spec, month)
        if here is None:
            return None, "none"
        if sign > 0 and here.begin < midnight(self.now):
            later = inside(spec, moved(month, 1))
            return (later or here), "published"
        if sign < 0 and here.begin > self.now:
            earlier = inside(spec, moved(month, -1))
            return (earlier or here), "published"
        return here, "published"


def _choose(options: list[Point], today: date, sign: int, strict: bool = False, hard: bool = False) -> Point | None:
    """The nearest point before (-1) or after (1) today, or of all (0).

    Unless `hard`, a tense that puts it ten months away gives way to a point on the other side that is much nearer.
    """
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
