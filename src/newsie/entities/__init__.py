"""Names to entities: who is who in an article, with titles and roles, countries, Italian places."""

from bisect import bisect_right

from spacy.tokens import Doc

from newsie.entities.gazetteer import Gazetteer, by_entry, put_first
from newsie.entities.labels import consistent, repeated
from newsie.entities.nominals import nominal_mentions
from newsie.entities.people import group_people
from newsie.entities.profiles import Profile, profiles
from newsie.entities.pronouns import pronoun_mentions
from newsie.entities.spans import Found, compounds, found_names
from newsie.entities.things import group_things
from newsie.parse import read_text
from newsie.records import Entity, Mention, TimeExpression


def find_entities(
    doc: Doc, times: tuple[TimeExpression, ...] = (), *, gazetteer: Gazetteer | None = None
) -> tuple[Entity, ...]:
    """The entities of an article, in the order in which it first names them.

    Args:
        doc: the article with named entities in `doc.ents` (PER, ORG, LOC); tags and a parse are used where it has them.
        times: its time expressions; a name inside one ("Natale", "Pasqua") is no entity.
        gazetteer: a user's own names, found besides.
    """
    parsed = read_text(doc)
    text = parsed.text
    names = _outside(times, found_names(doc, text))
    if gazetteer is not None:
        names = put_first(gazetteer.found(doc), names)
    names = consistent(compounds(names, text), text)
    names = consistent(_outside(times, repeated(names, parsed)), text)
    groups = [
        *group_people([name for name in names if name.label == "PER"], text),
        *group_things([name for name in names if name.label == "ORG"], text, "ORG"),
        *group_things([name for name in names if name.label == "LOC"], text, "LOC"),
    ]
    for group in groups:
        group.members.sort()
    groups = sorted(by_entry(groups), key=lambda group: group.members[0])
    described = profiles(groups, parsed, gazetteer.entries if gazetteer else ())
    nominals: dict[int, list[Mention]] = {}
    for profile, mention in nominal_mentions(described, parsed):
        nominals.setdefault(id(profile), []).append(mention)
    entities = tuple(_entity(n, profile, nominals.get(id(profile), [])) for n, profile in enumerate(described, 1))
    return pronoun_mentions(parsed, entities)


def _outside(times: tuple[TimeExpression, ...], names: list[Found]) -> list[Found]:
    """The names that are not the whole or a part of a time expression."""
    if not times:
        return names
    starts = [time.start for time in times]
    kept: list[Found] = []
    for name in names:
        i = bisect_right(starts, name.start) - 1
        if i < 0 or times[i].end < name.end:
            kept.append(name)
    return kept


def _entity(number: int, profile: Profile, nominals: list[Mention]) -> Entity:
    named = (Mention(name.start, name.end, name.text) for name in profile.group.members)
    return Entity(
        id=f"e{number}",
        label=profile.label,
        name=profile.name,
        mentions=(*named, *nominals),
        country=profile.country,
        roles=tuple(dict.fromkeys(role.text for role in profile.roles)),
        ids=profile.ids,
        province=profile.province,
        region=profile.region,
    )
