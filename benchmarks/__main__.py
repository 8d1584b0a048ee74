"""All benchmarks by one command, with a table as output.

    python benchmarks [start speed stock linear memory scaling] [--data FILE] [--articles 300] [--stream 5000] ...

`python benchmarks/times.py` compares the times with other tools, `benchmarks/entities.py` weighs the entity step.
"""

import argparse
from pathlib import Path

import articles
import linear
import memory
import scaling
import startup
import stock
import throughput
from rich.console import Console
from rich.table import Table

NAMES = ("start", "speed", "stock", "linear", "memory", "scaling")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python benchmarks", description=__doc__.splitlines()[0])
    parser.add_argument("names", nargs="*", default=[], metavar="NAME", help=f"{', '.join(NAMES)}; all by default")
    parser.add_argument("--data", type=Path, default=articles.NEWS, help="JSON Lines (.xz) with text and published")
    parser.add_argument("--articles", type=int, default=300, help="how many articles speed, stock and scaling read")
    parser.add_argument("--stream", type=int, default=5_000, help="how many articles go by when memory is measured")
    parser.add_argument("--plot", type=Path, help="where memory draws its line: an .svg, .png or .html file")
    parser.add_argument("--longest", type=int, default=100_000, help="the longest article, in words")
    options = parser.parse_args()
    rows, source = articles.read(options.data, options.articles)
    tasks = {
        "start": startup.run,
        "speed": lambda: throughput.run(rows),
        "stock": lambda: stock.run(rows),
        "linear": lambda: linear.run(rows, options.longest),
        "memory": lambda: memory.run(articles.read(options.data, 10_000)[0], options.stream, options.plot),
        "scaling": lambda: scaling.run(rows),
    }
    unknown = set(options.names) - set(tasks)
    if unknown:
        parser.error(f"there is no benchmark {', '.join(sorted(unknown))}")
    console = Console(width=110)
    console.print(f"Articles: {source}, {articles.words(rows):,} words")
    for name in options.names or NAMES:
        table = Table("what", "measured", "limit or note", title=name, title_justify="left")
        for row in tasks[name]():
            table.add_row(*row)
        console.print(table)


if __name__ == "__main__":
    main()
