"""A document against its lock: clauses that changed, came, went or only moved."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianguan_cli.domain.plan.model import Checklist
from jianguan_cli.domain.plan.reading import read_checklist
from jianguan_cli.domain.source.blocks import Block, Document, Kind, Place
from jianguan_cli.domain.source.digests import clause_digests, clause_label, digest_of
from jianguan_cli.domain.source.document_drift import document_drift
from jianguan_cli.domain.source.lock_text import LockedClause
from jianguan_cli.domain.source.locking import lock_of
from jianguan_cli.domain.source.text import fold, lines_of
from jianguan_cli.domain.values.clause import parse_clause
from jianguan_cli.storage.yaml_tree import parse_tree

DOCUMENT = """\
某局文件

一、头一章
章首的话。
（一）做甲事。
1.先做一件，达到98%。(牵头单位:甲处)
2.再做一件。一是快做。二是做好。
（二）做乙事。
二、第二章
(三)做丙事。
"""
CHECKLIST = """\
format: 1
plan: {id: p, title: 某计划, issuer: 某局, issued: 2025-01-02, start: 2025-01-01, end: 2025-12-31}
items:
  - id: p-1
    clause: 一/(一)/1
    title: 先做
    kind: task
    lead: [甲处]
    support: []
    deadline: 2025-12-31
    status: unreported
  - id: p-2
    clause: 一/(一)/2/二是
    title: 做好
    kind: task
    lead: []
    support: []
    deadline: 2025-12-31
    status: unreported
"""


def checklist() -> Checklist:
    tree, _ = parse_tree(CHECKLIST, "checklists/p.yaml")
    read, wrong = read_checklist(tree, "checklists/p.yaml", "p")
    assert read is not None, wrong
    return read


def digests(text: str) -> list[LockedClause]:
    return clause_digests(lines_of(text))


def drift(text: str) -> list[str]:
    lock = lock_of(checklist(), Document("p.txt", lines_of(DOCUMENT)), "")
    return [one.message for one in document_drift(checklist(), lock, digests(text))]


def test_every_clause_has_its_own_words_and_no_other_ones() -> None:
    assert [(one.label, one.length) for one in digests(DOCUMENT)] == [
        ("-", 4),
        ("一", 8),
        ("一/(一)", 4),
        ("一/(一)/1", 20),
        ("一/(一)/2", 15),
        ("一/(二)", 4),
        ("二", 3),
        ("二/(三)", 4),
    ]


@pytest.mark.parametrize(
    ("label", "clause"),
    [
        ("一/(一)#2", "一/(一)"),
        ("一/(一)/2/二是", "一/(一)/2"),
        ("一/(一)/2/总述", "一/(一)/2"),
        ("一", "一"),
    ],
)
def test_a_promise_stands_in_the_clause_around_it(label: str, clause: str) -> None:
    assert clause_label(parse_clause(label) or ()) == clause


@pytest.mark.parametrize(
    ("old", "new", "messages"),
    [
        ("98%", "95%", ["条款 一/(一)/1 的原文变了（仍是 20 字），涉及 p-1"]),
        ("做好。", "做得好。", ["条款 一/(一)/2 的原文变了（原有 15 字，现有 16 字），涉及 p-2"]),
        ("章首的话。", "章首的新话。", ["条款 一 的原文变了（原有 8 字，现有 9 字）"]),
        ("某局文件", "某厅文件", ["条款以外的文字（标题、引言、落款）变了（仍是 4 字）"]),
        ("(三)做丙事。", "(三)做丙事。\n(四)做丁事。", ["原文多了条款 二/(四)（4 字）"]),
        ("（二）做乙事。\n", "", ["原文没有了条款 一/(二)（原有 4 字）"]),
        (
            "（一）做甲事。",
            "（一）新加的事。\n（二）做甲事。",
            [
                "条款 一/(一) 移到了 一/(二)，文字没有变",
                "条款 一/(一)/1 移到了 一/(二)/1，文字没有变，涉及 p-1",
                "条款 一/(一)/2 移到了 一/(二)/2，文字没有变，涉及 p-2",
                "条款 一/(二) 移到了 一/(三)，文字没有变",
                "原文多了条款 一/(一)（5 字）",
            ],
        ),
    ],
)
def test_a_difference_is_named_by_its_clause(old: str, new: str, messages: list[str]) -> None:
    text = DOCUMENT.replace(old, new)
    if old.startswith("（一）"):
        text = text.replace("（二）做乙事", "（三）做乙事")
    assert drift(text) == messages


@pytest.mark.parametrize(
    ("old", "new"),
    [("98%", "９８％"), ("做甲事", "做 甲\u3000事"), ("（二）", "(二)"), ("\n\n", "\n- 3 -\n"), ("，", ",")],
)
def test_widths_spaces_and_page_numbers_are_no_difference(old: str, new: str) -> None:
    assert drift(DOCUMENT.replace(old, new)) == []


TEXTS = st.text("甲乙98９％%（(，, \u3000\n", max_size=12)


@given(TEXTS, TEXTS)
def test_a_digest_changes_when_and_only_when_the_folded_words_do(one: str, other: str) -> None:
    assert (digest_of(fold(one)) == digest_of(fold(other))) == (fold(one) == fold(other))


def test_the_rows_of_a_task_table_are_clauses_of_their_own() -> None:
    rows: list[tuple[str, ...]] = [
        ("序号", "工作任务", "牵头单位"),
        ("1", "做甲事", "甲处"),
        ("2", "做乙事", "乙处"),
    ]

    def table(rows: list[tuple[str, ...]]) -> list[LockedClause]:
        blocks = [
            Block(Kind.ROW, " | ".join(cells), Place(table=1, row=number), cells)
            for number, cells in enumerate(rows, start=1)
        ]
        return clause_digests(blocks)

    before, after = table(rows), table([*rows[:2], ("2", "做丙事", "乙处")])
    assert [one.label for one in before] == ["-", "1", "2"]
    assert [one.label for one, two in zip(before, after, strict=True) if one != two] == ["2"]
