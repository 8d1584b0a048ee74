from datetime import datetime

import pandas
import pytest
from articles import ALL, crowded, meeting, silent
from hypothesis import given
from hypothesis import strategies as st

import newsie
from newsie.formats.rows import COLUMNS

KINDS = list(COLUMNS)


def test_events_are_one_row_each():
    """The columns say who, what, where, when and by whom, with the sentence."""
    frame = meeting().to_frame()
    met = frame.iloc[0]
    assert (met.type, met.date, met.status, met.source) == ("MEET", "2024-09-13", "factual", "Ansa")
    assert met.participants == "Marta Neri; Paolo Rossi & figli"
    assert met.place == "Torino"
    assert met.participant_countries == "IT"
    assert met.mentions == 2
    assert meeting().text[met.evidence_start : met.evidence_end] == met.evidence
    assert frame.iloc[1].agents == "il doge"


def test_a_date_long_before_nanosecond_clocks_is_kept():
    """A day of 1492 is out of pandas' nanosecond range and still a datetime here."""
    frame = meeting().to_frame()
    assert frame.interval_start.dtype == "datetime64[us]"
    assert frame.interval_start[1].to_pydatetime() == datetime(1492, 1, 1)


@pytest.mark.parametrize("kind", KINDS)
def test_columns_and_types_do_not_depend_on_the_articles(kind):
    """An empty frame has the same columns and types as a full one, so that they can be put together."""
    empty, full = silent().to_frame(kind), newsie.to_frame([meeting(), crowded(3)], kind)
    assert list(empty.columns) == list(full.columns) == list(COLUMNS[kind])
    open_lists = {"country", "group", "plover", "province", "region"}
    for name in set(COLUMNS[kind]) - open_lists:
        assert empty[name].dtype == full[name].dtype, name
    assert len(pandas.concat([empty, full])) == len(full)


def test_types_are_categories():
    """Type and status have all their values as categories, seen or not, and one that a user added after them."""
    frame = meeting().to_frame()
    assert list(frame.type.cat.categories) == [type_.name for type_ in newsie.EventType]
    assert list(frame.status.cat.categories) == ["factual", "negated", "possible", "future"]
    assert ALL["nasty"]().to_frame().type.cat.categories[-1] == "CRONACA"


def test_arguments_name_their_entity():
    """Each argument of each mention is a row with the label and country of its entity."""
    frame = meeting().to_frame("arguments")
    assert list(frame.role) == ["participant", "participant", "place", "agent", "theme"]
    assert list(frame.label[:3]) == ["PER", "ORG", "LOC"]
    assert frame.country[0] == "IT"
    assert frame.name.isna().tolist() == [False, False, False, True, True]


def test_entities_and_times():
    """Entities with their counts, time expressions with their values and intervals."""
    entities, times = meeting().to_frame("entities"), meeting().to_frame("times")
    assert entities.set_index("name").mentions.to_dict() == {"Marta Neri": 3, "Paolo Rossi & figli": 2, "Torino": 1}
    assert times.value.tolist() == ["2024-09-13", "PT2H", "1492"]
    assert times.interval_start.isna().tolist() == [False, True, False]


@given(st.integers(0, 30))
def test_as_many_rows_as_events(number):
    """No event is lost or made on the way into a frame."""
    assert len(crowded(number).to_frame()) == number


def test_an_unknown_kind_is_refused():
    """The message lists the kinds there are."""
    with pytest.raises(newsie.InputError, match="events, entities, times, arguments"):
        meeting().to_frame("verbs")


def test_a_missing_library_names_its_extra(monkeypatch):
    """Without pandas the error says what to install."""
    monkeypatch.setitem(__import__("sys").modules, "pandas", None)
    with pytest.raises(newsie.MissingExtraError, match=r'pip install "newsie\[frames\]"'):
        meeting().to_frame()
