"""BIO: one token a line with its offsets and a tag for entities, time expressions and triggers; and back.

    # newsie.article = neri
    Marta   0   5   B-PER   O       O
    ...
    venerdì 37  44  O       B-DATE  O

Columns are separated by tabs: token, start, end, entity, time, event. An empty line ends each line of the text. Tokens
are words and signs, cut where a mark begins or ends, so that the marks come back exactly. Where marks of a column
overlap, the longest stays; of two events with one trigger both are named ("B-MEET|AGREEMENT").
"""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from newsie.errors import InputError
from newsie.records import Article

_TOKEN = re.compile(r"\w+|[^\w\s]")
_HEAD = "# newsie.article = "

Marks = list[tuple[int, int, str]]


def to_bio(article: Article) -> str:
    """The article as lines of tokens."""
    columns = [
        _apart(
            (m.start, m.end, entity.label) for entity in article.entities for m in entity.mentions if m.kind == "name"
        ),
        _apart((time.start, time.end, time.type) for time in article.times),
        _apart(_triggers(article)),
    ]
    tags = [_by_start(column) for column in columns]
    cuts = {place for column in columns for start, end, _ in column for place in (start, end)}
    lines = [_HEAD + " ".join(article.id.split())]
    inside: list[tuple[int, str]] = [(0, "")] * len(columns)
    before = 0
    for start, end in _tokens(article.text, cuts):
        if "\n" in article.text[before:start] and before:
            lines.append("")
        before = end
        row = []
        for number, column in enumerate(tags):
            if start in column:
                inside[number] = column[start]
                row.append(f"B-{column[start][1]}")
            else:
                row.append(f"I-{inside[number][1]}" if start < inside[number][0] else "O")
        lines.append("\t".join([article.text[start:end], str(start), str(end), *row]))
    return "\n".join(lines) + "\n\n"


def read_bio(text: str) -> Iterator[tuple[str, dict[str, Marks]]]:
    """The id and the marks (start, end, label) by column of each article in what `to_bio` wrote.

    Raises:
        InputError: a line has not six columns, or a mark goes on that never began; the message names the line.
    """
    article: str | None = None
    marks: dict[str, Marks] = {}
    for number, line in enumerate(text.split("\n"), 1):
        if line.startswith(_HEAD):
            if article is not None:
                yield article, marks
            article, marks = line[len(_HEAD) :], {"entity": [], "time": [], "event": []}
        elif line:
            cells = line.split("\t")
            if len(cells) != 6 or article is None:
                raise InputError(f"line {number}: needs six columns under a line {_HEAD!r}")
            for column, tag in zip(marks.values(), cells[3:], strict=True):
                _read_tag(column, tag, int(cells[1]), int(cells[2]), number)
    if article is not None:
        yield article, marks


def _read_tag(column: Marks, tag: str, start: int, end: int, number: int) -> None:
    if tag.startswith("B-"):
        column.append((start, end, tag[2:]))
    elif tag != "O":
        if not column or column[-1][2] != tag[2:]:
            raise InputError(f"line {number}: {tag} goes on a mark that never began")
        column[-1] = (column[-1][0], end, tag[2:])


def _triggers(article: Article) -> Iterator[tuple[int, int, str]]:
    types: dict[tuple[int, int], dict[str, None]] = {}
    for event in article.events:
        for mention in event.mentions:
            types.setdefault((mention.trigger.start, mention.trigger.end), {})[str(event.type)] = None
    yield from ((start, end, "|".join(names)) for (start, end), names in types.items())


def _apart(marks: Iterable[tuple[int, int, str]]) -> Marks:
    """Marks that do not overlap: the longest first, then the first in the text."""
    taken: Marks = []
    covered: set[int] = set()
    for start, end, label in sorted(marks, key=lambda mark: (mark[0] - mark[1], mark)):
        if not covered.intersection((start, end - 1)):
            taken.append((start, end, label))
            covered.update(range(start, end))
    return sorted(taken)


def _by_start(marks: Marks) -> dict[int, tuple[int, str]]:
    return {start: (end, label) for start, end, label in marks}


def _tokens(text: str, cuts: set[int]) -> Iterator[tuple[int, int]]:
    for token in _TOKEN.finditer(text):
        places = [token.start(), *(p for p in range(token.start() + 1, token.end()) if p in cuts), token.end()]
        yield from pairwise(places)
