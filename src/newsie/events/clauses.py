"""Clauses as the parse shows them: prepositions, voice, and the grammatical subject of every verb form.

What is known of single words (prepositions, verbs with "essere", verbs of control) is in `syntax.toml`.
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from spacy.tokens import Token

from newsie.knowledge import read_toml

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
def _simple() -> dict[str, str]:
    data = read_toml(Path(__file__).with_name("syntax.toml"))
    return {form: name for name, forms in data["prepositions"].items() for form in forms}


@cache
def _phrases() -> dict[tuple[str, ...], tuple[str, str]]:
    data = read_toml(Path(__file__).with_name("syntax.toml"))
    return {tuple(phrase.split()): (phrase, function) for phrase, function in data["phrases"].items()}


def bare(token: Token) -> str:
    """The word in lower case, an articulated preposition as the simple one ("della" gives "di")."""
    form = token.lower_
    return _simple().get(form) or str(form)


def lemma(token: Token) -> str:
    """The lemma in lower case without an enclitic ("dimettere si" gives "dimettere")."""
    return str(token.lemma_).lower().split(" ")[0]


def is_verbal(token: Token) -> bool:
    """Whether the token is a verb form, participles tagged as adjectives included."""
    return token.pos_ in ("VERB", "AUX") or bool(token.morph.get("VerbForm"))


def is_participle(token: Token) -> bool:
    """Whether the token is a past participle, by tag or, for adjectives, by its ending."""
    if "Part" in token.morph.get("VerbForm"):
        return "Pres" not in token.morph.get("Tense")
    return token.pos_ == "ADJ" and token.lower_[-3:-1] in (
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
        "os",
    )


def takes_essere(token: Token) -> bool:
    """Whether the verb forms its active compound tenses with "essere" ("è arrivato")."""
    known = known_verbs()["essere"]
    return lemma(token) in known["verbs"] or token.lower_[:-1] + "o" in known["participles"]


def auxiliaries(verb: Token) -> list[Token]:
    """The auxiliaries and copulas of the verb, in the order of the text."""
    return [child for child in verb.children if child.dep_.startswith("aux") or child.dep_ == "cop"]


def is_passive(verb: Token) -> bool:
    """Whether the verb's grammatical subject is its object: passive, bare participle, si passivante."""
    aux = [lemma(child) for child in auxiliaries(verb) if child.pos_ in ("AUX", "VERB")]
    words = {child.lower_ for child in auxiliaries(verb)}
    if words & {"stato", "stata", "stati", "state"} or "venire" in aux:
        return True
    reflexive = any(child.lower_ in ("si", "s'", "s’") for child in verb.children)
    if is_participle(verb):
        if "avere" in aux or reflexive or verb.lower_.endswith(("si", "mi", "ci")):
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


def _is_animate(token: Token) -> bool:
    return token.ent_type_ in ("PER", "ORG")


def _has_object(verb: Token) -> bool:
    return any(child.dep_ == "obj" for child in verb.children)


def conjuncts(token: Token) -> Iterator[Token]:
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


def preposition(token: Token) -> tuple[str, str, Token] | None:
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


def subjects(verb: Token, _depth: int = 0) -> list[tuple[Token, bool]]:
    """The grammatical subjects of a verb form with whether they come from another clause; none when it is left out."""
    found = [child for child in verb.children if child.dep_ in SUBJECT and not _is_clause(child)]
    if not found and verb.dep_ == "conj" and verb.head.dep_ in SUBJECT:
        found = []
    if found:
        out = []
        for child in found:
            if child.lower_ in RELATIVE and (antecedent := relative_antecedent(verb)) is not None:
                out += [(token, False) for token in conjuncts(antecedent)]
            else:
                out += [(token, False) for token in conjuncts(child)]
        return out
    if _depth > 6:
        return []
    head = verb.head
    relative = [child for child in verb.children if child.lower_ == "che" and child.dep_ != "obj" and child.i < verb.i]
    if verb.dep_ in ("acl", "amod") or (
        verb.dep_ == "acl:relcl" and (relative or (is_participle(verb) and not auxiliaries(verb)))
    ):
        return (
            []
            if is_verbal(head) and verb.dep_ == "acl" and not is_participle(head)
            else [(token, False) for token in _antecedents(head)]
        )
    if verb.dep_ == "conj" and is_verbal(head) and _agree(verb, head):
        if _has_own_frame(verb):
            return [(token, True) for token, _ in subjects(head, _depth + 1)]
        return []
    if verb.dep_ in ("xcomp", "advcl", "ccomp", "obl", "acl", "parataxis") and is_verbal(head) and not _is_finite(verb):
        return _controllers(verb, head, _depth)
    return []


def _antecedents(head: Token) -> list[Token]:
    return [head]


def _has_own_frame(verb: Token) -> bool:
    return is_verbal(verb)


def _is_clause(token: Token) -> bool:
    return bool(token.dep_.startswith("csubj"))


def _is_finite(verb: Token) -> bool:
    """Whether the verb or one of its auxiliaries is inflected for person."""
    return any("Fin" in word.morph.get("VerbForm") for word in (verb, *auxiliaries(verb)))


def _agree(verb: Token, head: Token) -> bool:
    """Whether two coordinated verbs may share a subject: their numbers, where known, are the same."""
    numbers = [_number(verb), _number(head)]
    return None in numbers or numbers[0] == numbers[1]


def _number(verb: Token) -> str | None:
    for word in (*auxiliaries(verb), verb):
        if "Fin" in word.morph.get("VerbForm"):
            return next(iter(word.morph.get("Number")), None)
    return None


def _controllers(verb: Token, head: Token, depth: int) -> list[tuple[Token, bool]]:
    """Who does what an infinitive or gerund says: whom one asks, orders, helps; else the subject of the main verb."""
    if lemma(head) in known_verbs()["control"]["object"] and verb.i > head.i:
        mark = next((bare(child) for child in verb.children if child.dep_ == "mark"), "")
        if mark != "per" and not _is_gerund(verb):
            if is_passive(head):
                return [(token, True) for token, _ in subjects(head, depth + 1)]
            patients = [
                c for c in head.children if c.dep_ in ("obj", "iobj") and not _is_clause(c) and not is_verbal(c)
            ]
            addressed = [
                c for c in head.children if c.dep_ == "obl" and (p := preposition(c)) and p[1] == "a" and c.i < verb.i
            ]
            return [(token, True) for child in (patients or addressed) for token in conjuncts(child)]
    return [(token, True) for token, _ in subjects(head, depth + 1)]


def _is_gerund(verb: Token) -> bool:
    return "Ger" in list(verb.morph.get("VerbForm"))


def relative_antecedent(verb: Token) -> Token | None:
    """The noun that a relative clause is about, for the verb of the clause or one coordinated with it."""
    here = verb
    for _ in range(6):
        if here.dep_ == "acl:relcl" and not is_verbal(here.head):
            return here.head
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


def _noun_before(pronoun: Token) -> Token | None:
    """The head of the noun phrase right before a relative pronoun, for parses that miss the relative clause."""
    at = pronoun.i - 1
    while at > pronoun.sent.start and (pronoun.doc[at].is_punct or pronoun.doc[at].pos_ == "ADP"):
        at -= 1
    here = pronoun.doc[at]
    while here.dep_ in ("flat:name", "flat", "amod", "nummod", "det", "compound") and here.head.i < pronoun.i:
        here = here.head
    return here if here.pos_ in ("NOUN", "PROPN", "PRON") else None
