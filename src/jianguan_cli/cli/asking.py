"""Questions to the person at the terminal; elsewhere nobody is asked."""

from __future__ import annotations

import sys


def on_terminal() -> bool:
    """Whether somebody sits there who can answer."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def ask(question: str) -> str:
    """One line of answer; an end of input is ``EOFError``, which the boundary words."""
    sys.stderr.write(question)
    sys.stderr.flush()
    line = sys.stdin.readline()
    if not line:
        raise EOFError
    return line.strip()


def confirmed(question: str) -> bool:
    """Yes only where it was said: Enter alone means no."""
    return ask(f"{question}（y 是，回车否）：").lower() in ("y", "yes", "是", "好")
