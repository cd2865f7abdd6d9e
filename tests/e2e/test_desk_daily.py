"""The desk without a terminal: mine, many items at once, new and add, units, undo, fmt, odd consoles."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .conftest import Jianguan

DAY = "2025-07-01"


@pytest.fixture
def workspace(tmp_path: Path, jianguan: Jianguan) -> Path:
    folder = tmp_path / "督办"
    assert jianguan("init", str(folder), "--with", "hb-145-tasks").code == 0
    return folder


def ledger(workspace: Path, plan: str = "hb-145-tasks") -> str:
    return (workspace / "checklists" / f"{plan}.yaml").read_text(encoding="utf-8")


def test_mine_by_unit_is_sorted_by_urgency(jianguan: Jianguan, workspace: Path) -> None:
    run = jianguan("mine", "--unit", "注册处", "--as-of", DAY, "-f", "json", cwd=workspace)
    lights = [item["light"] for item in json.loads(run.out)["items"]]
    assert run.code == 0
    assert lights == sorted(lights, key=["red", "yellow", "blue", "green", "none"].index)


def test_mine_of_somebody_unknown_says_how_to_be_known(jianguan: Jianguan, workspace: Path) -> None:
    run = jianguan("mine", "--by", "路人", cwd=workspace)
    assert (run.code, "--unit" in run.err, "members" in run.err) == (2, True, True)


def test_all_items_of_a_unit_at_once(jianguan: Jianguan, workspace: Path) -> None:
    run = jianguan("update", "--unit", "注册处", "--status", "doing", "--date", DAY, cwd=workspace)
    assert run.code == 0
    assert ledger(workspace).count("unit: 注册处") == 6
    assert "全省市场主体总量850万户（hb-145-tasks-i1）" in run.err
    again = jianguan("update", "--unit", "注册处", "--status", "doing", "--date", DAY, cwd=workspace)
    assert again.code == 2
    assert jianguan("undo", cwd=workspace).code == 0
    assert "unit: 注册处" not in ledger(workspace)


def test_update_without_anything_needs_a_terminal(jianguan: Jianguan, workspace: Path) -> None:
    assert jianguan("update", cwd=workspace).code == 2


def test_a_unit_by_any_name_finds_its_items(jianguan: Jianguan, workspace: Path) -> None:
    run = jianguan("list", "注册处", "-f", "json", cwd=workspace)
    assert len(json.loads(run.out)["items"]) == 6


def test_a_slip_is_answered_with_what_comes_close(jianguan: Jianguan, workspace: Path) -> None:
    run = jianguan("show", "食品安全平价性抽检", cwd=workspace)
    assert (run.code, "hb-145-tasks-i6" in run.err) == (2, True)


def test_a_figure_is_read_in_the_targets_own_unit(jianguan: Jianguan, workspace: Path) -> None:
    run = jianguan("update", "hb-145-tasks-i1", "--value", "800万户", "--date", DAY, cwd=workspace)
    assert (run.code, "values: {市场主体: 800}" in ledger(workspace)) == (0, True)


def test_a_plan_and_its_items_from_nothing(jianguan: Jianguan, workspace: Path) -> None:
    new = ["new", "ps-2025", "--title", "领导批示台账", "--issuer", "省局", "--register"]
    new += ["--issued", "2025-01-01", "--start", "2025-01-01", "--end", "2025-12-31"]
    assert jianguan(*new, cwd=workspace).code == 0
    sourced = ["add", "ps-2025", "--title", "落实批示", "--lead", "办公室", "--deliverable", "专题报告"]
    sourced += [
        "--source",
        "批示",
        "--leader",
        "张省长",
        "--source-date",
        "2025-06-03",
        "--deadline",
        "2025年9月底",
    ]
    assert jianguan(*sourced, cwd=workspace).code == 0
    counted = ["add", "ps-2025", "--title", "抽检合格率", "--clause", "一/1", "--lead", "食品抽检处"]
    counted += ["--target", "keep:合格率>=98%", "--deadline", "2025-12-31"]
    assert jianguan(*counted, cwd=workspace).code == 0
    run = jianguan("list", "--plan", "ps-2025", "-f", "json", "--as-of", DAY, cwd=workspace)
    first, second = json.loads(run.out)["items"]
    assert (first["id"], first["clause"], first["deadline_text"]) == (
        "ps-2025-1",
        "批示/2025-06-03",
        "2025年9月底",
    )
    assert (second["targets"][0]["rule"], second["targets"][0]["value"]) == ("keep", 98)
    assert jianguan("fmt", "--check", "checklists/ps-2025.yaml", cwd=workspace).code == 0
    assert jianguan("undo", "3", cwd=workspace).code == 0
    assert not (workspace / "checklists" / "ps-2025.yaml").exists()


def test_what_new_and_add_need_is_told(jianguan: Jianguan, workspace: Path) -> None:
    assert "--title" in jianguan("new", "x-2025", cwd=workspace).err
    assert "--clause" in jianguan("add", "hb-145-tasks", cwd=workspace).err
    assert (
        "hb-145-tasks" in jianguan("add", "hb-145-task", "--clause", "一", "--title", "甲", cwd=workspace).err
    )
    bad = jianguan(
        "add", "hb-145-tasks", "--clause", "一", "--title", "甲", "--target", "很多", cwd=workspace
    )
    assert (bad.code, "合格率>=98%" in bad.err) == (2, True)


def test_a_renamed_unit_is_still_found_by_its_printed_name(jianguan: Jianguan, workspace: Path) -> None:
    run = jianguan("units", "rename", "注册处", "登记注册处", "--date", "2025-03-01", cwd=workspace)
    assert run.code == 0
    for name in ("登记注册处", "注册处", "省局注册处"):
        listed = json.loads(jianguan("list", "--lead", name, "-f", "json", cwd=workspace).out)["items"]
        assert len(listed) == 6
    assert "登记注册处" in jianguan("units", cwd=workspace).out
    assert jianguan("units", "rename", "没有的处", "新处", cwd=workspace).code == 2


def test_undo_is_refused_where_the_file_changed_since(jianguan: Jianguan, workspace: Path) -> None:
    jianguan("update", "hb-145-tasks-i1", "--value", "800", "--date", DAY, cwd=workspace)
    path = workspace / "checklists" / "hb-145-tasks.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "# 手改\n", encoding="utf-8")
    run = jianguan("undo", cwd=workspace)
    assert (run.code, "又被改过" in run.err) == (3, True)
    assert jianguan("undo", cwd=workspace.parent).code == 2


def test_fmt_checks_writes_and_is_done(jianguan: Jianguan, workspace: Path) -> None:
    path = workspace / "checklists" / "hb-145-tasks.yaml"
    neat = path.read_text(encoding="utf-8")
    path.write_text(
        neat.replace("    clause: 一/1\n", "\n").replace("    kind:", "    clause: 一/1\n    kind:", 1),
        encoding="utf-8",
    )
    assert jianguan("fmt", "--check", cwd=workspace).code == 1
    assert jianguan("fmt", cwd=workspace).code == 0
    assert path.read_text(encoding="utf-8") == neat
    assert jianguan("fmt", "--check", cwd=workspace).code == 0


@pytest.mark.parametrize(
    "command", [["list"], ["mine", "--unit", "注册处"], ["units"], ["show", "hb-145-tasks-i1"], ["--help"]]
)
def test_a_gbk_console_does_not_crash(jianguan: Jianguan, workspace: Path, command: list[str]) -> None:
    assert jianguan(*command, cwd=workspace, env={"PYTHONIOENCODING": "gbk"}).code == 0


def test_a_slip_in_a_units_name_is_told(jianguan: Jianguan, workspace: Path) -> None:
    for command in (["list"], ["export"]):
        run = jianguan(*command, "--unit", "注策处", cwd=workspace)
        assert (run.code, "注册处" in run.err) == (2, True)


def test_the_full_screen_needs_a_terminal(jianguan: Jianguan, workspace: Path) -> None:
    run = jianguan("tui", cwd=workspace)
    assert (run.code, "终端" in run.err) == (2, True)


def test_writing_in_somebody_elses_name_is_told(jianguan: Jianguan, workspace: Path) -> None:
    register = workspace / "checklists" / "units.yaml"
    text = register.read_text(encoding="utf-8")
    place = "    aliases: [省局注册处]\n"
    members = f"{place}    members:\n      - {{name: 乙, role: B角}}\n"
    register.write_text(text.replace(place, members, 1), encoding="utf-8")
    update = ["update", "hb-145-tasks-i1", "--value", "800", "--date", DAY, "--dry-run"]
    run = jianguan(*update, "--by", "甲", cwd=workspace, env={"JIANGUAN_BY": "乙"})
    assert (run.code, "代填：操作人 乙 为 甲 填报" in run.err) == (0, True)
    for by, own in (("乙", "乙"), ("甲", "路人")):
        run = jianguan(*update, "--by", by, cwd=workspace, env={"JIANGUAN_BY": own})
        assert (run.code, "代填" in run.err) == (0, False)


def test_undo_of_more_than_there_is_takes_nothing_back(jianguan: Jianguan, workspace: Path) -> None:
    untouched = ledger(workspace)
    for upto, value in (("2025-01", "800"), ("2025-02", "810"), ("2025-03", "820")):
        figure = ("--value", value, "--upto", upto, "--date", DAY)
        assert jianguan("update", "hb-145-tasks-i1", *figure, cwd=workspace).code == 0
    written = ledger(workspace)
    run = jianguan("undo", "9", cwd=workspace)
    assert (run.code, "只有 3 条命令可以撤销" in run.err) == (2, True)
    for count in ("abc", "0", "-1", "１.5"):
        run = jianguan("undo", "--", count, cwd=workspace)
        assert (run.code, "不是步数" in run.err) == (2, True)
    assert ledger(workspace) == written

    run = jianguan("undo", "3", "--dry-run", cwd=workspace)
    assert (run.code, run.err.count("撤销：update")) == (0, 3)
    assert all(f"-        values: {{市场主体: {value}}}" in run.out for value in (800, 810, 820))
    assert ledger(workspace) == written
    assert jianguan("undo", "3", cwd=workspace).code == 0
    assert ledger(workspace) == untouched


def test_units_are_listed_by_organisation(jianguan: Jianguan, workspace: Path) -> None:
    every = jianguan("units", cwd=workspace).out
    path = workspace / "checklists" / "units.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(f"{text}\n  - name: 计量处\n    org: 外省局\n", encoding="utf-8")
    ours = jianguan("units", "--org", "湖北省市场监督管理局", cwd=workspace)
    assert (ours.code, "外省局" in ours.out) == (0, False)
    theirs = jianguan("units", "list", "--org", "外省局", cwd=workspace)
    assert "共 1 个单位" in theirs.out
    rows = [line.split() for line in every.splitlines()[2:-2]]
    assert [line.split() for line in ours.out.splitlines()[2:-2]] == [
        row for row in rows if row[1][:3] == "湖北省"
    ]
    unknown = jianguan("units", "--org", "没有局", cwd=workspace)
    assert (unknown.code, "外省局" in unknown.err) == (2, True)


def test_the_plan_and_the_id_are_looked_at_before_anything_is_asked(
    jianguan: Jianguan, workspace: Path
) -> None:
    run = jianguan("add", "nope", "--title", "x", cwd=workspace)
    assert (run.code, "没有计划“nope”" in run.err, "--clause" in run.err) == (2, True, False)
    run = jianguan("add", "hb-145-tasks", "--id", "i1", cwd=workspace)
    assert (run.code, "编号 hb-145-tasks-i1 已有人用" in run.err) == (2, True)
    run = jianguan("new", "HB_2025", cwd=workspace)
    assert (run.code, "“HB_2025”不能作计划编号" in run.err, "--title" in run.err) == (2, True, False)
    assert "checklists/hb-145-tasks.yaml，不会覆盖" in jianguan("new", "hb-145-tasks", cwd=workspace).err
    run = jianguan("new", cwd=workspace)
    assert (run.code, "缺少 计划编号" in run.err) == (2, True)


def test_a_unit_that_is_not_registered_is_told(jianguan: Jianguan, workspace: Path) -> None:
    transfer = ["transfer", "hb-145-tasks-i1", "--reason", "职能划转", "--approved-by", "局长", "--date", DAY]
    run = jianguan(*transfer, "--to", "注策处", "--dry-run", cwd=workspace)
    assert (run.code, "单位“注策处”在" in run.err, "是不是 注册处" in run.err) == (0, True, True)
    assert "没有登记" not in jianguan(*transfer, "--to", "办公室", "--dry-run", cwd=workspace).err
    add = ["add", "hb-145-tasks", "--clause", "一/9", "--title", "甲", "--dry-run"]
    assert "是不是 注册处" in jianguan(*add, "--lead", "注策处", cwd=workspace).err
    assert "没有登记" not in jianguan(*add, "--lead", "注册处", cwd=workspace).err
    (workspace / "checklists" / "units.yaml").write_text("format: 1\nunits: []\n", encoding="utf-8")
    assert "没有登记" not in jianguan(*transfer, "--to", "注策处", "--dry-run", cwd=workspace).err


def test_every_command_that_writes_takes_the_day_the_person_and_a_preview(
    jianguan: Jianguan, workspace: Path
) -> None:
    common = ["--date", DAY, "--by", "甲", "--dry-run"]
    days = ["--issued", "+1d", "--start", "2025-01-01", "--end", "2025年底"]
    new = jianguan("new", "a-2025", "--title", "甲", "--issuer", "局", *days, *common, cwd=workspace)
    assert (new.code, "issued: 2025-07-02" in new.out, "经手人 甲" in new.err) == (0, True, True)
    add = ["add", "hb-145-tasks", "--clause", "一/9", "--title", "甲", "--deadline", "+1d"]
    run = jianguan(*add, *common, cwd=workspace)
    assert (run.code, "deadline: 2025-07-02" in run.out, "经手人 甲" in run.err) == (0, True, True)
    run = jianguan("units", "rename", "注册处", "登记注册处", *common, cwd=workspace)
    assert (run.code, "date: 2025-07-01" in run.out, "经手人 甲" in run.err) == (0, True, True)
    assert jianguan("undo", cwd=workspace).code == 2
