"""Notices and replies: what is recorded, which colour is next, every refusal."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from jianguan_cli.domain.actions import notices
from jianguan_cli.domain.actions.action import Author, Refusal, Statement
from jianguan_cli.domain.plan.status import Status
from jianguan_cli.domain.records.finding import Light
from jianguan_cli.domain.settings.lights import Colour
from jianguan_cli.domain.settings.settings import NoticeScheme, Settings
from jianguan_cli.domain.values.calendar import Calendar

if TYPE_CHECKING:
    from tests.unit.actions.conftest import Stand

DAY = dt.date(2025, 6, 30)  # a Monday
PLAIN = Settings()
WEEKDAYS = Calendar()
FRESH = "status: doing\nlog:\n- {date: 2025-06-01, by: 甲, status: doing}"
LATE = "deadline: 2025-05-31\n"
SANMING = Settings(
    colours={"orange": Colour(level=Light.YELLOW, label="橙")},
    notices=NoticeScheme(ladder=("blue", "orange", "red"), first={"yellow": "orange", "red": "blue"}),
)


def sent(*papers: str) -> str:
    """``date colour number reply_by`` of notices, ``date -> number`` of replies, as the log of an item."""
    lines = ["status: doing", "log:", "- {date: 2025-01-10, by: 甲, status: doing}"]
    for paper in papers:
        words = paper.split()
        if words[1] == "->":
            lines.append(f"- {{date: {words[0]}, by: 甲, reply: {words[2]}}}")
            continue
        reply_by = f", reply_by: {words[3]}" if len(words) == 4 else ""
        lines.append(
            f"- {{date: {words[0]}, by: 督, notice: {{colour: {words[1]}, number: {words[2]}{reply_by}}}}}"
        )
    return "\n".join(lines)


def test_a_notice_is_recorded_with_its_day_for_an_answer(stand: Stand, clerk: Author) -> None:
    action = notices.notice(stand(), clerk, "yellow", "督〔2025〕7号", None, "主任", PLAIN, WEEKDAYS)
    assert action.entry == {
        "date": DAY,
        "by": "经办人乙",
        "notice": {
            "colour": "yellow",
            "number": "督〔2025〕7号",
            "reply_by": dt.date(2025, 7, 7),
            "signed_by": "主任",
        },
    }
    assert action.sets == ()


def test_a_written_day_stands(stand: Stand, clerk: Author) -> None:
    day = dt.date(2025, 7, 2)
    action = notices.notice(stand(), clerk, "red", "1", day, None, PLAIN, WEEKDAYS)
    assert action.entry["notice"] == {"colour": "red", "number": "1", "reply_by": day}


def test_a_notice_without_a_colour_takes_the_one_that_is_due(stand: Stand, clerk: Author) -> None:
    lines = LATE + sent("2025-06-20 blue 1 2025-06-29")
    action = notices.notice(stand(lines), clerk, None, "2", None, None, PLAIN, WEEKDAYS)
    assert isinstance(action.entry["notice"], dict)
    assert action.entry["notice"]["colour"] == "yellow"


CLOSED = "status: closed\nlog:\n- {date: 2025-05-01, by: 甲, status: closed}"
NOTICE_REFUSED = [
    (CLOSED, "red", "1", None, "已销号"),
    ("", "red", None, None, "--number"),
    ("", "red", " ", None, "--number"),
    (FRESH, None, "1", None, "定不出颜色"),
    ("", "purple", "1", None, "没有“purple”这种颜色"),
    ("", "red", "1", dt.date(2025, 6, 29), "早于发文之日"),
    (sent("2025-06-20 blue 1 2025-07-10"), "blue", "1", None, "已有编号为“1”"),
    (sent("2025-06-20 blue 1 2025-06-21", "2025-06-21 -> 1"), "blue", "1", None, "已有编号为“1”"),
    (sent("2025-06-20 yellow 1 2025-06-29"), "blue", "2", None, "不能再发更轻的"),
    (
        "status: doing\nlog:\n- {date: 2025-07-01, by: 甲, status: doing}",
        "red",
        "1",
        None,
        "早于最后一条日志",
    ),
]


@pytest.mark.parametrize(("lines", "colour", "number", "due", "why"), NOTICE_REFUSED)
def test_notice_refuses(
    stand: Stand,
    clerk: Author,
    lines: str,
    colour: str | None,
    number: str | None,
    due: dt.date | None,
    why: str,
) -> None:
    with pytest.raises(Refusal) as refused:
        notices.notice(stand(lines), clerk, colour, number, due, None, PLAIN, WEEKDAYS)
    assert why in refused.value.message
    assert refused.value.hint


@pytest.mark.parametrize("colour", ["yellow", "red"])
def test_after_silence_the_same_colour_or_a_heavier_one_may_go(
    stand: Stand, clerk: Author, colour: str
) -> None:
    lines = sent("2025-06-20 yellow 1 2025-06-29")
    notices.notice(stand(lines), clerk, colour, "2", None, None, PLAIN, WEEKDAYS)


ANSWER = Statement(note="已整改", evidence=("报告.pdf",))


def test_a_reply_names_its_notice(stand: Stand, clerk: Author) -> None:
    lines = sent("2025-06-20 yellow 1 2025-06-29", "2025-06-21 red 2 2025-07-10", "2025-06-22 -> 1")
    action = notices.reply(stand(lines), clerk, None, ANSWER, PLAIN, WEEKDAYS)
    assert action.entry == {
        "date": DAY,
        "by": "经办人乙",
        "note": "已整改",
        "evidence": ["报告.pdf"],
        "reply": "2",
    }
    assert action.sets == ()


def test_a_first_word_starts_the_item(stand: Stand, clerk: Author) -> None:
    lines = "log:\n- {date: 2025-06-20, by: 督, notice: {colour: blue, number: '1'}}"
    standing = stand(lines)
    assert standing.status is Status.UNREPORTED
    action = notices.reply(standing, clerk, "1", ANSWER, PLAIN, WEEKDAYS)
    assert action.entry["status"] == "doing"
    assert action.sets == ((("status",), "doing"),)


TWO_WAIT = sent("2025-06-20 yellow 1 2025-06-29", "2025-06-21 red 2 2025-07-10")
REPLY_REFUSED = [
    ("", None, ANSWER, "没有待回复"),
    (sent("2025-06-20 yellow 1", "2025-06-21 -> 1"), "1", ANSWER, "没有待回复"),
    (TWO_WAIT, None, ANSWER, "有 2 份：1、2"),
    (TWO_WAIT, "3", ANSWER, "没有编号为“3”"),
    (TWO_WAIT, "1", Statement(), "--note"),
]


@pytest.mark.parametrize(("lines", "number", "said", "why"), REPLY_REFUSED)
def test_reply_refuses(
    stand: Stand, clerk: Author, lines: str, number: str | None, said: Statement, why: str
) -> None:
    with pytest.raises(Refusal) as refused:
        notices.reply(stand(lines), clerk, number, said, PLAIN, WEEKDAYS)
    assert why in refused.value.message
    assert refused.value.hint


@pytest.mark.parametrize(
    ("typed", "settings", "name"),
    [
        ("red", PLAIN, "red"),
        ("红", PLAIN, "red"),
        ("黄灯", PLAIN, "yellow"),
        ("蓝色", PLAIN, "blue"),
        ("橙", SANMING, "orange"),
        ("orange", SANMING, "orange"),
    ],
)
def test_a_colour_goes_by_its_name_or_its_word_here(typed: str, settings: Settings, name: str) -> None:
    assert notices.colour_named(typed, settings) == name


@pytest.mark.parametrize(("typed", "settings"), [("紫", PLAIN), ("yellow", SANMING), ("", PLAIN)])
def test_a_colour_off_the_ladder_is_refused(typed: str, settings: Settings) -> None:
    with pytest.raises(Refusal) as refused:
        notices.colour_named(typed, settings)
    assert "blue" in refused.value.hint
