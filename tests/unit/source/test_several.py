"""Several documents in one file are told apart; annexes, attachments and long documents are one."""

from __future__ import annotations

import pytest
from tests.documents.plans import PLANS, Plan

from jianguan_cli.domain.source.blocks import Block, Document, Kind, Place
from jianguan_cli.domain.source.several import documents_in, part_of
from jianguan_cli.exchange.documents.read import read_document


def document(*lines: str) -> Document:
    return Document(
        "a.txt", tuple(Block(Kind.LINE, line, Place(line=at)) for at, line in enumerate(lines, start=1))
    )


@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.name)
def test_an_ordinary_document_is_one(plan: Plan) -> None:
    assert len(documents_in(read_document(plan.data(), plan.name))) <= 1


ONE = ("某县2025年要点", "一、甲", "二、乙")


@pytest.mark.parametrize(
    "lines",
    [
        ONE,
        (*ONE, "附件1", "某县2025年任务清单", "一、丙", "二、丁"),
        (*ONE, "", "附件", "某县2025年任务分解表", "一、丙"),
        ("关于印发某县要点的通知", "现印发给你们。", "某县2025年要点", "一、甲", "二、乙"),
        ("某县2025年要点", "第一章 总则", "一、甲", "第二章 任务", "一、乙"),
        (*ONE, "按照某政办〔2025〕7号的要求，", "三、丙"),
        (),
    ],
)
def test_one_document_is_one(lines: tuple[str, ...]) -> None:
    assert len(documents_in(document(*lines))) <= 1


@pytest.mark.parametrize(
    ("lines", "start", "title"),
    [
        ((*ONE, "某县2025年行动方案", "一、丙"), 3, "某县2025年行动方案"),
        (
            (*ONE, "2025年1月5日", "某县人民政府", "某县2025年行动方案", "某政办〔2025〕7号", "一、丙"),
            4,
            "某县2025年行动方案",
        ),
        ((*ONE, "某政办〔2025〕7号", "各乡镇：", "一、丙"), 3, "某政办〔2025〕7号"),
    ],
)
def test_a_second_head_begins_a_second_document(lines: tuple[str, ...], start: int, title: str) -> None:
    said = document("某政办〔2025〕3号", *lines)
    _, second = documents_in(said)
    assert (second.start, second.title) == (start + 1, title)
    assert part_of(said, 1).blocks + part_of(said, 2).blocks == said.blocks
