from datetime import date

from tests.unit.reporting.making import finding, judged, register, request, soft_target, standing

from jianguan_cli.domain.plan.status import Status
from jianguan_cli.domain.records.finding import Light
from jianguan_cli.domain.settings.lights import Colour
from jianguan_cli.domain.settings.settings import Settings
from jianguan_cli.reporting.views.tally import counted, set_apart, tally
from jianguan_cli.reporting.views.unit_rows import unit_groups
from jianguan_cli.reporting.words.terms import light_words, terms_of

WORDS = light_words(Settings())


def test_every_item_is_counted_once_and_shares_fill_the_bar() -> None:
    found = tally(
        [
            standing(1, finding("overdue", Light.RED)),
            standing(2, finding("stale", Light.YELLOW)),
            standing(3, status=Status.CLOSED),
        ],
        WORDS,
    )
    assert [(one.label, one.number, one.share) for one in found.lights] == [
        ("红灯", 1, "33.4%"),
        ("黄灯", 1, "33.3%"),
        ("蓝灯", 0, "0%"),
        ("绿灯", 1, "33.3%"),
        ("未亮灯", 0, "0%"),
    ]
    assert [(one.start, one.width) for one in found.lights if one.number] == [
        ("0", "33.4"),
        ("33.4", "33.3"),
        ("66.7", "33.3"),
    ]
    assert (found.total, found.closed, found.closed_share, found.whole) == (3, 1, "33.3%", "100%")


def test_nothing_is_counted_as_nothing() -> None:
    found = tally([], WORDS)
    assert (found.total, found.closed_share, found.whole) == (0, "0%", "0%")


def test_ended_split_and_coming_items_are_left_out() -> None:
    items = (
        standing(1),
        standing(2, status=Status.DROPPED),
        standing(3, status=Status.CARRIED),
        standing(4, counts=False),
        standing(5, start=date(2025, 7, 1)),
    )
    assert [one.item.id for one in counted(items)] == ["hb-1"]
    assert set_apart(items) == "已撤项1项、已结转1项"


def test_a_unit_counts_the_lights_that_judging_gave() -> None:
    late = finding("behind-pace", Light.YELLOW, "力争数", soft=True)
    lagging = standing(1, late, targets=(judged(soft_target(), "2"),))
    asked = request(lagging, register=register("计量处"))
    (group,) = unit_groups(asked.standings, terms_of(asked))
    assert group.rows[0].tally.lit(Light.YELLOW) == 1
    assert group.rows[0].tally.lit(Light.GREEN) == 0


def test_a_unit_table_ends_with_the_items_counted_once() -> None:
    asked = request(
        standing(1, lead_now=("办公室", "计量处")), standing(2), register=register("办公室", "计量处")
    )
    (group,) = unit_groups(asked.standings, terms_of(asked))
    assert [(row.name, row.tally.total) for row in group.all_rows] == [
        ("办公室", 1),
        ("计量处", 2),
        ("合计（按事项）", 2),
    ]


def test_the_workspace_names_its_lights() -> None:
    settings = Settings(colours={"red": Colour(label="橙")})
    assert light_words(settings)[Light.RED] == "橙灯"
