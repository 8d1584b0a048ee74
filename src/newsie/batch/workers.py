"""Worker processes, each with a pipeline of its own.

Neither `multiprocessing.Pool` (a killed worker's batch never comes back) nor `ProcessPoolExecutor` (one killed worker
breaks all, and which batch it had is not told) does what an archive needs, so each process has a thread of the parent
that talks to it over a pipe of its own. The end of the pipe tells of the end of the process: a batch whose worker was
killed is done again by a fresh one, one article at a time, and an article that kills its worker again is named. In the
other direction the worker ends when the parent does.

Processes are spawned, never forked, on every system: forking a process that has threads is not safe.
"""

import multiprocessing
import signal
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path
from queue import SimpleQueue
from threading import Lock
from typing import Any

from newsie.batch.items import Item
from newsie.batch.work import Trouble, settle, work
from newsie.errors import BatchError, ModelError
from newsie.pipeline import load
from newsie.records import Article

Finish = Callable[[Article], Any]

_KILLED = "its worker process was killed twice while it worked on this article (out of memory?)"
_NO_START = (
    "a worker process ended before it was ready, its own message is above: a script that starts workers must do so "
    "under `if __name__ == '__main__':`, and every worker needs about 500 MB of memory"
)


class Workers:
    """Processes that turn batches of items into `finish(article)`; a context manager, which ends them.

    Args:
        count: how many processes.
        model: the path of a pipeline that every worker loads; newsie's own when None.
        finish: what is sent back for an article: a function that can be imported.
    """

    def __init__(self, count: int, model: Path | None, finish: Finish) -> None:
        """Start the processes; they load their pipelines while the caller goes on."""
        self._new = partial(_Worker, model, finish)
        self._lock = Lock()
        self._closed = False
        self._all = [self._new() for _ in range(count)]
        self._idle: SimpleQueue[_Worker] = SimpleQueue()
        for worker in self._all:
            self._idle.put(worker)
        self._threads = ThreadPoolExecutor(count, thread_name_prefix="newsie-worker")

    def submit(self, items: Sequence[Item]) -> "Future[list[Any]]":
        """The outcomes of a batch, `finish(article)` or a `Trouble` for each item, as soon as a worker has done it.

        The future raises `BatchError` if no worker can be started and `ModelError` if it cannot load the pipeline.
        """
        return self._threads.submit(self._run, items)

    def __enter__(self) -> "Workers":
        """Nothing more to do: the processes were started when the object was made."""
        return self

    def __exit__(self, *exception: object) -> None:
        """End the processes, whatever they are doing."""
        with self._lock:
            self._closed = True
            for worker in self._all:
                worker.kill()
        self._threads.shutdown(cancel_futures=True)

    def _run(self, items: Sequence[Item]) -> list[Any]:
        worker = self._idle.get()
        try:
            try:
                return worker.run(items)
            except _WorkerDiedError:
                worker = self._replace(worker)
            outcomes: list[Any] = []
            for item in items:
                try:
                    outcomes += worker.run([item])
                except _WorkerDiedError:  # noqa: PERF203 - a process dies here, a try costs nothing beside it
                    outcomes.append(Trouble(_KILLED, "BatchError"))
                    worker = self._replace(worker)
            return outcomes
        finally:
            self._idle.put(worker)

    def _replace(self, dead: "_Worker") -> "_Worker":
        with self._lock:
            if self._closed:
                raise BatchError("the worker processes were ended")
            dead.kill()
            self._all[self._all.index(dead)] = fresh = self._new()
            return fresh


class _WorkerDiedError(Exception):
    """The process at the other end of the pipe is no more."""


class _Worker:
    """One process, seen from the parent."""

    def __init__(self, model: Path | None, finish: Finish) -> None:
        context = multiprocessing.get_context("spawn")
        self._pipe, end = context.Pipe()
        self._process = context.Process(target=_serve, args=(end, model, finish), daemon=True)
        self._process.start()
        end.close()  # the worker's end is then open in the worker alone, and closes with it
        self._ready = False

    def run(self, items: Sequence[Item]) -> list[Any]:
        try:
            if not self._ready:
                self._wait_until_ready()
            self._pipe.send(list(items))
            outcomes: list[Any] = self._pipe.recv()
        except (EOFError, ConnectionError) as error:
            raise _WorkerDiedError from error
        return outcomes

    def kill(self) -> None:
        self._process.kill()
        self._process.join()

    def _wait_until_ready(self) -> None:
        try:
            trouble = self._pipe.recv()
        except (EOFError, ConnectionError) as error:
            raise BatchError(_NO_START) from error
        if trouble is not None:
            raise ModelError(f"in a worker process: {trouble}")
        self._ready = True


def _serve(pipe: Connection, model: Path | None, finish: Finish) -> None:
    """What a worker process does: load the pipeline once, then batch after batch until the parent is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which ends its workers
    try:
        nlp = load(model)
    except ModelError as error:
        pipe.send(str(error))
        return
    settle(nlp)
    with suppress(EOFError, ConnectionError):
        pipe.send(None)
        while True:
            pipe.send(work(nlp, pipe.recv(), finish))


__all__ = ["Finish", "Workers"]
