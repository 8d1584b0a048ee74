"""Write the lexicon that stands behind the lemmatizer (`newsie.lemmas`): part of speech, form and lemma, a row each.

    python scripts/lemma_lexicon.py DATA_DIR OUT.tsv RAW.txt [free]

What the treebanks say of a form, and the other forms of their verbs that occur in raw text, conjugated by
`newsie.events.grammar.inflection`. With "free" only the treebanks that allow any use.
"""

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

from conllu import read
from sources import corpora
from treebanks import Annotated, treebank

from newsie.events.grammar.inflection import verb_forms

NOT_LISTED = {"PROPN", "SPACE", "SYM", "X"}
CERTAIN = 0.7
"""A form with a part of speech has a lemma here if so great a share of its tokens has it."""
INFINITIVE = re.compile(r"[a-zàèéìòù]+(?:are|ere|ire|rre)")

Lexicon = dict[tuple[str, str], str]


def training_sentences(data: Path, *, free: bool) -> Iterable[Annotated]:
    for _, members in corpora("syntax_train"):
        for source in members if not free else [source for source in members if not source["nc"]]:
            yield from treebank(data / source["path"], source["treebank"], harmonised=True)


def from_treebanks(sentences: Iterable[Annotated]) -> Lexicon:
    seen: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for sentence in sentences:
        for word, pos, lemma in zip(sentence.words, sentence.pos, sentence.lemmas, strict=True):
            is_verb = pos in ("VERB", "AUX")
            if pos not in NOT_LISTED and (not is_verb or INFINITIVE.fullmatch(lemma.split(" ")[0])):
                seen[pos, word.lower()][lemma] += 1
    lexicon = {}
    for key, lemmas in seen.items():
        lemma, count = lemmas.most_common(1)[0]
        if count >= CERTAIN * lemmas.total():
            lexicon[key] = lemma
    return lexicon


def conjugated(verbs: Iterable[str], in_use: set[str]) -> Lexicon:
    """The forms of these verbs that are in use and belong to one of them alone."""
    of_form: dict[str, set[str]] = defaultdict(set)
    for verb in verbs:
        for form in verb_forms(verb) & in_use:
            of_form[form].add(verb)
    return {("VERB", form): verb for form, (verb, *others) in of_form.items() if not others}


def main(data: Path, out: Path, raw: Path, *, free: bool) -> None:
    known = from_treebanks(training_sentences(data, free=free))
    verbs = {lemma for (pos, _), lemma in known.items() if pos == "VERB" and " " not in lemma}
    in_use = set(re.findall(r"[a-zàèéìòù]+", (read(raw) if raw.suffix == ".xz" else raw.read_text("utf8")).lower()))
    lexicon = conjugated(sorted(verbs), in_use) | known
    out.write_text("".join(f"{pos}\t{form}\t{lemma}\n" for (pos, form), lemma in sorted(lexicon.items())), "utf8")
    print(f"{out}: {len(lexicon)} forms, {len(known)} of them from the treebanks")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]), free=sys.argv[4:] == ["free"])
