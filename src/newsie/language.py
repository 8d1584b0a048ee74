"""Whether a text is Italian: no event is to be made up from another language."""

import runpy
from collections import Counter
from functools import cache
from pathlib import Path

import spacy.lang
from spacy.attrs import LOWER
from spacy.strings import get_string_id
from spacy.tokens import Doc

_MISSING = {"it": {"i"}}
"""Function words that spaCy's lists lack: other languages have "i" in theirs, and Italian news has it in every line."""

_OTHERS = ("en", "fr", "es", "de", "pt", "ca", "nl", "ro")


def is_italian(doc: Doc) -> bool:
    """True unless another language's function words are clearly more than the Italian ones.

    Counts the stop words of nine languages (spaCy's lists). A text with fewer than three that Italian does not
    have, such as a headline, counts as Italian. "Clearly" is one and a half times: Italian prose shares at most
    half of its function words with Spanish or Portuguese, and names and quotations in English do not reach as many
    as the prose around them.
    """
    counts, foreign = [0] * (1 + len(_OTHERS)), [0] * (1 + len(_OTHERS))
    table = _stop_words()
    for word, times in Counter(filter(table.__contains__, doc.to_array(LOWER).tolist())).items():
        languages = table[word]
        for index in languages:
            counts[index] += times
            foreign[index] += times if languages[0] else 0
    return not any(count >= 1.5 * counts[0] and own >= 3 for count, own in zip(counts, foreign, strict=True))


@cache
def _stop_words() -> dict[int, tuple[int, ...]]:
    """The hash of each stop word, and which of the languages have it: 0 is Italian, then `_OTHERS`."""
    found: dict[int, tuple[int, ...]] = {}
    for index, language in enumerate(("it", *_OTHERS)):
        # The file is read by its path: importing spaCy's French takes 3.5 s, for tokenizer rules not needed here.
        path = Path(spacy.lang.__file__).parent / language / "stop_words.py"
        for word in runpy.run_path(str(path))["STOP_WORDS"] | _MISSING.get(language, set()):
            key = get_string_id(word)
            found[key] = (*found.get(key, ()), index)
    return found
