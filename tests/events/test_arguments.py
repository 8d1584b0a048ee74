"""Roles follow the grammar of the sentence: who does it, to whom, where, with names instead of titles."""

import pytest
from spacy.language import Language

import newsie

CASES = [
    (
        "La ministra Carla Neri ha incontrato i sindacati a Torino.",
        "incontrato",
        {("participant", "Carla Neri"), ("participant", "sindacati"), ("place", "Torino")},
    ),
    (
        "Due uomini sono stati arrestati dai carabinieri a Bari.",
        "arrestati",
        {("agent", "carabinieri"), ("target", "uomini"), ("place", "Bari")},
    ),
    ("Gli Stati Uniti hanno accusato la Russia.", "accusato", {("agent", "Stati Uniti"), ("target", "Russia")}),
]


@pytest.mark.parametrize(("text", "trigger", "expected"), CASES)
def test_roles(nlp: Language, text: str, trigger: str, expected: set[tuple[str, str]]) -> None:
    """The arguments of the mention, by name where the phrase holds one."""
    mentions = [
        m for event in newsie.extract(text, nlp=nlp).events for m in event.mentions if m.trigger.text == trigger
    ]
    assert mentions, "no trigger"
    assert {(a.role, str(a)) for a in mentions[0].arguments} == expected


def test_a_time_is_no_argument(nlp: Language) -> None:
    """ "Ieri mattina" and "lunedì" fill no role."""
    article = newsie.extract("Lunedì la polizia ha arrestato due uomini ieri mattina.", published="2024-09-14", nlp=nlp)
    texts = {a.text.lower() for e in article.events for m in e.mentions for a in m.arguments}
    assert not texts & {"lunedì", "ieri", "mattina"}


def test_an_offence_is_committed_by_whom_it_is_charged_to(nlp: Language) -> None:
    """In "arrestato un uomo per furto" the man is the agent of the theft."""
    article = newsie.extract("La polizia ha arrestato un uomo per furto.", nlp=nlp)
    thefts = [e for e in article.events if e.type.name == "CRIME"]
    assert [str(a) for e in thefts for a in e.agents] == ["uomo"]
