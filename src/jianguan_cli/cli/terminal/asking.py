"""Questions to the person at the terminal; elsewhere nobody is asked."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TypeVar

from jianguan_cli.errors import UsageError

T = TypeVar("T")


def on_terminal() -> bool:
    """Whether somebody sits there who can answer."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def ask(question: str) -> str:
    """One line of answer; an end of input is ``EOFError``, which the boundary words."""
    if sys.stdin.isatty() and sys.stdout.isatty():
        return _edited(question)
    sys.stderr.write(question)
    sys.stderr.flush()
    line = sys.stdin.readline()
    if not line:
        raise EOFError
    return line.strip()


def ask_path(question: str) -> str:
    """An answer that may be a path: Tab completes it where the system can."""
    if sys.platform == "win32":  # it has its own line editing, without completion
        return ask(question)
    try:
        import readline
    except ImportError:  # a Python that was built without it
        return ask(question)
    readline.set_completer(_path_completion)
    readline.set_completer_delims(";；")
    readline.parse_and_bind("tab: complete")
    try:
        return ask(question)
    finally:
        readline.set_completer(None)


def ask_until(question: str, read: Callable[[str], T]) -> T:
    """Ask again until the answer can be read; what was wrong is told each time."""
    while True:
        try:
            return read(ask(question))
        except UsageError as error:
            sys.stderr.write(f"  {error.message}" + (f"（{error.hint}）\n" if error.hint else "\n"))


def confirmed(question: str) -> bool:
    """Yes only where it was said: Enter alone means no."""
    return ask(f"{question}（y 是，回车否）：").lower() in ("y", "yes", "是", "好")


def _edited(question: str) -> str:
    """An answer with the line editing of the system, so that a wide character can be taken back."""
    from contextlib import suppress

    with suppress(ImportError):
        import readline  # noqa: F401 - importing it is what switches line editing on
    sys.stderr.flush()
    return input(question).strip()


def _path_completion(text: str, state: int) -> str | None:
    from glob import escape, glob
    from pathlib import Path

    typed = text.lstrip()
    hits = sorted(glob(f"{escape(typed)}*"))  # noqa: PTH207 - keeps the words as typed, ~ and all
    shown = [f"{hit}/" if Path(hit).is_dir() else hit for hit in hits]
    return shown[state] if state < len(shown) else None
