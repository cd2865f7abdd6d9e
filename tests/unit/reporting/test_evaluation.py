import pytest
from tests.unit.reporting.making import judged, request, soft_target, standing, target

from jianguan_cli.domain.standing import TargetState
from jianguan_cli.domain.vocabulary import Nature, Rule
from jianguan_cli.reporting.evaluation import Progress, class_rows, progress_class
from jianguan_cli.reporting.evaluation_view import evaluation_view


@pytest.mark.parametrize(
    ("rule", "state", "expected", "found"),
    [
        (Rule.REACH, TargetState.MET, "50", Progress.REACHED),
        (Rule.KEEP, TargetState.MET, None, Progress.EXPECTED),
        (Rule.REACH, TargetState.ON_PATH, "80", Progress.AHEAD),
        (Rule.REACH, TargetState.ON_PATH, "95", Progress.EXPECTED),
        (Rule.REACH, TargetState.BEHIND, "99", Progress.BEHIND),
        (Rule.KEEP, TargetState.BROKEN, None, Progress.BEHIND),
        (Rule.REACH, TargetState.UNPACED, None, Progress.OPEN),
    ],
)
def test_classes(rule: Rule, state: TargetState, expected: str | None, found: Progress) -> None:
    one = judged(target(value="100", rule=rule), "96", expected=expected)._replace(state=state)
    assert progress_class(one) is found


def test_rows_add_up_by_nature_and_leave_soft_promises_out() -> None:
    rows = class_rows(
        [
            judged(target(nature=Nature.BINDING), "99"),
            judged(target("另一率"), None),
            judged(soft_target(), "1"),
        ]
    )
    counted = {row.label: (row.binding, row.expected, row.unsaid, row.share) for row in rows if row.total}
    assert counted == {"已实现": (1, 0, 0, "50%"), "暂不能评价": (0, 0, 1, "50%")}


def test_chapters_follow_the_document() -> None:
    items = (standing(1), standing(2, item={"clause": "二/(一)"}), standing(3, item={"clause": "批示"}))
    (plan,) = evaluation_view(request(*items)).plans
    assert [(chapter.label, len(chapter.items)) for chapter in plan.chapters] == [
        ("第一部分", 1),
        ("第二部分", 1),
        ("批示", 1),
    ]
    assert plan.summary == "共3项，已销号0项（0%）。本文件没有可量化的目标。"
