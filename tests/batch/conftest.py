"""A pipeline small enough for many tests: rules in place of the trained model, newsie's own steps at its end."""

from pathlib import Path

import pytest
import spacy
from spacy.language import Language

import newsie


@pytest.fixture(scope="session")
def rules() -> Language:
    """No training, no parse: sentences and names by rule, times by newsie."""
    nlp = spacy.blank("it")
    nlp.add_pipe("sentencizer")
    names = nlp.add_pipe("entity_ruler")
    names.add_patterns(  # type: ignore[attr-defined]
        [
            {"label": "LOC", "pattern": [{"LOWER": {"IN": ["roma", "napoli", "torino", "bari"]}}]},
            {"label": "PER", "pattern": [{"LOWER": "anna"}, {"LOWER": "verdi"}]},
            {"label": "ORG", "pattern": [{"LOWER": "senato"}]},
        ]
    )
    with pytest.warns(UserWarning, match="the pipeline"):
        return newsie.load(nlp)


@pytest.fixture(scope="session")
def rules_folder(rules: Language, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same pipeline on disk, for processes of their own to load."""
    folder = tmp_path_factory.mktemp("pipeline")
    rules.to_disk(folder)
    return folder
