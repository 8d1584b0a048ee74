"""Join the trained parts into the pipeline that ships with newsie.

    python scripts/assemble.py SYNTAX_MODEL LEMMAS.tsv NER_MODEL OUT_DIR [LICENCE]

The syntax loses the name of the treebank as a feature; the lemmas become lookups of the vocabulary. The parts share one
table of vectors, which is stored in half precision: 13 MB instead of 26, and no score changes. Of the strings that
training left in the vocabulary, only those stay that the parts name: vectors of subwords need none.
"""

import sys
from pathlib import Path

import numpy
import spacy
import srsly
from spacy.lang.char_classes import ALPHA
from spacy.language import Language
from spacy.util import compile_infix_regex
from treebank_feature import without_treebank

from newsie.lemmas import table_name
from newsie.models import write_checksums


def main(syntax: str, lemmas: str, ner: str, out: str, licence: str = "CC BY-NC-SA 4.0") -> None:
    nlp = without_treebank(spacy.load(syntax))
    split_quotes_after_elision(nlp)
    add_lemmas(nlp, Path(lemmas))
    nlp.add_pipe("ner", source=spacy.load(ner))
    nlp.meta |= {
        "name": "newsie",
        "version": "0.1.0",
        "description": "Italian news: tags, lemmas, dependency parse, PER, LOC and ORG",
        "license": licence,
    }
    nlp.vocab.vectors.data = nlp.vocab.vectors.data.astype(numpy.float16)
    nlp.config["paths"] = dict.fromkeys(nlp.config["paths"])  # where it was trained is no business of who loads it
    nlp.to_disk(out)
    srsly.write_json(Path(out) / "vocab" / "strings.json", named_strings(nlp))
    write_checksums(Path(out))
    size = sum(file.stat().st_size for file in Path(out).rglob("*") if file.is_file())
    print(f"{out}: {size / 1e6:.1f} MB")


def split_quotes_after_elision(nlp: Language) -> None:
    """Let the tokenizer read "dell'«Unità»" as four tokens: spaCy takes apart only letters after an apostrophe."""
    after_elision = rf"(?<=[{ALPHA}]['’])[\"“«]"
    nlp.tokenizer.infix_finditer = compile_infix_regex([*nlp.Defaults.infixes, after_elision]).finditer


def add_lemmas(nlp: Language, path: Path) -> None:
    """The rows of `lemma_lexicon.py` as one table of the vocabulary for each part of speech."""
    tables: dict[str, dict[str, str]] = {}
    for row in path.read_text("utf8").splitlines():
        pos, form, lemma = row.split("\t")
        tables.setdefault(table_name(pos), {})[form] = lemma
    for name, table in tables.items():
        nlp.vocab.lookups.add_table(name, table)


def named_strings(nlp: Language) -> list[str]:
    """The labels of the components, and the endings that the lemmatizer's edit trees put for others."""
    trees = nlp.get_pipe("lemmatizer").trees
    nodes = [trees[index] for index in range(len(trees))]
    endings = {node[part] for node in nodes for part in ("orig", "subst") if part in node}
    labels = {label for name, pipe in nlp.pipeline if name != "lemmatizer" for label in getattr(pipe, "labels", ())}
    return sorted(labels | {nlp.vocab.strings[ending] for ending in endings})


if __name__ == "__main__":
    main(*sys.argv[1:])
