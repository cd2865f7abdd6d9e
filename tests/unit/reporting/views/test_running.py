from datetime import date, timedelta

import pytest
from tests.unit.reporting.making import finding, standing

from jianguan_cli.domain.judging.standing import Standing
from jianguan_cli.domain.records.finding import Light
from jianguan_cli.reporting.request import Former
from jianguan_cli.reporting.views.running import Past


def lit(light: Light) -> Standing:
    return standing(1) if light is Light.GREEN else standing(1, finding("overdue", light))


@pytest.mark.parametrize(
    ("now", "before", "said"),
    [
        (Light.RED, [], ""),
        (Light.RED, [Light.GREEN], "首次"),
        (Light.RED, [Light.RED, Light.RED, Light.YELLOW], "连续3期"),
        (Light.YELLOW, [Light.RED, Light.GREEN], "连续2期"),
        (Light.RED, [Light.RED, Light.RED], "连续3期以上"),
        (Light.BLUE, [Light.BLUE], ""),
    ],
)
def test_issues_running(now: Light, before: list[Light], said: str) -> None:
    earlier = [
        Former(date(2025, 6, 23) - timedelta(days=7 * weeks), (lit(light),))
        for weeks, light in enumerate(before)
    ]
    assert Past(earlier).running(lit(now)) == said


def test_an_item_the_last_issue_did_not_have_is_lit_for_the_first_time() -> None:
    past = Past([Former(date(2025, 6, 23), ())])
    assert past.running(lit(Light.RED)) == "首次"
