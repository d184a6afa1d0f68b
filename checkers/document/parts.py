"""What a request hands over: named parts of text and the format they are written in."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from checkers.model import ParagraphKind


class Format(StrEnum):
    TEXT = "text"
    HTML = "html"
    MARKDOWN = "markdown"


@dataclass(frozen=True, slots=True)
class Part:
    """One field of a request; `role` is headline, standfirst, body or caption.

    `kind` makes the whole part paragraphs of that kind (a block that says what it is).
    """

    name: str
    text: str
    role: str = "body"
    kind: ParagraphKind | None = None
