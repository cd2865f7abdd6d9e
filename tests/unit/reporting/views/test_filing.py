from datetime import date

from tests.unit.reporting.making import judged, register, standing, target

from jianguan_cli.domain.judging.standing import Reading, Standing
from jianguan_cli.domain.plan.status import Status
from jianguan_cli.domain.settings.settings import Settings
from jianguan_cli.domain.values.calendar import Calendar
from jianguan_cli.reporting.views.filing import Filing, filing
from jianguan_cli.reporting.words.owners import Owners


def reported(
    number: int, unit: str, *days: str, as_of: date = date(2025, 6, 30), **fields: object
) -> Standing:
    """An item of ``unit`` begun with the year, with a reading reported on each of the days for March."""
    readings = tuple(Reading(date.fromisoformat(day), date(2025, 3, 31), None) for day in days)
    one = judged(target())._replace(readings=readings, deadline=date(2025, 12, 31))
    return standing(
        number,
        targets=(one,),
        lead_now=(unit,),
        start=date(2025, 1, 1),
        as_of=as_of,
        **fields,
    )


def filed(*standings: Standing) -> Filing:
    units = register("甲处", "乙处", "丙处", "丁处")
    return filing(standings, Owners(standings, units), Settings(), Calendar())


def test_units_are_on_time_late_or_missing_in_their_order() -> None:
    found = filed(reported(1, "丙处"), reported(2, "乙处", "2025-04-20"), reported(3, "甲处", "2025-04-02"))
    assert (found.on_time, found.late, found.missing) == (("甲处",), ("乙处",), ("丙处",))
    assert found.sentence == (
        "应报送2025年第1季度（2025年4月7日前）数据的单位3家，按时1家，迟报1家，未报1家。迟报：乙处。未报：丙处。"
    )


def test_the_worst_answer_is_the_units() -> None:
    found = filed(reported(1, "甲处", "2025-04-02"), reported(2, "甲处"))
    assert (found.owed, found.missing) == (1, ("甲处",))


def test_before_the_due_day_nobody_is_missing() -> None:
    found = filed(reported(1, "甲处", as_of=date(2025, 4, 3)))
    assert (found.missing, found.awaited) == ((), ("甲处",))
    assert "未到报送期限1家" in found.sentence


def test_paused_and_closed_items_owe_nothing() -> None:
    found = filed(
        reported(1, "甲处", status=Status.PAUSED),
        reported(3, "丙处", status=Status.CLOSED),
    )
    assert (found.owed, found.sentence) == (0, "本期没有应报送数据的单位。")
