"""The names of organisations and of places put together: spellings, acronyms, short forms, other names."""

import re
from collections.abc import Hashable
from itertools import pairwise

from newsie.entities.countries import country_names, place_country
from newsie.entities.groups import MIN_FUZZY, Group, Index, aliases, forms, one_letter_apart
from newsie.entities.names import acronyms, bare_company, deletions, is_acronym, words_of
from newsie.entities.places import is_italian
from newsie.entities.spans import Found, place_heads
from newsie.records import Label

Form = tuple[str, ...]

_BRACKET = re.compile(r"\s*[(\[]\s*[\"“«]?")


def group_things(names: list[Found], text: str, label: Label) -> list[Group]:
    """One group for each organisation, or each place, among the names.

    Names are one where they are written alike, list as aliases of each other, name one country, stand as "Long Name
    (LN)", give one another's initials, or one is the short form of the other: its first words, or what follows the noun
    it is named with ("Ospedale Ramazzini", "il Ramazzini"). A short form of several goes to the last named.
    """
    things = _Things(label, _bracketed(names, text))
    for form, found in forms(names).items():
        things.add(form, found)
    return [group for group in things.groups if group.members]


def _bracketed(names: list[Found], text: str) -> dict[Form, Form]:
    """Short names given in brackets after the long one, with the long one: "Partito Democratico (PD)"."""
    pairs: dict[Form, Form] = {}
    for first, second in pairwise(names):
        one, two = bare_company(first.text), bare_company(second.text)
        if not _BRACKET.fullmatch(text, first.end, second.start) or len(one) == len(two):
            continue
        long, short = (one, two) if len(one) > len(two) else (two, one)
        if len(short) == 1 and _letters_in_order(short[0], long):
            pairs.setdefault(short, long)
    return pairs


def _letters_in_order(short: str, long: Form) -> bool:
    """Whether an acronym's letters stand in a name in their order, the first at its beginning."""
    letters = iter("".join(long))
    return short[0] == long[0][0] and all(letter in letters for letter in short)


class _Things:
    def __init__(self, label: Label, bracketed: dict[Form, Form]) -> None:
        self.groups: list[Group] = []
        self._label = label
        self._bracketed = bracketed
        self._index = Index()
        self._spelling: list[str] = []

    def add(self, form: Form, found: list[Found]) -> None:
        bare = bare_company(" ".join(form))
        group = self._same(form, bare, found)
        if group is not None:
            self.groups[group].members.extend(found)
            self._learn(form, bare, group, found)
            return
        apart: list[Found] = []
        for name in found:
            group = self._short_for(bare, name)
            if group is None:
                apart.append(name)
            else:
                self.groups[group].members.append(name)
        if apart:
            self.groups.append(Group(self._label, apart))
            self._spelling.append(" ".join(bare))
            self._learn(form, bare, len(self.groups) - 1, apart)

    def _same(self, form: Form, bare: Form, found: list[Found]) -> int | None:
        """The known group that a name is another name or spelling of, wherever it stands."""
        keys: list[Hashable] = [("form", form), ("form", bare), *self._identities(form)]
        if bare in self._bracketed:
            keys.append(("form", self._bracketed[bare]))
        if len(bare) == 1 and any(is_acronym(name.text) for name in found):
            keys.append(("acronym", bare[0]))
        for key in keys:
            if (group := self._index.only(key)) is not None:
                return group
        joined = " ".join(bare)
        if len(joined) < MIN_FUZZY or any(char.isdigit() for char in joined) or _is_known_place(joined):
            return None
        for shorter in deletions(joined):
            group = self._index.only(("typo", shorter))
            if group is not None and _misspelt(joined, self._spelling[group]):
                return group
        return None

    def _identities(self, form: Form) -> list[Hashable]:
        keys: list[Hashable] = []
        if (number := aliases(self._label).get(form)) is not None:
            keys.append(("alias", number))
        if code := country_names().get(" ".join(form)):
            keys.append(("country", code))
        return keys

    def _learn(self, form: Form, bare: Form, group: int, found: list[Found]) -> None:
        index, positions = self._index, [name.start for name in found]
        for key in ("form", form), ("form", bare), *self._identities(form):
            index.add(key, group)
        if len(bare) > 1:
            for letters in sorted(acronyms(" ".join(bare))):
                index.add(("acronym", letters), group)
            for size in range(1, len(bare)):
                index.add(("start", bare[:size]), group, positions)
            tail = _after_heads(bare)
            if tail:
                index.add(("tail", tail), group, positions)
        for shorter in deletions(" ".join(bare)[:60]):
            index.add(("typo", shorter), group)

    def _short_for(self, bare: Form, name: Found) -> int | None:
        """The longer name that a mention is the beginning of, or the end of after its noun."""
        if bare[0] in words_of("never_alone") and len(bare) == 1:
            return None
        if self._label == "LOC" and _is_known_place(" ".join(bare)):
            return None
        generic = len(bare) == 1 and (
            name.text[0].islower() or bare[0] in words_of("heads") or bare[0] in place_heads("direct")
        )
        group = self._index.last(("start", bare), name.start, ahead=not generic)
        if group is None and not _is_known_place(" ".join(bare)):
            group = self._index.last(("tail", bare), name.start)
        return group


def _after_heads(bare: Form) -> Form:
    """What follows the noun, or two, that a thing is named with, where no preposition stands between."""
    size = 0
    while size < min(2, len(bare) - 1) and (bare[size] in words_of("heads") or bare[size] in place_heads("direct")):
        size += 1
    tail = bare[size:]
    return tail if size and tail[0] not in words_of("joining") else ()


def _is_known_place(name: str) -> bool:
    return is_italian(name) or place_country(name) is not None


def _misspelt(one: str, other: str) -> bool:
    """Whether two names are one with a letter amiss: as many words, those that differ longer than four letters."""
    if len(one) < MIN_FUZZY or len(other) < MIN_FUZZY or _is_known_place(other) or not one_letter_apart(one, other):
        return False
    differing = [pair for pair in zip(one.split(), other.split(), strict=False) if pair[0] != pair[1]]
    return one.count(" ") == other.count(" ") and all(min(map(len, pair)) > 4 for pair in differing)
