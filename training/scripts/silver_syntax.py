"""Parse raw news with two trained models and keep the sentences on which they agree, for the parser's second stage.

    python scripts/silver_syntax.py MODEL SECOND_MODEL OUT.spacy TOKENS DATA_DIR RAW.xz [RAW.xz ...]

Method: co-training by agreement (Sagae and Tsujii 2007): where two models draw the same tree it is nearly always right.
Lemmas of verbs come from the conjugations of `newsie.events.grammar.inflection`; a lemma that the lists of words do not
know is left open.
"""

import json
import random
import sys
from collections.abc import Iterator
from pathlib import Path

import spacy
from conllu import read
from corpus_files import write
from spacy.language import Language
from spacy.tokens import Span, Token
from spacy.vocab import Vocab
from treebanks import SEED, Annotated, documents, to_doc

from newsie.events.grammar.inflection import verb_forms

LENGTH = range(6, 41)
"""Tokens of a sentence that is kept."""
DIFFERENT_HEADS = 0.06
"""The share of the words (punctuation aside) that may hang elsewhere in the second tree."""
READ_AT_MOST = 20
"""For each token that is asked for so many are read, however few sentences are kept."""
GERUND = {"are": "ando", "ere": "endo", "ire": "endo"}


class Words:
    """What the lists of words say about forms and lemmas."""

    def __init__(self, lexica: Path) -> None:
        conjugated = set(read(lexica / "verb_forms.txt.xz").split())
        self.infinitives: dict[str, set[str]] = {}
        for form in conjugated:
            if form.endswith("rre") or form[:-3] + GERUND.get(form[-3:], "-") in conjugated:
                for inflected in verb_forms(form):
                    self.infinitives.setdefault(inflected, set()).add(form)
        self.known = {line.split("\t")[0] for line in read(lexica / "word_frequency_zipf.tsv.xz").splitlines()}

    def lemma(self, token: Token) -> str:
        """The token's lemma, corrected if need be; "" if nobody knows."""
        form, lemma = token.text.lower(), token.lemma_
        if token.pos_ in ("VERB", "AUX") and " " not in lemma:
            possible = self.infinitives.get(form, set())
            if lemma in possible:
                return lemma
            return possible.copy().pop() if len(possible) == 1 else ""
        if token.pos_ in ("NOUN", "ADJ", "ADV"):
            return lemma.lower() if lemma.lower() in self.known else ""
        return lemma


def paragraphs(path: Path) -> Iterator[str]:
    """The paragraphs of a file of lines, or of JSON Lines with `text`."""
    for line in read(path).splitlines():
        for text in json.loads(line)["text"].split("\n") if ".jsonl" in path.name else [line]:
            if 40 < len(text) < 1500:
                yield text.strip()


def is_whole(sentence: Span) -> bool:
    """Whether it looks like one sentence of prose."""
    text = sentence.text
    return (
        len(sentence) in LENGTH
        and text[0].isupper()
        and text[-1] in ".?!"
        and sum(char.isupper() for char in text) < 0.3 * len(text)
        and not any(token.is_space or token.like_url for token in sentence)
        and sum(token.pos_ == "VERB" for token in sentence) > 0
    )


def agree(first: Span, second: Span) -> bool:
    words = [index for index, token in enumerate(first) if not token.is_punct]
    if second[0].sent.start != first.start or second[-1].sent.end != first.end:
        return False
    other = sum(first[i].head.i != second[i].head.i or first[i].pos_ != second[i].pos_ for i in words)
    return other <= DIFFERENT_HEADS * len(words)


def sentences(first: Language, second: Language, texts: list[str], known: Words) -> Iterator[Annotated]:
    for one, other in zip(first.pipe(texts), second.pipe(texts), strict=True):
        for sentence in one.sents:
            if is_whole(sentence) and agree(sentence, other[sentence.start : sentence.end]):
                yield Annotated(
                    [token.text for token in sentence],
                    [bool(token.whitespace_) for token in sentence],
                    [token.pos_ for token in sentence],
                    [str(token.morph) for token in sentence],
                    [known.lemma(token) for token in sentence],
                    [token.dep_ for token in sentence],
                    [token.head.i - sentence.start for token in sentence],
                )


def main(model: str, second: str, out: str, tokens: str, data: str, *raw: str) -> None:
    rng = random.Random(SEED)
    first, other = spacy.load(model, exclude=["ner"]), spacy.load(second, exclude=["ner"])
    known = Words(Path(data) / "lexica")
    texts = [text for path in raw for text in paragraphs(Path(data) / path)]
    rng.shuffle(texts)
    found: list[Annotated] = []
    count = read_words = 0
    for start in range(0, len(texts), 500):
        read_words += sum(len(text.split()) for text in texts[start : start + 500])
        for sentence in sentences(first, other, texts[start : start + 500], known):
            found.append(sentence)
            count += len(sentence.words)
        if count >= int(tokens) or read_words >= READ_AT_MOST * int(tokens):
            break
    vocab = Vocab()
    write((to_doc(vocab, document, "") for document in documents(found, rng)), Path(out))
    print(f"{start + 500} paragraphs read, {len(found)} sentences kept")


if __name__ == "__main__":
    main(*sys.argv[1:])
