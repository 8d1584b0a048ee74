"""Tags, lemmas, parse and sentences of a pipeline, from raw text, against a corpus of `treebanks.py`.

python scripts/evaluate_syntax.py MODEL DEV.spacy
"""

import sys
from pathlib import Path

from spacy.tokens import DocBin
from spacy.training import Example

import newsie

FIGURES = ("pos_acc", "morph_acc", "lemma_acc", "dep_uas", "dep_las", "sents_f", "token_acc")


def main(model: str, dev: Path) -> None:
    nlp = newsie.load(model)
    nlp.select_pipes(disable=["ner", "newsie_times", "newsie_entities", "newsie_events"])
    gold = DocBin().from_disk(dev).get_docs(nlp.vocab)
    scores = nlp.evaluate([Example(nlp.make_doc(doc.text), doc) for doc in gold])
    print("  ".join(f"{name} {100 * scores[name]:.2f}" for name in FIGURES))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
