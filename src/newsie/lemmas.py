"""Lemmas from a lexicon, behind a lemmatizer that guesses them from endings: "appaiono" is no "appaiere".

The lexicon knows a form by its part of speech: "morti" is "morto" as a noun and "morire" as a verb. It lies in the
lookups of the model's vocabulary, a table for each part of speech; `training/` makes it from the treebanks and from the
conjugations of their verbs.
Method: a dictionary before (here: after) the learned lemmatizer, as in UDPipe and Stanza.
"""

from spacy.attrs import LOWER, POS
from spacy.lookups import Lookups
from spacy.symbols import IDS
from spacy.tokens import Doc

_PREFIX = "newsie_lemmas_"

LemmaLexicon = dict[int, dict[int, str]]
"""From part of speech and form in lower case (spaCy's ids of both) to the lemma."""


def table_name(pos: str) -> str:
    """The name of the table for a part of speech ("VERB")."""
    return _PREFIX + pos


def read_lemmas(lookups: Lookups) -> LemmaLexicon:
    """The lexicon that a vocabulary has; empty if it has none."""
    return {
        IDS[name.removeprefix(_PREFIX)]: dict(lookups.get_table(name))
        for name in lookups.tables
        if name.startswith(_PREFIX)
    }


def correct_lemmas(doc: Doc, lexicon: LemmaLexicon) -> None:
    """Give every word that the lexicon knows its lemma; the others keep what the lemmatizer made of them."""
    for index, (pos, form) in enumerate(doc.to_array([POS, LOWER]).tolist()):
        lemma = lexicon.get(pos, {}).get(form)
        if lemma is not None:
            doc[index].lemma_ = lemma


__all__ = ["LemmaLexicon", "correct_lemmas", "read_lemmas", "table_name"]
