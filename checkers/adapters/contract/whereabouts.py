"""Where a span of reading text stands in the text as sent, in the client's unit."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from checkers.adapters.contract.offsets import OffsetEncoding, ruler
from checkers.document import places
from checkers.model import Document, Evidence, Field, Quotation, Span


@dataclass(frozen=True, slots=True)
class Piece:
    """The part of a span that stands in one field.

    `start` and `end` count in the client's unit from the beginning of the field as received;
    `span` counts code points of `Document.text`.
    """

    field: Field
    span: Span
    start: int
    end: int


class Whereabouts:
    """Translates the spans of one document; keeps one ruler a field."""

    def __init__(self, document: Document, encoding: OffsetEncoding) -> None:
        self.document = document
        self._encoding = encoding
        self._starts = [field.span.start for field in document.fields]
        self._rulers: dict[int, Callable[[int], int]] = {}

    def pieces(self, span: Span) -> Iterator[Piece]:
        """Yield one piece for each field that the span touches; none for blanks between fields."""
        fields = self.document.fields
        index = max(0, bisect_right(self._starts, span.start) - 1)
        while index < len(fields) and fields[index].span.start <= span.end:
            inner = _within(span, fields[index].span)
            if inner.start < inner.end or inner == span:
                yield self._piece(index, inner)
            index += 1

    def words(self, item: Evidence) -> Iterator[Piece]:
        """Yield the pieces that evidence stands in; of a quote, its words without the marks."""
        for span in _stretches(item):
            yield from self.pieces(span)

    def received(self, piece: Piece) -> str:
        """Give the received characters of a piece."""
        place = self._code_points(piece.field, piece.span)
        return piece.field.received[place.start : place.end]

    def _piece(self, index: int, span: Span) -> Piece:
        field = self.document.fields[index]
        place = self._code_points(field, span)
        measure = self._rulers.get(index)
        if measure is None:
            measure = self._rulers[index] = ruler(field.received, self._encoding)
        return Piece(field, span, measure(place.start), measure(place.end))

    def _code_points(self, field: Field, span: Span) -> Span:
        if field.origin is None:
            return Span(span.start - field.span.start, span.end - field.span.start)
        found = places(self.document, span)
        return Span(found[0].start, found[0].end) if found else Span(0, 0)


def _stretches(item: Evidence) -> tuple[Span, ...]:
    fact = item.fact
    if fact is None or fact.span != item.span or not isinstance(fact.value, Quotation):
        return (item.span,)
    return fact.value.segments


def _within(span: Span, field: Span) -> Span:
    start = min(max(span.start, field.start), field.end)
    return Span(start, max(start, min(span.end, field.end)))
