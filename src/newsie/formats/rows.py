"""Articles as flat rows: the columns that data frames, Arrow tables, CSV and the report share.

Each kind of row has its columns and their types in `COLUMNS`; `rows` gives dicts of plain Python values in that order.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from typing import Any, Literal, get_args

from newsie.errors import InputError
from newsie.records import Argument, Article, Event, Interval

Kind = Literal["events", "entities", "times", "arguments"]
ColumnType = Literal["text", "category", "integer", "boolean", "day", "moment"]
Row = dict[str, Any]

SEPARATOR = "; "
"""Stands between the values of a column that holds several (`agents`, `roles`)."""

COLUMNS: dict[str, dict[str, ColumnType]] = {
    "events": {
        "article": "text",
        "published": "day",
        "event": "text",
        "type": "category",
        "group": "category",
        "plover": "category",
        "date": "text",
        "interval_start": "moment",
        "interval_end": "moment",
        "date_basis": "category",
        "agents": "text",
        "targets": "text",
        "participants": "text",
        "themes": "text",
        "place": "text",
        "agent_countries": "text",
        "target_countries": "text",
        "participant_countries": "text",
        "status": "category",
        "source": "text",
        "mentions": "integer",
        "trigger": "text",
        "trigger_start": "integer",
        "trigger_end": "integer",
        "evidence": "text",
        "evidence_start": "integer",
        "evidence_end": "integer",
        "title": "text",
        "url": "text",
    },
    "entities": {
        "article": "text",
        "published": "day",
        "entity": "text",
        "label": "category",
        "name": "text",
        "country": "category",
        "province": "category",
        "region": "category",
        "roles": "text",
        "mentions": "integer",
        "start": "integer",
        "end": "integer",
    },
    "times": {
        "article": "text",
        "published": "day",
        "time": "text",
        "text": "text",
        "start": "integer",
        "end": "integer",
        "type": "category",
        "value": "text",
        "interval_start": "moment",
        "interval_end": "moment",
        "anchor": "category",
        "until": "text",
    },
    "arguments": {
        "article": "text",
        "published": "day",
        "event": "text",
        "mention": "text",
        "type": "category",
        "role": "category",
        "text": "text",
        "start": "integer",
        "end": "integer",
        "name": "text",
        "entity": "text",
        "label": "category",
        "country": "category",
        "inferred": "boolean",
    },
}


def rows(articles: Article | Iterable[Article], kind: str = "events") -> Iterator[Row]:
    """The rows of one article or of many, in the order of the articles and of their texts.

    Raises:
        InputError: there is no such kind of row, or something in `articles` is no `Article`.
    """
    if kind not in COLUMNS:
        raise InputError(f"kind must be one of {', '.join(get_args(Kind))}, not {kind!r}")
    for article in each_article(articles):
        yield from _MAKERS[kind](article)


def each_article(articles: Article | Iterable[Article]) -> Iterator[Article]:
    """The articles one by one.

    Raises:
        InputError: something in `articles` is no `Article`; the message gives its number, counted from 0.
    """
    for number, article in enumerate([articles] if isinstance(articles, Article) else articles):
        if not isinstance(article, Article):
            raise InputError(f"item {number} must be an Article, not {type(article).__name__}: use newsie.extract")
        yield article


def names(arguments: Iterable[Argument]) -> str | None:
    """The names of some arguments in one string, each once; None for no argument."""
    return SEPARATOR.join(dict.fromkeys(str(argument) for argument in arguments)) or None


def _events(article: Article) -> Iterator[Row]:
    for event in article.events:
        first = event.mentions[0]
        start, end = _ends(event.interval)
        yield {
            "article": article.id,
            "published": article.published,
            "event": event.id,
            "type": str(event.type),
            "group": event.type.group,
            "plover": event.type.plover,
            "date": event.date,
            "interval_start": start,
            "interval_end": end,
            "date_basis": event.date_basis,
            "agents": names(event.agents),
            "targets": names(event.targets),
            "participants": names(event.participants),
            "themes": names(event.themes),
            "place": names([event.place] if event.place else ()),
            "agent_countries": SEPARATOR.join(event.actors.get("agent", ())) or None,
            "target_countries": SEPARATOR.join(event.actors.get("target", ())) or None,
            "participant_countries": SEPARATOR.join(event.actors.get("participant", ())) or None,
            "status": event.status,
            "source": event.source,
            "mentions": len(event.mentions),
            "trigger": first.trigger.text,
            "trigger_start": first.trigger.start,
            "trigger_end": first.trigger.end,
            "evidence": first.sentence.text,
            "evidence_start": first.sentence.start,
            "evidence_end": first.sentence.end,
            "title": article.title,
            "url": article.url,
        }


def _entities(article: Article) -> Iterator[Row]:
    for entity in article.entities:
        yield {
            "article": article.id,
            "published": article.published,
            "entity": entity.id,
            "label": entity.label,
            "name": entity.name,
            "country": entity.country,
            "province": entity.province,
            "region": entity.region,
            "roles": SEPARATOR.join(entity.roles) or None,
            "mentions": len(entity.mentions),
            "start": entity.mentions[0].start if entity.mentions else None,
            "end": entity.mentions[0].end if entity.mentions else None,
        }


def _times(article: Article) -> Iterator[Row]:
    for time in article.times:
        start, end = _ends(time.interval)
        yield {
            "article": article.id,
            "published": article.published,
            "time": time.id,
            "text": time.text,
            "start": time.start,
            "end": time.end,
            "type": time.type,
            "value": time.value,
            "interval_start": start,
            "interval_end": end,
            "anchor": time.anchor,
            "until": time.until,
        }


def _arguments(article: Article) -> Iterator[Row]:
    entities = {entity.id: entity for entity in article.entities}
    for event, mention_id, argument in _all_arguments(article.events):
        entity = entities.get(argument.entity) if argument.entity else None
        yield {
            "article": article.id,
            "published": article.published,
            "event": event.id,
            "mention": mention_id,
            "type": str(event.type),
            "role": argument.role,
            "text": argument.text,
            "start": argument.start,
            "end": argument.end,
            "name": argument.name,
            "entity": argument.entity,
            "label": entity.label if entity else None,
            "country": argument.country,
            "inferred": argument.inferred,
        }


def _all_arguments(events: Iterable[Event]) -> Iterator[tuple[Event, str, Argument]]:
    for event in events:
        for mention in event.mentions:
            for argument in mention.arguments:
                yield event, mention.id, argument


def _ends(interval: Interval | None) -> tuple[datetime | None, datetime | None]:
    return interval or (None, None)


_MAKERS: dict[str, Callable[[Article], Iterator[Row]]] = {
    "events": _events,
    "entities": _entities,
    "times": _times,
    "arguments": _arguments,
}
