"""Write the raw text that word vectors are trained on: one paragraph a line, tokens split by spaces.

    python scripts/raw_text.py DATA_DIR OUT.txt WORDS

A small share of the paragraphs is repeated in capitals, in lower case or with apostrophes for accents, so that the
subwords of headlines and agency text have vectors too.
"""

import json
import lzma
import random
import sys
from collections.abc import Iterator
from pathlib import Path

import spacy
from noise import apostrophes_for_accents, curly_quotes

SEED = 20240914
REPEATED = {str.upper: 0.04, str.lower: 0.02, apostrophes_for_accents: 0.02, curly_quotes: 0.02}


def lines(path: Path) -> Iterator[str]:
    with lzma.open(path, "rt", encoding="utf8") as file:
        yield from file


def paragraphs(data: Path) -> Iterator[str]:
    """Every paragraph of the unlabelled news and of the raw text behind the labelled train files."""
    for path in sorted((data / "news" / "modern").glob("*.txt.xz")):
        yield from lines(path)
    for line in lines(data / "news" / "dice.jsonl.xz"):
        yield from json.loads(line)["text"].split("\n")
    tokens: list[str] = []
    for name in (
        "kind/WN_train.tsv.xz",
        "kind/FIC_train.tsv.xz",
        "kind/ADG_train.tsv.xz",
        "kind/moro_train_silver.tsv.xz",
    ):
        for line in lines(data / "ner" / name):
            if line.strip():
                tokens.append(line.split("\t")[0])
            else:
                yield " ".join(tokens)
                tokens = []
    for name in ("val", "test"):
        for line in lines(data / "ner" / "wikineural" / f"{name}.conllu.xz"):
            if line.strip():
                tokens.append(line.split("\t")[1])
            else:
                yield " ".join(tokens)
                tokens = []


def main(data: Path, out: Path, most: int) -> None:
    tokenizer = spacy.blank("it").tokenizer
    rng = random.Random(SEED)
    seen: set[int] = set()
    words = 0
    with out.open("w", encoding="utf8") as file:
        for paragraph in paragraphs(data):
            paragraph = paragraph.strip()
            if len(paragraph) < 20 or hash(paragraph) in seen:
                continue
            if words >= most:
                break
            seen.add(hash(paragraph))
            versions = [paragraph, *(change(paragraph) for change, share in REPEATED.items() if rng.random() < share)]
            for version in versions:
                row = [token.text for token in tokenizer(version) if not token.is_space]
                words += len(row)
                print(*row, file=file)
    print(f"{words} tokens in {len(seen)} paragraphs")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
