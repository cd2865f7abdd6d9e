from __future__ import annotations

from decimal import Decimal
from textwrap import dedent

import pytest
from tests.unit.judging.making import settings

from jianguan_cli.domain.judging.scheme import DEFAULT_SCHEME, scheme_of
from jianguan_cli.domain.records.finding import Light
from jianguan_cli.domain.review.accepting import acceptance_slips
from jianguan_cli.domain.settings.reading import read_settings
from jianguan_cli.domain.settings.settings import Settings
from jianguan_cli.storage.yaml_tree import parse_tree


def wrong(text: str) -> list[str]:
    """The mistakes of a settings text as `line:column message`."""
    tree, unreadable = parse_tree(dedent(text), "jianguan.yaml")
    assert not unreadable
    made, findings = read_settings(tree, "jianguan.yaml", acceptance_slips)
    assert (made is None) == bool(findings)
    return [
        f"{one.location.line}:{one.location.column} {one.message}"
        for one in findings
        if one.location is not None
    ]


def test_an_empty_file_is_all_defaults() -> None:
    assert read_settings(None, "jianguan.yaml", acceptance_slips) == (Settings(), [])
    assert wrong("{}") == []
    assert scheme_of(settings()) is DEFAULT_SCHEME


BANDS = "lights:\n  behind-pace:\n    bands:\n"


@pytest.mark.parametrize(
    ("bands", "expected"),
    [
        (["{upto: 10, light: green}", "{over: 10, light: yellow}"], []),
        (["{light: yellow}"], []),
        (
            ["{upto: 10, light: green}", "{over: 10, upto: 30.5, light: yellow}", "{over: 30.5, light: red}"],
            [],
        ),
        # the band from 0 to 10 is forgotten
        (
            ["{over: 10, light: yellow}"],
            ["4:9 0 至 10 之间没有规定（有空档）；请加一档 {upto: 10, light: green}"],
        ),
        (
            ["{upto: 10, light: green}", "{over: 15, light: yellow}"],
            ["5:9 10 至 15 之间没有规定（有空档），请首尾相接"],
        ),
        (
            ["{upto: 10, light: green}", "{over: 5, light: yellow}"],
            ["5:9 5 至 10 规定了两次（有重叠），请首尾相接"],
        ),
        (
            ["{upto: 10, light: green}", "{over: 10, upto: 30, light: yellow}"],
            ["5:9 大于 30 的没有规定（有空档）；最后一档不要写 upto"],
        ),
        (
            ["{light: green}", "{over: 10, light: yellow}"],
            ["5:9 前一档没有写 upto，已包住这一档（有重叠）；只有最后一档不写 upto"],
        ),
        (
            ["{upto: 10, light: green}", "{over: 10, upto: 10, light: yellow}"],
            ["5:9 upto（10）应大于 over（10）"],
        ),
        (["{upto: 0, light: green}"], ["4:9 upto（0）应大于 over（0）"]),
    ],
)
def test_bands_leave_no_hole_and_do_not_overlap(bands: list[str], expected: list[str]) -> None:
    assert wrong(BANDS + "".join(f"      - {band}\n" for band in bands)) == expected


def test_bands_that_are_empty() -> None:
    assert wrong("lights: {step-late: {bands: []}}") == ["1:21 bands 是空的；请至少写一档"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "lights: {overdue: {light: orange}}",
            "1:27 颜色“orange”没有声明；可用 red、yellow、blue、green，或先在 colours 里声明",
        ),
        (
            "lights: {missed-target: {soft: pink}}",
            "1:32 颜色“pink”没有声明；可用 red、yellow、blue、green，或先在 colours 里声明",
        ),
        (
            "lights: {period-short: {within: pink}}",
            "1:33 颜色“pink”没有声明；可用 red、yellow、blue、green，或先在 colours 里声明",
        ),
        (
            "lights: {behind-pace: {bands: [{light: pink}]}}",
            "1:40 颜色“pink”没有声明；可用 red、yellow、blue、green，或先在 colours 里声明",
        ),
        (
            "colours: {orange: {label: 橙}}",
            "1:19 颜色“orange”要写 level，说明相当于哪一档：red、yellow、blue 或 green",
        ),
        (
            "notices: {ladder: [blue, purple]}",
            "1:10 颜色“purple”没有声明；可用 red、yellow、blue、green，或先在 colours 里声明",
        ),
        ("notices: {first: {red: blue}, ladder: [yellow, red]}", "1:10 first 里的颜色“blue”不在 ladder 里"),
        (
            "calendar: {off: [2025-07-01], work: [2025-07-01]}",
            "1:11 2025-07-01 既写在 off 又写在 work 里，请只留一处",
        ),
    ],
)
def test_mistakes_are_named_where_they_stand(text: str, expected: str) -> None:
    assert wrong(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "lights: {over-due: {light: red}}",  # no such code
        "lights: {overdue: {limit: 3}}",  # a key that would be read and ignored
        "lights: {stale: {limit: -1}}",
        "lights: {stale: {limit: 1.5}}",
        "lights: {behind-pace: {bands: [{over: x, light: red}]}}",
        "colours: {orange: {level: amber}}",
        "extensions: {limit: -1}",
        "notices: {reply: 0}",
    ],
)
def test_what_the_table_itself_refuses(text: str) -> None:
    assert len(wrong(text)) == 1


def test_every_mistake_at_once() -> None:
    assert len(wrong("lights: {overdue: {light: a}, stale: {light: b}}\ncolours: {c: {label: 丙}}")) == 3


SLIPS = """
lights:
  over-due: {light: red}
  overdue: {light: orange, limt: 3}
  stale: {limit: x, light: pink}
  step-late:
    bands:
      - {upto: 10, light: green}
      - {over: 15, upto: 30, light: pink, note: 甲}
      - {over: 20, light: red}
zone: 甲
calendar: {off: [2025-07-01], work: [2025-07-01], rest: 1}
"""


def test_an_unknown_key_hides_no_other_mistake() -> None:
    found = [one.partition(" ") for one in wrong(SLIPS)]
    assert sorted((int(where.partition(":")[0]), message[:8]) for where, _, message in found) == [
        (3, "不认识的键“ov"),
        (4, "不认识的键“li"),
        (4, "颜色“orang"),
        (5, "“x”不是数字："),
        (9, "10 至 15 "),
        (9, "不认识的键“no"),
        (9, "颜色“pink”"),
        (10, "20 至 30 "),
        (11, "不认识的键“zo"),
        (12, "2025-07-"),
        (12, "不认识的键“re"),
    ]


def test_a_colour_with_a_mistake_is_declared_all_the_same() -> None:
    text = "colours: {orange: {levl: yellow}}\nlights: {overdue: {light: orange}, stale: {light: pink}}"
    assert [one[:4] for one in wrong(text)] == ["1:20", "2:51"]


ORANGE = """
colours:
  orange: {level: yellow, label: 橙, meaning: 橙单督办}
  blue: {label: 蓝星, meaning: 表扬}
lights:
  overdue: {light: orange}
"""


def test_colours_can_be_declared_anew() -> None:
    made = settings(ORANGE)
    assert made.label_of(Light.YELLOW) == "橙"
    assert made.meaning_of(Light.YELLOW) == "橙单督办"
    assert made.label_of(Light.BLUE) == "蓝星"
    assert made.label_of(Light.RED) == "红"
    assert made.meaning_of(Light.GREEN) == "正常推进"
    assert scheme_of(made).rates["overdue"].light is Light.YELLOW


def test_what_is_left_out_keeps_its_default() -> None:
    scheme = scheme_of(
        settings("lights: {missed-target: {light: yellow}, stale: {limit: 30}, step-late: {soft: blue}}")
    )
    assert scheme.rates["missed-target"].soft is Light.YELLOW
    assert scheme.rates["stale"].light is Light.YELLOW
    assert scheme.rates["stale"].limit == 30
    assert scheme.rates["step-late"].bands == DEFAULT_SCHEME.rates["step-late"].bands
    assert scheme.rates["due-soon"] == DEFAULT_SCHEME.rates["due-soon"]


@pytest.mark.parametrize(
    ("text", "code", "light", "soft", "limit"),
    [
        ("lights: {missed-target: {light: red}}", "missed-target", "red", "yellow", 0),
        ("lights: {missed-target: {soft: green}}", "missed-target", "red", None, 0),
        ("lights: {stale: {light: red}}", "stale", "red", "red", 90),
        ("lights: {stale: {limit: 0}}", "stale", "yellow", "yellow", 0),
        ("lights: {late-start: {light: green}}", "late-start", None, None, 25),
        # a colour that means another light here, while no code says anything else
        ("colours: {red: {level: yellow, label: 黄}}", "overdue", "yellow", "yellow", 0),
    ],
)
def test_what_one_code_says_and_what_it_leaves_to_the_default(
    text: str, code: str, light: str | None, soft: str | None, limit: int
) -> None:
    rate = scheme_of(settings(text)).rates[code]
    assert [one.value if one else None for one in (rate.light, rate.soft)] == [light, soft]
    assert rate.limit == limit


@pytest.mark.parametrize(
    ("text", "code", "degree", "light", "soft"),
    [
        ("lights: {behind-pace: {bands: [{light: red}]}}", "behind-pace", 1, "red", "yellow"),
        ("lights: {behind-pace: {bands: [{light: red}]}}", "behind-pace", 0, None, None),
        ("lights: {behind-pace: {soft: blue}}", "behind-pace", 11, "yellow", "blue"),
        ("lights: {behind-pace: {soft: blue}}", "behind-pace", 10, None, None),
        ("lights: {step-late: {bands: [{light: blue}]}}", "step-late", 1, "blue", "blue"),
    ],
)
def test_bands_and_the_colour_of_soft_promises(
    text: str, code: str, degree: int, light: str | None, soft: str | None
) -> None:
    rate = scheme_of(settings(text)).rates[code]
    found = [rate.at(Decimal(degree), soft=one) for one in (False, True)]
    assert [one.value if one else None for one in found] == [light, soft]


def test_a_band_that_lights_nothing_at_all() -> None:
    scheme = scheme_of(settings("lights: {behind-pace: {bands: [{light: green}]}}"))
    assert not scheme.band_start.is_finite()
