"""What a figure is of."""

from __future__ import annotations

from typing import TypeAlias

from checkers.model import Fact, Kind, Quantity
from checkers.passages import content_words, stem

# Kinds whose figures can be told apart by what they measure.  A bare number is not among them.
TELLING = frozenset({Kind.COUNT, Kind.MONEY, Kind.PERCENT, Kind.POINTS, Kind.MEASURE})

# Two figures can be compared only where this is the same: the kind, the unit, what it is a rate
# of, and whether it counts a part or what is added.
Measured: TypeAlias = tuple[Kind, tuple[str, ...], str | None, str | None]


def measured(fact: Fact) -> Measured | None:
    if fact.kind not in TELLING or not isinstance(fact.value, Quantity):
        return None
    words = () if fact.kind in (Kind.PERCENT, Kind.POINTS) else _unit_words(fact)
    leaning = None if fact.value.refers == "back" else fact.value.refers
    return fact.kind, words, fact.value.per, leaning


def _unit_words(fact: Fact) -> tuple[str, ...]:
    unit = fact.value.unit if isinstance(fact.value, Quantity) else None
    if unit is None:
        return ()
    return (stem(unit),) if fact.kind == Kind.COUNT else content_words(unit)
