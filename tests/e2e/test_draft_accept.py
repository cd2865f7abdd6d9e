"""``draft --accept``: the gates, nothing dropped, one step, and what the new file looks like."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from jianguan_cli.domain.plan.model import Item
from jianguan_cli.domain.plan.target import Deliverable, Target
from jianguan_cli.domain.records.fields import keys_of
from jianguan_cli.domain.records.plain_data import plain
from jianguan_cli.storage.yaml_tree import parse_tree

from .conftest import Jianguan
from .test_draft import confirm, workspace
from .test_draft_review import ITEM, Reviewer

RULED = {"metric: 抽检合格率\n": "metric: 抽检合格率\n        rule: keep\n"}

# Every field that an item, a target and a deliverable may have, each with a value that is not its default.
EVERYTHING = """\
plan:
  confirm: true
  id: q-2025
  title: 某县2025年要点
  issuer: 某县
  number: 某政〔2025〕1号
  org: 某县市场监管局
  issued: 2025-01-05
  start: 2025-01-01
  end: 2025-12-31
  note: 计划备注
items:
  # 第1行“一句话”
  - confirm: false
    id: q-2025-1
    clause: 一/(一)
    title: 样样都有
    kind: indicator
    lead: [甲局]
    support: [乙局]
    shared: true
    open: true
    lead_inferred: true
    start: 2025-02-01
    deadline: 2025-11-30
    deadline_text: 11月底前
    ongoing: true
    targets:
      # “第一句”
      - key: 覆盖率
        metric: 覆盖率
        rule: reach
        op: "=="
        value: 90
        tolerance: 2
        unit: "%"
        measure: rate
        combine: mean
        reporters: [甲乡, 乙乡]
        baseline: {value: 50, date: 2024-12-31, source: 年报, comparable: false}
        milestones:
          - {by: 2025-06-30, value: 70, own: true}
        scope: 规模以上
        strength: soft
        implied: true
        deadline: 2025-10-31
        deadline_text: 10月底
        nature: binding
        definition: 口径
        report: {every: month, on: 25}
        rollup: 全县
        at: 覆盖率达到
        note: 目标备注
      - key: 涨幅
        metric: 涨幅
        rule: keep
        op: between
        value: 3
        upper: 5
        unit: "%"
        part_of: 覆盖率
      - key: 增速
        metric: 增速
        rule: grow
        op: ">="
        value: 5
        unit: "%"
        level_unit: 亿元
        every: year
        average: true
        inferred: true
        any_of: 其一
      - key: 位次
        metric: 位次
        rule: reach
        op: ">="
        against: 全国均值
        margin: 0.5
        unit: 个百分点
        any_of: 其一
    deliverables:
      - key: 方案
        text: 印发方案
        by: 2025-03-31
        strength: soft
        own: true
        weight: 2
        at: 印发方案要
        note: 备注
    source: {kind: 批示, leader: 某领导, date: 2025-01-02, number: 1号}
    status: unreported
    weight: 3
    public: false
    leader: [分管领导]
    at: 样样都有的
    note: |-
      第一行
      第二行
    log:
      - {date: 2025-02-01, by: 甲, note: 已启动, via: import}
census: []
"""
NOT_DRAFTED = {"links", "parent"}  # they lead to other items, which a document does not name


def drafted(folder: Path, jianguan: Jianguan, text: str = EVERYTHING) -> Path:
    assert jianguan("init", ".").code == 0
    path = folder / "drafts" / "q-2025.yaml"
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")
    return path


def item_of(path: Path) -> dict[str, object]:
    tree, findings = parse_tree(path.read_text(encoding="utf-8"), path.name)
    assert findings == []
    assert tree is not None
    said = plain(tree)
    assert isinstance(said, dict)
    assert isinstance(said["items"], list)
    item = said["items"][0]
    assert isinstance(item, dict)
    return {key: value for key, value in item.items() if key != "confirm"}


def test_the_example_holds_every_field_there_is(tmp_path: Path, jianguan: Jianguan) -> None:
    item = item_of(drafted(tmp_path, jianguan))
    targets, results = item["targets"], item["deliverables"]
    assert isinstance(targets, list)
    assert isinstance(results, list)
    assert {key.name for key in keys_of(Item)} - NOT_DRAFTED == set(item)
    assert {key.name for key in keys_of(Target)} == {name for one in targets for name in one}
    assert {key.name for key in keys_of(Deliverable)} == set(results[0])


@pytest.mark.parametrize("reviewed", [False, True], ids=["in an editor", "reviewed"])
def test_no_field_of_an_item_is_dropped(tmp_path: Path, jianguan: Jianguan, reviewed: bool) -> None:
    path = drafted(tmp_path, jianguan)
    before = item_of(path)
    if reviewed:
        clerk = Reviewer(tmp_path, "--review")
        clerk.answer(ITEM, "e")
        clerk.answer("回车改完", "1")
        clerk.answer("标题〔样样都有〕", "样样俱全")
        clerk.answer("回车改完")
        clerk.ends()
        before["title"] = "样样俱全"
    else:
        path.write_text(EVERYTHING.replace("confirm: false", "confirm: true"), encoding="utf-8")
    run = jianguan("draft", "--accept", "--date", "2025-03-01")
    assert run.code == 0, run.err
    assert item_of(tmp_path / "checklists" / "q-2025.yaml") == before
    assert "org: 某县市场监管局" in (tmp_path / "checklists" / "q-2025.yaml").read_text(encoding="utf-8")
    assert jianguan("fmt", "--check").code == 0
    assert jianguan("lint", "--as-of", "2025-03-01").code == 0


def test_checklist_and_draft_change_as_one_step(tmp_path: Path, jianguan: Jianguan) -> None:
    path = workspace(tmp_path, jianguan)
    confirm(path, changes=RULED)
    before = path.read_bytes()
    assert jianguan("draft", "--accept", "--dry-run").code == 0
    assert not (tmp_path / "checklists" / "xz-2025.yaml").exists()
    assert path.read_bytes() == before
    assert jianguan("draft", "--accept").code == 0
    assert path.read_text(encoding="utf-8").count("confirm: moved") == 3
    assert jianguan("undo").code == 0
    assert not (tmp_path / "checklists" / "xz-2025.yaml").exists()
    assert path.read_bytes() == before


def test_a_plan_that_nobody_confirmed_is_refused(tmp_path: Path, jianguan: Jianguan) -> None:
    path = workspace(tmp_path, jianguan)
    confirm(path, changes={**RULED, "  confirm: true\n  id: xz-2025\n": "  confirm: false\n  id: xz-2025\n"})
    run = jianguan("draft", "--accept")
    assert run.code == 2
    assert "计划本身还没有确认" in run.err
    assert "印发日期 2025-01-10" in run.err


@pytest.mark.parametrize(
    ("was", "now", "said"),
    [
        ("id: xz-2025-2\n", "id: xz-2025-1\n", "编号 xz-2025-1 在草稿里用了 2 次"),
        ("id: xz-2025-2\n", "id: 甲-2\n", "要写成 xz-2025-后缀"),
        ("clause: 一/(二)\n", "clause: 一/(一)\n", "条款 一/(一) 确认了 2 项"),
        ("kind: task\n", "kind: tsak\n", "tsak"),
        ("unit: 家\n", "unit: 家\n        vlaue: 5\n", "vlaue"),
        ("deadline: 2025-06-30\n", "deadline: 6月底\n", "6月底"),
        ("rule: keep\n", "rule: keep\n        every: year\n", "没有周期"),
    ],
)
def test_a_fault_is_named_with_its_line_in_the_draft(
    tmp_path: Path, jianguan: Jianguan, was: str, now: str, said: str
) -> None:
    path = workspace(tmp_path, jianguan)
    confirm(path, changes={**RULED, was: now})
    run = jianguan("draft", "--accept")
    assert run.code in (2, 3)
    assert said in run.err
    assert "drafts/xz-2025.yaml:" in run.err
    assert not (tmp_path / "checklists" / "xz-2025.yaml").exists()
    assert "moved" not in path.read_text(encoding="utf-8")


def test_an_id_or_clause_of_the_ledger_is_not_given_again(tmp_path: Path, jianguan: Jianguan) -> None:
    path = workspace(tmp_path, jianguan)
    confirm(path, 1)
    assert jianguan("draft", "--accept").code == 0
    text = path.read_text(encoding="utf-8").replace("confirm: moved", "confirm: true")
    path.write_text(text, encoding="utf-8")
    run = jianguan("draft", "--accept")
    assert run.code == 2
    assert "编号 xz-2025-1 已有人用" in run.err
    path.write_text(text.replace("id: xz-2025-1\n", "id: xz-2025-9\n"), encoding="utf-8")
    run = jianguan("draft", "--accept")
    assert run.code == 2
    assert "条款 一/(一) 已在清单里（xz-2025-1）" in run.err


def test_units_that_the_register_does_not_know_are_entered_when_asked(
    tmp_path: Path, jianguan: Jianguan
) -> None:
    path = workspace(tmp_path, jianguan)
    units = tmp_path / "checklists" / "units.yaml"
    units.write_text("format: 1\nunits:\n  - {name: 甲局, org: 某县市场监管局}\n", encoding="utf-8")
    confirm(path, changes=RULED)
    run = jianguan("draft", "--accept")
    assert run.code == 2
    assert "单位“乙局”" in run.err
    assert "--register-units" in run.err
    assert not (tmp_path / "checklists" / "xz-2025.yaml").exists()
    run = jianguan("draft", "--accept", "--register-units")
    assert run.code == 0, run.err
    assert "登记了 2 个单位：乙局、丙局" in run.err
    assert "  - name: 丙局\n    org: 某县市场监管局\n" in units.read_text(encoding="utf-8")
    assert jianguan("lint").code == 0
    assert jianguan("undo").code == 0
    assert "丙局" not in units.read_text(encoding="utf-8")


def test_at_finds_the_sentence_in_the_document(tmp_path: Path, jianguan: Jianguan) -> None:
    path = workspace(tmp_path, jianguan)
    confirm(path, changes=RULED)
    assert jianguan("draft", "--accept").code == 0
    source = (tmp_path / "xz-2025.txt").read_text(encoding="utf-8")
    items = json.loads(jianguan("list", "-f", "json").out)["items"]
    text = (tmp_path / "checklists" / "xz-2025.yaml").read_text(encoding="utf-8")
    found = [line.partition("at: ")[2] for line in text.splitlines() if line.lstrip().startswith("at: ")]
    assert len(found) > len(items)
    assert [at for at in found if at not in source or not 4 <= len(at) <= 12] == []


def test_two_at_once_move_every_item_once(tmp_path: Path, jianguan: Jianguan) -> None:
    path = workspace(tmp_path, jianguan)
    confirm(path, changes=RULED)
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(2) as pool:
        codes = [one.code for one in pool.map(lambda _: jianguan("draft", "--accept"), range(2))]
    # The second finds nothing left to move, or the files changed since it read them.
    assert sorted(codes) in ([0, 2], [0, 3])
    assert len(json.loads(jianguan("list", "-f", "json").out)["items"]) == 3


def test_a_terminal_is_asked_before_units_are_entered(tmp_path: Path, jianguan: Jianguan) -> None:
    path = workspace(tmp_path, jianguan)
    units = tmp_path / "checklists" / "units.yaml"
    units.write_text("format: 1\nunits:\n  - {name: 甲局, org: 某县市场监管局}\n", encoding="utf-8")
    confirm(path, changes=RULED)
    clerk = Reviewer(tmp_path, "--accept")
    clerk.sees("单位“乙局”")
    clerk.answer("这 2 个都登记进", "y")
    clerk.sees("移入 3 项")
    assert clerk.ends() == 0


OWN_DAY = """某县2025年市场监管工作要点
某县市场监管局
2025年1月10日
一、重点任务
（一）特种设备安全。电梯检验率保持100%。9月底前完成老旧电梯评估60台。（牵头单位：甲局）
"""


def test_the_own_deadline_of_a_target_is_a_day_in_the_checklist(tmp_path: Path, jianguan: Jianguan) -> None:
    path = workspace(tmp_path, jianguan, OWN_DAY)
    clerk = Reviewer(tmp_path, "--review")
    clerk.answer("回车接受  e 修改")
    clerk.sees("时限 2025-09-30、9月底前")
    clerk.answer(ITEM, "q")
    clerk.ends()
    confirm(path, changes={"metric: 电梯检验率\n": "metric: 电梯检验率\n        rule: keep\n"})
    assert jianguan("draft", "--accept", "--register-units").code == 0
    target = item_of(tmp_path / "checklists" / "xz-2025.yaml")["targets"][1]  # type: ignore[index]
    assert (target["deadline"], target["deadline_text"]) == ("2025-09-30", "9月底前")
    linted = jianguan("lint", "--source", "xz-2025.txt")
    assert (linted.code, "时限" in linted.out) == (0, False)
