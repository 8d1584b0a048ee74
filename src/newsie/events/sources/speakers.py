"""Who speaks: the subject of a verb of saying, by name where the article names him, else by description.

A speaker that the clause leaves out ("Poi ha aggiunto: ...") is the one who spoke just before, else the person that
the text is about there; a description ("l'attore", "il ministro") is the person of whom the article says so.
"""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from newsie.entities.pronouns import Antecedents
from newsie.entities.roles import before_words, role_gender
from newsie.events.grammar.clauses import (
    articulated,
    auxiliaries,
    closed,
    is_finite,
    is_inflected,
    is_passive,
    is_verbal,
    lemma,
    preposition,
)
from newsie.events.grammar.phrases import Phrases
from newsie.events.grammar.syntax import dependents
from newsie.knowledge import read_toml
from newsie.parse import Span, Text, Word
from newsie.records import Argument, Entity, Label

DASHES = ("–", "—", "-")
_CLOSING = ("»", "”", '"')
_AGO = 70
"""So many words back somebody may have spoken who goes on without being named."""
_NEAR = 4
"""So many words behind a noun its adjectives and complements belong to its description."""
_SAID = ("ccomp", "xcomp")
_PERSONS: tuple[Label, ...] = ("PER",)
_INSIDE = frozenset({"amod", "nmod", "nummod", "flat:name", "flat", "det", "case"})


@cache
def knowledge() -> dict[str, Any]:
    """The words of `sources.toml`; lists of words as sets, lists of phrases as tuples of words."""
    data = read_toml(Path(__file__).with_name("sources.toml"))
    return {
        key: frozenset(value.split()) if isinstance(value, str) else tuple(tuple(one.split()) for one in value)
        for key, value in data.items()
    }


def reports(token: Word) -> bool:
    """Whether a word is a verb of saying, thinking or writing."""
    return token.lemma in knowledge()["reporting"] and is_verbal(token) and token.pos_ != "AUX"


def first_word(verb: Word) -> Word:
    """The first word of a verb form with its auxiliaries: "ha" of "ha detto"."""
    return min((verb, *auxiliaries(verb)), key=lambda word: word.i)


def is_inserted(verb: Word) -> bool:
    """Whether a verb form stands right behind a dash or a closing quotation mark: "«...», ha detto", "- spiega"."""
    first = first_word(verb)
    before = [word.text for word in verb.doc[max(first.i - 2, 0) : first.i]]
    return bool(before) and (before[-1] in DASHES or (before[-1] == "," and before[0] in _CLOSING))


class Speakers:
    """The speakers of one text."""

    def __init__(
        self,
        doc: Text,
        phrases: Phrases,
        entities: Sequence[Entity],
        arguments: Mapping[int, Sequence[Argument]],
    ) -> None:
        """`arguments` are those of the triggers, by the place of their words."""
        self._doc = doc
        self._phrases = phrases
        self._entities = entities
        self._arguments = arguments

    @cached_property
    def _antecedents(self) -> Antecedents:
        return Antecedents(self._doc, self._entities)

    @cached_property
    def _spoken(self) -> list[tuple[int, str]]:
        """The verbs of saying of the text whose subject is named beside them, with it, in their order."""
        said = (word for word in self._doc if reports(word) and self._is_spoken(word))
        return [(word.i, name) for word in said if (name := self.named(word)) is not None]

    def _is_spoken(self, verb: Word) -> bool:
        """Whether somebody says it: not "la cena ha notato", which is a misreading, nor "lo studio indica"."""
        beside = [one.token for one in dependents(verb) if one.function in ("subject", "agent") and not one.inferred]
        return not beside or any(self._phrases.is_somebody(token) for token in beside)

    @cached_property
    def _by_role(self) -> dict[str, list[Entity]]:
        """The people of the text by the nouns of the roles that it gives them."""
        found: dict[str, list[Entity]] = {}
        for entity in self._entities:
            if entity.label == "PER":
                for noun in {word.lower() for role in entity.roles for word in role.split()[:3]}:
                    found.setdefault(noun, []).append(entity)
        return found

    def of(self, verb: Word) -> str | None:
        """Who says what a verb or noun of saying says, named beside it or left out."""
        return self.named(verb) or self._left_out(verb)

    def named(self, verb: Word) -> str | None:
        """Who says it, where the clause has a word for him; behind a verb that is inserted he stands right there."""
        arguments = self._arguments.get(verb.i)
        agents = [one for one in arguments or () if one.role in ("agent", "participant") and not one.inferred]
        behind = self._behind(verb) if is_inserted(verb) and not any(one.start > verb.idx for one in agents) else None
        if behind is not None:
            return behind
        if name := self.name(agents):
            return name
        said = [one.token for one in dependents(verb) if one.function in ("subject", "agent") and not one.inferred]
        return self.descriptions(filter(self.can_tell, said)) or self._behind(verb)

    def can_tell(self, token: Word) -> bool:
        """Whether a noun stands for somebody, or for a document or study that tells something."""
        noun = self._phrases.head(token)
        known = {lemma(noun), noun.lower_} & knowledge()["documents"]
        return bool(known) or self._phrases.is_somebody(token) or self._phrases.is_authority(noun)

    def _behind(self, verb: Word) -> str | None:
        """The name right behind a finite verb that the parser takes for something else: "conclude Rossi: «...»"."""
        if not is_finite(verb) or not reports(verb) or verb.i + 1 >= verb.sent.end:
            return None
        after = verb.nbor()
        if after.pos_ == "PROPN" and self._phrases.label(after) in ("PER", "ORG"):
            return self.description(after)
        if after.pos_ == "DET" and after.i + 2 < verb.sent.end and (noun := after.nbor()).pos_ == "NOUN":
            closed_off = noun.nbor().is_punct or self._phrases.name_of(noun) is not None
            told = is_inserted(verb) or (closed_off and self.can_tell(noun))
            return self.description(noun) if told else None
        return None

    def _left_out(self, verb: Word) -> str | None:
        """Who spoke last, or whom the text is about, for a verb in the third person without a subject."""
        inferred = [one for one in self._arguments.get(verb.i, ()) if one.role == "agent" and one.inferred]
        finite = next((word for word in (verb, *auxiliaries(verb)) if is_inflected(word)), None)
        if finite is None:
            shared = [one.token for one in dependents(verb) if one.function == "subject" and one.inferred]
            return self.descriptions(filter(self.can_tell, shared)) or self.name(inferred)
        if "3" not in finite.morph.get("Person", ("3",)) or is_passive(verb):
            return self.name(inferred)
        if "Plur" in finite.morph.get("Number", ()):
            return self.name(inferred)
        if (before := self.before(verb)) is not None:
            return before[1]
        found = self._antecedents.before(verb.idx, labels=_PERSONS)
        return found.entity.name if found is not None else self.name(inferred) or self._subject_before(verb)

    def _subject_before(self, verb: Word) -> str | None:
        """The last person who is a subject in the singular, in the sentence before or in that of a verb."""
        first = verb.sent.start
        start = self._doc[first - 1].sent.start if first else first
        for word in reversed(self._doc[start : verb.i]):
            if (
                word.dep_ in ("nsubj", "nsubj:pass")
                and word.pos_ != "PRON"
                and "Plur" not in word.morph.get("Number", ())
            ):
                return self.description(word) if self._phrases.is_somebody(word) else None
        return None

    def before(self, word: Word, reach: int = _AGO) -> tuple[int, str] | None:
        """The last verb of saying with a named subject so many words before a word, and who it is."""
        at = bisect_left(self._spoken, (word.i, "")) - 1
        return self._spoken[at] if at >= 0 and word.i - self._spoken[at][0] <= reach else None

    def name(self, arguments: Iterable[Argument]) -> str | None:
        """The names or descriptions of those who say something."""
        names = [argument.name or self._describe(argument) for argument in arguments]
        return ", ".join(dict.fromkeys(filter(None, names))) or None

    def descriptions(self, tokens: Iterable[Word]) -> str | None:
        """The names or descriptions of those whom some nouns stand for."""
        return ", ".join(dict.fromkeys(self.description(self._phrases.head(token)) for token in tokens)) or None

    def _describe(self, argument: Argument) -> str | None:
        span = self._doc.char_span(argument.start, argument.end, alignment_mode="expand")
        if span is None or span.root.pos_ == "PROPN":
            return argument.text
        if span.root.dep_ in _SAID:  # "ha risposto che era un amico"
            return None
        return self.description(span.root) if self.can_tell(span.root) else None

    def description(self, token: Word) -> str:
        """The name of whom a noun stands for; else the noun with its adjectives and complements: "fonti di polizia"."""
        if named := self._phrases.name_of(token):
            return named.entity.name
        nominal = self._phrases.at(token)
        if nominal is not None:
            return nominal.entity.name
        if (person := self._person(token)) is not None:
            return person.name
        before = [c for c in token.children if c.dep_ == "amod" and c.i == token.i - 1 and lemma(c) != "stesso"]
        return Span(self._doc, before[0].i if before else token.i, self._last(token) + 1).text

    def _last(self, noun: Word) -> int:
        """The last word of the description that a noun begins."""
        last = noun.i
        for child in noun.subtree:
            if child.i <= noun.i:
                continue
            other = child.dep_ == "nmod" and (case := preposition(child)) is not None and case[0] != "di"
            if child.i > last + _NEAR or child.dep_ not in _INSIDE or child.is_punct or other:
                break
            if child.dep_ not in ("case", "det"):
                last = child.i
        return last

    def _person(self, noun: Word) -> Entity | None:
        """The person whom a description with the definite article stands for: "l'attore", "il numero due"."""
        if noun.pos_ != "NOUN" or "Plur" in noun.morph.get("Number", ()) or not self._is_known(noun):
            return None
        complement = self._last(noun) > noun.i
        holders = self._by_role.get(noun.lower_, [])
        if len(holders) == 1 and not complement:
            return holders[0]
        if complement or noun.lower_ not in knowledge()["persons"] or self._is_new(noun):
            return None
        gender = role_gender(noun.lower_)
        hit = self._antecedents.before(noun.idx, gender=gender, labels=_PERSONS)
        return hit.entity if hit is not None else None

    def _is_known(self, noun: Word) -> bool:
        """Whether a noun has the definite article, adjectives such as "ex" and "stesso" let aside."""
        at = noun.i - 1
        while at > noun.sent.start and (self._doc[at].lower_ in before_words() or lemma(self._doc[at]) == "stesso"):
            at -= 1
        return at >= 0 and self._doc[at].lower_ in closed("definite") | articulated()

    def _is_new(self, noun: Word) -> bool:
        """Whether the text brought in somebody by the same noun before: "un uomo ... l'uomo"."""
        before = self._doc[max(noun.i - _AGO, 0) : noun.i]
        return any(word.lower_ == noun.lower_ and not self._is_known(word) for word in before)
