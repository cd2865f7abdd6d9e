"""Where PyYAML has no libyaml, its own parser gives the same trees and names the same places."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from jianguan_cli.domain.records.finding import Finding
from jianguan_cli.domain.records.location import Mapping, Node, Scalar
from jianguan_cli.shipped import shipped_checklists
from jianguan_cli.storage import yaml_tree
from jianguan_cli.storage.pure_parser import PureParser
from jianguan_cli.storage.yaml_tree import parse_tree

needs_libyaml = pytest.mark.skipif(not yaml.__with_libyaml__, reason="PyYAML without libyaml")
LAYOUTS = [
    "",
    "# 只有注释\n",
    "a: 1",
    "a: 1\nb:\n  - x\n  - y: 2\n    z: ~\n",
    "a:\n- x\n-   y\n",
    "a: [x, {b: 'c', d: \"e\\tf\"}, ]\r\nb: {}\r\n",
    "a: |-\n  一\n\n  二\nb: >\n  折\n  行\nc: 完\n",
    "a: |+\n  一\n\nb: 'it''s'\n",
    "'a b': \"多\n  行\"\n? 复杂\n: 键\n",
    "名称: 😀𠮷 # 注\n下一: 值\n",
    "---\na: 1\n...\n",
    "a:\n\n  # 注\n  b: 1\n\n\n# 尾\n",
    "a: 一行\n  接着\n  再接\nb: 2\n",
]
REFUSED = [
    "a: 1\na: 2\n",
    "a: &x 1\nb: 2\n",
    "a: !t 1\n",
    "a: &x 1\nb: *x\n",
    "a: 1\n---\nb: 2\n",
    "[a]: 1\n",
    "a: 完成 #3 项\n",
    "a: 1\n甲\x00: 1\n",
    "甲: \x07\n",
    "note: 进展: 已完成\n",
    "unit: %\n",
]
UNREADABLE = [
    "op: >=\n",
    "a: 'x\n",
    "a: {b: 1\n",
    "a: [1, 2\nb: 1\n",
    "a: [,]\n",
    "a: 'x' y\nb: 1\n",
    " a: 1\nb: 2\n",
    'a: "\\q"\n',
    "a: - b\n",
]


def shape(node: Node | None) -> object:
    """A tree with every place and style; the parsers name the style of a plain scalar in two ways."""
    if node is None:
        return None
    if isinstance(node, Scalar):
        return node.text, node.style or "", node.start, node.line, node.column, node.absent
    place = node.start, node.line, node.column, node.flow
    if isinstance(node, Mapping):
        return place, {key: (shape(name), shape(value)) for key, (name, value) in node.entries.items()}
    return place, [shape(item) for item in node.items]


def plain_ends(node: Node | None) -> list[int]:
    """Where the scalars of one line end; those are what a splice replaces."""
    if node is None:
        return []
    if isinstance(node, Scalar):
        return [node.end] if node.style not in ("|", ">") else []
    if isinstance(node, Mapping):
        return [end for pair in node.entries.values() for one in pair for end in plain_ends(one)]
    return [end for one in node.items for end in plain_ends(one)]


def both(text: str, monkeypatch: pytest.MonkeyPatch) -> list[tuple[Node | None, list[Finding]]]:
    """What the parser in use makes of a text, then what the pure one makes of it."""
    with monkeypatch.context() as patch:
        patch.setattr(yaml_tree, "EventParser", PureParser)
        patch.setattr(yaml, "__with_libyaml__", False)
        pure_result = parse_tree(text, "x.yaml")
    return [parse_tree(text, "x.yaml"), pure_result]


@needs_libyaml
@pytest.mark.parametrize("text", LAYOUTS)
def test_the_same_tree(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    (tree, findings), (other, others) = both(text, monkeypatch)
    assert findings == others == []
    assert shape(tree) == shape(other)
    assert plain_ends(tree) == plain_ends(other)


@needs_libyaml
def test_the_same_tree_of_the_shipped_files(monkeypatch: pytest.MonkeyPatch) -> None:
    for path in sorted(Path(shipped_checklists()).glob("*.yaml")):
        text = "".join(path.read_text(encoding="utf-8").splitlines(keepends=True)[:120])
        text = text[: text.rfind("\n  - ") + 1]  # up to the last item or unit that is whole
        (tree, findings), (other, others) = both(text, monkeypatch)
        assert findings == others == []
        assert tree is not None
        assert shape(tree) == shape(other)
        assert plain_ends(tree) == plain_ends(other)


@needs_libyaml
@pytest.mark.parametrize("text", REFUSED)
def test_a_mistake_is_told_in_the_same_words_at_the_same_place(
    text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (_, findings), (_, others) = both(text, monkeypatch)
    assert findings
    assert findings == others


@needs_libyaml
@pytest.mark.parametrize("text", UNREADABLE)
def test_what_cannot_be_parsed_is_one_finding_too(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    (tree, (finding,)), (other_tree, (other,)) = both(text, monkeypatch)
    assert tree is other_tree is None
    assert finding.code == other.code == "schema"
    assert other.location is not None
    assert 1 <= other.location.line <= text.count("\n") + 1
