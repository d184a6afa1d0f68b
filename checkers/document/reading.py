"""What a reader of one format hands on: the reading text, where it came from, its blocks."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field

import regex

from checkers.document.lines import is_item, runs_on
from checkers.model import OffsetMap, ParagraphKind

_BETWEEN_BLOCKS = "\n\n"
_BLANK_LINE = regex.compile(r"(?:\r\n|[\n\r])[^\S\n\r]*+(?:\r\n|[\n\r])\s*+")
_NEAR = 40  # characters beside a line break that tell what it is
_PLAIN = ParagraphKind.PARAGRAPH


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph before it has a document: offsets count from the field's beginning."""

    start: int
    end: int
    kind: ParagraphKind = _PLAIN


@dataclass(frozen=True, slots=True)
class Reading:
    """`origin` is None where the reading text is the received text."""

    text: str
    blocks: tuple[Block, ...]
    origin: OffsetMap | None = None


@dataclass(slots=True)
class _OpenBlock:
    """A block being written; `flow` where blank lines part its paragraphs."""

    start: int
    kind: ParagraphKind
    flow: bool
    end: int = 0


@dataclass(slots=True)
class Scribe:
    """Write the reading text of marked-up text piece by piece, keeping account of its origin.

    `kind` and `flow` hold for the block that the next words begin.
    """

    received: str
    kind: ParagraphKind = _PLAIN
    flow: bool = False
    _length: int = 0
    _received_end: int = 0
    _parted: bool = False  # the last block has ended
    _blank: bool = True  # nothing but blanks so far
    _blank_line: bool = False  # nothing but blanks since the last line break
    _pieces: list[str] = field(default_factory=list)
    _runs: list[int] = field(default_factory=list)  # three numbers each, as in OffsetMap
    _blocks: list[_OpenBlock] = field(default_factory=list)
    _line_breaks: list[int] = field(default_factory=list)

    def keep(self, start: int, end: int) -> None:
        """Copy received characters as they are; blanks that lead a block are left out."""
        words = self.received[start:end]
        if self._parted:
            words = words.lstrip()
            start = end - len(words)
        if words:
            self._begin(start)
            self._write(words, start, 0)
            self._received_end = end

    def spell(self, characters: str, start: int, end: int) -> None:
        """Write `characters`, which the received stretch stands for; each covers all of it."""
        if self._parted and characters.isspace():
            return
        self._begin(start)
        for character in characters:
            self._write(character, start, end - start)
        self._received_end = end

    def part(self) -> None:
        """End the block: what follows is another paragraph."""
        if self._blank:
            self._length = 0
            self._pieces.clear()
            self._runs.clear()
            self._blocks.clear()
        elif not self._parted:
            self._blocks[-1].end = self._length
        self._parted = True

    def break_line(self, start: int, end: int) -> None:
        """Write a line break that the received stretch stands for; two in a row part blocks."""
        if self._blank_line:
            self.part()
        elif not (self._parted or self._blank):
            self._line_breaks.append(self._length)
            self.spell("\n", start, end)
            self._blank_line = True

    def finish(self) -> Reading:
        text = "".join(self._pieces)
        if self._blocks and not self._parted:
            self._blocks[-1].end = self._length
        breaks = self._line_breaks
        blocks = tuple(block for opened in self._blocks for block in _cut(text, opened, breaks))
        if text == self.received:
            return Reading(text, blocks)
        runs = self._runs
        origin = OffsetMap(tuple(runs[::3]), tuple(runs[1::3]), tuple(runs[2::3]))
        return Reading(text, blocks, origin)

    def _begin(self, start: int) -> None:
        """Open a block if none is open, set apart from the one before."""
        if self._blocks and not self._parted:
            return
        if self._blocks:
            markup = max(1, start - self._received_end)
            for character in _BETWEEN_BLOCKS:
                self._write(character, self._received_end, markup)
        self._parted = self._blank_line = False
        self._blocks.append(_OpenBlock(self._length, self.kind, self.flow))

    def _write(self, characters: str, received: int, stretch: int) -> None:
        if not self._continues(received, stretch):
            self._runs += (self._length, received, stretch)
        self._pieces.append(characters)
        self._length += len(characters)
        if (self._blank or self._blank_line) and not characters.isspace():
            self._blank = self._blank_line = False

    def _continues(self, received: int, stretch: int) -> bool:
        """Tell whether received text simply goes on where the last run leaves off."""
        if stretch or not self._runs:
            return False
        reading, before, last = self._runs[-3:]
        return not last and received - before == self._length - reading


def _cut(text: str, block: _OpenBlock, breaks: list[int]) -> Iterator[Block]:
    """Cut a block at its line breaks, and at blank lines where they part paragraphs."""
    start = block.start
    for end, following in _gaps(text, block, breaks):
        yield from _trimmed(text, start, end, block.kind)
        start = following
    yield from _trimmed(text, start, block.end, block.kind)


def _gaps(text: str, block: _OpenBlock, breaks: list[int]) -> list[tuple[int, int]]:
    gaps = []
    if breaks and block.kind is not ParagraphKind.HEADING:
        inside = breaks[bisect_left(breaks, block.start) : bisect_left(breaks, block.end)]
        gaps = [(at, at + 1) for at in inside if _ends_paragraph(text, block, at)]
    if block.flow and block.end - block.start > len(_BETWEEN_BLOCKS):
        found = _BLANK_LINE.finditer(text, block.start, block.end, concurrent=False)
        gaps = sorted([*gaps, *(match.span() for match in found)])
    return gaps


def _ends_paragraph(text: str, block: _OpenBlock, at: int) -> bool:
    """Judge a line break by the words on both sides of it."""
    following = text[at : min(at + _NEAR, block.end)]
    return not runs_on(text[max(at - _NEAR, block.start) : at], following)


def _trimmed(text: str, start: int, end: int, kind: ParagraphKind) -> Iterator[Block]:
    words = text[start:end].rstrip()
    if inner := words.lstrip():
        begin = start + len(words) - len(inner)
        if kind is _PLAIN and is_item(inner[:_NEAR]):
            kind = ParagraphKind.LIST_ITEM
        yield Block(begin, start + len(words), kind)
