"""The table of Italian sentences: what is found in each, and the sentences in which nothing may be found."""

import pytest
from cases import CASES, NOTHING, PUBLISHED

from newsie.times import find_times


def _table():
    for group, block in CASES.items():
        for line in block.strip().splitlines():
            text, _, expected = line.strip().rpartition(" |")
            yield pytest.param(
                text,
                [tuple(item.rsplit(" = ", 1)) for item in expected.strip().split("; ") if item],
                id=f"{group}: {text}",
            )


ROWS = list(_table())


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_words_and_values(text, expected):
    """Every expression of the table is found with exactly its words and its TIMEX3 value, and nothing else is."""
    assert [(time.text, time.value) for time in find_times(text, published=PUBLISHED)] == expected


@pytest.mark.parametrize("text", [line.strip() for line in NOTHING.strip().splitlines()])
def test_what_is_no_time(text):
    """Ages, counts, scores, prices, streets, laws, names and titles are not taken for times."""
    assert find_times(text, published=PUBLISHED) == ()


def test_the_table_is_large_enough():
    """The table keeps the size that was agreed: 300 cases, 60 of which must find nothing."""
    nothing = NOTHING.strip().splitlines()
    assert len(ROWS) + len(nothing) >= 300
    assert len(nothing) >= 60
