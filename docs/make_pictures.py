"""Make the pictures of the README from what the program really puts out: ``python docs/make_pictures.py``.

Needs the test extra (playwright) and Chromium; a picture changes only where the program's output does.
"""

from __future__ import annotations

import fcntl
import html
import os
import pty
import re
import struct
import subprocess
import sys
import tempfile
import termios
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

PICTURES = Path(__file__).resolve().parent / "pictures"
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
PROGRAM = [sys.executable, "-m", "jianguan_cli"]
AS_OF = "2025-06-30"
LARGEST = 300 * 1024
WIDTH, COLUMNS = 1280, 160
_PALETTE = {"31": "#ff7b72", "32": "#7ee787", "33": "#e3b341", "34": "#79c0ff", "36": "#56d4dd"}
_COMMANDS = (
    f"list --light 红 --light 黄 --plan hb-2025 --as-of {AS_OF}",
    f"update hb-2025-05 --status 推进中 --done 分型分类 --note 已完成三批试点 --date {AS_OF} --by 张三",
    f"check --plan hb-2025 --as-of {AS_OF}",
)
_TERMINAL = """<!DOCTYPE html><meta charset="utf-8"><style>
body {{ margin: 0; padding: 20px 24px; background: #0d1117; color: #e6edf3; }}
pre {{ margin: 0; font: 15px/1.5 "Noto Sans Mono CJK SC", monospace; }}
.prompt {{ color: #8b949e; }}
.narrow {{ display: inline-block; width: 0.5em; font-family: "DejaVu Sans Mono", monospace; }}
</style><body><pre>{}</pre></body>"""


def main() -> int:
    """Write every picture, and refuse one that is too large for a page."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        root = Path(folder) / "演示"
        made = Path(folder) / "made"
        subprocess.run([*PROGRAM, "init", str(root), "--demo"], check=True, capture_output=True)
        for kind, name in (("weekly", "weekly.html"), ("wall", "wall.html"), ("site", "site")):
            report = ["report", kind, "--as-of", AS_OF, "-f", "html", "-o", str(made / name)]
            subprocess.run([*PROGRAM, "-C", str(root), *report], check=True, capture_output=True)
        listing = made / "list.html"
        listing.write_text(terminal_page(root), encoding="utf-8")
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": WIDTH, "height": 900})
        sizes = [
            shot(page, listing, "terminal.png", 900),
            shot(page, made / "weekly.html", "weekly.png", 900),
            shot(page, made / "site" / "index.html", "site.png", 720),
            shot(page, made / "wall.html", "wall.png", 590),
        ]
        browser.close()
    return 1 if max(sizes) > LARGEST else 0


def shot(page: Page, source: Path, name: str, height: int) -> int:
    """A picture of a page from its top, ``height`` pixels or as high as it is; its size in bytes."""
    page.goto(source.as_uri())
    target = PICTURES / name
    least = min(height, page.evaluate("Math.ceil(document.body.getBoundingClientRect().height)"))
    page.screenshot(path=target, clip={"x": 0, "y": 0, "width": WIDTH, "height": least})
    size = target.stat().st_size
    print(f"{target.name} {size // 1024} KB" + ("，超过了 300 KB" if size > LARGEST else ""))
    return size


def terminal_page(root: Path) -> str:
    """What some commands show on a terminal, one after the other, as a page."""
    lines = []
    for command in _COMMANDS:
        shown = html.escape(on_terminal([*PROGRAM, "-C", str(root), *command.split()]))
        lines.append(f'<span class="prompt">$</span> jianguan {html.escape(command)}\n{shown}')
    coloured = re.sub(
        "\x1b\\[(3[1-6])m(.*?)\x1b\\[0m",
        lambda match: f'<span style="color:{_PALETTE[match[1]]}">{match[2]}</span>',
        "\n".join(lines),
    )
    # Quotes and dashes take one cell on a terminal as it is set up by default; the font makes them two.
    return _TERMINAL.format(re.sub("([“”‘’…—])", r'<span class="narrow">\1</span>', coloured))


def on_terminal(command: list[str]) -> str:
    """The output of a command that believes to write to a terminal."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 50, COLUMNS, 0, 0))
    environment = {**os.environ, "TERM": "xterm"}
    environment.pop("COLUMNS", None)
    environment.pop("NO_COLOR", None)
    process = subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=theirs, stderr=theirs, env=environment
    )
    os.close(theirs)
    parts = []
    while True:
        try:
            part = os.read(ours, 4096)
        except OSError:  # the other end is closed: the way a terminal says that there is no more
            break
        if not part:
            break
        parts.append(part)
    os.close(ours)
    process.wait()
    return b"".join(parts).decode().replace("\r\n", "\n")


if __name__ == "__main__":
    sys.exit(main())
