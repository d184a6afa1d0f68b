"""A number as written, before anything is known about what it measures."""

from __future__ import annotations

import math
from dataclasses import replace
from enum import StrEnum
from fractions import Fraction

from checkers.model import Number, Range, Span
from checkers.model.immutable import dataclass
from checkers.ranges import exactly, rounded


class Form(StrEnum):
    CARDINAL = "cardinal"
    ORDINAL = "ordinal"  # "third", "21st"
    FRACTION = "fraction"  # "two-thirds", "3/4", "half"
    DECADE = "decade"  # "50s", in an age or a date
    VAGUE = "vague"  # "hundreds", "a few dozen": `value` is only the word's own size


@dataclass(frozen=True, slots=True)
class Numeral:
    """`step` is the size of the last written digit, None where the number is a plain integer.

    `scale` is the factor that a scale word gave ("3.1 million": 1,000,000), so that a range
    can share it.  `round_integer` marks a plain integer in digits or words, which is exact
    unless a pack's rounding says otherwise.
    """

    span: Span
    value: Number
    range: Range
    words: bool = False
    round_integer: bool = True
    scaled: bool = False
    step: Number | None = None
    scale: int = 1
    form: Form = Form.CARDINAL


def simple(value: Number) -> Number:
    """Write a whole fraction as an integer."""
    if isinstance(value, Fraction) and value.denominator == 1:
        return value.numerator
    return value


@dataclass(frozen=True, slots=True)
class Amount:
    """What a numeral's words come to; see `Numeral` for the fields."""

    value: Number
    step: Number | None = None
    scale: int = 1

    def times(self, factor: int) -> Amount:
        """Apply a scale word, which makes the last digit of a plain integer count."""
        step = factor if self.step is None else self.step * factor
        return Amount(simple(self.value * factor), simple(step), self.scale * factor)


def cardinal(span: Span, amount: Amount, *, words: bool) -> Numeral:
    value, step = amount.value, amount.step
    return Numeral(
        span,
        value,
        exactly(value) if step is None else rounded(value, step),
        words,
        round_integer=step is None,
        scaled=amount.scale > 1,
        step=step,
        scale=amount.scale,
    )


def ordinal(span: Span, value: Number) -> Numeral:
    return replace(cardinal(span, Amount(value), words=False), form=Form.ORDINAL)


def vague(span: Span, size: int, low: Number, high: Number | None) -> Numeral:
    """Open a range from `low` to `high` (None: without end) for "hundreds" or "a few dozen"."""
    top = math.inf if high is None else high
    bounds = Range(low, top, high_open=high is None)
    return Numeral(span, size, bounds, words=True, round_integer=False, form=Form.VAGUE)


def rescale(numeral: Numeral, factor: int, end: int | None = None) -> Numeral:
    """Read the numeral as so many times `factor`: "3" in "3 to 5 million", or in "$3m"."""
    amount = Amount(numeral.value, numeral.step, numeral.scale).times(factor)
    span = numeral.span if end is None else Span(numeral.span.start, end)
    return cardinal(span, amount, words=numeral.words)


def negative(numeral: Numeral, start: int) -> Numeral:
    """Read the numeral below zero, with its sign at `start`."""
    return replace(
        numeral,
        span=Span(start, numeral.span.end),
        value=-numeral.value,
        range=Range(
            -numeral.range.high, -numeral.range.low, numeral.range.high_open, numeral.range.low_open
        ),
    )
