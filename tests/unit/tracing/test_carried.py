"""An item without owners is judged by what carries it; what nobody carries is 未分解, by name."""

from __future__ import annotations

import pytest

from jianguan_cli.domain.plan.model import Checklist

from .making import RATE, codes, item, light, links, log, plan, rate, results, standings

DAY = "2025-03-31"
BROKEN = log("2025-03-01 status: doing, values: {率: 97}")
HELD = log("2025-03-01 status: doing, values: {率: 99}")
# Found untrue on the spot: that concerns whatever the item carries.
UNTRUE = log("2025-03-01 status: doing", "2025-03-02 verify: {result: untrue}")


def above(*lines: str, status: str = "unreported") -> Checklist:
    return plan("p", item("p-1", *lines, status=status))


def carrier(number: int, *lines: str, lead: str = "乙处", status: str = "doing") -> str:
    return item(f"q-{number}", *lines, lead=lead, status=status)


def message(code: str, *plans: Checklist, as_of: str = DAY) -> str:
    (found,) = (one.message for one in standings(as_of, *plans)["p-1"].findings if one.code == code)
    return found


def test_each_promise_has_the_light_of_what_carries_it() -> None:
    here = above(rate(), results("册"))
    held = carrier(1, rate(), links("same p-1 率 率"), HELD)
    by = carrier(2, results("册"), links("implements p-1 册 册"), log("2025-03-01 status: doing"))
    assert light(DAY, "p-1", here, plan("q", held, by)) == "green"
    broken = carrier(1, rate(), links("same p-1 率 率"), BROKEN)
    assert light(DAY, "p-1", here, plan("q", broken, by)) == "red"
    assert message("broken-floor", here, plan("q", broken, by)).startswith("由《计划q》“事项q-1”承接：")


def test_what_nobody_carries_is_named() -> None:
    here = above(rate(), results("册", "表"))
    one = plan("q", carrier(1, results("册"), links("implements p-1 册 册"), log("2025-03-01 status: doing")))
    assert light(DAY, "p-1", here, one) == "yellow"
    said = message("not-carried", here, one)
    assert "3 项承诺中 2 项" in said
    assert "“合格率”、“建表”" in said
    assert "全部承诺都没有" in message("not-carried", here)


def test_it_owes_nothing_by_itself() -> None:
    here = above(rate(), status="doing")
    others = plan("q", carrier(1, rate(), links("same p-1 率 率"), HELD))
    own = {"late-start", "stale", "no-reading", "overdue"}
    assert not own & set(codes("2026-03-01", "p-1", here))
    assert own & set(codes("2026-03-01", "q-1", here, others))


def test_a_link_without_keys_carries_only_what_promises_nothing_else() -> None:
    by = plan("q", carrier(1, links("implements p-1"), log("2025-03-01 status: doing")))
    assert light(DAY, "p-1", above(), by) == "green"
    assert light(DAY, "p-1", above(results("册")), by) == "yellow"
    assert codes(DAY, "p-1", above()) == ["not-carried"]


def test_a_carrier_inside_the_plan_is_no_other_plan() -> None:
    whole = plan(
        "p",
        item("p-1", results("册")),
        item("p-2", results("册"), links("implements p-1 册 册"), lead="甲处"),
    )
    assert codes(DAY, "p-1", whole) == ["not-carried"]


def test_a_dropped_carrier_carries_until_that_day() -> None:
    drop = "{date: 2025-04-01, by: 甲, status: dropped, approval: {basis: 文1号, approved_by: 局长}}"
    by = carrier(1, rate(), links("same p-1 率 率"), HELD.replace("]", f", {drop}]"), status="dropped")
    assert light(DAY, "p-1", above(rate()), plan("q", by)) == "green"
    assert codes("2025-04-01", "p-1", above(rate()), plan("q", by)) == ["not-carried"]


def test_a_closed_carrier_carries_and_a_closed_item_asks_nobody() -> None:
    closed = "{date: 2025-03-20, by: 甲, status: closed, evidence: [a], approval: {approved_by: 局长}}"
    by = carrier(1, results("册"), links("implements p-1 册 册"), f"log: [{closed}]", status="closed")
    assert light(DAY, "p-1", above(results("册")), plan("q", by)) == "green"
    done = above(results("册"), f"log: [{closed}]", status="closed")
    assert codes(DAY, "p-1", done) == []


def test_a_carrier_that_said_nothing_makes_nothing_green() -> None:
    by = carrier(1, results("册"), links("implements p-1 册 册"), status="unreported")
    assert light("2025-01-15", "p-1", above(results("册")), plan("q", by)) == "none"


def test_a_carrier_without_owners_is_asked_who_carries_it() -> None:
    middle = plan("q", carrier(1, results("表"), links("implements p-1 表 册"), lead=""))
    assert codes(DAY, "p-1", above(results("册")), middle) == ["not-carried"]
    end = plan("r", item("r-1", rate(), results("单"), links("implements q-1 单 表"), UNTRUE, lead="丙处"))
    assert codes(DAY, "p-1", above(results("册")), middle, end) == ["untrue-report"]
    assert message("untrue-report", above(results("册")), middle, end).startswith("由《计划r》")


def test_a_whole_clause_without_owners_carries_only_where_all_of_it_is_carried() -> None:
    middle = plan("q", carrier(1, results("表", "单"), links("implements p-1"), lead=""))
    one = links("implements q-1 册 表")
    both = links("implements q-1 册 表", "implements q-1 册 单")
    for link, expected in ((one, ["not-carried"]), (both, [])):
        end = plan("r", item("r-1", results("册"), link, log("2025-03-01 status: doing"), lead="丙处"))
        assert codes(DAY, "p-1", above(), middle, end) == expected


@pytest.mark.parametrize("relation", ["implements", "same"])
def test_a_circle_of_items_without_owners_ends_uncarried(relation: str) -> None:
    plans = [
        plan(
            here, item(f"{here}-1", results("册"), links(f"{relation} {there}-1 册 册"), status="unreported")
        )
        for here, there in (("p", "q"), ("q", "r"), ("r", "p"))
    ]
    assert [codes(DAY, one, *plans) for one in ("p-1", "q-1", "r-1")] == [["not-carried"]] * 3


def test_many_that_name_each_other_are_walked_once() -> None:
    names = [f"{letter}{number}" for letter in "abcdef" for number in range(5)]
    to_all = {one: [f"implements {other}-1 册 册" for other in names if other != one] for one in names}
    plans = [plan(one, item(f"{one}-1", results("册"), links(*to_all[one]))) for one in names]
    assert codes(DAY, f"{names[0]}-1", *plans) == ["not-carried"]


def test_a_handover_gives_an_owner_from_that_day_on() -> None:
    entry = "2025-03-10 handover: {role: lead, from: [], to: [甲处], reason: 分工, approved_by: 局长}"
    here = above(results("册"), log(entry), status="doing")
    assert codes("2025-03-09", "p-1", here) == ["not-carried"]
    assert "not-carried" not in codes(DAY, "p-1", here)
    # What the others carry to it no longer lights it: it has an owner of its own.
    by = plan("q", carrier(1, rate(), results("册"), links("implements p-1 册 册"), UNTRUE))
    assert codes("2025-03-09", "p-1", here, by) == ["untrue-report"]
    assert codes(DAY, "p-1", here, by) == []


def test_a_split_carrier_is_answered_for_by_the_parts_that_took_the_promise() -> None:
    whole = carrier(1, results("册"), links("implements p-1 册 册"), log("2025-01-10 status: doing"))

    def part(suffix: str, *lines: str) -> str:
        return item(f"q-1-{suffix}", "parent: q-1", "start: 2025-03-01", *lines, lead="丙处")

    told = plan(
        "q", whole, part("a", results("册"), rate(), UNTRUE), part("b", log("2025-03-01 status: doing"))
    )
    assert light("2025-02-28", "p-1", above(results("册")), told) == "green"
    assert message("untrue-report", above(results("册")), told).startswith("由《计划q》“事项q-1-a”承接：")
    lost = plan("q", whole, part("b", log("2025-03-01 status: doing")))
    assert codes(DAY, "p-1", above(results("册")), lost) == ["not-carried"]


def test_a_carrier_that_was_carried_over_is_answered_for_by_what_continues_it() -> None:
    over = "{date: 2025-03-01, by: 甲, status: carried, approval: {basis: 文1号, approved_by: 局长}},"
    old = carrier(1, results("册"), links("implements p-1 册 册"), f"log: [{over}]", status="carried")
    new = plan("r", item("r-1", rate(), results("册"), links("continues q-1"), UNTRUE, lead="丙处"))
    assert light(DAY, "p-1", above(results("册")), plan("q", old), new) == "red"
    assert light(DAY, "p-1", above(results("册")), plan("q", old)) == "none"


def test_a_part_without_owners_is_carried_with_the_whole() -> None:
    here = plan(
        "p",
        item("p-1", results("册")),
        item("p-1-a", results("册"), "parent: p-1", "start: 2025-02-01", status="unreported"),
    )
    by = plan("q", carrier(1, rate(), results("册"), links("implements p-1 册 册"), UNTRUE))
    assert codes(DAY, "p-1-a", here, by) == ["untrue-report"]
    assert standings(DAY, here, by)["p-1"].counts is False


def two(*entries: str, status: str = "doing") -> str:
    """A carrier of 率 (same) and 册 (implements), with a floor 甲率 of its own beside them."""
    more = RATE.replace("key: 率", "key: 甲率").replace("value: 98", "value: 50")
    targets = f"targets: [{RATE}, {more}]"
    link = links("same p-1 率 率", "implements p-1 册 册")
    return carrier(1, targets, results("册", "表"), link, log(*entries), status=status)


def found(as_of: str, *plans: Checklist) -> list[tuple[str, str, str | None]]:
    """Code, light and promise of each finding of p-1."""
    return [
        (one.code, one.level.value, one.target or one.deliverable)
        for one in standings(as_of, *plans)["p-1"].findings
    ]


def test_what_is_found_of_another_promise_of_the_carrier_lands_on_none() -> None:
    here = above(rate(), results("册"))
    other = two("2025-03-01 status: doing, done: [册], values: {率: 99, 甲率: 10}")
    assert codes(DAY, "q-1", here, plan("q", other)) == ["broken-floor"]
    assert light(DAY, "p-1", here, plan("q", other)) == "green"
    # on a promise that is carried, it names that promise
    own = two("2025-03-01 status: doing, done: [册], values: {率: 97, 甲率: 60}")
    assert found(DAY, here, plan("q", own)) == [("broken-floor", "red", "率")]


def test_what_concerns_the_carrier_as_a_whole_concerns_what_it_carries() -> None:
    here = above(results("册"))
    late = [("overdue", "red", None), ("missed-target", "red", "册")]
    by = plan("q", carrier(1, results("册"), links("implements p-1 册 册"), log("2025-12-20 status: doing")))
    assert sorted(found("2026-01-10", here, by)) == sorted(late)


def test_silence_of_a_carrier_says_nothing_of_a_promise_that_was_spoken_of() -> None:
    here = above(results("册"))
    silent = carrier(1, results("册", "表"), links("implements p-1 册 册"), status="unreported")
    assert codes("2025-06-30", "p-1", here, plan("q", silent)) == ["stale"]
    spoke = carrier(
        1, results("册", "表"), links("implements p-1 册 册"), log("2025-01-05 done: [册], status: todo")
    )
    assert set(codes("2025-06-30", "q-1", here, plan("q", spoke))) == {"stale", "late-start"}
    assert found("2025-06-30", here, plan("q", spoke)) == []


def test_a_carried_figure_is_held_against_the_bound_it_is_carried_to() -> None:
    stricter = above(rate().replace("value: 98", "value: 99.5"))
    by = plan("q", carrier(1, rate(), links("same p-1 率 率"), HELD))
    assert light(DAY, "q-1", stricter, by) == "green"
    assert found(DAY, stricter, by) == [("broken-floor", "red", "率")]
    assert "由《" not in message("broken-floor", stricter, by)
    # the same broken on both sides is one fault, told with who is asked
    both = plan("q", carrier(1, rate(), links("same p-1 率 率"), BROKEN))
    assert found(DAY, stricter, both) == [("broken-floor", "red", "率")]
    assert message("broken-floor", stricter, both).startswith("由《计划q》")
    # 力争 there, promised here: the worse light is this one's
    soft = plan("q", carrier(1, rate(", strength: soft"), links("same p-1 率 率"), BROKEN))
    assert found(DAY, above(rate()), soft) == [("broken-floor", "red", "率")]
    # and the other way round: what is only 力争 here is yellow at most
    gentle = above(rate(", strength: soft"))
    assert found(DAY, gentle, both) == [("broken-floor", "yellow", "率")]


def test_a_carried_result_is_held_against_its_own_days() -> None:
    here = above("deliverables: [{key: 册, text: 建册, by: 2025-02-28}]")
    link = links("implements p-1 册 册")
    undone = plan("q", carrier(1, results("册"), link, log("2025-03-01 status: doing")))
    assert found(DAY, here, undone) == [("step-late", "red", "册")]
    done = plan("q", carrier(1, results("册"), link, log("2025-03-01 done: [册], status: doing")))
    assert found(DAY, here, done) == [("made-good", "yellow", "册")]
    # a target that takes up a result has no day on which it is done: its own light is all there is
    by = plan("q", carrier(1, rate(), links("implements p-1 率 册"), HELD))
    assert found(DAY, here, by) == []


def test_figures_that_are_not_carried_are_not_missed() -> None:
    here = above(rate())
    by = plan("q", carrier(1, rate(), links("implements p-1 率 率"), HELD.replace("99", "98.5")))
    assert "missed-target" not in [one[0] for one in found("2026-01-05", here, by)]
