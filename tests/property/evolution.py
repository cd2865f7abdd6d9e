"""Checklists that grow the way clerks grow them: a base, and what one side does to it."""

from __future__ import annotations

import copy
from typing import Any

from hypothesis import strategies as st

from jianguan_cli.domain.plan.model import Checklist
from jianguan_cli.domain.plan.reading import read_checklist
from jianguan_cli.storage.yaml_tree import parse_tree

Doc = dict[str, Any]

PATH = "checklists/p.yaml"
WORDS = ("抽检", "年报", "检验", "标准", "执法")
DAYS = tuple(f"2025-0{month}-{day}" for month in (3, 4, 5) for day in ("01", "15"))
STATUSES = ("todo", "doing", "reported")
NAMES = ("甲", "乙", "丙")

days = st.sampled_from(DAYS)
words = st.sampled_from(WORDS)


def entries() -> st.SearchStrategy[Doc]:
    """One log entry as a clerk writes it."""
    return st.fixed_dictionaries(
        {"date": days, "by": st.sampled_from(NAMES)},
        optional={
            "status": st.sampled_from(STATUSES),
            "values": st.fixed_dictionaries({"甲项": st.integers(0, 99).map(str)}),
            "note": words,
        },
    )


def items() -> st.SearchStrategy[Doc]:
    """One item without its id."""
    return st.fixed_dictionaries(
        {
            "title": words,
            "deadline": st.sampled_from(("2025-12-31", "2025-09-30")),
            "note": words,
            "targets": st.fixed_dictionaries(
                {"甲项": st.integers(1, 99).map(str)}, optional={"乙项": st.integers(1, 99).map(str)}
            ),
            "status": st.sampled_from(STATUSES),
            "log": st.lists(entries(), max_size=3).map(lambda log: sorted(log, key=lambda one: one["date"])),
        }
    )


def documents() -> st.SearchStrategy[Doc]:
    """A whole file: items by id, in order."""
    ids = st.lists(st.integers(1, 6), unique=True, min_size=1, max_size=4)
    return ids.flatmap(lambda numbers: st.fixed_dictionaries({f"p-{number}": items() for number in numbers}))


@st.composite
def evolved(draw: st.DrawFn, base: Doc) -> Doc:
    """What one side made of ``base``."""
    doc = copy.deepcopy(base)
    for _ in range(draw(st.integers(0, 4))):
        _step(draw, doc)
    return doc


def _step(draw: st.DrawFn, doc: Doc) -> None:
    steps = ("entry", "entry", "entry", "field", "target", "add", "remove")
    step = draw(st.sampled_from(steps))
    if step == "add":
        doc.setdefault(f"p-{draw(st.integers(7, 9))}", draw(items()))
        return
    item_id = draw(st.sampled_from(sorted(doc)))
    item = doc[item_id]
    if step == "remove":
        if len(doc) > 1:
            del doc[item_id]
    elif step == "field":
        name = draw(st.sampled_from(("title", "note", "deadline")))
        item[name] = draw(days if name == "deadline" else words)
    elif step == "target":
        key = draw(st.sampled_from(("甲项", "乙项")))
        item["targets"][key] = str(draw(st.integers(1, 99)))
    else:
        entry = draw(entries())
        item["log"].append(entry)
        item["log"].sort(key=lambda one: one["date"])
        item["status"] = entry.get("status", item["status"])


def render(doc: Doc, plan: str = "p") -> str:
    """The file of a document, laid out the plain way."""
    lines = ["format: 1", "plan:", f"  id: {plan}", "  title: 计划", "  issuer: 省局"]
    lines += ["  issued: 2025-01-01", "  start: 2025-01-01", "  end: 2025-12-31", "", "items:"]
    for item_id, item in doc.items():
        lines += [f"  - id: {item_id}", "    clause: 一/1", f"    title: {item['title']}", "    kind: task"]
        lines += ["    lead: [甲处]  # 牵头", "    support: []", f"    deadline: {item['deadline']}"]
        lines.append("    targets:")
        for key, value in item["targets"].items():
            lines += [f"      - key: {key}", f"        metric: {key}", "        rule: reach"]
            lines += ['        op: ">="', f"        value: {value}", "        unit: 项"]
        lines += [f"    status: {item['status']}", f"    note: {item['note']}"]
        if item["log"]:
            lines.append("    log:")
        for entry in item["log"]:
            lines += [f"      - date: {entry['date']}", f"        by: {entry['by']}"]
            lines += [f"        status: {entry['status']}"] if "status" in entry else []
            if "values" in entry:
                lines.append(f"        values: {{甲项: {entry['values']['甲项']}}}")
            lines += [f"        note: {entry['note']}"] if "note" in entry else []
        lines.append("")
    return "\n".join(lines)


def read(text: str, path: str = PATH) -> Checklist:
    """The checklist of a text that must be right."""
    tree, wrong = parse_tree(text, path)
    assert wrong == []
    checklist, wrong = read_checklist(tree, path, path.rpartition("/")[2].removesuffix(".yaml"))
    assert wrong == []
    assert checklist is not None
    return checklist
