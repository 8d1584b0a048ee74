"""Turn the sources with labelled names into spaCy training files.

    python scripts/corpora.py DATA_DIR CORPUS_DIR

Writes one `.spacy` file for every corpus of `sources.toml` that begins with "ner". Gold tokens keep the gold
tokenisation; spaCy aligns them with its own when it trains.
"""

import random
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import spacy
from conllu import read
from corpus_files import write
from sources import corpora
from spacy.tokens import Doc, Span
from spacy.training import iob_to_biluo
from spacy.training.iob_utils import tags_to_entities
from spacy.vocab import Vocab

SEED = 20240914
SENTENCES_PER_DOC = (1, 12)
NO_SPACE_BEFORE = set(",.;:!?)]}»”%…")
NO_SPACE_AFTER = set("([{«“")
LABELS = {"PER", "LOC", "ORG"}

Row = tuple[str, str]


def rows(path: Path) -> Iterator[list[Row]]:
    """Sentences of (token, BIO tag) from a KIND, CoNLL or WikiNEuRal file; labels outside PER, LOC, ORG become O."""
    sentence: list[Row] = []
    for line in read(path).splitlines():
        fields = line.split()
        if not fields:
            if sentence:
                yield sentence
            sentence = []
            continue
        token, tag = (fields[1], fields[2]) if len(fields) == 3 and fields[0].isdigit() else (fields[0], fields[-1])
        if tag in LABELS:  # files without B-/I-
            tag = ("I-" if sentence and sentence[-1][1][2:] == tag else "B-") + tag
        sentence.append((token, tag if tag[2:] in LABELS else "O"))
    if sentence:
        yield sentence


def document(vocab: Vocab, sentences: Iterable[list[Row]], separator: str) -> Doc:
    """Sentences written the way Italian is (no space after an apostrophe or before a comma), `separator` between."""
    words: list[str] = []
    spaces: list[bool] = []
    tags: list[str] = []
    in_quote = False
    for sentence in sentences:
        if words and separator == "\n":
            words.append("\n")
            spaces.append(False)
            tags.append("O")
        elif words:
            spaces[-1] = True
        for index, (word, tag) in enumerate(sentence):
            following = sentence[index + 1][0] if index + 1 < len(sentence) else ""
            in_quote ^= word == '"'
            glued = (
                not following
                or following in NO_SPACE_BEFORE
                or word in NO_SPACE_AFTER
                or (word.endswith(("'", "’")) and len(word) > 1)
                or following in ("'", "’")
                or (word == '"' and in_quote)
                or (following == '"' and in_quote)
            )
            words.append(word)
            spaces.append(not glued)
            tags.append(tag)
    doc = Doc(vocab, words=words, spaces=spaces)
    doc.set_ents([Span(doc, start, end + 1, label=label) for label, start, end in tags_to_entities(iob_to_biluo(tags))])
    return doc


def articles(vocab: Vocab, sentences: Iterable[list[Row]], rng: random.Random) -> Iterator[Doc]:
    """Documents of 1 to 12 sentences, half of them a sentence a line."""
    block: list[list[Row]] = []
    size = rng.randint(*SENTENCES_PER_DOC)
    for sentence in sentences:
        block.append(sentence)
        if len(block) == size:
            yield document(vocab, block, rng.choice(" \n"))
            block, size = [], rng.randint(*SENTENCES_PER_DOC)
    if block:
        yield document(vocab, block, "\n")


def main(data: Path, out: Path) -> None:
    rng = random.Random(SEED)
    vocab = spacy.blank("it").vocab
    for corpus, members in corpora("ner"):
        docs: list[Doc] = []
        for source in members:
            docs += articles(vocab, rows(data / source["path"]), rng)
        write(docs, out / f"{corpus}.spacy")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
