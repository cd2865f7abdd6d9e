"""Synthetic documents in the layouts of offices, each with what a careful person would find in it.

The words are our own; what is printed where is taken from the shapes of public documents.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from tests.documents import paper, sheets, word

YEAR_END = "2025-12-31"


class Task(NamedTuple):
    """A task as all layouts print it: heading, sentence, figures in it, owners, deadline."""

    heading: str
    words: str
    numbers: tuple[tuple[str, str], ...]
    lead: tuple[str, ...]
    support: tuple[str, ...]
    due: str = ""
    deadline: str = YEAR_END


class Found(NamedTuple):
    """What is to be found under one label."""

    clause: str
    lead: tuple[str, ...]
    support: tuple[str, ...]
    numbers: tuple[tuple[str, str], ...]
    deadline: str


class Plan(NamedTuple):
    """A synthetic document: its file name, its bytes, what stands in it."""

    name: str
    data: Callable[[], bytes]
    wanted: tuple[Found, ...]


TASKS = (
    Task(
        "优化企业开办",
        "企业开办时间压缩至0.5个工作日以内，全程网办率达到95%以上。",
        (("0.5", "个工作日"), ("95", "%")),
        ("县市场监管局",),
        ("县行政审批局", "县税务局"),
        "6月底前",
        "2025-06-30",
    ),
    Task(
        "培育经营主体",
        "新增经营主体3200户，其中个体工商户转型升级为企业120户以上。",
        (("3200", "户"), ("120", "户")),
        ("县市场监管局",),
        ("县发展改革局",),
    ),
    Task(
        "守牢食品安全底线",
        "食品抽检不少于1800批次，评价性抽检合格率不低于98.5%。",
        (("1800", "批次"), ("98.5", "%")),
        ("县食安办", "县市场监管局"),
        ("县农业农村局", "县教育局"),
        "11月底前",
        "2025-11-30",
    ),
    Task(
        "整治校园食堂",
        "学校食堂“互联网+明厨亮灶”覆盖率达到100%，每季度检查不少于1次。",
        (("100", "%"), ("1", "次")),
        ("县教育局",),
        ("县市场监管局",),
    ),
    Task(
        "管好特种设备",
        "电梯维保单位抽查40家，万台特种设备死亡率控制在0.2以下。",
        (("40", "家"), ("0.2", "")),
        ("县市场监管局",),
        ("县住房和城乡建设局", "县应急管理局"),
    ),
    Task(
        "推进质量强县",
        "新建质量服务站6个，力争规模以上工业企业产品质量合格率达到96%。",
        (("6", "个"), ("96", "%")),
        ("县市场监管局",),
        ("县经信局", "各乡镇人民政府"),
        "9月底前",
        "2025-09-30",
    ),
    Task(
        "畅通消费维权",
        "12315热线投诉按时办结率达到99%，新发展线下无理由退货承诺店80家。",
        (("99", "%"), ("80", "家")),
        ("县消委会",),
        ("县市场监管局", "县商务局"),
    ),
    Task(
        "加强价格监管",
        "组织教育、医疗、殡葬等重点领域价格检查，办理案件12件以上。",
        (("12", "件"),),
        ("县市场监管局",),
        ("县发展改革局", "县民政局"),
    ),
    Task(
        "规范网络交易",
        "开展直播带货专项整治行动，监测网店2500家次。",
        (("2500", "家次"),),
        ("县市场监管局",),
        ("县委网信办", "县公安局"),
    ),
    Task(
        "提升计量服务",
        "免费检定集贸市场计量器具5000台（件），加油机受检率达到100%。",
        (("5000", "台(件)"), ("100", "%")),
        ("县检验检测中心",),
        (),
        "10月底前",
        "2025-10-31",
    ),
)
CHAPTERS = (
    ("一", "激发主体活力", TASKS[:3]),
    ("二", "守住安全底线", TASKS[3:6]),
    ("三", "优化消费环境", TASKS[6:]),
)
_NUMERALS = "一二三四五六七八九十"


def found(clause: str, task: Task, *, deadline: str | None = None) -> Found:
    return Found(clause, task.lead, task.support, task.numbers, deadline or task.deadline)


def sectioned(*, continued: bool = False) -> tuple[Found, ...]:
    """The tasks under 一/(一), 一/(二), 二/(一) …; or numbered on through the chapters."""
    labels, count = [], 0
    for chapter, _, tasks in CHAPTERS:
        for number, task in enumerate(tasks):
            labels.append(found(f"{chapter}/({_NUMERALS[count if continued else number]})", task))
            count += 1
    return tuple(labels)


def bracket(task: Task, form: str = "（牵头单位：{lead}；责任单位：{support}）") -> str:
    due = f"，{task.due}完成" if task.due else ""
    if not task.support:
        return f"（牵头单位：{'、'.join(task.lead)}{due}）"
    said = form.format(lead="、".join(task.lead), support="、".join(task.support))
    return said[:-1] + due + said[-1]


def automatic() -> bytes:
    lines: list[tuple[int | None, str]] = [
        (None, "某县2025年市场监管工作要点"),
        (None, "为做好全年工作，制定本要点。"),
    ]
    for _, title, tasks in CHAPTERS:
        lines.append((0, title))
        lines += [(1, f"{task.heading}。{task.words}{bracket(task)}") for task in tasks]
    return word.numbered(lines)


def _rows(tasks: Sequence[Task], first: int = 1) -> list[list[str]]:
    return [
        [
            str(number),
            f"{task.heading}。{task.words}",
            "、".join(task.lead),
            "\n".join(task.support),
            task.due or "年底前",
        ]
        for number, task in enumerate(tasks, start=first)
    ]


HEAD = ["序号", "工作任务", "牵头单位", "配合单位", "完成时限"]


def word_table() -> bytes:
    rows = [HEAD, *_rows(TASKS)]
    rows[4 + 1][2] = ""  # 管好特种设备 shares the cell of the lead with the row below
    rows[5][2] = rows[6][2]
    return word.table("某县2025年重点任务分工方案", rows, [(5, 2, 6, 2)])


def columns() -> bytes:
    lines = ["某县2025年市场监管工作要点"]
    for (chapter, title, tasks), label in zip(CHAPTERS, "一二三", strict=True):
        assert chapter == label
        lines.append(f"{chapter}、{title}")
        lines += [
            f"（{_NUMERALS[number]}）{task.heading}。{task.words}"
            f"{bracket(task, '（{lead}牵头，{support}配合）')}"
            for number, task in enumerate(tasks)
        ]
    return paper.printed(lines, columns=2, lines=12, head="某县市场监管局")


def page() -> bytes:
    body = "".join(
        f"<p><strong>{chapter}、{title}</strong></p>"
        + "".join(
            f"<p>　　（{_NUMERALS[number]}）{task.heading}。{task.words}"
            f"{bracket(task, '〔牵头单位：{lead}；配合单位：{support}〕')}</p>"
            for number, task in enumerate(tasks)
        )
        for chapter, title, tasks in CHAPTERS
    )
    return (
        "<html><head><meta charset='utf-8'><title>工作要点</title></head><body>"
        "<ul class='main-nav'><li><a href='/'>首页。</a></li><li><a href='/a'>政务公开</a></li></ul>"
        "<div class='wrap'><div class='info'><span>发布日期：2025-02-10</span></div>"
        f"<div class='TRS_Editor'><p>某县2025年市场监管工作要点</p>{body}</div></div>"
        "<div class='footer'>主办：某县人民政府 备案号：12345678</div></body></html>"
    ).encode()


def ledger() -> bytes:
    rows: list[list[object]] = [
        ["某县2025年重点工作督办台账", *[None] * 8],
        ["填报单位：县政府督查室", *[None] * 7, "更新日期：2025年6月30日"],
        ["序号", "任务来源", "重点任务", "责任", None, None, "完成时限", "进展情况", "备注"],
        [None, None, None, "分管领导", "牵头单位", "责任单位", None, None, None],
    ]
    for number, task in enumerate(TASKS, start=1):
        due = f"2025年{task.due}" if task.due else "2025年12月底前"
        source = "某政发〔2025〕1号" if number == 1 else None
        said = "、".join(task.lead), "、".join(task.support)
        rows.append(
            [number, source, f"{task.heading}：{task.words}", "某领导", *said, due, "已完成60%", None]
        )
    merged = ["A1:I1", "A3:A4", "B3:B4", "C3:C4", "D3:F3", "G3:G4", "H3:H4", "I3:I4", f"B5:B{4 + len(TASKS)}"]
    return sheets.workbook({"台账": rows}, merged=merged)


def red_head() -> bytes:
    lines = [
        "某县人民政府办公室文件",
        "某政办发〔2025〕7号",
        "某县人民政府办公室",
        "关于印发某县2025年市场监管工作要点的通知",
        "各乡镇人民政府，县直各部门：",
        "《某县2025年市场监管工作要点》已经县政府同意，现印发给你们，请认真贯彻落实。",
        "某县人民政府办公室",
        "2025年2月8日",
        "（此件公开发布）",
        "某县2025年市场监管工作要点",
    ]
    for chapter, title, tasks in CHAPTERS:
        lines.append(f"{chapter}、{title}")
        for number, task in enumerate(tasks, start=1):
            lines += [f"{number}．{task.heading}。{task.words}", f"牵头责任单位：{'、'.join(task.lead)}。"]
            if task.support:
                lines.append(f"协同责任单位：{'、'.join(task.support)}。")
            if task.due:
                lines.append(f"完成时限：{task.due}。")
    lines += ["抄送：县委各部门，县人大常委会办公室。", "某县人民政府办公室  2025年2月8日印发"]
    return word.paragraphs(lines, header="内部资料")


def numbered_found() -> tuple[Found, ...]:
    return tuple(
        found(f"{chapter}/{number}", task)
        for chapter, _, tasks in CHAPTERS
        for number, task in enumerate(tasks, start=1)
    )


def report_parts() -> bytes:
    """政府工作报告分解表: chapters as rows across the table, serial numbers that go on, torn over pages."""
    head = ["序号", "目标任务", "责任单位", "完成时限"]
    body: list[list[str]] = []
    for chapter, title, tasks in CHAPTERS:
        body.append([f"{chapter}、{title}（{len(tasks)}项）"] * 4)
        body += [
            [
                str(TASKS.index(task) + 1),
                task.words,
                "、".join((*task.lead, *task.support)),
                task.due or "年底前",
            ]
            for task in tasks
        ]
    rows = [head, *body]
    across = [(at, 0, at, 3) for at, cells in enumerate(rows) if len(set(cells)) == 1]
    return word.table("2025年政府工作报告任务分解表（第一个单位为牵头单位）", rows, across)


def parts_found() -> tuple[Found, ...]:
    made = []
    for chapter, _, tasks in CHAPTERS:
        for task in tasks:
            rest = (*task.lead[1:], *task.support)
            number = TASKS.index(task) + 1
            made.append(Found(f"{chapter}/{number}", task.lead[:1], rest, task.numbers, task.deadline))
    return tuple(made)


def rectification() -> bytes:
    head = ["序号", "存在问题", "整改措施", "牵头单位", "责任单位", "整改时限"]
    dues = ("立行立改", "长期坚持", "2025年6月底前")
    rows = [head] + [
        [
            str(number),
            f"{task.heading}不到位",
            task.words,
            "、".join(task.lead),
            "、".join(task.support),
            dues[number % 3],
        ]
        for number, task in enumerate(TASKS, start=1)
    ]
    return sheets.workbook({"整改清单": [["2025年专项督查反馈问题整改清单"], *rows]}, merged=["A1:F1"])


def rectification_found() -> tuple[Found, ...]:
    deadlines = ("", YEAR_END, "2025-06-30")
    return tuple(
        found(str(number), task)._replace(deadline=deadlines[number % 3])
        for number, task in enumerate(TASKS, start=1)
    )


def minutes() -> bytes:
    lines = ["某县食安委2025年第1次会议纪要", "", "2025年2月5日，副县长主持召开会议，纪要如下：", ""]
    for number, task in enumerate(TASKS):
        with_ = f"，{'、'.join(task.support)}配合" if task.support else ""
        due = f"于{task.due}完成，" if task.due else ""
        lines += [
            f"{_NUMERALS[number]}、{task.heading}。{due}{task.words}由{'、'.join(task.lead)}牵头{with_}。",
            "",
        ]
    return "\n".join(lines).encode("gb18030")


def regulations() -> bytes:
    lines = ["某县2025年市场监管任务分工"]
    for number, (_, title, tasks) in enumerate(CHAPTERS):
        lines += [f"第{_NUMERALS[number]}章 {title}"]
        for place, task in enumerate(tasks):
            lines += [f"第{_NUMERALS[place]}节 {task.heading}"]
            lines += [f"　　{task.words}{bracket(task, '【牵头单位：{lead}；协办单位：{support}】')}"]
    return "\n".join(lines).encode()


def annexes() -> bytes:
    rows = [["指标", "单位", "2025年目标", "牵头单位"]]
    rows += [["经营主体总量", "万户", "8.6", "县市场监管局"], ["抽检合格率", "%", "98.5", "县食安办"]]
    import docx

    document = docx.Document()
    document.add_paragraph("某县2025年质量工作方案")
    document.add_paragraph("一、重点任务")
    for number, task in enumerate(TASKS[:6]):
        document.add_paragraph(f"（{_NUMERALS[number]}）{task.heading}。{task.words}{bracket(task)}")
    document.add_paragraph("二、附表")
    table = document.add_table(rows=len(rows), cols=4)
    for made, cells in zip(table.rows, rows, strict=True):
        for cell, text in zip(made.cells, cells, strict=True):
            cell.text = text
    return word.saved(document)


def annexes_found() -> tuple[Found, ...]:
    tasks = [found(f"一/({_NUMERALS[number]})", task) for number, task in enumerate(TASKS[:6])]
    return (
        *tasks,
        Found("二/1", ("县市场监管局",), (), (("8.6", "万户"),), YEAR_END),
        Found("二/2", ("县食安办",), (), (("98.5", "%"),), YEAR_END),
    )


def bold_leads() -> bytes:
    lines = ["某县2025年市场监管工作安排"]
    lines += [f"{task.heading}。{task.words}{bracket(task)}" for task in TASKS]
    return word.paragraphs(lines, bold=[f"{task.heading}。" for task in TASKS])


def markdown() -> bytes:
    lines = ["# 某县2025年重点任务清单", "", f"| {' | '.join(HEAD)} |", "|---|---|---|---|---|"]
    lines += [f"| {' | '.join(cell.replace(chr(10), '、') for cell in row)} |" for row in _rows(TASKS)]
    return "\n".join(lines).encode()


def ruled() -> bytes:
    head = ["序号", "任务", "牵头单位", "时限"]
    rows = [
        [str(number), task.heading, task.lead[-1], task.due or "年底前"]
        for number, task in enumerate(TASKS, start=1)
    ]
    return paper.ruled("某县2025年任务分工表", [[head, *rows[:6]], [head, *rows[6:]]], [40, 150, 120, 80])


_TABLE = tuple(found(str(number), task) for number, task in enumerate(TASKS, start=1))
PLANS = (
    Plan("自动编号.docx", automatic, sectioned()),
    Plan("分工表.docx", word_table, _TABLE),
    Plan("双栏.pdf", columns, sectioned()),
    Plan("网页.html", page, sectioned()),
    Plan("台账.xlsx", ledger, _TABLE),
    Plan("红头.docx", red_head, numbered_found()),
    Plan("附表.docx", annexes, annexes_found()),
    Plan("报告分解.docx", report_parts, parts_found()),
    Plan("整改清单.xlsx", rectification, rectification_found()),
    Plan("纪要.txt", minutes, tuple(found(_NUMERALS[at], task) for at, task in enumerate(TASKS))),
    Plan("章节.txt", regulations, sectioned()),
    Plan("黑体.docx", bold_leads, _TABLE),
    Plan("清单.md", markdown, _TABLE),
    Plan(
        "表格.pdf",
        ruled,
        tuple(one._replace(numbers=(), support=(), lead=one.lead[-1:]) for one in _TABLE),
    ),
)  # fmt: skip
