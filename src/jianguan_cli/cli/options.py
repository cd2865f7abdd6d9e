"""Options that several commands share, each worded once, and the groups that are always given together.

A group is a ``NamedTuple`` of options: a command takes it as one keyword parameter, and ``help.build``
spreads it into its options, in the place where it stands.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from jianguan_cli.errors import UsageError

if TYPE_CHECKING:
    from jianguan_cli.cli.session import Session
    from jianguan_cli.commands.state import State

AsOf = Annotated[
    str | None, typer.Option("--as-of", metavar="日期", help="按哪一天判定（默认今天）；只看当日及以前的日志")
]
Format = Annotated[str | None, typer.Option("--format", "-f", metavar="格式", help="输出格式")]
Json = Annotated[bool, typer.Option("--json", help="同 -f json")]
Output = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="路径", help="写到这个文件（默认写到标准输出）")
]
Day = Annotated[str | None, typer.Option("--date", metavar="日期", help="填报日期（默认今天）")]
By = Annotated[
    str | None,
    typer.Option("--by", metavar="姓名", help="填报人（默认 JIANGUAN_BY、git 的 user.name、登录名）"),
]
Handler = Annotated[
    str | None, typer.Option("--by", metavar="姓名", help="经手人：文件里没有这一栏，不写入，只在屏幕上说明")
]
Unit = Annotated[str | None, typer.Option("--unit", metavar="单位", help="填报单位")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="只显示将要改什么，不写入")]
Sure = Annotated[
    bool, typer.Option("--sure", help="看着不对的数、将来的填报日期，核对无误照写（终端上会逐个询问）")
]
Reason = Annotated[str | None, typer.Option("--reason", metavar="理由", help="理由")]
ApprovedBy = Annotated[str | None, typer.Option("--approved-by", metavar="姓名", help="批准人")]
Basis = Annotated[str | None, typer.Option("--basis", metavar="文号", help="依据文号")]
Evidence = Annotated[
    list[str] | None, typer.Option("--evidence", metavar="文件", help="佐证材料：文件路径或网址（可多次）")
]
ItemArgument = Annotated[
    str, typer.Argument(metavar="事项", help="编号、编号的一部分、标题里的字或拼音首字母")
]
Rev = Annotated[str | None, typer.Option("--rev", metavar="版本", help="读 git 里这个版本的清单，不动工作区")]
OnlyPlans = Annotated[list[str] | None, typer.Option("--plan", metavar="计划", help="只看这些计划（可多次）")]


class Writing(NamedTuple):
    """What every command takes that writes into the log: the day, the person, whether only to look.

    ``sure`` answers beforehand what would be asked on a terminal.
    """

    date: Day = None
    by: By = None
    dry_run: DryRun = False
    sure: Sure = False


class Printing(NamedTuple):
    """In which form the answer is wanted, and where."""

    format: Format = None
    output: Output = None
    json: Json = False

    @property
    def fmt(self) -> str | None:
        """The format asked for by either spelling."""
        if self.json and self.format not in (None, "json"):
            raise UsageError(f"--json 和 -f {self.format} 只能写一个")
        return "json" if self.json else self.format


class Seen(NamedTuple):
    """On which day, and in which version, the items are looked at."""

    as_of: AsOf = None
    rev: Rev = None

    def folder(self, session: Session) -> Path:
        """The workspace, or what holds its versions."""
        return session.root if self.rev is None else session.versioned

    def read(self, session: Session) -> tuple[State, date]:
        """The workspace as that version has it, and the as-of day."""
        from jianguan_cli.cli.session import spoken_day
        from jianguan_cli.commands.state_at import state_at

        state = state_at(self.folder(session), self.rev)
        return state, spoken_day(self.as_of, "--as-of", state.settings, state.calendar)


def choose_format(given: str | None, known: Sequence[str]) -> str:
    """The format asked for; the first one where none is."""
    if given is None:
        return known[0]
    if given not in known:
        raise UsageError(f"没有“{given}”这种输出格式", hint=f"可选：{'、'.join(known)}")
    return given


def words(values: Sequence[str] | None) -> tuple[str, ...]:
    """A repeatable option as typed, each also separable by commas."""
    listed = (part.strip() for value in values or () for part in value.replace("，", ",").split(","))
    return tuple(part for part in listed if part)
