"""Old Word and WPS files, by LibreOffice where it is there."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from jianguan_cli.errors import DataError

_PATIENCE = 90  # seconds


def as_docx(data: bytes, name: str) -> bytes:
    """The same document as docx; raises ``DataError`` where it cannot be converted here."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        raise DataError(
            f"{name} 是旧格式（doc、wps、rtf），这台机器上没有能转换它的 LibreOffice",
            hint="请在 Word 或 WPS 里打开，“文件—另存为”选“Word 文档（*.docx）”，再用另存的文件",
        )
    with tempfile.TemporaryDirectory() as folder:
        given = Path(folder) / f"document.{name.rpartition('.')[2].lower()}"
        given.write_bytes(data)
        # A profile of its own: an office that is open on the desk is neither used nor disturbed.
        profile = f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}"
        call = [program, profile, "--headless", "--convert-to", "docx", "--outdir", folder, str(given)]
        try:
            subprocess.run(call, capture_output=True, timeout=_PATIENCE, check=True)
            return (Path(folder) / "document.docx").read_bytes()
        except (OSError, subprocess.SubprocessError) as error:
            raise DataError(
                f"{name} 转换不了，可能已损坏或加了密码", hint="请在 Word 或 WPS 里打开，另存为 docx"
            ) from error
