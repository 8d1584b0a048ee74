"""A user's own names: a list of people, organisations and places to be found in every article and linked by id."""

import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

from attrs import field, frozen
from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Span

from newsie.capitals import written
from newsie.entities.groups import Group
from newsie.entities.spans import Found
from newsie.errors import KnowledgeError
from newsie.knowledge import read_toml
from newsie.records import Label

_FIELDS = ("name", "label", "aliases", "country", "wikidata")


@frozen
class Entry:
    """A row of the list: a name, what it is, its other names, its country and its ids."""

    name: str
    label: Label
    aliases: tuple[str, ...] = ()
    country: str | None = None
    ids: dict[str, str] = field(factory=dict)


def read_gazetteer(path: str | Path) -> tuple[Entry, ...]:
    """The rows of a TOML, CSV or JSONL file.

    Every row has `name` and `label` (PER, ORG or LOC), and may have `aliases` (a list; in CSV split by "|"), `country`
    (ISO 3166 alpha-2) and `wikidata` ("Q7747"). TOML holds them as `[[names]]` tables, CSV under a header line.

    Raises:
        KnowledgeError: the file or one of its rows cannot be read; the message gives the line.
    """
    path = Path(path)
    kinds = {".toml": _toml_rows, ".csv": _csv_rows, ".jsonl": _jsonl_rows}
    if path.suffix.lower() not in kinds:
        raise KnowledgeError(f"gazetteer {path} is no .toml, .csv or .jsonl file: give one of these")
    return tuple(_entry(row, f"{path}, line {line}") for line, row in kinds[path.suffix.lower()](path))


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8-sig")
    except OSError as error:
        raise KnowledgeError(f"gazetteer {path} cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        raise KnowledgeError(f"{path}, line {line}: not UTF-8: save the file as UTF-8") from error


def _toml_rows(path: Path) -> Iterator[tuple[int, Any]]:
    text = _text(path)
    rows = read_toml(path).get("names", [])
    lines = [n for n, line in enumerate(text.splitlines(), 1) if re.match(r"\s*\[\[\s*names\s*\]\]", line)]
    if not isinstance(rows, list) or (rows and len(lines) != len(rows)):
        raise KnowledgeError(f"{path}, line 1: write every name as a [[names]] table")
    yield from zip(lines, rows, strict=True)


def _csv_rows(path: Path) -> Iterator[tuple[int, Any]]:
    reader = csv.reader(io.StringIO(_text(path), newline=""), strict=True)
    header: list[str] | None = None
    try:
        for cells in reader:
            if not any(cells):
                continue
            if header is None:
                header = [cell.strip() for cell in cells]
                continue
            if len(cells) != len(header):
                raise KnowledgeError(
                    f"{path}, line {reader.line_num}: {len(cells)} fields under {len(header)} headings"
                )
            row: dict[str, Any] = {key: cell.strip() for key, cell in zip(header, cells, strict=True) if cell.strip()}
            if "aliases" in row:
                row["aliases"] = [alias.strip() for alias in row["aliases"].split("|") if alias.strip()]
            yield reader.line_num, row
    except csv.Error as error:
        raise KnowledgeError(f"{path}, line {reader.line_num}: not valid CSV ({error})") from error


def _jsonl_rows(path: Path) -> Iterator[tuple[int, Any]]:
    for number, line in enumerate(_text(path).splitlines(), 1):
        if line.strip():
            try:
                yield number, json.loads(line)
            except json.JSONDecodeError as error:
                raise KnowledgeError(f"{path}, line {number}: not valid JSON ({error.msg})") from error


def _entry(row: Any, where: str) -> Entry:
    if not isinstance(row, dict):
        raise KnowledgeError(f"{where}: a row is an object with the fields {', '.join(_FIELDS)}")
    if unknown := sorted(set(row) - set(_FIELDS)):
        raise KnowledgeError(f"{where}: unknown field {unknown[0]!r}; the fields are {', '.join(_FIELDS)}")
    for key in ("name", "label", "country", "wikidata"):
        if key in row and not (isinstance(row[key], str) and row[key].strip()):
            raise KnowledgeError(f"{where}: {key} must be a string that is not empty")
    if "name" not in row:
        raise KnowledgeError(f"{where}: name is missing")
    if row.get("label") not in ("PER", "ORG", "LOC"):
        raise KnowledgeError(f"{where}: label is {row.get('label')!r}; it must be PER, ORG or LOC")
    aliases = row.get("aliases", [])
    if not isinstance(aliases, list) or not all(isinstance(alias, str) and alias.strip() for alias in aliases):
        raise KnowledgeError(f"{where}: aliases must be a list of names")
    if not re.fullmatch(r"[A-Z]{2}", row.get("country", "IT")):
        raise KnowledgeError(
            f"{where}: country is {row['country']!r}; it must be an ISO 3166 code of two capital letters"
        )
    if not re.fullmatch(r"Q[1-9]\d*", row.get("wikidata", "Q1")):
        raise KnowledgeError(f"{where}: wikidata is {row['wikidata']!r}; it must be an id like 'Q7747'")
    ids = {"wikidata": row["wikidata"]} if "wikidata" in row else {}
    return Entry(row["name"].strip(), cast(Label, row["label"]), tuple(aliases), row.get("country"), ids)


class Gazetteer:
    """A list of names ready to be found in articles, by spaCy's PhraseMatcher: one walk over its tokens."""

    def __init__(self, nlp: Language, entries: tuple[Entry, ...]) -> None:
        """Cut the names into tokens as `nlp` cuts articles."""
        self.entries = entries
        self._matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
        self._key: dict[str, int] = {}
        forms: dict[str, int] = {}
        for number, entry in enumerate(entries):
            for form in (entry.name, *entry.aliases):
                plain = " ".join(form.split())
                for variant in (plain, plain.replace("'", "’"), plain.replace("’", "'")):
                    forms.setdefault(variant, number)
        for form, number in forms.items():
            self._matcher.add(str(number), [nlp.make_doc(form)])
            self._key.setdefault(form, number)

    def found(self, doc: Doc) -> list[Found]:
        """The names of the list in an article, the longest where several overlap.

        A name is found as the list writes it or in capitals; "rosa" is never "Rosa".
        """
        spans = [span for span in self._matcher(doc, as_spans=True) if self._written_alike(span)]
        taken: set[int] = set()
        found: list[Found] = []
        for span in sorted(spans, key=lambda span: (span.start - span.end, span.start, int(span.label_))):
            if taken.isdisjoint(range(span.start, span.end)):
                taken.update(range(span.start, span.end))
                entry = self.entries[int(span.label_)]
                found.append(
                    Found(span.start_char, span.end_char, entry.label, span.text, "gazetteer", int(span.label_))
                )
        return sorted(found)

    def _written_alike(self, span: Span) -> bool:
        plain = " ".join(written(span).split())
        return plain in self._key or (plain.isupper() and len(plain) > 3)


def put_first(listed: list[Found], names: list[Found]) -> list[Found]:
    """The names of the list and those of the recogniser that do not touch them.

    A longer name of the recogniser around a listed one stays ("Paolo Rossi" around "Rossi"), the listed one gives way.
    """
    kept: list[Found] = []
    i = 0
    beaten: set[int] = set()
    for name in names:
        while i < len(listed) and listed[i].end <= name.start:
            i += 1
        touching: list[int] = []
        j = i
        while j < len(listed) and listed[j].start < name.end:
            touching.append(j)
            j += 1
        inside = [n for n in touching if name.start <= listed[n].start and listed[n].end <= name.end]
        exact = any((listed[n].start, listed[n].end) == (name.start, name.end) for n in touching)
        if not touching:
            kept.append(name)
        elif len(inside) == 1 == len(touching) and not exact and listed[inside[0]].label == name.label:
            kept.append(name)
            beaten.add(inside[0])
    return sorted([*kept, *(name for n, name in enumerate(listed) if n not in beaten)])


def by_entry(groups: list[Group]) -> list[Group]:
    """The groups, each standing for one row of the list at most, and each row for one group.

    Where one group holds several rows, its other mentions go with the row last named. Groups of one row become one.
    """
    result: list[Group] = []
    rows: dict[int, Group] = {}
    for group in groups:
        numbers = sorted({name.entry for name in group.members if name.entry >= 0})
        if not numbers:
            result.append(group)
            continue
        current = next(name.entry for name in group.members if name.entry >= 0)
        for name in group.members:
            current = name.entry if name.entry >= 0 else current
            if current not in rows:
                rows[current] = Group(group.label)
                result.append(rows[current])
            rows[current].members.append(name)
    for group in rows.values():
        group.members.sort()
    return result
