"""Count how words are written inside sentences: `src/newsie/capitals/words.toml`, which restores text in capitals.

    python scripts/casing.py DATA_DIR OUT.toml

Only counts go in: the share of a word's occurrences that begin with a capital, and what is left to the ending of a
word; names of lists that the text has not stand apart. Nothing that is rarer than the thresholds below is kept.
"""

import json
import lzma
import re
import sys
import textwrap
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from corpora import rows

from newsie.entities.gender import first_names
from newsie.entities.places import comuni

SEEN = 3
"""Occurrences from which on a word counts."""
SUFFIX_SEEN = 25
"""Words that a suffix needs to be listed."""
BOUNDS = {97: 0.85, 75: 0.6, 45: 0.3, 20: 0.08}
"""Shares are kept in four steps: percent that stands for the step, and where it begins."""
NEWS = (
    "p1va_newsinbrief",
    "giglietto_fb_news",
    "semeval23_it",
    "checkit_facta",
    "rossodisera",
    "elle_repubblica",
    "macchioni_blog",
    "repubblica_berlusconi",
    "persy",
    "ombreeluci",
    "fede952_hist",
    "aczivido",
    "da2020_frs",
    "dadoeval_degasperi",
    "vigilante_blog",
)
DICE = "dice"
LABELLED = (
    "kind/WN_train.tsv.xz",
    "kind/FIC_train.tsv.xz",
    "kind/ADG_train.tsv.xz",
    "wikineural/val.conllu.xz",
    "wikineural/test.conllu.xz",
)

_TOKEN = re.compile(r"[^\W\d_]+(?:'(?=[^\W\d_])|(?<=[A-Za-z])'(?!\w))?|[^\w\s]|\d+\w*|\n")
_BEFORE_A_START = set('.!?:;…«"“”»–—-|•*\n([/')
_ROMAN = re.compile("[ivxlcdm]+")


def key(word: str) -> str:
    """The word in small letters without accents and apostrophes, which text in capitals often leaves out or puts in."""
    letters = unicodedata.normalize("NFD", word.lower().rstrip("'"))
    return "".join(char for char in letters if not unicodedata.combining(char))


def pattern(word: str) -> str:
    """How a word is written: l(ower), t(itle), u(pper), m(ixed)."""
    word = word.rstrip("'")
    if word.islower():
        return "l"
    if word.isupper():
        return "u" if len(word) > 1 else "t"
    return "t" if word[0].isupper() and word[1:].islower() else "m"


def news(data: Path, name: str) -> Iterator[str]:
    """The paragraphs of a source, each once; of the local articles every third."""
    seen: set[str] = set()
    path = data / "news" / ("dice.jsonl.xz" if name == DICE else f"modern/{name}.txt.xz")
    with lzma.open(path, "rt", encoding="utf8") as lines:
        for number, line in enumerate(lines):
            texts = [line] if name != DICE else json.loads(line)["text"].split("\n") if number % 3 == 0 else []
            for text in texts:
                if text[:80] not in seen:
                    seen.add(text[:80])
                    yield text


def labelled(data: Path) -> Iterator[str]:
    """The labelled sentences of training."""
    for name in LABELLED:
        for sentence in rows(data / "ner" / name):
            yield " ".join(word for word, _ in sentence)


def written(text: str) -> list[tuple[str, str]]:
    """Its words as (key, pattern); where a sentence may begin, a capital says nothing ("?"). Headlines say nothing."""
    text = text.replace("’", "'")
    if sum(map(str.isupper, text)) > 0.3 * sum(map(str.islower, text)):
        return []
    found = []
    before = "."
    for word in _TOKEN.findall(text):
        if word[0].isalpha():
            shape = pattern(word)
            found.append((key(word), "?" if before in _BEFORE_A_START and shape == "t" else shape))
        else:
            found.append((word, "p"))
        before = word
    return found


def count(data: Path) -> dict[str, Counter[str]]:
    """The patterns of each word."""
    words: dict[str, Counter[str]] = defaultdict(Counter)
    for text in chain(*(news(data, name) for name in (*NEWS, DICE)), labelled(data)):
        for word, shape in written(text):
            if shape in "ltum":
                words[word][shape] += 1
    return words


def share(counts: Counter[str]) -> float:
    return (counts["t"] + counts["u"]) / max(counts.total(), 1)


def step(value: float) -> int | None:
    return next((percent for percent, bound in BOUNDS.items() if value >= bound), None)


def suffixes(words: dict[str, Counter[str]]) -> dict[str, float]:
    """The share of names among rare words with the same last letters (three, two, one), for words not listed."""
    types: dict[str, list[float]] = defaultdict(list)
    for word, counts in words.items():
        if counts.total() <= 2 * SEEN and word.isalpha() and len(word) > 3:
            for length in (1, 2, 3):
                types[word[-length:]].append(share(counts))
    return {suffix: sum(shares) / len(shares) for suffix, shares in types.items() if len(shares) >= SUFFIX_SEEN}


def by_ending(word: str, endings: dict[str, float]) -> float:
    return next((endings[word[-length:]] for length in (3, 2, 1) if word[-length:] in endings), 0.9)


def listed(words: dict[str, Counter[str]], endings: dict[str, float]) -> dict[str, list[str]]:
    """Words by the step of their share, where their ending alone would say something else; acronyms apart."""
    lists: dict[str, list[str]] = defaultdict(list)
    for word, counts in words.items():
        if counts.total() < SEEN or not word.isalpha():
            continue
        value = share(counts)
        is_acronym = counts["u"] >= SEEN and counts["u"] > counts["t"] and len(word) > 1
        if is_acronym and _ROMAN.fullmatch(word):
            continue
        if is_acronym and value > 0.5:
            lists["acronyms"].append(word)
            continue
        if is_acronym and value > BOUNDS[20]:
            lists["also_acronyms"].append(word)
        if percent := step(value):
            lists[f"share_{percent}"].append(word)
        elif step(by_ending(word, endings)):
            lists["small"].append(word)
    return lists


def more_names(data: Path, words: dict[str, Counter[str]], endings: dict[str, float]) -> dict[str, list[str]]:
    """Comuni, first names and surnames that the text has not, where their ending does not say that they are names."""
    with lzma.open(data / "lexica" / "surnames.txt.xz", "rt", encoding="utf8") as lines:
        surnames = {key(line.strip()) for line in lines}
    lists = {
        "places": {key(name) for name in comuni()},
        "first_names": set(map(key, first_names())),
        "surnames": surnames,
    }
    found: dict[str, list[str]] = {}
    listed: set[str] = set()
    for name, entries in lists.items():
        new = {word for word in entries - listed if word.isalpha() and len(word) > 2 and words[word].total() < SEEN}
        found[name] = [word for word in new if step(by_ending(word, endings)) != max(BOUNDS)]
        listed |= new
    return found


def main(data: Path, out: Path) -> None:
    words = count(data)
    endings = suffixes(words)
    lists = listed(words, endings)
    lists |= more_names(data, words, endings)
    for percent in BOUNDS:
        lists[f"endings_{percent}"] = [ending for ending, value in endings.items() if step(value) == percent]
    lists["endings_small"] = [ending for ending, value in endings.items() if step(value) is None]
    out.parent.mkdir(parents=True, exist_ok=True)
    with out.open("w", encoding="utf8") as file:
        print("# How words are written inside sentences: counts made by training/scripts/casing.py.", file=file)
        print(
            "# share_N: about N % of a word's occurrences begin with a capital; endings_N: of rare words so ending.",
            file=file,
        )
        for name, entries in sorted(lists.items()):
            body = textwrap.fill(" ".join(sorted(entries)), 140, break_long_words=False, break_on_hyphens=False)
            print(f'\n{name} = """\n{body}\n"""', file=file)
    print({name: len(entries) for name, entries in lists.items()}, f"{out.stat().st_size / 1e3:.0f} kB")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
