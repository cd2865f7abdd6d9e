"""The commands of the program: name, group, place, one line of help.

Only the command that was asked for is imported and built; the help page is made from this table alone.
"""

from __future__ import annotations

from typing import NamedTuple

DAILY, SUPERVISION, REPORTS, VERSIONS, ADMIN = "日常", "督查", "报表", "版本", "管理"
GROUPS = (DAILY, SUPERVISION, REPORTS, VERSIONS, ADMIN)


class Entry(NamedTuple):
    """A command: ``place`` is ``module:function`` inside ``jianguan_cli.cli``."""

    name: str
    group: str
    place: str
    help: str
    hidden: bool = False


COMMANDS = (
    Entry("list", DAILY, "daily.looking:list_items", "列出事项和灯（别名 ls）"),
    Entry("ls", DAILY, "daily.looking:list_items", "同 list", hidden=True),
    Entry("show", DAILY, "daily.looking:show", "查看一个事项的全部情况"),
    Entry("mine", DAILY, "daily.desk:mine", "我要办的事项，最急的在前"),
    Entry("update", DAILY, "daily.looking:update", "填报进展：状态、数值、成果、文字、佐证"),
    Entry("submit", DAILY, "daily.looking:submit", "申请销号"),
    Entry("new", DAILY, "daily.starting:new", "新建计划文件"),
    Entry("add", DAILY, "daily.starting:add", "立项：在计划里加一个事项"),
    Entry("export", DAILY, "daily.forms:export", "导出填报表（xlsx、csv），发给单位填写"),
    Entry("import", DAILY, "daily.forms:import_", "导入填好的填报表（xlsx、xls、csv）"),
    Entry("undo", DAILY, "daily.desk:undo", "撤销上一条写入的命令"),
    Entry("tui", DAILY, "daily.desk:tui", "全屏界面：列表、查找、填报（要另装 tui）"),
    Entry(
        "check",
        SUPERVISION,
        "supervision.checking:check",
        "判定全部事项，列出亮灯的原因；达到门槛时退出码为 1",
    ),
    Entry("explain", SUPERVISION, "supervision.checking:explain", "说明一条规则，或某个事项为什么是这个灯"),
    Entry("score", SUPERVISION, "supervision.scoring:score", "按规则评分、排名，每一分都说得出来由"),
    Entry(
        "close", SUPERVISION, "supervision.decisions:close", "销号（须有佐证和批准人，不能由申请人自己办）"
    ),
    Entry("return", SUPERVISION, "supervision.decisions:return_", "退回销号申请"),
    Entry("reopen", SUPERVISION, "supervision.decisions:reopen", "重新打开已办结的事项，或恢复暂缓的事项"),
    Entry("extend", SUPERVISION, "supervision.amendments:extend", "申请延期、批准延期或不予延期"),
    Entry("correct", SUPERVISION, "supervision.amendments:correct", "更正以前报错的数"),
    Entry("revise", SUPERVISION, "supervision.amendments:revise", "经批准修订目标或名称"),
    Entry("verify", SUPERVISION, "supervision.decisions:verify", "登记核查结论；不实则撤回数据"),
    Entry("transfer", SUPERVISION, "supervision.amendments:transfer", "移交承办单位（文件所印的不改）"),
    Entry("pause", SUPERVISION, "supervision.decisions:pause", "暂缓（期限不停）"),
    Entry("drop", SUPERVISION, "supervision.decisions:drop", "撤项（须有文号和批准人）"),
    Entry("carry", SUPERVISION, "supervision.scoring:carry", "结转到以后的计划"),
    Entry("split", SUPERVISION, "supervision.scoring:split", "把一个事项拆分为几个"),
    Entry("notice", SUPERVISION, "supervision.scoring:notice", "登记发出的提醒函、催办函或督办单"),
    Entry("reply", SUPERVISION, "supervision.scoring:reply", "回复督办文书"),
    Entry(
        "trace",
        SUPERVISION,
        "supervision.tracing:trace",
        "哪一条由哪个计划的哪一项承接，哪些没有承接，哪些冲突",
    ),
    Entry("report", REPORTS, "reports:report", "周报、月报、台账、通报、督办文书、评估、挂图、日历、网站"),
    Entry("diff", VERSIONS, "versions:diff", "用业务语言说明改了什么：状态、读数、时限、责任、变灯"),
    Entry("review", VERSIONS, "versions:review", "审核一次变更：哪些承诺、责任、历史被悄悄改动"),
    Entry("history", VERSIONS, "versions:history", "一个事项的来龙去脉：日志和提交排在一条时间线上"),
    Entry("freeze", VERSIONS, "versions:freeze", "封存一个报告期：签发快照，此后改动该期会在审核时指出"),
    Entry("git", VERSIONS, "versions:git", "安装或卸下合并、比较清单的驱动（install、uninstall）"),
    Entry("merge-file", VERSIONS, "versions:merge_file", "按事项合并清单：git 的合并驱动，也可手工用"),
    Entry("textconv", VERSIONS, "versions:textconv", "把清单写成一行一事（供 git diff）", hidden=True),
    Entry("init", ADMIN, "administration.workspace:init", "新建工作区"),
    Entry("lint", ADMIN, "administration.workspace:lint", "检查数据质量，列出全部错误和提醒"),
    Entry("fmt", ADMIN, "daily.desk:fmt", "把文件排成规定的格式，注释不丢"),
    Entry("units", ADMIN, "daily.desk:units", "单位登记册：列出、更名"),
    Entry(
        "completion",
        ADMIN,
        "administration.completion:completion",
        "打印 Tab 补全脚本：bash、zsh、fish、powershell",
    ),
    Entry("schema", ADMIN, "administration.workspace:schema", "打印文件格式的 JSON Schema，供编辑器使用"),
)
