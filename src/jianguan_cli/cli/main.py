"""The entry point: quick answers first, then the whole program inside the error boundary."""

from __future__ import annotations

import os
import sys


def run() -> None:
    """The ``jianguan`` command."""
    # Printing must not fail on a console that cannot show a character (GBK on Windows).
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")
    if sys.argv[1:] == ["--version"]:
        from jianguan_cli import __version__

        print(f"jianguan {__version__}")  # noqa: T201
        return
    shell = os.environ.get("_JIANGUAN_COMPLETE")
    if shell:
        from jianguan_cli.cli.completing import complete

        complete(["" if word == '""' else word for word in sys.argv[1:]], shell)
        return
    from jianguan_cli.cli.boundary import run_guarded

    def call() -> object:
        import gc

        # The trees of parsed files hold no cycles worth collecting during one short command.
        gc.disable()
        from jianguan_cli.cli.app import app

        return app(prog_name="jianguan", standalone_mode=False)

    sys.exit(run_guarded(call))
