"""Phrases that name a source: "secondo la Reuters", "stando a quanto riferito dalla polizia", "come spiega il sindaco".

Prepositional phrases are listed in `sources.toml`; behind "come" and "quanto" stands a verb of telling with its subject
or agent. A phrase covers its sentence, or the relative clause or brackets that it stands in; a relative one ("...,
secondo cui ...") only what follows it.
"""

from bisect import bisect_left, bisect_right
from functools import cache

from attrs import frozen

from newsie.events.grammar.clauses import auxiliaries, bare, bare_forms, is_verbal, lemma
from newsie.events.grammar.phrases import Phrases
from newsie.events.sources.speakers import Speakers, knowledge
from newsie.parse import Text, Word

_NEAR = 6
"""So many words behind a phrase its noun stands."""
_SHORT = 6
"""A sentence of so few words that begins with a phrase belongs to the one before: "... Secondo la Reuters."."""
_BACK = 24
"""So many words before "secondo cui" stands what it takes up."""
_OPENING = 2
"""A phrase so many words behind the first of its sentence still opens it: "stando a quanto"."""
_DEEP = 6
"""So many words up from a phrase the relative clause that it stands in is looked for."""
_TELLING = ("come", "quanto")
_FROM = ("da", "in", "su")
_PAUSES = frozenset(',–—-)»”"')
_RELATIVE = frozenset({"cui", "quale", "quali"})
_PRONOUNS = frozenset({"lui", "lei", "loro", "alcuni", "molti"})


@cache
def _phrases() -> dict[str, list[tuple[str, ...]]]:
    """The phrases of `sources.toml` by their first words, the longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted(knowledge()["phrases"], key=len, reverse=True):
        found.setdefault(phrase[0], []).append(phrase)
    return found


@cache
def _first_words() -> frozenset[str]:
    """The words with which an attribution begins, as texts write them."""
    return bare_forms({*_TELLING, "per", *_phrases()})


@frozen
class Attribution:
    """A phrase that names a source, from its first word to the noun of the source."""

    first: Word
    last: int
    name: str


class Attributions:
    """The phrases of one text that name a source, and what each covers."""

    def __init__(self, doc: Text, phrases: Phrases, speakers: Speakers) -> None:
        """Find them."""
        self._doc = doc
        self._phrases = phrases
        self._speakers = speakers
        first = _first_words()
        found = [self._read(word) for word in doc.words if word.lower_ in first]
        self._found = {one.first.i: one for one in found if one is not None}
        self._places = list(self._found)

    def of(self, token: Word) -> str | None:
        """The source that a phrase in the sentence of a token gives, unless it is of another clause."""
        if not self._places:
            return None
        start, end = token.sent.start, token.sent.end
        here = self._places[bisect_left(self._places, start) : bisect_left(self._places, end)]
        if not here:
            follows = end in self._found and len(self._doc[end].sent) <= _SHORT
            return self._found[end].name if follows else None
        fitting = [at for at in here if self._covers(self._found[at], token)]
        return self._found[min(fitting, key=lambda at: abs(at - token.i))].name if fitting else None

    def beside(self, start: int, end: int) -> tuple[int, str] | None:
        """The phrase in the sentence of a quotation from word `start` to `end`, outside of it, with the source."""
        first = self._doc[start].sent.start
        near = self._places[bisect_left(self._places, first) : bisect_right(self._places, end + 2)]
        outside = [at for at in near if at < start or end <= at]
        return (outside[-1], self._found[outside[-1]].name) if outside else None

    def _covers(self, phrase: Attribution, token: Word) -> bool:
        first, opens = phrase.first, phrase.first.i <= token.sent.start + _OPENING
        if first.i <= token.i <= phrase.last or (first.i > token.i and _relative(first) is not None):
            return False
        low, high = sorted((first.i, token.i))
        between = [word.text for word in self._doc[low:high]]
        if first.i > token.sent.start and any(text in (";", ":") for text in between):
            return False
        if _brackets(between) or not _in_clause(first, token):
            return False
        told = bare(first) in _TELLING and not opens and token.i > first.i  # "come ha spiegato Neri dopo il furto"
        return not told or any(word.text in _PAUSES for word in self._doc[phrase.last : token.i])

    def _read(self, word: Word) -> Attribution | None:
        form = bare(word)
        if form == "per":
            return self._opinion(word)
        if form == "quanto" and not _is_set_off(word):
            return None
        if form in _TELLING and (told := self._told(word)) is not None:
            return told
        if form == "secondo" and _relative(word) is not None:
            return self._taken_up(word)
        if _is_ordinal(word):
            return None
        known = _phrases().get(form, [])
        near = tuple(bare(one) for one in self._doc[word.i : word.i + max(map(len, known), default=0)])
        phrase = next((one for one in known if near[: len(one)] == one), None)
        return self._behind(word.i + len(phrase), word) if phrase is not None else None

    def _told(self, word: Word) -> Attribution | None:
        """The source in "come ha spiegato il sindaco", "quanto si apprende da fonti di polizia"."""
        for verb in self._doc[word.i + 1 : min(word.i + _NEAR, word.sent.end)]:
            if lemma(verb) in knowledge()["telling"] and is_verbal(verb) and verb.pos_ != "AUX":
                active = any(lemma(one) == "avere" for one in auxiliaries(verb))
                after = () if active else self._doc[verb.i + 1 : min(verb.i + _NEAR // 2, verb.sent.end)]
                case = next((one for one in after if bare(one) in _FROM), verb)
                return self._behind(case.i + 1, word, bare(case))
            if verb.pos_ not in ("AUX", "ADV", "PRON", "VERB") or verb.is_punct:
                return None
        return None

    def _taken_up(self, word: Word) -> Attribution | None:
        """The report or the one who speaks that "..., secondo cui ..." takes up; brackets between are passed over."""
        brackets = 0
        for token in reversed(self._doc[max(word.i - _BACK, word.sent.start) : word.i]):
            brackets += (token.text == ")") - (token.text == "(")
            known = token.pos_ == "NOUN" and lemma(token) in knowledge()["documents"]
            if not brackets and (known or (token.pos_ == "PROPN" and self._phrases.label(token) in ("PER", "ORG"))):
                return Attribution(word, word.i, self._speakers.description(token))
        return None

    def _behind(self, at: int, first: Word, case: str = "") -> Attribution | None:
        """The noun phrase that starts at a token, if it can be a source."""
        for token in self._doc[at : min(at + _NEAR, first.sent.end)]:
            if token.pos_ in ("DET", "ADJ", "NUM", "ADV", "AUX") or (token.is_punct and token.text in "«»“”\"'"):
                continue
            if token.pos_ not in ("NOUN", "PROPN", "PRON") or lemma(token) in knowledge()["not_sources"]:
                return None
            if token.pos_ == "PRON" and token.lower_ not in _PRONOUNS:
                return None
            report = lemma(token) in knowledge()["documents"] or self._phrases.label(token) in ("PER", "ORG")
            if self._phrases.is_time(token) or ("in" in (case, bare(first)) and not report):
                return None
            return Attribution(first, token.i, self._speakers.description(self._phrases.head(token)))
        return None

    def _opinion(self, word: Word) -> Attribution | None:
        """The source in "per gli inquirenti, l'uomo ...": who can speak, set off by a comma, before a subject."""
        if word.i != word.sent.start:
            return None
        noun = word.head
        names = [
            noun,
            *(c for c in noun.children if c.pos_ == "PROPN" and not any(w.dep_ == "case" for w in c.children)),
        ]
        named = any(self._phrases.label(name) in ("PER", "ORG") for name in names)
        if not named and lemma(noun) not in knowledge()["documents"]:
            return None
        right = max((one.i for one in noun.subtree if not one.is_punct), default=noun.i)
        if right + 2 >= word.sent.end or self._doc[right + 1].text != ",":
            return None
        befell = named and is_verbal(self._doc[right + 2])  # "Per Rossi, 40 anni, è scattata la denuncia"
        return None if befell else Attribution(word, right, self._speakers.description(self._phrases.head(noun)))


def _is_ordinal(word: Word) -> bool:
    """ "Un secondo carrello", "il secondo": no preposition."""
    before = word.nbor(-1) if word.i else None
    return word.lower_ == "secondo" and before is not None and before.pos_ in ("DET", "ADJ", "ADP", "NUM", "NOUN")


def _is_set_off(word: Word) -> bool:
    """Whether "quanto" stands behind "secondo", "stando a" or a preposition that opens its clause, not "replica a"."""
    before = [one.lower_ for one in word.doc[max(word.i - 2, word.sent.start) : word.i]]
    if not before or before[-1] in ("secondo", "come"):
        return True
    outer = before[0] if len(before) > 1 else ""
    return before[-1] in ("a", "da", "per", "di") and (outer in ("", "stando") or not outer.isalpha())


def _relative(word: Word) -> Word | None:
    """The relative pronoun behind "secondo": "cui", "la quale"."""
    after = word.doc[word.i + 1 : min(word.i + 3, word.sent.end)]
    return next((token for token in after if token.lower_ in _RELATIVE), None)


def _brackets(between: list[str]) -> bool:
    """Whether a bracket opens or closes between a phrase and a word, so that one stands outside of it."""
    return between.count("(") != between.count(")")


def _in_clause(phrase: Word, token: Word) -> bool:
    """Whether a word stands in the relative clause of a phrase, if that is in one: "..., che secondo Neri è ..."."""
    here = phrase
    for _ in range(_DEEP):
        if here.dep_ == "acl:relcl" and here.left_edge.i < phrase.i:
            return any(word is token for word in here.subtree)
        if here.head is here:
            break
        here = here.head
    return True
