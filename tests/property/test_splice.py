"""Splicing over generated layouts: what was planned is there, and nothing else moved."""

from __future__ import annotations

from typing import Any

import yaml
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.property.hostile import texts
from tests.property.layouts import Laid, laid_out

from jianguan_cli.domain.records.edit import Append, Edit, Fragment, SetValue
from jianguan_cli.domain.records.location import Mapping, Node, Scalar, Sequence
from jianguan_cli.domain.records.plain_data import apply, plain
from jianguan_cli.storage.extent import after_line
from jianguan_cli.storage.patch import CannotSplice, trail_of
from jianguan_cli.storage.splice import splice
from jianguan_cli.storage.yaml_tree import parse_tree

short = texts.map(lambda text: text[:40])
entries: st.SearchStrategy[dict[str, Fragment]] = st.fixed_dictionaries(
    {"date": st.just("2025-06-30"), "by": short},
    optional={
        "values": st.dictionaries(short, st.decimals(0, 100, places=2), max_size=2),
        "note": texts,
        "evidence": st.lists(short, max_size=2),
        "extend": st.fixed_dictionaries({"from": st.just("2025-01-01"), "to": st.dates(), "reason": texts}),
    },
)


def parsed(text: str) -> Node:
    tree, findings = parse_tree(text, "x.yaml")
    assert findings == []
    assert tree is not None
    return tree


def stripped(data: Any) -> Any:
    """What PyYAML's own reader got, in the terms of plain data."""
    if isinstance(data, dict):
        return {key: stripped(value) for key, value in data.items()}
    if isinstance(data, list):
        return [stripped(value) for value in data]
    return data.strip()


def read_by_others(text: str) -> Any:
    """The data as PyYAML's pure reader gives it; it is blind to the quotes around null."""
    loader = yaml.CBaseLoader if "\t#" in text else yaml.BaseLoader  # the pure one refuses this, wrongly
    return stripped(yaml.load(text, loader))  # noqa: S506 - it makes strings only


def quoted_null_aside(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: quoted_null_aside(value) for key, value in data.items()}
    if isinstance(data, list):
        return [quoted_null_aside(value) for value in data]
    return None if data in ("", "~", "null") else data


def lines_of(text: str) -> list[str]:
    lines, at = [], 0
    while at < len(text):
        end = after_line(text, at)
        lines.append(text[at:end])
        at = end
    return lines


def only_adds(old: str, new: str) -> bool:
    """Whether ``new`` is ``old`` with one run of characters put in."""
    added = len(new) - len(old)
    head = next((at for at, (one, other) in enumerate(zip(old, new, strict=False)) if one != other), len(old))
    return added >= 0 and any(new[at + added :] == old[at:] for at in range(max(0, head - added), head + 1))


@given(laid_out(), st.sampled_from(["doing", "reported", ">=", "closed #1"]))
def test_a_status_changes_its_own_bytes_only(laid: Laid, status: str) -> None:
    tree = parsed(laid.text)
    path = ("items", laid.item, "status")
    new = splice(laid.text, tree, [SetValue(path, status)])
    node = trail_of(tree, path)[-1]
    assert isinstance(node, Scalar)
    assert new.startswith(laid.text[: node.start])
    assert new.endswith(laid.text[node.end :])
    old_lines, new_lines = lines_of(laid.text), lines_of(new)
    assert len(old_lines) == len(new_lines)
    assert [one == other for one, other in zip(old_lines, new_lines, strict=True)].count(False) == 1
    if status == "doing":
        assert (
            new
            == laid.text[: node.start]
            + laid.text[node.start : node.end].replace("todo", "doing")
            + laid.text[node.end :]
        )


@given(laid_out(), entries)
def test_a_log_entry_only_adds(laid: Laid, entry: dict[str, Fragment]) -> None:
    tree = parsed(laid.text)
    path = ("items", laid.item, "log")
    new = splice(laid.text, tree, [Append(path, entry)])
    wanted = apply(plain(tree), [Append(path, entry)])
    assert quoted_null_aside(read_by_others(new)) == quoted_null_aside(wanted)
    if laid.log in ("none", "empty", "flow", "lines,", "block", "flush"):
        assert only_adds(laid.text, new)
    if laid.log in ("none", "empty", "lines,", "block", "flush"):
        assert [line for line in lines_of(laid.text) if line not in lines_of(new)] in (
            [],
            lines_of(laid.text)[-1:],
        )
    for comment in (line.strip() for line in lines_of(laid.text) if line.strip().startswith("#")):
        assert comment in new


@given(laid_out(), texts, texts, entries)
def test_a_whole_command_at_once(laid: Laid, title: str, note: str, entry: dict[str, Fragment]) -> None:
    item = ("items", laid.item)
    edits: list[Edit] = [
        SetValue((*item, "status"), "doing"),
        SetValue((*item, "title"), title),
        SetValue((*item, "deadline"), "2025-12-31"),
        Append((*item, "log"), entry),
        SetValue((*item, "note"), note),
        Append((*item, "log"), entry),
        Append(("items",), {"id": "x-9", "note": note, "log": [entry]}),
    ]
    tree = parsed(laid.text)
    new = splice(laid.text, tree, edits)
    assert quoted_null_aside(read_by_others(new)) == quoted_null_aside(apply(plain(tree), edits))
    newlines = {line[len(line.rstrip("\r\n")) :] for line in lines_of(laid.text)} - {""}
    assert {line[len(line.rstrip("\r\n")) :] for line in lines_of(new)} - {""} <= (newlines or {"\n"})


def places(node: Node, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    found = [path] if path else []
    if isinstance(node, Mapping):
        for key, (_, value) in node.entries.items():
            found += places(value, (*path, key))
        found.append((*path, "log"))
        found.append((*path, "note"))
    elif isinstance(node, Sequence):
        for number, value in enumerate(node.items):
            found += places(value, (*path, number))
    return found


fragments: st.SearchStrategy[Any] = st.one_of(
    texts, st.lists(short, max_size=3), entries, st.lists(entries, min_size=1, max_size=2)
)


@given(st.data(), laid_out())
def test_garbage_is_edited_rightly_or_refused(data: st.DataObject, laid: Laid) -> None:
    text = laid.text
    for _ in range(data.draw(st.integers(0, 3))):
        at, length = data.draw(st.integers(0, len(text))), data.draw(st.integers(0, 5))
        put = data.draw(
            st.sampled_from(
                [
                    "",
                    " ",
                    "\n",
                    "\t",
                    "- ",
                    "? ",
                    ": ",
                    "# ",
                    "[",
                    "{",
                    "]",
                    "'",
                    "|",
                    "\x85",
                    "\u2028",
                    ", ",
                    "&a ",
                ]
            )
        )
        text = text[:at] + put + text[at + length :]
    tree, findings = parse_tree(text, "x.yaml")
    assume(tree is not None and not findings)
    assert tree is not None
    path = data.draw(st.sampled_from(places(tree) or [("x",)]))
    value = data.draw(fragments)
    trail = trail_of(tree, path)
    there = trail[-1] if len(trail) > len(path) else None
    listed = there is None or isinstance(there, Sequence) or (isinstance(there, Scalar) and there.absent)
    edit = Append(path, value) if listed and data.draw(st.integers(0, 3)) else SetValue(path, value)
    try:
        new = splice(text, tree, [edit])
    except CannotSplice:
        return
    assert plain(parsed(new)) == apply(plain(tree), [edit])
    comments = [line.strip() for line in lines_of(text) if line.strip().startswith("#")]
    node = trail_of(tree, path)[-1]
    if isinstance(edit, SetValue) and isinstance(node, Scalar) and node.style in ("|", ">"):
        comments = []  # what looks like a comment may have been its text
    assert all(comment in new for comment in comments)
