"""What a fact says, as JSON: the same object under /v1/facts and as a finding's evidence."""

from __future__ import annotations

import math
from collections.abc import Iterator
from datetime import date
from typing import Any

from checkers.adapters.contract.whereabouts import Piece, Whereabouts
from checkers.model import (
    Bound,
    Fact,
    Kind,
    Name,
    Number,
    Quantity,
    Quotation,
    Span,
    TimeExpression,
    told_as,
)

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MOST_BITS = 1000  # beyond this neither a float nor a reader of JSON can hold the number


def fact_value(fact: Fact, where: Whereabouts) -> dict[str, Any]:
    """Say what a fact means: its kind and its typed value."""
    said: dict[str, Any] = {"kind": told_as(fact.kind).value}
    value = fact.value
    if isinstance(value, Quantity):
        said.update(_quantity(value))
    elif isinstance(value, TimeExpression):
        said.update(_time(value, fact.kind))
    elif isinstance(value, Quotation):
        said.update(_quotation(value, where))
    else:
        said.update(_name(value))
    return said


def fact_entry(fact: Fact, where: Whereabouts, *, source: str | None) -> dict[str, Any] | None:
    """Say what a fact means and where it stands; None for a fact outside every field.

    A fact that runs over several fields (a quote over blocks) is placed where it begins, with
    the words that stand there; its segments name theirs.
    """
    piece = next(where.pieces(fact.span), None)
    if piece is None:
        return None
    said: dict[str, Any] = {"kind": told_as(fact.kind).value}
    if source is not None:
        said["document"] = source
    said |= _placed(piece, where)
    return said | fact_value(fact, where)


def fact_entries(
    facts: tuple[Fact, ...], where: Whereabouts, *, source: str | None
) -> Iterator[dict[str, Any]]:
    """Say every fact that stands in a field, in order."""
    for fact in with_ends(facts):
        entry = fact_entry(fact, where, source=source)
        if entry is not None:
            yield entry


def with_ends(facts: tuple[Fact, ...]) -> Iterator[Fact]:
    """Yield facts in order; a period is followed by its two ends as facts of their own."""
    for fact in facts:
        yield fact
        if fact.kind is Kind.PERIOD:
            yield from fact.readings


def json_number(number: Bound) -> int | float | None:
    """Write a number as JSON has it; None for an infinite bound or one no float can hold."""
    if isinstance(number, float):
        return number if math.isfinite(number) else None
    if max(number.numerator.bit_length(), number.denominator.bit_length()) > _MOST_BITS:
        return None
    return number.numerator if number.denominator == 1 else float(number)


def _quantity(value: Quantity) -> dict[str, Any]:
    said: dict[str, Any] = {
        "value": _stated(value.middle if value.stated is None else value.stated),
        "low": json_number(value.range.low),
        "high": json_number(value.range.high),
    }
    if value.range.low_open and said["low"] is not None:
        said["low_open"] = True
    if value.range.high_open and said["high"] is not None:
        said["high_open"] = True
    if value.modifiers:
        said["modifiers"] = list(value.modifiers)
    return said | _present(
        unit=value.unit,
        per=value.per,
        dimension=value.dimension,
        hedge=value.hedge,
        refers=value.refers,
    )


def _stated(number: Number | None) -> int | float | None:
    return None if number is None else json_number(number)


def _time(value: TimeExpression, kind: Kind) -> dict[str, Any]:
    days = value.days
    said = _present(
        type=value.type,
        mod=value.mod,
        weekday=_WEEKDAYS[value.weekday - 1] if value.weekday else None,
        year_from=value.year_from,
        first=_day(days.first) if days and days.intervals else None,
        last=_day(days.last) if days and days.intervals else None,
    )
    said["timex"] = value.timex
    if value.length is not None:
        said |= _quantity(value.length)
    elif kind is Kind.YEAR and value.year is not None:
        said["value"] = value.year
    return said


def _day(day: date) -> str:
    return day.isoformat()


def _quotation(value: Quotation, where: Whereabouts) -> dict[str, Any]:
    said: dict[str, Any] = {"direct": value.direct, "closed": value.closed}
    if not value.attributable:
        said["attributable"] = False
    speaker = value.speaker
    spoken = _words(speaker.span, where) if speaker else None
    if speaker and spoken is not None:
        spoken["name"] = speaker.name
    said["speaker"] = spoken
    said["cue"] = _words(value.cue, where) if value.cue else None
    if len(value.segments) > 1:
        said["segments"] = [
            words for segment in value.segments if (words := _words(segment, where)) is not None
        ]
    return said


def _words(span: Span, where: Whereabouts) -> dict[str, Any] | None:
    """Say where words stand, and which they are."""
    piece = next(where.pieces(span), None)
    if piece is None:
        return None
    return _placed(piece, where)


def _placed(piece: Piece, where: Whereabouts) -> dict[str, Any]:
    return {
        "field": piece.field.name,
        "start": piece.start,
        "end": piece.end,
        "text": where.document.text[piece.span.start : piece.span.end],
    }


def _name(value: Name) -> dict[str, Any]:
    return {"category": value.category, "entity": value.entity}


def _present(**values: str | None) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value is not None}
