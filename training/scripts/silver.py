"""Label raw news with a trained entity recogniser, so many words of each file, for its next stage or for the teacher.

    python scripts/silver.py NER_MODEL OUT.spacy WORDS RAW.xz [RAW.xz ...]

Method: self-training (Yarowsky 1995), with one sense per discourse: names as newsie's own entity step makes them
consistent in a paragraph; a form that nearly always has one label in the whole text has it everywhere. Paragraphs that
begin alike are kept once; those with a form that has no usual label are left out.
"""

import json
import lzma
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from spacy.tokens import Doc, DocBin, Span
from spacy.util import filter_spans

import newsie

CERTAIN = 0.85
"""A form whose commonest label is below this share keeps what the recogniser says in each paragraph."""
SEEN = 5
"""A form counts as known from so many mentions on."""
DOUBTFUL = 0.75
"""A form whose commonest label is below this share makes its paragraph doubtful."""
BEGINNING = 80
"""Paragraphs count as the same that have so many characters in common at their beginning."""
LONGEST = 400
"""Tokens of the longest paragraph that is kept."""


def paragraphs(path: Path, words: int) -> Iterator[str]:
    """The first `words` words of a file of paragraphs or of JSON Lines with `text`."""
    with lzma.open(path, "rt", encoding="utf8") as lines:
        for line in lines:
            if words <= 0:
                return
            text = json.loads(line)["text"] if ".jsonl" in path.name else line.strip()
            if 40 < len(text) < 3000:
                words -= len(text.split())
                yield text


def names(doc: Doc) -> list[Span]:
    """The named mentions of the entity step that are whole tokens, none inside another."""
    spans = [
        doc.char_span(mention["start"], mention["end"], label=entity["label"])
        for entity in doc._.newsie["entities"]
        for mention in entity["mentions"]
        if mention["kind"] == "name"
    ]
    return filter_spans([span for span in spans if span is not None])


def main(model: str, out: str, words: str, *raw: str) -> None:
    nlp = newsie.load(model)
    nlp.select_pipes(enable=["ner", "newsie_entities"])
    texts = {text[:BEGINNING]: text for path in raw for text in paragraphs(Path(path), int(words))}
    docs = [doc for doc in nlp.pipe(texts.values(), batch_size=128) if len(doc) <= LONGEST]
    labels: dict[str, Counter[str]] = defaultdict(Counter)
    for doc in docs:
        for span in names(doc):
            labels[span.text][span.label_] += 1
    usual: dict[str, str] = {}
    doubtful: set[str] = set()
    for form, counts in labels.items():
        (label, count), *_ = counts.most_common(1)
        if counts.total() >= SEEN and count / counts.total() >= CERTAIN:
            usual[form] = label
        elif counts.total() >= SEEN and count / counts.total() < DOUBTFUL:
            doubtful.add(form)
    bin_ = DocBin()
    tokens = 0
    for doc in docs:
        spans = names(doc)
        if doubtful.isdisjoint(span.text for span in spans):
            bare = Doc(nlp.vocab, words=[t.text for t in doc], spaces=[bool(t.whitespace_) for t in doc])
            bare.set_ents([Span(bare, s.start, s.end, label=usual.get(s.text, s.label_)) for s in spans])
            bin_.add(bare)
            tokens += len(bare)
    Path(out).parent.mkdir(parents=True, exist_ok=True)
    bin_.to_disk(out)
    print(f"{out}: {len(bin_)} paragraphs, {tokens} tokens")


if __name__ == "__main__":
    main(*sys.argv[1:])
