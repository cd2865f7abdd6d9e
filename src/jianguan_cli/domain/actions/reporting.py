"""What units do: report progress (``update``) and ask for closing (``submit``)."""

from __future__ import annotations

from jianguan_cli.domain.actions.action import (
    Action,
    Author,
    Refusal,
    Statement,
    log_entry,
    require,
    require_approver,
    require_figures,
    require_order,
    require_status,
)
from jianguan_cli.domain.admitting.preconditions import carried_to
from jianguan_cli.domain.judging.standing import Standing
from jianguan_cli.domain.plan.status import OWN_COMMAND, Status
from jianguan_cli.domain.records.edit import Fragment, Path


def update(standing: Standing, author: Author, statement: Statement, status: Status | None) -> Action:
    """Report progress; ``status`` may be 未启动 or 推进中.

    The first report on an item that nobody has spoken of moves it to 推进中 by itself: 待填报 would no
    longer be true.
    """
    if status in OWN_COMMAND:
        raise Refusal(
            f"“{status.label}”另有专门命令",
            hint=f"请用 jianguan {OWN_COMMAND[status]} {standing.item.id}；"
            "update 只设 todo 未启动、doing 推进中",
        )
    if status is Status.UNREPORTED:
        raise Refusal(
            "“待填报”是尚未填报时的状态，填报后不能再改回去", hint="请用 todo 未启动 或 doing 推进中"
        )
    require_order(standing, author)
    if not standing.status.open:
        heir = carried_to(standing.item, author.date) if standing.status is Status.CARRIED else None
        reopen = f"确需继续，请先 jianguan reopen {standing.item.id}"
        raise Refusal(
            f"本事项{standing.status.label}，不再填报",
            hint=f"请在接续它的事项里填报：jianguan update {heir}" if heir else reopen,
        )
    if status is not None and standing.status is Status.REPORTED:
        raise Refusal(
            "本事项已申请销号，不能直接改回", hint=f"复核不通过请用 jianguan return {standing.item.id}"
        )
    if status is not None and standing.status is Status.PAUSED:
        raise Refusal("本事项暂缓中", hint=f"恢复请用 jianguan reopen {standing.item.id} --reason 理由")
    require_figures(standing, author, statement)
    if status is None and statement.empty:
        raise Refusal(
            "没有要填报的内容", hint="至少给出 --status、--value、--done、--note、--evidence 等中的一项"
        )
    if status is None and standing.status is Status.UNREPORTED:
        status = Status.DOING
    sets: tuple[tuple[Path, Fragment], ...] = ()
    if status is not None and status is not standing.item.status:
        sets = ((("status",), status.value),)
    return Action(log_entry(author, statement, status=status), sets)


def submit(
    standing: Standing,
    author: Author,
    statement: Statement,
    waived: tuple[str, ...],
    reason: str | None,
    approved_by: str | None,
) -> Action:
    """申请销号: the unit says it is done, shows evidence, and owes no firm deliverable any more."""
    require_order(standing, author)
    require_status(
        standing,
        standing.status.in_hand,
        "申请销号",
        "已申请的等待复核；暂缓、撤项、结转的先 jianguan reopen",
    )
    require_figures(standing, author, statement)
    if not statement.evidence:
        raise Refusal("申请销号要有佐证材料", hint="请加上 --evidence 文件路径（可多次）")
    if waived:
        approver = require_approver(approved_by, "--approved-by", "免于完成的成果要有批准人", author.by)
        why = require(reason, "--reason", "免于完成的成果要说明理由")
        said = f"经{approver}批准免于完成{'、'.join(waived)}：{why}"
        statement = statement._replace(note=f"{statement.note}；{said}" if statement.note else said)
    settled = {*statement.done, *waived}
    owed = [
        one.deliverable.key
        for one in standing.deliverables
        if not one.done and not one.waived and not one.deliverable.soft and one.deliverable.key not in settled
    ]
    if owed:
        raise Refusal(
            f"还有 {len(owed)} 项成果未完成：{'、'.join(owed)}",
            hint="已完成的加 --done 名称；经批准免于完成的加 --waive 名称 --reason 理由 --approved-by 批准人",
        )
    entry = log_entry(author, statement, status=Status.REPORTED, waived=waived)
    return Action(entry, ((("status",), Status.REPORTED.value),))
