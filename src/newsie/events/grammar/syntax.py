"""Grammatical functions of a verb or an event noun, as they are before passive, relative and infinitive change them.

"La legge è stata approvata dal Senato", "il Senato ha approvato la legge", "la legge approvata dal Senato" and
"l'approvazione della legge da parte del Senato" all give the law as what is approved and the Senate as who approves.
The functions are

    subject, object   of the active sentence; of a noun with a support verb ("ha compiuto una rapina") as well
    agent             "da ..." of a passive, "da parte di ..." of a noun
    indirect          a clitic or full pronoun of the person addressed ("gli ha detto")
    clause            what is said, asked, promised: the head of the subordinate clause or of the quotation
    purpose           the infinitive after "per"
    possessive        "suo", "loro" beside a noun
    compound          a name beside a noun without preposition ("l'incontro Kim-Shoigu", "accordo Lega-Pdl")
    holder            what a phrase such as "in manette", "agli arresti" is said of
    di, a, da, in ... every other complement under its preposition; `syntax.toml` says which one a fixed phrase
    counts as"""

from collections.abc import Iterator
from operator import itemgetter

from attrs import define

from newsie.events.grammar.clauses import (
    RELATIVE,
    SUBJECT,
    bare,
    closed,
    conjuncts,
    is_articulated,
    is_participle,
    is_passive,
    is_verb_of,
    is_verbal,
    lemma,
    preposition,
)
from newsie.events.grammar.misread import (
    clause_below,
    is_said,
    quotes,
    second_subject,
    subject_behind_clitic,
    surface_object,
    surface_subject,
)
from newsie.events.grammar.phrases import words
from newsie.events.grammar.subjects import is_reduced, relative_antecedent, subjects
from newsie.parse import Word, remembered

_AGENT_REACH = 10
"""How many tokens after an event noun its "da parte di" may end."""

_LIFTED_FROM = 2
"""How deep under the complements of a verb another complement of it may hide."""

_OBLIQUE = frozenset({"obl", "obl:agent", "nmod", "iobj", "advmod", "advcl", "acl", "dep", "obl:tmod", "nmod:tmod"})


@define(eq=False)
class Dependent:
    """A token that stands in a grammatical function to another; never changed.

    `preposition` holds the preposition as `syntax.toml` writes it; `inferred` tells that the function comes from
    another clause; `lifted`, that the parser attached the token lower ("ha fornito missili alla Russia" with Russia
    under missili)."""

    function: str
    token: Word
    inferred: bool = False
    preposition: str | None = None
    lifted: bool = False


@remembered
def dependents(token: Word) -> list[Dependent]:
    """Everything that stands in a grammatical function to a verb or an event noun, in the order of the text.

    Coordinated nouns come one by one. A relative pronoun is replaced by its antecedent; personal pronouns are left.
    """
    found = (
        _of_verb(token)
        if is_verbal(token) or (is_participle(token) and token.dep_ in ("amod", "acl", "ROOT", "conj"))
        else _of_noun(token)
    )
    unique = {(one.function, one.token.i): one for one in reversed(list(found)) if one.token is not token}
    return [unique[key] for key in sorted(unique, key=_BY_PLACE)]


_BY_PLACE = itemgetter(1, 0)


@remembered
def by_function(token: Word) -> dict[str, list[Word]]:
    """The words of `dependents` under their functions, and all of them under "any"."""
    found: dict[str, list[Word]] = {}
    for one in dependents(token):
        found.setdefault(one.function, []).append(one.token)
        found.setdefault("any", []).append(one.token)
    return found


def _of_verb(verb: Word) -> Iterator[Dependent]:
    passive = is_passive(verb)
    known = subjects(verb)
    if (taken := second_subject(verb)) is not None:
        known = [one for one in known if one[0] is not taken]
        yield Dependent("object", taken)
    behind = subject_behind_clitic(verb) if not known else None
    if behind is not None:
        yield from (Dependent("subject", one) for one in conjuncts(behind))
    for subject, shared in known:
        yield Dependent("object" if passive else "subject", subject, inferred=shared)
    if not known and (before := surface_subject(verb)) is not None:
        yield from (Dependent("object" if passive else "subject", one, lifted=True) for one in conjuncts(before))
    antecedent = relative_antecedent(verb)
    functions = {child.dep_ for child in verb.children}
    has_clause = not functions.isdisjoint(("ccomp", "xcomp"))
    for child in verb.children:
        form = child.lower_
        if child.dep_ == "obj":
            if form in RELATIVE and antecedent is not None:
                yield Dependent("object", antecedent)
            elif form in closed("indirect"):
                yield Dependent("indirect", child)
            elif form not in ("si", "s'", "s’") and child is not behind:
                yield from (Dependent("object", one) for one in conjuncts(child))
        elif child.dep_ == "iobj" or (
            child.pos_ == "PRON" and child.dep_.startswith("expl") and form in closed("indirect")
        ):
            if case := preposition(child):
                yield from (Dependent(case[1], one, preposition=case[0]) for one in conjuncts(case[2]))
            else:
                yield Dependent("indirect", child)
        elif is_verbal(child) and any(word.text == "(" and word.i < child.i for word in child.children):
            continue  # "sostiene di averlo visto (la versione fu smentita)"
        elif child.dep_ in ("ccomp", "xcomp") or (
            child.dep_ == "parataxis" and not has_clause and is_said(verb, child)
        ):
            yield Dependent("clause", child)
        elif child.dep_ in _OBLIQUE:
            yield from _oblique(verb, child, passive, antecedent)
    if verb.dep_ in ("parataxis", "conj", "advcl") and not has_clause and quotes(verb):
        yield Dependent("clause", verb.head)
    if verb.head.lower_ == "quanto" and is_verbal(verb.head.head):  # "secondo quanto riferito dal ministro, ..."
        yield Dependent("clause", verb.head.head)
    has_object = has_clause or "obj" in functions
    if not passive and not has_object and (noun := surface_object(verb)) is not None:
        yield from (Dependent("object", one, lifted=True) for one in conjuncts(noun))
    if not has_clause:
        yield from (Dependent("clause", clause, lifted=True) for clause in clause_below(verb))
    yield from _lifted(verb)
    if passive:
        yield from _shared_agent(verb)


def _shared_agent(verb: Word) -> Iterator[Dependent]:
    """By whom, where only the last of coordinated passives says it: "è stato bloccato e denunciato dai carabinieri"."""
    if any(child.dep_ == "obl:agent" for child in verb.children):
        return
    for other in conjuncts(verb):
        if other is not verb and (not is_reduced(other) or any(child.dep_ in SUBJECT for child in other.children)):
            return
        for child in other.children:
            if child.dep_ == "obl:agent" and other is not verb and (case := preposition(child)) is not None:
                yield from (Dependent("agent", one, inferred=True, preposition=case[0]) for one in conjuncts(case[2]))
                return


def _oblique(verb: Word, child: Word, passive: bool, antecedent: Word | None) -> Iterator[Dependent]:
    if is_verbal(child) and child.dep_ in ("advcl", "acl", "obl"):
        mark = next((bare(word) for word in child.children if word.dep_ in ("mark", "case")), None)
        if mark in ("di", "a", "che", "se", "come"):
            yield Dependent("clause", child, preposition=mark)
        elif mark == "per":
            yield Dependent("purpose", child, preposition=mark)
        return
    case = preposition(child)
    if child.lower_ in RELATIVE:
        if antecedent is None:
            return
        if child.lower_ == "dove":
            yield Dependent("in", antecedent, preposition="in")
        elif case is not None:
            yield Dependent(_agent_or(case[1], passive), antecedent, preposition=case[0])
        return
    if case is None:
        return
    words, function, noun = case
    function = _agent_or(function, passive)
    for one in conjuncts(noun):
        own = preposition(one) if one != noun else None
        if own is not None:
            yield Dependent(_agent_or(own[1], passive), own[2], preposition=own[0])
        else:
            yield Dependent(function, one, preposition=words)


def _agent_or(function: str, passive: bool) -> str:
    return "agent" if passive and function == "da" else function


def _lifted(verb: Word) -> Iterator[Dependent]:
    """Complements that the parser put under the object or another complement though they may be the verb's."""
    stack = [
        (one, 0)
        for child in verb.children
        if child.dep_ in ("obj", "obl", "nsubj:pass", "nsubj", "obl:agent") and not is_verbal(child)
        for one in conjuncts(child)
    ]
    while stack:
        noun, depth = stack.pop()
        for low in noun.children:
            if low.dep_ != "nmod" or low.i < verb.i or (case := preposition(low)) is None:
                continue
            if case[1] != "di":
                function = _agent_or(case[1], is_passive(verb))
                yield from (Dependent(function, one, preposition=case[0], lifted=True) for one in conjuncts(case[2]))
            if depth < _LIFTED_FROM:
                stack.append((low, depth + 1))


def _of_noun(noun: Word) -> Iterator[Dependent]:
    for child in noun.children:
        if child.dep_ == "det:poss" or (child.pos_ in ("DET", "PRON") and "Yes" in child.morph.get("Poss", [])):
            yield Dependent("possessive", child)
        elif child.dep_ in ("acl", "acl:relcl") and is_verbal(child):
            yield from _from_clause(noun, child)
        elif case := preposition(child) if child.dep_ in ("nmod", "obl", "obl:agent", "appos", "conj", "dep") else None:
            for one in conjuncts(case[2]):
                yield Dependent(case[1], one, preposition=case[0])
        elif (
            child.i > noun.i
            and child.pos_ == "PROPN"
            and child.dep_ in ("nmod", "flat", "flat:name", "appos", "compound", "punct", "dep")
        ):
            yield from (Dependent("compound", one) for one in conjuncts(child))
    case = preposition(noun)
    if any(child.dep_ == "cop" for child in noun.children) and (_is_state(noun, case) or (case and case[0] == "a")):
        yield from (Dependent("holder", child) for child in noun.children if child.dep_ == "nsubj")
    if noun.dep_ in SUBJECT and any(child.dep_ == "cop" for child in noun.head.children):
        case = preposition(noun.head)
        if case is not None and case[1] == "di":  # "l'accusa è di furto e rapina"
            yield from (Dependent("di", one, preposition="di") for one in conjuncts(noun.head))
    for low in noun.children:  # "l'arresto ieri di Rossi"
        if low.i > noun.i and low.ent_type_ == "" and low.lower_ in closed("day"):
            for child in low.children:
                if child.i > low.i and (case := preposition(child)) is not None:
                    yield from (Dependent(case[1], one, preposition=case[0]) for one in conjuncts(case[2]))
    after = noun.doc[noun.i + 1] if noun.i + 1 < noun.sent.end else None
    if (owner := _owner_after(noun)) is not None:
        yield from (Dependent("di", one, preposition="di") for one in conjuncts(owner))
    if after is not None and after.pos_ == "PROPN" and after.ent_type_:
        yield from (Dependent("compound", one) for one in conjuncts(after))
    if (agent := _agent_after(noun)) is not None:
        yield from (Dependent("agent", one, preposition="da parte di") for one in conjuncts(agent))
    yield from _through_head(noun)


def _owner_after(noun: Word) -> Word | None:
    """The noun after "di" right behind an event noun or a word for a day, wherever the parser hangs it."""
    behind = noun.doc[noun.i + 1 : min(noun.i + 7, noun.sent.end)]
    if len(behind) > 2 and behind[0].lower_ in closed("day"):
        behind = behind[1:]
    if len(behind) < 2 or bare(behind[0]) != "di":
        return None
    for token in behind[1:]:
        if token.pos_ in ("NOUN", "PROPN"):
            return token if behind[0] in token.children else None
        if token.pos_ not in ("DET", "ADJ", "NUM"):
            return None
    return None


def _agent_after(noun: Word) -> Word | None:
    """The noun after "da parte di" behind an event noun, wherever the parser hangs it."""
    phrase = noun.doc[noun.i + 1 : min(noun.i + _AGENT_REACH, noun.sent.end)]
    for token in phrase[:-3] if len(phrase) > 3 else ():
        if is_verbal(token) and token.pos_ != "ADJ":
            return None
        if bare(token) == "da" and token.nbor().lower_ == "parte" and bare(token.nbor(2)) == "di":
            return next((word for word in noun.doc[token.i + 3 : token.i + 6] if word.pos_ in ("NOUN", "PROPN")), None)
    return None


def _from_clause(noun: Word, verb: Word) -> Iterator[Dependent]:
    """What the clause at an event noun says of it: "l'incontro avvenuto a Roma", "il furto compiuto dai due"."""
    does = is_verb_of(verb, "support", "do")
    if does:
        for one in _of_verb(verb):
            if one.function in ("subject", "agent") and one.token.i != noun.i:
                yield Dependent("subject", one.token)
    if does or is_verb_of(verb, "support", "occur"):
        yield from (
            one
            for one in _of_verb(verb)
            if one.preposition and one.function not in ("agent", "di") and one.token.i != noun.i
        )
    elif mark := next(
        (bare(c) for c in verb.children if bare(c) in ("di", "a", "che") and c.dep_ in ("mark", "case")), ""
    ):
        yield Dependent("clause", verb, preposition=mark)


def _is_counted(noun: Word) -> bool:
    """Whether a noun stands after a word for a quantity: "una serie di attentati", "decine di arresti"."""
    case = preposition(noun)
    return case is not None and case[1] == "di" and bool(words("quantity") & {noun.head.lower_, lemma(noun.head)})


def _is_state(noun: Word, case: tuple[str, str, Word] | None) -> bool:
    """Whether a noun with "in" or "a" says what state somebody is in: "in fuga", "agli arresti", not "nella gara"."""
    if case is None or case[0] not in ("in", "a"):
        return False
    return not is_articulated(noun) or noun.lower_ in closed("state")


def _through_head(noun: Word) -> Iterator[Dependent]:
    """What the verb beside an event noun gives it: "ha subito un furto", "l'incontro si è tenuto a Roma"."""
    first = noun
    while not is_verbal(first.head) and first.head != first and (first.dep_ == "conj" or _is_counted(first)):
        first = first.head
        if first.dep_ != "conj" and not is_verbal(first):
            yield from (
                one
                for clause in first.children
                if clause.dep_ == "acl" and is_verbal(clause) and clause.i > noun.i
                for one in _from_clause(noun, clause)
            )
    verb = first.head
    case = preposition(first)
    if not is_verbal(verb) or verb == first:
        if _is_state(first, case) and verb != first and first.dep_ in ("nmod", "obl"):
            yield Dependent("holder", verb)
        return
    passive = is_passive(verb)
    as_object = (
        first.dep_ == "obj"
        or (first.dep_ in SUBJECT and passive)
        or (case is not None and case[1] in ("a", "in") and first.dep_ == "obl")
    )
    as_subject = first.dep_ in SUBJECT
    does = is_verb_of(verb, "support", "do")
    if as_object and does:
        for one in _of_verb(verb):
            if one.function in ("subject", "agent") and one.token.i != first.i:
                yield Dependent("subject", one.token, inferred=one.inferred)
            elif one.function == "indirect" or (one.preposition and not one.lifted and one.function != "di"):
                yield one
    elif as_object and is_verb_of(verb, "support", "undergo"):
        for one in _of_verb(verb):
            if one.token.i == first.i:
                continue
            if one.function in ("subject", "object") and (one.function == "subject" or case is not None):
                yield Dependent("object", one.token, inferred=one.inferred)
            elif one.function == "agent" or one.function == "da":
                yield Dependent("agent", one.token)
    elif as_object and _is_state(first, case):
        for one in _of_verb(verb):
            if one.function in ("subject", "object") and one.token.i != first.i:
                yield Dependent("holder", one.token)
    if as_subject and (does or is_verb_of(verb, "support", "occur")):
        yield from (
            one for one in _of_verb(verb) if one.preposition and one.function not in ("agent", "di") and not one.lifted
        )
