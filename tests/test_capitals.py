"""Text in capitals: it is read in small letters and given back as it was."""

from pathlib import Path

import pytest
import spacy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc, DocBin, Span

import newsie
from newsie.capitals import as_written, small_letters
from newsie.capitals.words import capital_lines, in_small_letters

HEADLINE = "MATTARELLA INCONTRA MACRON A PARIGI: IL COMUNICATO DEL MINISTERO DELL'INTERNO"
ARTICLE = f"{HEADLINE}\nIl presidente Sergio Mattarella ha incontrato ieri Emmanuel Macron a Parigi."


@pytest.mark.parametrize(
    ("written", "restored"),
    [
        ("FORZA ITALIA E LEGA DIVISE SUL VOTO", "Forza Italia e Lega divise sul voto"),
        ("IL MINISTERO DELL' INTERNO RICORRE AL TAR", "Il Ministero dell' Interno ricorre al Tar"),
        ("MARIO ROSSI VINCE ANCORA", "Mario Rossi vince ancora"),
        ("I MURI BIANCHI DELLA SCUOLA", "I muri bianchi della scuola"),
        ("LA BBC : « PERCHE' SOLO A TORINO ? »", "La BBC : « perche' solo a Torino ? »"),
        ("PAPA LEONE XIV AL G7", "Papa Leone XIV al G7"),
        ("INCENDIO A CRANS-MONTANA , DUE FERITI", "Incendio a Crans-Montana , due feriti"),
        ("FERITO IL DOTTOR J. BIANCHI", "Ferito il dottor J. Bianchi"),
    ],
)
def test_words_of_a_line(written: str, restored: str) -> None:
    """Names, names of several words, acronyms, figures and initials keep their capitals; other words lose them."""
    assert " ".join(in_small_letters(written.split())) == restored


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("CROLLA UN PONTE A GENOVA\nDue feriti.", ["CROLLA UN PONTE A GENOVA\n"]),
        ("Ieri.\nCROLLA UN PONTE", ["CROLLA UN PONTE"]),
        ("ROMA (ANSA) - La Camera ha votato.", []),
        ("FIAT", []),
        ("La Fiat e la CGIL trattano.\nUIL, UGL", []),
        ("2025 * 14:30\n\n", []),
    ],
)
def test_lines_in_capitals(text: str, lines: list[str]) -> None:
    """A line counts that is in capitals throughout and more than a short name; a dateline before a sentence is none."""
    assert [text[start:end] for start, end in capital_lines(text)] == lines


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.one_of(st.sampled_from("ABCDEÈÀ'’ \n.,-İSß1"), st.characters(codec="utf-8")), max_size=60))
def test_same_tokens_throughout(nlp: Language, text: str) -> None:
    """Whatever the text: the same tokens, spaces and offsets while it is read, and the same text afterwards."""
    doc = nlp.make_doc(text)
    read = small_letters(doc)
    assert [(token.idx, len(token), token.whitespace_) for token in read] == [
        (token.idx, len(token), token.whitespace_) for token in doc
    ]
    assert as_written(read).text == text
    assert list(capital_lines(text)) or read is doc


def test_annotation_comes_back(nlp: Language) -> None:
    """Everything a Doc can hold is the same on the words as they were written."""
    doc = nlp.make_doc(ARTICLE)
    doc._.published = "2025-03-04"
    doc._context = "context"
    read = small_letters(doc)
    for name, component in nlp.pipeline:
        if name not in ("newsie_small_letters", "newsie_as_written"):
            read = component(read)
    read.cats["politics"] = 1.0
    back = as_written(read)
    assert back.text == ARTICLE
    assert back[1].text == "INCONTRA"
    assert back[1].lemma_ == "incontrare"
    for attribute in ("tag_", "pos_", "morph", "lemma_", "dep_", "ent_type_", "ent_iob_", "is_sent_start"):
        assert [getattr(t, attribute) for t in back] == [getattr(t, attribute) for t in read], attribute
    assert [token.head.i for token in back] == [token.head.i for token in read]
    assert {key: [(s.start, s.end, s.label_, s.id_) for s in group] for key, group in back.spans.items()} == {
        key: [(s.start, s.end, s.label_, s.id_) for s in group] for key, group in read.spans.items()
    }
    assert (back.cats, back._context, back._.published) == (read.cats, "context", "2025-03-04")


def test_records_quote_the_text(nlp: Language) -> None:
    """Names of a headline and of the sentence below are one entity; each mention is its own characters."""
    article = newsie.extract(ARTICLE, published="2025-03-04", nlp=nlp)
    mentions = [m for entity in article.entities for m in entity.mentions]
    assert all(ARTICLE[m.start : m.end] == m.text for m in mentions)
    person = next(entity for entity in article.entities if entity.label == "PER")
    assert person.name == "Sergio Mattarella"
    assert {"MATTARELLA", "Sergio Mattarella"} <= {m.text for m in person.mentions}
    meeting = next(event for event in article.events if str(event.type) == "MEET")
    assert meeting.mentions[0].trigger.text == "INCONTRA"


def test_listed_names_are_found_in_capitals(tmp_path: Path) -> None:
    """A user's own name is compared with the text as it was written."""
    (tmp_path / "names.toml").write_text('[[names]]\nname = "Rosa dei Campi"\nlabel = "ORG"\n', "utf8")
    nlp = newsie.load(gazetteer=tmp_path / "names.toml")
    article = newsie.extract("PREMIATA A PARMA LA ROSA DEI CAMPI\nNon la rosa dei campi.", nlp=nlp)
    assert [m.text for e in article.entities if e.ids for m in e.mentions] == ["ROSA DEI CAMPI"]


def test_streams_processes_and_bytes(nlp: Language) -> None:
    """`pipe` with contexts, in several processes, and `DocBin` give what one call gives."""
    texts = [ARTICLE, "Il Senato ha approvato la legge.", HEADLINE]
    alone = [nlp(text).to_json() for text in texts]
    for workers in (1, 2):
        found = list(nlp.pipe(((text, n) for n, text in enumerate(texts)), as_tuples=True, n_process=workers))
        assert [context for _, context in found] == [0, 1, 2]
        assert [doc.to_json() for doc, _ in found] == alone
    stored = DocBin(docs=[doc for doc, _ in found], store_user_data=True).to_bytes()
    again = list(DocBin().from_bytes(stored).get_docs(nlp.vocab))
    assert [newsie.article(doc) for doc in again] == [newsie.article(doc) for doc, _ in found]


def test_any_pipeline_is_given_small_letters() -> None:
    """A pipeline of the user's own reads restored words, and its names are found where they were written."""

    @Language.component("one_name")
    def one_name(doc: Doc) -> Doc:
        doc.set_ents([Span(doc, token.i, token.i + 1, label="PER") for token in doc if token.text == "Mattarella"])
        return doc

    own = spacy.blank("it")
    own.add_pipe("one_name")
    with pytest.warns(UserWarning, match="no entity recogniser"):
        loaded = newsie.load(own)
    assert [ent.text for ent in loaded("MATTARELLA RICEVE I SINDACATI").ents] == ["MATTARELLA"]
