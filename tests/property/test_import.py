"""Whatever cells of an exported form are changed, import writes exactly what they mean, or nothing."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.unit.exchange.desk import DAY, exported, fill, understood

from jianguan_cli.exchange.columns import COLUMNS, PLAN_COLUMNS, WORD_COLUMNS

FORM = exported()
TARGETS = {2: ("合格率", "%"), 3: ("批次", "万批次")}
ITEMS = {2: "p-1", 3: "p-1", 4: "p-2"}
# Words a person may type; control characters and the like are refused by a unit test of their own.
WORDS = st.text(st.sampled_from("进展顺利=+-@#:：\"'{}[]~|>&*!%,，\\ \n1a"), min_size=1, max_size=12)
AMOUNTS = st.decimals(-10, 10**6, places=2).filter(lambda number: not 0 < number < 1)
RATES = st.one_of(st.just(Decimal(0)), st.decimals(1, 100, places=2))
COUNTS = st.one_of(st.just(Decimal(0)), st.decimals(1, 10**6, places=2))

anything = st.one_of(
    WORDS,
    AMOUNTS.map(float),
    st.dates(date(2025, 1, 1), DAY),
    st.booleans(),
    st.sampled_from(
        ["推进中", "未启动", "已申请销号", "已销号", "98.6%", "１２", "1.2万", "2025Q1", "a.pdf；b.pdf"]
    ),
)
places = st.tuples(st.sampled_from([2, 3, 4]), st.sampled_from(COLUMNS))
RELAXED = settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])


@RELAXED
@given(st.dictionaries(places, anything, max_size=4))
def test_any_change_is_written_as_meant_or_refused(changes: dict[tuple[int, str], Any]) -> None:
    result = understood(fill(FORM, changes))
    told = {problem.where for problem in result.problems}
    wrong = {problem.item for problem in result.problems}
    written = {cell.where for cell in result.cells}
    for (row, column), value in changes.items():
        place = f"填报!{'ABCDEFGHIJKLMNOPQ'[COLUMNS.index(column)]}{row}"
        if column in PLAN_COLUMNS:
            assert place not in written
        elif place not in written and place not in told and not (wrong & {ITEMS[row], None}):
            # Nothing is dropped in silence: it said nothing new, or its row lost its id or target.
            assert _says_nothing(column, value) or any((row, name) in changes for name in PLAN_COLUMNS)
    # What is written stands on changed cells alone, and no item with a problem is written.
    changed = {f"填报!{'ABCDEFGHIJKLMNOPQ'[COLUMNS.index(column)]}{row}" for row, column in changes}
    assert written <= changed
    assert not {one.item for one in result.planned} & {one.item for one in result.problems}
    if not changes:
        assert not (told or written or result.planned)


def _says_nothing(column: str, value: Any) -> bool:
    blank = isinstance(value, str) and not value.strip(" \n;；")
    return blank or column == "数据截止日" or (column == "状态" and value == "推进中")


filled = st.fixed_dictionaries(
    {},
    optional={
        "值": st.one_of(
            st.tuples(st.just(2), RATES),
            st.tuples(st.just(3), COUNTS),
        ),
        **{column: WORDS.filter(lambda text: bool(text.strip())) for column in WORD_COLUMNS},
        "状态": st.sampled_from(["推进中", "未启动"]),
        "数据截止日": st.dates(date(2025, 1, 1), DAY),
        "佐证": st.lists(st.sampled_from(["a.pdf", "材料/b.pdf", "https://x.cn/c"]), min_size=1, unique=True),
    },
).filter(lambda said: any(name != "数据截止日" for name in said))


@RELAXED
@given(filled)
def test_every_well_filled_cell_is_in_the_entry_and_nothing_else(said: dict[str, Any]) -> None:
    cells: dict[tuple[int, str], Any] = {}
    for name, value in said.items():
        if name == "值":
            row, amount = value
            cells[row, "累计完成值"] = float(amount)
        else:
            cells[2, name] = "；".join(value) if name == "佐证" else value
    if "值" in said:
        # The day of the data belongs to the row of the figure.
        row = said["值"][0]
        if "数据截止日" in said:
            cells[row, "数据截止日"] = said["数据截止日"]
    result = understood(fill(FORM, cells), sure=True)  # of figures that look wrong too
    assert result.problems == ()
    entries = [action.entry for one in result.planned for action in one.actions]
    (entry,) = entries
    expected: dict[str, Any] = {"date": DAY, "by": "李四", "via": "import"}
    if "值" in said:
        row, amount = said["值"]
        expected["values"] = {TARGETS[row][0]: Decimal(str(float(amount))).normalize()}
    for column, field in WORD_COLUMNS.items():
        if column in said:
            expected[field] = said[column].strip()
    if "状态" in said:
        expected["status"] = {"推进中": "doing", "未启动": "todo"}[said["状态"]]
    if said.get("数据截止日", DAY) != DAY:
        expected["upto"] = said["数据截止日"]
    listed = entry.pop("evidence")
    assert isinstance(listed, list)
    evidence = list(listed)
    assert str(evidence.pop()).startswith("import://")
    assert evidence == said.get("佐证", [])
    assert entry == expected
