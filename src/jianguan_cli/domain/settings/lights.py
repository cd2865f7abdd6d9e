"""The lights as data: which finding shows which colour from which degree on (``lights:``, ``colours:``).

The defaults of the design stand here, once; a workspace's ``jianguan.yaml`` overrides single keys.
"""

from __future__ import annotations

from decimal import Decimal

from jianguan_cli.domain.records import kinds
from jianguan_cli.domain.records.fields import Record, declare
from jianguan_cli.domain.records.finding import Light


class Colour(Record):
    """A declared colour: which of the program's lights it is, and what it means here."""

    level: Light | None = declare(
        kinds.Choice(Light),
        "相当于程序的哪一档：red、yellow、blue、green（名称就是其中之一时可省）",
        default=None,
    )
    label: str | None = declare(kinds.Text(), "报表上的叫法，如 红、橙、蓝", default=None)
    meaning: str | None = declare(kinds.Text(), "含义，如 逾期督办", default=None)


class Band(Record):
    """One band of degrees: more than ``over``, up to and including ``upto``."""

    over: Decimal = declare(kinds.Number(least=0), "大于（不含），默认 0", default=Decimal(0))
    upto: Decimal | None = declare(kinds.Number(least=0), "至（含）；最后一档不写", default=None)
    light: str = declare(kinds.Text(), "颜色；green 表示不亮灯", required=True)


class PlainLight(Record):
    """A finding with one colour, and perhaps another one for 力争 promises."""

    light: str | None = declare(kinds.Text(), "颜色；green 表示不亮灯", default=None)
    soft: str | None = declare(kinds.Text(), "力争类（soft）的颜色，默认同 light", default=None)


class LimitLight(Record):
    """A finding that begins at a limit."""

    light: str | None = declare(kinds.Text(), "颜色；green 表示不亮灯", default=None)
    limit: int | None = declare(
        kinds.Number(whole=True, least=0), "界限（天、工作日或百分比，见规则说明）", default=None
    )


class PeriodLight(Record):
    """A finding with one colour inside the period and one after it."""

    light: str | None = declare(kinds.Text(), "周期结束后的颜色", default=None)
    within: str | None = declare(kinds.Text(), "周期内的颜色", default=None)


class BandLight(Record):
    """A finding whose colour grows with its degree; the bands leave no hole and do not overlap."""

    bands: tuple[Band, ...] | None = declare(
        kinds.ListOf(kinds.Nested(Band)), "各档，从 0 起首尾相接", default=None
    )
    soft: str | None = declare(kinds.Text(), "力争类（soft）的颜色，默认同各档", default=None)


LightRule = PlainLight | LimitLight | PeriodLight | BandLight


def _bands(*bounds: tuple[int, int | None, str]) -> tuple[Band, ...]:
    return tuple(
        Band(over=Decimal(over), upto=None if upto is None else Decimal(upto), light=light)
        for over, upto, light in bounds
    )


class Lights(Record):
    """``lights:``, one key a finding code."""

    overdue: PlainLight = declare(kinds.Nested(PlainLight), "逾期未结", default=PlainLight(light="red"))
    missed_target: PlainLight = declare(
        kinds.Nested(PlainLight),
        "到期未达标",
        name="missed-target",
        default=PlainLight(light="red", soft="yellow"),
    )
    broken_floor: PlainLight = declare(
        kinds.Nested(PlainLight),
        "突破底线",
        name="broken-floor",
        default=PlainLight(light="red", soft="yellow"),
    )
    untrue_report: PlainLight = declare(
        kinds.Nested(PlainLight), "核查不实", name="untrue-report", default=PlainLight(light="red")
    )
    behind_pace: BandLight = declare(
        kinds.Nested(BandLight),
        "未达序时进度（落后的百分点）",
        name="behind-pace",
        default=BandLight(
            bands=_bands((0, 10, "green"), (10, 30, "yellow"), (30, None, "red")), soft="yellow"
        ),
    )
    period_short: PeriodLight = declare(
        kinds.Nested(PeriodLight),
        "周期未达标",
        name="period-short",
        default=PeriodLight(light="red", within="yellow"),
    )
    step_late: BandLight = declare(
        kinds.Nested(BandLight),
        "节点逾期（逾期天数）",
        name="step-late",
        default=BandLight(bands=_bands((0, 30, "yellow"), (30, None, "red"))),
    )
    no_reading: PlainLight = declare(
        kinds.Nested(PlainLight), "未报送", name="no-reading", default=PlainLight(light="yellow")
    )
    stale: LimitLight = declare(
        kinds.Nested(LimitLight), "久未更新（天）", default=LimitLight(light="yellow", limit=90)
    )
    late_start: LimitLight = declare(
        kinds.Nested(LimitLight),
        "迟未启动（已过时间的百分比）",
        name="late-start",
        default=LimitLight(light="yellow", limit=25),
    )
    made_good: PlainLight = declare(
        kinds.Nested(PlainLight), "逾期补齐", name="made-good", default=PlainLight(light="yellow")
    )
    extension_pending: PlainLight = declare(
        kinds.Nested(PlainLight), "延期待批", name="extension-pending", default=PlainLight(light="blue")
    )
    due_soon: LimitLight = declare(
        kinds.Nested(LimitLight),
        "临近时限（剩余工作日）",
        name="due-soon",
        default=LimitLight(light="blue", limit=10),
    )
    awaiting_review: LimitLight = declare(
        kinds.Nested(LimitLight),
        "待复核（工作日）",
        name="awaiting-review",
        default=LimitLight(light="blue", limit=10),
    )
    not_carried: PlainLight = declare(
        kinds.Nested(PlainLight), "未分解", name="not-carried", default=PlainLight(light="yellow")
    )


DEFAULT_LIGHTS = Lights()

LABELS = {
    Light.RED: "红",
    Light.YELLOW: "黄",
    Light.BLUE: "蓝",
    Light.GREEN: "绿",
    Light.NONE: "无",
}
MEANINGS = {
    Light.RED: "逾期或严重滞后，须督办",
    Light.YELLOW: "滞后或未按期报送，须催办",
    Light.BLUE: "提醒：临近时限或等待审批、复核",
    Light.GREEN: "正常推进",
    Light.NONE: "不亮灯：待填报、已撤项或已结转",
}
