"""One name, one label in an article; and names found once are found everywhere in it."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path

from newsie.entities.countries import doubtful, is_state
from newsie.entities.gender import is_first_name
from newsie.entities.groups import aliases
from newsie.entities.names import fold, is_acronym, words, words_of
from newsie.entities.places import is_italian
from newsie.entities.roles import role_nouns
from newsie.entities.spans import Found, place_heads, titles
from newsie.knowledge import read_toml
from newsie.parse import Span, Text, Word
from newsie.records import Label

TITLED = 2
"""What a title before a name adds to its vote for PER: one titled mention outweighs two bare ones."""

KNOWN = 2
"""What a country's or capital's name adds to its vote for LOC against PER, and every mention of a listed organisation
to its vote for ORG. Between LOC and ORG the mentions of a country decide: one that acts or plays is an organisation to
some."""

CALLED = 2
"""What a listed first name at the beginning of a name labelled ORG adds, once, to its vote for PER and to that of its
surname: 1 and 0 did worse on annotated news."""

_BEFORE = re.compile(r"([\w.]+)['’]?\s*$")
_APPOSED = re.compile(r",\s+(?:(?:il|la|lo|un|una|ex)\s+|l['’]\s?){0,2}(\w+)")
_PAIR = re.compile(r"\s*[(\[]\s*$")
_CLOSED_CLASS = frozenset(["ADP", "DET", "AUX", "VERB", "CCONJ", "SCONJ", "PRON", "ADV", "PUNCT", "NUM", "INTJ"])


def consistent(names: Sequence[Found], text: str) -> list[Found]:
    """The names, each with the label that its mentions in the article vote for.

    Every mention has a vote; a title before it and a full name of the same person add to PER, the name of a country or
    capital to LOC, that of a listed organisation and an acronym of `aliases.toml` to ORG. Where the votes are even, a
    mention keeps the label it has.
    """
    votes: dict[tuple[str, ...], Counter[Label]] = defaultdict(Counter)
    seen: set[tuple[str, ...]] = set()
    for name in names:
        key = words(name.text)
        if name.entry >= 0:
            votes[key][name.label] += len(names) * (TITLED + KNOWN)
        votes[key][name.label] += 1 + (TITLED if name.label == "PER" and has_title(text, name.start) else 0)
        called = CALLED if name.label == "ORG" and _is_called(name.text) else 0
        if called and key not in seen:
            votes[key]["PER"] += called
        if (name.label == "PER" or called) and len(key) > 1 and key[-2] not in words_of("particles"):
            votes[key[-1:]]["PER"] += 1 + (called if key not in seen else 0)
        if len(key) > 1 and name.label == "LOC" and is_described(text, name.end):
            votes[key]["PER"] += TITLED
        if key in organisations() or (len(key) > 1 and key[:1] in firm_words()):
            votes[key]["ORG"] += KNOWN
        seen.add(key)
    acronyms_written = {words(name.text) for name in names if is_acronym(name.text)}
    for key, votes_of in votes.items():
        place = " ".join(key)
        if is_state(place) and place not in doubtful():
            votes_of["LOC"] += KNOWN if votes_of["PER"] else 0
        elif votes_of["PER"] and aliases("ORG").get(key) is not None and key in acronyms_written:
            votes_of["ORG"] += KNOWN * min(votes_of["PER"], len(names))
    settled = {key: label for key, votes_of in votes.items() if (label := _winner(votes_of))}
    relabelled = [_with_label(name, settled.get(words(name.text), name.label)) for name in names]
    return _share_with_acronyms(relabelled, text)


@cache
def organisations() -> frozenset[tuple[str, ...]]:
    """The names of `organisations.toml`, as `words` folds them."""
    return frozenset(words(name) for kind, names in _organisation_table().items() if kind != "heads" for name in names)


@cache
def firm_words() -> frozenset[tuple[str, ...]]:
    """The words with which the names of firms begin, each as `words` folds it."""
    return frozenset(words(word) for word in _organisation_table()["heads"])


@cache
def _organisation_table() -> dict[str, list[str]]:
    return read_toml(Path(__file__).parent / "organisations.toml")


def _is_called(name: str) -> bool:
    """Whether two or three words look like a person: a listed first name first, no small word, no known place."""
    parts = name.split()
    return 1 < len(parts) < 4 and name.istitle() and is_first_name(parts[0]) and not is_italian(name)


def _winner(votes: "Counter[Label]") -> Label | None:
    (label, most), *others = votes.most_common(2)
    return label if not others or most > others[0][1] else None


def _with_label(name: Found, label: Label) -> Found:
    return name if name.label == label else name._replace(label=label)


def _share_with_acronyms(names: list[Found], text: str) -> list[Found]:
    """Let "Partito Democratico (PD)" give one label: that of the long name."""
    pairs = {
        words(second.text): first.label
        for first, second in pairwise(names)
        if is_acronym(second.text) and _PAIR.fullmatch(text, first.end, second.start) and first.label != "PER"
    }
    return [_with_label(name, pairs.get(words(name.text), name.label)) for name in names]


def has_title(text: str, start: int) -> bool:
    """Whether a title or role noun stands right before a position."""
    match = _BEFORE.search(text[max(0, start - 30) : start])
    return bool(match) and match[1].lower().rstrip(".") in titles() if match else False


def is_described(text: str, end: int) -> bool:
    """Whether a role noun follows a name in apposition: ", segretario del partito"."""
    match = _APPOSED.match(text, end)
    return match is not None and match[1].lower() in role_nouns()


def repeated(names: Sequence[Found], doc: Text) -> list[Found]:
    """The names with those the recogniser missed but found elsewhere in the article.

    A full name, an acronym and a surname whose bearer is named in full are looked for as they are written and in
    capitals. One word alone is taken only where it is no common word of the article, stands in no other name and opens
    no sentence as another part of speech.
    """
    surfaces: dict[tuple[str, ...], Label] = {}
    for name in names:
        for surface in _surfaces(name, doc):
            surfaces.setdefault(surface, name.label)
    written = {word.text for word in doc}
    surfaces = {s: label for s, label in surfaces.items() if len(s) > 1 or not _is_common(s[0], written)}
    if not surfaces:
        return list(names)
    text = doc.text
    taken = bytearray(len(text) + 1)
    for name in names:
        taken[name.start : name.end] = b"\1" * (name.end - name.start)
    found: list[Found] = []
    for span, label in sorted(_places(surfaces, doc), key=lambda hit: (hit[0].start - hit[0].end, hit[0].start)):
        start, end = span.start_char, span.end_char
        if any(taken[start:end]):
            continue
        first, last = doc[span.start], doc[span.end - 1]
        before = doc[first.i - 1] if first.i else None
        if label == "PER" and before is not None and is_first_name(before.text) and not taken[before.idx]:
            start = before.idx
        elif not _free(doc, first, last, label, alone=len(span) == 1):
            continue
        found.append(Found(start, end, label, text[start:end], "repeat"))
        taken[start:end] = b"\1" * (end - start)
    return sorted([*names, *found])


def _is_common(word: str, written: set[str]) -> bool:
    """Whether an article has a word in lower case as well."""
    return word.lower().islower() and word.lower() in written


def _places(surfaces: Mapping[tuple[str, ...], Label], doc: Text) -> Iterator[tuple[Span, Label]]:
    """Where the surfaces stand in the article, overlapping ones too."""
    by_first: dict[str, list[tuple[tuple[str, ...], Label]]] = {}
    for surface, label in surfaces.items():
        by_first.setdefault(surface[0], []).append((surface, label))
    for word in doc:
        for surface, label in by_first.get(word.text, ()):
            end = word.i + len(surface)
            if len(surface) == 1 or tuple(one.text for one in doc[word.i : end]) == surface:
                yield Span(doc, word.i, end), label


def _surfaces(name: Found, doc: Text) -> list[tuple[str, ...]]:
    """The token sequences to look for: the name, a person's surname, and both in capitals."""
    if not name.text[0].isupper() or (len(name.text) < 3 and not is_acronym(name.text)):
        return []
    span = doc.char_span(name.start, name.end, alignment_mode="strict")
    tokens = tuple(token.text for token in span) if span is not None else (name.text,)
    surfaces = [tokens]
    parts = name.text.split()
    if name.label == "PER" and len(parts) > 1 and span is not None:
        size = 2 if len(parts) > 2 and fold(parts[-2]) in words_of("particles") else 1
        surname = " ".join(parts[-size:])
        if len(surname) > 3 and surname[0].isupper() and not is_first_name(surname):
            surfaces.append(tuple(token.text for token in span if token.idx >= name.end - len(surname)))
    return [*surfaces, *(tuple(t.upper() for t in s) for s in surfaces if len(" ".join(s)) > 3)]


def _free(doc: Text, first: Word, last: Word, label: Label, *, alone: bool) -> bool:
    before = doc[first.i - 1] if first.i else None
    after = doc[last.i + 1] if last.i + 1 < len(doc) else None
    if before is not None and not before.whitespace_ and before.text[-1] in "-/@#_.":
        return False
    if after is not None and not last.whitespace_ and after.text[0] in "-/@_":
        return False
    if not alone:
        return True
    if first.pos_ in _CLOSED_CLASS and not first.text.isupper():
        return False
    if before is not None:
        if before.lower_ in place_heads("direct") and label != "LOC":
            return False
        named_before = before.is_title and not before.is_sent_start and before.lower_ not in role_nouns()
        if named_before and before.whitespace_ and not before.ent_type_ and not first.text.isupper():
            return False
    return not (
        after is not None and last.whitespace_ and after.is_title and not after.ent_type_ and not after.is_sent_start
    )
