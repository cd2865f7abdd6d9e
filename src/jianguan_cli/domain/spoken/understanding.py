"""What reading typed words has in common: folding the width of signs, and saying what was not understood.

Only full-width forms are folded, sign by sign, so that a place in the folded text is the same place in the
text as typed.  Unicode's own compatibility folding reads ① as 1 and 12² as 122.
"""

from __future__ import annotations

from jianguan_cli.errors import UsageError

_WIDTHS = {sign: sign - 0xFEE0 for sign in range(0xFF01, 0xFF5F)} | {0x3000: 0x20, 0x2212: 0x2D}


class NotUnderstoodError(UsageError):
    """Words that have no meaning here, or several; ``hint`` says what to write instead.

    ``instead`` are stretches of the typed words, each with what may stand in its place: advice in the
    user's own words, which is given only where the whole is understood with it.
    """

    def __init__(
        self, said: str, reason: str, *, hint: str = "", instead: tuple[tuple[str, str], ...] = ()
    ) -> None:
        super().__init__(f"“{said}”{reason}", hint=hint)
        self.said = said
        self.reason = reason
        self.instead = instead


def folded(text: str) -> str:
    """The text with full-width letters, digits and signs made narrow; as long as it was."""
    return text.translate(_WIDTHS)
