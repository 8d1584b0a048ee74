"""Learn what the neighbours of a word say of its capital: `src/newsie/capitals/contexts.toml`.

    python scripts/casing_contexts.py DATA_DIR WORDS.toml OUT.toml

Method: logistic regression with sparse weights (FTRL-Proximal, McMahan et al. 2013) over sentences whose capitals are
taken away. Where a sentence may begin, a capital says nothing; nor does one in no name, where names are labelled.
"""

import math
import random
import sys
import textwrap
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain, pairwise
from pathlib import Path

from casing import DICE, LABELLED, NEWS, news, written
from corpora import rows

from newsie.capitals.contexts import FIXED, OTHER, features
from newsie.capitals.words import Knowledge, read_words, word_class

SEED = 20240914
EPOCHS = 2
WORDS = {"p1va_newsinbrief": 600_000, DICE: 200_000}
WORDS_OF_OTHERS = 30_000
"""How much is read of each source."""
COST = {"N": 4.0, "t": 0.7, "u": 0.7, "m": 0.7, "l": 1.0}
"""What a mistake costs by the shape of a word ("N" is one of a labelled name): a missed name most."""
SEEN = 3
"""How often a feature has to be seen."""
RATE, SMOOTH = 0.3, 1.0
L1, L2 = 1.0, 0.5
LEAST = 0.15
"""Smaller weights are left out, others rounded to steps of a fifth."""


def labelled(data: Path) -> Iterator[list[tuple[str, str]]]:
    """Words and shapes of sentences with labelled names; a capital in no name says nothing."""
    for name in LABELLED:
        for sentence in rows(data / "ner" / name):
            found = []
            for token, label in sentence:
                for word, shape in written(f"a {token}")[1:]:
                    is_capital = shape in "tum"
                    found.append((word, "N" if is_capital and label != "O" else "?" if is_capital else shape))
            yield found


def raw(data: Path) -> Iterator[list[tuple[str, str]]]:
    """Words and shapes of raw news."""
    for name in (*NEWS, DICE):
        left = WORDS.get(name, WORDS_OF_OTHERS)
        for text in news(data, name):
            row = written(text)
            left -= len(row)
            if left < 0:
                break
            yield row


def lines(rows: Iterable[list[tuple[str, str]]], known: Knowledge) -> Iterator[tuple[list[str], list[str], str]]:
    """Words, classes and shapes of sentences that have a small letter and a capital."""
    for row in rows:
        words = [word for word, _ in row]
        shapes = "".join(shape for _, shape in row)
        kinds = [OTHER if shape == "p" else word_class(word, known) for word, shape in row]
        for index, (word, after) in enumerate(pairwise(words)):
            if len(word) == 1 and after == "." and shapes[index] == "t":
                kinds[index] = "initial"
        if "l" in shapes and any(shape in shapes for shape in "Ntum"):
            yield words, kinds, shapes


def trained(rows: list[tuple[list[str], list[str], str]]) -> dict[tuple[str, str], float]:
    """The weights of the features that are seen often enough."""
    counts: Counter[tuple[str, str]] = Counter()
    for words, kinds, shapes in rows:
        for index, shape in enumerate(shapes):
            if shape in COST and kinds[index] not in FIXED:
                counts.update(features(words, kinds, index))
    ids = {name: number for number, name in enumerate(name for name, times in counts.items() if times >= SEEN)}
    counts.clear()
    examples = [
        (shape, [ids[name] for name in features(words, kinds, index) if name in ids])
        for words, kinds, shapes in rows
        for index, shape in enumerate(shapes)
        if shape in COST and kinds[index] not in FIXED
    ]
    weights, sums, squares = ([0.0] * len(ids) for _ in range(3))
    rng = random.Random(SEED)
    for epoch in range(EPOCHS):
        rng.shuffle(examples)
        missed = added = 0
        for shape, found in examples:
            score = sum([weights[number] for number in found])
            missed += shape == "N" and score <= 0
            added += shape == "l" and score > 0
            gradient = 1 / (1 + math.exp(-max(-30.0, min(30.0, score)))) - (shape != "l")
            if abs(gradient) < 0.01:
                continue
            gradient *= COST[shape]
            for number in found:
                square = squares[number]
                root = math.sqrt(square + gradient * gradient)
                total = sums[number] + gradient - (root - math.sqrt(square)) / RATE * weights[number]
                sums[number], squares[number] = total, square + gradient * gradient
                rest = abs(total) - L1
                weights[number] = -math.copysign(rest, total) / ((SMOOTH + root) / RATE + L2) if rest > 0 else 0.0
        print(f"epoch {epoch}: of {len(examples)} words {missed} names missed, {added} added", flush=True)
    return {name: weights[number] for name, number in ids.items()}


def main(data: Path, words: Path, out: Path) -> None:
    known = read_words(words)
    weights = trained(list(lines(chain(labelled(data), raw(data)), known)))
    tables: dict[str, dict[float, list[str]]] = defaultdict(lambda: defaultdict(list))
    for (kind, value), weight in weights.items():
        if abs(weight) >= LEAST:
            tables[kind][round(5 * weight) / 5].append(value)
    with out.open("w", encoding="utf8") as file:
        print("# What neighbours say of a capital: weights learned by training/scripts/casing_contexts.py.", file=file)
        for kind, steps in sorted(tables.items()):
            print(f"\n[{kind}]", file=file)
            for weight, values in sorted(steps.items()):
                body = textwrap.fill(" ".join(sorted(values)), 140, break_long_words=False, break_on_hyphens=False)
                print(f"'{weight:+}' = '''\n{body}\n'''", file=file)
    print({kind: sum(map(len, steps.values())) for kind, steps in tables.items()}, f"{out.stat().st_size / 1e3:.0f} kB")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]))
