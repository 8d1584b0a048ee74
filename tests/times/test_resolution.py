"""Types, intervals, anchors, preferences and missing publication dates."""

from datetime import date, datetime

import pytest

from newsie.errors import InputError
from newsie.times import find_times


def only(text, **options):
    (found,) = find_times(text, **options)
    return found


@pytest.mark.parametrize(
    ("text", "value", "begin", "end"),
    [
        ("nel 2022", "2022", datetime(2022, 1, 1), datetime(2023, 1, 1)),
        ("nel giugno 2022", "2022-06", datetime(2022, 6, 1), datetime(2022, 7, 1)),
        ("il 31 dicembre 2022", "2022-12-31", datetime(2022, 12, 31), datetime(2023, 1, 1)),
        ("gli anni Ottanta", "198X", datetime(1980, 1, 1), datetime(1990, 1, 1)),
        ("il XIX secolo", "18XX", datetime(1800, 1, 1), datetime(1900, 1, 1)),
        ("nel terzo trimestre del 2016", "2016-Q3", datetime(2016, 7, 1), datetime(2016, 10, 1)),
        ("nel secondo semestre del 2016", "2016-H2", datetime(2016, 7, 1), datetime(2017, 1, 1)),
        ("nell'estate del 2016", "2016-SU", datetime(2016, 6, 21), datetime(2016, 9, 23)),
        ("nell'inverno del 2016", "2016-WI", datetime(2016, 12, 21), datetime(2017, 3, 21)),
        ("questa settimana", "2024-W37", datetime(2024, 9, 9), datetime(2024, 9, 16)),
        ("questo weekend", "2024-W37-WE", datetime(2024, 9, 14), datetime(2024, 9, 16)),
        ("ieri mattina", "2024-09-13TMO", datetime(2024, 9, 13, 6), datetime(2024, 9, 13, 12)),
        ("la scorsa notte", "2024-09-13TNI", datetime(2024, 9, 13, 21), datetime(2024, 9, 14, 6)),
        ("ieri alle 10.20", "2024-09-13T10:20", datetime(2024, 9, 13, 10, 20), datetime(2024, 9, 13, 10, 20)),
        ("gli ultimi tre anni", "P3Y", datetime(2021, 9, 14), datetime(2024, 9, 14)),
    ],
)
def test_value_and_half_open_interval(text, value, begin, end):
    """The interval is half-open, as coarse as the words are, and of one instant for a clock time."""
    found = only(text, published="2024-09-14")
    assert (found.value, found.interval) == (value, (begin, end))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("il 3 maggio", "DATE"),
        ("alle 18.30", "TIME"),
        ("stamattina", "TIME"),
        ("per tre ore", "DURATION"),
        ("ogni lunedì", "SET"),
        ("in passato", "DATE"),
        ("negli ultimi giorni", "DURATION"),
        ("due ore fa", "TIME"),
    ],
)
def test_type(text, kind):
    """Each kind of expression has its TIMEX3 type."""
    assert only(text, published=datetime(2024, 9, 14, 12)).type == kind


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Lo ha detto venerdì", "XXXX-WXX-5"),
        ("Il 7 maggio si è dimesso", "XXXX-05-07"),
        ("Si è dimesso a maggio", "XXXX-05"),
        ("L'anno scorso era altrove", "XXXX"),
        ("La settimana scorsa era altrove", "XXXX-WXX"),
        ("Il mese scorso era altrove", "XXXX-XX"),
        ("Ieri mattina era altrove", "XXXX-XX-XXTMO"),
        ("Alle 9.30 era altrove", "XXXX-XX-XXT09:30"),
        ("In estate era altrove", "XXXX-SU"),
        ("A Natale era altrove", "XXXX-12-25"),
    ],
)
def test_without_a_publication_date_what_is_relative_stays_partial(text, value):
    """No clock is read: the unknown parts are X, there is no interval and the anchor says so."""
    found = only(text)
    assert (found.value, found.interval, found.anchor) == (value, None, "none")


def test_without_a_publication_date_what_is_absolute_is_resolved():
    """A full date needs no publication date, and a following bare date takes its year."""
    first, second = find_times("Il 6 giugno 1944 sbarcarono in Normandia. Il 25 agosto entrarono a Parigi.")
    assert (first.value, first.anchor) == ("1944-06-06", "explicit")
    assert (second.value, second.anchor) == ("1944-08-25", "previous")


@pytest.mark.parametrize(
    ("text", "past", "future"),
    [
        ("venerdì", "2024-09-13", "2024-09-20"),
        ("il 3 maggio", "2024-05-03", "2025-05-03"),
        ("il 3 dicembre", "2023-12-03", "2024-12-03"),
        ("a marzo", "2024-03", "2025-03"),
        ("a Natale", "2023-12-25", "2024-12-25"),
    ],
)
def test_prefer(text, past, future):
    """`prefer` decides where the words leave it open, whatever the tense."""
    assert only(f"Arriverà {text}", published="2024-09-14", prefer="past").value == past
    assert only(f"È arrivato {text}", published="2024-09-14", prefer="future").value == future


def test_same_words_past_and_future():
    """In news the tense decides: signed in June is past, will vote in June is future."""
    assert only("L'accordo è stato firmato a giugno", published="2024-09-14").value == "2024-06"
    assert only("Si voterà a giugno", published="2024-09-14").value == "2025-06"


def test_range_is_linked():
    """The expression that opens a range names the one that closes it; two dates side by side are no range."""
    opening, closing = find_times("Chiuso dal 3 al 7 maggio 2025", published="2024-09-14")
    assert (opening.until, closing.until) == (closing.id, None)
    assert [time.until for time in find_times("Piovve lunedì e martedì", published="2024-09-14")] == [None, None]


def test_time_zone_is_that_of_the_article():
    """A publication time with a zone counts with the date it shows there, not with that of UTC."""
    assert only("oggi", published="2024-09-14T00:30:00+02:00").value == "2024-09-14"


def test_hours_need_a_publication_time():
    """ "Due ore fa" is a clock time where the publication time is known, else no more precise than the date."""
    assert only("Due ore fa", published=datetime(2024, 9, 14, 12)).value == "2024-09-14T10:00"
    coarse = only("Due ore fa", published=date(2024, 9, 14))
    assert (coarse.type, coarse.value) == ("TIME", "2024-09-14TXX")


@pytest.mark.parametrize(
    ("options", "word"),
    [
        ({"text": 7}, "text"),
        ({"prefer": "soon"}, "prefer"),
        ({"published": "un giorno"}, "published"),
        ({"published": 7}, "published"),
    ],
)
def test_bad_arguments(options, word):
    """A wrong argument gets newsie's own error, which names it."""
    with pytest.raises(InputError, match=word):
        find_times(**{"text": "oggi", **options})


@pytest.mark.parametrize(
    ("published", "value"),
    [("2024-09-11", "2024-W37-WE"), ("2024-09-14", "2024-W38-WE"), ("2024-09-15", "2024-W38-WE")],
)
def test_the_next_weekend_is_the_coming_one(published, value):
    """Written on a weekday "il prossimo weekend" is that of the same week, on a Saturday or Sunday the one after."""
    assert only("il prossimo weekend", published=published).value == value
