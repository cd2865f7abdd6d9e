"""Reading typed words, saying back what was understood of them, and asking about figures that look wrong."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from jianguan_cli.domain.values.dates import parse_day, say
from jianguan_cli.errors import UsageError

if TYPE_CHECKING:
    from jianguan_cli.domain.judging.standing import Standing
    from jianguan_cli.domain.plan.log import LogEntry
    from jianguan_cli.domain.spoken.amount import Amount
    from jianguan_cli.domain.values.calendar import Calendar

T = TypeVar("T")


def explained(option: str, read: Callable[[], T]) -> T:
    """What ``read`` makes of an option's words; the reason why it makes nothing names the option."""
    from jianguan_cli.domain.spoken.understanding import NotUnderstoodError

    try:
        return read()
    except NotUnderstoodError as error:
        raise UsageError(f"{option} 的{error.message}", hint=error.hint) from error


def day_of(option: str, text: str, today: date, calendar: Calendar) -> date:
    """The day that an option's words name, said back where they do not say it in full."""
    day = parse_day(text)
    if day is not None:
        return day
    from jianguan_cli.domain.spoken.dates import DATE_EXAMPLES, read_day

    day = read_day(text, today, calendar)
    if day is None:
        raise UsageError(f"{option} 的“{text}”不是日期", hint=f"可以写：{DATE_EXAMPLES}")
    say_day(option, text, day)
    return day


def cutoff_of(option: str, text: str, today: date, calendar: Calendar) -> date:
    """数据截止日: a day, or the last day of a period; no figure speaks of a day to come."""
    from jianguan_cli.domain.spoken.dates import DATE_EXAMPLES, PERIOD_EXAMPLES, read_day, read_period

    period = read_period(text, today)
    day = period.last if period else read_day(text, today, calendar)
    if day is None:
        hint = f"可以写：{DATE_EXAMPLES}；或 {PERIOD_EXAMPLES}"
        raise UsageError(f"{option} 的“{text}”不是日期或周期", hint=hint)
    if day > today:
        said = f"{option} 的数据截止日{say(day)}晚于填报日期{say(today)}"
        raise UsageError(said, hint="还没有发生的数不能填报；预计数请写进 --note")
    return day


def say_day(what: str, text: str, day: date) -> None:
    """Say the day that words were taken for; a day typed in full says itself."""
    if text.strip() == day.isoformat():
        return
    from jianguan_cli.cli.terminal.output import note

    note(f"{what} {text.strip()}：{say(day)}")


class Heard(NamedTuple):
    """What was understood of typed figures (25000户 = 2.5万户), and why some of them look wrong."""

    words: tuple[str, ...]
    doubts: tuple[str, ...]

    def sure(self, *, said_so: bool, dry_run: bool) -> bool:
        """Say it; whether the figures are meant.

        A doubt is a question on a terminal; elsewhere it takes ``--sure`` (``said_so``), or nothing is
        written.
        """
        from jianguan_cli.cli.boundary import tell
        from jianguan_cli.cli.terminal.asking import confirmed, on_terminal
        from jianguan_cli.cli.terminal.output import note

        for word in self.words:
            note(word)
        told = said_so or dry_run
        if self.doubts and not told and not on_terminal():
            raise UsageError(f"{'；'.join(self.doubts)}；没有写入", hint=SURE_HINT)
        for doubt in self.doubts:
            if told:
                tell(f"提醒：{doubt}", "" if said_so else SURE_HINT)
            elif not confirmed(f"{doubt}\n照此填报？"):
                return False
        return True


SURE_HINT = "确实如此的加上 --sure 再写"


def heard(standing: Standing, amounts: Mapping[str, Amount], entry: LogEntry) -> Heard:
    """The figures for one item, and what speaks against the entry that reports them, where it is a doubt."""
    from jianguan_cli.domain.admitting.entering import Level, entering
    from jianguan_cli.domain.admitting.preconditions import unmet

    against = tuple(unmet(entering(standing, entry)))
    refused = any(one.level is Level.REFUSED for one in against)
    return Heard(
        tuple(
            f"“{one.metric}”：{amounts[one.key].words}"
            for one in standing.item.targets
            if one.key in amounts and amounts[one.key].words
        ),
        # What cannot be written anyway is refused by the action; no question about it helps.
        () if refused else tuple(f"{one.message}（{one.hint}）" for one in against),
    )
