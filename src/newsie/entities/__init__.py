"""Names to entities: who is who in an article, with titles and roles, countries, Italian places."""

from spacy.tokens import Doc

from newsie.entities.groups import Group
from newsie.entities.labels import consistent, repeated
from newsie.entities.people import fullest, group_people
from newsie.entities.spans import compounds, found_names
from newsie.entities.things import group_things
from newsie.records import Entity, Mention, TimeExpression


def find_entities(doc: Doc, times: tuple[TimeExpression, ...] = ()) -> tuple[Entity, ...]:
    """The entities of an article, in the order in which it first names them."""
    text = doc.text
    names = compounds(found_names(doc), text)
    names = consistent(repeated(consistent(names, text), doc), text)
    groups = [
        *group_people([name for name in names if name.label == "PER"], text),
        *group_things([name for name in names if name.label == "ORG"], text, "ORG"),
        *group_things([name for name in names if name.label == "LOC"], text, "LOC"),
    ]
    for group in groups:
        group.members.sort()
    groups.sort(key=lambda group: group.members[0])
    return tuple(_entity(number, group) for number, group in enumerate(groups, 1))


def _entity(number: int, group: Group) -> Entity:
    mentions = tuple(Mention(name.start, name.end, name.text) for name in group.members)
    return Entity(f"e{number}", group.label, fullest(group), mentions)
