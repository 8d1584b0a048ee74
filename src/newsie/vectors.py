"""Word vectors made of subwords (floret), each word's worked out once and not at every token.

spaCy's `Vectors.get_batch` splits every word of a batch into its character n-grams and hashes them, in Python, for each
model that reads the vectors: 10 % of the time of the whole pipeline. The words of the news are the same ones again and
again, so their rows are kept here, up to a bound.
"""

from typing import Any

import numpy
from spacy.language import Language
from spacy.strings import StringStore
from spacy.vectors import Mode, Vectors

KEPT_ROWS = 30_000
"""How many words' vectors are kept: 15 MB. When they are full, all are dropped, and the collection begins anew."""


class RememberedVectors(Vectors):  # type: ignore[misc]
    """A floret table with the vectors of the one it was made from, to the bit; it serialises as that one."""

    def __init__(self, table: Vectors) -> None:
        """Share the data of `table`."""
        super().__init__(
            strings=StringStore(),  # the vocabulary puts its own here, and reads this one word by word: leave it empty
            data=table.data,
            name=table.name,
            mode=table.mode,
            minn=table.minn,
            maxn=table.maxn,
            hash_count=table.hash_count,
            hash_seed=table.hash_seed,
            bow=table.bow,
            eow=table.eow,
            attr=table.attr,
        )
        self._forget()

    def get_batch(self, keys: Any) -> Any:
        """The vectors of some words, given by their hashes."""
        if self.mode != Mode.floret or not isinstance(keys, numpy.ndarray) or not isinstance(self.data, numpy.ndarray):
            return super().get_batch(keys)
        words, places = numpy.unique(keys, return_inverse=True)
        listed = words.tolist()
        if self._of is not self.data:
            self._forget()
        if len(self._row_of) + len(listed) > KEPT_ROWS:
            self._forget()
            if len(listed) > KEPT_ROWS:
                return super().get_batch(keys)
        unknown = [word for word in listed if word not in self._row_of]
        if unknown:
            begin = len(self._row_of)
            self._rows[begin : begin + len(unknown)] = super().get_batch(unknown)
            self._row_of.update(zip(unknown, range(begin, begin + len(unknown)), strict=True))
        rows = numpy.fromiter(map(self._row_of.__getitem__, listed), dtype="int64", count=len(listed))
        return self._rows[rows[places]]

    def _forget(self) -> None:
        self._of = self.data  # another table, read from disk into this object, makes the rows stale
        self._row_of: dict[int, int] = {}
        self._rows = numpy.zeros((KEPT_ROWS, self.data.shape[1]), dtype=self.data.dtype)


def remember_vectors(nlp: Language) -> None:
    """Put a `RememberedVectors` in the place of a pipeline's floret vectors; other vectors stay as they are."""
    vectors = nlp.vocab.vectors
    if type(vectors) is Vectors and vectors.mode == Mode.floret:
        nlp.vocab.vectors = RememberedVectors(vectors)


__all__ = ["KEPT_ROWS", "RememberedVectors", "remember_vectors"]
