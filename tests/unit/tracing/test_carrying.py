from __future__ import annotations

import datetime as dt

import pytest

from jianguan_cli.domain.plan.model import Checklist, Item, Link, Plan
from jianguan_cli.domain.plan.status import Status
from jianguan_cli.domain.tracing.carrying import carriers
from jianguan_cli.domain.values.vocabulary import Kind, Relation

DAY = dt.date(2025, 1, 1)


def item(item_id: str, lead: tuple[str, ...] = (), *links: Link, support: tuple[str, ...] = ()) -> Item:
    return Item(
        id=item_id,
        clause="一/1",
        title="某事",
        kind=Kind.TASK,
        lead=lead,
        support=support,
        deadline=DAY,
        status=Status.DOING,
        links=links,
    )


def plan(plan_id: str, *items: Item) -> Checklist:
    described = Plan(id=plan_id, title="某计划", issuer="甲局", issued=DAY, start=DAY, end=DAY)
    return Checklist(f"checklists/{plan_id}.yaml", described, items)


def link(to: str, relation: Relation) -> Link:
    return Link(to=to, relation=relation)


@pytest.mark.parametrize(
    ("relation", "carried"),
    [
        (Relation.IMPLEMENTS, True),
        (Relation.SAME, True),
        (Relation.REFINES, False),
        (Relation.CONFLICTS, False),
        (Relation.CONTINUES, False),
    ],
)
def test_who_implements_it_or_is_the_same_carries_it(relation: Relation, carried: bool) -> None:
    finer = plan("q", item("q-1", ("甲处",), link("p-1", relation)))
    assert carriers([plan("p", item("p-1")), finer]) == ({"p-1": ("甲处",)} if carried else {})


def test_the_same_is_read_both_ways_and_implements_one_way() -> None:
    for relation, expected in ((Relation.SAME, {"p-1": ("甲处",)}), (Relation.IMPLEMENTS, {})):
        above = plan("p", item("p-1", (), link("q-1", relation)))
        assert carriers([above, plan("q", item("q-1", ("甲处",)))]) == expected


def test_an_item_with_units_of_its_own_needs_no_carrier() -> None:
    finer = plan("q", item("q-1", ("甲处",), link("p-1", Relation.SAME)))
    assert carriers([plan("p", item("p-1", (), support=("乙处",))), finer]) == {}


def test_several_carriers_once_each_and_shared_work_names_all() -> None:
    finer = plan(
        "q",
        item("q-1", ("甲处",), link("p-1", Relation.SAME)),
        item("q-2", ("甲处", "乙处"), link("p-1", Relation.IMPLEMENTS)),
        item("q-3", (), link("p-1", Relation.IMPLEMENTS), support=("丙处",)),
        item("q-4", (), link("p-1", Relation.IMPLEMENTS)),
        item("q-5", ("丁处",), link("x-1", Relation.SAME)),
    )
    assert carriers([plan("p", item("p-1")), finer]) == {"p-1": ("甲处", "乙处", "丙处")}
