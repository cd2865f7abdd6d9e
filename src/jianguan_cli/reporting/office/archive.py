"""Office files are zips: written again with fixed times and order, the same content gives the same bytes."""

from __future__ import annotations

from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

# The earliest day that a zip can tell.
_EPOCH = (1980, 1, 1, 0, 0, 0)
_READABLE = 0o600 << 16
_UNIX = 3


def same_zip(book: Any) -> bytes:  # noqa: ANN401 - whatever saves itself into a file
    """The bytes of ``book``, free of the time and the machine of writing."""
    written = BytesIO()
    book.save(written)
    made = BytesIO()
    with ZipFile(written) as old, ZipFile(made, "w", ZIP_DEFLATED, compresslevel=6) as new:
        for entry in old.infolist():
            info = ZipInfo(entry.filename, _EPOCH)
            info.compress_type = ZIP_DEFLATED
            info.external_attr = _READABLE
            info.create_system = _UNIX
            new.writestr(info, old.read(entry))
    return made.getvalue()
