"""What a text has said so far: its publication date, and the dates named in it."""

from datetime import date, datetime
from typing import Literal

from newsie.records import Anchor
from newsie.times.context import Cue
from newsie.times.values import MONTHS_IN, Point, start_of

Prefer = Literal["news", "past", "future"]
SENTENCE_REACH = 120
"""For how many characters "in giornata" may mean the day named before it."""
FLASHBACK_REACH = 1500
"""The same for a clause in the past before a past ("aveva proposto"), which points back further."""
NEWS_DAYS = 31
"""A bare day and month this near to publication is news, and not of a year named in passing before it."""
NARRATIVE_REACH = 600
"""For how many characters after a date of another year a bare day and month belongs to that year."""


class Story:
    """The publication date and the dates named so far, for one text."""

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

    def _remember(self, point: Point, anchor: Anchor, place: int) -> None:
        """Keep a date that the text names, for what refers back to it."""
        if point.grain in ("DE", "CE", "MLN"):
            return
        self.last, self.last_place = point, place
        day = start_of("D", point.begin) if grain_of(point) == "D" else point
        for grain in ("Y", "M", "D"):  # the last date that is at least so fine: "il giorno dopo" needs a day before it
            self.finest[grain] = day
            if grain == grain_of(point):
                break
        if anchor == "explicit" or (self.year_named and point.begin.year == self.year_named[0]):
            self.year_named = (point.begin.year, place)
        elif anchor == "published":
            self.year_named = None

    def _base(self, anchor: str, grain: str) -> tuple[datetime | None, Anchor]:
        if anchor == "previous":
            last = self.finest.get(grain) or (self.last if self.now is None else None)
            if last is not None:
                return last.begin, "previous"
            return self.now, "published" if self.now else "none"
        return self.now, "published" if self.now else "none"

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
        if place - where > NARRATIVE_REACH or (self.now is not None and year >= self.now.year):
            return None
        return year if cue.remote or self.now is None or place - where < NARRATIVE_REACH // 2 else None

    def _is_news(self, month: int, day: int) -> bool:
        """Whether the day of the year lies near the publication date."""
        if self.now is None or (month, day) == (2, 29):
            return False
        distance = (self.now.date() - date(self.now.year, month, day)).days % 365
        return min(distance, 365 - distance) <= NEWS_DAYS

    def _full_year(self, year: int) -> int:
        now = self.now.year if self.now and self.now.year >= 200 else 2025
        pivot, century = now % 100 + 10, now // 100 * 100
        return century + year if year <= pivot else century - 100 + year


def grain_of(point: Point) -> str:
    """Which of year, month and day a point is as fine as."""
    if point.grain in ("Y", "B2", "B3", "B5", "B20", "B30", "HY", "SP", "SU", "FA", "WI"):
        return "Y"
    return "M" if point.grain in MONTHS_IN else "D"


def needs(unit: str) -> str:
    """How fine a date must be for a unit to be counted from it."""
    if unit in MONTHS_IN:
        return "Y" if MONTHS_IN[unit] >= 12 else "M"
    return "D"
