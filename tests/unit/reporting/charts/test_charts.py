from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.reporting.making import AS_OF, entry, judged, request, standing, target

from jianguan_cli.domain.judging.standing import PathPoint, Reading
from jianguan_cli.domain.plan.status import Status
from jianguan_cli.reporting.charts.axis import TimeAxis
from jianguan_cli.reporting.charts.burn_down import burn_down
from jianguan_cli.reporting.charts.gantt import WIDTH, ems_of, fitted, gantt
from jianguan_cli.reporting.charts.target_chart import target_chart
from jianguan_cli.reporting.words.terms import terms_of

DAYS = st.dates(date(2015, 1, 1), date(2035, 12, 31))


@given(DAYS, st.integers(0, 6000), st.integers(1, 9))
def test_ticks_stand_inside_the_axis_in_order(first: date, days: int, most: int) -> None:
    axis = TimeAxis(first, first + timedelta(days=days), 10.0, 110.0)
    places = [float(tick.at) for tick in axis.ticks(most)]
    assert places == sorted(places)
    assert all(10.0 <= place <= 110.0 for place in places)
    assert len(places) <= max(most + 2, 3)


def test_burn_down_counts_what_was_open_on_each_day() -> None:
    closed = standing(1, status=Status.CLOSED, log=(entry("2025-03-15", status=Status.CLOSED),))
    reopened = standing(
        2,
        log=(
            entry("2025-02-15", status=Status.CLOSED),
            entry("2025-04-15", status=Status.DOING),
        ),
    )
    chart = burn_down([closed, reopened, standing(3)], AS_OF)
    assert chart is not None
    left = {point.day: point.left for point in chart.points}
    assert left["2025年1月31日"] == "3"
    assert left["2025年2月28日"] == "2"
    assert left["2025年3月31日"] == "1"
    assert left["2025年4月30日"] == left["2025年6月30日"] == "2"
    assert left["2025年12月31日"] == "—"
    assert chart.points[-1].allowed == "0"


def test_nothing_has_no_burn_down() -> None:
    assert burn_down([], AS_OF) is None


def test_a_target_is_drawn_with_path_readings_and_bar() -> None:
    one = judged(target("批次", "100", unit="批次"), "40")._replace(
        path=(PathPoint(date(2025, 1, 1), Decimal(0)), PathPoint(date(2025, 12, 31), Decimal(100)))
    )
    one = one._replace(readings=(Reading(AS_OF, AS_OF, Decimal(40)),))
    chart = target_chart(one, standing(1, targets=(one,)))
    assert chart is not None
    assert [(row.day, row.reading, row.wanted) for row in chart.rows] == [
        ("2025年1月1日", "—", "0批次"),
        ("2025年6月30日", "40批次", "—"),
        ("2025年12月31日", "—", "100批次"),
    ]
    ((x, _),) = chart.dots
    assert x == chart.today
    assert chart.bar == chart.path.rpartition(",")[2]


def test_a_target_without_anything_has_no_chart() -> None:
    one = judged(target())
    assert target_chart(one, standing(1, targets=(one,))) is None


def test_a_constant_value_still_has_a_scale() -> None:
    one = judged(target("差错", "0", unit="起"), "0")
    chart = target_chart(one, standing(1, targets=(one,)))
    assert chart is not None
    assert len(chart.levels) == 1


@given(st.integers(0, 300))
@settings(deadline=None, max_examples=25)
def test_the_wall_fits_its_sheet(count: int) -> None:
    items = tuple(standing(number, item={"title": "市" * 30}) for number in range(1, count + 1))
    chart = gantt(items, AS_OF, terms_of(request(*items)))
    assert chart.height <= WIDTH * 0.64
    assert sum(len(column.bars) for column in chart.columns) == count
    for column in chart.columns:
        assert float(column.last) <= WIDTH + 0.1
        assert float(column.first) < float(column.last)


def test_long_titles_are_cut_to_their_room() -> None:
    assert fitted("市场监管", 4) == "市场监管"
    assert fitted("市场监管事项", 4) == "市场监…"
    assert ems_of("AB") < 2 == ems_of("甲乙")
