"""Direct speech: the stretches of text between quotation marks, across sentences."""

import re

from attrs import frozen

_PAIRS = {"«": "»", "“": "”", "„": "“", "‹": "›"}
_STRAIGHT = '"'
_OPENING = re.compile(f"[{''.join(_PAIRS)}{_STRAIGHT}]")
_LONGEST = 2000
"""A quotation that has not ended after so many characters, or at a blank line, is a mark that was forgotten."""

_DASH = re.compile(r"^[ \t]*[–—-][ \t]+(?=[A-ZÈÀÌÒÙÉ«\"])", re.MULTILINE)


@frozen
class Quotation:
    """What stands between two quotation marks; `start` and `end` are the characters inside them."""

    start: int
    end: int


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """The quotations of a text in its order; a mark without its partner opens none.

    >>> [(q.start, q.end) for q in find_quotations('Ha detto: «Sì». E "poi".')]
    [(11, 13), (19, 22)]
    """
    found: list[Quotation] = []
    after = 0
    for match in _OPENING.finditer(text):
        at, mark = match.start(), match[0]
        if at >= after and (end := _closing(text, at, _PAIRS.get(mark, mark))) is not None:
            found.append(Quotation(at + 1, end))
            after = end + 1
    found += _dashes(text)
    return tuple(sorted(found, key=lambda one: one.start))


def _closing(text: str, at: int, close: str) -> int | None:
    """Where the quotation opened at `at` ends, or None."""
    limit = min(len(text), at + _LONGEST)
    paragraph = text.find("\n\n", at)
    if paragraph >= 0:
        limit = min(limit, paragraph)
    end = text.find(close, at + 1, limit)
    if end < 0 and close == "”":
        end = text.find(_STRAIGHT, at + 1, limit)
    return end if end > at + 1 else None


def _dashes(text: str) -> list[Quotation]:
    """Turns of a dialogue: a line that begins with a dash, up to the next dash or its end."""
    found = []
    for match in _DASH.finditer(text):
        line_end = text.find("\n", match.end())
        line_end = len(text) if line_end < 0 else line_end
        inner = text.find(" – ", match.end(), line_end)
        end = inner if inner > 0 else line_end
        if end > match.end():
            found.append(Quotation(match.end(), end))
    return found
