"""``--since``: a day, or the day of a Git revision."""

from __future__ import annotations

from datetime import date

from jianguan_cli.commands.state import State
from jianguan_cli.domain.spoken import DATE_EXAMPLES, read_day, read_period
from jianguan_cli.errors import GitError, UsageError


def since_day(text: str, as_of: date, state: State) -> date:
    """The day that ``text`` names: a date, the last day of a period, else a revision's commit day."""
    period = read_period(text)
    day = period.last if period else read_day(text, as_of, state.calendar)
    if day is None:
        day = _commit_day(text, state)
    if day >= as_of:
        raise UsageError(f"--since {day} 应早于截止日 {as_of}", hint="请写上一期的截止日")
    return day


def _commit_day(text: str, state: State) -> date:
    from jianguan_cli.git.process import run_git

    try:
        said = run_git(["log", "-1", "--format=%cs", "--end-of-options", text], state.root)
    except GitError as error:
        raise UsageError(
            f"--since 的“{text}”不是日期，也不是 git 里有的版本", hint=f"日期可以写：{DATE_EXAMPLES}"
        ) from error
    return date.fromisoformat(said.decode().strip())
