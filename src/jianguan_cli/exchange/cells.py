"""What a cell means: a figure, a day, a status, words, evidence; each failure in words for the unit."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta
from decimal import Decimal

from jianguan_cli.domain.plan.status import Status, parse_status
from jianguan_cli.domain.spoken.amount import Amount, read_amount
from jianguan_cli.domain.spoken.dates import WorkingDays, read_day, read_period
from jianguan_cli.domain.spoken.measures import is_share, whole
from jianguan_cli.domain.spoken.numbers import NUMBER_EXAMPLES
from jianguan_cli.domain.spoken.understanding import NotUnderstoodError
from jianguan_cli.domain.values.number import parse_number, show
from jianguan_cli.exchange.columns import OFFERED
from jianguan_cli.exchange.grid import Cell

_EPOCH = date(1899, 12, 30)  # day 0 of a spreadsheet's count
_SERIALS = range(36526, 73051)  # 2000 to 2099
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_BETWEEN_FILES = re.compile(r"[;；\n]+")
_BETWEEN_NAMES = re.compile(r"[;；,，、\n]+")
_FLAGS = {"是": True, "√": True, "✓": True, "初步数": True, "1": True, "否": False, "0": False}
_ANSWERS = {"是": True, "达到": True, "否": False, "未达到": False}


class NotMeantError(ValueError):
    """The cell holds nothing that its column can take; the message says why."""


def amount_of(cell: Cell, unit: str) -> Amount:
    """The figure in ``unit``; a number that the sheet shows as a percentage is a share of the whole."""
    value = _sound(cell)
    if isinstance(value, Decimal):
        if cell.percent:
            if not is_share(unit):
                raise NotMeantError(f"这里是百分数，但指标的单位是“{unit}”")
            value *= whole(unit)
        if parse_number(show(value)) is None:
            raise NotMeantError(f"“{show(value)}”位数太多；至多 15 位整数、6 位小数，请四舍五入")
        return Amount(Decimal(show(value)))
    if not isinstance(value, str):
        raise NotMeantError(f"“{shown(cell)}”不是数；可以写 {NUMBER_EXAMPLES}")
    try:
        return read_amount(value, unit)
    except NotUnderstoodError as error:
        raise NotMeantError(f"{error.message}；{error.hint}") from error


def flag_of(cell: Cell) -> bool:
    """是 or 否, also a tick."""
    value = _sound(cell)
    said = value.strip() if isinstance(value, str) else shown(cell)
    if said not in _FLAGS:
        raise NotMeantError(f"“{shown(cell)}”看不懂；是初步数就写“是”，不是就空着")
    return _FLAGS[said]


def answer_of(cell: Cell) -> bool | None:
    """是/否 in place of a figure, for a bar that nobody defined (第一方阵)."""
    return _ANSWERS.get(cell.value.strip()) if isinstance(cell.value, str) else None


def day_of(cell: Cell, today: date, calendar: WorkingDays) -> date:
    """A day, or the last day of a period (2025Q2)."""
    value = _sound(cell)
    if isinstance(value, date):
        return value
    if isinstance(value, Decimal) and value in _SERIALS:
        return _EPOCH + timedelta(days=int(value))
    text = show(value) if isinstance(value, Decimal) else value
    if isinstance(text, str):
        period = read_period(text, today)
        day = period.last if period else read_day(text, today, calendar)
        if day is not None:
            return day
    raise NotMeantError(f"“{shown(cell)}”不是日期；可以写 2025-06-30、2025年6月30日、2025Q2")


def status_of(cell: Cell) -> Status:
    """A status by its Chinese label, English token or pinyin initials."""
    value = _sound(cell)
    found = parse_status(unicodedata.normalize("NFKC", value)) if isinstance(value, str) else None
    if found is None:
        offered = "、".join(one.label for one in OFFERED)
        raise NotMeantError(f"没有“{shown(cell)}”这个状态；可以选 {offered}，没有变化就空着")
    return found


def words_of(cell: Cell) -> str:
    """Words as they stand; numbers and days in the wrong column are words too."""
    value = _sound(cell)
    if not isinstance(value, str):
        return shown(cell)
    text = value.replace("_x000D_", "").replace("\r\n", "\n").strip()
    control = _CONTROL.search(text)
    if control:
        raise NotMeantError(f"有不能写进文件的控制字符 U+{ord(control[0]):04X}，请删去")
    return text


def evidence_of(cell: Cell) -> tuple[str, ...]:
    """Files and addresses, separated by semicolons or line breaks."""
    parts = (part.strip() for part in _BETWEEN_FILES.split(words_of(cell)))
    return tuple(part if "://" in part else part.replace("\\", "/") for part in dict.fromkeys(parts) if part)


def deliverables_of(cell: Cell, keys: list[str], owing: list[str]) -> tuple[str, ...]:
    """The deliverables that are done, by their names; 全部 is all that are still owed."""
    said = words_of(cell).removeprefix("已完成").lstrip("：: ")
    if said in ("", "全部", "全部完成", "100%") or (cell.percent and cell.value == 1):
        return tuple(owing)
    # A name may itself hold a 、 between its parts.
    named = [said] if said in keys else [part.strip() for part in _BETWEEN_NAMES.split(said) if part.strip()]
    found = []
    for name in named:
        hits = [key for key in keys if key == name] or [key for key in keys if name in key]
        if len(hits) != 1:
            raise NotMeantError(
                f"“{name}”不是本事项的成果；可写：{'、'.join(keys)}，几项用分号隔开，或写“全部”"
            )
        found += hits
    return tuple(dict.fromkeys(found))


def shown(cell: Cell) -> str:
    """The cell as people see it."""
    value = cell.value
    if isinstance(value, Decimal):
        return f"{show(value * 100)}%" if cell.percent else show(value)
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, date):
        return value.isoformat()
    return (value or "").strip()


def _sound(cell: Cell) -> str | Decimal | date:
    if cell.fault:
        raise NotMeantError(cell.fault)
    if cell.value is None or isinstance(cell.value, bool):
        raise NotMeantError(f"“{shown(cell)}”看不懂")
    return cell.value
