"""Output of a long run that may be killed at any moment and goes on where it was.

While a run lasts, all it has written lies in one folder beside the output, `OUT.partial`: the articles, the errors, and
a journal. Every `COMMIT_ROWS` rows of input what was written is brought to disk (fsync), and only then the journal
says, in one more line, how far it reaches. A run that goes on reads the last whole line of the journal, cuts off what
was written after it, and skips the rows that it counts: no article is lost and none comes twice, wherever the run was
killed. The output itself appears, whole, when the run has finished.
"""

import json
import shutil
from pathlib import Path
from typing import Any

from attrs import asdict, evolve

from newsie.batch.items import Failure
from newsie.batch.state import State
from newsie.batch.writers import WRITERS, Lines
from newsie.errors import InputError

COMMIT_ROWS = 256
"""How many rows of input lie between two commits: the most that is done again after a kill."""


class Run:
    """One run, begun or gone on with.

    Args:
        output: the file to be written, `.jsonl` or `.parquet`.
        settings: what must be the same for a run that goes on, by name.
        resume: go on where an earlier run was stopped.
        overwrite: replace an output, or an unfinished run, that is there.
    """

    def __init__(
        self, output: Path, settings: dict[str, str], *, resume: bool = False, overwrite: bool = False
    ) -> None:
        """Make or open the folder of the run.

        Raises:
            InputError: the output or an unfinished run is there and neither `resume` nor `overwrite` was given, or the
                unfinished run was one of other settings.
        """
        self.output = output
        self.folder = output.with_name(output.name + ".partial")
        self.state = State()
        there = (self.folder / "journal.jsonl").exists()
        if there and not resume and not overwrite:
            raise InputError(f"{self.folder} holds an unfinished run: --resume goes on, --overwrite starts anew")
        if output.exists() and not there and not resume and not overwrite:
            raise InputError(f"{output} is there already: choose another output or give --overwrite")
        before, journal_size = _read(self.folder / "journal.jsonl", settings) if there and resume else (None, 0)
        # A run that was killed between its last two steps has moved its articles away and needs no more than cleaning.
        moved = before is not None and output.exists() and not any(self.folder.glob("articles*"))
        self.finished = moved or (resume and not there and output.exists())
        if moved:
            shutil.rmtree(self.folder)
        if self.finished:
            return
        if before is None:
            shutil.rmtree(self.folder, ignore_errors=True)
            self.folder.mkdir(parents=True)
        self.state = self.counted = before or State()
        self._articles = WRITERS[output.suffix](self.folder, self.state)
        self._errors = Lines(self.folder / "errors.jsonl", self.state.errors_size)
        self._journal = Lines(self.folder / "journal.jsonl", journal_size)
        if before is None:
            self._journal.add(json.dumps({"settings": settings}))
            self._journal.commit()

    def add(self, done: Any, words: int) -> None:
        """Put a finished article, or a `Failure`, behind the others; every `COMMIT_ROWS`-th brings all to disk."""
        now = self.counted
        if isinstance(done, Failure):
            self._errors.add(json.dumps(_error(now.rows, done), ensure_ascii=False))
            self.counted = evolve(now, rows=now.rows + 1, failures=now.failures + 1)
        else:
            self._articles.add(done)
            self.counted = evolve(now, rows=now.rows + 1, articles=now.articles + 1, words=now.words + words)
        if self.counted.rows % COMMIT_ROWS == 0:
            self.commit()

    def commit(self) -> None:
        """Bring everything to disk and then say so in the journal."""
        state = evolve(self.counted, size=self._articles.commit(), errors_size=self._errors.commit())
        self._journal.add(json.dumps(asdict(state)))
        self._journal.commit()
        self.state = self.counted = state

    def finish(self, errors: Path | None) -> None:
        """Put output and errors to their places and remove the folder."""
        self.commit()
        ready = self._articles.finish()
        self.close()
        if errors:
            # Copied first, moved last: a kill in between leaves the folder, and the run can be finished again.
            shutil.copyfile(self.folder / "errors.jsonl", errors)
        ready.replace(self.output)
        shutil.rmtree(self.folder)

    def close(self) -> None:
        """Let go of the files; the folder stays."""
        for file in (self._articles, self._errors, self._journal):
            file.close()


def _read(journal: Path, settings: dict[str, str]) -> tuple[State | None, int]:
    """The state in the last whole line of a journal and the size up to there; None where it was killed at its start.

    Raises:
        InputError: the run had other settings.
    """
    entries: list[dict[str, Any]] = []
    size = 0
    for line in journal.read_bytes().splitlines(keepends=True):
        try:
            entry = json.loads(line)
        except ValueError:
            break
        if not line.endswith(b"\n"):
            break
        entries.append(entry)
        size += len(line)
    if not entries:
        return None, 0
    before = entries[0]["settings"]
    changed = sorted(name for name in {*before, *settings} if before.get(name) != settings.get(name))
    if changed:
        raise InputError(
            f"the unfinished run in {journal.parent} was made with another {', '.join(changed)}: give the same, or "
            "start anew with --overwrite"
        )
    return State(**entries[-1]) if len(entries) > 1 else State(), size


def _error(row: int, failure: Failure) -> dict[str, Any]:
    record = failure.item
    return {
        "row": row,
        "place": record.place,
        "id": failure.id,
        "error": failure.error,
        "reason": failure.reason,
        "source": record.source,
    }


__all__ = ["COMMIT_ROWS", "Run"]
