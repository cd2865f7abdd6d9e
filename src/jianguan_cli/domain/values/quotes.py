"""Quotation marks as the standard of punctuation sets them."""

from __future__ import annotations


def nested_quotes(text: str) -> str:
    """Quotation marks inside quotation marks, as GB/T 15834 asks: “甲的‘乙’” for “甲的“乙””.

    Where the marks do not pair up nobody can tell which are inner ones: the text stays as it is.
    """
    if text.count("“") != text.count("”"):
        return text
    depth = 0
    said = []
    for char in text:
        if char == "“":
            said.append("‘" if depth % 2 else "“")
            depth += 1
        elif char == "”" and depth:
            depth -= 1
            said.append("’" if depth % 2 else "”")
        else:
            said.append(char)
    return "".join(said)
