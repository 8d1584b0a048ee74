"""Many articles in one process: items of every kind, order, errors, independence of how they are cut."""

import sqlite3
from collections import namedtuple
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import attrs
import pandas
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

import newsie
from newsie.batch import Failure
from newsie.batch.stream import WINDOW

TEXT = "Anna Verdi è arrivata ieri a Napoli."
SENTENCES = [
    "Il Senato ha votato lunedì a Roma.",
    "Anna Verdi parlerà domani a Torino, poi a Bari.",
    "Tre giorni fa pioveva.",
    "Nel 2023 la fabbrica di Bari aveva 40 operai e ne cercava altri 12 entro la fine di agosto.",
    "È così 🌊 l’«estate» dell'anno scorso.",
]


@dataclass
class Story:
    text: str
    published: date | None = None
    id: int | None = None


@attrs.frozen
class Piece:
    text: str
    published: str


def _database_row() -> sqlite3.Row:
    base = sqlite3.connect(":memory:")
    base.row_factory = sqlite3.Row
    row: sqlite3.Row = base.execute("select ? as text, '2024-09-14' as published, 7 as id", (TEXT,)).fetchone()
    return row


@pytest.mark.parametrize(
    "item",
    [
        {"text": TEXT, "published": "2024-09-14", "id": "7"},
        {"text": TEXT, "published": "sabato 14 settembre 2024", "id": 7, "other": object()},
        Story(TEXT, date(2024, 9, 14), 7),
        namedtuple("Row", "id text published")(7, TEXT, datetime(2024, 9, 14)),
        _database_row(),
        next(pandas.DataFrame([{"text": TEXT, "published": "2024-09-14", "id": 7}]).itertuples()),
        pandas.DataFrame([{"text": TEXT, "published": "2024-09-14", "id": 7, "url": float("nan")}]).iloc[0],
    ],
    ids=lambda item: type(item).__name__,
)
def test_items_of_every_kind(item: Any, rules: Language) -> None:
    """Mappings, dataclasses, tuples and rows give what `extract` gives for the same values."""
    (article,) = newsie.extract_many([item], nlp=rules)
    assert (article.text, article.published, article.id, article.url) == (TEXT, date(2024, 9, 14), "7", None)
    assert [time.value for time in article.times] == ["2024-09-13"]


def test_a_bare_text_and_an_attrs_object(rules: Language) -> None:
    """A text has no date; an object without an id gets the hash that `extract` gives."""
    bare, piece = newsie.extract_many([TEXT, Piece(TEXT, "2024-09-14")], nlp=rules)
    assert bare == newsie.extract(TEXT, nlp=rules)
    assert piece == newsie.extract(TEXT, published="2024-09-14", nlp=rules)


BAD = [
    ("", "text is empty"),
    (None, "must be a text"),
    (12, "must be a text"),
    ({"body": TEXT}, "text must be a str"),
    ({"text": TEXT, "published": "mai"}, "published 'mai' is no date"),
    ({"text": TEXT, "id": 1.5}, "id must be a str"),
    ({"text": TEXT, "title": ["x"]}, "title must be a str"),
    ("Roma \udc80 brucia", "surrogate"),
    ("a" * (newsie.pipeline.MAX_CHARACTERS + 1), "more than the limit"),  # type: ignore[attr-defined]
]


@pytest.mark.parametrize(("item", "reason"), BAD, ids=[reason for _, reason in BAD])
def test_bad_items(item: Any, reason: str, rules: Language) -> None:
    """Each is named by its number and reason; "skip" leaves it out; a function gets it; the others are finished."""
    stream = newsie.extract_many([TEXT, item, TEXT], nlp=rules)
    assert next(stream).text == TEXT
    with pytest.raises(newsie.InputError, match=f"item 1: .*{reason}"):
        next(stream)
    assert len(list(newsie.extract_many([TEXT, item, TEXT], nlp=rules, on_error="skip"))) == 2
    failures: list[Failure] = []
    assert len(list(newsie.extract_many([TEXT, item, TEXT], nlp=rules, on_error=failures.append))) == 2
    assert [(failure.number, failure.error) for failure in failures] == [(1, "InputError")]
    assert reason in failures[0].reason
    assert failures[0].item is item


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        ({"items": TEXT}, "items"),
        ({"items": 3}, "items"),
        ({"items": [], "workers": 0}, "workers"),
        ({"items": [], "batch_size": 1.5}, "batch_size"),
        ({"items": [], "on_error": "ignore"}, "on_error"),
    ],
)
def test_bad_arguments(arguments: dict[str, Any], named: str) -> None:
    """They are refused at the call, before anything is read, and named."""
    with pytest.raises(newsie.InputError, match=named):
        newsie.extract_many(**arguments)


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.lists(st.sampled_from([*SENTENCES, ""]), max_size=6).map(" ".join), max_size=25),
    st.integers(1, 9),
    st.randoms(use_true_random=False),
)
def test_same_result_however_it_is_cut(rules: Language, texts: list[str], batch_size: int, random: Any) -> None:
    """Neither the batch size nor the order of the items changes an article, and articles come in the items' order."""
    alone = [newsie.extract(text, published="2024-09-14", nlp=rules).to_json() for text in texts if text.strip()]
    items = [{"text": text, "published": "2024-09-14"} for text in texts]
    many = newsie.extract_many(items, nlp=rules, batch_size=batch_size, on_error="skip")
    assert [article.to_json() for article in many] == alone
    order = random.sample(range(len(items)), len(items))
    shuffled = newsie.extract_many([items[i] for i in order], nlp=rules, batch_size=batch_size, on_error="skip")
    assert sorted(article.to_json() for article in shuffled) == sorted(alone)


def test_reads_no_more_than_a_window_ahead(rules: Language) -> None:
    """An endless stream is answered: only a window of batches is read before the first article comes."""
    taken = 0

    def endless() -> Iterator[str]:
        nonlocal taken
        while True:
            taken += 1
            yield TEXT

    next(newsie.extract_many(endless(), nlp=rules, batch_size=3))
    assert taken == WINDOW * 3


def test_words_are_forgotten_with_their_batch(rules: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    """Beyond the words that are kept the vocabulary does not grow, and articles from several batches stay readable."""
    monkeypatch.setattr("newsie.batch.work.KEPT_WORDS", 10)
    list(newsie.extract_many([TEXT], nlp=rules))
    before = len(list(rules.vocab)), len(rules.vocab.strings)
    articles = list(newsie.extract_many((f"Parola{i} detta il {i % 28 + 1} maggio." for i in range(300)), nlp=rules))
    assert (len(list(rules.vocab)), len(rules.vocab.strings)) == before
    assert [article.times[0].text for article in articles[:2]] == ["1 maggio", "2 maggio"]
    assert articles[299].text == "Parola299 detta il 20 maggio."


def test_an_article_the_pipeline_fails_on(rules_folder: Any) -> None:
    """It is reported with the exception; the others of its batch are finished with the same result."""

    @Language.component("newsie_test_fails_on_bari")
    def fails(doc: Doc) -> Doc:
        if "Bari" in doc.text:
            raise KeyError("Bari")
        return doc

    with pytest.warns(UserWarning, match="the pipeline"):
        nlp = newsie.load(rules_folder)
    nlp.add_pipe("newsie_test_fails_on_bari")
    failures: list[Failure] = []
    done = list(newsie.extract_many(SENTENCES, nlp=nlp, on_error=failures.append))
    assert [article.text for article in done] == [text for text in SENTENCES if "Bari" not in text]
    assert [(failure.number, failure.error) for failure in failures] == [(1, "BatchError"), (3, "BatchError")]
    with pytest.raises(newsie.BatchError, match="item 1: KeyError: 'Bari'"):
        list(newsie.extract_many(SENTENCES, nlp=nlp))
