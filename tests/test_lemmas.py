"""Lemmas of a lexicon behind the lemmatizer."""

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

import newsie
from newsie.lemmas import correct_lemmas, read_lemmas, table_name


@pytest.fixture
def vocab() -> spacy.vocab.Vocab:
    vocab = spacy.blank("it").vocab
    vocab.lookups.add_table(table_name("VERB"), {"chiese": "chiedere", "morti": "morire"})
    vocab.lookups.add_table(table_name("NOUN"), {"chiese": "chiesa", "morti": "morto"})
    return vocab


@pytest.mark.parametrize(
    ("word", "pos", "guessed", "lemma"),
    [
        ("chiese", "VERB", "chiesere", "chiedere"),
        ("chiese", "NOUN", "chiese", "chiesa"),
        ("Morti", "NOUN", "Morti", "morto"),
        ("morti", "ADJ", "morto", "morto"),
        ("ponti", "NOUN", "ponte", "ponte"),
    ],
)
def test_a_form_has_the_lemma_of_its_part_of_speech(vocab, word, pos, guessed, lemma):
    """The lexicon decides what it knows, in any case of letters; the lemmatizer's guess stays for the rest."""
    doc = Doc(vocab, words=[word], pos=[pos], lemmas=[guessed])
    correct_lemmas(doc, read_lemmas(vocab.lookups))
    assert doc[0].lemma_ == lemma


def test_the_lexicon_survives_the_disk(vocab, tmp_path):
    """It is part of the vocabulary: a pipeline that is saved keeps it."""
    nlp = Language(vocab)
    nlp.to_disk(tmp_path)
    read = spacy.util.load_model_from_path(tmp_path)
    assert read_lemmas(read.vocab.lookups) == read_lemmas(vocab.lookups)


def test_a_pipeline_without_a_lexicon_gets_no_step():
    """Another pipeline's lemmas are its own."""
    nlp = spacy.blank("it")
    nlp.add_pipe("lemmatizer", config={"mode": "rule"})
    with pytest.warns(UserWarning, match="no "):
        assert "newsie_lemmas" not in newsie.load(nlp).pipe_names
