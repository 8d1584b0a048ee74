"""The names of people put together: full names make persons, parts of names go to the person they fit."""

import re
from collections.abc import Hashable, Iterator

from newsie.entities.gender import Gender, first_name_gender
from newsie.entities.groups import MIN_FUZZY, Group, Index, aliases, forms, one_letter_apart
from newsie.entities.names import deletions, full_first_names, same_first_name, skeleton, sound, words, words_of
from newsie.entities.roles import role_gender
from newsie.entities.spans import Found

Form = tuple[str, ...]

_FAMILY = re.compile(
    r"(?:\b(?:i|gli|dei|degli|ai|agli|dai|dagli|fratelli|sorelle|coniugi|famiglia|clan|signori)|\bnomade\s\w+)\s+$",
    re.I,
)
_WORD_BEFORE = re.compile(r"([\w.]+)\s+$")
_FEMININE = frozenset(["la", "della", "alla", "dalla", "sulla", "nella", "signora", "signorina", "sig.ra", "dott.ssa"])


def group_people(names: list[Found], text: str) -> list[Group]:
    """One group for each person among the names.

    Full names are one person where surname and first name agree: the same in any transliteration, one an initial or
    short form, one inside the other, or a surname with one letter amiss. A part of a name ("Rossi", "De Alessandri",
    "Kim") goes to the person last named in full who bears it, women and men told apart by article and title; a name
    nobody bears in full makes a person of its own. "I Rossi" and "i fratelli Rossi" are no single person.
    """
    people = _People()
    singles: list[tuple[Form, list[Found]]] = []
    for form, found in forms(names).items():
        if len(form) == 2 and form[0] in words_of("courtesy"):
            singles.append((form[1:], found))
        elif _is_full(form):
            people.add_full(form, found, text)
        else:
            singles.append((form, found))
    for form, found in singles:
        for name in found:
            people.add_part(form, name, text)
    return people.groups


def _is_full(form: Form) -> bool:
    return len(form) > 1 and form[0] not in words_of("particles")


class _People:
    def __init__(self) -> None:
        self.groups: list[Group] = []
        self.index = Index()
        self._first_names: list[set[str]] = []
        self._surnames: list[set[str]] = []
        self._apart: dict[Hashable, int] = {}

    def add_full(self, form: Form, found: list[Found], text: str) -> None:
        keys = tuple(sound(word) for word in form)
        group = self._known(form, keys)
        if group is None:
            group = self._new()
        self.groups[group].members.extend(found)
        self._learn(form, keys, group, found, text)

    def add_part(self, form: Form, name: Found, text: str) -> None:
        keys = tuple(sound(word) for word in form)
        before = text[max(0, name.start - 20) : name.start]
        family = bool(_FAMILY.search(before)) and not name.text.isupper()
        group = None if family else self._bearer(form, keys, name.start, before)
        if group is None:
            key = (aliases("PER").get(form, keys), family)
            group = self._apart.get(key)
            if group is None:
                group = self._apart[key] = self._new()
        self.groups[group].members.append(name)

    def _new(self) -> int:
        self.groups.append(Group("PER"))
        self._first_names.append(set())
        self._surnames.append(set())
        return len(self.groups) - 1

    def _known(self, form: Form, keys: Form) -> int | None:
        """The person whom a full name names among those known so far."""
        first, last = keys[0], keys[-1]
        lookups: list[Hashable] = [("within", keys), ("pair", first, last), ("pair", first[0], last)]
        lookups += [("pair", name, last) for name in sorted(full_first_names(first))]
        if form in aliases("PER"):
            lookups.insert(0, ("alias", aliases("PER")[form]))
        if len(first) == 1:
            lookups.append(("initial", first, last))
        if len(keys) == 2:
            lookups.append(("pair", last, first))
        for key in lookups:
            if (group := self.index.only(key)) is not None:
                return group
        group = self.index.only(("bones", skeleton(first), last))
        if group is not None and any(same_first_name(first, name) for name in self._first_names[group]):
            return group
        if len(last) > 5 and len(first) + len(last) >= MIN_FUZZY:
            for shorter in deletions(last):
                group = self.index.only(("typo", first, shorter))
                if group is not None and any(one_letter_apart(last, name) for name in self._surnames[group]):
                    return group
        return None

    def _learn(self, form: Form, keys: Form, group: int, found: list[Found], text: str) -> None:
        """Note every way in which later names may mean this person."""
        index, last, positions = self.index, keys[-1], [name.start for name in found]
        gender = first_name_gender(form[0].title())
        self._first_names[group].add(keys[0])
        self._surnames[group].add(last)
        if form in aliases("PER"):
            index.add(("alias", aliases("PER")[form]), group, positions)
        for word, key in zip(form[:-1], keys[:-1], strict=True):
            if word not in words_of("particles"):
                for first in sorted({key, *full_first_names(key)}):
                    index.add(("pair", first, last), group)
                index.add(("initial", key[0], last), group)
        index.add(("bones", skeleton(keys[0]), last), group)
        for shorter in deletions(last):
            index.add(("typo", keys[0], shorter), group)
        for start, end in _parts(len(keys)):
            part = keys[start:end]
            index.add(("within", part), group)
            place = "surname" if end == len(keys) and start else "name"
            index.add((place, part), group, positions)
            index.add((place, part, gender), group, positions)
        for name in found:
            if match := _WORD_BEFORE.search(text[max(0, name.start - 25) : name.start]):
                for start in range(1, len(keys)):
                    index.add(("titled", match[1].lower(), keys[start:]), group, [name.start])

    def _bearer(self, form: Form, keys: Form, position: int, before: str) -> int | None:
        """The person named in full whom a part of a name means at a position."""
        match = _WORD_BEFORE.search(before)
        word = match[1].lower() if match else ""
        group = self.index.last(("titled", word, keys), position) if role_gender(word) or len(word) > 4 else None
        if group is not None:
            return group
        gender: Gender | None = "fem" if word in _FEMININE else role_gender(word)
        for place in ("surname", "name"):
            if gender:
                key: Hashable = (place, keys, gender)
                group = self.index.last(key, position)
                if group is None:
                    group = self.index.last((place, keys, None), position)
            elif place == "surname":
                group = self.index.last((place, keys), position)
            else:
                group = self.index.first((place, keys))
            if group is not None:
                return group
        if form in aliases("PER"):
            return self.index.only(("alias", aliases("PER")[form]))
        return None


def _parts(size: int) -> Iterator[tuple[int, int]]:
    """The runs of words inside a name of `size` words, the name itself left out; of very long names only the ends."""
    if size > 8:
        yield from ((start, size) for start in range(size - 4, size))
        return
    yield from ((i, j) for i in range(size) for j in range(i + 1, size + 1) if j - i < size)


def fullest(group: Group) -> str:
    """The fullest name of a group: most words, then not all in capitals, then longest, then first."""

    def rank(name: Found) -> tuple[int, bool, int, int]:
        return (len(words(name.text)), not name.text.isupper(), len(name.text), -name.start)

    return max(group.members, key=rank).text
