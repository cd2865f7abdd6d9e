"""A bar on stderr for work that takes longer than a second; only on a terminal, gone when it is done."""

from __future__ import annotations

import sys
import threading
import time
from types import TracebackType
from typing import Self, TextIO

_DELAY = 1.0  # seconds of silence
_EVERY = 0.2
_WIDTH = 20


class ProgressBar:
    """The stages of one long command, drawn from a thread so that the work need not know of it."""

    def __init__(self, stages: tuple[str, ...], stream: TextIO | None = None, delay: float = _DELAY) -> None:
        self._stages = stages
        self._stream = stream or sys.stderr
        self._delay = delay
        self._at = 0
        self._done = threading.Event()
        self._thread: threading.Thread | None = None

    def __enter__(self) -> Self:
        if self._stream.isatty():
            self._thread = threading.Thread(target=self._draw, daemon=True)
            self._thread.start()
        return self

    def next(self) -> None:
        """The stage at work is finished."""
        self._at += 1

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._done.set()
        if self._thread is not None:
            self._thread.join()

    def _draw(self) -> None:
        start = time.monotonic()
        if self._done.wait(self._delay):
            return
        while True:
            total = len(self._stages)
            at = min(self._at, total - 1)
            full = _WIDTH * at // total
            bar = "#" * full + "-" * (_WIDTH - full)
            seconds = time.monotonic() - start
            self._stream.write(f"\r正在{self._stages[at]} [{bar}] {at + 1}/{total}  {seconds:.0f} 秒")
            self._stream.flush()
            if self._done.wait(_EVERY):
                break
        self._stream.write("\r\x1b[2K")
        self._stream.flush()
