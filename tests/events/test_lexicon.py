"""The trigger lexicon: what ships is sound and large, and a user's mistakes are named with file and line."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsie.events
from newsie.errors import KnowledgeError
from newsie.events.grammar.inflection import bare_infinitive, is_verb, noun_forms, participles, verb_forms
from newsie.events.triggers.lexicon import load_lexicon
from newsie.records import EventType

GOOD = """
[[type]]
name = "HERITAGE"
group = "culture"
label_it = "beni culturali"

[classes]
monument = "affresco necropoli"

[[entry]]
type = "HERITAGE"
verbs = "restaurare"
nouns = "scavo"
phrases = ["riportare alla *luce"]

[[entry]]
type = "HERITAGE"
verbs = "scoprire"
when = [{ object = "@monument" }]
"""


def write(folder: Path, text: str) -> Path:
    path = folder / "parole.toml"
    path.write_text(text, "utf8")
    return path


def test_shipped_lexicon_covers_every_type() -> None:
    """At least 1,500 words and phrases; every type has some, and what is no event is listed too."""
    lexicon = load_lexicon()
    assert len(lexicon) >= 1500
    types = {entry.type for entry in lexicon.all_entries()}
    assert set(EventType) <= types
    assert sum(entry.type.name == "NONE" for entry in lexicon.all_entries()) >= 100


def test_entries_say_where_they_come_from() -> None:
    """`origin` is a file of the lexicon and a line of it that holds the word."""
    folder = Path(newsie.events.__file__).parent / "lexicon"
    lines = {path.name: path.read_text("utf8").splitlines() for path in folder.glob("*.toml")}
    for entry in list(load_lexicon().all_entries())[::50]:
        name, _, line = entry.origin.partition(":")
        first = entry.word.split()[0].split("|")[0].strip("*")
        assert first[:4] in lines[name][int(line) - 1] or lines[name][int(line) - 1].startswith("[[entry]]")


def test_user_lexicon_adds_types_words_and_classes(tmp_path: Path) -> None:
    """A user's type, words, phrases and classes are in the lexicon beside those of newsie."""
    lexicon = load_lexicon(write(tmp_path, GOOD))
    kind = lexicon.types["HERITAGE"]
    assert (str(kind), kind.group, kind.label_it, kind.plover) == ("HERITAGE", "culture", "beni culturali", None)
    assert "necropoli" in lexicon.classes["monument"]
    assert {entry.word for entry in lexicon.all_entries() if entry.type == kind} == {
        "restaurare",
        "scavo",
        "scoprire",
        "riportare alla *luce",
    }
    assert len(lexicon) > len(load_lexicon())


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ('\n[[entry]]\ntype = "DETH"\nverbs = "morire"\n', 3, "unknown type 'DETH'"),
        ('[[entry]]\ntype = "DEATH"\nverb = "morire"\n', 3, "unknown key 'verb'"),
        ('[[entry]]\ntype = "DEATH"\nverbs = "morto"\n', 3, "is no infinitive"),
        ('[[entry]]\ntype = "DEATH"\n', 1, "has no words"),
        ('[[entry]]\ntype = "DEATH"\nverbs = ["morire"]\n', 3, "must be a string of lemmas"),
        ('[[entry]]\ntype = "DEATH"\nnouns = "Morte"\n', 3, "lower case"),
        ('[[entry]]\ntype = "PROTEST"\nnouns = "sit-in"\n', 3, "cut at its hyphen"),
        ('[[entry]]\ntype = "DEATH"\nphrases = ["morire"]\n', 3, "has one word"),
        ('[[entry]]\ntype = "DEATH"\nphrases = ["*perdere la *vita"]\n', 3, "marks two triggers"),
        ('[[entry]]\ntype = "DEATH"\nverbs = "morire"\nwhen = [{ objekt = "any" }]\n', 4, "unknown condition 'objekt'"),
        (
            '[[entry]]\ntype = "DEATH"\nverbs = "morire"\nwhen = [{ object = "@nessuno" }]\n',
            4,
            "unknown class '@nessuno'",
        ),
        ('[[entry]]\ntype = "DEATH"\nverbs = "morire"\nwhen = [{ object = "PERS" }]\n', 4, "neither a label"),
        ('[[entry]]\ntype = "DEATH"\nverbs = "morire"\nwhen = [{ voice = "passiva" }]\n', 4, "voice is one of"),
        ('[[entry]]\ntype = "DEATH"\nverbs = "morire"\nwhen = { object = "any" }\n', 4, "must be a list of tables"),
        ('[[entry]]\ntype = "DEATH"\nverbs = "morire"\nframe = { subject = "killer" }\n', 4, "unknown role 'killer'"),
        (
            '[[entry]]\ntype = "DEATH"\nverbs = "morire"\nframe = { soggetto = "agent" }\n',
            4,
            "unknown function 'soggetto'",
        ),
        ('[[type]]\nname = "MEET"\ngroup = "x"\nlabel_it = "x"\n', 2, "there is a type MEET already"),
        ('[[type]]\nname = "Heritage"\ngroup = "x"\nlabel_it = "x"\n', 2, "in capitals"),
        ('[[type]]\nname = "HERITAGE"\ngroup = "x"\n', 1, "needs a 'label_it'"),
    ],
)
def test_mistakes_are_named_with_the_line(tmp_path: Path, text: str, line: int, words: str) -> None:
    """Whatever is wrong in a user's file, the message names the file, the line and what is wrong."""
    path = write(tmp_path, text)
    with pytest.raises(KnowledgeError) as caught:
        load_lexicon(path)
    assert str(caught.value).startswith(f"{path}, line {line}: ")
    assert words in str(caught.value)


def test_unknown_table_and_missing_file(tmp_path: Path) -> None:
    """A misspelt table and a path without a file are refused, not ignored."""
    with pytest.raises(KnowledgeError, match="unknown table 'entries'"):
        load_lexicon(write(tmp_path, '[[entries]]\ntype = "DEATH"\n'))
    with pytest.raises(KnowledgeError, match="cannot be read"):
        load_lexicon(tmp_path / "niente.toml")


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("chiedere", "chiede chiese chiesero chiesto chiederà chiedendogli"),
        ("uccidere", "uccise uccisi uccidono ucciso"),
        ("lanciare", "lancia lanciò lanci lancerà lanciarono lanciandoli"),
        ("cercare", "cerchi cercherà cercò"),
        ("dimettersi", "dimise dimesso dimettersi dimettendosi"),
        ("produrre", "produce prodotto produsse produrrà"),
        ("imporre", "impone impose imposto imporrà"),
        ("morire", "muore morì morto morirà muoiono"),
        ("fare", "fa fece fatto farà facendo"),
        ("colpire", "colpisce colpì colpito colpiscono"),
        ("scontrarsi", "scontra scontrati scontrarono"),
        ("sottrarsi", "sottrae sottratto"),
        ("aggredire", "aggredisce aggredì aggredito aggredendolo"),
        ("truffare", "truffa truffò truffato truffava"),
        ("benedire", "benedice benedetto benedisse"),
        ("evadere", "evade evasero evaso"),
        ("estinguere", "estinse estinto"),
    ],
)
def test_verb_forms(verb: str, forms: str) -> None:
    """Regular and irregular forms that news use are among those made from the lemma."""
    assert set(forms.split()) <= verb_forms(verb)


@pytest.mark.parametrize(
    ("noun", "plural"),
    [
        ("attacco", "attacchi"),
        ("strage", "stragi"),
        ("guerra", "guerre"),
        ("incendio", "incendi"),
        ("rapina", "rapine"),
        ("pirata", "pirati"),
    ],
)
def test_noun_forms(noun: str, plural: str) -> None:
    """Plurals are made from the lemma, and "partita" has no plural "partiti"."""
    assert plural in noun_forms(noun)
    assert "partiti" not in noun_forms("partita")


@given(st.from_regex(r"[a-z]{2,9}(are|ere|ire|porre|durre|arsi|ersi|irsi|porsi|dursi)", fullmatch=True))
def test_any_infinitive_has_forms(verb: str) -> None:
    """For every string that looks like an infinitive: it is among its forms, and so are its participles."""
    assert is_verb(verb)
    assert bare_infinitive(verb) in verb_forms(verb)
    assert participles(verb) <= verb_forms(verb)
