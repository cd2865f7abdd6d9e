"""The pages as a browser shows them: nothing fetched, nothing too wide, accessible, light and dark."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser
from tests.browser.conftest import Opened

PAGES = (
    "weekly.html",
    "ledger.html",
    "evaluation.html",
    "wall.html",
    "site/index.html",
    "site/items.html",
    "site/units.html",
    "site/plans/mou-2025.html",
    "site/items/mou-2025-1.html",
    "site/items/mou-2025-2.html",
)
SERIOUS = ("serious", "critical")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_serious(browser: Browser, reports: Path, name: str, scheme: str) -> None:
    context = browser.new_context(color_scheme="dark" if scheme == "dark" else "light", bypass_csp=True)
    page = context.new_page()
    page.goto((reports / name).as_uri())
    found = Axe().run(page).response["violations"]
    told = [f"{one['id']}: {one['nodes'][0]['html'][:120]}" for one in found if one["impact"] in SERIOUS]
    context.close()
    assert told == []


def test_axe_is_able_to_find_something(opened: Opened, tmp_path: Path) -> None:
    bad = tmp_path / "bad.html"
    bad.write_text("<p style='color:#bbb;background:#fff'>看不清</p><img src='x.png'>", encoding="utf-8")
    opened.page.goto(bad.as_uri())
    found = {one["id"] for one in Axe().run(opened.page).response["violations"] if one["impact"] in SERIOUS}
    assert {"color-contrast", "image-alt", "html-has-lang"} <= found


@pytest.mark.parametrize("name", PAGES)
def test_a_phone_never_scrolls_the_page_sideways(browser: Browser, reports: Path, name: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto((reports / name).as_uri())
    width = page.evaluate("document.documentElement.scrollWidth")
    context.close()
    assert width == 390


@pytest.mark.parametrize("name", PAGES)
def test_pages_need_neither_script_nor_network(browser: Browser, reports: Path, name: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 900})
    seen = Opened(context.new_page())
    seen.page.goto((reports / name).as_uri())
    text = seen.page.inner_text("body")
    context.close()
    assert "2025年6月" in text
    assert seen.complaints == []
    assert all(url.startswith(reports.as_uri()) for url in seen.requests)
    if not name.startswith("site/"):
        assert len(seen.requests) == 1


@pytest.mark.parametrize("name", PAGES)
def test_hostile_titles_do_nothing(opened: Opened, reports: Path, name: str) -> None:
    opened.page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    opened.page.goto((reports / name).as_uri())
    assert opened.page.locator("script:not([src])").count() == (1 if name == "site/items.html" else 0)
    assert opened.complaints == []


def test_dark_mode_turns_the_paper_dark(browser: Browser, reports: Path) -> None:
    shades = []
    for scheme in ("light", "dark"):
        context = browser.new_context(color_scheme="dark" if scheme == "dark" else "light")
        page = context.new_page()
        page.goto((reports / "weekly.html").as_uri())
        shades.append(page.evaluate("getComputedStyle(document.querySelector('.sheet')).backgroundColor"))
        context.close()
    assert shades == ["rgb(255, 255, 255)", "rgb(27, 29, 32)"]


def test_neither_code_nor_id_is_printed(opened: Opened, reports: Path) -> None:
    for name in PAGES:
        opened.page.goto((reports / name).as_uri())
        text = opened.page.inner_text("body")
        for hidden in ("mou-2025", "overdue", "behind-pace", "missed-target", "stale"):
            assert hidden not in text, name


def test_every_chart_has_a_title(opened: Opened, reports: Path) -> None:
    for name in PAGES:
        opened.page.goto((reports / name).as_uri())
        assert opened.page.locator("svg").count() == opened.page.locator("svg > title:first-child").count()
