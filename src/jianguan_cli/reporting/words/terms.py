"""The words of one workspace: who its units are and what its lights are called."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from jianguan_cli.domain.records.finding import Light
from jianguan_cli.domain.settings.settings import Settings
from jianguan_cli.reporting.request import ReportRequest
from jianguan_cli.reporting.words.owners import Owners


class Terms(NamedTuple):
    """Looked up once a report; ``lights`` has a word for every light."""

    owners: Owners
    lights: Mapping[Light, str]


def terms_of(request: ReportRequest) -> Terms:
    """The terms of a request's workspace."""
    return Terms(Owners(request.standings, request.register), light_words(request.settings))


def light_words(settings: Settings) -> Mapping[Light, str]:
    """红灯, 黄灯, 蓝灯, 绿灯 as the workspace calls them, and 未亮灯 for no light at all."""
    words = {light: f"{settings.label_of(light)}灯" for light in Light}
    words[Light.NONE] = "未亮灯"
    return words
