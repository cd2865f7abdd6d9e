"""The first run of a fresh checkout: the weekly report of its own checklists, as Markdown and HTML."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "out"
AS_OF = "2025-06-30"


def main() -> int:
    """Make both reports, tell where they are and what to try next."""
    command = [sys.executable, "-m", "jianguan_cli", "-C", str(ROOT)]
    for suffix in ("md", "html"):
        path = OUT / f"weekly-{AS_OF}.{suffix}"
        report = [*command, "report", "weekly", "--as-of", AS_OF, "-f", suffix, "-o", str(path)]
        done = subprocess.run(report, check=False)
        if done.returncode:
            return done.returncode
    program = Path(sys.executable).parent / "jianguan"
    shown = program.relative_to(Path.cwd()) if program.is_relative_to(Path.cwd()) else program
    print(f"\n周报做好了：{OUT / f'weekly-{AS_OF}.html'}（用浏览器打开）")
    print("接下来可以试试：")
    for example in ("list --unit 注册处", f"check --as-of {AS_OF}", "show hb-2025-05", "--help"):
        print(f"  {shown} {example}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
