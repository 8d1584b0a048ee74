"""Where sentences start and do not start, from line breaks and punctuation: what the parser then keeps to."""

from collections.abc import Iterator
from itertools import pairwise

import numpy
from spacy.attrs import SENT_START
from spacy.symbols import AUX, VERB
from spacy.tokens import Doc, Token

_CLOSING = set('.!?:;»”"…)')
_GOING_ON = {";", ","}
_STOPS = set(".!?;:…\n")
_NO_START = 2**64 - 1
"""-1 as spaCy's arrays without sign hold it."""


def mark_line_starts(doc: Doc) -> None:
    """Set `is_sent_start` where the text itself decides it.

    A sentence starts after a line break, unless the break only wraps a running one: the line before it ends without
    closing punctuation and the next goes on in lower case. Within a line none starts with a small letter after a comma,
    a word or an abbreviation, nor after the number of a paragraph ("12. Piscina coperta"). After a colon one starts as
    in ISDT: with a capital letter, or behind a clause; "Iraq: serie di attentati" and "Il sindaco: «Serve tempo»" are
    one sentence. After a semicolon one starts between two clauses, and none between the members of a list.
    """
    words = [token.text for token in doc]
    starts = doc.to_array(SENT_START).tolist()
    for at, (before, word) in enumerate(pairwise(words), 1):
        if word[0].islower() and (before in _GOING_ON or before[0].isalpha()):
            starts[at] = _NO_START
        elif "\n" in before and before.isspace():
            last = words[at - 2][-1:] if at > 1 else ""
            starts_here = last in _CLOSING or not word[0].islower() or before.count("\n") > 1
            starts[at] = 1 if starts_here else _NO_START
        elif before == "." and words[at - 2].isdecimal() and (at == 2 or words[at - 3][0] in _STOPS):
            starts[at] = _NO_START
    for at, is_start in _inside_lines(doc, words):
        starts[at] = 1 if is_start else _NO_START
    # all at once: spaCy looks through the whole text whenever it is set for a single token
    doc.from_array([SENT_START], numpy.array(starts, "uint64").reshape(-1, 1))


def _inside_lines(doc: Doc, words: list[str]) -> Iterator[tuple[int, bool]]:
    """The words after colons and semicolons where clauses decide it, and whether they start a sentence."""
    if ":" not in words and ";" not in words:
        return
    stops = [at for at, word in enumerate(words) if word[0] in _STOPS]
    parts = pairwise([-1, *stops, len(words)])
    clauses = [any(map(is_finite, doc[start + 1 : end])) for start, end in parts]
    for stop, is_clause, clause_follows in zip(stops, clauses, clauses[1:], strict=False):
        if stop + 1 == len(words) or words[stop + 1].isspace():
            continue
        if words[stop] == ":" and (is_clause or words[stop + 1][0].isupper()):
            yield stop + 1, True
        elif words[stop] == ";" and is_clause == clause_follows:
            yield stop + 1, is_clause


def is_finite(word: Token) -> bool:
    """Whether it is a finite verb, and so the core of a clause."""
    return word.pos in (VERB, AUX) and "VerbForm=Fin" in word.morph


__all__ = ["mark_line_starts"]
