"""Articles and sources, as received and as read."""

from __future__ import annotations

from enum import StrEnum

from checkers.model.immutable import dataclass
from checkers.model.values import Days, Span


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """Where each run of reading text stands in the text as received.

    Run `i` covers reading offsets from `reading[i]` up to `reading[i + 1]`.  In a run with
    `stretch[i] == 0` both texts advance together from `received[i]`; otherwise the run is one
    reading character that `stretch[i]` received characters spell (`&amp;`).  All three tuples
    have one entry a run; offsets of both sides count from the field's beginning.
    """

    reading: tuple[int, ...]
    received: tuple[int, ...]
    stretch: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """One named part of a document: headline, standfirst, body, or a block by its id.

    `span` is its place in `Document.text`; `received` the text exactly as sent; `origin` leads
    from the one to the other, None where they are the same text.
    """

    name: str
    span: Span
    received: str
    origin: OffsetMap | None = None
    role: str = "body"  # "headline" | "standfirst" | "body" | "caption"


class ParagraphKind(StrEnum):
    PARAGRAPH = "paragraph"
    HEADING = "heading"
    LIST_ITEM = "list-item"
    QUOTATION = "quotation"  # a block quote
    CAPTION = "caption"


@dataclass(frozen=True, slots=True)
class Paragraph:
    span: Span
    field: int  # index into Document.fields
    kind: ParagraphKind = ParagraphKind.PARAGRAPH


@dataclass(frozen=True, slots=True)
class Sentence:
    span: Span
    paragraph: int  # index into Document.paragraphs


class SourceKind(StrEnum):
    TRANSCRIPT = "transcript"  # what was said, word for word
    RELEASE = "release"
    WIRE = "wire"
    DATA = "data"


@dataclass(frozen=True, slots=True)
class Document:
    """An article or a source, ready to be read.

    `text` is the reading text: the fields in order, each as a reader sees it (markup out,
    entities spelled), joined by blank lines.  For a plain text with one field it is the very
    text that was received.  `published` is a day, or the month or year that was sent;
    `dateline` is as sent.  What they mean as the reference date is read by `facts.reference`.
    """

    id: str  # "article", or the source's id
    text: str
    fields: tuple[Field, ...]
    paragraphs: tuple[Paragraph, ...]
    sentences: tuple[Sentence, ...]
    published: Days | None = None
    dateline: str | None = None
    language: str = "en"
    kind: SourceKind | None = None  # of a source
    title: str | None = None

    @property
    def headlines(self) -> tuple[Span, ...]:
        return tuple(field.span for field in self.fields if field.role == "headline")
