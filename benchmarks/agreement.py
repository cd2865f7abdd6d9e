"""How far the program's judge agrees with the second one of ``tests/oracle`` on random checklists.

    python benchmarks/agreement.py --seeds 150             # six items a seed, each on several days
    python benchmarks/agreement.py --seeds 100 --carried   # two linked plans a seed, some without owners

Prints the share that agrees in lights and in all findings, and each class of difference with an example.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from tests.oracle.agreement import compare


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=100)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--carried", action="store_true")
    chosen = parser.parse_args()
    found = compare(range(chosen.first, chosen.first + chosen.seeds), carried=chosen.carried)
    shares = [f"{100 * part / found.compared:.2f}%" for part in (found.lights, found.findings)]
    print(f"{found.compared} 项·日，灯相同 {shares[0]}，问题全同 {shares[1]}，读不进 {found.refused} 份·日")
    for name, count in found.classes.most_common():
        one = next(one for one in found.differences if name in one.classes)
        print(f"    {count:4} {name}（如 {one.seed} {one.item} {one.day}）")
    return 0


if __name__ == "__main__":
    sys.exit(main())
