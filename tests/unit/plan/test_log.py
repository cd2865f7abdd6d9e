"""What an entry of the log says of its days."""

from __future__ import annotations

import datetime as dt

import pytest

from jianguan_cli.domain.plan.log import Extension, LogEntry
from jianguan_cli.domain.plan.reading import read_checklist
from jianguan_cli.domain.values.vocabulary import ExtendState
from jianguan_cli.storage.yaml_tree import parse_tree

DAY = dt.date(2025, 7, 2)


@pytest.mark.parametrize(
    ("upto", "cutoff", "foretells"),
    [
        (None, DAY, False),
        (dt.date(2025, 6, 30), dt.date(2025, 6, 30), False),
        (DAY, DAY, False),
        (dt.date(2025, 7, 3), dt.date(2025, 7, 3), True),
    ],
)
def test_a_figure_speaks_of_its_cutoff_and_never_of_the_future(
    upto: dt.date | None,
    cutoff: dt.date,
    foretells: bool,
) -> None:
    entry = LogEntry(date=DAY, by="甲", upto=upto)
    assert (entry.cutoff, entry.foretells) == (cutoff, foretells)


@pytest.mark.parametrize(
    ("state", "approved_by", "standing"),
    [
        (None, None, ExtendState.ASKED),
        (None, "局长", ExtendState.APPROVED),
        (ExtendState.ASKED, "局长", ExtendState.ASKED),
        (ExtendState.REFUSED, None, ExtendState.REFUSED),
        (ExtendState.APPROVED, None, ExtendState.APPROVED),
    ],
)
def test_an_extension_is_approved_where_it_names_who_approved(
    state: ExtendState | None, approved_by: str | None, standing: ExtendState
) -> None:
    made = Extension(from_=DAY, to=dt.date(2025, 9, 30), state=state, approved_by=approved_by)
    assert made.standing is standing


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("parts: 3/5", "请写成 {目标: [3, 5]}"),
        ("parts: {数: 3/5}", "请写成 [3, 5]"),
        ("values: {数: 60}, parts: {率: [3, 5]}", "日志里的目标 key“率”在本事项里没有"),
    ],
)
def test_parts_written_otherwise_are_refused_with_what_to_write(written: str, said: str) -> None:
    text = (
        "format: 1\nplan: {id: p, title: 计划, issuer: 局, issued: 2025-01-01, start: 2025-01-01, "
        "end: 2025-12-31}\nitems:\n- {id: p-1, clause: 一/1, title: 某事, kind: task, lead: [甲处], "
        "support: [], deadline: 2025-12-31, status: doing, targets: [{key: 数, metric: 率, rule: keep, "
        f"op: '>=', value: 50, unit: '%'}}], log: [{{date: 2025-06-01, by: 甲, {written}}}]}}\n"
    )
    tree, _ = parse_tree(text, "checklists/p.yaml")
    _, wrong = read_checklist(tree, "checklists/p.yaml", "p")
    assert any(said in one.message for one in wrong), wrong
