"""``docs/lint.md``, made from the codes themselves so that it cannot drift."""

from __future__ import annotations

from jianguan_cli.domain.lint import CATALOGUE

_HEAD = """\
# 数据质量检查

本页由 `python docs/generate_lint.py` 从检查代码生成，请勿手改。
`jianguan lint` 列出全部问题，每一处都有文件、行、列；
有“错误”时退出码为 1（`--strict` 时“提醒”也算），有文件读不了时为 3。

错误妨碍读取或判定，必须改；提醒请看一看，确有道理的可在 `jianguan.yaml` 里写明理由，
问题仍会列出，但不再计数：

```yaml
accept:
  - {code: no-measure, item: hb-2025-01, reason: 原文只有原则性要求}
  - {code: no-path, plan: qk-145, reason: 区纲要没有给出基期}
```

`plan` 对整份计划有效（问题在哪份清单里，就算哪份计划的）；
`item`、`plan` 都省略时对整个工作区有效。理由随问题一起显示。

## 与原文对照

`source-…` 各项只在 `jianguan lint --source 原文` 时检查，清单和原文互相对照：
原文的条款、单位、数、时限清单里有没有，清单的字段与原文那句话的措辞一不一致。原文可以是一份文件，也可以是文件夹，里面的文件名是“计划编号.扩展名”
（docx、pdf、html、xlsx、txt、md；doc、wps 要有 LibreOffice）。
对照了几份、多少条、多少个单位和数，写在标准错误里：

```
对照了 1/5 份文件：33 条、101 个单位、15 个数
```

没有原文的计划列为 `source-absent`，读不了的列为 `source-unreadable`（退出码 3）：没有对照过的，不说没有问题。
原文的措辞定不了的字段（例如“合格率达到98%”是到期达到还是一直保持）不作判断；从表述相近程度推断的只作提醒。

## 全部代码

| 代码 | 级别 | 名称 | 说明 |
|---|---|---|---|
"""


def lint_page() -> str:
    """The page: one line a code, in the order in which they are checked."""
    lines = (
        f"| `{code.code}` | {code.severity.label} | {code.title} | {code.explanation} |" for code in CATALOGUE
    )
    return _HEAD + "\n".join(lines) + "\n"
