"""The classes of words: which tokens can stand where in a pattern, and what they are worth there."""

import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from attrs import frozen

from newsie.knowledge import read_toml
from newsie.times.numbers import number_words, roman
from newsie.times.numerals import read_digits

OTHER = "\x01"
"""The code of every token that no pattern speaks of."""


@frozen(slots=True, eq=False)
class Sense:
    """What a token may be: its code, one character for its set of classes, and its value in each class."""

    code: str
    values: dict[str, Any]


class Lexicon:
    """Tokens to senses. `literals` are the words that patterns name one by one; each is a class `=word`."""

    def __init__(self, words: dict[str, Any], literals: set[str]) -> None:
        """Spell out every word of `words` (the content of `words.toml`) with its variants."""
        entries: dict[str, dict[str, Any]] = {}

        def add(word: str, name: str, value: Any) -> None:
            for variant in spellings(word):
                entries.setdefault(variant, {}).setdefault(name, value)

        for table, name in _TABLES.items():
            for value, forms in words[table].items():
                for form in forms:
                    add(form.lower(), name, int(value) if _is_int(value) else value)
        for value, forms in words["centuries"].items():
            for form in forms:
                add(form.lower(), "CENTURYWORD", int(value))
        for value, forms in words["modifiers"].items():
            for form in forms:
                add(form, value.upper(), value)
        for name, forms in words["classes"].items():
            for form in forms:
                add(form, name, form)
        for word, number in number_words().items():
            for name, value in read_digits(str(number)).items():
                if name not in ("YY", "SMALLYEAR", "HUNDREDS"):
                    add(word, "WORDYEAR" if name == "YEAR" else name, value)
            add(word, "NUMWORD", number)
        for word in sorted(literals):
            for name, value in read_digits(word).items() if word[0].isdigit() else ():
                add(word, name, value)
            add(word, f"={word}", word)
        self._codes: dict[frozenset[str], str] = {}
        self._by_class: dict[str, str] = {}
        self._entries = {word: self._sense(values) for word, values in entries.items()}
        self._other = Sense(OTHER, {})
        self._digits = lru_cache(maxsize=8192)(self._read_digits)
        # every code that digits and Roman numerals can have is known from the start, for the patterns are compiled once
        for sample in _DIGIT_SAMPLES:
            self._digits(sample)
        self._roman = {
            number: self._sense({"ROMAN": number} | ({"DAY": number, "ROMANDAY": number} if number <= 31 else {}))
            for number in range(1, 100)
        }

    def codes(self, wanted: str) -> str:
        """The characters of all sets of classes that hold `wanted`."""
        if wanted not in self._by_class:
            self._by_class[wanted] = "".join(code for classes, code in self._codes.items() if wanted in classes)
        return self._by_class[wanted]

    def all_codes(self) -> str:
        """The characters of all sets of classes."""
        return "".join(self._codes.values())

    def sense(self, word: str) -> Sense:
        """The sense of a token in lower case."""
        found = self._entries.get(word)
        if found is not None:
            return found
        return self._digits(word) if word[0].isdigit() else self._other

    def senses(self, words: Sequence[str]) -> list[Sense]:
        """The senses of many tokens in lower case."""
        known, other = self._entries.get, self._other
        return [known(word) or (self._digits(word) if word[0].isdigit() else other) for word in words]

    def roman(self, word: str) -> Sense | None:
        """The sense of a Roman numeral in capitals, or None."""
        number = roman(word)
        return self._roman[number] if number else None

    def _read_digits(self, word: str) -> Sense:
        values = read_digits(word) if word.isascii() or "–" in word else {}
        return self._sense(values) if values else self._other

    def _sense(self, values: dict[str, Any]) -> Sense:
        key = frozenset(values)
        code = self._codes.setdefault(key, chr(0x4E00 + len(self._codes)))
        return Sense(code, values)


_TABLES = {
    "months": "MONTH", "weekdays": "WEEKDAY", "units": "UNIT", "units_plural": "UNITS", "parts": "PART",
    "todays_part": "TODAYSPART", "days": "DAYWORD", "seasons": "SEASON", "vague": "VAGUE", "collective": "COLLECTIVE",
    "ordinals": "ORD", "decade_words": "TENS", "frequency": "FREQUENCY", "frequency_adjectives": "FREQADJ",
    "reference": "REFERENCE",
}  # fmt: skip


def spellings(word: str) -> set[str]:
    """How a word is met in print: composed or decomposed accents, none, or an apostrophe for the last one."""
    if word.isascii():
        return {word}
    plain = unaccented(word)
    out = {word, plain, unicodedata.normalize("NFD", word)}
    if plain != word and unaccented(word[-1]) != word[-1]:
        out |= {plain + "'", word[:-1] + plain[-1] + "'"}
        acute = word[:-1] + unicodedata.normalize("NFC", plain[-1] + "\u0301")
        out |= {acute, unicodedata.normalize("NFD", acute)}
    return out


def unaccented(word: str) -> str:
    """The word without its accents."""
    return "".join(char for char in unicodedata.normalize("NFD", word) if not unicodedata.combining(char))


def _is_int(value: str) -> bool:
    return value.lstrip("-").isdigit()


@cache
def words() -> dict[str, Any]:
    """The content of `words.toml`."""
    return read_toml(Path(__file__).parent / "words.toml")


def _samples() -> list[str]:
    sides = [
        "1",
        "7",
        "12",
        "13",
        "20",
        "24",
        "25",
        "30",
        "31",
        "32",
        "60",
        "99",
        "00",
        "05",
        "247",
        "500",
        "800",
        "1000",
        "1500",
        "1990",
        "1999",
        "2005",
        "2012",
        "2199",
        "2500",
        "12345",
    ]
    out = list(sides)
    for sign in ".,:/-–":
        out += [f"{a}{sign}{b}" for a in sides for b in sides]
        out += [
            f"{a}{sign}{b}{sign}{c}"
            for a in ("1", "7", "13", "25", "31", "1999", "60")
            for b in ("2", "04", "12", "13", "30", "61")
            for c in ("05", "16", "31", "45", "60", "99", "1999", "2016", "3")
        ]
    clocks = [
        "9",
        "13",
        "25",
        "9.30",
        "20.30",
        "9:30",
        "9,30",
        "20,30",
        "0.4",
        "1.5",
        "9/5",
        "31.12",
        "3.12",
        "99.99",
        "1.9",
        "13.5",
        "13:40",
        "22/04",
        "22/4/2016",
        "22/4/16",
        "13.04",
        "13.4",
    ]
    for dash in "-–":
        out += [f"{a}{dash}{b}" for a in clocks for b in clocks]
    out += [
        "0.5",
        "0.4",
        "0,5",
        "33.45",
        "1.000",
        "10.000",
        "1.000.000",
        "123.45",
        "3.5",
        "5.12",
        "7:56:30",
        "08/12,2015",
        "1/2,2015",
    ]
    return out


_DIGIT_SAMPLES = _samples()
