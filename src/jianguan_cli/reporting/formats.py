"""The table of report kinds and formats, and the one entry that makes them."""

from __future__ import annotations

from collections.abc import Callable

from jianguan_cli.errors import UsageError
from jianguan_cli.reporting.request import ReportRequest

Rendered = bytes | dict[str, bytes]
Renderer = Callable[[ReportRequest], Rendered]


def _weekly(template: str) -> Renderer:
    def render_weekly(request: ReportRequest) -> bytes:
        from jianguan_cli.reporting.environment import render
        from jianguan_cli.reporting.issue_view import issue_view
        from jianguan_cli.reporting.issues import Cadence

        cadence = Cadence(template.split(".", 1)[0])
        return render(template, {"view": issue_view(request, cadence)}, request.templates).encode()

    return render_weekly


REPORTS: dict[str, dict[str, Renderer]] = {
    "weekly": {"md": _weekly("weekly.md.j2"), "html": _weekly("weekly.html.j2")},
    "monthly": {"md": _weekly("monthly.md.j2"), "html": _weekly("monthly.html.j2")},
}


# Kinds that compare with earlier issues: their requests need a ``history``.
COMPARING = frozenset(("weekly", "monthly"))


def render_report(kind: str, format_: str, request: ReportRequest) -> Rendered:
    """The bytes of a report, or path → bytes for kinds that make a folder.

    Raises UsageError for a kind or format there is none of, DataError where a template fails.
    """
    formats = REPORTS.get(kind)
    if formats is None:
        raise UsageError(f"没有“{kind}”这种报表", hint=f"可选：{'、'.join(REPORTS)}")
    renderer = formats.get(format_)
    if renderer is None:
        raise UsageError(f"报表 {kind} 没有 {format_} 格式", hint=f"可选：{'、'.join(formats)}")
    return renderer(request)
