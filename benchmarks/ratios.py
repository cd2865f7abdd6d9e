"""Start-up and command times as ratios to T = ``python -c "import typer"``, run in pairs.

Machines drift by a third within minutes, so each run of a command is paired with a run of T right
before it, and the median of the ratios is what counts.

    python benchmarks/ratios.py            # 11 pairs each
    python benchmarks/ratios.py --pairs 21 --large
    python benchmarks/ratios.py --cpu  # processor time: steadier where other work runs on the machine
    python benchmarks/ratios.py --cold  # nothing is recalled: every file is parsed at every run

Measure an installed wheel: an editable install may compile the program anew at every run.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from workspace import make_workspace

JIANGUAN = [str(Path(sys.executable).parent / "jianguan")]
BASE = [sys.executable, "-c", "import typer"]
LOADING = [
    sys.executable,
    "-c",
    (
        "import glob, yaml\n"
        "for name in sorted(glob.glob('checklists/*.yaml')):\n"
        "    with open(name, 'rb') as stream:\n"
        "        yaml.load(stream, yaml.CSafeLoader)\n"
    ),
]
AS_OF = ["--as-of", "2025-06-30"]


def spent() -> float:
    """Processor seconds of all finished child processes (POSIX)."""
    import resource

    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def seconds(command: list[str], cwd: Path, clock: Callable[[], float]) -> float:
    """What one run takes by ``clock``; the exit code does not matter."""
    environment = {**os.environ, "JIANGUAN_BY": "测速", "XDG_CACHE_HOME": str(cwd.parent / "cache")}
    start = clock()
    subprocess.run(
        command, cwd=cwd, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment, check=False
    )
    return clock() - start


def ratio(
    command: list[str], base_command: list[str], cwd: Path, pairs: int, clock: Callable[[], float]
) -> tuple[float, float]:
    """Median of the paired ratios, and the median milliseconds of the command."""
    seconds(command, cwd, clock)
    ratios, times = [], []
    for _ in range(pairs):
        base = seconds(base_command, cwd, clock)
        taken = seconds(command, cwd, clock)
        ratios.append(taken / base)
        times.append(taken)
    return statistics.median(ratios), statistics.median(times) * 1000


def main() -> None:
    """Print one line a command: ratio, goal, milliseconds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=int, default=11)
    parser.add_argument("--large", action="store_true", help="also 10,000 items in 200 files")
    parser.add_argument("--cpu", action="store_true", help="processor time in place of wall time")
    parser.add_argument("--cold", action="store_true", help="without what is remembered of parsed files")
    options = parser.parse_args()
    if options.cold:
        os.environ["JIANGUAN_NO_CACHE"] = "1"
    clock = spent if options.cpu else time.perf_counter
    with tempfile.TemporaryDirectory() as folder:
        small, large = Path(folder) / "small", Path(folder) / "large"
        make_workspace(small, 10, 50)
        rows: list[tuple[str, list[str], Path, float]] = [
            ("--version", ["--version"], small, 1.3),
            ("--help", ["--help"], small, 1.5),
            ("首屏, 500 项", [], small, 3.0),
            ("list -f json, 500 项", ["list", "-f", "json", *AS_OF], small, 2.4),
            ("check, 500 项", ["check", *AS_OF], small, 2.4),
            ("list 表格, 500 项", ["list", *AS_OF], small, 3.5),
            ("update 一项, 500 项", ["update", "plan0003-7", "--note", "测速", "--dry-run"], small, 2.4),
            ("update 一项（写入）", ["update", "plan0003-8", "--note", "测速"], small, 2.4),
        ]
        if options.large:
            make_workspace(large, 200, 50)
            rows.append(("update 一项, 200 × 50 项", ["update", "plan0103-7", "--note", "测速"], large, 2.2))
        print(f"{'命令':<28}{'比值':>8}{'目标':>8}{'毫秒':>8}")
        for name, arguments, cwd, goal in rows:
            found, milliseconds = ratio([*JIANGUAN, *arguments], BASE, cwd, options.pairs, clock)
            print(f"{name:<28}{found:>8.2f}{goal:>8.1f}{milliseconds:>8.0f}")
        if options.large:
            check = [*JIANGUAN, "check", *AS_OF]
            found, milliseconds = ratio(check, LOADING, large, min(options.pairs, 5), clock)
            print(f"{'check, 10,000 项（对 CSafeLoader）':<28}{found:>8.2f}{0.6:>8.1f}{milliseconds:>8.0f}")


if __name__ == "__main__":
    main()
