"""Files that grow by commits: what was committed is on disk, what was not is cut off when the file is opened again."""

import os
from pathlib import Path
from typing import Any

from newsie.batch.state import State
from newsie.formats.extras import require
from newsie.records import Article


class Lines:
    """A file of lines. Nothing is written before `commit`, so that a full disk shows there and nowhere else."""

    def __init__(self, path: Path, size: int) -> None:
        """Open the file and cut off what is beyond `size`."""
        self.path = path
        self._size = size
        self._waiting: list[str] = []
        self._file = open(path, "r+b" if path.exists() else "w+b", buffering=0)  # noqa: SIM115 - closed by close
        self._file.truncate(size)
        self._file.seek(size)

    def add(self, line: str) -> None:
        """Put a line behind the others."""
        self._waiting.append(line)

    def commit(self) -> int:
        """Bring the lines to disk; the size of the file then."""
        # A lone surrogate, in the id of a bad row, becomes its escape, which is JSON too.
        data = memoryview("".join(line + "\n" for line in self._waiting).encode(errors="backslashreplace"))
        while data:
            written = self._file.write(data)
            self._size += written
            data = data[written:]
        os.fsync(self._file.fileno())
        self._waiting = []
        return self._size

    def finish(self) -> Path:
        """The file to be moved to its place."""
        return self.path

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()


def _lines(folder: Path, state: State) -> Lines:
    return Lines(folder / "articles.jsonl", state.size)


class Parts:
    """Parquet: every commit is a file of its own, and the last step makes one file of them, a row group for each."""

    def __init__(self, folder: Path, state: State) -> None:
        """Remove the parts after the last commit; a part is named after the number of articles before it."""
        require("pyarrow", "frames")
        self._folder = folder
        self._articles = state.articles
        self._waiting: list[Article] = []
        for part in self._parts():
            if int(part.stem.partition("-")[2]) >= state.articles:
                part.unlink()

    def add(self, article: Article) -> None:
        """Put an article behind the others."""
        self._waiting.append(article)

    def commit(self) -> int:
        """Bring the articles to disk, as one part; 0, as no size is to be kept."""
        import pyarrow.parquet

        from newsie.formats.arrow import to_table

        if self._waiting:
            part = self._folder / f"articles-{self._articles:012d}.parquet"
            pyarrow.parquet.write_table(to_table(self._waiting), part)
            _to_disk(part)
            self._articles += len(self._waiting)
            self._waiting = []
        return 0

    def finish(self) -> Path:
        """One file of all parts, to be moved to its place."""
        from pyarrow.parquet import ParquetWriter, read_table

        from newsie.formats.arrow import SCHEMA

        whole = self._folder / "whole.parquet"
        with ParquetWriter(whole, SCHEMA) as writer:
            for part in self._parts():
                writer.write_table(read_table(part, schema=SCHEMA))
        _to_disk(whole)
        return whole

    def close(self) -> None:
        """Nothing is held open."""

    def _parts(self) -> list[Path]:
        return sorted(self._folder.glob("articles-*.parquet"))


def _to_disk(path: Path) -> None:
    with path.open("r+b") as file:
        os.fsync(file.fileno())


WRITERS: dict[str, Any] = {".jsonl": _lines, ".parquet": Parts}

__all__ = ["WRITERS", "Lines", "Parts"]
