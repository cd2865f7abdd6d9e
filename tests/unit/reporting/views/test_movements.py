from datetime import date
from decimal import Decimal

from tests.unit.reporting.making import entry, judged, standing, target

from jianguan_cli.domain.judging.standing import Standing
from jianguan_cli.domain.plan.log import Approval, Correction, Extension, Handover
from jianguan_cli.domain.plan.status import Status
from jianguan_cli.domain.values.vocabulary import Role
from jianguan_cli.reporting.views.movements import movements

SINCE = date(2025, 6, 23)


def told(*standings: Standing, earlier: tuple[Standing, ...] | None = None) -> dict[str, list[str]]:
    known = None if earlier is None else {one.item.id: one for one in earlier}
    groups = movements(standings, known, SINCE)
    return {group.label: [one.detail for one in group.movements] for group in groups if group.movements}


def test_records_of_the_period_are_told_with_their_days() -> None:
    log = (
        entry("2025-06-20", values={"合格率": Decimal("98.6")}),
        entry("2025-06-24", extend=Extension(from_=date(2025, 6, 30), to=date(2025, 9, 30))),
        entry("2025-06-25", correct=Correction(entry=date(2025, 6, 20), values={"合格率": Decimal("97.5")})),
        entry("2025-06-26", handover=Handover(role=Role.LEAD, from_=("甲处",), to=("乙处",))),
    )
    assert told(standing(1, log=log, targets=(judged(target()),))) == {
        "延期": ["由2025年6月30日延至2025年9月30日（申请）"],
        "更正": ["2025年6月20日所报合格率由98.6%改为97.5%"],
        "移交": ["牵头单位由甲处移交乙处"],
    }


def test_what_came_before_the_period_is_left_out() -> None:
    old = entry("2025-06-23", extend=Extension(from_=date(2025, 6, 30), to=date(2025, 9, 30)))
    assert told(standing(1, log=(old,))) == {}


def test_an_entry_of_an_earlier_day_counts_where_the_last_issue_did_not_know_it() -> None:
    old = entry("2025-06-01", extend=Extension(from_=date(2025, 6, 30), to=date(2025, 9, 30)))
    assert list(told(standing(1, log=(old,)), earlier=(standing(1),))) == ["延期"]
    assert told(standing(1, log=(old,)), earlier=(standing(1, log=(old,)),)) == {}


def test_a_closing_counts_once_and_a_standing_one_not_at_all() -> None:
    closed = entry("2025-06-25", status=Status.CLOSED)
    now = standing(1, status=Status.CLOSED, log=(closed,))
    assert told(now) == told(now, earlier=(standing(1),)) == {"销号": ["销号"]}
    assert told(now, earlier=(now,)) == {}


def test_a_drop_names_what_it_stands_on() -> None:
    log = (entry("2025-06-25", status=Status.DROPPED, approval=Approval(basis="某函〔2025〕9号")),)
    assert told(standing(1, status=Status.DROPPED, log=log)) == {"撤项": ["依据某函〔2025〕9号"]}


def test_new_items_began_in_the_period_or_were_unknown() -> None:
    assert list(told(standing(1, start=date(2025, 6, 25)))) == ["新增"]
    assert list(told(standing(1), earlier=())) == ["新增"]


def test_a_withdrawn_value_is_told() -> None:
    log = (entry("2025-06-25", correct=Correction(entry=date(2025, 1, 1), values={"合格率": None})),)
    assert told(standing(1, log=log)) == {"更正": ["2025年1月1日所报合格率撤回"]}


def test_requests_for_more_time_are_not_taken_for_extensions() -> None:
    def asked(number: int, approved_by: str | None = None) -> Standing:
        extend = Extension(from_=date(2025, 6, 30), to=date(2025, 9, 30), approved_by=approved_by)
        return standing(number, log=(entry("2025-06-24", extend=extend),))

    def words(*standings: Standing) -> str:
        return next(one.words for one in movements(standings, None, SINCE) if one.label == "延期")

    assert words(asked(1), asked(2)).startswith("批准0项、申请2项：")
    assert words(asked(1, approved_by="张局"), asked(2)).startswith("批准1项、申请1项：")
    assert words(standing(1)) == "—"
