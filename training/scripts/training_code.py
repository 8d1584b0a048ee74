"""What training needs beside spaCy (`--code`): news noise, treebanks' names, faster products, a later stage's trees."""

import random
from collections.abc import Callable, Iterator
from itertools import groupby

import spacy
import thinc.api
from noise import apostrophes_for_accents, capitals, curly_quotes, without_accents
from spacy.language import Language
from spacy.training import Example

from newsie.capitals.words import in_small_letters

Words = list[str]

CAPITALS_LOST, CAPITALS_ADDED = 0.06, 0.005
_mistakes = random.Random(20240914)


def each(change: Callable[[str], str]) -> Callable[[Words], Words]:
    return lambda words: [change(word) for word in words]


def between_words(change: Callable[[str], str]) -> Callable[[Words], Words]:
    """For a change that has to see the whole text, such as that of quotes, which come in pairs."""
    return lambda words: change("\x1f".join(words)).split("\x1f")


def capitals_restored(words: Words) -> Words:
    """What the recogniser gets of text in capitals: `newsie.capitals` restores it first.

    That knows the words of training better than those of a new text: some more mistakes make up for it.
    """
    restored: Words = []
    for _, line in groupby(words, key=lambda word: "\n" in word):
        restored += in_small_letters([capitals(word) for word in line])
    return [
        word.lower()
        if word.istitle() and _mistakes.random() < CAPITALS_LOST
        else word.capitalize()
        if word.islower() and _mistakes.random() < CAPITALS_ADDED
        else word
        for word in restored
    ]


CHANGES: dict[str, Callable[[Words], Words]] = {
    "capitals": capitals_restored,
    "capitals_apostrophes": lambda words: capitals_restored([apostrophes_for_accents(word) for word in words]),
    "lower": each(str.lower),
    "apostrophes": each(apostrophes_for_accents),
    "accentless": each(without_accents),
    "curly": between_words(curly_quotes),
}


@thinc.api.registry.ops("NumpyOps")
class OpenBlasOps(thinc.api.NumpyOps):
    """Matrix products by numpy's OpenBLAS in place of BLIS: a step of training takes half the time."""

    def __init__(self, device_type: str = "cpu", device_id: int = -1, *, use_blis: bool = False) -> None:
        super().__init__(device_type, device_id, use_blis=use_blis)


@spacy.registry.augmenters("newsie.news_noise.v1")
def news_noise(shares: dict[str, float], seed: int) -> Callable[[Language, Example], Iterator[Example]]:
    """Change a whole document in one way with the given probability each; the gold annotation stays."""
    rng = random.Random(seed)

    def augment(nlp: Language, example: Example) -> Iterator[Example]:
        draw = rng.random()
        for name, share in shares.items():
            if draw < share:
                yield with_treebank(changed(nlp, example, CHANGES[name]))
                return
            draw -= share
        yield with_treebank(example)

    return augment


@spacy.registry.callbacks("newsie.known_trees.v1")
def known_trees() -> Callable[[Language], Language]:
    """Let a lemmatizer that was read from disk learn on: spaCy 3.8 does not restore its map from trees to labels."""

    def restore(nlp: Language) -> Language:
        lemmatizer = nlp.get_pipe("lemmatizer")
        lemmatizer.tree2label = {tree: label for label, tree in enumerate(lemmatizer.cfg["labels"])}
        return nlp

    return restore


def with_treebank(example: Example) -> Example:
    """Let the model see in training which treebank a document is from: see `treebank_feature.py`."""
    if treebank := example.reference[0].tag_:
        for token in example.predicted:
            token.tag_ = treebank
    return example


def changed(nlp: Language, example: Example, change: Callable[[Words], Words]) -> Example:
    annotation = example.to_dict()
    tokens = annotation["token_annotation"]
    tokens["ORTH"] = words = change(tokens["ORTH"])
    text = "".join(word + (" " if space else "") for word, space in zip(words, tokens["SPACY"], strict=True))
    return Example.from_dict(nlp.make_doc(text), annotation)
