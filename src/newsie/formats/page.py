"""A saved web page: its title, text and publication date, by trafilatura and htmldate. Nothing is downloaded."""

from typing import Any

from newsie.errors import InputError
from newsie.formats.extras import require

_LAST_DAY = "2200-12-31"
"""htmldate takes today where no last day is given, and the same page would be read otherwise tomorrow."""


def read_page(page: bytes | str) -> dict[str, Any]:
    """What `newsie.extract` takes, from the HTML of an article's page: `text`, `title`, `published`, `url`.

    The title is the first line of the text, so that what it states is found too. `published` is the date that the page
    itself names (its metadata first, then its text); None where it names none.

    Raises:
        InputError: there is no article text in the page.
        MissingExtraError: `newsie[web]` is not installed.
    """
    trafilatura, htmldate = require("trafilatura", "web"), require("htmldate", "web")
    tree = trafilatura.load_html(page)
    if tree is None:
        raise InputError("this is no HTML page that can be read")
    found = trafilatura.bare_extraction(page, with_metadata=True, include_comments=False, include_tables=False)
    body = found and (found.text or "").strip()
    if not body:
        raise InputError("no article text was found in this page: save the article's own page, or give its text")
    title = (found.title or "").strip() or None
    published = htmldate.find_date(page, original_date=True, extensive_search=False, max_date=_LAST_DAY)
    return {
        "text": body if not title or body.startswith(title) else f"{title}\n{body}",
        "title": title,
        "published": published,
        "url": found.url or None,
    }
