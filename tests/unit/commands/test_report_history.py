"""What a report compares with: the last issue in full, older ones only as far as they are asked for."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from tests.small_workspace import on_disk

from jianguan_cli.commands.report import ReportOptions, make_report
from jianguan_cli.commands.state import State, open_state
from jianguan_cli.errors import DataError
from jianguan_cli.reporting import formats
from jianguan_cli.reporting.request import Edition, Former, ReportRequest
from jianguan_cli.reporting.views.issue_numbers import Cadence, former_days

AS_OF = dt.date(2025, 6, 30)
GOLDEN = Path(__file__).parents[2] / "golden" / "report_small" / "input"
CHECKLIST = """\
format: 1
plan: {id: p, title: 试验计划, issuer: 甲省局, issued: 2025-01-01, start: 2025-01-01, end: 2025-12-31}
items:
  - id: p-1
    clause: 一/1
    title: 推行某制度
    kind: task
    lead: [甲处]
    support: []
    deadline: 2025-12-31
    status: doing
    log:
      - {date: 2025-06-01, by: 甲, status: doing}
"""
ASKED = "      - {date: 2025-06-20, by: 甲, extend: {from: 2025-12-31, to: 2026-03-31, reason: 来不及}}\n"


def options(kind: str, since: dt.date | None = None, revision: str | None = None) -> ReportOptions:
    return ReportOptions(kind, "md", AS_OF, since, Edition.INTERNAL, (), None, revision)


@pytest.mark.parametrize(
    ("kind", "cadence"),
    [("weekly", Cadence.WEEKLY), ("monthly", Cadence.MONTHLY), ("bulletin", Cadence.MONTHLY)],
)
@pytest.mark.parametrize("edition", Edition)
def test_a_narrowed_past_gives_the_same_bytes_as_the_whole(
    kind: str, cadence: Cadence, edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    state = open_state(GOLDEN)
    seen: list[ReportRequest] = []
    render = formats.render_report

    def keep(kind: str, format_: str, request: ReportRequest) -> formats.Rendered:
        seen.append(request)
        return render(kind, format_, request)

    monkeypatch.setattr("jianguan_cli.commands.report.render_report", keep)
    made = make_report(state, options(kind)._replace(edition=edition))
    (request,) = seen
    days = former_days(cadence, AS_OF, None)
    whole = replace(request, earlier=tuple(Former(day, state.judge(day, archived=False)) for day in days))
    assert made == render(kind, "md", whole)
    judged = [len(former.standings) for former in request.earlier]
    assert judged[0] == len(whole.earlier[0].standings)
    assert judged[1:] == sorted(judged[1:], reverse=True)
    assert judged[1] < judged[0]


@pytest.fixture
def committed(tmp_path: Path) -> State:
    """A workspace committed on 2025-06-23, and since then an application that bears an earlier day."""
    commit(on_disk(tmp_path, p=CHECKLIST))
    (tmp_path / "checklists" / "p.yaml").write_text(CHECKLIST + ASKED, "utf-8")
    return open_state(tmp_path)


def commit(folder: Path) -> None:
    known = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    day = "2025-06-23T10:00:00+08:00"
    env = {**known, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_COMMITTER_DATE": day, "GIT_AUTHOR_DATE": day}
    identity = ("-c", "user.name=甲", "-c", "user.email=jia@example.org")
    for words in (("init", "-q"), ("add", "-A"), ("commit", "-q", "-m", "上期")):
        subprocess.run(["git", *identity, *words], cwd=folder, env=env, check=True)


def test_since_a_revision_compares_with_its_files_and_since_a_day_with_the_log(committed: State) -> None:
    day = dt.date(2025, 6, 23)
    by_day = make_report(committed, options("weekly", day))
    by_revision = make_report(committed, options("weekly", day, "HEAD"))
    assert isinstance(by_day, bytes)
    assert isinstance(by_revision, bytes)
    assert "| 延期 | 1 |" not in by_day.decode()
    assert "| 延期 | 1 |" in by_revision.decode()


def test_a_revision_that_cannot_be_read_is_no_past(committed: State) -> None:
    (committed.root / "checklists" / "p.yaml").write_text(
        CHECKLIST.replace("kind: task", "kind: 错"), "utf-8"
    )
    commit(committed.root)
    with pytest.raises(DataError, match="版本 HEAD 里有读不了的文件"):
        make_report(committed, options("weekly", dt.date(2025, 6, 23), "HEAD"))
