"""Writing a stream of articles in the formats of the command line, each article when it is read where that can be."""

import csv
import json
import os
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from newsie.errors import InputError
from newsie.formats.dicts import to_json, unstructure
from newsie.formats.rows import COLUMNS, rows
from newsie.records import Article

if TYPE_CHECKING:
    from spacy.language import Language

Writer = Callable[[Iterable[Article], TextIO], None]


def write_table(articles: Iterable[Article], stream: TextIO) -> None:
    """Tables for people; 120 characters wide where the stream is no terminal and COLUMNS is not set."""
    from rich.console import Console

    from newsie.formats.table import print_article

    console = Console(file=stream, highlight=False, soft_wrap=False)
    if not console.is_terminal and "COLUMNS" not in os.environ:
        console.width = 120
    for number, article in enumerate(articles):
        if number:
            console.print()
        print_article(article, console)


def write_json(articles: Iterable[Article], stream: TextIO) -> None:
    """One article as an object, several as a list."""
    data = [unstructure(article) for article in articles]
    if data:
        json.dump(data[0] if len(data) == 1 else data, stream, ensure_ascii=False, indent=2)
        stream.write("\n")


def write_jsonl(articles: Iterable[Article], stream: TextIO) -> None:
    """JSON Lines: one article a line."""
    for article in articles:
        stream.write(to_json(article) + "\n")
        stream.flush()


def write_csv(articles: Iterable[Article], stream: TextIO) -> None:
    """One event a line, as `Article.to_frame` has them; what is unknown is empty."""
    table = csv.DictWriter(stream, list(COLUMNS["events"]), lineterminator="\n")
    table.writeheader()
    for article in articles:
        for row in rows(article, "events"):
            table.writerow(
                {name: value.isoformat() if isinstance(value, date) else value for name, value in row.items()}
            )


def write_plover(articles: Iterable[Article], stream: TextIO) -> None:
    """PLOVER rows as CSV: one for every pair of actor and recipient."""
    from newsie.formats.plover import PLOVER_COLUMNS, to_plover

    table = csv.DictWriter(stream, PLOVER_COLUMNS, lineterminator="\n")
    table.writeheader()
    for article in articles:
        table.writerows(to_plover(article))


def write_html(articles: Iterable[Article], stream: TextIO) -> None:
    """One page with every article, its marks and its cards."""
    from newsie.formats.html import page

    stream.write(page(articles))


def write_timeml(articles: Iterable[Article], stream: TextIO) -> None:
    """TimeML: one document, so one article.

    Raises:
        InputError: there are more.
    """
    from newsie.formats.timeml import to_timeml

    for number, article in enumerate(articles):
        if number:
            raise InputError("TimeML holds one article a document: give one FILE at a time")
        stream.write(to_timeml(article))


def write_jsonld(articles: Iterable[Article], stream: TextIO) -> None:
    """JSON-LD with schema.org events."""
    from newsie.formats.jsonld import to_jsonld

    json.dump(to_jsonld(articles), stream, ensure_ascii=False, indent=2)
    stream.write("\n")


def write_bio(articles: Iterable[Article], stream: TextIO) -> None:
    """One token a line with BIO tags, an empty line between sentences."""
    from newsie.formats.bio import to_bio

    for article in articles:
        stream.write(to_bio(article))


def explanation_writer(pipeline: Callable[[], "Language"], lexicon: Path | None) -> Writer:
    """Why each event was found and each other word of the lexicon was not, for every sentence.

    Args:
        pipeline: gives the spaCy pipeline that the articles are read with.
        lexicon: a file with event words of one's own, before those of newsie.
    """

    def write(articles: Iterable[Article], stream: TextIO) -> None:
        from newsie.events.explain import explain, render
        from newsie.events.triggers.lexicon import load_lexicon

        words = load_lexicon(lexicon)
        for number, article in enumerate(articles):
            doc = pipeline()(article.text)
            explained = render(explain(doc, article.times, article.entities, lexicon=words))
            stream.write(f"{chr(10) if number else ''}{explained}\n")

    return write


WRITERS: dict[str, Writer] = {
    "table": write_table,
    "json": write_json,
    "jsonl": write_jsonl,
    "csv": write_csv,
    "plover": write_plover,
    "html": write_html,
    "timeml": write_timeml,
    "jsonld": write_jsonld,
    "bio": write_bio,
}
