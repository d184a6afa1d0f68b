"""Words that move or open the range of a number."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import regex

from checkers.facts.lexicon import either, load
from checkers.facts.numbers.numeral import simple
from checkers.facts.quantities.page import Page, words_before
from checkers.model import Bound, Number, Range


@dataclass(frozen=True, slots=True)
class Hedge:
    """Where the ends move, as shares of the stated value; `high` None opens the range."""

    low: Fraction
    high: Fraction | None
    low_open: bool = False
    high_open: bool = False


def _read(row: Mapping[str, Any]) -> Hedge:
    high = None if row["high"] == "inf" else Fraction(row["high"])
    return Hedge(
        Fraction(row["low"]), high, row.get("low_open", False), row.get("high_open", False)
    )


_ROWS = load("numbers")["hedge"]
_BEFORE = frozenset(words for row in _ROWS for words in row["before"])
_AFTER_WORDS = frozenset(words for row in _ROWS for words in row.get("after", ()))
_HEDGES: Mapping[str, Hedge] = {
    words.strip(): _read(row) for row in _ROWS for words in (*row["before"], *row.get("after", ()))
}
_LAST_WORDS = frozenset(words.split()[-1] for words in _BEFORE)
_MOST_WORDS = max(len(words.split()) for words in _BEFORE)
_AFTER = regex.compile(either(_AFTER_WORDS) + r"(?![^\W_])")
_MOVED: Mapping[str, Any] = load("numbers")["moved"]
_SIGNS = "~<>≈≤≥"


def hedge_before(page: Page, start: int, low: int) -> str | None:
    """Name the hedge that ends right before a number."""
    if start <= low or (last := page.flat[start - 1]) not in _SIGNS + " ":
        return None
    if last != " ":
        return last
    words = words_before(page, start, low, _MOST_WORDS)
    if not words or words[-1].lstrip("(“\"'") not in _LAST_WORDS:
        return None
    for count in range(len(words), 0, -1):
        name = " ".join(words[-count:]).lstrip("(“\"'")
        if name in _BEFORE and name not in _SIGNS:
            return None if name == _MOVED["hedge"] and _has_moved(page, start, low) else name
    return None


def _has_moved(page: Page, start: int, low: int) -> bool:
    verb = words_before(page, start, low, 3)[0]
    return verb in _MOVED["after"]


def hedge_after(page: Page, end: int, stop: int) -> tuple[str, int] | None:
    """Name the hedge that follows a number or its unit, and where it ends."""
    if end >= stop or page.flat[end] not in " -+i":
        return None
    match = _AFTER.match(page.flat, end, stop, concurrent=False)
    return (match.group().strip(), match.end()) if match else None


def hedged(stated: Number | None, range_: Range, name: str) -> Range:
    """Move or open the ends of a range as the hedge says."""
    hedge = _HEDGES[name]
    if range_.high < 0:
        mirrored = hedged(
            None if stated is None else -stated, Range(-range_.high, -range_.low), name
        )
        return Range(-mirrored.high, -mirrored.low, mirrored.high_open, mirrored.low_open)
    low, low_open = _end(stated, range_.low, hedge.low, is_open=hedge.low_open)
    if hedge.high is None:
        return Range(low, math.inf, low_open, high_open=True)
    high, high_open = _end(stated, range_.high, hedge.high, is_open=hedge.high_open)
    return Range(
        min(low, range_.low) if 0 < hedge.low < 1 else low,
        max(high, range_.high) if hedge.high > 1 else high,
        low_open,
        high_open or range_.high_open,
    )


def _end(
    stated: Number | None, bound: Bound, share: Fraction, *, is_open: bool
) -> tuple[Bound, bool]:
    value = bound if stated is None else stated
    if isinstance(value, float):
        return value, True
    return simple(value * share), is_open
