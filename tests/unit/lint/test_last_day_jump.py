from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from jianguan_cli.domain.lint.last_day_jump import RULE

if TYPE_CHECKING:
    from tests.unit.lint.conftest import Find

LINES = """\
targets: [{key: 数, metric: 某数, rule: reach, op: '>=', value: 100, unit: 个%s}]
log:
  - {date: 2025-09-30, by: 张三, values: {数: 30}}
  - {date: 2025-12-30, by: 张三, values: {数: 100}}
"""


def test_most_of_the_way_on_the_eve_of_the_deadline(find: Find) -> None:
    (finding,) = find(RULE, {"p": [LINES % ""]}, as_of="2026-01-31")
    assert finding.message == "“数”临到时限由 30 一次升到 100"
    assert finding.location is not None
    assert finding.location.line == 13


def test_a_small_step_at_the_end_is_none(find: Find) -> None:
    lines = LINES % ", baseline: {value: 0, date: 2024-12-31}"
    assert find(RULE, {"p": [lines.replace("数: 30", "数: 60")]}, as_of="2026-01-31") == []


def test_the_same_step_in_october_is_none(find: Find) -> None:
    assert find(RULE, {"p": [(LINES % "").replace("12-30", "10-30")]}, as_of="2026-01-31") == []


def test_without_readings_or_for_a_floor_there_is_no_jump(find: Find) -> None:
    first_line = LINES.splitlines()[0] % ""
    assert find(RULE, {"p": [first_line]}, as_of="2026-01-31") == []
    assert find(RULE, {"p": [(LINES % "").replace("reach", "keep")]}, as_of="2026-01-31") == []


TWO = """\
targets:
  - {key: 数, metric: 数, rule: reach, op: '>=', value: 90, unit: '%%', combine: %s, reporters: [甲县, 乙县]}
log:
  - {date: 2025-04-02, by: 乙, unit: 乙县, values: {数: 100}}
  - {date: 2025-12-29, by: 乙, unit: 乙县, values: {数: 93}}
  - {date: 2025-12-30, by: 甲, unit: 甲县, values: {数: 22}}
"""


@pytest.mark.parametrize("combine", ["mean", "sum", "worst"])
def test_one_countys_figure_is_no_jump_from_anothers(find: Find, combine: str) -> None:
    assert find(RULE, {"p": [TWO % combine]}, as_of="2026-01-31") == []


def test_one_county_that_jumps_is_named(find: Find) -> None:
    lines = (TWO % "mean").replace("数: 100", "数: 10")
    (finding,) = find(RULE, {"p": [lines]}, as_of="2026-01-31")
    assert finding.message == "“数”（乙县）临到时限由 10 一次升到 93"


@pytest.mark.parametrize(
    ("op", "value", "before", "after", "said"),
    [
        (">=", 100, 30, 100, "由 30 一次升到 100"),
        (">=", 100, 90, 10, None),
        ("<=", 10, 90, 12, "由 90 一次降到 12"),
        ("<=", 10, 20, 90, None),
        ("==", 50, 90, 50, "由 90 一次降到 50"),
        ("==", 50, 60, 90, None),
    ],
)
def test_only_a_step_towards_the_target_is_a_jump(
    find: Find, op: str, value: int, before: int, after: int, said: str | None
) -> None:
    lines = LINES % ", measure: stock"
    lines = lines.replace("'>='", f"'{op}'").replace("value: 100", f"value: {value}")
    lines = lines.replace("数: 30", f"数: {before}").replace("数: 100}", f"数: {after}}}")
    found = [one.message for one in find(RULE, {"p": [lines]}, as_of="2026-01-31")]
    assert found == ([] if said is None else [f"“数”临到时限{said}"])
