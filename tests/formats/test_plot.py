import pytest
from articles import crowded, meeting, nasty, silent

import newsie
from newsie import plot
from newsie.formats.colours import GROUPS

altair = pytest.importorskip("altair", reason="newsie[plot] is not installed")
CHARTS = [plot.timeline, plot.types, plot.actors]
each_chart = pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: chart.__name__)


def rows(chart) -> list[dict]:
    """The longest list of rows that a chart holds."""
    data = chart.to_dict(validate=True)
    layers = data.get("layer", [data])
    found = [data.get("data", {}).get("values", [])] + [layer.get("data", {}).get("values", []) for layer in layers]
    return max(found + list(data.get("datasets", {}).values()), key=len)


@each_chart
@pytest.mark.parametrize("make", [meeting, nasty, silent, crowded])
def test_charts_are_valid(chart, make):
    """A chart of any article, also without events, is a valid Vega-Lite specification that can be changed."""
    made = chart(make()).properties(height=123)
    assert made.to_dict(validate=True)["height"] == 123


@each_chart
def test_an_article_articles_and_events_are_taken(chart):
    """An article, a list of it, and its events give the same chart."""
    charts = [chart(meeting()), chart([meeting()]), chart(meeting().events), chart(iter([meeting()]))]
    assert len({str(one.to_dict()) for one in charts}) == 1


@each_chart
def test_something_else_is_refused(chart):
    """The message names the item."""
    with pytest.raises(newsie.InputError, match="item 1 must be an Article or an Event, not str"):
        chart([meeting(), "text"])


@each_chart
def test_a_missing_library_names_its_extra(chart, monkeypatch):
    """Without altair the error says what to install."""
    monkeypatch.setitem(__import__("sys").modules, "altair", None)
    with pytest.raises(newsie.MissingExtraError, match=r"newsie\[plot\]"):
        chart(meeting())


def test_the_timeline_has_every_dated_event():
    """One row for each event with a date; the others are counted in the subtitle."""
    chart = plot.timeline([meeting(), nasty()])
    assert [(row["date"], row["start"], row["type"]) for row in rows(chart)] == [
        ("2024-09-13", "2024-09-13T00:00:00", "MEET"),
        ("1492", "1492-01-01T00:00:00", "AGREEMENT"),
    ]
    assert chart.to_dict()["title"]["subtitle"] == "2 events; 1 without a date not shown"


def test_types_count_every_event():
    """One row for each event, also of a type that a user added."""
    assert [row["type"] for row in rows(plot.types([meeting(), nasty()]))] == ["MEET", "AGREEMENT", "CRONACA"]


def test_actors_are_joined_by_their_events():
    """Edges with their counts and types; only the actors with most links, the others counted in the subtitle."""
    chart = plot.actors(crowded(200), most=5)
    spec = chart.to_dict()
    assert spec["title"]["subtitle"] == "5 actors; 23 with fewer links not shown"
    pairs = rows(plot.actors(crowded(200)))
    assert sum(pair["count"] for pair in pairs) == 200
    assert all(pair["source"].startswith("Attore") and pair["target"].startswith("Parte") for pair in pairs)


def test_every_group_has_its_colour():
    """Pages, displaCy and charts know the same groups, and each type of newsie belongs to one."""
    assert list(plot.STRONG) == list(GROUPS)
    assert {type_.group for type_ in newsie.EventType} == set(GROUPS)
