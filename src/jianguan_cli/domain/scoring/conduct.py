"""What was done rather than reached: 退回, 核查, 督办文书 and answers that did not come."""

from __future__ import annotations

from collections.abc import Iterator

from jianguan_cli.domain.judging.judge import judge_item
from jianguan_cli.domain.judging.notices import sent_notices
from jianguan_cli.domain.plan.log import LogEntry
from jianguan_cli.domain.plan.status import Status
from jianguan_cli.domain.scoring.known import DAY, Dossier, Fault
from jianguan_cli.domain.settings.scoring import Code
from jianguan_cli.domain.values.dates import say
from jianguan_cli.domain.values.vocabulary import VerifyResult

_VERDICTS = {
    VerifyResult.UNTRUE: (Code.UNTRUE_REPORT, "核查不实"),
    VerifyResult.PARTLY: (Code.PARTLY_UNTRUE, "核查部分属实"),
}


def misconduct(dossier: Dossier) -> Iterator[Fault]:
    """One a return, one a verdict, one a notice, one a missing answer; the log says each on its day."""
    status = Status.UNREPORTED
    for index, entry in enumerate(dossier.entries):
        verdict = _VERDICTS.get(entry.verify.result) if entry.verify is not None else None
        if entry.verify is not None and verdict is not None:
            found = f"：{entry.verify.found}" if entry.verify.found else ""
            yield _told(verdict[0], index, entry, f"{verdict[1]}{found}")
        elif status is Status.REPORTED and entry.status is not None and entry.status.in_hand:
            yield _told(Code.RETURNED, index, entry, entry.note or "销号申请被退回")
        if entry.notice is not None:
            said = f"收到督办文书 {entry.notice.number}"
            yield _told(Code.NOTICE, index, entry, said)._replace(colour=entry.notice.colour)
        if entry.verify is not None and entry.verify.result is VerifyResult.UNTRUE:
            status = Status.DOING
        status = entry.status or status
    yield from _unanswered(dossier)


def _unanswered(dossier: Dossier) -> Iterator[Fault]:
    if all(entry.notice is None for entry in dossier.entries):
        return
    standing = judge_item(dossier.item, dossier.plan, "", dossier.end, dossier.settings, dossier.calendar)
    for notice in sent_notices(standing, dossier.settings, dossier.calendar):
        told = notice.reply_by + DAY
        in_time = notice.answered is not None and notice.answered <= notice.reply_by
        if told <= dossier.end and not in_time and dossier.known(notice.reply_by).status.open:
            said = f"督办文书 {notice.number} 应在{say(notice.reply_by)}前回复"
            yield Fault(Code.NO_REPLY, notice.number, notice.reply_by, told, said)


def _told(code: Code, index: int, entry: LogEntry, said: str) -> Fault:
    return Fault(code, str(index), entry.date, entry.date, said)
