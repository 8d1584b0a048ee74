"""The linter of the tables beside the code: what a linguist can get wrong in them."""

from pathlib import Path

import pytest

import newsie.entities
from newsie.entities.names import fold
from newsie.entities.places import comuni
from newsie.knowledge import read_toml

FOLDER = Path(newsie.entities.__file__).parent


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.toml")), ids=lambda path: path.name)
def test_tables_can_be_read(path):
    """Every table is TOML and opens with a comment that says what it holds."""
    assert read_toml(path)
    assert path.read_text("utf8").startswith("# ")


def test_no_first_name_of_two_genders():
    """A first name stands in one list of genders only, unless `both` takes it back."""
    table = {key: set(value.split()) for key, value in read_toml(FOLDER / "gender.toml").items()}
    assert table["masc"] & table["fem"] - table["both"] == set()


def test_no_role_of_two_genders():
    """A role noun stands in one list only."""
    nouns = {key: value.split() for key, value in read_toml(FOLDER / "roles.toml")["nouns"].items()}
    everything = [noun for words in nouns.values() for noun in words]
    assert sorted(everything) == sorted(set(everything))


def test_families_know_their_nouns():
    """Every noun of a family of offices is a role noun, or it could never be met."""
    table = read_toml(FOLDER / "roles.toml")
    known = {noun for words in table["nouns"].values() for noun in words.split()}
    known |= {phrase for phrases in table["phrases"].values() for phrase in phrases}
    assert {noun for nouns in table["families"].values() for noun in nouns} - known == set()


def test_aliases_join_no_two_lists():
    """A name stands in one list of aliases of its label only."""
    for label, lists in read_toml(FOLDER / "aliases.toml").items():
        folded = [name for names in lists for name in {fold(name) for name in names}]
        assert sorted(folded) == sorted(set(folded)), label


def test_countries_are_codes():
    """Every country is two capital letters, and no name or seat stands under two of them."""
    table = read_toml(FOLDER / "countries.toml")
    for part in ("names", "parts", "capitals", "seats", "demonyms"):
        assert all(len(code) == 2 and code.isupper() for code in table[part])
    for part in ("names", "parts", "seats"):
        lists = [names.split(",") if isinstance(names, str) else names for names in table[part].values()]
        folded = [name for names in lists for name in sorted({fold(name) for name in names})]
        assert sorted(folded) == sorted(set(folded)), part


def test_comuni_are_whole():
    """The table of comuni holds all provinces, and names borne twice keep both."""
    assert len({c.abbreviation for found in comuni().values() for c in found}) == 107
    assert len(comuni()["castro"]) == 2
    assert comuni()["l'aquila"][0].region == "Abruzzo"
