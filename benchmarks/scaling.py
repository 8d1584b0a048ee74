"""Words a second with 1 and 2 worker processes; what a bare pair of processes reaches tells what the machine allows."""

import time
from typing import Any

from articles import words

from newsie.batch.stream import outcomes


def run(rows: list[dict[str, Any]]) -> list[tuple[str, str, str]]:
    total, rates, table = words(rows), {}, []
    for workers in (1, 2):
        stream = outcomes(rows * workers, workers=workers, finish=_length)
        next(stream)  # the pipelines are loaded and the first window is done
        begin, rest = time.perf_counter(), 0
        for _ in stream:
            rest += 1
        rates[workers] = total / len(rows) * rest / (time.perf_counter() - begin)
        table.append((f"{workers} worker{'s' * (workers > 1)}", f"{rates[workers]:,.0f} words/s", "wall clock"))
    table.append(("efficiency", f"{rates[2] / rates[1] / 2:.2f}", "> 0.85 on two idle cores"))
    return table


def _length(article: Any) -> int:
    return len(article.to_json())
