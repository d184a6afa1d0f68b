"""Plain text: where paragraphs begin and end.  Nothing is rewritten."""

from __future__ import annotations

import regex

from checkers.document.reading import Block, Reading

_PARAGRAPH = regex.compile(r"\S[^\r\n]*+(?:(?:\r\n|\n|\r)[^\S\r\n]*+\S[^\r\n]*+)*+")


def read_plain(text: str) -> Reading:
    blocks = []
    for found in _PARAGRAPH.finditer(text, concurrent=False):
        start, end = found.span()
        blocks.append(Block(start, start + len(text[start:end].rstrip())))
    return Reading(text, tuple(blocks))
