"""The parse copied from spaCy says what spaCy says."""

import gc

import pytest
import spacy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc, Token

from newsie.entities import find_entities
from newsie.events import find_events
from newsie.parse import Word, read_text

TEXTS = st.lists(
    st.sampled_from(
        ["Il ministro ", "della Difesa ", "ha detto ", "«", "basta", "» ", "\n\n", "  ", "e lei ", "no. ", "12 "]
    ),
    min_size=1,
    max_size=20,
).map("".join)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=TEXTS)
def test_words_and_sentences_are_those_of_spacy(nlp: Language, text: str) -> None:
    """Words, their attributes, their place in the tree and the sentences are the same as in the Doc."""
    doc = nlp(text)
    read = read_text(doc)
    for word, token in zip(read, doc, strict=True):
        for name in (
            "i",
            "idx",
            "text",
            "lower_",
            "pos_",
            "dep_",
            "ent_type_",
            "is_punct",
            "is_space",
            "is_title",
            "whitespace_",
        ):
            assert getattr(word, name) == getattr(token, name), name
        assert word.lemma_ == token.lemma_.lower()
        assert {name: list(values) for name, values in word.morph.items()} == {
            name: token.morph.get(name) for name in token.morph.to_dict()
        }
        assert word.head.i == token.head.i
        assert [child.i for child in word.children] == [child.i for child in token.children]
        assert [one.i for one in word.subtree] == [one.i for one in token.subtree]
        assert (word.left_edge.i, word.sent.start, word.sent.end) == (
            token.left_edge.i,
            token.sent.start,
            token.sent.end,
        )
    assert [sentence.text for sentence in read.sents] == [sentence.text for sentence in doc.sents]
    assert [sentence.root.i for sentence in read.sents] == [sentence.root.i for sentence in doc.sents]


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=TEXTS, ends=st.tuples(st.integers(-1, 60), st.integers(-1, 60)))
def test_spans_of_characters_are_those_of_spacy(nlp: Language, text: str, ends: tuple[int, int]) -> None:
    """Characters are widened or narrowed to words as `Doc.char_span` does it, and the span has the same root."""
    doc, (start, end) = nlp(text), sorted(ends)
    if start == end:
        return
    for mode in ("strict", "expand", "contract"):
        mine, theirs = (
            read_text(doc).char_span(start, end, alignment_mode=mode),
            doc.char_span(start, end, alignment_mode=mode),
        )
        assert (mine is None) == (theirs is None)
        if mine is not None and len(theirs):
            assert (mine.start, mine.end, mine.text) == (theirs.start, theirs.end, theirs.text)
            # of several words equally near to the root spaCy takes now the first, now another
            assert _height(doc[mine.root.i]) == _height(theirs.root)


def test_a_changed_parse_is_read_again() -> None:
    """The same Doc gives the same object as long as nothing in it changes, and another one afterwards."""
    doc = Doc(
        spacy.blank("it").vocab, words=["Roma", "brucia"], pos=["PROPN", "VERB"], heads=[1, 1], deps=["nsubj", "ROOT"]
    )
    first = read_text(doc)
    assert read_text(doc) is first
    doc[0].pos_ = "NOUN"
    assert [word.pos_ for word in read_text(doc)] == ["NOUN", "VERB"]


def test_the_last_step_leaves_nothing_to_the_garbage_collector(nlp: Language) -> None:
    """When entities and events have read an article, the memory of its words is free without the collector."""
    doc = nlp("La polizia ha arrestato ieri a Roma due uomini, che hanno negato. Il sindaco li conosceva.")
    gc.collect()
    before = sum(isinstance(one, Word) for one in gc.get_objects())
    gc.disable()
    try:
        find_events(doc, (), find_entities(doc))
        after = sum(isinstance(one, Word) for one in gc.get_objects())
    finally:
        gc.enable()
    assert after == before


def test_no_word_before_the_first() -> None:
    """Looking before the text is an error, not the last word."""
    doc = Doc(spacy.blank("it").vocab, words=["Roma", "brucia"])
    with pytest.raises(IndexError, match="before 'Roma'"):
        read_text(doc)[0].nbor(-1)


def _height(token: Token) -> int:
    """How many steps it is to the root of the sentence."""
    return sum(1 for _ in token.ancestors)
