"""周报 and 月报: a numbered issue with a red head, two pages of text, annexes across."""

from __future__ import annotations

from docx.document import Document
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.shared import Mm, Pt
from page import new_document, new_section, number_pages
from parts import blank_or, notes
from styles import CENTRE
from text import add, each, rule, table

_SIGN = "拟稿：　　　　　　　　审核：　　　　　　　　签发："
_LIGHTS = range(5)


def issue_template(name: str) -> Document:
    """周报 and 月报: a numbered issue with a red head."""
    document = new_document(name)
    number_pages(document.sections[0])
    add(document, "{{ view.head.title }}", "红头")
    add(document, "{{ view.head.number }}　统计区间：{{ view.head.period }}", "小注").alignment = CENTRE
    line = add(document, f"{blank_or('view.head.office', '编发单位：')}\t{{{{ view.head.day }}}}", "左行")
    line.paragraph_format.tab_stops.add_tab_stop(Mm(156), WD_TAB_ALIGNMENT.RIGHT)
    rule(line, "bottom", width=18, space=3)
    add(document, "数据截止日：{{ view.head.cutoff }}　{{ view.head.edition }}", "小注")
    _issue_text(document)
    _issue_annexes(document)
    _closing(document)
    return document


def _issue_text(document: Document) -> None:
    add(document, "一、总体情况", "Heading 1")
    each(document, "sentence in view.summary", "{{ sentence }}")
    add(document, "二、报送情况", "Heading 1")
    add(document, "{{ view.filing.sentence }}", "Normal")
    add(document, "三、本期变化", "Heading 1")
    add(document, "{%p if view.movements %}", "Normal")
    cells = ["{{ group.label }}", "{{ group.movements | length }}项", "{{ group.words }}"]
    table(
        document,
        ["类别", "项数", "事项"],
        cells,
        [20, 18, 118],
        loop="group in view.movements",
        centred=(0, 1),
    )
    add(document, "{%p endif %}", "Normal")
    add(document, "{%p if view.unmoved %}", "Normal")
    add(document, "{{ view.unmoved }}", "Normal")
    add(document, "{%p endif %}", "Normal")
    add(document, "四、红灯、黄灯事项", "Heading 1")
    add(document, "{%p for block in view.warnings %}", "Normal")
    add(document, "{{ block.words }}", "Normal")
    add(document, "{%p if block.problems %}", "Normal")
    headings = ["事项", "牵头单位", "原因", "差距", "期数", "数据截止日"]
    cells = ["{{ problem.line.title }}", "{{ problem.line.lead }}", "{{ problem.brief }}"]
    cells += ["{{ problem.line.gap }}", "{{ problem.running }}", "{{ problem.line.cutoff }}"]
    widths = [34, 24, 51, 17, 12, 18]
    table(document, headings, cells, widths, loop="problem in block.problems", centred=(3, 4, 5))
    add(document, "{%p endif %}", "Normal")
    add(document, "{%p endfor %}", "Normal")
    add(document, "五、需局领导协调事项", "Heading 1")
    add(document, "{%p if view.needs %}", "Normal")
    cells = ["{{ one.title }}", "{{ one.lead }}", "{{ one.need }}", "{{ one.cutoff }}"]
    headings = ["事项", "牵头单位", "需协调的问题", "数据截止日"]
    table(document, headings, cells, [42, 26, 62, 26], loop="one in view.needs", centred=(3,))
    add(document, "{%p else %}", "Normal")
    add(document, "本期没有需局领导协调的事项。", "Normal")
    add(document, "{%p endif %}", "Normal")
    add(document, "六、{{ view.due_label }}到期事项", "Heading 1")
    add(document, "{%p if view.due %}", "Normal")
    cells = ["{{ due.day }}", "{{ due.title }}", "{{ due.what }}", "{{ due.lead }}", "{{ due.status }}"]
    headings = ["时限", "事项", "到期内容", "牵头单位", "状态", "数据截止日"]
    widths = [26, 40, 24, 26, 14, 26]
    table(document, headings, [*cells, "{{ due.cutoff }}"], widths, loop="due in view.due", centred=(0, 4, 5))
    add(document, "{%p if view.due_more %}", "Normal")
    add(document, "{{ view.due_more }}", "Normal")
    add(document, "{%p endif %}", "Normal")
    add(document, "{%p else %}", "Normal")
    add(document, "{{ view.due_label }}没有到期的事项和节点。", "Normal")
    add(document, "{%p endif %}", "Normal")


def _closing(document: Document) -> None:
    """版记: at the very end, after the annexes."""
    copies = add(document, "报：　　　　　　　　送：　　　　　　　　发：", "小注")
    rule(copies, "top", width=6, space=3)
    copies.paragraph_format.space_before = Pt(12)
    rule(add(document, _SIGN, "小注"), "bottom", width=6, space=3)


def _issue_annexes(document: Document) -> None:
    new_section(document, landscape=True)
    add(document, "附件1　红灯、黄灯事项清单", "附件题")
    add(document, "{%p if view.problems %}", "Normal")
    headings = [
        "序号",
        "事项",
        "来源和条款",
        "牵头单位",
        "完成时限",
        "灯号",
        "原因",
        "差距",
        "期数",
        "数据截止日",
    ]
    cells = ["{{ problem.line.number }}", "{{ problem.line.title }}"]
    cells += ["{{ problem.line.source }} {{ problem.line.clause }}", "{{ problem.line.lead }}"]
    cells += ["{{ problem.line.deadline }}", "{{ problem.line.light }}", "{{ problem.line.reason }}"]
    cells += ["{{ problem.line.gap }}", "{{ problem.running }}", "{{ problem.line.cutoff }}"]
    widths = [10, 36, 34, 28, 20, 12, 70, 17, 11, 19]
    table(document, headings, cells, widths, loop="problem in view.problems", centred=(0, 4, 5, 7, 8, 9))
    add(document, "{%p else %}", "Normal")
    add(document, "本期没有红灯、黄灯事项。", "Normal")
    add(document, "{%p endif %}", "Normal")
    add(document, "附件2　各单位情况", "附件题").paragraph_format.page_break_before = True
    add(document, "{%p for group in view.groups %}", "Normal")
    add(document, "{{ group.label }}", "表题")
    lights = [f"{{{{ view.tally.lights[{place}].label }}}}" for place in _LIGHTS]
    counts = [f"{{{{ row.tally.lights[{place}].number }}}}" for place in _LIGHTS]
    headings = ["单位", "事项", *lights, "已销号", "办结率", "数据截止日"]
    cells = ["{{ row.name }}", "{{ row.tally.total }}", *counts, "{{ row.tally.closed }}"]
    cells += ["{{ row.tally.closed_share }}", "{{ row.cutoff }}"]
    widths = [62, 18, 18, 18, 18, 18, 20, 20, 22, 43]
    table(document, headings, cells, widths, loop="row in group.rows", centred=range(1, 10))
    add(document, "{%p endfor %}", "Normal")
    notes(document)
