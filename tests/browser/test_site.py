"""The site: its links lead somewhere, its search finds, and it is whole without script."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Browser
from tests.browser.conftest import Opened


def test_every_link_is_relative_and_leads_to_a_page(reports: Path) -> None:
    site = reports / "site"
    pages = sorted(site.rglob("*.html"))
    assert len(pages) > 10
    for page in pages:
        for link in re.findall(r'(?:href|action|src)="([^"]*)"', page.read_text(encoding="utf-8")):
            parts = urlsplit(link)
            assert not parts.scheme, link
            assert not parts.netloc, link
            if parts.path:
                target = (page.parent / unquote(parts.path)).resolve()
                assert target.is_file(), f"{page.name}: {link}"


def test_the_search_narrows_the_list_and_says_how_far(opened: Opened, reports: Path) -> None:
    page = opened.page
    page.goto((reports / "site" / "index.html").as_uri())
    page.get_by_label("查找事项").fill("平台　办公室")
    page.get_by_role("button", name="查找").click()
    assert "items.html?q=" in page.url
    rows = page.locator("#items tbody tr:visible")
    assert rows.count() == 1
    assert page.inner_text("#count") == "共8项，符合条件1项"
    page.locator("#q").fill("")
    assert rows.count() == 8
    page.locator("#light").select_option("red")
    assert rows.count() == 1
    rows.first.get_by_role("link").click()
    assert page.url.endswith("items/mou-2025-1.html")
    assert opened.complaints == []


def test_without_script_the_list_is_whole(browser: Browser, reports: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((reports / "site" / "items.html").as_uri() + "?q=平台")
    assert page.locator("#items tbody tr:visible").count() == 8
    assert not page.locator("#search").is_visible()
    assert page.get_by_text("没有启用脚本").is_visible()
    context.close()


def test_the_cockpit_fits_on_one_screen(opened: Opened, reports: Path) -> None:
    opened.page.goto((reports / "site" / "index.html").as_uri())
    assert opened.page.evaluate("document.documentElement.scrollHeight") <= 900


def test_an_item_tells_its_whole_history(opened: Opened, reports: Path) -> None:
    opened.page.goto((reports / "site" / "items" / "mou-2025-2.html").as_uri())
    told = opened.page.inner_text(".log")
    assert "2025年4月3日所报" not in told
    assert "2025年6月27日所报批次由3500批次改为3400批次" in told
    assert opened.page.locator(".log > li").count() == 3
