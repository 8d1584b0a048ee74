import pytest

import newsie
from newsie.formats.page import read_page

PAGE = """<!doctype html><html lang="it"><head><meta charset="utf-8">
<title>Neri vede i sindacati | Il Foglio Nuovo</title>
<meta property="og:title" content="Neri vede i sindacati"><meta property="og:url" content="https://example.org/neri">
<meta property="article:published_time" content="2024-09-14T08:30:00+02:00"></head>
<body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav><article><h1>Neri vede i sindacati</h1>
<p>La ministra Marta Neri ha incontrato venerdì a Torino i sindacati dei trasporti, dopo tre settimane di scioperi.</p>
<p>«Firmeremo un accordo entro giugno», ha detto la ministra al termine dell'incontro, durato più di due ore.</p>
</article>
<footer>Copyright 2019 – Tutti i diritti riservati</footer></body></html>"""


@pytest.mark.parametrize("page", [PAGE, PAGE.encode()], ids=["str", "bytes"])
def test_a_saved_page_is_read(page):
    """Title, text without the page's furniture, publication date and address are found."""
    item = read_page(page)
    assert item["title"] == "Neri vede i sindacati"
    assert item["published"] == "2024-09-14"
    assert item["url"] == "https://example.org/neri"
    assert item["text"].startswith("Neri vede i sindacati\nLa ministra Marta Neri ha incontrato venerdì")
    assert item["text"].count("Neri vede i sindacati") == 1
    assert "Copyright" not in item["text"]
    assert "Sport" not in item["text"]


def test_latin_1_pages_are_read():
    """A page in another encoding keeps its accents."""
    page = PAGE.replace("utf-8", "iso-8859-1").replace("«", "&laquo;").replace("»", "&raquo;").replace("–", "-")
    assert "venerdì" in read_page(page.encode("latin-1"))["text"]


def test_a_date_after_today_is_kept():
    """The page's date counts, not the clock of the machine that reads it."""
    assert read_page(PAGE.replace("2024-09-14", "2090-09-14"))["published"] == "2090-09-14"


@pytest.mark.parametrize("page", ["<html><body></body></html>", "", b""])
def test_pages_without_an_article_are_refused(page):
    """A page in which there is no text gives an InputError that says what to do."""
    with pytest.raises(newsie.InputError, match="page"):
        read_page(page)


def test_without_the_extra_it_is_named(monkeypatch):
    """Without trafilatura the error says what to install."""
    monkeypatch.setitem(__import__("sys").modules, "trafilatura", None)
    with pytest.raises(newsie.MissingExtraError, match=r"newsie\[web\]"):
        read_page(PAGE)
