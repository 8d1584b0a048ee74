"""What a person is ("ministro della Difesa", "ex premier", "26enne"), read off titles before names and appositions."""

import re
from functools import cache
from pathlib import Path
from typing import Any, Literal

from attrs import frozen

from newsie.entities.countries import demonym_country
from newsie.knowledge import read_toml
from newsie.parse import Span, Text, Word

_AGE = re.compile(r"\d{1,3}[- ]?enne$")
_PREFIX = re.compile(r"^(?:ex|neo|vice)-")
_LONGEST = 9
"""The most tokens a role may have: "sottosegretario alla presidenza del Consiglio con delega ai servizi" has nine."""


@frozen
class Role:
    """A role as the text gives it, from its noun on ("capo della sicurezza russa"), and where it stands."""

    start: int
    end: int
    text: str
    noun: str
    former: bool


@cache
def _table() -> dict[str, Any]:
    return read_toml(Path(__file__).parent / "roles.toml")


@cache
def role_nouns() -> dict[str, Literal["masc", "fem", "both"]]:
    """Every role noun and phrase of `roles.toml` in lower case, with its gender."""
    nouns: dict[str, Literal["masc", "fem", "both"]] = {}
    genders: tuple[Literal["masc", "fem", "both"], ...] = ("both", "masc", "fem")
    for gender in genders:
        nouns.update(dict.fromkeys(_table()["nouns"][gender].split(), gender))
        nouns.update({phrase.lower(): gender for phrase in _table()["phrases"][gender]})
    return nouns


@cache
def _phrase_starts() -> frozenset[str]:
    """The first words of role phrases: "commissario" of "commissario tecnico"."""
    return frozenset(phrase.split()[0] for phrase in role_nouns() if " " in phrase)


@cache
def before_words() -> frozenset[str]:
    """The words that may come before a role noun and belong to it: "ex", "neo", "presunto"."""
    return frozenset(_table()["before"]["words"])


@cache
def _office_adjectives() -> frozenset[str]:
    return frozenset(_table()["office"]["adjectives"].split())


@cache
def _grammar(kind: str) -> frozenset[str]:
    words = frozenset(_table()["grammar"][kind].split())
    return words | {word.replace("'", "’") for word in words}


def _ends_role(token: Word) -> bool:
    return token.is_punct or token.is_space or token.pos_ in ("VERB", "AUX", "PRON", "ADV", "SCONJ")


@cache
def families() -> dict[str, frozenset[str]]:
    """Role nouns to the names of the offices they may name: "premier" to {"government"}."""
    found: dict[str, set[str]] = {}
    for family, nouns in _table()["families"].items():
        for noun in nouns:
            found.setdefault(noun.lower(), set()).add(family)
    return {noun: frozenset(names) for noun, names in found.items()}


def role_gender(role: str) -> Literal["masc", "fem"] | None:
    """The gender of a role's noun, or None where it serves both ("presidente") or is not known.

    >>> role_gender("ex ministra della Salute"), role_gender("26enne")
    ('fem', None)
    """
    words = role.lower().replace("-", " ").split()
    while words and words[0] in before_words():
        words = words[1:]
    for size in (3, 2, 1):
        gender = role_nouns().get(" ".join(words[:size]))
        if gender:
            return None if gender == "both" else gender
    return None


def noun_at(doc: Text, i: int) -> str | None:
    """The role noun or phrase that starts at a token: "commissario tecnico", "ex-premier", "26enne"."""
    word = doc[i].lower_
    if _AGE.match(word):
        return word
    if word in _phrase_starts():
        for size in (3, 2):
            if i + size <= len(doc) and (phrase := Span(doc, i, i + size).text.lower()) in role_nouns():
                return phrase
    bare = _PREFIX.sub("", word)
    return bare if bare in role_nouns() else None


def title_before(doc: Text, i: int) -> Role | None:
    """The role that stands right before the name whose first token is `i`: "il ministro della Difesa [Rossi]"."""
    for start in range(i - 1, max(-1, i - 1 - _LONGEST), -1):
        token = doc[start]
        noun = noun_at(doc, start)
        if noun is None and _ends_role(token):
            return None
        if noun is None:
            continue
        if not _inside_office(doc, start + len(noun.split()), i):
            return None
        for earlier in (start - 1, start - 2):
            longer = noun_at(doc, earlier) if earlier >= 0 else None
            if longer and earlier + len(longer.split()) >= start and _inside_office(doc, earlier + 1, i):
                return _role(doc, earlier, i, longer)
        return _role(doc, start, i, noun)
    return None


def _inside_office(doc: Text, start: int, end: int) -> bool:
    """Whether the tokens between a role noun and a name can all belong to the role."""
    after_of = False
    for token in doc[start:end]:
        if token.lower_ in _grammar("of"):
            after_of = True
        elif token.lower_ not in _grammar("link") and not after_of and not _is_office_adjective(token):
            return False
    return end == start or doc[end - 1].lower_ not in _grammar("link")


def _is_office_adjective(token: Word) -> bool:
    return token.lower_ in _office_adjectives() or token.pos_ == "ADJ" or demonym_country(token.lower_) is not None


def role_after(doc: Text, i: int) -> Role | None:
    """The role in apposition after a name that ends before token `i`: "[Rossi], segretario del partito, ha detto"."""
    if i >= len(doc) - 1 or doc[i].text not in (",", "("):
        return None
    start = i + 1
    while start < len(doc) and (doc[start].lower_ in _grammar("articles") or doc[start].lower_ in before_words()):
        start += 1
    return role_from(doc, start)


def role_from(doc: Text, start: int) -> Role | None:
    """The role whose noun stands at token `start`, as far as it goes: "capo della sicurezza russa", or None."""
    if start >= len(doc) or (noun := noun_at(doc, start)) is None:
        return None
    end = start + len(noun.split())
    after_of = False
    while end < min(len(doc), start + _LONGEST):
        token = doc[end]
        if _ends_role(token):
            break
        if token.lower_ in _grammar("of"):
            after_of = True
        elif not (after_of or _is_office_adjective(token)) or token.lower_ in ("e", "ed", "che", "con", "ha", "è"):
            break
        end += 1
    while doc[end - 1].lower_ in _grammar("link"):
        end -= 1
    return _role(doc, start, end, noun)


def _role(doc: Text, start: int, end: int, noun: str) -> Role:
    former = doc[start].lower_.startswith("ex-")
    while start and doc[start - 1].lower_.rstrip("-") in before_words():
        start -= 1
        former = former or doc[start].lower_.rstrip("-") == "ex"
    span = Span(doc, start, end)
    return Role(span.start_char, span.end_char, span.text, noun, former)
