"""Nothing typed is half understood: what is said back of it, read again, means the same.

Numbers are spelled here by a speller of its own, so that the reader is not held against itself.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from jianguan_cli.domain.records.edit import Fragment
from jianguan_cli.domain.spoken.amount import read_amount
from jianguan_cli.domain.spoken.dates import read_day, read_period
from jianguan_cli.domain.spoken.deadlines import read_deadline
from jianguan_cli.domain.spoken.limits import Frame
from jianguan_cli.domain.spoken.numerals import read_numeral
from jianguan_cli.domain.spoken.target.draft import in_order
from jianguan_cli.domain.spoken.target.reading import read_targets, say_target
from jianguan_cli.domain.spoken.understanding import NotUnderstoodError, folded
from jianguan_cli.domain.values.calendar import Calendar
from jianguan_cli.domain.values.dates import period_label, period_of, say
from jianguan_cli.domain.values.number import show
from jianguan_cli.domain.values.vocabulary import Every

DIGITS = "零一二三四五六七八九"


def spelled(number: int) -> str:
    """The number as it is read out: 10500 is 一万零五百."""
    for unit, word in ((10**8, "亿"), (10**4, "万")):
        if number >= unit:
            high, low = divmod(number, unit)
            zero = "零" if 0 < low < unit // 10 else ""
            return f"{spelled(high)}{word}{zero}{_inner(low) if low else ''}"
    return _section(number) if number else "零"


def _inner(number: int) -> str:
    """A number behind another: 十五 is 一十五 there."""
    said = spelled(number)
    return f"一{said}" if said.startswith("十") else said


def _section(number: int) -> str:
    said, gap = "", False
    for place, word in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // place % 10
        if digit:
            said += ("零" if gap and said else "") + DIGITS[digit] + word
        gap = not digit
    return said.removeprefix("一") if 10 <= number < 20 else said


@settings(max_examples=1000)
@given(st.one_of(st.integers(0, 200_000), st.integers(0, 10**12)))
def test_a_number_read_out_is_that_number(number: int) -> None:
    assert read_numeral(spelled(number)) == number


@given(st.integers(1, 9), st.integers(1, 9), st.sampled_from("十百千万亿"))
def test_a_last_digit_without_its_place_counts_one_place_below(high: int, low: int, place: str) -> None:
    unit = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}[place]
    assert read_numeral(f"{DIGITS[high]}{place}{DIGITS[low]}") == high * unit + low * unit // 10


@given(st.text("零一二两三四五六七八九十百千万亿点", max_size=9))
def test_what_is_read_as_a_number_can_be_spelled(said: str) -> None:
    number = read_numeral(said)
    if number is not None and number == int(number):
        assert read_numeral(spelled(int(number))) == number


NUMBERS = st.decimals(Decimal("0.01"), Decimal(99999999), places=2)
SAME = (
    ("户", "万户", 10**4),
    ("元", "亿元", 10**8),
    ("公斤", "吨", 1000),
    ("万元", "亿元", 10**4),
    ("‰", "%", 10),
)


@given(NUMBERS, st.sampled_from(SAME), st.booleans())
def test_units_convert_both_ways(number: Decimal, units: tuple[str, str, int], up: bool) -> None:
    small, large, times = units
    said, unit = (small, large) if up else (large, small)
    typed = f"{show(number)}{said}"
    value = number / times if up else number * times
    if len(show(value).replace(".", "")) > 15 or -value.as_tuple().exponent > 6:  # type: ignore[operator]
        return
    amount = read_amount(typed, unit)
    assert amount.value == value
    left, right = amount.words.split(" = ")
    assert read_amount(left, unit).value == read_amount(right, unit).value == value


@given(st.integers(0, 10**12), st.sampled_from(["批次", "万户", "%", "批次/千人"]))
def test_every_spelling_of_a_number_is_one_number(number: int, unit: str) -> None:
    wide = str(number).translate({ord(sign): ord(sign) + 0xFEE0 for sign in "0123456789"})
    for typed in (str(number), f"{number:,}", wide, f"{number}{unit}", f" {number} {unit} "):
        assert read_amount(typed, unit).value == number


@given(st.integers(0, 500), st.integers(1, 500))
def test_parts_are_kept_and_said_as_their_rate(part: int, more: int) -> None:
    whole = part + more
    amount = read_amount(f"{part}/{whole}", "%")
    assert amount.parts == (part, whole)
    assert abs(amount.value - Decimal(100 * part) / whole) <= Decimal("0.0000005")


AMOUNT_PARTS = st.sampled_from(
    [
        *("0", "1", "2", "3", "4", "5", "6", "7", "8", "9", ".", ",", "，", "%", "‰", "万"),
        *("亿", "千", "户", "元", "两", "十", "百分之", "成", "/", "约", "多", "以上", "-", "+"),
        *("①", "点", "零", "—", "５", " "),
    ]
)


@settings(max_examples=2000)
@given(st.lists(AMOUNT_PARTS, max_size=7).map("".join), st.sampled_from(["户", "万户", "%", "元", "吨"]))
def test_an_amount_is_whole_or_refused(typed: str, unit: str) -> None:
    """Whatever is read keeps every digit that was typed, and means the same when it is said back."""
    try:
        amount = read_amount(typed, unit)
    except NotUnderstoodError as error:
        assert error.hint
        return
    assert read_amount(f"{show(amount.value)}{unit}", unit).value == amount.value
    if amount.words:
        assert read_amount(amount.words.split(" = ")[0], unit).value == amount.value


DAYS = st.dates(date(2000, 1, 1), date(2150, 12, 31))


@given(DAYS)
def test_a_day_said_back_is_that_day(day: date) -> None:
    for typed in (
        say(day),
        day.isoformat(),
        f"{day:%Y/%m/%d}",
        f"{day:%Y%m%d}",
        f"{day.year}.{day.month}.{day.day}",
    ):
        assert read_day(typed, date(2025, 6, 15), Calendar()) == day


@given(DAYS, st.sampled_from([every for every in Every if every is not Every.WEEK]), DAYS)
def test_a_period_said_back_is_that_period(day: date, every: Every, entered: date) -> None:
    period = period_of(day, every)
    label = period_label(period, every)
    assert read_period(label) == read_period(label, entered) == period
    # What --upto says back is the last day, and read again it is that day.
    assert read_day(say(period.last), entered, Calendar()) == period.last


@given(DAYS, st.sampled_from([every for every in Every if every not in (Every.WEEK, Every.YEAR)]), DAYS)
def test_a_period_without_its_year_is_the_last_that_has_ended(day: date, every: Every, entered: date) -> None:
    label = period_label(period_of(day, every), every).split("年", 1)[1]
    found = read_period(label, entered)
    if found is None:
        return  # before the first year of all plans
    assert found.last <= entered < found.last.replace(day=28).replace(year=found.last.year + 1) + timedelta(4)
    assert period_label(found, every).split("年", 1)[1] == label
    assert read_period(period_label(found, every)) == found


FRAMES = st.builds(
    lambda issued, years, passed, given: Frame(
        min(issued + timedelta(days=passed), date(issued.year + years, 12, 31)),
        issued,
        date(issued.year, 1, 1),
        date(issued.year + years, 12, 31),
        Calendar(),
        given and issued + timedelta(days=3),
    ),
    st.dates(date(2020, 1, 1), date(2030, 12, 1)),
    st.integers(0, 4),
    st.integers(0, 1500),
    st.sampled_from([None, True]),
)
TIMES = st.sampled_from(
    [
        *("2025年6月底", "6月底前", "年底", "上半年", "三季度末", "一个月内", "5个工作日内"),
        *("月底前", "明年6月底", "年内", "交办后10日内", "印发后30日内", "2月29日", "2月30日"),
        *("本季度末", "6月前", "十四五末", "6月中旬", "下月15日"),
    ]
)


@settings(max_examples=600)
@given(TIMES, FRAMES)
def test_a_deadline_said_back_is_that_deadline(typed: str, frame: Frame) -> None:
    try:
        found = read_deadline(typed, frame)
    except NotUnderstoodError as error:
        assert error.hint
        return
    assert found.day is not None
    assert read_deadline(say(found.day), frame) == found
    assert read_deadline(found.day.isoformat(), frame) == found


@settings(max_examples=300)
@given(st.sampled_from(["6月底前", "年底", "上半年", "一个月内", "月底前"]), FRAMES)
def test_a_deadline_without_a_year_is_never_guessed(typed: str, frame: Frame) -> None:
    """Typed on the day of issue or today, the words give one day, or none is taken."""
    try:
        found = read_deadline(typed, frame)
    except NotUnderstoodError:
        return
    assert found.day is not None
    assert (
        (frame.given or frame.issued)
        <= found.day
        <= max(frame.end, found.day if "内" in typed else frame.end)
    )


NAMES = st.text("甲乙丙丁戊己庚辛", min_size=2, max_size=6)
UNITS = st.sampled_from(["%", "‰", "批次", "万户", "个", "次/户", "件", "亿元", "个百分点"])
VALUES = st.decimals(Decimal("0.1"), Decimal(99999), places=1).map(lambda one: Decimal(show(one)))
YEARS = st.integers(2015, 2035)


@st.composite
def targets(draw: st.DrawFn) -> dict[str, Fragment]:
    """A target of any kind that typed words can say."""
    name, unit = draw(NAMES), draw(UNITS)
    rule = draw(st.sampled_from(["reach", "keep", "each", "grow"]))
    made: dict[str, Fragment] = {"key": name, "metric": name, "rule": rule, "unit": unit}
    if rule in ("each", "grow"):
        made["every"] = draw(
            st.sampled_from(["week", "dekad", "month", "bimonth", "quarter", "half", "year"])
        )
        if draw(st.booleans()):
            made["average"] = True
    low = draw(VALUES)
    shape = draw(st.sampled_from(["bound", "between", "around", "against"]))
    if rule == "grow" or shape == "bound":
        made |= {"op": draw(st.sampled_from([">=", "<=", "==", ">", "<"])), "value": low}
        if rule == "grow" and unit in ("%", "‰"):
            made["level_unit"] = draw(st.sampled_from(["亿元", "万户"]))
    elif shape == "between":
        made |= {"op": "between", "value": low, "upper": low + draw(VALUES)}
    elif shape == "around":
        made |= {"op": "==", "value": low, "tolerance": draw(VALUES)}
    else:
        made |= {"op": draw(st.sampled_from([">=", "<=", ">", "<"])), "against": "全国平均"}
        if draw(st.booleans()):
            made |= {"op": ">=", "margin": draw(VALUES), "unit": "%"}
    notes: list[dict[str, Fragment]] = [
        {"strength": "soft"},
        {"nature": "binding"},
        {"implied": True},
        {"measure": draw(st.sampled_from(["stock", "rate", "flow"]))},
        {"combine": draw(st.sampled_from(["worst", "sum", "mean", "pooled"]))},
        {"part_of": draw(NAMES)},
        {"any_of": draw(NAMES)},
        {"deadline": date(draw(YEARS), 6, 30), "deadline_text": "到年中"},
        {"baseline": {"value": draw(VALUES), "date": date(draw(YEARS), 12, 31)}},
        {"milestones": [{"by": date(draw(YEARS), 12, 31), "value": draw(VALUES)}]},
    ]
    for note in draw(st.lists(st.sampled_from(notes), max_size=3)):
        made |= note
    return in_order(made)


@settings(max_examples=800)
@given(targets())
def test_a_target_said_back_is_that_target(target: dict[str, Fragment]) -> None:
    assert read_targets(say_target(target)) == (target,)


TARGET_PARTS = st.sampled_from(
    [
        *("合格率", "抽检", "督导", "失业率", "产值（亿元）", "每季度", "每年", "年均", "力争"),
        *("不低于", "不超过", "达到", "控制在", "保持在", "增长", "下降", "比上年", "比2020年"),
        *("98%", "300批次", "3%", "5%", "一次", "0.5个百分点", "以上", "以内", "左右", "—"),
        *("至", "且", "或", "，", "、", "其中", "全国平均", "高于", "前三名", "全覆盖", "不发生"),
        *("（约束性）", "到2025年", "2021年", ">=", "<=", "=", "±0.5", "keep:", "each/month:"),
        *("逐年提高", "1,200", "均", "合计"),
    ]
)


def numbers(text: str) -> list[str]:
    """The numbers that stand in a text, thousands unparted."""
    return re.findall(r"[0-9]+(?:\.[0-9]+)?", re.sub(r"(?<=[0-9]),(?=[0-9]{3})", "", folded(text)))


@settings(max_examples=3000)
@given(st.lists(TARGET_PARTS, min_size=2, max_size=7).map("".join))
def test_a_target_is_whole_or_refused(typed: str) -> None:
    """What is read means the same when it is said back, and holds every number that was typed."""
    try:
        found = read_targets(typed)
    except NotUnderstoodError as error:
        assert error.hint
        return
    said = "".join(say_target(one) for one in found)
    for one in found:
        assert read_targets(say_target(one)) == (one,)
    kept: list[Any] = numbers(said)
    assert [one for one in numbers(typed) if one not in kept] == []
