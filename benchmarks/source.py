"""How much of what is planted ``jianguan lint --source`` sees, and what it says where nothing was planted.

    python benchmarks/source.py FOLDER [-v] [--most=N]   the shipped plans against their documents in FOLDER
    python benchmarks/source.py               only the small papers of tests/planted

Printed: false alarms plan by plan; kind by kind how many planted changes were seen; the share seen of random
mutations (a figure changed, words of a promise exchanged, owners moved between clauses).
"""

from __future__ import annotations

import random
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from tests.planted.edits import Planted  # noqa: E402
from tests.planted.in_document import IN_DOCUMENT  # noqa: E402
from tests.planted.in_ledger import IN_LEDGER  # noqa: E402
from tests.planted.papers import PAPERS  # noqa: E402
from tests.planted.random_changes import random_changes  # noqa: E402
from tests.planted.seeing import Desk, read_ledger  # noqa: E402

from jianguan_cli.domain.plan.units import Register, UnitsFile  # noqa: E402
from jianguan_cli.domain.records.reading import read_record  # noqa: E402
from jianguan_cli.domain.source.blocks import Document  # noqa: E402
from jianguan_cli.domain.source.text import SourceText, fold, lines_of  # noqa: E402
from jianguan_cli.storage.yaml_tree import parse_tree  # noqa: E402

MOST = 6  # of one kind in one plan


def desks(folder: Path | None) -> list[Desk]:
    """The small papers, and the shipped plans whose document lies in the folder."""
    made = [Desk(one.plan, one.text, one.ledger, Register(()), {}) for one in PAPERS]
    if folder is None:
        return made
    tree, _ = parse_tree((ROOT / "checklists/units.yaml").read_text(encoding="utf-8"), "units")
    units, _ = read_record(UnitsFile, tree, "units")
    register = Register(units.units if units is not None else ())
    texts = {path.stem: path.read_text(encoding="utf-8-sig") for path in sorted(folder.glob("*.txt"))}
    ledgers = {
        plan: (ROOT / "checklists" / f"{plan}.yaml").read_text(encoding="utf-8")
        for plan in texts
        if (ROOT / "checklists" / f"{plan}.yaml").is_file()
    }
    others = {
        fold(checklist.plan.title): SourceText(Document(plan, lines_of(texts[plan])))
        for plan, ledger in ledgers.items()
        if (checklist := read_ledger(plan, ledger)) is not None
    }
    return made + [Desk(plan, texts[plan], ledger, register, others) for plan, ledger in ledgers.items()]


def planted(desk: Desk, kind: str, chooser: random.Random, most: int) -> list[Planted]:
    """Some changes of one kind in one plan, always the same ones."""
    planters = dict((*IN_DOCUMENT, *IN_LEDGER))
    made = [one for one in planters[kind](desk.text, desk.ledger) if desk.touches(one)]
    return made if len(made) <= most else chooser.sample(made, most)


def main(arguments: list[str]) -> None:
    """Measure and print."""
    verbose = "-v" in arguments
    folders = [Path(one) for one in arguments if not one.startswith("-")]
    most = next((int(one[7:]) for one in arguments if one.startswith("--most=")), MOST)
    tables = desks(folders[0] if folders else None)
    start = time.perf_counter()
    alarms = 0
    for desk in tables:
        said = desk.said() or []
        alarms += len(said)
        print(f"{desk.plan}: {len(said)} findings where nothing was planted")
        for one in said:
            print(f"    {one.code} {one.item or ''} {one.message}")
    _kinds(tables, most, verbose=verbose)
    _random(tables, 6 * most, verbose=verbose)
    print(f"false alarms before accept: {alarms};  {time.perf_counter() - start:.0f} s")


def _kinds(tables: list[Desk], most: int, *, verbose: bool) -> None:
    seen_kinds = 0
    kinds = [kind for kind, _ in (*IN_DOCUMENT, *IN_LEDGER)]
    for side, table in (("document", IN_DOCUMENT), ("ledger", IN_LEDGER)):
        for kind, _ in table:
            seen: Counter[bool] = Counter()
            for desk in tables:
                for change in planted(desk, kind, random.Random(kind), most):  # noqa: S311  the same every time
                    found = desk.sees(change)
                    if found is None:
                        continue
                    seen[found] += 1
                    if verbose and not found:
                        print(f"      - {desk.plan} {change.place} {'; '.join(differences(desk, change))}")
            total = seen.total()
            seen_kinds += total > 0 and seen[False] == 0
            print(f"  {side:<9} {kind:<32} {seen[True]:>4}/{total}")
    print(f"kinds of which every planted change was seen: {seen_kinds} of {len(kinds)}")


def _random(tables: list[Desk], count: int, *, verbose: bool) -> None:
    seen: Counter[tuple[str, bool]] = Counter()
    for desk in tables:
        for change in random_changes(desk.text, desk.ledger, random.Random(7), count):  # noqa: S311  the same every time
            found = desk.sees(change) if desk.touches(change) else None
            if found is not None:
                seen[change.kind, found] += 1
                if verbose and not found:
                    print(f"      - {desk.plan} {change.kind} {'; '.join(differences(desk, change))}")
    for kind in sorted({kind for kind, _ in seen}):
        print(f"  random    {kind:<32} {seen[kind, True]:>4}/{seen[kind, True] + seen[kind, False]}")


def differences(desk: Desk, change: Planted) -> Iterator[str]:
    """What was planted: the stretch that differs, before and after."""
    for before, after in ((desk.text, change.text), (desk.ledger, change.ledger)):
        if before == after:
            continue
        first = next(
            (at for at, (one, other) in enumerate(zip(before, after, strict=False)) if one != other),
            min(len(before), len(after)),
        )
        near = max(0, first - 14)
        yield f"{before[near : first + 30]!r} → {after[near : first + 30]!r}"


if __name__ == "__main__":
    main(sys.argv[1:])
