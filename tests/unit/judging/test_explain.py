from __future__ import annotations

from tests.unit.judging.making import all_standings, log_lines, settings, standing, with_target

from jianguan_cli.domain.judging.explain import explain_item, explain_rule, lit_words, rules_document
from jianguan_cli.domain.judging.rules import RULES
from jianguan_cli.storage.calendar_data import build_calendar

BANDS = "不超过 10 个百分点不亮灯，大于 10、不超过 30 个百分点黄灯，大于 30 个百分点红灯；力争类一律黄灯"


FROM_2023 = "issued: 2023-01-01\nstart: 2023-01-01"


def explained(as_of: str, lines: str, *, plan: str = "", config: str = "") -> list[str]:
    chosen = settings(config)
    one = standing(as_of, lines, plan=plan, config=config)
    return explain_item(one, chosen, build_calendar(chosen)).splitlines()


def test_a_target_behind_its_path() -> None:
    lines = with_target("", "deadline: 2025-04-11", "2025-02-20 | values: {数: 39}")
    assert explained("2025-02-20", lines) == [
        "p-1  推行某制度",
        "判定日 2025年2月20日：黄灯（滞后或未按期报送，须催办），状态推进中",
        "起始 2025年1月1日，时限 2025年4月11日；剩余 50 天，其中工作日 35 个",
        "目标“完成数”（达标型）：应不低于 100个，落后序时",
        "  读数：截至2025年2月20日 39个（2025年2月20日报）",
        "  序时：2025年1月1日 0个 → 2025年4月11日 100个",
        "  完成进度 =（39 − 0）÷（100 − 0）= 39%；应达 50%；差距 -11 个百分点",
        "亮灯依据：",
        "  [黄] 未达序时进度：“完成数”截至2025年2月20日完成 39%，序时应为 50%，落后 11 个百分点",
        f"      规则 behind-pace：{BANDS}，checklists/p.yaml:12:9",
    ]


def test_an_extended_overdue_item() -> None:
    lines = "deadline: 2025-06-30\n" + log_lines(
        "2025-03-01 | extend: {from: 2025-04-30, to: 2025-06-30, approved_by: 分管领导} | status: doing"
    )
    text = explained("2025-07-10", lines)
    assert (
        text[2]
        == "起始 2025年1月1日，时限 2025年6月30日（首个时限 2025年4月30日，批准延期 1 次）；已过 10 天"
    )
    assert "  [红] 逾期未结：已过时限2025年6月30日 10 天，尚未申请销号" in text


def test_computed_working_days_are_labelled() -> None:
    assert "暂按未公布安排推算" in explained("2034-06-01", "deadline: 2035-06-30")[2]


def test_the_first_part_of_a_period() -> None:
    lines = with_target("rule: each\nevery: quarter", "start: 2025-05-01", "2025-06-30 | values: {数: 60}")
    text = explained("2025-07-01", lines)
    cut = "应不低于 67.03个（自2025年5月1日起，按61/91折算）"
    assert f"  2025年第2季度{cut}，完成 89.51%，应达 100%，差距 -10.49 个百分点" in text
    assert f"  [红] 周期未达标：“完成数”2025年第2季度为 60个，{cut}，周期未达标" in text


def test_growth() -> None:
    grow = "rule: grow\nvalue: 5\nunit: '%'"
    log = "2023-12-31 | values: {数: 100}\n2024-12-31 | values: {数: 104}"
    text = explained("2025-01-01", with_target(grow, log=log), plan=FROM_2023)
    assert "  2024年：增长 4%，增幅应不低于 5%" in text
    alone = with_target(grow, log="2023-12-31 | values: {数: 100}")
    assert "  2023年：没有可比的上一周期数据，不判" in explained("2024-01-01", alone, plan=FROM_2023)


def test_why_there_is_no_path() -> None:
    few = with_target("value: 3", log="2025-02-20 | values: {数: 1}")
    assert "  没有序时进度：不足 10 的数量、或没有可走的区间；到期时判定" in explained("2025-02-20", few)
    rate = with_target("unit: '%'", log="2025-02-20 | values: {数: 1}")
    assert "  没有序时进度：没有可比的基期和阶段目标，或基期已达到目标；到期时判定" in explained(
        "2025-02-20", rate
    )


def test_baselines_and_milestones_stand_in_the_formula() -> None:
    stock = "unit: 家\nmeasure: stock\nbaseline: {value: 20, date: 2024-12-31}"
    text = explained(
        "2025-02-20", with_target(stock, "deadline: 2025-04-11", "2025-02-20 | values: {数: 60}")
    )
    assert "  完成进度 =（60 − 20）÷（100 − 20）= 50%；应达 50%；差距 0 个百分点" in text
    falling = 'unit: 家\nmeasure: stock\nop: "<="\nvalue: 20\nmilestones: [{by: 2025-01-31, value: 100}]'
    text = explained(
        "2025-03-07", with_target(falling, "deadline: 2025-04-11", "2025-03-07 | values: {数: 60}")
    )
    assert "  完成进度 =（60 − 100）÷（20 − 100）= 50%；应达 50%；差距 0 个百分点" in text


def test_deliverables_and_own_deadlines() -> None:
    lines = "deliverables: [{key: 甲, text: 甲文, by: 2025-03-31}, {key: 乙, text: 乙文, strength: soft}]\n"
    text = explained("2025-03-01", lines + log_lines("2025-02-01 | done: [甲] | waived: [乙]"))
    assert "成果“甲文”，节点 2025年3月31日：2025年2月1日完成" in text
    assert "成果“乙文”，力争：经批准免于完成" in text
    assert "任务进度（按权重）100%" in text
    own = explained("2025-03-01", with_target("deadline: 2025-06-30"))
    assert "  本目标自有时限 2025年6月30日" in own


def test_nothing_to_say() -> None:
    assert explained("2025-01-02", "status: doing")[-1] == "没有需要提示的问题。"
    assert "判定日 2025年1月2日：不亮灯，状态待填报" in explained("2025-01-02", "status: unreported")
    assert "起始 2025年1月1日，长期坚持，只按周期判定" in explained("2025-01-02", "ongoing: true")


def test_a_split_item_says_so() -> None:
    parent = all_standings("2025-06-01", "id: p-1", "id: p-1.1\nparent: p-1")[0]
    assert explain_item(parent, settings(), build_calendar(settings())).endswith("本事项已拆分，由子事项计。")


def test_the_workspaces_own_words() -> None:
    config = "colours: {orange: {level: yellow, label: 橙, meaning: 橙单}}\nlights: {stale: {limit: 30}}"
    config += "\nreport: {every: month}"
    text = explained("2025-03-01", "status: doing", config=config)
    assert text[1] == "判定日 2025年3月1日：橙灯（橙单），状态推进中"
    assert "      规则 stale：橙灯（界限 30 天），checklists/p.yaml:10:5" in text


def test_rules_in_words() -> None:
    assert lit_words("missed-target", settings()) == "红灯；力争类黄灯"
    assert lit_words("period-short", settings()) == "周期内黄灯，周期结束后红灯；力争类最多黄灯"
    assert lit_words("step-late", settings()) == "不超过 30 天黄灯，大于 30 天红灯；力争类最多黄灯"
    assert lit_words("overdue", settings("lights: {overdue: {light: green}}")) == "不亮灯"
    assert lit_words("step-late", settings("lights: {step-late: {bands: [{light: blue}]}}")) == "蓝灯"
    text = explain_rule("no-reading", settings())
    assert text is not None
    assert "暂缓期间到期的不判，暂缓以前已经亮的照亮" in text


def test_no_rule_says_that_a_pause_silences_what_was_owed_before() -> None:
    assert "暂缓期间：不判" not in rules_document()
    assert "暂缓期间不判" not in "".join(explain_rule(rule.code) or "" for rule in RULES)


def test_targets_nobody_has_reported_on() -> None:
    assert "  读数：无" in explained("2025-01-02", with_target("rule: each\nevery: month"))
    text = explained("2025-01-02", with_target(""))
    assert "  序时：2025年1月1日 0个 → 2025年12月31日 100个" in text
    assert "目标“完成数”（达标型，力争）：应不低于全国均值，未报送" in explained(
        "2025-01-02", with_target("against: 全国均值\nstrength: soft")
    )


def test_relative_and_bare_answers() -> None:
    log = "2025-03-01 | values: {数: 1.4} | refs: {数: 1.3}\n2025-04-01 | met: false"
    text = explained("2025-04-01", with_target("rule: keep\nagainst: 全国均值\nunit: 批", log=log))
    assert "  读数：截至2025年3月1日 1.4批（全国均值 1.3批）（2025年3月1日报）" in text
    assert "  读数：截至2025年4月1日 未达到（2025年4月1日报）" in text


def test_quotation_marks_inside_quotation_marks_are_single() -> None:
    lines = with_target("metric: “双随机”完成数", "deadline: 2025-04-11", "2025-02-20 | values: {数: 39}")
    text = explained("2025-02-20", lines)
    assert text[3].startswith("目标“‘双随机’完成数”")
    assert any("未达序时进度：“‘双随机’完成数”截至" in line for line in text)


def test_a_margin_over_a_share_is_in_points() -> None:
    margin = "against: 全国均值\nmargin: 0.5\nunit: '%'\nrule: keep"
    text = explained(
        "2025-04-01", with_target(margin, log="2025-03-31 | values: {数: 97} | refs: {数: 97.2}")
    )
    assert "应比全国均值高 0.5 个百分点以上" in text[3]
    assert any("（即不低于 97.7%），截至2025年3月31日为 97%" in line for line in text)
    assert not any("0.5%" in line for line in text)


def test_alternatives_and_stages_are_said() -> None:
    stages = "rule: keep\nunit: '%'\nvalue: 98\nmilestones: [{by: 2025-06-30, value: 96}]"
    text = explained("2025-04-01", with_target(stages, log="2025-03-31 | values: {数: 97}"))
    assert "  分时段的界限：到2025年6月30日 96%，以后不低于 98%" in text
    either = "{key: %s, metric: 数, rule: reach, op: '>=', value: 9, unit: 家, any_of: 其一}"
    two = f"targets:\n- {either % '甲'}\n- {either % '乙'}\n"
    assert explained("2025-04-01", two).count("  或：“其一”各项达到一项即可") == 2
    own = "milestones: [{by: 2025-06-30, value: 50, own: true}]"
    assert "  阶段目标：2025年6月30日 50个（自定）" in explained("2025-04-01", with_target(own))


def test_a_mean_is_said_beside_its_last_period() -> None:
    mean = "rule: each\nevery: quarter\nvalue: 30\naverage: true"
    log = "2025-03-31 | values: {数: 20}\n2025-06-30 | values: {数: 35}"
    text = explained("2025-07-01", with_target(mean, log=log))
    assert "  到2025年第2季度止各期平均 27.5个，平均应不低于 30个" in text


def test_the_period_of_the_issue_is_said_not_to_be_judged() -> None:
    quota = with_target("rule: each\nevery: quarter\nvalue: 30")
    late = explained("2025-06-01", quota, plan="issued: 2025-03-20\nstart: 2025-01-01")
    assert "  2025年第1季度：印发在该期后半段，不评" in late
    early = explained("2025-06-01", quota, plan="issued: 2025-01-20\nstart: 2025-01-01")
    assert not any("不评" in line for line in early)


def test_the_rule_line_agrees_with_the_finding() -> None:
    yearly = with_target("report: {every: half}", "status: doing", "2025-01-02 | note: 已部署")
    text = explained("2025-12-30", yearly)
    assert any("规则 stale：黄灯（界限 90 天）；报送周期更长，本项放宽到" in line for line in text)
    soft = with_target("strength: soft\nmilestones: [{by: 2025-03-31, value: 50}]")
    after = explained("2025-08-01", soft)
    assert any("规则 step-late" in line and "力争类最多黄灯" in line for line in after)


def test_what_is_owed_and_when_it_is_due_is_said() -> None:
    text = explained("2025-04-26", with_target("report: {every: month, on: 25}"))
    assert "  报送：每月，当月25日前" in text
    assert any(line.startswith("  欠报：2025年") for line in text)
