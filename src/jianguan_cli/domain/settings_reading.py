"""``jianguan.yaml`` as a whole: the field table first, then what only the whole can tell."""

from __future__ import annotations

from collections.abc import Iterator

from jianguan_cli.domain.fields import keys_of
from jianguan_cli.domain.finding import Finding, Severity
from jianguan_cli.domain.lights import Band, BandLight, Lights
from jianguan_cli.domain.location import Location, Mapping, Node, place
from jianguan_cli.domain.number import show
from jianguan_cli.domain.reading import read_record
from jianguan_cli.domain.settings import BUILT_IN_COLOURS, Settings


def read_settings(tree: Node | None, path: str) -> tuple[Settings | None, list[Finding]]:
    """The settings that ``tree`` spells, or None with all their mistakes; an empty file is all defaults."""
    if tree is None:
        return Settings(), []
    settings, findings = read_record(Settings, tree, path)
    if settings is None:
        return None, findings
    findings = [
        Finding("schema", Severity.ERROR, message, location)
        for location, message in _whole_file(settings, path)
    ]
    return (None if findings else settings), findings


def _whole_file(settings: Settings, path: str) -> Iterator[tuple[Location, str]]:
    for name, colour in settings.colours.items():
        if colour.level is None and name not in BUILT_IN_COLOURS:
            message = f"颜色“{name}”要写 level，说明相当于哪一档：red、yellow、blue 或 green"
            yield place(path, colour.node), message
    yield from _lights(settings, path)
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


def _scoring(settings: Settings, path: str) -> Iterator[tuple[Location, str]]:
    scoring, midterm = settings.scoring, settings.midterm
    for colour in scoring.notices:
        if settings.level_of(colour) is None:
            yield place(path, _value_node(scoring.node, "notices")), _undeclared(colour)
    if scoring.floor > scoring.cap:
        message = f"最低分 floor（{show(scoring.floor)}）高于最高分 cap（{show(scoring.cap)}）"
        yield place(path, _value_node(scoring.node, "floor")), message
    if midterm.slower_ratio > midterm.faster_ratio:
        low, high = show(midterm.slower_ratio), show(midterm.faster_ratio)
        message = f"slower-ratio（{low}）大于 faster-ratio（{high}），两者之间规定了两次（有重叠）"
        yield place(path, _value_node(midterm.node, "slower-ratio")), message


def _lights(settings: Settings, path: str) -> Iterator[tuple[Location, str]]:
    for key in keys_of(Lights):
        rule = getattr(settings.lights, key.attribute)
        for name in ("light", "soft", "within"):
            colour = getattr(rule, name, None)
            if colour is not None and settings.level_of(colour) is None:
                yield place(path, _value_node(rule.node, name)), _undeclared(colour)
        if isinstance(rule, BandLight) and rule.bands is not None:
            for band in rule.bands:
                if settings.level_of(band.light) is None:
                    yield place(path, _value_node(band.node, "light")), _undeclared(band.light)
            yield from _bands(rule, path)


def _bands(rule: BandLight, path: str) -> Iterator[tuple[Location, str]]:
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


def _value_node(node: Mapping | None, key: str) -> Node | None:
    return (node.get(key) if node is not None else None) or node


def _undeclared(colour: str) -> str:
    return f"颜色“{colour}”没有声明；可用 red、yellow、blue、green，或先在 colours 里声明"
