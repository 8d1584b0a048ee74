"""What a model makes of a word by itself, before it looks at the neighbours: worked out once, and not at every token.

The first layer of a spaCy model turns the features of a token (norm, prefix, suffix, shape, the vector of the word)
into one row of numbers: it splits the word into character n-grams for its vector, looks up hash tables, and makes a
quarter of all matrix products. Tokens with the same features get the same row, and the words of the news are the same
ones again and again, so the rows are kept here, up to a bound.
"""

from collections.abc import Callable, Sequence
from threading import Lock
from typing import Any

import numpy
from attrs import define, field
from spacy.attrs import ORTH
from spacy.language import Language
from thinc.api import Model, NumpyOps

KEPT_ROWS = 30_000
"""How many rows are kept for each model: 15 MB at a width of 128. When they are full, all are dropped, and the
collection begins anew."""

_BY_ITSELF = frozenset(
    ["extract_features", "list2ragged", "ragged2list", "ints-getitem", "hashembed", "static_vectors", "maxout",
     "layernorm", "dropout"]
)  # fmt: skip
"""The layers that treat every token by itself and see of it nothing but the extracted features and its vector."""

_SPREAD = numpy.uint64(0x9E3779B97F4A7C15)  # odd: multiplying by it modulo 2**64 maps no two numbers to one


@define
class _Rows:
    """The rows of the words so far, and the weights that they were worked out with."""

    weights: list[Any] = field(factory=list)
    place_of: dict[int, int] = field(factory=dict)
    table: Any = None

    def made_with(self, weights: list[Any]) -> bool:
        return len(weights) == len(self.weights) and all(map(_same, weights, self.weights))

    def keep(self, keys: list[int], rows: Any) -> None:
        if self.table is None:
            self.table = numpy.empty((KEPT_ROWS, rows.shape[1]), dtype=rows.dtype)
        begin = len(self.place_of)
        self.table[begin : begin + len(keys)] = rows
        self.place_of.update(zip(keys, range(begin, begin + len(keys)), strict=True))


class RememberedEmbedding:
    """The function of an embedding layer, which keeps the rows that it gave, to the bit.

    Only predictions are kept: a layer that is trained on forgets them, and works as it did before from then on.
    """

    def __init__(self, function: Callable[..., Any], features: Sequence[Any]) -> None:
        """Take the place of `function`, which sees of a token its `features` and its word's vector."""
        self._function = function
        self._features = list(features)
        self._trained = False
        self._rows = _Rows()
        self._lock = Lock()

    def __call__(self, layer: Model[Any, Any], docs: Sequence[Any], is_train: bool) -> Any:
        """The rows of each Doc's tokens, and the function for the layer's gradients."""
        self._trained |= is_train
        if self._trained or type(layer.ops) is not NumpyOps or not any(map(len, docs)):
            self._rows = _Rows()
            return self._function(layer, docs, is_train)
        vocab = docs[0].vocab
        attributes = [*self._features, getattr(vocab.vectors, "attr", ORTH)]
        tokens = numpy.concatenate([doc.to_array(attributes) for doc in docs])
        keys, first, places = numpy.unique(_keys(tokens), return_index=True, return_inverse=True)
        if len(keys) > KEPT_ROWS:
            return self._function(layer, docs, is_train)
        with self._lock:
            rows = self._look_up(layer, vocab, keys.tolist(), tokens[first])
        return layer.ops.unflatten(rows[places], numpy.array([len(doc) for doc in docs])), _no_gradient

    def __reduce__(self) -> tuple[Any, ...]:
        """To another process it goes without what it keeps."""
        return RememberedEmbedding, (self._function, self._features)

    def _look_up(self, layer: Model[Any, Any], vocab: Any, keys: list[int], words: Any) -> Any:
        weights = [node.maybe_get_param(name) for node in layer.walk() for name in node.param_names]
        weights.append(getattr(vocab.vectors, "data", None))
        unknown = [index for index, key in enumerate(keys) if key not in self._rows.place_of]
        if not self._rows.made_with(weights) or len(self._rows.place_of) + len(unknown) > KEPT_ROWS:
            self._rows = _Rows(weights)
            unknown = list(range(len(keys)))
        if unknown:
            [made], _ = self._function(layer, [_Words(vocab, words[unknown])], False)
            self._rows.keep([keys[index] for index in unknown], made)
        return self._rows.table[[self._rows.place_of[key] for key in keys]]


class _Words:
    """Words with the features they had as tokens, in the place of a Doc."""

    def __init__(self, vocab: Any, table: Any) -> None:
        self.vocab = vocab
        self._table = table

    def __len__(self) -> int:
        return len(self._table)

    def to_array(self, attributes: Any) -> Any:
        """The features, asked for by a list; or, asked for by one name, the word, as its vector is looked up."""
        return self._table[:, :-1] if isinstance(attributes, list) else self._table[:, -1]


def remember_embeddings(nlp: Language) -> None:
    """Let the models of a pipeline keep what they make of a word by itself.

    That concerns the layers that see nothing of a token but spaCy's attributes and the word's vector, as all do that
    `spacy.MultiHashEmbed` makes; others stay as they are.
    """
    for _, pipe in nlp.pipeline:
        model = getattr(pipe, "model", None)
        for node in model.walk() if isinstance(model, Model) else ():
            layer = node.maybe_get_ref("embed")
            if layer is None or isinstance(layer._func, RememberedEmbedding):
                continue
            leaves = [part for part in layer.walk() if not part.layers]
            extractors = [part for part in leaves if part.name == "extract_features"]
            if len(extractors) == 1 and _BY_ITSELF.issuperset(part.name for part in leaves):
                layer._func = RememberedEmbedding(layer._func, extractors[0].attrs["columns"])


def _keys(tokens: Any) -> Any:
    """One number for the attributes of each token; the attributes are hashes of 64 bits, and so is the number."""
    keys: Any = numpy.zeros(len(tokens), dtype="uint64")
    for column in tokens.T:
        keys = (keys ^ column) * _SPREAD
    return keys


def _same(one: object, other: object) -> bool:
    return one is other


def _no_gradient(errors: Any) -> Any:
    raise NotImplementedError("rows that are kept have no gradients: call the layer with is_train=True")


__all__ = ["KEPT_ROWS", "RememberedEmbedding", "remember_embeddings"]
