"""The worked example of docs/extending.md is true: its file loads, its sentences give the events it says."""

import re
from pathlib import Path

import pytest

import newsie
from newsie.records import UserType

PAGE = (Path(__file__).parents[2] / "docs" / "extending.md").read_text("utf8")


@pytest.fixture(scope="module")
def lexicon(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("docs") / "restauri.toml"
    path.write_text(re.search(r"```toml\n(.*?)```", PAGE, re.S)[1], "utf8")
    return path


def test_worked_example(lexicon: Path) -> None:
    """Triggers, rules and types of the page come out as it says, and the article survives a round trip as a dict."""
    text = re.search(r"```text\n(Gli archeologi.*?)```", PAGE, re.S)[1].replace("\n", " ")
    article = newsie.extract(text, published="2024-09-14", nlp=newsie.load(lexicon=lexicon))
    mentions = [(mention, event.type) for event in article.events for mention in event.mentions]
    assert [(mention.trigger.text, str(kind)) for mention, kind in mentions] == [
        ("scoperto", "HERITAGE"),
        ("restauro", "HERITAGE"),
    ]
    assert all(isinstance(kind, UserType) and kind.label_it == "beni culturali" for _, kind in mentions)
    for mention, _ in mentions:
        assert f"`{mention.rule}`" in PAGE
    assert {(one.role, one.text) for one in mentions[0][0].arguments} >= {
        ("agent", "archeologi"),
        ("theme", "necropoli"),
    }
    assert newsie.Article.from_dict(article.to_dict()) == article


def test_default_pipeline_does_not_know_the_type() -> None:
    """Without the file the same words are no such event."""
    article = newsie.extract("Il restauro degli affreschi comincerà a marzo.")
    assert "HERITAGE" not in {str(event.type) for event in article.events}
