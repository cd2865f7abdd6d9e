"""What a list shows: running plans, what is owed in them, the worst first."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from tests.unit.reporting.making import finding, plan, standing

from jianguan_cli.domain.judging.listing import ended_plans, ordered, scoped
from jianguan_cli.domain.judging.standing import Standing
from jianguan_cli.domain.judging.urgency import urgency, worst_finding
from jianguan_cli.domain.plan.status import Status
from jianguan_cli.domain.records.finding import Finding, Light
from jianguan_cli.domain.records.proof import Proof, Relation
from jianguan_cli.domain.settings.views import Order

HOME = plan()


def one(number: int = 1, *found: Finding, **fields: object) -> Standing:
    fields.setdefault("deadline", date(2025, 12, 31))
    return standing(number, *found, **fields)


def late(days: int) -> Finding:
    proof = Proof(
        "overdue",
        None,
        Relation.ABSENT,
        date.fromordinal(date(2025, 6, 30).toordinal() - days),
        date(2025, 6, 30),
    )
    return finding("overdue", Light.RED)._replace(proof=proof)


def behind(gap: str) -> Finding:
    proof = Proof("behind-pace", Decimal(80) - Decimal(gap), Relation.LESS, Decimal(80), date(2025, 6, 30))
    return finding("behind-pace", Light.RED)._replace(proof=proof)


@pytest.mark.parametrize(
    ("day", "ended"), [(date(2025, 12, 31), 0), (date(2026, 3, 31), 0), (date(2026, 4, 1), 1)]
)
def test_a_plan_runs_a_quarter_beyond_its_end(day: date, ended: int) -> None:
    assert len(ended_plans([one()], day)) == ended


def test_what_was_extended_keeps_its_plan_running_until_it_is_finished() -> None:
    day = date(2026, 5, 1)
    assert ended_plans([one(1), one(2, deadline=date(2026, 6, 30))], day) == ()
    finished = one(2, deadline=date(2026, 6, 30), status=Status.CLOSED)
    (ended,) = ended_plans([one(1), finished], day)
    assert (ended.open, ended.last, ended.archived) == (1, date(2025, 12, 31), False)


def test_an_archived_plan_does_not_run_from_that_day_on() -> None:
    away = HOME.replace(archived=date(2025, 6, 1))
    assert len(ended_plans([one(plan=away)], date(2025, 6, 1))) == 1
    assert ended_plans([one(plan=away)], date(2025, 5, 31)) == ()


def test_the_scope_tells_what_it_leaves_out_and_a_named_plan_is_shown() -> None:
    old = plan("alt", "旧要点").replace(end=date(2024, 12, 31))
    items = [
        one(1),
        one(2, status=Status.CLOSED),
        one(3, counts=False),
        one(1, plan=old, deadline=date(2024, 12, 31)),
    ]
    listing = scoped(items, items, date(2025, 6, 30))
    assert ([each.item.id for each in listing.shown], listing.finished) == (["hb-1"], 2)
    assert [each.plan.id for each in listing.ended] == ["alt"]
    named = scoped(items, items, date(2025, 6, 30), plans=("alt",), finished=True)
    assert (len(named.shown), named.ended, named.finished) == (4, (), 0)


def test_the_worst_come_first_by_light_then_rule_then_size_then_deadline() -> None:
    items = [
        one(1),
        one(2, finding("stale", Light.YELLOW)),
        one(3, behind("31")),
        one(4, behind("70")),
        one(5, late(3)),
        one(6, late(40)),
        one(7, finding("due-soon", Light.BLUE)),
        one(8, deadline=date(2025, 9, 30)),
        one(9, finding("stale", Light.YELLOW)._replace(soft=True)),
    ]
    by_urgency = [each.item.id for each in ordered(items, [(Order.URGENCY, False)])]
    assert by_urgency == [f"hb-{number}" for number in (6, 5, 4, 3, 2, 9, 7, 8, 1)]
    assert next(urgency(each)[0] for each in ordered(items, [(Order.LIGHT, True)])) == Light.GREEN.rank


def test_the_worst_finding_is_the_one_of_the_light() -> None:
    mixed = one(1, finding("stale", Light.YELLOW), late(3))
    found = worst_finding(mixed)
    assert found is not None
    assert found.code == "overdue"
    assert worst_finding(one(1)) is None


def test_orders_are_taken_in_turn_and_what_is_equal_stays() -> None:
    items = [
        one(1, deadline=date(2025, 9, 1), lead_now=("乙处",)),
        one(2, deadline=date(2025, 8, 1), lead_now=("甲处",)),
        one(3, deadline=date(2025, 9, 1), lead_now=("甲处",)),
    ]
    orders = [(Order.DEADLINE, True), (Order.LEAD, False)]
    assert [each.item.id for each in ordered(items, orders)] == ["hb-1", "hb-3", "hb-2"]
    assert ordered(items, []) == tuple(items)
    assert [each.item.id for each in ordered(items, [(Order.FILE, True)])] == ["hb-3", "hb-2", "hb-1"]
