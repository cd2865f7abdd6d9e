"""``scoring:``, the rules of the yearly score as data; the defaults stand here, once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping as Map
from decimal import Decimal
from enum import Enum

from jianguan_cli.domain.records import kinds
from jianguan_cli.domain.records.fields import Record, declare


class Code(Enum):
    """The kinds of events that may cost points; the value is the key in the settings."""

    OVERDUE = "overdue"
    MISSED_TARGET = "missed-target"
    BROKEN_FLOOR = "broken-floor"
    PERIOD_SHORT = "period-short"
    STEP_LATE = "step-late"
    LATE_REPORT = "late-report"
    NOT_REPORTED = "not-reported"
    RETURNED = "returned"
    UNTRUE_REPORT = "untrue-report"
    PARTLY_UNTRUE = "partly-untrue"
    LATE_EXTENSION = "late-extension"
    NOTICE = "notice"
    NO_REPLY = "no-reply"

    @property
    def label(self) -> str:
        """The word of the score sheet."""
        return _LABELS[self]


_LABELS = {
    Code.OVERDUE: "逾期未结",
    Code.MISSED_TARGET: "到期未达标",
    Code.BROKEN_FLOOR: "突破底线",
    Code.PERIOD_SHORT: "周期未达标",
    Code.STEP_LATE: "节点逾期",
    Code.LATE_REPORT: "迟报",
    Code.NOT_REPORTED: "未报送",
    Code.RETURNED: "退回",
    Code.UNTRUE_REPORT: "核查不实",
    Code.PARTLY_UNTRUE: "核查部分属实",
    Code.LATE_EXTENSION: "逾期才申请延期",
    Code.NOTICE: "督办文书",
    Code.NO_REPLY: "逾期未回复督办文书",
}


class Method(Enum):
    """How an item's points make a unit's score."""

    TOTAL = "total"
    MEAN = "mean"


class Span(Enum):
    """From when events count."""

    YEAR = "year"
    ALL = "all"


class Deductions(Record):
    """``scoring.deductions:``, the points that one event costs the lead; 0 leaves the kind out."""

    overdue: Decimal = declare(kinds.Number(least=0), "逾期未结", default=Decimal(5))
    missed_target: Decimal = declare(
        kinds.Number(least=0), "到期未达标（每个目标或成果）", name="missed-target", default=Decimal(5)
    )
    broken_floor: Decimal = declare(
        kinds.Number(least=0), "突破底线（每次）", name="broken-floor", default=Decimal(5)
    )
    period_short: Decimal = declare(
        kinds.Number(least=0), "周期未达标（每期）", name="period-short", default=Decimal(3)
    )
    step_late: Decimal = declare(
        kinds.Number(least=0), "节点逾期（每个）", name="step-late", default=Decimal(2)
    )
    late_report: Decimal = declare(
        kinds.Number(least=0), "过了报送时限才报或仍未报（每期）", name="late-report", default=Decimal("0.5")
    )
    not_reported: Decimal = declare(
        kinds.Number(least=0),
        "到下一期报送时限仍未报，在迟报之外再扣（每期）",
        name="not-reported",
        default=Decimal("2.5"),
    )
    returned: Decimal = declare(kinds.Number(least=0), "销号申请被退回", default=Decimal(1))
    untrue_report: Decimal = declare(
        kinds.Number(least=0), "核查不实", name="untrue-report", default=Decimal(5)
    )
    partly_untrue: Decimal = declare(
        kinds.Number(least=0), "核查部分属实", name="partly-untrue", default=Decimal(2)
    )
    late_extension: Decimal = declare(
        kinds.Number(least=0),
        "逾期才申请延期（逾期未结本身另扣，故默认 0）",
        name="late-extension",
        default=Decimal(0),
    )
    no_reply: Decimal = declare(
        kinds.Number(least=0), "逾期未回复督办文书", name="no-reply", default=Decimal(1)
    )


def _notice_points() -> dict[str, Decimal]:
    return {"yellow": Decimal(1), "red": Decimal(2)}


_LEAD_ONLY = (
    Code.LATE_REPORT,
    Code.NOT_REPORTED,
    Code.RETURNED,
    Code.UNTRUE_REPORT,
    Code.PARTLY_UNTRUE,
    Code.LATE_EXTENSION,
    Code.NOTICE,
    Code.NO_REPLY,
)


class Adjustment(Record):
    """``scoring.adjust:``, one 加减分 by hand; somebody answers for it."""

    date: dt.date = declare(kinds.Day(), "日期", required=True)
    unit: str = declare(kinds.Text(), "单位", required=True)
    org: str | None = declare(kinds.Text(), "所属机关（同名单位不止一个时写）", default=None)
    points: Decimal = declare(kinds.Number(), "加分写正数，减分写负数", required=True)
    reason: str = declare(kinds.Text(), "理由", required=True)
    approved_by: str = declare(kinds.Text(), "批准人", required=True)
    item: str | None = declare(kinds.Text(), "有关事项的编号", default=None)


class Scoring(Record):
    """``scoring:`` as a whole."""

    start: Decimal = declare(kinds.Number(least=0), "起始分", default=Decimal(100))
    cap: Decimal = declare(kinds.Number(least=0), "最高分", default=Decimal(100))
    floor: Decimal = declare(kinds.Number(least=0), "最低分", default=Decimal(0))
    method: Method = declare(
        kinds.Choice(Method),
        "total 起始分减去各项失分；mean 起始分减去各项失分的加权平均",
        default=Method.TOTAL,
    )
    span: Span = declare(kinds.Choice(Span), "year 只算判定日当年的事件；all 从头累计", default=Span.YEAR)
    item_cap: Decimal = declare(
        kinds.Number(least=0), "一个事项在计分期内最多扣一个单位多少分（再乘权重）", default=Decimal(10)
    )
    support: Decimal = declare(kinds.Number(least=0), "协办单位承担的份额", default=Decimal("0.5"))
    shared: Decimal = declare(
        kinds.Number(least=0), "分工负责、不分牵头时每个单位承担的份额", default=Decimal(1)
    )
    lead_only: tuple[Code, ...] = declare(
        kinds.ListOf(kinds.Choice(Code), distinct=True), "只由牵头单位承担的扣分", default=_LEAD_ONLY
    )
    deductions: Deductions = declare(kinds.Nested(Deductions), "每个事件扣多少分", default=Deductions())
    notices: Map[str, Decimal] = declare(
        kinds.MapOf(kinds.Number(least=0)), "收到某色督办文书扣多少分", default_factory=_notice_points
    )
    adjust: tuple[Adjustment, ...] = declare(kinds.ListOf(kinds.Nested(Adjustment)), "人工加减分", default=())
    least_items: int = declare(
        kinds.Number(whole=True, least=1), "承担的事项少于这个数的单位不参加排名", default=1
    )

    def points(self, code: Code, colour: str | None = None) -> Decimal:
        """What one event costs the lead; a notice by its colour."""
        if code is Code.NOTICE:
            return self.notices.get(colour or "", Decimal(0))
        found: Decimal = getattr(self.deductions, code.name.lower())
        return found
