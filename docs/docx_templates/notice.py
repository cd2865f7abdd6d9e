"""提醒函, 催办函, 督办单: the letter form, with a form for each matter and a 回执 on a page of its own."""

from __future__ import annotations

from docx.document import Document
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.shared import Mm
from page import letter_head, new_document, number_pages
from parts import blank_or, signature
from text import add, each, form, form_row

_WIDTHS = (28, 50, 28, 50)
_HEAD, _TEXT = "式头", "式文"


def notice_template() -> Document:
    """One paper to one unit."""
    document = new_document("督办文书")
    section = document.sections[0]
    number_pages(section)
    letter_head(section, blank_or("view.office"))
    line = add(document, "{{ view.urgency }}\t{{ view.number }}", "左行")
    line.paragraph_format.tab_stops.add_tab_stop(Mm(156), WD_TAB_ALIGNMENT.RIGHT)
    add(document, "", "左行")
    each(document, "line in view.title_lines", "{{ line }}", "Title")
    add(document, "{{ view.to }}：", "左行")
    add(document, "{{ view.opening }}", "Normal")
    add(document, "{%p for matter in view.matters %}", "Normal")
    _matter(document)
    add(document, "{%p endfor %}", "Normal")
    add(document, "请于{{ view.reply_by }}前书面反馈办理情况，并附佐证材料。", "Normal")
    add(document, "联系人：{{ view.contact }}", "Normal")
    signature(document, "view")
    _receipt_of_paper(document)
    _answer(document)
    return document


def _matter(document: Document) -> None:
    grid = form(document, _WIDTHS)
    form_row(grid, [("{{ matter.number }}. {{ matter.line.title }}", 4, _HEAD)], _WIDTHS)
    _wide(grid, "任务来源", "{{ matter.source }}{{ matter.clause }}")
    form_row(grid, [("{%tr if matter.text %}", 4, _TEXT)], _WIDTHS)
    _wide(grid, "条款原文", "{{ matter.text }}")
    form_row(grid, [("{%tr endif %}", 4, _TEXT)], _WIDTHS)
    _pair(grid, "主办单位", "{{ matter.line.lead }}", "协办单位", "{{ matter.line.support }}")
    _pair(grid, "原定时限", "{{ matter.deadline_first }}", "现定时限", "{{ matter.deadline }}")
    _pair(grid, "逾期天数", "{{ matter.overdue }}", "发文次数", "{{ matter.sent }}")
    form_row(grid, [("{%tr if matter.targets %}", 4, _TEXT)], _WIDTHS)
    form_row(grid, [(name, 1, _HEAD) for name in ("指标", "现值", "目标", "序时与差距")], _WIDTHS)
    form_row(grid, [("{%tr endif %}", 4, _TEXT)], _WIDTHS)
    form_row(grid, [("{%tr for target in matter.targets %}", 4, _TEXT)], _WIDTHS)
    latest = "{{ target.latest }}（数据截止日：{{ target.cutoff }}）"
    paced = "序时应达{{ target.expected }}，{{ target.gap }}"
    cells = ("{{ target.metric }}", latest, "{{ target.wanted }}", paced)
    form_row(grid, [(cell, 1, _TEXT) for cell in cells], _WIDTHS)
    form_row(grid, [("{%tr endfor %}", 4, _TEXT)], _WIDTHS)
    _wide(grid, "进展", "{{ matter.progress }}（数据截止日：{{ matter.line.cutoff }}）")
    _wide(grid, "存在问题", "{{ matter.problem }}")
    _wide(grid, "办理要求", "{{ matter.asked }}")
    add(document, "", "式文")


def _receipt_of_paper(document: Document) -> None:
    grid = form(document, _WIDTHS)
    _pair(grid, "签发人", "{{ view.signed_by }}", "抄送", "{{ view.copies }}")
    _pair(grid, "签收人", "", "签收时间", "　　　年　　月　　日")


def _answer(document: Document) -> None:
    title = add(document, "回　　执", "Title")
    title.paragraph_format.page_break_before = True
    add(document, "来文：{{ view.number }}　{{ view.title }}", "左行")
    widths = (44, 40, 36, 36)
    grid = form(document, widths)
    headings = ("事项", "办理进展和现值", "滞后或未完成原因", "下步措施和完成时间")
    form_row(grid, [(name, 1, _HEAD) for name in headings], widths, repeated=True)
    form_row(grid, [("{%tr for matter in view.matters %}", 4, _TEXT)], widths)
    cells = ("{{ matter.number }}. {{ matter.line.title }}", "", "", "")
    form_row(grid, [(cell, 1, _TEXT) for cell in cells], widths, height=32)
    form_row(grid, [("{%tr endfor %}", 4, _TEXT)], widths)
    add(document, "", "式文")
    grid = form(document, _WIDTHS)
    _pair(grid, "反馈单位", "{{ view.to }}", "反馈时限", "{{ view.reply_by }}")
    _pair(grid, "填报人", "", "联系电话", "")
    _wide(grid, "单位负责人", "（签字、盖章）　　　　　　　　　　　　　年　　月　　日", height=18)


def _wide(grid: object, label: str, text: str, height: int = 0) -> None:
    form_row(grid, [(label, 1, _HEAD), (text, 3, _TEXT)], _WIDTHS, height=height)


def _pair(grid: object, label: str, text: str, label2: str, text2: str) -> None:
    cells = [(label, 1, _HEAD), (text, 1, _TEXT), (label2, 1, _HEAD), (text2, 1, _TEXT)]
    form_row(grid, cells, _WIDTHS)
