"""Lines of a text that are sentences of their own, and texts that are not Italian."""

import pytest
import spacy
from spacy.language import Language

from newsie.language import is_italian


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("Due arresti a Forlì\nI carabinieri hanno agito ieri.", ["Due", "I"]),
        ("Il governo ha approvato\nla legge di bilancio.", ["Il"]),
        ("Fine della storia.\nla redazione", ["Fine", "la"]),
        ("Un titolo\n\nun sottotitolo minuscolo", ["Un", "un"]),
        ("ROMA, 14 SET –\r\nIl Senato ha votato.", ["ROMA", "Il"]),
    ],
)
def test_line_breaks_and_sentences(nlp: Language, text: str, starts: list[str]) -> None:
    """A line is a sentence of its own unless the break only wraps a running one."""
    found = {token.text for token in nlp(text) if token.is_sent_start}
    assert found >= set(starts)
    lines = [line.split()[0] for line in text.split("\n") if line.split()]
    assert not (set(lines) - set(starts)) & found


@pytest.mark.parametrize(
    ("text", "italian"),
    [
        ("Kim riceve Shoigu a Pyongyang", True),
        ("Il papa ha ringraziato i volontari.", True),
        ("I medici, i volontari, i vigili, i sindaci: tutti in piazza.", True),
        ("Il presidente ha detto: «The show must go on», e ha lasciato la sala stampa.", True),
        ("The president met the ministers in Rome on Friday and signed an agreement with the government.", False),
        ("El presidente visita a los ministros en Roma y firma un acuerdo con el gobierno francés.", False),
        ("Președintele a vizitat Roma și a semnat un acord cu guvernul. Poliția a arestat doi bărbați.", False),
    ],
)
def test_language_of_a_text(text: str, italian: bool) -> None:
    """Function words tell Italian from its neighbours; a text with too few of them counts as Italian."""
    assert is_italian(spacy.blank("it")(text)) is italian


def test_semicolon_goes_on(nlp: Language) -> None:
    """A list split by semicolons is one sentence."""
    doc = nlp("Sequestrati un furgone, con targa falsa; due tronchesi, una delle quali rotta; trecento chili di rame.")
    assert len(list(doc.sents)) == 1


def test_small_letter_after_a_word_goes_on(nlp: Language) -> None:
    """No sentence starts with a small letter after a word."""
    doc = nlp("Gli occhi luccicano di gioia e la bocca sottile si tende in un ghigno soddisfatto. Allora parla.")
    assert not any(token.is_sent_start and token.text[0].islower() for token in doc)


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Il sindaco ha risposto: «Non ci fermeremo».", 2),
        ("Due hanno confessato: uno ha restituito la refurtiva.", 2),
        ("Il bilancio del rogo: due morti e tre feriti.", 1),
        ("Il sindaco: «Serve tempo».", 1),
        ("La partita comincia alle ore 20:45 a Bari.", 1),
    ],
)
def test_what_a_colon_divides(nlp: Language, text: str, sentences: int) -> None:
    """A colon ends a clause; after a heading or a speaker's name the sentence goes on."""
    assert len(list(nlp(text).sents)) == sentences


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("Il Senato approva il decreto; la Camera lo discute lunedì.", ["Il", "la"]),
        ("Sul podio Anna Serra, preside; Ugo Riva, medico; Pia Conti, avvocata.", ["Sul"]),
        ("In vetta Sala, 31 punti; Monti, 28; Ricci, 25.", ["In"]),
    ],
)
def test_what_a_semicolon_divides(nlp: Language, text: str, starts: list[str]) -> None:
    """A sentence starts between two clauses, none inside a list."""
    assert [token.text for token in nlp(text) if token.is_sent_start] == starts


def test_number_of_a_paragraph(nlp: Language) -> None:
    """A number and its full stop are no sentence of their own where they begin one; a year at its end ends it."""
    doc = nlp("Il regolamento vale da oggi. 12. Piscina coperta. Il nuoto è libero. Era il 2019. La sala ha chiuso.")
    starts = [token.text for token in doc if token.is_sent_start]
    assert "12" in starts
    assert "Piscina" not in starts
    assert starts.count("La") == 1
