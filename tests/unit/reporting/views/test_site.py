from datetime import date
from urllib.parse import quote

from tests.unit.reporting.making import finding, judged, plan, promised, register, request, standing, target

from jianguan_cli.domain.plan.model import Link, PlanSource
from jianguan_cli.domain.plan.status import Status
from jianguan_cli.domain.records.finding import Light
from jianguan_cli.domain.values.vocabulary import Relation
from jianguan_cli.reporting.views.site import SiteView
from jianguan_cli.reporting.views.site_names import item_page, unit_page
from jianguan_cli.reporting.words.owners import Owner


def test_links_are_told_from_both_ends() -> None:
    finer = standing(2, item={"links": (Link(to="top-1", relation=Relation.IMPLEMENTS),)})
    view = SiteView(request(standing(1, plan=plan("top", "规划"), lead_now=()), finer))
    above, below = view.item_pages()
    assert [(link.relation, link.page) for link in above.links] == [("由其落实", "items/hb-2.html")]
    assert [(link.relation, link.page) for link in below.links] == [("落实", "items/top-1.html")]


def test_a_link_that_leads_off_the_site_is_left_out() -> None:
    lost = standing(1, item={"links": (Link(to="gone-1", relation=Relation.SAME),)})
    (page,) = SiteView(request(lost)).item_pages()
    assert page.links == ()


def test_the_cockpit_shows_units_with_red_items_and_what_falls_due() -> None:
    view = SiteView(
        request(
            standing(1, finding("overdue", Light.RED)),
            standing(2, lead_now=("办公室",), deadline=date(2025, 7, 30)),
            standing(3, lead_now=("办公室",), deadline=date(2025, 7, 31)),
            register=register("办公室", "计量处"),
        )
    )
    cockpit = view.cockpit()
    assert [unit.title for unit in cockpit.units] == ["计量处"]
    assert [row.line.title for row in cockpit.red] == ["事项1"]
    assert [row.line.title for row in cockpit.due] == ["事项2"]


def test_a_dropped_item_keeps_its_page_but_counts_nowhere() -> None:
    view = SiteView(request(standing(1), standing(2, status=Status.DROPPED), register=register("计量处")))
    assert len(list(view.item_pages())) == 2
    assert view.units[0].group.tally.total == 1


def test_promises_say_where_they_stand() -> None:
    done = promised("甲")._replace(done=date(2025, 5, 1))
    waived = promised("乙", "2025-07-01")._replace(waived=True)
    (page,) = SiteView(request(standing(1, deliverables=(done, waived, promised("丙"))))).item_pages()
    assert [(one.text, one.by, one.state) for one in page.promises] == [
        ("出台甲", "—", "2025年5月1日完成"),
        ("出台乙", "2025年7月1日", "免于完成"),
        ("出台丙", "—", "未完成"),
    ]


def test_addresses_do_not_move_when_units_are_added() -> None:
    first = Owner((0, 1, "甲"), "某局", "甲", "")
    moved = Owner((0, 7, "甲"), "某局", "甲", "一类")
    assert unit_page(first) == unit_page(moved) != unit_page(None)
    assert item_page("hb-2025-1.2") == "items/hb-2025-1.2.html"


def test_every_promise_leads_to_its_sentence_where_the_plan_names_a_page() -> None:
    home = plan().replace(source=PlanSource(url="https://a.gov.cn/x"))
    one = standing(
        1,
        plan=home,
        item={"at": "办好甲事"},
        targets=(judged(target(at="合格率达到")),),
        deliverables=(promised("甲", at="出台办法"), promised("乙")),
    )
    (page,) = SiteView(request(one)).item_pages()
    start = "https://a.gov.cn/x#:~:text="
    assert page.original == start + quote("办好甲事")
    assert [block.original for block in page.targets] == [start + quote("合格率达到")]
    assert [said.original for said in page.promises] == [start + quote("出台办法"), "https://a.gov.cn/x"]
    (page,) = SiteView(request(standing(1, item={"at": "办好甲事"}))).item_pages()
    assert page.original == ""
