"""Whether an event happened: factual, negated, possible or future, with the word that says so.

The cues are those of `status.toml`, the mood and tense of the verb, and the date. A cue counts where it governs the trigger:
on the verb itself, on the noun, on the verb whose object or clause the event is, on the phrase around it.
"""

from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from attrs import frozen
from spacy.tokens import Token

from newsie.events.clauses import SUBJECT, auxiliaries, bare, is_participle, is_verbal, lemma, preposition
from newsie.events.triggers import Trigger
from newsie.knowledge import read_toml
from newsie.records import Status

_ENOUGH = 6
"""How many governors up a cue may stand."""

_CLAUSE = frozenset({"ccomp", "xcomp", "advcl", "acl", "csubj", "parataxis"})
_DEFINITE = frozenset(
    "il lo la i gli le l' l’ del dello della dell' dell’ dei degli delle al allo alla ai agli alle dal nel".split()
)


@frozen
class Reading:
    """A status and the words that gave it, None where nothing speaks against "factual"."""

    status: Status
    cue: str | None = None


@cache
def _known() -> dict[str, Any]:
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


def read_status(trigger: Trigger, *, future: bool = False, reported: bool = False) -> Reading:
    """The status of the event that a trigger states.

    Args:
        trigger: a trigger.
        future: its date lies after the publication date.
        reported: a verb of saying governs it, so that a past conditional is the future of the past ("disse che avrebbe aiutato").
    """
    token = trigger.support if trigger.support is not None and trigger.nominal else trigger.token
    for reading in _cues(trigger.token, token, reported):
        return reading
    if future:
        return Reading("future", "date")
    if token.sent.text.rstrip().endswith("?"):
        return Reading("possible", "?")
    return Reading("factual")


def _cues(noun: Token, verb: Token, reported: bool) -> Iterator[Reading]:
    yield from _own(noun, reported)
    if verb != noun:
        yield from _own(verb, reported)
    yield from _governors(noun, reported)


def _own(token: Token, reported: bool) -> Iterator[Reading]:
    """Cues on the word itself: its negation, mood, tense, adjectives and adverbs."""
    known = _known()
    near = [child for child in token.children if child.i >= token.i - 8]
    for child in near:
        form = child.lower_
        if (
            form in known["negated"]["words"]
            and child.dep_ not in SUBJECT
            or (child.dep_ in ("advmod", "cc") and form in ("non", "né"))
        ):
            yield Reading("negated", child.text)
        if lemma(child) in known["negated"]["adjectives"] or form[:-1] + "o" in known["negated"]["adjectives"]:
            yield Reading("negated", child.text)
        if form in known["possible"]["adverbs"]:
            yield Reading("possible", child.text)
        if (
            child.dep_ in ("amod", "acl")
            and form[:-1] + "o"
            in known["possible"]["adjectives"] | {w for w in known["possible"]["adjectives"] if not w.endswith("o")}
            or (child.dep_ == "amod" and lemma(child) in known["possible"]["adjectives"])
        ):
            yield Reading("possible", child.text)
        if child.dep_ == "amod" and (
            lemma(child) in known["future"]["adjectives"] or form[:-1] + "o" in known["future"]["adjectives"]
        ):
            yield Reading("future", child.text)
    if is_verbal(token):
        yield from _mood(token, reported)
        if any(
            child.dep_ == "mark" and child.lower_ in known["possible"]["conjunctions"] for child in token.children
        ) and token.dep_ in ("advcl", "parataxis", "ROOT"):
            yield Reading("possible", "se")


def _mood(verb: Token, reported: bool) -> Iterator[Reading]:
    """Modal verbs, the conditional and the future tense."""
    for word in (*auxiliaries(verb), verb):
        mood, tense = list(word.morph.get("Mood")), list(word.morph.get("Tense"))
        name = lemma(word)
        if word != verb and name == "potere":
            yield Reading("possible", word.text)
        if word != verb and name in ("dovere", "volere"):
            yield Reading("possible" if "Cnd" in mood and name == "dovere" else "future", word.text)
        if "Cnd" in mood:
            past = name in ("avere", "essere") and is_participle(verb) and word != verb
            yield Reading("future" if reported and past else "possible", word.text)
        if "Fut" in tense:
            yield Reading("future", word.text)


def _governors(token: Token, reported: bool) -> Iterator[Reading]:
    """Cues on the words above the trigger, one by one, as long as the event is in their scope."""
    known = _known()
    here, definite = token, _is_definite(token)
    for _ in range(_ENOUGH):
        case = _phrase_before(here)
        for kind in ("possible", "future"):
            for phrase in known[kind]["phrases"]:
                if case[-len(phrase) :] == phrase:
                    yield Reading(kind, " ".join(phrase))  # type: ignore[arg-type]
        if "senza" in case[-3:] and here.i > 0:
            yield Reading("negated", "senza")
        if (
            is_verbal(here)
            and any(c.dep_ == "mark" and bare(c) == "per" for c in here.children)
            and here.dep_ in ("advcl", "obl")
        ):
            yield Reading("future", "per")
        head = here.head
        if head == here:
            return
        if here.dep_ == "conj":
            if not is_verbal(here):
                definite = definite and _is_definite(head)
                first = next((word for word in here.children if word.dep_ == "cc" and word.lower_ == "né"), None)
                if first is not None:
                    yield Reading("negated", first.text)
                here = head
                continue
            if _is_finite_clause(here):
                return
            here = head
            continue
        clausal = here.dep_ in _CLAUSE or (is_verbal(here) and here.dep_ not in ("acl:relcl", "amod"))
        if here.dep_ == "acl:relcl" or here.dep_ == "parataxis":
            return
        name = lemma(head)
        if is_verbal(head):
            yield from _over(here, head, clausal, definite, reported)
            if here.dep_ in ("advcl", "obl", "advmod") and not (clausal and here.dep_ != "advcl"):
                return
            if clausal and here.dep_ == "ccomp" and _is_finite_clause(here):
                return
        elif clausal or here.dep_ == "nmod":
            if name in known["possible"]["nouns"] and (clausal or _direct(here, "di")):
                yield Reading("possible", head.text)
            if name in known["future"]["nouns"] and (clausal or _direct(here, "di")):
                yield Reading("future", head.text)
            if here.dep_ == "nmod" and not _direct(here, "di"):
                return
        definite = definite or _is_definite(head)
        here = head


def _over(here: Token, verb: Token, clausal: bool, definite: bool, reported: bool) -> Iterator[Reading]:
    """What a governing verb says of the event in its clause, its object or its subject."""
    known, name = _known(), lemma(verb)
    inside = clausal or here.dep_ == "obj" or here.dep_ == "nsubj:pass" or (here.dep_ == "nsubj" and here.i > verb.i)
    core = inside or here.dep_ in SUBJECT
    if not core and not (here.dep_ == "obl" and name in known["negated"]["verbs"]):
        return
    if name in known["negated"]["verbs"] and core:
        yield Reading("negated", verb.text)
    negation = next((child for child in verb.children if child.lower_ == "non" or child.lower_ == "senza"), None)
    if negation is not None and inside and not (clausal and here.dep_ == "ccomp") and (clausal or not definite):
        yield Reading("negated", negation.text)
    if name in known["possible"]["verbs"] and inside:
        yield Reading("possible", verb.text)
    if name in known["future"]["verbs"] and inside and (clausal or name not in known["future"]["clause_only"]):
        if not (_is_past_clause(here) and clausal):
            yield Reading("future", verb.text)
    if not clausal and core:
        yield from _mood(verb, reported)


def _is_past_clause(verb: Token) -> bool:
    """Whether a clause tells the past: a compound infinitive, an indicative past."""
    words = auxiliaries(verb)
    return (
        is_participle(verb)
        and bool(words)
        or any("Past" in list(w.morph.get("Tense")) and "Fin" in list(w.morph.get("VerbForm")) for w in (verb, *words))
    )


def _is_finite_clause(verb: Token) -> bool:
    return any("Fin" in list(word.morph.get("VerbForm")) for word in (verb, *auxiliaries(verb)))


def _is_definite(noun: Token) -> bool:
    first = [child for child in noun.children if child.i < noun.i]
    return any(
        (child.dep_ == "det" and child.lower_ in _DEFINITE)
        or child.dep_ == "det:poss"
        or (child.dep_ == "case" and child.lower_ in _DEFINITE)
        for child in first
    )


def _direct(noun: Token, word: str) -> bool:
    case = preposition(noun)
    return case is not None and case[0] == word


def _phrase_before(token: Token) -> tuple[str, ...]:
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
    last = max((child.i for child in cases), default=left - 1)
    doc = token.doc
    return tuple(bare(word) for word in doc[max(last - 3, token.sent.start) : last + 1])


def is_future(value: str | None, published: date | None) -> bool:
    """Whether a TIMEX3 date begins after the publication date.

    >>> is_future("2024-10", date(2024, 9, 14)), is_future("2024", date(2024, 9, 14))
    (True, False)
    """
    if value is None or published is None or not value[:4].isdigit():
        return False
    day = published.isoformat()
    if len(value) == 10 or (len(value) == 7 and value[5:].isdigit()):
        return value > day[: len(value)]
    return value[:4] > day[:4]
