"""`newsie.load` on other pipelines than its own: packages, pipelines that lack a part, missing and damaged ones."""

import random
import re
import shutil
import subprocess
import sys
import warnings
from pathlib import Path

import pytest
import spacy
from spacy.cli.package import package
from spacy.language import Language
from spacy.training import Example

import newsie
from newsie.models import CHECKSUMS, SHIPPED, write_checksums

SENTENCES = [
    "La ministra [PERSON Ada Corsini] ha incontrato ieri a [GPE Parigi] il collega [PERSON Louis Marchal].",
    "Ieri la [ORG Banca Verdi] ha licenziato cento operai a [GPE Torino].",
    "I carabinieri hanno arrestato venerdì a [GPE Forlì] l'ex sindaco [PER Ugo Stella].",
    "Il [MISC Premio Aurora] è andato a [PER Ugo Stella], nato sulle [LOC Alpi].",
    "La [ORG Lega Nord Est] ha presentato il [MISC Premio Aurora] a [GPE Torino].",
]
"""Italian sentences with names as other pipelines label them."""

LABELS = {"PER": "PER", "PERSON": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC"}
ARTICLE = re.sub(r"\[[A-Z]+ (.*?)\]", r"\1", "\n".join(SENTENCES))

TOK2VEC = {
    "@architectures": "spacy.HashEmbedCNN.v2",
    "width": 32,
    "depth": 2,
    "embed_size": 500,
    "window_size": 1,
    "maxout_pieces": 2,
    "subword_features": True,
    "pretrained_vectors": None,
}
COMPONENTS = {"morphologizer": "Tagger.v2", "parser": "", "trainable_lemmatizer": "Tagger.v2", "ner": ""}


def names(marked: str) -> tuple[str, list[tuple[int, int, str]]]:
    """The text of a sentence with marked names, and where they are."""
    text, spans = "", []
    for part in re.split(r"(\[[A-Z]+ .*?\])", marked):
        label, _, name = part.strip("[]").partition(" ") if part.startswith("[") else ("", "", part)
        if label:
            spans.append((len(text), len(text) + len(name), label))
        text += name
    return text, spans


@pytest.fixture(scope="session")
def other(nlp: Language, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a small pipeline that has learned a few sentences by heart, syntax from newsie's model."""
    spacy.util.fix_random_seed(1)
    learner = spacy.blank("it")
    for factory, architecture in COMPONENTS.items():
        model = {"@architectures": f"spacy.{architecture}", "tok2vec": TOK2VEC} if architecture else None
        parser = {"@architectures": "spacy.TransitionBasedParser.v2", "tok2vec": TOK2VEC, "hidden_width": 32}
        parser |= {"state_type": factory, "extra_state_tokens": False, "maxout_pieces": 2, "use_upper": True}
        learner.add_pipe(
            factory, config={"model": model or parser} | ({"min_action_freq": 1} if factory == "parser" else {})
        )
    examples = []
    for text, spans in map(names, SENTENCES):
        gold = nlp(text)
        gold.ents = [gold.char_span(*span) for span in spans]
        examples.append(Example(learner.make_doc(text), gold))
    optimizer = learner.initialize(lambda: examples)
    optimizer.learn_rate = 0.01
    for _ in range(100):
        learner.update(examples, sgd=optimizer)
    folder = tmp_path_factory.mktemp("other") / "pipeline"
    learner.meta["name"] = "prova"
    learner.to_disk(folder)
    return folder


def without(pipeline: Path, component: str, folder: Path) -> Path:
    spacy.load(pipeline, exclude=[component]).to_disk(folder)
    return folder


def found(article: newsie.Article) -> set[tuple[str, str]]:
    return {(mention.text, str(entity.label)) for entity in article.entities for mention in entity.mentions}


def test_an_installed_package(other: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A package that `spacy package` made and pip installed is loaded by its name, and its labels are newsie's."""
    package(other, tmp_path, create_sdist=False, create_wheel=True)
    (wheel,) = tmp_path.glob("**/*.whl")
    site = tmp_path / "site"
    pip = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--no-deps",
        "--no-index",
        "--target",
        str(site),
        str(wheel),
    ]
    subprocess.run(pip, check=True)
    monkeypatch.syspath_prepend(str(site))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        article = newsie.extract(ARTICLE, published="2024-09-14", nlp=newsie.load("it_prova"))
    expected = {
        (text[start:end], LABELS[label])
        for text, spans in map(names, SENTENCES)
        for start, end, label in spans
        if label != "MISC"
    }
    assert expected <= found(article)
    assert not any("Premio" in text for text, _ in found(article))
    assert {event.type.name for event in article.events} >= {"MEET", "ARREST"}
    assert {time.value for time in article.times} == {"2024-09-13"}


def test_without_a_parser(other: Path, tmp_path: Path) -> None:
    """Names and times are found, no events, and a warning says that those need a parser."""
    with pytest.warns(UserWarning, match="no parser, and events need one"):
        nlp = newsie.load(without(other, "parser", tmp_path))
    article = newsie.extract(ARTICLE, published="2024-09-14", nlp=nlp)
    assert ("Ada Corsini", "PER") in found(article)
    assert ("Parigi", "LOC") in found(article)
    assert article.times
    assert not article.events


def test_without_names(other: Path, tmp_path: Path) -> None:
    """Times and events are found, and a warning says that there are no names."""
    with pytest.warns(UserWarning, match="no entity recogniser"):
        nlp = newsie.load(without(other, "ner", tmp_path))
    article = newsie.extract(ARTICLE, published="2024-09-14", nlp=nlp)
    assert "ARREST" in {event.type.name for event in article.events}
    assert article.times


def test_the_warning_names_the_callers_line() -> None:
    """Who calls `load` is told where."""
    with pytest.warns(UserWarning, match="the pipeline has no") as caught:
        newsie.load(spacy.blank("it"))
    assert len(caught) == 3
    assert {Path(warning.filename).name for warning in caught} == {"test_models.py"}


def test_missing_and_foreign(tmp_path: Path) -> None:
    """The error says how to install a package that is missing, and that the language must be Italian."""
    with pytest.raises(newsie.ModelError, match="python -m spacy download it_core_news_xx"):
        newsie.load("it_core_news_xx")
    with pytest.raises(newsie.ModelError, match="no spaCy pipeline"):
        newsie.load(tmp_path / "nothing")
    spacy.blank("en").to_disk(tmp_path / "english")
    for english in (spacy.blank("en"), tmp_path / "english"):
        with pytest.raises(newsie.ModelError, match="'en'; newsie needs an Italian one"):
            newsie.load(english)


@pytest.mark.parametrize("damage", ["gone", "empty", "cut", "noise"])
@pytest.mark.parametrize(
    "file",
    [
        *["config.cfg", "meta.json", "tokenizer", "vocab/strings.json", "ner/model", "ner/moves", "parser/model"],
        *["morphologizer/cfg", "trainable_lemmatizer/model", "trainable_lemmatizer/trees"],
    ],
)
def test_a_damaged_file(other: Path, tmp_path: Path, file: str, damage: str) -> None:
    """Whatever happened to whichever file of any pipeline, there is one error, and it names the pipeline."""
    broken = tmp_path / "broken"
    shutil.copytree(other, broken)
    data = (broken / file).read_bytes()
    if damage == "gone":
        (broken / file).unlink()
    else:
        noise = random.Random(1).randbytes(len(data))
        (broken / file).write_bytes({"empty": b"", "cut": data[: len(data) // 2], "noise": noise}[damage])
    with pytest.raises(newsie.ModelError, match="broken"):
        newsie.load(broken)


def test_a_few_wrong_bytes(other: Path, tmp_path: Path) -> None:
    """Weights with some wrong bytes can be read; where the checksums are listed, it is noticed all the same."""
    broken = tmp_path / "broken"
    shutil.copytree(other, broken)
    write_checksums(broken)
    newsie.load(broken)
    weights = bytearray((broken / "ner" / "model").read_bytes())
    weights[len(weights) // 2] ^= 1
    (broken / "ner" / "model").write_bytes(weights)
    with pytest.raises(newsie.ModelError, match="its file ner/model is missing or not the one"):
        newsie.load(broken)


def test_the_shipped_model_is_the_listed_one(tmp_path: Path) -> None:
    """The list lies with the weights and names every file; `write_checksums(SHIPPED)` brings it up to date."""
    listed = (SHIPPED / CHECKSUMS).read_text("utf8")
    copy = tmp_path / "model"
    shutil.copytree(SHIPPED, copy)
    write_checksums(copy)
    assert (copy / CHECKSUMS).read_text("utf8") == listed
