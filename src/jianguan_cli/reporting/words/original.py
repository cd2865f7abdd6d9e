"""The address of a plan's document on the web, opened at the words of a promise where a browser can."""

from __future__ import annotations

from jianguan_cli.domain.plan.model import PlanSource

_SCHEMES = ("https://", "http://")


def original_url(source: PlanSource | None, at: str | None) -> str:
    """``url#:~:text=…`` with the first words of the sentence; empty where the plan names no web page.

    A browser that does not know text fragments opens the page alone.
    """
    url = source.url.strip() if source is not None and source.url is not None else ""
    if not url.lower().startswith(_SCHEMES):
        return ""
    if at is None or not at.strip():
        return url
    from urllib.parse import quote

    # A hyphen and a comma mean something in a text fragment; quote() leaves the hyphen.
    words = quote(at.strip(), safe="").replace("-", "%2D")
    return f"{url}{'' if '#' in url else '#'}:~:text={words}"
