from __future__ import annotations

from typing import TYPE_CHECKING

from jianguan_cli.domain.lint.no_owner import RULE

if TYPE_CHECKING:
    from tests.unit.lint.conftest import Find

LONE = "id: p-1\nlead: []"


def test_an_item_nobody_is_named_for(find: Find) -> None:
    (finding,) = find(RULE, {"p": [LONE, "id: p-2\nlead: []\nsupport: [乙处]"]})
    assert finding.item == "p-1"


def test_a_carrier_of_another_plan_counts(find: Find) -> None:
    for relation, left in (("implements", 0), ("same", 0), ("refines", 1), ("conflicts", 1)):
        link = f"id: q-1\nlinks: [{{to: p-1, relation: {relation}}}]"
        assert len(find(RULE, {"p": [LONE], "q": [link]})) == left


def test_a_handover_names_somebody(find: Find) -> None:
    handed = LONE + "\nlog: [{date: 2025-03-01, by: 张三, handover: {role: lead, from: [], to: [乙处]}}]"
    assert find(RULE, {"p": [handed]}) == []


def test_a_dropped_item_needs_nobody(find: Find) -> None:
    assert find(RULE, {"p": [LONE + "\nstatus: dropped"]}) == []
