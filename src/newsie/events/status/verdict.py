"""Whether an event happened: factual, negated, possible or future, with the word that says so.

The cues are those of `status.toml`, the mood and tense of the verb, and the date. A cue counts where it governs the
trigger: on the verb itself, on the noun (`cues`), on the verb whose object or clause the event is, on the phrase around
it (`scope`).
"""

from collections.abc import Iterator
from functools import cache

from newsie.events.grammar.clauses import is_verbal
from newsie.events.grammar.inflection import verb_forms
from newsie.events.grammar.tenses import future_tense, is_past_clause, subjunctive
from newsie.events.status.cues import Reading, cues, own_cues
from newsie.events.status.scope import governing_cues, is_definite
from newsie.events.triggers.finding import Trigger
from newsie.parse import Word

_ENOUGH = 6
"""So many words up from a word a relative clause or article takes it out of a question."""

_DENIALS = ("non", "senza")


def read_status(trigger: Trigger, *, future: bool = False, past: bool = False) -> Reading:
    """The status of the event that a trigger states.

    Args:
        trigger: a trigger.
        future: its date lies after the publication date.
        past: its own date lies before it, so that a future tense is one of telling: "morirà due giorni dopo".
    """
    token = trigger.token
    # "senza vita", "non ce l'ha fatta", "in pericolo di vita": a word of the trigger says nothing about the event
    own = set(token.doc.text[trigger.start : trigger.end].lower().split())
    idle = own & {*_DENIALS, *cues()["possible"]["nouns"]}
    for reading in (*own_cues(token), *_within(trigger), *governing_cues(trigger)):
        if reading.cue is not None and reading.cue.lower() in idle:
            continue
        if _is_attempt(trigger, reading):
            continue
        if past and reading.status == "future" and (tense := future_tense(token)) and tense.text == reading.cue:
            continue
        return reading
    if future and not (is_verbal(token) and is_past_clause(token)):
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


def _within(trigger: Trigger) -> Iterator[Reading]:
    """Cues on the verb of a trigger whose event is its noun: "avrebbe preso il posto"."""
    verb = trigger.token.head
    if not is_verbal(trigger.token) and is_verbal(verb) and trigger.start <= verb.idx < trigger.end:
        yield from own_cues(verb)
