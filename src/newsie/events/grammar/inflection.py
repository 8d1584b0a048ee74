"""Inflected forms of Italian verbs, nouns and adjectives, made from the lemma.

The lexicon is matched by lemma or by form, because lemmatisers err. Forms come from the regular conjugations and
declensions and from the irregular stems of `morphology.toml`; a few forms too many ("-ichi" beside "-ici") do no harm.
"""

from functools import cache
from pathlib import Path
from typing import Any

from newsie.knowledge import read_toml

_CLITICS = ["si", "lo", "la", "li", "le", "ne", "gli", "ci", "vi", "mi", "ti"]
_REGULAR = {
    "a": "o i a iamo ate ano avo avi ava avamo avate avano ai asti ò ammo aste arono erò erai erà eremo erete eranno "
    "erei eresti erebbe eremmo ereste erebbero iate ino assi asse assimo assero ando are ato ata ati ate ante anti",
    "e": "o i e iamo ete ono evo evi eva evamo evate evano ei etti esti é è ette emmo este erono ettero erò erai erà "
    "eremo erete eranno erei eresti erebbe eremmo ereste erebbero a iate ano essi esse essimo essero endo ere uto uta "
    "uti ute ente enti",
    "i": "o i e iamo ite ono ivo ivi iva ivamo ivate ivano ii isti ì immo iste irono irò irai irà iremo irete iranno "
    "irei iresti irebbe iremmo ireste irebbero a iate ano issi isse issimo issero endo ire ito ita iti ite "
    "isco isci isce iscono isca iscano",
}
_TRARRE = frozenset(prefix + "trar" for prefix in ("ri", "sot", "con", "es", "dis", "as", "pro", "de", "at"))
_REPLACED = {  # regular endings that a verb with a stem of its own for them does not have
    "past": frozenset(["ei", "etti", "é", "è", "ette", "erono", "ettero"]),
    "future": frozenset(
        [
            "erò",
            "erai",
            "erà",
            "eremo",
            "erete",
            "eranno",
            "erei",
            "eresti",
            "erebbe",
            "eremmo",
            "ereste",
            "erebbero",
            "irò",
            "irai",
            "irà",
            "iremo",
            "irete",
            "iranno",
            "irei",
            "iresti",
            "irebbe",
            "iremmo",
            "ireste",
            "irebbero",
        ]
    ),
    "participle": frozenset(["uto", "uta", "uti", "ute", "ito", "ita", "iti", "ite"]),
}


@cache
def _irregular() -> dict[str, dict[str, Any]]:
    rows = read_toml(Path(__file__).parent / "morphology.toml")["verb"]
    return {row["suffix"]: row for row in rows}


def is_verb(word: str) -> bool:
    """Whether the word has the shape of an infinitive."""
    return bare_infinitive(word).endswith(("are", "ere", "ire", "rre")) and len(word) > 3


def bare_infinitive(verb: str) -> str:
    """The infinitive without its reflexive pronoun: "dimettersi" is "dimettere"."""
    if verb.endswith("rsi"):
        stem = verb[:-2]
        return stem + ("re" if stem in _TRARRE or stem.endswith(("por", "dur")) else "e")
    return verb


def participles(verb: str) -> frozenset[str]:
    """The forms of the past participle.

    >>> sorted(participles("chiedere"))
    ['chiesta', 'chieste', 'chiesti', 'chiesto']
    """
    verb = bare_infinitive(verb)
    row, prefix = _row(verb)
    if row and "participle" in row:
        stems = [prefix + stem for stem in str(row["participle"]).split()]
    else:
        theme = {"a": "at", "e": "ut", "i": "it"}.get(verb[-3], "")
        stems = [verb[:-3] + theme] if theme else []
    return frozenset(stem + ending for stem in stems for ending in "oaie")


def verb_forms(verb: str) -> frozenset[str]:
    """All simple forms, those with an enclitic pronoun ("arrestarlo", "dimettendosi") included.

    >>> {"chiese", "chiedono", "chiederebbe", "chiesti", "chiedendogli"} <= verb_forms("chiedere")
    True
    """
    verb = bare_infinitive(verb)
    row, prefix = _row(verb)
    base = prefix + str(row["stem"]) if row and "stem" in row else verb[:-3]
    theme = str(row["theme"]) if row and "theme" in row else verb[-3]
    forms = {verb}
    replaced = {kind for kind in _REPLACED if row and kind in row}
    for ending in _REGULAR.get(theme, _REGULAR["e"]).split():
        if not any(ending in _REPLACED[kind] for kind in replaced):
            forms.add(_join(base, ending, theme))
    if row:
        if "past" in row:
            for stem in str(row["past"]).split():
                forms |= {prefix + stem + ending for ending in ("i", "e", "ero")}
        if "future" in row:
            stem = prefix + str(row["future"])
            forms |= {
                stem + e for e in ["ò", "ai", "à", "emo", "ete", "anno", "ei", "esti", "ebbe", "emmo", "este", "ebbero"]
            }
        forms |= {prefix + form for form in str(row.get("forms", "")).split()}
    listed = set(str(row.get("forms", "")).split()) if row else set()
    forms = {form for form in forms if len(form) > 2 or form in listed}  # "dare" has no "di", "da"
    past = participles(verb)
    gerunds = {form for form in forms if form.endswith("ndo")}
    hosts = {verb[:-1] if not verb.endswith("rre") else verb[:-2]} | gerunds | past
    return frozenset(forms | past | {host + clitic for host in hosts for clitic in _CLITICS})


def noun_forms(noun: str) -> frozenset[str]:
    """Singular and plural (and, for a plural lemma, itself alone).

    >>> sorted(noun_forms("attacco"))
    ['attacchi', 'attacci', 'attacco']
    """
    forms = {noun}
    stem, last = noun[:-1], noun[-1:]
    if noun.endswith("io"):
        forms |= {stem, stem + "i"}
    elif noun.endswith(("co", "go")):
        forms |= {stem + "i", stem + "hi"}
    elif last in ("o", "e"):
        forms.add(stem + "i")
    elif noun.endswith(("cia", "gia")):
        forms |= {stem + "e", stem[:-1] + "e"}
    elif noun.endswith(("ca", "ga")):
        forms |= {stem + "he", stem + "hi"}
    elif noun.endswith(("ista", "ma", "arca", "cida", "iatra", "irata", "oeta", "ilota", "tleta")):
        forms |= {stem + "e", stem + "i"}
    elif last == "a":
        forms.add(stem + "e")
    return frozenset(forms)


def adjective_forms(word: str) -> frozenset[str]:
    """The four or two forms of an adjective or participle.

    >>> sorted(adjective_forms("ferito"))
    ['ferita', 'ferite', 'feriti', 'ferito']
    """
    if word.endswith("o"):
        h = "h" if word.endswith(("co", "go")) else ""
        return frozenset({word, word[:-1] + "a", word[:-1] + "i", word[:-1] + h + "i", word[:-1] + h + "e"})
    return noun_forms(word)


def _row(verb: str) -> tuple[dict[str, Any] | None, str]:
    """The irregular row with the longest ending that fits, and what stands before the ending."""
    table = _irregular()
    for at in range(len(verb) - 2):
        row = table.get(verb[at:])
        if row is not None and verb in row.get("only", verb).split():
            return row, verb[:at]
    return None, ""


def _join(stem: str, ending: str, theme: str) -> str:
    """Spelling at the seam: "cercare" - "cerchi", "lanciare" - "lanci", "lancerà", "studiare" - "studi"."""
    if theme == "a" and ending[0] in "ie":
        if stem.endswith(("c", "g")):
            return stem + "h" + ending
        if stem.endswith(("ci", "gi")):
            return stem[:-1] + ending
        if stem.endswith("i") and ending[0] == "i":
            return stem[:-1] + ending
    if theme == "i" and stem.endswith(("c", "g")) and ending[0] in "ao":
        return stem + ending
    return stem + ending
