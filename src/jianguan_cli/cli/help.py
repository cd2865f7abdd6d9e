"""Help in Chinese: typer's commands, our words and our columns.

Typer's own help is English and counts a Chinese character as one cell.
"""

from __future__ import annotations

import inspect
import os
import shutil
from collections.abc import Callable
from importlib import import_module
from typing import Any, get_type_hints

from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption
from typer.main import get_command_from_info
from typer.models import CommandInfo

from jianguan_cli.cli.table import COMMANDS, GROUPS, Entry
from jianguan_cli.errors import ExitCode
from jianguan_cli.reporting.terminal.cells import fold, text_width

_GAP = 2
_WIDEST_TERM = 34


def columns(rows: list[tuple[str, str]], width: int) -> list[str]:
    """Terms and their meanings side by side; a long term gets a line of its own."""
    widest = min(_WIDEST_TERM, width // 3)
    term_width = min(max((text_width(term) for term, _ in rows), default=0), widest)
    indent = " " * (2 + term_width + _GAP)
    lines = []
    for term, meaning in rows:
        folded = fold(meaning, width - len(indent))
        if text_width(term) <= term_width:
            lines.append(f"  {term}{' ' * (term_width - text_width(term) + _GAP)}{folded[0]}".rstrip())
            folded = folded[1:]
        else:
            lines += [f"  {line}" for line in fold(term, width - 2)]
        lines += [indent + line for line in folded if line]
    return lines


def terminal_width() -> int:
    """The width to write for: the terminal's, from 40 to 100 columns."""
    return min(max(shutil.get_terminal_size((80, 24)).columns, 40), 100)


class ChineseCommand(TyperCommand):
    """A command whose help is Chinese."""

    def get_help(self, ctx: Any) -> str:  # noqa: ANN401 - typer's context class is private
        """The whole help text."""
        width = terminal_width()
        arguments, options = _parameters(self, ctx)
        usage = " ".join(["用法：" + ctx.command_path, *(term for term, _ in arguments), "[选项]"])
        lines = [*fold(usage, width), ""]
        for paragraph in (self.help or "").split("\n"):
            lines += fold(paragraph, width)
        if arguments:
            lines += ["", "参数：", *columns(arguments, width)]
        lines += ["", "选项：", *columns(options, width)]
        return "\n".join(lines)


class ChineseGroup(TyperGroup):
    """The program: its commands by group, its global options, its exit codes.

    A command is imported and built when it is asked for: building all of them costs more than most of
    them take to run.
    """

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ANN401, ARG002
        """The names, as the help page and suggestions show them."""
        return [entry.name for entry in COMMANDS if not entry.hidden]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ANN401, ARG002
        """The command of that name, or None."""
        entry = next((entry for entry in COMMANDS if entry.name == cmd_name), None)
        return build(entry) if entry else None

    def get_help(self, ctx: Any) -> str:  # noqa: ANN401
        """The whole help text."""
        width = terminal_width()
        lines = [f"用法：{ctx.command_path} [全局选项] 命令 [选项]", ""]
        lines += fold(self.help or "", width)
        _, options = _parameters(self, ctx)
        for group in GROUPS:
            rows = [
                (entry.name, entry.help) for entry in COMMANDS if entry.group == group and not entry.hidden
            ]
            if rows:
                lines += ["", f"{group}：", *columns(rows, width)]
        lines += ["", "全局选项：", *columns(options, width), "", "退出码："]
        lines += columns([(str(code.value), code.meaning) for code in ExitCode], width)
        lines += ["", *fold("各命令的选项：jianguan 命令 --help", width)]
        return "\n".join(lines)


def build(entry: Entry) -> Any:  # noqa: ANN401
    """The typer command of a table entry."""
    callback = getattr(import_module(f"jianguan_cli.cli.{entry.module}"), entry.function)
    details = (callback.__doc__ or "").partition("\n\n")[2]
    text = "\n".join([entry.help, *(line.strip() for line in details.splitlines() if line.strip())])
    info = CommandInfo(name=entry.name, cls=ChineseCommand, callback=spread(callback), help=text)
    return get_command_from_info(info, pretty_exceptions_short=False, rich_markup_mode=None)


def spread(command: Callable[..., None]) -> Callable[..., None]:
    """The command with each group of options in its signature (a ``NamedTuple``) spread into its options."""
    groups: dict[str, Any] = {}
    parameters: list[inspect.Parameter] = []
    for parameter in inspect.signature(command, eval_str=True).parameters.values():
        group = parameter.annotation
        if not hasattr(group, "_field_defaults"):
            parameters.append(parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY))
            continue
        groups[parameter.name] = group
        hints = get_type_hints(group, include_extras=True)
        parameters += [
            inspect.Parameter(
                field,
                inspect.Parameter.KEYWORD_ONLY,
                default=group._field_defaults.get(field, inspect.Parameter.empty),
                annotation=hints[field],
            )
            for field in group._fields
        ]

    def called(**typed: Any) -> None:  # noqa: ANN401
        made = {name: group(*map(typed.pop, group._fields)) for name, group in groups.items()}
        command(**made, **typed)

    called.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    called.__annotations__ = {}  # the signature is evaluated; typer need not do it again
    return called


def _parameters(command: Any, ctx: Any) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:  # noqa: ANN401
    arguments: list[tuple[str, str]] = []
    options: list[tuple[str, str]] = []
    for parameter in command.get_params(ctx):
        if isinstance(parameter, TyperArgument):
            name = parameter.metavar or parameter.name or ""
            term = f"{name}{'...' if parameter.nargs == -1 else ''}"
            arguments.append((term if parameter.required else f"[{term}]", parameter.help or ""))
        elif isinstance(parameter, TyperOption) and not parameter.hidden:
            options.append((_option_term(parameter), _option_meaning(parameter)))
        elif getattr(parameter, "opts", None) and "--help" in parameter.opts:
            options.append(("--help", "显示帮助"))
    return arguments, options


def _option_term(option: TyperOption) -> str:
    names = ", ".join([*sorted(option.opts, key=len), *option.secondary_opts])
    return names if option.is_flag else f"{names} {option.metavar or '内容'}"


def _option_meaning(option: TyperOption) -> str:
    meaning = "显示帮助" if option.name == "help" else (option.help or "")
    default = option.default
    if option.is_flag or default is None or default == [] or callable(default) or not option.show_default:
        return meaning
    shown = os.fspath(default) if isinstance(default, os.PathLike) else str(default)
    return f"{meaning}（默认 {shown}）" if shown else meaning
