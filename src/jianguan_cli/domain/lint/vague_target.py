"""推进, 加强, 完善 without a number, an object or a date: nobody can say when it is done."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jianguan_cli.domain.lint.rule import Ledger, LintCode, LintRule
from jianguan_cli.domain.plan.target import Deliverable
from jianguan_cli.domain.records.finding import Finding, Severity

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
_OBJECTS = re.compile(
    "制度|责任制|机制|体系|体制|平台|系统|方案|办法|规则|规范|标准|程序|流程|清单|目录|名录|指南|指引|条例|规章|法规|立法|"
    "文件|规划|计划|纲要|预案|档案|库|网|站|中心|基地|实验室|机构|所|队伍|联盟|工程|项目|行动|活动|试点|示范|改革|创建|法院|"
    "评选|大会|会议|培训|考试|演练|检查|抽查|排查|整治|评估|评价|报告|白皮书|公告|通报|模式|模型|品牌|证|执照|印章|"
    "合同|协议|预算|备案|公示|注销|登记|审批|许可"
)
_DIGIT = re.compile(r"[0-9《“]")


def check(ledger: Ledger) -> Iterator[Finding]:
    """Each deliverable that opens with a vague verb and names no number, date or object."""
    for checklist, item in ledger.items():
        for deliverable in item.deliverables:
            if is_vague(deliverable):
                yield CODE.finding(
                    checklist.path,
                    deliverable.node_of("text"),
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
        and _OBJECTS.search(text) is None
    )


RULE = LintRule(CODE, check)
