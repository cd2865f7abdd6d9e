"""How much of a document ``jianguan draft`` finds, held against the checklists that people curated.

    python benchmarks/draft.py FOLDER     the documents as <plan-id>.txt (or .docx, .pdf, .html) in FOLDER
    python benchmarks/draft.py            only the synthetic documents of tests/documents
    python benchmarks/draft.py --effort   only what a document of 33 clauses asks of a person

Printed: clauses found and how many of the found ones are wanted, names of units, items whose lead and support
are exactly those of the checklist, printed numbers, deadlines, seconds; then, for a document of 33 clauses,
the seconds of ``jianguan draft`` as a person waits for it, and the questions and keys of its whole review on
a terminal, every unsure title typed anew.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from jianguan_cli.domain.plan.model import Checklist, Item  # noqa: E402
from jianguan_cli.domain.plan.reading import read_checklist  # noqa: E402
from jianguan_cli.domain.source.drafting import Draft, DraftItem, draft  # noqa: E402
from jianguan_cli.domain.values.numerals import to_chinese  # noqa: E402
from jianguan_cli.exchange.documents.read import read_document  # noqa: E402
from jianguan_cli.storage.yaml_tree import parse_tree  # noqa: E402

_SCALES = {"万": Decimal(10_000), "亿": Decimal(10**8)}
Number = tuple[str, Decimal, bool]


class Wanted(NamedTuple):
    """What a person found in the document, item by item."""

    clause: str
    lead: tuple[str, ...]
    support: tuple[str, ...]
    numbers: frozenset[Number]
    deadline: str


class Reach(NamedTuple):
    """Parts found of parts wanted, and the clauses where they differ."""

    name: str
    found: int
    wanted: int
    missing: tuple[str, ...] = ()

    @property
    def share(self) -> float:
        """Percent; nothing wanted is wholly found."""
        return 100 * self.found / self.wanted if self.wanted else 100.0


def number(clause: str, value: Decimal, unit: str) -> Number:
    """A figure of a clause in its plain unit: 850 万户 is 8500000."""
    scale = _SCALES.get(unit[:1], Decimal(1))
    return (clause, value * scale, unit.startswith(("%", "百分点", "个百分点")))


def wanted_of(item: Item) -> Wanted:
    """What a curated item asks of the draft: its printed numbers only, not what words imply."""
    numbers = frozenset(
        number(item.clause, target.value, target.unit)
        for target in item.targets
        if target.value is not None and not target.implied
    )
    return Wanted(item.clause, item.lead, item.support, numbers, item.deadline.isoformat())


def reach(wanted: Iterable[Wanted], made: Draft) -> list[Reach]:
    """The draft against what was wanted."""
    asked = {one.clause: one for one in wanted}
    drafted = {one.clause: one for one in made.items}
    both = [(asked[label], drafted[label]) for label in asked if label in drafted]
    units = {(one.clause, name) for one in asked.values() for name in (*one.lead, *one.support)}
    found_units = {
        (one.clause, name) for one in drafted.values() for name in (*one.owners.lead, *one.owners.support)
    }
    owned = [one for one in asked.values() if one.lead or one.support]
    exact = [one for one in owned if one.clause in drafted and _same_owners(one, drafted[one.clause])]
    numbers = {figure for one in asked.values() for figure in one.numbers}
    found_numbers = {figure for one in drafted.values() for figure in _numbers(one)}
    dated = [
        one for one, item in both if (item.deadline.isoformat() if item.deadline else "") == one.deadline
    ]
    return [
        _reach("clauses found", set(asked), set(drafted)),
        _reach("clauses wanted", set(drafted), set(asked)),
        _reach("unit names", units, found_units),
        _reach("lead/support exact", {one.clause for one in owned}, {one.clause for one in exact}),
        _reach("numbers found", numbers, found_numbers),
        _reach("numbers wanted", found_numbers, numbers),
        _reach("deadlines", set(asked), {one.clause for one in dated}),
    ]


def _same_owners(one: Wanted, item: DraftItem) -> bool:
    return set(one.lead) == set(item.owners.lead) and set(one.support) == set(item.owners.support)


def _numbers(item: DraftItem) -> Iterator[Number]:
    for target in item.targets:
        if not target.implied and target.value is not None:
            yield number(item.clause, target.value, target.unit)


def _reach(name: str, wanted: AbstractSet[object], found: AbstractSet[object]) -> Reach:
    missing = sorted(str(one) for one in wanted - found)
    return Reach(name, len(wanted & found), len(wanted), tuple(missing))


def checklist(plan_id: str) -> Checklist | None:
    """A curated checklist of the repository."""
    path = ROOT / "checklists" / f"{plan_id}.yaml"
    if not path.is_file():
        return None
    tree, _ = parse_tree(path.read_text(encoding="utf-8"), path.name)
    return read_checklist(tree, path.name, plan_id)[0]


def timed(data: bytes, name: str) -> tuple[Draft, float]:
    """The draft of a document, and the seconds that reading and understanding took."""
    start = time.perf_counter()
    made = draft(read_document(data, name))
    return made, time.perf_counter() - start


def show(name: str, rows: list[Reach], seconds: float, *, verbose: bool) -> None:
    """One document: a line a measure."""
    print(f"{name}: {seconds:.2f} s")
    for one in rows:
        print(f"  {one.name:<20} {one.share:6.1f} %  ({one.found}/{one.wanted})")
        if verbose:
            for missing in one.missing:
                print(f"      - {missing}")


def total(measured: list[list[Reach]]) -> list[Reach]:
    """All documents together."""
    return [
        Reach(rows[0].name, sum(one.found for one in rows), sum(one.wanted for one in rows))
        for rows in zip(*measured, strict=True)
    ]


def clauses(count: int) -> str:
    """A document of our own with so many clauses, every third with a figure whose rule a person must say."""
    lines = ["某县2025年市场监管工作要点", "某县市场监管局", "2025年1月10日", "一、重点任务"]
    for at in range(1, count + 1):
        figure = ("抽检合格率达到98%以上", "检查不少于50家", "完善监管机制")[at % 3]
        words = f"推进第{to_chinese(at)}类经营主体规范管理，加强日常巡查，{figure}。"
        lines.append(f"（{to_chinese(at)}）{words}（牵头单位：甲科；配合单位：乙科、丙科）")
    return "\n".join([*lines, ""])


def show_effort(data: bytes, name: str) -> None:
    """What drafting, reviewing and accepting one document takes, run as a person runs it."""
    from tests.documents.reviewer import play

    program = [sys.executable, "-m", "jianguan_cli"]
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / name).write_bytes(data)
        subprocess.run([*program, "init", "."], cwd=root, check=True, capture_output=True)
        start = time.perf_counter()
        subprocess.run([*program, "draft", name, "--plan", "xz"], cwd=root, check=True, capture_output=True)
        seconds = time.perf_counter() - start
        effort = play(root, "draft", "xz", "--review", titles=True)
        subprocess.run([*program, "draft", "--accept"], cwd=root, check=True, capture_output=True)
        text = (root / "checklists" / "xz.yaml").read_text(encoding="utf-8")
        count = text.count("\n    clause:")
    print(f"a person's effort, {name}: {count} clauses accepted, drafted in {seconds:.2f} s")
    print(f"  questions            {effort.questions} ({effort.questions / count:.1f} a clause)")
    print(f"  keys                 {effort.keys} ({effort.keys / count:.1f} a clause)")


def main(arguments: list[str]) -> None:
    """Measure and print."""
    verbose = "-v" in arguments
    folders = [Path(one) for one in arguments if not one.startswith("-")]
    if "--effort" not in arguments:
        show_reach(folders, verbose=verbose)
    show_effort(clauses(33).encode(), "三十三条.txt")
    for folder in folders:
        for path in sorted(folder.glob("hb-2025.*")):
            show_effort(path.read_bytes(), path.name)


def show_reach(folders: list[Path], *, verbose: bool) -> None:
    """How much is found, document by document and together."""
    measured: list[list[Reach]] = []
    for folder in folders:
        for path in sorted(folder.iterdir()):
            curated = checklist(path.stem)
            if curated is None or not path.is_file():
                continue
            made, seconds = timed(path.read_bytes(), path.name)
            rows = reach([wanted_of(item) for item in curated.items], made)
            measured.append(rows)
            show(path.name, rows, seconds, verbose=verbose)
    if measured:
        show("all plans", total(measured), 0, verbose=False)
    try:
        from tests.documents.plans import PLANS
    except ImportError:
        return
    synthetic: list[list[Reach]] = []
    for plan in PLANS:
        made, seconds = timed(plan.data(), plan.name)
        asked = [
            Wanted(
                one.clause,
                one.lead,
                one.support,
                frozenset(number(one.clause, Decimal(value), unit) for value, unit in one.numbers),
                one.deadline,
            )
            for one in plan.wanted
        ]
        rows = reach(asked, made)
        synthetic.append(rows)
        show(plan.name, rows, seconds, verbose=verbose)
    show("all synthetic documents", total(synthetic), 0, verbose=False)
    _held_out(verbose=verbose)


def _held_out(*, verbose: bool) -> None:
    """The documents that the code was first measured on and only then mended for, batch by batch."""
    from tests.documents.heldout import fourth, papers_first, second, third, words_first
    from tests.documents.heldout.measure import drafted, shares
    from tests.documents.heldout.measure import total as all_of

    batches = {
        "first": (*words_first.PAPERS, *papers_first.SHEETS),
        "second": second.PAPERS,
        "third": third.PAPERS,
        "fourth": fourth.PAPERS,
    }
    for name, batch in batches.items():
        rows = [shares(held, drafted(held)) for held in batch]
        print(f"held out, {name} batch: {len(batch)} documents (figures before mending: decision 0135)")
        for one in all_of(rows):
            print(f"  {one.name:<22} {one.percent:6.1f} %  ({one.found}/{one.wanted})")
        for difference in (
            (held.name, one.name, said)
            for held, measured in zip(batch, rows, strict=True)
            for one in measured
            for said in one.differences
            if verbose
        ):
            print(f"      - {' · '.join(difference)}")


if __name__ == "__main__":
    main(sys.argv[1:])
