"""For how many issues running an item has had its light."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from jianguan_cli.domain.judging.standing import Standing
from jianguan_cli.domain.records.finding import Light
from jianguan_cli.reporting.request import Former

_LIT = {Light.RED: (Light.RED,), Light.YELLOW: (Light.YELLOW, Light.RED)}


class Past:
    """The earlier issues by item id, newest first."""

    def __init__(self, earlier: Iterable[Former]) -> None:
        self._issues: list[Mapping[str, Standing]] = [
            {standing.item.id: standing for standing in former.standings} for former in earlier
        ]

    @property
    def last(self) -> Mapping[str, Standing] | None:
        """The last issue, or None where the report compares with nothing."""
        return self._issues[0] if self._issues else None

    def running(self, standing: Standing) -> str:
        """首次, 连续3期, 连续6期以上; empty where no earlier issue is known or the light is no warning.

        A yellow light continues a red one: the item was no better before.
        """
        lit = _LIT.get(standing.light)
        if lit is None or not self._issues:
            return ""
        count = 1
        for issue in self._issues:
            before = issue.get(standing.item.id)
            if before is None or before.light not in lit:
                return "首次" if count == 1 else f"连续{count}期"
            count += 1
        return f"连续{count}期以上"
