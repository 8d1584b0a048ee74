"""Which words of a line have a capital, by the word and its neighbours; the weights are in `contexts.toml`.

What a word by itself tells is its class (`words.toml`: how often it has a capital, or what its ending says); its
neighbours tell the rest: "la Rossi" and "i muri rossi", "ministro degli Esteri" and "mercati esteri".
"""

from collections.abc import Iterator, Mapping, Sequence

Weights = Mapping[str, Mapping[str, float]]
"""For every kind of feature, what its values add to the score of a capital."""

OTHER = "other"
"""The class of figures and punctuation marks, which have no capitals."""


CLEAR = 0.3
"""A capital needs a score above this: the weights were learned with a high cost of missed names."""
FIXED = {OTHER: False, "initial": True, "roman": True, "acronym": True}
"""Classes that say all, whatever the neighbours."""


def features(words: Sequence[str], classes: Sequence[str], index: int) -> Iterator[tuple[str, str]]:
    """Kind and value of everything that speaks for or against a capital of the word at `index`."""
    word, kind = words[index], classes[index]
    left, right = index - 1, index + 1
    before, before_kind = (words[left], classes[left]) if index else ("^", OTHER)
    after, after_kind = (words[right], classes[right]) if right < len(words) else ("$", OTHER)
    yield "class", kind
    yield "classes_before", f"{before_kind}_{kind}"
    yield "classes_after", f"{kind}_{after_kind}"
    yield "word", word
    yield "before", before
    yield "after", after
    yield "before_class", f"{before}_{kind}"
    yield "class_after", f"{kind}_{after}"
    yield "pair_before", f"{before}_{word}"
    yield "pair_after", f"{word}_{after}"
    if index > 1:
        yield "second_before", f"{words[index - 2]}_{word}"
        yield "second_class_before", f"{classes[index - 2]}_{before}_{kind}"
    if index + 2 < len(words):
        yield "second_after", f"{word}_{words[index + 2]}"
        yield "second_class_after", f"{kind}_{after}_{classes[index + 2]}"


def has_capital(words: Sequence[str], classes: Sequence[str], weights: Weights) -> list[bool]:
    """For each word of a line whether it has a capital: logistic regression."""
    return [
        FIXED[kind]
        if kind in FIXED
        else sum(weights[name].get(value, 0.0) for name, value in features(words, classes, index)) > CLEAR
        for index, kind in enumerate(classes)
    ]
