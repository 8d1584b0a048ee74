"""Whom a subject pronoun or a dropped subject stands for."""

import pytest

from newsie.entities import find_entities
from newsie.entities.gender import first_name_gender, is_first_name
from newsie.entities.pronouns import Antecedents
from newsie.entities.roles import role_gender

# (text, names with labels, the word whose subject is asked for, gender, number, the answer)
CASES = [
    ("Ugo Riva è arrivato a Roma. Ha parlato a lungo.", "Ha", None, "sing", "Ugo Riva"),
    ("Il ministro Ugo Riva ha incontrato Ada Neri. Ha parlato a lungo.", "Ha", None, "sing", "Ugo Riva"),
    ("Ugo Riva ha incontrato Ada Neri. È stata accolta con onore.", "È", "fem", "sing", "Ada Neri"),
    ("Ugo Riva ha detto che partirà domani.", "partirà", None, "sing", "Ugo Riva"),
    ("Ieri con Ugo Riva e Ada Neri si è parlato. Ha sorriso.", "Ha", None, "sing", None),
    ("Ugo Riva è arrivato. Piove. Nevica. Fa freddo. Ha parlato.", "Ha", None, "sing", None),
    ("Ugo Riva è arrivato. Hanno parlato.", "Hanno", None, "plur", None),
    ("Ha parlato Ugo Riva.", "Ha", None, "sing", None),
]


@pytest.mark.parametrize(("text", "word", "gender", "number", "answer"), CASES)
def test_antecedents(nlp, text, word, gender, number, answer):
    """The subject before wins where it agrees; too far, of another gender or number, or one of two, it is nobody."""
    with nlp.select_pipes(disable=["newsie_entities", "newsie_events"]):
        doc = nlp(text)
    spans = [(text.index(name), name) for name in ("Ugo Riva", "Ada Neri") if name in text]
    doc.ents = [doc.char_span(start, start + len(name), label="PER") for start, name in sorted(spans)]
    antecedents = Antecedents(doc, find_entities(doc))
    found = antecedents.before(text.index(word), gender=gender, number=number)
    assert (found.entity.name if found else None) == answer
    if found:
        assert found.mention.end <= text.index(word)


def test_excluded_entities_are_passed_over(nlp):
    """An entity that is the verb's own object is not its subject."""
    doc = nlp("Ugo Riva è arrivato a Roma.")
    entities = find_entities(doc)
    ids = {e.id for e in entities}
    assert Antecedents(doc, entities).before(len(doc.text), exclude=ids) is None


def test_subject_pronouns_become_mentions(nlp):
    """A subject pronoun is a mention of kind "pronoun" of the one it stands for."""
    with nlp.select_pipes(disable=["newsie_entities", "newsie_events"]):
        doc = nlp("Il ministro Ugo Riva è arrivato a Roma. Egli ha parlato a lungo.")
    start = doc.text.index("Ugo Riva")
    doc.ents = [doc.char_span(start, start + 8, label="PER")]
    kinds = [(m.text, m.kind) for e in find_entities(doc) for m in e.mentions]
    assert kinds == [("Ugo Riva", "name"), ("Egli", "pronoun")]


@pytest.mark.parametrize(
    ("name", "gender"),
    [("Paolo", "masc"), ("Paola", "fem"), ("Andrea", "masc"), ("BEATRICE", "fem"), ("Kim", None), ("Xyz", None)],
)
def test_gender_of_first_names(name, gender):
    """Listed names first, then the endings; where neither tells there is no gender."""
    assert first_name_gender(name) == gender


@pytest.mark.parametrize(
    ("role", "gender"),
    [("ministra", "fem"), ("ex ministro", "masc"), ("presidente", None), ("prima ministra", "fem"), ("26enne", None)],
)
def test_gender_of_roles(role, gender):
    """A role's noun gives its gender unless it serves both."""
    assert role_gender(role) == gender


def test_places_are_no_first_names():
    """Words that begin places are not taken for the beginning of a person's name."""
    assert not any(is_first_name(word) for word in ("Roma", "Milano", "San", "Palazzo", "New"))
