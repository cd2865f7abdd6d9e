"""Renders the static site: path → bytes, every address relative, nothing fetched from elsewhere."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256

from jianguan_cli.reporting.environment import Templates
from jianguan_cli.reporting.request import ReportRequest
from jianguan_cli.reporting.views.site import SiteView


def render_site(request: ReportRequest) -> dict[str, bytes]:
    """All pages; ``index.html`` is the first, ``items.html`` the one that searches."""
    templates = Templates(request.templates)
    view = SiteView(request)
    script = templates.render("site/search.js", {})
    shared = {"view": view, "root": "", "script_hash": _source_hash(script)}

    def page(template: str, **values: object) -> bytes:
        return templates.render(f"site/{template}.html.j2", {**shared, **values}).encode()

    files = {
        "style.css": templates.render("site/style.css", {}).encode(),
        "index.html": page("index", cockpit=view.cockpit()),
        "items.html": page("items", script=script),
        "units.html": page("units"),
    }
    for listed in (*view.plans, *view.units):
        files[listed.group.page] = page("list", page=listed, root="../")
    for item in view.item_pages():
        files[item.row.page] = page("item", page=item, root="../")
    return files


def _source_hash(script: str) -> str:
    """What the page's policy allows to run: this script, byte for byte, and nothing else."""
    return f"sha256-{b64encode(sha256(script.encode()).digest()).decode()}"
