"""The command line: `newsie extract`, `report`, `explain` and `batch`.

What is needed for a command is imported when it runs, so that `newsie --help` and shell completion answer at once.
Exit codes: 0 all done, 1 something given could not be read (everything else was done), 2 wrong usage.
"""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import Enum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn, TextIO

import typer

from newsie import cli_batch

if TYPE_CHECKING:
    from spacy.language import Language

    from newsie.formats.writers import Writer
    from newsie.records import Article

app = typer.Typer(
    name="newsie",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="Italian news into structured events: who did what to whom, where, when, according to whom.",
    epilog="See `newsie COMMAND --help` for what a command takes, with examples.",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


class Format(str, Enum):
    """What `newsie extract` writes."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    PLOVER = "plover"
    HTML = "html"
    TIMEML = "timeml"
    JSONLD = "jsonld"
    BIO = "bio"


_INPUTS = typer.Argument(
    metavar="FILE...",
    help="Texts, saved .html pages (newsie[web]), .json and .jsonl files, folders, patterns; - is standard input.",
    show_default=False,
)
_PUBLISHED = typer.Option(
    "--published",
    "-p",
    metavar="DATE",
    help='Publication date, ISO or Italian ("14 settembre 2024"), for articles that do not bring their own.',
    show_default=False,
)
_MODEL = typer.Option(
    metavar="NAME",
    help="An Italian spaCy pipeline, installed or on disk, instead of the one that ships with newsie.",
    show_default=False,
)
_GAZETTEER = typer.Option(
    metavar="FILE", help="Names of your own with their ids: a TOML, CSV or JSONL file.", show_default=False
)
_ASSUME = typer.Option(
    "--assume-published",
    help='Date news that the text does not date with the publication date, marked as "assumed".',
)
_LEXICON = typer.Option(metavar="FILE", help="Event words and types of your own: a TOML file.", show_default=False)


@app.callback(invoke_without_command=True)
def main(
    version: Annotated[bool, typer.Option("--version", help="Print the version and leave.", is_eager=True)] = False,
) -> None:
    """Italian news into structured events."""
    if version:
        from newsie import __version__

        typer.echo(f"newsie {__version__}")
        raise typer.Exit


@app.command(
    epilog="""Examples:

\b
  newsie extract articolo.txt --published 2024-09-14
  newsie extract - -p "14 settembre 2024" < articolo.txt
  newsie extract pagina.html                     (a saved page brings its own date)
  newsie extract archivio/ -p 2024-09-14 --format csv -o events.csv
  newsie extract "archivio/*.txt" --format jsonl | jq .events

Exit code: 0 all done, 1 something could not be read (the rest was), 2 wrong usage."""
)
def extract(
    inputs: Annotated[list[str], _INPUTS],
    published: Annotated[str | None, _PUBLISHED] = None,
    format: Annotated[
        Format, typer.Option("--format", "-f", help="What to write.", case_sensitive=False)
    ] = Format.TABLE,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="FILE", help="Write there and not to standard output.", show_default=False
        ),
    ] = None,
    title: Annotated[str | None, typer.Option(help="The article's title (one article).", show_default=False)] = None,
    id: Annotated[str | None, typer.Option(help="The article's id (one article).", show_default=False)] = None,
    lexicon: Annotated[Path | None, _LEXICON] = None,
    gazetteer: Annotated[Path | None, _GAZETTEER] = None,
    assume_published: Annotated[bool, _ASSUME] = False,
    model: Annotated[str | None, _MODEL] = None,
) -> None:
    """Find the events, entities and time expressions of Italian news articles."""
    from newsie.formats.writers import WRITERS

    load = partial(_pipeline, model, lexicon, gazetteer, assume_published=assume_published)
    reader = _Reader(inputs, published, load, title=title, id=id)
    with _writing(output) as stream:
        reader.write(WRITERS[format.value], stream)


@app.command(
    epilog="""Examples:

\b
  newsie report archivio/ -p 2024-09-14 -o report.html
  newsie extract archivio/ -f jsonl -o found.jsonl && newsie report found.jsonl -o report.html

The page works offline and alone. Exit code: 0 all done, 1 something could not be read, 2 wrong usage."""
)
def report(
    inputs: Annotated[list[str], _INPUTS],
    published: Annotated[str | None, _PUBLISHED] = None,
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="Where to write the page.")] = Path(
        "report.html"
    ),
    lexicon: Annotated[Path | None, _LEXICON] = None,
    gazetteer: Annotated[Path | None, _GAZETTEER] = None,
    assume_published: Annotated[bool, _ASSUME] = False,
    model: Annotated[str | None, _MODEL] = None,
) -> None:
    """Write a page to explore: search, filters, timeline, network, table with evidence (needs newsie[report])."""
    from newsie.formats.report import write_report

    load = partial(_pipeline, model, lexicon, gazetteer, assume_published=assume_published)
    reader = _Reader(inputs, published, load)
    with _writing(output) as stream:
        reader.write(write_report, stream)


@app.command(
    epilog="""Examples:

\b
  newsie explain articolo.txt -p 2024-09-14
  newsie explain articolo.txt --lexicon parole.toml

For every sentence: + an event with the rule that found it, - a word that was considered and why it was dropped.
Exit code: 0 all done, 1 something could not be read, 2 wrong usage."""
)
def explain(
    inputs: Annotated[list[str], _INPUTS],
    published: Annotated[str | None, _PUBLISHED] = None,
    lexicon: Annotated[Path | None, _LEXICON] = None,
    gazetteer: Annotated[Path | None, _GAZETTEER] = None,
    model: Annotated[str | None, _MODEL] = None,
) -> None:
    """Say, sentence by sentence, why the events of a text are what they are."""
    from newsie.formats.writers import explanation_writer

    reader = _Reader(inputs, published, partial(_pipeline, model, lexicon, gazetteer))
    with _writing(None) as stream:
        reader.write(explanation_writer(reader.pipeline, lexicon), stream)


app.command(epilog=cli_batch.EXAMPLES)(cli_batch.batch)


class _Reader:
    """The articles of a command, one by one; what cannot be read is told on standard error and counted."""

    def __init__(
        self,
        inputs: list[str],
        published: str | None,
        load: "Callable[[], Language]",
        *,
        title: str | None = None,
        id: str | None = None,
    ) -> None:
        from newsie.errors import InputError, MissingExtraError
        from newsie.formats.inputs import IN_FOLDERS, find_files
        from newsie.times.published import read_published

        self._expected = (InputError, MissingExtraError)
        self._load = load
        self._title, self._id = title, id
        self._nlp: Language | None = None
        self.failures = 0
        try:
            self._published = read_published(published)
        except InputError as error:
            _misuse(f"--published: {error}")
        self.files, missing = find_files(inputs)
        for name in missing:
            self._tell(f"{name}: no such file, or a folder without {', '.join(IN_FOLDERS)} files")
        if (title is not None or id is not None) and len(inputs) > 1:
            _misuse("--title and --id are for one article: give one FILE")

    def __iter__(self) -> Iterator["Article"]:
        from newsie.formats.inputs import read_items, short_ids

        ids = short_ids(self.files)
        for file in self.files:
            place = "standard input" if file == "-" else file
            try:
                for item in read_items(file, ids[file]):
                    article = self._article(item, place)
                    if article:
                        yield article
            except self._expected as error:
                self._tell(f"{place}: {error}")

    def _article(self, item: Any, place: str) -> "Article | None":
        from newsie.pipeline import extract
        from newsie.records import Article

        if isinstance(item, Article):
            return item
        if isinstance(item, self._expected):
            self._tell(f"{place}: {item}")
            return None
        item = dict(item)
        item["published"] = item.get("published") or self._published
        item["title"] = self._title if self._title is not None else item.get("title")
        item["id"] = self._id if self._id is not None else item.get("id")
        if item["published"] is None:
            _note(f"{place}: no publication date, so relative dates stay open: give --published")
        try:
            return extract(item.pop("text"), **item, nlp=self.pipeline())
        except self._expected as error:
            self._tell(f"{place}: {error}")
            return None

    def pipeline(self) -> "Language":
        """The spaCy pipeline, loaded when it is needed first."""
        if self._nlp is None:
            self._nlp = self._load()
        return self._nlp

    def _tell(self, message: str) -> None:
        self.failures += 1
        _note(message)

    def write(self, writer: "Writer", stream: TextIO) -> None:
        """Write the articles, and end with exit code 1 if something could not be read."""
        from newsie.errors import NewsieError

        try:
            writer(self, stream)
        except NewsieError as error:
            _misuse(str(error))
        if self.failures:
            raise typer.Exit(1)


def _pipeline(
    model: str | None, lexicon: Path | None, gazetteer: Path | None, *, assume_published: bool = False
) -> "Language":
    from newsie.pipeline import default, load

    if not any((model, lexicon, gazetteer, assume_published)):
        return default()
    return load(model, lexicon=lexicon, gazetteer=gazetteer, assume_published=assume_published)


@contextmanager
def _writing(output: Path | None) -> Iterator[TextIO]:
    """The stream to write to, always UTF-8 with plain line feeds."""
    if output is None:
        if hasattr(sys.stdout, "reconfigure"):
            sys.stdout.reconfigure(encoding="utf-8", newline="\n")
        yield sys.stdout
        return
    try:
        stream = output.open("w", encoding="utf-8", newline="\n")
    except OSError as error:
        _misuse(f"--output: {output} cannot be written: {error.strerror}")
    with stream:
        yield stream


def _note(message: str) -> None:
    typer.echo(f"newsie: {message}", err=True)


def _misuse(message: str) -> NoReturn:
    _note(message)
    raise typer.Exit(2)
