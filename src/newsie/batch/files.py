"""From a file of articles to a file of what they say: what `newsie batch` does."""

from collections import deque
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import newsie
from newsie.batch.items import Failure
from newsie.batch.journal import Run
from newsie.batch.readers import Record, Source
from newsie.batch.state import State
from newsie.batch.stream import outcomes
from newsie.batch.work import settle
from newsie.batch.writers import WRITERS
from newsie.errors import BatchError, InputError
from newsie.pipeline import default, load
from newsie.records import Article

Progress = Callable[[State, int, "Failure | None"], object]
"""Called after every row: how far the run is, the position in the input, and the failure if the row was one."""


def extract_file(
    source: Source,
    output: Path,
    *,
    workers: int = 1,
    model: str | None = None,
    assume_published: bool = False,
    errors: Path | None = None,
    resume: bool = False,
    overwrite: bool = False,
    progress: Progress = lambda state, position, failure: None,
) -> State | None:
    """Every record of `source` to a row of `output`, a JSON Lines or Parquet file; see `newsie.batch.journal`.

    Returns:
        How many articles there are and how many rows failed; None if the output was there already and `resume` given.

    Raises:
        InputError: input or output cannot be used, or an unfinished run does not fit.
        BatchError: workers cannot be started, or the output cannot be written (a full disk); the run can go on.
        ModelError: the pipeline cannot be loaded.
    """
    if output.suffix not in WRITERS:
        raise InputError(f"{output}: the output must end in {' or '.join(WRITERS)}")
    for path in (output, errors):
        if path and not path.absolute().parent.is_dir():
            raise InputError(f"{path} cannot be written: there is no folder {path.absolute().parent}")
    nlp = load(model, assume_published=assume_published) if model or assume_published else None
    settings = {"input": source.fingerprint(), "model": model or "newsie", "version of newsie": newsie.__version__}
    if assume_published:
        settings["assume-published"] = "yes"
    try:
        run = Run(output, settings, resume=resume, overwrite=overwrite)
    except OSError as error:
        raise BatchError(f"{output} cannot be written: {error.strerror}") from error
    if run.finished:
        return None
    try:
        if workers == 1:
            nlp = nlp or default()
            settle(nlp)
        places = _Places(source.records(), skip=run.state.rows)
        finish = _json if output.suffix == ".jsonl" else None
        for done in outcomes(places, workers=workers, nlp=nlp, finish=finish):
            position, words = places.taken()
            state = _written(run, lambda done=done, words=words: run.add(done, words))  # type: ignore[misc]
            progress(state, position, done if isinstance(done, Failure) else None)
        return _written(run, lambda: run.finish(errors))
    finally:
        run.close()


def _written(run: Run, write: Callable[[], None]) -> State:
    try:
        write()
    except OSError as error:
        raise BatchError(
            f"{run.output} cannot be written: {error.strerror or error}; {run.state.articles:,} articles are safe in "
            f"{run.folder}: remove the cause and run the same command with --resume"
        ) from error
    return run.counted


class _Places:
    """Records on their way to the workers; remembers, in order, where each stood and how many words it has."""

    def __init__(self, records: Iterator[Record | Failure], *, skip: int) -> None:
        self._records = records
        self._skip = skip
        self._ahead: deque[tuple[int, int]] = deque()

    def __iter__(self) -> Iterator[Record | Failure]:
        for number, record in enumerate(self._records):
            if number >= self._skip:
                place = record.item if isinstance(record, Failure) else record
                self._ahead.append((place.position, len(place.text.split()) if isinstance(place.text, str) else 0))
                yield record

    def taken(self) -> tuple[int, int]:
        return self._ahead.popleft()


def _json(article: Article) -> Any:
    return article.to_json()


__all__ = ["Progress", "extract_file"]
