"""The number of a figure, and what it counts."""

from __future__ import annotations

from fractions import Fraction

from checkers.model import Fact, Kind, Quantity, TimeExpression

PLAIN = frozenset({Kind.COUNT, Kind.NUMBER})


def quantity_of(fact: Fact) -> Quantity | None:
    """Give the number of a figure or of a length of time."""
    value = fact.value
    if isinstance(value, TimeExpression):
        return value.length
    return value if isinstance(value, Quantity) else None


def size_of(fact: Fact) -> Fraction:
    """Give a figure's number as written, zero where its words state none."""
    value = quantity_of(fact)
    return Fraction(0) if value is None or value.stated is None else Fraction(value.stated)


def unit_of(fact: Fact) -> str | None:
    value = quantity_of(fact)
    return None if value is None else value.unit
