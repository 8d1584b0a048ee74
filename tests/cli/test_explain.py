from typer.testing import CliRunner

from newsie.cli import app

TEXT = "La ministra Carla Neri ha incontrato venerdì a Torino i sindacati."


def test_every_sentence_is_explained(tmp_path):
    """The sentence stands there, with the event that was found in it and the rule that found it."""
    (tmp_path / "a.txt").write_text(TEXT, "utf8")
    result = CliRunner().invoke(app, ["explain", str(tmp_path / "a.txt"), "-p", "2024-09-14"])
    assert result.exit_code == 0, result.stderr
    assert result.stdout.startswith(TEXT)
    assert "+ MEET “incontrato”" in result.stdout
    assert "rule: " in result.stdout
    assert "2024-09-13" in result.stdout


def test_a_missing_lexicon_is_told(tmp_path):
    """A lexicon that is not there ends the command with exit code 2 and its name."""
    (tmp_path / "a.txt").write_text(TEXT, "utf8")
    result = CliRunner().invoke(app, ["explain", str(tmp_path / "a.txt"), "--lexicon", str(tmp_path / "no.toml")])
    assert result.exit_code == 2
    assert "no.toml" in result.stderr
