"""newsie on Apache Spark: `pip install "newsie[spark]"` where the driver runs and on every executor."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from newsie.formats.extras import require

if TYPE_CHECKING:
    from pyspark.sql import DataFrame
    from pyspark.sql.types import StructType


def extract_frame(
    frame: "DataFrame", *, columns: Mapping[str, str] | None = None, model: str | None = None
) -> "DataFrame":
    """What the articles of a Spark DataFrame say: one row for each, with the columns of `schema()`.

    It is `newsie.batch.extract_batches` by `mapInArrow`: lazy, and the same rows as in one process. A row that cannot
    be done comes out with its reason in `error`. Every Python worker loads the pipeline once (about 500 MB). The data
    are worked on as they are partitioned: `frame.repartition(n)` first, if there are fewer partitions than cores.

    Args:
        frame: a column `text` and, as `newsie.extract_many` takes them, `published`, `title`, `id`, `url`.
        columns: where a column has another name: `{"text": "corpo"}`.
        model: an Italian spaCy pipeline, installed or on disk on every executor, instead of newsie's own.

    Raises:
        InputError: the frame has no column for the text, or none that `columns` names.
        MissingExtraError: PySpark or pyarrow is not installed.
    """
    from newsie.batch.columns import check_columns, column_names

    names = column_names(columns)
    check_columns(frame.columns, names, columns)
    used = [name for name in names.values() if name in frame.columns]

    def run(batches: Iterable[Any]) -> Iterator[Any]:
        from newsie.batch import extract_batches
        from newsie.pipeline import named

        return extract_batches(batches, columns=columns, nlp=named(model))

    return frame.select(*used).mapInArrow(run, schema())


def schema() -> "StructType":
    """The columns that `extract_frame` gives, as Spark types; the nested records of an article, and `error`."""
    types = require("pyspark.sql.pandas.types", "spark")
    from newsie.batch import BATCH_SCHEMA

    spark_schema: StructType = types.from_arrow_schema(BATCH_SCHEMA, prefer_timestamp_ntz=True)
    return spark_schema


__all__ = ["extract_frame", "schema"]
