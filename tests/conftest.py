"""What all tests share: the shipped pipeline, loaded once, and the place of the shared evaluation data."""

from pathlib import Path

import pytest
from spacy.language import Language

import newsie

REPOSITORY = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def nlp() -> Language:
    return newsie.load()


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with gold articles and scorers that lies beside the repository where newsie is developed."""
    path = REPOSITORY.parent / "shared"
    if not (path / "gold" / "dev").is_dir():
        pytest.skip("needs the evaluation data in ../shared, which is not part of the repository")
    return path
