"""Sentences with facts marked by hand: `[money:£3m] in [year|count:2016]`."""

import regex

from checkers.model import Document, Fact, Field, Kind, Paragraph, Quantity, Range, Sentence, Span
from checkers.rulebook.masks import Masked, mask

_OPENING = regex.compile(r"\[(?P<kinds>[a-z|]+):|\]")
_VALUE = Quantity(Range(1, 1), 1)


def staged(marked: str) -> tuple[Document, list[Fact]]:
    """Read a marked text as a document of one sentence; marks may nest."""
    text = ""
    opened: list[tuple[list[str], int]] = []
    facts: list[Fact] = []
    done = 0
    for found in _OPENING.finditer(marked):
        text += marked[done : found.start()]
        done = found.end()
        if found["kinds"]:
            opened.append((found["kinds"].split("|"), len(text)))
        else:
            kinds, start = opened.pop()
            facts.append(_fact(kinds, Span(start, len(text)), text[start:]))
    text += marked[done:]
    facts.sort(key=lambda fact: (fact.span.start, -fact.span.end))
    return plain(text), facts


def _fact(kinds: list[str], span: Span, words: str) -> Fact:
    readings = tuple(Fact(Kind(kind), span, words, 0, _VALUE) for kind in kinds[1:])
    return Fact(Kind(kinds[0]), span, words, 0, _VALUE, readings)


def plain(text: str) -> Document:
    """Make a document of one sentence."""
    span = Span(0, len(text))
    return Document(
        id="article",
        text=text,
        fields=(Field("body", span, text),),
        paragraphs=(Paragraph(span, 0),),
        sentences=(Sentence(span, 0),),
    )


def masked(marked: str, *, quotes: bool = False, names: bool = False) -> Masked:
    document, facts = staged(marked)
    return mask(document, document.sentences[0], facts, quotes=quotes, names=names)
