"""``midterm:``, the thresholds of the mid-term view as data."""

from __future__ import annotations

from decimal import Decimal
from enum import Enum

from jianguan_cli.domain.records import kinds
from jianguan_cli.domain.records.fields import Record, declare


class Gauge(Enum):
    """By what a target's progress is compared: the linear path, or growth rates."""

    LINEAR = "linear"
    CAGR = "cagr"


class MidTerm(Record):
    """``midterm:`` as a whole."""

    gauge: Gauge = declare(
        kinds.Choice(Gauge),
        "linear 按序时进度之差；cagr 按年均增速之比（五年规划可选）",
        default=Gauge.LINEAR,
    )
    faster: Decimal = declare(
        kinds.Number(least=0), "linear：高出序时进度多少个百分点（不含）算快于预期", default=Decimal(10)
    )
    slower: Decimal = declare(
        kinds.Number(least=0), "linear：落后序时进度多少个百分点（不含）算滞后", default=Decimal(10)
    )
    faster_ratio: Decimal = declare(
        kinds.Number(least=0),
        "cagr：实际年均增速与所需年均增速之比达到多少算快于预期",
        name="faster-ratio",
        default=Decimal("1.05"),
    )
    slower_ratio: Decimal = declare(
        kinds.Number(least=0),
        "cagr：该比值低于多少算滞后",
        name="slower-ratio",
        default=Decimal("0.95"),
    )
