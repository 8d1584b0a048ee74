"""Names that word lists label in free text, for the free recipe: only sentences that the lists explain."""

from pathlib import Path

import pytest
import spacy

SCRIPTS = Path(__file__).parents[2] / "training" / "scripts"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Poi arrivarono a Parma con Elena Brusati.", [("Parma", "LOC"), ("Elena Brusati", "PER")]),
        ("Il signor Ghirardelli tornò in Francia.", [("Ghirardelli", "PER"), ("Francia", "LOC")]),
        ("Lo disse Marco della Torre, e nessuno rispose.", [("Marco della Torre", "PER")]),
        ("Ne ha scritto ieri il Corriere della Sera.", [("Corriere della Sera", "ORG")]),
        ("Nessuno rispose alla lettera.", []),
        ("Ne parlava spesso con Strufaldi.", None),
        ("Non voleva altro che Parma.", None),
        ("Era piaciuto a tutti, Ciò che disse.", None),
    ],
)
def test_labelled(text: str, names: list[tuple[str, str]] | None, monkeypatch: pytest.MonkeyPatch) -> None:
    """A first name, a title, a country, a place after its preposition, a listed organisation; all else is doubt."""
    if not SCRIPTS.is_dir():
        pytest.skip("the training scripts are not part of the installed package")
    pytest.importorskip("tomllib")
    monkeypatch.syspath_prepend(str(SCRIPTS))
    from free_corpora import labelled

    doc = labelled(spacy.blank("it"), text)
    assert (None if doc is None else [(name.text, name.label_) for name in doc.ents]) == names


def test_only_free_sources() -> None:
    """What the free recipe reads beside treebanks is marked as free in the list of sources."""
    if not SCRIPTS.is_dir():
        pytest.skip("the training scripts are not part of the installed package")
    tomllib = pytest.importorskip("tomllib")
    sources = tomllib.loads((SCRIPTS.parent / "sources.toml").read_text("utf8"))["source"]
    marked = [source for source in sources if any(name.startswith("free_") for name in source["corpora"])]
    assert marked
    assert not any(source["nc"] for source in marked)
    assert not any("NC" in source["licence"] for source in sources if not source["nc"])
