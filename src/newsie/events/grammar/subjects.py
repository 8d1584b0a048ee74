"""Who does what a verb form says, as far as its sentence tells: its own subject, that of a relative or participial
clause, and the subject that infinitives, gerunds and coordinated verbs share with the verb above them.

Verbs of control ("ha chiesto a Rossi di partire") are in `syntax.toml`.
"""

from newsie.events.grammar.clauses import (
    RELATIVE,
    agree,
    auxiliaries,
    bare,
    closed,
    conjuncts,
    is_finite,
    is_inflected,
    is_participle,
    is_passive,
    is_verb_of,
    is_verbal,
    lemma,
    preposition,
    preposition_nouns,
)
from newsie.events.grammar.phrases import is_people
from newsie.parse import Word

_CONTROLLED = frozenset({"xcomp", "advcl", "ccomp", "obl", "acl", "parataxis"})
_DEEPEST = 6
"""How many verbs a shared subject is followed up."""
_NEAR = 12
"""How many tokens before a participle its noun may stand when the parser misses it."""
_HEADS = frozenset({"nsubj", "nsubj:pass", "obj", "appos", "conj", "parataxis", "ROOT"})
"""The relations of a noun that stands for itself beside a participle."""


def subjects(verb: Word, _depth: int = 0) -> list[tuple[Word, bool]]:
    """The grammatical subjects of a verb form with whether they come from another clause; none when it is left out."""
    found = _own_subjects(verb)
    if is_said_in(verb):
        found = [child for child in found if child.lower_ not in RELATIVE]
        return [(token, False) for head in found for token in conjuncts(head)]
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
        return _of_infinitive(head, verb, _depth) if _is_infinitive(verb) else [(head, False)]
    elif verb.dep_ in _CONTROLLED and head.pos_ == "ADJ" and not is_verbal(head) and _is_infinitive(verb):
        return _of_infinitive(head, verb, _depth)  # "il gruppo era pronto a compiere un attentato"
    elif (antecedent := _relative_subject(verb)) is not None:
        return [(antecedent, False)]
    if verb.dep_ == "conj" and is_verbal(head) and _agree(verb, head):
        return [(token, True) for token, _ in subjects(head, _depth + 1)]
    if verb.dep_ in _CONTROLLED and is_verbal(head) and not is_finite(verb):
        return _controllers(verb, head, _depth)
    return []


def _own_subjects(verb: Word) -> list[Word]:
    """The subjects in the clause of a verb, an apposition left out: "l'uomo, un operaio di 30 anni, è stato ..."."""
    found = [child for child in verb.children if child.dep_ in ("nsubj", "nsubj:pass") and not _is_clause(child)]
    if len(found) != 2 or found[1].i > verb.i:
        return found
    first, second = found
    last = max(word.i for word in second.subtree)
    apart = second.left_edge.i > first.i and second.left_edge.nbor(-1).text == ","
    if not apart or "," not in (second.doc[last].text, second.doc[last + 1].text):
        return found
    return [second if _is_named(second) and not _is_named(first) else first]


def is_said_in(clause: Word) -> bool:
    """Whether a clause at a noun is what a verb without object says: "ha annunciato in un'intervista che lascerà"."""
    noun = clause.head
    if clause.dep_ != "acl:relcl" or noun.dep_ != "obl" or not is_verbal(noun.head) or noun.i < noun.head.i:
        return False
    that = next((child for child in clause.children if child.lower_ == "che" and child.i < clause.i), None)
    case = preposition(noun)
    bare_verb = not any(child.dep_ in ("obj", "ccomp", "xcomp") for child in noun.head.children)
    if that is None or case is None or that.nbor(-1).text == ",":
        return False
    known = any(child.dep_ == "det" and child.lower_ in closed("definite") for child in noun.children)
    through = case[1] == "mediante" or (case[1] in ("in", "durante") and not known)
    return bare_verb and through and is_verb_of(noun.head, "saying", "that")


def _is_clause(word: Word) -> bool:
    """Whether a subject is a clause, which does nothing."""
    return is_verbal(word) and is_finite(word)


def _is_named(noun: Word) -> bool:
    """Whether a noun is a name or has one in apposition: "il brasiliano Roberto Azevêdo"."""
    named = (child for child in noun.children if child.ent_type_ and child.i > noun.i and preposition(child) is None)
    return bool(noun.ent_type_) or any(named)


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
    if (name := _name_before(verb)) is not None:
        return name
    if verb.dep_ == "conj" and is_reduced(head) and not _has_noun_between(head, verb):
        shared = subjects(head)
        return shared[0][0] if shared and agree(verb, shared[0][0]) else None
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
            and not (token.ent_type_ == "LOC" and token.dep_ == "obl")
            and agree(verb, token)
        ):
            return token
    return None


def _name_before(verb: Word) -> Word | None:
    """The person right before a participle and its comma: "addio a Carlo Neri, stroncato da un male"."""
    at = verb.i - 1
    while at > verb.sent.start and verb.doc[at].pos_ == "ADV":
        at -= 1
    if at <= verb.sent.start or verb.doc[at].text != ",":
        return None
    name = verb.doc[at - 1]
    if name.ent_type_ != "PER":
        return None
    while name.head.ent_type_ == "PER" and name.dep_ in ("flat:name", "flat", "nmod", "amod") and name.head.i < name.i:
        name = name.head
    return name if verb.head.i < name.i and agree(verb, name) else None


def _has_noun_between(head: Word, verb: Word) -> bool:
    """Whether a noun without preposition stands between two coordinated participles, so that each has its own."""
    return any(
        word.pos_ in ("NOUN", "PROPN") and word.dep_ in _HEADS and agree(verb, word) and preposition(word) is None
        for word in verb.doc[head.i + 1 : verb.i]
    )


def _noun_after(verb: Word) -> Word | None:
    """The noun without preposition after a participle: "Fermati dalla Volante due pregiudicati", "superata la
    barriera"."""
    for child in verb.children:
        nominal = child.i > verb.i and child.pos_ in ("NOUN", "PROPN", "NUM") and child.dep_ != "conj"
        if nominal and agree(verb, child) and not any(word.dep_ in ("case", "mark") for word in child.children):
            return child
    return None


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


def _is_infinitive(verb: Word) -> bool:
    return any("Inf" in word.morph.get("VerbForm", ()) for word in (verb, *auxiliaries(verb)))


def _of_infinitive(noun: Word, verb: Word, depth: int) -> list[tuple[Word, bool]]:
    """Who does what an infinitive at a noun or adjective says: "la richiesta del partito di rivedere", "il sindaco,
    capace di vincere", "regala all'Italia la possibilità di accedere"; else who has the noun."""
    if noun.pos_ == "ADJ":
        own = _own_subjects(noun)
        if own or is_verbal(noun.head) or noun.head is noun:
            return [(token, True) for head in own for token in conjuncts(head)]
        return [(token, True) for token in conjuncts(noun.head)]
    if any(child.dep_ == "det:poss" for child in noun.children) and noun.dep_ not in ("obj", "nsubj:pass"):
        return []
    for child in noun.children:
        case = preposition(child) if noun.i < child.i < verb.i and child.dep_ == "nmod" else None
        if case is not None and case[1] == "di" and is_people(case[2]):
            return [(token, True) for token in conjuncts(case[2])]
    above = noun.head
    while not is_verbal(above) and above.head is not above:
        noun, above = above, above.head
    if not is_verbal(above) or above is verb:
        return []
    if noun.dep_ == "obj" and is_verb_of(above, "control", "object"):
        if is_people(noun):  # "accusa la Georgia di aver sparato"
            return [(token, True) for token in conjuncts(noun)]
        if above.lower_.endswith("gli"):  # "chiedendogli la disponibilità a partire"
            return []
    given = [c for c in above.children if c.dep_ in ("obl", "iobj") and (p := preposition(c)) and p[1] == "a"]
    given = [child for child in given if child.ent_type_ or is_verb_of(above, "control", "object")]
    if noun.dep_ in ("obj", "nsubj:pass") and given:
        return [(token, True) for token in conjuncts(given[0])]
    return [(token, True) for token, _ in subjects(above, depth + 1) if token is not noun and is_people(token)]


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

    The noun of a fixed preposition is no antecedent, nor is one with which a passive does not agree: the first noun
    after it that agrees with the verb is.
    """
    is_subject = any(child.dep_ == "nsubj:pass" and child.lower_ == "che" for child in verb.children)
    if noun.lower_ not in preposition_nouns() and (agree(verb, noun) or not is_subject):
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
