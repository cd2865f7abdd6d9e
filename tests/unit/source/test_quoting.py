"""The sentences of an item: as printed, with their places, and what says that none is known."""

from __future__ import annotations

from jianguan_cli.domain.plan.model import Item
from jianguan_cli.domain.plan.reading import read_checklist
from jianguan_cli.domain.source.blocks import Block, Document, Kind, Place
from jianguan_cli.domain.source.quoting import Quote, quotes
from jianguan_cli.reporting.terminal.quote_text import quote_lines, quotes_json
from jianguan_cli.storage.yaml_tree import parse_tree

TEXTS = (
    "一、头一章",
    "（一）办好甲事，合格率达到 98％；力争覆盖全部县（市、区）。",
    "（二）做乙事。",
    "（三）办好甲事。",
)
DOCUMENT = Document(
    "要点.docx",
    tuple(
        Block(Kind.PARAGRAPH, text, Place(page=2, paragraph=number))
        for number, text in enumerate(TEXTS, start=7)
    ),
)
CHECKLIST = """\
format: 1
plan: {id: p, title: 某计划, issuer: 某局, issued: 2025-01-02, start: 2025-01-01, end: 2025-12-31}
items:
  - id: p-1
    clause: 一/(一)
    title: 办好甲事
    kind: task
    lead: []
    support: []
    deadline: 2025-12-31
    targets:
      - {key: 率, metric: 率, rule: reach, op: ">=", value: 98, unit: "%", at: 合格率达到98%}
    deliverables:
      - {key: 覆盖, text: 覆盖全部县, at: 力争覆盖全部县(市}
      - {key: 无, text: 没有写}
      - {key: 错, text: 写错了, at: 没有的话}
    status: unreported
    at: 办好甲事
"""


def item(text: str = CHECKLIST) -> Item:
    tree, _ = parse_tree(text, "p")
    checklist, wrong = read_checklist(tree, "p", "p")
    assert checklist is not None, wrong
    return checklist.items[0]


FIRST, SECOND = "（一）办好甲事，合格率达到98％；", "力争覆盖全部县（市、区）。"
PLACE = Place(page=2, paragraph=8)


def test_each_promise_has_its_sentence_as_printed_and_its_place() -> None:
    assert quotes(item(), DOCUMENT) == [
        Quote("item", "", "办好甲事", 1, FIRST, PLACE),
        Quote("target", "率", "合格率达到98%", 1, FIRST, PLACE),
        Quote("deliverable", "覆盖", "力争覆盖全部县(市", 1, SECOND, PLACE),
        Quote("deliverable", "无", None, 0, None, None),
        Quote("deliverable", "错", "没有的话", 0, None, None),
    ]


def test_a_clause_that_is_not_there_has_no_sentences() -> None:
    assert quotes(item(CHECKLIST.replace("一/(一)", "九/(一)")), DOCUMENT) is None


def test_a_sentence_is_printed_once_with_all_that_stands_in_it() -> None:
    found = quotes(item(), DOCUMENT)
    assert found is not None
    assert quote_lines("要点.docx", "一/(一)", found) == (
        "## 原文（要点.docx，条款 一/(一)）",
        f"- 第2页第8段“{FIRST}”",
        "    事项、目标“率”",
        f"- 第2页第8段“{SECOND}”",
        "    成果“覆盖”",
        "- 成果“无”：没有写 at，不知道在哪一句",
        "- 成果“错”：at “没有的话”在这一条里找不到",
    )


def test_as_data_it_says_the_same() -> None:
    found = quotes(item(), DOCUMENT)
    assert found is not None
    data = quotes_json("要点.docx", "一/(一)", found)
    assert (data["file"], data["clause"], len(data["sentences"])) == ("要点.docx", "一/(一)", 5)
    assert data["sentences"][2] == {
        "of": "deliverable",
        "key": "覆盖",
        "at": "力争覆盖全部县(市",
        "text": SECOND,
        "found": 1,
        "place": {"page": 2, "paragraph": 8},
    }
    assert data["sentences"][3]["text"] is None
