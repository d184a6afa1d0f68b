"""Where sentences end."""

from __future__ import annotations

from collections.abc import Iterator

import regex

_END = regex.compile(r"""[.!?…]++["'”’)\]]*+\s++(?=["'“‘(\[]?[\p{Lu}\d])""")


def split_sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Tile text[start:end] with sentences; only blanks lie between them."""
    begin = start
    for found in _END.finditer(text, start, end, concurrent=False):
        stop = found.start() + len(found[0].rstrip())
        yield begin, stop
        begin = found.end()
    if begin < end:
        yield begin, end
