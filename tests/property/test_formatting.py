"""However the keys, indents, blank lines and comments of a file stand, fmt keeps its meaning and comments."""

from __future__ import annotations

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from jianguan_cli.domain.plan.model import ChecklistFile
from jianguan_cli.domain.records.plain_data import plain
from jianguan_cli.storage.formatting import formatted
from jianguan_cli.storage.yaml_tree import parse_tree

VALUES = st.sampled_from(
    [
        "甲",
        "98.6",
        '"引号: # 不是注释"',
        "'单引号'",
        "[甲, 乙]",
        "{b: 1, a: 2}",
        "",
        "~",
        "|-\n  一\n\n    二",
        ">\n  折\n  行",
    ]
)
KEYS = ("id", "title", "clause", "status", "note", "lead", "kind")
LOG_KEYS = ("date", "by", "note", "values", "evidence")


@st.composite
def record(draw: st.DrawFn, keys: tuple[str, ...], indent: int, *, dash: bool) -> list[str]:
    """The lines of a record with its keys in any order, comments and blank lines between."""
    chosen = draw(st.lists(st.sampled_from(keys), min_size=1, unique=True))
    lines: list[str] = []
    for index, key in enumerate(chosen):
        if index:
            lines += draw(st.lists(st.sampled_from(["", f"{' ' * indent}# 甲", "# 乙"]), max_size=2))
        value = draw(VALUES)
        if key == "values":
            value = "{k: 1}"
        first, *rest = value.split("\n")
        lead = " " * (indent - 2) + "- " if dash and index == 0 else " " * indent
        tail = draw(st.sampled_from(["", "   # 行尾"])) if not rest else ""
        lines.append(f"{lead}{key}:{draw(st.sampled_from([' ', '  ']))}{first}{tail}")
        lines += [" " * indent + line if line else "" for line in rest]
    return lines


@st.composite
def files(draw: st.DrawFn) -> str:
    """A checklist file in some layout."""
    step = draw(st.sampled_from([0, 2, 4]))
    lines = draw(st.lists(st.sampled_from(["# 头", ""]), max_size=2))
    plan = ["plan:", *draw(record(("id", "title", "issuer"), draw(st.sampled_from([2, 4])), dash=False))]
    items = ["items:"]
    for _ in range(draw(st.integers(1, 3))):
        items += draw(st.lists(st.sampled_from(["# 项", ""]), max_size=2))
        items += draw(record(KEYS, step + 2, dash=True))
        if draw(st.booleans()):
            items.append(" " * (step + 2) + "log:")
            items += draw(record(LOG_KEYS, step + 6, dash=True))
    parts = draw(st.permutations([["format: 1"], plan, items]))
    return "\n".join(
        lines + [line for part in parts for line in part] + draw(st.sampled_from([[""], [], ["", "# 尾"]]))
    )


@settings(deadline=None, max_examples=80)
@given(files())
def test_meaning_and_comments_stay_and_once_is_enough(text: str) -> None:
    before, wrong = parse_tree(text, "p")
    assert before is not None
    assert not wrong
    after_text = formatted(text, "p", ChecklistFile)
    after, wrong = parse_tree(after_text, "p")
    assert after is not None
    assert not wrong
    assert plain(after) == plain(before)
    said = [
        Counter(one.partition("# ")[2] for one in text_.split("\n") if "# " in one)
        for text_ in (text, after_text)
    ]
    assert said[0] == said[1]
    assert formatted(after_text, "p", ChecklistFile) == after_text
