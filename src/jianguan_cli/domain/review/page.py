"""``docs/review-rules.md``, made from the rules themselves."""

from __future__ import annotations

from jianguan_cli.domain.review import CATALOGUE

_HEAD = """\
# 审核规则

`jianguan review BASE[..HEAD]` 逐条检查一次变更：清单里的承诺、责任、期限和历史，哪些是悄悄动的。
变更从两边的共同祖先算起；每条日志出自谁的提交，由 Git 逐个提交查证。

各规则的级别可在 `jianguan.yaml` 的 `policy:` 里改（`error`、`warning`、`notice`、`off`），
个别事项（item）或整份计划（plan）可在 `accept:` 里写明理由放行：

```yaml
policy:
  backdated: warning
  not-owner: off
supervisors: [督查室]      # 替各单位填报的单位，不算非责任单位填报
accept:
  - {code: target-weakened, item: hb-2025-1, reason: 转录有误，按原文改正}
```

审核照变更之前（共同祖先）的设置判：级别、放行、督查单位和工作日历都以它为准，
同一次变更改不了自己的裁判。放行和放宽因此另成一次变更，先合入，再用；放宽本身由 `settings-weakened` 报出。

级别为“错误”的问题使 `review` 以退出码 1 结束（加 `--strict` 则“提醒”也算）。

本页由规则本身生成，请勿手改。
"""


def review_page() -> str:
    """The page: one section a rule, in the order in which they run."""
    sections = [
        f"\n## `{code.code}` {code.title}\n\n默认级别：{code.severity.label}（`{code.severity.value}`）\n\n"
        f"{code.explanation}\n"
        for code in CATALOGUE
    ]
    return _HEAD + "".join(sections)
