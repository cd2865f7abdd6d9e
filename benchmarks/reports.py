"""Reports over a large workspace: processor seconds and peak memory of each, loading and judging included.

python benchmarks/reports.py            # 10,000 items
python benchmarks/reports.py --items 1000 ledger.html ledger.xlsx
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

from workspace import make_workspace

JIANGUAN = str(Path(sys.executable).parent / "jianguan")
REPORTS = ("ledger.html", "ledger.xlsx", "ledger.csv", "weekly.html", "wall.html")
EACH = 500


def run(report: str, root: Path, out: Path) -> tuple[float, float, int]:
    """Processor seconds, seconds by the wall, and the peak of memory in MiB of one report."""
    kind, _, form = report.partition(".")
    command = [JIANGUAN, "report", kind, "-f", form, "--as-of", "2025-06-30", "-o", str(out / report)]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begun = os.times().elapsed
    subprocess.run(command, cwd=root, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return spent, os.times().elapsed - begun, after.ru_maxrss // 1024


def main() -> None:
    """Print one line a report; memory is the highest of the run so far."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("reports", nargs="*", default=REPORTS)
    parser.add_argument("--items", type=int, default=10_000)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "workspace"
        make_workspace(root, chosen.items // EACH, EACH)
        for report in chosen.reports:
            spent, taken, memory = run(report, root, Path(folder))
            print(f"{report:<14} {spent:6.2f} s cpu {taken:6.2f} s wall {memory:5d} MiB")


if __name__ == "__main__":
    main()
