"""Finding the triggers: the words of a text that express an event of some type.

Candidates come from the lexicon by lemma or by surface form (lemmatisers err: "chiese", "letti"); the part of speech,
the constructions of the entry (`conditions`) and the words around decide. Whatever is considered and not kept is
reported with the reason, so that `newsie explain` can show it.
"""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache, partial
from typing import Literal

from attrs import frozen

from newsie.events.grammar.clauses import SUBJECT, articulated, bare, bare_form, closed
from newsie.events.triggers.conditions import Condition, is_reflexive
from newsie.events.triggers.context import Context
from newsie.events.triggers.entries import NOTHING, Entry, Kind, Lexicon, Phrase, Type
from newsie.parse import Text, Word
from newsie.records import Entity, Role, TimeExpression

MAX_GAP = 3
"""How many articles, adverbs, adjectives or auxiliaries may stand between two words of a phrase."""

_BETWEEN = frozenset({"DET", "ADV", "ADJ", "AUX", "PRON", "NUM"})
_CORE = frozenset({"obj", "ccomp", "expl", *SUBJECT})
_WITH_CLITIC = re.compile(r"(?:[ae]ndo|[aei]r)(?:l[oaie]|gli|ne|si)$")
_NOMINAL = frozenset({"ROOT", "nsubj", "obj", "obl", "nmod", "conj", "appos"})
_DETERMINERS = frozenset({"DET", "NUM"})
_OPENING = frozenset(':.|«“"!?–—')
"""Marks after which a capital letter makes no name: "Roma: Incendio in un deposito"."""

_PLACE_OR_OF = frozenset({"di", "a", "in", "da", "su"})
_WORDS = frozenset({"NOUN", "VERB", "ADJ", "AUX", "PROPN", "X", "ADV", "INTJ"})


@frozen
class Trigger:
    """A word, or a few, that expresses an event.

    `token` is the syntactic head whose dependents are the arguments, `frame` maps their deep functions to roles:
    "agent|theme" is the first for somebody and the second for something, "none" no role; `roles` are all of them.
    `start` and `end` are the characters of the trigger words, `rule` says in words what fired, `nominal` is true of
    event nouns.
    """

    token: Word
    start: int
    end: int
    type: Type
    frame: Mapping[str, str]
    roles: frozenset[str]
    rule: str
    nominal: bool

    def takes(self, role: Role) -> bool:
        """Whether something may play a role in the event."""
        return role in self.roles


@frozen
class Dropped:
    """A word that the lexicon knows and that is no trigger here; `type` is what it could have been."""

    token: Word
    type: Type
    reason: str


@frozen
class Found:
    """The triggers of a text, in its order, and what was considered and dropped."""

    triggers: tuple[Trigger, ...]
    dropped: tuple[Dropped, ...]


def find_triggers(doc: Text, entities: Sequence[Entity], times: Sequence[TimeExpression], lexicon: Lexicon) -> Found:
    """The event triggers of a parsed text.

    Args:
        doc: a Text with parts of speech, lemmas and a dependency parse.
        entities: its named entities; a word inside a name is no trigger.
        times: its time expressions, for constructions that ask for a time or a duration.
        lexicon: what `lexicon.load_lexicon` read.
    """
    return _Finder(doc, entities, times, lexicon).run()


class _Finder:
    def __init__(
        self, doc: Text, entities: Sequence[Entity], times: Sequence[TimeExpression], lexicon: Lexicon
    ) -> None:
        self.doc = doc
        self.lexicon = lexicon
        self.context = Context(doc, entities, times, partial(_is_event_noun, lexicon))
        self.triggers: list[Trigger] = []
        self.dropped: list[Dropped] = []
        self.taken: set[int] = set()
        self.readings = [_readings(word.lower_, word.lemma, word.pos_ == "PROPN") for word in doc.words]

    def run(self) -> Found:
        openings, known = self.lexicon.openings, self.lexicon.words
        for word in self.doc.words:
            if (word.lower_ in openings or word.lemma in openings) and word.pos_ != "PUNCT":
                self._try_phrases(word)
        for word in self.doc.words:
            if (word.lower_ in known or word.lemma in known) and word.pos_ in _WORDS and word.i not in self.taken:
                self._try_word(word)
        self.triggers.sort(key=lambda trigger: (trigger.start, trigger.end))
        return Found(tuple(self.triggers), tuple(self.dropped))

    # phrases

    def _try_phrases(self, word: Word) -> None:
        best: tuple[int, Entry, Phrase, list[Word], Condition | None] | None = None
        for phrase in self._phrases(word):
            if best is not None and len(phrase.places) <= best[0]:
                continue
            tokens = self._match(phrase, word)
            if not tokens or any(one.i in self.taken for one in tokens):
                continue
            head = self._phrase_head(phrase, tokens)
            verdict = self._verdict(phrase.entry, head)
            if verdict is not False:
                best = (len(phrase.places), phrase.entry, phrase, tokens, verdict)
        if best is None:
            return
        _, entry, phrase, tokens, condition = best
        self.taken.update(one.i for one in tokens)
        head = self._phrase_head(phrase, tokens)
        if entry.type is NOTHING:
            self._drop(head, entry, f'"{entry.word}" is no event')
            return
        shown = tokens
        if phrase.star is not None and _is_event_noun(self.lexicon, head) and not phrase.entry.word.startswith("*"):
            shown = [head]
        self._keep(head, shown, entry, condition)

    def _phrases(self, word: Word) -> list[Phrase]:
        """The phrases that may begin with a word, as far as the words that may be their second tell."""
        near = self._near(word)
        found: dict[int, Phrase] = {}
        for reading in self.readings[word.i]:
            by_second = self.lexicon.phrases.get(reading)
            if by_second is not None and not by_second.keys().isdisjoint(near):
                fitting = {phrase.number: phrase for second in near for phrase in by_second.get(second, ())}
                found |= {number: fitting[number] for number in sorted(fitting) if number not in found}
        return list(found.values())

    def _near(self, word: Word) -> list[str]:
        """The readings of the words behind, as far as the next word of a phrase may stand."""
        near: list[str] = []
        words, readings, after = self.doc.words, self.readings, word.i + 1
        for at in range(after, min(after + MAX_GAP + 1, word.sent.end)):
            near += readings[at]
            if not _is_gap(words[at], readings[at], adjacent=at == after):
                break
        return near

    def _match(self, phrase: Phrase, first: Word) -> list[Word]:
        """The words that fit the places of the phrase from here, with short gaps; none where it does not fit."""
        found = [first]
        words, readings, end = self.doc.words, self.readings, first.sent.end
        for place in phrase.places[1:]:
            after = found[-1].i + 1
            for at in range(after, min(after + MAX_GAP + 1, end)):
                if not place.isdisjoint(readings[at]):
                    found.append(words[at])
                    break
                if not _is_gap(words[at], readings[at], adjacent=at == after):
                    return []
            else:
                return []
        return found

    @staticmethod
    def _phrase_head(phrase: Phrase, tokens: list[Word]) -> Word:
        """The token whose dependents are the arguments: the marked noun, else the verb, else the highest one."""
        if phrase.star is not None:
            return tokens[phrase.star]
        inside = {token.i for token in tokens}
        verbs = [token for token in tokens if token.pos_ == "VERB"]
        return verbs[0] if verbs else next((t for t in tokens if t.head.i not in inside), tokens[0])

    # single words

    def _try_word(self, token: Word) -> None:
        if token.pos_ == "AUX" and token.dep_ in ("aux", "aux:pass", "cop"):
            return
        entries = self.lexicon.find(token.lower_, token.lemma, self._kinds(token), token.pos_ in ("VERB", "AUX"))
        if any(entry.reflexive for entry in entries) and not is_reflexive(token):
            entries = tuple(entry for entry in entries if not entry.reflexive)
        if not entries:
            return
        if (reason := self._excluded(token, entries[0])) is not None:
            if entries[0].type is not NOTHING:
                self._drop(token, entries[0], reason)
            return
        best: tuple[int, Entry, Condition | None] | None = None
        blocked: Entry | None = None
        for entry in entries:
            if best is not None and entry.most <= best[0]:
                continue
            verdict = self._verdict(entry, token)
            if verdict is False:
                blocked = blocked or entry
                continue
            weight = entry.weight(verdict)
            if best is None or weight > best[0]:
                best = (weight, entry, verdict)
        if best is None:
            if blocked is not None and blocked.type is not NOTHING:
                self._drop(token, blocked, f"no construction of {blocked.origin} fits")
            return
        _, entry, condition = best
        if entry.type is NOTHING:
            self._drop(token, entry, f"no event here by {entry.origin}")
            return
        self._keep(token, [token], entry, condition)

    def _kinds(self, token: Word) -> tuple[Kind, ...]:
        """The kinds of entry that the part of speech lets in; taggers confuse some pairs, mostly in headlines."""
        lower = token.lower_
        participle = lower in self.lexicon.participles or (
            lower[:-2] in self.lexicon.participles and lower.endswith("si")
        )
        before = self.doc[token.i - 1] if token.i > token.sent.start else None
        after_article = before is not None and _is_article(before)
        if token.pos_ in ("VERB", "AUX"):
            if after_article and lower in self.lexicon.lemmas["noun"] and "Fin" in token.morph.get("VerbForm", []):
                return ("noun",)
            unlike = after_article or self._stands_as_noun(token)
            if (unlike and lower not in self.lexicon.lemmas["verb"]) or self._opens_as_noun(token):
                return ("verb", "adjective", "noun")
            return ("verb", "adjective")
        if token.pos_ == "ADJ":
            infinitive = token.lemma.endswith("re") and not lower.endswith(("re", "ri", "nte", "nti"))
            if participle or infinitive or _governs(token):
                return ("adjective", "verb", "noun") if self._opens_as_noun(token) else ("adjective", "verb")
            # no adjective has a lemma in -a: "frane" is the noun whatever the tagger says
            noun = after_article or (token.lemma.endswith("a") and token.lemma in self.lexicon.entries["noun"])
            return ("adjective", "noun") if noun else ("adjective",)
        if token.pos_ in ("NOUN", "PROPN", "X", "INTJ"):
            if participle and lower not in self.lexicon.lemmas["noun"]:
                return ("adjective", "verb")
            if lower in self.lexicon.lemmas["noun"] or after_article:
                return ("noun",)
            return ("noun", "adjective", "verb") if self._may_be_verb(token) else ("noun",)
        return ()

    @staticmethod
    def _stands_as_noun(token: Word) -> bool:
        """Whether what is tagged as a verb stands where a headline has its noun ("Furto nella notte")."""
        auxiliary = any(child.dep_.startswith(("aux", "cop")) for child in token.children)
        return token.dep_ in _NOMINAL and not auxiliary and "Fin" not in token.morph.get("VerbForm", [])

    def _opens_as_noun(self, token: Word) -> bool:
        """Whether a headline opens with what may be an event noun, taken for another word ("Rissa in discoteca")."""
        return token.i == token.sent.start and token.lower_ in self.lexicon.lemmas["noun"]

    def _may_be_verb(self, token: Word) -> bool:
        """Whether what is tagged as a noun is a gerund or stands where headlines put their verb."""
        if token.i == token.sent.start:
            return token.i + 1 < token.sent.end and not self.doc[token.i + 1].is_punct
        return _WITH_CLITIC.search(token.lower_) is not None or any(child.dep_ in _CORE for child in token.children)

    def _excluded(self, token: Word, entry: Entry) -> str | None:
        """Why the word is no trigger whatever its entries say: a name, a person noun, a frozen expression."""
        name = self.context.names.get(token.i)
        opens = token.i == token.sent.start or token.nbor(-1).text in _OPENING
        if name is not None and not opens:
            return "it stands inside a name"
        after = self.doc[token.i + 1] if token.i + 1 < len(self.doc) else None
        if name is not None and name[0] != name[1] and (after is None or bare(after) not in _PLACE_OR_OF):
            return "it stands inside a name"
        if name is not None and token.text in self.context.name_words:
            return "it is a name elsewhere in the text"
        if token.pos_ == "PROPN" and token.form.is_title and not opens and not self._is_title_line(token):
            return "it is written as a name"
        if entry.kind in ("verb", "adjective") and token.lower_ in self.lexicon.participles and self._is_person(token):
            return "a person is named after the event"
        if (
            (
                entry.kind == "noun"
                and token.dep_ in ("nmod", "obl", "amod", "compound", "flat")
                and token.head.i < token.i
            )
            and token.head.lower_ in self.lexicon.classes["frozen_head"]
            and self._has_preposition(token)
            and not any(child.lower_ in closed("indefinite") for child in token.children)  # "teatro di un attacco"
        ):
            return f'"{token.head.text} ... {token.text}" is a fixed expression'
        return None

    def _is_title_line(self, token: Word) -> bool:
        """Whether most words of the sentence are capitalised, as headlines may be."""
        words = [word for word in token.sent if word.form.is_alpha and len(word.text) > 3]
        return sum(word.text[0].isupper() for word in words) > 0.8 * len(words) and len(words) > 2

    @staticmethod
    def _has_preposition(token: Word) -> bool:
        return any(child.dep_ == "case" and bare(child) in ("di", "da") for child in token.children)

    @staticmethod
    def _is_person(token: Word) -> bool:
        """Whether a participle is used as a noun for a person: "gli arrestati", "l'accusato"."""
        if any(child.dep_.startswith("aux") for child in token.children):
            return False
        at = token.i - 1
        while at > token.sent.start and token.doc[at].pos_ in ("NUM", "ADJ") and token.pos_ == "NOUN":
            at -= 1  # "i due imputati", "degli stessi arrestati"
        before = token.doc[at] if at >= token.sent.start else None
        if before is None or (token.dep_ == "amod" and token.head.i > token.i):
            return False
        return _is_article(before)

    # outcome

    def _verdict(self, entry: Entry, token: Word) -> Condition | Literal[False] | None:
        """The condition that holds, None where the entry asks for none, False where it does not fit."""
        met: Condition | None = None
        for condition in entry.when:
            if condition.holds(token, self.context):
                met = condition
                break
        if entry.when and met is None:
            return False
        for condition in entry.unless:
            if condition.holds(token, self.context):
                return False
        return met

    def _keep(self, token: Word, shown: list[Word], entry: Entry, condition: Condition | None) -> None:
        start, end = shown[0].idx, shown[-1].idx + len(shown[-1].text)
        with_words = f" with {condition}" if condition else ""
        rule = f'{entry.kind} "{entry.word}"{with_words} ({entry.origin})'
        nominal = entry.kind == "noun" or (entry.kind == "phrase" and token.pos_ not in ("VERB", "AUX"))
        self.triggers.append(Trigger(token, start, end, entry.type, entry.frame, entry.roles, rule, nominal))

    def _drop(self, token: Word, entry: Entry, reason: str) -> None:
        self.dropped.append(Dropped(token, entry.type, reason))


def _is_event_noun(lexicon: Lexicon, token: Word) -> bool:
    """Whether the lexicon has the noun as an event, for the value "@event"."""
    nouns = lexicon.entries["noun"]
    found = {token.lemma, *lexicon.lemmas["noun"].get(token.lower_, ())}
    return token.pos_ == "NOUN" and any(
        entry.type is not NOTHING and not entry.when for word in found for entry in nouns.get(word, ())
    )


def _is_gap(word: Word, readings: Sequence[str], *, adjacent: bool) -> bool:
    """Whether a word may stand between two words of a phrase; right behind one, a preposition with an article may."""
    return word.pos_ in _BETWEEN or (adjacent and word.pos_ == "ADP" and len(readings) > 1)


def _governs(token: Word) -> bool:
    """Whether a word has a subject and no copula, as verbs have: "il marito confessa" tagged as an adjective."""
    found = {child.dep_ for child in token.children}
    return token.dep_ == "ROOT" and "nsubj" in found and "cop" not in found


def _is_article(word: Word) -> bool:
    """Whether a word is an article or a preposition with one."""
    form = word.lower_
    return form in closed("definite") or form in closed("indefinite") or form in articulated()


@lru_cache(1 << 14)
def _readings(lower: str, lemma: str, is_name: bool) -> tuple[str, ...]:
    """The forms under which phrases may know a word: as written, bare preposition, lemma (not of a name).

    The lexicon writes straight apostrophes.
    """
    form = {lower.replace("’", "'"), bare_form(lower)}
    return tuple(sorted(form if is_name else {*form, lemma}))
