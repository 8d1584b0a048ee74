"""Word vectors that are remembered: the same to the bit, bounded, and gone when the table changes."""

import numpy
import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.vectors import Vectors
from spacy.vocab import Vocab

from newsie.vectors import RememberedVectors, remember_vectors


def floret(seed: int = 0) -> Vectors:
    data = numpy.random.default_rng(seed).standard_normal((500, 8)).astype("float32")
    vocab = Vocab()
    return Vectors(strings=vocab.strings, data=data, mode="floret", minn=3, maxn=5, hash_count=2)


@pytest.fixture
def nlp() -> Language:
    nlp = spacy.blank("it")
    nlp.vocab.vectors = floret()
    return nlp


@settings(max_examples=30, deadline=None)
@given(st.lists(st.lists(st.text(min_size=1, max_size=12), min_size=1, max_size=30), max_size=6), st.integers(2, 40))
def test_the_same_vectors(batches: list[list[str]], kept: int) -> None:
    """Whatever was asked before, and however few are kept, every word has the vector of the plain table."""
    nlp = spacy.blank("it")
    plain = nlp.vocab.vectors = floret()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("newsie.vectors.KEPT_ROWS", kept)
        remember_vectors(nlp)
        remembered = nlp.vocab.vectors
        assert isinstance(remembered, RememberedVectors)
        for words in batches:
            keys = numpy.array([nlp.vocab.strings.add(word) for word in words], dtype="uint64")
            assert remembered.get_batch(keys).tobytes() == plain.get_batch(keys).tobytes()
            assert len(remembered._row_of) <= kept


def test_another_table(nlp: Language) -> None:
    """A table that is read into the same object is the one that answers."""
    remember_vectors(nlp)
    keys = numpy.array([nlp.vocab.strings.add("Roma")], dtype="uint64")
    first = nlp.vocab.vectors.get_batch(keys)
    nlp.vocab.vectors.from_bytes(floret(seed=1).to_bytes())
    assert nlp.vocab.vectors.get_batch(keys).tobytes() == floret(seed=1).get_batch(["Roma"]).tobytes()
    assert first.tobytes() != nlp.vocab.vectors.get_batch(keys).tobytes()


def test_on_disk_it_is_a_plain_table(nlp: Language, tmp_path: object) -> None:
    """A pipeline with it is saved and read as any other."""
    before = nlp.vocab.vectors.to_bytes()
    remember_vectors(nlp)
    nlp.to_disk(str(tmp_path))
    again = spacy.load(str(tmp_path))
    assert type(again.vocab.vectors) is Vectors
    assert again.vocab.vectors.to_bytes() == before == nlp.vocab.vectors.to_bytes()


def test_other_vectors_stay(nlp: Language) -> None:
    """Only floret tables are replaced, and once."""
    remember_vectors(nlp)
    first = nlp.vocab.vectors
    remember_vectors(nlp)
    assert nlp.vocab.vectors is first
    blank = spacy.blank("it")
    remember_vectors(blank)
    assert type(blank.vocab.vectors) is Vectors
