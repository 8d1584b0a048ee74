"""Clauses as the parse shows them: prepositions, voice, kinds of verb forms, coordination.

What is known of single words (prepositions, verbs with "essere", verbs of control) is in `syntax.toml`.
"""

import re
from collections.abc import Collection
from functools import cache
from pathlib import Path

from newsie.events.grammar.inflection import verb_forms
from newsie.knowledge import read_toml
from newsie.parse import Word, remembered

_WITH_ENCLITIC = re.compile(r"(?:[aiu]t|s|tt|rt|nt)[oaie]si$")
"""A participle with "si": "rifugiatosi", "dimessasi"; not "uccisi"."""

_ARTICLE_ENDS = ("l", "lo", "la", "l'", "l’", "i", "gli", "le")

_BEEN = frozenset({"stato", "stata", "stati", "state"})
_SI = frozenset({"si", "s'", "s’"})
SUBJECT = frozenset({"nsubj", "nsubj:pass", "csubj", "csubj:pass"})
RELATIVE = frozenset({"che", "cui", "quale", "quali", "dove", "chi"})


@cache
def known_verbs() -> dict[str, dict[str, frozenset[str]]]:
    """The classes of verbs of `syntax.toml`: those with "essere", of control, of support."""
    data = read_toml(Path(__file__).with_name("syntax.toml"))
    return {
        table: {key: frozenset(words.split()) for key, words in data[table].items()}
        for table in ("essere", "control", "support", "saying")
    }


@cache
def closed(name: str) -> frozenset[str]:
    """A list of small words of `syntax.toml`: "definite", "vague", "money" ..."""
    return frozenset(read_toml(Path(__file__).with_name("syntax.toml"))["closed"][name].split())


@cache
def articulated() -> frozenset[str]:
    """The prepositions with an article: "della", "nei", not "ad", "d'"."""
    table = read_toml(Path(__file__).with_name("syntax.toml"))["prepositions"]
    return frozenset(
        form for name, forms in table.items() for form in forms if form != name and form.endswith(_ARTICLE_ENDS)
    )


def _simple() -> dict[str, str]:
    data = read_toml(Path(__file__).with_name("syntax.toml"))
    return {form: name for name, forms in data["prepositions"].items() for form in forms}


_SIMPLE = _simple()
"""The simple preposition of every articulated one; read at once, for it is looked into at nearly every word."""


@cache
def _phrases() -> dict[tuple[str, ...], tuple[str, str]]:
    data = read_toml(Path(__file__).with_name("syntax.toml"))
    return {tuple(phrase.split()): (phrase, function) for phrase, function in data["phrases"].items()}


@cache
def preposition_nouns() -> frozenset[str]:
    """The nouns of fixed prepositions: "termine" of "al termine di"."""
    return frozenset(words[1] for words in _phrases() if len(words) == 3)


def bare(token: Word) -> str:
    """The word in lower case, an articulated preposition as the simple one ("della" gives "di")."""
    return _SIMPLE.get(token.lower_, token.lower_)


def bare_form(form: str) -> str:
    """The same for a word form in lower case."""
    return _SIMPLE.get(form, form)


def bare_forms(known: Collection[str]) -> frozenset[str]:
    """Words as texts write them that are one of the known words, as they stand, without their article or with a
    straight apostrophe."""
    forms = {form for form, simple in _SIMPLE.items() if simple in known}
    return frozenset(form for word in (*known, *forms) for form in (word, word.replace("'", "’")))


def is_articulated(noun: Word) -> bool:
    """Whether a noun has an article, of its own or in its preposition."""
    return any(
        child.dep_ in ("det", "det:poss") or (child.dep_ == "case" and child.lower_ in articulated())
        for child in noun.children
        if child.i < noun.i
    )


def lemma(token: Word) -> str:
    """The lemma in lower case without an enclitic ("dimettere si" gives "dimettere")."""
    return token.lemma


def is_verbal(token: Word) -> bool:
    """Whether the token is a verb form, participles tagged as adjectives included."""
    return token.pos_ in ("VERB", "AUX") or "VerbForm" in token.morph


def is_participle(token: Word) -> bool:
    """Whether the token is a past participle, by tag or, for adjectives, by its ending."""
    form = list(token.morph.get("VerbForm", []))
    if form:
        return form == ["Part"] and "Pres" not in list(token.morph.get("Tense", []))
    return token.pos_ in ("ADJ", "VERB") and token.lower_[-3:-1] in (
        "at",
        "ut",
        "it",
        "ss",
        "ns",
        "rs",
        "tt",
        "rt",
        "nt",
        "st",
        "as",
        "is",
        "es",
        "us",
        "lt",
        "os",
    )


@cache
def _forms(table: str, key: str) -> frozenset[str]:
    return frozenset(form for verb in known_verbs()[table][key] for form in verb_forms(verb))


def is_verb_of(token: Word, table: str, key: str) -> bool:
    """Whether the token is a form of a verb of a list of `syntax.toml`, by its lemma or by its spelling."""
    return lemma(token) in known_verbs()[table][key] or (is_verbal(token) and token.lower_ in _forms(table, key))


def takes_essere(token: Word) -> bool:
    """Whether the verb forms its active compound tenses with "essere" ("è arrivato")."""
    irregular = known_verbs()["essere"]["participles"]
    return is_verb_of(token, "essere", "verbs") or token.lower_[:-1] + "o" in irregular


@remembered
def auxiliaries(verb: Word) -> list[Word]:
    """The auxiliaries and copulas of the verb, in the order of the text."""
    return [child for child in verb.children if child.dep_.startswith("aux") or child.dep_ == "cop"]


@remembered
def is_passive(verb: Word) -> bool:
    """Whether the verb's grammatical subject is its object: passive, bare participle, si passivante."""
    aux = {child.lemma for child in auxiliaries(verb) if child.pos_ in ("AUX", "VERB")}
    if "venire" in aux or not _BEEN.isdisjoint([child.lower_ for child in auxiliaries(verb)]):
        return True
    reflexive = not _SI.isdisjoint([child.lower_ for child in verb.children])
    if is_participle(verb):
        if "avere" in aux or reflexive or _WITH_ENCLITIC.search(verb.lower_):
            return False
        if takes_essere(verb):
            return any(
                bare(word) == "da" and _is_animate(word.head)
                for child in verb.children
                for word in child.children
                if word.dep_ == "case"
            )
        return True
    return (
        reflexive
        and any(child.dep_ in ("nsubj:pass", "expl:pass") for child in verb.children)
        and not _has_object(verb)
    )


def _is_animate(token: Word) -> bool:
    return token.ent_type_ in ("PER", "ORG")


def _has_object(verb: Word) -> bool:
    return any(child.dep_ == "obj" for child in verb.children)


def conjuncts(token: Word) -> list[Word]:
    """The token and everything coordinated with it, in the order of the text."""
    verbal = is_verbal(token)
    found: list[Word] = []
    stack = [token]
    while stack:
        here = stack.pop()
        found.append(here)
        below = [child for child in here.children if child.dep_ == "conj" and is_verbal(child) == verbal]
        stack.extend(reversed(below))
    return found


@remembered
def preposition(token: Word) -> tuple[str, str, Word] | None:
    """How a preposition ties the noun to its head: its words, its function, the noun it governs; None without one.

    For "nei confronti di Roma" the token is "confronti" and the noun governed is "Roma".
    """
    first = None
    for child in token.children:
        if child.i < token.i and child.dep_ in ("case", "mark"):
            first = child
            break
    if first is None:
        return None
    doc, start, phrases = token.doc.words, token.sent.start, _phrases()
    words = [bare(word) for word in doc[first.i : token.i + 1] if word.dep_ not in ("det", "det:poss", "amod")]
    for child in token.children:
        if child.i > token.i:
            inner = [case for case in child.children if case.dep_ == "case" and case.i > token.i]
            if inner and (hit := phrases.get((*words, bare(inner[0])))):
                return (*hit, child)
    for size in range(len(words) - 1, 1, -1):
        if hit := phrases.get(tuple(words[:size])):
            return (*hit, token)
    word = bare(first)
    if first.i > start:
        before = bare(doc[first.i - 1])
        if hit := phrases.get((before, word)):
            return (*hit, token)
        if first.i - 2 >= start and (hit := phrases.get((bare(doc[first.i - 2]), before, word))):
            return (*hit, token)
    return word, word, token


def agree(verb: Word, noun: Word) -> bool:
    """Whether a participle and a noun have the same gender and number, as far as the tags tell."""
    for feature in ("Gender", "Number"):
        mine, theirs = list(verb.morph.get(feature, [])), list(noun.morph.get(feature, []))
        several = feature == "Number" and any(child.dep_ == "conj" for child in noun.children)
        if mine and theirs and mine != theirs and not several:
            return feature == "Gender" and noun.pos_ == "NUM"
    return True


def is_inflected(word: Word) -> bool:
    """Whether a verb form has a mood and a person; taggers forget one sign of it or the other."""
    return "Mood" in word.morph or "Fin" in word.morph.get("VerbForm", ())


def is_finite(verb: Word) -> bool:
    """Whether the verb or one of its auxiliaries is inflected for person."""
    return is_inflected(verb) or any(is_inflected(word) for word in auxiliaries(verb))
