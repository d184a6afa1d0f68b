"""Markdown as a reader sees it, with the place of every character in what was sent.

The parser is pulldown-cmark (by `pyromark`): linear, CommonMark to the letter, and the only one
of those for Python that tells where each piece of text stands.  It counts UTF-8 bytes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import pyromark
import regex

from checkers.document.html import write_html
from checkers.document.reading import Reading, Scribe
from checkers.model import ParagraphKind

_OPTIONS = pyromark.Options
_PARSER = pyromark.Markdown(
    options=_OPTIONS.ENABLE_TABLES
    | _OPTIONS.ENABLE_FOOTNOTES
    | _OPTIONS.ENABLE_STRIKETHROUGH
    | _OPTIONS.ENABLE_YAML_STYLE_METADATA_BLOCKS
)
_SURROGATE = regex.compile(r"[\ud800-\udfff]")
_BREAK_TAG = regex.compile(r"<br\s*/?>", regex.IGNORECASE)
_KINDS: Mapping[str, ParagraphKind] = {
    "Heading": ParagraphKind.HEADING,
    "Item": ParagraphKind.LIST_ITEM,
    "BlockQuote": ParagraphKind.QUOTATION,
}
_BLOCKS = frozenset(
    {
        "Paragraph",
        "TableCell",
        "TableHead",
        "TableRow",
        "Table",
        "List",
        "FootnoteDefinition",
        *_KINDS,
    }
)
# No prose, or withdrawn.
_HIDDEN = frozenset({"Image", "CodeBlock", "MetadataBlock", "Strikethrough"})


def read_markdown(text: str) -> Reading:
    walk = _Walk(Scribe(text), _Offsets(text))
    # Half a surrogate pair cannot be written as UTF-8; U+FFFD takes as many bytes as it would.
    legible = text if text.isascii() else _SURROGATE.sub("\ufffd", text, concurrent=False)
    for event, place in _PARSER.events_with_range(legible):
        walk.step(event, place["start"], place["end"])
    return walk.scribe.finish()


class _Offsets:
    """Turn offsets in UTF-8 bytes into code points, going on from the last one asked for."""

    __slots__ = ("_bytes", "_data", "_points")

    def __init__(self, text: str) -> None:
        self._data = None if text.isascii() else text.encode("utf-8", "surrogatepass")
        self._bytes = self._points = 0

    def points(self, offset: int) -> int:
        if self._data is None:
            return offset
        low, high = sorted((self._bytes, offset))
        between = len(self._data[low:high].decode("utf-8", "surrogatepass"))
        self._points += between if offset >= self._bytes else -between
        self._bytes = offset
        return self._points


@dataclass(slots=True)
class _Walk:
    scribe: Scribe
    offsets: _Offsets
    kinds: list[ParagraphKind] = field(default_factory=lambda: [ParagraphKind.PARAGRAPH])
    hidden: int = 0

    def step(self, event: object, start: int, end: int) -> None:
        """Take one event of the parser; start and end count bytes."""
        name, content = _named(event)
        if name == "Start":
            self._start(_named(content)[0], start, end)
        elif name == "End":
            self._end(_named(content)[0])
        elif not self.hidden:
            self._write(name, content, self.offsets.points(start), self.offsets.points(end))

    def _start(self, name: str, start: int, end: int) -> None:
        if name in _HIDDEN:
            self.hidden += 1
        elif name == "HtmlBlock":
            self.scribe.part()
            self.scribe.flow = True
            write_html(self.scribe, self.offsets.points(start), self.offsets.points(end))
            self.hidden += 1
        if name in _BLOCKS or name == "CodeBlock":
            self.scribe.part()
        if name in _KINDS:
            self.kinds.append(_KINDS[name])
        self.scribe.kind = self.kinds[-1]

    def _end(self, name: str) -> None:
        if name in _HIDDEN or name == "HtmlBlock":
            self.hidden -= 1
        if name in _BLOCKS or name == "HtmlBlock":
            self.scribe.part()
            self.scribe.flow = False
        if name in _KINDS:
            self.kinds.pop()
        self.scribe.kind = self.kinds[-1]

    def _write(self, name: str, content: object, start: int, end: int) -> None:
        source = self.scribe.received[start:end]
        if name == "Text":
            if source[:1] == "&" and isinstance(content, str) and content != source:
                self.scribe.spell(content, start, end)
            else:
                self.scribe.keep(start, end)
        elif name == "SoftBreak":
            self.scribe.keep(start, end)
        elif name == "HardBreak" or (name == "InlineHtml" and _BREAK_TAG.match(source)):
            self.scribe.break_line(start, end)
        elif name == "Code":
            ticks = len(source) - len(source.lstrip("`"))
            self.scribe.keep(start + ticks, end - ticks)


def _named(event: object) -> tuple[str, object]:
    """Read "Rule" and {"Text": …} alike."""
    if isinstance(event, Mapping):
        return next(iter(event.items()))
    return str(event), None
