"""A small drawing as an Enhanced Metafile ([MS-EMF]): vectors that Word, WPS and LibreOffice all show.

Coordinates are those of the drawing; y grows downwards.  Only what the charts need: lines, dots, labels.
"""

from __future__ import annotations

import math
import struct
from collections.abc import Sequence
from itertools import pairwise

Point = tuple[float, float]
Colour = tuple[int, int, int]

_UNITS = 20  # a drawing unit in logical ones, so that tenths stay
_MILLIMETRE = 3.2  # drawing units
_EOF = 14
_SET_WINDOW_EXTENT, _SET_WINDOW_ORIGIN, _SET_VIEWPORT_EXTENT, _SET_MAP_MODE = 9, 10, 11, 17
_SET_BACKGROUND_MODE, _SET_TEXT_ALIGN, _SET_TEXT_COLOUR = 18, 22, 24
_SELECT, _CREATE_PEN, _CREATE_BRUSH, _DELETE, _ELLIPSE = 37, 38, 39, 40, 42
_CREATE_FONT, _TEXT, _POLYLINE = 82, 84, 87
_ANISOTROPIC, _TRANSPARENT, _BASELINE = 8, 1, 24
_ANCHORS = {"start": 0, "end": 2, "middle": 6}
_GB2312 = 134
_HEADER = 88
_NOWHERE = struct.pack("<4i", 0, 0, -1, -1)


class Drawing:
    """Draws in the order of the calls; ``data`` gives the file."""

    def __init__(self, width: float, height: float, font: str, size: float) -> None:
        self._width, self._height, self._size = width, height, size
        self._records: list[bytes] = []
        extent = struct.pack("<2i", _units(width), _units(height))
        self._add(_SET_MAP_MODE, struct.pack("<I", _ANISOTROPIC))
        self._add(_SET_WINDOW_ORIGIN, struct.pack("<2i", 0, 0))
        self._add(_SET_WINDOW_EXTENT, extent)
        self._add(_SET_VIEWPORT_EXTENT, extent)
        self._add(_SET_BACKGROUND_MODE, struct.pack("<I", _TRANSPARENT))
        self._add(_CREATE_FONT, struct.pack("<I", 3) + _font(font, size))
        self._add(_SELECT, struct.pack("<I", 3))

    def line(self, points: Sequence[Point], colour: Colour, width: float, dash: float = 0) -> None:
        """A line through the points; ``dash`` is the length of a dash and of a gap."""
        self._pen(colour, width)
        for part in _dashes(points, dash) if dash else [points]:
            pairs = [_units(value) for point in part for value in point]
            count = struct.pack("<I", len(part))
            self._add(_POLYLINE, _NOWHERE + count + struct.pack(f"<{len(pairs)}h", *pairs))
        self._forget(1)

    def dot(self, centre: Point, radius: float, colour: Colour) -> None:
        """A filled disc."""
        self._pen(colour, 0)
        self._add(_CREATE_BRUSH, struct.pack("<4I", 2, 0, _rgb(colour), 0))
        self._add(_SELECT, struct.pack("<I", 2))
        x, y = centre
        box = (_units(value) for value in (x - radius, y - radius, x + radius, y + radius))
        self._add(_ELLIPSE, struct.pack("<4i", *box))
        self._forget(1)
        self._forget(2)

    def text(self, at: Point, words: str, colour: Colour, anchor: str) -> None:
        """A label on its base line; ``anchor`` is start, middle or end."""
        self._add(_SET_TEXT_COLOUR, struct.pack("<I", _rgb(colour)))
        self._add(_SET_TEXT_ALIGN, struct.pack("<I", _BASELINE | _ANCHORS[anchor]))
        encoded = words.encode("utf-16-le")
        count = len(encoded) // 2
        padded = encoded + bytes(-len(encoded) % 4)
        steps = struct.pack(f"<{count}I", *(_advance(sign, self._size) for sign in _code_units(words)))
        place = struct.pack("<2i", _units(at[0]), _units(at[1]))
        text = place + struct.pack("<3I", count, 76, 0) + _NOWHERE + struct.pack("<I", 76 + len(padded))
        self._add(_TEXT, _NOWHERE + struct.pack("<Iff", 1, 1.0, 1.0) + text + padded + steps)

    def data(self) -> bytes:
        """The whole file."""
        body = b"".join([*self._records, struct.pack("<5I", _EOF, 20, 0, 16, 20)])
        device = (_units(self._width), _units(self._height))
        paper = (round(self._width / _MILLIMETRE), round(self._height / _MILLIMETRE))
        bounds = struct.pack("<4i", 0, 0, *device)
        frame = struct.pack("<4i", 0, 0, paper[0] * 100, paper[1] * 100)
        head = struct.pack("<2I", 1, _HEADER) + bounds + frame
        head += b" EMF" + struct.pack("<3I", 0x10000, _HEADER + len(body), len(self._records) + 2)
        head += struct.pack("<2H3I", 4, 0, 0, 0, 0) + struct.pack("<4i", *device, *paper)
        return head + body

    def _pen(self, colour: Colour, width: float) -> None:
        self._add(_CREATE_PEN, struct.pack("<2I2iI", 1, 0, _units(width), 0, _rgb(colour)))
        self._add(_SELECT, struct.pack("<I", 1))

    def _forget(self, handle: int) -> None:
        stock = 0x80000007 if handle == 1 else 0x80000005  # the black pen, the hollow brush
        self._add(_SELECT, struct.pack("<I", stock))
        self._add(_DELETE, struct.pack("<I", handle))

    def _add(self, kind: int, body: bytes) -> None:
        self._records.append(struct.pack("<2I", kind, 8 + len(body)) + body)


def _code_units(words: str) -> list[str]:
    """One sign a UTF-16 unit; the second half of a pair takes no room."""
    return [part for sign in words for part in ([sign, ""] if ord(sign) > 0xFFFF else [sign])]


def _advance(sign: str, size: float) -> int:
    return _units(0 if not sign else size / 2 if sign.isascii() else size)


def _units(value: float) -> int:
    return round(value * _UNITS)


def _rgb(colour: Colour) -> int:
    red, green, blue = colour
    return red | green << 8 | blue << 16


def _font(name: str, size: float) -> bytes:
    face = name.encode("utf-16-le")[:62].ljust(64, b"\0")
    font = struct.pack("<5i8B", -_units(size), 0, 0, 0, 400, 0, 0, 0, _GB2312, 0, 0, 0, 0) + face
    return font.ljust(320, b"\0")


def _dashes(points: Sequence[Point], length: float) -> list[list[Point]]:
    """The drawn pieces of a dashed line."""
    pieces: list[list[Point]] = []
    walked = 0.0
    for (x, y), (to_x, to_y) in pairwise(points):
        whole = math.hypot(to_x - x, to_y - y)
        at = 0.0
        while at < whole:
            step = min(length - walked % length, whole - at)
            if int(walked / length) % 2 == 0:
                ends = [(at + part) / whole for part in (0.0, step)]
                pieces.append([(x + (to_x - x) * end, y + (to_y - y) * end) for end in ends])
            at += max(step, 1e-6)
            walked += max(step, 1e-6)
    return pieces
