"""Worker processes: same result as one process, and what happens when one is killed, cannot start or fails."""

import os
import signal
import subprocess
import sys
import textwrap
import threading
import time
from pathlib import Path

import psutil
import pytest
from spacy.language import Language

import newsie
from newsie.batch import Failure
from newsie.batch.stream import outcomes
from newsie.batch.workers import Workers
from newsie.records import Article

TEXTS = [f"Anna Verdi è arrivata il {day} maggio a {place}." for day in range(1, 29) for place in ("Napoli", "Bari")]


def kills_itself_on_bari(article: Article) -> str:
    """What a worker gives back in the tests; one word in the text kills the worker, as a lack of memory would."""
    if "il 3 maggio a Bari" in article.text:
        os.kill(os.getpid(), signal.SIGKILL)
    return article.text


def kills_itself_once(article: Article) -> str:
    """The same, but only where it is told, by a file, that nobody was killed yet."""
    told = Path(os.environ["NEWSIE_TEST_KILL"])
    if "7 maggio" in article.text and told.exists():
        told.unlink()
        os.kill(os.getpid(), signal.SIGKILL)
    return article.text


def waits(article: Article) -> str:
    """Work that takes long."""
    time.sleep(60)
    return article.text


@pytest.mark.parametrize("batch_size", [3, 50])
def test_workers_give_the_same_bytes(batch_size: int, rules: Language) -> None:
    """Two processes give what one gives, in the same order, and number the bad items alike."""
    items = [*TEXTS[:20], "", *TEXTS[20:]]
    results = []
    for workers in (1, 2):
        failures: list[Failure] = []
        stream = newsie.extract_many(items, workers=workers, batch_size=batch_size, nlp=rules, on_error=failures.append)
        results.append(([article.to_json() for article in stream], failures))
    assert results[0] == results[1]
    assert len(results[0][0]) == len(TEXTS)


@pytest.mark.skipif(sys.platform == "win32", reason="kills with POSIX signals")
def test_an_article_that_kills_its_worker(rules: Language) -> None:
    """It is named after a second try, alone; every other article is finished."""
    done = list(outcomes(TEXTS, workers=2, batch_size=8, nlp=rules, finish=kills_itself_on_bari))
    failed = [outcome for outcome in done if isinstance(outcome, Failure)]
    assert [(failure.error, "killed" in failure.reason) for failure in failed] == [("BatchError", True)] * len(failed)
    (deadly,) = [text for text in TEXTS if "il 3 maggio a Bari" in text]
    assert [failure.item for failure in failed] == [deadly]
    assert [text for text in done if isinstance(text, str)] == [text for text in TEXTS if text != deadly]


@pytest.mark.skipif(sys.platform == "win32", reason="kills with POSIX signals")
def test_a_worker_killed_by_chance(rules: Language, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its batch is done again: nothing is missing, nothing comes twice."""
    told = tmp_path / "kill"
    told.touch()
    monkeypatch.setenv("NEWSIE_TEST_KILL", str(told))
    done = list(outcomes(TEXTS, workers=2, batch_size=8, nlp=rules, finish=kills_itself_once))
    assert done == TEXTS
    assert not told.exists()


def test_workers_end_with_the_stream(rules: Language) -> None:
    """A stream that is closed in the middle leaves no process and no thread behind."""
    before = threading.active_count()
    stream = newsie.extract_many(TEXTS * 20, workers=2, batch_size=4, nlp=rules)
    next(stream)
    assert len(psutil.Process().children()) >= 2
    stream.close()  # type: ignore[attr-defined]
    assert not [child for child in psutil.Process().children() if "spawn_main" in " ".join(child.cmdline())]
    assert threading.active_count() == before


def test_leaving_does_not_wait_for_the_work(rules_folder: Path) -> None:
    """Workers in the middle of a long batch are ended at once."""
    with Workers(1, rules_folder, waits) as workers:
        workers.submit([newsie.batch.items.read_item("Roma.")])  # type: ignore[attr-defined]
        time.sleep(0.2)
        start = time.monotonic()
    assert time.monotonic() - start < 20


def test_a_pipeline_that_workers_cannot_load(tmp_path: Path) -> None:
    """The error of the worker is raised in the parent."""
    with Workers(1, tmp_path / "nowhere", waits) as workers:
        future = workers.submit([newsie.batch.items.read_item("Roma.")])  # type: ignore[attr-defined]
        with pytest.raises(newsie.ModelError, match=r"in a worker process: .*nowhere"):
            future.result()


def _script(tmp_path: Path, body: str) -> Path:
    path = tmp_path / "script.py"
    path.write_text(textwrap.dedent(body), "utf8")
    return path


def test_a_script_without_a_main_guard(tmp_path: Path, rules_folder: Path) -> None:
    """It ends with a message that says what to write, and does not hang."""
    script = _script(
        tmp_path,
        f"""
        import newsie
        nlp = newsie.load({str(rules_folder)!r})
        list(newsie.extract_many(["Roma brucia."] * 3, workers=2, nlp=nlp))
        """,
    )
    ended = subprocess.run([sys.executable, "-W", "ignore", script], capture_output=True, text=True, timeout=100)
    assert ended.returncode == 1
    assert "BatchError" in ended.stderr
    assert "if __name__ == '__main__':" in ended.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="kills with POSIX signals")
def test_workers_end_when_the_parent_is_killed(tmp_path: Path, rules_folder: Path) -> None:
    """SIGKILL leaves the parent no time to end its workers: they notice that it is gone."""
    script = _script(
        tmp_path,
        f"""
        import newsie, itertools
        if __name__ == "__main__":
            nlp = newsie.load({str(rules_folder)!r})
            for article in newsie.extract_many(itertools.repeat("Roma brucia."), workers=2, nlp=nlp):
                print("going", flush=True)
        """,
    )
    parent = subprocess.Popen([sys.executable, "-W", "ignore", script], stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    assert parent.stdout.readline() == "going\n"
    workers = psutil.Process(parent.pid).children()
    assert len(workers) >= 2
    parent.kill()
    parent.wait()
    parent.stdout.close()
    _, alive = psutil.wait_procs(workers, timeout=30)
    assert not alive
