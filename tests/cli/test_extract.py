import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from articles import crowded, meeting, nasty, silent
from lxml import etree
from typer.testing import CliRunner

import newsie
from newsie.cli import app
from newsie.formats.rows import COLUMNS

TEXT = "Neri vede i sindacati\nLa ministra Carla Neri ha incontrato venerdì i sindacati a Torino.\n"


def newsie_command(*arguments: object, input: str | bytes | None = None, width: int = 150):
    return CliRunner(env={"COLUMNS": str(width)}).invoke(app, [str(argument) for argument in arguments], input=input)


@pytest.fixture
def found(tmp_path) -> Path:
    """Articles that were read before, so that no model is needed."""
    path = tmp_path / "found.jsonl"
    path.write_text("".join(a.to_json() + "\n" for a in (meeting(), silent())), "utf8")
    return path


@pytest.fixture
def text(tmp_path) -> Path:
    path = tmp_path / "neri.txt"
    path.write_text(TEXT, "utf8")
    return path


def test_the_table_is_the_default(found):
    """Date, type, who, what, where, status, source and the sentence stand in a table; an article without events too."""
    result = newsie_command("extract", found)
    assert result.exit_code == 0, result.output
    for words in ("2024-09-13", "MEET", "Torino", "negated", "Ansa", "Source", "Evidence", "2 events, 3 entities"):
        assert words in result.stdout
    assert "0 events, 0 entities, 0 time expressions" in result.stdout
    assert result.stderr == ""


@pytest.mark.parametrize("width", [60, 80, 100, 110, 200])
def test_the_table_fits_its_terminal(found, width):
    """No line is longer than the terminal is wide, and nothing is left out."""
    result = newsie_command("extract", found, width=width)
    assert max(map(len, result.stdout.splitlines())) <= width
    together = "".join(result.stdout.split())
    for words in ("2024-09-13", "MEET", "Torino", "negated", "Ansa", "avrebbe"):
        assert words in together


def test_nothing_in_an_article_steers_the_terminal(tmp_path):
    """Control characters and writing-direction overrides of a text are shown as U+FFFD; markup stays text."""
    path = tmp_path / "nasty.json"
    path.write_text(nasty().to_json(), "utf8")
    out = newsie_command("extract", path).stdout
    assert "\x07" not in out
    assert "\u202e" not in out
    assert "CRONACA" in out


def test_json_of_one_article_is_an_object(tmp_path):
    """One article is an object that is the article again, several are a list of them."""
    (tmp_path / "one.json").write_text(meeting().to_json(), "utf8")
    data = json.loads(newsie_command("extract", tmp_path / "one.json", "--format", "json").stdout)
    assert newsie.Article.from_dict(data) == meeting()


def test_json_of_several_articles_is_a_list(found):
    """Several articles are a list."""
    data = json.loads(newsie_command("extract", found, "-f", "json").stdout)
    assert [newsie.Article.from_dict(entry) for entry in data] == [meeting(), silent()]


def test_jsonl_can_be_read_again(found, tmp_path):
    """What is written as JSON Lines is read again as the same articles."""
    out = tmp_path / "out.jsonl"
    assert newsie_command("extract", found, "-f", "jsonl", "-o", out).exit_code == 0
    assert out.read_bytes() == found.read_bytes()


def test_csv_has_a_line_for_each_event(found):
    """A header and an event a line; unknown is empty, moments are ISO."""
    lines = list(csv.DictReader(io.StringIO(newsie_command("extract", found, "-f", "csv").stdout)))
    assert list(lines[0]) == list(COLUMNS["events"])
    assert [line["event"] for line in lines] == ["ev1", "ev2"]
    assert lines[1]["interval_start"] == "1492-01-01T00:00:00"
    assert lines[1]["source"] == ""


def test_plover_has_a_line_for_each_pair(found):
    """A header and a line for each pair of sides, with the columns that are documented."""
    lines = list(csv.DictReader(io.StringIO(newsie_command("extract", found, "-f", "plover").stdout)))
    assert [(line["event_type"], line["actor"], line["recipient"], line["mode"]) for line in lines] == [
        ("CONSULT", "Marta Neri", "Paolo Rossi & figli", ""),
        ("AGREE", "il doge", "", "negated"),
    ]


def test_the_other_formats(found, tmp_path):
    """A page, JSON-LD and BIO of all articles; TimeML of one."""
    assert newsie_command("extract", found, "-f", "html").stdout.startswith("<!doctype html>")
    assert len(json.loads(newsie_command("extract", found, "-f", "jsonld").stdout)["@graph"]) == 7
    assert newsie_command("extract", found, "-f", "bio").stdout.startswith("# newsie.article = neri\n")
    (tmp_path / "one.json").write_text(meeting().to_json(), "utf8")
    timeml = newsie_command("extract", tmp_path / "one.json", "-f", "timeml").stdout
    assert etree.fromstring(timeml.encode()).findtext("DOCID") == "neri"


def test_timeml_is_for_one_article(found):
    """Several articles as TimeML are wrong usage, and the message says what to do."""
    result = newsie_command("extract", found, "-f", "timeml")
    assert result.exit_code == 2
    assert "one FILE" in result.stderr


@pytest.mark.parametrize("name", ["absent.txt", "empty", "*.nothing"])
def test_what_is_not_there_is_told(name, found, tmp_path):
    """A missing file, an empty folder, a pattern without files: told on standard error, the rest done, exit code 1."""
    (tmp_path / "empty").mkdir()
    result = newsie_command("extract", tmp_path / name, found)
    assert result.exit_code == 1
    assert name in result.stderr
    assert "MEET" in result.stdout


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.jsonl", b'{"text": 3}\n', "line 1: needs an object"),
        ("a.jsonl", b'{"text"\n', "line 1: not valid JSON"),
        ("a.json", b"[1]", "item 0: needs an object"),
        ("a.json", b"[" * 100_000, "nested too deep"),
        ("a.txt", "perché".encode("latin-1"), "not UTF-8"),
        ("a.json", b'{"text": "x", "entities": 3, "times": [], "events": [], "url": null}', "not a valid Article"),
        ("a.html", b"<html><body></body></html>", "no article text"),
    ],
)
def test_what_cannot_be_read_is_told(name, content, reason, tmp_path):
    """The message names the file and what is wrong with it; exit code 1."""
    (tmp_path / name).write_bytes(content)
    result = newsie_command("extract", tmp_path / name)
    assert result.exit_code == 1
    assert result.stderr.startswith(f"newsie: {tmp_path / name}: ")
    assert reason in result.stderr


def test_one_bad_line_does_not_stop_the_others(tmp_path):
    """Of three rows the bad one is told with its line, the other two are written; exit code 1."""
    path = tmp_path / "rows.jsonl"
    path.write_text(f"{meeting().to_json()}\n{{broken\n{silent().to_json()}\n", "utf8")
    result = newsie_command("extract", path, "-f", "jsonl")
    assert (len(result.stdout.splitlines()), result.exit_code) == (2, 1)
    assert "line 2" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["extract", "x.txt", "-p", "domani l'altro"], "--published"),
        (["extract"], "FILE"),
        (["extract", "x.txt", "-f", "xml"], "xml"),
        (["extract", "x.txt", "y.txt", "--title", "T"], "--title and --id are for one article"),
        (["extract", "x.txt", "-o", "no/such/folder/x"], "cannot be written"),
        (["wrong"], "wrong"),
    ],
)
def test_wrong_usage(arguments, message):
    """Wrong usage ends with exit code 2 and says what is wrong on standard error."""
    result = newsie_command(*arguments)
    assert result.exit_code == 2
    assert message in result.stderr
    assert result.stdout == ""


def test_help_has_examples():
    """The help of the command shows how it is used and what the exit codes mean."""
    out = newsie_command("extract", "--help").stdout
    assert "newsie extract articolo.txt --published 2024-09-14" in out
    assert "Exit code" in out


def test_the_version():
    """`newsie --version` prints it."""
    assert newsie_command("--version").stdout == f"newsie {newsie.__version__}\n"


def test_a_text_is_read(text):
    """A text file is read by the pipeline; its name is the article's id and its first line the title."""
    data = json.loads(newsie_command("extract", text, "-p", "14 settembre 2024", "-f", "json").stdout)
    assert (data["id"], data["published"], data["title"]) == ("neri", "2024-09-14", "Neri vede i sindacati")
    assert "Carla Neri" in [entity["name"] for entity in data["entities"]]


def test_title_and_id_are_taken(text):
    """`--title` and `--id` name the article."""
    data = json.loads(
        newsie_command("extract", text, "-p", "2024-09-14", "-f", "json", "--title", "T", "--id", "x").stdout
    )
    assert (data["id"], data["title"]) == ("x", "T")


def test_a_saved_page_brings_its_date(tmp_path):
    """A saved page needs no `--published`: title, date and address are its own."""
    pytest.importorskip("trafilatura", reason="newsie[web] is not installed")
    (tmp_path / "neri.html").write_text(
        """<!doctype html><html lang="it"><head><meta charset="utf-8"><title>Neri vede i sindacati</title>
        <meta property="article:published_time" content="2024-09-14T08:30:00+02:00"></head><body><article>
        <h1>Neri vede i sindacati</h1><p>La ministra Carla Neri ha incontrato venerdì a Torino i sindacati.</p>
        <p>L'incontro è durato più di due ore e si è svolto nella sede della Regione.</p></article></body></html>""",
        "utf8",
    )
    result = newsie_command("extract", tmp_path / "neri.html", "-f", "json")
    data = json.loads(result.stdout)
    assert (data["id"], data["published"], data["title"]) == ("neri", "2024-09-14", "Neri vede i sindacati")
    assert "venerdì" in [time["text"] for time in data["times"]]
    assert result.stderr == ""


def test_standard_input(text):
    """`-` reads standard input, text or a saved page, with a byte order mark or without."""
    for before in (b"", b"\xef\xbb\xbf"):
        result = newsie_command("extract", "-", "-p", "2024-09-14", "-f", "json", input=before + TEXT.encode())
        assert json.loads(result.stdout)["text"] == TEXT


def test_without_a_date_a_note_says_so(text):
    """A text without publication date is read, and a note on standard error says what stays open."""
    result = newsie_command("extract", text)
    assert result.exit_code == 0
    assert "no publication date" in result.stderr


def test_folders_and_patterns(tmp_path):
    """A folder is searched with its folders, a pattern is filled in, each file once; equal names become paths."""
    for place in ("a", "b/c"):
        (tmp_path / place).mkdir(parents=True)
        (tmp_path / place / "uno.txt").write_text(TEXT, "utf8")
    (tmp_path / "a" / "notes.json").write_text("{}", "utf8")
    result = newsie_command("extract", tmp_path, f"{tmp_path}/a/*.txt", "-p", "2024-09-14", "-f", "jsonl")
    assert result.exit_code == 0, result.stderr
    ids = [json.loads(line)["id"] for line in result.stdout.splitlines()]
    assert ids == [f"{tmp_path}/a/uno.txt", f"{tmp_path}/b/c/uno.txt"]


def test_rows_bring_their_own_dates(tmp_path):
    """A row's own publication date comes before that of the command; a bad one is the row's own affair."""
    rows = [
        {"text": TEXT, "published": "2020-01-02"},
        {"text": TEXT},
        {"text": TEXT, "published": "mai"},
        {"text": " "},
    ]
    path = tmp_path / "rows.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), "utf8")
    result = newsie_command("extract", path, "-p", "2024-09-14", "-f", "jsonl")
    assert [json.loads(line)["published"] for line in result.stdout.splitlines()] == ["2020-01-02", "2024-09-14"]
    assert (result.stderr.count("newsie: "), result.exit_code) == (2, 1)


def run(*arguments: str, **options) -> subprocess.CompletedProcess:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", "from newsie.cli import app; app()", *arguments]
    return subprocess.run(command, capture_output=True, env=environment, timeout=60, check=False, **options)


@pytest.mark.parametrize(("typed", "offered"), [("newsie ex", "extract"), ("newsie extract --form", "--format")])
def test_the_shell_completes(typed, offered):
    """Bash, zsh and fish complete commands and options."""
    words = {"COMP_WORDS": typed, "COMP_CWORD": str(typed.count(" ")), "_NEWSIE_COMPLETE": "complete_bash"}
    result = subprocess.run(
        [sys.executable, "-c", "from newsie.cli import app; app(prog_name='newsie')"],
        capture_output=True,
        env={**os.environ, **words},
        check=False,
    )
    assert offered in result.stdout.decode().split()


def test_help_is_quick():
    """`newsie --help` takes at most 300 ms of a processor more than Python itself, at the best of five."""
    resource = pytest.importorskip("resource", reason="processor time of children is known on Unix only")

    def seconds(code: str) -> float:
        def used() -> float:
            usage = resource.getrusage(resource.RUSAGE_CHILDREN)
            return usage.ru_utime + usage.ru_stime

        before = used()
        subprocess.run([sys.executable, "-c", code, "--help"], capture_output=True, check=True)
        return used() - before

    quick = min(seconds("from newsie.cli import app; app()") for _ in range(5))
    assert quick - min(seconds("pass") for _ in range(5)) < 0.3


def test_help_does_not_import_spacy():
    """What a command needs is imported when it runs."""
    heavy = ("spacy", "pandas", "jinja2", "numpy", "rich.table")
    code = f"import sys, newsie.cli; print([m for m in {heavy} if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout.strip() == b"[]"


def test_a_reader_that_stops_early_is_no_error(tmp_path):
    """`newsie extract ... | head -1` ends without a traceback."""
    path = tmp_path / "many.json"
    path.write_text(crowded(2000).to_json(), "utf8")
    code = f"{sys.executable} -c 'from newsie.cli import app; app()' extract {path} -f csv | head -1"
    result = subprocess.run(["bash", "-c", code], capture_output=True, timeout=60, check=True)
    assert result.stdout.startswith(b"article,published")
    assert b"Traceback" not in result.stderr


def test_output_is_utf_8_in_any_locale(found):
    """Under the C locale the letters of a text come out as they are."""
    result = run("extract", str(found), "-f", "jsonl", cwd="/")
    assert "venerdì" in result.stdout.decode("utf8")


def test_undated_news_takes_the_publication_date_on_request(tmp_path):
    """`--assume-published` dates news that the text does not date, and says so in every row."""
    path = tmp_path / "bari.txt"
    path.write_text("La polizia ha arrestato un uomo a Bari.", "utf8")
    rows = [
        list(
            csv.DictReader(
                io.StringIO(newsie_command("extract", path, "-p", "2024-09-14", "-f", "csv", *option).stdout)
            )
        )
        for option in ((), ("--assume-published",))
    ]
    assert [(row["type"], row["date"], row["date_basis"]) for row in rows[0]] == [("ARREST", "", "")]
    assert [(row["type"], row["date"], row["date_basis"]) for row in rows[1]] == [("ARREST", "2024-09-14", "assumed")]
