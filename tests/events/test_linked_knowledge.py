"""The TOML files of the event step are complete and consistent, so that an edit that breaks them is told at once."""

from pathlib import Path

import pytest

import newsie.events
from newsie.knowledge import read_toml
from newsie.records import EventType

FOLDER = Path(newsie.events.__file__).parent
TYPES = {type_.name for type_ in EventType}
ROLES = {"agent", "target", "participant", "theme", "place"}


@pytest.mark.parametrize(
    ("file", "keys"),
    [
        ("merging/merging.toml", ["repeated", "several", "once", "once_if_definite", "counted"]),
        ("dates/dates.toml", ["scene", "speech", "charges", "charged", "victims"]),
        ("arguments/arguments.toml", ["clause_place", "shared_place", "speaking", "visits", "posts", "asking"]),
        ("sources/sources.toml", ["speech"]),
    ],
)
def test_lists_of_types_name_types(file: str, keys: list[str]) -> None:
    """Every word of a list of types is an event type."""
    data = read_toml(FOLDER / file)
    assert {word for key in keys for word in data[key].split()} <= TYPES


def test_roles_handed_over_are_roles() -> None:
    """The handovers of `arguments.toml` go from role to role between types."""
    data = read_toml(FOLDER / "arguments/arguments.toml")
    for row in data["handover"]:
        assert {*row["from"].split(), row["to"]} <= ROLES
        assert set((row["outer"] + " " + row["inner"]).split()) <= TYPES
    assert set(data["clause_subject"]) <= TYPES
    assert {row["role"] for row in data["clause_subject"].values()} <= ROLES


def test_scripts_name_types_and_roles() -> None:
    """The scripts of `arguments.toml` fill a role of some types from roles of others."""
    for row in read_toml(FOLDER / "arguments/arguments.toml")["script"]:
        assert row["role"] in ROLES
        assert set(row["types"].split()) <= TYPES
        assert {one.split(".")[0] for one in row["from"].split()} <= TYPES
        assert {one.split(".")[1] for one in row["from"].split()} <= ROLES


def test_prepositions_are_written_bare() -> None:
    """A fixed phrase with an articulated preposition would never be found."""
    data = read_toml(FOLDER / "grammar/syntax.toml")
    articulated = {form for name, forms in data["prepositions"].items() for form in forms if form != name}
    words = {word for phrase in data["phrases"] for word in phrase.split()}
    assert not words & articulated


def test_a_word_has_one_meaning() -> None:
    """No word of `merging.toml` stands in two lines of its type, and the types exist."""
    meanings = read_toml(FOLDER / "merging/merging.toml")["meanings"]
    assert set(meanings) <= TYPES
    for lines in meanings.values():
        words = [word for line in lines for word in line.split()]
        assert len(words) == len(set(words))
