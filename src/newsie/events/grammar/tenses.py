"""Tense and mood of a verb form with its auxiliaries."""

from newsie.events.grammar.clauses import auxiliaries, closed, is_inflected, is_participle, lemma, takes_essere
from newsie.parse import Word


def subjunctive(verb: Word) -> Word | None:
    """The word in the subjunctive of a verb form: "pare che sia morto"."""
    return next((word for word in (*auxiliaries(verb), verb) if "Sub" in list(word.morph.get("Mood", []))), None)


def future_tense(verb: Word) -> Word | None:
    """The word in the future tense, unless it is a modal verb: "si terrà", "sarà completata"."""
    words = (*auxiliaries(verb), verb)
    return next((w for w in words if "Fut" in list(w.morph.get("Tense", [])) and lemma(w) not in closed("modal")), None)


def is_past_clause(verb: Word) -> bool:
    """Whether a clause tells the past: "di aver fornito", "che è stato fornito", "che forniva"."""
    words = auxiliaries(verb)
    compound = is_participle(verb) and any(
        lemma(word) == "avere" or word.lower_[:-1] == "stat" or takes_essere(verb) for word in words
    )
    finite = [word for word in (verb, *words) if is_inflected(word)]
    return compound or any(
        {"Past", "Imp"} & set(word.morph.get("Tense", [])) and "Sub" not in list(word.morph.get("Mood", []))
        for word in finite
    )


def is_infinitive(verb: Word) -> bool:
    """Whether a clause is an infinitive after a preposition ("di partire", "a rafforzare")."""
    words = [verb, *auxiliaries(verb)]
    return any("Inf" in list(word.morph.get("VerbForm", [])) for word in words)


def is_gerund(verb: Word) -> bool:
    """Whether a verb form is a gerund: "andando", "avendo rubato"."""
    return any("Ger" in word.morph.get("VerbForm", ()) for word in (verb, *auxiliaries(verb)))
