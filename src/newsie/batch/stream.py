"""A stream of items in, a stream of articles out: order kept, memory flat, any number of processes."""

import tempfile
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import ExitStack
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any, Literal, TypeVar

from attrs import frozen
from spacy.language import Language

from newsie.batch.items import Failure, Item, id_of, read_item
from newsie.batch.work import Trouble, work
from newsie.batch.workers import Finish, Workers
from newsie.errors import BatchError, InputError
from newsie.pipeline import default
from newsie.records import Article

T = TypeVar("T")
OnError = Literal["raise", "skip"] | Callable[[Failure], object]

WINDOW = 4
"""How many batches are read ahead, for one worker: within them articles are put together by length."""

WINDOW_CHARACTERS = 4_000_000
"""The most text that is held at once, for one worker, unless one article alone has more."""


@frozen(slots=True)
class _Numbered:
    """An item of the stream with its number; `read` is None where it could not be read, and `trouble` says why."""

    number: int
    item: Any
    read: Item | None
    trouble: Trouble | None = None


def extract_many(
    items: Iterable[Any],
    *,
    workers: int = 1,
    on_error: OnError = "raise",
    batch_size: int = 32,
    nlp: Language | None = None,
) -> Iterator[Article]:
    """One `Article` for every item, in order, as a stream.

    The articles are the same, to the byte, for any `workers`, `batch_size` and order of the items. Memory does not grow
    with the number of items: a window of four batches for each worker is read ahead of what is given out.

    Args:
        items: texts; or mappings, dataclasses, named tuples, rows of a database or of a data frame with `text` and, as
            `extract` takes them, `published`, `title`, `id`, `url`.
        workers: how many processes. With 1, the work is done in this one; with more, in that many new ones, each with
            a pipeline of its own (about 500 MB). A script must then call this under `if __name__ == "__main__":`.
        on_error: what happens to an item that cannot be done: "raise" ends the stream, "skip" leaves the item out, and
            a function is called with its `newsie.batch.Failure`, which has the item's number and the reason.
        batch_size: how many articles go to a worker at once.
        nlp: a pipeline from `newsie.load`; newsie's own model when not given. Workers get a copy of it by `to_disk`.

    Raises:
        InputError: an argument cannot be used; or, with "raise", an item; the message gives its number, from 0.
        BatchError: with "raise", the work on an item failed or killed its process twice; or workers cannot be started.
        ModelError: a worker cannot load the pipeline.

    >>> items = [{"text": "Il ministro ha incontrato i sindacati a Roma.", "published": "2024-09-14"}, ""]
    >>> [article.published.isoformat() for article in newsie.extract_many(items, on_error="skip")]
    ['2024-09-14']
    """
    if not isinstance(items, Iterable) or isinstance(items, (str, bytes)):
        raise InputError("items must be an iterable of articles: for one text use newsie.extract")
    for name, value in (("workers", workers), ("batch_size", batch_size)):
        if not isinstance(value, int) or isinstance(value, bool) or value < 1:
            raise InputError(f"{name} must be a whole number of at least 1, not {value!r}")
    if on_error not in ("raise", "skip") and not callable(on_error):
        raise InputError(f"on_error must be 'raise', 'skip' or a function of a Failure, not {on_error!r}")
    return _stream(items, workers, on_error, batch_size, nlp)


def _stream(
    items: Iterable[Any], workers: int, on_error: OnError, batch_size: int, nlp: Language | None
) -> Iterator[Article]:
    for outcome in outcomes(items, workers=workers, batch_size=batch_size, nlp=nlp):
        if not isinstance(outcome, Failure):
            yield outcome
        elif callable(on_error):
            on_error(outcome)
        elif on_error == "raise":
            kind = InputError if outcome.error == "InputError" else BatchError
            raise kind(f"item {outcome.number}: {outcome.reason}")


def outcomes(
    items: Iterable[Any],
    *,
    workers: int = 1,
    batch_size: int = 32,
    nlp: Language | None = None,
    finish: Finish | None = None,
) -> Iterator[Any]:
    """`finish(article)` or a `Failure` for every item, in order; the article itself without `finish`.

    `finish` runs where the article is made, in a worker if there are several, so it must be a function that can be
    imported, and what it gives must be one that can be sent between processes.
    """
    finish = finish or _itself
    window = workers * WINDOW * batch_size
    with ExitStack() as stack:
        if workers == 1:
            submit: Callable[[Sequence[Item]], Future[list[Any]]] = partial(_now, nlp or default(), finish)
        else:
            model = _saved(nlp, stack) if nlp else None
            submit = stack.enter_context(Workers(workers, model, finish)).submit
        # Two windows at most: the next is read and sent to the workers before the last is given out.
        ahead: deque[_Window] = deque()
        for numbered in _windows(_read(items), window, workers * WINDOW_CHARACTERS):
            ahead.append(_Window(numbered, batch_size, submit))
            if workers == 1 or len(ahead) > 1:
                yield from ahead.popleft().outcomes()
        while ahead:
            yield from ahead.popleft().outcomes()


class _Window:
    """Consecutive items, at work in batches of like length; given out in their own order."""

    def __init__(
        self, items: list[_Numbered], batch_size: int, submit: Callable[[Sequence[Item]], "Future[list[Any]]"]
    ) -> None:
        self._items = items
        readable = [index for index, item in enumerate(items) if item.read]
        readable.sort(key=lambda index: -len(items[index].read.text))  # type: ignore[union-attr]
        batches = [readable[start : start + batch_size] for start in range(0, len(readable), batch_size)]
        self._batches = [(batch, submit([items[index].read for index in batch])) for batch in batches]  # type: ignore[misc]

    def outcomes(self) -> Iterator[Any]:
        done: dict[int, Any] = {}
        for batch, future in self._batches:
            done.update(zip(batch, future.result(), strict=True))
        for index, numbered in enumerate(self._items):
            outcome = done.pop(index, numbered.trouble)
            if isinstance(outcome, Trouble):
                id_ = numbered.read.id if numbered.read else id_of(numbered.item)
                outcome = Failure(numbered.number, id_, outcome.reason, outcome.error, numbered.item)
            yield outcome


def _read(items: Iterable[Any]) -> Iterator[_Numbered]:
    for number, item in zip(count(), items):
        if isinstance(item, Failure):  # a file's own trouble: a line that could not be read gave no item
            yield _Numbered(number, item.item, None, Trouble(item.reason, item.error))
            continue
        try:
            yield _Numbered(number, item, read_item(item))
        except InputError as error:
            yield _Numbered(number, item, None, Trouble(str(error), "InputError"))


def _windows(items: Iterable[_Numbered], most: int, characters: int) -> Iterator[list[_Numbered]]:
    window: list[_Numbered] = []
    size = 0
    for item in items:
        window.append(item)
        size += len(item.read.text) if item.read else 0
        if len(window) == most or size >= characters:
            yield window
            window, size = [], 0
    if window:
        yield window


def _now(nlp: Language, finish: Finish, items: Sequence[Item]) -> "Future[list[Any]]":
    future: Future[list[Any]] = Future()
    future.set_result(work(nlp, items, finish))
    return future


def _saved(nlp: Language, stack: ExitStack) -> Path:
    """The pipeline in a folder that lives as long as the workers, for them to load."""
    folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="newsie-")))
    nlp.to_disk(folder)
    return folder


def _itself(article: Article) -> Article:
    return article


__all__ = ["OnError", "extract_many", "outcomes"]
