"""Setting values: only the bytes of the value move, whatever its style; new keys find their place."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from tests.unit.storage.layout_case import ENTRY, LOG, STATUS, Case, spliced

from jianguan_cli.domain.records.edit import Append, SetValue

CASES = [
    Case(
        "a status keeps its comment",
        """\
items:
  - id: x-1
    status: todo   # 状态
    weight: 2
""",
        [SetValue(STATUS, "doing")],
        """\
items:
  - id: x-1
    status: doing   # 状态
    weight: 2
""",
    ),
    Case(
        "quotes stay",
        """\
items:
  - {id: x-1, status: 'todo'}
  - status: "todo"
""",
        [SetValue(STATUS, "doing"), SetValue(("items", 1, "status"), "doing")],
        """\
items:
  - {id: x-1, status: 'doing'}
  - status: "doing"
""",
    ),
    Case(
        "new keys go to their places in the table",
        """\
items:
  - id: x-1
    title: 名
    deadline: 2025-12-31
    # 状态
    status: todo

  - id: x-2
""",
        [
            SetValue(("items", 0, "note"), "备注"),
            SetValue(("items", 0, "start"), dt.date(2025, 1, 1)),
            SetValue(("items", 0, "weight"), Decimal("2.50")),
            Append(LOG, ENTRY),
        ],
        """\
items:
  - id: x-1
    title: 名
    start: 2025-01-01
    deadline: 2025-12-31
    # 状态
    status: todo
    weight: 2.5
    note: 备注
    log:
      - date: 2025-06-30
        by: 甲

  - id: x-2
""",
    ),
    Case(
        "an empty value is filled",
        """\
items:
  - id: x-1
    note:   # 待填
    status: todo
""",
        [SetValue(("items", 0, "note"), "完成: 3")],
        """\
items:
  - id: x-1
    note: "完成: 3"   # 待填
    status: todo
""",
    ),
    Case(
        "a list in block style is replaced as a whole",
        """\
items:
  - id: x-1
    lead:
      - 甲处
      - 乙处
    status: todo
""",
        [SetValue(("items", 0, "lead"), ["丙处"])],
        """\
items:
  - id: x-1
    lead: [丙处]
    status: todo
""",
    ),
    Case(
        "a list in brackets is replaced as a whole",
        """\
items:
  - id: x-1
    lead: [甲处, 乙处]  # 牵头
""",
        [SetValue(("items", 0, "lead"), ["丙处", "[丁]"])],
        """\
items:
  - id: x-1
    lead: [丙处, "[丁]"]  # 牵头
""",
    ),
    Case(
        "a block scalar becomes one line",
        """\
items:
  - id: x-1
    note: |  # 长
      一
      二

    status: todo
""",
        [SetValue(("items", 0, "note"), "短")],
        """\
items:
  - id: x-1
    note: 短  # 长

    status: todo
""",
    ),
    Case(
        "several lines open up",
        """\
items:
  - id: x-1
    note: 短  # 注
    status: todo
""",
        [SetValue(("items", 0, "note"), "一\n\n二")],
        """\
items:
  - id: x-1
    note: |-  # 注
      一

      二
    status: todo
""",
    ),
    Case(
        "several lines replace several lines",
        ("items:\n  - id: x-1\n    note: >+\n      一\n      二"),
        [SetValue(("items", 0, "note"), "三\n四\n五")],
        ("items:\n  - id: x-1\n    note: |-\n      三\n      四\n      五"),
    ),
    Case(
        "a plain value over two lines",
        """\
items:
  - id: x-1
    note: one
      two  # 注
    status: todo
""",
        [SetValue(("items", 0, "note"), "三")],
        """\
items:
  - id: x-1
    note: 三  # 注
    status: todo
""",
    ),
    Case(
        "astral characters before the item",
        """\
plan: {title: 😀𠮷}
items:
  - title: 😀
    status: todo
""",
        [SetValue(STATUS, "doing")],
        """\
plan: {title: 😀𠮷}
items:
  - title: 😀
    status: doing
""",
    ),
    Case(
        "mixed newlines: that of the line above",
        ("items:\n  - id: x-1\r\n    status: todo\n"),
        [SetValue(("items", 0, "title"), "名"), SetValue(("items", 0, "note"), "注")],
        ("items:\n  - id: x-1\r\n    title: 名\r\n    status: todo\n    note: 注\n"),
    ),
    Case(
        "an element of a list",
        """\
items:
  - lead: [甲处, '乙处']
    support:
      - 丙处  # 三
      - |
        丁
        处

""",
        [
            SetValue(("items", 0, "lead", 1), "它's"),
            SetValue(("items", 0, "support", 0), "- 戊"),
            SetValue(("items", 0, "support", 1), "己\n处"),
        ],
        """\
items:
  - lead: [甲处, 'it''s']
    support:
      - "- 戊"  # 三
      - "己\\n处"

""".replace("it''s", "它''s"),
    ),
    Case(
        "a record becomes another, a text becomes a record",
        """\
items:
  - id: x-1
    source: {kind: 批示}   # 来源
    links:
      - to: y-1
        note: |+
          一

    note: 短
""",
        [
            SetValue(("items", 0, "source"), {"kind": "会议", "date": dt.date(2025, 3, 1)}),
            SetValue(("items", 0, "links"), [{"to": "y-2"}, {"to": "y-3"}]),
            SetValue(("items", 0, "note"), {"a": [{"b": Decimal(1)}]}),
        ],
        """\
items:
  - id: x-1
    source: {kind: 会议, date: 2025-03-01}   # 来源
    links:
      - to: y-2
      - to: y-3
    note:
      a:
        - b: 1
""",
    ),
    Case(
        "inside braces: an empty value, an empty record, a free key",
        """\
items: [{id: x-1, note: , log: [{values: {甲: 1}}]}, {}]
""",
        [
            SetValue(("items", 0, "note"), "a, b"),
            SetValue(("items", 1, "id"), "x-2"),
            SetValue(("items", 0, "log", 0, "values", "乙"), Decimal("2.0")),
        ],
        """\
items: [{id: x-1, note: "a, b", log: [{values: {甲: 1, 乙: 2}}]}, {id: x-2}]
""",
    ),
    Case(
        "several lines above a deeper comment stay on one, or the comment would be text",
        """\
items:
  - note: 短
      # 注
    status: todo
""",
        [SetValue(("items", 0, "note"), "一\n二")],
        """\
items:
  - note: "一\\n二"
      # 注
    status: todo
""",
    ),
    Case(
        "a free key goes last, a withdrawn value is ~",
        """\
items:
  - log:
      - correct:
          values:
            甲: 1
          reason: 错
""",
        [
            SetValue(("items", 0, "log", 0, "correct", "values", "乙"), None),
            SetValue(("items", 0, "log", 0, "correct", "values", "甲"), None),
        ],
        """\
items:
  - log:
      - correct:
          values:
            甲: ~
            乙: ~
          reason: 错
""",
    ),
    Case(
        "what says so already stays as it is written",
        """\
items:
  - note: |
      一
    lead:
      - "甲"  # 一
    weight: '2'
""",
        [
            SetValue(("items", 0, "note"), "一"),
            SetValue(("items", 0, "lead"), ["甲"]),
            SetValue(("items", 0, "weight"), Decimal("2.0")),
        ],
        """\
items:
  - note: |
      一
    lead:
      - "甲"  # 一
    weight: '2'
""",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=[case.shows for case in CASES])
def test_the_new_text_is_exactly(case: Case) -> None:
    assert spliced(case.text, *case.edits) == case.expected
