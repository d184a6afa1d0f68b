"""A document with most of its text left blank, to be read in a fraction of the time."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from checkers.model import Document, Span

_WHOLE = 1500  # characters; a longer paragraph is not kept for one of its sentences
_BLANK = "\n"  # ends whatever a reader follows over blanks


def excerpt(
    document: Document, sentences: Collection[int], *, paragraphs: bool = False
) -> Document:
    """Blank all but some sentences, given by index; every offset stays as it is.

    With `paragraphs` their paragraphs are kept, unless they are long.
    """
    text, at = document.text, 0
    pieces: list[str] = []
    for span in _kept(document, sorted(sentences), paragraphs=paragraphs):
        pieces += (_BLANK * (span.start - at), text[span.start : span.end])
        at = span.end
    pieces.append(_BLANK * (len(text) - at))
    return replace(document, text="".join(pieces))


def _kept(document: Document, sentences: Iterable[int], *, paragraphs: bool) -> Iterator[Span]:
    """List what is kept, in order and without overlap; what lies between neighbours is as well."""
    end, previous = 0, -1
    for index in sentences:
        sentence = document.sentences[index]
        span = sentence.span
        around = document.paragraphs[sentence.paragraph].span
        if paragraphs and around.end - around.start <= _WHOLE:
            span = around
        if span.end > end:
            yield Span(end if previous == index - 1 else max(end, span.start), span.end)
            end = span.end
        previous = index
