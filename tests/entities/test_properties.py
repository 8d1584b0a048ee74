"""What holds for every text, whatever its names: found by chance, not by table."""

import re
from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsie.entities import find_entities
from newsie.entities.names import acronyms, fold, sound, words

NAMES = [
    ("Mario Rossi", "PER"),
    ("Rossi", "PER"),
    ("Paolo Rossi", "PER"),
    ("ROSSI", "PER"),
    ("Kim Jong-un", "PER"),
    ("Kim-Rossi", "PER"),
    ("D’Alema", "PER"),
    ("presidente Xi Jinping", "PER"),
    ("Onu", "ORG"),
    ("Organizzazione delle Nazioni Unite", "ORG"),
    ("Ducati Motor", "ORG"),
    ("Ducati", "LOC"),
    ("Corea del Nord", "LOC"),
    ("“Carpi”", "LOC"),
    ("della Fiat", "ORG"),
    ("Roma\nMilano", "LOC"),
    ("- !", "ORG"),
]
PLAIN = [
    "il ministro ",
    "la ",
    "dell'",
    ", ",
    ". ",
    "\n",
    " e ",
    "via ",
    "l'azienda ",
    "Egli ",
    " parla di ",
    "😀 ",
    "(",
    ") ",
]

pieces = st.lists(st.one_of(st.sampled_from(PLAIN), st.sampled_from(NAMES)), min_size=1, max_size=30)


def build(article, parts):
    marked = "".join(part if isinstance(part, str) else f"[{part[0]}|{part[1]}] " for part in parts)
    return article(marked)


relaxed = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@relaxed
@given(parts=pieces)
def test_mentions_are_exact_and_apart(article, parts):
    """Every mention is its characters; named mentions never overlap and stand in one entity only; ids count up."""
    doc = build(article, parts)
    entities = find_entities(doc)
    spans = sorted((m.start, m.end) for e in entities for m in e.mentions if m.kind == "name")
    assert all(doc.text[m.start : m.end] == m.text for e in entities for m in e.mentions)
    assert all(one[1] <= two[0] for one, two in pairwise(spans))
    assert [e.id for e in entities] == [f"e{n}" for n in range(1, len(entities) + 1)]
    assert all(e.mentions[0].kind == "name" and e.name in {m.text for m in e.mentions} for e in entities)


@relaxed
@given(parts=pieces)
def test_no_name_is_lost_silently(article, parts):
    """Every name of the recogniser that has a word, not only an elided article, is covered at least in part."""
    doc = build(article, parts)
    covered = {i for e in find_entities(doc) for m in e.mentions for i in range(m.start, m.end)}
    for ent in doc.ents:
        if any(char.isalpha() for char in re.sub(r"\w+['’]", "", ent.text)):
            assert covered.intersection(range(ent.start_char, ent.end_char)), ent.text


@relaxed
@given(parts=pieces)
def test_same_text_same_entities(article, parts):
    """The same article gives the same entities each time."""
    assert find_entities(build(article, parts)) == find_entities(build(article, parts))


@given(st.text(max_size=40))
def test_name_keys_hold_for_any_text(text):
    """Keys of names never fail, and folding twice changes nothing more."""
    assert fold(fold(text)) == fold(text)
    assert all(word == word.strip() and word for word in words(text))
    assert isinstance(sound(fold(text)), str)
    assert all(len(letters) >= 2 for letters in acronyms(text))
