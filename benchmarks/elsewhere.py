"""Events in text that is no news: sentences of novels and laws, where most of what is found is wrong.

    python benchmarks/elsewhere.py [--data ../shared/data] [--seed 1] [--sentences 200] [--quiet]

Prints every event with its sentence and the rule that found it, to be read, and how many there are a hundred words. A
reader should call fewer than 3 of a hundred words wrong.
"""

import argparse
import lzma
import random
import re
from collections.abc import Iterator
from pathlib import Path

import newsie

SHARED = Path(__file__).parent.parent.parent / "shared" / "data"
NOVELS = "news/novels.txt.xz"
LAWS = ("ud/it_partut-ud-train.conllu.xz", "ud/it_vit-ud-dev.conllu.xz", "ud/it_vit-ud-test.conllu.xz")

_LAW = re.compile(
    r"\b(articol[oi]|comma|commi|regolament[oi]|direttiv[ae]|decreto|norm[ae]|licen[sz]a|contratt[oi]|disposizion[ei]"
    r"|ai sensi|legge|leggi|consiglio|commissione|diritt[oi])\b",
    re.IGNORECASE,
)
_WORDS = range(12, 61)


def novels(data: Path) -> Iterator[str]:
    """Paragraphs as long as a sentence or two."""
    with lzma.open(data / NOVELS, "rt", encoding="utf8") as lines:
        yield from (line.strip() for line in lines if len(line.split()) in _WORDS)


def laws(data: Path) -> Iterator[str]:
    """Sentences of the treebanks that speak as laws, rules and contracts do."""
    for name in LAWS:
        with lzma.open(data / name, "rt", encoding="utf8") as lines:
            for line in lines:
                text = line.removeprefix("# text = ").strip()
                if text != line.strip() and len(text.split()) in _WORDS and _LAW.search(text):
                    yield text


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=SHARED, help="the folder that holds news/ and ud/")
    parser.add_argument("--seed", type=int, default=1, help="which sentences are drawn")
    parser.add_argument("--sentences", type=int, default=200, help="how many, half of novels and half of laws")
    parser.add_argument("--quiet", action="store_true", help="print the rates alone")
    options = parser.parse_args()
    draw = random.Random(options.seed)
    nlp = newsie.load()
    for kind, texts in (("novels", novels(options.data)), ("laws", laws(options.data))):
        sample = draw.sample(list(texts), options.sentences // 2)
        words = events = 0
        for text in sample:
            words += len(text.split())
            article = newsie.extract(text, nlp=nlp)
            mentions = [(event.type, mention) for event in article.events for mention in event.mentions]
            events += len(mentions)
            if mentions and not options.quiet:
                print(f"\n{text}")
                for type_, mention in mentions:
                    print(f"  {type_} “{mention.trigger.text}” {mention.rule}")
        rate = 100 * events / words
        print(f"\n{kind}: {len(sample)} sentences, {words} words, {events} events, {rate:.2f} a hundred words")


if __name__ == "__main__":
    main()
