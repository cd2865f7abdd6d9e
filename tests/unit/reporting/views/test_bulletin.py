"""通报: counts that add up, annexes that part the items, ranks among like units, the draft mark."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.reporting.hostile import HOSTILE
from tests.unit.reporting.making import (
    AS_OF,
    ORG,
    REPORTED,
    entry,
    finding,
    judged,
    promised,
    request,
    soft_target,
    standing,
    target,
)

from jianguan_cli.domain.judging.standing import Standing
from jianguan_cli.domain.plan.status import Status
from jianguan_cli.domain.plan.units import Register, Unit
from jianguan_cli.domain.records.finding import Light
from jianguan_cli.domain.values.vocabulary import Combine
from jianguan_cli.reporting.formats import render_report
from jianguan_cli.reporting.request import Former, ReportRequest
from jianguan_cli.reporting.views.bulletin import LAGGING_NAMED, bulletin_view

LATE = finding("overdue", Light.RED)
ROOMS = (Unit(name=name, org=ORG, class_="机关处室") for name in "甲乙丙丁")
OFFICES = Register((*ROOMS, Unit(name="院", org=ORG, class_="直属单位")))


def owned(unit: str, late: int, good: int, first: int = 1) -> list[Standing]:
    """A unit's items: so many late ones, so many on pace."""
    findings = [(LATE,)] * late + [()] * good
    return [standing(first + at, *found, lead_now=(unit,), log=REPORTED) for at, found in enumerate(findings)]


def ranks(standings: Sequence[Standing], **fields: object) -> dict[str, tuple[str, str]]:
    view = bulletin_view(replace(request(*standings, register=OFFICES), **fields))  # type: ignore[arg-type]
    return {row.name: (row.rank, row.last) for group in view.groups for row in group.rows}


STATUSES = st.sampled_from(list(Status))
GAPS = st.none() | st.integers(-60, 60)


@given(st.lists(st.tuples(STATUSES, GAPS, st.booleans()), max_size=30))
def test_counts_and_shares_add_up(drawn: list[tuple[Status, int | None, bool]]) -> None:
    every = []
    for number, (status, gap, late) in enumerate(drawn):
        paced = judged(target(), "50")._replace(gap=None if gap is None else Decimal(gap))
        every.append(standing(number, *([LATE] if late else []), status=status, targets=(paced,)))
    view = bulletin_view(request(*every))
    kept = [one for one in every if one.status is not Status.DROPPED]
    table = view.table
    assert table.items == table.targets == sum(row.items for row in table.rows) == len(kept)
    assert sum(len(annex.entries) for annex in view.annexes) == len(kept)
    for shares in ([row.items_share for row in table.rows], [row.targets_share for row in table.rows]):
        assert sum(Decimal(share.removesuffix("%")) for share in shares) == (100 if kept else 0)


def test_annexes_part_slow_from_on_pace_and_others() -> None:
    closed = standing(3, status=Status.CLOSED, log=REPORTED)
    paused = standing(4, status=Status.PAUSED)
    silent = standing(5, finding("stale", Light.YELLOW))
    view = bulletin_view(request(standing(1, LATE), standing(2, log=REPORTED), closed, paused, silent))
    slow, paced, others = view.annexes
    assert [one.line.title for one in slow.entries] == ["事项1"]
    assert [(one.line.title, one.label) for one in paced.entries] == [
        ("事项3", "已完成"),
        ("事项2", "达进度"),
    ]
    assert [(one.line.title, one.label) for one in others.entries] == [("事项5", "未报送"), ("事项4", "其他")]


def test_split_and_dropped_items_are_not_counted() -> None:
    dropped = standing(2, status=Status.DROPPED)
    view = bulletin_view(request(standing(1)._replace(counts=False), dropped, standing(3)))
    assert view.table.items == 1
    assert "另有已撤项1项" in view.summary[0]


def test_soft_targets_are_no_ground_and_no_count() -> None:
    weak = judged(soft_target(), "1", expected="90")
    view = bulletin_view(
        request(standing(1, finding("behind-pace", Light.YELLOW, "力争数"), targets=(weak,)))
    )
    assert view.table.targets == 0
    assert view.problems == ()


def test_problems_name_unit_item_gap_and_reason() -> None:
    slow = judged(target(), "40", expected="80")
    view = bulletin_view(request(standing(1, finding("behind-pace", Light.RED, "合格率"), targets=(slow,))))
    (problem,) = view.problems
    assert (problem.line.lead, problem.line.title) == ("计量处", "事项1")
    assert problem.line.gap == "落后39.2个百分点"
    assert problem.reason.startswith("未达序时进度")


def test_text_names_a_few_and_points_to_the_annex() -> None:
    view = bulletin_view(request(*(standing(number, LATE) for number in range(9))))
    assert len(view.problems) == LAGGING_NAMED
    assert f"前{LAGGING_NAMED}项，全部见附件1" in view.lagging
    assert len(view.annexes[0].entries) == 9


def test_equal_shares_share_a_rank_and_the_next_counts_them() -> None:
    found = ranks(
        [*owned("甲", 0, 3), *owned("乙", 0, 3, 10), *owned("丙", 1, 2, 20), *owned("丁", 2, 1, 30)]
    )
    assert {name: rank for name, (rank, _) in found.items()} == {
        "甲": "第1",
        "乙": "第1",
        "丙": "第3",
        "丁": "第4",
    }


def test_few_items_are_not_ranked_and_classes_rank_apart() -> None:
    found = ranks([*owned("甲", 0, 2), *owned("乙", 1, 2, 10), *owned("院", 3, 0, 20)])
    assert found["甲"][0] == "—"
    assert found["乙"][0] == "第1"
    assert found["院"][0] == "第1"


def test_who_has_reported_nothing_is_neither_ranked_nor_praised() -> None:
    silent = [standing(20 + at, lead_now=("丙",)) for at in range(3)]
    found = ranks([*owned("甲", 0, 3), *owned("乙", 1, 2, 10), *silent])
    assert {name: rank for name, (rank, _) in found.items()} == {"甲": "第1", "乙": "第2", "丙": "未报送"}


def test_an_item_that_is_silent_counts_like_one_that_lags() -> None:
    untold = standing(4, finding("stale", Light.YELLOW), lead_now=("乙",))
    found = ranks([*owned("甲", 1, 2), *owned("乙", 0, 2, 10), untold])
    assert found["甲"][0] == found["乙"][0] == "第1"


@pytest.mark.parametrize("format_", ["md", "html", "docx"])
def test_a_workspace_without_one_report_praises_nobody(format_: str) -> None:
    late = finding("late-start", Light.YELLOW)
    every = [standing(at, *((late,) * (at % 2)), lead_now=(name,)) for at, name in enumerate("甲乙丙丁" * 3)]
    data = render_report("bulletin", format_, request(*every, register=OFFICES))
    assert isinstance(data, bytes)
    text = text_of(data)
    assert "先进" not in text
    assert "第1" not in text.replace("第1季度", "")
    assert "未报送事项6项" in text


def text_of(data: bytes) -> str:
    if not data.startswith(b"PK"):
        return data.decode()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return re.sub(r"<[^>]+>", "", archive.read("word/document.xml").decode())


def test_last_rank_comes_from_the_issue_before() -> None:
    before = (*owned("甲", 1, 2), *owned("乙", 0, 3, 10))
    found = ranks(
        [*owned("甲", 0, 3), *owned("乙", 1, 2, 10)], earlier=(Former(AS_OF.replace(month=5), before),)
    )
    assert found == {"甲": ("第1", "第2"), "乙": ("第2", "第1")}


def test_a_first_place_with_late_items_is_no_model() -> None:
    view = bulletin_view(request(*owned("甲", 2, 1), register=OFFICES))
    assert not any("第1" in sentence for sentence in view.leading)


def test_a_collective_name_is_not_ranked_nor_addressed() -> None:
    group = Register((Unit(name="各市州局", org=ORG, class_="集合"),))
    view = bulletin_view(request(*owned("各市州局", 1, 3), register=group))
    assert view.groups == ()
    assert view.head.to == "各有关单位"


@pytest.mark.parametrize(("frozen", "mark"), [(False, "送审稿"), (True, "")])
def test_it_is_a_draft_until_the_period_is_frozen(frozen: bool, mark: str) -> None:
    made = replace(request(standing(1)), frozen=frozen)
    assert bulletin_view(made).head.draft == mark
    for format_ in ("md", "html"):
        data = render_report("bulletin", format_, made)
        assert isinstance(data, bytes)
        assert ("送审稿" in data.decode()) is not frozen


def test_persons_are_named_nowhere() -> None:
    late = standing(1, LATE, log=(entry("2025-06-10", by="张三丰", note="进展"),))
    data = render_report("bulletin", "md", request(late))
    assert isinstance(data, bytes)
    assert "张三丰" not in data.decode()


@pytest.mark.parametrize("format_", ["md", "html"])
def test_hostile_titles_stay_text(format_: str) -> None:
    every = [standing(number, LATE, item={"title": title}) for number, title in enumerate(HOSTILE)]
    data = render_report("bulletin", format_, request(*every))
    assert isinstance(data, bytes)
    text = data.decode()
    assert "<script>" not in text
    assert "\x1b" not in text
    assert "49" not in text.replace("149", "")


def test_the_same_request_gives_the_same_bytes() -> None:
    made: ReportRequest = request(standing(1, LATE, deliverables=(promised("方案"),)), standing(2))
    for format_ in ("md", "html"):
        assert render_report("bulletin", format_, made) == render_report("bulletin", format_, made)


def test_a_county_is_ranked_by_its_own_reports_only() -> None:
    shared = target(combine=Combine.WORST, reporters=("甲", "乙"))
    told = entry("2025-06-10", values={"合格率": Decimal(98)}, unit="甲")
    every = [
        standing(number, lead_now=("甲", "乙"), targets=(judged(shared, "98"),), log=(told,))
        for number in range(1, 4)
    ]
    found = ranks(every)
    assert (found["甲"][0], found["乙"][0]) == ("第1", "未报送")


def test_what_is_only_striven_for_is_no_ground_for_a_rank() -> None:
    every = [
        standing(number, lead_now=("甲",), targets=(judged(soft_target(), "98"),), log=REPORTED)
        for number in range(1, 4)
    ]
    assert ranks(every)["甲"][0] == "—"
