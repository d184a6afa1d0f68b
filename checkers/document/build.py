"""From the parts of a request to a `Document`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from checkers.document.html import read_html
from checkers.document.markdown import read_markdown
from checkers.document.parts import Format, Part
from checkers.document.plain import read_plain
from checkers.document.reading import Reading
from checkers.document.sentences import split_sentences
from checkers.model import (
    Days,
    Document,
    Field,
    Paragraph,
    ParagraphKind,
    Sentence,
    SourceKind,
    Span,
)

_BETWEEN_FIELDS = "\n\n"
_READERS = {Format.TEXT: read_plain, Format.HTML: read_html, Format.MARKDOWN: read_markdown}
_ROLE_KINDS: Mapping[str, ParagraphKind] = {
    "headline": ParagraphKind.HEADING,
    "caption": ParagraphKind.CAPTION,
}


def build_document(
    parts: Sequence[Part],
    *,
    id: str = "article",
    format: Format = Format.TEXT,
    published: Days | date | None = None,
    dateline: str | None = None,
    language: str = "en",
    kind: SourceKind | None = None,
    title: str | None = None,
) -> Document:
    """Read the parts in order; every one of them is written in `format`."""
    readings = [_READERS[format](part.text) for part in parts]
    text = _BETWEEN_FIELDS.join(reading.text for reading in readings)
    fields = _fields(parts, readings)
    paragraphs = _paragraphs(parts, readings, fields)
    return Document(
        id=id,
        text=text,
        fields=fields,
        paragraphs=paragraphs,
        sentences=_sentences(text, paragraphs),
        published=_days(published),
        dateline=dateline,
        language=language,
        kind=kind,
        title=title,
    )


def _days(published: Days | date | None) -> Days | None:
    return Days(((published, published),)) if isinstance(published, date) else published


def _fields(parts: Sequence[Part], readings: Sequence[Reading]) -> tuple[Field, ...]:
    fields = []
    start = 0
    for part, reading in zip(parts, readings, strict=True):
        span = Span(start, start + len(reading.text))
        fields.append(Field(part.name, span, part.text, reading.origin, part.role))
        start = span.end + len(_BETWEEN_FIELDS)
    return tuple(fields)


def _paragraphs(
    parts: Sequence[Part], readings: Sequence[Reading], fields: Sequence[Field]
) -> tuple[Paragraph, ...]:
    paragraphs = []
    for index, (part, reading) in enumerate(zip(parts, readings, strict=True)):
        shift = fields[index].span.start
        forced = part.kind or _ROLE_KINDS.get(part.role)
        for block in reading.blocks:
            span = Span(shift + block.start, shift + block.end)
            paragraphs.append(Paragraph(span, index, forced or block.kind))
    return tuple(paragraphs)


def _sentences(text: str, paragraphs: Sequence[Paragraph]) -> tuple[Sentence, ...]:
    return tuple(
        Sentence(Span(start, end), index)
        for index, paragraph in enumerate(paragraphs)
        for start, end in split_sentences(text, paragraph.span.start, paragraph.span.end)
    )
