"""A frozen reporting period: what was signed off, item by item, so that later edits of it show.

The state of an item in a period is what its log said of it when it was frozen: the entries written up to
the day of the freezing that speak of a day up to the period's last.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from collections.abc import Mapping as Map
from decimal import Decimal

from jianguan_cli.domain.plan.log import LogEntry
from jianguan_cli.domain.plan.model import Item
from jianguan_cli.domain.plan.status import Status
from jianguan_cli.domain.records import kinds
from jianguan_cli.domain.records.canonical import digest
from jianguan_cli.domain.records.fields import Record, declare
from jianguan_cli.domain.values.number import show

FORMAT = 1


class FrozenItem(Record):
    """One item as it was signed off."""

    id: str = declare(kinds.Text(), "事项编号", required=True)
    status: Status = declare(kinds.Choice(Status), "期末状态", required=True)
    values: Map[str, Decimal] = declare(kinds.MapOf(kinds.Number()), "期末各目标的读数", default_factory=dict)
    digest: str = declare(kinds.Text("[0-9a-f]{16}", "16 位摘要"), "本期日志的摘要", required=True)


class FrozenPeriod(Record):
    """The whole of ``frozen/PERIOD.yaml``."""

    format: int = declare(kinds.Number(whole=True, least=1), "格式版本，现为 1", required=True)
    period: str = declare(kinds.Text(), "报告期，如 2025Q2、2025-06、2025", required=True)
    last: dt.date = declare(kinds.Day(), "报告期最后一日", required=True)
    frozen: dt.date = declare(kinds.Day(), "封存日期", required=True)
    by: str = declare(kinds.Text(), "封存人", required=True)
    approved_by: str | None = declare(kinds.Text(), "签发人", default=None)
    commit: str | None = declare(kinds.Text(), "封存时的 Git 提交", default=None)
    seal: str = declare(kinds.Text("[0-9a-f]{16}", "16 位摘要"), "全部事项的摘要", required=True)
    items: tuple[FrozenItem, ...] = declare(kinds.ListOf(kinds.Nested(FrozenItem)), "事项", required=True)

    def item(self, item_id: str) -> FrozenItem | None:
        """The item of that id as it was signed off."""
        return next((item for item in self.items if item.id == item_id), None)

    @property
    def intact(self) -> bool:
        """Whether the file still says what was sealed."""
        return self.seal == seal_of(self.period, self.items)


def entries_of(item: Item, last: dt.date, frozen: dt.date) -> tuple[LogEntry, ...]:
    """The entries that make the state in a period that ends on ``last`` and was frozen on ``frozen``."""
    return tuple(entry for entry in item.log if entry.cutoff <= last and entry.date <= frozen)


def state_digest(item: Item, last: dt.date, frozen: dt.date) -> str:
    """The digest of that state."""
    return digest(entries_of(item, last, frozen))


def freeze_item(item: Item, last: dt.date, frozen: dt.date) -> FrozenItem:
    """The item as it is to be signed off."""
    status = Status.UNREPORTED
    values: dict[str, Decimal] = {}
    for entry in entries_of(item, last, frozen):
        status = entry.status or status
        values |= entry.values
    return FrozenItem(id=item.id, status=status, values=values, digest=state_digest(item, last, frozen))


def amendments(period: FrozenPeriod, items: Iterable[Item]) -> Iterator[tuple[str, str]]:
    """Item ids with what their log says of a frozen period now and did not say when it was signed off."""
    signed = {item.id: item for item in period.items}
    for item in items:
        was = signed.get(item.id)
        if was is None:
            continue
        now = freeze_item(item, period.last, period.frozen)
        if now.digest == was.digest:
            continue
        said = [
            f"{key}由{_said(was.values.get(key))}改为{_said(now.values.get(key))}"
            for key in dict.fromkeys((*was.values, *now.values))
            if was.values.get(key) != now.values.get(key)
        ]
        if now.status is not was.status:
            said.insert(0, f"状态由{was.status.label}改为{now.status.label}")
        yield item.id, f"{period.period}封存后改动：{'，'.join(said) or '日志文字有改动'}"


def _said(value: Decimal | None) -> str:
    return "未报" if value is None else show(value)


def seal_of(period: str, items: Iterable[FrozenItem]) -> str:
    """The digest over all items of a period."""
    return digest([period, *sorted((item.id, item.digest) for item in items)])
