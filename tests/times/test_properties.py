"""What holds for any text at all."""

import re

import pytest
from cases import CASES, NOTHING
from hypothesis import given, settings
from hypothesis import strategies as st

from newsie.times import find_times

PIECES = sorted(
    {piece for block in (*CASES.values(), NOTHING) for piece in re.split(r"[\n|=]", block) if piece.strip()}
)
WORDS = sorted({word for piece in PIECES for word in piece.split()})
SIGNS = [
    *" .,;:-–/'’()\n°\u0301",
    "20.30",
    "22/04",
    "2011-13",
    "31/02/2024",
    "99",
    "0",
    "XIV",
    "a.C.",
    "'92",
    "1.000",
    "\U0001f600",
]
TEXTS = st.one_of(
    st.text(max_size=80),
    st.lists(st.sampled_from(WORDS + SIGNS), max_size=25).map(" ".join),
    st.lists(st.sampled_from(WORDS + SIGNS), max_size=25).map("".join),
)
PUBLISHED = st.one_of(st.none(), st.dates(), st.datetimes())
VALUE = re.compile(
    r"""
    (PAST|PRESENT|FUTURE)_REF
  | BC\d\d(\d\d+|XX)
  | P(?=.)([X\d.]+CE)?([X\d.]+DE)?([X\d.]+Y)?([X\d.]+M)?([X\d.]+W)?([X\d.]+WE)?([X\d.]+D)?
    (T(?=.)([X\d.]+H)?([X\d.]+M)?([X\d.]+S)?)?
  | [\dX]{2,4}(/\d{4})?
  | [\dX]{4}-(SP|SU|FA|WI|Q\d|H\d|BM\d|QM\d|B\d|W[\dX]{2}(-(WE|[1-7]))?)(T(MO|AF|EV|NI))?(T\d\d(:\d\d){1,2})?
  | [\dX]{4}-[\dX]{2}(-[\dX]{2}(T(MO|AF|EV|NI|[\dX]{2}(:[\dX]{2}){0,2}))?)?
  | \d{4}-\d\d/\d{4}-\d\d
  | [\dX]{4}-WXX-([1-7]|WE)(T(MO|AF|EV|NI|\d\d:\d\d))?
    """,
    re.VERBOSE,
)


@settings(max_examples=400, deadline=None)
@given(TEXTS, PUBLISHED, st.sampled_from(["news", "past", "future"]))
def test_invariants(text, published, prefer):
    """Offsets are exact, expressions do not overlap, values are TIMEX3, intervals run forward, links point ahead."""
    times = find_times(text, published=published, prefer=prefer)
    ids = {time.id for time in times}
    end = 0
    for time in times:
        assert text[time.start : time.end] == time.text
        assert end <= time.start < time.end
        end = time.end
        assert VALUE.fullmatch(time.value), time.value
        if time.interval is not None:
            begin, finish = time.interval
            assert begin is None or finish is None or begin <= finish
            assert time.anchor != "none"
        assert time.until is None or time.until in ids
    assert [time.id for time in times] == [f"t{number}" for number in range(1, len(times) + 1)]


@settings(max_examples=100, deadline=None)
@given(TEXTS, PUBLISHED)
def test_same_input_same_result(text, published):
    """Nothing of one call is left for the next: the same text and date give the same records."""
    first = find_times(text, published=published)
    find_times("Il 3 maggio 1999 alle 20.30, due giorni dopo, ogni lunedì", published="2001-01-01")
    assert find_times(text, published=published) == first


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_without_a_date_nothing_hangs_on_one(text):
    """Without a publication date no expression claims to be resolved against one."""
    assert all(time.anchor in ("explicit", "previous", "none") for time in find_times(text))


@pytest.mark.parametrize(
    "piece",
    [
        "1 ",
        "e ",
        "l'",
        "' ",
        "oggi' ",
        "il 3 e ",
        "lunedì, ",
        "1.1",
        "9-",
        "tra ",
        "di ",
        "due anni e ",
        "dal 3 al ",
        "\n",
    ],
)
def test_long_monotonous_text(piece):
    """Forty thousand characters of one and the same piece come back: no rule repeats its way through the text."""
    text = piece * (40_000 // len(piece))
    assert all(text[time.start : time.end] == time.text for time in find_times(text, published="2024-09-14"))
