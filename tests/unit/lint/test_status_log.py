from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from jianguan_cli.domain.lint.status_log import RULE

if TYPE_CHECKING:
    from tests.unit.lint.conftest import Find


def test_the_last_logged_status_must_be_the_item_s(find: Find) -> None:
    lines = """\
    status: closed
    log:
      - {date: 2025-03-01, by: 张三, status: doing}
      - {date: 2025-04-01, by: 张三, note: 有进展}
    """
    (finding,) = find(RULE, {"p": [lines]})
    assert "“已销号”" in finding.message
    assert "“推进中”" in finding.message
    assert finding.location is not None
    assert finding.location.line == 10


def test_a_log_without_a_status_contradicts_nothing(find: Find) -> None:
    assert find(RULE, {"p": ["status: doing\nlog:\n  - {date: 2025-03-01, by: 张三, note: 有进展}"]}) == []


def test_an_untrue_verification_puts_the_item_back(find: Find) -> None:
    lines = """\
    status: reported
    log:
      - {date: 2025-03-01, by: 张三, status: reported}
      - {date: 2025-04-01, by: 督查室, verify: {result: untrue}}
    """
    (finding,) = find(RULE, {"p": [lines]})
    assert "“推进中”" in finding.message


@pytest.mark.parametrize(
    ("deadline", "record", "wrong"),
    [
        ("2025-12-31", "from: 2025-09-30, to: 2025-12-31, approved_by: 李四", False),
        ("2025-09-30", "from: 2025-09-30, to: 2025-12-31, approved_by: 李四", True),
        ("2025-09-30", "from: 2025-09-30, to: 2025-12-31", False),
        ("2025-12-31", "from: 2025-09-30, to: 2025-12-31, state: refused, approved_by: 李四", True),
    ],
)
def test_the_deadline_is_that_of_the_last_approved_extension(
    find: Find, deadline: str, record: str, wrong: bool
) -> None:
    lines = f"deadline: {deadline}\nlog:\n  - {{date: 2025-08-01, by: 张三, extend: {{{record}}}}}"
    assert bool(find(RULE, {"p": [lines]})) is wrong


def test_an_extension_from_another_day_is_found(find: Find) -> None:
    lines = """\
    deadline: 2025-12-31
    log:
      - {date: 2025-05-01, by: 张三, extend: {from: 2025-06-30, to: 2025-09-30, approved_by: 李四}}
      - {date: 2025-08-01, by: 张三, extend: {from: 2025-08-30, to: 2025-12-31, approved_by: 李四}}
    """
    (finding,) = find(RULE, {"p": [lines]})
    assert finding.message == "延期写的原期限是2025年8月30日，按日志当时的期限却是2025年9月30日"
