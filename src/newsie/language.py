"""Whether a text is Italian: no event is to be made up from another language."""

import runpy
from collections import Counter
from functools import cache
from pathlib import Path

import spacy.lang
from spacy.attrs import LOWER
from spacy.strings import get_string_id
from spacy.tokens import Doc

_OTHERS = ("en", "fr", "es", "de", "pt", "ca", "nl", "ro")


def is_italian(doc: Doc) -> bool:
    """True unless another language's function words are clearly more than the Italian ones.

    Counts the stop words of nine languages (spaCy's lists). A text with too few of any, such as a headline, counts as
    Italian. "Clearly" is one and a half times: Italian prose shares at most half of its function words with Spanish or
    Portuguese, and names and quotations in English do not reach as many as the prose around them.
    """
    counts = [0] * (1 + len(_OTHERS))
    table = _stop_words()
    for word, times in Counter(filter(table.__contains__, doc.to_array(LOWER).tolist())).items():
        for index in table[word]:
            counts[index] += times
    italian, *others = counts
    return max(others) < 3 or max(others) < 1.5 * italian


@cache
def _stop_words() -> dict[int, tuple[int, ...]]:
    """The hash of each stop word, and which of the languages have it: 0 is Italian, then `_OTHERS`."""
    found: dict[int, tuple[int, ...]] = {}
    for index, language in enumerate(("it", *_OTHERS)):
        # The file is read by its path: importing spaCy's French takes 3.5 s, for tokenizer rules not needed here.
        path = Path(spacy.lang.__file__).parent / language / "stop_words.py"
        for word in runpy.run_path(str(path))["STOP_WORDS"]:
            key = get_string_id(word)
            found[key] = (*found.get(key, ()), index)
    return found
