"""The name of the treebank leaves the model without a trace."""

import numpy
import pytest
import spacy

CONFIG = """
[nlp]
lang = "it"
pipeline = ["tok2vec"]

[components]

[components.tok2vec]
factory = "tok2vec"

[components.tok2vec.model]
@architectures = "spacy.Tok2Vec.v2"

[components.tok2vec.model.embed]
@architectures = "spacy.MultiHashEmbed.v2"
width = 8
attrs = ["NORM","SHAPE","TAG"]
rows = [50,20,10]
include_static_vectors = false

[components.tok2vec.model.encode]
@architectures = "spacy.MaxoutWindowEncoder.v2"
width = 8
depth = 2
window_size = 1
maxout_pieces = 3
"""


def test_a_text_has_the_same_vectors_without_the_feature(monkeypatch):
    """The constant input is in the bias: nothing else changes, to rounding."""
    import treebank_feature

    monkeypatch.setattr(treebank_feature, "SPOKEN", ("vit",))
    nlp = spacy.util.load_model_from_config(spacy.Config().from_str(CONFIG), auto_fill=True)
    nlp.initialize()
    tagged = nlp.make_doc("Il sindaco di Lodi ha aperto il nuovo ponte.")
    for token in tagged:
        token.tag_ = "vit"
    plain = treebank_feature.without_treebank(nlp)
    assert plain.config["components"]["tok2vec"]["model"]["embed"]["attrs"] == ["NORM", "SHAPE"]
    assert nlp(tagged).tensor == pytest.approx(numpy.asarray(plain(tagged.text).tensor), abs=1e-5)
