"""Cutting a text where marks begin and end, so that marks may overlap and cross."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise

from attrs import frozen


@frozen(slots=True)
class Mark:
    """What is said of the characters from `start` to `end`: classes for the page's style, a label, a hint, a link."""

    start: int
    end: int
    classes: tuple[str, ...]
    label: str = ""
    hint: str = ""
    anchor: str = ""
    href: str = ""


@frozen(slots=True)
class Piece:
    """A stretch of text under one set of marks; `label` and `anchor` are those of the marks that end or begin in it."""

    text: str
    classes: str = ""
    label: str = ""
    hint: str = ""
    anchor: str = ""
    href: str = ""


def cut(text: str, marks: Iterable[Mark], offset: int = 0) -> Iterator[Piece]:
    """The pieces of a text, in order; together they are the text.

    Args:
        text: the text, or a part of one.
        marks: in any order, by characters of the whole text.
        offset: where the part begins in the whole text; what lies outside the part is left out.
    """
    starts: dict[int, list[Mark]] = defaultdict(list)
    ends: dict[int, list[Mark]] = defaultdict(list)
    for mark in marks:
        start, end = max(mark.start - offset, 0), min(mark.end - offset, len(text))
        if start < end:
            starts[start].append(mark)
            ends[end].append(mark)
    active: dict[int, Mark] = {}
    places = sorted({0, len(text), *starts, *ends})
    for place, following in pairwise(places):
        for mark in ends[place]:
            active.pop(id(mark), None)
        active.update((id(mark), mark) for mark in starts[place])
        over = list(active.values())
        yield Piece(
            text[place:following],
            " ".join(dict.fromkeys(name for mark in over for name in mark.classes)),
            " ".join(dict.fromkeys(mark.label for mark in ends[following] if mark.label)),
            "\n".join(dict.fromkeys(mark.hint for mark in over if mark.hint)),
            next((mark.anchor for mark in starts[place] if mark.anchor), ""),
            next((mark.href for mark in over if mark.href), ""),
        )
