"""Time a word as articles get longer: the same prose, from 100 to 1,000,000 words in one article."""

import itertools
import time
from typing import Any

import newsie
from newsie.pipeline import MAX_CHARACTERS


def run(rows: list[dict[str, Any]], longest: int) -> list[tuple[str, str, str]]:
    nlp = newsie.load()
    prose = [row["text"] for row in rows]
    newsie.extract(prose[0], nlp=nlp)
    table = []
    for size in itertools.takewhile(lambda size: size <= longest, (100, 1_000, 10_000, 100_000, 1_000_000)):
        text = _text(prose, size)
        pieces = [text]
        if len(text) > MAX_CHARACTERS:  # beyond the limit of one article: as many articles as it takes
            pieces = [text[begin : begin + MAX_CHARACTERS] for begin in range(0, len(text), MAX_CHARACTERS)]
        repeats = max(1, 2_000 // size)
        begin = time.process_time()
        for _ in range(repeats):
            for piece in pieces:
                newsie.extract(piece, published="2024-09-14", nlp=nlp)
        spent = (time.process_time() - begin) / repeats
        note = f"in {len(pieces)} articles of the longest kind" if len(pieces) > 1 else ""
        table.append((f"{size:,} words", f"{1e6 * spent / size:,.0f} µs a word", note))
    return table


def _text(prose: list[str], size: int) -> str:
    words: list[str] = []
    for text in itertools.cycle(prose):
        words += [*text.split(), "\n"]
        if len(words) >= size:
            return " ".join(words[:size])
    raise ValueError("there is no prose")
