"""A diff ready to be printed: kinds, places, lights, decisions."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.unit.one_item import TARGET, changed, read_items

from jianguan_cli.domain.change.compare import Changes, compare
from jianguan_cli.domain.change.report import ChangeReport, ItemReport, Standings, build_report
from jianguan_cli.domain.judging.judge import judge_item
from jianguan_cli.domain.records.finding import Finding, Light, Severity
from jianguan_cli.domain.records.location import Location
from jianguan_cli.domain.settings.settings import Settings
from jianguan_cli.domain.values.calendar import Calendar

AS_OF = dt.date(2025, 6, 30)
LOG = "log:\n- {date: 2025-06-01, by: 甲, status: doing, values: {抽检: 30}}\n"
MORE = "- {date: 2025-06-29, by: 甲, values: {抽检: 55}, need: 请协调经费}\n"


def report(changes: Changes, standings: Standings | None = None) -> ChangeReport:
    return build_report(changes, standings or {}, old="旧", new="新", as_of=AS_OF)


def only(changes: Changes) -> ItemReport:
    (one,) = report(changes).items
    return one


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        (None, "", "added"),
        ("", None, "removed"),
        ("", "note: 注", "changed"),
        (TARGET + LOG, TARGET + LOG + MORE, "changed"),
    ],
)
def test_kinds(old: str | None, new: str | None, kind: str) -> None:
    assert only(changed(old, new)).kind == kind


def test_another_file_alone_is_moved_and_with_a_field_changed() -> None:
    here = read_items("", path="checklists/p.yaml")
    there = read_items("", path="checklists/q.yaml")
    moved = only(compare([here], [there]))
    assert moved.kind == "moved"
    assert moved.phrases == ("移到 checklists/q.yaml（原在 checklists/p.yaml）",)
    assert moved.location.path == "checklists/q.yaml"
    assert only(compare([here], [read_items("note: 注", path="checklists/q.yaml")])).kind == "changed"


def test_a_log_in_another_order_is_a_change() -> None:
    one, other = "- {date: 2025-06-01, by: 甲}\n", "- {date: 2025-06-01, by: 乙}\n"
    found = only(changed(f"log:\n{one}{other}", f"log:\n{other}{one}"))
    assert found.kind == "changed"
    assert found.phrases == ("日志的先后次序变了",)


def test_lights_of_both_sides_and_whether_they_turned() -> None:
    changes = changed(TARGET + LOG, TARGET + LOG + MORE)
    (change,) = changes.items
    assert change.old is not None
    assert change.new is not None
    before, after = (
        judge_item(one.item, one.plan, one.path, AS_OF, Settings(), Calendar())
        for one in (change.old, change.new)
    )
    (item,) = report(changes, {"p-1": (before, after)}).items
    assert item.lights == (Light.YELLOW, Light.GREEN)
    assert item.turned
    assert item.phrases[-1] == "黄灯→绿灯"
    assert item.decisions == ("需协调：请协调经费",)
    assert not item._replace(lights=(Light.RED, Light.RED)).turned


def test_an_item_that_is_new_or_was_not_judged_turned_nothing() -> None:
    item = only(changed(None, ""))
    assert item.lights == (None, None)
    assert not item.turned
    assert not item._replace(lights=(None, Light.RED)).turned


def test_the_place_is_that_of_the_new_side_and_of_the_old_where_it_is_gone() -> None:
    first, both = read_items("id: p-7"), read_items("id: p-6", "id: p-7\nnote: 注")
    assert only_item(compare([first], [both]), "p-7").location == Location("checklists/p.yaml", 12, 3)
    assert only_item(compare([both], [first]), "p-6").location == Location("checklists/p.yaml", 4, 3)


def only_item(changes: Changes, item_id: str) -> ItemReport:
    return next(one for one in report(changes).items if one.change.id == item_id)


def test_plans_that_came_went_or_changed_name_their_file() -> None:
    old, new = read_items("", plan="p"), read_items(plan="q")
    found = report(compare([old], [new]))
    assert [(one.path, one.phrases) for one in found.plans] == [
        ("checklists/p.yaml", ("删除计划：试验计划（1 项）",)),
        ("checklists/q.yaml", ("新增计划：试验计划（0 项）",)),
    ]
    headed = report(compare([old], [read_items("", head=", number: 〔2025〕1号")]))
    assert [(one.path, one.phrases) for one in headed.plans] == [
        ("checklists/p.yaml", ("文号：新写 〔2025〕1号",))
    ]
    assert headed.items == ()


def test_the_whole_carries_sides_units_and_what_could_not_be_read() -> None:
    broken = Finding("schema", Severity.ERROR, "坏了", Location("checklists/x.yaml"))
    found = build_report(
        changed("", "note: 注"), {}, old="HEAD~1", new="HEAD", as_of=AS_OF, findings=(broken,)
    )
    assert (found.old, found.new, found.as_of) == ("HEAD~1", "HEAD", AS_OF)
    assert found.units == ("甲处",)
    assert found.findings == (broken,)
