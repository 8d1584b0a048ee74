"""Whom a pronoun, a clitic or a dropped subject stands for: the likeliest subject before it, or object, that agrees.

Italian news leaves out the subject that is still in the reader's mind: that of the clause that an adverbial one belongs
to, of the clause before, of the main clause of the sentence before. A clitic object ("lo hanno fermato") is somebody or
something else than the subject of its verb.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from typing import Literal, NamedTuple

from newsie.entities.pronouns import Antecedents, Number
from newsie.events.grammar.clauses import (
    auxiliaries,
    is_finite,
    is_inflected,
    is_participle,
    is_verb_of,
    is_verbal,
    lemma,
)
from newsie.events.grammar.phrases import Named, Phrases
from newsie.events.grammar.subjects import subjects
from newsie.parse import Text, Word
from newsie.records import Argument, Entity, Role

Kind = Literal["somebody", "something", "any"]

_BACK = 3
"""So many sentences back a subject is looked for, as long as those between have none."""

_CLIMB = 5
"""So many verbs above an infinitive or gerund the one that has its subject is looked for."""

_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
_OBJECTS = frozenset({"nsubj", "nsubj:pass", "obj", "obl", "obl:agent"})
_SHARING = frozenset({"xcomp", "advcl", "ccomp", "obl", "acl", "parataxis", "conj"})
_ENCLITIC = re.compile(r"(?:[aei]r|[ae]ndo)(l[oaie]|gli|loro)$")


class Clitic(NamedTuple):
    """A pronoun by its form: what function it has, its gender and number."""

    function: Literal["object", "indirect"]
    gender: str | None
    number: Number


_CLITICS = {
    "lo": Clitic("object", "Masc", "sing"),
    "la": Clitic("object", "Fem", "sing"),
    "li": Clitic("object", "Masc", "plur"),
    "le": Clitic("object", "Fem", "plur"),
    "gli": Clitic("indirect", "Masc", "sing"),
    "loro": Clitic("indirect", None, "plur"),
}


def enclitic(verb: Word, *, addressing: bool) -> Clitic | None:
    """The pronoun that an infinitive or gerund ends with: "bloccarlo", "chiedendogli"; of a verb that is done to
    somebody ("chiederle") "le" is the woman it is done to."""
    found = _ENCLITIC.search(verb.lower_) if verb.pos_ in ("VERB", "AUX") else None
    if found is not None and found[1] == "le" and addressing:
        return Clitic("indirect", "Fem", "sing")
    return _CLITICS[found[1]] if found is not None else None


class Referents:
    """Finds in one text whom its pronouns and dropped subjects stand for."""

    def __init__(self, doc: Text, phrases: Phrases, entities: Sequence[Entity], events: Collection[int]) -> None:
        """`events` are the places of event nouns, which do nothing."""
        self._phrases = phrases
        self._antecedents = Antecedents(doc, entities)
        self._events = events

    def of_pronoun(self, role: Role, pronoun: Word, others: Sequence[Argument], kind: Kind) -> list[Argument]:
        """Whom a pronoun or a possessive stands for."""
        gender = _gender(pronoun) if pronoun.pos_ == "PRON" else None
        many = ("loro", "li") if pronoun.dep_ == "iobj" else ("loro", "li", "le")  # "le ha chiesto", "le ha viste"
        number: Number = "plur" if pronoun.lower_ in many or _number(pronoun) == "Plur" else "sing"
        if pronoun.pos_ == "DET":
            number = "plur" if pronoun.lower_ == "loro" else "sing"
        verb = pronoun.head
        if pronoun.lower_ in _CLITICS and pronoun.pos_ == "PRON" and is_verbal(verb):
            return self._other_than_subject(role, verb, gender, number, others, kind)
        return self._found(role, pronoun, self._likely(pronoun, number, gender, kind), gender, number, others)

    def of_enclitic(
        self, role: Role, verb: Word, clitic: Clitic, others: Sequence[Argument], kind: Kind
    ) -> list[Argument]:
        """Whom the pronoun at the end of a verb stands for."""
        return self._other_than_subject(role, verb, clitic.gender, clitic.number, others, kind)

    def of_subject(
        self, role: Role, verb: Word, others: Sequence[Argument], kind: Kind, *, behind: bool = False
    ) -> list[Argument]:
        """Who does what a verb says whose clause has no subject, nor any verb above that it shares one with.

        A verb `behind` what it says ("..., spiega") has its subject in no word of that.
        """
        main = verb if is_finite(verb) else _sharing(verb)
        if main is None or subjects(main):
            return []
        finite = next((word for word in (main, *auxiliaries(main)) if is_inflected(word)), None)
        if finite is None or "3" not in finite.morph.get("Person", ()):
            return []
        if any(child.dep_ in ("expl:impers", "expl:pass") for child in main.children):
            return []
        agrees = is_participle(main) and any(lemma(word) == "essere" for word in auxiliaries(main))
        gender = _gender(main) if agrees else None
        number: Number = "plur" if _number(finite) == "Plur" else "sing"
        likely = self._likely(main, number, gender, kind)
        if behind:
            likely = [token for token in likely if token.i < verb.sent.start]
        here = verb.sent.words[0] if behind else verb
        return self._found(role, here, likely, gender, number, others)

    def _found(
        self,
        role: Role,
        here: Word,
        likely: Sequence[Word],
        gender: str | None,
        number: Number,
        others: Sequence[Argument],
    ) -> list[Argument]:
        """The first of the likely ones that is free, else the nearest name that agrees."""
        taken = {argument.entity for argument in others if argument.entity}
        side = next((one for one in likely if not _taken(one, others)), None)
        if side is not None:
            made = self._phrases.argument(role, side, inferred=True)
            if made is not None and made.entity not in taken:
                return [made]
        known = {"Masc": "masc", "Fem": "fem"}.get(gender or "")
        hit = self._antecedents.before(here.idx, gender=known, number=number, exclude=taken)  # type: ignore[arg-type]
        return [self._phrases.of_mention(role, Named(hit.mention, hit.entity), inferred=True)] if hit else []

    def _other_than_subject(
        self, role: Role, verb: Word, gender: str | None, number: Number, others: Sequence[Argument], kind: Kind
    ) -> list[Argument]:
        own = {token.i for token, _ in subjects(verb)}
        likely = [
            token
            for sentence in self._back(verb)
            for token in sentence
            if token.dep_ in _OBJECTS and token.i not in own and self._fits(token, number, gender, kind)
        ]
        return self._found(role, verb, likely, gender, number, others)

    def _likely(self, here: Word, number: Number, gender: str | None, kind: Kind) -> list[Word]:
        """Subjects before a word, the likeliest first."""
        out: list[Word] = []
        if here.dep_ == "advcl" and is_verbal(here):  # "sorpresi mentre portavano via il rame"
            above = [token for token, _ in subjects(here.head) if token.i < here.i]
            out += [token for token in above if self._fits(token, number, gender, kind)]
        for back, sentence in enumerate(self._back(here)):
            said = (t for t in sentence if t.dep_ in _SUBJECTS and self._fits(t, number, gender, kind))
            found = [token for token in said if any(one is token for one, _ in subjects(token.head))]
            if back:
                found = [token for token in found if _is_main(token.head)] or found
            out += found[:1]
            if found and back:
                break
        return out

    def _back(self, here: Word) -> Iterator[list[Word]]:
        """The words of the sentence before a word, and of the sentences before it, each from its end."""
        sentence = here.sent
        yield [token for token in sentence if token.i < here.i][::-1]
        for _ in range(_BACK):
            if sentence.start == 0:
                return
            sentence = here.doc[sentence.start - 1].sent
            yield list(sentence)[::-1]

    def _fits(self, token: Word, number: Number, gender: str | None, kind: Kind) -> bool:
        """Whether a noun or name agrees and is somebody or something, as asked."""
        if not _agrees(token, number, gender) or token.i in self._events or self._phrases.is_time(token):
            return False
        if named := self._phrases.at(token, "name"):
            return named.entity.label in ("PER", "ORG") if kind != "something" else named.entity.label != "PER"
        if token.pos_ not in ("NOUN", "NUM", "PROPN", "ADJ") or is_verbal(token):
            return False
        if kind != "any" and self._phrases.is_somebody(token) != (kind == "somebody"):
            return False
        return self._phrases.argument("agent", token) is not None


def _sharing(verb: Word) -> Word | None:
    """The finite verb above an infinitive or gerund whose subject does what that says, too."""
    here = verb
    for _ in range(_CLIMB):
        if here.dep_ not in _SHARING or (is_participle(here) and not auxiliaries(here)):
            return None
        above = here.head
        while not is_verbal(above) and here.dep_ == "acl" and above.head is not above:
            above = above.head
        if not is_verbal(above) or (is_verb_of(above, "control", "object") and above.i < here.i):
            return None
        if is_finite(above):
            return above
        here = above
    return None


def _is_main(verb: Word) -> bool:
    """Whether a verb is that of a main clause."""
    while verb.dep_ == "conj":
        verb = verb.head
    return bool(verb.dep_ == "ROOT")


def _taken(token: Word, others: Sequence[Argument]) -> bool:
    return any(other.start <= token.idx < other.end for other in others)


def _gender(token: Word) -> str | None:
    return next(iter(token.morph.get("Gender", [])), None)


def _number(token: Word) -> str | None:
    return next(iter(token.morph.get("Number", [])), None)


def _agrees(token: Word, number: Number, gender: str | None) -> bool:
    known = _number(token)
    several = any(child.dep_ == "conj" for child in token.children)
    if known is not None and token.pos_ != "PROPN" and (known == "Plur" or several) != (number == "plur"):
        return False
    return gender is None or token.pos_ == "PROPN" or _gender(token) in (None, gender)
