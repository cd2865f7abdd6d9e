"""One door for every kind of file; what a file is, its first bytes say, not its name."""

from __future__ import annotations

from jianguan_cli.domain.source.blocks import Document, Note
from jianguan_cli.errors import DataError, UsageError
from jianguan_cli.exchange.documents.limits import Limits, refuse_bomb, refuse_endless, refuse_large

SUFFIXES = ("docx", "xlsx", "xlsm", "xls", "pdf", "html", "htm", "mht", "txt", "md", "doc", "wps", "rtf")
_KINDS = {"htm": "html", "xlsm": "xlsx", "md": "txt", "wps": "doc", "rtf": "doc"}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*", b"GIF8", b"BM")
_NAMES = {
    "docx": "Word 文档（docx）",
    "xlsx": "Excel 工作簿（xlsx）",
    "pdf": "PDF",
    "html": "网页",
    "doc": "旧版 Word 文档（doc）",
    "xls": "旧版 Excel 工作簿（xls）",
    "txt": "文本",
}


def read_document(data: bytes, name: str, limits: Limits | None = None) -> Document:
    """The blocks of a file.

    Raises ``UsageError`` for a kind of file that no reader knows, ``DataError`` for one that is broken,
    locked, a scan, or larger than ``limits``.
    """
    limits = limits or Limits()
    refuse_large(data, name, limits)
    suffix = name.rpartition(".")[2].lower() if "." in name else ""
    if suffix not in SUFFIXES:
        raise UsageError(
            f"读不了“{name}”这类文件", hint="可读 docx、xlsx、pdf、html、txt、md；别的请先另存为 docx"
        )
    said = _KINDS.get(suffix, suffix)
    if not data.strip():
        raise DataError(f"{name} 是空文件")
    kind = _kind_of(data, name, said, limits)
    document = _read(kind, data, name, limits)
    refuse_endless(document, limits)
    if not any(block.text.strip() for block in document.blocks):
        raise DataError(f"{name} 里没有文字", hint="请确认是不是选错了文件，或文字是不是都在图片里")
    if kind != said and not (kind == "doc" and said == "doc"):
        note = Note(f"扩展名是 .{suffix}，内容其实是{_NAMES[kind]}，已按内容读取")
        document = document._replace(notes=(note, *document.notes))
    return document


def _read(kind: str, data: bytes, name: str, limits: Limits) -> Document:
    if kind == "docx":
        from jianguan_cli.exchange.documents.docx import read_docx

        return read_docx(data, name, limits)
    if kind == "pdf":
        from jianguan_cli.exchange.documents.pdf import read_pdf

        return read_pdf(data, name, limits)
    if kind == "html":
        from jianguan_cli.exchange.documents.web import read_web

        return read_web(data, name)
    if kind in ("xlsx", "xls"):
        from jianguan_cli.exchange.documents.xlsx import read_workbook

        return read_workbook(data, name, limits)
    if kind == "doc":
        from jianguan_cli.exchange.documents.docx import read_docx
        from jianguan_cli.exchange.documents.legacy import as_docx

        return read_docx(as_docx(data, name), name, limits)
    from jianguan_cli.exchange.documents.plain import read_plain

    return read_plain(data, name)


def _kind_of(data: bytes, name: str, said: str, limits: Limits) -> str:
    if data.startswith(b"PK"):
        return _kind_of_zip(data, name, limits)
    if data.startswith(_OLE):
        return _kind_of_ole(data, name, said)
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(b"{\\rtf"):
        return "doc"
    if data.startswith(_PICTURES):
        raise DataError(f"{name} 是一张图片，没有文字可读", hint="请用文字版的文件；扫描件先做文字识别")
    if said in ("docx", "xlsx", "pdf", "doc", "xls"):
        head = data.lstrip()[:200].lower()
        if head.startswith((b"<!doctype html", b"<html")) or b"<html" in head:
            return "html"
        raise DataError(
            f"{name} 不是 {_NAMES[said]}，或已损坏", hint="请用 Word、Excel 或 WPS 打开确认，另存一份再试"
        )
    return "html" if said == "mht" else said


def _kind_of_zip(data: bytes, name: str, limits: Limits) -> str:
    with refuse_bomb(data, name, limits) as archive:
        parts = set(archive.namelist())
    for part, kind in (("word/document.xml", "docx"), ("xl/workbook.xml", "xlsx")):
        if part in parts:
            return kind
    if any(part.startswith("word/") for part in parts):
        return "docx"
    raise DataError(f"{name} 是一个压缩包，不是文档", hint="请先解压，再指明里面的文件")


def _kind_of_ole(data: bytes, name: str, said: str) -> str:
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise DataError(f"{name} 加了密码，读不了", hint="请在 Word、Excel 或 WPS 里去掉密码，另存一份")
    if "Workbook".encode("utf-16-le") in data or said in ("xls", "xlsx"):
        return "xls"
    return "doc"
