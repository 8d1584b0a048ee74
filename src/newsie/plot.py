"""Charts of events, by Altair (extra `newsie[plot]`): when, what, and who acted on whom.

Each function takes an article, articles or events, and returns an Altair chart that can be changed and saved.

>>> article = newsie.extract("Il premier Carlo Neri ha incontrato venerdì a Roma Marta Rossi.", published="2024-09-14")
>>> chart = newsie.plot.timeline(article).properties(width=300)
>>> chart.to_dict()["width"]
300
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from math import atan2, degrees
from typing import TYPE_CHECKING, Any

from newsie.errors import InputError
from newsie.formats.colours import GROUPS
from newsie.formats.extras import require
from newsie.formats.network import links, places
from newsie.formats.table import what, when, where, who
from newsie.records import Article, Event

if TYPE_CHECKING:
    import altair

Events = Article | Iterable[Article | Event]

STRONG: dict[str, str] = {
    "communication": "#5f6b80",
    "politics": "#1f5fc4",
    "conflict": "#c42e1d",
    "justice": "#7443c9",
    "life": "#c22a78",
    "incident": "#b25c00",
    "economy": "#1f7d38",
    "sport_culture": "#857000",
    "movement": "#0b7a86",
}
"""A colour for the points and bars of each group, with a contrast of at least 3:1 on white and on near-black."""


def timeline(events: Events) -> "altair.LayerChart":
    """Events on a line of time, a row a type, the group in colour; events without a date are counted in the subtitle.

    Raises:
        InputError: something in `events` is neither `Article` nor `Event`.
        MissingExtraError: `newsie[plot]` is not installed.
    """
    alt = require("altair", "plot")
    every = list(_rows(events))
    dated = [row for row in every if row["start"]]
    undated = len(every) - len(dated)
    base = alt.Chart(alt.Data(values=dated)).encode(
        x=alt.X("start:T", title=None),
        y=alt.Y("type:N", title=None, sort=_types_by_group(dated)),
        color=_group_colours(dated),
        tooltip=_TOOLTIP,
    )
    subtitle = f"{len(dated)} events" + (f"; {undated} without a date not shown" if undated else "")
    bars = base.mark_rule(strokeWidth=2, opacity=0.5).encode(x2="end:T")
    points = base.mark_point(filled=True, size=70, opacity=0.85).encode(shape=_status_shapes())
    return (bars + points).properties(title=alt.TitleParams("When", subtitle=subtitle, anchor="start"), width=_WIDTH)


def types(events: Events) -> "altair.Chart":
    """How many events of each type, by status.

    Raises:
        InputError: something in `events` is neither `Article` nor `Event`.
        MissingExtraError: `newsie[plot]` is not installed.
    """
    alt = require("altair", "plot")
    rows = list(_rows(events))
    statuses = ["factual", "future", "possible", "negated"]
    return (
        alt.Chart(alt.Data(values=rows))
        .mark_bar()
        .encode(
            x=alt.X("count():Q", title="events", axis=alt.Axis(tickMinStep=1)),
            y=alt.Y("type:N", title=None, sort="-x"),
            color=alt.Color(
                "status:N",
                sort=statuses,
                scale=alt.Scale(domain=statuses, range=["#1f5fc4", "#0b9aa8", "#d58a00", "#c42e1d"]),
            ),
            order=alt.Order("order:Q"),
            tooltip=[alt.Tooltip("type:N"), alt.Tooltip("status:N"), alt.Tooltip("count():Q", title="events")],
        )
        .transform_calculate(order=f"indexof({statuses}, datum.status)")
        .properties(title=alt.TitleParams("What", anchor="start"), width=480)
    )


def actors(events: Events, *, most: int = 40) -> "altair.LayerChart":
    """The network of who acted on whom: named agents and targets with an arrow, participants with a line.

    Args:
        events: an article, articles or events.
        most: how many actors are shown, those with most links first.

    Raises:
        InputError: something in `events` is neither `Article` nor `Event`.
        MissingExtraError: `newsie[plot]` is not installed.
    """
    alt = require("altair", "plot")
    happened = [event for event, _ in _events(events)]
    found = links(happened)
    spots = places(found, most)
    degrees = Counter(name for link in found for name in (link.source, link.target))
    nodes = [{"name": name, "x": x, "y": y, "events": degrees[name]} for name, (x, y) in spots.items()]
    left_out = len(degrees) - len(nodes)
    subtitle = f"{len(nodes)} actors" + (f"; {left_out} with fewer links not shown" if left_out else "")
    title = alt.TitleParams("Who acted on whom", subtitle=subtitle, anchor="start")
    chart = network(alt.Data(values=_edges(found, spots, happened)), alt.Data(values=nodes))
    return chart.properties(title=title, width=_WIDTH, height=_HEIGHT).configure_view(stroke=None)


def network(edges: Any, nodes: Any) -> "altair.LayerChart":
    """The chart of `actors` over data of your own, or over data that a page fills in (`altair.Data(name=...)`).

    Args:
        edges: rows with `source`, `target`, `x`, `y`, `x2`, `y2`, `angle`, `together`, `count`, `types`.
        nodes: rows with `name`, `x`, `y`, `events`.
    """
    alt = require("altair", "plot")
    x = alt.X("x:Q", axis=None, scale=alt.Scale(domain=[-1.25, 1.25]))
    y = alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[-1.15, 1.15]))
    thickness = alt.Size(
        "count:Q", scale=alt.Scale(type="sqrt", domain=[1, 30], range=[1.2, 5], clamp=True), legend=None
    )
    lines = alt.Chart(edges).encode(
        x=x, y=y, tooltip=["source:N", "target:N", "types:N", alt.Tooltip("count:Q", title="events")]
    )
    rules = lines.mark_rule(color="#7a8394", opacity=0.75).encode(x2="x2:Q", y2="y2:Q", strokeWidth=thickness)
    heads = (
        lines.transform_filter("!datum.together")
        .transform_calculate(hx="datum.x + 0.7 * (datum.x2 - datum.x)", hy="datum.y + 0.7 * (datum.y2 - datum.y)")
        .mark_point(shape="triangle", filled=True, size=90, color="#d26a00", opacity=1)
        .encode(x=alt.X("hx:Q", axis=None), y=alt.Y("hy:Q", axis=None), angle=alt.Angle("angle:Q", scale=None))
    )
    points = alt.Chart(nodes).encode(x=x, y=y, tooltip=["name:N", "events:Q"])
    area = alt.Size("events:Q", scale=alt.Scale(domain=[0, 60], range=[40, 700], clamp=True), legend=None)
    dots = points.mark_circle(color="#1f5fc4", opacity=1, cursor="pointer").encode(size=area)
    words = points.mark_text(dy=-13, fontSize=12).encode(text="name:N")
    return alt.layer(rules, heads, dots, words).resolve_scale(size="independent", strokeWidth="independent")


_WIDTH, _HEIGHT = 640, 480
_TOOLTIP = ["date:N", "type:N", "who:N", "what:N", "where:N", "status:N", "source:N", "evidence:N"]


def _events(events: Events) -> Iterator[tuple[Event, Article | None]]:
    for number, item in enumerate([events] if isinstance(events, Article) else events):
        if isinstance(item, Article):
            yield from ((event, item) for event in item.events)
        elif isinstance(item, Event):
            yield item, None
        else:
            raise InputError(f"item {number} must be an Article or an Event, not {type(item).__name__}")


def _rows(events: Events) -> Iterator[dict[str, Any]]:
    for event, _ in _events(events):
        start, end = event.interval or (None, None)
        yield {
            "date": when(event),
            "start": (start or end) and (start or end).isoformat(),  # type: ignore[union-attr]
            "end": (end or start) and (end or start).isoformat(),  # type: ignore[union-attr]
            "type": str(event.type),
            "group": event.type.group,
            "who": who(event),
            "what": what(event),
            "where": where(event),
            "status": event.status,
            "source": event.source,
            "evidence": event.mentions[0].sentence.text,
        }


def _types_by_group(rows: list[dict[str, Any]]) -> list[str]:
    groups = list(GROUPS)
    order = {row["type"]: groups.index(row["group"]) if row["group"] in groups else len(groups) for row in rows}
    return sorted(order, key=lambda name: (order[name], name))


def _group_colours(rows: list[dict[str, Any]]) -> Any:
    alt = require("altair", "plot")
    found = {row["group"] for row in rows}
    domain = [group for group in STRONG if group in found] + sorted(found.difference(STRONG))
    colours = [STRONG.get(group, "#3c3c3c") for group in domain]
    return alt.Color("group:N", sort=domain, scale=alt.Scale(domain=domain, range=colours))


def _status_shapes() -> Any:
    alt = require("altair", "plot")
    shapes = {"factual": "circle", "future": "triangle-right", "possible": "diamond", "negated": "cross"}
    return alt.Shape("status:N", scale=alt.Scale(domain=list(shapes), range=list(shapes.values())))


def _edges(found: Iterable[Any], spots: dict[str, tuple[float, float]], events: list[Event]) -> list[dict[str, Any]]:
    """One edge for each pair and direction, with its number of events and their types."""
    kept: dict[tuple[str, str, bool], list[str]] = {}
    for link in found:
        if link.source in spots and link.target in spots:
            kept.setdefault((link.source, link.target, link.together), []).append(str(events[link.event].type))
    edges = []
    for (source, target, together), kinds in kept.items():
        (x, y), (x2, y2) = spots[source], spots[target]
        edges.append(
            {
                "source": source,
                "target": target,
                "together": together,
                "x": x,
                "y": y,
                "x2": x2,
                "y2": y2,
                "angle": round(degrees(atan2((x2 - x) * _WIDTH / 2.5, (y2 - y) * _HEIGHT / 2.3)), 1),
                "count": len(kinds),
                "types": ", ".join(sorted(set(kinds))),
            }
        )
    return edges
