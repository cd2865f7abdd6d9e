"""``unfit-figure`` in a change."""

from __future__ import annotations

import pytest
from tests.unit.review.conftest import Look

from jianguan_cli.domain.review.admitted import UNFIT_RULE

TARGET = "targets: [{key: 率, metric: 合格率, rule: keep, op: '>=', value: 98, unit: '%'%s}]\n"
SEVERAL = ", combine: worst, reporters: [甲县局, 乙县局]"


@pytest.mark.parametrize(
    ("more", "entry", "said"),
    [
        (SEVERAL, "unit: 丙县局, values: {率: 99}", "“丙县局”不在其中"),
        ("", "upto: 2025-12-31, values: {率: 99}", "还没有发生"),
        ("", "values: {率: 99}, refs: {率: 97}", "用不上参照值"),
    ],
)
def test_what_a_command_refuses_is_found_in_a_new_entry_only(
    look: Look, more: str, entry: str, said: str
) -> None:
    target = TARGET.replace("%s", more)
    after = f"{target}log: [{{date: 2025-06-01, by: 甲, {entry}}}]"
    (finding,) = look(UNFIT_RULE, target, after)
    assert said in finding.message
    assert look(UNFIT_RULE, after, after + "\nnote: 备查") == []
