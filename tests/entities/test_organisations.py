"""Well-known organisations and firms keep their label, and no name takes in the sentence after it."""

import pytest
from spacy.language import Language

import newsie
from newsie.entities.labels import organisations


@pytest.mark.parametrize(
    ("text", "name", "label"),
    [
        ("La Macromedia è stata comprata da Adobe. Macromedia produceva programmi.", "Macromedia", "ORG"),
        ("I treni di Trenord viaggiano in ritardo, ha ammesso Trenord.", "Trenord", "ORG"),
        ("A Piazza Affari il titolo ha guadagnato il quattro per cento.", "Piazza Affari", "ORG"),
    ],
)
def test_labels(nlp: Language, text: str, name: str, label: str) -> None:
    """The list outvotes the recogniser; a name ends before the article of the next noun."""
    entities = newsie.extract(text, nlp=nlp).entities
    assert [entity.label for entity in entities if entity.name == name] == [label]


def test_list_holds_each_name_once() -> None:
    """No name of the list is empty or so short that it would be a common word."""
    assert all(len("".join(name)) > 1 for name in organisations())
