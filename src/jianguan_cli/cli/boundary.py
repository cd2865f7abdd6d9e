"""The one error boundary: every way a command can end, in Chinese, with its exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import Any

from jianguan_cli.errors import ExitCode, JianguanError, os_words

# What shells call a command that Ctrl-C ended.
INTERRUPTED = 130


class Stopped(int):
    """The code of a command that Ctrl-C ended and that has itself said what was written before."""


def run_guarded(call: Callable[[], Any]) -> int:
    """Run the command line and return the exit code; no traceback ever reaches the user."""
    from typer import Abort, Exit
    from typer.exceptions import TyperException

    try:
        code = call()
        sys.stdout.flush()
    except JianguanError as error:
        tell(f"错误：{error.message}", error.hint)
        return error.exit_code
    except Exit as end:
        return end.exit_code
    except (Abort, KeyboardInterrupt, EOFError):
        return _tell_interrupted()
    except TyperException as error:
        _tell_usage(error)
        return ExitCode.USAGE
    except BrokenPipeError:
        return _leave_pipe()
    except SystemExit as end:
        # Typer ends a broken pipe by itself, with a code that would read as findings.
        if isinstance(end.__context__, BrokenPipeError):
            return _leave_pipe()
        raise
    except OSError as error:
        where = f" {error.filename}" if error.filename else ""
        tell(f"错误：读写不了{where}：{os_words(error)}", "请检查磁盘空间、权限和路径，再试一次")
        return ExitCode.DATA
    except Exception as error:  # noqa: BLE001 - the boundary itself
        _tell_bug(error)
        return ExitCode.BUG
    if code == INTERRUPTED and not isinstance(code, Stopped):
        return _tell_interrupted()
    return code if isinstance(code, int) else ExitCode.CLEAN


def _tell_interrupted() -> int:
    tell("\n已中止，什么也没有写入")
    return INTERRUPTED


def _leave_pipe() -> ExitCode:
    """The reader of the pipe has gone (`jianguan list | head`): nothing to tell, nobody to tell it to."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return ExitCode.CLEAN


def tell(message: str, hint: str = "") -> None:
    """A message for people, on stderr; on a terminal no line is wider than it is."""
    said = f"{message}\n  {hint}\n" if hint else f"{message}\n"
    sys.stderr.write(_folded(said))


def _folded(text: str) -> str:
    try:
        if not sys.stderr.isatty():
            return text
        columns = os.get_terminal_size(sys.stderr.fileno()).columns
    except (OSError, ValueError):  # a terminal that does not tell its size, or a stream without a file
        return text
    if not columns:
        return text
    from jianguan_cli.reporting.terminal.cells import Screen, fit_text, usable

    return fit_text(text, Screen(usable(columns)))


def _tell_usage(error: Any) -> None:  # noqa: ANN401 - typer keeps its click classes private
    context = getattr(error, "ctx", None)
    command = context.command_path if context is not None else "jianguan"
    tell(f"错误：{_words(error)}", f"用法见：{command} --help")


def _words(error: Any) -> str:  # noqa: ANN401
    """Typer's fixed English usage errors, said in Chinese by their kind."""
    message = str(getattr(error, "message", "") or error)
    parameter = getattr(error, "param", None)
    match type(error).__name__:
        case "NoSuchOption":
            close = getattr(error, "possibilities", None) or []
            return f"没有 {error.option_name} 这个选项" + _did_you_mean(close)
        case "MissingParameter":
            name = _name(parameter)
            help_text = getattr(parameter, "help", "") or ""
            return f"缺少 {name}" + (f"：{help_text}" if help_text else "")
        case "BadOptionUsage":
            name = getattr(error, "option_name", "")
            return f"选项 {name} 后面要跟一个值"
        case "BadParameter" | "BadArgumentUsage":
            return f"{_name(parameter)} 的值不对：{_value_words(message)}"
        case "NoArgsIsHelpError":
            return "请写一个命令"
    if message.startswith("No such command"):
        return _no_such_command(error, message)
    if message.startswith("Got unexpected extra argument"):
        # "Got unexpected extra argument(s) (1 2)": the first bracket is the plural's.
        extra = message[message.find(" (") + 2 : message.rfind(")")]
        return f"多出了参数：{extra}（含空格的内容请加引号）"
    if message.startswith("Missing command"):
        return "请写一个命令"
    return f"用法不对（{message}）"


def _no_such_command(error: Any, message: str) -> str:  # noqa: ANN401
    from difflib import get_close_matches

    name = message.split("'")[1] if "'" in message else message
    context = getattr(error, "ctx", None)
    known = context.command.list_commands(context) if context is not None else []
    return f"没有“{name}”这个命令" + _did_you_mean(get_close_matches(name, known, n=3, cutoff=0.5))


def _did_you_mean(close: list[str]) -> str:
    return f"，是不是 {' 或 '.join(close)}？" if close else ""


def _name(parameter: Any) -> str:  # noqa: ANN401
    if parameter is None:
        return "参数"
    options = getattr(parameter, "opts", [])
    if options and options[0].startswith("-"):
        return str(max(options, key=len))
    return str(parameter.metavar or parameter.name)


def _value_words(message: str) -> str:
    if "is not a valid int range" in message:
        return f"“{message.split(chr(39))[1]}”不是整数"
    if "is not in the range" in message:
        return f"{message.split(' ', maxsplit=1)[0]} 超出了范围"
    if "is not a valid integer" in message:
        return f"“{message.split(chr(39))[1]}”不是整数"
    if "does not exist" in message:
        return f"“{message.split(chr(39))[1]}”不存在"
    return message


def _tell_bug(error: Exception) -> None:
    import platform
    import traceback

    from jianguan_cli import __version__

    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if "jianguan_cli" in frame.filename] or list(frames)
    last = ours[-1] if ours else None
    where = f"{last.filename.rpartition('jianguan_cli')[2].lstrip('/')}:{last.lineno}" if last else "?"
    tell(f"程序出了缺陷，没有完成：{type(error).__name__}: {error}（{where}）")
    tell(
        f"  请把这一行和所用的命令报给维护者：jianguan {__version__}，Python {platform.python_version()}",
        "要看完整的调用过程，请设环境变量 JIANGUAN_DEBUG=1 再运行一次",
    )
    if os.environ.get("JIANGUAN_DEBUG"):
        traceback.print_exception(error)
