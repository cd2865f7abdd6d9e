"""From a document to the ledger: draft, confirm, accept, check; as programs and as people run it."""

from __future__ import annotations

import json
from pathlib import Path

import pexpect
import pytest
from tests.documents import sheets
from tests.documents.plans import PLANS, Plan

from jianguan_cli.domain.plan.reading import read_checklist
from jianguan_cli.storage.yaml_tree import parse_tree

from .conftest import PROGRAM, Jianguan

TEXT = """某县2025年市场监管工作要点
某县市场监管局
2025年1月10日
一、重点任务
(一)建好平台。建成监管平台，接入企业50家。(牵头单位：甲局；配合单位：乙局，6月底前完成)
(二)守住底线。抽检合格率达到98%以上。(牵头单位：乙局)
(三)做好宣传。开展宣传活动。(牵头单位：丙局)
"""


def confirm(path: Path, count: int = -1, changes: dict[str, str] | None = None) -> None:
    """Confirm the plan and the first ``count`` items of a draft (all without one), as in an editor."""
    many = count if count < 0 else count + 1
    text = path.read_text(encoding="utf-8").replace("confirm: false", "confirm: true", many)
    for was, now in (changes or {}).items():
        text = text.replace(was, now)
    path.write_text(text, encoding="utf-8")


def asked(folder: Path, *arguments: str) -> pexpect.spawn[str]:
    return pexpect.spawn(
        PROGRAM[0], [*PROGRAM[1:], "draft", *arguments], cwd=folder, encoding="utf-8", timeout=20
    )


def workspace(folder: Path, jianguan: Jianguan, text: str = TEXT) -> Path:
    assert jianguan("init", ".").code == 0
    path = folder / "xz-2025.txt"
    path.write_text(text, encoding="utf-8")
    assert jianguan("draft", "xz-2025.txt", "--by", "甲").code == 0
    return folder / "drafts" / "xz-2025.yaml"


@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.name)
def test_json_needs_no_workspace_and_no_terminal(tmp_path: Path, jianguan: Jianguan, plan: Plan) -> None:
    (tmp_path / plan.name).write_bytes(plan.data())
    run = jianguan("draft", plan.name, "-f", "json")
    data = json.loads(run.out)
    assert run.code == 0
    assert [item["clause"] for item in data["items"]] == [one.clause for one in plan.wanted]
    assert not (tmp_path / "drafts").exists()


def test_a_draft_carries_place_and_words_and_confirms_nothing(tmp_path: Path, jianguan: Jianguan) -> None:
    path = workspace(tmp_path, jianguan)
    text = path.read_text(encoding="utf-8")
    assert text.count("confirm: false") == 4  # the plan, and three items
    assert "# 第5行“(一)建好平台。建成监管平台，接入企业50家。”" in text
    assert "待定：抽检合格率 的 rule" in text
    assert [one.name for one in (tmp_path / "checklists").iterdir()] == ["units.yaml"]
    assert json.loads(jianguan("list", "-f", "json").out)["items"] == []


def test_drafting_again_keeps_what_a_person_did_and_adds_what_is_new(
    tmp_path: Path, jianguan: Jianguan
) -> None:
    path = workspace(tmp_path, jianguan)
    confirm(path, 1, {"title: 建好平台": "title: 监管平台  # 改过"})
    before = path.read_text(encoding="utf-8")
    run = jianguan("draft", "xz-2025.txt")
    assert run.code == 0
    assert "原有的 3 项没有动，新添 0 项" in run.err
    assert path.read_text(encoding="utf-8") == before
    more = TEXT.replace("接入企业50家", "接入企业60家").replace("(三)做好宣传。", "(三)新任务。")
    (tmp_path / "xz-2025.txt").write_text(f"{more}(四)办好实事。办一件事，投入300人。(戊局负责)\n")
    run = jianguan("draft", "xz-2025.txt")
    assert "新添 1 项" in run.err
    assert "原文变了" in run.err
    assert "条款 一/(一)" in run.err
    after = path.read_text(encoding="utf-8")
    assert "# 第8行“(四)办好实事。办一件事，投入300人。”" in after
    assert "id: xz-2025-4" in after
    for line in before.splitlines():
        assert line in after.splitlines() or line.startswith("source:")
    assert jianguan("draft", "xz-2025.txt", "--check").out.count("\n") == 1  # 60家 is held nowhere


def test_a_clause_that_is_gone_is_named_and_stays(tmp_path: Path, jianguan: Jianguan) -> None:
    path = workspace(tmp_path, jianguan)
    (tmp_path / "xz-2025.txt").write_text(TEXT.partition("(三)")[0], encoding="utf-8")
    run = jianguan("draft", "xz-2025.txt")
    assert "已找不到" in run.err
    assert "一/(三) 宣传活动" in run.err
    assert "做好宣传" in path.read_text(encoding="utf-8")


def test_a_plan_that_is_there_gets_a_draft_of_its_new_clauses_only(
    tmp_path: Path, jianguan: Jianguan
) -> None:
    path = workspace(tmp_path, jianguan)
    confirm(path, changes={"metric: 抽检合格率\n": "metric: 抽检合格率\n        rule: keep\n"})
    assert jianguan("draft", "--accept").code == 0
    path.unlink()
    assert jianguan("draft", "xz-2025.txt").code == 2
    (tmp_path / "xz-2025.txt").write_text(f"{TEXT}(四)新任务。办一件事。(戊局负责)\n", encoding="utf-8")
    run = jianguan("draft", "xz-2025.txt")
    assert "3 条清单里已有" in run.err
    text = path.read_text(encoding="utf-8")
    assert text.count("clause:") == 1
    assert "id: xz-2025-4" in text
    confirm(path)
    assert jianguan("draft", "--accept").code == 0
    assert len(json.loads(jianguan("list", "-f", "json").out)["items"]) == 4
    assert jianguan("fmt", "--check").code == 0


def test_only_what_is_confirmed_moves_and_it_moves_once(tmp_path: Path, jianguan: Jianguan) -> None:
    path = workspace(tmp_path, jianguan)
    confirm(path, 1)
    run = jianguan("draft", "--accept")
    assert run.code == 0, run.err
    assert "2 项没有确认" in run.err
    ledger = tmp_path / "checklists" / "xz-2025.yaml"
    tree, findings = parse_tree(ledger.read_text(encoding="utf-8"), "xz-2025.yaml")
    assert findings == []
    checklist, wrong = read_checklist(tree, "xz-2025.yaml", "xz-2025")
    assert wrong == []
    assert checklist is not None
    (item,) = checklist.items
    assert (item.title, item.lead, item.support) == ("建好平台", ("甲局",), ("乙局",))
    assert item.deadline.isoformat() == "2025-06-30"
    assert "confirm: moved" in path.read_text(encoding="utf-8")
    assert jianguan("draft", "--accept").code == 2
    # The rest goes beside it, by splice.
    confirm(path, changes={"metric: 抽检合格率\n": "metric: 抽检合格率\n        rule: keep\n"})
    assert jianguan("draft", "xz-2025", "--accept").code == 0
    assert len(json.loads(jianguan("list", "-f", "json").out)["items"]) == 3


def test_a_confirmed_item_that_lacks_something_is_refused_by_name(tmp_path: Path, jianguan: Jianguan) -> None:
    path = workspace(tmp_path, jianguan)
    confirm(path)
    run = jianguan("draft", "--accept")
    assert run.code == 2
    assert "targets/抽检合格率/rule" in run.err
    assert not (tmp_path / "checklists" / "xz-2025.yaml").exists()
    assert "moved" not in path.read_text(encoding="utf-8")


def test_a_plan_that_the_document_does_not_name_is_asked_for(tmp_path: Path, jianguan: Jianguan) -> None:
    path = workspace(tmp_path, jianguan, TEXT.replace("某县市场监管局\n2025年1月10日\n", ""))
    confirm(path, 1)
    run = jianguan("draft", "--accept")
    assert run.code == 2
    assert "印发机关" in run.err
    assert "印发日期" in run.err


def test_check_names_what_is_held_nowhere(tmp_path: Path, jianguan: Jianguan) -> None:
    workspace(tmp_path, jianguan)
    clean = jianguan("draft", "xz-2025.txt", "--check")
    assert (clean.code, clean.out) == (0, "")
    more = TEXT.replace("企业50家", "企业60家").replace("配合单位：乙局", "配合单位：丁局")
    more += "(四)新任务。办一件事。(戊局负责)\n"
    (tmp_path / "xz-2025.txt").write_text(more, encoding="utf-8")
    run = jianguan("draft", "xz-2025.txt", "--check")
    assert run.code == 1
    for word in ("60家", "丁局", "一/(四)"):
        assert word in run.out
    found = json.loads(jianguan("draft", "xz-2025.txt", "--check", "-f", "json").out)["missing"]
    assert sorted(one["what"] for one in found) == ["clause", "number", "owner"]


def test_the_progress_of_a_ledger_becomes_the_first_entry(tmp_path: Path, jianguan: Jianguan) -> None:
    rows: list[list[object]] = [
        ["2025年台账", None, None, None],
        ["序号", "任务", "牵头单位", "进展情况"],
        [1, "建好平台", "甲局", "已完成招标"],
    ]
    (tmp_path / "tz-2025.xlsx").write_bytes(sheets.workbook({"台账": rows}))
    assert jianguan("init", ".").code == 0
    assert jianguan("draft", "tz-2025.xlsx", "--by", "甲", "--date", "2025-06-30").code == 0
    path = tmp_path / "drafts" / "tz-2025.yaml"
    text = path.read_text(encoding="utf-8").replace("confirm: false", "confirm: true")
    text = text.replace(
        "  title: 2025年台账\n", "  title: 2025年台账\n  issuer: 某县\n  issued: 2025-01-05\n"
    )
    path.write_text(text, encoding="utf-8")
    run = jianguan("draft", "--accept")
    assert run.code == 0, run.err
    (item,) = json.loads(jianguan("list", "-f", "json", "--as-of", "2025-07-01").out)["items"]
    assert item["log"] == [{"date": "2025-06-30", "by": "甲", "note": "已完成招标", "via": "import"}]


def test_a_scan_or_a_wrong_name_writes_nothing(tmp_path: Path, jianguan: Jianguan) -> None:
    assert jianguan("init", ".").code == 0
    (tmp_path / "a.docx").write_bytes(b"no document")
    run = jianguan("draft", "a.docx")
    assert run.code == 3
    assert "不是 Word 文档" in run.err
    assert not (tmp_path / "drafts").exists()
    assert jianguan("draft", "none.docx").code == 3
    assert jianguan("draft").code == 2
    assert jianguan("draft", "a.docx", "--review", "--accept").code == 2


def test_a_ledger_is_asked_about_once_and_remembers(tmp_path: Path, jianguan: Jianguan) -> None:
    rows: list[list[object]] = [
        ["序号", "任务", "牵头单位", "协助处室"],
        [1, "建好平台", "甲局", "乙局"],
    ]
    (tmp_path / "tz-2025.xlsx").write_bytes(sheets.workbook({"台账": rows}))
    assert jianguan("init", ".").code == 0
    child = asked(tmp_path, "tz-2025.xlsx")
    child.expect("都对直接回车")
    child.sendline("协助处室=备注")
    child.expect("都对直接回车")
    child.sendline("")
    child.expect("接下来")
    child.expect(pexpect.EOF)
    assert "协助处室: note" in (tmp_path / "jianguan.yaml").read_text(encoding="utf-8")
    assert "乙局" not in (tmp_path / "drafts" / "tz-2025.yaml").read_text(encoding="utf-8")


def test_the_number_of_a_draft_in_place_of_its_document_is_told_apart(
    tmp_path: Path, jianguan: Jianguan
) -> None:
    workspace(tmp_path, jianguan)
    run = jianguan("draft", "xz-2025")
    assert run.code == 2
    assert "jianguan draft xz-2025 --review" in run.err
    run = jianguan("draft", "xz-2025", "--check")
    assert "jianguan draft xz-2025.txt --plan xz-2025 --check" in run.err


def test_json_has_the_keys_of_the_contract_and_no_others(tmp_path: Path, jianguan: Jianguan) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    run = jianguan("draft", "a.txt", "-f", "json")
    data = json.loads(run.out)
    assert list(data) == ["source", "plan", "items", "census"]
    item = "clause title kind lead support shared open leader deadline deadline_text targets deliverables"
    assert set(data["items"][0]) == {*item.split(), "place", "unsure"}
    assert {key for one in data["census"] for key in one} == {"text", "place", "verdict"}
    assert [one.name for one in tmp_path.iterdir()] == ["a.txt"]
