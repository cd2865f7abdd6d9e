"""Why a light is what it is: readings, formula with numbers, path, working days, rule and setting."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from jianguan_cli.domain.judging.rules import BY_CODE, RULES
from jianguan_cli.domain.judging.scheme import Rate, scheme_of
from jianguan_cli.domain.judging.standing import PathPoint, Standing, TargetStanding
from jianguan_cli.domain.judging.terms import terms_lines
from jianguan_cli.domain.judging.words import bound_words, figure, growth_words, mean_words, percent_words
from jianguan_cli.domain.plan.target import Target
from jianguan_cli.domain.records.finding import Finding, Light
from jianguan_cli.domain.settings.settings import Settings
from jianguan_cli.domain.values.calendar import Calendar
from jianguan_cli.domain.values.dates import period_label, say
from jianguan_cli.domain.values.number import show
from jianguan_cli.domain.values.quotes import nested_quotes
from jianguan_cli.domain.values.vocabulary import Every, Rule

_UNITS = {
    "behind-pace": "个百分点",
    "step-late": "天",
    "stale": "天",
    "late-start": "%",
    "due-soon": "个工作日",
    "awaiting-review": "个工作日",
}
_PAUSED = "到期的不判，暂缓以前已经亮的照亮，直到补上"  # what a pause silences, said once for every rule


def explain_rule(code: str, settings: Settings | None = None) -> str | None:
    """What the rule of that code says and how it is lit here; None where no rule has that code."""
    rule = BY_CODE.get(code)
    if rule is None:
        return None
    settings = settings or Settings()
    lines = [f"{rule.title}（{rule.code}）", rule.explains, f"亮灯：{lit_words(code, settings)}"]
    scope = [] if rule.while_paused else [f"暂缓期间{_PAUSED}"]
    scope.append("销号之后仍判" if rule.after_closing else "销号之后不判")
    lines.append(f"范围：{'；'.join(scope)}；已撤项、已结转的不判。")
    lines.append(f"设置：jianguan.yaml 的 lights: {code}")
    return "\n".join(lines)


def lit_words(code: str, settings: Settings) -> str:
    """The colours of a code in words, with the thresholds in force."""
    rate = scheme_of(settings).rates[code]
    unit = _UNITS.get(code, "")
    if rate.bands:
        words = _band_words(rate, unit, settings)
        if rate.softens:
            return f"{words}；力争类一律{_lamp(rate.soft, settings)}"
        return words + _at_most(settings, *(light for _, light in rate.bands))
    if code == "period-short":
        words = f"周期内{_lamp(rate.within, settings)}，周期结束后{_lamp(rate.light, settings)}"
        return words + _at_most(settings, rate.within, rate.light)
    words = _lamp(rate.light, settings)
    if rate.soft is not rate.light:
        words += f"；力争类{_lamp(rate.soft, settings)}"
    if unit:
        words += f"（界限 {rate.limit}{unit}）" if unit == "%" else f"（界限 {rate.limit} {unit}）"
    return words


def _at_most(settings: Settings, *lights: Light | None) -> str:
    """A 力争 promise lights yellow at most, whatever the rule."""
    over = any(light is not None and light.rank < Light.YELLOW.rank for light in lights)
    return f"；力争类最多{_lamp(Light.YELLOW, settings)}" if over else ""


def explain_item(standing: Standing, settings: Settings, calendar: Calendar) -> str:
    """Why the item has its light on its day, line by line, for the unit that is shown it."""
    return "\n".join(nested_quotes(line) for line in _lines(standing, settings, calendar))


def _lines(standing: Standing, settings: Settings, calendar: Calendar) -> Iterator[str]:
    item = standing.item
    yield f"{item.id}  {item.title}"
    light = settings.label_of(standing.light)
    lamp = "不亮灯" if standing.light is Light.NONE else f"{light}灯（{settings.meaning_of(standing.light)}）"
    yield f"判定日 {say(standing.as_of)}：{lamp}，状态{standing.status.label}"
    yield from _time(standing, calendar)
    for target in standing.targets:
        yield from _target(target)
        yield from terms_lines(target, standing, settings, calendar)
    yield from _deliverables(standing)
    if not standing.findings:
        yield "没有需要提示的问题。" if standing.counts else "本事项已拆分，由子事项计。"
        return
    yield "亮灯依据："
    for finding in standing.findings:
        yield from _finding(finding, settings)


def _time(standing: Standing, calendar: Calendar) -> Iterator[str]:
    if standing.item.ongoing:
        yield f"起始 {say(standing.start)}，长期坚持，只按周期判定"
        return
    words = f"起始 {say(standing.start)}，时限 {say(standing.deadline)}"
    if standing.deadline_original != standing.deadline:
        words += f"（首个时限 {say(standing.deadline_original)}，批准延期 {standing.extensions} 次）"
    days = (standing.deadline - standing.as_of).days
    if days >= 0:
        left = calendar.working_days_between(standing.as_of, standing.deadline)
        note = calendar.note(standing.as_of, standing.deadline)
        words += f"；剩余 {days} 天，其中工作日 {left} 个{note}"
    else:
        words += f"；已过 {-days} 天"
    yield words


def _target(standing: TargetStanding) -> Iterator[str]:
    target = standing.target
    soft = "，力争" if target.soft else ""
    asked = bound_words(target, None)
    yield f"目标“{target.metric}”（{target.rule.label}{soft}）：{asked}，{standing.state.label}"
    if not standing.readings:
        yield "  读数：无"
    for reading in standing.readings[-5:]:
        part = "" if reading.whole else "，有的单位未报"
        yield f"  读数：截至{say(reading.upto)} {figure(target, reading)}（{say(reading.date)}报{part}）"
    if target.rule is Rule.REACH:
        yield from _reach(standing)
    elif target.rule in (Rule.EACH, Rule.GROW):
        yield from _period(standing)


def _reach(standing: TargetStanding) -> Iterator[str]:
    target, latest = standing.target, standing.latest
    if not standing.path:
        if target.value is not None:
            yield f"  没有序时进度：{_why_no_path(target)}；到期时判定"
        return
    yield f"  序时：{_path_words(target, standing.path)}"
    if latest is None or latest.value is None or standing.progress is None or target.value is None:
        return
    base = _base(standing)
    yield (
        f"  完成进度 =（{show(latest.value)} − {base}）÷（{show(target.value)} − {base}）"
        f"= {percent_words(standing.progress)}；应达 {percent_words(standing.expected)}；"
        f"差距 {percent_words(standing.gap, unit='个百分点')}"
    )


def _base(standing: TargetStanding) -> str:
    baseline = standing.target.baseline
    if baseline is not None and baseline.comparable:
        return show(baseline.value)
    falling = standing.target.op.falling
    return show(standing.path[0].value) if falling else "0"


def _why_no_path(target: Target) -> str:
    if target.measured.value == "flow":
        return "不足 10 的数量、或没有可走的区间"
    return "没有可比的基期和阶段目标，或基期已达到目标"


def _path_words(target: Target, path: tuple[PathPoint, ...]) -> str:
    return " → ".join(f"{say(point.day)} {show(point.value)}{target.unit}" for point in path)


def _period(standing: TargetStanding) -> Iterator[str]:
    target, period = standing.target, standing.period
    if period is None:
        return
    label = period_label(period, target.every or Every.YEAR)
    asked = bound_words(target, standing.bar, standing.cut)
    if standing.mean is not None:
        yield f"  到{label}止{mean_words(target, standing.mean)}，{bound_words(target)}"
    if target.average:
        asked = bound_words(target.replace(average=False), standing.bar, standing.cut)
    if standing.growth is not None:
        yield f"  {label}：{growth_words(target, standing.growth)}，{asked}"
    elif target.rule is Rule.GROW and target.value is not None:
        yield f"  {label}：没有可比的上一周期数据，不判"
    elif standing.gap is not None:
        yield (
            f"  {label}{asked}，完成 {percent_words(standing.progress)}，"
            f"应达 {percent_words(standing.expected)}，差距 {percent_words(standing.gap, unit='个百分点')}"
        )
    else:
        yield f"  {label}{asked}"


def _deliverables(standing: Standing) -> Iterator[str]:
    for one in standing.deliverables:
        deliverable = one.deliverable
        done = f"{say(one.done)}完成" if one.done else "经批准免于完成" if one.waived else "未完成"
        own = "自定" if deliverable.own else ""
        by = f"，{own}节点 {say(deliverable.by)}" if deliverable.by else ""
        soft = "，力争" if deliverable.soft else ""
        yield f"成果“{deliverable.text}”{soft}{by}：{done}"
    if standing.deliverables and standing.progress is not None:
        yield f"任务进度（按权重）{percent_words(standing.progress)}"


def _finding(finding: Finding, settings: Settings) -> Iterator[str]:
    rule = BY_CODE[finding.code]
    label = settings.label_of(finding.level) if isinstance(finding.level, Light) else ""
    soft = "（力争）" if finding.soft else ""
    yield f"  [{label}] {rule.title}{soft}：{finding.message}"
    where = f"，{finding.location}" if finding.location is not None else ""
    lit = lit_words(finding.code, settings) + _widened(finding, settings)
    yield f"      规则 {finding.code}：{lit}{where}"


def _widened(finding: Finding, settings: Settings) -> str:
    """What the limit of ``stale`` came to where the reporting cycle is longer."""
    bound = finding.proof.bound if finding.proof is not None else None
    if finding.code != "stale" or not isinstance(bound, Decimal):
        return ""
    if bound == scheme_of(settings).rates[finding.code].limit:
        return ""
    return f"；报送周期更长，本项放宽到 {show(bound)} 天"


def _lamp(light: Light | None, settings: Settings) -> str:
    return "不亮灯" if light is None else f"{settings.label_of(light)}灯"


def _band_words(rate: Rate, unit: str, settings: Settings) -> str:
    said = []
    for index, (over, light) in enumerate(rate.bands):
        upto = rate.bands[index + 1][0] if index + 1 < len(rate.bands) else None
        bounds = [f"大于 {show(over)}"] if over else []
        if upto is not None:
            bounds.append(f"不超过 {show(upto)}")
        words = f"{'、'.join(bounds)} {unit}" if bounds else ""
        said.append(f"{words}{_lamp(light, settings)}")
    return "，".join(said)


def rules_document(settings: Settings | None = None) -> str:
    """``docs/rules.md``: every rule as the program applies it, made from the rules themselves."""
    settings = settings or Settings()
    lines = [
        "# 亮灯规则",
        "",
        "本页由 `python docs/generate_rules.py` 从规则代码生成，请勿手改。颜色与界限是默认值，",
        "可在 `jianguan.yaml` 的 `lights:` 里改；`jianguan explain 代码` 显示本工作区的规则。",
        "",
        "| 代码 | 名称 | 亮灯 |",
        "|---|---|---|",
    ]
    lines += [f"| `{rule.code}` | {rule.title} | {lit_words(rule.code, settings)} |" for rule in RULES]
    for rule in RULES:
        lines += ["", f"## {rule.title} `{rule.code}`", "", rule.explains, ""]
        lines.append(f"- 亮灯：{lit_words(rule.code, settings)}")
        lines.append(f"- 暂缓期间：{'照判' if rule.while_paused else _PAUSED}")
        lines.append(f"- 销号之后：{'仍判' if rule.after_closing else '不判'}")
    return "\n".join(lines) + "\n"
