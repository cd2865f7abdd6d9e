"""``item-removed``."""

from __future__ import annotations

from tests.unit.review.conftest import Look

from jianguan_cli.domain.review.item_removed import RULE


def test_a_deleted_item_is_found_where_it_stood(look: Look) -> None:
    (finding,) = look(RULE, "title: 推行某制度", None)
    assert finding.item == "p-1"
    assert str(finding.location) == "checklists/p.yaml:4:5"


def test_a_new_or_changed_item_is_not(look: Look) -> None:
    assert look(RULE, None, "title: 推行某制度") == []
    assert look(RULE, "title: 推行某制度", "status: dropped") == []
