"""Figures that a finder reads off the text: how many items, which number in a row."""

from __future__ import annotations

from checkers.model import Bound as End
from checkers.model import Document, Fact, Kind, Quantity, Range, Span
from checkers.rulebook.vocabulary import Bound


def figure(
    document: Document, sentence: int, span: Span, low: int, high: End | None = None
) -> Bound:
    """Make a number of what the words of `span` amount to."""
    top = low if high is None else high
    value = Quantity(Range(low, top), low if top == low else None)
    words = document.text[span.start : span.end]
    return Bound(Fact(Kind.NUMBER, span, words, sentence, value), document)
