"""督办文书: record a notice that was sent on an item, and its answer."""

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
    require_order,
)
from jianguan_cli.domain.judging.notices import SentNotice, due_notice, sent_notices
from jianguan_cli.domain.judging.standing import Standing
from jianguan_cli.domain.plan.status import Status
from jianguan_cli.domain.records.edit import Fragment, Path
from jianguan_cli.domain.settings.settings import Settings
from jianguan_cli.domain.values.calendar import Calendar


def notice(
    standing: Standing,
    author: Author,
    colour: str | None,
    number: str | None,
    reply_by: date | None,
    signed_by: str | None,
    settings: Settings,
    calendar: Calendar,
) -> Action:
    """Record a notice sent; ``colour`` None is the one that is due. The day for an answer is written out."""
    require_order(standing, author)
    if not standing.status.open:
        raise Refusal(
            f"本事项{standing.status.label}，不再发督办文书", hint="确需继续督办，请先 jianguan reopen"
        )
    known = require(number, "--number", "督办文书要有编号")
    sent = sent_notices(standing, settings, calendar)
    if any(one.number == known for one in sent):
        raise Refusal(f"本事项已有编号为“{known}”的督办文书", hint="编号不重复使用，请核对")
    chosen = colour or _due_colour(standing, settings, calendar)
    _require_step(chosen, sent, standing.as_of, settings)
    due = reply_by or calendar.add_working_days(author.date, settings.notices.reply)
    if due < author.date:
        raise Refusal(f"反馈时限 {due} 早于发文之日 {author.date}", hint="请写一个不早于发文之日的日期")
    said = record(colour=chosen, number=known, reply_by=due, signed_by=signed_by)
    return Action(log_entry(author, Statement(), record=("notice", said)))


def reply(
    standing: Standing,
    author: Author,
    number: str | None,
    statement: Statement,
    settings: Settings,
    calendar: Calendar,
) -> Action:
    """Answer a notice; ``number`` None is the only one that waits. A first word starts the item."""
    require_order(standing, author)
    require(statement.note, "--note", "回复要写明办理情况")
    sent = sent_notices(standing, settings, calendar)
    waiting = [one.number for one in sent if one.answered is None]
    if not waiting:
        raise Refusal("本事项没有待回复的督办文书", hint="报进展请用 jianguan update")
    if number is None and len(waiting) > 1:
        raise Refusal(
            f"待回复的督办文书有 {len(waiting)} 份：{'、'.join(waiting)}", hint="请用 --number 写明回复哪一份"
        )
    chosen = number.strip() if number else waiting[0]
    if chosen not in waiting:
        raise Refusal(f"没有编号为“{chosen}”的待回复文书", hint=f"待回复的有：{'、'.join(waiting)}")
    status: Status | None = None
    sets: tuple[tuple[Path, Fragment], ...] = ()
    if standing.status is Status.UNREPORTED:
        status = Status.DOING
        sets = ((("status",), status.value),)
    return Action(log_entry(author, statement, status=status, record=("reply", chosen)), sets)


def colour_named(text: str, settings: Settings) -> str:
    """The ladder's colour that ``text`` names: its own name, or its word here (红, 红灯, 橙)."""
    wanted = text.strip().removesuffix("灯").removesuffix("色")
    for name in settings.notices.ladder:
        level = settings.level_of(name)
        labels = {name}
        declared = settings.colours.get(name)
        if declared is not None and declared.label:
            labels.add(declared.label)
        elif level is not None:
            labels.add(settings.label_of(level))
        if wanted in labels:
            return name
    raise Refusal(
        f"督办文书没有“{text}”这种颜色",
        hint=f"可用：{'、'.join(settings.notices.ladder)}（见 jianguan.yaml 的 notices.ladder）",
    )


def _due_colour(standing: Standing, settings: Settings, calendar: Calendar) -> str:
    due = due_notice(standing, settings, calendar)
    if due is None:
        raise Refusal(
            "本事项没有亮灯，或已发过同样颜色的文书，定不出颜色", hint="确需发文，请用 --colour 写明颜色"
        )
    return due.colour


def _require_step(colour: str, sent: tuple[SentNotice, ...], on: date, settings: Settings) -> None:
    """After silence the next notice is never lighter than the one that was not answered."""
    ladder = settings.notices.ladder
    if colour not in ladder:
        raise Refusal(f"督办文书没有“{colour}”这种颜色", hint=f"可用：{'、'.join(ladder)}")
    silent = [one for one in sent if one.answered is None and one.unanswered(on) and one.colour in ladder]
    heaviest = max((ladder.index(one.colour) for one in silent), default=0)
    if ladder.index(colour) < heaviest:
        raise Refusal(
            f"上一份文书（{silent[-1].number}）逾期未回复，不能再发更轻的",
            hint=f"应升级为 {ladder[min(heaviest + 1, len(ladder) - 1)]}",
        )
