"""Files of articles: JSON Lines, CSV, Parquet, a folder of texts and pages, each read as a stream of records.

A record that cannot be read comes as a `Failure` that says where it stands and why; the records after it still come.
"""

import bz2
import csv
import gzip
import hashlib
import io
import json
import lzma
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO

from attrs import evolve, frozen

from newsie.batch.columns import check_columns, column_names
from newsie.batch.items import Failure
from newsie.errors import InputError
from newsie.formats.extras import require
from newsie.formats.inputs import read_items

MAX_LINE = 64_000_000
"""The longest line of JSON, in bytes: sixty times the text that an article may have."""

_OPENERS: dict[str, Callable[..., Any]] = {".gz": gzip.open, ".xz": lzma.open, ".bz2": bz2.open}
_PAGES = {".txt", ".html", ".htm"}


@frozen(slots=True)
class Record:
    """An article of a file: the fields as they stand there, and its place; `source` is what could not be read."""

    place: str
    position: int
    text: Any = None
    published: Any = None
    title: Any = None
    id: Any = None
    url: Any = None
    source: str | None = None


class Source:
    """An input that gives its records in the same order every time.

    `size` is how much there is to read, in the units of `Record.position` (bytes, rows or files); None if not known.
    """

    def __init__(self, path: Path, *, columns: Mapping[str, str] | None = None, published: str | None = None) -> None:
        """Look at the input; `published` is the date of records that have none.

        Raises:
            InputError: there is no such file, its kind is not known, or it lacks a column.
        """
        self.path = path
        self._names = column_names(columns)
        self._columns = columns
        self._published = published
        if not path.exists():
            raise InputError(f"there is no file or folder {path}")
        inner = Path(path.stem) if path.suffix in _OPENERS else path
        kind = "folder" if path.is_dir() else inner.suffix.lower()
        if kind not in _KINDS or (kind == ".parquet" and inner is not path):
            raise InputError(
                f"{path}: its kind is not known; give .jsonl, .ndjson, .csv, .tsv (also .gz, .xz, .bz2), .parquet, or "
                "a folder of .txt and .html files"
            )
        self._kind = kind
        self.size: int | None = None if inner is not path else path.stat().st_size
        self._files: list[Path] = []
        if kind == "folder":
            self._files = sorted(file for file in path.rglob("*") if file.suffix.lower() in _PAGES and file.is_file())
            self.size = len(self._files)
            if not self._files:
                raise InputError(f"{path}: there is no .txt or .html file in the folder")
        elif kind == ".parquet":
            self.size = self._parquet().metadata.num_rows

    def fingerprint(self) -> str:
        """The same for the same input: what a run that goes on compares."""
        names = [str(file.relative_to(self.path)) for file in self._files] or [str(self.path.stat().st_size)]
        settings = [self.path.name, self._published or "", *self._names.values()]
        return hashlib.blake2b("\0".join([*settings, *names]).encode(errors="replace"), digest_size=8).hexdigest()

    def records(self) -> Iterator[Record | Failure]:
        """All records, in order.

        Raises:
            InputError: the file as a whole cannot be read.
        """
        for record in _KINDS[self._kind](self):
            if isinstance(record, Record) and record.published in (None, "") and self._published:
                yield evolve(record, published=self._published)
            else:
                yield record

    def _json_lines(self) -> Iterator[Record | Failure]:
        with self._open() as file:
            number = 0
            while line := file.readline(MAX_LINE):
                number += 1
                place, position = f"line {number}", self._tell(file)
                if len(line) == MAX_LINE and not line.endswith(b"\n"):
                    while (rest := file.readline(MAX_LINE)) and not rest.endswith(b"\n"):
                        pass
                    yield _failure(place, position, f"the line has more than {MAX_LINE:,} bytes")
                elif line.strip():
                    yield self._json_record(line, place, position)

    def _json_record(self, line: bytes, place: str, position: int) -> Record | Failure:
        if reason := _not_utf8(line):
            return _failure(place, position, reason, line)
        try:
            row = json.loads(line.decode("utf-8-sig" if place == "line 1" else "utf-8"))
        except (ValueError, RecursionError) as error:
            return _failure(place, position, f"the line is no JSON: {error}", line)
        if not isinstance(row, dict):
            return _failure(place, position, f"the line is no JSON object but a {type(row).__name__}", line)
        return self._record(row, place, position, line)

    def _record(self, row: Mapping[str, Any], place: str, position: int, source: bytes | None) -> Record | Failure:
        if self._names["text"] not in row:
            there = ", ".join(map(repr, row)) or "nothing"
            return _failure(place, position, f"there is no field {self._names['text']!r}, only {there}", source)
        return Record(place, position, **{field: row.get(name) for field, name in self._names.items()})

    def _csv(self) -> Iterator[Record | Failure]:
        csv.field_size_limit(MAX_LINE)
        with self._open() as file:
            text = io.TextIOWrapper(file, "utf-8-sig", errors="surrogateescape", newline="")
            first = text.readline()
            delimiter = "\t" if ".tsv" in self.path.suffixes else max(",;\t", key=first.count)
            header = next(csv.reader([first], delimiter=delimiter), [])
            check_columns(header, self._names, self._columns)
            rows = csv.reader(text, delimiter=delimiter, strict=True)
            while True:
                begin = rows.line_num + 2
                try:
                    values = next(rows, None)
                    reason = None
                except csv.Error as error:
                    values, reason = [], f"the row is no valid CSV: {error}"
                if values is None:
                    return
                place, position = f"line {begin}", self._tell(file)
                if reason is None and not values:
                    continue
                if reason is None and len(values) != len(header):
                    reason = f"the row has {len(values)} fields, the header {len(header)}"
                source = delimiter.join(values).encode(errors="surrogateescape")
                reason = reason or _not_utf8(source)
                if reason is not None:
                    yield _failure(place, position, reason, source)
                else:
                    row = {name: value or None for name, value in zip(header, values, strict=True)}
                    yield self._record(row, place, position, source)

    def _parquet(self) -> Any:
        require("pyarrow", "frames")
        import pyarrow
        from pyarrow.parquet import ParquetFile

        try:
            return ParquetFile(self.path)
        except (pyarrow.ArrowException, OSError) as error:
            raise InputError(f"{self.path} is no Parquet file that can be read: {error}") from error

    def _parquet_rows(self) -> Iterator[Record | Failure]:
        file = self._parquet()
        check_columns(file.schema_arrow.names, self._names, self._columns)
        columns = [name for name in self._names.values() if name in file.schema_arrow.names]
        number = 0
        try:
            for batch in file.iter_batches(batch_size=256, columns=columns):
                for row in batch.to_pylist():
                    number += 1
                    yield self._record(row, f"row {number}", number, None)
        except OSError as error:
            raise InputError(f"{self.path} cannot be read after row {number}: {error}") from error

    def _folder(self) -> Iterator[Record | Failure]:
        for number, file in enumerate(self._files, 1):
            name = file.relative_to(self.path).as_posix()
            try:
                for item in read_items(str(file), name):
                    yield Record(name, number, **item)  # type: ignore[arg-type]
            except InputError as error:
                yield _failure(name, number, str(error))

    def _open(self) -> BinaryIO:
        try:
            opened: BinaryIO = _OPENERS.get(self.path.suffix, open)(self.path, "rb")
        except OSError as error:
            raise InputError(f"{self.path} cannot be read: {error.strerror}") from error
        return opened

    def _tell(self, file: BinaryIO) -> int:
        return 0 if self.size is None else file.tell()


def _failure(place: str, position: int, reason: str, source: bytes | None = None) -> Failure:
    shown = None if source is None else source.decode("utf-8", "backslashreplace").rstrip("\r\n")
    return Failure(-1, None, reason, "InputError", Record(place, position, source=shown))


def _not_utf8(data: bytes) -> str | None:
    """What is wrong with bytes that are not UTF-8; None if they are."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        found = f"not UTF-8 (byte 0x{data[error.start]:02X} at {error.start})"
        return f"{found}: convert the file, for instance with iconv -f latin1 -t utf8"
    return None


_KINDS: dict[str, Callable[[Source], Iterator[Record | Failure]]] = {
    ".jsonl": Source._json_lines,
    ".ndjson": Source._json_lines,
    ".csv": Source._csv,
    ".tsv": Source._csv,
    ".parquet": Source._parquet_rows,
    "folder": Source._folder,
}

__all__ = ["Record", "Source"]
