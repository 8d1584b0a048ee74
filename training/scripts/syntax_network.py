"""The network of the parser's teacher: what it reads, its layers, and what its answers cost.

A word's tag and features, the start of a sentence, its head and its relation each have a layer over the words of the
transformer in `e5.py`; heads and relations are biaffine (Dozat and Manning 2017). The treebank a document comes from is
a feature, as it is of the student (`treebank_feature.py`).
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import torch
from e5 import Batch, Encoder, Pieces, Weights, is_after_space
from spacy.tokens import Doc, Span, Token
from torch import Tensor, nn
from torch.nn import functional
from torch.nn.utils.rnn import pad_sequence

PIECES_IN_WINDOW = 160
LONGEST_WINDOW = 500
"""Subwords of the longest window that is read; a sentence that is longer is left out."""
ARC, RELATION = 256, 128
DROPOUT = 0.3


class Labels(NamedTuple):
    """What the teacher can say: tags with features, relations, treebanks."""

    tags: list[tuple[str, str]]
    relations: list[str]
    treebanks: list[str]


class Window(NamedTuple):
    """Whole sentences of a document: their subwords, where each word begins, the words, how many a sentence has."""

    ids: list[int]
    first: list[int]
    words: list[Token]
    sentences: list[int]


class Targets(NamedTuple):
    """The right answers for the words of a batch; a head is a place in its sentence, a root's is its own."""

    tags: Tensor
    starts: Tensor
    heads: Tensor
    relations: Tensor


class Teacher(Encoder):
    """The encoder with a layer for each task."""

    def __init__(self, weights: Weights, labels: Labels) -> None:
        super().__init__(weights)
        width = weights.width
        self.treebanks = nn.Embedding(len(labels.treebanks), width)
        self.treebanks.weight.data *= 0.02
        self.tags = nn.Linear(width, len(labels.tags))
        self.starts = nn.Linear(width, 2)
        self.arc = nn.ModuleList(nn.Linear(width, ARC) for _ in range(2))
        self.relation = nn.ModuleList(nn.Linear(width, RELATION) for _ in range(2))
        self.arcs = nn.Parameter(torch.zeros(ARC + 1, ARC))
        self.relations = nn.Parameter(torch.zeros(RELATION + 1, len(labels.relations), RELATION + 1))

    def words_of(self, batch: Batch, treebanks: Tensor) -> Tensor:
        """The vectors of the words; a row's treebank is a mixture, one weight for each."""
        return self.encode(batch, treebanks @ self.treebanks.weight)

    def arc_scores(self, words: Tensor, sentences: list[int]) -> Tensor:
        """How well each word of a sentence (third axis) is the head of each other (second), -inf beyond its end."""
        rows = pad_sequence(list(words.split(sentences)), batch_first=True)
        dependent, head = self._projected(rows, self.arc)
        scores = (with_one(dependent) @ self.arcs @ head.transpose(1, 2)).float()
        beyond = torch.arange(rows.shape[1])[None] >= torch.tensor(sentences)[:, None]
        return scores.masked_fill(beyond[:, None], -1e4)

    def relation_scores(self, words: Tensor, heads: Tensor) -> Tensor:
        """How well each relation fits each word, whose head is at this place among the words."""
        dependent, head = self._projected(words, self.relation)
        halves = torch.einsum("na,arb->nrb", with_one(dependent), self.relations)
        return torch.einsum("nrb,nb->nr", halves, with_one(head)[heads]).float()

    def _projected(self, words: Tensor, layers: nn.ModuleList) -> list[Tensor]:
        return [functional.dropout(functional.gelu(layer(words)), DROPOUT, self.training) for layer in layers]


def with_one(rows: Tensor) -> Tensor:
    return torch.cat([rows, torch.ones_like(rows[..., :1])], -1)


def windows(docs: Sequence[Doc], pieces: Pieces) -> Iterator[Window]:
    """Documents cut between sentences where they grow too long. A line break is a subword, but no word."""
    for doc in docs:
        window = Window([], [], [], [])
        for sentence in doc.sents:
            ids, first, words = encoded(sentence, pieces)
            if window.ids and len(window.ids) + len(ids) > PIECES_IN_WINDOW:
                yield window
                window = Window([], [], [], [])
            if words and len(window.ids) + len(ids) < LONGEST_WINDOW:
                window.first.extend(len(window.ids) + place for place in first)
                window.ids.extend(ids)
                window.words.extend(words)
                window.sentences.append(len(words))
        if window.ids:
            yield window


def encoded(sentence: Span, pieces: Pieces) -> tuple[list[int], list[int], list[Token]]:
    ids: list[int] = []
    first: list[int] = []
    words: list[Token] = []
    for token in sentence:
        if not token.is_space:
            first.append(len(ids))
            words.append(token)
        ids += pieces(token.text, is_after_space(token))
    return ids, first, words


def treebank_weights(names: Sequence[Sequence[str]], labels: Labels) -> Tensor:
    """For each row the mean of these treebanks."""
    weights = torch.zeros(len(names), len(labels.treebanks))
    for number, row in enumerate(names):
        for name in row:
            weights[number, labels.treebanks.index(name)] = 1 / len(row)
    return weights


def targets(rows: Sequence[Window], labels: Labels) -> Targets:
    tags = {tag: number for number, tag in enumerate(labels.tags)}
    relations = {relation: number for number, relation in enumerate(labels.relations)}
    words = [token for row in rows for token in row.words]
    heads: list[int] = []
    starts: list[int] = []
    for row in rows:
        left = row.words
        for size in row.sentences:
            places = {token.i: place for place, token in enumerate(left[:size])}
            heads += [places[token.head.i] for token in left[:size]]
            starts += [1] + [0] * (size - 1)
            left = left[size:]
    return Targets(
        torch.tensor([tags.get((token.pos_, str(token.morph)), -100) for token in words]),
        torch.tensor(starts),
        torch.tensor(heads),
        torch.tensor([relations.get(token.dep_, -100) for token in words]),
    )


def beginnings(sentences: list[int]) -> Tensor:
    """For each word the place where its sentence begins among the words."""
    sizes = torch.tensor(sentences)
    return (sizes.cumsum(0) - sizes).repeat_interleave(sizes)


def of_words(scores: Tensor, sentences: list[int]) -> Tensor:
    """The rows of padded sentences that are words."""
    return torch.cat([rows[:size] for rows, size in zip(scores, sentences, strict=True)])


def loss_of(teacher: Teacher, batch: Batch, rows: Sequence[Window], labels: Labels) -> Tensor:
    right = targets(rows, labels)
    sentences = [size for row in rows for size in row.sentences]
    mixture = treebank_weights([[row.words[0].tag_] for row in rows], labels)
    with torch.autocast("cpu", torch.bfloat16):
        words = teacher.words_of(batch, mixture)
        tags, starts = teacher.tags(words).float(), teacher.starts(words).float()
        arcs = of_words(teacher.arc_scores(words, sentences), sentences)
        relations = teacher.relation_scores(words, beginnings(sentences) + right.heads)
    return (
        functional.cross_entropy(tags, right.tags, label_smoothing=0.02)
        + functional.cross_entropy(starts, right.starts)
        + functional.cross_entropy(arcs, right.heads)
        + functional.cross_entropy(relations, right.relations)
    )
