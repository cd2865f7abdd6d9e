"""Bytes to text: UTF-8 only, with the place of the first byte that is not."""

from __future__ import annotations

from jianguan_cli.domain.records.finding import Finding, Severity
from jianguan_cli.domain.records.location import Location

UTF8_BOM = b"\xef\xbb\xbf"


def decode(data: bytes, path: str) -> tuple[str, Finding | None]:
    """The text without its byte order mark; or what is wrong with the bytes, and where."""
    body = data.removeprefix(UTF8_BOM)
    try:
        return body.decode("utf-8"), None
    except UnicodeDecodeError as error:
        before = body[: error.start].decode("utf-8")
        line = before.count("\n") + 1
        column = len(before) - (before.rfind("\n") + 1) + 1
        where = Location(path, line, column)
    message = "这里的字节不是 UTF-8 编码的文字；请用编辑器把文件另存为 UTF-8（常见于 GBK 保存的文件）"
    return "", Finding("schema", Severity.ERROR, message, where)
