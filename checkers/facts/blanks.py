"""White space inside paragraphs as a reader sees it: one blank between two words.

A line break, a no-break space or several blanks in a date, a number or a name say nothing.  The
readers of facts are shown a copy of the document in which each such run is one blank; what they
find is led back to the document itself.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import accumulate

import regex

from checkers.model import (
    Document,
    Fact,
    Quantity,
    Quotation,
    Reference,
    Span,
    TimeExpression,
    Value,
)

# A lone blank is as it should be; a tab in a line parts cells.
_RUN = regex.compile(r"[^\S \t]\s*+| (?:[^\S\t]\s*+)|\t[^\S\r\n]*+[\r\n]\s*+")
_LINE_END = regex.compile(r"\r\n|[\n\r\u2028\u2029]")
_PAGE_ENDS = frozenset("\x0b\x0c")
_BEYOND_ASCII = (
    "\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006"
    "\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
)


@dataclass(frozen=True, slots=True)
class Shown:
    """What readers are shown of a document.

    `starts` are the places, in the shown text, of the blanks that stand for more than one
    character; `lost[i]` is how many characters the first `i` of them leave out.
    """

    whole: Document
    document: Document
    starts: tuple[int, ...] = ()
    lost: tuple[int, ...] = (0,)

    def fact(self, fact: Fact) -> Fact:
        """Lead a fact back to the whole document: its spans, and its words as they stand there."""
        span = self._span(fact.span)
        return Fact(
            fact.kind,
            span,
            self.whole.text[span.start : span.end],
            fact.sentence,
            self._value(fact.value),
            tuple(self.fact(reading) for reading in fact.readings),
        )

    def reference(self, found: Reference | None) -> Reference | None:
        if found is None or found.span is None:
            return found
        span = self._span(found.span)
        return replace(found, span=span, text=self.whole.text[span.start : span.end])

    def _value(self, value: Value) -> Value:
        if isinstance(value, Quantity):
            unit = value.unit_span
            return value if unit is None else replace(value, unit_span=self._span(unit))
        if isinstance(value, TimeExpression):
            return self._time(value)
        return self._quotation(value) if isinstance(value, Quotation) else value

    def _time(self, value: TimeExpression) -> TimeExpression:
        if value.weekday_span is None and value.begin is None and value.end is None:
            return value
        return replace(
            value,
            weekday_span=value.weekday_span and self._span(value.weekday_span),
            begin=value.begin and self._time(value.begin),
            end=value.end and self._time(value.end),
        )

    def _quotation(self, value: Quotation) -> Quotation:
        speaker = value.speaker
        if speaker is not None:
            span = self._span(speaker.span)
            words = self.whole.text[span.start : span.end]
            speaker = replace(speaker, span=span, text=words)
        return replace(
            value,
            segments=tuple(map(self._span, value.segments)),
            cue=value.cue and self._span(value.cue),
            speaker=speaker,
            opening=value.opening and self._span(value.opening),
        )

    def _span(self, span: Span) -> Span:
        if not self.starts:
            return span
        first = self.lost[bisect_left(self.starts, span.start)]
        return Span(span.start + first, span.end + self.lost[bisect_left(self.starts, span.end)])


def show(document: Document) -> Shown:
    """Write each run of white space inside a paragraph as one blank.

    A run is kept that holds an empty line, a tab between cells, or nothing but one blank between
    two digits: a no-break space there makes one number of them.
    """
    gaps = tuple(_gaps(document)) if _may_have_gaps(document.text) else ()
    if not gaps:
        return Shown(document, document)
    text = _with_blanks(document.text, gaps)
    longer = [gap for gap in gaps if gap.end - gap.start > 1]
    if not longer:
        return Shown(document, replace(document, text=text))
    lost = tuple(accumulate((gap.end - gap.start - 1 for gap in longer), initial=0))
    starts = tuple(gap.start - before for gap, before in zip(longer, lost, strict=False))
    return Shown(document, _moved(document, text, longer, lost), starts, lost)


def _may_have_gaps(text: str) -> bool:
    """Tell at little cost whether a text has other white space than blanks and empty lines."""
    if "  " in text or "\r" in text or "\n" in text.replace("\n\n", ""):
        return True
    return not text.isascii() and any(mark in text for mark in _BEYOND_ASCII)


def _gaps(document: Document) -> Iterator[Span]:
    text = document.text
    for paragraph in document.paragraphs:
        span = paragraph.span
        for match in _RUN.finditer(text, span.start, span.end, concurrent=False):
            if match[0] == "\n" or _is_one_blank(text, match):
                yield Span(match.start(), match.end())


def _is_one_blank(text: str, match: regex.Match[str]) -> bool:
    run, (start, end) = match[0], match.span()
    line_ends = len(_LINE_END.findall(run, concurrent=False))
    if not line_ends and len(run) == 1:
        return not (text[start - 1 : start].isdigit() and text[end : end + 1].isdigit())
    return line_ends < 2 and _PAGE_ENDS.isdisjoint(run)


def _with_blanks(text: str, gaps: tuple[Span, ...]) -> str:
    pieces, at = [], 0
    for gap in gaps:
        pieces.append(text[at : gap.start])
        at = gap.end
    pieces.append(text[at:])
    return " ".join(pieces)


def _moved(document: Document, text: str, gaps: list[Span], lost: tuple[int, ...]) -> Document:
    """Move the parts of a document to where the shorter text has them."""
    ends = [gap.end for gap in gaps]

    def span(old: Span) -> Span:
        first = lost[bisect_right(ends, old.start)]
        return Span(old.start - first, old.end - lost[bisect_right(ends, old.end)])

    return replace(
        document,
        text=text,
        fields=tuple(replace(part, span=span(part.span)) for part in document.fields),
        paragraphs=tuple(replace(part, span=span(part.span)) for part in document.paragraphs),
        sentences=tuple(replace(part, span=span(part.span)) for part in document.sentences),
    )
