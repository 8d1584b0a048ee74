"""Spark and Ray, for real: the rows of a single process, also when a worker is killed in the middle."""

import os
import shutil
import signal
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from spacy.language import Language

import newsie
from newsie.batch import BATCH_SCHEMA, extract_batches

pytestmark = [
    pytest.mark.filterwarnings("ignore"),
    pytest.mark.skipif(sys.platform == "win32", reason="kills workers with POSIX signals"),
]

ROWS = [
    {"id": str(n), "corpo": f"Anna Verdi è a Bari dal {n % 28 + 1} maggio. Il Senato vota domani." if n % 10 else ""}
    for n in range(60)
]
COLUMNS = {"text": "corpo"}


def table(rows: list[dict[str, Any]]) -> pa.Table:
    return pa.Table.from_pylist(rows)


@pytest.fixture(scope="module")
def expected(rules: Language) -> list[dict[str, Any]]:
    return by_id(
        row
        for batch in extract_batches(table(ROWS).to_batches(), columns=COLUMNS, nlp=rules)
        for row in batch.to_pylist()
    )


def by_id(rows: Any) -> list[dict[str, Any]]:
    return sorted(rows, key=lambda row: int(row["id"]))


def die_once(told: str) -> None:
    """Kill this process, if the file says that nobody was killed yet."""
    try:
        os.unlink(told)  # only one of the workers can: they run side by side
    except FileNotFoundError:
        return
    os.kill(os.getpid(), signal.SIGKILL)


@pytest.mark.parametrize("rows_in_batch", [1, 7, 60])
def test_arrow_batches(rows_in_batch: int, rules: Language, expected: list[dict[str, Any]]) -> None:
    """However the rows are cut into batches, each gives one row, in order, of what `extract` says or with its error."""
    batches = table(ROWS).to_batches(max_chunksize=rows_in_batch)
    out = list(extract_batches(batches, columns=COLUMNS, nlp=rules))
    assert all(batch.schema == BATCH_SCHEMA for batch in out)
    rows = [row for batch in out for row in batch.to_pylist()]
    assert [row["id"] for row in rows] == [row["id"] for row in ROWS]
    assert rows == expected
    for row, given in zip(rows, ROWS, strict=True):
        if given["corpo"]:
            alone = newsie.extract(given["corpo"], id=given["id"], nlp=rules)
            assert (row["error"], row["text"], len(row["times"])) == (None, alone.text, len(alone.times))
        else:
            assert "text is empty" in row["error"]


def test_arrow_batches_without_the_column(rules: Language) -> None:
    """A missing column is named, and so is a field that there is not."""
    with pytest.raises(newsie.InputError, match="no column 'text', only 'id', 'corpo'"):
        list(extract_batches(table(ROWS).to_batches(), nlp=rules))
    with pytest.raises(newsie.InputError, match="columns names body"):
        list(extract_batches([], columns={"body": "corpo"}, nlp=rules))


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    sql = pytest.importorskip("pyspark.sql", reason="needs newsie[spark]")
    import_module("pyspark.cloudpickle").register_pickle_by_value(sys.modules[__name__])  # workers have no tests
    if not shutil.which("java"):
        pytest.skip("Spark needs Java")
    os.environ["PYSPARK_PYTHON"] = sys.executable
    session = (
        sql.SparkSession.builder.master("local[2,4]")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.memory", "512m")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.log.level", "OFF")
        .getOrCreate()
    )
    yield session
    session.stop()


def test_spark(spark: Any, rules_folder: Path, expected: list[dict[str, Any]]) -> None:
    """Two local workers give the rows of the single process; a missing column is refused at the call."""
    from newsie.spark import extract_frame

    frame = spark.createDataFrame(ROWS).repartition(2)
    done = extract_frame(frame, columns=COLUMNS, model=str(rules_folder))
    assert by_id(done.toArrow().to_pylist()) == expected
    with pytest.raises(newsie.InputError, match="no column 'text'"):
        extract_frame(frame)


def test_spark_worker_killed(spark: Any, rules_folder: Path, tmp_path: Path, expected: list[dict[str, Any]]) -> None:
    """Spark does the partition of a killed worker again, and the rows are the same: none is missing or doubled."""
    from newsie.spark import schema

    told = tmp_path / "kill"
    told.touch()
    where, model = str(told), str(rules_folder)

    def run(batches: Any) -> Any:
        from newsie.pipeline import named

        for batch in extract_batches(batches, columns=COLUMNS, nlp=named(model)):
            yield batch
            die_once(where)

    done = spark.createDataFrame(ROWS).repartition(2).mapInArrow(run, schema())
    assert by_id(done.toArrow().to_pylist()) == expected
    assert not told.exists()


@pytest.fixture(scope="module")
def ray() -> Iterator[Any]:
    ray = pytest.importorskip("ray", reason="needs newsie[ray]")
    pytest.importorskip("ray.data", reason="needs newsie[ray]")
    ray.cloudpickle.register_pickle_by_value(sys.modules[__name__])  # workers have no tests
    ray.init(num_cpus=3, include_dashboard=False, logging_level="ERROR", object_store_memory=100_000_000)
    ray.data.DataContext.get_current().enable_progress_bars = False
    yield ray
    ray.shutdown()


def test_ray(ray: Any, rules_folder: Path, expected: list[dict[str, Any]]) -> None:
    """Two actors give the rows of the single process."""
    from newsie.ray import extract_dataset

    data = ray.data.from_arrow(table(ROWS)).repartition(2)
    done = extract_dataset(data, workers=2, columns=COLUMNS, model=str(rules_folder))
    assert _rows(ray, done) == expected


def test_ray_worker_killed(ray: Any, rules_folder: Path, tmp_path: Path, expected: list[dict[str, Any]]) -> None:
    """Ray starts the killed actor anew and does its batch again: no row is missing or doubled."""
    from newsie.ray import _Worker

    told = tmp_path / "kill"
    told.touch()
    where = str(told)

    class Dying(_Worker):
        def __call__(self, batch: Any) -> Any:
            done = super().__call__(batch)
            die_once(where)
            return done

    data = ray.data.from_arrow(table(ROWS)).repartition(2)
    done = data.map_batches(
        Dying,
        fn_constructor_args=(COLUMNS, str(rules_folder)),
        batch_format="pyarrow",
        batch_size=15,
        num_cpus=1,
        compute=ray.data.ActorPoolStrategy(size=2),
    )
    assert _rows(ray, done) == expected
    assert not told.exists()


def _rows(ray: Any, dataset: Any) -> list[dict[str, Any]]:
    return by_id(row for reference in dataset.to_arrow_refs() for row in ray.get(reference).to_pylist())
