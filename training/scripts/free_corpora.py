"""Corpora from sources whose licences allow any use: treebanks, names and raw text for the free recipe.

    python scripts/free_corpora.py DATA_DIR CORPUS_DIR

`sources.toml` says which sources are free (`nc = false`). There is little hand-made annotation of names among them, so
names are also labelled by word lists in sentences of free text (distant supervision, Mintz et al. 2009): a sentence is
taken where the lists explain every capitalised word in it.
"""

import random
import re
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import spacy
from conllu import read
from corpora import SEED, articles, rows
from corpus_files import write
from sources import sources
from spacy.language import Language
from spacy.tokens import Doc, Span
from treebanks import documents, to_doc, treebank

from newsie.entities.countries import is_state
from newsie.entities.gender import is_first_name
from newsie.entities.labels import firm_words, organisations
from newsie.entities.names import words
from newsie.entities.places import is_italian
from newsie.entities.spans import titles

GOLD_REPEATED = 5
SENTENCES = 10_000
"""How many sentences the word lists label."""
NAMELESS = 0.2
"""The share of sentences without a name that are taken."""

_SENTENCE = re.compile(r"[^.!?\n]{40,300}[.!?]")
_PLACE_BEFORE = frozenset(
    ["a", "ad", "da", "di", "in", "per", "verso", "nel", "nella", "dal", "dalla", "del", "della", "al", "alla",
     "presso", "tra", "fra", "d'", "dell'", "all'"]
)  # fmt: skip
_WITHIN = frozenset(["di", "de", "da", "del", "della", "von", "van"])


def label(name: list[str], before: str) -> str | None:
    """The label that the lists give to a run of capitalised words, or None where they do not know it."""
    whole = " ".join(name)
    if not whole[-1].isalpha():
        return None
    if (words(whole) in organisations() and (len(whole) > 4 or whole.isupper())) or (
        len(name) > 1 and words(name[0]) in firm_words()
    ):
        return "ORG"
    if is_state(whole) or (is_italian(whole) and before.lower() in _PLACE_BEFORE):
        return "LOC"
    if is_first_name(name[0]) and len(name) < 4:
        return "PER"
    if before.lower() in titles() and len(name) < 3:
        return "PER"
    return None


def labelled(nlp: Language, text: str) -> Doc | None:
    """A sentence with its names, or None where it has a capitalised word that the lists do not explain."""
    doc = nlp.make_doc(text)
    spans, start = [], 1  # the first word is capitalised whatever it is
    while start < len(doc):
        if not doc[start].text[0].isupper():
            start += 1
            continue
        end = start + 1
        while end < len(doc) and (doc[end].text[0].isupper() or (doc[end].text in _WITHIN and _capital(doc, end + 1))):
            end += 1
        found = label([token.text for token in doc[start:end]], doc[start - 1].text)
        if found is None:
            return None
        spans.append(Span(doc, start, end, label=found))
        start = end
    doc.set_ents(spans)
    return doc


def _capital(doc: Doc, index: int) -> bool:
    return index < len(doc) and doc[index].text[0].isupper()


def distant(nlp: Language, texts: Iterator[str], rng: random.Random) -> Iterator[Doc]:
    for text in texts:
        for sentence in _SENTENCE.findall(text):
            doc = labelled(nlp, sentence.strip())
            if doc is not None and (doc.ents or rng.random() < NAMELESS):
                yield doc


def main(data: Path, out: Path) -> None:
    free = [(source, data / source["path"]) for source in sources() if not source["nc"]]
    nlp, rng = spacy.blank("it"), random.Random(SEED)
    trees = [
        to_doc(nlp.vocab, document, source["treebank"])
        for source, path in free
        if "syntax_train" in source["corpora"]
        for document in documents(treebank(path, source["treebank"], harmonised=True), rng)
    ]
    write(trees, out / "free_syntax.spacy")
    gold = [path for source, path in free if "free_names" in source["corpora"]] * GOLD_REPEATED
    write((doc for path in gold for doc in articles(nlp.vocab, rows(path), rng)), out / "free_names" / "gold.spacy")
    raw = [path for source, path in free if "free_raw" in source["corpora"]]
    texts = [doc.text for doc in trees] + [paragraph for path in raw for paragraph in read(path).splitlines()]
    (out / "free_raw.txt").write_text("\n".join(" ".join(t.text for t in nlp.make_doc(text)) for text in texts), "utf8")
    rng.shuffle(texts)
    write(islice(distant(nlp, iter(texts), rng), SENTENCES), out / "free_names" / "distant.spacy")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
