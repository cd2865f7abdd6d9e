"""One target in ``show``: what is promised, what was last reported, how it stands."""

from __future__ import annotations

from collections.abc import Iterator

from jianguan_cli.domain.judging.standing import TargetStanding
from jianguan_cli.domain.values.number import rounded, show
from jianguan_cli.reporting.words.targets import asked_words, latest_words, remarks, wanted_words


def target_text(standing: TargetStanding) -> Iterator[str]:
    """A line for the promise, one for the figures, one for what must be known beside them."""
    target = standing.target
    yield f"- {target.key}：{target.metric} {wanted_words(target)}（{target.rule.label}）"
    asked = asked_words(standing)
    if asked:
        yield f"    {asked}"
    yield f"    {'，'.join(_figures(standing))}"
    beside = "；".join(remarks(standing))
    if beside:
        yield f"    {beside}"


def _figures(standing: TargetStanding) -> Iterator[str]:
    latest = standing.latest
    if latest is None:
        yield "尚无数据"
        return
    yield f"现值 {latest_words(standing)}（截至 {latest.upto}）"
    # The pace of the last period says nothing of a mean over all.
    if standing.expected is not None and not standing.target.average:
        yield f"应达 {show(rounded(standing.expected))}%"
    if standing.progress is not None and not standing.target.average:
        yield f"进度 {show(rounded(standing.progress))}%"
    if standing.gap is not None and not standing.target.average:
        yield f"差距 {show(rounded(standing.gap))} 个百分点"
    yield standing.state.label
