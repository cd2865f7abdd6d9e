"""The log of an item: append-only, oldest first, the only place where history is written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping as Map
from decimal import Decimal

from jianguan_cli.domain.plan.status import Status
from jianguan_cli.domain.records import kinds
from jianguan_cli.domain.records.fields import Record, declare
from jianguan_cli.domain.values.vocabulary import ExtendState, Role, VerifyResult


class Extension(Record):
    """A request for more time, and what became of it."""

    from_: dt.date = declare(kinds.Day(), "原期限", required=True, name="from")
    to: dt.date = declare(kinds.Day(), "新期限", required=True)
    reason: str | None = declare(kinds.Text(), "理由", default=None)
    state: ExtendState | None = declare(
        kinds.Choice(ExtendState), "asked 已申请、approved 已批准、refused 未批准", default=None
    )
    approved_by: str | None = declare(kinds.Text(), "批准人", default=None)

    @property
    def standing(self) -> ExtendState:
        """The state; left out, it is approved where an approver is named, else asked."""
        if self.state is not None:
            return self.state
        return ExtendState.APPROVED if self.approved_by else ExtendState.ASKED


class Correction(Record):
    """更正: readings of an earlier entry are replaced, or withdrawn where the value is ``~``."""

    entry: dt.date = declare(kinds.Day(), "被更正的日志条目的日期", required=True)
    values: Map[str, Decimal | None] = declare(
        kinds.MapOf(kinds.Number(), absent_ok=True), "改正后的数；~ 表示撤回", required=True
    )
    reason: str | None = declare(kinds.Text(), "理由", default=None)
    approved_by: str | None = declare(kinds.Text(), "批准人", default=None)


class Handover(Record):
    """移交: the owners named move; the printed ones stay on the item."""

    role: Role = declare(kinds.Choice(Role), "lead 牵头、support 配合", required=True)
    from_: tuple[str, ...] = declare(kinds.ListOf(kinds.Text()), "移出单位", required=True, name="from")
    to: tuple[str, ...] = declare(kinds.ListOf(kinds.Text()), "移入单位", required=True)
    reason: str | None = declare(kinds.Text(), "理由", default=None)
    approved_by: str | None = declare(kinds.Text(), "批准人", default=None)


class Revision(Record):
    """An approved change of a target or a title; ``field`` is ``title`` or ``targets/KEY/FIELD``."""

    field: str = declare(kinds.Text(), "被修改的字段：title，或 targets/目标key/字段", required=True)
    from_: str | None = declare(kinds.Text(), "原内容", name="from", default=None)
    to: str | None = declare(kinds.Text(), "新内容", default=None)
    reason: str | None = declare(kinds.Text(), "理由", default=None)
    approved_by: str | None = declare(kinds.Text(), "批准人", default=None)


class Verification(Record):
    """核查: what was found on the spot."""

    result: VerifyResult = declare(
        kinds.Choice(VerifyResult), "confirmed 属实、partly 部分属实、untrue 不实", required=True
    )
    found: str | None = declare(kinds.Text(), "核查发现", default=None)
    place: str | None = declare(kinds.Text(), "核查地点", default=None)


class Notice(Record):
    """提醒函, 催办函 or 督办单 sent on this item."""

    colour: str = declare(kinds.Text(), "颜色：blue、yellow、red，或设置中声明的名称", required=True)
    number: str = declare(kinds.Text(), "文书编号", required=True)
    reply_by: dt.date | None = declare(kinds.Day(), "反馈时限", default=None)
    signed_by: str | None = declare(kinds.Text(), "签发人", default=None)


class Approval(Record):
    """What a pause, a drop, a closing or a carrying over stands on."""

    basis: str | None = declare(kinds.Text(), "依据文号", default=None)
    approved_by: str | None = declare(kinds.Text(), "批准人", default=None)
    reason: str | None = declare(kinds.Text(), "理由", default=None)
    until: dt.date | None = declare(kinds.Day(), "暂缓至", default=None)
    to: str | None = declare(kinds.Text(), "结转到的事项编号", default=None)


class LogEntry(Record):
    """One dated report; the log is append-only, oldest first."""

    date: dt.date = declare(kinds.Day(), "填报日期", required=True)
    upto: dt.date | None = declare(kinds.Day(), "数据截止日（默认同填报日期）", default=None)
    by: str = declare(kinds.Text(), "填报人", required=True)
    unit: str | None = declare(kinds.Text(), "填报单位", default=None)
    status: Status | None = declare(kinds.Choice(Status), "填报后的状态", default=None)
    values: Map[str, Decimal] = declare(kinds.MapOf(kinds.Number()), "各目标的累计值", default_factory=dict)
    refs: Map[str, Decimal] = declare(kinds.MapOf(kinds.Number()), "相对目标的参照值", default_factory=dict)
    parts: Map[str, tuple[Decimal, ...]] = declare(
        kinds.MapOf(kinds.ListOf(kinds.Number(), example="[3, 5]"), example="{目标: [3, 5]}"),
        "比率的分子和分母，如 [3, 5]；比率本身写在 values",
        default_factory=dict,
    )
    met: bool | None = declare(kinds.Flag(), "参照不明确的相对目标是否达到", default=None)
    provisional: bool = declare(kinds.Flag(), "初步数：以后同一截至日的数为最终数", default=False)
    done: tuple[str, ...] = declare(kinds.ListOf(kinds.Text()), "已完成的成果 key", default=())
    waived: tuple[str, ...] = declare(kinds.ListOf(kinds.Text()), "经批准免于完成的成果 key", default=())
    note: str | None = declare(kinds.Text(), "进展", default=None)
    problem: str | None = declare(kinds.Text(), "存在问题", default=None)
    next: str | None = declare(kinds.Text(), "下步打算", default=None)
    need: str | None = declare(kinds.Text(), "需协调事项", default=None)
    evidence: tuple[str, ...] = declare(kinds.ListOf(kinds.Text()), "佐证材料：文件路径或网址", default=())
    extend: Extension | None = declare(kinds.Nested(Extension), "延期", default=None)
    correct: Correction | None = declare(kinds.Nested(Correction), "更正", default=None)
    handover: Handover | None = declare(kinds.Nested(Handover), "移交", default=None)
    revise: Revision | None = declare(kinds.Nested(Revision), "修订", default=None)
    verify: Verification | None = declare(kinds.Nested(Verification), "核查", default=None)
    notice: Notice | None = declare(kinds.Nested(Notice), "督办文书", default=None)
    reply: str | None = declare(kinds.Text(), "所回复的文书编号", default=None)
    approval: Approval | None = declare(kinds.Nested(Approval), "审批依据", default=None)
    via: str | None = declare(kinds.Text(), "填报途径：import 为表格导入", default=None)

    @property
    def cutoff(self) -> dt.date:
        """数据截止日: the day the figures speak of."""
        return self.upto or self.date

    @property
    def foretells(self) -> bool:
        """Whether the figures speak of a day after the report: nobody knows them, they answer nothing."""
        return self.upto is not None and self.upto > self.date
