"""The acts that move whole items, through the installed command: split, carry, notice, reply, score."""

from __future__ import annotations

import json
from pathlib import Path
from textwrap import dedent

import pytest
from tests.e2e.conftest import Jianguan
from tests.small_workspace import on_disk

PLAN = """\
format: 1
plan: {id: hb-2025, title: 2025年要点, issuer: 甲省局, issued: 2025-01-01, start: 2025-01-01, end: 2025-12-31}
items:
  # 第一项：不要动这一行
  - id: hb-2025-01
    clause: 一/(一)
    title: 食品抽检
    kind: indicator
    lead: [食品处]
    support: [各市局]
    deadline: 2025-12-31
    targets:
      - {key: 批次, metric: 抽检批次, rule: reach, op: ">=", value: 120, unit: 批}
    deliverables:
      - {key: 报告, text: 印发报告}
    status: doing
    log:
      - {date: 2025-02-01, by: 甲, status: doing}
  - {id: hb-2025-02, clause: 一/(二), title: 推行制度, kind: task, lead: [法规处], support: [],
     deadline: 2025-03-31, status: unreported}
"""
NEXT = """\
format: 1
plan: {id: hb-2026, title: 2026年要点, issuer: 甲省局, issued: 2026-01-01, start: 2026-01-01, end: 2026-12-31}
items:
  - {id: hb-2026-07, clause: 一/(七), title: 继续抽检, kind: task, lead: [食品处], support: [],
     deadline: 2026-12-31, status: unreported}
"""
WHO = ("--by", "督查员")


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A workspace of two plans."""
    return on_disk(tmp_path, **{"hb-2025": PLAN, "hb-2026": NEXT})


def text(workspace: Path, plan: str) -> str:
    return (workspace / f"checklists/{plan}.yaml").read_text(encoding="utf-8")


def test_the_limit_of_extensions_is_the_workspaces(workspace: Path, jianguan: Jianguan) -> None:
    (workspace / "jianguan.yaml").write_text("extensions: {limit: 1}\n", encoding="utf-8")
    why = ("--reason", "招标推迟", "--date", "2025-03-01", *WHO)
    first = jianguan("extend", "hb-2025-02", "--to", "2025-06-30", "--approved-by", "局长", *why)
    assert first.code == 0, first.err
    before = text(workspace, "hb-2025")
    second = jianguan("extend", "hb-2025-02", "--to", "2025-09-30", "--approved-by", "局长", *why)
    assert second.code == 2
    assert "已延期 1 次，达到本工作区的上限 1 次" in second.err
    assert "extensions.limit" in second.err
    assert text(workspace, "hb-2025") == before


def shown(jianguan: Jianguan, item: str, day: str = "2025-12-31") -> dict[str, object]:
    run = jianguan("show", item, "-f", "json", "--as-of", day)
    assert run.code == 0, run.err
    data = json.loads(run.out)
    assert isinstance(data, dict)
    return data


def split(jianguan: Jianguan, *more: str, day: str = "2025-03-01") -> tuple[int, str]:
    parts = ("--into", "a:省级抽检:食品处", "--into", "b：市级抽检")
    run = jianguan("split", "hb-2025-01", *parts, *more, "--date", day, *WHO)
    return run.code, run.out + run.err


def test_a_split_leaves_every_other_byte(jianguan: Jianguan, workspace: Path) -> None:
    code, out = split(jianguan, "--give", "a=批次", "--give", "b=报告", "--due", "b=2025年9月底")
    assert code == 0, out
    after = text(workspace, "hb-2025")
    assert [line for line in PLAN.splitlines() if line not in after.splitlines()] == []
    first, second = shown(jianguan, "hb-2025-01-a"), shown(jianguan, "hb-2025-01-b")
    assert (first["lead"], first["support"], first["start"]) == (["食品处"], [], "2025-03-01")
    assert (second["lead"], second["deadline"]) == (["食品处"], "2025-09-30")
    assert jianguan("check", "--as-of", "2025-03-02", "--fail-on", "red").code == 0
    assert jianguan("lint").code == 0


def test_a_split_may_be_tried_and_undone(jianguan: Jianguan, workspace: Path) -> None:
    assert split(jianguan, "--dry-run")[0] == 0
    assert text(workspace, "hb-2025") == PLAN
    assert split(jianguan)[0] == 0
    assert jianguan("undo").code == 0
    assert text(workspace, "hb-2025") == PLAN


@pytest.mark.parametrize(
    ("more", "why"),
    [
        (("--into", "a:又一项"), "后缀相同"),
        (("--into", "c"), "写法不对"),
        (("--into", "c:"), "写法不对"),
        (("--give", "批次"), "写法不对"),
        (("--give", "z=批次"), "不在 --into 里"),
        (("--due", "a=某日"), "不是日期"),
        (("--give", "a=批次"), "没有一项承接“报告”"),
    ],
)
def test_a_split_that_is_not_clear_changes_nothing(
    jianguan: Jianguan, workspace: Path, more: tuple[str, ...], why: str
) -> None:
    code, out = split(jianguan, *more)
    assert code == 2
    assert why in out
    assert text(workspace, "hb-2025") == PLAN


def test_an_id_of_another_plan_is_refused(jianguan: Jianguan, workspace: Path) -> None:
    other = NEXT.replace("hb-2026", "hb-2025-01")
    (workspace / "checklists/hb-2025-01.yaml").write_text(other, encoding="utf-8")
    run = jianguan("split", "hb-2025-02", "--into", "a:甲", "--into", "b:乙", "--date", "2025-02-01", *WHO)
    assert run.code == 0, run.err
    (workspace / "checklists/hb-2025-02.yaml").write_text(
        NEXT.replace("hb-2026", "hb-2025-02"), encoding="utf-8"
    )
    run = jianguan("split", "hb-2025-02", "--into", "c:甲", "--into", "d:乙", "--date", "2025-02-01", *WHO)
    assert run.code == 2
    assert "会归到 checklists/hb-2025-02.yaml" in run.err


APPROVED = ("--basis", "甲监〔2025〕9号", "--approved-by", "局长", "--date", "2025-12-20", *WHO)


def test_carrying_over_writes_both_files(jianguan: Jianguan, workspace: Path) -> None:
    run = jianguan("carry", "hb-2025-01", "--to", "hb-2026", *APPROVED)
    assert run.code == 0, run.err
    assert "+++ b/checklists/hb-2025.yaml" in run.out
    assert "+++ b/checklists/hb-2026.yaml" in run.out
    old, new = shown(jianguan, "hb-2025-01"), shown(jianguan, "hb-2026-01", "2026-02-01")
    assert old["status"] == "carried"
    assert new["links"] == [
        {"to": "hb-2025-01", "relation": "continues", "key": None, "to_key": None, "note": None}
    ]
    assert (new["deadline"], new["clause"]) == ("2026-12-31", "结转/一/(一)")
    assert jianguan("lint").code == 0
    assert jianguan("undo").code == 0
    assert (text(workspace, "hb-2025"), text(workspace, "hb-2026")) == (PLAN, NEXT)


def test_carrying_over_into_an_item(jianguan: Jianguan, workspace: Path) -> None:
    run = jianguan("carry", "hb-2025-01", "--to", "hb-2026-07", *APPROVED)
    assert run.code == 0, run.err
    assert "relation: continues" in text(workspace, "hb-2026")
    log = shown(jianguan, "hb-2025-01")["log"]
    assert isinstance(log, list)
    assert log[-1]["approval"]["to"] == "hb-2026-07"


@pytest.mark.parametrize(
    ("to", "more", "why"),
    [
        ("hb-2027", (), "没有“hb-2027”这个计划或事项"),
        ("hb-2025", (), "同一个计划"),
        ("hb-2026-99", (), "没有事项“hb-2026-99”"),
        ("hb-2026-07", ("--title", "新名"), "不另写"),
        ("hb-2026", ("--id", "07"), "已有编号 hb-2026-07"),
        ("hb-2026", ("--id", "结转"), "后缀“结转”"),
        ("hb-2026", ("--due", "2027-01-01"), "不在计划 hb-2026 的期间内"),
        ("hb-2026", ("--due", "某日"), "不是日期"),
    ],
)
def test_what_cannot_be_carried_over_changes_neither_file(
    jianguan: Jianguan, workspace: Path, to: str, more: tuple[str, ...], why: str
) -> None:
    run = jianguan("carry", "hb-2025-01", "--to", to, *more, *APPROVED)
    assert run.code == 2
    assert why in run.err
    assert (text(workspace, "hb-2025"), text(workspace, "hb-2026")) == (PLAN, NEXT)


def test_a_broken_later_plan_stops_both(jianguan: Jianguan, workspace: Path) -> None:
    path = workspace / "checklists/hb-2026.yaml"
    path.write_text(NEXT.replace("kind: task", "kind: tusk"), encoding="utf-8")
    run = jianguan("carry", "hb-2025-01", "--to", "hb-2026", *APPROVED)
    assert run.code == 3
    assert "checklists/hb-2026.yaml:4" in run.err
    assert text(workspace, "hb-2025") == PLAN


def test_notices_climb_until_they_are_answered(jianguan: Jianguan, workspace: Path) -> None:
    def send(number: str, day: str) -> str:
        run = jianguan("notice", "hb-2025-02", "--number", number, "--date", day, *WHO)
        assert run.code == 0, run.err
        return run.out

    assert (
        "colour: blue"
        in jianguan(
            "notice", "hb-2025-02", "--colour", "蓝", "--number", "1", "--date", "2025-03-20", *WHO
        ).out
    )
    assert "colour: yellow" in send("2", "2025-04-10")
    assert "colour: red" in send("3", "2025-04-20")
    run = jianguan(
        "reply", "hb-2025-02", "--number", "3", "--note", "已印发", "--date", "2025-04-22", "--by", "甲"
    )
    assert run.code == 0, run.err
    assert shown(jianguan, "hb-2025-02")["status"] == "doing"
    run = jianguan(
        "reply", "hb-2025-02", "--number", "3", "--note", "又回", "--date", "2025-04-23", "--by", "甲"
    )
    assert run.code == 2
    assert jianguan("lint").code == 0


def test_the_score_is_a_function_of_the_log(jianguan: Jianguan, workspace: Path) -> None:
    early = jianguan("score", "--as-of", "2025-06-30", "-f", "json")
    assert early.code == 0, early.err
    rows = {row["unit"]: row for row in json.loads(early.out)["rows"]}
    assert rows["法规处"]["events"][0]["date"] == "2025-04-01"
    assert rows["法规处"]["score"] == 95
    run = jianguan("update", "hb-2025-02", "--note", "补报", "--date", "2025-07-01", "--by", "甲")
    assert run.code == 0, run.err
    assert jianguan("score", "--as-of", "2025-06-30", "-f", "json").out == early.out


def test_a_score_goes_on_beside_a_broken_file(jianguan: Jianguan, workspace: Path) -> None:
    (workspace / "checklists/hb-2026.yaml").write_text("format: 1\nplan: [\n", encoding="utf-8")
    run = jianguan("score", "--as-of", "2025-06-30")
    assert run.code == 3
    assert "法规处" in run.out
    assert "checklists/hb-2026.yaml" in run.err


@pytest.mark.parametrize(
    ("options", "why"),
    [
        (("--by", "person"), "unit、plan"),
        (("-f", "xlsx"), "table、json、md"),
        (("--plan", "nope"), "没有计划“nope”"),
        (("--since", "某日"), "不是日期"),
    ],
)
def test_score_options_that_do_not_exist(
    jianguan: Jianguan, workspace: Path, options: tuple[str, ...], why: str
) -> None:
    run = jianguan("score", "--as-of", "2025-06-30", *options)
    assert run.code == 2
    assert why in run.err


def test_the_score_may_go_to_a_file(jianguan: Jianguan, workspace: Path) -> None:
    run = jianguan("score", "--as-of", "2025-06-30", "-f", "md", "--by", "plan", "-o", "score.md")
    assert run.code == 0, run.err
    assert run.out == ""
    assert dedent((workspace / "score.md").read_text(encoding="utf-8")).startswith("# 考核评分")
