"""Noun phrases as arguments: the word, or the name in it, that stands for the whole phrase.

"Il capo della sicurezza russa Sergei Shoigu" is Sergei Shoigu, "decine di persone" are persons, "il leader
nordcoreano" is the noun "leader" with the name that the entity step found for it. A time expression is never an
argument."""

import math
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from attrs import frozen

from newsie.entities.countries import demonym_country
from newsie.entities.roles import role_nouns
from newsie.events.grammar.clauses import agree, bare, is_articulated, is_verbal, lemma, preposition
from newsie.events.grammar.inflection import noun_forms
from newsie.knowledge import read_toml
from newsie.parse import Text, Word
from newsie.records import Argument, Entity, Mention, Role, TimeExpression

_SENTENCE_PUNCTUATION = frozenset(".;:!?«»()[]")
_LIST = re.compile(r"(?:,\s*|\s+ed?\s+)(?:il |lo |la |l['’]|i |gli |le )?")
_INSIDE = re.compile(r"[\"”»]?(?: di | a |, in | del | della | dell['’]| dello stato (?:\w+ )?di )")
"""What stands between a place and the town or country that it is in."""
_AGED = re.compile(r"\d[- ]?enn[ei]$")
_LONG_LIST = 3
"""So many names behind the first are a list also without "e"."""
_REACH = 8
"""How many tokens a title may keep between itself and its name: "il ministro delle infrastrutture e dei trasporti
Rossi"."""


@cache
def words(kind: str) -> frozenset[str]:
    """A list of nouns of `phrases.toml`, by the name of its line."""
    return frozenset(read_toml(Path(__file__).with_name("phrases.toml"))[kind].split())


@cache
def _classes() -> dict[str, frozenset[str]]:
    """The classes of the lexicon that name people and bodies of people, in all forms."""
    classes = read_toml(Path(__file__).parents[1] / "lexicon" / "classes.toml")
    nouns = {kind: classes[kind].split() for kind in ("person", "group", "force", "body")}
    nouns["person"] += [*role_nouns(), *classes["thief"].split(), *classes["suspect"].split()]
    return {kind: frozenset[str]().union(*(noun_forms(noun) for noun in known)) for kind, known in nouns.items()}


@cache
def _people() -> frozenset[str]:
    return words("people").union(*(forms for kind, forms in _classes().items() if kind != "body"))


def is_people(noun: Word) -> bool:
    """Whether a noun is a name or one for people and bodies of people."""
    return bool(noun.ent_type_) or noun.lower_ in _people() or lemma(noun) in _people()


def _is_kind(noun: Word, kind: str) -> bool:
    return not _classes()[kind].isdisjoint((noun.lower_, lemma(noun)))


@cache
def _place_forms() -> frozenset[str]:
    return frozenset[str]().union(*(noun_forms(noun) for noun in words("place")))


def is_collective(noun: Word) -> bool:
    """Whether a noun stands for many in the singular: "coppia", "banda", "decina"."""
    return _is_kind(noun, "group") or bool({noun.lower_, lemma(noun)} & words("quantity"))


@frozen
class Named:
    """A mention and its entity."""

    mention: Mention
    entity: Entity


class Phrases:
    """The noun phrases of one text: where its entities and time expressions are, and arguments made from tokens."""

    def __init__(self, doc: Text, entities: Sequence[Entity], times: Sequence[TimeExpression]) -> None:
        """Index the mentions of the entities and the time expressions by place."""
        self.doc = doc
        self.text = doc.text  # spaCy joins it anew at every access
        found = [Named(mention, entity) for entity in entities for mention in entity.mentions]
        self._named = sorted(found, key=lambda one: (one.mention.start, one.mention.end))
        self._labels = {entity.id: entity.label for entity in entities}
        self._starts = [one.mention.start for one in self._named]
        self._at: dict[int, list[Named]] = {}
        for one in self._named:
            span = doc.char_span(one.mention.start, one.mention.end, alignment_mode="expand")
            for i in range(span.start, span.end) if span is not None else ():
                self._at.setdefault(i, []).append(one)
        self._names: dict[int, Named | None] = {}
        self._times = sorted((time.start, time.end) for time in times)

    def at(self, token: Word, *kinds: str) -> Named | None:
        """The mention that holds the token or a part of it, of the given kinds (all when none is given)."""
        for one in self._at.get(token.i, ()):
            if not kinds or one.mention.kind in kinds:
                return one
        return None

    def within(self, start: int, end: int) -> list[Named]:
        """The mentions that overlap the characters, in the order of the text."""
        last = bisect_right(self._starts, end - 1)
        return [one for one in self._named[max(last - 12, 0) : last] if one.mention.end > start]

    def mention_of(self, name: str, near: int) -> Named | None:
        """The mention nearest to a place of the entity with a name."""
        found = [one for one in self._named if one.entity.name == name]
        return min(found, key=lambda one: abs(one.mention.start - near), default=None)

    def is_time(self, token: Word) -> bool:
        """Whether the token stands in a time expression."""
        at = bisect_right(self._times, (token.idx, math.inf))
        return at > 0 and self._times[at - 1][1] > token.idx

    def label_of(self, argument: Argument) -> str | None:
        """PER, ORG or LOC of the entity that an argument is."""
        return self._labels.get(argument.entity or "")

    def label(self, token: Word) -> str | None:
        """PER, ORG or LOC of the name that the token's phrase is or holds."""
        named = self.name_of(token)
        return named.entity.label if named else None

    def is_somebody(self, token: Word) -> bool:
        """Whether the phrase is or holds a name, or is a noun that the entity step ties to a person or organisation."""
        if self.name_of(token) is not None or self.at(token) is not None:
            return True
        noun = self.head(token)
        if noun.pos_ == "NUM" and not self.is_time(noun):  # "i due", "altri tre dei sette coimputati"
            around = ("det", "case", "nmod", "amod", "conj")
            return noun.form.is_alpha and all(child.dep_ in around for child in noun.children)
        known = _people()
        return (
            lemma(noun) in known
            or noun.lower_ in known
            or _AGED.search(noun.lower_) is not None
            or ("Plur" in list(noun.morph.get("Number", [])) and demonym_country(noun.lower_) is not None)
        )

    def is_body_part(self, token: Word) -> bool:
        """Whether a noun is a part of the body: "la frattura della spalla"."""
        return _is_kind(token, "body")

    def is_authority(self, token: Word) -> bool:
        """Whether a noun is one for the forces of order or of justice: "carabinieri", "procura"."""
        return _is_kind(token, "force") or bool({token.lower_, lemma(token)} & words("justice"))

    def polices(self, argument: Argument) -> bool:
        """Whether an argument is one of the forces of order or of justice."""
        span = self.doc.char_span(argument.start, argument.end, alignment_mode="expand")
        return span is not None and self.is_authority(span.root)

    def is_place(self, token: Word) -> bool:
        """Whether the phrase is a place: a place name, or a noun such as "piazza"."""
        named = self.at(token, "name")
        return named.entity.label == "LOC" if named else self._names_place(token)

    def _names_place(self, token: Word) -> bool:
        """Whether a common noun names a place here: "in piazza", "nel campo", not "in campo", "in stato di"."""
        if lemma(token) not in words("place") and token.lower_ not in _place_forms():
            return False
        if lemma(token) not in words("state") or is_articulated(token):
            return True
        return any(child.dep_ in ("amod", "nummod") or child.pos_ == "PROPN" for child in token.children)

    def head(self, token: Word) -> Word:
        """The noun that counts: "persone" of "decine di persone", "ladri" of "due ladri"."""
        if (
            token.pos_ in ("ADJ", "DET")
            and token.i + 1 < token.sent.end
            and token.nbor().pos_ == "NOUN"
            and agree(token, token.nbor())
        ):
            token = token.nbor()
        for _ in range(3):
            inner = None
            if token.lower_ == "numero" and any(child.dep_ == "nummod" for child in token.children):
                return token  # "il numero due"
            if token.pos_ == "NUM" or lemma(token) in words("quantity") or token.lower_ in words("quantity"):
                for child in token.children:
                    case = next(
                        (bare(word) for word in child.children if word.dep_ == "case" and word.i > token.i), None
                    )
                    partitive = case == "di" and token.pos_ != "NUM"
                    counted = case is None and token.pos_ == "NUM"
                    if child.i > token.i and child.pos_ in ("NOUN", "PROPN") and (partitive or counted):
                        inner = child
                        break
            if inner is None or self.at(token, "name"):
                return token
            token = inner
        return token

    def name_of(self, token: Word) -> Named | None:
        """The named mention that the token is part of or that stands in apposition to it."""
        if token.i not in self._names:
            self._names[token.i] = self._find_name(token)
        return self._names[token.i]

    def _find_name(self, token: Word) -> Named | None:
        if named := self.at(token, "name"):
            return named
        if token.dep_ == "appos" and token.head.i < token.i and (named := self.at(token.head, "name")):
            return named  # "Mario Rossi, l'uomo che ..."
        return self._apposed(token) or self._before_comma(token) or self._behind_comma(token)

    def _behind_comma(self, head: Word) -> Named | None:
        """The person behind "uno degli accusati, Carlo Neri, ..." or "il terzo, Carlo Neri, ..."."""
        if "Plur" in head.morph.get("Number", ()) or head.pos_ not in ("PRON", "NUM", "ADJ", "NOUN"):
            return None
        for child in head.children:
            apposed = child.dep_ in ("appos", "nmod") and child.i > head.i and preposition(child) is None
            if apposed and child.left_edge.nbor(-1).text == ",":
                named = self.at(child, "name") or self._apposed(child)
                if named is not None and named.entity.label == "PER" and (head.pos_ != "NOUN" or self._is_person(head)):
                    return named
        return None

    def _is_person(self, noun: Word) -> bool:
        """Whether a noun is one for a single person."""
        return _is_kind(noun, "person") or self._is_title(noun)

    def _before_comma(self, noun: Word) -> Named | None:
        """The name before "Mario Rossi, l'uomo che ..." or "Rossi Spa, azienda di ...", whatever the parse."""
        if noun.pos_ != "NOUN" or "Plur" in list(noun.morph.get("Number", [])):
            return None
        first = min((child.i for child in noun.children if child.dep_ in ("det", "amod")), default=noun.i)
        if not 1 < first <= noun.i or self.doc[first - 1].text != "," or any(c.dep_ == "cc" for c in noun.children):
            return None
        named = self.at(self.doc[first - 2], "name")
        if named is None or named.entity.label == "LOC" or self.doc[first].dep_ == "case":
            return None
        kinds = {"PER": ("person", "force"), "ORG": ("group",)}[named.entity.label]
        listed = any(child.dep_ == "conj" for child in noun.children)
        return named if not listed and any(_is_kind(noun, kind) for kind in kinds) else None

    def _apposed(self, head: Word) -> Named | None:
        """The name after a title or a kind: "il ministro della Difesa Guido Crosetto", "la nave Costa Concordia"."""
        if head.pos_ not in ("NOUN", "ADJ", "PROPN"):
            return None
        comma = False
        title = self._is_title(head)
        for token in self.doc[head.i + 1 : min(head.i + 1 + _REACH, head.sent.end)]:
            if (
                token.text in _SENTENCE_PUNCTUATION
                or (is_verbal(token) and token.pos_ != "ADJ")
                or token.pos_ == "PRON"
            ):
                return None
            if token.text == ",":
                if comma:
                    return None
                comma = True
                continue
            if not title and token.pos_ == "NOUN" and self._is_title(token):
                return None  # "la mozione di sfiducia al sindaco Rossi": the name is that of the title
            named = self.at(token, "name")
            if named is None or named.mention.start != token.idx:
                if comma:
                    return None
                continue
            before = token.nbor(-1)
            if (
                before.pos_ in ("ADP", "CCONJ")
                or bare(before) in ("di", "a", "da", "in", "su", "con", "per")
                or before.text in "-–"
            ):
                continue
            article = before.pos_ == "DET" and before.i > head.i
            if comma and (named.entity.label != "PER" or not title):
                return None
            return None if article and named.entity.label != "ORG" else named
        return None

    def _is_title(self, head: Word) -> bool:
        """Whether a noun is a person's title or trade, in the singular."""
        return "Plur" not in list(head.morph.get("Number", [])) and (
            lemma(head) in role_nouns() or head.lower_ in role_nouns()
        )

    def argument(self, role: Role, token: Word, *, inferred: bool = False) -> Argument | None:
        """The argument that the phrase around a token makes, or None for what can be none."""
        if self._behind_comma(token) is None:  # "uno degli imputati, Carlo Neri"
            token = self.head(token)
        if self.is_time(token) or token.is_punct or token.is_space:
            return None
        named = self.name_of(token)
        if role == "place" and named is None and lemma(token) in words("area"):
            inner = self._place_name(token)
            if inner is not None and (named := self.at(inner, "name")) is None:
                end = max(
                    word.idx + len(word.text) for word in inner.subtree if word == inner or word.dep_ == "flat:name"
                )
                return Argument(role, inner.idx, end, self.text[inner.idx : end], inferred=inferred)
        if named is not None:
            return self.of_mention(role, named, inferred=inferred)
        if role in ("agent", "target", "participant") and (name := self._unknown_name(token)) is not None:
            return Argument(role, name[0], name[1], self.text[name[0] : name[1]], inferred=inferred)
        if token.pos_ in ("DET", "ADP", "CCONJ", "SCONJ", "AUX", "PART", "INTJ") or lemma(token) in words("empty"):
            return None
        nominal = self.at(token, "nominal", "pronoun")
        entity = nominal.entity if nominal else None
        return Argument(
            role=role,
            start=token.idx,
            end=token.idx + len(token.text),
            text=token.text,
            entity=entity.id if entity else None,
            name=entity.name if entity else None,
            inferred=inferred,
            country=entity.country if entity else None,
        )

    def _unknown_name(self, noun: Word) -> tuple[int, int] | None:
        """The characters of a name that the entity step did not find: "il gruppo investigativo Conflict Armament"."""
        if noun.pos_ != "NOUN" or not any(_is_kind(noun, kind) for kind in ("person", "group", "force")):
            return None
        at = noun.i + 1
        while at < noun.sent.end and self.doc[at].pos_ == "ADJ" and self.doc[at].head is noun:
            at += 1
        first = end = at
        while end < noun.sent.end and self.doc[end].pos_ == "PROPN" and self.doc[end].form.is_title:
            end += 1
        if end == first or self.doc[first].head is not noun or self.at(self.doc[first]):
            return None
        return self.doc[first].idx, self.doc[end - 1].idx + len(self.doc[end - 1].text)

    def of_mention(self, role: Role, named: Named, *, inferred: bool = False) -> Argument:
        """The argument that a mention makes."""
        mention, entity = named.mention, named.entity
        return Argument(
            role, mention.start, mention.end, mention.text, entity.id, entity.name, inferred, entity.country
        )

    def inside(self, place: Argument, token: Word) -> list[Argument]:
        """The place names that say where a place is: "nella chiesa di Rio", "allo Stadio Adriatico di Pescara"."""
        out = [] if place.entity is not None else list(self._named_inside(token))
        end = max(place.end, *(one.end for one in out)) if out else place.end
        behind = _INSIDE.match(self.text, end)
        named = next(iter(self.within(behind.end(), behind.end() + 1)), None) if behind is not None else None
        if named is not None and named.entity.label == "LOC" and named.mention.kind == "name":
            out.append(self.of_mention("place", named))
        return out

    def _named_inside(self, token: Word) -> Iterator[Argument]:
        for child in self.head(token).children:
            case = preposition(child) if child.i > token.i and child.dep_ == "nmod" else None
            named = self.at(child, "name") if case and case[1] in ("di", "a", "in") else None
            if named is not None and named.entity.label == "LOC":
                yield self.of_mention("place", named)

    def listed(self, argument: Argument) -> list[Argument]:
        """The names that a list goes on with: "Calò, Carboni, Diotallevi e Vittor", whatever the parse makes of it."""
        out: list[Argument] = []
        label, end, text = self.label_of(argument), argument.end, self.text
        while label is not None:
            named = self._next(end)
            if named is None or named.entity.label != label:
                break
            between = text[end : named.mention.start]
            if not _LIST.fullmatch(between):
                break
            end = named.mention.end
            out.append(self.of_mention(argument.role, named))
        tail = text[end : end + 1]
        closed = " e " in text[argument.end : end] or " ed " in text[argument.end : end]
        return out if (closed or not out or len(out) >= _LONG_LIST) and tail != "(" else []

    def _next(self, position: int) -> Named | None:
        """The first named mention from a position on, if it is near."""
        at = bisect_right(self._starts, position - 1)
        rest = [one for one in self._named[at : at + 3] if one.mention.kind == "name"]
        return rest[0] if rest and rest[0].mention.start - position < 8 else None

    def _place_name(self, token: Word) -> Word | None:
        """The proper noun after "di" of "il porto di Genova", also one that the entity step did not find."""
        for child in token.children:
            case = preposition(child)
            if child.i > token.i and child.pos_ == "PROPN" and case and case[1] == "di":
                named = self.at(child, "name")
                return child if named is None or named.entity.label == "LOC" else None
        return None
