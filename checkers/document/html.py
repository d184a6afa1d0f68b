"""HTML as a reader sees it, with the place of every character in what was sent.

A tokenizer of our own: `html.parser` gives no offsets of decoded text and needs quadratic time
for unclosed tags and comments; lxml, html5lib and selectolax give none at all.  Every character
is looked at a bounded number of times.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from html import unescape
from html.entities import html5

import regex

from checkers.document.reading import Reading, Scribe
from checkers.model import ParagraphKind

_REFERENCE = r"&(?:\#[0-9]{1,12};?|\#[xX][0-9a-fA-F]{1,12};?|[a-zA-Z][a-zA-Z0-9]{1,31};?)"
_REFERENCES = regex.compile(_REFERENCE)
_MARKUP = regex.compile(_REFERENCE + r"|<(?=[a-zA-Z/!?])")
_TAG = regex.compile(
    r"""
    <(?P<close>/?)(?P<name>[a-zA-Z][^\s/>]*+)
    (?:[^>=]++|=\s*+(?:"[^"]*+"|'[^']*+')?+)*+
    (?P<empty>(?<=/))?>
    """,
    regex.VERBOSE,
)
_PLAIN_TAG = regex.compile(r"<(?P<close>/?)(?P<name>[a-zA-Z][^\s/>]*+)[^>]*+(?P<empty>(?<=/))?>")
_COMMENT_END = regex.compile(r"--!?>")

# Contents are no text at all, up to the end tag.
_RAW = frozenset(["script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"])
_RAW_END = {name: regex.compile(rf"</{name}(?=[\s/>])", regex.IGNORECASE) for name in _RAW}
# Contents are no reading text, whatever they hold.
_HIDDEN = frozenset(
    [
        "head",
        "template",
        "noscript",
        "svg",
        "math",
        "object",
        "audio",
        "video",
        "canvas",
        "select",
        "datalist",
    ]
)
_STRUCK = frozenset({"del", "s", "strike"})  # withdrawn: not what the article states
_FOREIGN = frozenset({"svg", "math"})  # may close themselves
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "optgroup",
        "option",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
_KINDS: Mapping[str, ParagraphKind | None] = {
    **dict.fromkeys(["h1", "h2", "h3", "h4", "h5", "h6"], ParagraphKind.HEADING),
    **dict.fromkeys(["li", "dd", "dt"], ParagraphKind.LIST_ITEM),
    **dict.fromkeys(["figcaption", "caption"], ParagraphKind.CAPTION),
    "blockquote": ParagraphKind.QUOTATION,
    # Their end also ends items that were never closed.
    **dict.fromkeys(["ul", "ol", "dl", "menu"]),
}
_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_ITEMS = frozenset({"li", "dd", "dt"})
_RUN_ON = frozenset(
    ["p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "dd", "dt", "td", "th", "figcaption", "caption"]
)
_QUOTE_MARKS = {"": "“", "/": "”"}


def read_html(text: str) -> Reading:
    scribe = Scribe(text, flow=True)
    write_html(scribe, 0, len(text))
    return scribe.finish()


def write_html(scribe: Scribe, start: int, end: int) -> None:
    """Write what a reader sees of received[start:end]."""
    _Walk(scribe, end, base=scribe.kind).run(start)


@dataclass(slots=True)
class _Walk:
    """One pass over HTML: what is open, and what is left out."""

    scribe: Scribe
    end: int
    base: ParagraphKind
    markup: regex.Pattern[str] = _MARKUP
    tag: regex.Pattern[str] = _TAG
    open: list[tuple[str, ParagraphKind]] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    hidden: str | None = None  # the element that is left out
    depth: int = 0

    def run(self, start: int) -> None:
        text = self.scribe.received
        position = start
        while found := self.markup.search(text, position, self.end, concurrent=False):
            self._keep(position, found.start())
            if found[0] == "<":
                position = self._angle(found.start())
            else:
                position = self._entity(found.start(), found[0])
        self._keep(position, self.end)

    def _keep(self, start: int, end: int) -> None:
        if self.hidden is None:
            self.scribe.keep(start, end)

    def _entity(self, start: int, entity: str) -> int:
        """Write a character reference, as far as it is one."""
        if entity[1] == "#":
            spelled = unescape(entity)
        else:
            name = entity[1:]
            while name and name not in html5:  # "&notin" begins with "&not"
                name = name[:-1]
            entity, spelled = (f"&{name}", html5[name]) if name else (entity, "")
            if not spelled:
                self._keep(start, start + len(entity))
        end = start + len(entity)
        if spelled and self.hidden is None:
            self.scribe.spell(spelled, start, end)
        return end

    def _angle(self, start: int) -> int:
        """Read the markup that begins with `<`; answer where it ends."""
        text = self.scribe.received
        mark = text[start + 1]
        if text.startswith("<!--", start):
            return self._comment_end(start)
        following = text[start + 2 : start + 3]
        if mark in "!?" or (mark == "/" and not (following.isascii() and following.isalpha())):
            return self._past(text.find(">", start, self.end), start)
        found = self.tag.match(text, start, self.end, concurrent=False)
        if found is None and self.tag is _TAG:
            # A quotation mark is never closed; a second try each time would be quadratic.
            self.tag = _PLAIN_TAG
            found = self.tag.match(text, start, self.end, concurrent=False)
        if found is None:
            return self._past(-1, start)
        return self._element(found)

    def _comment_end(self, start: int) -> int:
        text = self.scribe.received
        for empty in ("<!-->", "<!--->"):
            if text.startswith(empty, start):
                return start + len(empty)
        found = _COMMENT_END.search(text, start + 4, self.end, concurrent=False)
        return found.end() if found else self.end

    def _past(self, closing: int, start: int) -> int:
        """Answer where markup with its `>` at `closing` ends; without one no tag follows."""
        if closing >= 0:
            return closing + 1
        self.markup = _REFERENCES
        self._keep(start, start + 1)
        return start + 1

    def _element(self, found: regex.Match[str]) -> int:
        name, closing = found["name"].lower(), bool(found["close"])
        if name in _RAW and not closing:
            ending = _RAW_END[name].search(
                self.scribe.received, found.end(), self.end, concurrent=False
            )
            return ending.start() if ending else self.end
        if self.hidden is not None:
            self._count_hidden(name, closing=closing)
        elif not closing and (name in _HIDDEN or name in _STRUCK):
            if name not in _FOREIGN or found["empty"] is None:
                self.hidden, self.depth = name, 1
            return found.end()
        if self.hidden is None:
            self._visible(found, name, closing=closing)
        return found.end()

    def _count_hidden(self, name: str, *, closing: bool) -> None:
        """Keep account of nested elements, and end what is left out where it must end."""
        if name == self.hidden:
            self.depth += -1 if closing else 1
        elif name == "body" or (self.hidden in _STRUCK and name in _BLOCKS):
            self.depth = 0
        if not self.depth:
            self.hidden = None

    def _visible(self, found: regex.Match[str], name: str, *, closing: bool) -> None:
        if name == "br":
            self.scribe.break_line(*found.span())
        elif name == "q":
            self.scribe.spell(_QUOTE_MARKS[found["close"]], *found.span())
        elif name in _BLOCKS:
            self.scribe.part()
            if name in _KINDS:
                self._end(name) if closing else self._begin(name)
            self.scribe.kind = self.open[-1][1] if self.open else self.base
            self.scribe.flow = closing or name not in _RUN_ON

    def _begin(self, name: str) -> None:
        for alike in (_ITEMS, _HEADINGS):  # their end tags may be missing
            if name in alike and self.open and self.open[-1][0] in alike:
                self._end(self.open[-1][0])
        kind = _KINDS[name] or (self.open[-1][1] if self.open else self.base)
        self.open.append((name, kind))
        self.counts[name] = self.counts.get(name, 0) + 1

    def _end(self, name: str) -> None:
        """Close `name` and what is open inside it; an end tag without a start is nothing."""
        if not self.counts.get(name):
            return
        last = ""
        while last != name:
            last, _ = self.open.pop()
            self.counts[last] -= 1
