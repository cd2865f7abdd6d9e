from decimal import Decimal

import pytest
from tests.unit.reporting.making import judged, request, soft_target, standing, target

from jianguan_cli.domain.judging.midterm import target_outlook
from jianguan_cli.domain.settings.midterm import Gauge, MidTerm
from jianguan_cli.domain.values.vocabulary import Nature
from jianguan_cli.reporting.views.evaluation import evaluation_view
from jianguan_cli.reporting.views.evaluation_counts import class_notes, class_rows


def test_rows_add_up_by_nature_and_leave_soft_promises_out() -> None:
    targets = [
        judged(target(nature=Nature.BINDING), "99")._replace(met=True),
        judged(target("另一率"), None),
        judged(soft_target(), "1"),
    ]
    rows = class_rows(target_outlook(standing(1), one, MidTerm()) for one in targets)
    counted = {row.label: (row.binding, row.expected, row.unsaid, row.share) for row in rows if row.total}
    assert counted.pop("无法评估") == (0, 0, 1, "50%")
    assert list(counted.values()) == [(1, 0, 0, "50%")]


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        (MidTerm(faster=Decimal(15), slower=Decimal(5)), ("15个百分点", "5个百分点")),
        (MidTerm(gauge=Gauge.CAGR, faster_ratio=Decimal("1.2")), ("1.2", "0.95")),
    ],
)
def test_the_notes_tell_the_thresholds_of_the_workspace(settings: MidTerm, said: tuple[str, str]) -> None:
    assert all(one in class_notes(settings)[1] for one in said)


def test_chapters_follow_the_document() -> None:
    items = (standing(1), standing(2, item={"clause": "二/(一)"}), standing(3, item={"clause": "批示"}))
    (plan,) = evaluation_view(request(*items)).plans
    assert [(chapter.label, len(chapter.items)) for chapter in plan.chapters] == [
        ("第一部分", 1),
        ("第二部分", 1),
        ("批示", 1),
    ]
    assert plan.summary == "共3项，已销号0项（0%）。本文件没有可量化的目标。"
