"""Reading publication dates: ISO, Italian, with and without a time or a zone."""

from contextlib import suppress
from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsie.errors import InputError
from newsie.times.published import from_iso, read_published

MONTHS = (
    "gennaio",
    "febbraio",
    "marzo",
    "aprile",
    "maggio",
    "giugno",
    "luglio",
    "agosto",
    "settembre",
    "ottobre",
    "novembre",
    "dicembre",
)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, None),
        (date(2024, 9, 14), date(2024, 9, 14)),
        (datetime(2024, 9, 14, 12, 30), datetime(2024, 9, 14, 12, 30)),
        (datetime(2024, 9, 14, 23, 30, tzinfo=timezone(timedelta(hours=2))), datetime(2024, 9, 14, 23, 30)),
        ("2024-09-14", date(2024, 9, 14)),
        (" 2024-09-14 ", date(2024, 9, 14)),
        ("2024-09-14T12:30", datetime(2024, 9, 14, 12, 30)),
        ("2024-09-14 12:30:05", datetime(2024, 9, 14, 12, 30, 5)),
        ("2024-09-14T12:30:00Z", datetime(2024, 9, 14, 12, 30)),
        ("2024-09-14T23:30:00+02:00", datetime(2024, 9, 14, 23, 30)),
        ("2024-09-14T00:30:00.000+0200", datetime(2024, 9, 14, 0, 30)),
        ("20240914", date(2024, 9, 14)),
        ("14 settembre 2024", date(2024, 9, 14)),
        ("14 SETTEMBRE 2024", date(2024, 9, 14)),
        ("1° settembre 2024", date(2024, 9, 1)),
        ("1º settembre 2024", date(2024, 9, 1)),
        ("14 set. 2024", date(2024, 9, 14)),
        ("sabato 14 settembre 2024", date(2024, 9, 14)),
        ("sabato 14 settembre 2024, ore 12.30", datetime(2024, 9, 14, 12, 30)),
        ("Sabato, 14 settembre 2024 alle 12:30", datetime(2024, 9, 14, 12, 30)),
        ("14 settembre 2024 - 9:05", datetime(2024, 9, 14, 9, 5)),
        ("14/09/2024", date(2024, 9, 14)),
        ("03/04/2024", date(2024, 4, 3)),
        ("3.4.2024", date(2024, 4, 3)),
        ("14-09-2024", date(2024, 9, 14)),
        ("14/09/2024 12:30", datetime(2024, 9, 14, 12, 30)),
        ("14/09/24", date(2024, 9, 14)),
        ("Sat, 14 Sep 2024 12:30:00 +0200", datetime(2024, 9, 14, 12, 30)),
    ],
)
def test_reads(value, expected):
    """Every usual form is read; figures are day first; a zone is dropped and the date it shows kept."""
    assert read_published(value) == expected
    assert type(read_published(value)) is type(expected)


@pytest.mark.parametrize(
    "value",
    [
        "",
        "   ",
        "ieri",
        "settembre",
        "2024",
        "14",
        "32/13/2024",
        "31 febbraio 2024",
        "2024-13-01",
        "non so",
        "14 settembre",
        20240914,
        1.5,
        ["2024-09-14"],
    ],
)
def test_what_is_no_date(value):
    """What is no full date raises newsie's own error, which names the argument; nothing is guessed."""
    with pytest.raises(InputError, match="published"):
        read_published(value)


@given(st.datetimes(min_value=datetime(1900, 1, 1)).map(lambda moment: moment.replace(microsecond=0)))
def test_iso_round_trip(moment):
    """What `isoformat` writes is read back unchanged, as a date and as a datetime."""
    assert from_iso(moment.isoformat()) == moment
    assert from_iso(moment.date().isoformat()) == moment.date()


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)))
def test_italian_round_trip(day):
    """A date written out in Italian is read back unchanged, whatever day it is."""
    assert read_published(f"{day.day} {MONTHS[day.month - 1]} {day.year}") == day


@given(st.text(max_size=40))
def test_any_text(text):
    """Any text is either a date or newsie's error; nothing else is raised."""
    with suppress(InputError):
        assert isinstance(read_published(text), date)
