"""Pages and notebook views: a text with its marks, and a card for each event. Everything of the article is escaped.

The only script is `templates/lights.js`, a few lines that light the words of the card under the pointer or the focus.
"""

import base64
import hashlib
import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from newsie.formats.colours import DARK, LIGHT
from newsie.formats.marks import Mark, Piece, cut
from newsie.formats.table import counts, when
from newsie.records import Argument, Article, Entity, Event, EventMention

_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


def article_html(article: Article) -> str:
    """A part of a page for one article, complete with its style: what Jupyter shows."""
    return _render("fragment.html", body="article", article=_article(article))


def event_html(event: Event) -> str:
    """A card for one event, complete with its style."""
    return _render("fragment.html", body="event", card=_card(event, 0, ""))


def entity_html(entity: Entity) -> str:
    """A card for one entity, complete with its style."""
    return _render("fragment.html", body="entity", entity=entity)


def page(articles: Iterable[Article]) -> str:
    """A whole page with every article, one below the other."""
    return _render("page.html", articles=[_article(article) for article in articles])


@cache
def environment() -> Environment:
    """How the templates of newsie are read: autoescaped, an unknown name is an error."""
    loaded = Environment(
        loader=PackageLoader("newsie.formats", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_clean,
    )
    loaded.globals.update(light=LIGHT, dark=DARK, lights=script("lights.js"))
    loaded.filters.update(web_url=web_url, script_hash=script_hash)
    return loaded


def script(name: str) -> Markup:
    """A script of newsie, to stand in a page as it is."""
    return Markup((files("newsie.formats") / "templates" / name).read_text("utf8"))


def script_hash(code: str) -> str:
    """What a page's policy names to let this script run and no other."""
    return "sha256-" + base64.b64encode(hashlib.sha256(code.encode("utf8")).digest()).decode()


def web_url(url: str | None) -> str | None:
    """The address if it is one of the web: `javascript:` and the like are not made into links."""
    return url if url and re.match(r"https?://", url, re.IGNORECASE) else None


def sentence_pieces(mention: EventMention) -> list[Piece]:
    """The sentence of a mention with its trigger and arguments marked."""
    trigger = mention.trigger
    marks = [Mark(trigger.start, trigger.end, ("nw-event",))]
    marks += [Mark(a.start, a.end, ("nw-argument",), hint=a.role) for a in mention.arguments]
    return list(cut(mention.sentence.text, marks, mention.sentence.start))


def _render(template: str, **values: Any) -> str:
    return environment().get_template(template).render(values)


def _clean(value: Any) -> Any:
    """Characters that HTML forbids are shown as U+FFFD."""
    return _UNPRINTABLE.sub("\ufffd", value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _article(article: Article) -> dict[str, Any]:
    digest = hashlib.blake2b(f"{article.id}\n{article.text}".encode("utf8", "replace"), digest_size=4).hexdigest()
    scope = f"nw-{digest}"
    return {
        "scope": scope,
        "title": article.title or article.id,
        "published": article.published,
        "url": article.url,
        "counts": counts(article),
        "pieces": list(cut(article.text, _marks(article, scope))),
        "cards": [_card(event, number, scope) for number, event in enumerate(article.events)],
        "entities": article.entities,
    }


def _marks(article: Article, scope: str) -> Iterator[Mark]:
    """The marks of a text. `x3` is on the words of event 3, `s3` on its sentences, `n3` on the mentions of entity 3."""
    for number, entity in enumerate(article.entities):
        hint = " · ".join(filter(None, (entity.label, entity.name, entity.country, *entity.roles)))
        for mention in entity.mentions:
            classes = (f"nw-{entity.label.lower()}", f"nw-{mention.kind}", f"n{number}")
            yield Mark(mention.start, mention.end, classes, entity.label if mention.kind == "name" else "", hint)
    dated = _dated_sentences(article)
    for time in article.times:
        own = (name for start, end, name in dated.get(time.value, ()) if start <= time.start < end)
        label = time.value if time.value != time.text else ""
        yield Mark(time.start, time.end, ("nw-time", *own), label, f"{time.type} {time.value}")
    for number, event in enumerate(article.events):
        yield from _event_marks(event, number, scope)


def _event_marks(event: Event, number: int, scope: str) -> Iterator[Mark]:
    words = f"x{number}"
    for order, mention in enumerate(event.mentions):
        yield Mark(mention.sentence.start, mention.sentence.end, (f"s{number}",))
        yield Mark(
            mention.trigger.start,
            mention.trigger.end,
            ("nw-event", words),
            label=str(event.type),
            hint=" ".join(filter(None, (str(event.type), when(event), mention.status))),
            anchor="" if order else f"{scope}-t{number}",
            href=f"#{scope}-c{number}",
        )
        for argument in mention.arguments:
            yield Mark(argument.start, argument.end, (words,))


def _dated_sentences(article: Article) -> dict[str, list[tuple[int, int, str]]]:
    """For each date, the sentences with an event of that date, and the class of the event's words."""
    found: dict[str, list[tuple[int, int, str]]] = {}
    for number, event in enumerate(article.events):
        for mention in event.mentions:
            if mention.date:
                place = (mention.sentence.start, mention.sentence.end, f"x{number}")
                found.setdefault(mention.date, []).append(place)
    return found


def _card(event: Event, number: int, scope: str) -> dict[str, Any]:
    roles: tuple[tuple[str, tuple[Argument, ...]], ...] = (
        ("agent", event.agents),
        ("participant", event.participants),
        ("target", event.targets),
        ("theme", event.themes),
        ("place", (event.place,) if event.place else ()),
    )
    return {
        "number": number,
        "scope": scope,
        "event": event,
        "roles": [(role, list(dict.fromkeys(map(str, arguments)))) for role, arguments in roles if arguments],
        "evidence": [(mention, sentence_pieces(mention)) for mention in event.mentions],
    }
