"""From what a name is bound to, to the value that expressions compute with."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction

from checkers.model import (
    Bound,
    Document,
    Fact,
    Kind,
    Name,
    Number,
    Quantity,
    Quotation,
    Range,
    Span,
    TimeExpression,
    Unknown,
)
from checkers.ranges import Rounding, apply_rounding
from checkers.rulebook.values.forms import SHARES, Amount, Named, Quoted, Weekday
from checkers.rulebook.vocabulary import Passage

_PERCENT = frozenset({"percent", "points"})
_SHARE_KINDS = frozenset({Kind.PERCENT, Kind.POINTS, Kind.FRACTION, Kind.MULTIPLE})


def operand(
    item: Fact | Passage | tuple[Fact | Passage, ...], document: Document, rounding: Rounding
) -> object:
    """Give the runtime value of what a name is bound to.

    Unknown where the text gives none; a list with an Unknown item is that Unknown.  A date is
    always its TimeExpression, with or without calendar days.
    """
    if isinstance(item, tuple):
        return _all_known(operand(one, document, rounding) for one in item)
    if isinstance(item, Passage):
        return replace(item, kind=document.kind, published=document.published)
    value = item.value
    if isinstance(value, Quantity):
        return amount(item.kind, value, rounding)
    if isinstance(value, TimeExpression):
        return _time(item.kind, value, rounding)
    if isinstance(value, Quotation):
        return _quoted(value, document)
    return _named(item.text, value)


def amount(kind: Kind, quantity: Quantity, rounding: Rounding) -> Amount:
    """Read a quantity as a number with its unit; percent and points become shares."""
    spread = apply_rounding(quantity, rounding) if quantity.round_integer else quantity.range
    bounded = not (isinstance(spread.low, float) or isinstance(spread.high, float))
    point = quantity.stated if bounded else None
    if kind not in _SHARE_KINDS and quantity.dimension not in SHARES:
        dimension = "age" if kind is Kind.AGE else quantity.dimension
        return Amount(spread, quantity.unit, dimension, point, quantity.per, quantity.refers)
    dimension = kind.value if kind in _SHARE_KINDS else quantity.dimension
    if dimension not in _PERCENT:
        return Amount(spread, None, dimension, point)
    shares = Range(_share(spread.low), _share(spread.high), spread.low_open, spread.high_open)
    return Amount(shares, None, dimension, None if point is None else _hundredth(point))


def _share(bound: Bound) -> Bound:
    return bound if isinstance(bound, float) else _hundredth(bound)


def _hundredth(value: Number) -> Number:
    share = Fraction(value) / 100
    return share.numerator if share.denominator == 1 else share


def _time(kind: Kind, value: TimeExpression, rounding: Rounding) -> object:
    if kind is Kind.WEEKDAY:
        return Unknown("no weekday is stated") if value.weekday is None else Weekday(value.weekday)
    if kind is not Kind.DURATION:
        return value
    if value.length is None:
        return Unknown("the length of time is not stated")
    return amount(kind, value.length, rounding)


def _quoted(value: Quotation, document: Document) -> Quoted:
    return Quoted(
        " ".join(_words(document, segment) for segment in value.segments),
        None if value.cue is None else _words(document, value.cue),
        value.speaker,
        value.direct,
        value.closed,
        value.attributable,
    )


def _words(document: Document, span: Span) -> str:
    return document.text[span.start : span.end]


def _named(text: str, value: Name) -> Named:
    return Named(text, value.entity, value.category)


def _all_known(values: Iterable[object]) -> tuple[object, ...] | Unknown:
    items = tuple(values)
    return next((one for one in items if isinstance(one, Unknown)), items)
