from html.parser import HTMLParser
from importlib.resources import files

import pytest
from articles import ALL, NASTY_TITLE, crowded, meeting, nasty, silent
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from newsie.formats.colours import DARK, GROUPS, LIGHT
from newsie.formats.html import page
from newsie.formats.marks import Mark, cut
from newsie.formats.table import when

each_article = pytest.mark.parametrize("make", ALL.values(), ids=ALL)
LIGHTS = (files("newsie.formats") / "templates" / "lights.js").read_text("utf8")
VOID = {"meta", "img", "br", "link", "input"}


def tree(markup: str):
    return html.fromstring(markup)


def classes(element) -> set[str]:
    return set((element.get("class") or "").split())


class Balance(HTMLParser):
    """The tags that stay open, and every tag and attribute name seen."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.open, self.tags, self.attributes = [], set(), set()
        self.feed(markup)

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes.update(name for name, _ in attrs)
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


@each_article
def test_pages_are_whole(make):
    """Every tag is closed where it should be, in pages and in notebook views."""
    article = make()
    views = [page([article]), article._repr_html_()]
    views += [record._repr_html_() for record in (*article.events[:3], *article.entities[:3])]
    for view in views:
        assert Balance(view).open == []


def test_nothing_of_an_article_becomes_markup():
    """Markup in title, names, types, sources and address is shown, never part of the page."""
    article = nasty()
    views = [page([article]), *(record._repr_html_() for record in (article, article.events[0], article.entities[0]))]
    for view in views:
        seen = Balance(view)
        assert not seen.tags & {"img", "b", "i", "u", "y", "x", "z"}
        assert [code.text for code in tree(view).iter("script")] in ([], [LIGHTS])
        assert not {name for name in seen.attributes if name.startswith("on")}
        assert "javascript:" not in [link.get("href", "")[:11] for link in tree(view).iter("a")]
    assert tree(article._repr_html_()).findtext(".//h3") == NASTY_TITLE


def test_pages_load_nothing():
    """No link to a script, style, font or picture; the page's own policy forbids them too."""
    view = page([meeting(), crowded(3)])
    assert not Balance(view).tags & {"link", "img", "iframe", "object"}
    assert not Balance(view).attributes & {"src", "srcset", "data"}
    assert "url(" not in view
    assert "@import" not in view
    assert "default-src 'none'" in view


@each_article
def test_the_text_is_shown_whole(make):
    """What stands in the text pane is the article's text; characters that HTML forbids are U+FFFD."""
    [pane] = tree(make()._repr_html_()).find_class("nw-text")
    assert pane.text_content() == make().text.replace("\x07", "\ufffd")


def test_marks_stand_on_their_words():
    """Names, time expressions and triggers are marked, each with its label."""
    [pane] = tree(meeting()._repr_html_()).find_class("nw-text")
    marked = {kind: [e.text_content() for e in pane if f"nw-{kind}" in classes(e)] for kind in ("per", "time", "event")}
    assert marked == {
        "per": ["Marta Neri", "La ministra", "Marta Neri"],
        "time": ["venerdì", "due ore", "1492"],
        "event": ["incontrato", "incontro", "firmato"],
    }
    assert [e.get("data-l") for e in pane if "nw-event" in classes(e)] == ["MEET", "MEET", "AGREEMENT"]


def test_a_card_lights_its_words():
    """The words of event 0 carry the class that its card names, the mentions of entity 1 that of its entry."""
    view = meeting()._repr_html_()
    [pane] = tree(view).find_class("nw-text")
    lit = [e.text_content() for e in pane if "x0" in classes(e)]
    assert lit == ["Marta Neri", "incontrato", "venerdì", "Torino", "Paolo Rossi & figli", "incontro"]
    assert [card.get("data-lights") for card in tree(view).find_class("nw-card")] == ["x0", "x1"]
    [named] = [e for e in tree(view).iter("span") if e.get("data-lights") == "n1"]
    assert named.text_content().startswith("Paolo Rossi & figli")
    assert [e.text_content() for e in pane if "n1" in classes(e)] == ["Rossi", "Paolo Rossi & figli"]


def test_links_lead_somewhere():
    """Every link inside the page has its place there: from a trigger to its card and back."""
    root = tree(page([meeting(), crowded(4)]))
    ids = {element.get("id") for element in root.iter() if element.get("id")}
    links = {link.get("href")[1:] for link in root.iter("a") if link.get("href").startswith("#")}
    assert links == ids


def test_cards_say_what_was_found():
    """Type, date, who, where, status, source and the sentence stand in the card, other mentions below it."""
    card = tree(meeting().events[0]._repr_html_()).find_class("nw-card")[0]
    words = " ".join(card.text_content().split())
    for expected in ("MEET", "incontro", "factual", "2024-09-13", "Marta Neri, Paolo Rossi & figli", "Torino", "Ansa"):
        assert expected in words
    assert "1 more mention" in words


def test_entities_say_what_is_known():
    """Name, label, roles, country, ids and mentions stand in the card of an entity."""
    words = " ".join(tree(meeting().entities[0]._repr_html_()).text_content().split())
    for expected in ("Marta Neri", "PER", "ministra", "IT", "n-17", "La ministra (22–33)"):
        assert expected in words


def test_nothing_found_is_said():
    """An article without events says so; a page without articles too."""
    assert "No event found." in silent()._repr_html_()
    assert "No article." in page([])


def test_long_articles():
    """500 events and 200,000 characters give a page with every card and the whole text."""
    article = crowded(500, padding=360)
    assert len(article.text) > 200_000
    root = tree(page([article]))
    assert len(root.find_class("nw-card")) == 500
    assert root.find_class("nw-text")[0].text_content() == article.text


def test_addresses_of_the_web_are_links():
    """Only http and https addresses are links; the ampersand in one stays."""
    assert next(tree(meeting()._repr_html_()).iter("a")).get("href") == "https://example.org/neri?a=1&b=2"
    hidden = evolve(meeting(), url=" JavaScript:alert(1)")
    assert not [a for a in tree(hidden._repr_html_()).iter("a") if not a.get("href").startswith("#")]


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


GROUNDS = ["ground", "card", "per", "org", "loc", "time", "event", "lit", "sentence"]


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_text_can_be_read_on_every_colour(palette):
    """Text has a contrast of 7:1 on each background (WCAG AAA); soft text and links on the grounds they stand on."""
    assert min(contrast(palette["text"], palette[ground]) for ground in GROUNDS) >= 7
    assert (
        min(contrast(palette[name], palette[ground]) for name in ("soft", "link") for ground in ("ground", "card")) >= 7
    )


def test_displacy_colours_can_be_read():
    """displaCy writes in black: its backgrounds have a contrast of 7:1."""
    assert min(contrast("#000000", colour) for colour in GROUPS.values()) >= 7


@given(st.data())
def test_pieces_make_the_text(data):
    """However marks overlap, the pieces in order are the text, and each mark's class is on just its characters."""
    text = data.draw(st.text(min_size=1, max_size=40))
    place = st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))
    marks = [Mark(start, end, (f"k{n}",)) for n, (start, end) in enumerate(data.draw(st.lists(place, max_size=8)))]
    pieces = list(cut(text, marks))
    assert "".join(piece.text for piece in pieces) == text
    at = 0
    for piece in pieces:
        covering = {m.classes[0] for m in marks if m.start < m.end and m.start <= at and at + len(piece.text) <= m.end}
        assert set(piece.classes.split()) == covering
        at += len(piece.text)


def test_displacy_shows_the_spans(nlp):
    """displaCy renders each of the span groups, in newsie's colours, which spaCy finds by the entry point."""
    from spacy import displacy

    doc = nlp("Il ministro Paolo Neri ha incontrato i sindacati a Torino nel maggio del 2024.")
    for key, label in (("times", "DATE"), ("entities", "PER"), ("events", "MEET")):
        assert label in [span.label_ for span in doc.spans[key]]
        shown = displacy.render(doc, style="span", options={"spans_key": key}, jupyter=False)
        assert label in shown
        colour = {"DATE": LIGHT["time"], "PER": LIGHT["per"], "MEET": GROUPS["politics"]}[label]
        assert colour in shown


def test_an_assumed_date_is_marked():
    """A date that the caller asked for and the text does not say is told apart in the card, the text and the table."""
    article = meeting()
    event = evolve(article.events[0], date_basis="assumed")
    assert "2024-09-13 (assumed" in " ".join(event._repr_html_().split())
    assert when(event) == "2024-09-13 (assumed)"
    assert when(article.events[0]) == "2024-09-13"
    view = tree(page([evolve(article, events=(event,))]))
    assert any("2024-09-13 (assumed)" in (mark.get("title") or "") for mark in view.iter("mark", "a", "span"))
