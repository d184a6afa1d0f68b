"""Whom "of those" points to: "60 per cent of the 5,000 voted, and of those 1,900 …" of the voters.

The whole that a text counts is the nearest number, but where a share of it is told before the
part, "of them" points to that share as well as it does to the whole.
"""

from __future__ import annotations

from checkers.model import Fact, Kind
from checkers.numeric_consistency.lines import Line, Lines, phrases
from checkers.numeric_consistency.pairs import steps

_SHARES = frozenset({Kind.PERCENT, Kind.FRACTION})


def is_of_a_share(lines: Lines, line: Line, told: tuple[Fact, Fact, Fact]) -> bool:
    """Tell whether a part, whole and share leave open that the part is of some of the whole."""
    part, whole, share = told
    if part not in line.facts or not _points_back(line, part):
        return False
    before = None if whole in line.facts else lines.beside(line, -1)
    rows = [(line, line.text[: line.places[line.facts.index(part)]])]
    if before is not None:
        rows.append((before, before.text))
    return any(_tells_some(row, len(text), share) for row, text in rows) or any(
        phrases("some_of_all").stands(text) for _, text in rows
    )


def _points_back(line: Line, part: Fact) -> bool:
    return any(found["part"] is part for found in phrases("of_pointed").find(line))


def _tells_some(line: Line, end: int, share: Fact) -> bool:
    """Tell whether another share is told as far as `end` that is no change."""
    moved = {step.by for step in steps(line)}
    return any(
        fact.kind in _SHARES and fact is not share and fact not in moved
        for fact, place in zip(line.facts, line.places, strict=True)
        if place < end
    )
