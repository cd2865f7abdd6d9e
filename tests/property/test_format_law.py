"""One light: what every command, report, format, page and diff shows of an item is what ``list`` shows.

Random workspaces of the second judge's generator, with links, soft promises and items without owners, are
printed in every format, and each light is read back from the print.
"""

from __future__ import annotations

import csv
import html
import io
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from random import Random
from typing import Any, NamedTuple

import openpyxl
import pytest
from docx import Document
from tests.oracle import generate
from tests.oracle.product import _texts
from tests.small_workspace import in_memory

from jianguan_cli.commands.check import check
from jianguan_cli.commands.diff import report_of
from jianguan_cli.commands.explain import explain_standing
from jianguan_cli.commands.report import ReportOptions, make_report
from jianguan_cli.commands.sides import pair
from jianguan_cli.commands.state import State
from jianguan_cli.domain.change.compare import compare
from jianguan_cli.domain.judging.standing import Standing
from jianguan_cli.domain.plan.status import Status
from jianguan_cli.domain.records.finding import Light
from jianguan_cli.reporting.request import Edition, ReportRequest
from jianguan_cli.reporting.terminal.cells import UNBOUNDED
from jianguan_cli.reporting.terminal.change_formats import format_json as diff_json
from jianguan_cli.reporting.terminal.change_formats import format_md as diff_md
from jianguan_cli.reporting.terminal.change_formats import format_text as diff_text
from jianguan_cli.reporting.terminal.finding_formats import format_json, format_text
from jianguan_cli.reporting.terminal.item_json import item_json, items_text
from jianguan_cli.reporting.terminal.item_lists import render_list
from jianguan_cli.reporting.terminal.item_text import item_text
from jianguan_cli.reporting.terminal.silence import format_told_once
from jianguan_cli.reporting.views.notice import notice_views
from jianguan_cli.reporting.views.tally import counted
from jianguan_cli.storage.workspace import FileText

TOKENS = {"红灯": "red", "黄灯": "yellow", "蓝灯": "blue", "绿灯": "green", "未亮灯": "none"}
WORDS = "|".join(TOKENS)
PAIRS = 6  # plans and finer plans; each with four items
Shown = Iterator[tuple[str, str, str]]  # where, the item's id, the light's token


class Case(NamedTuple):
    """A workspace, its day, and its files with and without their logs."""

    state: State
    day: date
    before: list[FileText]
    after: list[FileText]

    @property
    def standings(self) -> tuple[Standing, ...]:
        return self.state.judge(self.day)

    def report(self, kind: str, form: str) -> bytes | dict[str, bytes]:
        options = ReportOptions(kind, form, self.day, None, Edition.INTERNAL, (), None)
        return make_report(self.state, options)

    def text(self, kind: str, form: str) -> str:
        made = self.report(kind, form)
        assert isinstance(made, bytes)
        return made.decode("utf-8-sig")


def case_of(seed: int) -> Case:
    rng = Random(seed)  # noqa: S311 - a reproducible sample
    plans = []
    for number in range(PAIRS):
        coarse = generate.checklist(seed * 100 + number * 2, 4, f"g{number}")
        fine = generate.checklist(seed * 100 + number * 2 + 1, 4, f"h{number}")
        for item in coarse["items"]:
            if rng.random() < 0.3:
                item |= {"lead": [], "support": []}
        for item in fine["items"]:
            if rng.random() < 0.7:
                generate._link(rng, item, rng.choice(coarse["items"]))
        if rng.random() < 0.3:
            fine["items"][1]["parent"] = fine["items"][0]["id"]
        plans += [coarse, fine]
    for plan in plans:
        plan["plan"]["title"] = f"计划{plan['plan']['id']}"
        for item in plan["items"]:
            item["title"] = f"事项{item['id']}。"
    days = sorted(entry["date"] for plan in plans for item in plan["items"] for entry in item["log"])
    day = rng.choice(days[: len(days) // 2]) + timedelta(days=rng.choice((1, 20, 60)))
    after = [_file(plan) for plan in plans]
    before = [_file({**plan, "items": [{**item, "log": []} for item in plan["items"]]}) for plan in plans]
    state = in_memory(**{plan["plan"]["id"]: after[at].data.decode() for at, plan in enumerate(plans)})
    assert state.broken == ()
    return Case(state, day, before, after)


def _file(plan: Mapping[str, Any]) -> FileText:
    text = json.dumps(_texts(dict(plan)), ensure_ascii=False)
    return FileText(f"checklists/{plan['plan']['id']}.yaml", text.encode())


def item_of(title: str) -> str:
    """The id that a title was made of."""
    return re.sub("（含?力争）$", "", title.strip()).removeprefix("事项").removesuffix("。")


def lists(case: Case) -> Shown:
    standings, day = case.standings, case.day
    for row in csv.DictReader(io.StringIO(render_list(standings, day, "csv", UNBOUNDED).lstrip("\ufeff"))):
        yield "list csv", row["编号"], TOKENS[row["灯"]]
    for fmt in ("table", "md"):
        for line in render_list(standings, day, fmt, UNBOUNDED).splitlines():
            found = re.match(rf"\W*([gh]\d+-\d+)\s.*?({WORDS})", line)
            if found:
                yield f"list {fmt}", found[1], TOKENS[found[2]]


def single(case: Case) -> Shown:
    for one in case.standings:
        item_id = one.item.id
        yield "show json", item_id, item_json(one)["light"]
        for markdown in (False, True):
            found = re.search(rf"灯：({WORDS})（", item_text(one, markdown=markdown))
            assert found is not None
            yield "show", item_id, TOKENS[found[1]]
        told = explain_standing(case.state, item_id, case.day)
        found = re.search(r"判定日 [^：]*：(不亮灯|.灯)", told)
        assert found is not None
        yield "explain", item_id, TOKENS.get(found[1], "none")
        yield (
            "explain json",
            item_id,
            json.loads(explain_standing(case.state, item_id, case.day, "json"))["light"],
        )


def found_by_check(case: Case) -> Shown:
    outcome = check(case.state, case.day, fail_on="never")
    worst: dict[str, int] = {}
    for one in json.loads(format_json(outcome.findings, case.day))["findings"]:
        rank = Light(one["light"]).rank
        worst[one["item"]] = min(worst.get(one["item"], rank), rank)
    for one in case.standings:
        found = worst.get(one.item.id)
        calm = one.light.value if one.light in (Light.GREEN, Light.NONE) else "green"
        yield "check json", one.item.id, list(Light)[found].value if found is not None else calm
    yield from _checked("check", format_text(outcome.findings, case.day), case)
    untouched = frozenset(one.item.id for one in case.standings if not one.log)
    yield from _checked("check once", format_told_once(outcome.findings, untouched, case.day), case)


def _checked(where: str, text: str, case: Case) -> Shown:
    """The worst line of each item; what has none is calm."""
    worst: dict[str, Light] = {}
    for word, item_id in re.findall(r": (.灯)\[[a-z-]+\] ([gh]\d+-\d+) ", text):
        light = Light(TOKENS[word])
        worst[item_id] = min(worst.get(item_id, light), light, key=lambda one: one.rank)
    for one in case.standings:
        calm = one.light if one.light in (Light.GREEN, Light.NONE) else Light.GREEN
        yield where, one.item.id, worst.get(one.item.id, calm).value


def ledgers(case: Case) -> Shown:
    for row in csv.DictReader(io.StringIO(case.text("ledger", "csv"))):
        yield "ledger csv", item_of(row["督查事项"]), TOKENS[row["灯号"]]
    for item in json.loads(case.text("ledger", "json"))["items"]:
        yield "ledger json", item["id"], item["light"]
    lines = [line.split(" | ") for line in case.text("ledger", "md").splitlines() if line.startswith("| ")]
    title, light = lines[0].index("督查事项"), lines[0].index("灯号")
    for cells in lines[1:]:
        yield "ledger md", item_of(cells[title].replace("\\", "")), TOKENS[cells[light]]
    for item_id, token in _html_rows(case.text("ledger", "html")):
        yield "ledger html", item_id, token
    book = case.report("ledger", "xlsx")
    assert isinstance(book, bytes)
    sheet: Any = openpyxl.load_workbook(io.BytesIO(book)).active
    _, _, heads, *rows = sheet.values
    for values in rows:
        told = dict(zip(heads, map(str, values), strict=True))
        yield "ledger xlsx", item_of(told["督查事项"]), TOKENS[told["灯号"]]


def issues(case: Case) -> Shown:
    """The annex names the red and the yellow ones; the table of lights counts them all."""
    for kind in ("weekly", "monthly"):
        text = case.text(kind, "md")
        annex = text.partition("## 附件1")[2].partition("## 附件2")[0]
        listed = {}
        for line in annex.splitlines():
            cells = line.split(" | ")
            if len(cells) > 6 and cells[6] in TOKENS:
                listed[item_of(cells[1].replace("\\", ""))] = TOKENS[cells[6]]
        yield from _listed(f"{kind} md", listed, case)
        yield from _listed(f"{kind} html", dict(_html_rows(case.text(kind, "html"))), case)
        yield from _listed(f"{kind} docx", dict(_docx_rows(case.report(kind, "docx"))), case)
        numbers = dict(re.findall(rf"^\| ({WORDS}) \| (\d+) \|", text, re.MULTILINE))
        lit = Counter(one.light.value for one in _counted(case))
        assert {TOKENS[word]: int(number) for word, number in numbers.items() if int(number)} == lit


def _listed(where: str, listed: Mapping[str, str], case: Case) -> Shown:
    for one in _counted(case):
        calm = one.light.value if one.light not in (Light.RED, Light.YELLOW) else "left out"
        yield where, one.item.id, listed.get(one.item.id, calm)


def evaluations(case: Case) -> Shown:
    chapters = case.text("evaluation", "md").split("| 事项 | 责任单位 | 状态 | 灯号 |")[1:]
    for chapter in chapters:
        for line in chapter.splitlines():
            cells = line.strip("| ").split(" | ")
            if len(cells) > 3 and cells[3] in TOKENS:
                yield "evaluation md", item_of(cells[0].replace("\\", "")), TOKENS[cells[3]]
    for row in _docx_rows(case.report("evaluation", "docx")):
        yield "evaluation docx", *row
    for row in _html_rows(case.text("evaluation", "html")):
        yield "evaluation html", *row


def pages(case: Case) -> Shown:
    for row in _html_rows(case.text("wall", "html")):
        yield "wall", *row
    drawn = re.findall(
        r"<title>事项([gh]\d+-\d+)。(?:（含?力争）)?：[^<]*?，([^，<]*?灯)，进度", case.text("wall", "html")
    )
    assert len(drawn) == len(_counted(case))
    for item_id, word in drawn:
        yield "wall drawing", item_id, TOKENS[word]
    site = case.report("site", "html")
    assert isinstance(site, dict)
    for path, data in site.items():
        text = data.decode()
        if path.startswith("items/"):
            found = re.search(rf'<span class="light (\w+)">({WORDS})</span>', text)
            assert found is not None
            assert found[1] == TOKENS[found[2]]
            yield "site page", path.removeprefix("items/").removesuffix(".html"), found[1]
        elif path.endswith(".html"):
            for row in _html_rows(text):
                yield f"site {path}", *row


def differences(case: Case) -> Shown:
    sides = pair(case.before, case.after, "甲", "乙")
    report = report_of(sides, compare(sides.before, sides.after), case.day)
    before = {}
    for item in json.loads(diff_json(report))["items"]:
        before[item["id"]] = item["lights"][0]
        yield "diff json", item["id"], item["lights"][1]
    # In words only what turned is told; what did not turn has the light it had.
    heads = r"^[gh]\d+-\d+ 事项([gh]\d+-\d+)。$", r"^- \*\*.*事项([gh]\d+-\d+)。\*\*$"
    for where, text, head in zip(
        ("diff", "diff md"), (diff_text(report), diff_md(report)), heads, strict=True
    ):
        parts = re.split(head, text, flags=re.MULTILINE)[1:]
        for item_id, told in zip(parts[::2], parts[1::2], strict=True):
            turned = re.search(rf"(?:{WORDS}|不亮灯|无灯)→({WORDS}|不亮灯|无灯)", told)
            after = TOKENS.get(turned[1], "none") if turned else before[item_id]
            yield where, item_id, after


def bulletins(case: Case) -> Shown:
    """A 通报 prints no lights, but what is red by a firm promise lags there, and nothing red is done."""
    text = case.text("bulletin", "md")
    slow = _annexed(text.partition("## 附件1")[2].partition("## 附件2")[0])
    good = _annexed(text.partition("## 附件2")[2].partition("## 附件3")[0])
    assert slow
    for one in _counted(case):
        red = any(finding.level is Light.RED and not finding.soft for finding in one.findings)
        fits = one.item.id in slow if red and one.status is not Status.DROPPED else True
        fits = fits and not (one.light is Light.RED and one.item.id in good)
        yield "bulletin", one.item.id, one.light.value if fits else "told otherwise"


def _annexed(text: str) -> set[str]:
    return set(re.findall(r"事项([gh]\d+-\d+)。", text.replace("\\", "")))


def papers(case: Case) -> Shown:
    """A first paper has the colour of the light."""
    request = ReportRequest(
        case.standings, case.day, case.state.register, case.state.settings, case.state.calendar
    )
    for view in notice_views(request):
        for matter in view.matters:
            if matter.sent == "第1次":
                yield "notice", item_of(matter.line.title), view.tone


SURFACES = (
    lists,
    single,
    found_by_check,
    ledgers,
    issues,
    evaluations,
    bulletins,
    pages,
    differences,
    papers,
)


def _counted(case: Case) -> tuple[Standing, ...]:
    return counted(case.standings)


def _html_rows(text: str) -> Iterator[tuple[str, str]]:
    """The rows of all tables that name an item and its light, by class and by word alike."""
    for row in re.findall(r"<tr.*?</tr>", text, re.DOTALL):
        light = re.search(rf'<span class="light (\w+)">({WORDS})</span>', row)
        title = re.search(r"事项([gh]\d+-\d+)。", html.unescape(row))
        if light and title:
            assert light[1] == TOKENS[light[2]]
            yield title[1], light[1]


def _docx_rows(data: bytes | dict[str, bytes]) -> Iterator[tuple[str, str]]:
    assert isinstance(data, bytes)
    for table in Document(io.BytesIO(data)).tables:
        heads = [cell.text for cell in table.rows[0].cells]
        if "灯号" in heads and "事项" in heads:
            for row in table.rows[1:]:
                cells = [cell.text for cell in row.cells]
                yield item_of(cells[heads.index("事项")]), TOKENS[cells[heads.index("灯号")]]


def broken(case: Case, wanted: Mapping[str, str]) -> Iterator[str]:
    """Where a surface shows another light than ``wanted``."""
    for surface in SURFACES:
        shown = list(surface(case))
        assert shown, surface.__name__
        for where, item_id, token in shown:
            if wanted[item_id] != token:
                yield f"{where}: {item_id} {token}, list {wanted[item_id]}"


def wanted_of(case: Case) -> dict[str, str]:
    return {item["id"]: item["light"] for item in json.loads(items_text(case.standings, case.day))["items"]}


@pytest.mark.parametrize("seed", range(6))
def test_every_format_shows_the_light_of_list(seed: int) -> None:
    case = case_of(seed)
    wanted = wanted_of(case)
    assert len(set(wanted.values())) > 2
    assert [*broken(case, wanted)] == []


def test_the_law_finds_a_second_light_on_every_surface() -> None:
    case = case_of(1)
    wanted = wanted_of(case)
    item_id = next(
        one.item.id for one in _counted(case) if one.light is Light.YELLOW and one.status.open and one.log
    )
    found = {one.partition(":")[0].split()[0] for one in broken(case, {**wanted, item_id: "blue"})}
    assert found >= {
        "list",
        "show",
        "explain",
        "check",
        "ledger",
        "weekly",
        "evaluation",
        "wall",
        "site",
        "diff",
    }
