"""Bounds: between, 左右, better than a reference by a margin, a column a year, caps, 或."""

from __future__ import annotations

import pytest
from tests.unit.judging.making import light, messages, standing, target_standing, with_target

BETWEEN = "rule: keep\nop: between\nvalue: 3\nupper: 5\nunit: '%'"
ABOUT = "rule: keep\nop: '=='\nvalue: 100\ntolerance: 5"


@pytest.mark.parametrize(
    ("target", "value", "expected"),
    [
        (BETWEEN, "3", None),
        (BETWEEN, "5", None),
        (BETWEEN, "2.999999", "red"),
        (BETWEEN, "5.000001", "red"),
        (ABOUT, "95", None),
        (ABOUT, "105", None),
        (ABOUT, "94.999999", "red"),
        (ABOUT, "105.000001", "red"),
    ],
)
def test_both_ends_are_in(target: str, value: str, expected: str | None) -> None:
    lines = with_target(target, log=f"2025-03-31 | values: {{数: {value}}}")
    assert light("broken-floor", "2025-04-01", lines) == expected


def test_how_they_are_said() -> None:
    band = with_target(BETWEEN, log="2025-03-31 | values: {数: 6}")
    assert messages("broken-floor", "2025-04-01", band) == [
        "“完成数”应在3%至5%之间，截至2025年3月31日为 6%，突破底线"
    ]
    about = with_target(ABOUT, log="2025-03-31 | values: {数: 106}")
    assert messages("broken-floor", "2025-04-01", about) == [
        "“完成数”应在100个左右（上下5），截至2025年3月31日为 106个，突破底线"
    ]


@pytest.mark.parametrize(
    ("op", "value", "expected"),
    [
        (">=", "9.5", None),
        (">=", "9.499999", "red"),
        (">", "9.5", "red"),
        # 低于全国平均0.5: as far below it
        ("<=", "8.5", None),
        ("<=", "8.500001", "red"),
    ],
)
def test_a_margin_betters_the_reference_in_the_direction_of_the_bound(
    op: str, value: str, expected: str | None
) -> None:
    target = f"rule: keep\nop: '{op}'\nagainst: 全国平均\nmargin: 0.5\nunit: 百分点"
    lines = with_target(target, log=f"2025-03-31 | values: {{数: {value}}} | refs: {{数: 9}}")
    assert light("broken-floor", "2025-04-01", lines) == expected


def test_a_margin_is_said() -> None:
    target = "rule: keep\nagainst: 全国平均\nmargin: 0.5\nunit: 百分点"
    lines = with_target(target, log="2025-03-31 | values: {数: 9.2} | refs: {数: 9}")
    seen = "9.2百分点（全国平均 9百分点）"
    assert messages("broken-floor", "2025-04-01", lines) == [
        f"“完成数”应比全国平均高 0.5百分点以上（即不低于 9.5百分点），截至2025年3月31日为 {seen}，突破底线"
    ]


COLUMNS = "milestones: [{by: 2023-12-31, value: 97}, {by: 2024-12-31, value: 97.5}]"
PLAN = "issued: 2023-01-01\nstart: 2023-01-01"


@pytest.mark.parametrize(
    ("day", "value", "asked"),
    [
        ("2023-06-30", "97", None),
        ("2023-06-30", "96.9", "应不低于 97%"),
        ("2023-12-31", "97", None),
        ("2024-01-01", "97", "应不低于 97.5%"),
        ("2024-12-31", "97.5", None),
        ("2025-01-01", "97.5", "应不低于 98%"),
        ("2025-06-30", "98", None),
    ],
)
def test_a_column_a_year_under_keep(day: str, value: str, asked: str | None) -> None:
    target = f"rule: keep\nvalue: 98\nunit: '%'\n{COLUMNS}"
    lines = with_target(target, log=f"{day} | values: {{数: {value}}}")
    found = messages("broken-floor", day, lines, plan=PLAN)
    assert [f"“完成数”{asked}，截至" in message for message in found] == ([] if asked is None else [True])


@pytest.mark.parametrize(
    ("rule", "levels", "as_of", "asked"),
    [
        ("each\nevery: year\nvalue: 140", "2023-12-31 97", "2024-01-01", None),
        ("each\nevery: year\nvalue: 140", "2023-12-31 96", "2024-01-01", "2023年为 96个，应不低于 97个"),
        (
            "each\nevery: year\nvalue: 140",
            "2023-12-31 97, 2024-12-31 97.4",
            "2025-01-01",
            "2024年为 97.4个，应不低于 97.5个",
        ),
        (
            "each\nevery: year\nvalue: 140",
            "2023-12-31 97, 2024-12-31 98, 2025-12-31 139",
            "2026-01-01",
            "2025年为 139个，应不低于 140个",
        ),
        ("grow\nvalue: 99", "2022-12-31 1, 2023-12-31 98", "2024-01-01", None),
        ("grow\nvalue: 99", "2022-12-31 1, 2023-12-31 97", "2024-01-01", "增长 96个，增幅应不低于 97个"),
    ],
)
def test_a_column_a_year_under_each_and_grow(rule: str, levels: str, as_of: str, asked: str | None) -> None:
    log = "\n".join(f"{day} | values: {{数: {value}}}" for day, value in map(str.split, levels.split(",")))
    lines = with_target(f"rule: {rule}\n{COLUMNS}", log=log)
    found = messages("period-short", as_of, lines, plan=PLAN)
    assert [asked is not None and asked in message for message in found] == ([] if asked is None else [True])


@pytest.mark.parametrize(
    ("op", "value", "expected"),
    [
        ("<=", "1000", None),
        ("<=", "1000.000001", "red"),
        ("<", "1000", "red"),
        ("<", "999.9", None),
    ],
)
def test_a_cap_on_a_running_total_is_broken_from_the_first_figure_beyond_it(
    op: str, value: str, expected: str | None
) -> None:
    # a later, lower figure is a misprint of a total that never falls: it makes nothing good
    log = f"2025-06-30 | values: {{数: {value}}}\n2025-07-31 | values: {{数: 900}}"
    lines = with_target(f'op: "{op}"\nvalue: 1000', log=log)
    for as_of in ("2025-06-30", "2025-07-31", "2026-02-01"):
        assert light("broken-floor", as_of, lines) == expected
        assert light("behind-pace", as_of, lines) is None
        assert light("made-good", as_of, lines) is None


def test_a_cap_is_met_only_when_its_time_is_over() -> None:
    lines = with_target('op: "<="', "deadline: 2025-06-30", "2025-06-30 | values: {数: 100}")
    assert target_standing("2025-06-30", lines).state.value == "unpaced"
    assert target_standing("2025-07-01", lines).state.value == "met"


def test_a_corrected_figure_breaks_no_cap() -> None:
    log = "2025-06-30 | values: {数: 110}\n2025-07-02 | correct: {entry: 2025-06-30, values: {数: 11}}"
    lines = with_target('op: "<="', log=log)
    assert light("broken-floor", "2025-07-01", lines) == "red"
    assert light("broken-floor", "2025-07-02", lines) is None


def test_the_upper_end_of_a_band_on_a_running_total_is_a_cap() -> None:
    target = "op: between\nvalue: 100\nupper: 120"
    lines = with_target(target, log="2025-06-30 | values: {数: 121}")
    assert messages("broken-floor", "2025-06-30", lines) == [
        "“完成数”应在100个至120个之间，截至2025年6月30日为 121个，突破上限"
    ]


EITHER = """
deadline: 2025-06-30
targets:
  - {key: 甲, metric: 甲数, rule: reach, op: ">=", value: 100, unit: 个, any_of: 其一}
  - {key: 乙, metric: 乙率, rule: keep, op: ">=", value: 98, unit: "%", any_of: 其一}
  - {key: 丙, metric: 丙数, rule: reach, op: ">=", value: 50, unit: 个}
"""


def of_targets(as_of: str, log: str) -> list[tuple[str, str | None]]:
    entries = "".join(f"  - {{date: {line}, by: 甲}}\n" for line in log.splitlines())
    found = standing(as_of, f"{EITHER}log:\n{entries}" if log else EITHER).findings
    return [(one.code, one.target) for one in found if one.target is not None]


@pytest.mark.parametrize(
    ("as_of", "log", "found"),
    [
        # one is enough: the other is neither behind nor broken nor owed nor missed
        ("2025-06-20", "2025-06-20, values: {甲: 100, 丙: 50}", []),
        ("2025-07-20", "2025-06-30, values: {甲: 100, 丙: 50}", []),
        ("2025-07-20", "2025-06-30, values: {甲: 1, 乙: 98, 丙: 50}", []),
        ("2025-07-20", "2025-06-30, values: {甲: 100, 乙: 1, 丙: 50}", []),
        # none: each speaks
        (
            "2025-07-20",
            "2025-06-30, values: {甲: 99, 乙: 97, 丙: 50}",
            [("missed-target", "甲"), ("missed-target", "乙"), ("broken-floor", "乙")],
        ),
        # and it says nothing for a target of no group
        ("2025-07-20", "2025-06-30, values: {甲: 100, 乙: 98, 丙: 49}", [("missed-target", "丙")]),
        # the one that holds late says that it does
        (
            "2025-07-20",
            "2025-06-30, values: {甲: 99, 乙: 97, 丙: 50}\n2025-07-10, values: {甲: 100}",
            [("made-good", "甲")],
        ),
        # one without a stain goes before one with it
        (
            "2025-07-20",
            "2025-03-31, values: {乙: 97}\n2025-06-30, values: {甲: 100, 乙: 98, 丙: 50}",
            [],
        ),
    ],
)
def test_of_several_promises_one_is_enough(as_of: str, log: str, found: list[tuple[str, str | None]]) -> None:
    assert of_targets(as_of, log) == found
