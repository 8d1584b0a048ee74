"""The pages in a real browser: filter, choose, search, read; no error in the console, no request leaves the page."""

import json
import time

import pytest
from articles import NASTY_TITLE, crowded, meeting

from newsie.formats.html import page

By = pytest.importorskip("selenium.webdriver.common.by", reason="selenium is not installed").By
ActionChains = pytest.importorskip("selenium.webdriver").ActionChains
Keys = pytest.importorskip("selenium.webdriver.common.keys").Keys


def wait(condition, what: str, seconds: float = 20):
    """The first true value of a condition."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        value = condition()
        if value:
            return value
        time.sleep(0.05)
    raise AssertionError(f"not within {seconds} s: {what}")


class Page:
    """A report in the browser, with what a reader does there."""

    def __init__(self, driver, path):
        self.driver = driver
        for kind in ("browser", "performance"):
            driver.get_log(kind)
        driver.get(path.as_uri())
        wait(lambda: self.all("html[data-ready]"), "charts drawn")

    def all(self, selector):
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def one(self, selector):
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    def count(self) -> int:
        return int(self.one("#count").text.split()[0])

    def fill(self, name, value):
        """Give a field a value as typing or choosing does."""
        self.driver.execute_script(
            "const f = document.getElementById(arguments[0]); f.value = arguments[1];"
            "f.dispatchEvent(new Event('input', {bubbles: true}));",
            name,
            value,
        )

    def filtered(self, **values) -> int:
        """How many events are left with these values in the fields, all others empty."""
        self.one("button[type=reset]").click()
        wait(lambda: self.count() == 2003, "all events shown")
        for name, value in values.items():
            self.fill(name, value)
        wait(lambda: self.count() < 2003, f"filtered by {values}")
        return self.count()

    def column(self, name) -> set[str]:
        return {cell.text.split("\n")[0] for cell in self.all(f'#rows td[data-name="{name}"]')}


@pytest.fixture(scope="module")
def shown(chromium, report_file) -> Page:
    chromium.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride", {"width": 1280, "height": 1000, "deviceScaleFactor": 1, "mobile": False}
    )
    return Page(chromium, report_file)


def test_everything_is_shown_at_first(shown):
    """All events are counted, the first fifty stand in the table, both charts are drawn."""
    shown.one("button[type=reset]").click()
    wait(lambda: shown.count() == 2003, "all events shown")
    assert len(shown.all("#rows tr")) == 50
    assert len(shown.all("#timeline svg .mark-rect path")) > 3
    assert len(shown.all("#network svg .mark-symbol path")) > 20


@pytest.mark.parametrize(
    ("values", "column", "expected"),
    [
        ({"type": "MEET"}, "Type", {"MEET"}),
        ({"status": "negated"}, "Status", {"negated"}),
        ({"actor": "attore 16"}, "Who", {"Attore 16"}),
        ({"place": "torino"}, "Where", {"Torino"}),
        ({"search": "doge NON avrebbe"}, "Who", {"il doge"}),
        ({"search": "liberta inesistente"}, "Who", set()),
        ({"from": "1400-01-01", "to": "1500-01-01"}, "Date", {"1492"}),
        ({"type": "MEET", "from": "2024-01-01"}, "Where", {"Torino"}),
    ],
)
def test_filters(shown, values, column, expected):
    """Search, type, status, actor, place and dates leave the events they should, alone and together."""
    left = shown.filtered(**values)
    assert shown.column(column) - {""} == expected
    assert (left == 0) == (not expected)


def test_a_bar_chooses_its_period(shown):
    """A click on a bar of the timeline fills in its dates and leaves its events."""
    shown.filtered(type="PROMISE")
    before = shown.count()
    shown.all("#timeline svg .mark-rect path")[0].click()
    wait(lambda: shown.one("#from").get_attribute("value"), "dates filled in")
    wait(lambda: shown.count() < before, "fewer events")
    first, last = (shown.one(f"#{name}").get_attribute("value") for name in ("from", "to"))
    assert all(first <= day <= last for day in shown.column("Date"))


def test_a_name_of_the_network_chooses_its_actor(shown):
    """A click on an actor leaves the actor's events, and the network shows those alone."""
    shown.one("button[type=reset]").click()
    wait(lambda: shown.count() == 2003, "all events shown")
    circles = "#network svg .mark-symbol.role-mark path[aria-roledescription='circle']"
    everyone = len(shown.all(circles))
    wait(lambda: shown.all(circles), "actors drawn")[0].click()
    actor = wait(lambda: shown.one("#actor").get_attribute("value"), "an actor chosen")
    wait(lambda: shown.count() < 2003, "filtered")
    wait(lambda: 1 < len(shown.all(circles)) < everyone, "a smaller network")
    assert all(actor in row.text for row in shown.all("#rows tr")[:10])


def test_the_evidence_opens_its_article(shown):
    """The evidence opens the article at its trigger; Escape closes it and gives the focus back."""
    shown.filtered(search="doge")
    button = shown.one("button.evidence")
    button.send_keys(Keys.ENTER)
    reader = shown.one("#reader")
    wait(reader.is_displayed, "the article shown")
    assert shown.one("#reader-text").text == meeting().text
    assert [mark.text for mark in shown.all("#reader-text mark")] == ["firmato"]
    assert shown.one("#reader-facts a").get_attribute("href") == "https://example.org/neri?a=1&b=2"
    shown.driver.switch_to.active_element.send_keys(Keys.ESCAPE)
    wait(lambda: not reader.is_displayed(), "closed")
    assert shown.driver.switch_to.active_element == button


def test_markup_stays_text(shown):
    """A title and a name with markup are shown as they were written."""
    assert shown.filtered(search="O'Neil") == 1
    shown.one("button.evidence").click()
    wait(shown.one("#reader").is_displayed, "the article shown")
    assert shown.one("#reader-title").text == NASTY_TITLE
    shown.one("#close").click()
    assert not shown.all("img")


def test_the_table_sorts_and_turns_its_pages(shown):
    """The head sorts both ways and says so; the buttons below turn the pages."""
    shown.filtered(status="factual")
    for direction in ("ascending", "descending"):
        shown.one('[data-sort="who"]').send_keys(Keys.SPACE)
        names = [cell.text for cell in shown.all('#rows td[data-name="Who"]')]
        assert names == sorted(names, reverse=direction == "descending")
        assert shown.one('th:has([data-sort="who"])').get_attribute("aria-sort") == direction
    first = shown.one("#rows tr").text
    shown.one("#after").click()
    assert shown.one("#page").text.startswith("page 2 of")
    shown.one("#before").click()
    assert shown.one("#rows tr").text == first


def test_the_keyboard_reaches_everything(shown):
    """Tab goes from the first link through every filter to the table."""
    shown.driver.execute_script("document.querySelector('.skip').focus()")
    seen = []
    for _ in range(40):
        ActionChains(shown.driver).send_keys(Keys.TAB).perform()
        active = shown.driver.switch_to.active_element
        seen.append(active.get_attribute("id") or active.get_attribute("data-sort") or active.get_attribute("class"))
    order = ["search", "type", "status", "actor", "place", "from", "to", "start", "who", "source", "evidence"]
    assert [name for name in dict.fromkeys(seen) if name in order] == order


def test_fields_have_names(shown):
    """Every field and button has a name for a screen reader, and the number of events is announced."""
    nameless = """return [...document.querySelectorAll("input, select, button")]
        .filter(field => !field.labels?.length && !field.textContent.trim()).length"""
    assert shown.driver.execute_script(nameless) == 0
    assert shown.one("#count").get_attribute("role") == "status"


def test_two_thousand_events_do_not_stutter(shown):
    """A filter over 2,003 events changes the page in less than a third of a second of the page's own time."""
    shown.one("button[type=reset]").click()
    wait(lambda: shown.count() == 2003, "all events shown")
    busy = shown.driver.execute_async_script(
        """const done = arguments[0];
        let longest = 0;
        const note = (list) => list.getEntries().forEach((task) => { longest = Math.max(longest, task.duration); });
        new PerformanceObserver(note).observe({entryTypes: ["longtask"]});
        const search = document.getElementById("search");
        const type = (word) => {
          search.value = word;
          search.dispatchEvent(new Event("input", {bubbles: true}));
        };
        ["r", "ro", "rom", "roma", "roma 1", ""].forEach((word, i) => setTimeout(type, 250 * i, word));
        setTimeout(() => done(longest), 2000);"""
    )
    assert busy < 333


def test_a_phone_shows_it_all(shown):
    """On a screen of 360 pixels nothing is wider than the screen and each event is a card."""
    shown.driver.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride", {"width": 360, "height": 740, "deviceScaleFactor": 2, "mobile": True}
    )
    try:
        shown.filtered(search="doge")
        wide = "return document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert wait(lambda: shown.driver.execute_script(wide) <= 0, "no sideways scrolling")
        assert shown.one("#rows tr").value_of_css_property("display") == "block"
    finally:
        shown.driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_nothing_was_asked_for_and_nothing_failed(shown):
    """After all this the console is empty of warnings, and the only thing ever fetched is the page itself."""
    assert [
        entry["message"] for entry in shown.driver.get_log("browser") if entry["level"] in ("WARNING", "SEVERE")
    ] == []
    messages = [json.loads(entry["message"])["message"] for entry in shown.driver.get_log("performance")]
    asked = {m["params"]["request"]["url"] for m in messages if m["method"] == "Network.requestWillBeSent"}
    assert {url for url in asked if not url.startswith("data:")} == {shown.driver.current_url.split("#")[0]}


def test_a_card_of_the_notebook_view_lights_its_words(chromium, tmp_path):
    """With 500 events on the page, the focus on a card changes the background of its words alone, at once."""
    path = tmp_path / "page.html"
    path.write_text(page([crowded(500), meeting()]), "utf8")
    chromium.get(path.as_uri())
    colours = "return [...document.querySelectorAll(arguments[0])].map(e => getComputedStyle(e).backgroundColor)"
    dark, other = (chromium.execute_script(colours, f".nw-text .{name}") for name in ("x7", "x8"))
    took = chromium.execute_script(
        """const start = performance.now();
        document.querySelector(".nw-card.c7").focus();
        document.querySelectorAll(".nw-text .x7").forEach((words) => getComputedStyle(words).backgroundColor);
        return performance.now() - start;"""
    )
    lit = chromium.execute_script(colours, ".nw-text .x7")
    assert took < 500
    assert len(lit) == len(dark) >= 3
    assert all(one != another for one, another in zip(lit, dark, strict=True))
    assert chromium.execute_script(colours, ".nw-text .x8") == other
