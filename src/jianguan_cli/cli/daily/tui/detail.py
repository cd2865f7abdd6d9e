"""What the right half says of one item."""

from __future__ import annotations

from jianguan_cli.domain.judging.standing import Standing
from jianguan_cli.reporting.charts.path_plot import path_plot
from jianguan_cli.reporting.terminal.item_text import item_text


def detail_text(standing: Standing) -> str:
    """The item as ``show`` tells it, with the path of each target drawn below."""
    parts = [item_text(standing, markdown=False)]
    for one in standing.targets:
        lines = path_plot(one, standing.as_of)
        if lines:
            legend = "（. 应达  o 填报  | 今天）"
            head = f"{one.target.metric}（{one.target.reported_unit}）{legend}"
            parts.append("\n".join([head, *lines, ""]))
    return "\n".join(parts)
