"""One quote made of words from two places of the sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex

from checkers.model import Document, Fact, Quotation, Span
from checkers.quote_attribution.passages import spoken, verbatim_stretch, windows
from checkers.quote_attribution.wording import Word, pieces_of
from checkers.rulebook.vocabulary import Bound, Scene, passage_at

_END = regex.compile(r"[.?!][\"'”’)]*\s")
_LEAST = 4  # words of either part: fewer stand anywhere
_LONGEST = 200  # words of a quote
_WIDEST = 1000  # words of a passage; longer ones have no sentences
_FAR = 16  # passages in which the parts are looked for


@dataclass(frozen=True, slots=True)
class _Part:
    """A run of a quote's words as a source has it."""

    length: int
    document: Document
    span: Span


def find_joined_quotes(scene: Scene, *, to: Bound) -> Iterator[tuple[Bound, Bound]]:
    """Find the two places whose words, and no others, an unbroken quote has as one run.

    A quote that its attribution, an ellipsis or a bracket cuts says itself that it is cut.
    """
    parts = joined_parts(scene, to.item, to.document) if isinstance(to.item, Fact) else None
    if parts is not None:
        first, last = parts
        yield passage_at(first.document, first.span), passage_at(last.document, last.span)


def joined_parts(scene: Scene, quote: Fact, document: Document) -> tuple[_Part, _Part] | None:
    asked = spoken(quote, document)
    return scene.source_passages.remembered(("joined", asked), lambda: _joined(scene, quote, asked))


def _joined(scene: Scene, quote: Fact, asked: str) -> tuple[_Part, _Part] | None:
    pieces = pieces_of(asked)
    whole = isinstance(quote.value, Quotation) and len(quote.value.segments) == 1
    if not whole or len(pieces) > 1 or not 2 * _LEAST <= len(pieces[0]) <= _LONGEST:
        return None
    if verbatim_stretch(scene, asked) is not None:
        return None
    words = pieces[0]
    near = windows(scene, asked, limit=_FAR)
    told = [(document, said) for document, said in near if len(said) <= _WIDEST]
    head = _longest(words, told)
    tail = _longest(words[::-1], [(document, said[::-1]) for document, said in told])
    if head is None or tail is None or head.length + tail.length < len(words):
        return None
    return (head, tail) if _apart(head, tail) else None


def _apart(head: _Part, tail: _Part) -> bool:
    """Tell whether a sentence ends between two parts, or the last comes first."""
    if head.document is not tail.document or tail.span.start < head.span.start:
        return True
    between = head.document.text[head.span.end : tail.span.start]
    return _END.search(between, concurrent=False) is not None


def _longest(words: Sequence[str], told: Sequence[tuple[Document, Sequence[Word]]]) -> _Part | None:
    """Find the longest run of a window that begins as the words do."""
    best: _Part | None = None
    for document, said in told:
        for start in range(len(said) - _LEAST + 1):
            length = _run(words, said, start)
            if length >= _LEAST and (best is None or length > best.length):
                run = said[start : start + length]
                span = Span(min(w.start for w in run), max(w.end for w in run))
                best = _Part(length, document, span)
    return best


def _run(words: Sequence[str], said: Sequence[Word], start: int) -> int:
    length = 0
    while (
        length < min(len(words), len(said) - start) and words[length] == said[start + length].said
    ):
        length += 1
    return length
