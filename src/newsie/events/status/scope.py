"""The words above an event that tell its status, as long as it is in their scope: verbs, nouns, prepositions."""

from collections.abc import Iterator
from functools import cache

from newsie.events.grammar.clauses import (
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
from newsie.events.grammar.inflection import verb_forms
from newsie.events.grammar.tenses import future_tense, is_gerund, is_infinitive, is_past_clause
from newsie.events.status.cues import Reading, cues, denies, mood_cues, own_cues
from newsie.events.triggers.finding import Trigger
from newsie.parse import Word, remembered
from newsie.records import Status

_ENOUGH = 6
"""How many governors up a cue may stand."""


def governing_cues(trigger: Trigger) -> Iterator[Reading]:
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
        if (doubt := _doubted_phrase(here)) is not None:
            yield Reading("possible", doubt.text)
        if (
            is_verbal(here)
            and any(c.dep_ == "mark" and bare(c) == "per" for c in here.children)
            and here.dep_ in ("advcl", "obl", "acl")
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
        if here.dep_ == "advcl" and is_gerund(here) and (doubt := _hearsay(head)) is not None:
            yield Reading("possible", doubt.text)  # "si sarebbe girata, finendo contro il molo"
        if here.dep_ in ("acl:relcl", "parataxis") or (
            here.dep_ in ("advcl", "acl") and is_verbal(here) and (not is_infinitive(here) or _is_over(here))
        ):
            return
        if trigger.start <= head.idx < trigger.end:
            yield from own_cues(head)
        clausal = is_verbal(here) or here.dep_ in ("ccomp", "xcomp", "csubj")
        name = lemma(head)
        if clausal:
            yield from _predicates(here, head)
        if is_verbal(head) or is_participle(head):
            yield from _over(here, head, clausal, definite)
            if here.dep_ in ("advcl", "obl", "advmod") and not clausal:
                if not _means(here):
                    return
                yield from own_cues(head)
                definite = False
            if here.dep_ == "ccomp" and is_finite(here):
                return
            if clausal and name not in known["negated"]["ending"]:
                yield from own_cues(head)
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
            if name in known["future"]["consents"] and is_direct(here, "a"):
                yield Reading("future", head.text)
            if here.dep_ == "nmod" and not is_direct(here, "di"):
                return
        if definite and not clausal:
            return
        definite = definite or is_definite(head)
        here = head


def _predicates(clause: Word, head: Word) -> Iterator[Reading]:
    """What an adjective says of its clause: "è falso che ...", "non è vero che ...", "è pronto a ..."."""
    known, name = cues(), lemma(head)
    denied = any(child.lower_ == "non" for child in head.children)
    if name in known["negated"]["predicates"] or (denied and name in known["negated"]["truths"]):
        yield Reading("negated", head.text)
    elif name in known["possible"]["predicates"] and is_finite(clause):  # not "è stato possibile identificarlo"
        yield Reading("possible", head.text)
    elif name in known["future"]["predicates"]:
        yield Reading("negated" if denied else "future", head.text)


def _is_carried_out(verb: Word) -> bool:
    """Whether the purpose of a verb is told as done with it: "si è recato a Roma per incontrare il papa"."""
    known = lemma(verb) in cues()["future"]["carried_out"] or verb.lower_ in _carried_out()
    return known and (is_participle(verb) or is_past_clause(verb))


@cache
def _carried_out() -> frozenset[str]:
    return frozenset[str]().union(*(verb_forms(verb) for verb in cues()["future"]["carried_out"]))


def _is_sequel(verb: Word) -> bool:
    """Whether "per" tells what came next: "ha sparato, per poi fuggire"."""
    mark = next(child for child in verb.children if child.dep_ == "mark" and bare(child) == "per")
    return mark.nbor().lower_ == "poi"


def _is_over(verb: Word) -> bool:
    """Whether an infinitive tells of what was done before ("dopo aver sparato", "per aver rubato")."""
    return is_past_clause(verb) and any(child.dep_ == "mark" and bare(child) != "di" for child in verb.children)


def _over(here: Word, verb: Word, clausal: bool, definite: bool) -> Iterator[Reading]:
    """What a governing verb says of the event in its clause, its object or its subject."""
    known, name = cues(), lemma(verb)
    inside = clausal or here.dep_ == "obj" or here.dep_ == "nsubj:pass" or (here.dep_ == "nsubj" and here.i > verb.i)
    core = inside or here.dep_ in SUBJECT
    if here.dep_ == "obl" and name in known["possible"]["lenders"]:
        yield from mood_cues(verb)
    if not core:
        yield from _beside(here, verb, definite)
    if not core and not (here.dep_ == "obl" and name in known["negated"]["verbs"]):
        return
    negation = next((c for c in verb.children if c.lower_ in ("non", "senza") and denies(c)), None)
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
    if clausal and name in known["negated"]["refusals"] and is_infinitive(here):
        yield Reading("negated", verb.text)
    wanted = clausal or name not in known["future"]["clause_only"] or not definite
    if name in known["future"]["verbs"] and inside and wanted and not (is_participle(here) and is_past_clause(here)):
        yield Reading("future", verb.text)
    if not clausal and core and not definite:
        yield from mood_cues(verb)
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
    agreed = next((child for child in verb.children if lemma(child) in known["future"]["consents"]), None)
    if agreed is not None and agreed.dep_ == "obj" and case[1] == "a":  # "ha dato l'assenso alla fusione"
        yield Reading("future", agreed.text)
    denied = any(child.lower_ == "non" and denies(child) for child in verb.children)
    if denied and case[1] == "a" and is_verb_of(verb, "support", "do"):
        yield Reading("negated", "non")
    if not definite and (hearsay := _hearsay(verb)) is not None:
        yield Reading("possible", hearsay.text)


def _hearsay(verb: Word) -> Word | None:
    """The word in the conditional of a verb form."""
    return next((word for word in (*auxiliaries(verb), verb) if "Cnd" in word.morph.get("Mood", ())), None)


def _doubted_phrase(noun: Word) -> Word | None:
    """The adverb of doubt before a prepositional phrase: "forse a causa di un guasto"."""
    case = preposition(noun)
    first = min((child.i for child in noun.children if child.dep_ == "case"), default=noun.i)
    first -= len(case[0].split()) - 1 if case is not None and case[2] is noun else 0  # "a causa" of "a causa di"
    before = noun.doc[first - 1] if noun.sent.start < first < noun.i else None
    return before if before is not None and before.lower_ in cues()["possible"]["adverbs"] else None


def _means(noun: Word) -> bool:
    """Whether a noun says by what means something is done: "sarà eseguita mediante impiccagione"."""
    case = preposition(noun)
    return case is not None and case[1] == "mediante"


@remembered
def is_definite(noun: Word) -> bool:
    """Whether a noun has the definite article, on its own or in a preposition, a demonstrative or a possessive."""
    for child in noun.children:
        if child.i > noun.i:
            break
        form, function = child.lower_, child.dep_
        if (
            function == "det:poss"
            or (function == "det" and (form in closed("definite") or form in closed("demonstrative")))
            or (function == "case" and form in articulated())
        ):
            return True
    return False


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
