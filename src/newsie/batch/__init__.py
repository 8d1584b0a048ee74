"""Many articles: streams, worker processes, files, Arrow batches for Spark and Ray.

`extract_many` is a stream of articles from a stream of items. `extract_batches` is the same from Arrow record batches
to Arrow record batches: what Spark's `mapInArrow` and Ray's `map_batches` run (it needs `newsie[frames]`). The command
`newsie batch` does it from file to file.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from newsie.batch.items import Failure
from newsie.batch.stream import extract_many

if TYPE_CHECKING:
    from newsie.batch.arrow import BATCH_SCHEMA, extract_batches

__all__ = ["BATCH_SCHEMA", "Failure", "extract_batches", "extract_many"]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module 'newsie.batch' has no attribute {name!r}")
    return getattr(import_module("newsie.batch.arrow"), name)  # pyarrow is imported only for these
