"""Find direct quotes and who speaks them."""

from __future__ import annotations

from collections.abc import Sequence

from checkers.document import sentence_of
from checkers.facts.quotes.marks import find_marked
from checkers.model import Document, Fact, Kind, Quotation, Span

__all__ = ["find_quotes"]


def find_quotes(document: Document, names: Sequence[Fact]) -> list[Fact]:  # noqa: ARG001
    """Find what the document puts between quotation marks, in order."""
    found = []
    for marked in find_marked(document):
        span = Span(marked.segments[0].start, marked.segments[-1].end)
        value = Quotation(
            direct=True,
            segments=marked.segments,
            opening=marked.opening,
            closed=marked.closing is not None,
        )
        words = document.text[span.start : span.end]
        found.append(Fact(Kind.QUOTE, span, words, sentence_of(document, span.start), value))
    return found
