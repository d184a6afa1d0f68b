"""What a phrase is made of, once parsed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from checkers.model import Kind


class PhraseFault(Exception):
    """A mistake at `offset` of a phrase; `compile_phrase` turns it into a RulePackError."""

    def __init__(self, message: str, offset: int) -> None:
        super().__init__(message)
        self.message = message
        self.offset = offset


class UnknownListFault(PhraseFault):
    """A list that the phrase's pack does not see."""


@dataclass(frozen=True, slots=True)
class Text:
    """Folded characters without white space."""

    text: str


@dataclass(frozen=True, slots=True)
class Space:
    """Any run of white space."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Up to eight words that cross no fact."""


@dataclass(frozen=True, slots=True)
class Slot:
    name: str
    kind: Kind
    at: int


@dataclass(frozen=True, slots=True)
class OneOf:
    """One character of a class; never a mask.

    `source` is how `regex` writes it, `sample` which characters of the alphabet it accepts and
    `spelled` all of them where it lists them, None for an open class.
    """

    source: str
    sample: int
    spelled: frozenset[str] | None


@dataclass(frozen=True, slots=True)
class ListWords:
    """One entry of a word list, the longest that fits."""

    name: str
    entries: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Edge:
    """`\\b`, or `\\B` when `inner`."""

    inner: bool


@dataclass(frozen=True, slots=True)
class Sequence:
    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    branches: tuple[Node, ...]
    at: int


@dataclass(frozen=True, slots=True)
class Repeat:
    """`body` from `low` to `high` times, None being without end; `mode` is "", "?" or "+"."""

    body: Node
    low: int
    high: int | None
    mode: str
    at: int


@dataclass(frozen=True, slots=True)
class Look:
    """A condition on the text ahead or `behind`, which it does not consume."""

    body: Node
    behind: bool
    negative: bool
    at: int


Node: TypeAlias = (
    Text | Space | Gap | Slot | OneOf | ListWords | Edge | Sequence | Choice | Repeat | Look
)
