"""Training reads every treebank by one set of conventions."""

import pytest

CONDITIONS = {"form", "lemma", "pos", "xpos", "dep", "feats", "head", "child", "without", "unlike"}
CHANGES = {"pos", "dep", "lemma", "feats", "climb"}
LAWS = "leggi legge NOUN S _ 3 nsubj\nsono essere AUX V _ 3 aux\n"
TREEBANKS = {"isdt", "vit", "partut", "pud", "parlamint", "markit", "tweets"}


def conditions(table: dict) -> list[dict]:
    inner = [table[key] for key in ("head", "child", "without", "unlike") if key in table]
    return [table, *(found for one in inner for found in conditions(one))]


def test_every_rule_says_why_and_uses_known_words():
    """A misspelt key would make a rule that never fits, or fits everywhere."""
    from conventions import knowledge

    known = knowledge()
    for rule in known["rule"]:
        assert rule["why"], rule
        assert rule["set"].keys() <= CHANGES, rule
        assert set(rule.get("in", TREEBANKS)) <= TREEBANKS, rule
        for table in conditions(rule["when"]):
            assert table.keys() <= CONDITIONS, rule
            for value in [*table.values(), *rule["set"].values()]:
                if isinstance(value, str) and value.startswith("="):
                    assert value == "=form" or value[1:] in known["lists"], rule


@pytest.mark.parametrize(
    ("treebank", "before", "number", "after"),
    [
        ("pud", "sua suo PRON DTP$ _ 2 det:poss\nfiglia figlia NOUN N _ 0 root", 1, "suo DET det:poss"),
        ("isdt", "senza senza ADP E _ 2 case\ntornare tornare VERB V VerbForm=Inf 0 root", 1, "senza ADP mark"),
        ("vit", "ferito ferire VERB V VerbForm=Part 2 advcl\nuomo uomo NOUN S _ 0 root", 1, "ferire VERB acl"),
        ("markit", "ed ed CCONJ CC _ 2 cc\nesce uscire VERB V _ 0 root", 1, "e CCONJ cc"),
        ("parlamint", LAWS + "votate votare VERB V VerbForm=Part 0 root", 1, "legge NOUN nsubj:pass"),
        ("parlamint", LAWS + "aumentate aumentare VERB V VerbForm=Part 0 root", 1, "legge NOUN nsubj"),
        ("partut", "Rossi Rossi PROPN SP _ 2 flat\nMario Mario PROPN SP _ 0 root", 1, "Rossi PROPN flat:name"),
    ],
)  # fmt: skip
def test_a_word_is_read_by_the_common_convention(sentence, treebank, before, number, after):
    """What a treebank does its own way comes out as ISDT does it."""
    from conventions import harmonise

    words = sentence(before)
    harmonise(words, treebank)
    assert [words[number - 1][column] for column in (2, 3, 7)] == after.split()


def test_a_year_hangs_on_the_day(sentence):
    """In "30 giugno 1960" month and year are flat parts of the day, whatever they hung on."""
    from conventions import harmonise

    words = sentence("30 30 NUM N _ 0 root\ngiugno giugno NOUN S _ 1 nmod\n1960 1960 NUM N _ 2 nummod")
    harmonise(words, "isdt")
    assert [(word[6], word[7]) for word in words] == [("0", "root"), ("1", "flat"), ("1", "flat")]
