"""Is it a time at all? What stands beside a match tells ages, counts, streets, laws and names apart from times."""

from newsie.times.guards.ages import duration_allowed
from newsie.times.guards.figures import bare_day_allowed, bare_hour_allowed, bare_year_allowed
from newsie.times.guards.names import bare_part_allowed, is_name, month_allowed
from newsie.times.guards.nearby import (
    LOOSE_AFTER,
    counted,
    ends_or_goes_on_plainly,
    goes_on,
    governs,
    is_place_or_law,
    preposition_follows,
    stands_before,
)

__all__ = [
    "LOOSE_AFTER",
    "bare_day_allowed",
    "bare_hour_allowed",
    "bare_part_allowed",
    "bare_year_allowed",
    "counted",
    "duration_allowed",
    "ends_or_goes_on_plainly",
    "goes_on",
    "governs",
    "is_name",
    "is_place_or_law",
    "month_allowed",
    "preposition_follows",
    "stands_before",
]
