"""Write ``docs/templates.md`` with the names templates may use: ``python docs/generate_templates.py``."""

from __future__ import annotations

from pathlib import Path
from types import UnionType
from typing import Any, get_args, get_type_hints

from jianguan_cli.reporting.views.bulletin import BulletinView
from jianguan_cli.reporting.views.evaluation import EvaluationView
from jianguan_cli.reporting.views.issue import IssueView
from jianguan_cli.reporting.views.ledger import LedgerView
from jianguan_cli.reporting.views.notice import NoticeView
from jianguan_cli.reporting.views.site import Cockpit, ItemPage, ListPage
from jianguan_cli.reporting.views.wall import WallView

TARGET = Path(__file__).with_name("templates.md")
ROOTS = (
    ("周报、月报 `weekly.*`、`monthly.*`（正文在 `parts/issue.*`）", "view", IssueView),
    ("台账 `ledger.*`", "view", LedgerView),
    ("通报 `bulletin.*`", "view", BulletinView),
    ("督办文书 `notice.*`", "view", NoticeView),
    ("监测评估 `evaluation.*`", "view", EvaluationView),
    ("挂图 `wall.html.j2`", "view", WallView),
    ("网站首页 `site/index.html.j2`", "cockpit", Cockpit),
    ("网站的计划页、单位页 `site/list.html.j2`", "page", ListPage),
    ("网站的事项页 `site/item.html.j2`", "page", ItemPage),
)
HEAD = """\
# 报表模板

报表由模板生成：Markdown 和网页用 [Jinja](https://jinja.palletsprojects.com/)（`.md.j2`、`.html.j2`），
公文用写有同样记号的 Word 文件（`.docx`）。程序自带的模板在 `templates/`；
在工作区建同名的 `templates/…` 文件，就只改这一个，其余照旧。
网页的样式单独在 `parts/style.css`，图在 `parts/charts.html.j2`。

- 模板里只有版式：次序、措辞、百分比、日期都已算好，取来即用。
- 名称写错不会悄悄留空：报表不写出，并指明“模板:行”。
- 数据永远只是数据：网页里的 `<`、Markdown 里的 `|`、标题里的 `{{ }}` 都原样显示，不会当作标记或代码。
- 模板在沙箱里运行，取不到文件、网络和程序内部。
- `key`、`page` 供网页互相链接，`tone` 是颜色样式的代号，都不要印在纸上。

## Word 模板

公文模板就是 Word 文件：用 Word 打开 `weekly.docx` 等，改字体、版式、表头，另存即可。
记号照常写在文字里，但循环和判断要注明站在哪一层：

- `{%p for … %}`、`{%p endfor %}`：各占一段，重复中间的段落和表格；
- `{%tr for … %}`、`{%tr endfor %}`：各占表格的一行，重复中间的行；
- `{{ chart(card.chart) }}`：监测评估里指标的走势图。

自带的 Word 模板由 `python docs/docx_templates` 生成，版式按 GB/T 9704—2012。

## 从哪里取

“×”表示要用 `{% for %}` 逐项取，箭头后面是每一项的内容，见下一节。
"""
MIDDLE = """
## 各部分的内容

"""


def templates_page() -> str:
    """The whole page: the roots first, then every kind of part once."""
    parts: dict[str, str] = {}
    roots = [f"- {title}：{_said(name, root, parts)}" for title, name, root in ROOTS]
    described = [f"- **{name}**：{fields}" for name, fields in sorted(parts.items())]
    return HEAD + "\n" + "\n".join(roots) + "\n" + MIDDLE + "\n".join(described) + "\n"


def _said(prefix: str, kind: Any, parts: dict[str, str]) -> str:  # noqa: ANN401 - any NamedTuple class
    """The fields of ``kind``; the parts they lead to are described in ``parts``."""
    dot = f"{prefix}." if prefix else ""
    said = []
    for field in kind._fields:
        inner, many = _inside(get_type_hints(kind)[field])
        leads = hasattr(inner, "_fields")
        said.append(f"`{dot}{field}`{' ×' if many else ''}{f' → {inner.__name__}' if leads else ''}")
        if leads and inner.__name__ not in parts:
            parts[inner.__name__] = ""
            parts[inner.__name__] = _said("", inner, parts)
    said += [f"`{dot}{name}`" for name, value in vars(kind).items() if isinstance(value, property)]
    return "、".join(said)


def _inside(hint: Any) -> tuple[Any, bool]:  # noqa: ANN401
    """The type that matters: of ``X | None`` the X; of a tuple of X the X, and that there are many."""
    if isinstance(hint, UnionType):
        hint = next(one for one in get_args(hint) if one is not type(None))
    arguments = get_args(hint)
    return (arguments[0], True) if arguments else (hint, False)


if __name__ == "__main__":
    TARGET.write_text(templates_page(), encoding="utf-8")
    print(f"已写入 {TARGET.name}")
