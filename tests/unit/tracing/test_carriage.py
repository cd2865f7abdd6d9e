"""Who carries what by name: one way, both ways, through others, in circles."""

from __future__ import annotations

from jianguan_cli.domain.tracing.carriage import Carriage, Promise, promises_of

from .making import item, links, plan, rate, results


def test_the_same_is_the_same_both_ways_and_over_any_number_of_links() -> None:
    carriage = Carriage(
        [
            plan("p", item("p-1", rate())),
            plan("q", item("q-1", rate(), links("same p-1 率 率"))),
            plan("r", item("r-1", rate(), links("same q-1 率 率"))),
        ]
    )
    ends = [Promise(one, "率") for one in ("p-1", "q-1", "r-1")]
    assert [list(carriage.same(one)) for one in ends] == [
        [ends[1], ends[2]],
        [ends[0], ends[2]],
        [ends[1], ends[0]],
    ]
    assert carriage.carried == {"p-1", "q-1", "r-1"}


def test_implements_is_read_from_the_carrier_to_the_carried() -> None:
    carriage = Carriage(
        [
            plan("p", item("p-1", results("册"))),
            plan("q", item("q-1", results("表"), links("implements p-1 表 册"))),
            plan("r", item("r-1", results("单"), links("implements q-1 单 表"))),
        ]
    )
    assert list(carriage.done_by(Promise("p-1", "册"))) == [Promise("q-1", "表"), Promise("r-1", "单")]
    assert list(carriage.done_by(Promise("r-1", "单"))) == []
    assert list(carriage.same(Promise("p-1", "册"))) == []
    assert carriage.carried == {"p-1", "q-1"}


def test_a_link_without_keys_carries_no_promise_by_name() -> None:
    carriage = Carriage(
        [
            plan("p", item("p-1", results("册")), item("p-2")),
            plan("q", item("q-1", results("表"), links("implements p-1", "same p-2"))),
        ]
    )
    assert list(carriage.done_by(Promise("p-1", "册"))) == []
    assert carriage.carriers(Promise("p-1", "册")) == ()
    assert carriage.carriers(Promise("p-2")) == (Promise("q-1"),)
    assert promises_of(carriage.items["p-2"][1]) == ("",)


def test_other_relations_and_links_to_nothing_carry_nothing() -> None:
    carriage = Carriage(
        [
            plan("p", item("p-1", results("册"))),
            plan(
                "q",
                item(
                    "q-1",
                    results("册"),
                    links("refines p-1 册 册", "conflicts p-1 册 册", "same x-1 册 册", "same q-1 册 册"),
                ),
            ),
        ]
    )
    assert carriage.carried == frozenset()


def test_what_was_dropped_carries_nothing_and_nothing_passes_through_it() -> None:
    carriage = Carriage(
        [
            plan("p", item("p-1", rate())),
            plan("q", item("q-1", rate(), links("same p-1 率 率"), status="dropped")),
            plan("r", item("r-1", rate(), links("same q-1 率 率"))),
        ]
    )
    assert list(carriage.same(Promise("p-1", "率"))) == []
    assert carriage.carriers(Promise("p-1", "率")) == ()
    # On a day on which it was not dropped yet it carries.
    standing = carriage.same(Promise("p-1", "率"), lambda _: False)
    assert list(standing) == [Promise("q-1", "率"), Promise("r-1", "率")]


def test_circles_end_and_are_named_once() -> None:
    carriage = Carriage(
        [
            plan("p", item("p-1", results("册"), links("implements r-1 册 册"))),
            plan("q", item("q-1", results("册"), links("implements p-1 册 册"))),
            plan("r", item("r-1", results("册"), links("implements q-1 册 册"))),
        ]
    )
    assert [sorted(one) for one in carriage.circles()] == [["p-1", "q-1", "r-1"]]
    assert list(carriage.done_by(Promise("p-1", "册"))) == [Promise("q-1", "册"), Promise("r-1", "册")]
    assert sorted(carriage.behind("p-1")) == ["q-1", "r-1"]


def test_two_that_are_the_same_are_no_circle() -> None:
    said = (plan("p", item("p-1", rate())), plan("q", item("q-1", rate(), links("same p-1 率 率"))))
    assert Carriage(said).circles() == ()


def test_all_that_may_answer_for_an_item_stands_behind_it() -> None:
    carriage = Carriage(
        [
            plan("p", item("p-1", results("册"))),
            plan(
                "q",
                item("q-1", results("册"), links("implements p-1 册 册"), lead="甲处"),
                item("q-1-a", results("册"), "parent: q-1", lead="甲处"),
                item("q-2", lead="甲处"),
            ),
            plan("r", item("r-1", results("册"), links("continues q-1"), lead="甲处")),
        ]
    )
    assert sorted(carriage.behind("p-1")) == ["q-1", "q-1-a", "r-1"]
    assert list(carriage.behind("q-2")) == []
