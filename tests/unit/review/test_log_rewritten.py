"""``log-rewritten``."""

from __future__ import annotations

from tests.unit.review.conftest import Look, author, read_items

from jianguan_cli.domain.compare import compare
from jianguan_cli.domain.review.log_rewritten import RULE
from jianguan_cli.domain.review.rule import Rewriting

FIRST = "{date: 2025-03-01, by: 甲, note: 启动}"
SECOND = "{date: 2025-05-01, by: 甲, note: 过半}"


def test_an_old_entry_gone_or_changed_is_found(look: Look) -> None:
    before = f"log: [{FIRST}, {SECOND}]"
    (gone,) = look(RULE, before, f"log: [{SECOND}]")
    assert "启动）被删除" in gone.message
    (changed,) = look(RULE, before, f"log: [{FIRST}, {SECOND.replace('过半', '完成')}]")
    assert "过半）被改成：完成" in changed.message
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
