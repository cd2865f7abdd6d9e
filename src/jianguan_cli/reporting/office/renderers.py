"""The renderers of the office formats, apart from the table of formats since their libraries are heavy."""

from __future__ import annotations

from collections.abc import Callable

from jianguan_cli.reporting.environment import render
from jianguan_cli.reporting.office.docx import render_docx
from jianguan_cli.reporting.request import ReportRequest
from jianguan_cli.reporting.views.bulletin import bulletin_view
from jianguan_cli.reporting.views.evaluation import evaluation_view
from jianguan_cli.reporting.views.issue import OFFICE_ROOM, issue_view
from jianguan_cli.reporting.views.issue_numbers import Cadence
from jianguan_cli.reporting.views.notice import NoticeView, notice_views


def issue_docx(cadence: Cadence) -> Callable[[ReportRequest], bytes]:
    """周报 or 月报 as a Word document."""

    def render_issue_docx(request: ReportRequest) -> bytes:
        view = issue_view(request, cadence, OFFICE_ROOM)
        return render_docx(f"{cadence.value}.docx", {"view": view}, request.as_of, request.templates)

    return render_issue_docx


def bulletin(format_: str) -> Callable[[ReportRequest], bytes]:
    """通报 in any of its formats."""

    def render_bulletin(request: ReportRequest) -> bytes:
        values = {"view": bulletin_view(request)}
        if format_ == "docx":
            return render_docx("bulletin.docx", values, request.as_of, request.templates)
        return render(f"bulletin.{format_}.j2", values, request.templates).encode()

    return render_bulletin


def evaluation_docx(request: ReportRequest) -> bytes:
    """年度监测 or 中期评估 as a Word document, with a chart a target."""
    values = {"view": evaluation_view(request)}
    return render_docx("evaluation.docx", values, request.as_of, request.templates)


def notices(format_: str) -> Callable[[ReportRequest], dict[str, bytes]]:
    """提醒函, 催办函 and 督办单, a file each."""

    def render_notices(request: ReportRequest) -> dict[str, bytes]:
        return {f"{view.file}.{format_}": _notice(view, format_, request) for view in notice_views(request)}

    return render_notices


def _notice(view: NoticeView, format_: str, request: ReportRequest) -> bytes:
    values = {"view": view}
    if format_ == "docx":
        return render_docx("notice.docx", values, request.as_of, request.templates)
    return render(f"notice.{format_}.j2", values, request.templates).encode()


RENDERERS: dict[str, Callable[[ReportRequest], bytes | dict[str, bytes]]] = {
    "weekly.docx": issue_docx(Cadence.WEEKLY),
    "monthly.docx": issue_docx(Cadence.MONTHLY),
    "bulletin.md": bulletin("md"),
    "bulletin.html": bulletin("html"),
    "bulletin.docx": bulletin("docx"),
    "evaluation.docx": evaluation_docx,
    "notice.md": notices("md"),
    "notice.docx": notices("docx"),
}
