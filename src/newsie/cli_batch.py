"""The command `newsie batch`: an archive from file to file."""

import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

if TYPE_CHECKING:
    from newsie.batch.items import Failure
    from newsie.batch.state import State

EXAMPLES = """Examples:

\b
  newsie batch articoli.jsonl -o events.jsonl --workers 4
  newsie batch archivio.csv -o events.parquet --text corpo --date data --errors bad.jsonl
  newsie batch pagine/ -o events.jsonl                    (a folder of .txt and saved .html)
  newsie batch articoli.jsonl.gz -o events.jsonl --resume (goes on after a stop or a kill)

Exit code: 0 all done, 1 all done but some rows could not be read, 2 wrong usage or input that cannot be used, 3 stopped
(full disk, no workers): go on with --resume, 130 stopped by Ctrl-C."""


def _column(field: str, default: str) -> Any:
    return typer.Option(f"--{default}", metavar="COLUMN", help=f"The column or field with the {field}.")


def batch(
    input: Annotated[
        Path,
        typer.Argument(
            metavar="IN",
            help=".jsonl, .csv, .tsv (also .gz, .xz, .bz2), .parquet, or a folder of .txt and saved .html files.",
            show_default=False,
        ),
    ],
    output: Annotated[
        Path,
        typer.Option("--output", "-o", metavar="OUT", help="A .jsonl or .parquet file.", show_default=False),
    ],
    workers: Annotated[int, typer.Option("--workers", "-w", min=1, help="Processes, each of about 500 MB.")] = 1,
    resume: Annotated[bool, typer.Option("--resume", help="Go on where an earlier run was stopped.")] = False,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Replace an output that is there.")] = False,
    errors: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Write the rows that could not be done, with their reasons.",
            show_default=False,
        ),
    ] = None,
    published: Annotated[
        str | None,
        typer.Option(
            "--published", "-p", metavar="DATE", help="Publication date of rows without one.", show_default=False
        ),
    ] = None,
    model: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="An Italian spaCy pipeline instead of newsie's own.", show_default=False),
    ] = None,
    assume_published: Annotated[
        bool,
        typer.Option(
            "--assume-published",
            help='Date news that the text does not date with the publication date, marked as "assumed".',
        ),
    ] = False,
    text: Annotated[str, _column("text", "text")] = "text",
    date: Annotated[str, _column("publication date", "date")] = "published",
    title: Annotated[str, _column("title", "title")] = "title",
    id: Annotated[str, _column("id", "id")] = "id",
    url: Annotated[str, _column("address", "url")] = "url",
) -> None:
    """Find the events of many articles: from a file, or a folder, to a file."""
    from newsie.batch.files import extract_file
    from newsie.batch.readers import Source
    from newsie.errors import BatchError, NewsieError
    from newsie.times.published import read_published

    fields = {"text": text, "published": date, "title": title, "id": id, "url": url}
    named = {field: name for field, name in fields.items() if name != field}
    begin = time.monotonic()
    try:
        read_published(published)
        source = Source(input, columns=named, published=published)
        with _Bar(source.size, show_failures=errors is None) as bar:
            state = extract_file(
                source,
                output,
                workers=workers,
                model=model,
                assume_published=assume_published,
                errors=errors,
                resume=resume,
                overwrite=overwrite,
                progress=bar.show,
            )
    except BatchError as error:
        _stop(str(error), 3)
    except NewsieError as error:
        _stop(str(error), 2)
    except KeyboardInterrupt:
        _stop(f"stopped: run the same command with --resume to go on with {output}", 130)
    if state is None:
        typer.echo(f"newsie: {output} is there and no run is unfinished: nothing to do", err=True)
        return
    seconds = time.monotonic() - begin
    typer.echo(
        f"newsie: {state.articles:,} articles in {output}, {state.failures:,} rows failed"
        + (f" (see {errors})" if errors and state.failures else "")
        + f"; {bar.rows:,} rows in {seconds:,.0f} s, {bar.words / max(seconds, 1e-9):,.0f} words/s",
        err=True,
    )
    if state.failures:
        raise typer.Exit(1)


class _Bar:
    """A progress bar on a terminal, and what failed on standard error, the first ten times."""

    _SHOWN = 10

    def __init__(self, size: int | None, *, show_failures: bool) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

        console = Console(stderr=True)
        self._progress = Progress(
            TextColumn("{task.fields[articles]:,} articles"),
            BarColumn(),
            TextColumn("{task.percentage:>3.0f} %"),
            TextColumn("{task.fields[rate]:,.0f} words/s, {task.fields[failures]:,} failed"),
            TimeElapsedColumn(),
            TimeRemainingColumn(elapsed_when_finished=True),
            console=console,
            disable=not console.is_terminal,
        )
        self._task = self._progress.add_task("", total=size, articles=0, rate=0, failures=0)
        self._told = 0 if show_failures else self._SHOWN + 1
        self._begin = time.monotonic()
        self._first: State | None = None
        self._last: State | None = None

    def __enter__(self) -> "_Bar":
        self._progress.start()
        return self

    def __exit__(self, *exception: object) -> None:
        self._progress.stop()

    def show(self, state: "State", position: int, failure: "Failure | None") -> None:
        """One more row is done."""
        if self._first is None:
            self._first = state
        self._last = state
        rate = self.words / max(time.monotonic() - self._begin, 1e-9)
        self._progress.update(
            self._task, completed=position, articles=state.articles, rate=rate, failures=state.failures
        )
        if failure and self._told < self._SHOWN:
            typer.echo(f"newsie: {failure.item.place}: {failure.reason}", err=True)
        if failure and self._told == self._SHOWN:
            typer.echo("newsie: more rows failed; --errors FILE writes all of them with their reasons", err=True)
        self._told += failure is not None

    @property
    def words(self) -> int:
        """The words of this run, without those of the run that it goes on with."""
        return self._last.words - self._first.words if self._last and self._first else 0

    @property
    def rows(self) -> int:
        """The rows of this run."""
        return self._last.rows - self._first.rows + 1 if self._last and self._first else 0


def _stop(message: str, code: int) -> NoReturn:
    typer.echo(f"newsie: {message}", err=True)
    raise typer.Exit(code)


__all__ = ["EXAMPLES", "batch"]
