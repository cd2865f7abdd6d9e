"""``--since``: a day, or a Git revision with its day."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from jianguan_cli.commands.state import State
from jianguan_cli.domain.spoken.dates import DATE_EXAMPLES, read_day, read_period
from jianguan_cli.errors import GitError, UsageError


class Since(NamedTuple):
    """What ``--since`` names; ``revision`` is None where it is a day alone."""

    day: date
    revision: str | None = None


def since_day(text: str, as_of: date, state: State) -> date:
    """The day that ``text`` names: a date, the last day of a period, else a revision's commit day."""
    return read_since(text, as_of, state).day


def read_since(text: str, as_of: date, state: State) -> Since:
    """The day that ``text`` names, and the revision where it is one; refused unless before ``as_of``."""
    period = read_period(text)
    day = period.last if period else read_day(text, as_of, state.calendar)
    since = Since(day) if day is not None else Since(_commit_day(text, state), text)
    if since.day >= as_of:
        raise UsageError(f"--since {since.day} 应早于截止日 {as_of}", hint="请写上一期的截止日")
    return since


def _commit_day(text: str, state: State) -> date:
    from jianguan_cli.git.process import run_git

    try:
        said = run_git(["log", "-1", "--format=%cs", "--end-of-options", text], state.root)
    except GitError as error:
        raise UsageError(
            f"--since 的“{text}”不是日期，也不是 git 里有的版本", hint=f"日期可以写：{DATE_EXAMPLES}"
        ) from error
    return date.fromisoformat(said.decode().strip())
