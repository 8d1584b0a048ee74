"""How fast the entity step is: what a gazetteer costs, and how the time grows with the mentions of an article.

    python benchmarks/entities.py [--words 60000] [--names 100000]

Prints words a second of the whole pipeline with and without a gazetteer of made-up names, and the time that one
article of 5,000 mentions takes against five of 1,000. Exits with 1 where a promise is broken: 15 % for the gazetteer,
twice the time for the long article. Times are processor time of this process, the best of several runs.
"""

import argparse
import itertools
import json
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc

import newsie
from newsie.entities import find_entities

PARAGRAPH = (
    "Il ministro della Difesa Guido Bassetti ha incontrato ieri a Parigi il collega francese Alain Duprès. "
    "Secondo l'agenzia Nova, Bassetti ha chiesto alla Commissione europea un piano comune. "
    "La Nerviani Motor di Carpi, che produce i motori, ha annunciato trecento assunzioni entro giugno, "
    "mentre i sindacati hanno proclamato uno sciopero di quattro ore. "
    "L'azienda ha replicato che il confronto è aperto.\n"
)
FIRST = [
    "Mario",
    "Anna",
    "Paolo",
    "Giulia",
    "Marco",
    "Elena",
    "Luca",
    "Sara",
    "Carlo",
    "Marta",
    "Ugo",
    "Ada",
    "Leo",
    "Irene",
    "Piero",
    "Clara",
    "Dario",
    "Lidia",
    "Bruno",
    "Nora",
]
LEFT = [
    "Bar",
    "Cor",
    "Del",
    "Fal",
    "Gam",
    "Lon",
    "Mar",
    "Nar",
    "Pal",
    "Ros",
    "Sal",
    "Tar",
    "Val",
    "Zan",
    "Ber",
    "Cas",
    "Fer",
    "Gal",
    "Mon",
    "Ven",
]
MIDDLE = ["a", "e", "i", "o", "u", "ari", "ori", "eni", "ini", "anti", "elli", "etti", "ucci", "erra", "onda"]
RIGHT = [
    "zzi",
    "ni",
    "tti",
    "lli",
    "cci",
    "rdi",
    "sti",
    "ndi",
    "ri",
    "to",
    "no",
    "si",
    "nzi",
    "gni",
    "sco",
    "rgi",
    "ldi",
    "mbi",
    "ppi",
    "vi",
]


def surnames(n: int) -> list[str]:
    return ["".join(parts) for parts in itertools.islice(itertools.product(LEFT, MIDDLE, RIGHT), n)]


def gazetteer(path: Path, n: int) -> None:
    """A JSONL file of n names of people that do not stand in the text, as most of a large list do not."""
    pairs = itertools.product(surnames(6000), FIRST)
    with path.open("w", encoding="utf8") as lines:
        for surname, first in itertools.islice(pairs, n):
            lines.write(json.dumps({"name": f"{first} {surname}", "label": "PER"}) + "\n")


def best(task: Callable[[], object], runs: int) -> float:
    """The shortest processor time of several runs, in seconds."""
    times = []
    for _ in range(runs):
        started = time.process_time()
        task()
        times.append(time.process_time() - started)
    return min(times)


def mentions(nlp: Language, n: int, offset: int = 0) -> Doc:
    """An article of n mentions: full names, surnames, titles, acronyms, places, in a mixture as news have it."""
    words: list[str] = []
    spans: list[tuple[int, int, str]] = []
    names = surnames(6000)
    for i in range(n):
        j = offset + i // 3
        kind = i % 6
        before, name, label = (
            (["Il", "ministro"], [FIRST[j % 20], names[j % 6000]], "PER"),
            (["e", "poi"], [names[j % 6000]], "PER"),
            (["con"], [FIRST[(j + 7) % 20], names[j % 6000]], "PER"),
            (["della"], ["Banca", names[j % 6000], "Motor"], "ORG"),
            (["della"], ["Banca"], "ORG"),
            (["a"], ["Villa", names[j % 6000]], "LOC"),
        )[kind]
        words += [*before, *name, "."]
        spans.append((len(words) - 1 - len(name), len(words) - 1, label))
    doc = Doc(nlp.vocab, words=words)
    doc.ents = [doc[start:end] for start, end, _ in spans]
    doc.ents = [spacy.tokens.Span(doc, start, end, label=label) for start, end, label in spans]
    return doc


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--words", type=int, default=60_000, help="length of the text for the throughput")
    parser.add_argument("--names", type=int, default=100_000, help="names in the gazetteer")
    parser.add_argument("--runs", type=int, default=3, help="runs of which the best counts")
    args = parser.parse_args()

    texts = [PARAGRAPH * 6] * max(1, args.words // (6 * len(PARAGRAPH.split())))
    words = len(PARAGRAPH.split()) * 6 * len(texts)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "names.jsonl"
        gazetteer(path, args.names)
        bare = newsie.load()
        started = time.process_time()
        listed = newsie.load(gazetteer=path)
        print(f"a gazetteer of {args.names:,} names is ready after {time.process_time() - started:.1f} s")
    # The two pipelines take turns, so that what slows the machine slows both.
    seconds = {False: float("inf"), True: float("inf")}
    for _ in range(args.runs):
        for with_names, nlp in ((False, bare), (True, listed)):
            seconds[with_names] = min(seconds[with_names], best(lambda nlp=nlp: list(nlp.pipe(texts)), 1))
    cost = seconds[True] / seconds[False] - 1
    print(f"{words / seconds[False]:,.0f} words/s without it, {words / seconds[True]:,.0f} with it: {cost:+.1%}")

    nlp = spacy.blank("it")
    long, short = mentions(nlp, 5000), [mentions(nlp, 1000, offset=334 * i) for i in range(5)]
    one = best(lambda: find_entities(long), args.runs)
    five = best(lambda: [find_entities(doc) for doc in short], args.runs)
    print(f"5,000 mentions: {one:.2f} s in one article, {five:.2f} s in five of 1,000: {one / five:.2f} times")
    return int(cost >= 0.15 or one >= 2 * five)


if __name__ == "__main__":
    sys.exit(main())
