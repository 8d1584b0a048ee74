"""Words a second of newsie's model, without newsie's steps, and of spaCy's stock small architecture, in turn.

The stock pipeline (`stock.cfg`) first learns the output of newsie's model on a third of the articles: a parser that
knows nothing makes another number of transitions than one that does. How far the two agree afterwards is printed.
"""

import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any

import srsly
from articles import words
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from spacy.util import fix_random_seed, load_config, load_model_from_config, minibatch
from thinc.api import Adam
from throughput import PART, STEPS

import newsie

EPOCHS = 8
LIMIT = 0.8


def run(rows: list[dict[str, Any]]) -> list[tuple[str, str, str]]:
    ours = newsie.load()
    for step in STEPS:
        ours.remove_pipe(step)
    learned, measured = rows[: len(rows) // 3], rows[len(rows) // 3 :]
    stock = _stock(ours, [row["text"] for row in learned])
    pipelines = {"newsie": ours, "stock": stock}
    spent: Counter[str] = Counter()
    agreed: Counter[str] = Counter()
    for begin in [0, *range(0, len(measured), PART)]:
        if begin == 0:
            spent.clear()  # the first part is done twice, the first time to warm up
        texts = [row["text"] for row in measured[begin : begin + PART]]
        docs = {}
        for name, nlp in pipelines.items():
            started = time.process_time()
            docs[name] = list(nlp.pipe(texts, batch_size=PART))
            spent[name] += time.process_time() - started
        for one, other in zip(docs["newsie"], docs["stock"], strict=True):
            agreed += _agreement(one, other)
        pipelines = dict(reversed(pipelines.items()))
    total = words(measured)
    heads, names = agreed["heads"] / agreed["tokens"], agreed["names"] / agreed["ours"]
    note = f"of newsie's heads it has {heads:.0%}, of its names {names:.0%}"
    return [
        ("newsie's model", f"{total / spent['newsie']:,.0f} words/s", ""),
        ("stock small architecture", f"{total / spent['stock']:,.0f} words/s", note),
        ("newsie's model to stock", f"{spent['stock'] / spent['newsie']:.2f}", f">= {LIMIT}"),
    ]


def _stock(teacher: Language, texts: list[str]) -> Language:
    """The stock pipeline with the labels of `teacher`, after some passes over what that says of the texts."""
    fix_random_seed(0)
    nlp = load_model_from_config(load_config(Path(__file__).parent / "stock.cfg"), auto_fill=True)
    examples = [Example(nlp.make_doc(doc.text), doc) for doc in teacher.pipe(texts)]
    with tempfile.TemporaryDirectory() as folder:
        for name in ("morphologizer", "parser", "lemmatizer", "ner"):
            path = Path(folder) / f"{name}.json"
            srsly.write_json(path, teacher.get_pipe(name).label_data)
            nlp.config["initialize"]["components"][name] = {
                "labels": {"@readers": "spacy.read_labels.v1", "path": str(path), "require": True}
            }
        nlp.initialize(lambda: examples)
    optimizer = Adam(0.002)
    for _ in range(EPOCHS):
        for batch in minibatch(examples, 4):
            nlp.update(batch, sgd=optimizer)
    return nlp


def _agreement(one: Doc, other: Doc) -> Counter[str]:
    same_names = {(name.start, name.end, name.label) for name in one.ents} & {
        (name.start, name.end, name.label) for name in other.ents
    }
    return Counter(
        tokens=len(one),
        heads=sum(a.head.i == b.head.i for a, b in zip(one, other, strict=True)),
        ours=len(one.ents),
        names=len(same_names),
    )
