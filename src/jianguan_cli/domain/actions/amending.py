"""What an approval may amend: the deadline, a wrong number, a target, the owners."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from jianguan_cli.domain.actions.action import (
    Action,
    Author,
    Refusal,
    Statement,
    log_entry,
    record,
    require,
    require_approver,
    require_order,
    require_status,
)
from jianguan_cli.domain.judging.standing import Standing
from jianguan_cli.domain.plan.log import Extension
from jianguan_cli.domain.plan.model import Item
from jianguan_cli.domain.records.edit import Fragment, Path
from jianguan_cli.domain.values.number import parse_number, show
from jianguan_cli.domain.values.vocabulary import ExtendState, Op, Role


def pending_extension(item: Item) -> Extension | None:
    """The request for more time that nobody has decided yet."""
    for entry in reversed(item.log):
        if entry.extend is not None:
            return entry.extend if entry.extend.standing is ExtendState.ASKED else None
    return None


def ask_extension(
    standing: Standing,
    author: Author,
    to: date,
    reason: str | None,
    approved_by: str | None,
    limit: int | None,
) -> Action:
    """延期: asked, or with an approver decided at once; ``limit`` is how many a workspace allows."""
    require_order(standing, author)
    require_status(standing, standing.status.open, "延期", "已办结、已撤项或已结转的事项不能延期")
    why = require(reason, "--reason", "延期要说明理由")
    pending = pending_extension(standing.item)
    if pending is not None:
        raise Refusal(
            f"已有一个延期到 {pending.to} 的申请待批",
            hint=f"先批复：jianguan extend {standing.item.id} --approve 批准人（或 --refuse 批准人）",
        )
    if approved_by:
        approved_by = require_approver(approved_by, "--approved-by", "延期要有批准人", author.by)
    _require_room(standing.item, limit)
    if to <= standing.deadline:
        raise Refusal(
            f"新期限 {to} 应晚于现期限 {standing.deadline}", hint="提前完成不必改期限，直接申请销号"
        )
    said = record(
        from_=standing.deadline,
        to=to,
        reason=why,
        state=(ExtendState.APPROVED if approved_by else ExtendState.ASKED).value,
        approved_by=approved_by,
    )
    entry = log_entry(author, Statement(), record=("extend", said))
    return Action(entry, ((("deadline",), to),) if approved_by else ())


def decide_extension(
    standing: Standing, author: Author, approver: str, *, approve: bool, limit: int | None = None
) -> Action:
    """Approve or refuse the extension that was asked; ``limit`` as for asking."""
    require_order(standing, author)
    pending = pending_extension(standing.item)
    if pending is None:
        raise Refusal(
            "没有待批的延期申请", hint=f"先申请：jianguan extend {standing.item.id} --to 日期 --reason 理由"
        )
    if approve:
        _require_room(standing.item, limit)
    asked_by = _asked_by(standing.item)
    said = record(
        from_=pending.from_,
        to=pending.to,
        reason=pending.reason,
        state=(ExtendState.APPROVED if approve else ExtendState.REFUSED).value,
        approved_by=require_approver(approver, "--approve/--refuse", "要写明批准人", asked_by),
    )
    entry = log_entry(author, Statement(), record=("extend", said))
    return Action(entry, ((("deadline",), pending.to),) if approve else ())


def _asked_by(item: Item) -> str:
    """Who asked for the extension that waits."""
    return next(entry.by for entry in reversed(item.log) if entry.extend is not None)


def _require_room(item: Item, limit: int | None) -> None:
    granted = sum(1 for one in item.log if one.extend and one.extend.standing is ExtendState.APPROVED)
    if limit is not None and granted >= limit:
        raise Refusal(
            f"已延期 {granted} 次，达到本工作区的上限 {limit} 次",
            hint="上限见 jianguan.yaml 的 extensions.limit",
        )


def correct(
    standing: Standing,
    author: Author,
    entry_date: date,
    values: dict[str, Decimal | None],
    reason: str | None,
    approved_by: str | None,
) -> Action:
    """更正 readings of an earlier entry; a value of None withdraws the reading."""
    require_order(standing, author)
    why = require(reason, "--reason", "更正要说明理由")
    approver = require_approver(approved_by, "--approved-by", "更正要有批准人", author.by)
    entries = [entry for entry in standing.item.log if entry.date == entry_date]
    if not entries:
        days = "、".join(dict.fromkeys(str(one.date) for one in standing.item.log if one.values)) or "无"
        raise Refusal(f"日志里没有 {entry_date} 这一条", hint=f"报过数的日期：{days}")
    if not values:
        raise Refusal("没有写要更正成多少", hint="例如 --value 合格率=98.6；撤回写 --value 合格率=~")
    for key in values:
        if all(key not in entry.values for entry in entries):
            raise Refusal(f"{entry_date} 那一条没有报过“{key}”", hint="请用 jianguan show 查看日志")
    written: dict[str, Fragment] = dict(values)
    said = record(entry=entry_date, values=written, reason=why, approved_by=approver)
    return Action(log_entry(author, Statement(), record=("correct", said)))


def revise(
    standing: Standing, author: Author, field: str, to: str, reason: str | None, approved_by: str | None
) -> Action:
    """修订 a target or the title on an approval; ``field`` is ``title`` or ``targets/KEY/FIELD``."""
    require_order(standing, author)
    why = require(reason, "--reason", "修订要说明理由")
    approver = require_approver(approved_by, "--approved-by", "修订要有批准人", author.by)
    path, before = _revisable(standing.item, field)
    value = _revised_value(path, to)
    if before == to:
        raise Refusal(f"“{field}”现在就是“{to}”，无须修订", hint="请核对要改成的内容")
    # What said nothing before leaves no old words.
    said = record(field=field, from_=before or None, to=to, reason=why, approved_by=approver)
    return Action(log_entry(author, Statement(), record=("revise", said)), ((path, value),))


def transfer(
    standing: Standing,
    author: Author,
    role: Role,
    to: tuple[str, ...],
    from_: tuple[str, ...],
    reason: str | None,
    approved_by: str | None,
) -> Action:
    """移交: who answers from now on; the printed owners stay on the item."""
    require_order(standing, author)
    require_status(standing, standing.status.open, "移交", "已办结、已撤项或已结转的事项不必移交")
    why = require(reason, "--reason", "移交要说明理由")
    approver = require_approver(approved_by, "--approved-by", "移交要有批准人", author.by)
    now = standing.lead_now if role is Role.LEAD else standing.support_now
    leaving = from_ or now
    strangers = [unit for unit in leaving if unit not in now]
    if strangers:
        raise Refusal(f"{'、'.join(strangers)}不在现承办单位里", hint=f"现为：{'、'.join(now) or '无'}")
    if not to or set(to) <= set(now):
        raise Refusal("没有写移交给谁", hint="请用 --to 写一个尚未承办的单位")
    said = record(role=role.value, from_=list(leaving), to=list(to), reason=why, approved_by=approver)
    return Action(log_entry(author, Statement(), record=("handover", said)))


def _revisable(item: Item, field: str) -> tuple[Path, str]:
    """Where the field stands in the item, and what it says now."""
    if field == "title":
        return ("title",), item.title
    parts = field.split("/")
    keys = [target.key for target in item.targets]
    if len(parts) == 3 and parts[0] == "targets" and parts[1] in keys and parts[2] in _TARGET_FIELDS:
        index = keys.index(parts[1])
        value = getattr(item.targets[index], parts[2])
        return ("targets", index, parts[2]), _spell(value)
    raise Refusal(
        f"不能修订“{field}”",
        hint=f"可以是 title，或 targets/{'|'.join(keys) or '目标'}/{'|'.join(_TARGET_FIELDS)}",
    )


_TARGET_FIELDS = ("value", "op", "unit", "metric", "deadline", "scope", "strength", "against")


def _spell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return show(value)
    return str(getattr(value, "value", value))


def _revised_value(path: Path, to: str) -> Fragment:
    if path[-1] == "value":
        number = parse_number(to)
        if number is None:
            raise Refusal(f"“{to}”不是数字", hint="目标值只写数字，单位不变")
        return number
    if path[-1] == "op" and to not in {op.value for op in Op}:
        raise Refusal(f"“{to}”不是界限方向", hint="可写 >= <= == > <")
    return to
