"""One batch of items through a pipeline, within bounded memory."""

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import nullcontext
from typing import TypeVar

from attrs import frozen
from spacy.language import Language

from newsie.batch.items import Item
from newsie.pipeline import article
from newsie.records import Article

T = TypeVar("T")

KEPT_WORDS = 30_000
"""How many words the vocabulary keeps from batch to batch; words beyond them are forgotten with their batch.

Without a memory zone the vocabulary grows for ever; with nothing kept, every batch pays again for the words that all
articles share (9 % of the time, measured on 640 articles). 30,000 words are those of about 1,000 articles.
"""

SLICE_CHARACTERS = 50_000
"""How much text spaCy works on at once: measured, 3,000 cost 20 % more, 150,000 somewhat more again and more memory."""


_FIRST = "Ieri a Roma il ministro Carlo Neri ha detto che due uomini sono stati arrestati."
"""A text with a time, an entity and an event: with it every list of words is loaded."""


@frozen(slots=True)
class Trouble:
    """Why an item gave no article."""

    reason: str
    error: str


def work(nlp: Language, items: Sequence[Item], finish: Callable[[Article], T]) -> list[T | Trouble]:
    """`finish(article)` for every item, in order, or the trouble where the pipeline fails on one.

    `finish` sees an article only while the words of its Doc are in memory; what it returns must not hold on to them.
    """
    try:
        # The zone frees the words of this batch; nothing of a Doc may be read after it.
        with nlp.memory_zone() if len(nlp.vocab) > KEPT_WORDS else nullcontext():
            return [finish(article) for article in _articles(nlp, items)]
    except Exception as error:
        if len(items) == 1:
            return [Trouble(f"{type(error).__name__}: {error}", "BatchError")]
    # One of the items fails: alone, each of the others is finished, with the same result as in the batch.
    return [outcome for item in items for outcome in work(nlp, [item], finish)]


def settle(nlp: Language) -> None:
    """Load all that the first article would load, and take it out of the garbage collector's sight.

    For processes that do nothing else. The collector walks over everything that is loaded, spaCy and the lexica, each
    time a quarter as much has been added: 0.1 s or more, and never finds anything.
    """
    work(nlp, [Item(_FIRST)], Article.to_json)
    gc.collect()
    gc.freeze()


def _articles(nlp: Language, items: Sequence[Item]) -> Iterator[Article]:
    for part in _slices(items):
        docs = []
        for item in part:
            doc = nlp.make_doc(item.text)
            doc._.published = item.published
            docs.append(doc)
        for doc, item in zip(nlp.pipe(docs, batch_size=len(docs)), part, strict=True):
            yield article(doc, title=item.title, id=item.id, url=item.url)
            doc._.newsie = None  # a Doc lives until all of its part are done; the records need not


def _slices(items: Sequence[Item]) -> Iterator[list[Item]]:
    part: list[Item] = []
    size = 0
    for item in items:
        if part and size + len(item.text) > SLICE_CHARACTERS:
            yield part
            part, size = [], 0
        part.append(item)
        size += len(item.text)
    if part:
        yield part


__all__ = ["KEPT_WORDS", "SLICE_CHARACTERS", "Trouble", "settle", "work"]
