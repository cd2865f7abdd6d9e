"""Every kind of file becomes its blocks: all the text, in order, each with its place."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.documents import paper, sheets, word

from jianguan_cli.domain.source.blocks import Block, Kind
from jianguan_cli.domain.source.drafting import draft
from jianguan_cli.exchange.documents.read import read_document


def words(data: bytes, name: str) -> list[str]:
    return [block.text for block in read_document(data, name).blocks]


def test_numbers_that_word_keeps_in_fields_are_written_out() -> None:
    data = word.numbered(
        [(0, "甲章"), (1, "甲节"), (2, "甲款"), (2, "乙款"), (None, "无号"), (0, "乙章"), (1, "丙节")]
    )
    said = ["一、甲章", "（一）甲节", "1.甲款", "2.乙款", "无号", "二、乙章", "（一）丙节"]
    assert words(data, "a.docx") == said


def test_heads_and_feet_of_word_are_no_text() -> None:
    assert words(word.paragraphs(["正文。"], header="内部资料"), "a.docx") == ["正文。"]


def test_tracked_changes_are_read_as_accepted_and_said() -> None:
    document = read_document(word.changed(), "a.docx")
    assert [block.text for block in document.blocks] == [
        "一、合格率达到95%。",
        "二、这一段的段落标记已删除，两段合为一段。",
    ]
    said = " ".join(note.words() for note in document.notes)
    assert "修订" in said
    assert "隐藏文字" in said


def test_merged_cells_of_word_stand_in_every_place() -> None:
    rows = [
        ["序号", "任务", "责任", ""],
        ["", "", "牵头", "配合"],
        ["1", "甲", "A处", "B处"],
        ["2", "乙", "", "C处"],
    ]
    merged = [(0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 0, 3), (2, 2, 3, 2)]
    blocks = read_document(word.table("表", rows, merged), "a.docx").blocks
    assert [block.cells for block in blocks[1:]] == [
        ("序号", "任务", "责任", "责任"),
        ("序号", "任务", "牵头", "配合"),
        ("1", "甲", "A处", "B处"),
        ("2", "乙", "A处", "C处"),
    ]
    assert blocks[3].place.words() == "表1第3行"


def test_a_page_number_inside_a_paragraph_is_no_text() -> None:
    long = "这是一个很长的段落，" * 40 + "完。"
    data = paper.printed([long], lines=5, head="某局文件")
    lines = read_document(data, "a.pdf").blocks
    assert "".join(block.text for block in lines) == long
    assert {block.place.page for block in lines} == {1, 2, 3}
    assert all(block.full for block in lines[:-1])
    assert lines[0].indented


def test_two_columns_are_read_one_after_the_other() -> None:
    left = "左" * 100 + "。"
    right = "右" * 60 + "。"
    data = paper.printed([left, right], columns=2, lines=6)
    assert "".join(words(data, "a.pdf")) == left + right


def test_a_table_torn_over_pages_is_one_table() -> None:
    first = [["序号", "任务", "单位"], ["1", "甲任务", "A处"]]
    second = [["2", "乙任务", "B处"], ["3", "丙任务", "C处"]]
    blocks = read_document(paper.ruled("分工表", [first, second], [40, 200, 100]), "a.pdf").blocks
    rows = [block for block in blocks if block.kind is Kind.ROW]
    assert [block.cells for block in rows] == [tuple(cells) for cells in (*first, *second)]
    assert [block.place.words() for block in rows][-1] == "第2页表1第4行"


def test_a_saved_page_is_read_without_what_lies_around_it() -> None:
    page = """<html><head><meta charset="gb2312"><title>通知</title>
    <script>var a="条款。"</script></head><body>
    <div class="nav-bar"><a href="/">首页</a><a href="/x">政务</a></div>
    <div id="content"><h1>某要点</h1><p>一、总的
      话。</p><p>（一）甲事。<br>（二）乙事。</p>
    <table><tr><th rowspan=2>序号</th><th colspan=2>责任</th></tr><tr><th>牵头</th><th>配合</th></tr>
    <tr><td>1</td><td>A处</td><td>B处</td></tr></table></div>
    <div class="footer">版权所有。</div><p style="display:none">看不见。</p></body></html>"""
    document = read_document(page.encode("gb18030"), "a.html")
    assert [block.text for block in document.blocks] == [
        "某要点",
        "一、总的 话。",
        "（一）甲事。",
        "（二）乙事。",
        "序号 | 责任",
        "序号 | 牵头 | 配合",
        "1 | A处 | B处",
    ]
    assert [note.text for note in document.notes] == ["网页里有隐藏的文字，没有读取"]


def test_a_workbook_shows_what_the_clerk_sees() -> None:
    rows: list[list[object]] = [["任务", "完成率"], ["甲", 0.986], ["乙", "=1+1"], ["丙", 3], ["丁", 4]]
    data = sheets.workbook({"一": rows, "隐藏": rows}, hidden_rows=[4])
    document = read_document(data, "a.xlsx")
    assert [block.cells for block in document.blocks] == [
        ("任务", "完成率"),
        ("甲", "0.986"),
        ("乙", ""),
        ("丁", "4"),
    ]
    said = [note.words() for note in document.notes]
    assert "工作表“一”：有隐藏的行（第 4 行），没有读取" in said
    assert "工作表“一”第3行：B3 是公式，文件里没有算出的值，没有读取" in said
    assert "工作表“隐藏”：是隐藏的工作表，没有读取" in said


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_text_is_read_in_the_encodings_of_chinese_offices(encoding: str) -> None:
    assert words("一、总则\n（一）甲事。".encode(encoding), "a.txt") == ["一、总则", "（一）甲事。"]


def test_a_markdown_table_is_a_table() -> None:
    text = "# 要点\n\n| 序号 | 任务 |\n|---|---|\n| 1 | **甲** |\n"
    blocks = [block for block in read_document(text.encode(), "a.md").blocks if block.text]
    assert [(block.kind, block.cells or block.text) for block in blocks] == [
        (Kind.LINE, "要点"),
        (Kind.ROW, ("序号", "任务")),
        (Kind.ROW, ("1", "**甲**")),
    ]
    assert blocks[0].level == 1


_TEXTS = st.lists(
    st.text(alphabet="一二三甲乙丙，。（）123%处局年月", min_size=1, max_size=30), min_size=1, max_size=12
)


@settings(max_examples=25, deadline=None)
@given(_TEXTS)
def test_order_and_text_survive_reading(texts: list[str]) -> None:
    """Whatever the words are, docx and txt give back exactly them, in order."""
    assert words(word.paragraphs(texts), "a.docx") == texts
    assert words("\n".join(texts).encode(), "a.txt") == texts


@settings(max_examples=15, deadline=None)
@given(_TEXTS)
def test_order_and_text_survive_a_workbook(texts: list[str]) -> None:
    data = sheets.workbook({"表": [["序号", text] for text in texts]})
    blocks: tuple[Block, ...] = read_document(data, "a.xlsx").blocks
    assert [block.cells[1] for block in blocks] == texts


def test_what_a_page_prints_around_its_article_is_left_out_and_its_card_names_the_issuer() -> None:
    page = """<html><body>
<div>今天是2025年11月3日 星期一 访问量：128765</div>
<table><tr><td>索引号</td><td>0001</td><td>发文机构</td><td>云溪市市场监督管理局</td></tr></table>
<h1>云溪市2025年知识产权工作要点</h1>
<div>发布时间：2025-03-25 09:30 来源：市市场监管局 字号：[大 中 小] 【打印】 浏览次数：356</div>
<p>一、任务</p><p>（一）打印店检查。检查打印店9家，满意率达到90%。（牵头单位：甲局）</p></body></html>"""
    document = read_document(page.encode(), "要点.html")
    said = "\n".join(block.text for block in document.blocks)
    assert not [word for word in ("128765", "356", "09:30", "大 中 小", "【打印】", "今天是") if word in said]
    assert "检查打印店9家" in said
    head = draft(document).plan
    assert (head.issuer, str(head.issued)) == ("云溪市市场监督管理局", "2025-03-25")
