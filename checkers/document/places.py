"""From offsets of a document back to its sentences and to what was sent."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from operator import attrgetter

from checkers.model import Document, Field, OffsetMap, Span

_END = attrgetter("span.end")


@dataclass(frozen=True, slots=True)
class Place:
    """Code points of a field's text as received; half-open."""

    field: str
    start: int
    end: int


def sentence_of(document: Document, offset: int) -> int:
    """Find the sentence that holds or follows `offset`; the last where none follows.

    A document without sentences has none to name: the answer is 0.
    """
    sentences = document.sentences
    return max(0, min(bisect_right(sentences, offset, key=_END), len(sentences) - 1))


def sentence_finder(document: Document) -> Callable[[int], int]:
    """Make a `sentence_of` for many offsets of one document."""
    ends = [sentence.span.end for sentence in document.sentences]
    last = len(ends) - 1

    def find(offset: int) -> int:
        return max(0, min(bisect_right(ends, offset), last))

    return find


def places(document: Document, span: Span) -> tuple[Place, ...]:
    """Say where the readable characters of `span` stand, one place a field that it touches.

    Blanks that markup stands for do not count at the ends of a place.  An empty span has an empty
    place, in the field it stands in.
    """
    fields = document.fields
    first = bisect_right(fields, span.start, key=_END)
    found = []
    for field in fields[max(0, first - 1) :]:
        if field.span.start > span.end:
            break
        start, end = max(span.start, field.span.start), min(span.end, field.span.end)
        if start < end or (start == end == span.start == span.end):
            found.append(_place(document.text, field, start, end))
            if start == end:
                break
    return tuple(found)


def _place(text: str, field: Field, start: int, end: int) -> Place:
    origin = field.origin
    if origin is None:
        return Place(field.name, start - field.span.start, end - field.span.start)
    words = text[start:end]
    if inner := words.strip():
        start += len(words) - len(words.lstrip())
        end = start + len(inner)
    start, end = start - field.span.start, end - field.span.start
    if start == end:
        point = _received_start(origin, start) if origin.reading else 0
        return Place(field.name, point, point)
    return Place(field.name, _received_start(origin, start), _received_end(origin, end - 1))


def _received_start(origin: OffsetMap, offset: int) -> int:
    run = bisect_right(origin.reading, offset) - 1
    if origin.stretch[run]:
        return origin.received[run]
    return origin.received[run] + offset - origin.reading[run]


def _received_end(origin: OffsetMap, offset: int) -> int:
    """Give the end of the received characters that spell the reading character at `offset`."""
    run = bisect_right(origin.reading, offset) - 1
    if origin.stretch[run]:
        return origin.received[run] + origin.stretch[run]
    return origin.received[run] + offset - origin.reading[run] + 1
