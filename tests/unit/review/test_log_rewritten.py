"""``log-rewritten``."""

from __future__ import annotations

import pytest
from tests.unit.review.conftest import Look, author, read_items

from jianguan_cli.domain.change.compare import compare
from jianguan_cli.domain.review.log_rewritten import RULE
from jianguan_cli.domain.review.rule import Rewriting

FIRST = "{date: 2025-03-01, by: 甲, note: 启动}"
TARGETS = (
    "targets: ["
    + ", ".join(
        f"{{key: {key}, metric: 指标{key}, rule: reach, op: '>=', value: 9, unit: 家}}" for key in "ab"
    )
    + "]"
)
SECOND = "{date: 2025-05-01, by: 甲, note: 过半}"


def test_an_old_entry_gone_or_changed_is_found(look: Look) -> None:
    before = f"log: [{FIRST}, {SECOND}]"
    (gone,) = look(RULE, before, f"log: [{SECOND}]")
    assert "启动）被删除" in gone.message
    (changed,) = look(RULE, before, f"log: [{FIRST}, {SECOND.replace('过半', '完成')}]")
    assert "过半）被改写：note 过半→完成" in changed.message
    assert changed.location is not None
    assert changed.location.line == 4


def test_entries_added_at_the_end_or_between_are_not(look: Look) -> None:
    between = "{date: 2025-04-01, by: 乙, note: 自查}"
    assert look(RULE, f"log: [{FIRST}]", f"log: [{FIRST}, {SECOND}]") == []
    assert look(RULE, f"log: [{FIRST}, {SECOND}]", f"log: [{FIRST}, {between}, {SECOND}]") == []


def test_the_same_words_in_another_layout_are_not(look: Look) -> None:
    block = "log:\n  - date: '2025-03-01'\n    by: 甲   # 手写\n    note: 启动\n"
    assert look(RULE, f"log: [{FIRST}]", block) == []


def test_what_one_commit_took_from_another_is_named(look: Look) -> None:
    before, _ = read_items([f"log: [{FIRST}]"])
    after, _ = read_items(["log: []"])
    (change,) = compare(before, after).items
    entry = before[0].items[0].log[0]
    rewriting = Rewriting(change, entry, None, author("甲"), author("乙"))
    (finding,) = look(RULE, "log: []", "log: []\nnote: 别的", rewritings=(rewriting,))
    assert "被乙 <乙@example.org> 的提交 0123456789删除" in finding.message


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("upto: 2025-02-28", "upto: 2025-03-01", "upto 2025-02-28→2025-03-01"),
        ("values: {a: 3, b: 1}", "values: {a: 9, b: 1}", "values.a 3→9"),
        ("values: {a: 3}", "values: {a: 3, b: 1}", "values.b （无）→1"),
        ("unit: 甲处, note: 启动", "unit: 乙处", "unit 甲处→乙处；note 启动→（无）"),
        ("evidence: [a.pdf]", "evidence: [b.pdf]", "evidence a.pdf→b.pdf"),
        (
            "approval: {basis: 甲文, approved_by: 张局}",
            "approval: {basis: 乙文, approved_by: 张局}",
            "approval.basis 甲文→乙文",
        ),
        (f"note: {'长' * 80}三件", f"note: {'长' * 80}五件", "note …长长长长长长三件→…长长长长长长五件"),
    ],
)
def test_every_changed_key_is_shown_with_both_values(look: Look, old: str, new: str, words: str) -> None:
    old, new = (
        f"log: [{{date: 2025-03-01, by: 甲, status: doing, {keys}}}]\n{TARGETS}" for keys in (old, new)
    )
    (finding,) = look(RULE, old, new)
    assert finding.message.endswith(f"被改写：{words}")
