"""JSON-LD in the words of schema.org: a `NewsArticle`, its `Event`s, and `Person`, `Organization` and `Place`.

What schema.org has no word for (type, status, targets, offsets of the evidence) is in the namespace `urn:newsie:`.
`newsie/schema/jsonld-1.json` describes what is written.
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any
from urllib.parse import quote

from newsie.formats.rows import each_article
from newsie.records import Argument, Article, Entity, Event

CONTEXT: list[Any] = ["https://schema.org", {"newsie": "urn:newsie:"}]
_TYPES = {"PER": "Person", "ORG": "Organization", "LOC": "Place"}


def to_jsonld(articles: Article | Iterable[Article]) -> dict[str, Any]:
    """One JSON-LD object with a `@graph` of all articles, entities and events.

    Entities and events are named within their article (`urn:newsie:ARTICLE:entity:ID`): newsie does not claim that two
    articles mean the same person.
    """
    graph: list[dict[str, Any]] = []
    for article in each_article(articles):
        graph.append(_article(article))
        graph.extend(_entity(entity, article) for entity in article.entities)
        graph.extend(_event(event, article) for event in article.events)
    return {"@context": CONTEXT, "@graph": graph}


def _article(article: Article) -> dict[str, Any]:
    return _full(
        {
            "@id": _id(article),
            "@type": "NewsArticle",
            "identifier": article.id,
            "headline": article.title,
            "inLanguage": "it",
            "datePublished": article.published and article.published.isoformat(),
            "url": article.url,
            "text": article.text,
            "about": [{"@id": _id(article, "event", event.id)} for event in article.events],
            "mentions": [{"@id": _id(article, "entity", entity.id)} for entity in article.entities],
        }
    )


def _entity(entity: Entity, article: Article) -> dict[str, Any]:
    return _full(
        {
            "@id": _id(article, "entity", entity.id),
            "@type": _TYPES[entity.label],
            "name": entity.name,
            "alternateName": list(dict.fromkeys(m.text for m in entity.mentions if m.text != entity.name)),
            "identifier": [
                {"@type": "PropertyValue", "propertyID": name, "value": value} for name, value in entity.ids.items()
            ],
            "newsie:country": entity.country,
        }
    )


def _event(event: Event, article: Article) -> dict[str, Any]:
    start, end = event.interval or (None, None)

    def parties(arguments: Iterable[Argument]) -> list[dict[str, Any]]:
        return [_party(argument, article) for argument in arguments]

    return _full(
        {
            "@id": _id(article, "event", event.id),
            "@type": "Event",
            "identifier": event.id,
            "name": f"{event.type.label_it}: {event.mentions[0].trigger.text}",
            "description": event.mentions[0].sentence.text,
            "startDate": start and _moment(start),
            "endDate": end and _last(end),
            "location": event.place and {**_party(event.place, article), "@type": "Place"},
            "actor": parties(event.agents),
            "attendee": parties(event.participants),
            "about": parties(event.themes),
            "subjectOf": {"@id": _id(article)},
            "newsie:type": str(event.type),
            "newsie:date": event.date,
            "newsie:dateBasis": event.date_basis,
            "newsie:status": event.status,
            "newsie:source": event.source,
            "newsie:target": parties(event.targets),
            "newsie:evidence": [
                {"newsie:start": m.sentence.start, "newsie:end": m.sentence.end, "text": m.sentence.text}
                for m in event.mentions
            ],
        }
    )


def _party(argument: Argument, article: Article) -> dict[str, Any]:
    reference = {"@id": _id(article, "entity", argument.entity)} if argument.entity else {}
    return {**reference, "name": str(argument)}


def _id(article: Article, *path: str) -> str:
    return ":".join(["urn:newsie", *(quote(part, safe="") for part in (article.id, *path))])


def _moment(moment: datetime) -> str:
    return moment.date().isoformat() if moment.time() == datetime.min.time() else moment.isoformat()


def _last(end: datetime) -> str:
    """The last day of a half-open interval: schema.org counts it in."""
    if end.time() != datetime.min.time():
        return end.isoformat()
    last: date = end.date() - timedelta(days=1)
    return last.isoformat()


def _full(properties: dict[str, Any]) -> dict[str, Any]:
    """Without what is unknown or empty."""
    return {name: value for name, value in properties.items() if value not in (None, "", [])}
