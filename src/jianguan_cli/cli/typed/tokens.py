"""Words from closed lists as typed: statuses, lights, kinds, yes and no."""

from __future__ import annotations

from collections.abc import Sequence

from jianguan_cli.domain.plan.status import OWN_COMMAND, REPORTED_BY_UPDATE, Status, parse_status
from jianguan_cli.domain.records.finding import Light
from jianguan_cli.domain.values.vocabulary import Kind, Role, VerifyResult
from jianguan_cli.errors import UsageError

_LIGHTS = {
    **{light.value: light for light in Light},
    "红": Light.RED,
    "黄": Light.YELLOW,
    "蓝": Light.BLUE,
    "绿": Light.GREEN,
    "无": Light.NONE,
}
_YES = {
    "yes": True,
    "true": True,
    "是": True,
    "达到": True,
    "no": False,
    "false": False,
    "否": False,
    "未达到": False,
}


def statuses(typed: Sequence[str]) -> tuple[Status, ...]:
    """Statuses by token, Chinese label or pinyin initials."""
    return tuple(found for word in typed if (found := status(word)) is not None)


def status(typed: str | None) -> Status | None:
    """One status, or None where nothing was typed."""
    return None if typed is None else _known(typed, tuple(Status), "")


def reported_status(typed: str | None) -> Status | None:
    """A status that a report may set; the others are named with the commands that set them."""
    if typed is None:
        return None
    named = "、".join(f"{one.label}用 {command}" for one, command in OWN_COMMAND.items())
    found = _known(typed, REPORTED_BY_UPDATE, f"。其余各有命令：{named}")
    if found is Status.UNREPORTED:
        raise UsageError("“待填报”是尚未填报时的状态，填报后不能再改回去", hint=_offered(REPORTED_BY_UPDATE))
    return found


def _known(typed: str, offered: tuple[Status, ...], more: str) -> Status:
    found = parse_status(typed)
    if found is None:
        from difflib import get_close_matches

        known = [spelling for one in Status for spelling in (one.value, one.label, one.initials)]
        close = get_close_matches(typed, known, n=1, cutoff=0.5)
        guess = f"，是不是 {close[0]}？" if close else ""
        raise UsageError(f"没有“{typed}”这个状态{guess}", hint=f"{_offered(offered)}{more}")
    return found


def _offered(statuses: tuple[Status, ...]) -> str:
    listed = "、".join(f"{one.value} {one.label}" for one in statuses)
    return f"可写：{listed}（或拼音首字母）"


def lights(typed: Sequence[str]) -> tuple[Light, ...]:
    """Lights by English or Chinese name."""
    found = []
    for word in typed:
        light = _LIGHTS.get(word.lower().removesuffix("灯"))
        if light is None:
            raise UsageError(
                f"没有“{word}”这种灯", hint="可写 red、yellow、blue、green、none，或 红 黄 蓝 绿 无"
            )
        found.append(light)
    return tuple(found)


def kind(typed: str | None) -> Kind | None:
    """指标 or 任务."""
    if typed is None:
        return None
    for one in Kind:
        if typed in (one.value, one.label):
            return one
    raise UsageError(f"没有“{typed}”这个类别", hint="可写 indicator 指标、task 任务")


def truth(typed: str | None) -> bool | None:
    """yes or no."""
    if typed is None:
        return None
    if typed.lower() not in _YES:
        raise UsageError(f"--met 的“{typed}”不明确", hint="请写 yes 或 no")
    return _YES[typed.lower()]


def flag(what: str, typed: str | None) -> bool | None:
    """是 or 否 in a field; None where it was left empty."""
    if typed is None:
        return None
    if typed.lower() not in _YES:
        raise UsageError(f"{what}的“{typed}”看不懂", hint="请写 是，不是就空着")
    return _YES[typed.lower()]


def verify_result(typed: str) -> VerifyResult:
    """属实, 部分属实, 不实."""
    table = {"属实": VerifyResult.CONFIRMED, "部分属实": VerifyResult.PARTLY, "不实": VerifyResult.UNTRUE}
    table |= {one.value: one for one in VerifyResult}
    if typed not in table:
        raise UsageError(
            f"没有“{typed}”这种核查结论", hint="可写 confirmed 属实、partly 部分属实、untrue 不实"
        )
    return table[typed]


def role(typed: str) -> Role:
    """牵头 or 配合."""
    table = {"lead": Role.LEAD, "牵头": Role.LEAD, "support": Role.SUPPORT, "配合": Role.SUPPORT}
    if typed not in table:
        raise UsageError(f"没有“{typed}”这种角色", hint="可写 lead 牵头、support 配合")
    return table[typed]
