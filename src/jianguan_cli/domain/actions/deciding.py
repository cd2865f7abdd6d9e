"""What the 督查室 decides: close, return, reopen, pause, drop, verify."""

from __future__ import annotations

from datetime import date

from jianguan_cli.domain.actions.action import (
    Action,
    Author,
    Refusal,
    Statement,
    log_entry,
    record,
    require,
    require_approver,
    require_figures,
    require_order,
    require_status,
)
from jianguan_cli.domain.judging.standing import Standing
from jianguan_cli.domain.plan.status import Status
from jianguan_cli.domain.records.edit import Fragment, Path
from jianguan_cli.domain.values.vocabulary import Rule, VerifyResult


def close(
    standing: Standing, author: Author, statement: Statement, approved_by: str | None, basis: str | None
) -> Action:
    """销号: after the unit asked for it, by somebody else, with evidence and an approver.

    Refused before the deadline for floors, periods and zero promises: they hold to the last day.
    """
    require_order(standing, author)
    reported = standing.status is Status.REPORTED
    require_status(standing, reported, "销号", f"请由责任单位先 jianguan submit {standing.item.id}")
    require_figures(standing, author, statement)
    request = next(entry for entry in reversed(standing.log) if entry.status is Status.REPORTED)
    approver = require_approver(approved_by, "--approved-by", "销号要有批准人", author.by, request.by)
    if request.by == author.by:
        raise Refusal(
            f"申请销号的是{request.by}，销号要由另一个人办理", hint="请由复核人操作，或用 --by 写明复核人"
        )
    if not (statement.evidence or request.evidence):
        raise Refusal("销号要有佐证材料，申请时没有附上", hint="请加上 --evidence 文件路径")
    holding = [
        one.target.key
        for one in standing.targets
        if one.target.rule in (Rule.KEEP, Rule.EACH) and author.date < one.deadline
    ]
    if holding:
        raise Refusal(
            f"底线型、周期型目标（{'、'.join(holding)}）要守到时限 {standing.deadline}，此前不能销号",
            hint="到期后再办；确需提前终止，请用 jianguan drop（须有文号和批准人）",
        )
    approval = record(basis=basis, approved_by=approver)
    entry = log_entry(author, statement, status=Status.CLOSED, record=("approval", approval))
    return Action(entry, _status(Status.CLOSED))


def return_(standing: Standing, author: Author, reason: str | None) -> Action:
    """退回: the request for closing does not stand, work goes on."""
    require_order(standing, author)
    reported = standing.status is Status.REPORTED
    require_status(standing, reported, "退回", "只有已申请销号的事项可以退回")
    why = require(reason, "--reason", "退回要说明理由")
    return Action(
        log_entry(author, Statement(note=f"退回：{why}"), status=Status.DOING), _status(Status.DOING)
    )


def reopen(standing: Standing, author: Author, reason: str | None) -> Action:
    """重新打开 a closed, dropped or carried-over item, or end a pause."""
    require_order(standing, author)
    require_status(
        standing, standing.status.at_rest, "重新打开", "它本来就在办理中，直接 jianguan update 即可"
    )
    why = require(reason, "--reason", "重新打开要说明理由")
    verb = "恢复办理" if standing.status is Status.PAUSED else "重新打开"
    return Action(
        log_entry(author, Statement(note=f"{verb}：{why}"), status=Status.DOING), _status(Status.DOING)
    )


def pause(
    standing: Standing,
    author: Author,
    until: date | None,
    reason: str | None,
    approved_by: str | None,
    basis: str | None,
) -> Action:
    """暂缓: the pace rests until a day, the deadline never does."""
    require_order(standing, author)
    require_status(standing, standing.status.in_hand, "暂缓", "已申请销号的请先退回，已办结的无须暂缓")
    if until is None:
        raise Refusal("缺少 --until：暂缓要写明到哪一天", hint="例如 --until 2025-09-30")
    if until <= author.date:
        raise Refusal(f"--until {until} 应在 {author.date} 之后", hint="请写一个将来的日期")
    approval = record(
        basis=basis,
        approved_by=require_approver(approved_by, "--approved-by", "暂缓要有批准人", author.by),
        reason=require(reason, "--reason", "暂缓要说明理由"),
        until=until,
    )
    entry = log_entry(author, Statement(), status=Status.PAUSED, record=("approval", approval))
    return Action(entry, _status(Status.PAUSED))


def drop(
    standing: Standing, author: Author, basis: str | None, reason: str | None, approved_by: str | None
) -> Action:
    """撤项, on a document and an approval."""
    require_order(standing, author)
    require_status(standing, standing.status.open, "撤项", "已办结、已撤项或已结转的事项不必再撤")
    approval = record(
        basis=require(basis, "--basis", "撤项要有依据文号"),
        approved_by=require_approver(approved_by, "--approved-by", "撤项要有批准人", author.by),
        reason=require(reason, "--reason", "撤项要说明理由"),
    )
    entry = log_entry(author, Statement(), status=Status.DROPPED, record=("approval", approval))
    return Action(entry, _status(Status.DROPPED))


def verify(
    standing: Standing,
    author: Author,
    result: VerifyResult,
    found: str | None,
    place: str | None,
    evidence: tuple[str, ...],
) -> Action:
    """核查; 不实 withdraws the last reading and puts the item back to 推进中."""
    require_order(standing, author)
    if not standing.log:
        raise Refusal("本事项还没有填报过，无从核查", hint="等责任单位填报之后再核查")
    if result is not VerifyResult.CONFIRMED:
        require(found, "--found", "核查结论不是“属实”时要写明发现了什么")
    said = record(result=result.value, found=found, place=place)
    back = result is VerifyResult.UNTRUE and standing.status in (Status.REPORTED, Status.CLOSED)
    status = Status.DOING if back else None
    entry = log_entry(author, Statement(evidence=evidence), status=status, record=("verify", said))
    return Action(entry, _status(Status.DOING) if back else ())


def _status(status: Status) -> tuple[tuple[Path, Fragment], ...]:
    return ((("status",), status.value),)
