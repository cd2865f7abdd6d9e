from datetime import date

from tests.unit.reporting.making import ORG, plan, register, standing

from jianguan_cli.domain.plan.model import Link
from jianguan_cli.domain.plan.units import Register, Succession, Unit
from jianguan_cli.domain.values.vocabulary import Relation
from jianguan_cli.reporting.views.unit_rows import by_owner
from jianguan_cli.reporting.words.lines import owner_words
from jianguan_cli.reporting.words.owners import NOBODY, Owners

GUIZHOU = "贵州省市场监督管理局"


def test_units_come_in_the_order_of_the_register_not_of_the_alphabet() -> None:
    items = (
        standing(1, lead_now=("计量处",)),
        standing(2, lead_now=("办公室",)),
        standing(3, lead_now=("外单位",)),
    )
    owners = Owners(items, register("办公室", "计量处"))
    assert [owner.name for owner, _ in by_owner(items, owners) if owner] == ["办公室", "计量处", "外单位"]


def test_the_same_name_in_two_organisations_is_two_units() -> None:
    items = (standing(1), standing(2, plan=plan("gz", "要点", GUIZHOU)))
    units = Register((Unit(name="计量处", org=ORG), Unit(name="计量处", org=GUIZHOU)))
    found = by_owner(items, Owners(items, units))
    assert [(owner.org, len(members)) for owner, members in found if owner] == [(ORG, 1), (GUIZHOU, 1)]


def test_several_leads_count_for_each_of_them() -> None:
    items = (standing(1, lead_now=("办公室", "计量处")),)
    found = by_owner(items, Owners(items, register("办公室", "计量处")))
    assert [len(members) for _, members in found] == [1, 1]


def test_shared_work_belongs_to_all_who_share_it() -> None:
    one = standing(1, lead_now=(), support_now=("办公室", "计量处"), item={"shared": True})
    assert owner_words(one, Owners([one], register("办公室"))) == "办公室、计量处（分工负责）"


def test_an_item_without_units_belongs_to_those_who_implement_it() -> None:
    parent = standing(1, plan=plan("top"), lead_now=())
    link = Link(to="top-1", relation=Relation.IMPLEMENTS)
    finer = standing(2, item={"links": (link,)})
    owners = Owners((parent, finer), register("计量处"))
    assert owner_words(parent, owners) == "计量处（承接）"
    assert owner_words(standing(3, lead_now=()), owners) == NOBODY


def test_a_successor_answers_from_its_day_on() -> None:
    units = Register(
        (
            Unit(name="计量处", org=ORG, into=(Succession(unit="质量处", date=date(2025, 7, 1)),)),
            Unit(name="质量处", org=ORG),
        )
    )
    now, later = standing(1), standing(2, as_of=date(2025, 7, 1))
    owners = Owners((now, later), units)
    assert [owner_words(one, owners) for one in (now, later)] == ["计量处", "质量处"]
