"""Entity F1 on a KIND file and on its twins: all capitals, no accents, curly quotes.

    python scripts/twins.py MODEL KIND_FILE [SENTENCES]

The twins have the same characters in the same places, so the gold spans hold for them.
"""

import sys
from collections.abc import Callable
from itertools import islice
from pathlib import Path

import spacy
from corpora import document, rows
from noise import capitals, curly_quotes, without_accents

import newsie

SENTENCES_PER_ARTICLE = 20

TWINS: dict[str, Callable[[str], str]] = {
    "as written": str,
    "capitals": capitals,
    "no accents": without_accents,
    "curly quotes": curly_quotes,
}


def main(model: str, path: Path, sentences: int | None) -> None:
    vocab = spacy.blank("it").vocab
    stream = iter(list(islice(rows(path), sentences)))
    articles = []
    while block := list(islice(stream, SENTENCES_PER_ARTICLE)):
        articles.append(document(vocab, block, "\n"))
    nlp = newsie.load(model)
    nlp.select_pipes(disable=["newsie_events", "parser", "morphologizer", "lemmatizer"])
    for name, change in TWINS.items():
        right = predicted = gold = 0
        for doc in articles:
            text = change(doc.text)
            expected = {(entity.start_char, entity.end_char, entity.label_) for entity in doc.ents}
            article = newsie.extract(text, nlp=nlp)
            found = {(m.start, m.end, e.label) for e in article.entities for m in e.mentions if m.kind == "name"}
            right += len(expected & found)
            predicted += len(found)
            gold += len(expected)
        print(f"{name:14} F1 {200 * right / (predicted + gold):.1f}")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else None)
