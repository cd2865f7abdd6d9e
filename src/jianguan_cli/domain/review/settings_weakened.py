"""The rules that judge are not loosened in passing: each setting that a change makes milder."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from jianguan_cli.domain.change.value_words import NOTHING, value_words
from jianguan_cli.domain.judging.scheme import Rate, scheme_of
from jianguan_cli.domain.records.fields import Record, keys_of
from jianguan_cli.domain.records.finding import Finding, Light, Severity
from jianguan_cli.domain.records.location import Mapping, Node
from jianguan_cli.domain.review.rule import Case, ReviewCode, ReviewRule
from jianguan_cli.domain.settings.lights import LABELS, Lights
from jianguan_cli.domain.settings.scoring import Deductions, Method, Scoring, Span
from jianguan_cli.domain.settings.settings import DEFAULT_CYCLE, PolicyLevel, Settings
from jianguan_cli.domain.values.number import show
from jianguan_cli.domain.values.vocabulary import Every

CODE = ReviewCode(
    "settings-weakened",
    Severity.WARNING,
    "规则被放宽",
    "这次变更放宽了 jianguan.yaml：审核规则降级或关闭（policy）、新增放行（accept）、"
    "新增督查单位（supervisors）、亮灯变浅、变晚或熄灭（lights、colours）、报送变稀变晚（report，含计划自己的）、"
    "扣分变少（scoring）、延期次数或文书反馈时限放宽。"
    "本次仍照原设置审核，合入之后才用新的；请由有权的人审定后再合入。",
)

_HINT = "请由有权的人审定；误改的请改回"


class Loosened(NamedTuple):
    """One setting that became milder: its key, both values in words, where the new one stands."""

    key: str
    old: str
    new: str
    node: Node | None


def check(case: Case) -> Iterator[Finding]:
    """Each setting that judges less than before; each plan that reports less often or later."""
    if case.settings is None:
        return
    path, old, new = case.settings
    for one in (*_policy(old, new), *_accept(old, new), *_lights(old, new), *_cycles(old, new)):
        yield _finding(path, one)
    for one in (*_scoring(old, new), *_procedure(old, new)):
        yield _finding(path, one)
    for change in case.changes.plans:
        if change.old is not None and change.new is not None:
            before, after = change.old.plan, change.new.plan
            was, now = _cycle(before.report, old), _cycle(after.report, old)
            for one in _slower(was, now, "plan.report", after.node_of("report")):
                yield _finding(change.new.path, one)


def _finding(path: str, one: Loosened) -> Finding:
    return CODE.finding_in(path, f"{one.key} 放宽：{one.old}→{one.new}", node=one.node, hint=_HINT)


def _spot(settings: Settings, *keys: str) -> Node | None:
    """Where a setting stands, or the nearest mapping around it that the file writes."""
    node: Node | None = settings.node
    for key in keys:
        inner = node.get(key) if isinstance(node, Mapping) else None
        if inner is None:
            break
        node = inner
    return node


_SEVERITY = [PolicyLevel.OFF, PolicyLevel.NOTICE, PolicyLevel.WARNING, PolicyLevel.ERROR]


def _policy(old: Settings, new: Settings) -> Iterator[Loosened]:
    from jianguan_cli.domain.review import CATALOGUE  # the catalogue holds this rule too

    for code in CATALOGUE:
        default = PolicyLevel(code.severity.value)
        was, now = (one.policy.get(code.code, default) for one in (old, new))
        if _SEVERITY.index(now) < _SEVERITY.index(was):
            yield Loosened(f"policy.{code.code}", was.value, now.value, _spot(new, "policy", code.code))


def _accept(old: Settings, new: Settings) -> Iterator[Loosened]:
    accepted = {(one.code, one.item, one.plan) for one in old.accept}
    for one in new.accept:
        wider = ((one.code, one.item, one.plan), (one.code, None, None))
        if not accepted.intersection(wider):
            said = f"放行 {one.code}（{one.item or one.plan or '整个工作区'}：{one.reason}）"
            yield Loosened("accept", NOTHING, said, one.node or _spot(new, "accept"))


def _lights(old: Settings, new: Settings) -> Iterator[Loosened]:
    before, after = scheme_of(old).rates, scheme_of(new).rates
    for key in keys_of(Lights):
        was, now = before[key.name], after[key.name]
        node = _spot(new, "lights", key.name)
        for name, one, other in (
            ("light", was.light, now.light),
            ("soft", was.soft, now.soft),
            ("within", was.within, now.within),
        ):
            if _rank(other) > _rank(one):
                yield Loosened(f"lights.{key.name}.{name}", _colour(one), _colour(other), node)
        # A working day before the deadline counts down: fewer days warn later.
        later = now.limit < was.limit if key.name == "due-soon" else now.limit > was.limit
        if later:
            yield Loosened(f"lights.{key.name}.limit", str(was.limit), str(now.limit), node)
        yield from _bands(key.name, was, now, node)


def _bands(name: str, was: Rate, now: Rate, node: Node | None) -> Iterator[Loosened]:
    """The first degree from which on a band shows a milder colour."""
    starts = sorted({over for over, _ in (*was.bands, *now.bands)})
    for over in starts:
        just_above = over + Decimal("0.000001")
        for soft in (False, True):
            one, other = was.at(just_above, soft=soft), now.at(just_above, soft=soft)
            if _rank(other) > _rank(one):
                said = f"超过 {show(over)} 的由{_colour(one)}"
                yield Loosened(f"lights.{name}.bands", said, _colour(other), node)
                return


def _rank(light: Light | None) -> int:
    return Light.GREEN.rank if light is None else light.rank


def _colour(light: Light | None) -> str:
    return "不亮灯" if light is None else f"{LABELS[light]}灯"


Cycle = tuple[Every, int]


def _cycle(own: Record | None, settings: Settings) -> Cycle:
    """How often and how soon: the plan's own words, else the settings', else the default."""
    every, due = (
        next(
            said
            for one in (own, settings.report, DEFAULT_CYCLE)
            if (said := getattr(one, name, None)) is not None
        )
        for name in ("every", "due")
    )
    return every, due


def _cycles(old: Settings, new: Settings) -> Iterator[Loosened]:
    yield from _slower(_cycle(None, old), _cycle(None, new), "report", _spot(new, "report"))


def _slower(was: Cycle, now: Cycle, key: str, node: Node | None) -> Iterator[Loosened]:
    lengths = list(Every)
    if lengths.index(now[0]) > lengths.index(was[0]):
        yield Loosened(f"{key}.every", was[0].label, now[0].label, node)
    if now[1] > was[1]:
        yield Loosened(f"{key}.due", f"期末后 {was[1]} 日", f"{now[1]} 日", node)


# What is milder when it is lower, and what when it is higher.
_LOWER = ("item_cap", "support", "shared")
_HIGHER = ("start", "floor", "least_items")
_MILDEST = {"method": Method.MEAN, "span": Span.YEAR}


def _scoring(old: Settings, new: Settings) -> Iterator[Loosened]:
    before, after = old.scoring, new.scoring
    for key in keys_of(Scoring):
        was, now = getattr(before, key.attribute), getattr(after, key.attribute)
        milder = (
            (key.attribute in _LOWER and now < was)
            or (key.attribute in _HIGHER and now > was)
            or (key.attribute in _MILDEST and now is _MILDEST[key.attribute] and now is not was)
            or (key.attribute == "lead_only" and not set(now) <= set(was))
        )
        if milder:
            node = _spot(new, "scoring", key.name)
            yield Loosened(f"scoring.{key.name}", value_words(was), value_words(now), node)
    yield from _points(before, after, new)
    for one in before.adjust:
        if one.points < 0 and one not in after.adjust:
            said = f"{one.date} {one.unit} {show(one.points)} 分（{one.reason}）"
            yield Loosened("scoring.adjust", said, "删除或改动", _spot(new, "scoring", "adjust"))


def _points(before: Scoring, after: Scoring, new: Settings) -> Iterator[Loosened]:
    for key in keys_of(Deductions):
        was, now = (getattr(one.deductions, key.attribute) for one in (before, after))
        if now < was:
            node = _spot(new, "scoring", "deductions", key.name)
            yield Loosened(f"scoring.deductions.{key.name}", show(was), show(now), node)
    for colour, was in before.notices.items():
        now = after.notices.get(colour, Decimal(0))
        if now < was:
            node = _spot(new, "scoring", "notices", colour)
            yield Loosened(f"scoring.notices.{colour}", show(was), show(now), node)


def _procedure(old: Settings, new: Settings) -> Iterator[Loosened]:
    was, now = old.extensions.limit, new.extensions.limit
    if was is not None and (now is None or now > was):
        said = "不限" if now is None else f"{now} 次"
        yield Loosened("extensions.limit", f"{was} 次", said, _spot(new, "extensions"))
    if new.notices.reply > old.notices.reply:
        days = f"{old.notices.reply} 个工作日", f"{new.notices.reply} 个工作日"
        yield Loosened("notices.reply", *days, _spot(new, "notices", "reply"))
    added = [name for name in new.supervisors if name not in old.supervisors]
    if added:
        yield Loosened("supervisors", NOTHING, f"新增{'、'.join(added)}", _spot(new, "supervisors"))


RULE = ReviewRule(CODE, check)
