"""``jianguan.yaml``: every setting of a workspace, each with a default; an empty map is a workspace."""

from __future__ import annotations

import datetime as dt

from jianguan_cli.domain.fields import Day, ListOf, Nested, Number, Record, Text, declare
from jianguan_cli.domain.target import ReportCycle
from jianguan_cli.domain.vocabulary import Every

DEFAULT_CYCLE = ReportCycle(every=Every.QUARTER, due=5)


class Acceptance(Record):
    """A data-quality finding that somebody has looked at: silenced, with a reason that is shown."""

    code: str = declare(Text(), "问题代码", required=True)
    item: str | None = declare(Text(), "事项编号；省略则对整个工作区", default=None)
    reason: str = declare(Text(), "理由", required=True)


class ReportHead(Record):
    """The head of the numbered issues; what is left out stays blank, to be filled in by hand."""

    office: str | None = declare(Text(), "编发单位", default=None)
    weekly: str | None = declare(Text(), "周报刊名", default=None)
    monthly: str | None = declare(Text(), "月报刊名", default=None)
    first_weekly: dt.date | None = declare(Day(), "第1期周报的截止日，总期号由此数起", default=None)
    first_monthly: dt.date | None = declare(Day(), "第1期月报的截止日，总期号由此数起", default=None)


DEFAULT_HEAD = ReportHead()


class Settings(Record):
    """The whole of ``jianguan.yaml``."""

    timezone: str = declare(Text(), "时区，决定“今天”是哪一天", default="Asia/Shanghai")
    user: str | None = declare(
        Text(), "本人姓名（默认取 JIANGUAN_BY、git 的 user.name、登录名）", default=None
    )
    report: ReportCycle = declare(
        Nested(ReportCycle), "报送周期，默认每季度、期末后 5 日", default=DEFAULT_CYCLE
    )
    report_head: ReportHead = declare(
        Nested(ReportHead), "周报、月报的刊名、编发单位和总期号", default=DEFAULT_HEAD
    )
    accept: tuple[Acceptance, ...] = declare(
        ListOf(Nested(Acceptance)), "已知悉并说明理由的数据问题", default=()
    )
    ambiguous_width: int = declare(
        Number(whole=True, least=1), "“”…—等字符在终端里占 1 格还是 2 格", default=1
    )
