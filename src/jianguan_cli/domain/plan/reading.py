"""A checklist file as a whole: the field table first, then what only the whole can tell."""

from __future__ import annotations

from collections.abc import Iterator

from jianguan_cli.domain.plan.log import LogEntry
from jianguan_cli.domain.plan.model import Checklist, ChecklistFile, Item
from jianguan_cli.domain.plan.parts import misread_parts
from jianguan_cli.domain.plan.target import Target
from jianguan_cli.domain.plan.uses import cycle_misuses, misuses
from jianguan_cli.domain.records.finding import Finding, Severity
from jianguan_cli.domain.records.location import Location, Mapping, Node, place
from jianguan_cli.domain.records.reading import read_record
from jianguan_cli.domain.values.dates import Period
from jianguan_cli.domain.values.vocabulary import Every, Rule

FORMAT = 1
_EVERY = "、".join(every.value for every in Every)
RESERVED_PLAN_IDS = frozenset(("units",))


def read_checklist(tree: Node | None, path: str, stem: str) -> tuple[Checklist | None, list[Finding]]:
    """The checklist that ``tree`` spells, or None with all its mistakes.

    ``path`` is what messages name, ``stem`` the file's name without suffix, which is the plan's id.
    """
    file, findings = read_record(ChecklistFile, tree, path)
    if file is None:
        return None, findings
    findings = [
        Finding("schema", Severity.ERROR, message, location)
        for location, message in _whole_file(file, path, stem)
    ]
    return (None if findings else Checklist(path, file.plan, file.items)), findings


def _whole_file(file: ChecklistFile, path: str, stem: str) -> Iterator[tuple[Location, str]]:
    plan = file.plan
    if file.format != FORMAT:
        yield place(path, file.node), f"格式版本 {file.format} 不认识，本程序读 format: {FORMAT}"
    if plan.id in RESERVED_PLAN_IDS:
        yield place(path, plan.node), f"“{plan.id}”另有用处，不能作计划编号"
    elif plan.id != stem:
        yield place(path, plan.node), f"计划编号“{plan.id}”与文件名“{stem}”不一致，请改成一样"
    if plan.end < plan.start:
        yield place(path, plan.node), f"计划截止日 {plan.end} 早于起始日 {plan.start}"
    if plan.report is not None:
        for misuse in cycle_misuses(plan.report, "report"):
            yield place(path, _key_node(plan.node, misuse.field)), misuse.message
    for item in file.items:
        yield from _whole_item(item, path, Period(plan.start, plan.end))


def _whole_item(item: Item, path: str, time: Period) -> Iterator[tuple[Location, str]]:
    for name, keys in (
        ("目标", [(target.key, target.node) for target in item.targets]),
        ("成果", [(deliverable.key, deliverable.node) for deliverable in item.deliverables]),
    ):
        seen: set[str] = set()
        for key, node in keys:
            if key in seen:
                yield place(path, node), f"{name} key“{key}”在本事项里重复了"
            seen.add(key)
    for target in item.targets:
        yield from ((place(path, target.node), message) for message in _whole_target(target, item))
        for misuse in misuses(target, time):
            where = place(path, _key_node(target.node, misuse.field))
            yield where, f"目标“{target.key}”：{misuse.message}"
    for entry in item.log:
        where = place(path, entry.node)
        for key in (
            *entry.values,
            *entry.refs,
            *entry.parts,
            *(entry.correct.values if entry.correct else ()),
        ):
            if item.target(key) is None:
                yield where, _no_such_key("目标", key, [target.key for target in item.targets])
        for key in (*entry.done, *entry.waived):
            if all(deliverable.key != key for deliverable in item.deliverables):
                yield where, _no_such_key("成果", key, [one.key for one in item.deliverables])
        yield from ((where, message) for message in _whole_entry(entry, item))


def _whole_entry(entry: LogEntry, item: Item) -> Iterator[str]:
    for key, parts in entry.parts.items():
        target = item.target(key)
        if target is not None:
            message = misread_parts(entry.values.get(key), parts, target.unit)
            if message is not None:
                yield f"目标“{key}”的 parts：{message}"
    for key in entry.values:
        target = item.target(key)
        if target is not None and target.combine is not None and entry.unit is None:
            yield f"目标“{key}”由几个单位分别报（combine: {target.combine.value}），请写 unit: 填报单位"


def _whole_target(target: Target, item: Item) -> Iterator[str]:
    if (target.value is None) == (target.against is None):
        yield f"目标“{target.key}”要写 value 或 against 中的一个（且只写一个）"
    if target.rule is Rule.EACH and target.every is None:
        yield f"目标“{target.key}”是周期型（each），请写 every: {_EVERY}"
    if target.part_of is not None and target.part_of not in {
        other.key for other in item.targets if other.key != target.key
    }:
        yield f"目标“{target.key}”的 part_of 指向不存在的目标“{target.part_of}”"
    if target.any_of is not None and sum(one.any_of == target.any_of for one in item.targets) == 1:
        yield f"目标“{target.key}”的 any_of“{target.any_of}”只有它自己；“或”要有两个以上同名的目标"
    days = [milestone.by for milestone in target.milestones]
    if days != sorted(set(days)):
        yield f"目标“{target.key}”的 milestones 要按时间先后排列，且不能同日"


def _key_node(node: Mapping | None, key: str) -> Node | None:
    return (node.get(key) if isinstance(node, Mapping) else None) or node


def _no_such_key(name: str, key: str, known: list[str]) -> str:
    listed = "、".join(known) or "无"
    return f"日志里的{name} key“{key}”在本事项里没有（本事项的{name}：{listed}）"
