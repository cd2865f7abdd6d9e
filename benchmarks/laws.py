"""The laws of judging over many random items: mirror, term, evidence, memory, cap, future, soft.

    python benchmarks/laws.py --seeds 600      # six items a seed, each on several days

Prints a line a law; exits 1 where one is broken, with the seed that repeats it.
"""

from __future__ import annotations

import argparse
import sys
import time
from itertools import islice
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from tests.oracle import laws
from tests.oracle.generate import checklist
from tests.oracle.product import RefusedError, judge

LAWS = (laws.mirror, laws.term, laws.evidence, laws.memory, laws.cap, laws.future, laws.soft)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=100)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--law", action="append", help="only these laws")
    chosen = parser.parse_args()
    seeds = range(chosen.first, chosen.first + chosen.seeds)
    items = sum(len(checklist(seed)["items"]) for seed in seeds)
    broken = 0
    for law in LAWS:
        if chosen.law and law.__name__ not in chosen.law:
            continue
        began = time.process_time()
        found: list[str] = []
        refused = 0
        for seed in seeds:
            try:
                found += islice(law(judge, seed), 3)
            except RefusedError:
                refused += 1
        spent = time.process_time() - began
        print(f"{law.__name__:10} {items} 项 违反 {len(found)}，读不进 {refused} 份，{spent:.0f} 秒")
        print(*(f"    {one}" for one in found[:5]), sep="\n", end="\n" if found else "")
        broken += len(found)
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
