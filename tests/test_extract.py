"""`newsie.extract` on good and bad input."""

import datetime
import json
import warnings

import pytest
import spacy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import DocBin

import newsie

ARTICLE = (
    "Arrestati due uomini a Forlì\n"
    "I carabinieri hanno arrestato venerdì a Forlì due uomini. Lo ha riferito sabato l'ANSA.\n"
    "Il sindaco Marco Valli ha ringraziato i militari."
)


@pytest.mark.parametrize("text", ["", " ", "\n\t  \r\n"])
def test_blank_text_is_refused(text: str) -> None:
    """Empty and blank texts get an error that names the argument."""
    with pytest.raises(newsie.InputError, match="text is empty"):
        newsie.extract(text)


@pytest.mark.parametrize("text", [None, 3, b"Roma", ["Roma"]])
def test_text_that_is_no_string_is_refused(text: object) -> None:
    """The error names the argument and the type it got."""
    with pytest.raises(newsie.InputError, match="text must be a str, not"):
        newsie.extract(text)  # type: ignore[arg-type]


@pytest.mark.parametrize("published", ["ieri o forse oggi", "32 settembre 2024", "2024-13-01", "", "settembre"])
def test_unreadable_publication_date_is_refused(published: str) -> None:
    """A date that cannot be read is an error that shows a readable one, never a guess."""
    with pytest.raises(newsie.InputError, match="published"):
        newsie.extract(ARTICLE, published=published)


@pytest.mark.parametrize(
    "published",
    [
        datetime.date(2024, 9, 14),
        datetime.datetime(2024, 9, 14, 12, 30),
        "2024-09-14",
        "2024-09-14T12:30:00Z",
        "sabato 14 settembre 2024, ore 12.30",
        "14 settembre 2024",
        "14/09/2024",
    ],
)
def test_publication_date_in_every_form(published: object) -> None:
    """Dates, datetimes, ISO strings and Italian ones give the same publication date."""
    article = newsie.extract(ARTICLE, published=published)  # type: ignore[arg-type]
    assert article.published == datetime.date(2024, 9, 14)


def test_publication_date_in_the_future_is_accepted() -> None:
    """Nothing reads the clock, so no date is too late."""
    assert newsie.extract(ARTICLE, published="2124-09-14").published == datetime.date(2124, 9, 14)


def test_too_long_text_is_refused_with_the_limit() -> None:
    """Two megabytes of text give an error that names the limit, not a crash."""
    with pytest.raises(newsie.InputError, match="limit of 1,000,000"):
        newsie.extract("Roma brucia. " * 160_000)


def test_lone_surrogate_is_refused() -> None:
    """Text that is no valid Unicode cannot be written anywhere, so it is refused at the door."""
    with pytest.raises(newsie.InputError, match="surrogate"):
        newsie.extract("Il ministro \ud800 ha parlato.")


def test_nul_characters_are_text() -> None:
    """NUL is kept and counted like any other character."""
    article = newsie.extract("Il ministro\x00 Tajani ha parlato a Roma.\x00", published="2024-09-14")
    assert article.text[article.entities[0].mentions[0].start :].startswith(article.entities[0].mentions[0].text)


@pytest.mark.parametrize(
    "text",
    [
        "The president visited Rome on Friday and signed an agreement with the government. Police arrested two men.",
        "El presidente visita a los ministros en Roma y firma un acuerdo con el gobierno. La policía arrestó a dos.",
        "Le président visite Rome et signe un accord avec le gouvernement. La police a arrêté deux hommes en fuite.",
        "Der Minister besucht Rom und unterzeichnet ein Abkommen. Die Polizei hat zwei Männer in Rom gefasst.",
    ],
)
def test_no_event_is_made_up_from_another_language(text: str) -> None:
    """Words that look Italian in a foreign text give no event."""
    assert newsie.extract(text, published="2024-09-14").events == ()


def test_title_alone_is_an_article() -> None:
    """One line without a full stop is read as a sentence."""
    article = newsie.extract("Arrestati due uomini a Forlì", published="2024-09-14")
    assert [str(event.type) for event in article.events] == ["ARREST"]
    assert article.title is None


def test_first_line_is_the_title_unless_one_is_given() -> None:
    """The text stays as it is; the title is read from it or taken as given."""
    assert newsie.extract(ARTICLE).title == "Arrestati due uomini a Forlì"
    assert newsie.extract(ARTICLE, title="Forlì, due arresti").title == "Forlì, due arresti"


def test_the_article_says_what_happened() -> None:
    """Who, what, where, when and who reports it, of one plain sentence."""
    article = newsie.extract(ARTICLE, published="2024-09-14")
    arrest = next(event for event in article.events if event.type is newsie.EventType.ARREST)
    assert arrest.date == "2024-09-13"
    assert arrest.place is not None
    assert arrest.place.name == "Forlì"
    assert [argument.text for argument in arrest.targets] == ["uomini"]


def test_dict_and_json_round_trip() -> None:
    """`from_dict` gives back the article that `to_dict` was called on, also through JSON."""
    article = newsie.extract(ARTICLE, published="2024-09-14", url="https://example.org/1")
    assert newsie.Article.from_dict(article.to_dict()) == article
    assert newsie.Article.from_dict(json.loads(article.to_json())) == article


def test_same_article_alone_and_in_a_stream() -> None:
    """`extract_many` gives what `extract` gives, in order, for texts and mappings."""
    items = [{"text": ARTICLE, "published": "2024-09-14", "id": "a"}, "Il Senato ha approvato la legge."]
    alone = [newsie.extract(ARTICLE, published="2024-09-14", id="a"), newsie.extract(items[1])]  # type: ignore[arg-type]
    assert list(newsie.extract_many(items)) == alone


def test_stream_names_the_bad_item() -> None:
    """An item that cannot be used is named by its number."""
    with pytest.raises(newsie.InputError, match="item 1"):
        list(newsie.extract_many(["Roma brucia.", ""]))


def test_article_survives_docbin(nlp: Language) -> None:
    """Only JSON-able data lie in the Doc, so DocBin and bytes bring the same article back."""
    doc = nlp.make_doc(ARTICLE)
    doc._.published = "2024-09-14"
    doc = nlp(doc)
    data = DocBin(docs=[doc], store_user_data=True).to_bytes()
    again = next(iter(DocBin().from_bytes(data).get_docs(nlp.vocab)))
    assert newsie.article(again) == newsie.article(doc)
    assert [span.label_ for span in again.spans["times"]] == [span.label_ for span in doc.spans["times"]]


def test_components_work_in_a_pipeline_of_ones_own() -> None:
    """The factories are found by entry point in a blank pipeline; without a parse there are times, and no events."""
    own = spacy.blank("it")
    own.add_pipe("newsie_times")
    own.add_pipe("newsie_entities")
    own.add_pipe("newsie_events")
    doc = own.make_doc("È successo venerdì a Forlì.")
    doc._.published = "2024-09-14"
    doc = own(doc)
    assert doc._.newsie["times"][0]["value"] == "2024-09-13"
    assert doc._.newsie["events"] == []


def spans(article: newsie.Article) -> list[tuple[int, int, str]]:
    found = [(m.start, m.end, m.text) for entity in article.entities for m in entity.mentions]
    found += [(time.start, time.end, time.text) for time in article.times]
    for event in article.events:
        for mention in event.mentions:
            parts = [mention.trigger, mention.sentence, *mention.arguments]
            found += [(part.start, part.end, part.text) for part in parts]
    return found


PIECES = st.sampled_from(
    [
        *[
            "Il ministro ",
            "Antonio Tajani ",
            "ha incontrato ",
            "ieri ",
            "l'",
            "l’",
            "ONU",
            " a Roma",
            ". ",
            "\r\n",
            "\n",
        ],
        *[
            "è morto ",
            "perche\u0301 ",
            "“Sì”, ",
            "😀",
            "👩‍👩‍👧 ",
            "e\u0300 ",
            "VENERDI' ",
            "«",
            "»",
            "Kim-Shoigu ",
            "\u200f",
        ],
        *["arrestati ", "due uomini ", "il 3 maggio ", "dall’", "secondo l'ANSA, ", "\x00", "\u2028", "ß ", "İ "],
    ]
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(PIECES, min_size=1, max_size=30).map("".join).filter(str.strip))
def test_offsets_are_the_text(text: str) -> None:
    """Every mention, time, trigger, sentence and argument is exactly the characters it points to."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        article = newsie.extract(text, published="2024-09-14")
    assert article.text == text
    for start, end, mention in spans(article):
        assert 0 <= start < end
        assert text[start:end] == mention


@settings(max_examples=30, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=200).filter(str.strip))
def test_any_text_is_processed(text: str) -> None:
    """No valid Unicode text crashes, and the same text gives the same result."""
    assert newsie.extract(text) == newsie.extract(text)
