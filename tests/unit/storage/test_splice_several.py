"""Several edits at once, lists of scalars, and items in unusual forms."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from tests.unit.storage.layout_case import ENTRY, LOG, STATUS, Case, spliced

from jianguan_cli.domain.plan.model import ChecklistFile
from jianguan_cli.domain.records.edit import Append, Edit, SetValue
from jianguan_cli.domain.records.location import Mapping
from jianguan_cli.storage.patch import CannotSplice, Patches

CASES = [
    Case(
        "items at indent 0, wide dashes, CRLF, aligned values",
        ("items:\r\n-   id:     x-1\r\n    status: todo\r\n-   id:     x-2\r\n"),
        [SetValue(STATUS, "doing"), Append(LOG, ENTRY)],
        (
            "items:\r\n"
            "-   id:     x-1\r\n"
            "    status: doing\r\n"
            "    log:\r\n"
            "    -   date: 2025-06-30\r\n"
            "        by: 甲\r\n"
            "-   id:     x-2\r\n"
        ),
    ),
    Case(
        "dashes at the key's column",
        """\
items:
- id: x-1
  log:
  - date: 2025-01-01
    by: 乙
- id: x-2
""",
        [Append(LOG, ENTRY), SetValue(STATUS, "todo")],
        """\
items:
- id: x-1
  status: todo
  log:
  - date: 2025-01-01
    by: 乙
  - date: 2025-06-30
    by: 甲
- id: x-2
""",
    ),
    Case(
        "an item in braces",
        """\
items: [{id: x-1, status: todo}, {id: x-2}]
""",
        [SetValue(STATUS, "doing"), Append(LOG, ENTRY), SetValue(("items", 0, "start"), dt.date(2025, 1, 1))],
        """\
items: [{id: x-1, start: 2025-01-01, status: doing, log: [{date: 2025-06-30, by: 甲}]}, {id: x-2}]
""",
    ),
    Case(
        "scalars into a list in brackets, empty and not",
        """\
items:
  - lead: []
    support: [甲, ]
""",
        [Append(("items", 0, "lead"), "乙"), Append(("items", 0, "support"), "丙")],
        """\
items:
  - lead: [乙]
    support: [甲, 丙, ]
""",
    ),
    Case(
        "an entry and a key of the entry before it",
        """\
items:
  - id: x-1
    log:
      - date: 2025-01-01
        by: 乙
""",
        [Append(LOG, ENTRY), SetValue((*LOG, 0, "note"), "补")],
        """\
items:
  - id: x-1
    log:
      - date: 2025-01-01
        by: 乙
        note: 补
      - date: 2025-06-30
        by: 甲
""",
    ),
    Case(
        "two entries at once, and a new item",
        """\
items:
  - id: x-1
    log:
""",
        [
            Append(LOG, ENTRY),
            Append(LOG, ENTRY),
            Append(("items",), {"id": "x-2", "lead": [], "log": [ENTRY]}),
        ],
        """\
items:
  - id: x-1
    log:
      - date: 2025-06-30
        by: 甲
      - date: 2025-06-30
        by: 甲

  - id: x-2
    lead: []
    log:
      - date: 2025-06-30
        by: 甲
""",
    ),
    Case(
        "an edit inside what an edit before it made",
        """\
items:
  - id: x-1
""",
        [Append(LOG, ENTRY), SetValue((*LOG, 0, "note"), "补"), SetValue((*LOG, 0, "note"), "再补")],
        """\
items:
  - id: x-1
    log:
      - date: 2025-06-30
        by: 甲
        note: 再补
""",
    ),
    Case(
        "a long record opens up, a short one stays on its line",
        """\
items:
  - id: x-1
""",
        [
            Append(
                LOG,
                {
                    "date": "2025-06-30",
                    "values": {"合格率": Decimal("98.60")},
                    "extend": {
                        "from": dt.date(2025, 6, 30),
                        "to": dt.date(2025, 12, 31),
                        "reason": "ISO 9001 audits were late, so the bids open in October",
                    },
                },
            )
        ],
        """\
items:
  - id: x-1
    log:
      - date: 2025-06-30
        values: {合格率: 98.6}
        extend:
          from: 2025-06-30
          to: 2025-12-31
          reason: ISO 9001 audits were late, so the bids open in October
""",
    ),
    Case(
        "an empty list in brackets over two lines, one in braces",
        """\
items:
  - log: [ # 空
    ]
  - {id: x-2, log: [ ]}
""",
        [Append(LOG, {"by": "甲"}), Append(("items", 1, "log"), {"by": "乙"})],
        """\
items:
  - log: [{by: 甲} # 空
    ]
  - {id: x-2, log: [{by: 乙} ]}
""",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=[case.shows for case in CASES])
def test_the_new_text_is_exactly(case: Case) -> None:
    assert spliced(case.text, *case.edits) == case.expected


REFUSED: list[tuple[str, str, Edit, str]] = [
    ("explicit keys", "items:\n  - ? id\n    : x-1\n", SetValue(STATUS, "doing"), ":2:7:"),
    ("explicit keys", "items:\n  - ? status\n    : x-1\n", SetValue(STATUS, "doing"), ":2:7:"),
    (
        "a place that is not there",
        "items:\n  - id: x-1\n",
        SetValue(("items", 3, "status"), "doing"),
        "items/3/status",
    ),
    ("a list that is none", "items:\n  - log: 一\n", Append(LOG, ENTRY), "可以追加的列表"),
    (
        "comments inside what is replaced",
        "items:\n  - lead:\n      - 甲  # 一\n      - 乙\n",
        SetValue(("items", 0, "lead"), ["丙"]),
        ":3:7:",
    ),
    ("a whole item", "items:\n  - id: x-1\n", SetValue(("items", 0), {"id": "x-2"}), ":2:5:"),
    ("a list in a list", "items:\n  - []\n", Append(("items", 0), "x"), ":2:5:"),
    (
        "a comment between key and list",
        "items:\n  - log:\n      # 空\n      []\n",
        Append(LOG, ENTRY),
        ":4:7:",
    ),
    (
        "a comment between key and value",
        "items:\n  - note:\n      # 空\n      短\n",
        SetValue(("items", 0, "note"), "一\n二"),
        ":4:7:",
    ),
    (
        "a comment behind what is replaced by several lines",
        "items:\n  - links: [{to: y}]\n    lead:\n      - 甲  # 一\n",
        SetValue(("items", 0, "lead"), [{"to": "y-2"}]),
        ":4:7:",
    ),
    (
        "a comment inside braces",
        "items: [{source: {\n  a: 1,  # 一\n  b: 2}}]\n",
        SetValue(("items", 0, "source"), "x"),
        ":1:18:",
    ),
    (
        "a comment in a list inside a list in brackets",
        "items: [{id: x-1 # 一\n}]\n",
        SetValue(("items", 0), {"id": "x-2"}),
        ":1:9:",
    ),
    ("text that belongs to no key", "items:\n  - a\n", SetValue(("items", 0, "note"), "x"), "items/0/note"),
    ("braces that are none", "items: [a: b]\n", SetValue(("items", 0, "id"), "x: y"), ":1:"),
]


@pytest.mark.parametrize(
    ("text", "edit", "said"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED]
)
def test_what_cannot_be_placed_is_refused_with_its_line(text: str, edit: Edit, said: str) -> None:
    with pytest.raises(CannotSplice) as refusal:
        spliced(text, edit)
    assert said in refusal.value.message
    assert refusal.value.exit_code == 3


def test_a_text_that_would_not_read_back_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Patches, "joined", lambda _: "items:\n  - status: other\n")
    with pytest.raises(CannotSplice, match="读回的内容与计划不符"):
        spliced("items:\n  - status: todo\n", SetValue(STATUS, "doing"))
    monkeypatch.setattr(Patches, "joined", lambda _: "items: [\n")
    with pytest.raises(CannotSplice, match=r":2:1: .*改后的文件读不通"):
        spliced("items:\n  - status: todo\n", SetValue(STATUS, "doing"))


def test_two_patches_of_the_same_bytes_are_refused() -> None:
    patches = Patches("abc", Mapping(0, 0, 0, flow=False), "x", ChecklistFile)
    patches.put(0, 2, "x")
    patches.put(1, 3, "y")
    with pytest.raises(CannotSplice, match="同一个地方"):
        patches.joined()
