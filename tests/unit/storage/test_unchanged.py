"""Blanking what both sides share: every cut, and the layouts in which there is none."""

from __future__ import annotations

import pytest

from jianguan_cli.storage.unchanged import blank_unchanged, keep_only

HEAD = "format: 1\nplan: {id: p}\nitems:\n"
A, B, C = ("  - id: a\n    n: 1\n", "  - id: b\n    n: 1\n", "\n  - id: c\n    n: 1\n")


def kept(old: str, new: str) -> tuple[list[str], list[str]]:
    reduced = blank_unchanged(old, new)
    assert reduced is not None
    for text, whole in zip(reduced, (old, new), strict=True):
        assert text.count("\n") == whole.count("\n")
        lines = zip(text.split("\n"), whole.split("\n"), strict=True)
        assert all(one in ("", other) for one, other in lines)
    return ids(reduced[0]), ids(reduced[1])


def ids(text: str) -> list[str]:
    return [line.strip()[6:] for line in text.split("\n") if line.strip().startswith("- id: ")]


def test_a_changed_item_is_kept_alone() -> None:
    changed = B.replace("1", "2")
    assert kept(HEAD + A + B + C, HEAD + A + changed + C) == (["b"], ["b"])


@pytest.mark.parametrize(
    ("old", "new"),
    [(A + B, A + B + C), (B + C, A + B + C), (A + C, A + B + C), (A, A + B), (B, A + B)],
)
def test_an_item_that_came_or_went_leaves_one_on_each_side(old: str, new: str) -> None:
    for one, other in ((old, new), (new, old)):
        before, after = kept(HEAD + one, HEAD + other)
        assert before
        assert after
        assert set(ids(one)) ^ set(ids(other)) == set(before) ^ set(after)


def test_a_changed_head_blanks_the_items_all_the_same() -> None:
    before, after = kept(HEAD + A + B, HEAD.replace("p}", "p, org: 局}") + A + B)
    assert before == after
    assert len(before) == 1


def test_items_in_another_order_are_kept_on_both_sides_or_on_none() -> None:
    before, after = kept(HEAD + A + B + A.replace("a", "d"), HEAD + B + A + A.replace("a", "d"))
    assert set(before) == set(after)


@pytest.mark.parametrize("text", ["format: 1\n", "items: [{id: a}]\n", "items: []\n", ""])
def test_without_a_block_list_there_is_no_cut(text: str) -> None:
    assert blank_unchanged(text, text + "# x\n") is None


def test_one_item_alone() -> None:
    text = HEAD + A + B + C
    only = keep_only(text, "b")
    assert only is not None
    assert ids(only) == ["b"]
    assert only.count("\n") == text.count("\n")
    assert keep_only(text, "x") is None
    assert keep_only(HEAD + A + A, "a") is None


def test_a_list_set_in_otherwise_on_the_other_side_is_read_whole_where_the_head_differs() -> None:
    flush = (HEAD + A + B).replace("\n  ", "\n")
    assert blank_unchanged(HEAD.replace("p}", "p, org: 局}") + A + B, flush) is None
    assert blank_unchanged(HEAD + A, "format: 1\n") is None


def test_an_item_before_the_first_takes_in_its_neighbour() -> None:
    before, after = kept(HEAD + B + C, HEAD + B.replace("id: b", "id: a") + B + C)
    assert set(after) - set(before) == {"a"}


def test_a_comment_above_the_first_item_belongs_to_the_head() -> None:
    reduced = blank_unchanged(HEAD + "  # 注\n" + A + B, HEAD + "  # 注\n" + A + B.replace("1", "2"))
    assert reduced is not None
    assert all("# 注" in text for text in reduced)
