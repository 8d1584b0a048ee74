"""The article that newsie was begun with: what must be found in it, whatever else changes."""

import json
from pathlib import Path

import pytest

import newsie


@pytest.fixture(scope="module")
def article(shared: Path) -> newsie.Article:
    gold = json.loads((shared / "gold" / "dev" / "seed-kim-shoigu.json").read_text("utf8"))
    return newsie.extract(gold["text"], published=gold["published"])


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("Kim Jong-un", "PER"),
        ("Sergei Shoigu", "PER"),
        ("Vladimir Putin", "PER"),
        ("Xi Jinping", "PER"),
        ("KCNA", "ORG"),
        ("Pyongyang", "LOC"),
        ("Mosca", "LOC"),
        ("Corea del Nord", "LOC"),
    ],
)
def test_entities(article: newsie.Article, name: str, label: str) -> None:
    """Each is one entity under its fullest name."""
    assert [entity.label for entity in article.entities if entity.name == name] == [label]


def test_surname_and_full_name_are_one(article: newsie.Article) -> None:
    """The surname "Shoigu" is a mention of Sergei Shoigu, and "Kim" of Kim Jong-un."""
    names = {entity.name: {mention.text for mention in entity.mentions} for entity in article.entities}
    assert "Shoigu" in names["Sergei Shoigu"]
    assert "Kim" in names["Kim Jong-un"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("venerdì", "2024-09-13"),
        ("sabato", "2024-09-14"),
        ("giovedì", "2024-09-12"),
        ("maggio", "2024-05"),
        ("giugno", "2024-06"),
        ("questa settimana", "2024-W37"),
        ("2022", "2022"),
    ],
)
def test_times(article: newsie.Article, text: str, value: str) -> None:
    """Every expression of these words is resolved as the article means it."""
    assert {time.value for time in article.times if time.text == text} == {value}


def names(arguments: tuple[newsie.Argument, ...]) -> set[str | None]:
    return {argument.name for argument in arguments}


def events(article: newsie.Article, kind: str) -> list[newsie.Event]:
    return [event for event in article.events if str(event.type) == kind]


def test_the_meeting(article: newsie.Article) -> None:
    """Kim and Shoigu met on Friday 13 September 2024."""
    assert any(
        {"Kim Jong-un", "Sergei Shoigu"} <= names(event.participants) and event.date == "2024-09-13"
        for event in events(article, "MEET")
    )


def test_the_missiles(article: newsie.Article) -> None:
    """The missiles were launched on Thursday."""
    assert any(event.date == "2024-09-12" for event in events(article, "MOBILIZE"))


def test_the_dismissal(article: newsie.Article) -> None:
    """Shoigu left his post in May."""
    assert any(
        "Sergei Shoigu" in names(event.targets) and event.date == "2024-05" for event in events(article, "DEPARTURE")
    )


def test_the_accusation(article: newsie.Article) -> None:
    """Two countries accuse a third: two agents, not one."""
    assert any({"Stati Uniti", "Corea del Sud"} <= names(event.agents) for event in events(article, "ACCUSE"))
