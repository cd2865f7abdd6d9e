"""The ledger against its lock: every changed field is named by its clause, approved decisions are not."""

from __future__ import annotations

from pathlib import Path

import pytest

from jianguan_cli.domain.plan.model import Checklist
from jianguan_cli.domain.plan.reading import read_checklist
from jianguan_cli.domain.source.blocks import Document
from jianguan_cli.domain.source.drift import ledger_drift
from jianguan_cli.domain.source.lock_text import Lock, read_lock, spell_lock
from jianguan_cli.domain.source.locking import lock_of, strays
from jianguan_cli.domain.source.text import lines_of
from jianguan_cli.storage.yaml_tree import parse_tree

DOCUMENT = Document(
    "p.txt", lines_of("一、头一章\n1.做甲事，率达到98%。(牵头单位:甲处)\n2.做乙事，建立制度。\n3.做丙事。\n")
)
HEAD = """\
format: 1
plan: {id: p, title: 某计划, issuer: 某局, issued: 2025-01-02, start: 2025-01-01, end: 2025-12-31}
items:
"""
ITEM = """\
  - id: p-1
    clause: 一/1
    title: 做甲事
    kind: task
    lead: [甲处]
    support: [乙处, 丙处]
    deadline: 2025-12-31
    deadline_text: 年底
    targets:
      - key: 率
        metric: 合格率
        rule: reach
        op: ">="
        value: 98
        unit: "%"
        baseline: {value: 61, date: 2020-12-31}
        milestones: [{by: 2025-03-31, value: 90, own: true}, {by: 2025-06-30, value: 95}]
        scope: 大型企业
      - {key: 数, metric: 户数, rule: each, every: year, op: "<=", value: 20, unit: 户}
    deliverables:
      - {key: 制度, text: 建立制度, by: 2025-10-31}
      - {key: 方案, text: 起草方案, own: true}
    status: unreported
"""
SECOND = """\
  - id: p-2
    clause: 一/2
    title: 做乙事
    kind: task
    lead: []
    support: [丙处]
    shared: true
    deadline: 2025-12-31
    status: unreported
"""
LOCKED = HEAD + ITEM + SECOND


def read(text: str) -> Checklist:
    tree, wrong = parse_tree(text, "checklists/p.yaml")
    assert wrong == []
    checklist, wrong = read_checklist(tree, "checklists/p.yaml", "p")
    assert checklist is not None, wrong
    return checklist


def locked() -> Lock:
    lock = read_lock(spell_lock(lock_of(read(LOCKED), DOCUMENT, "ab" * 32)))
    assert isinstance(lock, Lock)
    return lock


def drift(text: str) -> list[str]:
    return [f"{one.code} {one.message}" for one in ledger_drift(read(text), locked())]


def changed(old: str, new: str) -> str:
    assert LOCKED.count(old) == 1
    return LOCKED.replace(old, new)


def test_nothing_changed_is_silent() -> None:
    assert drift(LOCKED) == []


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("value: 98", "value: 95", "目标“率”的目标值由 98 变为 95"),
        ('op: ">="', 'op: ">"', "目标“率”的界限由 >= 变为 >"),
        ("rule: each", "rule: grow", "目标“数”的判定规则由 each 变为 grow"),
        ("metric: 合格率", "metric: 检查率", "目标“率”的指标名与锁定时不一样"),
        ("        scope: 大型企业\n", "", "目标“率”的适用范围与锁定时不一样"),
        ("scope: 大型企业", "scope: 大型企业\n        strength: soft", "目标“率”的力度由 未写 变为 soft"),
        (
            "scope: 大型企业",
            "scope: 大型企业\n        implied: true",
            "目标“率”的由文字推得由 未写 变为 true",
        ),
        (
            "scope: 大型企业",
            "scope: 大型企业\n        deadline: 2026-06-30",
            "目标“率”的时限由 未写 变为 2026-06-30",
        ),
        ("value: 61", "value: 70", "目标“率”的基期与锁定时不一样"),
        ("value: 95}]", "value: 93}]", "目标“率”的分阶段目标与锁定时不一样"),
        ("every: year", "every: quarter", "目标“数”的周期由 year 变为 quarter"),
        ("unit: 户}", "unit: 万户}", "目标“数”的单位由 户 变为 万户"),
        ("text: 建立制度", "text: 研究制度", "成果“制度”的内容与锁定时不一样"),
        ("by: 2025-10-31", "by: 2025-11-30", "成果“制度”的节点时限由 2025-10-31 变为 2025-11-30"),
        ("lead: [甲处]", "lead: [丁处]", "牵头单位与锁定时不一样"),
        ("support: [乙处, 丙处]", "support: [乙处]", "配合单位与锁定时不一样"),
        ("    deadline_text: 年底\n", "", "时限原话与锁定时不一样"),
        ("clause: 一/1", "clause: 一/3", "条款号由 一/1 变为 一/3"),
    ],
)
def test_a_changed_field_is_named_by_its_clause(old: str, new: str, message: str) -> None:
    assert drift(changed(old, new)) == [f"lock-changed 条款 一/1：{message}"]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("issued: 2025-01-02", "issued: 2025-01-03", "印发日期由 2025-01-02 变为 2025-01-03"),
        ("end: 2025-12-31}", "end: 2026-12-31}", "截止日由 2025-12-31 变为 2026-12-31"),
        ("title: 某计划", "title: 别的计划", "名称与锁定时不一样"),
        ("issuer: 某局", "issuer: 某局, number: 某〔2025〕1号", "文号与锁定时不一样"),
    ],
)
def test_what_the_plan_says_of_its_document_is_outside_the_clauses(old: str, new: str, message: str) -> None:
    assert drift(changed(old, new)) == [f"lock-changed 条款以外：{message}"]


def test_it_is_found_where_it_stands() -> None:
    (finding,) = ledger_drift(read(changed("value: 98", "value: 95")), locked())
    assert (str(finding.location), finding.item, finding.target) == ("checklists/p.yaml:17:16", "p-1", "率")


@pytest.mark.parametrize(
    ("text", "messages"),
    [
        (HEAD + ITEM, ["lock-changed 条款 一/2：锁定之后事项“p-2”没有了"]),
        (HEAD + SECOND, ["lock-changed 条款 一/1：锁定之后事项“p-1”没有了"]),
        (
            changed("      - {key: 制度, text: 建立制度, by: 2025-10-31}\n", ""),
            ["lock-changed 条款 一/1：锁定之后成果“制度”没有了"],
        ),
        (
            changed("by: 2025-10-31}", "by: 2025-10-31, own: true}"),
            ["lock-changed 条款 一/1：锁定之后成果“制度”没有了"],
        ),
        (
            changed("key: 数,", "key: 户数,"),
            [
                "lock-changed 条款 一/1：锁定之后目标“数”没有了",
                "lock-added 条款 一/1：目标“户数”是锁定以后才有的",
            ],
        ),
        (
            LOCKED + SECOND.replace("p-2", "p-3").replace("一/2", "一/3"),
            ["lock-added 条款 一/3：事项“p-3”是锁定以后才有的"],
        ),
    ],
)
def test_what_came_or_went_is_named_once(text: str, messages: list[str]) -> None:
    assert drift(text) == messages


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: 做甲事", "title: 办甲事"),
        ("value: 90, own: true}", "value: 80, own: true}, {by: 2025-04-30, value: 91, own: true}"),
        ("text: 起草方案", "text: 写方案"),
        (
            "scope: 大型企业",
            "scope: 大型企业\n        note: 备注\n        definition: 口径\n        at: 做甲事，率",
        ),
        (
            "metric: 户数,",
            "metric: 户数, report: {every: month}, combine: sum, reporters: [甲处, 乙处], measure: ~,",
        ),
    ],
)
def test_what_the_document_did_not_say_may_change(old: str, new: str) -> None:
    assert drift(changed(old, new)) == []


LOG = """\
    log:
      - {date: 2025-03-01, by: 甲, extend: {from: 2025-12-31, to: 2026-03-31, reason: 因, approved_by: 局长}}
      - {date: 2025-04-01, by: 甲, extend: {from: 2026-03-31, to: 2026-06-30, reason: 因, approved_by: 局长}}
      - date: 2025-05-01
        by: 甲
        revise: {field: targets/率/value, from: "98", to: "96", reason: 因, approved_by: 局长}
      - date: 2025-06-01
        by: 甲
        revise: {field: targets/率/value, from: "96", to: "95.0", reason: 因, approved_by: 局长}
      - date: 2025-07-01
        by: 甲
        handover: {role: lead, from: [甲处], to: [丁处], reason: 因, approved_by: 局长}
"""


def decided(value: str = "95", deadline: str = "2026-06-30", log: str = LOG) -> str:
    text = HEAD + ITEM + log + SECOND
    return text.replace("value: 98\n", f"value: {value}\n").replace(
        "deadline: 2025-12-31\n    deadline_text", f"deadline: {deadline}\n    deadline_text"
    )


def test_approved_decisions_do_not_change_what_was_promised() -> None:
    assert drift(decided()) == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (decided(value="90"), "条款 一/1：目标“率”的目标值由 98 变为 90"),
        (decided(deadline="2026-12-31"), "条款 一/1：时限由 2025-12-31 变为 2026-12-31"),
        (
            decided(log=LOG.replace('to: "96", reason: 因, approved_by: 局长', 'to: "96", reason: 因')),
            "条款 一/1：目标“率”的目标值由 98 变为 96",
        ),
        (
            decided(
                log=LOG.replace("to: 2026-06-30, reason: 因, approved_by: 局长", "to: 2026-06-30, reason: 因")
            ),
            "条款 一/1：时限由 2025-12-31 变为 2026-06-30",
        ),
        (
            decided(log=LOG.replace('from: "98"', 'from: "97"')),
            "条款 一/1：目标“率”的目标值由 98 变为 97",
        ),
    ],
)
def test_a_decision_that_does_not_account_for_the_change_hides_nothing(text: str, message: str) -> None:
    assert drift(text) == [f"lock-changed {message}"]


def test_the_parts_of_a_split_are_no_new_promises() -> None:
    child = ITEM.replace("id: p-1", "id: p-1-a").replace("value: 98", "value: 50")
    assert drift(LOCKED + child + "    parent: p-1\n") == []
    assert drift(LOCKED + child + "    parent: p-9\n") == [
        "lock-added 条款 一/1：事项“p-1-a”是锁定以后才有的"
    ]


def test_a_clause_that_the_document_lacks_is_told() -> None:
    assert strays(read(LOCKED), DOCUMENT) == []
    assert strays(read(changed("clause: 一/1", "clause: 九/9")), DOCUMENT) == ["九/9"]


PROJECT = Path(__file__).parents[3]
PLANS = PROJECT.parent / "shared" / "plans"
SHIPPED = ["gz-2020", "hb-145", "hb-145-tasks", "hb-2025", "qk-145"]


def shipped(plan_id: str) -> tuple[Checklist, str]:
    path = PROJECT / "checklists" / f"{plan_id}.yaml"
    tree, _ = parse_tree(path.read_text(encoding="utf-8"), path.name)
    checklist, _ = read_checklist(tree, path.name, plan_id)
    assert checklist is not None
    return checklist, (PROJECT / "sources" / f"{plan_id}.lock").read_text(encoding="utf-8")


@pytest.mark.parametrize("plan_id", SHIPPED)
def test_the_shipped_plans_are_as_they_were_locked(plan_id: str) -> None:
    checklist, text = shipped(plan_id)
    lock = read_lock(text)
    assert isinstance(lock, Lock)
    assert list(ledger_drift(checklist, lock)) == []
    assert checklist.plan.source is not None
    assert checklist.plan.source.sha256 == lock.sha256


@pytest.mark.skipif(not PLANS.is_dir(), reason="原文不在")
@pytest.mark.parametrize("plan_id", SHIPPED)
def test_the_shipped_locks_are_those_of_the_documents_and_quote_none(plan_id: str) -> None:
    from jianguan_cli.exchange.documents.read import read_document
    from jianguan_cli.storage.source import digest

    checklist, text = shipped(plan_id)
    data = (PLANS / f"{plan_id}.txt").read_bytes()
    document = read_document(data, f"{plan_id}.txt")
    assert spell_lock(lock_of(checklist, document, digest(data))) == text
    printed = "".join(data.decode("utf-8").split())
    runs = {printed[at : at + 20] for at in range(len(printed) - 19)}
    bare = "".join(text.split())
    assert not [bare[at : at + 20] for at in range(len(bare) - 19) if bare[at : at + 20] in runs]
