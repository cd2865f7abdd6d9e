"""The addresses of the site's pages: relative, the same from issue to issue, safe on every file system."""

from __future__ import annotations

from hashlib import sha256

from jianguan_cli.reporting.words.owners import Owner


def item_page(item_id: str) -> str:
    """An item's page; ids are ASCII and never reused."""
    return f"items/{item_id}.html"


def plan_page(plan_id: str) -> str:
    """A plan's page."""
    return f"plans/{plan_id}.html"


def unit_page(owner: Owner | None) -> str:
    """A unit's page: named by a digest, since units have no id and names are no file names."""
    name = f"{owner.org}\0{owner.name}" if owner else ""
    return f"units/{sha256(name.encode()).hexdigest()[:10]}.html"
