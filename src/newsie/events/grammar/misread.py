"""Subjects, objects and complement clauses that the parser misses or takes for something else."""

from collections.abc import Iterator

from newsie.events.grammar.clauses import (
    RELATIVE,
    bare,
    closed,
    is_finite,
    is_passive,
    is_verbal,
    preposition,
    takes_essere,
)
from newsie.events.grammar.subjects import is_said_in, relative_antecedent
from newsie.parse import Word

_SUBJECT_REACH = 5
"""How many tokens before a verb a subject that the parser missed may stand."""
_INSIDE_NOUN = frozenset({"flat:name", "flat", "amod", "nmod", "nummod", "appos", "conj"})


def second_subject(verb: Word) -> Word | None:
    """The object that the parser calls a subject: "la corte ha condannato Neri", "una mossa che Pyongyang nega", and
    what stands behind a verb in the plural and is one: "mentre portavano via il rame"."""
    said = [child for child in verb.children if child.dep_ == "nsubj"]
    if len(said) == 1 and _is_one_behind_many(said[0], verb):
        return said[0]
    if len(said) != 2 or is_passive(verb) or any(child.dep_ == "obj" for child in verb.children):
        return None
    if said[0].lower_ == "che":
        return relative_antecedent(verb) if said[1].lower_ not in RELATIVE else None
    return said[1] if said[0].i < verb.i < said[1].i and said[0].lower_ not in RELATIVE else None


def _is_one_behind_many(noun: Word, verb: Word) -> bool:
    """Whether a single thing stands behind a finite verb in the plural: it is no subject."""
    if noun.i < verb.i or noun.pos_ != "NOUN" or any(child.dep_ in ("conj", "nmod") for child in noun.children):
        return False
    return "Plur" in verb.morph.get("Number", ()) and "Sing" in noun.morph.get("Number", ()) and is_finite(verb)


def subject_behind_clitic(verb: Word) -> Word | None:
    """The subject behind a verb that has a clitic for its object: "lo riferisce la testata locale"."""
    objects = [child for child in verb.children if child.dep_ == "obj"]
    clitic = any(child.i < verb.i and child.lower_ in closed("clitic") for child in objects)
    behind = [child for child in objects if child.i > verb.i and child.pos_ in ("NOUN", "PROPN", "NUM")]
    return behind[0] if clitic and len(objects) == 2 and behind and not is_passive(verb) else None


def clause_below(verb: Word) -> Iterator[Word]:
    """What is said or asked, where the parser hangs it on a noun: "accusa la Georgia di aver sparato"."""
    for noun in verb.children:
        if noun.i > verb.i and noun.dep_ in ("obj", "obl", "iobj", "nsubj"):
            for clause in noun.children:
                if clause.i > verb.i and is_verbal(clause) and (_is_marked(clause) or _is_complement(clause)):
                    yield clause


def _is_marked(clause: Word) -> bool:
    """Whether a clause begins with "che", or with "di" and is an infinitive."""
    mark = next((bare(word) for word in clause.children if word.dep_ == "mark" and word.i < clause.i), None)
    return mark == "che" or (mark == "di" and any("Inf" in word.morph.get("VerbForm", ()) for word in _forms(clause)))


def _forms(clause: Word) -> Iterator[Word]:
    """A verb and its auxiliaries."""
    yield clause
    yield from (word for word in clause.children if word.dep_.startswith("aux"))


def _is_complement(clause: Word) -> bool:
    """Whether a relative clause is none: "afferma in un comunicato che la Georgia ha attaccato la città"."""
    if is_said_in(clause):
        return True
    that = next((c for c in clause.children if c.lower_ == "che" and c.dep_ == "obj" and c.i < clause.i), None)
    return (
        that is not None
        and that.nbor(-1).text != ","
        and preposition(clause.head) is not None
        and any(child.dep_ == "nsubj" and that.i < child.i < clause.i for child in clause.children)
    )


def surface_object(verb: Word) -> Word | None:
    """The noun phrase without preposition right after an active verb, for parses that miss the object."""
    if takes_essere(verb) or any(child.lower_ in ("si", "s'", "s’") for child in verb.children):
        return None
    for token in verb.doc[verb.i + 1 : min(verb.i + 6, verb.sent.end)]:
        if token.pos_ in ("NOUN", "PROPN", "NUM") and token.dep_ in (
            "conj",
            "appos",
            "nmod",
            "obl",
            "parataxis",
            "dep",
        ):
            cases = [
                child for child in token.children if child.dep_ in ("case", "mark", "cc") and child.lower_ != "via"
            ]
            return token if not cases and token.head.i <= verb.i else None
        if token.lower_ == "via" and token.nbor(1).pos_ == "DET":  # "portano via il rame"
            continue
        if token.pos_ not in ("DET", "ADJ", "ADV", "NUM", "PUNCT") or token.text in ".:;()«»":
            return None
    return None


def surface_subject(verb: Word) -> Word | None:
    """The noun phrase without preposition right before a finite verb, for parses that miss the subject."""
    if not is_finite(verb):
        return None
    low = [c for c in verb.children if c.i < verb.i and (c.dep_.startswith(("aux", "cop", "expl")) or c.pos_ == "PRON")]
    first = min([verb, *low], key=lambda word: word.i).i
    for token in reversed(verb.doc[max(first - _SUBJECT_REACH, verb.sent.start) : first]):
        if token.pos_ in ("NOUN", "PROPN", "NUM"):
            while token.head.i < first and token.dep_ in _INSIDE_NOUN and not _stands_alone(token):
                if token.head == token or is_verbal(token.head):
                    break
                token = token.head
            cases = [c for c in token.children if c.dep_ in ("case", "mark") and c.i < token.i]
            counted = cases and cases[0].i > verb.sent.start and cases[0].nbor(-1).lower_ in ("più", "meno", "oltre")
            if (cases and not counted) or token.dep_ in ("obj", "nsubj", "vocative") or is_verbal(token):
                return None
            return token
        if token.pos_ not in ("ADJ", "ADV") and token.text != ",":
            return None
    return None


def _stands_alone(noun: Word) -> bool:
    """Whether a noun has an article and no preposition, so that it belongs to no noun before: "dopo la lite i due"."""
    left = [child for child in noun.children if child.i < noun.i]
    return (
        noun.pos_ == "NOUN" and any(c.dep_ == "det" for c in left) and not any(c.dep_ in ("case", "cc") for c in left)
    )


def quotes(verb: Word) -> bool:
    """Whether the verb stands behind or inside what it reports: "... è partito, ha detto il ministro"."""
    return bool(verb.dep_ == "parataxis") and (verb.head.i < verb.i or (verb.i > 0 and verb.nbor(-1).text in "–-,"))


def is_said(verb: Word, clause: Word) -> bool:
    """Whether a clause beside a verb is what it reports: it stands before, or after a colon."""
    if clause.i < verb.i and not is_verbal(clause) and verb.doc[clause.i + 1].text == ":":
        return False  # "Roma: il sindaco annuncia ..."
    return bool(clause.i < verb.i) or any(token.text == ":" for token in verb.doc[verb.i : clause.i])
