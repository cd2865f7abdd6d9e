"""The log of an item as its page tells it: one entry a day, newest first, in words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from jianguan_cli.domain.judging.standing import Standing
from jianguan_cli.domain.plan.log import Approval, Extension, LogEntry, Notice, Revision, Verification
from jianguan_cli.domain.values.number import show
from jianguan_cli.domain.values.vocabulary import ExtendState, VerifyResult
from jianguan_cli.reporting.views.movements import correction_words, handover_words
from jianguan_cli.reporting.words.print import amount, clean, day_words, listed

_ASKED = {
    ExtendState.ASKED: "申请延期",
    ExtendState.APPROVED: "批准延期",
    ExtendState.REFUSED: "未批准延期",
}
_FOUND = {VerifyResult.CONFIRMED: "属实", VerifyResult.PARTLY: "部分属实", VerifyResult.UNTRUE: "不实"}


class Said(NamedTuple):
    """One thing an entry says: 进展, 存在问题, 合格率 …"""

    label: str
    text: str


class LogLine(NamedTuple):
    """One entry; ``by`` is empty in the public edition."""

    day: str
    cutoff: str
    by: str
    status: str
    said: tuple[Said, ...]


def log_lines(standing: Standing) -> tuple[LogLine, ...]:
    """The whole log up to the day of the report, newest first."""
    return tuple(_entry(entry, standing) for entry in reversed(standing.log))


def _entry(entry: LogEntry, standing: Standing) -> LogLine:
    said = ((label, clean(text)) for label, text in _said(entry, standing))
    return LogLine(
        day=day_words(entry.date),
        cutoff=day_words(entry.cutoff),
        by=clean(f"{entry.unit or ''} {entry.by}".strip()),
        status=entry.status.label if entry.status else "",
        said=tuple(Said(label, text) for label, text in said if text),
    )


def _said(entry: LogEntry, standing: Standing) -> Iterator[tuple[str, str]]:
    for key, value in entry.values.items():
        target = standing.item.target(key)
        said = amount(value, target.reported_unit if target else "")
        parts = entry.parts.get(key, ())
        said += f"（{'/'.join(map(show, parts))}）" if parts else ""
        yield (target.metric if target else key), f"{said}（初步数）" if entry.provisional else said
    for key, value in entry.refs.items():
        target = standing.item.target(key)
        name = (target.against if target else None) or "参照"
        yield f"{target.metric if target else key}的{name}", amount(value, target.unit if target else "")
    if entry.met is not None:
        yield "目标", "达到" if entry.met else "未达到"
    texts = {one.deliverable.key: one.deliverable.text for one in standing.deliverables}
    if entry.done:
        yield "完成成果", listed(texts.get(key, key) for key in entry.done)
    if entry.waived:
        yield "免于完成", listed(texts.get(key, key) for key in entry.waived)
    yield from _recorded(entry, standing)
    yield "进展", entry.note or ""
    yield "存在问题", entry.problem or ""
    yield "下步打算", entry.next or ""
    yield "需协调事项", entry.need or ""
    if entry.evidence:
        yield "佐证", listed(entry.evidence)


def _recorded(entry: LogEntry, standing: Standing) -> Iterator[tuple[str, str]]:
    if entry.extend is not None:
        yield _ASKED[entry.extend.standing], _extension_words(entry.extend)
    if entry.correct is not None:
        yield "更正", correction_words(standing, entry.correct)
    if entry.handover is not None:
        yield "移交", handover_words(entry.handover)
    if entry.revise is not None:
        yield "修订", _revision_words(entry.revise, standing)
    if entry.verify is not None:
        yield "核查", _verification_words(entry.verify)
    if entry.notice is not None:
        yield "督办文书", _notice_words(entry.notice)
    if entry.reply is not None:
        yield "回复文书", entry.reply
    if entry.approval is not None:
        yield "审批", _approval_words(entry.approval)


def _extension_words(extend: Extension) -> str:
    reason = f"，理由：{extend.reason}" if extend.reason else ""
    return f"由{day_words(extend.from_)}至{day_words(extend.to)}{reason}{_approver(extend.approved_by)}"


def _revision_words(revise: Revision, standing: Standing) -> str:
    _, _, rest = revise.field.partition("/")
    target = standing.item.target(rest.partition("/")[0])
    what = target.metric if target else "事项名称"
    return f"{what}由“{revise.from_ or '无'}”改为“{revise.to or '无'}”{_approver(revise.approved_by)}"


def _verification_words(verify: Verification) -> str:
    found = f"：{verify.found}" if verify.found else ""
    return f"{_FOUND[verify.result]}{found}"


def _notice_words(notice: Notice) -> str:
    due = f"，请于{day_words(notice.reply_by)}前反馈" if notice.reply_by else ""
    return f"{notice.number}{due}"


def _approval_words(approval: Approval) -> str:
    basis = f"依据{approval.basis}" if approval.basis else "已经审批"
    until = f"，暂缓至{day_words(approval.until)}" if approval.until else ""
    reason = f"，{approval.reason}" if approval.reason else ""
    return f"{basis}{until}{reason}{_approver(approval.approved_by)}"


def _approver(name: str | None) -> str:
    return f"（{name}批准）" if name else ""
