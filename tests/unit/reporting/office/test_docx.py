"""Word documents: the layout of GB/T 9704, the same bytes, data that stays data, loud templates."""

from __future__ import annotations

import io
import re
import time
import zipfile
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from tests.unit.reporting.hostile import HOSTILE
from tests.unit.reporting.making import AS_OF, entry, finding, judged, request, soft_target, standing, target

from jianguan_cli.domain.records.finding import Light
from jianguan_cli.domain.settings.settings import ReportHead, Settings
from jianguan_cli.errors import DataError
from jianguan_cli.reporting.formats import render_report
from jianguan_cli.reporting.office.docx import render_docx
from jianguan_cli.reporting.request import Edition, Former, ReportRequest
from jianguan_cli.shipped import shipped_templates

KINDS = ("weekly", "monthly", "bulletin", "notice", "evaluation")


def full_request(**fields: object) -> ReportRequest:
    """Something to say in every section."""
    late = standing(
        1,
        finding("overdue", Light.RED),
        targets=(judged(target(), "40", expected="80"), judged(soft_target(), "1", expected="90")),
        log=(entry("2025-06-10", note="开展检查", problem="人手不足", need="请局领导协调经费"),),
        deadline=AS_OF.replace(month=5),
    )
    yellow = standing(2, finding("stale", Light.YELLOW), lead_now=("信用处",))
    soon = standing(3, finding("due-soon", Light.BLUE), deadline=AS_OF.replace(month=7, day=3))
    made = request(late, yellow, soon, earlier=(Former(AS_OF.replace(month=5), (late,)),))
    head = ReportHead(office="省局办公室", weekly="督查周报")
    return replace(made, settings=Settings(report_head=head), **fields)  # type: ignore[arg-type]


def rendered(kind: str, made: ReportRequest) -> bytes:
    """The document; of a kind with many files the first."""
    data = render_report(kind, "docx", made)
    return next(iter(data.values())) if isinstance(data, dict) else data


def opened(kind: str, made: ReportRequest | None = None) -> Document:
    return docx.Document(io.BytesIO(rendered(kind, made or full_request())))


def all_text(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = [
            archive.read(name).decode() for name in archive.namelist() if re.match(r"word/.*\.xml$", name)
        ]
    return "\n".join("".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", part)) for part in parts)


@pytest.mark.parametrize("kind", KINDS)
def test_page_is_that_of_the_standard(kind: str) -> None:
    section = opened(kind).sections[0]
    for got, wanted in (
        (section.page_width, 210),
        (section.page_height, 297),
        (section.top_margin, 37),
        (section.bottom_margin, 35),
        (section.left_margin, 28),
        (section.right_margin, 26),
    ):
        assert got is not None
        assert abs(got - Mm(wanted)) < Mm(0.1)


@pytest.mark.parametrize("kind", KINDS)
def test_body_is_third_size_on_a_fixed_pitch(kind: str) -> None:
    styles = opened(kind).styles
    body = styles["Normal"]
    assert (body.font.name, body.font.size) == ("仿宋_GB2312", Pt(16))
    assert body.paragraph_format.line_spacing == Pt(29)
    assert body.paragraph_format.first_line_indent == Pt(32)
    assert styles["Heading 1"].font.name == "黑体"
    assert styles["Heading 2"].font.name == "楷体_GB2312"
    assert (styles["Title"].font.name, styles["Title"].font.size) == ("方正小标宋简体", Pt(22))


@pytest.mark.parametrize("kind", KINDS)
def test_every_run_names_its_east_asian_font(kind: str) -> None:
    with zipfile.ZipFile(io.BytesIO(rendered(kind, full_request()))) as archive:
        texts = {name: archive.read(name).decode() for name in archive.namelist() if name.endswith(".xml")}
    for name, xml in texts.items():
        if re.match(r"word/(document|header|footer)", name):
            runs = re.findall(r"<w:r>.*?</w:r>", xml, re.DOTALL)
            said = [run for run in runs if re.search(r"<w:t[ >][^<]", run)]
            assert all("w:eastAsia=" in run for run in said), name
    fonts = texts["word/fontTable.xml"]
    assert all(
        f'w:name="{font}"' in fonts for font in ("方正小标宋简体", "仿宋_GB2312", "黑体", "楷体_GB2312")
    )
    assert fonts.count("<w:altName") == fonts.count("<w:font ")


@pytest.mark.parametrize("kind", KINDS)
def test_page_numbers_stand_outside_between_dashes(kind: str) -> None:
    document = opened(kind)
    assert document.settings.odd_and_even_pages_header_footer
    section = document.sections[0]
    odd, even = section.footer.paragraphs[0], section.even_page_footer.paragraphs[0]
    assert (odd.text, even.text) == ("— 1 —", "— 1 —")
    assert "PAGE" in odd._p.xml
    assert (odd.paragraph_format.right_indent, even.paragraph_format.left_indent) == (Pt(14), Pt(14))


def test_a_letter_has_its_red_rules_on_the_first_page_alone() -> None:
    section = opened("notice").sections[0]
    assert section.different_first_page_header_footer
    head, foot = section.first_page_header, section.first_page_footer
    assert head.paragraphs[0].text == "省局办公室"
    widths = [
        [int(rule.get(qn("w:sz"))) for rule in part._element.iter(qn("w:top")) if rule.get(qn("w:sz"))]
        for part in (head, foot)
    ]
    assert widths == [[24, 6], [6, 24]]
    assert "FF0000" in head._element.xml
    assert "PAGE" not in foot._element.xml


def test_sections_of_the_weekly_stand_in_order() -> None:
    document = opened("weekly")
    headings = [one.text[0] for one in document.paragraphs if one.style and one.style.name == "Heading 1"]
    assert headings == ["一", "二", "三", "四", "五", "六"]
    text = "\n".join(one.text for one in document.paragraphs)
    assert "督查周报" in text
    assert "2025年6月30日" in text
    assert "附件1" in text
    assert document.sections[1].page_width is not None
    assert document.sections[1].page_width > document.sections[0].page_width  # type: ignore[operator]


@pytest.mark.parametrize("kind", ["weekly", "monthly", "bulletin", "notice"])
def test_an_office_that_is_not_set_leaves_a_line_to_fill_in(kind: str) -> None:
    nameless = replace(full_request(), settings=Settings())
    assert "＿＿＿＿＿＿＿＿" in all_text(rendered(kind, nameless))
    assert "＿＿＿＿＿＿＿＿" not in all_text(rendered(kind, full_request()))


def test_tables_repeat_their_heads_and_keep_rows_whole() -> None:
    grids = [grid for grid in opened("weekly").tables if len(grid.rows) > 1]
    assert grids
    for grid in grids:
        assert grid.rows[0]._tr.find(f".//{qn('w:tblHeader')}") is not None
        assert all(row._tr.find(f".//{qn('w:cantSplit')}") is not None for row in grid.rows)


@pytest.mark.parametrize("kind", KINDS)
def test_same_request_gives_the_same_bytes(kind: str) -> None:
    first = rendered(kind, full_request())
    time.sleep(0.01)
    assert rendered(kind, full_request()) == first
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    properties = docx.Document(io.BytesIO(first)).core_properties
    assert properties.created is not None
    assert properties.created.date() == AS_OF
    assert properties.modified == properties.created
    assert (properties.author, properties.last_modified_by) == ("", "")


@pytest.mark.parametrize("kind", KINDS)
def test_data_is_text_whatever_it_looks_like(kind: str) -> None:
    late = finding("overdue", Light.RED)
    every = [standing(place, late, item={"title": title}) for place, title in enumerate(HOSTILE)]
    made = render_report(kind, "docx", request(*every))
    papers = made.values() if isinstance(made, dict) else [made]
    text = "".join("".join(docx.Document(io.BytesIO(data)).element.body.itertext()) for data in papers)
    for title in HOSTILE:
        shown = re.sub("[\x00-\x1f\uffff]", "", title)
        assert shown in text or shown.replace("{_{", "{{").replace("}_}", "}}") in text
    assert "49" not in text
    assert "\x1b" not in text


def test_no_id_reaches_print() -> None:
    for kind in KINDS:
        assert not re.search(r"hb-[0-9]", all_text(rendered(kind, full_request())))


def test_a_target_has_its_chart_with_words_for_those_who_do_not_see() -> None:
    data = rendered("evaluation", full_request())
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        pictures = [name for name in archive.namelist() if name.endswith(".emf")]
        xml = archive.read("word/document.xml").decode()
    assert len(pictures) == 2
    about = re.findall(r'<wp:docPr [^>]*descr="([^"]+)"', xml)
    assert about[0] == "抽检合格率。目标不低于98%，现值40%。"
    assert re.findall(r'<wp:docPr [^>]*?id="([0-9]+)"', xml) == sorted(
        set(re.findall(r'docPr [^>]*?id="([0-9]+)"', xml))
    )


def test_a_missing_name_is_told_with_template_and_paragraph(tmp_path: Path) -> None:
    own = docx.Document(str(shipped_templates() / "bulletin.docx"))
    own.add_paragraph("{{ view.nonsense }}")
    own.save(str(tmp_path / "bulletin.docx"))
    with pytest.raises(DataError, match=r"bulletin\.docx:[0-9]+（“\{\{ view\.nonsense \}\}”） .*nonsense"):
        render_report("bulletin", "docx", replace(full_request(), templates=tmp_path))


def test_a_workspace_template_shadows_the_shipped_one(tmp_path: Path) -> None:
    own = docx.Document()
    own.add_paragraph("本局版式：{{ view.head.title }}")
    own.save(str(tmp_path / "bulletin.docx"))
    data = rendered("bulletin", replace(full_request(), templates=tmp_path))
    assert all_text(data).startswith("本局版式：关于重点任务进展情况的通报")


def test_a_file_that_is_no_word_document_is_named(tmp_path: Path) -> None:
    (tmp_path / "bulletin.docx").write_text("not a zip")
    with pytest.raises(DataError, match=r"bulletin\.docx 不是 Word 文档"):
        render_report("bulletin", "docx", replace(full_request(), templates=tmp_path))


def test_a_loop_across_levels_is_told(tmp_path: Path) -> None:
    own = docx.Document()
    own.add_table(1, 1).cell(0, 0).text = "{% if not view.annexes %}"
    own.add_paragraph("{% endif %}")
    own.save(str(tmp_path / "bulletin.docx"))
    with pytest.raises(DataError, match=r"\{%p"):
        render_report("bulletin", "docx", replace(full_request(), templates=tmp_path))


@pytest.mark.parametrize("code", ["{{ ''.__class__.__mro__ }}", "{{ view.__class__.__init__.__globals__ }}"])
def test_a_template_cannot_leave_the_sandbox(tmp_path: Path, code: str) -> None:
    own = docx.Document()
    own.add_paragraph(code)
    own.save(str(tmp_path / "bulletin.docx"))
    with pytest.raises(DataError):
        render_docx("bulletin.docx", {"view": full_request()}, AS_OF, tmp_path)


def test_a_leak_inside_a_document_is_found(tmp_path: Path) -> None:
    own = docx.Document()
    # Split in two runs, as Word does: the text of the parts is what is searched.
    paragraph = own.add_paragraph("秘密")
    paragraph.add_run("事项")
    own.save(str(tmp_path / "bulletin.docx"))
    hidden = standing(9, item={"title": "秘密事项", "public": False})
    made = replace(full_request(), edition=Edition.PUBLIC, templates=tmp_path)
    made = replace(made, standings=(*made.standings, hidden))
    with pytest.raises(DataError, match="秘密事项"):
        render_report("bulletin", "docx", made)
    assert "秘密事项" not in all_text(rendered("bulletin", replace(made, templates=None)))
