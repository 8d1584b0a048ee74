"""What the words around an expression tell: past or future, and whether it is a time at all."""

from functools import cache
from pathlib import Path
from typing import Any

from attrs import frozen

from newsie.knowledge import read_toml
from newsie.times.lexicon import spellings
from newsie.times.tokens import Tokens

_REACH = 22
"""How many tokens to each side are looked at for a verb; no further than the sentence."""

_FUTURE = ("rà", "rò", "ranno", "remo", "rai", "ra'", "ra’")
_PAST = ("arono", "erono", "irono", "avano", "evano", "ivano")
_PARTICIPLE = ("ato", "ata", "ati", "ate", "uto", "uta", "uti", "ute", "ito", "ita", "iti", "ite")
_ANY_PARTICIPLE = (*_PARTICIPLE, "to", "ta", "so", "sa", "sti", "ste", "tti", "tte", "rsi", "rse", "rti", "rte")
_ENDS = frozenset(".!?;\n")


@frozen(slots=True)
class Cue:
    """Where the clause lies: -1 past, 1 future, 0 not said; `deep` for the past before a past ("aveva detto")."""

    sign: int
    deep: bool = False
    remote: bool = False


@cache
def _verbs() -> dict[str, frozenset[str]]:
    table: dict[str, list[str]] = read_toml(Path(__file__).parent / "verbs.toml")
    return {name: frozenset(forms) for name, forms in table.items()}


@cache
def _contexts() -> dict[str, frozenset[str]]:
    table: dict[str, Any] = read_toml(Path(__file__).parent / "contexts.toml")
    return {name: frozenset(form for word in forms for form in spellings(word)) for name, forms in table.items()}


def listed(name: str, word: str) -> bool:
    """Whether a word is in a list of `contexts.toml`."""
    return word in _contexts()[name]


def words_of(name: str) -> frozenset[str]:
    """A list of `contexts.toml`, in every spelling."""
    return _contexts()[name]


def tense(tokens: Tokens, first: int, last: int, *, weekday: bool = False) -> Cue:
    """Past or future, by the nearest verb form of the sentence; a comma counts as three words.

    A weekday behind "per" is one that something was set for: "ha indetto uno sciopero per sabato" looks ahead.
    """
    best: tuple[int, Cue] | None = None
    for start, step in ((first - 1, -1), (last, 1)):
        distance, index = 0, start
        while 0 <= index < len(tokens) and distance < _REACH:
            word = tokens.lower[index]
            if word in _ENDS:
                break
            distance += 4 if word in ',:()«»"“”' else 1
            if best is not None and distance >= best[0]:
                break
            cue = _cue(tokens, index, word)
            if cue:
                best = (distance, cue)
                break
            index += step
    cue = best[1] if best else Cue(0)
    if weekday and not cue.remote and tokens.lower[max(0, first - 1) : first] == ["per"]:
        return Cue(1)
    if cue.sign == 0 and any(word in ("fino", "sino", "entro") for word in tokens.lower[max(0, first - 3) : first]):
        return Cue(1)  # a term that is set lies ahead, unless the verb says otherwise
    return cue


def _cue(tokens: Tokens, index: int, word: str) -> Cue | None:
    verbs = _verbs()
    if word in verbs["deferred"] and tokens.lower[index + 1 : index + 3] == ["a", "giudizio"]:
        return _past(tokens.lower[max(0, index - 4) : index], verbs)
    if (
        word in verbs["future"]
        or word in verbs["deferred"]
        or (len(word) > 3 and word.endswith(_FUTURE) and word not in verbs["not_past"])
    ):
        return Cue(1)
    before = tokens.lower[max(0, index - 4) : index]
    if word in verbs["past"] and word not in verbs["pluperfect"]:
        return _past(before, verbs)
    if word in verbs["pluperfect"]:
        following = tokens.lower[index + 1 : index + 4]
        return Cue(-1, deep=any(form.endswith(_ANY_PARTICIPLE) for form in following), remote=True)
    if len(word) > 4 and word.endswith(_PAST):
        return Cue(-1, remote=True)
    if len(word) > 3 and word.endswith("ò") and word not in ("però", "perciò"):
        return Cue(-1, remote=True)
    if len(word) > 6 and word.endswith(("ava", "eva", "iva")) and word[-4] not in "it":
        return Cue(-1, remote=True)
    if len(word) > 4 and _participle(word, verbs):
        return _past(before, verbs)
    return None


def _past(before: list[str], verbs: dict[str, frozenset[str]]) -> Cue:
    for word in reversed(before):
        if word in verbs["unreal"]:
            return Cue(1) if word.endswith(("rà", "ranno")) else Cue(0)
        if word in verbs["pluperfect"]:
            return Cue(-1, deep=True, remote=True)
        if word in verbs["auxiliary"]:
            return Cue(-1)
    return Cue(-1)


def _participle(word: str, verbs: dict[str, frozenset[str]]) -> bool:
    return (word.endswith(_PARTICIPLE) and word not in verbs["not_past"]) or word in verbs["past"]
