"""Sentences of a CoNLL-U file as lists of fields, and back."""

import lzma
from collections.abc import Iterator
from pathlib import Path

ID, FORM, LEMMA, POS, XPOS, FEATS, HEAD, DEP, DEPS, MISC = range(10)

Word = list[str]
"""The ten fields of a word, or of a contracted word ("della") that stands before its parts."""


def read(path: Path) -> str:
    with lzma.open(path, "rt", encoding="utf8") as file:
        return file.read()


def sentences(text: str) -> Iterator[list[Word]]:
    """The sentences of a file; contracted words have an id like "3-4", comments and empty nodes are left out."""
    for block in text.strip().split("\n\n"):
        rows = [line.split("\t") for line in block.split("\n") if line and line[0].isdigit()]
        if rows := [row for row in rows if "." not in row[ID]]:
            yield rows


def words(rows: list[Word]) -> list[Word]:
    """The syntactic words of a sentence, without the contracted ones."""
    return [row for row in rows if row[ID].isdigit()]


def renumber(rows: list[Word]) -> list[Word]:
    """The rows with ids from 1 on, after some were taken out; every head must still be there."""
    new = {row[ID]: str(number) for number, row in enumerate(words(rows), start=1)} | {"0": "0"}
    out = []
    for row in rows:
        row = list(row)
        if row[ID].isdigit():
            row[ID], row[HEAD] = new[row[ID]], new[row[HEAD]]
        else:
            first, last = row[ID].split("-")
            row[ID] = f"{new[first]}-{new[last]}"
        out.append(row)
    return out


def to_text(rows: list[Word]) -> str:
    return "\n".join("\t".join(row) for row in rows)
