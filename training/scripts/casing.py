"""Count how words are written inside sentences: `src/newsie/capitals/words.toml`, which restores text in capitals.

    python scripts/casing.py DATA_DIR OUT.toml

Only counts go in: the share of a word's occurrences that begin with a capital, the names that are written so though
their words by themselves are not ("Ministero dell'Interno"), and what is left to the ending of a word. Nothing that is
rarer than the thresholds below is kept.
"""

import json
import lzma
import re
import sys
import textwrap
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

SEEN = 3
"""Occurrences from which on a word counts."""
PHRASE_SEEN = 8
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

ELIDED = {"d", "l", "dell", "all", "dall", "nell", "sull", "un"}

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


def texts(data: Path) -> Iterator[str]:
    """News of every year, every third of the local articles, and the labelled sentences of training."""
    for name in NEWS:
        with lzma.open(data / "news" / "modern" / f"{name}.txt.xz", "rt", encoding="utf8") as lines:
            yield from lines
    with lzma.open(data / "news" / "dice.jsonl.xz", "rt", encoding="utf8") as lines:
        for number, line in enumerate(lines):
            if number % 3 == 0:
                yield from json.loads(line)["text"].split("\n")
    labelled = [(f"kind/{name}_train.tsv.xz", 0) for name in ("WN", "FIC", "ADG")]
    labelled += [(f"wikineural/{name}.conllu.xz", 1) for name in ("val", "test")]
    for name, column in labelled:
        words: list[str] = []
        with lzma.open(data / "ner" / name, "rt", encoding="utf8") as lines:
            for line in lines:
                if line.strip():
                    words.append(line.split("\t")[column].strip())
                elif words:
                    yield " ".join(words)
                    words = []


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


Counts = tuple[dict[str, Counter[str]], Counter[tuple[str, ...]]]


def count(data: Path) -> Counts:
    """Patterns of each word; of each pair (with the patterns behind) and of "Name small Name"."""
    words: dict[str, Counter[str]] = defaultdict(Counter)
    groups: Counter[tuple[str, ...]] = Counter()
    seen: set[str] = set()
    for text in texts(data):
        if text[:80] in seen:
            continue
        seen.add(text[:80])
        row = written(text)
        for word, shape in row:
            if shape in "ltum":
                words[word][shape] += 1
        for index, (first, second) in enumerate(pairwise(row)):
            if first[1] in "tlu" and second[1] in "tlu":
                groups[first[0], second[0], first[1] + second[1]] += 1
                third = row[index + 2] if index + 2 < len(row) else ("", "p")
                if first[1] == third[1] == "t" and second[1] == "l" and len(second[0]) < 6:
                    groups[first[0], second[0], third[0]] += 1
        if len(groups) > 4_000_000:
            groups = Counter({group: times for group, times in groups.items() if times > 1})
    return words, groups


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
        if counts["u"] >= SEEN and counts["u"] > counts["t"] and value > 0.5 and len(word) > 1:
            if not (_ROMAN.fullmatch(word)):
                lists["acronyms"].append(word)
        elif percent := step(value):
            lists[f"share_{percent}"].append(word)
        elif step(by_ending(word, endings)):
            lists["small"].append(word)
    return lists


def phrases(words: dict[str, Counter[str]], groups: Counter[tuple[str, ...]]) -> list[str]:
    """Names of two or three words of which one, by itself, is no name: "Forza Italia", "Ministero dell'Interno"."""
    found = []
    for group, times in groups.items():
        if len(group) == 3 and times >= PHRASE_SEEN and group[2] in ("tt", "tu"):
            first, second, _ = group
            either = sum(groups[first, second, shape] for shape in ("tt", "tl", "lt", "ll", "tu", "lu", "uu"))
            ends = (first, second)
            name = f"{first.title()} {second.upper() if group[2] == 'tu' else second.title()}"
            usual = times / either
        elif times >= PHRASE_SEEN and group[2] not in ("ll", "lt", "tl", "lu", "ul", "uu", "ut", "tt", "tu"):
            first, small, last = group
            ends = (first, last)
            elided = "'" if small in ELIDED else " "
            name = f"{first.title()} {small}{elided}{last.title()}"
            usual = 1.0
        else:
            continue
        if usual > 0.6 and min(share(words[end]) for end in ends) < 0.6:
            found.append(name)
    return found


def main(data: Path, out: Path) -> None:
    words, groups = count(data)
    endings = suffixes(words)
    lists = listed(words, endings)
    lists["phrases"] = phrases(words, groups)
    for percent in BOUNDS:
        lists[f"endings_{percent}"] = [ending for ending, value in endings.items() if step(value) == percent]
    lists["endings_small"] = [ending for ending, value in endings.items() if step(value) is None]
    with out.open("w", encoding="utf8") as file:
        print("# How words are written inside sentences: counts made by training/scripts/casing.py.", file=file)
        print(
            "# share_N: about N % of a word's occurrences begin with a capital; endings_N: of rare words so ending.",
            file=file,
        )
        for name, entries in sorted(lists.items()):
            separator = ", " if name == "phrases" else " "
            body = textwrap.fill(separator.join(sorted(entries)), 140, break_long_words=False, break_on_hyphens=False)
            print(f'\n{name} = """\n{body}\n"""', file=file)
    print({name: len(entries) for name, entries in lists.items()}, f"{out.stat().st_size / 1e3:.0f} kB")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
