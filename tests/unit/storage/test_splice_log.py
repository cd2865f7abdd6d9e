"""Appending to the log in every form a log may have: lines are added, all else stays."""

from __future__ import annotations

import pytest
from tests.unit.storage.layout_case import ENTRY, LOG, STATUS, Case, spliced

from jianguan_cli.domain.records.edit import Append, SetValue

CASES = [
    Case(
        "no final newline stays so",
        ("items:\n  - id: x-1\n    status: todo"),
        [SetValue(STATUS, "doing"), Append(LOG, ENTRY)],
        ("items:\n  - id: x-1\n    status: doing\n    log:\n      - date: 2025-06-30\n        by: 甲"),
    ),
    Case(
        "log: [] opens up",
        """\
items:
  - id: x-1
    log: []  # 暂无
    # 说明
  - id: x-2
""",
        [Append(LOG, ENTRY)],
        """\
items:
  - id: x-1
    log:  # 暂无
      - date: 2025-06-30
        by: 甲
    # 说明
  - id: x-2
""",
    ),
    Case(
        "log: empty, with a comment of its own",
        """\
items:
  - id: x-1
    log:
      # 从新到旧不行
    # 下一项
  - id: x-2
""",
        [Append(LOG, ENTRY)],
        """\
items:
  - id: x-1
    log:
      # 从新到旧不行
      - date: 2025-06-30
        by: 甲
    # 下一项
  - id: x-2
""",
    ),
    Case(
        "log: ~",
        """\
items:
  - id: x-1
    log: ~
""",
        [Append(LOG, ENTRY)],
        """\
items:
  - id: x-1
    log:
      - date: 2025-06-30
        by: 甲
""",
    ),
    Case(
        "comments of the entry before, of the list after",
        """\
items:
  - id: x-1
    log:
      - date: 2025-01-01
        by: 乙

        # 属于这一条
      # 属于日志

    # 属于事项
  - id: x-2
""",
        [Append(LOG, ENTRY)],
        """\
items:
  - id: x-1
    log:
      - date: 2025-01-01
        by: 乙

        # 属于这一条
      - date: 2025-06-30
        by: 甲
      # 属于日志

    # 属于事项
  - id: x-2
""",
    ),
    Case(
        "block scalar last, at the end without newline",
        (
            "items:\n"
            "  - id: x-1\n"
            "    log:\n"
            "      - date: 2025-01-01\n"
            "        note: |\n"
            "          一\n"
            "          # 不是注释"
        ),
        [Append(LOG, ENTRY)],
        (
            "items:\n"
            "  - id: x-1\n"
            "    log:\n"
            "      - date: 2025-01-01\n"
            "        note: |\n"
            "          一\n"
            "          # 不是注释\n"
            "      - date: 2025-06-30\n"
            "        by: 甲"
        ),
    ),
    Case(
        "a kept block scalar keeps its blank lines",
        """\
items:
  - id: x-1
    log:
      - note: |+
          一

  - id: x-2
""",
        [Append(LOG, ENTRY)],
        """\
items:
  - id: x-1
    log:
      - note: |+
          一

      - date: 2025-06-30
        by: 甲
  - id: x-2
""",
    ),
    Case(
        "a stripped block scalar leaves blank lines below the entry",
        """\
items:
  - id: x-1
    log:
      - note: >-
          一

  - id: x-2
""",
        [Append(LOG, ENTRY)],
        """\
items:
  - id: x-1
    log:
      - note: >-
          一
      - date: 2025-06-30
        by: 甲

  - id: x-2
""",
    ),
    Case(
        "flow list on one line",
        """\
items:
  - id: x-1
    log: [{date: 2025-01-01, by: 乙}]  # 短
""",
        [Append(LOG, ENTRY)],
        """\
items:
  - id: x-1
    log: [{date: 2025-01-01, by: 乙}, {date: 2025-06-30, by: 甲}]  # 短
""",
    ),
    Case(
        "flow list on several lines with a trailing comma: lines are only added",
        """\
items:
  - id: x-1
    log: [
      {date: 2025-01-01, by: 乙},  # 一
    ]
""",
        [Append(LOG, ENTRY)],
        """\
items:
  - id: x-1
    log: [
      {date: 2025-01-01, by: 乙},  # 一
      {date: 2025-06-30, by: 甲},
    ]
""",
    ),
    Case(
        "flow list on several lines without one",
        """\
items:
  - id: x-1
    log: [
      {date: 2025-01-01, by: 乙}  # 一
    ]
""",
        [Append(LOG, ENTRY)],
        """\
items:
  - id: x-1
    log: [
      {date: 2025-01-01, by: 乙},  # 一
      {date: 2025-06-30, by: 甲}
    ]
""",
    ),
    Case(
        "the end marker of the document stays last",
        """\
---
items:
  - id: x-1
...
""",
        [Append(LOG, ENTRY)],
        """\
---
items:
  - id: x-1
    log:
      - date: 2025-06-30
        by: 甲
...
""",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=[case.shows for case in CASES])
def test_the_new_text_is_exactly(case: Case) -> None:
    assert spliced(case.text, *case.edits) == case.expected
