"""Universal Dependencies version 1 to version 2, for the part of ISDT that is public in the old scheme.

Follows https://universaldependencies.org/v2/summary.html: relations renamed, `nmod` of a predicate becomes `obl`, `cc`
and `punct` hang on the conjunct that follows them, copulas are AUX, CONJ is CCONJ.
"""

from collections.abc import Iterator

RENAMED = {
    "dobj": "obj",
    "nsubjpass": "nsubj:pass",
    "csubjpass": "csubj:pass",
    "auxpass": "aux:pass",
    "neg": "advmod",
    "name": "flat:name",
    "mwe": "fixed",
    "foreign": "flat:foreign",
    "remnant": "orphan",
}
TAGS = {"CONJ": "CCONJ", "PART": "ADV"}
PREDICATES = {"VERB", "ADJ", "ADV", "AUX"}

Fields = list[str]


def to_version_2(conllu: str) -> str:
    """The same CoNLL-U text in the second version of the scheme."""
    return "\n\n".join("\n".join(sentence(block.split("\n"))) for block in conllu.strip().split("\n\n")) + "\n\n"


def sentence(lines: list[str]) -> Iterator[str]:
    words = {fields[0]: fields for line in lines if (fields := line.split("\t")) and fields[0].isdigit()}
    for fields in words.values():
        fields[5] = features(fields[5])
        fields[7] = relation(fields, words)
        fields[3] = TAGS.get(fields[3], fields[3])
        if fields[7] == "cop":
            fields[3] = "AUX"
    for fields in words.values():
        if fields[7] in ("cc", "punct"):
            fields[6] = next_conjunct(fields, words)
    for line in lines:
        yield "\t".join(words.get(line.split("\t")[0], line.split("\t")))


def relation(fields: Fields, words: dict[str, Fields]) -> str:
    old = fields[7]
    head = words.get(fields[6])
    if old in ("det", "nmod") and "Poss=Yes" in fields[5] and fields[3] in ("ADJ", "DET"):
        fields[3] = "DET"
        return "det:poss"
    if old == "nmod" and head and is_predicate(head, words):
        return "obl:agent" if is_passive(head, words) and has_case(fields, words, "da") else "obl"
    if old == "dep" and fields[3] == "NUM":
        return "nummod"
    return RENAMED.get(old, old)


def has_case(word: Fields, words: dict[str, Fields], lemma: str) -> bool:
    return any(other[6] == word[0] and other[7] == "case" and other[2] == lemma for other in words.values())


def is_passive(word: Fields, words: dict[str, Fields]) -> bool:
    return word[7] == "acl" or any(
        other[6] == word[0] and other[7].startswith(("auxpass", "aux:pass")) for other in words.values()
    )


def features(old: str) -> str:
    new = [
        feature for feature in old.replace("Negative=Neg", "PronType=Neg").split("|") if not feature.endswith("=Com")
    ]
    return "|".join(new) or "_"


def is_predicate(word: Fields, words: dict[str, Fields]) -> bool:
    """Verbs, adjectives and adverbs take `obl`; so does a noun that is the predicate of a copula."""
    return word[3] in PREDICATES or any(other[6] == word[0] and other[7] == "cop" for other in words.values())


def next_conjunct(fields: Fields, words: dict[str, Fields]) -> str:
    """The head of `cc` or of a comma inside a coordination: the first conjunct of its old head to the right."""
    index, head = int(fields[0]), fields[6]
    following = [int(w[0]) for w in words.values() if w[6] == head and w[7] == "conj" and int(w[0]) > index]
    between = any(int(w[0]) < index for w in words.values() if w[6] == head and w[7] == "conj")
    if following and (int(head or 0) < index) and (fields[7] == "cc" or between or index > int(head)):
        return str(min(following))
    return head
