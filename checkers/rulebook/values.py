"""What names and expressions hold while a rule runs."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from checkers.model import Range, Speaker


class Weekday(IntEnum):
    """ISO 8601 weekday numbers."""

    MONDAY = 1
    TUESDAY = 2
    WEDNESDAY = 3
    THURSDAY = 4
    FRIDAY = 5
    SATURDAY = 6
    SUNDAY = 7


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its unit.

    Percent and points are shares (0.2 for "20%") without unit, as are fractions and multiples.
    """

    range: Range
    unit: str | None = None
    dimension: str | None = None


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quote's words without marks, paragraphs joined by a space."""

    words: str
    cue: str | None
    speaker: Speaker | None
    direct: bool
    closed: bool
    attributable: bool


@dataclass(frozen=True, slots=True)
class Named:
    text: str
    entity: str
    category: str
