"""``jianguan.yaml``: every setting of a workspace, each with a default; an empty map is a workspace."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from collections.abc import Mapping as Map
from enum import Enum

from jianguan_cli.domain.plan.target import ReportCycle
from jianguan_cli.domain.records import kinds
from jianguan_cli.domain.records.fields import Record, declare
from jianguan_cli.domain.records.finding import Finding, Light
from jianguan_cli.domain.settings.documents import DocumentLimits
from jianguan_cli.domain.settings.lights import LABELS, MEANINGS, Colour, Lights
from jianguan_cli.domain.settings.midterm import MidTerm
from jianguan_cli.domain.settings.scoring import Scoring
from jianguan_cli.domain.settings.views import View
from jianguan_cli.domain.values.vocabulary import Every

DEFAULT_CYCLE = ReportCycle(every=Every.QUARTER, due=5)


class Acceptance(Record):
    """A data-quality finding that somebody has looked at: silenced, with a reason that is shown."""

    code: str = declare(kinds.Text(), "问题代码", required=True)
    item: str | None = declare(kinds.Text(), "事项编号；item、plan 都不写则对整个工作区", default=None)
    plan: str | None = declare(kinds.Text(), "计划编号：对整份计划；不与 item 同写", default=None)
    reason: str = declare(kinds.Text(), "理由", required=True)


def reasons_of(accept: Iterable[Acceptance]) -> Callable[[Finding], str | None]:
    """Why a finding is accepted, None where it is not.

    The nearest line counts: one for its item goes before one for its plan, that before one for all.  A
    finding is of the plan in whose file it stands.
    """
    reasons = {(one.code, one.item, one.plan): one.reason for one in accept}

    def reason_of(finding: Finding) -> str | None:
        code, path = finding.code, finding.location.path if finding.location is not None else ""
        plan = path.rpartition("/")[2].removesuffix(".yaml") if path.startswith("checklists/") else None
        nearest = ((code, finding.item, None), (code, None, plan), (code, None, None))
        return next((reasons[one] for one in nearest if one in reasons), None)

    return reason_of


class ReportHead(Record):
    """The head of the numbered issues; what is left out stays blank, to be filled in by hand."""

    office: str | None = declare(kinds.Text(), "编发单位", default=None)
    weekly: str | None = declare(kinds.Text(), "周报刊名", default=None)
    monthly: str | None = declare(kinds.Text(), "月报刊名", default=None)
    first_weekly: dt.date | None = declare(kinds.Day(), "第1期周报的截止日，总期号由此数起", default=None)
    first_monthly: dt.date | None = declare(kinds.Day(), "第1期月报的截止日，总期号由此数起", default=None)


DEFAULT_HEAD = ReportHead()


class LocalDays(Record):
    """Local additions to the published 调休 calendar."""

    off: tuple[dt.date, ...] = declare(kinds.ListOf(kinds.Day()), "本地另行放假的日子", default=())
    work: tuple[dt.date, ...] = declare(kinds.ListOf(kinds.Day()), "本地另行上班的日子", default=())


class Extensions(Record):
    """What an extension may be."""

    limit: int | None = declare(
        kinds.Number(whole=True, least=0), "同一事项最多批准延期几次；不写为不限", default=None
    )


class NoticeScheme(Record):
    """督办文书: which colour first, how long to wait for an answer, what comes after silence."""

    ladder: tuple[str, ...] = declare(
        kinds.ListOf(kinds.Text(), distinct=True),
        "逐级升级的颜色，从轻到重",
        default=("blue", "yellow", "red"),
    )
    first: Map[str, str] = declare(
        kinds.MapOf(kinds.Text()), "事项亮某色灯时首份文书的颜色，默认同灯色", default_factory=dict
    )
    reply: int = declare(kinds.Number(whole=True, least=1), "未写反馈时限时，几个工作日内反馈", default=5)


class PolicyLevel(Enum):
    """How bad a review rule's findings are in this workspace; ``off`` silences the rule."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"
    OFF = "off"


class Settings(Record):
    """The whole of ``jianguan.yaml``."""

    timezone: str = declare(kinds.Text(), "时区，决定“今天”是哪一天", default="Asia/Shanghai")
    user: str | None = declare(
        kinds.Text(), "本人姓名（默认取 JIANGUAN_BY、git 的 user.name、登录名）", default=None
    )
    report: ReportCycle = declare(
        kinds.Nested(ReportCycle), "报送周期，默认每季度、期末后 5 日", default=DEFAULT_CYCLE
    )
    report_head: ReportHead = declare(
        kinds.Nested(ReportHead), "周报、月报的刊名、编发单位和总期号", default=DEFAULT_HEAD
    )
    accept: tuple[Acceptance, ...] = declare(
        kinds.ListOf(kinds.Nested(Acceptance)), "已知悉并说明理由的数据问题", default=()
    )
    ambiguous_width: int = declare(
        kinds.Number(whole=True, least=1), "“”…—等字符在终端里占 1 格还是 2 格", default=1
    )
    views: Map[str, View] = declare(
        kinds.MapOf(kinds.Nested(View)), "起了名字的列法：jianguan list 名称", default_factory=dict
    )
    lights: Lights = declare(kinds.Nested(Lights), "亮灯规则：各问题代码的颜色与界限", default=Lights())
    colours: Map[str, Colour] = declare(
        kinds.MapOf(kinds.Nested(Colour)), "颜色的叫法与含义", default_factory=dict
    )
    calendar: LocalDays = declare(
        kinds.Nested(LocalDays), "本地工作日历，叠加在国家调休之上", default=LocalDays()
    )
    extensions: Extensions = declare(kinds.Nested(Extensions), "延期", default=Extensions())
    notices: NoticeScheme = declare(kinds.Nested(NoticeScheme), "督办文书的升级办法", default=NoticeScheme())
    scoring: Scoring = declare(kinds.Nested(Scoring), "考核评分", default=Scoring())
    midterm: MidTerm = declare(kinds.Nested(MidTerm), "中期评估", default=MidTerm())
    policy: Map[str, PolicyLevel] = declare(
        kinds.MapOf(kinds.Choice(PolicyLevel)),
        "审核规则的级别：规则代码: error、warning、notice 或 off",
        default_factory=dict,
    )
    documents: DocumentLimits = declare(
        kinds.Nested(DocumentLimits), "draft 读文件的大小上限", default=DocumentLimits()
    )
    ledger_columns: Map[str, str] = declare(
        kinds.MapOf(kinds.Text()),
        "台账的列名对应的栏目，如 主办处室: lead；起草时问一次",
        default_factory=dict,
    )
    supervisors: tuple[str, ...] = declare(
        kinds.ListOf(kinds.Text(), distinct=True), "督查单位：替各单位填报不算非责任单位填报", default=()
    )

    def level_of(self, colour: str) -> Light | None:
        """The light that a colour name means here, or None where nobody declared it."""
        declared = self.colours.get(colour)
        if declared is not None and declared.level is not None:
            return declared.level
        return BUILT_IN_COLOURS.get(colour)

    def label_of(self, light: Light) -> str:
        """What this workspace calls a light in reports: 红, or 橙 where it is declared so."""
        named = self._declared(light)
        return (named.label if named else None) or LABELS[light]

    def meaning_of(self, light: Light) -> str:
        """What a light means in this workspace."""
        named = self._declared(light)
        return (named.meaning if named else None) or MEANINGS[light]

    def _declared(self, light: Light) -> Colour | None:
        hits = (colour for name, colour in self.colours.items() if self.level_of(name) is light)
        return next(hits, None)


BUILT_IN_COLOURS = {light.value: light for light in Light}
