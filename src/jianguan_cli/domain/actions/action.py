"""The common ground of all actions: who says it, what the log records, why it is refused."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from jianguan_cli.domain.judging.standing import Reading, Standing
from jianguan_cli.domain.judging.timeline import unfold
from jianguan_cli.domain.judging.twofold import rival
from jianguan_cli.domain.plan.log import LogEntry
from jianguan_cli.domain.plan.status import Status
from jianguan_cli.domain.records.edit import Append, Edit, Fragment, Path, SetValue
from jianguan_cli.domain.records.fields import keys_of
from jianguan_cli.domain.values.dates import say
from jianguan_cli.domain.values.number import parse_number, show
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
    """A figure speaks of a day that was, and does not contradict one that stands for that day."""
    upto = statement.upto or author.date
    if upto > author.date:
        raise Refusal(
            f"数据截止日{say(upto)}在填报日期{say(author.date)}之后，还没有发生的数不能填报",
            hint="--upto 写数据实际说到的那一天（不写就是填报当日）；预计数请写进 --note 或 --next",
        )
    if statement.provisional and not statement.values:
        raise Refusal("--provisional 说的是所报的数，这里没有数", hint="请加上 --value，或去掉 --provisional")
    if not statement.values:
        return
    timeline = unfold(standing.item, author.date)
    for key, said in statement.values.items():
        value = said if isinstance(said, Decimal) else parse_number(str(said))
        before = None if value is None else rival(timeline, key, upto, author.unit, value)
        if value is not None and before is not None and before.value is not None:
            raise _contradiction(standing, author, key, value, before)


def _contradiction(standing: Standing, author: Author, key: str, value: Decimal, before: Reading) -> Refusal:
    old = "—" if before.value is None else show(before.value)
    correct = (
        f"改数请用 jianguan correct {standing.item.id} --entry {before.date} --value {key}={show(value)}"
        " --reason 理由 --approved-by 批准人"
    )
    if before.date == author.date:
        correct = f"刚才填错了请用 jianguan undo 撤回重填；{correct}"
    return Refusal(
        f"“{key}”截至{say(before.upto)}已报 {old}（{say(before.date)}报），不能再报 {show(value)}",
        hint=f"{correct}。以后先报初步数的，报时加 --provisional，最终数就不必更正",
    )


def require_status(standing: Standing, fits: bool, verb: str, hint: str) -> None:
    """The action fits only some statuses; ``fits`` tells whether the item's is one of them."""
    if not fits:
        raise Refusal(f"本事项现为“{standing.status.label}”，不能{verb}", hint=hint)


def require(value: str | None, option: str, why: str) -> str:
    """An option without which the action does not stand."""
    if not value or not value.strip():
        raise Refusal(f"缺少 {option}：{why}", hint=f"请加上 {option} 再试一次")
    return value.strip()
