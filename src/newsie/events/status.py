"""Whether an event happened: factual, negated, possible or future, with the word that says so.

The cues are those of `status.toml`, the mood and tense of the verb, and the date. A cue counts where it governs the
trigger: on the verb itself, on the noun, on the verb whose object or clause the event is, on the phrase around it.
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from attrs import frozen

from newsie.events.clauses import (
    SUBJECT,
    articulated,
    auxiliaries,
    bare,
    closed,
    is_finite,
    is_participle,
    is_verb_of,
    is_verbal,
    lemma,
    preposition,
)
from newsie.events.inflection import verb_forms
from newsie.events.tenses import future_tense, is_infinitive, is_past_clause, subjunctive
from newsie.events.triggers import Trigger
from newsie.knowledge import read_toml
from newsie.parse import Word
from newsie.records import Status

_ENOUGH = 6
"""How many governors up a cue may stand."""

_DENIALS = ("non", "senza")
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


def read_status(trigger: Trigger, *, future: bool = False, past: bool = False, reported: bool = False) -> Reading:
    """The status of the event that a trigger states.

    Args:
        trigger: a trigger.
        future: its date lies after the publication date.
        past: its own date lies before it, so that a future tense is one of telling: "morirà due giorni dopo".
        reported: a verb of saying governs it, so that a past conditional is the future of the past.
    """
    token = trigger.token
    # "senza vita", "non ce l'ha fatta", "in pericolo di vita": a word of the trigger says nothing about the event
    own = set(token.doc.text[trigger.start : trigger.end].lower().split())
    idle = own & {*_DENIALS, *cues()["possible"]["nouns"]}
    for reading in (*_own(token, reported), *_within(trigger, reported), *_governors(trigger, reported)):
        if reading.cue is not None and reading.cue.lower() in idle:
            continue
        if _is_attempt(trigger, reading):
            continue
        if past and reading.status == "future" and (tense := future_tense(token)) and tense.text == reading.cue:
            continue
        return reading
    if future:
        return Reading("future", "date")
    if (word := subjunctive(token)) is not None:
        mark = next((child.lower_ for child in token.children if child.dep_ == "mark"), "")
        if mark in ("perché", "affinché"):
            return Reading("future", mark)
        if token.dep_ in ("ccomp", "csubj"):
            return Reading("possible", word.text)
    if token.sent.text.rstrip().endswith("?") and _is_asked(token):
        return Reading("possible", "?")
    return Reading("factual")


def _is_attempt(trigger: Trigger, reading: Reading) -> bool:
    """Whether a cue only says that it was tried, of a type that is one also when it fails."""
    known = str(trigger.type) in cues()["attempt"]["types"]
    return known and reading.status == "possible" and (reading.cue or "").lower() in _attempts()


@cache
def _attempts() -> frozenset[str]:
    """The words that say that something was tried, in all their forms."""
    words = cues()["attempt"]
    return frozenset[str](words["nouns"]).union(*(verb_forms(verb) for verb in words["verbs"]))


def _is_asked(token: Word) -> bool:
    """Whether a question asks for the event itself: what a relative clause or the article takes for known is not."""
    here = token
    for _ in range(_ENOUGH):
        if here.dep_ in ("acl", "acl:relcl", "advcl", "nmod") or (not is_verbal(here) and is_definite(here)):
            return False
        if here.head == here:
            break
        here = here.head
    return True


def _within(trigger: Trigger, reported: bool) -> Iterator[Reading]:
    """Cues on the verb of a trigger whose event is its noun: "avrebbe preso il posto"."""
    verb = trigger.token.head
    if not is_verbal(trigger.token) and is_verbal(verb) and trigger.start <= verb.idx < trigger.end:
        yield from _own(verb, reported)


def _own(token: Word, reported: bool) -> Iterator[Reading]:
    """Cues on the word itself: its negation, mood, tense, adjectives and adverbs."""
    known = cues()
    for child in token.children:
        if child.is_space:
            continue
        form = child.lower_
        words = {lemma(child), form, form[:-1] + "o"}
        adjective = child.dep_ in ("amod", "acl")
        phrasal = (
            form in closed("focus") and preposition(token) is not None
        )  # "neanche dopo le pressioni" denies the verb
        if form in known["negated"]["words"] and child.dep_ not in SUBJECT and not phrasal and _denies(child):
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
    if not is_verbal(token) and any(child.dep_ == "cop" for child in token.children):
        yield from _mood(token, reported)  # "potrebbero essere test"
    if is_verbal(token):
        yield from _mood(token, reported)
        marks = [child for child in token.children if child.dep_ == "mark" and not _concedes(child)]
        if any(mark.lower_ in known["possible"]["conjunctions"] for mark in marks) and token.dep_ in _CONDITIONAL:
            yield Reading("possible", "se")


def _is_set_off(adverb: Word, token: Word) -> bool:
    """Whether a dash or a quotation mark stands between an adverb and a word: "Forse – ha detto – verrò"."""
    first, last = sorted((adverb.i, token.i))
    return any(word.text in _BREAKS for word in token.doc[first + 1 : last])


def _denies(word: Word) -> bool:
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
    """The charge or suspicion that a noun is the predicate of: "l'accusa è di rapina"."""
    here = noun
    while here.dep_ == "conj" and not is_verbal(here.head):
        here = here.head
    if is_verbal(here) or not any(child.dep_ == "cop" for child in here.children):
        return None
    nouns = cues()["possible"]["nouns"]
    return next((child for child in here.children if child.dep_ == "nsubj" and lemma(child) in nouns), None)


def _mood(verb: Word, reported: bool) -> Iterator[Reading]:
    """Modal verbs, the conditional and the future tense."""
    for word in (*auxiliaries(verb), verb):
        mood, tense = list(word.morph.get("Mood", [])), list(word.morph.get("Tense", []))
        name = lemma(word)
        if word.is_space or (word != verb and name in closed("modal") and is_participle(word)):
            continue
        if word != verb and name == "potere":
            yield Reading("possible", word.text)
        if word != verb and name in ("dovere", "volere"):
            yield Reading("possible" if "Cnd" in mood and name == "dovere" else "future", word.text)
        if "Cnd" in mood:
            past = name in ("avere", "essere") and is_participle(verb) and word != verb
            yield Reading("future" if reported and past else "possible", word.text)
        if "Fut" in tense:
            yield Reading("future", word.text)


def _governors(trigger: Trigger, reported: bool) -> Iterator[Reading]:
    """Cues on the words above the trigger, one by one, as long as the event is in their scope."""
    known = cues()
    here, definite = trigger.token, is_definite(trigger.token)
    for _ in range(_ENOUGH):
        case = _phrase_before(here)
        kinds: tuple[Status, ...] = ("possible", "future")
        for kind in kinds:
            for phrase in known[kind]["phrases"]:
                if case[-len(phrase) :] == phrase:
                    yield Reading(kind, " ".join(phrase))
        if "senza" in case[-3:] and here.i > 0:
            yield Reading("negated", "senza")
        if (
            is_verbal(here)
            and any(c.dep_ == "mark" and bare(c) == "per" for c in here.children)
            and here.dep_ in ("advcl", "obl")
            and not is_past_clause(here)
            and not _is_carried_out(here.head)
            and not _is_sequel(here)
        ):
            yield Reading("future", "per")
        head = here.head
        if head == here or head.is_space:
            return
        if here.dep_ == "conj":
            if not is_verbal(here):
                definite = definite and is_definite(head)
                first = next((word for word in here.children if word.dep_ == "cc" and word.lower_ == "né"), None)
                if first is not None:
                    yield Reading("negated", first.text)
                here = head
                continue
            if is_finite(here):
                return
            here = head
            continue
        if here.dep_ in ("acl:relcl", "parataxis") or (
            here.dep_ in ("advcl", "acl") and is_verbal(here) and (not is_infinitive(here) or _is_over(here))
        ):
            return
        if trigger.start <= head.idx < trigger.end:
            yield from _own(head, reported)
        clausal = is_verbal(here) or here.dep_ in ("ccomp", "xcomp", "csubj")
        name = lemma(head)
        if is_verbal(head) or is_participle(head):
            yield from _over(here, head, clausal, definite, reported)
            if here.dep_ in ("advcl", "obl", "advmod") and not clausal:
                if _means(here):
                    yield from _mood(head, reported)
                return
            if here.dep_ == "ccomp" and is_finite(here):
                return
            if clausal and name not in known["negated"]["ending"]:
                yield from _own(head, reported)
        elif clausal or here.dep_ == "nmod":
            doubted = clausal or is_direct(here, "di") or is_direct(here, "su")
            if (
                name in known["possible"]["nouns"]
                and doubted
                and lemma(head.head) not in known["possible"]["confirming"]
            ):
                yield Reading("possible", head.text)
            if name in known["future"]["nouns"] and (clausal or is_direct(here, "di")):
                yield Reading("future", head.text)
            if here.dep_ == "nmod" and not is_direct(here, "di"):
                return
        if definite and not clausal:
            return
        definite = definite or is_definite(head)
        here = head


def _is_carried_out(verb: Word) -> bool:
    """Whether the purpose of a verb is told as done with it: "si è recato a Roma per incontrare il papa"."""
    return lemma(verb) in cues()["future"]["carried_out"] and (is_participle(verb) or is_past_clause(verb))


def _is_sequel(verb: Word) -> bool:
    """Whether "per" tells what came next: "ha sparato, per poi fuggire"."""
    mark = next(child for child in verb.children if child.dep_ == "mark" and bare(child) == "per")
    return mark.nbor().lower_ == "poi"


def _is_over(verb: Word) -> bool:
    """Whether an infinitive tells of what was done before ("dopo aver sparato", "per aver rubato")."""
    return is_past_clause(verb) and any(child.dep_ == "mark" and bare(child) != "di" for child in verb.children)


def _over(here: Word, verb: Word, clausal: bool, definite: bool, reported: bool) -> Iterator[Reading]:
    """What a governing verb says of the event in its clause, its object or its subject."""
    known, name = cues(), lemma(verb)
    inside = clausal or here.dep_ == "obj" or here.dep_ == "nsubj:pass" or (here.dep_ == "nsubj" and here.i > verb.i)
    core = inside or here.dep_ in SUBJECT
    if here.dep_ == "obl" and name in known["possible"]["lenders"]:
        yield from _mood(verb, reported)
    if not core:
        yield from _beside(here, verb, definite)
    if not core and not (here.dep_ == "obl" and name in known["negated"]["verbs"]):
        return
    negation = next((c for c in verb.children if c.lower_ in ("non", "senza") and _denies(c)), None)
    preventer = here.dep_ == "nsubj" and name not in known["negated"]["absent"]
    if name in known["negated"]["verbs"] and core and not preventer:
        averting = name in known["negated"]["aims"] and is_infinitive(verb)
        if negation is None:
            tried = averting and lemma(verb.head) not in known["negated"]["managing"]
            yield Reading("possible" if tried else "negated", verb.text)
        elif name in known["negated"]["open"]:
            yield Reading("possible", verb.text)
    reaches = inside and not (clausal and here.dep_ == "ccomp") and (clausal or not definite)
    if negation is not None and reaches and name not in known["negated"]["verbs"] | known["negated"]["ending"]:
        yield Reading("negated", negation.text)
    if name in known["possible"]["verbs"] and (inside or (core and name in known["possible"]["raising"])):
        yield Reading("possible", verb.text)
    wanted = clausal or name not in known["future"]["clause_only"] or not definite
    if name in known["future"]["verbs"] and inside and wanted and not (clausal and is_past_clause(here)):
        yield Reading("future", verb.text)
    if not clausal and core and not definite:
        yield from _mood(verb, reported)
    subject = here.dep_ in SUBJECT and name not in known["future"]["effects"]
    lends = subject or is_verb_of(verb, "support", "occur") or is_verb_of(verb, "support", "do")
    if not clausal and core and lends and (word := future_tense(verb)) is not None:
        yield Reading("future", word.text)


def _beside(here: Word, verb: Word, definite: bool) -> Iterator[Reading]:
    """What a verb says of an event in a complement of it: "incolpata di incidenti", "ha votato per lo scioglimento"."""
    known, name = cues(), lemma(verb)
    case = preposition(here)
    if case is None or is_verbal(here):
        return
    if name in known["possible"]["accusing"] and case[1] in ("di", "per"):
        yield Reading("possible", verb.text)
    if name in known["future"]["aiming"] and case[1] in ("per", "favore"):
        yield Reading("future", verb.text)
    denied = any(child.lower_ == "non" and _denies(child) for child in verb.children)
    if denied and case[1] == "a" and is_verb_of(verb, "support", "do"):
        yield Reading("negated", "non")
    hearsay = next((word for word in (*auxiliaries(verb), verb) if "Cnd" in word.morph.get("Mood", ())), None)
    if hearsay is not None and not definite:
        yield Reading("possible", hearsay.text)


def _means(noun: Word) -> bool:
    """Whether a noun says by what means something is done: "sarà eseguita mediante impiccagione"."""
    case = preposition(noun)
    return case is not None and case[1] == "mediante"


def is_definite(noun: Word) -> bool:
    """Whether a noun has the definite article, on its own or in a preposition, or a possessive."""
    first = [child for child in noun.children if child.i < noun.i]
    return any(
        (child.dep_ == "det" and child.lower_ in closed("definite"))
        or child.dep_ == "det:poss"
        or (child.dep_ == "case" and child.lower_ in articulated())
        for child in first
    )


def is_direct(noun: Word, word: str) -> bool:
    """Whether a noun stands behind the bare preposition given."""
    case = preposition(noun)
    return case is not None and case[0] == word


def _phrase_before(token: Word) -> tuple[str, ...]:
    """The few words before a phrase, with bare prepositions."""
    left = min(
        (
            child.i
            for child in token.children
            if child.dep_ in ("case", "mark", "det", "det:poss", "amod", "nummod") and child.i < token.i
        ),
        default=token.i,
    )
    cases = [child for child in token.children if child.dep_ in ("case", "mark") and child.i < token.i]
    cases += [word for case in cases for word in case.children if word.dep_ == "fixed"]
    last = max((child.i for child in cases), default=left - 1)
    doc = token.doc
    return tuple(bare(word) for word in doc[max(last - 3, token.sent.start) : last + 1])
