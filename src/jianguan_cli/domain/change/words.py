"""A change in business words: what a reviewer reads instead of lines of YAML."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from jianguan_cli.domain.change.compare import Changes, FieldChange, ItemChange, LogChange, Placed, PlanChange
from jianguan_cli.domain.change.entry_words import entry_words
from jianguan_cli.domain.change.merge import Conflict, FieldConflict
from jianguan_cli.domain.change.value_words import NOTHING, field_label, shortened, value_words
from jianguan_cli.domain.judging.standing import Standing, TargetStanding
from jianguan_cli.domain.plan.log import Extension, LogEntry
from jianguan_cli.domain.plan.status import Status
from jianguan_cli.domain.plan.target import Target
from jianguan_cli.domain.records.finding import Light
from jianguan_cli.domain.values.number import rounded, show
from jianguan_cli.domain.values.quotes import nested_quotes
from jianguan_cli.domain.values.vocabulary import ExtendState

LIGHT_WORDS = {
    Light.RED: "红灯",
    Light.YELLOW: "黄灯",
    Light.BLUE: "蓝灯",
    Light.GREEN: "绿灯",
    Light.NONE: "未亮灯",
}


def item_words(change: ItemChange, before: Standing | None, after: Standing | None) -> list[str]:
    """The phrases of one item's change; with standings also gaps and lights."""
    return [nested_quotes(phrase) for phrase in _item_phrases(change, before, after)]


def _item_phrases(change: ItemChange, before: Standing | None, after: Standing | None) -> list[str]:
    if change.old is None or change.new is None:
        return [_came_or_went(change), *_light_words(before, after)]
    phrases = []
    if change.moved:
        phrases.append(f"移到 {change.new.path}（原在 {change.old.path}）")
    phrases += [_field_words(field, change) for field in change.fields]
    phrases += _reading_words(change, before, after)
    phrases += [phrase for entry in change.log for phrase in _log_words(entry)]
    if change.reordered:
        phrases.append("日志的先后次序变了")
    return phrases + _light_words(before, after)


def plan_words(change: PlanChange) -> list[str]:
    """The phrases of one file's change."""
    if change.old is None or change.new is None:
        checklist = change.new or change.old
        if checklist is None:
            return []
        verb = "新增计划" if change.old is None else "删除计划"
        return [f"{verb}：{checklist.plan.title}（{len(checklist.items)} 项）"]
    renamed = [f"文件改名：{change.old.path}→{change.new.path}"] if change.renamed else []
    return renamed + [_arrow(field_label(field.way), field.old, field.new) for field in change.fields]


def touched_units(changes: Changes) -> tuple[str, ...]:
    """The units that any change concerns, as printed, in the order of the items."""
    names: dict[str, None] = {}
    for change in changes.items:
        for placed in (change.old, change.new):
            if placed is not None:
                names |= dict.fromkeys((*placed.item.lead, *placed.item.support))
                for entry in change.added_entries:
                    if entry.handover is not None:
                        names |= dict.fromkeys(entry.handover.to)
    return tuple(names)


def decisions_needed(change: ItemChange) -> list[str]:
    """What this change asks for and nobody has decided on its new side."""
    needed = []
    pending = _undecided(change)
    for entry in change.added_entries:
        if entry.extend is not None and entry.extend is pending:
            needed.append(f"延期到 {entry.extend.to} 待批")
        if entry.need:
            needed.append(f"需协调：{shortened(entry.need)}")
    status = change.field("status")
    if status is not None and status.new is Status.REPORTED:
        needed.append("申请销号，待复核")
    return needed


def _undecided(change: ItemChange) -> Extension | None:
    """The extension that stands last on the new side, where it only asks."""
    asked = [entry.extend for entry in change.placed.item.log if entry.extend is not None]
    return asked[-1] if asked and asked[-1].standing is ExtendState.ASKED else None


def _came_or_went(change: ItemChange) -> str:
    item = change.placed.item
    owners = "、".join(item.lead or item.support) or "未定单位"
    verb = "新增事项" if change.old is None else "删除事项"
    return f"{verb}：{item.clause} {item.title}（{owners}，时限 {item.deadline}，{item.status.label}）"


def _field_words(field: FieldChange, change: ItemChange) -> str:
    said = _arrow(field_label(field.way), field.old, field.new)
    if field.way == ("deadline",):
        approver = _deadline_holds_by(change, field.new)
        return f"{said}（{approver}批准）" if approver else f"{said}（未见批准）"
    if field.way[0] in ("targets", "title") and (
        approver := _revised_by(_entries_of_new_side(change), field.way)
    ):
        return f"{said}（{approver}批准修订）"
    return said


def _deadline_holds_by(change: ItemChange, day: object) -> str | None:
    """Who approved the new side's deadline, by its own log, whatever the old side says of that day."""
    for entry in reversed(change.placed.item.log):
        if entry.extend is not None and entry.extend.standing is ExtendState.APPROVED:
            return entry.extend.approved_by if entry.extend.to == day else None
    return None


def _entries_of_new_side(change: ItemChange) -> Iterator[LogEntry]:
    """The entries that only the new side has, those that stand in the place of another included."""
    return (one.new for one in change.log if one.new is not None)


def deadline_approver(change: ItemChange, day: object) -> str | None:
    """Who approved the new deadline, in an extension that this change adds."""
    for entry in change.added_entries:
        extension = entry.extend
        if extension is not None and extension.standing is ExtendState.APPROVED and extension.to == day:
            return extension.approved_by
    return None


def revision_approver(change: ItemChange, way: tuple[str, ...]) -> str | None:
    """Who approved a change of a title or a target, in a revision that this change adds."""
    return _revised_by(change.added_entries, way)


def _revised_by(entries: Iterable[LogEntry], way: tuple[str, ...]) -> str | None:
    for entry in entries:
        if entry.revise is not None and entry.revise.approved_by:
            field = tuple(entry.revise.field.split("/"))
            if way[: len(field)] == field:
                return entry.revise.approved_by
    return None


def _arrow(label: str, old: object, new: object) -> str:
    if old is None or old == ():
        return f"{label}：新写 {value_words(new)}"
    if new is None or new == ():
        return f"{label}：删去 {value_words(old)}"
    return f"{label} {value_words(old)}→{value_words(new)}"


def _reading_words(change: ItemChange, before: Standing | None, after: Standing | None) -> Iterator[str]:
    keys = dict.fromkeys(key for entry in change.added_entries for key in entry.values)
    for key in keys:
        target = change.placed.item.target(key)
        old, new = _latest(change.old, key), _latest(change.new, key)
        unit = target.reported_unit if target is not None else ""
        was = f"{show(old)}→" if old is not None else "首报 "
        said = f"“{key}”{was}{show(new) if new is not None else NOTHING}{unit}"
        notes = [f"目标{_bound_words(target)}"] if target is not None else []
        notes += _gap_words(_standing_of(before, key), _standing_of(after, key))
        yield f"{said}（{'，'.join(notes)}）" if notes else said


def _bound_words(target: Target) -> str:
    """不低于98, 在3至5之间, 不低于全国均值."""
    if target.bar is None:
        return f"{target.op.label}{target.against or ''}"
    return target.bar.words("").replace(f"{target.op.label} ", target.op.label, 1)


def _latest(placed: Placed | None, key: str) -> Decimal | None:
    if placed is None:
        return None
    said = [
        (entry.cutoff, place, entry.values[key])
        for place, entry in enumerate(placed.item.log)
        if key in entry.values
    ]
    return max(said)[2] if said else None


def _standing_of(standing: Standing | None, key: str) -> TargetStanding | None:
    if standing is None:
        return None
    return next((one for one in standing.targets if one.target.key == key), None)


def _gap_words(before: TargetStanding | None, after: TargetStanding | None) -> list[str]:
    if after is None:
        return []
    words = []
    old, new = before.gap if before is not None else None, after.gap
    if old is not None and new is not None and old != new:
        words.append(f"差距由 {_signed(old)} 变 {_signed(new)} 百分点")
    elif new is not None:
        words.append(f"差距 {_signed(new)} 百分点")
    if before is not None and before.state is not after.state:
        words.append(f"{before.state.label}→{after.state.label}")
    return words


def _signed(gap: Decimal) -> str:
    said = show(rounded(abs(gap)))
    return said if said == "0" else f"{'-' if gap < 0 else '+'}{said}"


def _light_words(before: Standing | None, after: Standing | None) -> list[str]:
    if before is None or after is None or before.light is after.light:
        return []
    # Judged already, so the rules are loaded; a diff of words alone never needs them.
    from jianguan_cli.domain.judging.rules import BY_CODE

    codes = dict.fromkeys(finding.code for finding in after.findings if finding.level is after.light)
    why = "、".join(BY_CODE[code].title for code in codes)
    turned = f"{LIGHT_WORDS[before.light]}→{LIGHT_WORDS[after.light]}"
    return [f"{turned}（{why}）" if why else turned]


def _log_words(change: LogChange) -> Iterator[str]:
    if change.old is not None and change.new is not None:
        yield f"改写 {change.old.date} 的日志：{entry_words(change.old)} → {entry_words(change.new)}"
    elif change.old is not None:
        yield f"删去 {change.old.date} 的日志：{entry_words(change.old)}"
    elif change.new is not None:
        yield f"{change.new.date} {change.new.by}：{entry_words(change.new)}"


def conflict_words(conflict: Conflict) -> str:
    """What both sides changed, and to what."""
    way = conflict.way[1:] if conflict.way[0] == "items" else conflict.way
    item, field = (way[0], way[1:]) if conflict.way[0] == "items" else ("计划信息", way[1:])
    if isinstance(conflict, FieldConflict) and conflict.why:
        return f"{item}：{conflict.why}；留下对的一条，或都留下并用 jianguan correct 更正"
    if isinstance(conflict, FieldConflict):
        mine, other = value_words(conflict.ours_value), value_words(conflict.theirs_value)
        return f"{item}：{field_label(field)}，我方写 {mine}，对方写 {other}"
    what = field_label(field) if field else "整个事项"
    if conflict.ours is None:
        return f"{item}：{what}，我方删去，对方改了"
    if conflict.theirs is None:
        return f"{item}：{what}，我方改了，对方删去"
    return f"{item}：{what}，双方各自新增，内容不同"
