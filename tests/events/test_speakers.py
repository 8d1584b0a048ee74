"""Who speaks behind the verb, what "lo" stands for, and that a person is no place."""

import pytest
from spacy.language import Language

import newsie


def arguments(nlp: Language, text: str, trigger: str) -> set[tuple[str, str]]:
    article = newsie.extract(text, published="2024-09-14", nlp=nlp)
    mentions = [m for event in article.events for m in event.mentions if m.trigger.text == trigger]
    return {(argument.role, argument.text) for mention in mentions for argument in mention.arguments}


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        (
            "«Rafforzeremo la cooperazione con la Russia», ha promesso il leader nordcoreano Kim Jong-un.",
            "promesso",
            ("agent", "Kim Jong-un"),
        ),
        (
            "L'accordo è stato firmato lunedì a Monaco, ha annunciato il gruppo in una nota.",
            "annunciato",
            ("agent", "gruppo"),
        ),
        (
            "Il leader Kim Jong-un ha incontrato venerdì nella capitale Sergei Shoigu, segretario del Consiglio.",
            "incontrato",
            ("participant", "Sergei Shoigu"),
        ),
        (
            "Il ministro è arrivato ieri a Tunisi. Lo ha riferito l'agenzia Ansa.",
            "riferito",
            ("theme", "arrivato"),
        ),
    ],
)
def test_role(nlp: Language, text: str, trigger: str, expected: tuple[str, str]) -> None:
    """The speaker behind the verb is its agent, and "lo" is the sentence before."""
    assert expected in arguments(nlp, text, trigger)
