"""Back from folded words to those that the document prints: 各县(市、区)局 to 各县（市、区）局."""

from __future__ import annotations

import re

from jianguan_cli.domain.source.paragraphs import FOLD

_FORMS: dict[str, str] = {}
for _wide, _narrow in FOLD.items():
    _FORMS[chr(_narrow)] = _FORMS.get(chr(_narrow), "") + chr(_wide)


def as_printed(words: str, printed: str) -> str:
    """The words as they stand in ``printed``; themselves where they do not stand there in one piece."""
    if words in printed or not any(sign in _FORMS for sign in words):
        return words
    pattern = r"\s*".join(
        f"[{re.escape(sign + _FORMS[sign])}]" if sign in _FORMS else re.escape(sign) for sign in words
    )
    match = re.search(pattern, printed)
    return re.sub(r"\s+", "", match[0]) if match else words
