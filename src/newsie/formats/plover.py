"""Events as political scientists load them: actor, action, recipient, date, place, with PLOVER types.

PLOVER (Political Language Ontology for Verifiable Event Records, Open Event Data Alliance 2018) codes who did what to
whom. Events of a type without a PLOVER counterpart (STATEMENT, MARKET_MOVE, ...) are left out unless asked for.
"""

from itertools import product
from typing import Any

from newsie.records import Argument, Article, Event

PLOVER_COLUMNS = (
    "id",
    "event_type",
    "newsie_type",
    "mode",
    "actor",
    "actor_country",
    "recipient",
    "recipient_country",
    "date",
    "date_from",
    "date_to",
    "date_basis",
    "place",
    "place_country",
    "source",
    "text",
    "article",
    "url",
)
"""The columns of a row, in their order."""

_MODES = {"factual": None, "negated": "negated", "possible": "possible", "future": "planned"}


def to_plover(article: Article, *, every_type: bool = False) -> list[dict[str, Any]]:
    """One row for every pair of actor and recipient of an event, as PLOVER has it.

    Args:
        article: an article with its events.
        every_type: rows for types without a PLOVER counterpart as well; their `event_type` is None.

    Each row has `id` (of the event), `event_type` (PLOVER), `newsie_type`, `mode` (None for a fact, else "negated",
    "possible" or "planned"), `actor`, `actor_country`, `recipient`, `recipient_country`, `date` (TIMEX3), `date_from`
    and `date_to` (ISO days, the second exclusive), `date_basis`, `place`, `place_country`, `source`, `text` (the
    evidence), `article` and `url`. What the text does not tell is None. The sides of a meeting or pact come as actor
    and recipient in the order of the text.

    >>> rows = to_plover(newsie.extract("Ieri la Russia ha attaccato l'Ucraina.", published="2024-09-14"))
    >>> [(row["actor"], row["event_type"], row["recipient"], row["date"]) for row in rows]
    [('Russia', 'ASSAULT', 'Ucraina', '2024-09-13')]
    """
    return [row for event in article.events if every_type or event.type.plover for row in _rows(article, event)]


def _rows(article: Article, event: Event) -> list[dict[str, Any]]:
    actors: list[Argument | None] = [*event.agents]
    recipients: list[Argument | None] = [*event.targets]
    if event.participants and not actors and not recipients:
        actors, recipients = [event.participants[0]], [*event.participants[1:]]
    start, end = event.interval or (None, None)
    evidence = event.mentions[0].sentence
    return [
        {
            "id": event.id,
            "event_type": event.type.plover,
            "newsie_type": event.type.name,
            "mode": _MODES[event.status],
            "actor": str(actor) if actor else None,
            "actor_country": actor.country if actor else None,
            "recipient": str(recipient) if recipient else None,
            "recipient_country": recipient.country if recipient else None,
            "date": event.date,
            "date_from": start.date().isoformat() if start else None,
            "date_to": end.date().isoformat() if end else None,
            "date_basis": event.date_basis,
            "place": str(event.place) if event.place else None,
            "place_country": event.place.country if event.place else None,
            "source": event.source,
            "text": evidence.text,
            "article": article.id,
            "url": article.url,
        }
        for actor, recipient in product(actors or [None], recipients or [None])
    ]
