"""What verbs and nouns of saying report in their clauses and objects, and who says it."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from attrs import frozen

from newsie.events.grammar.clauses import is_finite, is_verbal, lemma
from newsie.events.grammar.phrases import Phrases
from newsie.events.grammar.syntax import Dependent, dependents
from newsie.events.grammar.tenses import future_tense, is_gerund, is_infinitive
from newsie.events.sources.direct_speech import INSERTED
from newsie.events.sources.speakers import DASHES, Speakers, first_word, knowledge, reports
from newsie.events.status.scope import is_definite
from newsie.events.triggers.finding import Trigger
from newsie.parse import Sentence, Text, Word
from newsie.records import Argument

_POINTING = 5
"""Among so many words at the head of a sentence stands the verb that points back: "Lo ha anche riferito"."""


@frozen
class Report:
    """What somebody says: the words covered, and the verb, noun or colon that says so."""

    at: int
    name: str
    covered: frozenset[int]


class ReportedSpeech:
    """The reports of one text."""

    def __init__(
        self,
        doc: Text,
        phrases: Phrases,
        speakers: Speakers,
        triggers: Sequence[Trigger],
        arguments: Mapping[int, Sequence[Argument]],
    ) -> None:
        """Find them; `arguments` are those of the triggers, by the place of their words."""
        self._doc = doc
        self._phrases = phrases
        self._speakers = speakers
        self._arguments = arguments
        found = [*self._acts(triggers), *self._verbs(), *self._pointing(), *self._headlines()]
        self._of: dict[int, list[Report]] = {}
        for report in sorted(found, key=lambda report: (len(report.covered), report.at)):
            for at in report.covered:
                self._of.setdefault(at, []).append(report)

    def of(self, token: Word) -> str | None:
        """Who reports what a word says; the innermost of several."""
        return next((report.name for report in self._of.get(token.i, ()) if report.at != token.i), None)

    def told_before(self, verb: Word) -> Word | None:
        """The main verb of "... si è impegnato, ha riferito la KCNA": what a verb of saying closes."""
        first = first_word(verb)
        if (
            not self._speaks_behind(verb)
            or first.i == verb.sent.start
            or first.nbor(-1).text not in (",", "»", "”", '"', *DASHES)
        ):
            return None
        return verb.head if is_verbal(verb.head) and verb.head.i < verb.i else None

    def _acts(self, triggers: Sequence[Trigger]) -> Iterator[Report]:
        """The reports of the acts of speech that are events."""
        for trigger in triggers:
            verb, kind = trigger.token, str(trigger.type)
            if kind not in knowledge()["speech"]:
                continue
            said = [one.token for one in dependents(verb) if self._is_said(one, trigger)]
            said = [word for word in said if not self._speaks(word, verb)]
            if not trigger.nominal:
                said += self._continued(verb, said)
            if not said and (main := self.told_before(verb)) is not None:
                said = [main]
            covered = self._around(verb) or self._covered(verb, said)
            if covered and (name := self._speakers.of(verb)) is not None:
                yield Report(verb.i, name, covered)

    @staticmethod
    def _is_said(one: Dependent, trigger: Trigger) -> bool:
        kind = str(trigger.type)
        if one.function == "clause":
            return True
        if one.function in ("di", "per") and kind == "ACCUSE":
            return True
        told = kind == "STATEMENT" and lemma(trigger.token) not in knowledge()["comments"]
        return told and (one.function == "di" or (one.function == "object" and not one.lifted))

    @staticmethod
    def _continued(verb: Word, said: Sequence[Word]) -> Iterator[Word]:
        """Clauses that go on with what a verb says, though the parser puts them beside it or under a noun."""
        if not said:  # "ha annunciato in una conferenza che si ritirerà"
            yield from (
                clause
                for noun in verb.children
                if noun.i > verb.i and noun.dep_ == "obl"
                for clause in noun.children
                if clause.dep_ == "acl:relcl" and any(c.lower_ == "che" and c.i < clause.i for c in clause.children)
            )
        first = min((clause.i for clause in said if clause.i > verb.i and clause.dep_ != "obj"), default=None)
        for child in verb.children:
            marks = {word.lower_ for word in child.children if word.dep_ == "mark"}
            if child.i < verb.i:
                continue
            if child.dep_ == "conj" and ("che" in marks or (marks & {"di", "d'"} and is_infinitive(child))):
                yield child
            elif first is not None and child.i > first and child.dep_ == "advcl" and is_gerund(child):
                yield child  # "scrive che Neri ha chiamato Rossi, chiedendogli ..."

    def _speaks(self, word: Word, verb: Word) -> bool:
        """Whether a word is in the agent of a verb of saying, though the parser makes it what is said."""
        places = {word.idx, *(child.idx for child in word.children)}  # "l'amministratore Carlo Bianchi"
        return any(one.role == "agent" and one.start in places for one in self._arguments.get(verb.i, ()))

    def _speaks_behind(self, verb: Word) -> bool:
        """Whether who says something stands behind the verb: "..., ha annunciato il gruppo"."""
        if any(one.role == "agent" and one.start > verb.idx for one in self._arguments.get(verb.i, ())):
            return True
        return any(one.function == "subject" and one.token.i > verb.i for one in dependents(verb))

    def _around(self, verb: Word) -> frozenset[int]:
        """The words of a clause in which a verb of saying is inserted: "la nave, dicono i testi, affonda"."""
        first, sentence = first_word(verb), verb.sent
        opening = first.nbor(-1) if first.i > sentence.start + 1 else None
        if opening is None or opening.text not in (",", *DASHES) or not is_finite(verb):
            return frozenset()
        closing = "," if opening.text == "," else opening.text
        behind = self._doc[verb.i + 1 : min(verb.i + INSERTED, sentence.end - 1)]
        close = next((word for word in behind if word.text == closing or is_verbal(word)), None)
        if close is None or is_verbal(close) or not self._speaks_behind(verb):
            return frozenset()
        outer = [*self._doc[sentence.start : opening.i], *self._doc[close.i + 1 : sentence.end]]
        return frozenset(word.i for word in outer if not any(c.dep_ in ("acl", "acl:relcl") for c in _above(word)))

    def _pointing(self) -> Iterator[Report]:
        """The sentence before "Lo ha riferito la polizia", "A dirlo è Neri"."""
        for sentence in self._doc.sents:
            before = self._doc[sentence.start - 1].sent if sentence.start else None
            if before is None or "\n" in before.text:
                continue
            verb = self._pointer(sentence)
            if verb is not None and (name := self._speakers.named(verb)) is not None:
                yield Report(verb.i, name, frozenset(range(before.start, before.end)))

    @staticmethod
    def _pointer(sentence: Sentence) -> Word | None:
        """The verb of a sentence that says no more than who told what the one before says."""
        words = sentence.words[:_POINTING]
        if words[0].lower_ in ("lo", "l'", "l’") and words[1:] and is_verbal(words[1]):
            return next((word for word in words[1:] if lemma(word) in knowledge()["telling"]), None)
        infinitive = words[1] if words[0].lower_ in ("a", "ad") and len(words) > 1 else None
        points = infinitive is not None and infinitive.lower_.endswith("lo") and reports(infinitive)
        return infinitive if points else None

    def _verbs(self) -> Iterator[Report]:
        """The reports of verbs that are no events: "gli esperti ritengono che ...", "si è saputo dalla polizia che"."""
        hearing = knowledge()["hearing"]
        known = hearing | knowledge()["reporting"]
        for token in [word for word in self._doc.words if word.lemma in known]:
            told, heard = reports(token), token.lemma in hearing
            if token.i in self._arguments or not (told or heard):
                continue
            grammar = dependents(token)
            said = [one.token for one in grammar if one.function == "clause" and not one.inferred]
            said += self._continued(token, said)
            if not (covered := self._covered(token, said)):
                continue
            name = self._speakers.of(token) if told else None
            if heard:
                name = self._speakers.descriptions(one.token for one in grammar if one.preposition == "da")
            if name is not None:
                yield Report(token.i, name, covered)

    def _headlines(self) -> Iterator[Report]:
        """What a sentence says behind "Macron:", "Il presidente Emmanuel Macron:" or "Ucraina, Macron:"."""
        for sentence in self._doc.sents:
            colon = next((word for word in islice(sentence, INSERTED) if word.text == ":"), None)
            if colon is not None and not self._opens_quotation(colon) and (name := self._named_before(colon, sentence)):
                yield Report(colon.i, name, frozenset(range(colon.i + 1, sentence.end)))

    def _opens_quotation(self, colon: Word) -> bool:
        return colon.i + 1 < len(self._doc) and self._doc[colon.i + 1].text in ("«", "“", '"')

    def _named_before(self, colon: Word, sentence: Sentence) -> str | None:
        """The person that all the words before a colon are, from the last comma on."""
        words = [word for word in self._doc[sentence.start : colon.i] if not word.is_space]
        if any(word.pos_ in ("VERB", "AUX", "ADP") for word in words):
            return None
        comma = max((at for at, word in enumerate(words) if word.text == ","), default=-1)
        words = words[comma + 1 :]
        if not words or any(word.is_punct for word in words):
            return None
        return self._speakers.description(words[-1]) if self._phrases.label(words[-1]) == "PER" else None

    def _covered(self, verb: Word, said: Sequence[Word]) -> frozenset[int]:
        """The words of what a verb says."""
        covered: set[int] = set()
        for clause in said:
            before = clause.i < verb.i
            stack = [clause]
            while stack:
                token = stack.pop()
                if (token.i < verb.i) == before and token.i != verb.i:
                    covered.add(token.i)
                stack.extend(c for c in token.children if c != verb and self._belongs(c, token))
        return frozenset(covered)

    @staticmethod
    def _belongs(child: Word, token: Word) -> bool:
        """Whether a word belongs to what is said: relative and participial clauses are the article's own.

        In the future tense they are not, and no finite verb is coordinated to an infinitive.
        """
        if any(word.text == "(" for word in child.children):
            return False
        if child.dep_ == "acl:relcl":
            return future_tense(child) is not None
        if child.dep_ == "acl":
            return is_infinitive(child) or not is_definite(token)
        if child.dep_ == "advcl" and any(word.lower_ == "mentre" for word in child.children):
            return False
        if child.dep_ == "conj" and is_verbal(child) and is_infinitive(token):
            return not is_finite(child)
        return True


def _above(word: Word) -> Iterator[Word]:
    """A word and those above it."""
    yield word
    while word.head is not word:
        word = word.head
        yield word
