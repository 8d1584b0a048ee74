"""Resident memory as the articles of a stream go by, and the time a word early and late in it."""

import itertools
import time
from collections.abc import Iterator
from typing import Any

import psutil

import newsie


def run(rows: list[dict[str, Any]], count: int) -> list[tuple[str, str, str]]:
    """The stream holds `count` articles: the rows again and again, each time with words that were not there before."""
    process = psutil.Process()
    marks = [mark for mark in (100, 1_000, 5_000, 10_000, 50_000, 100_000) if mark <= count]
    table, begin, before, at_5000 = [], time.process_time(), 0, 0
    for number, _ in enumerate(newsie.extract_many(_stream(rows, count)), 1):
        if number not in marks:
            continue
        held, spent = process.memory_info().rss, time.process_time() - begin
        at_5000 = held if number == 5_000 else at_5000
        note = f"{100 * (held / at_5000 - 1):+.1f} % since 5,000 (limit 10 %)" if number > 5_000 else ""
        table.append(
            (
                f"after {number:,} articles",
                f"{held / 1e6:,.0f} MB, {1000 * spent / (number - before):.1f} ms an article",
                note,
            )
        )
        begin, before = time.process_time(), number
    return table


def _stream(rows: list[dict[str, Any]], count: int) -> Iterator[dict[str, Any]]:
    for number, row in enumerate(itertools.islice(itertools.cycle(rows), count)):
        new = "" if number < len(rows) else f" Lo dice Nome{number} Cognome{number} di Luogo{number}."
        yield {"text": row["text"] + new, "published": row["published"]}
