"""Words a second with 1 and 2 worker processes, by the clock on the wall: for a machine that does nothing else."""

import time
from typing import Any

from articles import words

from newsie.batch.stream import WINDOW, outcomes

BATCH = 16


def run(rows: list[dict[str, Any]]) -> list[tuple[str, str, str]]:
    rates, table = {}, []
    for workers in (1, 2):
        repeated, window = rows * workers, workers * WINDOW * BATCH
        stream = outcomes(repeated, workers=workers, batch_size=BATCH, finish=_length)
        for _ in range(window):  # the first window: pipelines are loaded, words become known
            next(stream)
        begin = time.perf_counter()
        for _ in stream:
            pass
        rates[workers] = words(repeated[window:]) / (time.perf_counter() - begin)
        table.append((f"{workers} worker{'s' * (workers > 1)}", f"{rates[workers]:,.0f} words/s", "wall clock"))
    table.append(("efficiency", f"{rates[2] / rates[1] / 2:.2f}", "> 0.85 on two idle cores"))
    return table


def _length(article: Any) -> int:
    return len(article.to_json())
