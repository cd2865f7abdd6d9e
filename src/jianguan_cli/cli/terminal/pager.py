"""What is longer than the terminal is shown in a pager; elsewhere it is only written."""

from __future__ import annotations

import os
import sys

_NO_PAGER = ("", "cat")


def show_text(text: str) -> None:
    """Write ``text`` to stdout; where somebody sits there and it is longer than the screen, page it."""
    command = _command() if _longer_than_screen(text) else []
    if not command or not _paged(text, command):
        sys.stdout.write(text)


def _longer_than_screen(text: str) -> bool:
    if not (sys.stdout.isatty() and sys.stdin.isatty()) or os.environ.get("TERM") == "dumb":
        return False
    import shutil

    return text.count("\n") >= shutil.get_terminal_size((80, 24)).lines


def _command() -> list[str]:
    """The pager of JIANGUAN_PAGER, else of PAGER, else less; ``cat`` or nothing is none."""
    named = os.environ.get("JIANGUAN_PAGER", os.environ.get("PAGER", "less"))
    if named.strip() in _NO_PAGER:
        return []
    import shlex
    import shutil

    try:
        words = shlex.split(named, posix=os.name != "nt")
    except ValueError:  # a quote that does not end
        return []
    return words if shutil.which(words[0]) else []


def _paged(text: str, command: list[str]) -> bool:
    """Whether the pager was started; one that is left early (q, Ctrl-C) has shown what was wanted."""
    import subprocess
    from contextlib import suppress

    sys.stdout.flush()
    # As git does: ends by itself where all fits, colours are colours, the screen stays as it was left.
    environment = {"LESS": "FRX", "LESSCHARSET": "utf-8", **os.environ}
    try:
        pager = subprocess.Popen(command, stdin=subprocess.PIPE, env=environment)  # noqa: S603
    except OSError:
        return False
    # Ctrl-C is the pager's while it runs (less stops a search by it): it neither ends us nor leaves it alone.
    with suppress(BrokenPipeError, KeyboardInterrupt):
        pager.communicate(text.encode(sys.stdout.encoding or "utf-8", "replace"))
    while pager.poll() is None:
        with suppress(KeyboardInterrupt):
            pager.wait()
    return True
