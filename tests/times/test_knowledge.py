"""The linter of the TOML files of `times/`: what a linguist edits cannot silently have no effect."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsie.times
from newsie.errors import KnowledgeError
from newsie.knowledge import read_toml
from newsie.times.feasts import feast_day, feasts
from newsie.times.grammar import Grammar, grammar
from newsie.times.lexicon import words
from newsie.times.numbers import number_words, roman
from newsie.times.read import READERS

HERE = Path(newsie.times.__file__).parent
SPELLINGS = {number: word for word, number in number_words().items()}
PATTERNS = read_toml(HERE / "patterns.toml")


def test_every_pattern_has_a_reader_and_every_reader_a_pattern():
    """`build` of a pattern names a function that exists, and no function is left without a pattern."""
    used = {row["build"] for row in PATTERNS["pattern"]} | {"holiday", "reference"}
    assert used == set(READERS)


def test_pattern_names_are_unique():
    """Two patterns of one name could not be told apart where the rule that fired is shown."""
    names = [row["name"] for row in PATTERNS["pattern"]]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("name", sorted(feasts()))
@pytest.mark.parametrize("year", [1950, 2000, 2024])
def test_every_feast_has_a_day(name, year):
    """Each feast falls on a day of the year asked for."""
    day = feast_day(name, year)
    assert day is not None
    assert day.year == year


def test_feasts_that_libraries_know():
    """Fixed and movable feasts agree with the calendar of past years."""
    assert feast_day("pasqua", 2024) == date(2024, 3, 31)
    assert feast_day("festa_della_mamma", 2024) == date(2024, 5, 12)
    assert feast_day("ringraziamento", 2016) == date(2016, 11, 24)
    assert feast_day("capodanno_cinese", 2017) == date(2017, 1, 28)


@pytest.mark.parametrize("match", ["(NUM", "NUM)", "NOSUCHCLASS", "parolainesistente("])
def test_a_broken_pattern_is_named(match):
    """A pattern that cannot be read raises newsie's error, which quotes it."""
    table = {"macros": {}, "pattern": [{"name": "x", "build": "year", "match": match}]}
    with pytest.raises(KnowledgeError, match="pattern"):
        Grammar(table, words())


def test_lists_of_contexts_and_verbs_are_clean():
    """No word stands twice in a list, and all are in lower case."""
    for file in ("contexts.toml", "verbs.toml"):
        for name, forms in read_toml(HERE / file).items():
            assert all(form == form.lower() for form in forms), (file, name)
            assert len(forms) == len(set(forms)), (file, name, sorted(f for f in forms if forms.count(f) > 1))


@given(st.integers(min_value=0, max_value=2999))
def test_number_words(number):
    """Every number to 2999 has a spelling, and the grammar reads it."""
    assert grammar().lexicon.sense(SPELLINGS[number]).values["NUMWORD"] == number


@pytest.mark.parametrize(
    ("word", "value"),
    [("I", 1), ("IV", 4), ("XIX", 19), ("XXI", 21), ("IIII", None), ("mix", None), ("", None), ("C", None)],
)
def test_roman(word, value):
    """Roman numerals in capitals below 100 are read; ill-formed ones are not."""
    assert roman(word) == value
