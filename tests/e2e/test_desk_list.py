"""``list``, ``mine`` and the first screen as clerks run them, and the numbers they leave."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from jianguan_cli.reporting.terminal.cells import text_width

from .conftest import Jianguan

JULY = {"SOURCE_DATE_EPOCH": "1751414400"}  # 2025-07-02
NOVEMBER = {"SOURCE_DATE_EPOCH": "1795910400"}  # 2026-11-29: every plan of the demo has ended
IDS = ("hb-2025-19", "hb-145-tasks-t6-1", "hb-2025-31")


@pytest.fixture
def workspace(tmp_path: Path, jianguan: Jianguan) -> Path:
    folder = tmp_path / "演示"
    assert jianguan("init", str(folder), "--demo").code == 0
    return folder


def settings(workspace: Path, text: str) -> None:
    (workspace / "jianguan.yaml").write_text(text, encoding="utf-8")


def test_the_worst_come_first_with_numbers_and_counts(jianguan: Jianguan, workspace: Path) -> None:
    run = jianguan("list", "--limit", "4", cwd=workspace, env=JULY)
    rows = [line.split() for line in run.out.splitlines()[2:6]]
    assert [(row[0], row[1]) for row in rows[:3]] == [(str(at), one) for at, one in enumerate(IDS, 1)]
    assert "列出前 4 项，共 62 项：红灯 3、黄灯" in run.out
    assert "另有已办结、已拆分的 4 项没有列出，加 --all 可见" in run.out


def test_programs_get_everything_in_the_order_of_the_files(jianguan: Jianguan, workspace: Path) -> None:
    for env in (JULY, NOVEMBER):
        items = json.loads(jianguan("list", "--json", cwd=workspace, env=env).out)["items"]
        assert len(items) == 66
        assert [one["id"] for one in items[:2]] == ["hb-145-tasks-i1", "hb-145-tasks-i2"]
        assert jianguan("list", "-f", "md", cwd=workspace, env=env).out.count("\n| hb-") == 66
        assert jianguan("list", "-f", "csv", cwd=workspace, env=env).out.count("\nhb-") >= 66
    ordered = json.loads(jianguan("list", "--json", "--sort", "-编号", "--limit", "2", cwd=workspace).out)
    assert [one["id"] for one in ordered["items"]] == ["hb-2025-33", "hb-2025-32"]


def test_where_every_plan_has_ended_it_says_so_and_how_to_see_them(
    jianguan: Jianguan, workspace: Path
) -> None:
    run = jianguan("list", cwd=workspace, env=NOVEMBER)
    assert run.out.startswith("没有进行中的事项（截至 2026-11-29）")
    assert "hb-2025（2025-12-31 到期，未办结" in run.out
    assert "要看：jianguan list --plan hb-145-tasks，全部：jianguan list --all" in run.out
    assert "共 33 项" in jianguan("list", "--plan", "hb-2025", "--all", cwd=workspace, env=NOVEMBER).out
    assert "共 66 项" in jianguan("list", "--all", cwd=workspace, env=NOVEMBER).out
    assert "hb-145-tasks-t4-1" in jianguan("list", "--plan", "hb-145-tasks", cwd=workspace, env=NOVEMBER).out


def test_all_words_of_a_search_must_match(jianguan: Jianguan, workspace: Path) -> None:
    def found(*query: str) -> set[str]:
        run = jianguan("list", *query, "--json", cwd=workspace, env=JULY)
        return {one["id"] for one in json.loads(run.out)["items"]}

    assert found("抽检", "风险") == {"hb-145-tasks-t4-1"}
    assert found("食品协调处", "抽检") == {"hb-145-tasks-i6", "hb-145-tasks-t4-1"}
    assert found("食品协调处", "没有这个词") == set()
    assert found("抽检") > found("抽检", "风险")


def test_columns_and_orders_by_either_name(jianguan: Jianguan, workspace: Path) -> None:
    run = jianguan("list", "--columns", "编号,deadline", "--sort", "时限", cwd=workspace, env=JULY)
    assert run.out.splitlines()[0].split() == ["序", "编号", "时限"]
    days = [line.split()[2] for line in run.out.splitlines()[2:] if line[:1].isdigit()]
    assert days == sorted(days)
    csv = jianguan("list", "--columns", "编号,灯", "-f", "csv", cwd=workspace, env=JULY).out
    assert csv.splitlines()[0] == "\ufeff编号,灯"
    for arguments, said in (
        (["--columns", "编好"], "--columns 没有“编好”，是不是 编号？"),
        (["--sort", "灯光"], "--sort 没有“灯光”"),
        (["--limit", "0"], "--limit 的“0”不是项数"),
        (["--columns", "编号", "--json"], "--columns 只用于表格、csv 和 md"),
        (["--json", "-f", "csv"], "--json 和 -f csv 只能写一个"),
    ):
        run = jianguan("list", *arguments, cwd=workspace, env=JULY)
        assert (run.code, said in run.err) == (2, True), run.err


@pytest.mark.parametrize("option", ["--columns", "--sort", "--plan", "--status", "--light"])
@pytest.mark.parametrize("typed", ["", " ", ",", "，"])
def test_an_option_that_names_nothing_is_refused(
    jianguan: Jianguan, workspace: Path, option: str, typed: str
) -> None:
    run = jianguan("list", option, typed, cwd=workspace, env=JULY)
    assert (run.code, f"{option} 后面是空的" in run.err) == (2, True)


def test_words_too_many_are_told_without_the_parsers(jianguan: Jianguan, workspace: Path) -> None:
    for words in (("1",), ("1", "2"), ("甲(乙)",)):
        err = jianguan("mine", *words, cwd=workspace).err
        assert err.startswith(f"错误：多出了参数：{' '.join(words)}（含空格"), err


def test_who_is_unknown_is_shown_how_to_register(jianguan: Jianguan, workspace: Path) -> None:
    env = {**JULY, "JIANGUAN_BY": "张三"}
    err = jianguan("mine", cwd=workspace, env=env).err
    line = err[err.index("members: [") :].strip()
    assert line == "members: [{name: 张三}]"
    path = workspace / "checklists" / "units.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace("  - name: 法规处\n", f"  - name: 法规处\n    {line}\n", 1), encoding="utf-8"
    )
    assert "法规处：要办" in jianguan("mine", cwd=workspace, env=env).out


def test_a_view_is_a_list_under_a_name(jianguan: Jianguan, workspace: Path) -> None:
    settings(
        workspace,
        "views:\n  本周: {light: [red], sort: [-id], columns: [id, title]}\n  全部: {all: true, limit: 3}\n",
    )
    run = jianguan("list", "本周", cwd=workspace, env=JULY)
    assert run.out.splitlines()[0].split() == ["序", "编号", "事项"]
    ids = [line.split()[1] for line in run.out.splitlines()[2:5]]
    assert ids == sorted(IDS, reverse=True)
    narrowed = jianguan("list", "本周", "殡葬", "--columns", "编号", cwd=workspace, env=JULY).out
    assert [line.split()[1] for line in narrowed.splitlines()[2:3]] == ["hb-2025-19"]
    assert "列出前 3 项，共 66 项" in jianguan("list", "全部", cwd=workspace, env=NOVEMBER).out


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("views: {本周: {ligth: [red]}}", "ligth"),
        ("views: {本周: {light: [紫]}}", "紫"),
        ("views: {本周: {sort: [随便]}}", "随便"),
        ("views: {本周: {limit: 0}}", "不能小于 1"),
        ("ambiguous_width: 3", "只能是 1 或 2"),
    ],
)
def test_a_slip_in_a_view_is_told_with_its_place(
    jianguan: Jianguan, workspace: Path, text: str, said: str
) -> None:
    settings(workspace, f"{text}\n")
    run = jianguan("lint", "jianguan.yaml", cwd=workspace)
    assert run.code != 0
    assert "jianguan.yaml:1:" in run.out
    assert said in run.out


@pytest.mark.parametrize("fmt", ["table", "json", "csv", "md"])
def test_with_settings_unreadable_nothing_found_is_not_said(
    jianguan: Jianguan, workspace: Path, fmt: str
) -> None:
    settings(workspace, "views: {很红: {light: [red], lmit: 2}}\n")
    run = jianguan("list", "很红", "-f", fmt, cwd=workspace, env=JULY)
    assert (run.code, run.out) == (3, "")
    assert "“很红”可能是里面 views 的名称" in run.err
    assert "jianguan.yaml:1:" in run.err
    found = jianguan("list", "抽检", "-f", fmt, cwd=workspace, env=JULY)
    assert (found.code, "抽检" in found.out, "“抽检”可能是里面 views 的名称" in found.err) == (3, True, True)


def test_a_mistyped_view_is_told_the_names_of_the_views(jianguan: Jianguan, workspace: Path) -> None:
    settings(workspace, "views: {本周: {due-within: 7}, 很红: {light: [red]}}\n")
    run = jianguan("list", "本周周", cwd=workspace, env=JULY)
    assert "“本周周”也不是 views 的名称，有的是：本周、很红" in run.err
    assert "views" not in jianguan("list", "抽检", cwd=workspace, env=JULY).err


def test_a_number_stands_for_the_item_beside_it(jianguan: Jianguan, workspace: Path) -> None:
    jianguan("list", "--light", "红", cwd=workspace, env=JULY)
    assert "编号：hb-145-tasks-t6-1 " in jianguan("show", "2", cwd=workspace, env=JULY).out
    run = jianguan("update", "1", "3", "--note", "已整改", cwd=workspace, env=JULY)
    assert run.code == 0
    assert all(one in run.err for one in (IDS[0], IDS[2]))
    assert IDS[1] not in run.err
    for command in (["explain", "3"], ["history", "3"], ["reply", "3", "--note", "x", "--dry-run"]):
        assert "25" not in jianguan(*command, cwd=workspace, env=JULY).err.partition("没有序号")[2]
    assert "hb-2025-31" in jianguan("explain", "3", cwd=workspace, env=JULY).out


def test_a_number_is_never_guessed(jianguan: Jianguan, workspace: Path) -> None:
    """33 ends an id, and yet is no number of the list; before any list it may be a part of an id."""
    assert "编号：hb-2025-33 " in jianguan("show", "33", cwd=workspace, env=JULY).out
    jianguan("list", "--light", "红", cwd=workspace, env=JULY)
    run = jianguan("show", "33", cwd=workspace, env=JULY)
    assert (run.code, "没有序号 33：上次列出的只有 1 至 3" in run.err) == (2, True)
    tomorrow = jianguan("update", "1", "--note", "x", cwd=workspace, env={"SOURCE_DATE_EPOCH": "1751500800"})
    assert (tomorrow.code, "是 2025-07-02 列出的" in tomorrow.err) == (2, True)
    jianguan("list", "没有这样的词", cwd=workspace, env=JULY)
    assert "上次列出时没有事项" in jianguan("show", "1", cwd=workspace, env=JULY).err


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("1-3", "隔开：1 2 3（"),
        ("1~3", "隔开：1 2 3（"),
        ("1至3", "隔开：1 2 3（"),
        ("1,2", "隔开：1 2（"),
        ("1、 2", "隔开：1 2（"),
        ("１，３", "隔开：１ ３（"),
        ("1 3", "隔开：1 3（"),
        ("1-2,5", "隔开：1 2 5（"),
        ("1,", "隔开：1（"),
        ("3-1", "隔开：3 1（"),
    ],
)
def test_several_numbers_in_one_word_are_no_part_of_an_id(
    jianguan: Jianguan, workspace: Path, typed: str, said: str
) -> None:
    before = {path: path.read_bytes() for path in workspace.rglob("*.yaml")}
    jianguan("list", "--limit", "3", cwd=workspace, env=JULY)
    for command in (["update", typed, "--note", "x"], ["show", typed], ["history", typed]):
        run = jianguan(*command, cwd=workspace, env=JULY)
        assert (run.code, "像是几个序号" in run.err, said in run.err) == (2, True, True), run.err
    assert {path: path.read_bytes() for path in workspace.rglob("*.yaml")} == before


def test_a_part_of_an_id_with_a_year_is_still_one(jianguan: Jianguan, workspace: Path) -> None:
    jianguan("list", "--limit", "3", cwd=workspace, env=JULY)
    assert "编号：hb-2025-19 " in jianguan("show", "2025-19", cwd=workspace, env=JULY).out


def test_only_a_table_on_the_screen_gives_numbers(jianguan: Jianguan, workspace: Path) -> None:
    jianguan("list", "--light", "红", cwd=workspace, env=JULY)
    jianguan("list", "--json", cwd=workspace, env=JULY)
    jianguan("list", "-o", "表.txt", cwd=workspace, env=JULY)
    assert "序" not in (workspace / "表.txt").read_text(encoding="utf-8").splitlines()[0]
    assert "编号：hb-2025-19 " in jianguan("show", "1", cwd=workspace, env=JULY).out
    jianguan("mine", "--unit", "食品协调处", cwd=workspace, env=JULY)
    assert "编号：hb-145-tasks-t4-1 " in jianguan("show", "1", cwd=workspace, env=JULY).out


def register(workspace: Path, unit: str, member: str) -> None:
    path = workspace / "checklists" / "units.yaml"
    text = path.read_text(encoding="utf-8")
    marked = f"  - name: {unit}\n"
    assert text.count(marked) >= 1
    path.write_text(text.replace(marked, f"{marked}    members: [{{name: {member}}}]\n", 1), encoding="utf-8")


def fits(text: str, lines: int = 23, width: int = 80, ambiguous: int = 1) -> bool:
    rows = text.splitlines()
    return len(rows) <= lines and all(text_width(row, ambiguous) <= width for row in rows)


def test_the_first_screen_of_a_clerk(jianguan: Jianguan, workspace: Path, git: Callable[..., str]) -> None:
    register(workspace, "法规处", "张三")
    git("init", "-q", cwd=workspace)
    clerk = {**JULY, "JIANGUAN_BY": "张三"}
    run = jianguan(cwd=workspace, env=clerk)
    assert run.code == 0
    assert fits(run.out)
    assert run.out.startswith("张三（法规处；姓名取自 JIANGUAN_BY）\n2025-07-02 周三")
    for said in (
        "本单位在办 5 项：红灯 1",
        "上周（2025-06-25）以来：",
        "要办 4 项",
        "还没有提交",
        "update 1",
    ):
        assert said in run.out
    first = next(line for line in run.out.splitlines() if line.startswith(" 1  红灯"))
    assert "法规立改废与执法监督" in first
    assert jianguan("update", "1", "--note", "已整改", cwd=workspace, env=clerk).code == 0


def test_the_first_screen_of_somebody_without_a_unit(jianguan: Jianguan, workspace: Path) -> None:
    run = jianguan(cwd=workspace, env={**JULY, "JIANGUAN_BY": "督查"})
    assert fits(run.out)
    for said in ("没有登记单位，看的是全部", "hb-2025       [█", "亮灯", " 5  ", "待复核", "explain 1"):
        assert said in run.out
    assert "编号：hb-2025-19 " in jianguan("show", "1", cwd=workspace, env=JULY).out


def test_what_waits_for_a_decision_is_told_with_how_to_see_it(jianguan: Jianguan, workspace: Path) -> None:
    env = {**JULY, "JIANGUAN_BY": "督查", "COLUMNS": "80"}
    screen = jianguan(cwd=workspace, env=env).out
    reported = int(re.findall(r"待复核 (\d+) 项：jianguan list --status 已申请销号", screen)[0])
    listed = jianguan("list", "--status", "已申请销号", "-f", "table", cwd=workspace, env=JULY).out
    assert f"共 {reported} 项" in listed
    said = re.sub(r"\s+", "", screen)
    asked = re.findall(r"延期待批(\d+)项：([^等]*?)(?:等|已结束|还没有|jianguan)", said)
    items = json.loads(jianguan("list", "--json", cwd=workspace, env=JULY).out)["items"]
    pending = [
        one["id"] for one in items if any(why["code"] == "extension-pending" for why in one["findings"])
    ]
    assert int(asked[0][0]) == len(pending)
    assert asked[0][1].split("、") == pending[:4]


def test_no_line_of_the_first_screen_loses_its_useful_end(jianguan: Jianguan, workspace: Path) -> None:
    for env in ({**NOVEMBER, "JIANGUAN_BY": "督查"}, {**NOVEMBER, "JIANGUAN_BY": "督查", "COLUMNS": "50"}):
        said = re.sub(r"\s+", "", jianguan(cwd=workspace, env=env).out)
        assert re.search(r"已结束还没有归档2份：hb-\S+未办结\d+项）、hb-\S+未办结\d+项）", said)
    register(workspace, "法规处", "张三")
    narrow = {**JULY, "JIANGUAN_BY": "张三", "COLUMNS": "44"}
    first = next(line for line in jianguan(cwd=workspace, env=narrow).out.splitlines() if line[:3] == " 1 ")
    assert first.endswith(" 到期）")


def test_news_count_from_the_last_frozen_period(
    jianguan: Jianguan, workspace: Path, git: Callable[..., str]
) -> None:
    git("init", "-q", cwd=workspace)
    git("add", "-A", cwd=workspace)
    git("commit", "-qm", "建账", cwd=workspace)
    assert jianguan("freeze", "2025Q1", cwd=workspace, env=JULY).code == 0
    run = jianguan(cwd=workspace, env={**JULY, "JIANGUAN_BY": "督查"})
    assert "封存 2025Q1（至 2025-03-31）以来：转红 3" in run.out
    assert "还没有提交 1 个文件：frozen/2025Q1.yaml" in run.out


def test_the_first_screen_where_all_has_ended(jianguan: Jianguan, workspace: Path) -> None:
    run = jianguan(cwd=workspace, env={**NOVEMBER, "JIANGUAN_BY": "督查"})
    assert fits(run.out)
    for said in ("没有进行中的事项", "已结束还没有归档 2 份", "jianguan list --plan hb-145-tasks"):
        assert said in run.out


def test_the_first_screen_counts_what_mine_counts(jianguan: Jianguan, workspace: Path) -> None:
    """A plan that ended long ago and one that runs: the red items of both are told on the screen."""
    register(workspace, "法规处", "张三")
    path = workspace / "checklists" / "hb-2025.yaml"
    text = path.read_text(encoding="utf-8")
    ran_on = {"SOURCE_DATE_EPOCH": "1777593600", "JIANGUAN_BY": "张三"}  # 2026-05-01
    path.write_text(text.replace("end: 2025-12-31", "end: 2026-12-31", 1), encoding="utf-8")
    for env in ({**JULY, "JIANGUAN_BY": "张三"}, ran_on, {**NOVEMBER, "JIANGUAN_BY": "张三"}):
        screen = jianguan(cwd=workspace, env=env).out
        counted = [int(one) for one in re.findall(r"(?:要办|另有) (\d+) 项", screen)]
        mine = jianguan("mine", cwd=workspace, env=env).out
        assert sum(counted) == int(re.findall(r"要办 (\d+) 项", mine)[0]), screen + mine
    assert re.search(r"另有 \d+ 项在已结束的计划里，红灯 \d+.*：jianguan mine", screen)
    assert f"（其中 {counted[0]} 项在已结束的计划里）" in mine
    everybody = jianguan(cwd=workspace, env={**NOVEMBER, "JIANGUAN_BY": "督查"}).out
    assert re.search(r"另有 \d+ 项在已结束的计划里，红灯 \d+.*：jianguan list --all", everybody)


@pytest.mark.parametrize("width", [40, 52, 80, 120, 200])
@pytest.mark.parametrize("ambiguous", [1, 2])
def test_the_first_screen_fits(jianguan: Jianguan, workspace: Path, width: int, ambiguous: int) -> None:
    register(workspace, "注册处", "李四")
    for name in ("李四", "督查"):
        env = {**JULY, "JIANGUAN_BY": name, "COLUMNS": str(width), "JIANGUAN_AMBIGUOUS": str(ambiguous)}
        assert fits(jianguan(cwd=workspace, env=env).out, 26 if width < 80 else 23, width, ambiguous)


def test_an_empty_workspace_is_begun_in_three_steps(jianguan: Jianguan, tmp_path: Path) -> None:
    assert jianguan("init", "空").code == 0
    run = jianguan(cwd=tmp_path / "空")
    assert (run.code, fits(run.out)) == (0, True)
    assert [line[:1] for line in run.out.splitlines() if line[:1].isdigit()] == ["1", "2", "3"]
    assert "jianguan draft 文件" in run.out


def test_outside_a_workspace_it_says_how_to_begin(jianguan: Jianguan, tmp_path: Path) -> None:
    run = jianguan(cwd=tmp_path)
    assert (run.code, fits(run.out, 8)) == (0, True)
    assert "jianguan init 演示 --demo" in run.out
    for named in ("没有这里", str(tmp_path)):
        assert jianguan("-C", named).code == 2
    assert jianguan("--help", cwd=tmp_path).out.startswith("用法：jianguan [全局选项] 命令 [选项]")


def test_a_broken_file_is_told_and_the_rest_shown(jianguan: Jianguan, workspace: Path) -> None:
    (workspace / "checklists" / "坏.yaml").write_text("a: [", encoding="utf-8")
    run = jianguan(cwd=workspace, env={**JULY, "JIANGUAN_BY": "督查"})
    assert (run.code, "亮灯" in run.out, "坏.yaml:" in run.err) == (3, True, True)
