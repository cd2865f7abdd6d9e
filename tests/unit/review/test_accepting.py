"""``accept:`` of the settings: a line that accepts nothing is told."""

from __future__ import annotations

import pytest

from jianguan_cli.domain.records.location import Location
from jianguan_cli.domain.review.accepting import acceptance_slips
from jianguan_cli.domain.settings.reading import read_settings
from jianguan_cli.storage.yaml_tree import parse_tree


def test_an_item_and_a_plan_are_not_written_together() -> None:
    text = "accept:\n  - {code: no-path, item: p-1, plan: p, reason: 甲}\n"
    made, findings = read_settings(parse_tree(text, "jianguan.yaml")[0], "jianguan.yaml", acceptance_slips)
    assert made is None
    (finding,) = findings
    assert finding.message.startswith("item 和 plan 只写一个")
    assert finding.location == Location("jianguan.yaml", 2, 38)


@pytest.mark.parametrize(
    ("code", "says"),
    [
        ("no-measure", None),
        ("source-number", None),
        ("target-weakened", None),
        ("no-measur", "没有“no-measur”这个问题代码，是不是 no-measure？"),
        ("overdu", "没有“overdu”这个问题代码，是不是 overdue？"),
        ("甲", "没有“甲”这个问题代码，代码见 jianguan lint、jianguan review 的输出"),
        ("overdue", "accept 只放行数据检查和变更审核的问题，写在这里不起作用"),
        ("schema", "“schema”（格式有误）不能放行"),
    ],
)
def test_an_acceptance_that_silences_nothing(code: str, says: str | None) -> None:
    tree, unreadable = parse_tree(f"accept:\n  - {{code: {code}, reason: 甲}}\n", "jianguan.yaml")
    assert not unreadable
    made, findings = read_settings(tree, "jianguan.yaml", acceptance_slips)
    assert (made is None) is bool(says)
    assert [one.code for one in findings] == ["schema"] * bool(says)
    assert all(says is not None and says in one.message for one in findings)
    assert all(one.location == Location("jianguan.yaml", 2, 12) for one in findings)
