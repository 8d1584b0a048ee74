"""Where sentences start and do not start, from line breaks and punctuation: what the parser then keeps to."""

from collections.abc import Iterator
from itertools import pairwise

import numpy
from spacy.attrs import POS, SENT_START
from spacy.symbols import AUX, VERB
from spacy.tokens import Doc

_CLOSING = set('.!?:;»”"…)')
_GOING_ON = {";", ","}
_STOPS = set(".!?;:…\n")
_NO_START = 2**64 - 1
"""-1 as spaCy's arrays without sign hold it."""


def mark_line_starts(doc: Doc) -> None:
    """Set `is_sent_start` where the text itself decides it.

    A sentence starts after a line break, unless the break only wraps a running one: the line before it ends without
    closing punctuation and the next goes on in lower case. Within a line none starts with a small letter after a comma,
    a semicolon, a word or an abbreviation. After a colon one starts as in ISDT: with a capital letter, or behind a
    clause; "Iraq: serie di attentati" and "Il sindaco: «Serve tempo»" are one sentence.
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
    for at in _after_colons(doc, words):
        starts[at] = 1
    # all at once: spaCy looks through the whole text whenever it is set for a single token
    doc.from_array([SENT_START], numpy.array(starts, "uint64").reshape(-1, 1))


def _after_colons(doc: Doc, words: list[str]) -> Iterator[int]:
    """The words after a colon that stands behind a clause or before a capital letter."""
    if ":" not in words:
        return
    is_clause = False
    tags = doc.to_array(POS).tolist()
    for at, (word, following) in enumerate(pairwise(words)):
        if word == ":" and not following.isspace() and (is_clause or following[0].isupper()):
            yield at + 1
        if word[0] in _STOPS:
            is_clause = False
        elif tags[at] in (VERB, AUX) and "VerbForm=Fin" in doc[at].morph:
            is_clause = True


__all__ = ["mark_line_starts"]
