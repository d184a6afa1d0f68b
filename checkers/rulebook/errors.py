"""What is wrong with a rule file, said to its author."""

from __future__ import annotations

from dataclasses import dataclass

from checkers.model import Position


@dataclass(frozen=True, slots=True)
class Located:
    """Text from a rule file with the place of its first character."""

    text: str
    position: Position

    def at(self, offset: int) -> Position:
        """Name the place of the character at `offset`; exact while the scalar is on one line."""
        return Position(self.position.path, self.position.line, self.position.column + offset)


class RulePackError(Exception):
    """A mistake in a rule pack: `path:line:column: message`, with the remedy where one is known."""

    def __init__(self, message: str, position: Position) -> None:
        super().__init__(f"{position}: {message}")
        self.message = message
        self.position = position


class UnknownList(RulePackError):
    """A phrase names a word list that its pack does not see."""


class UnknownTable(RulePackError):
    """An expression names a table that its pack does not see."""


def undecodable_at(data: bytes, error: UnicodeDecodeError, path: str) -> Position:
    """Name the place of the first byte of a file that is not UTF-8."""
    before = data[: error.start].decode("utf-8-sig", "replace")
    return Position(path, before.count("\n") + 1, len(before) - before.rfind("\n"))
