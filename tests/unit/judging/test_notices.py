from __future__ import annotations

import pytest
from tests.unit.judging.making import all_standings, day, log_lines, settings, standing

from jianguan_cli.domain.judging.notices import DueNotice, due_notice, sent_notices
from jianguan_cli.storage.calendar_data import build_calendar


def due(as_of: str, lines: str, *, config: str = "") -> DueNotice | None:
    chosen = settings(config)
    return due_notice(standing(as_of, lines, config=config), chosen, build_calendar(chosen))


def colour(as_of: str, lines: str, *, config: str = "") -> str | None:
    found = due(as_of, lines, config=config)
    return found.colour if found else None


ENTRY = "2025-06-01 | status: doing\n"
BLUE = "2025-06-17 | notice: {colour: blue, number: 提1, reply_by: 2025-06-20}\n"
YELLOW = "2025-06-24 | notice: {colour: yellow, number: 催1, reply_by: 2025-06-27}\n"
RED = "2025-07-02 | notice: {colour: red, number: 督1, reply_by: 2025-07-04}\n"


@pytest.mark.parametrize(
    ("as_of", "log", "expected"),
    [
        ("2025-06-02", ENTRY, None),  # green
        ("2025-06-18", ENTRY, "blue"),
        ("2025-07-01", ENTRY, "red"),
        # one is out and waits
        ("2025-06-18", ENTRY + BLUE, None),
        ("2025-06-20", ENTRY + BLUE, None),  # the last day to answer
        ("2025-06-21", ENTRY + BLUE, "yellow"),  # unanswered: the next colour
        ("2025-06-21", f"{ENTRY}{BLUE}2025-06-20 | reply: 提1", None),
        ("2025-06-24", f"{ENTRY}{BLUE}2025-06-24 | reply: 提1", None),  # answered, if late
        ("2025-06-21", f"{ENTRY}{BLUE}2025-06-20 | reply: 提2", "yellow"),  # another one's answer
        ("2025-06-25", ENTRY + BLUE + YELLOW, None),
        ("2025-06-28", ENTRY + BLUE + YELLOW, "red"),
        # red now, and only blue was sent and answered
        ("2025-07-01", f"{ENTRY}{BLUE}2025-06-18 | reply: 提1", "red"),
        # the top is repeated
        ("2025-07-05", ENTRY + RED, "red"),
        ("2025-07-04", ENTRY + RED, None),
        # ended items get none
        ("2025-07-10", f"{ENTRY}{RED}2025-07-05 | status: closed", None),
    ],
)
def test_which_notice_is_due(as_of: str, log: str, expected: str | None) -> None:
    assert colour(as_of, f"deadline: 2025-06-30\n{log_lines(log)}") == expected


def test_the_time_to_answer_is_counted_in_working_days() -> None:
    found = due("2025-06-27", f"deadline: 2025-06-30\n{log_lines(ENTRY)}")
    assert found is not None
    assert found.reply_by == day("2025-07-04")
    found = due("2025-06-27", f"deadline: 2025-06-30\n{log_lines(ENTRY)}", config="notices: {reply: 2}")
    assert found is not None
    assert found.reply_by == day("2025-07-01")


def test_a_notice_without_a_day_gets_the_schemes() -> None:
    lines = log_lines("2025-06-17 | notice: {colour: blue, number: 提1}\n2025-06-30 | reply: 提1")
    chosen = settings()
    sent = sent_notices(standing("2025-07-01", lines), chosen, build_calendar(chosen))[0]
    assert (sent.number, sent.colour, sent.sent) == ("提1", "blue", day("2025-06-17"))
    assert (sent.reply_by, sent.answered) == (day("2025-06-24"), day("2025-06-30"))
    assert sent.unanswered(day("2025-06-25"))
    assert not sent.unanswered(day("2025-06-24"))


def test_a_scheme_of_its_own() -> None:
    config = """
    colours: {orange: {level: yellow, label: 橙}}
    notices: {ladder: [blue, orange, red], first: {red: orange}}
    """
    lines = f"deadline: 2025-06-30\n{log_lines(ENTRY)}"
    assert colour("2025-06-18", lines, config=config) == "blue"
    assert colour("2025-07-01", lines, config=config) == "orange"
    sent = f"{ENTRY}2025-07-01 | notice: {{colour: orange, number: 橙1, reply_by: 2025-07-02}}"
    assert colour("2025-07-03", f"deadline: 2025-06-30\n{log_lines(sent)}", config=config) == "red"


def test_no_ladder_no_notice() -> None:
    assert (
        colour("2025-07-01", f"deadline: 2025-06-30\n{log_lines(ENTRY)}", config="notices: {ladder: []}")
        is None
    )
    config = "notices: {ladder: [yellow, red]}"
    assert colour("2025-06-18", f"deadline: 2025-06-30\n{log_lines(ENTRY)}", config=config) is None


def test_a_colour_outside_the_ladder_is_below_it() -> None:
    sent = f"{ENTRY}2025-06-17 | notice: {{colour: 白, number: 白1, reply_by: 2025-06-18}}"
    assert colour("2025-06-19", f"deadline: 2025-06-30\n{log_lines(sent)}") == "blue"


def test_a_split_item_gets_none() -> None:
    chosen = settings()
    parent = all_standings("2025-07-10", "deadline: 2025-06-30", "id: p-1.1\nparent: p-1")[0]
    assert due_notice(parent, chosen, build_calendar(chosen)) is None
