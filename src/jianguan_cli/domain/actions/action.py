"""The common ground of all actions: who says it, what the log records, why it is refused."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from jianguan_cli.domain.admitting.approvals import self_approver
from jianguan_cli.domain.admitting.entering import Level, entering
from jianguan_cli.domain.admitting.preconditions import unmet
from jianguan_cli.domain.judging.standing import Standing
from jianguan_cli.domain.plan.log import LogEntry
from jianguan_cli.domain.plan.status import Status
from jianguan_cli.domain.records.edit import Append, Edit, Fragment, Path, SetValue
from jianguan_cli.domain.records.fields import keys_of
from jianguan_cli.domain.values.number import parse_number
from jianguan_cli.errors import UsageError


class Refusal(UsageError):  # noqa: N818 - the word of the trade
    """The action does not fit the item as it stands."""


class Author(NamedTuple):
    """Who makes the entry, on what day, for which unit; ``via`` is ``import`` for a returned form."""

    date: date
    by: str
    unit: str | None = None
    via: str | None = None


class Statement(NamedTuple):
    """What a clerk may state along with any action (填报内容): figures, deliverables, words, evidence."""

    values: Mapping[str, Fragment] = {}
    refs: Mapping[str, Fragment] = {}
    parts: Mapping[str, Fragment] = {}
    met: bool | None = None
    upto: date | None = None
    done: tuple[str, ...] = ()
    note: str | None = None
    problem: str | None = None
    next: str | None = None
    need: str | None = None
    evidence: tuple[str, ...] = ()
    provisional: bool = False

    @property
    def empty(self) -> bool:
        """Whether nothing at all was said."""
        return self._replace(provisional=False) == Statement()


class Action(NamedTuple):
    """One log entry to append, and what now holds on the item itself (paths inside the item).

    ``added`` are whole items that come to stand at the end of the same plan.
    """

    entry: dict[str, Fragment]
    sets: tuple[tuple[Path, Fragment], ...] = ()
    added: tuple[dict[str, Fragment], ...] = ()

    def edits(self, index: int) -> list[Edit]:
        """The edits in a checklist where the item stands at ``index``."""
        item: Path = ("items", index)
        changes: list[Edit] = [SetValue(item + path, value) for path, value in self.sets]
        changes.append(Append((*item, "log"), self.entry))
        return [*changes, *(Append(("items",), one) for one in self.added)]


_ORDER = {key.name: place for place, key in enumerate(keys_of(LogEntry))}


def log_entry(
    author: Author,
    statement: Statement,
    *,
    status: Status | None = None,
    record: tuple[str, Fragment] | None = None,
    waived: tuple[str, ...] = (),
) -> dict[str, Fragment]:
    """The entry as the file will say it: only what was said, in the order of the table."""
    said: dict[str, Fragment | None] = {
        "date": author.date,
        "upto": statement.upto if statement.upto != author.date else None,
        "by": author.by,
        "unit": author.unit,
        "status": status.value if status else None,
        "values": dict(statement.values) or None,
        "refs": dict(statement.refs) or None,
        "parts": dict(statement.parts) or None,
        "met": statement.met,
        "provisional": True if statement.provisional else None,
        "done": list(statement.done) or None,
        "waived": list(waived) or None,
        "note": statement.note,
        "problem": statement.problem,
        "next": statement.next,
        "need": statement.need,
        "evidence": list(statement.evidence) or None,
        "via": author.via,
    }
    if record is not None:
        said[record[0]] = record[1]
    kept = {name: value for name, value in said.items() if value is not None}
    return dict(sorted(kept.items(), key=lambda pair: _ORDER[pair[0]]))


def record(**fields: Fragment | None) -> dict[str, Fragment]:
    """The fields of a record that have something to say; ``from_`` is written ``from``."""
    return {name.rstrip("_"): value for name, value in fields.items() if value is not None}


def require_order(standing: Standing, author: Author) -> None:
    """The log is append-only, oldest first: an entry may not be dated before the last one."""
    log = standing.item.log
    if log and author.date < log[-1].date:
        raise Refusal(
            f"填报日期 {author.date} 早于最后一条日志（{log[-1].date}），日志只能往后追加",
            hint="数据属于较早的日期，请用 --upto 写明数据截止日；要改旧数，请用 jianguan correct",
        )


def require_figures(standing: Standing, author: Author, statement: Statement) -> None:
    """Nothing that cannot stand enters the log: the table of ``admitting.preconditions``."""
    for one in unmet(entering(standing, entry_of(author, statement))):
        if one.level is Level.REFUSED:
            raise Refusal(one.message, hint=one.hint)


def entry_of(author: Author, statement: Statement) -> LogEntry:
    """What is stated, as the entry of the log that it will be."""
    return LogEntry(
        date=author.date,
        upto=statement.upto,
        by=author.by,
        unit=author.unit,
        values=_figures(statement.values),
        refs=_figures(statement.refs),
        parts={
            key: tuple(one for one in pair if isinstance(one, Decimal)) if isinstance(pair, list) else ()
            for key, pair in statement.parts.items()
        },
        met=statement.met,
        provisional=statement.provisional,
        done=statement.done,
    )


def _figures(said: Mapping[str, Fragment]) -> dict[str, Decimal]:
    read = {key: one if isinstance(one, Decimal) else parse_number(str(one)) for key, one in said.items()}
    return {key: number for key, number in read.items() if number is not None}


def require_status(standing: Standing, fits: bool, verb: str, hint: str) -> None:
    """The action fits only some statuses; ``fits`` tells whether the item's is one of them."""
    if not fits:
        raise Refusal(f"本事项现为“{standing.status.label}”，不能{verb}", hint=hint)


def require(value: str | None, option: str, why: str) -> str:
    """An option without which the action does not stand."""
    if not value or not value.strip():
        raise Refusal(f"缺少 {option}：{why}", hint=f"请加上 {option} 再试一次")
    return value.strip()


def require_approver(value: str | None, option: str, why: str, *people: str) -> str:
    """An approver, who is none of the ``people`` that ask for it."""
    name = require(value, option, why)
    himself = self_approver(name, people)
    if himself is not None:
        raise Refusal(
            f"批准人不能是{himself}自己：提请、申请、办理的人不能批准自己的事",
            hint=f"{option} 写批准的人；经办人用 --by 写明",
        )
    return name
