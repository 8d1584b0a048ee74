"""Turn the treebanks into spaCy training files.

    python scripts/treebanks.py DATA_DIR CORPUS_DIR

Writes one `.spacy` file for every corpus of `sources.toml` that begins with "syntax". A training document is one to ten
sentences of one treebank in random order, some with line breaks between; its words carry the name of the treebank as
their tag (`treebank_feature.py`). The development corpus stays in order, ten sentences a document.
"""

import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import spacy
from conllu import read, sentences, to_text, words
from conventions import harmonise
from corpus_files import write
from sources import corpora
from spacy.tokens import Doc
from spacy.training.converters.conllu_to_docs import conllu_sentence_to_doc
from spacy.vocab import Vocab
from tweets import as_prose
from ud_version import to_version_2

SEED = 20240914
SENTENCES_PER_DOC = (1, 10)
SENTENCES_IN_DEV = 10
WITH_LINE_BREAKS = 0.25
"""The share of documents with sentences on lines of their own, and of full stops left out at the end of those."""
LISTS_WITH_SEMICOLONS = 0.2
"""The share of sentences with a list of nouns whose commas become semicolons: these do not end a sentence."""
MEASURING = "isdt"
"""The treebank whose conventions the model is to speak: its words have no tag."""


@dataclass
class Annotated:
    """Words and their annotation, ready for `Doc`; heads are indices."""

    words: list[str] = field(default_factory=list)
    spaces: list[bool] = field(default_factory=list)
    pos: list[str] = field(default_factory=list)
    morphs: list[str] = field(default_factory=list)
    lemmas: list[str] = field(default_factory=list)
    deps: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)

    def add(self, other: "Annotated") -> None:
        shift = len(self.words)
        for name, values in vars(other).items():
            vars(self)[name] += [value + shift for value in values] if name == "heads" else values

    def break_line(self, breaks: str) -> None:
        """A line break after the last word."""
        self.spaces[-1] = False
        self.add(Annotated([breaks], [False], ["SPACE"], [""], [breaks], ["dep"], [-1]))


def treebank(path: Path, name: str, *, harmonised: bool) -> list[Annotated]:
    """The sentences of a CoNLL-U file, contracted words ("della") as one token."""
    text = read(path)
    if "UDv1" in path.name:
        text = to_version_2(text)
    vocab = Vocab()
    found = []
    for rows in sentences(text):
        for sentence in as_prose(rows) if name == "tweets" else [rows]:
            if harmonised:
                harmonise(words(sentence), name)
            doc = conllu_sentence_to_doc(vocab, to_text(sentence).split("\n"), "", merge_subtokens=True)
            found.append(
                Annotated(
                    [token.text for token in doc],
                    [bool(token.whitespace_) for token in doc],
                    [token.pos_ for token in doc],
                    [str(token.morph) for token in doc],
                    [token.lemma_ for token in doc],
                    [token.dep_ for token in doc],
                    [token.head.i for token in doc],
                )
            )
    return found


def with_semicolons(sentence: Annotated) -> Annotated:
    """The commas of a list of nouns as semicolons, if there is one with two at least."""
    commas = [
        index
        for index, (word, head) in enumerate(zip(sentence.words, sentence.heads, strict=True))
        if word == "," and sentence.deps[head] == "conj" and sentence.pos[head] in ("NOUN", "PROPN", "NUM")
    ]
    if len(commas) < 2:
        return sentence
    changed = Annotated(**vars(sentence))
    changed.words = [";" if index in commas else word for index, word in enumerate(sentence.words)]
    changed.lemmas = [";" if index in commas else lemma for index, lemma in enumerate(sentence.lemmas)]
    return changed


def documents(found: Sequence[Annotated], rng: random.Random) -> Iterator[Annotated]:
    """The sentences in random order, one to ten a document, as news sets them."""
    left = rng.sample(list(found), len(found))
    while left:
        size = rng.randint(*SENTENCES_PER_DOC)
        block, left = left[:size], left[size:]
        breaks = rng.choice(["\n", "\n\n"]) if rng.random() < WITH_LINE_BREAKS else ""
        document = Annotated()
        for number, sentence in enumerate(block):
            document.add(with_semicolons(sentence) if rng.random() < LISTS_WITH_SEMICOLONS else sentence)
            document.spaces[-1] = True
            if breaks and number + 1 < len(block) and rng.random() < 0.5:
                if document.words[-1] == "." and len(sentence.words) > 1 and rng.random() < WITH_LINE_BREAKS:
                    for values in vars(document).values():
                        values.pop()
                document.break_line(breaks)
        yield document


def in_order(found: Sequence[Annotated]) -> Iterator[Annotated]:
    for start in range(0, len(found), SENTENCES_IN_DEV):
        document = Annotated()
        for sentence in found[start : start + SENTENCES_IN_DEV]:
            document.add(sentence)
        yield document


def to_doc(vocab: Vocab, document: Annotated, tag: str) -> Doc:
    annotation: dict[str, Any] = vars(document)
    return Doc(vocab, tags=[tag] * len(document.words), **annotation)


def main(data: Path, out: Path) -> None:
    rng = random.Random(SEED)
    vocab = spacy.blank("it").vocab
    for corpus, members in corpora("syntax"):
        docs: list[Doc] = []
        for source in members:
            name = source["treebank"]
            found = treebank(data / source["path"], name, harmonised=corpus != "syntax_dev")
            made = in_order(found) if corpus == "syntax_dev" else documents(found, rng)
            docs += [to_doc(vocab, document, "" if name == MEASURING else name) for document in made]
        write(docs, out / f"{corpus}.spacy")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
