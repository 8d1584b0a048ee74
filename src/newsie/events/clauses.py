"""Clauses as the parse shows them: prepositions, voice, and the grammatical subject of every verb form.

What is known of single words (prepositions, verbs with "essere", verbs of control) is in `syntax.toml`.
"""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from newsie.events.inflection import verb_forms
from newsie.knowledge import read_toml
from newsie.parse import Word, remembered

_CONTROLLED = frozenset({"xcomp", "advcl", "ccomp", "obl", "acl", "parataxis"})
_DEEPEST = 6
"""How many verbs a shared subject is followed up."""
_NEAR = 12
"""How many tokens before a participle its noun may stand when the parser misses it."""

_WITH_ENCLITIC = re.compile(r"(?:[aiu]t|s|tt|rt|nt)[oaie]si$")
"""A participle with "si": "rifugiatosi", "dimessasi"; not "uccisi"."""

_ARTICLE_ENDS = ("l", "lo", "la", "l'", "l’", "i", "gli", "le")

SUBJECT = frozenset({"nsubj", "nsubj:pass", "csubj", "csubj:pass"})
RELATIVE = frozenset({"che", "cui", "quale", "quali", "dove", "chi"})


@cache
def known_verbs() -> dict[str, dict[str, frozenset[str]]]:
    """The classes of verbs of `syntax.toml`: those with "essere", of control, of support."""
    data = read_toml(Path(__file__).with_name("syntax.toml"))
    return {
        table: {key: frozenset(words.split()) for key, words in data[table].items()}
        for table in ("essere", "control", "support")
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
def _preposition_nouns() -> frozenset[str]:
    """The nouns of fixed prepositions: "termine" of "al termine di"."""
    return frozenset(words[1] for words in _phrases() if len(words) == 3)


def bare(token: Word) -> str:
    """The word in lower case, an articulated preposition as the simple one ("della" gives "di")."""
    return _SIMPLE.get(token.lower_, token.lower_)


def bare_form(form: str) -> str:
    """The same for a word form in lower case."""
    return _SIMPLE.get(form, form)


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
    aux = [lemma(child) for child in auxiliaries(verb) if child.pos_ in ("AUX", "VERB")]
    words = {child.lower_ for child in auxiliaries(verb)}
    if words & {"stato", "stata", "stati", "state"} or "venire" in aux:
        return True
    reflexive = any(child.lower_ in ("si", "s'", "s’") for child in verb.children)
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


def conjuncts(token: Word) -> Iterator[Word]:
    """The token and everything coordinated with it, in the order of the text."""
    stack = [token]
    while stack:
        here = stack.pop()
        yield here
        stack.extend(
            reversed(
                [child for child in here.children if child.dep_ == "conj" and is_verbal(child) == is_verbal(token)]
            )
        )


@remembered
def preposition(token: Word) -> tuple[str, str, Word] | None:
    """How a preposition ties the noun to its head: its words, its function, the noun it governs; None without one.

    For "nei confronti di Roma" the token is "confronti" and the noun governed is "Roma".
    """
    cases = sorted(
        (child for child in token.children if child.dep_ in ("case", "mark") and child.i < token.i),
        key=lambda child: child.i,
    )
    if not cases:
        return None
    words = [bare(word) for word in token.doc[cases[0].i : token.i + 1] if word.dep_ not in ("det", "det:poss", "amod")]
    for child in token.children:
        inner = [case for case in child.children if case.dep_ == "case" and case.i > token.i]
        if child.i > token.i and inner and (hit := _phrases().get((*words, bare(inner[0])))):
            return (*hit, child)
    outer = tuple(words[:-1])
    for size in range(len(outer), 1, -1):
        if hit := _phrases().get(outer[:size]):
            return (*hit, token)
    before = token.doc[cases[0].i - 1] if cases[0].i > token.sent.start else None
    if before is not None and (hit := _phrases().get((bare(before), bare(cases[0])))):
        return (*hit, token)
    if before is not None and cases[0].i - 2 >= token.sent.start:
        longer = (bare(token.doc[cases[0].i - 2]), bare(before), bare(cases[0]))
        if hit := _phrases().get(longer):
            return (*hit, token)
    word = bare(cases[0])
    return word, word, token


def subjects(verb: Word, _depth: int = 0) -> list[tuple[Word, bool]]:
    """The grammatical subjects of a verb form with whether they come from another clause; none when it is left out."""
    found = [child for child in verb.children if child.dep_ in SUBJECT and not child.dep_.startswith("csubj")]
    if found:
        antecedent = relative_antecedent(verb)
        heads = [antecedent if child.lower_ in RELATIVE and antecedent is not None else child for child in found]
        return [(token, False) for head in heads for token in conjuncts(head)]
    if _depth > _DEEPEST:
        return []
    head = verb.head
    if is_reduced(verb):
        noun = _modified(verb)
        if noun is not None:
            return [(noun, False)]
        if (after := _noun_after(verb)) is not None:
            return [(token, False) for token in conjuncts(after)]
    elif verb.dep_ in ("acl", "amod") and not is_verbal(head):
        return [(head, False)]
    elif (antecedent := _relative_subject(verb)) is not None:
        return [(antecedent, False)]
    if verb.dep_ == "conj" and is_verbal(head) and _agree(verb, head):
        return [(token, True) for token, _ in subjects(head, _depth + 1)]
    if verb.dep_ in _CONTROLLED and is_verbal(head) and not is_finite(verb):
        return _controllers(verb, head, _depth)
    return []


def is_reduced(verb: Word) -> bool:
    """Whether the verb is a participle without auxiliary: "i missili lanciati", "Arrestato il sindaco"."""
    return is_participle(verb) and not auxiliaries(verb)


def _relative_subject(verb: Word) -> Word | None:
    """The antecedent of a "che" that the parser gave no function."""
    pronouns = [c for c in verb.children if c.lower_ == "che" and c.dep_ not in ("obj", "mark") and c.i < verb.i]
    return relative_antecedent(verb) if pronouns and verb.dep_ == "acl:relcl" else None


def _modified(verb: Word) -> Word | None:
    """The noun that a bare participle modifies: the one it hangs on if they agree, else the nearest before that
    does."""
    head = verb.head
    if verb.dep_ == "conj" and is_participle(head) and auxiliaries(head):  # "è stato fermato e poi arrestato"
        return None
    if verb.dep_ in ("acl", "amod", "acl:relcl", "advcl", "conj", "appos", "nmod", "obl") and not is_verbal(head):
        if agree(verb, head):
            return head
    elif not (verb.dep_ == "conj" and is_verbal(head) and not any(lemma(a) == "avere" for a in auxiliaries(head))):
        return None
    for token in reversed(verb.doc[max(verb.sent.start, verb.i - _NEAR) : verb.i]):
        if is_verbal(token) and is_finite(token):
            return None
        if (
            token.pos_ in ("NOUN", "PROPN", "NUM")
            and token.dep_ not in ("flat:name", "flat", "nummod")
            and agree(verb, token)
        ):
            return token
    return None


def _noun_after(verb: Word) -> Word | None:
    """The noun without preposition after a participle: "Fermati dalla Volante due pregiudicati", "superata la
    barriera"."""
    for child in verb.children:
        nominal = child.i > verb.i and child.pos_ in ("NOUN", "PROPN", "NUM") and child.dep_ != "conj"
        if nominal and agree(verb, child) and not any(word.dep_ in ("case", "mark") for word in child.children):
            return child
    return None


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
    return any(is_inflected(word) for word in (verb, *auxiliaries(verb)))


def _agree(verb: Word, head: Word) -> bool:
    """Whether two coordinated verbs may share a subject: their numbers, where known, are the same."""
    numbers = [_number(verb), _number(head)]
    return None in numbers or numbers[0] == numbers[1]


def _number(verb: Word) -> str | None:
    for word in (*auxiliaries(verb), verb):
        if is_inflected(word):
            return next(iter(word.morph.get("Number", [])), None)
    return None


def _controllers(verb: Word, head: Word, depth: int) -> list[tuple[Word, bool]]:
    """Who does what an infinitive or gerund says: whom one asks, orders, helps; else the subject of the main verb."""
    if is_verb_of(head, "control", "object") and verb.i > head.i:
        mark = next((bare(child) for child in verb.children if child.dep_ == "mark"), "")
        if mark != "per" and not _is_gerund(verb):
            if is_passive(head):
                return [(token, True) for token, _ in subjects(head, depth + 1)]
            patients = [c for c in head.children if c.dep_ in ("obj", "iobj") and not is_verbal(c)]
            addressed = [
                c for c in head.children if c.dep_ == "obl" and (p := preposition(c)) and p[1] == "a" and c.i < verb.i
            ]
            return [(token, True) for child in (patients or addressed) for token in conjuncts(child)]
    return [(token, True) for token, _ in subjects(head, depth + 1)]


def _is_gerund(verb: Word) -> bool:
    return "Ger" in list(verb.morph.get("VerbForm", []))


def relative_antecedent(verb: Word) -> Word | None:
    """The noun that a relative clause is about, for the verb of the clause or one coordinated with it."""
    here = verb
    for _ in range(6):
        if here.dep_ == "acl:relcl" and not is_verbal(here.head):
            return _beyond_preposition(here.head, here)
        pronoun = next(
            (
                child
                for child in here.children
                if child.lower_ in ("che", "cui") and child.pos_ == "PRON" and child.i < here.i
            ),
            None,
        )
        if pronoun is not None and (noun := _noun_before(pronoun)) is not None:
            return noun
        if here.head == here or here.dep_ not in ("conj", "xcomp", "ccomp", "advcl"):
            return None
        here = here.head
    return None


def _beyond_preposition(noun: Word, verb: Word) -> Word:
    """The noun of "al termine della visita del ministro, che è stato licenziato" that the clause agrees with.

    The noun of a fixed preposition is no antecedent: the first noun after it that agrees with the verb is.
    """
    if noun.lower_ not in _preposition_nouns():
        return noun
    between = (token for token in noun.subtree if noun.i < token.i < verb.left_edge.i)
    return next((token for token in between if token.pos_ in ("NOUN", "PROPN") and agree(verb, token)), noun)


def _noun_before(pronoun: Word) -> Word | None:
    """The head of the noun phrase right before a relative pronoun, for parses that miss the relative clause."""
    at = pronoun.i - 1
    while at > pronoun.sent.start and (pronoun.doc[at].is_punct or pronoun.doc[at].pos_ == "ADP"):
        at -= 1
    here = pronoun.doc[at]
    while here.dep_ in ("flat:name", "flat", "amod", "nummod", "det", "compound") and here.head.i < pronoun.i:
        here = here.head
    return here if here.pos_ in ("NOUN", "PROPN", "PRON") else None
