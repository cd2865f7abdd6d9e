"""The table of report kinds and formats, and the one entry that makes them."""

from __future__ import annotations

from collections.abc import Callable

from jianguan_cli.errors import UsageError
from jianguan_cli.reporting.request import Edition, ReportRequest

Rendered = bytes | dict[str, bytes]
Renderer = Callable[[ReportRequest], Rendered]

# Kinds that compare with earlier issues: their requests need some ``earlier``.
COMPARING = frozenset(("weekly", "monthly", "bulletin"))


def render_report(kind: str, format_: str, request: ReportRequest) -> Rendered:
    """The bytes of a report, or path → bytes for kinds that make a folder.

    The public edition is cut before anything is rendered, and what was rendered is searched for what was
    cut.  Raises UsageError for a kind or format there is none of, DataError where a template fails or the
    public edition would leak.
    """
    formats = REPORTS.get(kind)
    if formats is None:
        raise UsageError(f"没有“{kind}”这种报表", hint=f"可选：{'、'.join(REPORTS)}")
    renderer = formats.get(format_)
    if renderer is None:
        raise UsageError(f"报表 {kind} 没有 {format_} 格式", hint=f"可选：{'、'.join(formats)}")
    if request.edition is not Edition.PUBLIC:
        return renderer(request)
    from jianguan_cli.reporting.public.edition import public_request
    from jianguan_cli.reporting.public.leaks import refuse_leaks

    public = public_request(request)
    rendered = renderer(public)
    refuse_leaks(rendered, request, public)
    return rendered


def _issue(kind: str, format_: str) -> Renderer:
    def render_issue(request: ReportRequest) -> bytes:
        from jianguan_cli.reporting.environment import render
        from jianguan_cli.reporting.views.issue import issue_view
        from jianguan_cli.reporting.views.issue_numbers import Cadence

        view = issue_view(request, Cadence(kind))
        return render(f"{kind}.{format_}.j2", {"view": view}, request.templates).encode()

    return render_issue


def _evaluation(format_: str) -> Renderer:
    def render_evaluation(request: ReportRequest) -> bytes:
        from jianguan_cli.reporting.environment import render
        from jianguan_cli.reporting.views.evaluation import evaluation_view

        view = evaluation_view(request)
        return render(f"evaluation.{format_}.j2", {"view": view}, request.templates).encode()

    return render_evaluation


def _wall(request: ReportRequest) -> bytes:
    from jianguan_cli.reporting.environment import render
    from jianguan_cli.reporting.views.wall import wall_view

    return render("wall.html.j2", {"view": wall_view(request)}, request.templates).encode()


def _site(request: ReportRequest) -> dict[str, bytes]:
    from jianguan_cli.reporting.site import render_site

    return render_site(request)


def _ledger(format_: str) -> Renderer:
    def render_ledger(request: ReportRequest) -> bytes:
        from jianguan_cli.reporting.environment import render
        from jianguan_cli.reporting.views.ledger import ledger_view

        return render(f"ledger.{format_}.j2", {"view": ledger_view(request)}, request.templates).encode()

    return render_ledger


def _ledger_csv(request: ReportRequest) -> bytes:
    from jianguan_cli.reporting.office.csv_text import csv_bytes
    from jianguan_cli.reporting.views.ledger import ledger_view

    view = ledger_view(request)
    return csv_bytes(view.headings, view.rows)


def _ledger_json(request: ReportRequest) -> bytes:
    from jianguan_cli.reporting.terminal.item_json import items_text

    return items_text(request.standings, request.as_of).encode()


def _ledger_xlsx(request: ReportRequest) -> bytes:
    from jianguan_cli.reporting.office.ledger_xlsx import render_ledger_xlsx

    return render_ledger_xlsx(request)


def _calendar(request: ReportRequest) -> bytes:
    from jianguan_cli.reporting.office.calendar_ics import render_calendar

    return render_calendar(request)


def _office(name: str) -> Renderer:
    def render_office(request: ReportRequest) -> Rendered:
        from jianguan_cli.reporting.office.renderers import RENDERERS

        return RENDERERS[name](request)

    return render_office


REPORTS: dict[str, dict[str, Renderer]] = {
    "weekly": {
        "md": _issue("weekly", "md"),
        "html": _issue("weekly", "html"),
        "docx": _office("weekly.docx"),
    },
    "monthly": {
        "md": _issue("monthly", "md"),
        "html": _issue("monthly", "html"),
        "docx": _office("monthly.docx"),
    },
    "ledger": {
        "md": _ledger("md"),
        "html": _ledger("html"),
        "xlsx": _ledger_xlsx,
        "csv": _ledger_csv,
        "json": _ledger_json,
    },
    "bulletin": {name: _office(f"bulletin.{name}") for name in ("md", "html", "docx")},
    "notice": {name: _office(f"notice.{name}") for name in ("md", "docx")},
    "evaluation": {
        "md": _evaluation("md"),
        "html": _evaluation("html"),
        "docx": _office("evaluation.docx"),
    },
    "wall": {"html": _wall},
    "calendar": {"ics": _calendar},
    "site": {"html": _site},
}
