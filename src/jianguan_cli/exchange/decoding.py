"""The text of a file that people made: the encodings in which Chinese offices save text."""

from __future__ import annotations


def decoded(data: bytes) -> str | None:
    """The text of some bytes: UTF-16 with its mark, UTF-8, GB18030; None where none of them fits."""
    marked = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    return None
