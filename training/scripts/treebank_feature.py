"""Take the name of the treebank out of a trained model.

In training every word carries the treebank that it comes from as its tag, an input like its prefix or shape (treebank
embeddings, Stymne et al. 2018); ISDT's words have none. So the model learns what the treebanks share and where they
differ. The model that ships speaks as the mean of some of them, which is better than as any one (interpolated treebank
embeddings, Wagner, Barry and Foster 2020). An input that never changes is a constant: it is added to the bias of the
layer that reads it, and the model has neither the feature nor its cost.
"""

from typing import Any

import numpy
import spacy
from spacy.language import Language
from spacy.strings import hash_string
from thinc.api import Model

FEATURE = "TAG"
SPOKEN = ("", "vit", "news")
"""The treebanks whose mean the model speaks, chosen on ISDT dev; "" is ISDT, "news" what the teacher labelled."""


def without_treebank(nlp: Language) -> Language:
    """The pipeline without the feature, which analyses every text as one of the mean treebank, if it has it."""
    config = nlp.config.copy()
    embed: dict[str, Any] = config["components"]["tok2vec"]["model"]["embed"]
    if FEATURE not in embed["attrs"]:
        return nlp
    place = embed["attrs"].index(FEATURE)
    embed["attrs"] = [attr for attr in embed["attrs"] if attr != FEATURE]
    embed["rows"] = [rows for index, rows in enumerate(embed["rows"]) if index != place]
    plain = spacy.util.load_model_from_config(config, vocab=nlp.vocab, auto_fill=True)
    for name, pipe in nlp.pipeline:
        if name != "tok2vec":
            plain.get_pipe(name).from_bytes(pipe.to_bytes(exclude=["vocab"]), exclude=["vocab"])
    old, new = nlp.get_pipe("tok2vec").model, plain.get_pipe("tok2vec").model
    new.initialize([spacy.tokens.Doc(nlp.vocab, words=["a"])])
    copy_without(old, new, place)
    return plain


def copy_without(old: Model[Any, Any], new: Model[Any, Any], place: int) -> None:
    """Copy the parameters of a tok2vec; the embedding at `place` goes into the bias of the layer that joins all."""
    table = [node for node in old.walk() if node.name == "hashembed"][place]
    joining = next(node for node in old.walk() if node.name == "maxout")
    ids = [hash_string(name) if name else 0 for name in SPOKEN]
    constant = table.predict(numpy.array(ids, dtype="uint64")).mean(axis=0)
    removed = slice(place * len(constant), (place + 1) * len(constant))
    with_parameters = [node for node in old.walk() if node.param_names and node is not table]
    targets = [node for node in new.walk() if node.param_names]
    for node, target in zip(with_parameters, targets, strict=True):
        for name in node.param_names:
            target.set_param(name, node.get_param(name))
        if node is joining:
            weights = node.get_param("W")
            target.set_param("W", numpy.delete(weights, removed, axis=2))
            target.set_param("b", node.get_param("b") + weights[:, :, removed] @ constant)
