"""The entry point: quick answers first, then the whole program inside the error boundary."""

from __future__ import annotations

import os
import sys


def run() -> None:
    """The ``jianguan`` command, as a process of its own."""
    code = answer()
    try:
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:  # closed by the caller (>&-)
                stream.flush()
    except OSError:
        sys.exit(code)  # Python's own end tells what could not be written
    # All is written and closed. Taking a program apart object by object costs a tenth of most commands.
    os._exit(code)


def answer() -> int:
    """Run the command line; its exit code."""
    import gc

    # One short command leaves no cycles worth collecting, neither of its modules nor of parsed files.
    gc.disable()
    # Printing must not fail on a console that cannot show a character (GBK on Windows).
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")
    if sys.argv[1:] == ["--version"]:
        from jianguan_cli import __version__

        print(f"jianguan {__version__}")  # noqa: T201
        return 0
    shell = os.environ.get("_JIANGUAN_COMPLETE")
    if shell:
        from jianguan_cli.cli.administration.completing import complete

        complete(["" if word == '""' else word for word in sys.argv[1:]], shell)
        return 0
    from jianguan_cli.cli.boundary import run_guarded

    def call() -> object:
        from jianguan_cli.cli.app import app

        return app(prog_name="jianguan", standalone_mode=False)

    return run_guarded(call)
