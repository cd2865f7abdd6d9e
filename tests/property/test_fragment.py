"""Whatever the words are, reading a new fragment gives back exactly them."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from tests.property.hostile import texts

from jianguan_cli.domain.records.edit import Fragment
from jianguan_cli.domain.records.location import Mapping, Node, Scalar
from jianguan_cli.errors import UsageError
from jianguan_cli.storage.fragment import Layout, entry_lines, flow_text, item_lines, quote
from jianguan_cli.storage.yaml_tree import parse_tree

keys = texts.filter(lambda text: len(text) < 200)
fragments: st.SearchStrategy[Any] = st.recursive(
    texts, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=3), max_leaves=6
)
layouts = st.builds(Layout, offset=st.sampled_from([0, 2, 4]), gap=st.integers(1, 4))
newlines = st.sampled_from(["\n", "\r\n"])


def exact(node: Node) -> Any:
    """The tree as plain data, with the texts unstripped."""
    if isinstance(node, Scalar):
        return None if node.absent else node.text
    if isinstance(node, Mapping):
        return {key: exact(value) for key, (_, value) in node.entries.items()}
    return [exact(item) for item in node.items]


def read(text: str) -> Any:
    """What our reader and PyYAML's own pure one agree on."""
    tree, findings = parse_tree(text, "x.yaml")
    assert findings == []
    assert tree is not None
    ours = exact(tree)
    assert yaml.load(text, yaml.BaseLoader) == ours  # noqa: S506 - it makes strings only
    return ours


@given(texts, st.sampled_from(["", "'", '"']))
def test_a_scalar_reads_back_wherever_it_stands(text: str, style: str) -> None:
    block, flow = quote(text, flow=False, style=style), quote(text, flow=True, style=style)
    assert read(f"a: {block}") == {"a": text}
    assert read(f"- {block}   # 注\n- b\n") == [text, "b"]
    assert read(f"a: [{flow}, {flow}, {{b: {flow}, {flow}: c}}]\n") == {
        "a": [text, text, {"b": text, text: "c"}]
    }
    assert read(f"{flow}: {block}\nz: 1\n") == {text: text, "z": "1"}


@given(fragments, layouts, newlines, st.booleans())
def test_a_fragment_reads_back_in_block_and_flow(
    value: Fragment, layout: Layout, newline: str, last: bool
) -> None:
    end = "" if last else newline
    lines = entry_lines("new", value, 4, layout)
    assert read(newline.join(["- b: 1", "  a:", "    c: 2", *lines]) + end) == [
        {"b": "1", "a": {"c": "2", "new": value}}
    ]
    lines = item_lines(value, 2, layout)
    assert read(newline.join(["a:", "  - b", *lines, *lines, "z: 1"]) + end) == {
        "a": ["b", value, value],
        "z": "1",
    }
    assert read(f"a: {{b: {flow_text(value)}, c: [{flow_text(value)}]}}") == {"a": {"b": value, "c": [value]}}


@given(st.sampled_from("\0\x01\x08\x0b\x1f\x7f\x80\x9f\ud800\udfff\ufffe\uffff"), texts, texts)
def test_control_characters_are_refused(character: str, before: str, after: str) -> None:
    with pytest.raises(UsageError, match="控制字符 U"):
        quote(before + character + after, flow=False)
