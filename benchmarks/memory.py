"""Resident memory as the articles of a stream go by, and the time an article early and late in it."""

import itertools
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psutil

import newsie

WORDS = 50
"""How long the articles are: short ones, so that many go by, each with words of its own."""

MARKS = (100, 1_000, 5_000, 10_000, 50_000, 100_000)
STEP = 500
LIMIT = 1.1


def run(rows: list[dict[str, Any]], count: int, plot: Path | None) -> list[tuple[str, str, str]]:
    process = psutil.Process()
    held: dict[int, int] = {}
    table, begin, before = [], time.process_time(), 0
    for number, _ in enumerate(newsie.extract_many(_stream(rows, count)), 1):
        if number % STEP and number not in MARKS:
            continue
        held[number] = process.memory_info().rss
        if number not in MARKS:
            continue
        spent = time.process_time() - begin
        note = f"{100 * (held[number] / held[5_000] - 1):+.1f} % since 5,000 (limit 10 %)" if number > 5_000 else ""
        each = 1000 * spent / (number - before)
        table.append((f"after {number:,} articles", f"{held[number] / 1e6:,.0f} MB, {each:.1f} ms an article", note))
        begin, before = time.process_time(), number
    if plot:
        _plot(held, plot)
    return table


def _stream(rows: list[dict[str, Any]], count: int) -> Iterator[dict[str, Any]]:
    """So many pieces of the articles; when they begin anew, with words that were not there before."""
    pieces = [
        {"text": " ".join(words[start : start + WORDS]), "published": row["published"]}
        for row in rows
        for words in [row["text"].split()]
        for start in range(0, max(1, len(words) - WORDS // 2), WORDS)
    ]
    for number, piece in enumerate(itertools.islice(itertools.cycle(pieces), count)):
        new = "" if number < len(pieces) else f" Lo dice Nome{number} Cognome{number} di Luogo{number}."
        yield piece | {"text": piece["text"] + new}


def _plot(held: dict[int, int], path: Path) -> None:
    import altair as alt

    rows = [{"articles": number, "MB": rss / 1e6, "line": "resident memory"} for number, rss in held.items()]
    if 5_000 in held:
        rows += [
            {"articles": n, "MB": LIMIT * held[5_000] / 1e6, "line": "limit: 10 % more than after 5,000"} for n in held
        ]
    chart = alt.Chart(alt.Data(values=rows)).mark_line()
    chart.encode(
        x=alt.X("articles:Q", title="articles of 50 words"),
        y=alt.Y("MB:Q", scale=alt.Scale(domainMin=0)),
        color=alt.Color("line:N", title=None, legend=alt.Legend(orient="bottom")),
    ).properties(width=560, height=240).save(path)
