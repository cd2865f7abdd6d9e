import io
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from tests.unit.reporting.making import ORG, entry, finding, request, standing

from jianguan_cli.domain.plan.log import Approval, Extension, Verification
from jianguan_cli.domain.plan.units import Member, Register, Unit
from jianguan_cli.domain.records.finding import Finding, Light
from jianguan_cli.domain.values.vocabulary import ExtendState, VerifyResult
from jianguan_cli.errors import DataError
from jianguan_cli.reporting.formats import REPORTS, render_report
from jianguan_cli.reporting.public.edition import public_request
from jianguan_cli.reporting.public.leaks import find_leaks, secret_words
from jianguan_cli.reporting.request import Edition, ReportRequest

EXTEND = Extension(from_=date(2025, 6, 1), to=date(2025, 9, 1), reason="内部理由一", approved_by="陈局长")


CARRIED = Finding("overdue", Light.YELLOW, "由《要点》“不公开的事项”承接：已过时限")


def told() -> ReportRequest:
    """One open item full of internal words, one unpublished item and a part split from it."""
    said = entry(
        "2025-06-26",
        by="张三丰",
        note="内部进展一",
        problem="内部问题一",
        need="内部请求一",
        next="内部打算一",
        evidence=("evidence/内部佐证.pdf",),
        extend=EXTEND,
    )
    checked = entry(
        "2025-06-27", by="李四光", verify=Verification(result=VerifyResult.UNTRUE, found="现场空无一物")
    )
    untrue = Finding("untrue-report", Light.RED, "核查不实：现场空无一物")
    unit = Unit(
        name="计量处", org=ORG, members=(Member(name="王五一"),), leader="赵六合", contact="027-87651234"
    )
    return request(
        standing(1, untrue, CARRIED, log=(said, checked), item={"note": "内部备注一", "leader": ("吴分管",)}),
        standing(2, finding("overdue", Light.RED), item={"public": False, "title": "不公开的事项"}),
        standing(3, item={"parent": "hb-2", "title": "不公开的分项"}),
        register=Register((unit,)),
        edition=Edition.PUBLIC,
    )


INTERNAL_WORDS = (
    "张三丰",
    "李四光",
    "王五一",
    "赵六合",
    "吴分管",
    "陈局长",
    "027-87651234",
    "内部",
    "不公开",
    "现场空无一物",
)


@pytest.mark.parametrize(
    ("kind", "form"), [(kind, form) for kind, forms in REPORTS.items() for form in forms], ids=str
)
def test_no_public_report_tells_anything_internal(kind: str, form: str) -> None:
    made = render_report(kind, form, told())
    for data in made.values() if isinstance(made, dict) else (made,):
        found = find_leaks(data, INTERNAL_WORDS)
        assert found == ()


def test_the_public_edition_keeps_figures_states_and_public_items() -> None:
    public = public_request(told())
    (one,) = public.standings
    assert [entry.date for entry in one.log] == [date(2025, 6, 26), date(2025, 6, 27)]
    extend = one.log[0].extend
    assert extend is not None
    assert extend.standing is ExtendState.APPROVED
    assert extend.to == date(2025, 9, 1)


def test_a_template_that_tells_more_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "templates"
    folder.mkdir()
    (folder / "weekly.md.j2").write_text("# 周报\n\n请找张 三丰办理。\n", encoding="utf-8")
    with pytest.raises(DataError, match="张三丰"):
        render_report("weekly", "md", replace(told(), templates=folder))


def test_leaks_are_found_inside_office_files_and_markup() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", "<w:t>张</w:t></w:r><w:r><w:t>三丰</w:t>")
    assert find_leaks(out.getvalue(), ["张三丰"]) == ("张三丰",)
    assert find_leaks(b"&#24352;&#19977;&#20016;", ["张三丰"]) == ("张三丰",)
    assert find_leaks("内部\n进展\\_一二三四五".encode(), ["内部进展_一二三四五"]) == ("内部进展_一二三四五",)


def test_words_that_public_text_says_anyway_are_no_secret() -> None:
    one = standing(1, log=(entry("2025-06-01", by="计量处", approval=Approval(approved_by="事项1")),))
    internal = request(one)
    assert secret_words(internal, public_request(internal)) == frozenset()
