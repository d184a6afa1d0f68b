"""Code points into other units, at the edge only."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from itertools import accumulate

STRIDE = 1024


class OffsetEncoding(StrEnum):
    """The unit that a client counts text in."""

    CODEPOINT = "codepoint"
    UTF16 = "utf16"
    UTF8 = "utf8"


def _utf16(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _utf8(text: str) -> int:
    return len(text.encode("utf-8", "surrogatepass"))


_MEASURES: Mapping[OffsetEncoding, Callable[[str], int]] = {
    OffsetEncoding.UTF16: _utf16,
    OffsetEncoding.UTF8: _utf8,
}


def ruler(text: str, encoding: OffsetEncoding) -> Callable[[int], int]:
    """Make the function that turns a code-point offset of `text` into `encoding`'s unit.

    It keeps one mark every `STRIDE` code points, so that an offset costs the same anywhere.
    """
    if encoding is OffsetEncoding.CODEPOINT or text.isascii():
        return int
    measure = _MEASURES[encoding]
    pieces = (text[start : start + STRIDE] for start in range(0, len(text), STRIDE))
    marks = (0, *accumulate(measure(piece) for piece in pieces))

    def convert(offset: int) -> int:
        mark = offset // STRIDE
        return marks[mark] + measure(text[mark * STRIDE : offset])

    return convert
