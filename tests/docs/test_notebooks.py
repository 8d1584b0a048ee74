from itertools import groupby
from pathlib import Path

import pytest

nbformat = pytest.importorskip("nbformat", reason="newsie[docs] is not installed")
nbclient = pytest.importorskip("nbclient", reason="newsie[docs] is not installed")

FOLDER = Path(__file__).parents[2] / "docs" / "notebooks"
each_notebook = pytest.mark.parametrize("path", sorted(FOLDER.glob("*.ipynb")), ids=lambda path: path.stem)


def cells(notebook):
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def kinds_shown(notebook):
    """The kinds of output of each cell; printed lines count once, in however many messages they came."""
    return [[kind for kind, _ in groupby(output.output_type for output in cell.outputs)] for cell in cells(notebook)]


@each_notebook
def test_the_notebook_runs(path):
    """Every cell runs, in order, in a new kernel; every cell that showed something still does."""
    notebook = nbformat.read(path, 4)
    shown = kinds_shown(notebook)
    nbclient.NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(FOLDER)}}).execute()
    assert kinds_shown(notebook) == shown


@each_notebook
def test_the_notebook_was_run(path):
    """It is committed as it ran: each cell once, in order, without an error, and loading nothing from elsewhere."""
    notebook = nbformat.read(path, 4)
    assert [cell.execution_count for cell in cells(notebook)] == list(range(1, len(cells(notebook)) + 1))
    outputs = [output for cell in cells(notebook) for output in cell.outputs]
    assert not [output for output in outputs if output.output_type == "error"]
    assert not [output for output in outputs if "<script src=" in str(output) or "cdn" in str(output)]


def test_there_are_three():
    """Explore one article, a folder to a timeline, an event type of one's own."""
    assert sorted(path.stem for path in FOLDER.glob("*.ipynb")) == ["explore", "own_type", "timeline"]
