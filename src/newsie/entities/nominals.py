"""Mentions without a name: "il leader nordcoreano", "l'ex ministro", "l'azienda", "la capitale".

Only what agrees in role, country, gender, number and distance is taken as a mention; a description that fits two
entities, or none well, stays out.
"""

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path

from newsie.entities.countries import capitals, country_names, phrase_country
from newsie.entities.names import fold, words, words_of
from newsie.entities.places import comuni
from newsie.entities.profiles import Profile
from newsie.entities.roles import Role, before_words, families, noun_at, role_from, role_gender
from newsie.knowledge import read_toml
from newsie.parse import Text
from newsie.records import Mention

REACH = 120
"""How many tokens back the last mention of the entity may stand, four sentences or so: a bare "il ministro" further on
is as often somebody else. A description with its country or complement ("il leader nordcoreano") is free of it."""

WINDOW = 12
"""How many mentions back are weighed at most, so that the work stays linear."""


@cache
def _table() -> dict[str, dict[str, str]]:
    return read_toml(Path(__file__).parent / "nominals.toml")


@cache
def _articles() -> dict[str, str | None]:
    """Definite articles and prepositions with one, singular, to their gender; None where they are elided."""
    table = _table()["articles"]
    elided = table["elided"].split()
    genders: dict[str, str | None] = dict.fromkeys((*elided, *(word.replace("'", "’") for word in elided)))
    genders.update(dict.fromkeys(table["masc"].split(), "masc"))
    genders.update(dict.fromkeys(table["fem"].split(), "fem"))
    return genders


@cache
def _kind_nouns() -> dict[str, frozenset[str]]:
    """Nouns like "azienda" to the kinds of thing they point back to."""
    found: dict[str, set[str]] = {}
    for kind, table in _table().items():
        if kind == "articles":
            continue
        for word in table["words"].replace("l'", "").split():
            found.setdefault(word, set()).add(kind)
    return {word: frozenset(kinds) for word, kinds in found.items() if word not in ("il", "la", "lo")}


@cache
def _pointing() -> frozenset[str]:
    """The nouns that `_thing` may find a name for."""
    return frozenset({"capitale", "città", "cittadina", "paese", "nazione", *_kind_nouns()})


class _Backwards:
    """The named mentions of some profiles by place, to look back from a token."""

    def __init__(self, profiles: Sequence[Profile], doc: Text) -> None:
        self._tokens = doc.places
        places = [(name.start, n) for n, profile in enumerate(profiles) for name in profile.group.members]
        self._places = sorted(places)
        self._starts = [start for start, _ in self._places]
        self._profiles = profiles

    def near(self, i: int) -> list[Profile]:
        """The profiles named in the `REACH` tokens before token `i`, nearest first, of the last `WINDOW` mentions."""
        position, earliest = self._tokens[i], self._tokens[max(0, i - REACH)]
        last = bisect_left(self._starts, position)
        numbers: dict[int, None] = {}
        for start, number in reversed(self._places[max(0, last - WINDOW) : last]):
            if start >= earliest:
                numbers[number] = None
        return [self._profiles[number] for number in numbers]


def nominal_mentions(profiles: Sequence[Profile], doc: Text) -> list[tuple[Profile, Mention]]:
    """The nominal mentions of an article, each with the profile it refers to, in the order of the text."""
    taken = {offset for p in profiles for name in p.group.members for offset in (name.start, name.end - 1)}
    inside = _covered(profiles)
    text, articles = doc.text, _articles()
    people = [profile for profile in profiles if profile.label == "PER"]
    things = [profile for profile in profiles if profile.label != "PER"]
    stated = _stated(people)
    near_people, near_things = _Backwards(people, doc), _Backwards(things, doc)
    found: list[tuple[Profile, Mention]] = []
    for before, token in pairwise(doc):
        article = before.lower_
        if article not in articles:
            continue
        start = token.i
        while start < len(doc) - 1 and doc[start].lower_ in before_words() and noun_at(doc, start) is None:
            start += 1
        role = role_from(doc, start)
        if role is not None and role.start not in inside and not (taken & {role.start, role.end - 1}):
            profile = _person(role, article, stated, near_people.near(token.i))
        else:
            role = None
            profile = _thing(doc, token.i, near_things, text) if token.idx not in inside else None
        if profile is not None:
            begin, end = (role.start, role.end) if role else (token.idx, token.idx + len(token.text))
            found.append((profile, Mention(begin, end, text[begin:end], "nominal")))
    return found


def _covered(profiles: Sequence[Profile]) -> set[int]:
    """The offsets where roles beside names and names themselves begin: no nominal mention starts there."""
    return {role.start for profile in profiles for role in profile.roles} | {
        name.start for profile in profiles for name in profile.group.members
    }


def _complement(role: Role) -> frozenset[str]:
    """What the words of a role add to its noun, demonyms and small words left out."""
    text = role.text[role.text.lower().find(role.noun) + len(role.noun) :]
    return frozenset(word for word in words(text) if word not in words_of("joining") and phrase_country(word) is None)


def _stated(people: Sequence[Profile]) -> dict[tuple[str, str | None, bool], list[Profile]]:
    """People by noun and country of the roles that the article gives them beside their names."""
    found: dict[tuple[str, str | None, bool], list[Profile]] = {}
    for person in people:
        for key in dict.fromkeys((role.noun, phrase_country(role.text), role.former) for role in person.roles):
            found.setdefault(key, []).append(person)
    return found


def _person(
    role: Role, article: str, stated: dict[tuple[str, str | None, bool], list[Profile]], near: list[Profile]
) -> Profile | None:
    gender = _articles()[article] or role_gender(role.noun)
    country, complement = phrase_country(role.text), _complement(role)
    exact = stated.get((role.noun, country, role.former), [])
    if len(exact) == 1 and (country or complement) and _agrees(exact[0], role, country, complement, gender):
        return exact[0]
    fitting = [person for person in near if _agrees(person, role, country, complement, gender)]
    return fitting[0] if len(fitting) == 1 else None


def _agrees(person: Profile, role: Role, country: str | None, complement: frozenset[str], gender: str | None) -> bool:
    """Whether a description can be this person: no other country or gender, and a role that is or allows it."""
    if gender and person.gender and gender != person.gender:
        return False
    if country and person.country and country != person.country:
        return False
    offices = families().get(role.noun, frozenset())
    for known in person.roles:
        same = known.noun == role.noun or offices & families().get(known.noun, frozenset())
        if same and known.former == role.former and complement <= _complement(known):
            return True
    former_only = role.former and all(not known.former for known in person.roles)
    return former_only and country is not None and country == person.country


def _thing(doc: Text, i: int, near: _Backwards, text: str) -> Profile | None:
    noun = doc[i].lower_
    if noun not in _pointing():
        return None
    after = doc[i + 1] if i + 1 < len(doc) else None
    if after is not None and (after.lower_ in words_of("joining") or after.text[0].isupper()):
        return None
    demonym = phrase_country(after.text) if after is not None else None
    if after is not None and demonym is None and after.pos_ == "ADJ":
        return None
    candidates = near.near(i)
    if noun == "capitale":
        fitting = [thing for thing in candidates if _capital_of(thing) and demonym in (None, thing.country)]
    elif noun in ("città", "cittadina") and demonym is None:
        fitting = [t for t in candidates if t.label == "LOC" and (fold(t.name) in comuni() or _capital_of(t))]
    elif noun in ("paese", "nazione") and demonym is None:
        fitting = [t for t in candidates if t.label == "LOC" and fold(t.name) in country_names()]
    elif noun in _kind_nouns():
        fitting = [t for t in candidates if t.label == "ORG" and _is_kind(t, _kind_nouns()[noun], text)]
        fitting = [t for t in fitting if demonym is None or t.country in (None, demonym)]
    else:
        return None
    return fitting[0] if len(fitting) == 1 else None


def _capital_of(thing: Profile) -> bool:
    return thing.label == "LOC" and fold(thing.name) in capitals()


def _is_kind(thing: Profile, kinds: frozenset[str], text: str) -> bool:
    """Whether the name of an organisation, or a word right beside it, shows that it is of one of the kinds."""
    signs = {word for kind in kinds for word in _table()[kind]["named"].split()}
    for name in thing.group.members:
        beside = words(text[max(0, name.start - 30) : name.start])[-2:] + words(text[name.end : name.end + 25])[:2]
        if signs.intersection(words(name.text)) or signs.intersection(beside):
            return True
    return False
