"""Makes a workspace of any size: the same arguments give the same bytes."""

from __future__ import annotations

import random
from pathlib import Path

_PLAN = """\
format: 1
plan:
  id: {plan}
  title: 第{number}号工作要点
  issuer: 某省市场监督管理局
  issued: 2025-01-10
  start: 2025-01-01
  end: 2025-12-31

items:
"""
_ITEM = """\
  - id: {plan}-{index}
    clause: 一/({index})
    title: 第{index}项重点工作的推进与落实
    kind: indicator
    lead: [注册处]
    support: [计量处, "各市、州、县市场监管局"]
    deadline: 2025-12-31
    targets:
      - key: 完成数
        metric: 年度完成数
        rule: reach
        op: ">="
        value: {target}
        unit: 家
    status: doing
    log:
      - date: 2025-03-31
        by: 经办人甲
        status: doing
        values: {{完成数: {first}}}
        note: 一季度按计划推进
      - date: 2025-06-20
        by: 经办人甲
        values: {{完成数: {second}}}
        note: 二季度继续推进

"""


def make_workspace(root: Path, files: int, per_file: int, seed: int = 1) -> None:
    """``files`` checklists of ``per_file`` items each, half of them on pace."""
    chance = random.Random(seed)  # noqa: S311 - plausible figures, no secret
    folder = root / "checklists"
    folder.mkdir(parents=True, exist_ok=True)
    (root / "jianguan.yaml").write_text("{}\n", encoding="utf-8")
    for number in range(1, files + 1):
        plan = f"plan{number:04d}"
        parts = [_PLAN.format(plan=plan, number=number)]
        for index in range(1, per_file + 1):
            target = chance.randrange(40, 400)
            first = target * chance.randrange(10, 40) // 100
            second = first + target * chance.randrange(0, 40) // 100
            parts.append(_ITEM.format(plan=plan, index=index, target=target, first=first, second=second))
        (folder / f"{plan}.yaml").write_text("".join(parts), encoding="utf-8")
