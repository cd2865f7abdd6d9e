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
`source-…` 三项只在 `jianguan lint --source 原文文件或文件夹` 时检查，
原文文件夹里的文件名是“计划编号.txt”。

| 代码 | 级别 | 名称 | 说明 |
|---|---|---|---|
"""


def lint_page() -> str:
    """The page: one line a code, in the order in which they are checked."""
    lines = (
        f"| `{code.code}` | {code.severity.label} | {code.title} | {code.explanation} |" for code in CATALOGUE
    )
    return _HEAD + "\n".join(lines) + "\n"
