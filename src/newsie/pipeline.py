"""From text to `Article`: loading a spaCy pipeline, adding newsie's steps to it, running one article through it."""

import hashlib
from datetime import date, datetime
from functools import cache
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from newsie import components
from newsie.embedding import remember_embeddings
from newsie.errors import InputError
from newsie.lemmas import read_lemmas
from newsie.models import SHIPPED, check_language, read_pipeline, warn_of_gaps
from newsie.records import Article, Entity, Event, TimeExpression
from newsie.times.published import from_iso, read_published

MAX_CHARACTERS = 1_000_000
"""The longest text that is processed: spaCy's own limit for its parser and entity recogniser (`nlp.max_length`)."""

_STEPS = ("newsie_times", "newsie_entities", "newsie_events", "newsie_as_written")


def load(
    name: str | Path | Language | None = None,
    *,
    gazetteer: str | Path | None = None,
    lexicon: str | Path | None = None,
    assume_published: bool = False,
) -> Language:
    """A spaCy pipeline with newsie's steps around it.

    Args:
        name: nothing for the Italian model that ships with newsie; the name of an installed Italian spaCy package
            (`"it_core_news_sm"`); a path to a pipeline on disk; or an `nlp` object, which is changed in place.
        gazetteer: a TOML, CSV or JSONL file of names of your own (`name`, `label`, `aliases`, `country`, `wikidata`):
            they are found where the model misses them, and their ids are in `Entity.ids`.
        lexicon: a TOML file of event types, words and constructions of your own (docs/extending.md); its entries go
            before those of newsie.
        assume_published: date factual news that the text does not date with the publication date. Such an event has
            the `date_basis` "assumed", and its mentions keep no date.

    Raises:
        ModelError: there is no such pipeline, it is damaged, or its language is not Italian.
        KnowledgeError: the gazetteer or the lexicon cannot be read or has a wrong entry; the message gives the line.

    >>> nlp = newsie.load()
    >>> nlp.pipe_names[-4:]
    ['newsie_times', 'newsie_entities', 'newsie_events', 'newsie_as_written']
    """
    nlp = name if isinstance(name, Language) else read_pipeline(name or SHIPPED)
    check_language(nlp)
    warn_of_gaps(nlp)
    remember_embeddings(nlp)
    before = next((pipe for pipe in ("parser", "senter") if nlp.has_pipe(pipe)), None)
    if before and not nlp.has_pipe("newsie_lines"):
        nlp.add_pipe("newsie_lines", before=before)
    if not nlp.has_pipe("newsie_small_letters"):
        nlp.add_pipe("newsie_small_letters", first=True)
    if nlp.has_pipe("lemmatizer") and read_lemmas(nlp.vocab.lookups) and not nlp.has_pipe("newsie_lemmas"):
        nlp.add_pipe("newsie_lemmas", after="lemmatizer")
    for step in _STEPS:
        if not nlp.has_pipe(step):
            nlp.add_pipe(step)
    if gazetteer is not None:
        nlp.replace_pipe("newsie_entities", "newsie_entities", config={"gazetteer": str(gazetteer)})
    if lexicon is not None or assume_published:
        config = {"lexicon": str(lexicon) if lexicon else None, "assume_published": assume_published}
        nlp.replace_pipe("newsie_events", "newsie_events", config=config)
    return nlp


def extract(
    text: str,
    *,
    published: date | datetime | str | None = None,
    title: str | None = None,
    id: str | None = None,
    url: str | None = None,
    nlp: Language | None = None,
) -> Article:
    """Everything newsie finds in one article.

    Args:
        text: the article; its first line is taken for the title when a line break follows and `title` is not given.
        published: the publication date: a date, a datetime, an ISO string or an Italian one ("14 settembre 2024").
            A datetime with a time zone counts with the date it shows. Without it relative dates stay partial.
        title: the title, if it is not the first line of the text. It is kept, not searched: for that, put it into
            `text`.
        id: your name for the article; a hash of the text and the date when not given.
        url: where it comes from; kept.
        nlp: a pipeline from `newsie.load`; newsie's own model when not given.

    Raises:
        InputError: an argument cannot be used; the message names it and the remedy.

    >>> article = newsie.extract("Il ministro ha incontrato i sindacati ieri a Roma.", published="2024-09-14")
    >>> [(str(event.type), event.date) for event in article.events]
    [('MEET', '2024-09-13')]
    """
    check_text(text)
    for argument, value in (("title", title), ("id", id), ("url", url)):
        if value is not None and not isinstance(value, str):
            raise InputError(f"{argument} must be a str or None, not {type(value).__name__}")
    moment = read_published(published)
    nlp = nlp or default()
    doc = nlp.make_doc(text)
    doc._.published = moment.isoformat() if moment else None
    return article(nlp(doc), title=title, id=id, url=url)


def article(doc: Doc, *, title: str | None = None, id: str | None = None, url: str | None = None) -> Article:
    """The `Article` of a Doc that went through newsie's steps: `newsie.article(nlp(text))`."""
    text = doc.text  # spaCy joins it anew at every access
    moment = from_iso(doc._.published)
    return Article(
        id=id or _content_id(text, doc._.published),
        title=title if title is not None else _headline(text),
        text=text,
        published=moment.date() if isinstance(moment, datetime) else moment,
        url=url,
        times=components.records_of(doc, "times", TimeExpression),
        entities=components.records_of(doc, "entities", Entity),
        events=components.records_of(doc, "events", Event),
    )


def default() -> Language:
    """The pipeline of `load()`, loaded once in a process."""
    return named(None)


@cache
def named(name: str | None) -> Language:
    """The pipeline of `load(name)`, loaded once in a process."""
    return load(name)


def check_text(text: object) -> None:
    """Refuse what is no text, empty, too long or no valid Unicode.

    Raises:
        InputError: the message names the remedy.
    """
    if not isinstance(text, str):
        raise InputError(f"text must be a str, not {type(text).__name__}")
    if not text.strip():
        raise InputError("text is empty: give the article's text")
    if len(text) > MAX_CHARACTERS:
        raise InputError(
            f"text has {len(text):,} characters, more than the limit of {MAX_CHARACTERS:,}: cut it into articles"
        )
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise InputError(
            "text has a lone surrogate, so it is no valid Unicode: decode the file with the right encoding"
        ) from error


def _headline(text: str) -> str | None:
    first, line_break, _ = text.lstrip().partition("\n")
    return first.strip() if line_break and len(first) <= 300 else None


def _content_id(text: str, published: str | None) -> str:
    return hashlib.blake2b(f"{published or ''}\n{text}".encode(), digest_size=8).hexdigest()


__all__ = ["MAX_CHARACTERS", "article", "check_text", "components", "default", "extract", "load", "named"]
