"""Options that several commands share, each worded once."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from jianguan_cli.errors import UsageError

AsOf = Annotated[
    str | None,
    typer.Option("--as-of", metavar="日期", help="按哪一天判定（默认今天）；只看当日及以前的日志"),
]
Format = Annotated[str | None, typer.Option("--format", "-f", metavar="格式", help="输出格式")]
Output = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="路径", help="写到这个文件（默认写到标准输出）"),
]
Day = Annotated[
    str | None,
    typer.Option("--date", metavar="日期", help="填报日期（默认今天）"),
]
By = Annotated[
    str | None,
    typer.Option("--by", metavar="姓名", help="填报人（默认 JIANGUAN_BY、git 的 user.name、登录名）"),
]
Handler = Annotated[
    str | None,
    typer.Option("--by", metavar="姓名", help="经手人：文件里没有这一栏，不写入，只在屏幕上说明"),
]
Unit = Annotated[
    str | None,
    typer.Option("--unit", metavar="单位", help="填报单位"),
]
DryRun = Annotated[bool, typer.Option("--dry-run", help="只显示将要改什么，不写入")]
Reason = Annotated[str | None, typer.Option("--reason", metavar="理由", help="理由")]
ApprovedBy = Annotated[
    str | None,
    typer.Option("--approved-by", metavar="姓名", help="批准人"),
]
Basis = Annotated[str | None, typer.Option("--basis", metavar="文号", help="依据文号")]
Evidence = Annotated[
    list[str] | None,
    typer.Option("--evidence", metavar="文件", help="佐证材料：文件路径或网址（可多次）"),
]
ItemArgument = Annotated[
    str, typer.Argument(metavar="事项", help="编号、编号的一部分、标题里的字或拼音首字母")
]
Rev = Annotated[
    str | None,
    typer.Option("--rev", metavar="版本", help="读 git 里这个版本的清单，不动工作区"),
]


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
