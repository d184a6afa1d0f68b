"""What a reader of one format hands on: the reading text, where it came from, its blocks."""

from __future__ import annotations

from dataclasses import dataclass, field

from checkers.model import OffsetMap, ParagraphKind


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph before it has a document: offsets count from the field's beginning."""

    start: int
    end: int
    kind: ParagraphKind = ParagraphKind.PARAGRAPH


@dataclass(frozen=True, slots=True)
class Reading:
    """`origin` is None where the reading text is the received text."""

    text: str
    blocks: tuple[Block, ...]
    origin: OffsetMap | None = None


@dataclass(slots=True)
class Scribe:
    """Write a reading text piece by piece, keeping account of where each piece stood."""

    received: str
    length: int = 0
    _pieces: list[str] = field(default_factory=list)
    _reading: list[int] = field(default_factory=list)
    _received: list[int] = field(default_factory=list)
    _stretch: list[int] = field(default_factory=list)

    def keep(self, start: int, end: int) -> None:
        """Copy received characters as they are."""
        if start < end:
            self._open_run(start)
            self._write(self.received[start:end])

    def spell(self, characters: str, start: int, end: int) -> None:
        """Write `characters`, which the received stretch stands for; each covers all of it."""
        for character in characters:
            self._open_run(start, end - start)
            self._write(character)

    def reading(self, blocks: tuple[Block, ...]) -> Reading:
        text = "".join(self._pieces)
        if text == self.received:
            return Reading(text, blocks)
        origin = OffsetMap(tuple(self._reading), tuple(self._received), tuple(self._stretch))
        return Reading(text, blocks, origin)

    def text(self) -> str:
        return "".join(self._pieces)

    def _open_run(self, received: int, stretch: int = 0) -> None:
        self._reading.append(self.length)
        self._received.append(received)
        self._stretch.append(stretch)

    def _write(self, characters: str) -> None:
        self._pieces.append(characters)
        self.length += len(characters)
