"""Read every treebank the way ISDT is annotated: the rules of `conventions.toml` on the words of a sentence."""

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import tomllib
from conllu import FEATS, FORM, HEAD, ID, LEMMA, Word

COLUMNS = {"lemma": LEMMA, "pos": 3, "xpos": 4, "dep": 7}


@cache
def knowledge() -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent.parent / "conventions.toml").read_text("utf8"))


def harmonise(words: Sequence[Word], treebank: str) -> None:
    """Change the annotation of a sentence of this treebank in place."""
    known = knowledge()
    for word in words:
        kept = [feature for feature in features(word) if feature.split("=")[0] not in known["dropped_features"]]
        word[FEATS] = "|".join(kept) or "_"
        word[COLUMNS["dep"]] = known["relations"].get(word[COLUMNS["dep"]], word[COLUMNS["dep"]])
    heads = {word[ID]: word for word in words}
    children: dict[str, list[Word]] = {}
    for word in words:
        children.setdefault(word[HEAD], []).append(word)
    for rule in known["rule"]:
        if treebank in rule.get("in", [treebank]):
            for word in words:
                if fits(word, rule["when"], heads, children):
                    change(word, rule["set"], heads)


def fits(word: Word, when: Mapping[str, Any], heads: Mapping[str, Word], children: Mapping[str, list[Word]]) -> bool:
    """Whether all conditions hold of the word."""
    for key, wanted in when.items():
        if key == "head":
            head = heads.get(word[HEAD])
            holds = head is not None and fits(head, wanted, heads, children)
        elif key in ("child", "without"):
            found = any(fits(child, wanted, heads, children) for child in children.get(word[ID], []))
            holds = found == (key == "child")
        elif key == "unlike":
            holds = not fits(word, wanted, heads, children)
        elif key == "feats":
            holds = wanted in features(word)
        else:
            value = word[FORM].lower() if key == "form" else word[COLUMNS[key]]
            wanted = knowledge()["lists"][wanted[1:]] if isinstance(wanted, str) and wanted[0] == "=" else wanted
            holds = value in wanted if isinstance(wanted, list) else value == wanted
        if not holds:
            return False
    return True


def change(word: Word, new: Mapping[str, Any], heads: Mapping[str, Word]) -> None:
    for key, value in new.items():
        if key == "feats":
            names = {feature.split("=")[0] for feature in value}
            kept = [feature for feature in features(word) if feature.split("=")[0] not in names]
            word[FEATS] = "|".join(sorted([*kept, *value]))
        elif key == "climb":
            word[HEAD] = heads[word[HEAD]][HEAD]
        elif value == "=form":
            word[COLUMNS[key]] = word[FORM].lower()
        elif value[0] == "=":
            word[COLUMNS[key]] = knowledge()["lists"][value[1:]][word[FORM].lower()]
        else:
            word[COLUMNS[key]] = value


def features(word: Word) -> list[str]:
    return word[FEATS].split("|") if word[FEATS] != "_" else []
