"""A clerk's first day: start a workspace, list, update, submit, close; and every way to get it wrong."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from .conftest import Jianguan

Git = Callable[..., str]


@pytest.fixture
def workspace(tmp_path: Path, jianguan: Jianguan, git: Git) -> Path:
    folder = tmp_path / "督办"
    assert jianguan("init", str(folder), "--with", "hb-2025,hb-145-tasks").code == 0
    git("init", "-q", cwd=folder)
    git("add", "-A", cwd=folder)
    git("commit", "-qm", "开始", cwd=folder)
    return folder


def test_two_plans_are_listed_with_all_fields_of_the_contract(jianguan: Jianguan, workspace: Path) -> None:
    run = jianguan("list", "-f", "json", "--as-of", "2025-06-30", cwd=workspace)
    assert run.code == 0
    answer = json.loads(run.out)
    assert answer["as_of"] == "2025-06-30"
    plans = [item["plan"] for item in answer["items"]]
    assert (plans.count("hb-2025"), plans.count("hb-145-tasks")) == (33, 33)
    item = next(item for item in answer["items"] if item["id"] == "hb-145-tasks-i6")
    assert list(item) == [
        "id", "plan", "clause", "kind", "title", "lead", "support", "shared", "open", "owner_now", "start",
        "deadline", "deadline_original", "deadline_text", "status", "light", "weight", "leader", "at",
        "targets", "deliverables", "findings", "links", "log", "location",
    ]  # fmt: skip
    assert list(item["targets"][0])[:19] == [
        "key", "metric", "rule", "op", "value", "unit", "measure", "scope", "against", "strength", "implied",
        "every", "deadline", "baseline", "latest", "expected", "progress", "gap", "state",
    ]  # fmt: skip
    assert item["location"]["path"] == "checklists/hb-145-tasks.yaml"


def test_an_update_moves_one_line_and_appends_the_log(jianguan: Jianguan, workspace: Path, git: Git) -> None:
    run = jianguan(
        *("update", "hb-2025-05", "--status", "doing", "--note", "已完成三批"),
        *("--by", "甲", "--date", "2025-06-01"),
        cwd=workspace,
    )
    assert run.code == 0
    changed = [
        line
        for line in git("diff", "-U0", cwd=workspace).splitlines()
        if line[:1] in "+-" and line[:3] not in ("+++", "---")
    ]
    assert changed == [
        "-    status: unreported",
        "+    status: doing",
        "+    log:",
        "+      - date: 2025-06-01",
        "+        by: 甲",
        "+        status: doing",
        "+        note: 已完成三批",
    ]
    assert "+    status: doing" in run.out
    assert "已写入 checklists/hb-2025.yaml" in run.err


def test_crlf_and_comments_stay(jianguan: Jianguan, workspace: Path) -> None:
    path = workspace / "checklists" / "hb-2025.yaml"
    text = (
        path.read_bytes()
        .replace(b"\n", b"\r\n")
        .replace(
            b"    status: unreported\r\n", b"    status:   unreported   # \xe5\xbe\x85\xe6\x9f\xa5\r\n", 1
        )
    )
    path.write_bytes(text)
    assert (
        jianguan(
            "update", "hb-2025-01", "--status", "doing", "--by", "甲", "--date", "2025-06-01", cwd=workspace
        ).code
        == 0
    )
    after = path.read_bytes()
    assert b"    status:   doing   # \xe5\xbe\x85\xe6\x9f\xa5\r\n" in after
    assert after.count(b"\n") == after.count(b"\r\n") == text.count(b"\r\n") + 4
    assert after.replace(b"doing   #", b"unreported   #", 1).startswith(
        text[: text.index(b"# \xe5\xbe\x85\xe6\x9f\xa5")]
    )


def test_from_report_to_closing(jianguan: Jianguan, workspace: Path) -> None:
    def run(*arguments: str) -> int:
        return jianguan(*arguments, cwd=workspace).code

    answer = json.loads(jianguan("show", "hb-2025-05", "-f", "json", cwd=workspace).out)
    done = [option for one in answer["deliverables"] for option in ("--done", one["key"])]
    assert run("submit", "hb-2025-05", "--by", "甲", "--date", "2025-06-01") == 2  # no evidence
    assert (
        run("submit", "hb-2025-05", "--evidence", "总结.pdf", "--by", "甲", "--date", "2025-06-01") == 2
    )  # owes results
    assert (
        run("submit", "hb-2025-05", "--evidence", "总结.pdf", "--by", "甲", "--date", "2025-06-01", *done)
        == 0
    )
    assert (
        run("close", "hb-2025-05", "--approved-by", "主任", "--by", "甲", "--date", "2025-06-10") == 2
    )  # the same person
    assert run("return", "hb-2025-05", "--by", "乙", "--date", "2025-06-10") == 2  # no reason
    assert run("return", "hb-2025-05", "--reason", "缺附件", "--by", "乙", "--date", "2025-06-10") == 0
    assert run("submit", "hb-2025-05", "--evidence", "总结.pdf", "--by", "甲", "--date", "2025-06-20") == 0
    assert run("close", "hb-2025-05", "--by", "乙", "--date", "2025-06-25") == 2  # no approver
    assert run("close", "hb-2025-05", "--approved-by", "主任", "--by", "乙", "--date", "2025-06-25") == 0
    statuses = {}
    for day in ("2025-05-31", "2025-06-05", "2025-06-15", "2025-06-21", "2025-06-30"):
        shown = json.loads(jianguan("show", "hb-2025-05", "-f", "json", "--as-of", day, cwd=workspace).out)
        statuses[day] = (shown["status"], shown["light"])
    assert [status for status, _ in statuses.values()] == [
        "unreported",
        "reported",
        "doing",
        "reported",
        "closed",
    ]
    assert statuses["2025-06-30"][1] == "green"
    assert run("update", "hb-2025-05", "--note", "再报", "--date", "2025-07-01") == 2
    assert run("reopen", "hb-2025-05", "--reason", "领导有新批示", "--by", "乙", "--date", "2025-07-02") == 0
    assert jianguan("lint", "--as-of", "2025-07-02", cwd=workspace).code == 0


def test_an_extension_is_asked_and_decided(jianguan: Jianguan, workspace: Path) -> None:
    def run(*arguments: str) -> int:
        return jianguan("extend", "hb-2025-05", "--by", "甲", *arguments, cwd=workspace).code

    def deadline(day: str) -> tuple[str, str]:
        shown = json.loads(jianguan("show", "hb-2025-05", "-f", "json", "--as-of", day, cwd=workspace).out)
        return shown["deadline"], shown["deadline_original"]

    assert run("--to", "2025-12-01", "--reason", "提前", "--date", "2025-11-01") == 2  # not later
    assert run("--to", "2026-03-31", "--date", "2025-11-01") == 2  # no reason
    assert run("--to", "2026-03-31", "--reason", "试点顺延", "--date", "2025-11-01") == 0
    assert run("--to", "2026-06-30", "--reason", "再延", "--date", "2025-11-02") == 2  # one is pending
    assert deadline("2025-11-05") == ("2025-12-31", "2025-12-31")
    assert run("--approve", "分管领导", "--date", "2025-11-10") == 0
    assert deadline("2025-11-09") == ("2025-12-31", "2025-12-31")
    assert deadline("2025-11-10") == ("2026-03-31", "2025-12-31")
    assert run("--approve", "分管领导", "--date", "2025-11-11") == 2  # nothing pending


def test_check_fails_at_its_bar(jianguan: Jianguan, workspace: Path) -> None:
    assert jianguan("check", "--as-of", "2026-02-01", cwd=workspace).code == 1
    assert jianguan("check", "--as-of", "2026-02-01", "--fail-on", "never", cwd=workspace).code == 0
    assert (
        jianguan(
            "check", "--as-of", "2025-03-20", "--fail-on", "red", "--plan", "hb-2025", cwd=workspace
        ).code
        == 0
    )
    before = {path: path.read_bytes() for path in (workspace / "checklists").iterdir()}
    answer = json.loads(jianguan("check", "-f", "json", "--as-of", "2026-02-01", cwd=workspace).out)
    assert {finding["code"] for finding in answer["findings"]} >= {"overdue", "missed-target"}
    assert set(answer["findings"][0]) >= {"code", "light", "item", "message", "location"}
    assert before == {path: path.read_bytes() for path in (workspace / "checklists").iterdir()}


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["update", "hb-2025-05", "--status", "donig"], 2, "是不是 doing"),
        (["update", "hb-2025-05", "--status", "closed"], 2, "jianguan close hb-2025-05"),
        (["update", "hb-2025-05", "--status", "待填报"], 2, "不能再改回去"),
        (["update", "hb-2025-05"], 2, "没有要填报的内容"),
        (["update", "hb-2025-05", "--value", "3"], 2, "没有可填数值的目标"),
        (["update", "hb-145-tasks-i6", "--value", "约九成"], 2, "不是准数"),
        (["update", "hb-145-tasks-i6", "--value", "合格=98"], 0, ""),
        (["update", "hb-145-tasks-i6", "--value", "不良率=98"], 2, "可写：合格率"),
        (["update", "hb-145-tasks-i6", "--value", "98", "--upto", "昨儿"], 2, "不是日期或周期"),
        (["update", "hb-145-tasks-i6", "--value", "98", "--date", "2025-02-30"], 2, "不是日期"),
        (["update", "hb-145-tasks-i3", "--value", "98"], 2, "要写明是哪个目标"),
        (["update", "抽检", "--value", "98"], 2, "hb-145-tasks-t4-1"),
        (["update", "没有这一项", "--note", "x"], 2, "没有找到事项"),
        (["update", "hb-2025-5", "--note", "x"], 2, "相近的有"),
        (["close", "hb-2025-05", "--approved-by", "主任"], 2, "jianguan submit hb-2025-05"),
        (["list", "--status", "办结"], 2, "没有“办结”这个状态"),
        (["list", "--light", "紫"], 2, "没有“紫”这种灯"),
        (["list", "--plan", "hb-2024"], 2, "没有计划“hb-2024”"),
        (["list", "-f", "xml"], 2, "没有“xml”这种输出格式"),
        (["list", "--stats"], 2, "没有 --stats 这个选项"),
        (["chek"], 2, "是不是 check"),
        (["check", "--fail-on", "orange"], 2, "没有“orange”这一档"),
        (["check", "--as-of"], 2, "后面要跟一个值"),
        (["report", "wekly"], 2, "没有“wekly”这种报表"),
        (["show"], 2, "缺少 事项"),
        (["show", "甲", "乙"], 2, "多出了参数"),
        (["init", "."], 2, "不会覆盖"),
        (["init", "x", "--with", "hb-2099"], 2, "随带的计划里没有"),
    ],
)  # fmt: skip
def test_mistakes_are_met_in_chinese_and_nothing_is_written(
    jianguan: Jianguan, workspace: Path, arguments: list[str], code: int, said: str
) -> None:
    before = {path: path.read_bytes() for path in (workspace / "checklists").iterdir()}
    run = jianguan(*arguments, cwd=workspace)
    assert run.code == code, run.err
    assert said in run.err
    assert "Error" not in run.err
    if code:
        assert before == {path: path.read_bytes() for path in (workspace / "checklists").iterdir()}


def test_a_folder_that_is_no_workspace(jianguan: Jianguan, tmp_path: Path) -> None:
    run = jianguan("list")
    assert run.code == 2
    assert "jianguan init" in run.err
    assert jianguan("-C", str(tmp_path / "无"), "list").code == 2


def test_one_broken_file_never_hides_the_others(jianguan: Jianguan, workspace: Path) -> None:
    path = workspace / "checklists" / "hb-2025.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("kind: task", "kind: job", 1), encoding="utf-8")
    run = jianguan("list", "-f", "json", "--as-of", "2025-06-30", cwd=workspace)
    assert run.code == 3
    assert {item["plan"] for item in json.loads(run.out)["items"]} == {"hb-145-tasks"}
    line = path.read_text(encoding="utf-8").split("kind: job")[0].count("\n") + 1
    assert f"checklists/hb-2025.yaml:{line}:11" in run.err
    assert jianguan("update", "hb-2025-05", "--note", "x", cwd=workspace).code == 3
    assert jianguan("update", "hb-145-tasks-i6", "--value", "98", cwd=workspace).code == 0
    assert jianguan("lint", cwd=workspace).code == 3
    for command in (["check"], ["report", "weekly"], ["show", "hb-145-tasks-i6"]):
        assert jianguan(*command, cwd=workspace).code == 3


@pytest.mark.parametrize(
    "junk", [b"\xff\xfe\x00bad", b"\xb9\xa4\xd7\xf7", b"", b"- 1\n- 2\n", b"a: [\n", b"\x00\x01\x02"]
)
def test_junk_in_the_folder_is_named_with_its_place(jianguan: Jianguan, workspace: Path, junk: bytes) -> None:
    (workspace / "checklists" / "junk.yaml").write_bytes(junk)
    run = jianguan("list", "--as-of", "2025-06-30", cwd=workspace)
    assert run.code == 3
    assert "checklists/junk.yaml:" in run.err
    assert "did not" not in run.err
    assert "共 66 项" in run.out


def test_no_colour_and_no_foldings_in_a_pipe(jianguan: Jianguan, workspace: Path) -> None:
    run = jianguan("list", "--as-of", "2025-06-30", cwd=workspace)
    assert "\x1b" not in run.out
    lines = run.out.splitlines()
    assert len([line for line in lines if re.match(r"\d+ +hb-", line)]) == 66


def test_a_gbk_console_does_not_crash(jianguan: Jianguan, workspace: Path) -> None:
    for command in (["list"], ["check"], ["show", "hb-2025-05"], ["--help"], ["update", "x"]):
        jianguan(*command, cwd=workspace, env={"PYTHONIOENCODING": "gbk", "PYTHONUTF8": "0"})


def test_the_dry_run_writes_nothing(jianguan: Jianguan, workspace: Path) -> None:
    path = workspace / "checklists" / "hb-2025.yaml"
    before = path.read_bytes()
    run = jianguan("update", "hb-2025-05", "--note", "x", "--dry-run", cwd=workspace)
    assert run.code == 0
    assert "+        note: x" in run.out
    assert path.read_bytes() == before
    assert not (workspace / ".jianguan").exists()


def test_the_same_commit_and_day_give_the_same_bytes(jianguan: Jianguan, workspace: Path) -> None:
    for command in (
        ["list", "-f", "json"],
        ["check"],
        ["report", "weekly", "-f", "html"],
        ["report", "weekly"],
    ):
        first = jianguan(*command, "--as-of", "2025-06-30", cwd=workspace, env={"PYTHONHASHSEED": "1"})
        second = jianguan(
            *command,
            "--as-of",
            "2025-06-30",
            cwd=workspace,
            env={"PYTHONHASHSEED": "2", "TZ": "America/New_York"},
        )
        assert first == second


def test_source_date_epoch_stands_in_for_the_clock(jianguan: Jianguan, workspace: Path) -> None:
    epoch = {"SOURCE_DATE_EPOCH": "1751299199"}  # 2025-06-30 23:59:59 in Shanghai
    assert json.loads(jianguan("list", "-f", "json", cwd=workspace, env=epoch).out)["as_of"] == "2025-06-30"
    later = {"SOURCE_DATE_EPOCH": "1751299200"}
    assert json.loads(jianguan("list", "-f", "json", cwd=workspace, env=later).out)["as_of"] == "2025-07-01"
    assert jianguan("list", cwd=workspace, env={"SOURCE_DATE_EPOCH": "昨天"}).code == 2


def test_days_out_of_all_plans_are_refused_not_computed(jianguan: Jianguan, workspace: Path) -> None:
    for command in (["list"], ["check"], ["score"], ["report", "calendar"]):
        for day in ("9999-12-31", "0001-01-01", "1899-12-31"):
            assert jianguan(*command, "--as-of", day, cwd=workspace).code == 2
    assert jianguan("check", "--ahead", "4000000", cwd=workspace).code == 2


def test_what_looks_wrong_takes_a_word_that_one_is_sure(jianguan: Jianguan, workspace: Path) -> None:
    path = workspace / "checklists" / "hb-145-tasks.yaml"
    before = path.read_bytes()
    later = ("update", "hb-145-tasks-i6", "--note", "x", "--date", "2099-01-01")
    figure = ("update", "hb-145-tasks-i6", "--value", "0.986", "--date", "2025-06-01")
    for command, said in ((later, "还没有到"), (figure, "是不是 98.6%")):
        run = jianguan(*command, cwd=workspace)
        assert (run.code, said in run.err, "--sure" in run.err) == (2, True, True)
        assert jianguan(*command, "--dry-run", cwd=workspace).code == 0
        assert path.read_bytes() == before
    run = jianguan(*figure, "--sure", cwd=workspace)
    assert (run.code, "是不是 98.6%" in run.err) == (0, True)
    assert "values: {合格率: 0.986}" in path.read_text(encoding="utf-8")
    assert jianguan(*later, "--sure", cwd=workspace).code == 0


def test_no_figure_speaks_of_a_day_to_come(jianguan: Jianguan, workspace: Path) -> None:
    run = jianguan(
        *("update", "hb-145-tasks-i6", "--value", "98", "--upto", "2025Q4", "--date", "2025-06-01"),
        cwd=workspace,
    )
    assert run.code == 2
    assert "晚于填报日期" in run.err


def test_what_was_understood_is_said_back(jianguan: Jianguan, workspace: Path) -> None:
    run = jianguan(
        *("update", "hb-145-tasks-i1", "--value", "8000000户", "--upto", "2025Q1", "--date", "2025年6月1日"),
        cwd=workspace,
    )
    assert run.code == 0
    assert "8000000户 = 800万户" in run.err
    assert "--upto 2025Q1：2025年3月31日" in run.err
    assert "--date 2025年6月1日：2025年6月1日" in run.err
    assert "values: {市场主体: 800}" in run.out
    run = jianguan("update", "hb-145-tasks-i6", "--value", "3/5", "--date", "2025-06-01", cwd=workspace)
    assert "parts: {合格率: [3, 5]}" in run.out


def test_evidence_that_is_not_there_yet_is_told(jianguan: Jianguan, workspace: Path) -> None:
    run = jianguan("update", "hb-2025-05", "--note", "x", "--evidence", "没有.pdf", cwd=workspace)
    assert run.code == 0
    assert "没有“没有.pdf”这个文件" in run.err


def test_what_contradicts_the_ledger_is_refused_with_what_to_write(
    jianguan: Jianguan, workspace: Path
) -> None:
    figure = ("update", "hb-145-tasks-i6", "--upto", "2025Q1", "--date", "2025-06-01")
    assert jianguan(*figure, "--value", "98", "--provisional", cwd=workspace).code == 0
    assert jianguan(*figure, "--value", "98.5", cwd=workspace).code == 0
    run = jianguan(*figure, "--value", "99", cwd=workspace)
    assert (run.code, "已报 98.5（2025年6月1日报），不能再报 99" in run.err) == (2, True)
    assert "jianguan correct hb-145-tasks-i6 --entry 2025-06-01 --value 合格率=99" in run.err
    assert jianguan("lint", cwd=workspace).code == 0


def test_a_rule_that_was_misspelt_is_suggested(jianguan: Jianguan, workspace: Path) -> None:
    for subject in ("overdu", "逾期未结"):
        run = jianguan("explain", subject, cwd=workspace)
        assert run.code == 2
        assert "overdue" in run.err


def test_a_promise_without_an_owner_shows_who_carries_it(tmp_path: Path, jianguan: Jianguan) -> None:
    folder = tmp_path / "承接"
    assert jianguan("init", str(folder), "--with", "hb-145,hb-145-tasks").code == 0
    shown = jianguan("show", "hb-145-2-1-1", "--as-of", "2025-06-30", cwd=folder).out
    assert "承接：省局注册处" in shown
    listed = jianguan("list", "hb-145-2-1-1", "--as-of", "2025-06-30", cwd=folder).out
    assert "（承接）" in listed
    answer = json.loads(jianguan("show", "hb-145-2-1-1", "-f", "json", cwd=folder).out)
    assert answer["owner_now"] == {"lead": [], "support": []}
