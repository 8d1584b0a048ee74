"""The words between two expressions, and whether they let the two be one."""

from collections.abc import Collection

from newsie.times.context import words_of

OF = words_of("gap_of")
THE = words_of("gap_the")
TO_CLOCK = words_of("gap_to_clock")
TO_PART = words_of("gap_to_part")
UNTIL = words_of("gap_until")


def all_in(gap: list[str], allowed: Collection[str]) -> bool:
    """Whether nothing but the words allowed stands between."""
    return all(word in allowed for word in gap)
