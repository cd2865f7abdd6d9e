"""推进, 加强, 完善 without a number, an object or a date: nobody can say when it is done."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jianguan_cli.domain.finding import Finding, Severity
from jianguan_cli.domain.lint.rule import Ledger, LintCode, LintRule, node_of
from jianguan_cli.domain.target import Deliverable

CODE = LintCode(
    "vague-target",
    Severity.WARNING,
    "成果表述空泛",
    "成果以推进、加强、完善一类的词开头，却没有数字、没有日期，也没有看得见的对象（制度、平台、方案、名录……），"
    "说不清何时算完成。请写明做成什么；原文只有这样的话，就不列为成果。",
)

_VAGUE = re.compile(
    r"(?:进一步|持续|不断|大力|积极|深入|全面|切实|着力|扎实|稳步|加快|有序|统筹|继续)*"
    r"(?:推进|推动|加强|强化|深化|提升|提高|促进|加大|改进|落实|抓好|做好|健全|完善|优化)"
)
# A result one can point at: a document, a body, a system, a list, an event, a named thing.
_OBJECTS = [
    "制度",
    "机制",
    "体系",
    "平台",
    "系统",
    "方案",
    "办法",
    "规则",
    "规范",
    "标准",
    "清单",
    "目录",
    "名录",
    "指南",
    "指引",
    "条例",
    "规章",
    "法规",
    "文件",
    "规划",
    "计划",
    "纲要",
    "预案",
    "档案",
    "数据库",
    "信息库",
    "人才库",
    "库",
    "网",
    "站",
    "中心",
    "基地",
    "实验室",
    "机构",
    "队伍",
    "联盟",
    "园区",
    "示范区",
    "工程",
    "项目",
    "行动",
    "活动",
    "试点",
    "改革",
    "创建",
    "评选",
    "大会",
    "培训",
    "演练",
    "检查",
    "抽查",
    "整治",
    "评估",
    "报告",
    "白皮书",
    "公告",
    "通报",
    "模式",
    "模型",
    "窗口",
    "专栏",
    "品牌",
    "证书",
    "证照",
    "执照",
    "印章",
    "条款",
    "合同",
    "协议",
    "机制",
    "预算",
    "备案",
    "公示",
    "注销",
    "登记",
    "审批",
    "许可",
    "服务点",
    "指导站",
    "服务站",
    "所",
    "院",
    "馆",
    "厅",
    "码",
    "证",
    "图",
    "表",
    "册",
    "片",
    "歇业",
    "立法",
    "修订",
    "网办",
    "联网",
]
_DIGIT = re.compile(r"[0-9《“]")


def check(ledger: Ledger) -> Iterator[Finding]:
    """Each deliverable that opens with a vague verb and names no number, date or object."""
    for checklist, item in ledger.items():
        for deliverable in item.deliverables:
            if is_vague(deliverable):
                yield CODE.finding(
                    checklist.path,
                    node_of(deliverable, "text"),
                    f"成果“{deliverable.text}”没有数字、日期或具体对象",
                    item=item.id,
                    hint="写明做成什么；原文只有这样的话，就不列为成果",
                )


def is_vague(deliverable: Deliverable) -> bool:
    """Whether nothing in the deliverable could be checked on a day."""
    text = deliverable.text
    return (
        _VAGUE.match(text) is not None
        and deliverable.by is None
        and _DIGIT.search(text) is None
        and not any(thing in text for thing in _OBJECTS)
    )


RULE = LintRule(CODE, check)
