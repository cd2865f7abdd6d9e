"""年度监测, 中期评估: each plan with its classes, a chart a target, and a skeleton by chapter."""

from __future__ import annotations

from docx.document import Document
from page import new_document, number_pages
from parts import notes
from text import add, form, form_row, table

_WIDTHS = (69, 45, 19, 23)


def evaluation_template() -> Document:
    """All plans of the request, one after the other."""
    document = new_document("监测评估")
    number_pages(document.sections[0])
    add(document, "{{ view.title }}", "Title")
    add(document, "（数据截止日：{{ view.day }}）{{ view.edition }}", "期号")
    add(document, "{%p for plan in view.plans %}", "Normal")
    add(document, "", "左行")
    add(document, "{{ plan.title }}", "Title")
    add(document, "{{ plan.issuer }}　{{ plan.number }}　{{ plan.span }}", "表题")
    add(document, "一、总体评价", "Heading 1")
    add(document, "{{ plan.summary }}", "Normal")
    headings = ["类别", "约束性", "预期性", "未注明", "合计", "占比"]
    names = ("label", "binding", "expected", "unsaid", "total", "share")
    cells = [f"{{{{ row.{name} }}}}" for name in names]
    table(document, headings, cells, [36] + [24] * 5, loop="row in plan.classes", centred=range(6))
    add(document, "二、目标进展", "Heading 1")
    add(document, "{%p if plan.targets %}", "Normal")
    add(document, "图中实线为数据，虚线为序时路径，绿线为目标，竖线为统计截止日。", "小注")
    _targets(document)
    add(document, "{%p else %}", "Normal")
    add(document, "本文件没有可量化的目标。", "Normal")
    add(document, "{%p endif %}", "Normal")
    add(document, "三、各部分任务实施情况", "Heading 1")
    add(document, "{%p for chapter in plan.chapters %}", "Normal")
    _chapter(document)
    add(document, "{%p endfor %}", "Normal")
    add(document, "四、下一步工作建议", "Heading 1")
    add(document, "", "Normal")
    add(document, "{%p endfor %}", "Normal")
    notes(document)
    return document


def _targets(document: Document) -> None:
    grid = form(document, _WIDTHS)
    names = ("指标与走势", "目标和现值", "评价", "责任单位")
    form_row(grid, [(name, 1, "式头") for name in names], _WIDTHS, repeated=True)
    form_row(grid, [("{%tr for card in plan.targets %}", 4, "式文")], _WIDTHS)
    told = ("目标：{{ card.wanted }}", "时限：{{ card.line.deadline }}", "现值：{{ card.latest }}")
    told += (
        "进度：{{ card.line.progress }}",
        "序时应达：{{ card.line.expected }}",
        "差距：{{ card.line.gap }}",
    )
    figures = "\n".join((*told, "数据截止日：{{ card.line.cutoff }}"))
    judged = "{{ card.progress }}{{ card.soft }}（{{ card.line.state }}）"
    cells = (
        "{{ card.number }}. {{ card.line.metric }}{{ chart(card.chart) }}",
        figures,
        judged,
        "{{ card.lead }}",
    )
    styles = ("图文", "表文", "式文", "式文")
    form_row(grid, [(cell, 1, style) for cell, style in zip(cells, styles, strict=True)], _WIDTHS)
    form_row(grid, [("{%tr endfor %}", 4, "式文")], _WIDTHS)


def _chapter(document: Document) -> None:
    add(document, "{{ chapter.label }}", "Heading 2")
    add(document, "{{ chapter.summary }}", "Normal")
    headings = ["事项", "责任单位", "状态", "灯号", "主要进展", "存在问题", "下步打算", "数据截止日"]
    names = ("title", "lead", "status", "light", "note", "problem", "next", "cutoff")
    cells = [f"{{{{ item.{name} }}}}" for name in names]
    widths = [30, 22, 13, 12, 25, 19, 19, 16]
    table(document, headings, cells, widths, loop="item in chapter.items", centred=(2, 3, 7))
    for words in ("主要成效：", "主要问题和原因："):
        add(document, words, "Normal")
