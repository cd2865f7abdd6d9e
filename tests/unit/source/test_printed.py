"""Names and phrases come back as the document prints them."""

from __future__ import annotations

from jianguan_cli.domain.source.blocks import Document
from jianguan_cli.domain.source.drafting import draft
from jianguan_cli.domain.source.printed import as_printed
from jianguan_cli.domain.source.text import lines_of


def test_brackets_and_blanks_come_back() -> None:
    assert as_printed("各县(市、区)局", "（责任单位：各县（市、区）局）") == "各县（市、区）局"
    assert as_printed("各县(市、区)局", "（责任单位：各县（市、\n区）局）") == "各县（市、区）局"
    assert as_printed("甲(乙)局", "别的话") == "甲(乙)局"


def test_a_draft_names_units_and_deadlines_as_printed() -> None:
    text = "一、甲\n（一）办事。（牵头单位：各县（市、区）局，６月底前完成）\n"
    (item,) = draft(Document("某县2025年要点.txt", lines_of(text))).items
    assert item.owners.lead == ("各县（市、区）局",)
    assert item.deadline_text == "６月底前"
    assert item.deadline is not None
    assert item.deadline.isoformat() == "2025-06-30"


def test_a_deadline_behind_the_owners_is_that_of_the_clause() -> None:
    text = "一、甲\n(一)办好30件事。由县甲局牵头,县乙局配合,9月30日前完成。\n"
    (item,) = draft(Document("某县2025年要点.txt", lines_of(text))).items
    assert item.deadline_text == "9月30日前"


def test_a_figure_without_unit_leaves_the_unit_open() -> None:
    (item,) = draft(Document("a.txt", lines_of("一、甲\n(一)死亡率控制在0.1以下。(甲局负责)\n"))).items
    (target,) = item.targets
    assert (target.unit, "unit" in target.unsure) == ("", True)
