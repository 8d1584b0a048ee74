"""The scripts of `training/` are no package: tests import them from their folder."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

SCRIPTS = Path(__file__).parents[2] / "training" / "scripts"


@pytest.fixture(autouse=True)
def scripts(monkeypatch: pytest.MonkeyPatch) -> None:
    if not SCRIPTS.is_dir():
        pytest.skip("the training scripts are not part of the installed package")
    monkeypatch.setattr(sys, "path", [str(SCRIPTS), *sys.path])


@pytest.fixture
def sentence() -> Callable[[str], list[list[str]]]:
    """Makes the words of a sentence from "form lemma pos xpos feats head dep", one a line."""

    def words(text: str) -> list[list[str]]:
        rows = []
        for number, line in enumerate(text.strip().splitlines(), start=1):
            form, lemma, pos, xpos, feats, head, dep = line.split()
            rows.append([str(number), form, lemma, pos, xpos, feats, head, dep, "_", "_"])
        return rows

    return words
