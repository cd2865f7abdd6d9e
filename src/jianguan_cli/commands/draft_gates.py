"""What confirmed items must pass before they move into a checklist: those of ``add``, and those of ``lint``.

They are checked where they stand, in the draft: each message names the line of the draft to mend.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from jianguan_cli.commands.draft_items import CONFIRMED, PLAN_NAMES, DraftedItem, DraftFile, ledger_path
from jianguan_cli.commands.state import State
from jianguan_cli.commands.unregistered import unregistered
from jianguan_cli.domain.lint import lint
from jianguan_cli.domain.plan.model import ID_PATTERN, Checklist
from jianguan_cli.domain.plan.reading import read_checklist
from jianguan_cli.domain.records.finding import Finding, Severity
from jianguan_cli.domain.records.location import Mapping, place
from jianguan_cli.domain.records.location import Sequence as NodeList
from jianguan_cli.domain.source.text import fold
from jianguan_cli.errors import DataError, UsageError
from jianguan_cli.storage.yaml_tree import parse_tree

_SHOWN = 10
_TOLD = frozenset(("unknown-unit",))  # a gate of its own: it knows the likely spelling, and can enter them


class Passed(NamedTuple):
    """What is known once nothing stands against the items: the units' organisation, what lint warns of."""

    org: str
    warnings: tuple[Finding, ...]


class Gates:
    """The confirmed items of a draft beside the ledger that they are to join."""

    def __init__(self, state: State, draft: DraftFile, ready: Sequence[DraftedItem]) -> None:
        self._state = state
        self._draft = draft
        self._ready = ready
        self._ledger = ledger_of(state, draft.plan_id)

    def passed(self, day: date, *, register: bool) -> Passed:
        """Raises ``UsageError`` or ``DataError`` with every reason of a kind at once."""
        if self._ledger is None:
            self._plan()
        self._lacking()
        self._ids()
        self._clauses()
        proposed = self._proposed()
        warnings = self._linted(proposed, day)
        if not register:
            self._units(proposed.plan.unit_org)
        return Passed(proposed.plan.unit_org, warnings)

    def _units(self, org: str) -> None:
        self._refuse(
            "这些单位名录里没有，没有移入：",
            map(str, unregistered(self._state.register, units_of(self._ready), org)),
            "写错的在草稿里改正；确是单位的加 --register-units 一并登记",
        )

    def _plan(self) -> None:
        draft = self._draft
        missing = [PLAN_NAMES[key] for key in draft.plan_lacking]
        if missing:
            raise UsageError(
                f"草稿的 plan 还缺 {'、'.join(missing)}，没有移入",
                hint=f"jianguan draft {draft.plan_id} --review 会先问，或在 {draft.name} 的 plan 里补上",
            )
        if draft.plan_state != CONFIRMED:
            said = "，".join(f"{name} {draft.plan[key]}" for key, name in PLAN_NAMES.items())
            raise UsageError(
                f"计划本身还没有确认（{said}），没有移入",
                hint=f"核对后把 {draft.name} 里 plan 的 confirm 改为 true，或用 --review 确认",
            )

    def _lacking(self) -> None:
        self._refuse(
            "这些事项已确认，但还缺内容，没有移入：",
            (
                f"{self._at(item)} {item.label}：缺 {'、'.join(item.lacking)}"
                for item in self._ready
                if item.lacking
            ),
            "补上，或用 --review 逐项补；暂不确认的把 confirm 改回 false",
        )

    def _ids(self) -> None:
        used = {item.id for _, _, item in self._state.items()}
        twice = Counter(item.id for item in self._ready)
        self._refuse(
            "这些编号不能用，没有移入：",
            (
                f"{self._at(item)} {reason}"
                for item in self._ready
                if (reason := self._id_fault(item.id, used, twice))
            ),
            "编号永不改用；请在草稿里换一个 id",
        )

    def _id_fault(self, item_id: str, used: set[str], twice: Counter[str]) -> str | None:
        plan_id = self._draft.plan_id
        if not re.fullmatch(ID_PATTERN, item_id) or not item_id.startswith(f"{plan_id}-"):
            return f"“{item_id}”要写成 {plan_id}-后缀，用小写字母、数字、. 和 -"
        if item_id in used:
            return f"编号 {item_id} 已有人用"
        if twice[item_id] > 1:
            return f"编号 {item_id} 在草稿里用了 {twice[item_id]} 次"
        longer = [
            one
            for one in self._state.loaded.plan_ids
            if len(one) > len(plan_id) and item_id.startswith((f"{one}-", f"{one}."))
        ]
        return f"编号 {item_id} 会归到计划 {longer[0]}" if longer else None

    def _clauses(self) -> None:
        held = {fold(item.clause): item.id for item in self._ledger.items} if self._ledger else {}
        labels = Counter(fold(str(item.fields.get("clause"))) for item in self._ready)
        faults = []
        for item in self._ready:
            printed = str(item.fields.get("clause"))
            label = fold(printed)
            if label in held:
                faults.append(
                    f"{self._at(item)} 条款 {item.fields.get('clause')} 已在清单里（{held[label]}）"
                )
            elif labels[label] > 1:
                faults.append(f"{self._at(item)} 条款 {item.fields.get('clause')} 确认了 {labels[label]} 项")
        self._refuse(
            "这些条款会重复，没有移入：",
            faults,
            "同一件事的删去或跳过一项；一条分成几件事的，条款写成 …#1、…#2",
        )

    def _proposed(self) -> Checklist:
        """The checklist that would be, read from the nodes of the draft itself."""
        checklist, findings = read_checklist(self._tree(), self._draft.name, self._draft.plan_id)
        if checklist is None:
            lines = [f"{one.location}: {one.message}" for one in findings[:_SHOWN]]
            more = [f"……另有 {len(findings) - _SHOWN} 处"] if len(findings) > _SHOWN else []
            raise DataError(
                "\n".join(["这样移入，清单就读不出来了，没有移入：", *lines, *more]),
                hint="请在草稿里按行号改正，再来一次",
            )
        before = self._ledger.items if self._ledger else ()
        plan = self._ledger.plan if self._ledger else checklist.plan
        return checklist._replace(plan=plan, items=(*before, *checklist.items))

    def _tree(self) -> Mapping:
        """The draft as a checklist file: its plan, and the confirmed items alone."""
        tree = self._draft.tree
        plan = self._ledger_plan() or _without(tree.get("plan"), "confirm", tree)
        items = NodeList(0, 0, 0, flow=False)
        items.items = [_without(item.node, "confirm", tree) for item in self._ready]
        made = Mapping(0, 0, 0, flow=False)
        head, _ = parse_tree("format: 1\nplan:\nitems:\n", "")
        assert isinstance(head, Mapping)  # noqa: S101 - just written
        form, other, listed = (head.entries[key] for key in ("format", "plan", "items"))
        made.entries = {"format": form, "plan": (other[0], plan), "items": (listed[0], items)}
        return made

    def _ledger_plan(self) -> Mapping | None:
        return self._ledger.plan.node if self._ledger else None

    def _linted(self, proposed: Checklist, day: date) -> tuple[Finding, ...]:
        state, moved = self._state, {item.id for item in self._ready}
        others = [one for one in state.loaded.checklists if one.plan.id != self._draft.plan_id]
        found = [
            one
            for one in lint(
                [*others, proposed],
                state.register,
                state.settings,
                day,
                lambda name: (state.root / name).exists(),
            )
            if one.item in moved and one.accepted is None and one.code not in _TOLD
        ]
        self._refuse(
            "数据检查没有通过，没有移入：",
            (f"{one.location}: {one.message}" for one in found if one.level is Severity.ERROR),
            "请在草稿里改正；jianguan lint 的说明见 docs/lint.md",
        )
        return tuple(one for one in found if one.level is Severity.WARNING)

    def _at(self, item: DraftedItem) -> str:
        return f"{place(self._draft.name, item.node)}:"

    def _refuse(self, head: str, faults: Iterable[str], hint: str) -> None:
        lines = list(faults)
        if lines:
            more = [f"……另有 {len(lines) - _SHOWN} 处"] if len(lines) > _SHOWN else []
            raise UsageError("\n".join([head, *lines[:_SHOWN], *more]), hint=hint)


def units_of(items: Iterable[DraftedItem]) -> list[str]:
    """The names of all units of some items, each once, in their order."""
    named = (name for item in items for key in ("lead", "support") for name in item.units(key))
    return list(dict.fromkeys(named))


def ledger_of(state: State, plan_id: str) -> Checklist | None:
    """The plan's checklist, None where there is none yet; ``DataError`` where it cannot be read."""
    if not (state.root / ledger_path(plan_id)).exists():
        return None
    checklist = next((one for one in state.loaded.checklists if one.plan.id == plan_id), None)
    if checklist is None:
        raise DataError(f"{ledger_path(plan_id)} 读不了，先改好它", hint="用 jianguan lint 查看问题")
    return checklist


def _without(node: object, key: str, fallback: Mapping) -> Mapping:
    if not isinstance(node, Mapping):
        return fallback
    made = Mapping(node.start, node.line, node.column, flow=node.flow)
    made.end = node.end
    made.entries = {name: entry for name, entry in node.entries.items() if name != key}
    return made
