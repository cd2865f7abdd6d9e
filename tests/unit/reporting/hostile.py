"""Titles that want to be formulas, markup, template code or terminal commands."""

from __future__ import annotations

HOSTILE = (
    "=cmd|' /C calc'!A0",
    "+1+cmd",
    "-2+3",
    "@SUM(1+1)",
    "<script>alert(1)</script>",
    "{{7*7}}",
    "{%tr for x in y %}",
    "{_{7*7}_}",
    "甲|乙",
    "\x1b]0;偷改标题\x07正文",
    "断\u0000字\uffff符",
    "&amp;<w:t>",
    "<r><t>装作富文本</t></r>",
    "https://example.invalid/x",
)
