"""The text of a lock: one spelling, read back as it was; what is no lock says why."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianguan_cli.domain.source.lock_text import (
    DELIVERABLE,
    ITEM,
    OUTSIDE,
    TARGET,
    BadLock,
    Lock,
    LockedClause,
    LockedPromise,
    locked_promise,
    read_lock,
    spell_lock,
)

LOCK = Lock(
    "p",
    "issued=2025-01-02 start=2025-01-01",
    "某 计划.docx",
    "ab" * 32,
    (
        (LockedClause(OUTSIDE, "0" * 16, 7), ()),
        (
            LockedClause("一/(一)", "1" * 16, 120),
            (
                locked_promise(ITEM, "p-1", "", {"deadline": "2025-12-31", "clause": "一/(一)#2"}),
                locked_promise(
                    TARGET, "p-1", "建账 率=", {"value": "98.5", "op": ">=", "unit": "批次 /千人"}
                ),
                locked_promise(DELIVERABLE, "p-1", "制度\\_", {}),
            ),
        ),
    ),
)


def test_a_lock_reads_as_lines_that_git_can_compare() -> None:
    assert spell_lock(LOCK).splitlines()[:-1] == [
        "# jianguan lock 写成，请勿手工修改；原文没有存在这里，只有摘要",
        "lock 1",
        "plan p issued=2025-01-02 start=2025-01-01",
        f"source 某\\_计划.docx sha256={'ab' * 32}",
        "clause - digest=0000000000000000 length=7",
        "clause 一/(一) digest=1111111111111111 length=120",
        "  item p-1 clause=一/(一)#2 deadline=2025-12-31",
        "  target p-1 建账\\_率= op=>= unit=批次\\_/千人 value=98.5",
        "  deliverable p-1 制度\\\\_",
    ]


def test_it_is_read_back_with_either_kind_of_line_end() -> None:
    text = spell_lock(LOCK)
    assert read_lock(text) == LOCK
    assert read_lock(text.replace("\n", "\r\n")) == LOCK


WORDS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=8)
PROMISES = st.builds(
    locked_promise,
    st.just(TARGET),
    WORDS,
    WORDS,
    st.dictionaries(st.sampled_from(["op", "unit", "value"]), WORDS),
)


@given(WORDS, WORDS, st.lists(PROMISES, max_size=3), st.integers(0, 10**6))
def test_every_lock_is_read_back_as_it_was(
    plan: str, label: str, promises: list[LockedPromise], length: int
) -> None:
    lock = Lock(plan, "", label, "", ((LockedClause(label, "d", length), tuple(promises)),))
    assert read_lock(spell_lock(lock)) == lock
    assert [one.fields for one in lock.promises()] == [one.fields for one in promises]


def edited(old: str, new: str) -> str:
    text = spell_lock(LOCK)
    assert text.count(old) == 1
    return text.replace(old, new)


@pytest.mark.parametrize(
    ("text", "reason", "line"),
    [
        (edited("value=98.5", "value=95"), "与它自己的校验行不符，被改过", 10),
        (edited("  deliverable p-1 制度\\\\_\n", ""), "与它自己的校验行不符，被改过", 9),
        (edited("lock 1\n", "lock 2\n"), "是版本 2 的锁定文件，本程序只读得懂版本 1", 2),
        (spell_lock(LOCK).rpartition("seal")[0], "末尾的校验行不见了", 9),
        ("", "末尾的校验行不见了", 1),
        (
            edited("plan p", "<<<<<<< HEAD\n=======\n>>>>>>> 另一支\nplan p"),
            "合并时留下了冲突",
            3,
        ),
    ],
)
def test_what_is_no_lock_any_more_says_why(text: str, reason: str, line: int) -> None:
    assert read_lock(text) == BadLock(reason, line)


def test_a_text_with_a_right_seal_but_strange_lines_is_none_either() -> None:
    from jianguan_cli.domain.source.lock_text import _seal

    body = spell_lock(LOCK).rpartition("seal ")[0].replace("length=7", "length=很长")
    assert read_lock(f"{body}seal {_seal(body)}\n") == BadLock("这一行读不懂", 5)
