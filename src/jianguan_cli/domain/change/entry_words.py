"""A log entry in one line."""

from __future__ import annotations

from collections.abc import Iterator

from jianguan_cli.domain.change.value_words import NOTHING, shortened, value_words
from jianguan_cli.domain.plan.log import LogEntry
from jianguan_cli.domain.values.number import show
from jianguan_cli.domain.values.vocabulary import ExtendState, Role, VerifyResult


def entry_words(entry: LogEntry) -> str:
    """One log entry in a line, without its day and its author."""
    said = []
    if entry.status is not None:
        said.append(entry.status.label)
    said += [f"{key} {show(value)}" for key, value in entry.values.items()]
    if entry.done:
        said.append(f"完成 {'、'.join(entry.done)}")
    if entry.waived:
        said.append(f"免于完成 {'、'.join(entry.waived)}")
    said += _act_words(entry)
    said += [
        f"{label}{shortened(text)}"
        for label, text in (
            ("", entry.note),
            ("问题：", entry.problem),
            ("下步：", entry.next),
            ("需协调：", entry.need),
        )
        if text
    ]
    if entry.evidence:
        said.append(f"佐证 {len(entry.evidence)} 份")
    return "；".join(said) or "（空）"


def _act_words(entry: LogEntry) -> Iterator[str]:
    if entry.extend is not None:
        state = {
            ExtendState.ASKED: "申请延期",
            ExtendState.APPROVED: "批准延期",
            ExtendState.REFUSED: "不同意延期",
        }[entry.extend.standing]
        yield f"{state} {entry.extend.from_}→{entry.extend.to}{_by(entry.extend.approved_by)}"
    if entry.correct is not None:
        figures = value_words(entry.correct.values)
        yield f"更正 {entry.correct.entry} 的 {figures}{_by(entry.correct.approved_by)}"
    if entry.handover is not None:
        role = "牵头" if entry.handover.role is Role.LEAD else "配合"
        moved = f"{'、'.join(entry.handover.from_)}→{'、'.join(entry.handover.to)}"
        yield f"移交{role} {moved}{_by(entry.handover.approved_by)}"
    if entry.revise is not None:
        was, now = entry.revise.from_ or NOTHING, entry.revise.to or NOTHING
        yield f"修订 {entry.revise.field} {was}→{now}{_by(entry.revise.approved_by)}"
    if entry.verify is not None:
        result = {
            VerifyResult.CONFIRMED: "属实",
            VerifyResult.PARTLY: "部分属实",
            VerifyResult.UNTRUE: "不实",
        }
        yield f"核查{result[entry.verify.result]}"
    if entry.notice is not None:
        yield f"发出督办文书 {entry.notice.number}"
    if entry.reply is not None:
        yield f"回复 {entry.reply}"
    if entry.approval is not None:
        basis = f"依据 {entry.approval.basis}" if entry.approval.basis else "审批"
        yield f"{basis}{_by(entry.approval.approved_by)}"


def _by(approver: str | None) -> str:
    return f"（{approver}批准）" if approver else ""
