"""The commands of the program: name, group, place, one line of help.

Only the command that was asked for is imported and built; the help page is made from this table alone.
"""

from __future__ import annotations

from typing import NamedTuple

DAILY, SUPERVISION, REPORTS, VERSIONS, ADMIN = "日常", "督查", "报表", "版本", "管理"
# In the order of the help page; each with its room beside this module, a package or one module.
GROUPS = {
    DAILY: "daily",
    SUPERVISION: "supervision",
    REPORTS: "reports",
    VERSIONS: "versions",
    ADMIN: "administration",
}


class Entry(NamedTuple):
    """A command: ``place`` is its ``module:function`` in the room of its group, or the function alone."""

    name: str
    group: str
    place: str
    help: str
    hidden: bool = False

    @property
    def module(self) -> str:
        """Where the function stands, below ``jianguan_cli.cli``."""
        room, inside = GROUPS[self.group], self.place.rpartition(":")[0]
        return f"{room}.{inside}" if inside else room

    @property
    def function(self) -> str:
        """The function in its module."""
        return self.place.rpartition(":")[2]


COMMANDS = (
    Entry("list", DAILY, "looking:list_items", "列出事项和灯（别名 ls）"),
    Entry("ls", DAILY, "looking:list_items", "同 list", hidden=True),
    Entry("show", DAILY, "looking:show", "查看一个事项的全部情况"),
    Entry("mine", DAILY, "desk:mine", "我要办的事项，最急的在前"),
    Entry("update", DAILY, "updating:update", "填报进展：状态、数值、成果、文字、佐证"),
    Entry("submit", DAILY, "updating:submit", "申请销号"),
    Entry("new", DAILY, "new:new", "新建计划文件"),
    Entry("add", DAILY, "add:add", "立项：在计划里加一个事项"),
    Entry("export", DAILY, "forms:export", "导出填报表（xlsx、csv），发给单位填写"),
    Entry("import", DAILY, "forms:import_", "导入填好的填报表（xlsx、xls、csv）"),
    Entry("undo", DAILY, "desk:undo", "撤销上一条写入的命令"),
    Entry("tui", DAILY, "desk:tui", "全屏界面：列表、查找、填报（要另装 tui）"),
    Entry("check", SUPERVISION, "checking:check", "判定全部事项，列出亮灯的原因；达到门槛时退出码为 1"),
    Entry("explain", SUPERVISION, "checking:explain", "说明一条规则，或某个事项为什么是这个灯"),
    Entry("score", SUPERVISION, "scoring:score", "按规则评分、排名，每一分都说得出来由"),
    Entry("close", SUPERVISION, "decisions:close", "销号（须有佐证和批准人，不能由申请人自己办）"),
    Entry("return", SUPERVISION, "decisions:return_", "退回销号申请"),
    Entry("reopen", SUPERVISION, "decisions:reopen", "重新打开已办结的事项，或恢复暂缓的事项"),
    Entry("extend", SUPERVISION, "amendments:extend", "申请延期、批准延期或不予延期"),
    Entry("correct", SUPERVISION, "amendments:correct", "更正以前报错的数"),
    Entry("revise", SUPERVISION, "amendments:revise", "经批准修订目标或名称"),
    Entry("verify", SUPERVISION, "decisions:verify", "登记核查结论；不实则撤回数据"),
    Entry("transfer", SUPERVISION, "amendments:transfer", "移交承办单位（文件所印的不改）"),
    Entry("pause", SUPERVISION, "decisions:pause", "暂缓（期限不停）"),
    Entry("drop", SUPERVISION, "decisions:drop", "撤项（须有文号和批准人）"),
    Entry("carry", SUPERVISION, "moving:carry", "结转到以后的计划"),
    Entry("split", SUPERVISION, "moving:split", "把一个事项拆分为几个"),
    Entry("notice", SUPERVISION, "papers:notice", "登记发出的提醒函、催办函或督办单"),
    Entry("reply", SUPERVISION, "papers:reply", "回复督办文书"),
    Entry("trace", SUPERVISION, "tracing:trace", "哪一条由哪个计划的哪一项承接，哪些没有承接，哪些冲突"),
    Entry("report", REPORTS, "report", "周报、月报、台账、通报、督办文书、评估、挂图、日历、网站"),
    Entry("diff", VERSIONS, "diff", "用业务语言说明改了什么：状态、读数、时限、责任、变灯"),
    Entry("review", VERSIONS, "review", "审核一次变更：哪些承诺、责任、历史被悄悄改动"),
    Entry("history", VERSIONS, "history", "一个事项的来龙去脉：日志和提交排在一条时间线上"),
    Entry("freeze", VERSIONS, "freeze", "封存一个报告期：签发快照，此后改动该期会在审核时指出"),
    Entry("git", VERSIONS, "git", "安装或卸下合并、比较清单的驱动（install、uninstall）"),
    Entry("merge-file", VERSIONS, "merge_file", "按事项合并清单：git 的合并驱动，也可手工用"),
    Entry("textconv", VERSIONS, "textconv", "把清单写成一行一事（供 git diff）", hidden=True),
    Entry("init", ADMIN, "workspace:init", "新建工作区"),
    Entry("draft", ADMIN, "drafting:draft", "把文件（docx、pdf、网页、xlsx、txt）起草成清单，逐项确认后移入"),
    Entry("lock", ADMIN, "locking:lock", "把清单与原文锁定：此后谁改了承诺、原文改了哪条，逐条指出"),
    Entry("lint", ADMIN, "workspace:lint", "检查数据质量，列出全部错误和提醒"),
    Entry("fmt", ADMIN, "upkeep:fmt", "把文件排成规定的格式，注释不丢"),
    Entry("units", ADMIN, "upkeep:units", "单位登记册：列出、更名"),
    Entry("completion", ADMIN, "completion:completion", "打印 Tab 补全脚本：bash、zsh、fish、powershell"),
    Entry("schema", ADMIN, "workspace:schema", "打印文件格式的 JSON Schema，供编辑器使用"),
)
