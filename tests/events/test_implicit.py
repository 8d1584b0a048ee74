"""Who a sentence leaves out is taken from the event that names them, and from nowhere else."""

import pytest
from spacy.language import Language

import newsie
from newsie.records import Argument

CASES = [
    (
        "La polizia ha arrestato un uomo di trent'anni. Il processo comincia oggi.",
        "processo",
        {("target", "uomo")},
    ),
    (
        "Carlo Neri è stato condannato a tre anni. La sentenza è arrivata ieri sera.",
        "sentenza",
        {("target", "Carlo Neri")},
    ),
    (
        "L'Italia ha battuto la Svezia a Torino. La partita è finita senza altri gol.",
        "partita",
        {("participant", "Italia"), ("participant", "Svezia")},
    ),
    # a dropped subject or a clitic stands for somebody, if only further on
    (
        "Stava rubando una bicicletta, ma la polizia lo ha sorpreso. Carlo Neri è stato denunciato per furto.",
        "sorpreso",
        {("target", "Carlo Neri")},
    ),
    # who speaks of himself
    ("«Sono stato aggredito in piazza», ha detto Carlo Neri ai cronisti.", "aggredito", {("target", "Carlo Neri")}),
    # the forces of order are not those who stole
    ("Il negoziante ha sporto denuncia ai carabinieri. Le indagini sul furto continuano.", "furto", set()),
    # an event that the text has not told of yet lacks nobody
    ("La polizia ha arrestato un uomo di trent'anni. A Torino è cominciato un processo.", "processo", set()),
]


def filled(nlp: Language, text: str, trigger: str) -> list[Argument]:
    """The inferred arguments of the trigger in the text."""
    mentions = [m for event in newsie.extract(text, nlp=nlp).events for m in event.mentions]
    found = [mention for mention in mentions if mention.trigger.text == trigger]
    assert found, "no trigger"
    return [argument for argument in found[-1].arguments if argument.inferred]


@pytest.mark.parametrize(("text", "trigger", "expected"), CASES)
def test_roles_left_out(nlp: Language, text: str, trigger: str, expected: set[tuple[str, str]]) -> None:
    """The arguments marked as inferred are those of the event's script."""
    assert {(argument.role, str(argument)) for argument in filled(nlp, text, trigger)} == expected


def test_a_list_of_people_is_not_lent(nlp: Language) -> None:
    """Five defendants together are not whom a later verdict is about."""
    text = (
        "La corte ha condannato Carlo Neri, Luca Verdi, Anna Bruni, Paolo Gallo e Marco Riva. "
        "Il verdetto è atteso in appello."
    )
    assert filled(nlp, text, "verdetto") == []
