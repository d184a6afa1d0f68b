"""Plain text: where paragraphs begin and end.  Nothing is rewritten."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import TypeAlias

import regex

from checkers.document.lines import ends_paragraph, is_item, is_wrapped
from checkers.document.reading import Block, Reading
from checkers.model import ParagraphKind

Line: TypeAlias = tuple[int, int, str]  # start, end, words without blanks at either end

_LINE = regex.compile(r"\S[^\n\r\u2028\u2029]*+")
_BREAK = regex.compile(r"\r\n|[\n\r\u2028\u2029]")
# Whether it is a single break, for what mostly stands between two lines.
_KNOWN_GAPS = {"\n": True, "\r\n": True, "\n\n": False, "\r\n\r\n": False}


def read_plain(text: str) -> Reading:
    return Reading(text, tuple(_blocks(text)))


def _blocks(text: str) -> Iterator[Block]:
    groups = list(_groups(text))
    wrapped = is_wrapped(
        (line[2], following[2]) for group in groups for line, following in pairwise(group)
    )
    for group in groups:
        yield from _split(group, wrapped=wrapped)


def _groups(text: str) -> Iterator[list[Line]]:
    """Gather the lines between two blank ones."""
    group: list[Line] = []
    for found in _LINE.finditer(text, concurrent=False):
        start = found.start()
        words = found[0].rstrip()
        if not words:  # U+001C to U+001F are blanks to Python, not to Unicode
            continue
        if group and not _is_single_break(text[group[-1][1] : start]):
            yield group
            group = []
        group.append((start, start + len(words), words))
    if group:
        yield group


def _is_single_break(gap: str) -> bool:
    known = _KNOWN_GAPS.get(gap)
    return len(_BREAK.findall(gap, concurrent=False)) == 1 if known is None else known


def _split(group: list[Line], *, wrapped: bool) -> Iterable[Block]:
    """Cut the lines of a group into paragraphs."""
    start, end, words = group[0]
    item = is_item(words)
    width = max(len(line[2]) for line in group) if len(group) > 1 else 0
    for line, following in pairwise(group):
        if ends_paragraph(line[2], following[2], wrapped=wrapped, width=width, in_list=item):
            yield _block(start, end, item=item)
            start, item = following[0], is_item(following[2])
        end = following[1]
    yield _block(start, end, item=item)


def _block(start: int, end: int, *, item: bool) -> Block:
    return Block(start, end, ParagraphKind.LIST_ITEM if item else ParagraphKind.PARAGRAPH)
