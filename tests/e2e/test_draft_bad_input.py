"""What comes in is not always clean: each trouble is named with its place, and nothing is guessed."""

from __future__ import annotations

import json
import os
import sys
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from tests.documents import paper, sheets, word

from .conftest import Jianguan
from .test_draft import asked
from .test_draft_review import Reviewer

LINES = ("某县2025年要点", "一、任务", "（一）建好平台。接入企业50家。（牵头单位：甲局）")
TEXT = "\n".join(LINES)
HTML = "<html><body>" + "".join(f"<p>{line}</p>" for line in LINES) + "</body></html>"
ROWS: list[list[object]] = [["序号", "任务", "牵头单位", "目标"], [1, "建好平台", "甲局", "接入企业50家"]]
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LOCKED = OLE + "EncryptedPackage".encode("utf-16-le")


def zipped(*parts: tuple[str, bytes]) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts:
            archive.writestr(name, data)
    return stream.getvalue()


def entity() -> bytes:
    """A Word document whose text asks for a file of the machine."""
    evil = (
        b'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
        b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
        b"<w:p><w:r><w:t>\xe4\xb8\x80\xe3\x80\x81&x;</w:t></w:r></w:p></w:body></w:document>"
    )
    with zipfile.ZipFile(BytesIO(word.paragraphs(["x"]))) as given:
        parts = [(name, given.read(name)) for name in given.namelist()]
    return zipped(*((name, evil if name == "word/document.xml" else data) for name, data in parts))


def nothing_written(folder: Path) -> bool:
    return not (folder / "drafts").exists() and [one.name for one in (folder / "checklists").iterdir()] == [
        "units.yaml"
    ]


REFUSED: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "a scan": ("a.pdf", paper.scan, "扫描件"),
    "a locked pdf": ("a.pdf", lambda: paper.printed(LINES, password="p"), "密码"),  # noqa: S106
    "a locked docx": ("a.docx", lambda: LOCKED, "密码"),
    "a locked xlsx": ("a.xlsx", lambda: LOCKED, "密码"),
    "a text named docx": ("a.docx", TEXT.encode, "不是Word文档"),
    "five hundred pages": ("a.pdf", lambda: paper.printed(["长。"] * 500, lines=1), "500页"),
    "an empty file": ("a.docx", lambda: b"", "空文件"),
    "a bomb": ("a.docx", lambda: zipped(("word/document.xml", b"0" * 5_000_000)), "展开后"),
    "a picture": ("a.pdf", lambda: b"\x89PNG\r\n\x1a\n", "图片"),
    "no tasks": ("a.txt", "今天天气很好。\n".encode, "没有读出任务"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_read_is_refused_by_name(tmp_path: Path, jianguan: Jianguan, case: str) -> None:
    name, made, said = REFUSED[case]
    assert jianguan("init", ".").code == 0
    with (tmp_path / "jianguan.yaml").open("a", encoding="utf-8") as settings:
        settings.write("documents: {unpacked: 2}\n")
    (tmp_path / name).write_bytes(made())
    run = jianguan("draft", name)
    assert run.code == (2 if case == "no tasks" else 3)
    assert said in run.err.replace(" ", "")
    assert name in run.err
    assert nothing_written(tmp_path)


READ: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "a docx named pdf": ("a.pdf", lambda: word.paragraphs(LINES), "扩展名是 .pdf，内容其实是Word 文档"),
    "a page named doc": ("a.doc", HTML.encode, "扩展名是 .doc，内容其实是网页"),
    "GBK": ("a.txt", lambda: TEXT.encode("gbk"), ""),
    "full-width digits": ("a.txt", lambda: TEXT.replace("50", "５０").encode(), ""),
    "two sheets": (
        "a.xlsx",
        lambda: sheets.workbook({"一": ROWS, "隐藏": ROWS}),
        "工作表“隐藏”：是隐藏的工作表",
    ),
    "hidden rows": (
        "a.xlsx",
        lambda: sheets.workbook({"一": [*ROWS, [2, "藏起来", "丙局", "检查6次"]]}, hidden_rows=[3]),
        "工作表“一”：有隐藏的行（第 3 行）",
    ),
    "formulas": (
        "a.xlsx",
        lambda: sheets.workbook({"一": [*ROWS, [2, "守底线", "乙局", "=5*2"]]}),
        "D3 是公式，文件里没有算出的值",
    ),
}


@pytest.mark.parametrize("case", READ)
def test_what_can_be_read_is_read_and_its_trouble_said(tmp_path: Path, jianguan: Jianguan, case: str) -> None:
    name, made, said = READ[case]
    assert jianguan("init", ".").code == 0
    (tmp_path / name).write_bytes(made())
    run = jianguan("draft", name)
    assert run.code == 0, run.err
    assert said in run.err
    text = (tmp_path / "drafts" / "a.yaml").read_text(encoding="utf-8")
    assert "甲局" in text
    assert "value: 50\n" in text
    assert "丙局" not in text
    assert said in text
    assert [one.name for one in (tmp_path / "checklists").iterdir()] == ["units.yaml"]


def test_changes_and_comments_in_word_are_said(tmp_path: Path, jianguan: Jianguan) -> None:
    assert jianguan("init", ".").code == 0
    (tmp_path / "a.docx").write_bytes(word.changed())
    run = jianguan("draft", "a.docx")
    assert "修订没有定稿，已按“接受修订”读取" in run.err
    text = (tmp_path / "drafts" / "a.yaml").read_text(encoding="utf-8")
    assert "合格率达到95%" in text
    assert "90" not in text.partition("items:")[2]


def test_a_table_torn_over_pages_is_one(tmp_path: Path, jianguan: Jianguan) -> None:
    head = ["序号", "任务", "牵头单位"]
    pages = [[head, ["1", "建好平台", "甲局"]], [["2", "守住底线", "乙局"], ["3", "做好宣传", "丙局"]]]
    (tmp_path / "a.pdf").write_bytes(paper.ruled("某县2025年任务清单", pages, (60, 200, 120)))
    data = json.loads(jianguan("draft", "a.pdf", "-f", "json").out)
    assert [(one["clause"], one["lead"], one["place"]) for one in data["items"]] == [
        ("1", ["甲局"], "第1页表1第2行"),
        ("2", ["乙局"], "第2页表1第3行"),
        ("3", ["丙局"], "第2页表1第4行"),
    ]


def test_an_external_reference_reads_nothing_of_the_machine(tmp_path: Path, jianguan: Jianguan) -> None:
    (tmp_path / "a.docx").write_bytes(entity())
    run = jianguan("draft", "a.docx", "-f", "json")
    assert "root:" not in run.out + run.err


@pytest.mark.skipif(sys.platform == "win32", reason="no pipes and devices in folders")
def test_pipes_devices_and_folders_are_not_opened(tmp_path: Path, jianguan: Jianguan) -> None:
    assert jianguan("init", ".").code == 0
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "zero.txt").symlink_to("/dev/zero")
    (tmp_path / "folder.docx").mkdir()
    for name, said in (("pipe.txt", "管道"), ("zero.txt", "设备"), ("folder.docx", "文件夹")):
        for more in ((), ("-f", "json")):
            run = jianguan("draft", name, *more)
            assert run.code == 3
            assert said in run.err
    assert nothing_written(tmp_path)


HEADS = {
    "titles": "某县2025年另一份要点\n",
    "numbers": "某县人民政府文件\n某政办〔2025〕7号\n某县2025年民生实事清单\n",
}


@pytest.mark.parametrize("head", HEADS)
def test_two_documents_in_one_file_are_named_and_one_is_chosen(
    tmp_path: Path, jianguan: Jianguan, head: str
) -> None:
    second = TEXT.partition("\n")[2].replace("甲局", "丁局")
    assert jianguan("init", ".").code == 0
    (tmp_path / "a.txt").write_text(f"{TEXT}\n{HEADS[head]}{second}\n", encoding="utf-8")
    run = jianguan("draft", "a.txt")
    assert run.code == 2
    assert "第 1 份（第1行起）某县2025年要点" in run.err
    assert "第 2 份（第4行起）" in run.err
    assert "--part" in run.err
    assert nothing_written(tmp_path)
    assert jianguan("draft", "a.txt", "--part", "3").code == 2
    assert jianguan("draft", "a.txt", "--part", "2").code == 0
    text = (tmp_path / "drafts" / "a.yaml").read_text(encoding="utf-8")
    assert "丁局" in text
    assert "甲局" not in text
    assert "part: 2" in text
    # The answer is kept: neither drafting again nor checking asks for it.
    assert jianguan("draft", "a.txt").code == 0
    assert jianguan("draft", "a.txt", "--check").out == ""
    both = json.loads(jianguan("draft", "a.txt", "-f", "json").out)["items"]
    assert ["clause" in one["unsure"] for one in both] == [False, True]


def test_a_terminal_is_asked_which_document_is_meant(tmp_path: Path, jianguan: Jianguan) -> None:
    second = TEXT.partition("\n")[2].replace("甲局", "丁局")
    assert jianguan("init", ".").code == 0
    (tmp_path / "a.txt").write_text(f"{TEXT}\n{HEADS['titles']}{second}\n", encoding="utf-8")
    clerk = Reviewer(tmp_path, "a.txt")
    clerk.answer("起草第几份", "5")
    clerk.sees("没有第 5 份")
    clerk.answer("起草第几份", "1")
    clerk.sees("已写入")
    clerk.ends()
    assert "甲局" in (tmp_path / "drafts" / "a.yaml").read_text(encoding="utf-8")


def test_without_a_terminal_a_question_stays_marked(tmp_path: Path, jianguan: Jianguan) -> None:
    assert jianguan("init", ".").code == 0
    (tmp_path / "a.txt").write_text(TEXT.replace("牵头单位：甲局", "责任单位：甲局、乙局"), encoding="utf-8")
    data = json.loads(jianguan("draft", "a.txt", "-f", "json").out)
    assert "lead" in data["items"][0]["unsure"]
    run = jianguan("draft", "a.txt")
    assert run.code == 0
    assert "有一问没有人答" in run.err
    text = (tmp_path / "drafts" / "a.yaml").read_text(encoding="utf-8")
    assert "待定：牵头单位" in text.replace("待定：标题、", "待定：")
    assert "answers" not in text


def test_a_name_that_is_no_plan_id_is_asked_for(tmp_path: Path, jianguan: Jianguan) -> None:
    assert jianguan("init", ".").code == 0
    (tmp_path / "要点.txt").write_text(TEXT, encoding="utf-8")
    run = jianguan("draft", "要点.txt")
    assert run.code == 2
    assert "--plan" in run.err
    assert jianguan("draft", "要点.txt", "--plan", "units").code == 2
    child = asked(tmp_path, "要点.txt")
    child.expect("计划编号")
    child.sendline("xz-2025")
    child.expect("接下来")
