from __future__ import annotations

import datetime as dt

import pytest

from jianguan_cli.domain.plan.log import Handover, LogEntry
from jianguan_cli.domain.plan.model import Checklist, Item, Link, Plan
from jianguan_cli.domain.plan.status import Status
from jianguan_cli.domain.plan.target import Deliverable, Target
from jianguan_cli.domain.plan.units import Register, Unit
from jianguan_cli.domain.tracing.promises import Footing, Tally
from jianguan_cli.domain.tracing.trace import trace
from jianguan_cli.domain.values.vocabulary import Kind, Op, Relation, Role, Rule

DAY = dt.date(2025, 1, 1)


def target(key: str) -> Target:
    return Target(key=key, metric=f"{key}全名", rule=Rule.REACH, op=Op.GE, unit="个", against="均值")


def item(
    item_id: str,
    *links: Link,
    lead: tuple[str, ...] = (),
    keys: str = "",
    done: str = "",
    status: Status = Status.DOING,
    parent: str | None = None,
    log: tuple[LogEntry, ...] = (),
) -> Item:
    return Item(
        id=item_id,
        clause="一/1",
        title=f"事项{item_id}",
        kind=Kind.TASK,
        lead=lead,
        support=(),
        deadline=DAY,
        status=status,
        links=links,
        targets=tuple(target(key) for key in keys),
        deliverables=tuple(Deliverable(key=key, text=f"建{key}") for key in done),
        parent=parent,
        log=log,
    )


def plan(plan_id: str, *items: Item) -> Checklist:
    described = Plan(id=plan_id, title=f"计划{plan_id}", issuer="甲局", issued=DAY, start=DAY, end=DAY)
    return Checklist(f"checklists/{plan_id}.yaml", described, items)


def link(to: str, relation: Relation, key: str | None = None, to_key: str | None = None) -> Link:
    return Link(to=to, relation=relation, key=key, to_key=to_key)


def test_each_footing() -> None:
    above = plan(
        "p", item("p-1", lead=("甲处",)), item("p-2"), item("p-3"), item("p-4", keys="率"), item("p-5")
    )
    finer = plan(
        "q",
        item("q-1", link("p-2", Relation.IMPLEMENTS), link("p-4", Relation.SAME, "数", "率"), keys="数"),
        item("q-2", link("p-3", Relation.CONFLICTS)),
        item("q-3", link("p-5", Relation.IMPLEMENTS), status=Status.DROPPED),
    )
    footings = [traced.footing for traced in trace([above, finer], "p").items]
    assert footings == [
        Footing.OWN,
        Footing.CARRIED,
        Footing.UNCARRIED,
        Footing.CARRIED,
        Footing.UNCARRIED,
    ]


@pytest.mark.parametrize(
    ("to_key", "footing"), [("率", Footing.CARRIED), (None, Footing.WORDS_ONLY), ("数", Footing.UNCARRIED)]
)
def test_a_figure_is_carried_only_where_its_key_is_named(to_key: str | None, footing: Footing) -> None:
    above = plan("p", item("p-1", keys="率数"))
    finer = plan("q", item("q-1", link("p-1", Relation.IMPLEMENTS, None, to_key), lead=("甲处",)))
    traced = trace([above, finer], "p").items[0]
    assert traced.promises[0].footing is footing


def test_promises_are_counted_not_items() -> None:
    above = plan(
        "p",
        item("p-1", keys="率数", done="册"),
        item("p-2"),
        item("p-3"),
        item("p-4", lead=("甲处",), keys="率", done="册"),
    )
    finer = plan(
        "q",
        item("q-1", link("p-1", Relation.IMPLEMENTS, "表", "册"), done="表", lead=("乙处",)),
        item("q-2", link("p-2", Relation.IMPLEMENTS), lead=("乙处",)),
        item("q-3", link("p-1", Relation.REFINES, "率", "率"), keys="率", lead=("乙处",)),
        item("q-4", link("p-4", Relation.SAME, "率", "率"), keys="率", lead=("乙处",)),
    )
    traced = trace([above, finer], "p")
    assert [(one.item.id, one.kind, one.key, one.text, one.footing.value) for one in traced.promises] == [
        ("p-1", "target", "率", "率全名", "words-only"),  # a refinement answers for nothing
        ("p-1", "target", "数", "数全名", "uncarried"),  # the links name others of its promises
        ("p-1", "deliverable", "册", "建册", "carried"),
        ("p-2", "item", None, "事项p-2", "carried"),
        ("p-3", "item", None, "事项p-3", "uncarried"),
        ("p-4", "target", "率", "率全名", "own"),
        ("p-4", "deliverable", "册", "建册", "own"),
    ]
    assert traced.tally == Tally(total=7, own=2, carried=2, words_only=1, uncarried=2)
    assert [(one.item.id, one.key) for one in traced.promises[2].carriers] == [("q-1", "表")]
    assert [(one.item.id, one.key) for one in traced.promises[5].carriers] == [("q-4", "率")]


def test_what_was_dropped_or_split_does_not_count_and_a_part_is_carried_with_the_whole() -> None:
    above = plan(
        "p",
        item("p-1", done="册", status=Status.DROPPED),
        item("p-2", done="册"),
        item("p-2-a", done="册", parent="p-2"),
    )
    finer = plan("q", item("q-1", link("p-2", Relation.IMPLEMENTS, "册", "册"), done="册", lead=("乙处",)))
    traced = trace([above, finer], "p")
    assert [one.counts for one in traced.items] == [False, False, True]
    assert traced.tally == Tally(1, 0, 1, 0, 0)


def test_a_carrier_without_an_owner_carries_what_is_carried_itself() -> None:
    above = plan("p", item("p-1", done="册"), item("p-2", done="册"))
    middle = plan(
        "q",
        item("q-1", link("p-1", Relation.IMPLEMENTS, "册", "册"), done="册"),
        item("q-2", link("p-2", Relation.IMPLEMENTS, "册", "册"), done="册"),
    )
    finer = plan("r", item("r-1", link("q-1", Relation.IMPLEMENTS, "册", "册"), done="册", lead=("乙处",)))
    footings = [one.footing for one in trace([above, middle, finer], "p").promises]
    assert footings == [Footing.CARRIED, Footing.UNCARRIED]


def test_a_handover_gives_an_owner() -> None:
    handover = Handover(role=Role.LEAD, from_=(), to=("甲处",), reason="分工", approved_by="李局长")
    entry = LogEntry(date=DAY, by="督查室", handover=handover)
    traced = trace([plan("p", item("p-1", done="册", log=(entry,)))], "p")
    assert traced.tally.own == 1
    assert traced.items[0].units == ("甲处",)


def test_a_conflict_of_deliverables_names_them() -> None:
    above = plan("p", item("p-1", done="册"))
    finer = plan("q", item("q-1", link("p-1", Relation.CONFLICTS, "表", "册"), done="表"))
    (conflict,) = trace([above, finer], "p").conflicts
    assert (conflict.here.key, conflict.there.key) == ("册", "表")


def test_the_same_promise_carries_both_ways() -> None:
    above = plan("p", item("p-1", link("q-1", Relation.SAME, "率", "数"), keys="率"))
    finer = plan("q", item("q-1", keys="数", lead=("甲处",)))
    up, down = trace([above, finer], "p"), trace([above, finer], "q")
    assert [(one.item.id, one.key, one.to_key) for one in up.items[0].carriers] == [("q-1", "数", "率")]
    assert [(one.item.id, one.key, one.to_key) for one in down.items[0].carriers] == [("p-1", "率", "数")]
    assert up.items[0].units == ("甲处",)


def test_two_spellings_of_one_unit_are_named_once() -> None:
    above = plan("p", item("p-1"))
    finer = plan(
        "q",
        item("q-1", link("p-1", Relation.IMPLEMENTS), lead=("省局甲处",)),
        item("q-2", link("p-1", Relation.IMPLEMENTS), lead=("甲处", "乙处")),
    )
    register = Register((Unit(name="甲处", org="甲局", aliases=("省局甲处",)),))
    assert trace([above, finer], "p", register).items[0].units == ("省局甲处", "乙处")


def test_a_link_inside_the_plan_carries_nothing() -> None:
    only = plan("p", item("p-1"), item("p-2", link("p-1", Relation.REFINES)))
    traced = trace([only], "p")
    assert [one.footing for one in traced.items] == [Footing.UNCARRIED] * 2
    assert traced.serves == ()


def test_conflicts_are_seen_from_both_sides_with_their_targets() -> None:
    above = plan("p", item("p-1", keys="率"))
    finer = plan("q", item("q-1", link("p-1", Relation.CONFLICTS, "数", "率"), keys="数"))
    for plan_id, here, there in (("p", "率", "数"), ("q", "数", "率")):
        (conflict,) = trace([above, finer], plan_id).conflicts
        assert conflict.here.target is not None
        assert conflict.there.target is not None
        assert (conflict.here.target.key, conflict.there.target.key) == (here, there)


def test_what_a_plan_takes_up_of_others() -> None:
    above = plan("p", item("p-1"))
    finer = plan("q", item("q-1", link("p-1", Relation.REFINES), link("x-1", Relation.SAME)))
    assert [(one.here.item.id, one.there.item.id) for one in trace([above, finer], "q").serves] == [
        ("q-1", "p-1")
    ]


def test_a_plan_that_is_not_there() -> None:
    with pytest.raises(KeyError):
        trace([], "p")
