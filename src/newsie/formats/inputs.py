"""Finding and reading the articles that a command is given: texts, saved pages, JSON, JSON Lines, standard input."""

import glob
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from newsie.errors import InputError
from newsie.formats.dicts import structure
from newsie.formats.extras import require
from newsie.records import Article

STDIN = "-"
PAGES = (".html", ".htm")
IN_FOLDERS = (".txt", *PAGES, ".jsonl")
"""What is read when a folder is named: JSON files beside articles are often something else, so they must be named."""

_KEYS = ("text", "published", "title", "id", "url")

Item = dict[str, Any]
"""What `newsie.extract` takes: `text`, `published`, `title`, `id`, `url`."""


def find_files(names: Iterable[str]) -> tuple[list[str], list[str]]:
    """The files behind names of files, folders and patterns, in order, each once, and the names behind which is none.

    "-" is standard input. A folder is searched with the folders in it.
    """
    found: dict[str, None] = {}
    missing = []
    for name in names:
        path = Path(name)
        if name == STDIN or path.is_file():
            files = [name]
        elif path.is_dir():
            files = [
                str(file) for file in sorted(path.rglob("*")) if file.suffix.lower() in IN_FOLDERS and file.is_file()
            ]
        else:
            files = [file for file in sorted(glob.glob(name, recursive=True)) if Path(file).is_file()]
        found.update(dict.fromkeys(files))
        if not files:
            missing.append(name)
    return list(found), missing


def short_ids(files: Iterable[str]) -> dict[str, str | None]:
    """A name for the article in each file: the file's own, or its whole path where two files have the same name."""
    files = list(files)
    stems = Counter(Path(file).stem for file in files)
    return {
        file: None if file == STDIN else Path(file).stem if stems[Path(file).stem] == 1 else Path(file).as_posix()
        for file in files
    }


def read_items(file: str, id: str | None = None) -> Iterator[Item | Article | InputError]:
    """What is in one file: texts to be read, articles that were read before, and an error for each bad row.

    `.html` is a saved page (needs `newsie[web]`), `.json` and `.jsonl` hold objects with `text` and, if they have them,
    `published`, `title`, `id` and `url`, or articles as `Article.to_dict` gives them; `.parquet` is a table of articles
    (`newsie.to_arrow(articles, "articles")`, needs `newsie[frames]`); everything else is plain text.

    Raises:
        InputError: the file cannot be read or is not what its name says; the message says where.
        MissingExtraError: it is a page and `newsie[web]` is not installed.
    """
    suffix = Path(file).suffix.lower()
    if suffix == ".parquet":
        yield from _parquet(file)
        return
    data = _bytes(file)
    if suffix in PAGES or (file == STDIN and _is_page(data)):
        from newsie.formats.page import read_page

        yield {**read_page(data), "id": id}
        return
    text = _decode(data)
    if suffix == ".jsonl":
        for number, line in enumerate(text.splitlines(), 1):
            if line.strip():
                yield _row(line, f"line {number}")
    elif suffix == ".json":
        parsed = _parse(text)
        if isinstance(parsed, list):
            for number, entry in enumerate(parsed):
                yield _row(entry, f"item {number}")
        else:
            item = _item(parsed)
            yield item if isinstance(item, Article) else {**item, "id": item["id"] or id}
    else:
        yield {"text": text, "id": id}


def _parquet(file: str) -> Iterator[Article]:
    from newsie.formats.arrow import from_table

    pyarrow, parquet = require("pyarrow", "frames"), require("pyarrow.parquet", "frames")
    try:
        table = parquet.read_table(file)
    except (OSError, pyarrow.ArrowException) as error:
        raise InputError(f"no Parquet file that can be read: {error}") from error
    yield from from_table(table)


def _row(entry: Any, where: str) -> Item | Article | InputError:
    """One row of many: what is wrong with it is its own affair."""
    try:
        return _item(_parse(entry) if isinstance(entry, str) else entry)
    except InputError as error:
        return InputError(f"{where}: {error}")


def _item(entry: Any) -> Item | Article:
    if not isinstance(entry, Mapping) or not isinstance(entry.get("text"), str):
        raise InputError('needs an object with the article in "text"')
    if entry.keys() >= {"entities", "times", "events", "url"}:
        return structure(entry, Article)
    return {key: entry.get(key) for key in _KEYS}


def _parse(text: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise InputError(f"not valid JSON: {error}") from error
    except RecursionError as error:
        raise InputError("not valid JSON: nested too deep") from error


def _bytes(file: str) -> bytes:
    try:
        return sys.stdin.buffer.read() if file == STDIN else Path(file).read_bytes()
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}") from error


def _decode(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(
            f"not UTF-8 (byte {error.start}): convert it, for instance with iconv -f latin1 -t utf8"
        ) from error


def _is_page(data: bytes) -> bool:
    return data[:200].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith((b"<!doctype html", b"<html"))
