"""The names the recogniser found, cut to where they begin and end.

A `Found` is a stretch of characters, not of tokens: a name may lie inside one token ("Kim-Shoigu" holds two).
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, Literal, NamedTuple, cast

from spacy.tokens import Doc

from newsie.entities.countries import is_state, place_country
from newsie.entities.gender import is_first_name
from newsie.entities.places import is_italian
from newsie.entities.roles import role_nouns
from newsie.knowledge import read_toml
from newsie.records import Label

Origin = Literal["model", "repair", "repeat", "gazetteer"]

_LABELS: dict[str, Label] = {"PER": "PER", "PERSON": "PER", "LOC": "LOC", "GPE": "LOC", "FAC": "LOC", "ORG": "ORG"}
_EDGE = " \t\r\n\"“”«»'’‘`,;:.-–—*•/|"
_PAIRS = {"(": ")", "[": "]", "“": "”", "«": "»", '"': '"'}
_SMALL = re.compile(
    r"(?:(?:il|lo|la|i|gli|le|un|uno|una|del|dello|della|dei|degli|delle|al|allo|alla|ai|agli|alle|dal|dallo|dalla|dai|dagli|dalle|nel|nello"
    r"|nella|nei|negli|nelle|sul|sullo|sulla|sui|sugli|sulle|di|da|a|in|con|su|per|tra|fra|e|ed|che|ex)\s+|(?:(?:d?all|nell|sull|dell|l|un|d)['’]))"
)
_ARTICLE_END = re.compile(r"([A-ZÀ-Ý][\w'’-]*) (?:il|lo|la|i|gli|le|un|uno|una) [a-zà-ù][a-zà-ù ]*$")
"""What follows a name and begins with an article: "Piazza Affari il titolo"."""
_SMALL_END = re.compile(
    r"\s+(?:il|lo|la|i|gli|le|di|da|a|in|con|su|per|tra|fra|e|ed|o|che|del|della|dei|nel|nella|al|alla|ha|è|dell|all|dall|nell|sull)$"
)
_AND = re.compile(r"\s+(?:e|ed)\s+")
_HEAD_DI = re.compile(r"(\w+)\s+(?:(?:di|del|dello|della|dei|degli|delle)\s+|dell['’])$")
_DI = re.compile(r"(\w+)\s+(?:(?:di|del|dello|della|dei|degli|delle)\s+|dell['’])")
_NICKNAME = re.compile(r"\s[\"“«][^\"”»\n]{2,20}[\"”»]\s[A-ZÀ-Þ][\w'’-]+")
_HEAD = re.compile(r"(\w+)\s+$")
_FIRST_WORD = re.compile(r"([\w.]+)\s+(?=[A-ZÀ-Ý])")
_REST_OF_WORD = re.compile(r"-\w+")
_WORD = re.compile(r"\S+")
_COMPOUND = re.compile(r"(?<![\w-])([A-ZÀ-Þ]\w+)-([A-ZÀ-Þ]\w+)(?![\w-])")


class Found(NamedTuple):
    """A name in the text: where, what kind, how it was found, and the row of the user's list it is (-1: none)."""

    start: int
    end: int
    label: Label
    text: str
    origin: Origin = "model"
    entry: int = -1


@cache
def _table() -> dict[str, Any]:
    return read_toml(Path(__file__).parent / "spans.toml")


@cache
def place_heads(kind: str) -> frozenset[str]:
    """Nouns before a place's name: of the name where they stand `direct`ly or `with_di`, not of it `without_di`."""
    return frozenset(_table()["place_heads"][kind].split())


@cache
def titles() -> frozenset[str]:
    """Words before a person's name that are no part of it."""
    listed = {*_table()["titles"]["words"].split(), *(noun for noun in role_nouns() if " " not in noun)}
    return frozenset(listed - set(_table()["titles"]["kept"].split()))


@cache
def fields() -> frozenset[str]:
    """Fields of office: "Lavoro", "Istruzione"."""
    return frozenset(_table()["fields"]["words"].split())


@cache
def bodies() -> frozenset[str]:
    """Bodies and parties that an office holder's name may follow: "Repubblica", "Senato"."""
    return frozenset(_table()["fields"]["bodies"].split())


def found_names(doc: Doc, text: str) -> list[Found]:
    """The names in `doc.ents`, repaired, in the order of the text (that of `doc`, which spaCy would join anew).

    Labels other than persons, places and organisations are left to whoever reads `doc.ents`.
    """
    names: list[Found] = []
    floor = 0
    for ent in doc.ents:
        label = _LABELS.get(ent.label_)
        if label is None:
            continue
        for start, end in _lines(text, ent.start_char, ent.end_char):
            names.extend(_pieces(text, *_trim(text, *_widen(text, floor, start, end, label), label), label))
        floor = ent.end_char
    return sorted(disjoint(names))


def disjoint(names: Iterable[Found]) -> Iterator[Found]:
    """The names without those that overlap an earlier or longer one."""
    last = -1
    for name in sorted(names, key=lambda n: (n.start, -n.end)):
        if name.start >= last and name.end > name.start:
            yield name
            last = name.end


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for line in re.finditer(r"[^\n]+", text[start:end]):
        yield start + line.start(), start + line.end()


def _widen(text: str, floor: int, start: int, end: int, label: Label) -> tuple[int, int]:
    """Take in the rest of a hyphened word ("Kim Jong" of "Kim Jong-un") and of a name with a nickname inside.

    Of a place, take in the noun it is named with, if that stands after `floor`.
    """
    if label == "PER" and (match := _NICKNAME.match(text, end)) and is_first_name(text[start:end].split()[0]):
        end = match.end()
    if label == "PER" and text[end : end + 1] == "-" and text[end + 1 : end + 2].isalpha():
        match = _REST_OF_WORD.match(text, end)
        end = match.end() if match else end
    if label == "LOC":
        before = text[max(floor, start - 40) : start]
        for pattern, kind in ((_HEAD_DI, "with_di"), (_HEAD, "direct")):
            match = pattern.search(before)
            if match and match[1].lower() in place_heads(kind):
                return start - len(match[0]), end
    return start, end


def _trim(text: str, start: int, end: int, label: Label) -> tuple[int, int]:
    while True:
        before = (start, end)
        while start < end and text[start] in _EDGE and not _opens(text, start, end):
            start += 1
        while start < end and text[end - 1] in _EDGE and not _needed(text, start, end):
            end -= 1
        for opening, closing in _PAIRS.items():
            piece = text[start:end]
            if opening != closing and piece.count(opening) != piece.count(closing):
                if piece.startswith(opening):
                    start += 1
                elif piece.endswith(closing):
                    end -= 1
        if match := _SMALL.match(text, start, end):
            start = match.end()
        if match := _SMALL_END.search(text[start:end]):
            end = start + match.start()
        if match := _ARTICLE_END.search(text[start:end]):
            end = start + match.end(1)
        if label == "LOC" and (match := _DI.match(text, start, end)) and match[1] in place_heads("without_di"):
            start = match.end()
        match = _FIRST_WORD.match(text, start, end) if label == "PER" else None
        if match and match[1].lower().rstrip(".") in titles() and not is_first_name(match[1]):
            start = match.end()
        if (start, end) == before or start >= end:
            return start, end


def _opens(text: str, start: int, end: int) -> bool:
    closing = _PAIRS.get(text[start])
    return closing is not None and closing in text[start + 1 : end - 1]


def _needed(text: str, start: int, end: int) -> bool:
    """Whether the last sign belongs to the name: the dot of "U.S.A." or "Inc.", a mark whose opening is inside."""
    sign, piece = text[end - 1], text[start : end - 1]
    if sign == ".":
        return bool(re.search(r"(?:^|[.\s])[A-Z]$", piece)) or piece.endswith((" Inc", " Co", " Corp", " Ltd", " Jr"))
    opening = {"”": "“", "»": "«", '"': '"'}.get(sign)
    return opening is not None and piece.count(opening) > (0 if opening != '"' else piece.count('"') // 2 * 2)


def _pieces(text: str, start: int, end: int, label: Label) -> Iterator[Found]:
    """One name, or the names that were glued together."""
    if start >= end or not _is_name(text[start:end], label):
        return
    if label == "PER" and (match := _AND.search(text, start, end)):
        left, right = text[start : match.start()], text[match.end() : end]
        if right[:1].isupper() and (" " in left or " " in right):
            yield from _pieces(text, start, match.start(), label)
            yield from _pieces(text, match.end(), end, label)
            return
    cut = _glued(text, start, end)
    if cut:
        left_end, right_start = cut
        left = text[start:left_end]
        country_or_town = place_country(left) or is_italian(left)
        if country_or_town:
            yield Found(start, left_end, "LOC", left, "repair")
        elif left in bodies():
            yield Found(start, left_end, "ORG", left, "repair")
        yield Found(right_start, end, "PER", text[right_start:end], "repair")
        return
    yield Found(start, end, label, text[start:end])


def _is_name(piece: str, label: Label) -> bool:
    """Whether anything is left that can be a name: letters or a number like "118", but not a lone "stazione"."""
    if not any(char.isalpha() for char in piece):
        return piece.isdigit() and len(piece) == 3
    return label != "LOC" or piece not in place_heads("direct") | place_heads("with_di") | place_heads("without_di")


def _glued(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Where a place or field of office ends and the full name of a person after it begins."""
    spans = [(start + m.start(), start + m.end()) for m in _WORD.finditer(text[start:end])]
    for i in (2, 1):
        if len(spans) < i + 1:
            continue
        left = text[spans[0][0] : spans[i - 1][1]]
        rest = [text[s:e] for s, e in spans[i:]]
        place = bool(place_country(left) or is_italian(left)) and not is_first_name(left)
        if place and len(rest) >= 2 and is_first_name(rest[0]) and rest[1][0].isupper():
            return spans[i - 1][1], spans[i][0]
        person = len(rest) > 1 and is_first_name(rest[0])
        surname = left in fields() and len(rest) == 1 and rest[0].isalpha() and not _is_noun(text, spans[0][0])
        if (left in fields() or left in bodies()) and rest[0][0].isupper() and (person or surname):
            return spans[i - 1][1], spans[i][0]
    return None


def _is_noun(text: str, start: int) -> bool:
    """Whether a word after a field of office is more of its name ("Consiglio Superiore"): no role stands before."""
    before = text[max(0, start - 30) : start].lower()
    match = re.search(r"(\w+)\s+(?:del|della|dello|dei|degli|delle|dell['’]|di|al|alla)\s*$", before)
    return not (match and match[1] in role_nouns())


def compounds(names: list[Found], text: str) -> list[Found]:
    """The names with those that a hyphen ties cut apart ("Kim-Shoigu", "Russia-Ucraina") and more of them found.

    Only where each side is a name of its own in the article, or a country's or capital's; places that are neither stay
    together ("Emilia-Romagna", "la linea Roma-Viterbo"), and so do names that a longer one holds ("Wright-Phillips").
    """
    single: dict[str, Label] = {}
    inside: set[str] = set()
    for name in names:
        parts = name.text.split()
        inside.update(part for part in parts if "-" in part and len(parts) > 1)
        if "-" not in name.text:
            single.setdefault(name.text, name.label)
        if name.label == "PER":
            for part in (parts[0], parts[-1]):
                if len(parts) > 1 and "-" not in part:
                    single.setdefault(part, "PER")
    cut: set[tuple[int, int]] = set()
    parts_found: list[Found] = []
    starts = [name.start for name in names]
    for match in _COMPOUND.finditer(text):
        if match[0] in inside or is_italian(match[0]) or place_country(match[0]):
            continue
        labels = {_side(part, single) for part in match.groups()}
        if None in labels or len(labels) > 1 or (labels == {"LOC"} and not all(map(is_state, match.groups()))):
            continue
        i = bisect_left(starts, match.start())
        near = [name for name in names[max(0, i - 1) : i + 2] if name.start < match.end() and match.start() < name.end]
        if any(name.start < match.start() or match.end() < name.end for name in near):
            continue
        cut.update((name.start, name.end) for name in near)
        label = cast(Label, labels.pop())
        parts_found += [Found(match.start(n), match.end(n), label, match[n], "repair") for n in (1, 2)]
    return sorted([*(name for name in names if (name.start, name.end) not in cut), *parts_found])


def _side(part: str, single: dict[str, Label]) -> Label | None:
    return single.get(part) or ("LOC" if is_state(part) else None)
