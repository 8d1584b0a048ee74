"""Arrow record batches of articles to Arrow record batches of what they say: for Spark, Ray and the like."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

from spacy.language import Language

from newsie.batch.columns import check_columns, column_names
from newsie.batch.items import Failure
from newsie.batch.stream import outcomes
from newsie.formats.arrow import SCHEMA, to_rows
from newsie.formats.extras import require

pa = require("pyarrow", "frames")

BATCH_SCHEMA: Any = SCHEMA.append(pa.field("error", pa.string()))
"""The columns of `extract_batches`: those of `newsie.formats.arrow.SCHEMA`, and `error`."""

ROWS = 256
"""How many rows a batch that is given out has at most."""


def extract_batches(
    batches: Iterable[Any], *, columns: Mapping[str, str] | None = None, nlp: Language | None = None
) -> Iterator[Any]:
    """One row of `BATCH_SCHEMA` for every row of the batches, in order.

    A row that cannot be done comes out with its reason in `error`, its `id` and `text`, and nothing else, so that no
    row is lost and none stops the others. Nothing depends on how the rows are cut into batches.

    Args:
        batches: `pyarrow.RecordBatch` objects with a column `text` and, as `extract_many` takes them, `published`,
            `title`, `id`, `url`; other columns are not read.
        columns: where a column has another name: `{"text": "corpo", "published": "data"}`.
        nlp: a pipeline from `newsie.load`; newsie's own model, loaded once in a process, when not given.

    Raises:
        InputError: a batch has no column for the text or one that `columns` names.

    >>> batch = pa.RecordBatch.from_pylist([{"text": "Il ministro ha incontrato i sindacati."}, {"text": None}])
    >>> [row["error"] for out in extract_batches([batch]) for row in out.to_pylist()]
    [None, 'text must be a str, not NoneType']
    """
    names = column_names(columns)
    done = (_row(outcome) for outcome in outcomes(_rows(batches, names, columns), nlp=nlp))
    while rows := list(islice(done, ROWS)):
        yield pa.RecordBatch.from_pylist(rows, schema=BATCH_SCHEMA)


def _rows(
    batches: Iterable[Any], names: Mapping[str, str], columns: Mapping[str, str] | None
) -> Iterator[dict[str, Any]]:
    for batch in batches:
        check_columns(batch.schema.names, names, columns)
        renamed = {field: name for field, name in names.items() if name in batch.schema.names}
        for row in batch.select(list(renamed.values())).to_pylist():
            yield {field: row[name] for field, name in renamed.items()}


def _row(outcome: Any) -> dict[str, Any]:
    if not isinstance(outcome, Failure):
        return {**next(to_rows(outcome)), "error": None}
    text = outcome.item.get("text")
    return {"id": outcome.id, "text": text if isinstance(text, str) else None, "error": outcome.reason}


__all__ = ["BATCH_SCHEMA", "extract_batches"]
