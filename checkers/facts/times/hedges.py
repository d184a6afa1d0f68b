"""Words that move or open the range of a duration: the same rows as for other numbers."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any, Final

from checkers.facts.lexicon import load
from checkers.facts.times.tokens import Tokens
from checkers.model import Number, Range

_MOST_WORDS: Final = 4
_HALF: Final = Fraction(1, 2)


def _rows() -> Iterator[tuple[str, Mapping[str, Any]]]:
    for row in load("numbers")["hedge"]:
        for name in row["before"]:
            yield name, row
    yield from load("times")["lengthhedge"].items()


_HEDGES: Final = dict(_rows())


def hedge_before(tokens: Tokens, place: int) -> str | None:
    """Name the longest hedge that ends right before the word at `place`."""
    words: list[str] = []
    found = None
    for back in range(place - 2, max(0, place - 2 - 2 * _MOST_WORDS), -2):
        if tokens.classes[back + 1] != " ":
            break
        words.insert(0, tokens.parts[back].lower())
        name = " ".join(words)
        found = name if name in _HEDGES else found
    return found


def hedged(low: Number, high: Number, name: str) -> Range:
    """Move the ends; what is about so many units can be off by half of one at least."""
    row = _HEDGES[name]
    return Range(
        _moved(low, Fraction(row["low"])),
        math.inf if row["high"] == "inf" else _moved(high, Fraction(row["high"])),
        low_open=row.get("low_open", False),
        high_open=row.get("high_open", False) or row["high"] == "inf",
    )


def _moved(end: Number, share: Fraction) -> Number:
    if share in (0, 1):
        return end * int(share)
    off = abs(end * share - end)
    moved = end + max(off, _HALF) * (1 if share > 1 else -1)
    return max(Fraction(0), moved)
