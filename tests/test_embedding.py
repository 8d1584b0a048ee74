"""Rows of words that are kept: the same to the bit, bounded, and gone when the weights change."""

import pickle
from pathlib import Path
from typing import Any

import numpy
import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from spacy.vectors import Vectors

from newsie.embedding import RememberedEmbedding, _Rows, remember_embeddings

EMBEDDINGS = {
    "subword vectors": {
        "@architectures": "spacy.MultiHashEmbed.v2",
        "width": 16,
        "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE"],
        "rows": [50, 50, 50, 50],
        "include_static_vectors": True,
    },
    "attributes of the token": {
        "@architectures": "spacy.MultiHashEmbed.v2",
        "width": 16,
        "attrs": ["NORM", "SPACY", "IS_SPACE"],
        "rows": [50, 10, 10],
        "include_static_vectors": False,
    },
    "characters": {
        "@architectures": "spacy.CharacterEmbed.v2",
        "width": 16,
        "rows": 50,
        "nM": 4,
        "nC": 4,
        "include_static_vectors": False,
    },
}
ENCODER = {
    "@architectures": "spacy.MaxoutWindowEncoder.v2",
    "width": 16,
    "depth": 2,
    "window_size": 1,
    "maxout_pieces": 2,
}
TEXTS = ["Il sindaco di Forlì ha parlato.", "Ha parlato a Forlì,  a Forlì e a Roma!", "Un'altra volta, l’altra volta."]


def pipeline(embedding: str = "subword vectors", seed: int = 0) -> Language:
    """A pipeline with random weights, as spaCy gives it."""
    spacy.util.fix_random_seed(seed)
    nlp = spacy.blank("it")
    data = numpy.random.default_rng(seed).standard_normal((500, 8)).astype("float32")
    nlp.vocab.vectors = Vectors(strings=nlp.vocab.strings, data=data, mode="floret", minn=3, maxn=5, hash_count=2)
    model = {"@architectures": "spacy.Tok2Vec.v2", "embed": EMBEDDINGS[embedding], "encode": ENCODER}
    nlp.add_pipe("tok2vec", config={"model": model})
    nlp.initialize(lambda: [Example(nlp.make_doc(text), nlp.make_doc(text)) for text in TEXTS])
    return nlp


def kept(nlp: Language) -> RememberedEmbedding:
    function = nlp.get_pipe("tok2vec").model.get_ref("embed")._func
    assert isinstance(function, RememberedEmbedding)
    return function


def rows(nlp: Language, texts: list[str]) -> list[bytes]:
    return [doc.tensor.tobytes() for doc in nlp.pipe(texts)]


@pytest.mark.parametrize("embedding", EMBEDDINGS)
def test_the_same_rows(embedding: str) -> None:
    """Every kind of embedding gives, asked again and in other batches, what it gives without being remembered."""
    plain, remembered = pipeline(embedding), pipeline(embedding)
    remember_embeddings(remembered)
    for texts in (TEXTS, TEXTS[::-1], TEXTS[:1], ["", *TEXTS]):
        assert rows(remembered, texts) == rows(plain, texts)


PLAIN, REMEMBERED = pipeline(), pipeline()
remember_embeddings(REMEMBERED)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.lists(st.text(max_size=40), min_size=1, max_size=5), max_size=6), st.integers(2, 40))
def test_few_rows_kept(batches: list[list[str]], bound: int) -> None:
    """Whatever was asked before, and however few rows are kept, the result is the same, and no more are kept."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("newsie.embedding.KEPT_ROWS", bound)
        kept(REMEMBERED)._rows = _Rows()
        for texts in batches:
            assert rows(REMEMBERED, texts) == rows(PLAIN, texts)
            assert len(kept(REMEMBERED)._rows.place_of) <= bound


def test_a_word_is_worked_out_once() -> None:
    """The layer itself is asked for the words that were not seen, and for those alone."""
    nlp = pipeline()
    asked: list[int] = []
    layer = nlp.get_pipe("tok2vec").model.get_ref("embed")
    function = layer._func

    def counted(layer: Any, docs: Any, is_train: bool) -> Any:
        asked.append(sum(map(len, docs)))
        return function(layer, docs, is_train)

    layer._func = counted
    remember_embeddings(nlp)
    for text in ("Il sindaco ha parlato e ha parlato.", "Ha parlato il sindaco.", "il sindaco."):
        rows(nlp, [text])
    assert asked == [6, 2]  # then "Ha" and "il"


def test_a_norm_of_ones_own() -> None:
    """One word with two norms has two rows: what is kept is asked for by all features, not by the word."""
    tensors = []
    for remembered in (False, True):
        nlp = pipeline()
        if remembered:
            remember_embeddings(nlp)
        doc = Doc(nlp.vocab, words=["Roma", "Roma"])
        doc[1].norm_ = "capitale"
        tensors.append(nlp.get_pipe("tok2vec")(doc).tensor)
        assert tensors[-1][0].tobytes() != tensors[-1][1].tobytes()
    assert tensors[0].tobytes() == tensors[1].tobytes()


def test_other_weights(tmp_path: Path) -> None:
    """Weights and vectors read from disk into the same object make what was kept stale."""
    nlp, other = pipeline(), pipeline(seed=1)
    remember_embeddings(nlp)
    assert rows(nlp, TEXTS) != rows(other, TEXTS)
    other.to_disk(tmp_path)
    nlp.from_disk(tmp_path)
    assert rows(nlp, TEXTS) == rows(other, TEXTS)
    nlp.vocab.vectors.data = other.vocab.vectors.data[::-1].copy()
    assert rows(nlp, TEXTS) != rows(other, TEXTS)


def test_training_goes_on() -> None:
    """A remembered model learns as a plain one does, and its predictions follow what it learned."""
    results = []
    for remembered in (False, True):
        nlp = pipeline()
        if remembered:
            remember_embeddings(nlp)
        tagger = nlp.add_pipe(
            "tagger", config={"model": {"tok2vec": {"@architectures": "spacy.Tok2VecListener.v1", "width": 16}}}
        )
        tagger.add_label("A")
        tagger.add_label("B")
        examples = [Example.from_dict(nlp.make_doc(text), {"tags": ["A"] * len(nlp.make_doc(text))}) for text in TEXTS]
        spacy.util.fix_random_seed(0)
        tagger.initialize(lambda examples=examples: examples, nlp=nlp)
        before = rows(nlp, TEXTS)
        optimizer = nlp.create_optimizer()
        for _ in range(3):
            nlp.update(examples, sgd=optimizer)
        results.append(rows(nlp, TEXTS))
        assert results[-1] != before
    assert results[0] == results[1]


def test_saved_and_sent_like_any_other(tmp_path: Path) -> None:
    """A pipeline whose rows are kept is saved, and its components are pickled, as if they were not."""
    nlp = pipeline()
    plain = nlp.to_bytes()
    remember_embeddings(nlp)
    expected = rows(nlp, TEXTS)
    assert nlp.to_bytes() == plain
    nlp.to_disk(tmp_path)
    assert rows(spacy.load(tmp_path), TEXTS) == expected
    tok2vec = pickle.loads(pickle.dumps(nlp.get_pipe("tok2vec")))
    assert tok2vec(nlp.make_doc(TEXTS[0])).tensor.tobytes() == expected[0]


def test_only_what_sees_single_words() -> None:
    """An embedding with a layer that is not known to look at single tokens stays as it is; none is replaced twice."""
    nlp = pipeline("characters")
    before = nlp.get_pipe("tok2vec").model.get_ref("embed")._func
    remember_embeddings(nlp)
    assert nlp.get_pipe("tok2vec").model.get_ref("embed")._func is before
    nlp = pipeline()
    remember_embeddings(nlp)
    first = kept(nlp)
    remember_embeddings(nlp)
    assert kept(nlp) is first
