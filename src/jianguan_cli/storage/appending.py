"""Appending to a list, in block style and in brackets, begun or not."""

from __future__ import annotations

from jianguan_cli.domain.records.edit import Fragment, Path
from jianguan_cli.domain.records.location import Mapping, Node, Sequence
from jianguan_cli.storage.extent import after_block, after_line, line_start, next_sign
from jianguan_cli.storage.fragment import entry_lines, flow_text, item_lines
from jianguan_cli.storage.layout import gap_of, layout_around
from jianguan_cli.storage.patch import Patches, trail_of
from jianguan_cli.storage.settings_edit import add_key, set_entry


def append_values(patches: Patches, path: Path, values: list[Fragment]) -> None:
    """Add ``values`` at the end of the list at ``path``, in order; a list that is not there is begun."""
    trail = trail_of(patches.tree, path)
    node = trail[-1] if len(trail) > len(path) else None
    if isinstance(node, Sequence) and node.items:
        if node.flow:
            _append_in_brackets(patches, node, values)
        else:
            layout = layout_around(trail)._replace(gap=gap_of(node))
            apart = [""] if _stand_apart(patches.text, node, path) else []
            lines = [line for value in values for line in (*apart, *item_lines(value, node.column, layout))]
            at = after_block(patches.text, node, node.column)
            patches.insert(at, lines, node.column, rank=-1)
        return
    parent, step = (trail[len(path) - 1], path[-1]) if path else (None, None)
    if not isinstance(parent, Mapping) or not isinstance(step, str):
        patches.refuse("这个空列表不在一个键的后面", trail[-1])
    if node is None:
        add_key(patches, path, parent, values, trail, last=True)
    elif isinstance(node, Sequence):
        _begin_list(patches, parent, step, node, values, trail)
    else:
        set_entry(patches, parent, step, values, trail)


def _stand_apart(text: str, node: Sequence, path: Path) -> bool:
    """Whether the entries of a list are parted by blank lines, as the last one shows; items are by rule."""
    if len(node.items) < 2:
        return path == ("items",)
    above = text[: line_start(text, node.items[-1].start)].split("\n")[:-1]
    while above and above[-1].strip().startswith("#"):
        above.pop()
    return bool(above) and not above[-1].strip()


def _begin_list(
    patches: Patches, parent: Mapping, step: str, node: Sequence, values: list[Fragment], trail: list[Node]
) -> None:
    """Fill ``[]``: records open up below the key, where a reviewer reads lines."""
    inside = patches.text[node.start + 1 : node.end - 1]
    records = any(isinstance(value, (list, dict)) for value in values)
    if parent.flow or inside.strip(" ") or not records:
        inner = flow_text(values)[1:-1]
        patches.put(node.start + 1, node.start + 1, inner)
        return
    key = parent.entries[step][0]
    _, *body = entry_lines(step, values, key.column, layout_around(trail[:-1]))
    colon = patches.colon(parent, key)
    if "#" in patches.text[colon : node.start]:
        patches.refuse("键和值之间夹着注释", node)
    patches.put(colon, node.end, "")
    patches.insert(after_block(patches.text, node, key.column), body, key.column + 1, rank=-1)


def _append_in_brackets(patches: Patches, node: Sequence, values: list[Fragment]) -> None:
    last = node.items[-1]
    texts = [flow_text(value) for value in values]
    end = last.end
    sign = next_sign(patches.text, end)
    comma = patches.text[sign : sign + 1] == ","
    closing = next_sign(patches.text, sign + 1) if comma else sign
    if patches.text[closing : closing + 1] != "]":
        patches.refuse("列表的结尾读不懂", last)
    below = after_line(patches.text, sign if comma else end)
    own_line = below <= closing and after_line(patches.text, end) == below
    if not own_line:
        patches.put(end, end, "".join(f", {text}" for text in texts))
        return
    line = patches.text[line_start(patches.text, last.start) : last.start]
    indent = line[: len(line) - len(line.lstrip(" \t"))]
    if not comma:
        patches.put(end, end, ",")
    lines = [f"{indent}{text}," for text in texts]
    if not comma:
        lines[-1] = lines[-1].removesuffix(",")
    patches.insert(below, lines, 0, rank=-1)
