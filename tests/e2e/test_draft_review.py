"""``draft --review`` as a person walks through it: few keys, nothing lost, a way back."""

from __future__ import annotations

import json
from pathlib import Path

import pexpect
import pytest

from .conftest import Jianguan
from .test_draft import TEXT, asked, confirm, workspace


class Reviewer:
    """Somebody at the terminal: waits for a question and answers it."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        self.child = asked(folder, *arguments)
        self.asked = 0

    def answer(self, question: str, line: str = "") -> None:
        self.child.expect_exact(question)
        self.child.sendline(line)
        self.asked += 1

    def sees(self, words: str) -> None:
        self.child.expect_exact(words)

    def ends(self) -> int:
        self.child.expect(pexpect.EOF)
        self.child.close()
        return self.child.exitstatus or 0


PLAN, ITEM = "e 修改\r\n>", "q 停下\r\n>"


def states(path: Path) -> list[str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line.split(": ")[1] for line in lines if "confirm:" in line and not line.startswith("#")]


def test_a_draft_is_confirmed_with_few_keys(tmp_path: Path, jianguan: Jianguan) -> None:
    path = workspace(tmp_path, jianguan)
    clerk = Reviewer(tmp_path, "--review")
    clerk.sees("标题：某县2025年市场监管工作要点")
    clerk.answer(PLAN)
    clerk.sees("还有 3 项")
    clerk.sees("原文：第5行")
    clerk.answer(ITEM)  # accepted as it stands
    clerk.sees("还有 2 项")
    clerk.answer(ITEM)
    clerk.answer("到期达到  k 一直保持", "k")  # the one thing that the document leaves open
    clerk.sees("还有 1 项")
    clerk.answer(ITEM, "字" * 31)
    clerk.sees("标题有 31 个字，太长")
    clerk.answer(ITEM, "qq")
    clerk.sees("没有这个选项")
    clerk.answer(ITEM, "做好放心消费宣传")  # words in place of a letter are the title
    clerk.sees("还有 0 项")
    assert clerk.ends() == 0
    assert clerk.asked == 7
    assert states(path) == ["true"] * 4
    text = path.read_text(encoding="utf-8")
    assert "rule: keep" in text
    assert "title: 做好放心消费宣传" in text
    assert jianguan("draft", "--accept").code == 0


def test_ctrl_c_keeps_the_answers(tmp_path: Path, jianguan: Jianguan) -> None:
    path = workspace(tmp_path, jianguan)
    clerk = Reviewer(tmp_path, "--review")
    clerk.answer(PLAN)
    clerk.answer(ITEM)
    clerk.sees("还有 2 项")
    clerk.sees(ITEM)
    clerk.child.sendintr()
    clerk.sees("答过的都已写进草稿")
    assert clerk.ends() == 130
    assert "什么也没有写入" not in str(clerk.child.before)  # what was answered is written
    assert states(path) == ["true", "true", "false", "false"]
    again = Reviewer(tmp_path, "--review")
    again.sees("还有 2 项")  # the plan is not asked again
    again.answer(ITEM, "q")
    again.ends()


def test_one_can_go_back_and_answer_otherwise(tmp_path: Path, jianguan: Jianguan) -> None:
    path = workspace(tmp_path, jianguan)
    clerk = Reviewer(tmp_path, "--review")
    clerk.answer(PLAN)
    clerk.answer(ITEM, "b")
    clerk.sees("前面没有答过")
    clerk.answer(ITEM)
    clerk.answer(ITEM, "b")
    clerk.sees("建好平台")
    clerk.answer(ITEM, "s")
    clerk.answer(ITEM, "q")
    clerk.ends()
    assert states(path) == ["true", "skipped", "false", "false"]


def test_lines_are_edited_added_and_taken_away(tmp_path: Path, jianguan: Jianguan) -> None:
    workspace(tmp_path, jianguan)
    clerk = Reviewer(tmp_path, "--review")
    clerk.answer(PLAN)
    clerk.answer(ITEM, "e")
    clerk.sees("6 目标：接入企业 ≥ 50家（到期达到）")
    clerk.answer("回车改完", "4")
    clerk.answer("时限〔2025-06-30〕", "2025年9月底")
    clerk.answer("回车改完", "-6")
    clerk.answer("回车改完", "+")
    clerk.answer("每季度督导1次", "接入率>=90%")
    clerk.answer("回车改完", "*")
    clerk.answer("成果", "监管平台上线")
    clerk.answer("回车改完", "99")
    clerk.sees("没有第“99”行")
    clerk.answer("回车改完")
    clerk.answer(ITEM, "q")
    clerk.ends()
    assert jianguan("draft", "--accept").code == 0
    (item,) = json.loads(jianguan("list", "-f", "json").out)["items"]
    assert item["deadline"] == "2025-09-30"
    assert [one["metric"] for one in item["targets"]] == ["接入率"]
    assert "监管平台上线" in [one["text"] for one in item["deliverables"]]


def test_items_are_split_and_joined(tmp_path: Path, jianguan: Jianguan) -> None:
    path = workspace(tmp_path, jianguan)
    clerk = Reviewer(tmp_path, "--review")
    clerk.answer(PLAN)
    clerk.answer(ITEM, "x")
    clerk.answer("拆出哪几个", "接入企业")
    clerk.answer("新事项的标题", "接入企业")
    clerk.answer("条款号〔一/(一)#2〕")
    clerk.sees("还有 4 项")
    clerk.answer(ITEM)
    clerk.answer(ITEM, "j")
    clerk.sees("已并入 一/(一) 建好平台")
    clerk.answer(ITEM, "q")
    clerk.ends()
    text = path.read_text(encoding="utf-8")
    assert states(path) == ["true", "true", "joined", "false", "false"]
    first, _, rest = text.partition("confirm: joined")
    assert "key: 接入企业" not in first
    assert "key: 抽检合格率" in first
    assert "id: xz-2025-1-2" in rest
    assert "key: 接入企业" in rest


UNLED = TEXT.replace("牵头单位：甲局；配合单位：乙局，6月底前完成", "责任单位：甲局、乙局、丙局")


def test_who_leads_is_asked_once_and_kept(tmp_path: Path, jianguan: Jianguan) -> None:
    path = workspace(tmp_path, jianguan, UNLED)  # without a terminal: nobody is asked
    assert "牵头单位" in path.read_text(encoding="utf-8")
    clerk = Reviewer(tmp_path, "--review")
    clerk.answer(PLAN)
    clerk.answer("第一个单位是牵头单位吗", "y")
    clerk.sees("牵头：甲局")
    clerk.sees("配合：乙局、丙局")
    clerk.answer(ITEM, "q")
    clerk.ends()
    assert "answers: {first_leads: true}" in path.read_text(encoding="utf-8")
    again = Reviewer(tmp_path, "xz-2025.txt")
    again.sees("没有动")
    again.ends()
    check = jianguan("draft", "xz-2025.txt", "--check")
    assert (check.code, check.out) == (0, "")


def test_an_answer_given_with_the_command_is_kept_and_applied_later(
    tmp_path: Path, jianguan: Jianguan
) -> None:
    path = workspace(tmp_path, jianguan, UNLED)
    run = jianguan("draft", "xz-2025.txt")
    assert "有一问没有人答" in run.err
    assert jianguan("draft", "xz-2025.txt", "--first-leads").code == 0
    text = path.read_text(encoding="utf-8")
    assert "lead: [甲局]" in text
    assert "support: [乙局, 丙局]" in text
    assert "first_leads: true" in text


@pytest.mark.parametrize(("key", "left"), [("n", 1), ("N", 0)])
def test_open_figures_are_explained_one_by_one_or_all(
    tmp_path: Path, jianguan: Jianguan, key: str, left: int
) -> None:
    path = workspace(
        tmp_path, jianguan, TEXT.replace("一、重点任务", "一、重点任务\n全县共有企业800家、单位90个。")
    )
    confirm(path, changes={"metric: 抽检合格率\n": "metric: 抽检合格率\n        rule: keep\n"})
    clerk = Reviewer(tmp_path, "--review")
    clerk.sees("全县共有企业800家")
    clerk.answer("d 日期", key)
    if left:
        clerk.answer("d 日期")
    clerk.sees(f"{left} 处数字待定" if left else "还有 0 项没有确认；")
    clerk.ends()
    run = jianguan("draft", "--accept")
    assert run.code == 0
    assert ("数字待定" in run.err) is bool(left)
    assert jianguan("draft", "xz-2025.txt", "--check").code == (1 if left else 0)


def test_a_figure_called_a_target_must_stand_in_an_item(tmp_path: Path, jianguan: Jianguan) -> None:
    path = workspace(tmp_path, jianguan, TEXT.replace("一、重点任务", "一、重点任务\n新增企业800家。"))
    text = path.read_text(encoding="utf-8")
    assert "verdict: 待定" in text
    path.write_text(text.replace("verdict: 待定", "verdict: target"), encoding="utf-8")
    run = jianguan("draft", "xz-2025.txt", "--check")
    assert run.code == 1
    assert "“800家”定为目标，却没有事项写着它" in run.out


def test_a_deadline_follows_from_the_plan_once_it_is_known(tmp_path: Path, jianguan: Jianguan) -> None:
    body = TEXT.partition("一、重点任务")[2]
    path = workspace(tmp_path, jianguan, f"一、重点任务{body}")
    assert "deadline:" not in path.read_text(encoding="utf-8")
    clerk = Reviewer(tmp_path, "--review")
    clerk.answer(PLAN)
    for said in ("某县要点", "某县", "2025年1月5日", "2025-01-01", "2025年底"):
        clerk.child.sendline(said)
    clerk.sees("时限：2025-06-30、6月底前")
    clerk.answer(ITEM, "q")
    clerk.ends()
    text = path.read_text(encoding="utf-8")
    assert text.count("deadline: 2025-12-31") == 2
    assert "issuer: 某县\n" in text
