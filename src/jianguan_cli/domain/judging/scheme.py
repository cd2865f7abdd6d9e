"""The lights of a workspace, resolved once: what the settings leave out is what the design says."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from jianguan_cli.domain.records.fields import keys_of
from jianguan_cli.domain.records.finding import Light
from jianguan_cli.domain.settings.lights import DEFAULT_LIGHTS, BandLight, LightRule, Lights
from jianguan_cli.domain.settings.settings import Settings


class Rate(NamedTuple):
    """How one code is lit: colours (None lights nothing), the limit, the bands by their lower end.

    ``softens``: 力争 promises have a colour of their own, which may be none at all.
    """

    light: Light | None
    soft: Light | None
    within: Light | None
    limit: int
    bands: tuple[tuple[Decimal, Light | None], ...]
    softens: bool

    def of(self, *, soft: bool) -> Light | None:
        """The colour of a firm or a soft promise."""
        return self.soft if soft else self.light

    def at(self, degree: Decimal, *, soft: bool) -> Light | None:
        """The colour at that degree: of the last band that it exceeds."""
        found: Light | None = None
        for over, light in self.bands:
            if degree > over:
                found = light
        return self.soft if soft and self.softens and found is not None else found

    def over(self, degree: Decimal) -> Decimal | None:
        """The lower end of the band that the degree lies in, which it exceeds; None below all."""
        return max((over for over, _ in self.bands if degree > over), default=None)


class Scheme:
    """Every code's rate."""

    __slots__ = ("band_start", "rates")

    def __init__(self, settings: Settings) -> None:
        self.rates: dict[str, Rate] = {
            key.name: _rate(
                getattr(settings.lights, key.attribute), getattr(DEFAULT_LIGHTS, key.attribute), settings
            )
            for key in keys_of(Lights)
        }
        # From here on a gap is behind at all: the upper end of what lights nothing.
        self.band_start = next(
            (over for over, light in self.rates["behind-pace"].bands if light is not None),
            Decimal("Infinity"),
        )


def _rate(chosen: LightRule, default: LightRule, settings: Settings) -> Rate:
    def colour(name: str) -> Light | None:
        said = getattr(chosen, name, None) or getattr(default, name, None)
        return _shown(settings.level_of(said)) if said else None

    def limit() -> int:
        said = getattr(chosen, "limit", None)
        return int(getattr(default, "limit", None) or 0 if said is None else said)

    bands: tuple[tuple[Decimal, Light | None], ...] = ()
    if isinstance(chosen, BandLight) and isinstance(default, BandLight):
        said = chosen.bands or default.bands or ()
        bands = tuple((band.over, _shown(settings.level_of(band.light))) for band in said)
    light = colour("light")
    softens = bool(getattr(chosen, "soft", None) or getattr(default, "soft", None))
    return Rate(light, colour("soft") if softens else light, colour("within"), limit(), bands, softens)


def _shown(light: Light | None) -> Light | None:
    return None if light in (Light.GREEN, Light.NONE) else light


DEFAULT_SCHEME = Scheme(Settings())


def scheme_of(settings: Settings) -> Scheme:
    """The scheme of the settings; the default one is ready made."""
    return DEFAULT_SCHEME if settings.lights == DEFAULT_LIGHTS and not settings.colours else Scheme(settings)
