"""The words that tell a status on the word of an event itself: its negation, mood, tense, adjectives and adverbs.

They are those of `status.toml`.
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from attrs import frozen

from newsie.events.grammar.clauses import auxiliaries, closed, is_participle, is_verbal, lemma, preposition
from newsie.events.grammar.tenses import is_past_clause
from newsie.knowledge import read_toml
from newsie.parse import Word
from newsie.records import Status

_BREAKS = frozenset('–—-«»“”"')
_CONDITIONAL = frozenset({"advcl", "parataxis", "ROOT"})


@frozen
class Reading:
    """A status and the words that gave it, None where nothing speaks against "factual"."""

    status: Status
    cue: str | None = None


@cache
def cues() -> dict[str, Any]:
    """The words of `status.toml`, by status and kind."""
    data = read_toml(Path(__file__).with_name("status.toml"))
    return {
        kind: {
            key: frozenset(value.split())
            if isinstance(value, str)
            else tuple(tuple(p.replace("'", "' ").split()) for p in value)
            for key, value in table.items()
        }
        for kind, table in data.items()
    }


def own_cues(token: Word) -> Iterator[Reading]:
    """Cues on the word itself: its negation, mood, tense, adjectives and adverbs."""
    known = cues()
    copulas = [child for child in token.children if child.dep_ == "cop"]
    if copulas and not is_verbal(token):
        yield from mood_cues(token)  # "potrebbero essere test"
    # "non" beside the copula: "non ci sono stati feriti"
    for child in (*token.children, *(word for copula in copulas for word in copula.children)):
        if child.is_space:
            continue
        form = child.lower_
        words = {lemma(child), form, form[:-1] + "o"}
        adjective = child.dep_ in ("amod", "acl")
        phrasal = (
            form in closed("focus") and preposition(token) is not None
        )  # "neanche dopo le pressioni" denies the verb
        if form in known["negated"]["words"] and not phrasal and denies(child):
            yield Reading("negated", child.text)
        if adjective and words & known["negated"]["adjectives"]:
            yield Reading("negated", child.text)
        if (form in known["possible"]["adverbs"] and not _is_set_off(child, token)) or (
            adjective and words & known["possible"]["adjectives"]
        ):
            yield Reading("possible", child.text)
        if adjective and words & known["future"]["adjectives"]:
            yield Reading("future", child.text)
    if (charge := _said_to_be(token)) is not None:
        yield Reading("possible", charge.text)
    if is_verbal(token):
        marks = [child for child in token.children if child.dep_ == "mark" and not _concedes(child)]
        if any(mark.lower_ in known["possible"]["conjunctions"] for mark in marks) and token.dep_ in _CONDITIONAL:
            yield Reading("possible", "se")
        yield from mood_cues(token)


def _is_set_off(adverb: Word, token: Word) -> bool:
    """Whether a dash or a quotation mark stands between an adverb and a word: "Forse – ha detto – verrò"."""
    first, last = sorted((adverb.i, token.i))
    return any(word.text in _BREAKS for word in token.doc[first + 1 : last])


def denies(word: Word) -> bool:
    """Whether a word of negation denies: not in "non appena", "non solo ... ma anche", "finché non"."""
    known, doc = cues()["negated"], word.doc
    after = doc[word.i + 1].lower_ if word.i + 1 < len(doc) else ""
    before = tuple(one.lower_ for one in doc[max(word.i - 3, 0) : word.i])
    idle = after in known["idle_before"] or any(before[-len(p) :] == p for p in known["idle_after"])
    return word.lower_ != "non" or not idle


def _concedes(mark: Word) -> bool:
    """Whether a conjunction concedes a fact: "anche se"."""
    return mark.i > 0 and mark.doc[mark.i - 1].lower_ in cues()["possible"]["conceding"]


def _said_to_be(noun: Word) -> Word | None:
    """The charge or possibility that a noun is the predicate of: "l'accusa è di furto", "una possibile via è ..."."""
    here = noun
    while here.dep_ == "conj" and not is_verbal(here.head):
        here = here.head
    if is_verbal(here) or not any(child.dep_ == "cop" for child in here.children):
        return None
    nouns, adjectives = cues()["possible"]["nouns"], cues()["possible"]["adjectives"]
    subjects = [child for child in here.children if child.dep_ == "nsubj"]
    described = [word for noun in subjects for word in noun.children if word.dep_ == "amod"]
    return next((noun for noun in subjects if lemma(noun) in nouns), None) or next(
        (word for word in described if lemma(word) in adjectives), None
    )


def mood_cues(verb: Word) -> Iterator[Reading]:
    """Modal verbs, the conditional and the future tense."""
    for word in (*auxiliaries(verb), verb):
        mood, tense = list(word.morph.get("Mood", [])), list(word.morph.get("Tense", []))
        name = lemma(word)
        if word.is_space or (word != verb and name in closed("modal") and is_participle(word)):
            continue
        if word != verb and name == "potere":
            yield Reading("possible", word.text)
        if word != verb and name in ("dovere", "volere"):
            open_ = name == "dovere" and ({"Cnd", "Sub"} & set(mood))  # "dovrebbe", "se dovesse"
            yield Reading("possible" if open_ else "future", word.text)
        if "Cnd" in mood:
            past = name in ("avere", "essere") and is_participle(verb) and word != verb
            yield Reading("future" if past and _is_foretold(verb) else "possible", word.text)
        if "Fut" in tense:
            yield Reading("future", word.text)


def _is_foretold(verb: Word) -> bool:
    """Whether a verb of saying or thinking in the past looks ahead to a clause: "ha detto che si sarebbe dimesso".

    What witnesses tell in the past conditional is hearsay: "ha raccontato che l'uomo l'avrebbe aggredita".
    """
    while verb.dep_ == "conj" and is_verbal(verb.head):
        verb = verb.head
    return (
        verb.dep_ == "ccomp"
        and is_verbal(verb.head)
        and is_past_clause(verb.head)
        and lemma(verb.head) not in cues()["possible"]["recounting"]
    )
