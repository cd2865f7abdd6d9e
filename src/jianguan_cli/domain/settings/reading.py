"""``jianguan.yaml`` as a whole: the field table first, then what only the whole can tell."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeVar

from jianguan_cli.domain.records import kinds
from jianguan_cli.domain.records.fields import Record, keys_of
from jianguan_cli.domain.records.finding import Finding, Light, Severity
from jianguan_cli.domain.records.location import Location, Mapping, Node, Sequence, place
from jianguan_cli.domain.records.reading import read_record
from jianguan_cli.domain.settings.lights import Band, BandLight, Colour, Lights
from jianguan_cli.domain.settings.settings import BUILT_IN_COLOURS, Settings
from jianguan_cli.domain.values.number import show

R = TypeVar("R", bound=Record)
Slips = Iterator[tuple[Location, str]]
AcceptCheck = Callable[[Settings, str], Slips]


def read_settings(
    tree: Node | None, path: str, acceptances: AcceptCheck
) -> tuple[Settings | None, list[Finding]]:
    """The settings that ``tree`` spells, or None with all their mistakes; an empty file is all defaults.

    ``acceptances`` judges what is written under ``accept:``: which codes there are is known in higher rooms
    (``review.accepting.acceptance_slips``), and none of them may be looked at from here.
    """
    if tree is None:
        return Settings(), []
    settings, findings = read_record(Settings, tree, path)
    sound = _sound_settings(tree, path) if settings is None else settings
    findings += [
        Finding("schema", Severity.ERROR, message, location)
        for location, message in _whole_file(sound, path, acceptances)
    ]
    return (None if findings else settings), findings


def _sound_settings(tree: Node, path: str) -> Settings:
    """What can be read of a file with mistakes, so that one slip does not hide the next.

    Unknown keys are left out; a section (of ``lights``, a code) with another mistake has its defaults.
    """
    found = _sound(Settings, _known_part(Settings, tree), path)
    colours = tree.get("colours") if isinstance(tree, Mapping) else None
    if isinstance(colours, Mapping) and read_record(Settings, _only(tree, "colours"), path)[1]:
        # Whatever is wrong with a colour, its name is declared.
        return found.replace(colours={name: Colour(level=Light.RED) for name in colours.entries})
    return found


def _sound(record: type[R], node: Node, path: str) -> R:
    values: dict[str, object] = {"node": node}
    for key in keys_of(record):
        part = node.get(key.name) if isinstance(node, Mapping) else None
        if part is None:
            continue
        if isinstance(key.kind, kinds.Nested) and key.kind.record is Lights:
            values[key.attribute] = _sound(Lights, part, path)
            continue
        made, _ = read_record(record, _only(node, key.name), path)
        if made is not None and key.attribute in made.said:
            values[key.attribute] = made.said[key.attribute]
    return record(**values)


def _only(node: Node, name: str) -> Node:
    """The mapping with one of its keys."""
    if not isinstance(node, Mapping):
        return node
    part = Mapping(node.start, node.line, node.column, flow=node.flow)
    part.entries[name] = node.entries[name]
    return part


def _known_part(record: type[Record], node: Node) -> Node:
    """The node without the keys that the record does not know, at every depth."""
    if not isinstance(node, Mapping):
        return node
    part = Mapping(node.start, node.line, node.column, flow=node.flow)
    for key in keys_of(record):
        entry = node.entries.get(key.name)
        if entry is not None:
            part.entries[key.name] = (entry[0], _known_value(key.kind, entry[1]))
    return part


def _known_value(kind: kinds.Kind, node: Node) -> Node:
    if isinstance(kind, kinds.Nested):
        return _known_part(kind.record, node)
    if isinstance(kind, kinds.ListOf) and isinstance(node, Sequence):
        part = Sequence(node.start, node.line, node.column, flow=node.flow)
        part.items = [_known_value(kind.kind, one) for one in node.items]
        return part
    return node


def _whole_file(settings: Settings, path: str, acceptances: AcceptCheck) -> Slips:
    for name, colour in settings.colours.items():
        if colour.level is None and name not in BUILT_IN_COLOURS:
            message = f"颜色“{name}”要写 level，说明相当于哪一档：red、yellow、blue 或 green"
            yield place(path, colour.node), message
    if settings.ambiguous_width > 2:
        yield place(path, settings.node_of("ambiguous_width")), "ambiguous_width 只能是 1 或 2"
    yield from _lights(settings, path)
    yield from acceptances(settings, path)
    scheme = settings.notices
    for colour_name in (*scheme.ladder, *scheme.first, *scheme.first.values()):
        if settings.level_of(colour_name) is None:
            yield place(path, scheme.node), _undeclared(colour_name)
    for colour_name in scheme.first.values():
        if colour_name not in scheme.ladder:
            yield place(path, scheme.node), f"first 里的颜色“{colour_name}”不在 ladder 里"
    yield from _scoring(settings, path)
    both = sorted(set(settings.calendar.off) & set(settings.calendar.work))
    for day in both:
        yield place(path, settings.calendar.node), f"{day} 既写在 off 又写在 work 里，请只留一处"


def _scoring(settings: Settings, path: str) -> Slips:
    scoring, midterm = settings.scoring, settings.midterm
    for colour in scoring.notices:
        if settings.level_of(colour) is None:
            yield place(path, scoring.node_of("notices")), _undeclared(colour)
    if scoring.floor > scoring.cap:
        message = f"最低分 floor（{show(scoring.floor)}）高于最高分 cap（{show(scoring.cap)}）"
        yield place(path, scoring.node_of("floor")), message
    if midterm.slower_ratio > midterm.faster_ratio:
        low, high = show(midterm.slower_ratio), show(midterm.faster_ratio)
        message = f"slower-ratio（{low}）大于 faster-ratio（{high}），两者之间规定了两次（有重叠）"
        yield place(path, midterm.node_of("slower-ratio")), message


def _lights(settings: Settings, path: str) -> Slips:
    for key in keys_of(Lights):
        rule = getattr(settings.lights, key.attribute)
        for name in ("light", "soft", "within"):
            colour = getattr(rule, name, None)
            if colour is not None and settings.level_of(colour) is None:
                yield place(path, rule.node_of(name)), _undeclared(colour)
        if isinstance(rule, BandLight) and rule.bands is not None:
            for band in rule.bands:
                if settings.level_of(band.light) is None:
                    yield place(path, band.node_of("light")), _undeclared(band.light)
            yield from _bands(rule, path)


def _bands(rule: BandLight, path: str) -> Slips:
    bands = rule.bands or ()
    if not bands:
        yield place(path, rule.node), "bands 是空的；请至少写一档"
        return
    reached = bands[0].over
    if reached != 0:
        yield (
            place(path, bands[0].node),
            f"0 至 {show(reached)} 之间没有规定（有空档）；请加一档 {{upto: {show(reached)}, light: green}}",
        )
    open_end: Band | None = None
    for band in bands:
        where = place(path, band.node)
        if open_end is not None:
            yield where, "前一档没有写 upto，已包住这一档（有重叠）；只有最后一档不写 upto"
            return
        if band.over > reached:
            yield where, f"{show(reached)} 至 {show(band.over)} 之间没有规定（有空档），请首尾相接"
        elif band.over < reached:
            yield where, f"{show(band.over)} 至 {show(reached)} 规定了两次（有重叠），请首尾相接"
        if band.upto is None:
            open_end = band
        elif band.upto <= band.over:
            yield where, f"upto（{show(band.upto)}）应大于 over（{show(band.over)}）"
            return
        else:
            reached = band.upto
    if open_end is None:
        where = place(path, bands[-1].node)
        yield where, f"大于 {show(reached)} 的没有规定（有空档）；最后一档不要写 upto"


def _undeclared(colour: str) -> str:
    return f"颜色“{colour}”没有声明；可用 red、yellow、blue、green，或先在 colours 里声明"
