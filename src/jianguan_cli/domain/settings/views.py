"""``views:``, lists under a name (``jianguan list 本周``), and what a list can show and be ordered by."""

from __future__ import annotations

from enum import Enum

from jianguan_cli.domain.plan.status import Status
from jianguan_cli.domain.records import kinds
from jianguan_cli.domain.records.fields import Record, declare
from jianguan_cli.domain.records.finding import Light
from jianguan_cli.domain.values.vocabulary import Kind


class ListColumn(Enum):
    """A column of ``list``; the value is what settings and ``--columns`` name it by."""

    ID = "id"
    PLAN = "plan"
    CLAUSE = "clause"
    KIND = "kind"
    TITLE = "title"
    LEAD = "lead"
    SUPPORT = "support"
    DEADLINE = "deadline"
    STATUS = "status"
    LIGHT = "light"
    PROGRESS = "progress"
    WHY = "why"

    @property
    def label(self) -> str:
        """The head of the column, which ``--columns`` takes too."""
        return _COLUMN_LABELS[self]


_COLUMN_LABELS = {
    ListColumn.ID: "编号",
    ListColumn.PLAN: "计划",
    ListColumn.CLAUSE: "条款",
    ListColumn.KIND: "类别",
    ListColumn.TITLE: "事项",
    ListColumn.LEAD: "牵头单位",
    ListColumn.SUPPORT: "配合单位",
    ListColumn.DEADLINE: "时限",
    ListColumn.STATUS: "状态",
    ListColumn.LIGHT: "灯",
    ListColumn.PROGRESS: "进度",
    ListColumn.WHY: "说明",
}
SHOWN = (
    ListColumn.ID,
    ListColumn.TITLE,
    ListColumn.LEAD,
    ListColumn.DEADLINE,
    ListColumn.STATUS,
    ListColumn.LIGHT,
    ListColumn.WHY,
)


class Order(Enum):
    """By what a list is ordered; ``urgency`` is the worst first, ``file`` the order of the files."""

    URGENCY = "urgency"
    FILE = "file"
    ID = "id"
    PLAN = "plan"
    TITLE = "title"
    LEAD = "lead"
    DEADLINE = "deadline"
    STATUS = "status"
    LIGHT = "light"

    @property
    def label(self) -> str:
        """The Chinese word that ``--sort`` takes too."""
        return _ORDER_LABELS[self]


_ORDER_LABELS = {
    Order.URGENCY: "急缓",
    Order.FILE: "文件",
    Order.ID: "编号",
    Order.PLAN: "计划",
    Order.TITLE: "事项",
    Order.LEAD: "牵头单位",
    Order.DEADLINE: "时限",
    Order.STATUS: "状态",
    Order.LIGHT: "灯",
}
_ORDERS = "|".join(order.value for order in Order)
_ORDER_WORDS = f"{_ORDERS.replace('|', '、')}，前面加 - 是倒序"


class View(Record):
    """One list under a name; what it leaves out is as without it."""

    query: str | None = declare(kinds.Text(), "查找的字，几个词之间空格，都要有", default=None)
    plan: tuple[str, ...] = declare(kinds.ListOf(kinds.Text(), distinct=True), "只看这些计划", default=())
    unit: str | None = declare(kinds.Text(), "牵头或配合单位，任一写法", default=None)
    lead: str | None = declare(kinds.Text(), "牵头单位，任一写法", default=None)
    status: tuple[Status, ...] = declare(
        kinds.ListOf(kinds.Choice(Status), distinct=True), "只看这些状态", default=()
    )
    light: tuple[Light, ...] = declare(
        kinds.ListOf(kinds.Choice(Light), distinct=True), "只看这些灯", default=()
    )
    kind: Kind | None = declare(kinds.Choice(Kind), "只看指标或任务", default=None)
    due_within: int | None = declare(
        kinds.Number(whole=True, least=0),
        "时限在今后几天以内（含当天和已过的）",
        name="due-within",
        default=None,
    )
    all: bool = declare(kinds.Flag(), "连同已办结的和已结束的计划", default=False)
    sort: tuple[str, ...] = declare(
        kinds.ListOf(kinds.Text(rf"-?({_ORDERS})", _ORDER_WORDS), distinct=True),
        "排列的次序，依次比较",
        default=(),
    )
    columns: tuple[ListColumn, ...] = declare(
        kinds.ListOf(kinds.Choice(ListColumn), distinct=True), "列出哪些栏", default=()
    )
    limit: int | None = declare(kinds.Number(whole=True, least=1), "最多列出几项", default=None)
