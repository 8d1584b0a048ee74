"""The recipe in `training/project.yml`, without running it."""

import re
from pathlib import Path

import pytest
import srsly

TRAINING = Path(__file__).parents[2] / "training"


@pytest.fixture(scope="module")
def recipe() -> dict[str, object]:
    return srsly.read_yaml(TRAINING / "project.yml")


def test_recipe_names_what_there_is(recipe: dict) -> None:
    """Every script and configuration is a file, every variable is defined, every step of a workflow is a command."""
    lines = [line for command in recipe["commands"] for line in command["script"]]
    files = {name for line in lines for name in re.findall(r"(?:scripts|configs)/\w+\.\w+", line)}
    assert not [name for name in files if not (TRAINING / name).is_file()]
    assert {name for line in lines for name in re.findall(r"\$\{vars\.(\w+)\}", line)} == set(recipe["vars"])
    names = {command["name"] for command in recipe["commands"]}
    assert all(step in names for steps in recipe["workflows"].values() for step in steps)


def test_steps_read_what_earlier_ones_write(recipe: dict) -> None:
    """Each trained model that a step of the whole recipe reads was written by a line before."""
    commands = {command["name"]: command["script"] for command in recipe["commands"]}
    written: set[str] = set()
    for step in recipe["workflows"]["all"]:
        for line in commands[step]:
            read = set(re.findall(r"\$\{vars\.runs\}/(\w+)/model-(?:last|best)", line))
            assert read <= written, line
            written |= set(re.findall(r"-o \$\{vars\.runs\}/(\w+)", line))
