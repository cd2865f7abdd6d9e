"""One silence is said once: of an item nobody ever touched one line, and all of them on demand."""

from __future__ import annotations

from tests.unit.reporting.making import AS_OF, REPORTED, finding, standing

from jianguan_cli.domain.judging.evidence import untouched
from jianguan_cli.domain.records.finding import Finding, Light
from jianguan_cli.reporting.terminal.cells import UNBOUNDED
from jianguan_cli.reporting.terminal.finding_formats import format_json, format_sarif, format_text
from jianguan_cli.reporting.terminal.item_lists import render_list
from jianguan_cli.reporting.terminal.silence import format_told_once, silence_words, told_once


def silent(item: str) -> tuple[Finding, ...]:
    found = (
        finding("no-reading", Light.YELLOW, "甲"),
        finding("no-reading", Light.YELLOW, "乙"),
        finding("overdue", Light.RED),
    )
    return tuple(one._replace(item=item) for one in found)


def test_one_line_says_the_worst_first_and_how_many() -> None:
    assert silence_words(silent("a")) == "从未填报：逾期未结、未报送共 3 条"
    (one,) = told_once(silent("a"), {"a"})
    assert (one.code, one.level, one.item) == ("overdue", Light.RED, "a")
    assert one.message == "从未填报：逾期未结、未报送共 3 条，-v 看全部"


def test_each_item_keeps_its_place_and_a_touched_one_all_its_findings() -> None:
    mixed = (*silent("a"), *silent("b"), *silent("c"))
    told = told_once(mixed, {"a", "c"})
    assert [one.item for one in told] == ["a", "b", "b", "b", "c"]
    assert told[1:4] == silent("b")


def test_a_single_finding_is_said_as_it_is() -> None:
    only = silent("a")[:1]
    assert told_once(only, {"a"}) == only


def test_the_count_is_of_all_findings_and_says_what_is_not_listed() -> None:
    text = format_told_once(silent("a"), {"a"}, AS_OF)
    assert len(text.splitlines()) == 2
    assert "共 3 项：红灯 1、黄灯 2（截至 2025-06-30）；从未填报的一项一行，另有 2 条未逐一列出" in text
    assert format_told_once(silent("a"), set(), AS_OF) == format_text(silent("a"), AS_OF)


def test_formats_for_programs_hide_nothing() -> None:
    assert format_json(silent("a"), AS_OF).count('"code"') == 3
    assert format_sarif(silent("a"), AS_OF).count('"ruleId"') == 3


def test_a_list_says_the_silence_too_and_only_of_what_units_owe() -> None:
    quiet = standing(1, *silent("hb-1"))
    assert untouched(quiet)
    assert "从未填报：逾期未结、未报送共 3 条" in render_list([quiet], AS_OF, "md", UNBOUNDED)
    told = standing(1, *silent("hb-1"), log=REPORTED)
    assert "从未填报" not in render_list([told], AS_OF, "md", UNBOUNDED)
    assert not untouched(standing(1, *silent("hb-1"), lead_now=()))


def test_what_rests_on_a_soft_promise_is_marked_in_every_format() -> None:
    soft = finding("behind-pace", Light.YELLOW, "甲", soft=True)._replace(item="a")
    assert "黄灯[behind-pace] a （力争）behind-pace 的说明" in format_text([soft], AS_OF)
    assert "a （力争）behind-pace 的说明" in format_sarif([soft], AS_OF)
    assert '"soft": true' in format_json([soft], AS_OF)
    one = standing(1, soft, log=REPORTED)
    for fmt in ("table", "md", "csv"):
        assert "（力争）behind-pace 的说明" in render_list([one], AS_OF, fmt, UNBOUNDED)
