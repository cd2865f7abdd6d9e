"""What cannot be read is refused by name, with what to do instead."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest
from tests.documents import paper, sheets, word

from jianguan_cli.errors import DataError, JianguanError, UsageError
from jianguan_cli.exchange.documents.limits import Limits
from jianguan_cli.exchange.documents.read import read_document

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def zipped(name: str, data: bytes, times: int = 1) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(times):
            archive.writestr(name if times == 1 else f"{name}{number}", data)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (paper.scan(), "a.pdf", "扫描件"),
        (paper.printed(["密。"], password="p"), "a.pdf", "密码"),  # noqa: S106
        (paper.printed(["一、甲。"])[:200], "a.pdf", "已损坏"),
        (b"%PDF-1.4 nothing", "a.pdf", "已损坏"),
        (word.paragraphs(["一、甲。"])[:900], "a.docx", "已损坏"),
        (zipped("word/document.xml", b"<broken"), "a.docx", "已损坏"),
        (zipped("readme.txt", b"x"), "a.docx", "压缩包"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "a.docx", "密码"),
        (b"\x89PNG\r\n\x1a\n1234", "a.docx", "图片"),
        (b"just words", "a.docx", "不是 Word"),
        (b"just words", "a.xlsx", "不是 Excel"),
        (b"   \n", "a.txt", "空文件"),
        (b"\x00\x01\x02\x03", "a.txt", "不是文本"),
        (word.paragraphs([]), "a.docx", "没有文字"),
    ],
)
def test_a_bad_file_is_named(data: bytes, name: str, said: str) -> None:
    with pytest.raises(DataError) as caught:
        read_document(data, name)
    assert said.replace(" ", "") in caught.value.message.replace(" ", "")
    assert name in caught.value.message


def test_an_unknown_kind_of_file_is_a_usage_error() -> None:
    with pytest.raises(UsageError, match="pptx"):
        read_document(b"PK", "a.pptx")


def test_a_bomb_is_not_opened() -> None:
    bomb = zipped("word/document.xml", b"0" * 3_000_000)
    with pytest.raises(DataError, match="展开后"):
        read_document(bomb, "a.docx", Limits(unpacked=2))


@pytest.mark.parametrize(
    ("data", "name", "limits", "said"),
    [
        (b"x" * 1_200_000, "a.txt", Limits(megabytes=1), "上限"),
        (paper.printed(["长" * 300], lines=2), "a.pdf", Limits(pages=2), "2 页的上限"),
        (sheets.workbook({"表": [["x"]] * 12}), "a.xlsx", Limits(rows=10), "10 行的上限"),
    ],
)
def test_a_file_over_its_limit_is_refused(data: bytes, name: str, limits: Limits, said: str) -> None:
    with pytest.raises(DataError, match=said):
        read_document(data, name, limits)


@pytest.mark.parametrize(
    ("data", "name"), [(word.paragraphs(["一、甲。"]), "a.pdf"), (paper.printed(["一、甲。"]), "a.docx")]
)
def test_a_wrong_extension_is_read_and_said(data: bytes, name: str) -> None:
    document = read_document(data, name)
    assert [block.text for block in document.blocks] == ["一、甲。"]
    assert "扩展名" in document.notes[0].text


def test_external_references_are_inert() -> None:
    """An entity that names a file, or a linked template, is never followed."""
    bomb = (
        b'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
        b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        b"<w:body><w:p><w:r><w:t>before &x; after</w:t></w:r></w:p></w:body></w:document>"
    )
    stream = BytesIO()
    with zipfile.ZipFile(BytesIO(word.paragraphs(["x"]))) as given, zipfile.ZipFile(stream, "w") as changed:
        for part in given.namelist():
            changed.writestr(part, bomb if part == "word/document.xml" else given.read(part))
    try:
        said = read_document(stream.getvalue(), "a.docx").text()
    except JianguanError:
        return
    assert said.replace("before", "").replace("after", "").strip() == ""


def test_an_old_word_file_without_libreoffice_says_how_to_save_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda _: None)
    with pytest.raises(DataError) as caught:
        read_document(OLE + b"0" * 600, "a.doc")
    assert "另存为" in caught.value.hint
