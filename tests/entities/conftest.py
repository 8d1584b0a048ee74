"""Articles built by hand: a text in which names stand in brackets with their label, no model needed."""

import re

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

_MARK = re.compile(r"\[([^\]|]+)\|(PER|ORG|LOC|MISC)\]")


@pytest.fixture(scope="session")
def blank() -> Language:
    return spacy.blank("it")


@pytest.fixture(scope="session")
def article(blank: Language):
    """A function from "[Mario Rossi|PER] parla a [Roma|LOC]." to a Doc with those names in `doc.ents`."""

    def build(marked: str) -> Doc:
        text, spans, last = "", [], 0
        for match in _MARK.finditer(marked):
            text += marked[last : match.start()]
            spans.append((len(text), len(text) + len(match[1]), match[2]))
            text += match[1]
            last = match.end()
        text += marked[last:]
        doc = blank.make_doc(text)
        ents = [doc.char_span(start, end, label=label, alignment_mode="expand") for start, end, label in spans]
        doc.ents = [ent for ent in ents if ent is not None]
        return doc

    return build
