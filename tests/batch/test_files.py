"""`newsie batch`: every kind of input, bad rows, a kill in the middle, a full disk; all by doing it."""

import csv
import gzip
import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

import newsie
from newsie.batch.journal import COMMIT_ROWS, Run
from newsie.cli import app
from newsie.formats.arrow import from_table

ROWS = [
    {"id": "a", "published": "2024-09-14", "text": "Anna Verdi è arrivata ieri a Napoli, «contenta»."},
    {"id": "b", "published": "sabato 14 settembre 2024", "text": "Il Senato vota\noggi a Roma; poi, domani, a Bari."},
    {"id": "c", "published": None, "text": "Tre giorni fa pioveva."},
]

pytestmark = pytest.mark.filterwarnings("ignore:the pipeline has no")


def run(*arguments: Any, model: Path) -> Any:
    return CliRunner().invoke(app, ["batch", *map(str, arguments), "--model", str(model)])


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf8").splitlines()]


def write_jsonl(path: Path, rows: list[dict[str, Any]]) -> Path:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf8")
    return path


def write(kind: str, folder: Path) -> Path:
    """The same articles as a file of each kind."""
    path = folder / f"in{kind}"
    if kind == ".jsonl":
        return write_jsonl(path, ROWS)
    if kind == ".jsonl.gz":
        path.write_bytes(gzip.compress(write_jsonl(folder / "plain.jsonl", ROWS).read_bytes()))
    elif kind == ".parquet":
        pq.write_table(pa.Table.from_pylist(ROWS), path)
    else:
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            delimiter = "\t" if kind == ".tsv" else ";"
            writer = csv.DictWriter(file, ["id", "published", "text"], delimiter=delimiter)
            writer.writeheader()
            writer.writerows(ROWS)
    return path


@pytest.fixture(scope="session")
def expected(rules: Any) -> list[dict[str, Any]]:
    return [
        newsie.extract(row["text"], published=row["published"], id=row["id"], nlp=rules).to_dict()  # type: ignore[arg-type]
        for row in ROWS
    ]


@pytest.mark.parametrize("output", ["out.jsonl", "out.parquet"])
@pytest.mark.parametrize("kind", [".jsonl", ".jsonl.gz", ".csv", ".tsv", ".parquet"])
def test_kinds_of_file(
    kind: str, output: str, tmp_path: Path, rules_folder: Path, expected: list[dict[str, Any]]
) -> None:
    """Every kind of input gives, in every kind of output, what `extract` gives for each row."""
    result = run(write(kind, tmp_path), "-o", tmp_path / output, model=rules_folder)
    assert result.exit_code == 0, result.output
    written = tmp_path / output
    if output.endswith("jsonl"):
        assert lines(written) == expected
    else:
        assert [article.to_dict() for article in from_table(pq.read_table(written))] == expected
    assert "3 articles" in result.output
    assert not written.with_name(output + ".partial").exists()


def test_a_folder(tmp_path: Path, rules_folder: Path) -> None:
    """Texts in a folder and the folders in it, in the order of their names, which become their ids."""
    folder = tmp_path / "texts"
    (folder / "sub").mkdir(parents=True)
    for name, text in (("b.txt", "Ieri a Bari."), ("a.txt", "Oggi a Roma."), ("sub/c.txt", "Domani a Napoli.")):
        (folder / name).write_text(text, "utf8")
    (folder / "bad.txt").write_bytes("Perché".encode("latin-1"))
    (folder / "notes.pdf").write_bytes(b"%PDF")
    out, bad = tmp_path / "out.jsonl", tmp_path / "bad.jsonl"
    result = run(folder, "-o", out, "--published", "14 settembre 2024", "--errors", bad, model=rules_folder)
    assert result.exit_code == 1
    assert [(row["id"], row["published"]) for row in lines(out)] == [
        ("a.txt", "2024-09-14"),
        ("b.txt", "2024-09-14"),
        ("sub/c.txt", "2024-09-14"),
    ]
    assert [row["place"] for row in lines(bad)] == ["bad.txt"]


def test_columns_by_option(tmp_path: Path, rules_folder: Path) -> None:
    """Columns with other names are named on the command line."""
    path = write_jsonl(tmp_path / "in.jsonl", [{"corpo": "Ieri a Bari.", "data": "2024-09-14", "n": 7}])
    options = ["--text", "corpo", "--date", "data", "--id", "n"]
    assert run(path, "-o", tmp_path / "out.jsonl", *options, model=rules_folder).exit_code == 0
    assert [(row["id"], row["published"]) for row in lines(tmp_path / "out.jsonl")] == [("7", "2024-09-14")]


BAD_LINES = [
    (b'{"text": "Perch\xe9 no"}', "not UTF-8"),
    (b'{"text": "Roma brucia."', "no JSON"),
    (b"[1, 2]", "no JSON object"),
    (b'{"titolo": "Roma"}', "no field 'text', only 'titolo'"),
    (b'{"text": ""}', "text is empty"),
    (b'{"text": 12}', "text must be a str"),
    (b'{"text": "Roma.", "published": "il giorno dopo mai"}', "is no date"),
    (b'{"text": "Roma \\ud800 brucia."}', "surrogate"),
    (b'{"text": "Roma.", "title": "\\ud800"}', "title has a lone surrogate"),
    (b'{"text": "", "id": "\\ud800"}', "text is empty"),
    (b'{"text": "Roma.", "id": {"a": 1}}', "id must be a str"),
    (b"[" * 5000, "no JSON"),
]


def test_bad_lines(tmp_path: Path, rules_folder: Path) -> None:
    """Each bad line is in the error file with its place and reason, every good one is done, the exit code is 1."""
    good = b'{"text": "Ieri a Bari."}'
    path, out, bad = tmp_path / "in.jsonl", tmp_path / "out.jsonl", tmp_path / "bad.jsonl"
    path.write_bytes(b"\n".join(line for wrong, _ in BAD_LINES for line in (good, wrong)) + b"\n\n" + good)
    result = run(path, "-o", out, "--errors", bad, model=rules_folder)
    assert result.exit_code == 1, result.output
    assert len(lines(out)) == len(BAD_LINES) + 1
    reported = lines(bad)
    assert [row["place"] for row in reported] == [f"line {2 * number + 2}" for number in range(len(BAD_LINES))]
    for row, (_, reason) in zip(reported, BAD_LINES, strict=True):
        assert reason in row["reason"]
    assert f"{len(BAD_LINES)} rows failed" in result.output


def test_bad_csv(tmp_path: Path, rules_folder: Path) -> None:
    """Broken bytes, a row with too many fields and a quote that never ends cost no other row."""
    path, out, bad = tmp_path / "in.csv", tmp_path / "out.jsonl", tmp_path / "bad.jsonl"
    rows = [b"text,id", b"Ieri a Bari.,1", b"Perch\xe9 no.,2", b"Oggi, a Roma.,3", b"Domani a Bari.,4", b'"Mai,5']
    path.write_bytes(b"\r\n".join(rows))
    assert run(path, "-o", out, "--errors", bad, model=rules_folder).exit_code == 1
    assert [row["id"] for row in lines(out)] == ["1", "4"]
    assert [(row["place"], row["reason"][:9]) for row in lines(bad)] == [
        ("line 3", "not UTF-8"),
        ("line 4", "the row h"),
        ("line 6", "the row i"),
    ]


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("in.csv", b"titolo;corpo\nA;B\n", "no column 'text', only 'titolo', 'corpo'"),
        ("in.parquet", b"PAR1 this is none", "is no Parquet file"),
        ("in.docx", b"", "its kind is not known"),
        ("none.jsonl", None, "there is no file or folder"),
    ],
)
def test_unusable_input(name: str, content: bytes | None, message: str, tmp_path: Path, rules_folder: Path) -> None:
    """It is refused with exit code 2 and a message that says what is wrong; no output appears."""
    if content is not None:
        (tmp_path / name).write_bytes(content)
    result = run(tmp_path / name, "-o", tmp_path / "out.jsonl", model=rules_folder)
    assert result.exit_code == 2, result.output
    assert message in result.output
    assert not (tmp_path / "out.jsonl").exists()


def test_output_that_is_there(tmp_path: Path, rules_folder: Path) -> None:
    """It is replaced only when told; with --resume a finished run is left as it is."""
    path, out = write(".jsonl", tmp_path), tmp_path / "out.jsonl"
    out.write_text("precious")
    assert run(path, "-o", out, model=rules_folder).exit_code == 2
    assert run(path, "-o", out, "--resume", model=rules_folder).exit_code == 0
    assert out.read_text() == "precious"
    assert run(path, "-o", out, "--overwrite", model=rules_folder).exit_code == 0
    assert len(lines(out)) == 3
    assert run(path, "-o", tmp_path / "out.xml", model=rules_folder).exit_code == 2
    assert run(path, "-o", tmp_path / "no" / "out.jsonl", model=rules_folder).exit_code == 2


MANY = [{"id": str(n), "text": f"Il {n % 28 + 1} maggio a Bari." if n % 50 else ""} for n in range(3 * COMMIT_ROWS + 9)]


def _command(*arguments: Any, model: Path) -> list[str]:
    command = "import sys; from newsie.cli import app; app()"
    return [sys.executable, "-W", "ignore", "-c", command, "batch", *map(str, arguments), "--model", str(model)]


@pytest.mark.skipif(sys.platform == "win32", reason="kills with POSIX signals")
@pytest.mark.parametrize("name", ["out.jsonl", "out.parquet"])
def test_killed_in_the_middle(name: str, tmp_path: Path, rules_folder: Path) -> None:
    """After SIGKILL in the middle of a write, --resume gives, byte for byte, the output of a run never killed."""
    path = write_jsonl(tmp_path / "in.jsonl", MANY)
    whole, killed, errors = tmp_path / "whole" / name, tmp_path / name, tmp_path / "bad.jsonl"
    whole.parent.mkdir()
    assert run(path, "-o", whole, model=rules_folder).exit_code == 1
    # The process is killed by its own hand between what it writes: after the second commit, with half of a third there.
    code = (
        "import os, signal, newsie.batch.journal as journal\n"
        "commit = journal.Run.commit\n"
        "def torn(run):\n"
        f"    if run.counted.rows >= {3 * COMMIT_ROWS}:\n"
        "        run._articles.commit()\n"
        "        run._journal._file.write(b'{\"rows\": 99')\n"
        "        os.kill(os.getpid(), signal.SIGKILL)\n"
        "    commit(run)\n"
        "journal.Run.commit = torn\n"
        "from newsie.cli import app\n"
        "app()\n"
    )
    arguments = _command(path, "-o", killed, "--errors", errors, model=rules_folder)
    arguments[arguments.index("-c") + 1] = code
    assert subprocess.run(arguments, capture_output=True, timeout=100).returncode == -signal.SIGKILL
    assert not killed.exists()
    assert run(path, "-o", killed, model=rules_folder).exit_code == 2, "an unfinished run is not overwritten silently"
    result = run(path, "-o", killed, "--errors", errors, "--resume", model=rules_folder)
    assert result.exit_code == 1, result.output
    assert killed.read_bytes() == whole.read_bytes()
    assert [row["row"] for row in lines(errors)] == [n for n, row in enumerate(MANY) if not row["text"]]
    assert f"{len(MANY) - 2 * COMMIT_ROWS} rows in" in result.output
    assert not killed.with_name(name + ".partial").exists()


def test_resume_with_another_input_is_refused(tmp_path: Path, rules_folder: Path) -> None:
    """A run goes on only with the input and the columns that it began with."""
    path, out = write_jsonl(tmp_path / "in.jsonl", ROWS), tmp_path / "out.jsonl"
    Run(out, {"input": "another"}, resume=False, overwrite=False).close()
    result = run(path, "-o", out, "--resume", model=rules_folder)
    assert result.exit_code == 2
    assert "made with another input" in result.output
    assert run(path, "-o", out, "--overwrite", model=rules_folder).exit_code == 0


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 900), st.integers(0, 900), st.booleans())
def test_any_cut_of_the_journal(tmp_path_factory: pytest.TempPathFactory, rows: int, cut: int, more: bool) -> None:
    """Wherever the journal is cut off, what follows has every row once."""
    folder = tmp_path_factory.mktemp("run")
    output = folder / "out.jsonl"
    run = Run(output, {}, resume=False, overwrite=False)
    for number in range(rows):
        run.add(str(number), 1)
    run.close()
    journal = output.with_name("out.jsonl.partial") / "journal.jsonl"
    journal.write_bytes(journal.read_bytes()[:cut] + b'{"ro' * more)
    again = Run(output, {}, resume=True, overwrite=False)
    for number in range(again.state.rows, rows):
        again.add(str(number), 1)
    again.finish(None)
    assert output.read_text().split() == [str(number) for number in range(rows)]


@pytest.mark.skipif(sys.platform != "linux", reason="mounts a small file system")
def test_a_full_disk(tmp_path: Path, rules_folder: Path) -> None:
    """The run stops with exit code 3 and says what is safe; with room made, --resume finishes it."""
    disk = tmp_path / "disk"
    disk.mkdir()
    if os.geteuid() or subprocess.run(["mount", "-t", "tmpfs", "-o", "size=96k", "tmpfs", disk]).returncode:
        pytest.skip("needs the right to mount a tmpfs")
    try:
        path, out = write_jsonl(tmp_path / "in.jsonl", MANY), disk / "out.jsonl"
        (disk / "ballast").write_bytes(b"x" * 40_000)
        result = run(path, "-o", out, model=rules_folder)
        assert result.exit_code == 3, result.output
        assert "No space left on device" in result.output
        assert "--resume" in result.output
        subprocess.run(["mount", "-o", "remount,size=4m", disk], check=True)
        assert run(path, "-o", out, "--resume", model=rules_folder).exit_code == 1
        assert [row["id"] for row in lines(out)] == [row["id"] for row in MANY if row["text"]]
    finally:
        subprocess.run(["umount", disk], check=True)
