"""Whether a text is Italian: no event is to be made up from another language."""

from functools import cache

from spacy.lang.ca.stop_words import STOP_WORDS as CATALAN
from spacy.lang.de.stop_words import STOP_WORDS as GERMAN
from spacy.lang.en.stop_words import STOP_WORDS as ENGLISH
from spacy.lang.es.stop_words import STOP_WORDS as SPANISH
from spacy.lang.fr.stop_words import STOP_WORDS as FRENCH
from spacy.lang.it.stop_words import STOP_WORDS as ITALIAN
from spacy.lang.nl.stop_words import STOP_WORDS as DUTCH
from spacy.lang.pt.stop_words import STOP_WORDS as PORTUGUESE
from spacy.lang.ro.stop_words import STOP_WORDS as ROMANIAN
from spacy.tokens import Doc

_OTHERS = (ENGLISH, FRENCH, SPANISH, GERMAN, PORTUGUESE, CATALAN, DUTCH, ROMANIAN)


def is_italian(doc: Doc) -> bool:
    """True unless another language's function words are clearly more than the Italian ones.

    Counts the stop words of nine languages (spaCy's lists). A text with too few of any, such as a headline, counts as
    Italian. "Clearly" is one and a half times: Italian prose shares at most half of its function words with Spanish or
    Portuguese, and names and quotations in English do not reach as many as the prose around them.
    """
    italian = 0
    others = [0] * len(_OTHERS)
    for token in doc:
        hits = _hits(token.lower_)
        italian += hits[0]
        for index, hit in enumerate(hits[1:]):
            others[index] += hit
    return max(others) < 3 or max(others) < 1.5 * italian


@cache
def _stop_words() -> dict[str, tuple[int, ...]]:
    words = sorted(set().union(ITALIAN, *_OTHERS))
    return {word: tuple(int(word in stops) for stops in (ITALIAN, *_OTHERS)) for word in words}


def _hits(word: str) -> tuple[int, ...]:
    return _stop_words().get(word, (0,) * (1 + len(_OTHERS)))
