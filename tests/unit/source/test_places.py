"""``source-at``: the words of ``at`` name one sentence of the clause, and are no quotation."""

from __future__ import annotations

import pytest
from tests.unit.source.beside import check_source

from jianguan_cli.domain.plan.reading import read_checklist
from jianguan_cli.domain.plan.units import Register
from jianguan_cli.storage.yaml_tree import parse_tree

DOCUMENT = "一、头一章\n1.开展检查行动。检查做到全覆盖。完善检查制度，每年一次。\n2.完善检查制度。\n"
CHECKLIST = """\
format: 1
plan: {id: p, title: 某计划, issuer: 某局, issued: 2025-01-02, start: 2025-01-01, end: 2025-12-31}
items:
  - id: p-1
    clause: 一/1
    title: 做检查
    kind: task
    lead: []
    support: []
    deadline: 2025-12-31
    deliverables:
      - key: 制度
        text: 完善检查制度
        at: 完善检查制度
    status: unreported
    at: 开展检查行动
"""


def messages(text: str) -> list[str]:
    tree, _ = parse_tree(text, "checklists/p.yaml")
    checklist, wrong = read_checklist(tree, "checklists/p.yaml", "p")
    assert checklist is not None
    assert wrong == []
    found = check_source(checklist, DOCUMENT, Register(()))
    return [f"{one.location}: {one.code} {one.message}" for one in found if one.code == "source-at"]


def test_a_place_in_one_sentence_is_silent() -> None:
    assert messages(CHECKLIST) == []


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "at: 开展检查行动",
            "at: 开展抽查行动",
            "checklists/p.yaml:16:9: source-at at “开展抽查行动”在条款 一/1 里找不到",
        ),
        (
            "        at: 完善检查制度",
            "        at: 检查制度都",
            "checklists/p.yaml:14:13: source-at “制度”的 at “检查制度都”在条款 一/1 里找不到",
        ),
        (
            "at: 开展检查行动",
            "at: 一 二三",
            "checklists/p.yaml:16:9: source-at at “一 二三”有 3 个字",
        ),
    ],
)
def test_a_place_that_is_none_is_named(old: str, new: str, message: str) -> None:
    assert CHECKLIST.count(old) == 1
    assert messages(CHECKLIST.replace(old, new)) == [message]


def test_words_of_several_sentences_do_not_say_which() -> None:
    document = DOCUMENT.replace("检查做到", "开展检查行动，做到")
    tree, _ = parse_tree(CHECKLIST, "p")
    checklist, _ = read_checklist(tree, "p", "p")
    assert checklist is not None
    found = check_source(checklist, document, Register(()))
    (finding,) = [one for one in found if one.code == "source-at"]
    assert finding.message == "at “开展检查行动”在条款 一/1 里有 2 句都有，说不准是哪一句"


REVISED = """\
    log:
      - {{date: 2025-06-01, by: 某人, revise: {{field: targets/户数/{field}, from: "{old}", to: "{new}", \
reason: 因, approved_by: 局长}}}}
"""


@pytest.mark.parametrize(
    ("field", "old", "new"), [("unit", "万户", "户"), ("deadline", "2025-12-31", "2025-09-30")]
)
@pytest.mark.parametrize("approved", [True, False])
def test_an_approved_revision_is_no_difference(field: str, old: str, new: str, approved: bool) -> None:
    text = """\
format: 1
plan: {id: p, title: 某计划, issuer: 某局, issued: 2025-01-02, start: 2025-01-01, end: 2026-12-31}
items:
  - id: p-1
    clause: 一/1
    title: 做甲事
    kind: task
    lead: []
    support: []
    deadline: 2026-12-31
    targets:
      - {key: 户数, metric: 户数, rule: reach, op: ">=", value: 850, unit: 万户, deadline: 2025-12-31}
    status: unreported
"""
    text = text.replace(f"{field}: {old}", f"{field}: {new}")
    text += REVISED.format(field=field, old=old, new=new) if approved else ""
    tree, _ = parse_tree(text, "p")
    checklist, wrong = read_checklist(tree, "p", "p")
    assert checklist is not None, wrong
    document = "一、头一章\n1.做甲事，到2025年底户数达到850万户。\n"
    found = check_source(checklist, document, Register(()))
    mine = [one.code for one in found if one.code in ("source-number", "source-deadline")]
    assert bool(mine) is not approved, found
