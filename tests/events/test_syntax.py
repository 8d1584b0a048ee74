"""Grammatical functions come out the same whether a sentence is active, passive, relative or nominal."""

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from newsie.events.grammar.clauses import bare, is_passive, preposition
from newsie.events.grammar.syntax import dependents
from newsie.parse import Text, read_text

_VOCAB = spacy.blank("it").vocab


def _text(rows: list[tuple[str, str, str, int, str]]) -> Text:
    """A text from (word, lemma, part of speech, head, function): the parse is given, so no model decides the test."""
    words, lemmas, pos, heads, deps = (list(column) for column in zip(*rows, strict=True))
    return read_text(Doc(_VOCAB, words=words, lemmas=lemmas, pos=pos, heads=heads, deps=deps))


def _functions(doc: Text, word: str) -> set[tuple[str, str]]:
    token = next(token for token in doc if token.text == word)
    return {(one.function, one.token.text) for one in dependents(token)}


def test_passive_subject_is_the_object() -> None:
    """The subject of a passive is the object, its "da" phrase the agent."""
    doc = _text(
        [
            ("La", "il", "DET", 1, "det"),
            ("legge", "legge", "NOUN", 4, "nsubj:pass"),
            ("è", "essere", "AUX", 4, "aux"),
            ("stata", "essere", "AUX", 4, "aux:pass"),
            ("approvata", "approvare", "VERB", 4, "ROOT"),
            ("dal", "da il", "ADP", 6, "case"),
            ("Senato", "Senato", "PROPN", 4, "obl"),
        ]
    )
    assert is_passive(doc[4])
    assert _functions(doc, "approvata") == {("object", "legge"), ("agent", "Senato")}


def test_coordinated_subjects_come_one_by_one() -> None:
    """Both sides of "e" stand in the function of the first."""
    doc = _text(
        [
            ("Parigi", "Parigi", "PROPN", 4, "nsubj"),
            ("e", "e", "CCONJ", 2, "cc"),
            ("Roma", "Roma", "PROPN", 0, "conj"),
            ("hanno", "avere", "AUX", 4, "aux"),
            ("firmato", "firmare", "VERB", 4, "ROOT"),
            ("il", "il", "DET", 6, "det"),
            ("patto", "patto", "NOUN", 4, "obj"),
        ]
    )
    assert _functions(doc, "firmato") == {("subject", "Parigi"), ("subject", "Roma"), ("object", "patto")}


def test_fixed_prepositions_and_their_function() -> None:
    """A phrase such as "nei confronti di" counts as one preposition and governs the noun after it."""
    doc = _text(
        [
            ("accuse", "accusa", "NOUN", 0, "ROOT"),
            ("nei", "in il", "ADP", 2, "case"),
            ("confronti", "confronto", "NOUN", 0, "nmod"),
            ("della", "di il", "ADP", 4, "case"),
            ("giunta", "giunta", "NOUN", 2, "nmod"),
        ]
    )
    case = preposition(doc[2])
    assert case is not None
    assert (case[1], case[2].text) == ("contro", "giunta")
    assert bare(doc[3]) == "di"


CASES = [
    ("Il governo ha approvato il decreto.", "approvato", {("subject", "governo"), ("object", "decreto")}),
    ("Il decreto è stato approvato dal governo.", "approvato", {("agent", "governo"), ("object", "decreto")}),
    (
        "La polizia ha arrestato un uomo che aveva rapinato una banca.",
        "rapinato",
        {("subject", "uomo"), ("object", "banca")},
    ),
    ("I missili lanciati dalla marina sono caduti in mare.", "lanciati", {("object", "missili"), ("agent", "marina")}),
    ("Il treno è arrivato in stazione.", "arrivato", {("subject", "treno"), ("in", "stazione")}),
    (
        "L'arresto del sindaco da parte dei carabinieri ha sorpreso tutti.",
        "arresto",
        {("di", "sindaco"), ("agent", "carabinieri")},
    ),
    (
        "Il ministro ha promesso di rafforzare i controlli.",
        "rafforzare",
        {("subject", "ministro"), ("object", "controlli")},
    ),
]


@pytest.mark.parametrize(("text", "word", "expected"), CASES)
def test_functions_with_the_shipped_model(nlp: Language, text: str, word: str, expected: set[tuple[str, str]]) -> None:
    """On plain sentences the shipped model's parse gives the functions that a reader would."""
    assert expected <= _functions(read_text(nlp(text)), word)
