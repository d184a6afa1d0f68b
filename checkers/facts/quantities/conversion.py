"""Units of measure, and the conversion between those of one dimension."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from checkers.facts.lexicon import load
from checkers.facts.numbers.numeral import simple
from checkers.model import Bound, Range
from checkers.ranges import hull


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measure; several `factors` where its word names several units, none for unknown."""

    name: str
    dimension: str
    factors: tuple[Fraction, ...]
    offset: Fraction = Fraction(0)
    inverse: bool = False


def _fraction(text: str) -> Fraction:
    over, _, under = text.partition("/")
    return Fraction(over) / Fraction(under or "1")


def _read_unit(row: Mapping[str, Any]) -> Unit:
    factor = row.get("factor", [])
    factors = [factor] if isinstance(factor, str) else factor
    return Unit(
        row["name"],
        row["dimension"],
        tuple(_fraction(text) for text in factors),
        _fraction(row.get("offset", "0")),
        row.get("inverse", False),
    )


_PREFIXES: Mapping[str, tuple[str, str]] = {
    name: (symbol, factor) for name, (symbol, factor) in load("units")["prefixes"].items()
}


def _prefixed(row: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Make the units that prefixes make of one: the kilovolt of the volt."""
    for prefix in row.get("prefixes", ()):
        letter, factor = _PREFIXES[prefix]
        scaled = _fraction(row["factor"]) * _fraction(factor)
        words = [prefix + word for word in row["words"] or row["plural"][:1]]
        yield {
            "name": prefix + row["name"],
            "dimension": row["dimension"],
            "factor": str(scaled),
            "words": words,
            "cased": [letter + row["symbol"]] if "symbol" in row else [],
        }


def _rows() -> Iterator[dict[str, Any]]:
    for row in load("units")["unit"]:
        symbol = [row["symbol"]] if "symbol" in row else []
        yield {**row, "cased": [*row.get("cased", ()), *symbol]}
        yield from _prefixed(row)


UNIT_ROWS: list[dict[str, Any]] = list(_rows())
UNITS: Mapping[str, Unit] = {row["name"]: _read_unit(row) for row in UNIT_ROWS}


def to_base(value: Range, unit: str) -> tuple[Range, str] | None:
    """Convert to the base unit of the unit's dimension, and name the dimension.

    A word for several units gives the range over all of them; None where the unit is unknown or
    must not be converted ("ton").
    """
    known = UNITS.get(unit)
    if known is None or not known.factors:
        return None
    ranges = [_converted(value, known, factor) for factor in known.factors]
    if None in ranges:
        return None
    return hull(r for r in ranges if r is not None), known.dimension


def _converted(value: Range, unit: Unit, factor: Fraction) -> Range | None:
    def base(bound: Bound) -> Bound:
        if isinstance(bound, float):
            return bound
        if unit.inverse:
            return simple(factor / bound)
        return simple((bound + unit.offset) * factor)

    if not unit.inverse:
        return Range(base(value.low), base(value.high), value.low_open, value.high_open)
    if value.low <= 0 or isinstance(value.high, float):
        return None
    return Range(base(value.high), base(value.low), value.high_open, value.low_open)


def from_base(value: Range, unit: str) -> tuple[Range, str] | None:
    """Convert from the base unit of a unit's dimension to that unit, and name the dimension.

    A word for several units gives the range over all of them; None where the unit is unknown or
    counts the other way round (litres per 100 km).
    """
    known = UNITS.get(unit)
    if known is None or known.inverse or not known.factors:
        return None

    def out(bound: Bound, factor: Fraction) -> Bound:
        if isinstance(bound, float):
            return bound
        return simple(Fraction(bound) / factor - known.offset)

    made = [
        Range(out(value.low, factor), out(value.high, factor), value.low_open, value.high_open)
        for factor in known.factors
    ]
    return hull(made), known.dimension
