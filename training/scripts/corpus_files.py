"""Files of spaCy documents, as `spacy train` reads them."""

from collections.abc import Iterable
from pathlib import Path

from spacy.tokens import Doc, DocBin


def write(docs: Iterable[Doc], path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    bin_ = DocBin(docs=docs)
    bin_.to_disk(path)
    print(f"{path.name}: {len(bin_)} documents, {sum(len(tokens) for tokens in bin_.tokens)} tokens")
