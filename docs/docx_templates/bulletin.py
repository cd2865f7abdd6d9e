"""通报: draft mark, four sections on two pages, annexes across."""

from __future__ import annotations

from docx.document import Document
from page import new_document, new_section, number_pages
from parts import notes, signature
from text import add, each, table


def bulletin_template() -> Document:
    """通报."""
    document = new_document("通报")
    number_pages(document.sections[0])
    add(document, "{%p if view.head.draft %}", "Normal")
    add(document, "{{ view.head.draft }}", "黑体行")
    add(document, "{%p endif %}", "Normal")
    add(document, "{{ view.head.title }}", "Title")
    add(document, "（数据截止日：{{ view.head.cutoff }}）{{ view.head.edition }}", "期号")
    add(document, "{{ view.head.to }}：", "左行")
    add(document, "一、总体情况", "Heading 1")
    each(document, "sentence in view.summary", "{{ sentence }}")
    cells = [
        "{{ row.label }}",
        "{{ row.items }}",
        "{{ row.items_share }}",
        "{{ row.targets }}",
        "{{ row.targets_share }}",
    ]
    total = ["合计", "{{ view.table.items }}", "{{ view.table.items_whole }}"]
    total += ["{{ view.table.targets }}", "{{ view.table.targets_whole }}"]
    headings = ["类别", "事项数", "占比", "指标数", "占比"]
    table(
        document,
        headings,
        cells,
        [36, 30, 30, 30, 30],
        loop="row in view.table.rows",
        after=total,
        centred=range(5),
    )
    add(document, "二、{{ view.leading_label }}", "Heading 1")
    each(document, "sentence in view.leading", "{{ sentence }}")
    add(document, "三、存在问题", "Heading 1")
    add(document, "{{ view.lagging }}", "Normal")
    add(document, "{%p if view.problems %}", "Normal")
    cells = [
        "{{ one.line.lead }}",
        "{{ one.line.title }}",
        "{{ one.line.gap }}",
        "{{ one.reason }}",
        "{{ one.line.cutoff }}",
    ]
    headings = ["单位", "事项", "差距", "原因", "数据截止日"]
    table(document, headings, cells, [28, 34, 18, 58, 18], loop="one in view.problems", centred=(2, 4))
    add(document, "{%p endif %}", "Normal")
    add(document, "{{ view.filing }}", "Normal")
    add(document, "四、下步要求", "Heading 1")
    each(document, "sentence in view.wanted", "{{ loop.index }}. {{ sentence }}")
    add(
        document,
        "附件：{% for annex in view.annexes %}{{ loop.index }}. {{ annex.label }}　{% endfor %}4. 各单位排名",
        "Normal",
    )
    signature(document)
    _bulletin_annexes(document)
    return document


def _bulletin_annexes(document: Document) -> None:
    new_section(document, landscape=True)
    add(document, "{%p for annex in view.annexes %}", "Normal")
    add(document, "附件{{ loop.index }}　{{ annex.label }}", "附件题")
    add(document, "{%p if annex.entries %}", "Normal")
    headings = [
        "序号",
        "事项",
        "来源和条款",
        "牵头单位",
        "完成时限",
        "类别",
        "进度",
        "差距",
        "情形",
        "数据截止日",
    ]
    cells = ["{{ one.line.number }}", "{{ one.line.title }}", "{{ one.line.source }} {{ one.line.clause }}"]
    cells += ["{{ one.line.lead }}", "{{ one.line.deadline }}", "{{ one.label }}", "{{ one.line.reading }}"]
    cells += ["{{ one.line.gap }}", "{{ one.reason }}", "{{ one.line.cutoff }}"]
    widths = [10, 34, 32, 28, 19, 13, 40, 17, 45, 19]
    table(document, headings, cells, widths, loop="one in annex.entries", centred=(0, 4, 5, 7, 9))
    add(document, "{%p else %}", "Normal")
    add(document, "{{ annex.none }}", "Normal")
    add(document, "{%p endif %}", "Normal")
    add(document, "{%p endfor %}", "Normal")
    add(document, "附件4　各单位排名", "附件题").paragraph_format.page_break_before = True
    add(document, "{%p for group in view.groups %}", "Normal")
    add(document, "{{ group.label }}", "表题")
    names = ["rank", "last", "name", "total", "done", "ahead", "on_pace", "behind", "silent", "other"]
    cells = [f"{{{{ row.{name} }}}}" for name in (*names, "lag_share")]
    headings = ["名次", "上期", "单位", "事项", "已完成", "超进度", "达进度", "欠进度", "未报送", "其他"]
    headings.append("欠进度、未报送占比")
    widths = [20, 20, 55, 18, 20, 20, 20, 20, 20, 18, 26]
    table(document, headings, cells, widths, loop="row in group.rows", centred=(0, 1, *range(3, 11)))
    add(document, "{%p endfor %}", "Normal")
    notes(document)
