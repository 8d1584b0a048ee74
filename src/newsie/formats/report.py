"""The report: one page, complete in itself, to search and filter the events of many articles and read their evidence.

The charts are Altair's, drawn by the Vega that vl-convert brings along; the page's own script filters and fills the
table. The page's policy allows just the scripts in it, by their hashes, and forbids every request.
"""

import json
from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import cache
from typing import Any, TextIO

from markupsafe import Markup

from newsie.formats.extras import require
from newsie.formats.html import environment, script, script_hash, web_url
from newsie.formats.network import links, places
from newsie.formats.rows import each_article
from newsie.formats.table import what, when, where, who
from newsie.plot import STRONG, network
from newsie.records import Article, Event

MOST_ACTORS = 40
"""As many actors as can be told apart in the network; those with most links are shown."""


def write_report(articles: Iterable[Article], stream: TextIO) -> None:
    """Write the report of articles to a text stream.

    Raises:
        InputError: something in `articles` is no `Article`.
        MissingExtraError: `newsie[report]` is not installed.
    """
    stream.write(to_report(articles))


def to_report(articles: Article | Iterable[Article]) -> str:
    """The report of one article or of many, as an HTML page.

    Raises:
        InputError: something in `articles` is no `Article`.
        MissingExtraError: `newsie[report]` is not installed.
    """
    listed = list(each_article(articles))
    data = _data(listed)
    scripts = [_vega(), script("report.js")]
    page = environment().get_template("report.html")
    return page.render(
        title=listed[0].title or listed[0].id if len(listed) == 1 else f"{len(listed)} articles",
        scripts=scripts,
        policy=" ".join(f"'{script_hash(code)}'" for code in scripts),
        data=_json(data),
        choices=_choices(data["events"]),
        numbers={"articles": len(listed), "events": len(data["events"])},
    )


def _data(articles: list[Article]) -> dict[str, Any]:
    events = [(event, number) for number, article in enumerate(articles) for event in article.events]
    found = links(event for event, _ in events)
    return {
        "articles": [
            {
                "title": a.title or a.id,
                "published": a.published and a.published.isoformat(),
                "url": web_url(a.url),
                "text": a.text,
            }
            for a in articles
        ],
        "events": [_event(event, number) for event, number in events],
        "links": [[link.source, link.target, link.event, link.together] for link in found],
        "places": places(found, MOST_ACTORS),
        "timeline": _timeline([event for event, _ in events]),
        "network": network(_named("edges"), _named("nodes")).properties(width="container", height=460).to_dict(),
    }


def _event(event: Event, article: int) -> dict[str, Any]:
    start, end = event.interval or (None, None)
    actors = (*event.agents, *event.participants, *event.targets)
    return {
        "article": article,
        "type": str(event.type),
        "label": event.type.label_it,
        "group": event.type.group,
        "date": when(event),
        "start": _moment(start or end),
        "end": _moment(end or start),
        "who": who(event),
        "what": what(event),
        "where": where(event),
        "actors": list(dict.fromkeys(map(str, actors))),
        "status": event.status,
        "source": event.source,
        "mentions": [
            {
                "sentence": [mention.sentence.start, mention.sentence.end],
                "trigger": [mention.trigger.start, mention.trigger.end],
                "arguments": [[argument.start, argument.end, argument.role] for argument in mention.arguments],
            }
            for mention in event.mentions
        ],
    }


def _moment(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None


def _timeline(events: list[Event]) -> dict[str, Any]:
    """Bars of events by day, month or year, stacked by group; the page fills the data in."""
    alt = require("altair", "report")
    first, last, unit = _span(events)
    groups = [group for group in STRONG if any(event.type.group == group for event in events)]
    groups += sorted({event.type.group for event in events}.difference(STRONG))
    colours = alt.Scale(domain=groups, range=[STRONG.get(group, "#6d6d6d") for group in groups])
    chart = (
        alt.Chart(_named("events"))
        .mark_bar(cursor="pointer")
        .encode(
            x=alt.X("start:T", timeUnit=unit, title=None),
            y=alt.Y("count():Q", title="events", axis=alt.Axis(tickMinStep=1)),
            color=alt.Color(
                "group:N", scale=colours, sort=groups, legend=alt.Legend(orient="top", title=None, columns=3)
            ),
            opacity=alt.condition("datum.chosen", alt.value(1), alt.value(0.25)),
            detail="chosen:N",
            tooltip=[
                alt.Tooltip("start:T", timeUnit=unit, title="when"),
                "group:N",
                alt.Tooltip("count():Q", title="events"),
            ],
        )
        .properties(width="container", height=300)
    )
    return {"spec": chart.to_dict(), "first": _moment(first), "last": _moment(last)}


def _span(events: list[Event]) -> tuple[datetime | None, datetime | None, str]:
    """The time that the bars cover, and the unit of a bar.

    A lone event of the Middle Ages must not press all others into one bar: what is farther from the middle nine tenths
    than these are long, and a year at least, is left to the table.
    """
    starts = sorted(start for event in events if event.interval and (start := event.interval[0] or event.interval[1]))
    if not starts:
        return None, None, "yearmonthdate"
    few = len(starts) // 20
    low, high = starts[few], starts[-1 - few]
    reach = max(high - low, timedelta(days=366))
    shown = [start for start in starts if low - start <= reach and start - high <= reach]
    days = (shown[-1] - shown[0]).days
    unit = "yearmonthdate" if days <= 92 else "yearmonth" if days <= 366 * 8 else "year"
    return shown[0], shown[-1], unit


@cache
def _vega() -> Markup:
    """Vega, Vega-Lite and Vega-Embed as one script, without what would end its element."""
    bundle: str = require("vl_convert", "report").javascript_bundle()
    return Markup(bundle.replace("</script", "<\\/script").replace("<!--", "<\\!--"))


def _named(name: str) -> Any:
    return require("altair", "report").Data(name=name)


def _choices(events: list[dict[str, Any]]) -> dict[str, Any]:
    """What the filters offer: types by group, names by the alphabet."""
    types: dict[str, dict[str, str]] = {}
    for event in sorted(events, key=lambda event: (event["group"], event["type"])):
        types.setdefault(event["group"], {})[event["type"]] = event["label"]
    return {
        "types": types,
        "actors": _sorted(actor for event in events for actor in event["actors"]),
        "places": _sorted(event["where"] for event in events if event["where"]),
        "statuses": _sorted(event["status"] for event in events),
    }


def _sorted(names: Iterable[str]) -> list[str]:
    return sorted(set(names), key=lambda name: (name.casefold(), name))


def _json(data: Any) -> Markup:
    """JSON that can stand in a script element: no `<` in it ends the element or begins a comment."""
    return Markup(json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c"))
