"""A real Chromium for the pages; where there is none the tests are skipped, unless they are required."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from tests.golden.reports import request_of

from jianguan_cli.reporting.formats import render_report

CHROMIUM = Path("/usr/bin/chromium")
WORKSPACE = Path(__file__).parent.parent / "golden" / "report_small" / "input"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, started once."""
    if not CHROMIUM.exists() and not os.environ.get("JIANGUAN_REQUIRE_BROWSER"):
        pytest.skip(f"没有 {CHROMIUM}")
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        yield found
        found.close()


@pytest.fixture(scope="session")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with every HTML report of the golden workspace, the site under ``site``."""
    folder = tmp_path_factory.mktemp("reports")
    for kind in ("weekly", "monthly", "ledger", "evaluation", "wall"):
        made = render_report(kind, "html", request_of(WORKSPACE, kind))
        assert isinstance(made, bytes)
        (folder / f"{kind}.html").write_bytes(made)
    site = render_report("site", "html", request_of(WORKSPACE))
    assert isinstance(site, dict)
    for name, data in site.items():
        path = folder / "site" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder


class Opened:
    """A page and what went wrong on it."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.requests: list[str] = []
        self.complaints: list[str] = []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))


@pytest.fixture
def opened(browser: Browser) -> Iterator[Opened]:
    """A page at the width of a desk."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield Opened(context.new_page())
    context.close()
