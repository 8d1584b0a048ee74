"""Words a second on one core: spaCy's part alone, the whole, each step of newsie, and the floor of matrix products.

Everything is measured in turn, part by part of the articles, in processor time of this process, so that other work on
the machine weighs on all alike. The process is settled as that of `newsie batch` is (`newsie.batch.work.settle`): what
is loaded is loaded before, and the garbage collector leaves it alone, with and without newsie's steps.
"""

import time
from collections import Counter
from typing import Any

import thinc.backends.numpy_ops
from articles import words
from spacy.tokens import Doc

import newsie
from newsie.batch.items import read_item
from newsie.batch.work import settle, work
from newsie.entities import find_entities
from newsie.events import find_events
from newsie.times import find_times
from newsie.times.published import from_iso

PART = 32
STEPS = ("newsie_times", "newsie_entities", "newsie_events")


def run(rows: list[dict[str, Any]]) -> list[tuple[str, str, str]]:
    nlp = newsie.load()
    settle(nlp)
    spent: Counter[str] = Counter()
    for begin in [0, *range(0, len(rows), PART)]:
        if begin == 0:
            spent.clear()  # the first part is done twice, the first time to warm up
        part = rows[begin : begin + PART]
        with nlp.select_pipes(disable=list(STEPS)):
            spent["spaCy"] -= time.process_time()
            docs = list(nlp.pipe([row["text"] for row in part], batch_size=PART))
            spent["spaCy"] += time.process_time()
        spent["matrix products"] += _products(nlp, docs)
        items = [read_item(row) for row in part]
        spent["the whole"] -= time.process_time()
        work(nlp, items, newsie.Article.to_json)
        spent["the whole"] += time.process_time()
        for doc, row in zip(docs, part, strict=True):
            published = from_iso(row["published"])
            with _Clock(spent, "find_times"):
                times = find_times(doc.text, published=published)
            with _Clock(spent, "find_entities"):
                entities = find_entities(doc, times)
            with _Clock(spent, "find_events"):
                find_events(doc, times, entities)
    total, spacy = words(rows), spent["spaCy"]
    table = [
        ("spaCy's pipeline alone", f"{total / spacy:,.0f} words/s", ""),
        ("newsie, text to JSON", f"{total / spent['the whole']:,.0f} words/s", ""),
        ("newsie adds", f"{100 * (spent['the whole'] / spacy - 1):.1f} %", "< 15 %"),
    ]
    named = {step: spent[step] for step in ("find_times", "find_entities", "find_events")}
    named["components, records, JSON"] = spent["the whole"] - spacy - sum(named.values())
    named["the model's matrix products, for comparison"] = spent["matrix products"]
    table += [(f"  {name}", f"{100 * time_ / spacy:.1f} % of spaCy's time", "") for name, time_ in named.items()]
    return table


class _Clock:
    def __init__(self, spent: Counter[str], name: str) -> None:
        self._spent, self._name = spent, name

    def __enter__(self) -> None:
        self._begin = time.process_time()

    def __exit__(self, *exception: object) -> None:
        self._spent[self._name] += time.process_time() - self._begin


def _products(nlp: Any, docs: list[Doc]) -> float:
    """The time of the products that the models make for these texts, made again and nothing else."""
    shapes: list[tuple[Any, Any, bool, bool]] = []
    original = thinc.backends.numpy_ops.NumpyOps.gemm
    ops = nlp.get_pipe("tok2vec").model.ops

    def noted(self: Any, x: Any, y: Any, *, out: Any = None, trans1: bool = False, trans2: bool = False) -> Any:
        shapes.append((x, y, trans1, trans2))
        return original(self, x, y, out=out, trans1=trans1, trans2=trans2)

    fresh = [nlp.make_doc(doc.text) for doc in docs]
    type(ops).gemm = noted
    try:
        for name in ("tok2vec", "morphologizer", "lemmatizer", "ner"):
            if nlp.has_pipe(name):
                list(nlp.get_pipe(name).pipe(fresh, batch_size=PART))
    finally:
        type(ops).gemm = original
    begin = time.process_time()
    for x, y, trans1, trans2 in shapes:
        ops.gemm(x, y, trans1=trans1, trans2=trans2)
    return time.process_time() - begin
