"""Bring figures to all seven doors and count where they disagree: ``python benchmarks/doors.py 1000 [SEED]``.

The short form runs with the tests (``tests/property/test_doors.py``).
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from tests.property.doors import DOORS, figures

COUNT = 1000


def main() -> int:
    """Print what the doors answered, and each disagreement; 1 where there is one."""
    given = [int(one) for one in sys.argv[1:3]]
    count, seed = [*given, COUNT, 0][:2] if len(given) != 1 else (given[0], 0)
    answers: Counter[str] = Counter()
    wrong = 0
    for figure in figures(count, seed):
        verdicts = {name: door(figure) for name, door in DOORS.items()}
        answers[verdicts["update"].answer] += 1
        if len(set(verdicts.values())) > 1:
            wrong += 1
            print(figure, {name: (one.answer, str(one.value)) for name, one in verdicts.items()})
    print(f"{count} figures × {len(DOORS)} doors: {dict(answers)}, {wrong} disagreements")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
