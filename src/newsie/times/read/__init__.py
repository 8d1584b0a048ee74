"""From matched patterns to unresolved expressions: one function for every `build` of `patterns.toml`.

Each returns the expressions it read, or None when what stands around them shows that they are no time.
"""

from collections.abc import Callable

from newsie.times.grammar import Match
from newsie.times.read import amounts, dates, hours, periods, sets, units
from newsie.times.read.shared import Built

READERS: dict[str, Callable[[Match], Built]] = {
    function.__name__: function
    for function in (
        amounts.duration,
        amounts.shift,
        amounts.shift_from,
        amounts.whole,
        amounts.half_unit,
        amounts.window,
        amounts.vague_units,
        amounts.rest,
        units.day_word,
        units.day_offset,
        units.day_after,
        units.within_day,
        units.weekdays_away,
        units.unit,
        units.unit_after_next,
        units.bare_unit,
        units.edge_unit,
        units.nth,
        units.edge_units,
        units.portion,
        dates.date,
        dates.months,
        dates.month,
        dates.numeric,
        dates.weekday,
        dates.weekdays,
        dates.weekday_day,
        dates.bare_day,
        dates.days_in,
        periods.year,
        periods.short_year,
        periods.era,
        periods.century,
        periods.century_word,
        periods.decades,
        periods.year_part,
        periods.year_half,
        periods.week_number,
        periods.season,
        periods.holiday,
        hours.clock,
        hours.clock_h,
        hours.clock_range,
        hours.minutes_to,
        hours.noon,
        hours.part,
        hours.night_between,
        hours.todays_part,
        hours.parts_ago,
        hours.midpart,
        hours.part_word,
        sets.every,
        sets.every_weekday,
        sets.every_part,
        sets.every_period,
        sets.every_date,
        sets.every_month,
        sets.plural_weekday,
        sets.habit_weekday,
        sets.weekday_to_weekday,
        sets.frequency,
        sets.frequency_word,
        sets.rate,
        sets.fixed_set,
        sets.reference,
        sets.now,
    )
}

__all__ = ["READERS"]
