"""Changes planted in the document; the checklist stays as it is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from tests.planted.edits import Planted, replaced

Planter = Callable[[str, str], Iterator[Planted]]
_HEADING = r"(?m)^[ \u3000]*(?:[（(][一二三四五六七八九十]+[)）]|[0-9]{1,2}[.．] ?(?![0-9]))"
_OWNERS = r"(?:牵头单位|责任单位|负责|责任处室)"
_ROW = r"(?m)^\| *[0-9]+ \|.*\|$"


def _swap(kind: str, pattern: str, by: object) -> Planter:
    def plant(text: str, ledger: str) -> Iterator[Planted]:
        for made, _ in replaced(text, pattern, by):  # type: ignore[arg-type]
            yield Planted(kind, made, ledger, "")

    return plant


def _spans(text: str) -> list[tuple[int, int]]:
    """The clauses of the lowest level: a heading up to the next one, or to a chapter."""
    starts = [match.start() for match in re.finditer(_HEADING, text)]
    stops = sorted(
        {
            *starts,
            *(match.start() for match in re.finditer(r"(?m)^[ \u3000]*[一二三四五六七八九十]{1,3}、", text)),
        }
    )
    spans = []
    for start in starts:
        end = next((stop for stop in stops if stop > start), None)
        if end is None:  # the last one: up to its first blank line
            blank = re.search(r"\n\s*\n", text[start:])
            end = start + blank.start() if blank else len(text)
        spans.append((start, end))
    return spans


def _owned(text: str) -> list[tuple[int, int]]:
    """Those that name owners; all of them where the document names none."""
    spans = _spans(text)
    owned = [(start, end) for start, end in spans if re.search(_OWNERS, text[start:end])]
    return owned or [(start, end) for start, end in spans if end - start > 60]


def _clause_removed(text: str, ledger: str) -> Iterator[Planted]:
    for start, end in _owned(text):
        yield Planted("clause removed", text[:start] + text[end:], ledger, "")
    rows = list(re.finditer(_ROW + r"\n?", text))
    for row in rows[1:]:
        yield Planted("clause removed", text[: row.start()] + text[row.end() :], ledger, "")


def _clause_added(text: str, ledger: str) -> Iterator[Planted]:
    """A clause after the last one, numbered on: with owners where the document names them."""
    owned = _owned(text)
    owners = "（牵头单位：某局新业务处；责任单位：某局财务处）" if re.search(_OWNERS, text) else ""
    for start, end in owned[-2:]:
        head = re.match(r"\s*([（(]?)([一二三四五六七八九十]+|[0-9]+)", text[start:end])
        if head is None:
            continue
        number = f"{int(head[2]) + 40}." if head[2].isdigit() else f"（九十{head[2][-1]}）"
        line = f"{number}新业务监管。建立新业务监测平台，全年监测新业务企业75家。{owners}\n"
        yield Planted("clause added", text[:end].rstrip("\n") + "\n" + line + text[end:], ledger, "")
    for row in list(re.finditer(_ROW, text))[-1:]:
        cells = row[0].count("|") - 1
        middle = ["99", "新业务监管", "全年监测新业务企业75家。", "某局", "某某局", "年底前"][:cells]
        line = "| " + " | ".join(middle) + " |"
        yield Planted("clause added", text[: row.end()] + "\n" + line + text[row.end() :], ledger, "")


def _bodies_swapped(text: str, ledger: str) -> Iterator[Planted]:
    """The words of two neighbouring clauses exchanged, their numbers left."""
    for (start, end), (begin, finish) in zip(_owned(text), _owned(text)[1:], strict=False):
        if end != begin:
            continue
        one, other = (
            re.match(_HEADING.replace("(?m)^", ""), text[at:to]) for at, to in ((start, end), (begin, finish))
        )
        if one is None or other is None:
            continue
        first, second = (
            text[start + one.end() : end].rstrip("\n"),
            text[begin + other.end() : finish].rstrip("\n"),
        )
        made = f"{text[:start]}{one[0]}{second}\n{other[0]}{first}\n{text[finish:]}"
        yield Planted("clauses swapped", made, ledger, "")


def _inserted(kind: str, words: str) -> Planter:
    """Words before the stop that closes the promise of a clause."""

    def plant(text: str, ledger: str) -> Iterator[Planted]:
        for start, end in _owned(text):
            stop = next((match for match in re.finditer(r"。", text[start:end]) if match.start() > 12), None)
            if stop is not None:
                at = start + stop.start()
                yield Planted(kind, text[:at] + words + text[at:], ledger, "")
        for row in re.finditer(_ROW, text):
            at = row.start() + row[0].find("。")
            if row[0].find("。") > 0:
                yield Planted(kind, text[:at] + words + text[at:], ledger, "")

    return plant


def _sentence_removed(text: str, ledger: str) -> Iterator[Planted]:
    """A whole sentence of a clause that promises something by name."""
    for match in re.finditer(r"(?<=。)[^。\n（(]{10,}(?:机制|制度|平台|行动|体系|工程)[^。\n（(]*。", text):
        yield Planted("sentence removed", text[: match.start()] + text[match.end() :], ledger, "")


def _owner_added(text: str, ledger: str) -> Iterator[Planted]:
    yield from (
        Planted("owner added", made, ledger, "")
        for made, _ in replaced(text, r"(责任单位[：:])(?=[\u4e00-\u9fff])", r"\1新设监测处、")
    )
    yield from (
        Planted("owner added", made, ledger, "")
        for made, _ in replaced(text, r"([（(])(?=[^（()）：:。]{2,60}(?:负责)[)）])", r"\1新设监测处、")
    )


def _owner_removed(text: str, ledger: str) -> Iterator[Planted]:
    pattern = r"(?<=[：:、])[\u4e00-\u9fff]{2,9}(?:处|局|办|院|中心|科)、(?=[^。\n]*(?:）|\)|$))"
    for made, at in replaced(text, pattern, ""):
        before = text[max(0, at - 60) : at]
        if re.search(r"(?:单位|处室)[：:][^。；;）)]*$", before):
            yield Planted("owner removed", made, ledger, "")


def _owner_renamed(text: str, ledger: str) -> Iterator[Planted]:
    for made, at in replaced(
        text, r"(?<=单位[：:])([\u4e00-\u9fff]{2,9})(处|局)(?=[、；;）)\n])", r"新\1综合\2"
    ):
        del at
        yield Planted("owner renamed", made, ledger, "")


def _lead_turned(text: str, ledger: str) -> Iterator[Planted]:
    pattern = r"牵头单位([：:])([^；;（()）\n]+)([；;])责任单位[：:]([^（()）\n]+)([)）])"
    for made, _ in replaced(text, pattern, r"牵头单位\1\4\3责任单位\1\2\5"):
        yield Planted("lead and support turned", made, ledger, "")
    pattern = r"([（(])([^，,（()）\n：:]+)牵头([，,])([^（()）\n]+?)(分工负责[)）])"
    for made, _ in replaced(text, pattern, r"\1\4牵头\3\2\5"):
        yield Planted("lead and support turned", made, ledger, "")


def _chosen(kind: str, changes: tuple[tuple[str, str], ...]) -> Planter:
    def plant(text: str, ledger: str) -> Iterator[Planted]:
        for pattern, by in changes:
            for made, _ in replaced(text, pattern, by):
                yield Planted(kind, made, ledger, "")

    return plant


_NEAR = r"(?=\s*[0-9])"
IN_DOCUMENT: tuple[tuple[str, Planter], ...] = (
    ("clause added", _clause_added),
    ("clause removed", _clause_removed),
    ("clauses swapped", _bodies_swapped),
    ("number added", _inserted("number added", "，全年完成专项检查437家次")),
    ("zero promise added", _inserted("zero promise added", "，确保不发生重大质量安全事故")),
    ("coverage added", _inserted("coverage added", "，实现重点监测对象全覆盖")),
    ("deadline added", _inserted("deadline added", "，8月底前完成中期自查")),
    ("named result added", _inserted("named result added", "，制定《边境贸易仲裁管理办法》")),
    (
        "number changed",
        _swap(
            "number changed",
            r"(?<![0-9〔.年－/-])([1-9][0-9]*)"
            r"(?= ?(?:万户|户|项|个(?!人|体)|万张|家(?![市企]|大)|分钟|%|％|批次|所|张|公里))",
            lambda m: str(int(m[1]) + 7),
        ),
    ),
    (
        "unit changed",
        _swap("unit changed", r"((?<![0-9〔])[0-9]{2,} ?)(?:万户|户|项|万张|批次|公里|分钟)", r"\1亩"),
    ),
    (
        "strictness",
        _chosen(
            "strictness",
            (
                (r"不低于" + _NEAR, "大于"),
                (r"不少于" + _NEAR, "大于"),
                (r"大于" + _NEAR, "不低于"),
                (r"不超过" + _NEAR, "小于"),
                (r"(?<=[0-9])以下(?=。)", "以上"),
                (r"(?<=[0-9%％])以上", "以下"),
                (r"(?<=[0-9]日)以内", "以上"),
                (r"(?<!不)超过" + _NEAR, "不超过"),
            ),
        ),
    ),
    (
        "力争 to 确保",
        _chosen(
            "力争 to 确保", ((r"力争(?=[^。；;]{0,40}[0-9]|三)", "确保"), (r"积极谋划建设(?=1个)", "建设"))
        ),
    ),
    (
        "确保 to 力争",
        _chosen(
            "确保 to 力争",
            (
                (r"确保(?=(?:新增|合格率)[^。]{0,12}[0-9])", "力争"),
                (r"(?<=，)不低于" + _NEAR, "力争不低于"),
                (r"达到(?= ?[0-9]+ ?(?:项|个|%))", "力争达到"),
            ),
        ),
    ),
    (
        "每年 to 每季度",
        _chosen(
            "每年 to 每季度",
            (
                (r"每年(?=[^。；;\n]{0,20}[0-9])", "每季度"),
                (r"每季度(?=[^。]{0,14}[0-9])", "每年"),
                (r"每半年", "每季度"),
                (r"每月(?=[^。]{0,14}[0-9])", "每周"),
            ),
        ),
    ),
    (
        "每年 added",
        _chosen(
            "每年 added",
            ((r"(?<=[^每0-9年])(?:达到|控制在|不低于)(?= ?[0-9]+ ?(?:项|个|%|％|万户))", r"每季度\g<0>"),),
        ),
    ),
    (
        "全量 to 逐步",
        _chosen(
            "全量 to 逐步",
            (
                (r"全量(?=纳入|归集)", "逐步"),
                (r"全覆盖开展", "逐步开展"),
                (r"零提交", "少提交"),
                (r"动态清零", "动态减少"),
            ),
        ),
    ),
    (
        "scope",
        _chosen(
            "scope",
            (
                (r"A级(?=经营主体|食品)", "E级"),
                (r"(?<=对于)三级监管企业", "四级备案机构"),
                (r"全省幼儿园、小学", "部分托育点"),
            ),
        ),
    ),
    (
        "左右 added",
        _chosen(
            "左右 added", ((r"(?<=[0-9]%)(?:以上)?(?=[，。；、,;])", "左右"), (r"(?<=[0-9]户)左右", "以上"))
        ),
    ),
    ("年均", _chosen("年均", ((r"年均增长", "增长"),))),
    ("range", _chosen("range", ((r"3%—5%", "5%"), (r"3%—5%", "3%—6%")))),
    ("baseline", _chosen("baseline", ((r"由61%", "由66%"),))),
    ("文号", _chosen("文号", ((r"〔(20\d\d)〕\s*(\d+)\s*号(?=\s*\n)", r"〔\1〕9\2号"),))),
    (
        "date of issue",
        _chosen(
            "date of issue",
            (
                (
                    r"(?m)^([ \u3000]*20\d\d年\d{1,2}月)(\d{1,2})日(?=\s*$)",
                    r"\g<1>1\2日".replace("1\\2", "17"),
                ),
            ),
        ),
    ),
    (
        "deadline phrase",
        _chosen(
            "deadline phrase",
            (
                (r"到2025年(?=[，,]?实现|，基本)", "到2024年"),
                (r"确保年底", "确保6月底"),
                (r"“十四五”期末", "“十三五”期末"),
                (r"6月底前", "9月底前"),
                (r"1[012]月底前", "8月底前"),
                (r"(?<=完成时限：)年底前", "10月底前"),
                (r"三到五年时间内", "两年时间内"),
            ),
        ),
    ),
    ("lead and support turned", _lead_turned),
    ("owner added", _owner_added),
    ("owner removed", _owner_removed),
    ("owner renamed", _owner_renamed),
    (
        "open tail added",
        _chosen("open tail added", ((r"(?<=(?:处|局))(?=[）)](?:\s*\n|$))(?<!等)", "等部门"),)),
    ),
    (
        "title",
        _chosen(
            "title",
            ((r"(?m)^(20\d\d年.{2,20})(要点|分工表)$", r"\1计划"), (r"(?m)^(市政府.{2,20})方案$", r"\1清单")),
        ),
    ),
    ("sentence removed", _sentence_removed),
)
