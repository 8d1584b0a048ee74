"""A headless Chromium, where there is one, and a report of 2,000 events for it."""

import os
import shutil
from pathlib import Path

import pytest
from articles import crowded, meeting, nasty, silent

from newsie.formats.report import to_report


@pytest.fixture(scope="session")
def report() -> str:
    """2,003 events of 36 articles, some of them hard to show."""
    return to_report(
        [meeting(), nasty(), silent(), *(crowded(60, id=f"c{n}") for n in range(33)), crowded(20, id="last")]
    )


@pytest.fixture(scope="session")
def report_file(report, tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("report") / "report.html"
    path.write_text(report, "utf8")
    return path


@pytest.fixture(scope="session")
def chromium():
    """A Chromium that notes its console and every request."""
    webdriver = pytest.importorskip("selenium.webdriver", reason="selenium is not installed")
    browser, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if not browser or not driver:
        if os.environ.get("CI"):
            pytest.fail("CI must install chromium and chromium-driver")
        pytest.skip("there is no chromium with chromedriver on this machine (apt-get install chromium chromium-driver)")
    options = webdriver.ChromeOptions()
    options.binary_location = browser
    for argument in (
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--window-size=1280,1000",
    ):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    running = webdriver.Chrome(options=options, service=webdriver.ChromeService(driver))
    running.implicitly_wait(0)
    yield running
    running.quit()
