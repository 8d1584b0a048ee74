"""The report as a file: complete, closed and the same every time."""

import base64
import hashlib
import json
import re

import pytest
from articles import NASTY_TITLE, crowded, meeting, nasty, silent
from lxml import html
from typer.testing import CliRunner

import newsie
from newsie.cli import app
from newsie.formats.network import links, places
from newsie.formats.report import to_report

SCRIPT = re.compile(r"<script(?: [^>]*)?>(.*?)</script>", re.DOTALL)


def data_of(page: str) -> dict:
    return json.loads(html.fromstring(page).get_element_by_id("data").text)


def test_the_page_allows_only_its_own_scripts(report):
    """The policy names the hash of each script and lets nothing else run or be fetched."""
    [policy] = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', report)
    scripts = [script for script in SCRIPT.findall(report) if not script.startswith("{")]
    hashes = ["'sha256-" + base64.b64encode(hashlib.sha256(s.encode()).digest()).decode() + "'" for s in scripts]
    allowed = policy.replace("&#39;", "'")
    assert len(scripts) == 2
    assert f"script-src {' '.join(hashes)};" in allowed
    assert "default-src 'none'" in allowed


def test_no_article_ends_the_script(report):
    """`</script>` in a name does not end the data, and the page has just its three scripts."""
    assert len(SCRIPT.findall(report)) == 3
    assert "O'Neil <b>\"&\u202e</b> </script>" in data_of(report)["events"][2]["actors"]


def test_titles_stay_text():
    """Markup in the title of a report is shown as it is."""
    root = html.fromstring(to_report(nasty()))
    assert root.findtext(".//h1") == NASTY_TITLE
    assert not list(root.iter("img"))


def test_the_data_hold_every_event(report):
    """Each event with its article, its evidence and its interval, also one long before the epoch."""
    data = data_of(report)
    assert (len(data["articles"]), len(data["events"])) == (37, 2003)
    signed = data["events"][1]
    assert (signed["date"], signed["start"], signed["status"]) == ("1492", "1492-01-01T00:00:00", "negated")
    start, end = signed["mentions"][0]["trigger"]
    assert data["articles"][0]["text"][start:end] == "firmato"


def test_an_address_that_is_not_of_the_web_is_no_link(report):
    """`javascript:` never comes into the page as a link."""
    assert [article["url"] for article in data_of(report)["articles"][:2]] == ["https://example.org/neri?a=1&b=2", None]


def test_the_same_articles_give_the_same_page():
    """The page is the same, byte for byte."""
    assert to_report([meeting(), nasty()]) == to_report([meeting(), nasty()])


@pytest.mark.parametrize("articles", [[], [silent()]])
def test_without_events_there_is_still_a_page(articles):
    """No article or no event gives a page that says so."""
    page = to_report(articles)
    assert data_of(page)["events"] == []
    assert "0 events of" in html.fromstring(page).get_element_by_id("count").text


def test_a_missing_library_names_its_extra(monkeypatch):
    """Without altair the error says what to install."""
    monkeypatch.setitem(__import__("sys").modules, "altair", None)
    with pytest.raises(newsie.MissingExtraError, match=r"newsie\[(report|plot)\]"):
        to_report(meeting())


def test_links_are_directed():
    """Agents act on targets, participants stand together, and what has no name is left out."""
    met, signed = links(meeting().events), links(crowded(1).events)
    assert [(link.source, link.target, link.together) for link in met] == [("Marta Neri", "Paolo Rossi & figli", True)]
    assert [(link.source, link.target, link.together) for link in signed] == [("Attore 0", "Parte 0", False)]


def test_places_are_apart_and_the_same():
    """Every shown actor has a place of its own within the picture, the same each time; no more than asked for."""
    found = links(crowded(200).events)
    spots = places(found, 20)
    assert spots == places(found, 20)
    assert len(set(spots.values())) == len(spots) == 20
    assert all(-1 <= x <= 1 and -1 <= y <= 1 for x, y in spots.values())


def test_the_command(tmp_path):
    """`newsie report` writes the page from articles in JSON Lines or Parquet."""
    import pyarrow.parquet

    (tmp_path / "found.jsonl").write_text(meeting().to_json(), "utf8")
    pyarrow.parquet.write_table(newsie.to_arrow(crowded(3), "articles"), tmp_path / "found.parquet")
    inputs = [str(tmp_path / "found.jsonl"), str(tmp_path / "found.parquet")]
    result = CliRunner().invoke(app, ["report", *inputs, "-o", str(tmp_path / "out.html")])
    assert result.exit_code == 0, result.stderr
    assert len(data_of((tmp_path / "out.html").read_text("utf8"))["events"]) == 5
