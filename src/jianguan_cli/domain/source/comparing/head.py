"""The head of the plan: title, 文号, day of issue, issuer, the years that the title names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from jianguan_cli.domain.lint.source_codes import HEAD
from jianguan_cli.domain.plan.model import Checklist, Plan
from jianguan_cli.domain.records.finding import Finding
from jianguan_cli.domain.source.blocks import Document
from jianguan_cli.domain.source.comparing.likeness import alike, letters, pair_share, pairs, share
from jianguan_cli.domain.source.head import PlanHead
from jianguan_cli.domain.source.headings import read_heading
from jianguan_cli.domain.source.paragraphs import FOLD
from jianguan_cli.domain.source.text import fold

_DAY = re.compile(r"(20[0-9]{2})[年\-./]([0-9]{1,2})[月\-./]([0-9]{1,2})")
_NOTICE = re.compile("^.*关于(?:印发|转发|下发).*?的?通知(?=.)")  # the notice above the title, read with it
_SLIP = 4  # characters by which a changed title may be longer or shorter
_NEARLY = 0.7
_IN_PARTS = 0.7  # of the pairs of a name that is nowhere printed whole
_MARKS = re.compile('[《》“”"]')


def check(checklist: Checklist, head: PlanHead, document: Document) -> Iterator[Finding]:
    """Every difference of the head; what the document does not say is not compared."""
    plan, path = checklist.plan, checklist.path
    text = fold(document.text())
    for key, message, hint in (
        *_title(plan, head, document),
        *_number(plan, head, text),
        *_issued(plan, head, text),
        *_issuer(plan, head, text),
        *_period(plan, head),
    ):
        yield HEAD.finding(path, plan.node_of(key) or plan.node_of("id"), message, hint=hint)


_Said = Iterator[tuple[str, str, str]]


def _title(plan: Plan, head: PlanHead, document: Document) -> _Said:
    if head.title is None:
        return
    printed, held = _bare(head.title), _bare(plan.title)
    if printed == held:
        printed = next((one for one in _lines(document) if _misprints(one, held)), held)
    if printed != held:
        yield "title", f"文件标题是“{printed}”，清单写的是“{plan.title}”", "title 照文件标题写"


def _bare(title: str) -> str:
    return _NOTICE.sub("", _MARKS.sub("", fold(title)))


def _lines(document: Document) -> Iterator[str]:
    """The lines above the first heading: the title stands among them, often twice."""
    for block in document.blocks:
        if read_heading(block.text.translate(FOLD)) is not None:
            return
        yield _bare(block.text)


def _misprints(line: str, title: str) -> bool:
    """Whether a line alone is the title with a few characters changed."""
    if line == title or abs(len(line) - len(title)) > _SLIP or re.search("[。;,:]", line):
        return False
    return alike(line, title) >= _NEARLY and alike(title, line) >= _NEARLY


def _number(plan: Plan, head: PlanHead, text: str) -> _Said:
    if head.number is not None:
        if plan.number is None:
            yield "number", f"文件印着文号“{head.number}”，清单没有写", "写 number"
        elif fold(head.number) != fold(plan.number):
            yield "number", f"文件的文号是“{head.number}”，清单写的是“{plan.number}”", "number 照文件写"
    elif plan.number is not None and fold(plan.number) not in text:
        yield "number", f"文件里没有文号“{plan.number}”", "对照文件改正；文件没有文号的删去 number"


def _issued(plan: Plan, head: PlanHead, text: str) -> _Said:
    if head.issued is None or head.issued == plan.issued:
        return
    printed = plan.issued in _days(text)
    where = "，清单写的日期在文件里另有所指" if printed else ""
    yield (
        "issued",
        f"文件的印发日期是 {head.issued.isoformat()}，清单写的是 {plan.issued.isoformat()}{where}",
        "issued 照落款（没有落款的照网页的发布日期）写",
    )


def _days(text: str) -> set[date]:
    found = set()
    for match in _DAY.finditer(text):
        try:
            found.add(date(*(int(part) for part in match.groups())))
        except ValueError:
            continue
    return found


def _issuer(plan: Plan, head: PlanHead, text: str) -> _Said:
    """Whole where the document prints an issuer; else in its parts, as 省市场监管局 for the full name."""
    if fold(plan.issuer) in text or not any((head.title, head.issuer, head.number, head.issued)):
        return
    if head.issuer is not None:
        if share(head.issuer, letters(plan.issuer)) < 1:
            yield "issuer", f"文件的印发机关是“{head.issuer}”，清单写的是“{plan.issuer}”", "issuer 照文件写"
        return
    place = letters(plan.issuer)[:2]
    if place not in text or pair_share(pairs(plan.issuer), pairs(text)) < _IN_PARTS:
        yield "issuer", f"文件里没有印“{plan.issuer}”", "issuer 照文件写；推定的在 accept 里写明理由"


def _period(plan: Plan, head: PlanHead) -> _Said:
    if head.period is None:
        return
    first, last = head.period
    if plan.end != last:
        yield (
            "end",
            f"文件标题说的是到 {last.isoformat()} 为止，清单的截止日是 {plan.end.isoformat()}",
            "end 照标题的年份写",
        )
    if plan.start.year != first.year:
        yield (
            "start",
            f"文件标题说的是从 {first.year} 年起，清单的起始日是 {plan.start.isoformat()}",
            "start 照标题的年份写",
        )
