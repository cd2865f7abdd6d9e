"""An item whose document names no owner is judged by what carries it."""

from __future__ import annotations

import pytest
from tests.unit.judging.making import CALENDAR, checklist, day, log_lines, standing

from jianguan_cli.domain.judging.judge import judge
from jianguan_cli.domain.judging.standing import Standing
from jianguan_cli.domain.settings.settings import Settings

NOBODY = """
lead: []
support: []
targets:
  - {key: 率, metric: 合格率, rule: keep, op: ">=", value: 98, unit: "%"}
deliverables:
  - {key: 方案, text: 出台方案}
"""
TARGET = '{key: 我率, metric: 合格率, rule: keep, op: ">=", value: 98, unit: "%"}'


def link(key: str, to_key: str, relation: str = "implements") -> str:
    return f"{{to: p-1, relation: {relation}, key: {key}, to_key: {to_key}}}"


def carrier(item_id: str, links: str, log: str, more: str = "") -> str:
    lines = f"id: {item_id}\ntargets:\n  - {TARGET}\ndeliverables: [{{key: 文, text: 印发}}]\n"
    return f"{lines}links: [{links}]\n{more}{log_lines(log)}"


def judged(as_of: str, nobody: str, *finer: str) -> Standing:
    made = [checklist(nobody)]
    if finer:
        below = checklist(*finer)
        plan = below.plan.replace(id="q", title="细化方案")
        made.append(below._replace(path="checklists/q.yaml", plan=plan))
    return judge(made, day(as_of), Settings(), CALENDAR)[0]


def shown(one: Standing) -> list[tuple[str, str]]:
    return [(finding.code, finding.level.value) for finding in one.findings]


@pytest.mark.parametrize(
    ("links", "names"),
    [
        ("", "全部承诺都没有其他计划的事项承接：“合格率”、“出台方案”"),
        (link("我率", "率"), "2 项承诺中 1 项没有其他计划的事项承接：“出台方案”"),
        (link("我率", "率", "same"), "2 项承诺中 1 项没有其他计划的事项承接：“出台方案”"),
        (f"{link('我率', '率')}, {link('文', '方案')}", None),
        # what refines or continues carries nothing
        (link("我率", "率", "refines"), "全部承诺都没有其他计划的事项承接：“合格率”、“出台方案”"),
        # a link that names no promise carries none by name
        ("{to: p-1, relation: implements}", "全部承诺都没有其他计划的事项承接：“合格率”、“出台方案”"),
    ],
)
def test_what_nobody_carries_is_named(links: str, names: str | None) -> None:
    fine = "2025-01-05 | values: {我率: 99} | done: [文]"
    one = judged("2025-01-06", NOBODY, carrier("p-2", links, fine))
    found = [finding.message for finding in one.findings if finding.code == "not-carried"]
    assert found == ([] if names is None else [f"文件没有写责任单位，{names}"])
    assert one.light.value == ("green" if names is None else "yellow")


def test_it_owes_nothing_of_its_own() -> None:
    one = judged("2025-12-01", NOBODY, carrier("p-2", link("我率", "率"), ""))
    own = [finding.code for finding in one.findings if not finding.message.startswith("由《")]
    assert own == ["not-carried"]


def _sentence(one: Standing, code: str) -> str:
    return next(finding.message for finding in one.findings if finding.code == code)


def test_each_promise_has_the_light_of_what_carries_it() -> None:
    links = f"{link('我率', '率')}, {link('文', '方案')}"
    one = judged("2025-01-06", NOBODY, carrier("p-2", links, "2025-01-05 | values: {我率: 90}"))
    assert shown(one) == [("broken-floor", "red")]
    assert one.light.value == "red"
    assert _sentence(one, "broken-floor") == (
        "由《细化方案》“推行某制度”承接：“合格率”应不低于 98%，截至2025年1月5日为 90%，突破底线"
    )


def test_of_several_carriers_the_worst_counts_and_silence_is_not_green() -> None:
    links = f"{link('我率', '率')}, {link('文', '方案')}"
    good = carrier("p-2", links, "2025-01-05 | values: {我率: 99}")
    bad = carrier("p-3", links, "2025-01-05 | values: {我率: 90}")
    silent = carrier("p-3", links, "", "status: unreported\n")
    assert judged("2025-01-06", NOBODY, good, bad).light.value == "red"
    assert judged("2025-01-06", NOBODY, good).light.value == "green"
    assert judged("2025-01-06", NOBODY, good, silent).light.value == "none"


def test_a_dropped_carrier_carries_nothing() -> None:
    links = f"{link('我率', '率')}, {link('文', '方案')}"
    one = judged("2025-01-06", NOBODY, carrier("p-2", links, "", "status: dropped\n"))
    assert shown(one) == [("not-carried", "yellow")]


def test_what_nobody_carries_is_still_missed_at_the_deadline() -> None:
    codes = shown(judged("2026-01-06", NOBODY))
    assert ("missed-target", "red") in codes
    assert ("not-carried", "yellow") in codes
    assert "overdue" not in [code for code, _ in codes]


def test_an_item_with_owners_is_never_called_uncarried() -> None:
    owned = NOBODY.replace("lead: []", "lead: [甲处]")
    assert "not-carried" not in [code for code, _ in shown(judged("2025-02-01", owned))]


def test_without_the_items_beside_it_nothing_is_said_of_carrying() -> None:
    assert "not-carried" not in [one.code for one in standing("2025-02-01", NOBODY).findings]
