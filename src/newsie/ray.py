"""newsie on Ray Data: `pip install "newsie[ray]"` on every node."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from newsie.formats.extras import require

if TYPE_CHECKING:
    from ray.data import Dataset

BATCH_ROWS = 256
"""How many rows a worker gets at once: seconds of work, so that little is done again when a worker dies."""


def extract_dataset(
    dataset: "Dataset", *, workers: int = 1, columns: Mapping[str, str] | None = None, model: str | None = None
) -> "Dataset":
    """What the articles of a Ray Dataset say: one row for each, with the columns of `newsie.batch.BATCH_SCHEMA`.

    It is `newsie.batch.extract_batches` by `map_batches`: lazy, and the same rows as in one process. A row that cannot
    be done comes out with its reason in `error`. Ray starts a dead worker anew and gives its batch to another.

    Args:
        dataset: a column `text` and, as `newsie.extract_many` takes them, `published`, `title`, `id`, `url`.
        workers: how many actors, each with one core and a pipeline that it loads once (about 500 MB).
        columns: where a column has another name: `{"text": "corpo"}`.
        model: an Italian spaCy pipeline, installed or on disk on every node, instead of newsie's own.

    Raises:
        MissingExtraError: Ray or pyarrow is not installed.
        InputError: `columns` names a field that there is not. A column that is missing stops the run with this error.
    """
    from newsie.batch.columns import column_names

    data = require("ray.data", "ray")
    column_names(columns)
    extracted: Dataset = dataset.map_batches(
        _Worker,
        fn_constructor_args=(dict(columns or {}), model),
        batch_format="pyarrow",
        batch_size=BATCH_ROWS,
        num_cpus=1,
        compute=data.ActorPoolStrategy(size=workers),
    )
    return extracted


class _Worker:
    """An actor: the pipeline, loaded once, and what it does with a batch."""

    def __init__(self, columns: dict[str, str], model: str | None) -> None:
        from newsie.pipeline import named

        self._columns = columns
        self._nlp = named(model)

    def __call__(self, table: Any) -> Any:
        from newsie.batch import BATCH_SCHEMA, extract_batches

        pa = require("pyarrow", "frames")
        done = extract_batches(table.to_batches(), columns=self._columns, nlp=self._nlp)
        return pa.Table.from_batches(list(done), schema=BATCH_SCHEMA)


__all__ = ["BATCH_ROWS", "extract_dataset"]
