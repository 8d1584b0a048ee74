"""Names to entities: variants of one name, titles and roles, countries."""

from spacy.tokens import Doc

from newsie.records import Entity, TimeExpression


def find_entities(doc: Doc, times: tuple[TimeExpression, ...] = ()) -> tuple[Entity, ...]:
    return ()
