"""Points on the calendar: their TIMEX3 values and half-open intervals."""

from datetime import date, datetime, timedelta

from attrs import frozen

from newsie.times.specs import Amounts

MONTHS_IN = {
    "M": 1,
    "BM": 2,
    "Q": 3,
    "QM": 4,
    "HY": 6,
    "Y": 12,
    "DE": 120,
    "CE": 1200,
    "MLN": 12000,
    "B2": 24,
    "B3": 36,
    "B5": 60,
    "B20": 240,
    "B30": 360,
}
_DAYS_IN = {"D": 1, "N": 1, "W": 7}
_SECONDS_IN = {"S": 1, "MIN": 60, "H": 3600}
_SEASON_STARTS = {"SP": (3, 21), "SU": (6, 21), "FA": (9, 23), "WI": (12, 21)}
_SEASON_ORDER = ("SP", "SU", "FA", "WI")
_PART_HOURS = {"MO": (6, 12), "AF": (12, 18), "EV": (18, 24), "NI": (21, 30)}
FIRST, LAST = datetime(1, 1, 1), datetime(9999, 12, 31)


@frozen(slots=True)
class Point:
    """A stretch of the calendar of one grain: a unit, a season, a part of the day, a clock time (minute, second)."""

    grain: str
    begin: datetime

    @property
    def end(self) -> datetime:
        """The moment it is over; the same moment for a clock time."""
        begin, grain = self.begin, self.grain
        if grain in ("minute", "second"):
            return begin
        if grain in MONTHS_IN:
            return add_months(begin, MONTHS_IN[grain])
        if grain in _DAYS_IN:
            return add_days(begin, _DAYS_IN[grain])
        if grain == "WE":
            return add_days(begin, 2)
        if grain in _SEASON_STARTS:
            following = _SEASON_ORDER[(_SEASON_ORDER.index(grain) + 1) % 4]
            return season_start(following, begin.year + (grain == "WI"))
        if grain in _PART_HOURS:
            first, last = _PART_HOURS[grain]
            return _plus(begin, timedelta(hours=last - first))
        return _plus(begin, timedelta(hours=1))

    @property
    def day(self) -> date:
        """The day it begins."""
        return self.begin.date()

    @property
    def timex(self) -> str:
        """Its value."""
        begin, grain = self.begin, self.grain
        year = f"{begin.year:04}"
        if grain == "Y":
            return year
        if grain == "M":
            return f"{year}-{begin.month:02}"
        if grain in ("D", "N"):
            return begin.date().isoformat()
        if grain in ("W", "WE"):
            iso = begin.isocalendar()
            return f"{iso[0]:04}-W{iso[1]:02}" + ("-WE" if grain == "WE" else "")
        if grain in _SEASON_STARTS:
            return f"{year}-{grain}"
        if grain == "Q":
            return f"{year}-Q{(begin.month + 2) // 3}"
        if grain == "HY":
            return f"{year}-H{1 if begin.month < 7 else 2}"
        if grain in ("BM", "QM", "B2", "B3", "B5", "B20", "B30"):
            last = self.end - timedelta(days=1)
            return f"{year}-{begin.month:02}/{last.year:04}-{last.month:02}"
        if grain == "DE":
            return year[:3] + "X"
        if grain == "CE":
            return year[:2] + "XX"
        if grain == "MLN":
            return year[:1] + "XXX"
        if grain in _PART_HOURS:
            return f"{begin.date().isoformat()}T{grain}"
        if grain == "H":
            return f"{begin.date().isoformat()}T{begin.hour:02}"
        return f"{begin.date().isoformat()}T{begin:%H:%M}" + (f":{begin.second:02}" if grain == "second" else "")


def start_of(unit: str, moment: datetime) -> Point:
    """The unit that holds `moment`."""
    midnight = datetime(moment.year, moment.month, moment.day)
    if unit in ("D", "N"):
        return Point(unit, midnight)
    if unit == "W":
        return Point("W", add_days(midnight, -midnight.weekday()))
    if unit == "WE":
        return Point("WE", add_days(midnight, 5 - midnight.weekday()))
    if unit == "H":
        return Point("H", midnight.replace(hour=moment.hour))
    if unit in ("MIN", "S"):
        return Point("minute" if unit == "MIN" else "second", moment.replace(microsecond=0))
    if unit in ("DE", "CE", "MLN", "B2", "B3", "B5", "B20", "B30"):
        size = MONTHS_IN[unit] // 12
        return Point(unit, datetime(max(1, moment.year - moment.year % size), 1, 1))
    size = MONTHS_IN[unit]
    return Point(unit, datetime(moment.year, moment.month - (moment.month - 1) % size, 1))


def moved(point: Point, count: int) -> Point:
    """The unit `count` units later."""
    grain = point.grain
    if grain in MONTHS_IN:
        return Point(grain, add_months(point.begin, count * MONTHS_IN[grain]))
    if grain in ("D", "N"):
        return Point(grain, add_days(point.begin, count))
    if grain in ("W", "WE"):
        return Point(grain, add_days(point.begin, 7 * count))
    seconds = {"H": 3600, "minute": 60, "second": 1}.get(grain, 0)
    return Point(grain, _plus(point.begin, timedelta(seconds=count * seconds)))


def add_months(moment: datetime, months: int) -> datetime:
    """`moment` so many months later, on the last day of the month where it has no such day."""
    total = moment.year * 12 + moment.month - 1 + months
    if total < 12:
        return FIRST
    if total >= 120000:
        return LAST
    year, month = divmod(total, 12)
    return moment.replace(year=year, month=month + 1, day=min(moment.day, days_in(year, month + 1)))


def add_days(moment: datetime, days: int) -> datetime:
    """`moment` so many days later, kept within the calendar."""
    return _plus(moment, timedelta(days=days)) if abs(days) < 4_000_000 else (LAST if days > 0 else FIRST)


def days_in(year: int, month: int) -> int:
    """How many days a month has."""
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def season_start(name: str, year: int) -> datetime:
    """The first day of a season."""
    month, day = _SEASON_STARTS[name]
    return datetime(min(year, 9999), month, day)


def part_start(part: str, day: date) -> datetime:
    """When a part of a day begins."""
    return datetime(day.year, day.month, day.day, _PART_HOURS[part][0])


def shifted(moment: datetime, amounts: Amounts, sign: int) -> tuple[datetime, str]:
    """`moment` moved by the amounts, and the finest unit among them."""
    months = days = seconds = 0.0
    finest = "Y"
    order = (
        "MLN",
        "CE",
        "B30",
        "B20",
        "DE",
        "B5",
        "B3",
        "B2",
        "Y",
        "HY",
        "QM",
        "Q",
        "BM",
        "M",
        "W",
        "N",
        "D",
        "H",
        "MIN",
        "S",
    )
    for unit, count in amounts:
        if unit in MONTHS_IN:
            months += count * MONTHS_IN[unit]
        elif unit in _SECONDS_IN:
            seconds += count * _SECONDS_IN[unit]
        else:
            days += count * _DAYS_IN.get(unit, 7)
        finest = max(finest, unit, key=lambda name: order.index(name) if name in order else 14)
    if months != int(months):
        days += 30 * (months - int(months))
    moment = add_months(moment, sign * int(min(months, 200_000)))
    moment = add_days(moment, sign * int(min(days, 4_000_000)))
    return _plus(moment, timedelta(seconds=sign * min(seconds, 1e11))), finest


def length(amounts: Amounts) -> str:
    """The TIMEX3 value of a duration: `P3D`, `P1Y6M`, `PT2H30M`; a unit without a number has X."""
    codes = {"S": "S", "MIN": "M", "H": "H", "D": "D", "N": "D", "W": "W", "M": "M", "Y": "Y", "DE": "DE", "CE": "CE"}
    factors = {
        "Q": ("M", 3),
        "HY": ("M", 6),
        "BM": ("M", 2),
        "QM": ("M", 4),
        "WE": ("WE", 1),
        "B2": ("Y", 2),
        "B3": ("Y", 3),
        "B5": ("Y", 5),
        "B20": ("Y", 20),
        "B30": ("Y", 30),
        "MLN": ("Y", 1000),
    }
    totals: dict[str, float | None] = {}
    for unit, count in amounts:
        code, factor = (codes[unit], 1) if unit in codes else factors[unit]
        name = f"T{code}" if unit in _SECONDS_IN else code
        before = totals.get(name, 0)
        totals[name] = None if count < 0 or before is None else before + count * factor
    calendar = "".join(
        f"{_plain(totals[name])}{name}" for name in ("CE", "DE", "Y", "M", "W", "WE", "D") if name in totals
    )
    clock = "".join(f"{_plain(totals[name])}{name[1]}" for name in ("TH", "TM", "TS") if name in totals)
    return f"P{calendar}" + (f"T{clock}" if clock else "")


def _plain(count: float | None) -> str:
    return "X" if count is None else f"{count:g}" if count < 1e6 else f"{count:.0f}"


def _plus(moment: datetime, delta: timedelta) -> datetime:
    try:
        return moment + delta
    except OverflowError:
        return LAST if delta > timedelta() else FIRST
