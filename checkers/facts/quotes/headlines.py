"""Tell what a headline on top of the text quotes from it: the text tells who says it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import takewhile

import regex

from checkers.facts.quotes.marks import Marked
from checkers.facts.quotes.works import is_single
from checkers.model import Document, Fact, Quotation

_WORD = regex.compile(r"[\p{L}\p{M}\d]+")
_LONGEST_HEADLINE = 160  # characters
_MOST_HEADS = 5  # quotes of one headline


def without_headline(
    document: Document, quotes: Sequence[Marked], facts: Sequence[Fact]
) -> list[Fact]:
    """Make no speech of the quotes of a headline that the text below repeats.

    A headline quotes in single marks what the text has in double ones.  Where it gives the words
    to another person than the text does, both stay.
    """
    found = list(facts)
    first = document.paragraphs[0].span if document.paragraphs else None
    if first is None or first.end - first.start > _LONGEST_HEADLINE or not _is_body(document):
        return found
    heads = [
        i
        for i, quote in takewhile(lambda item: item[1].first == 0, enumerate(quotes))
        if is_single(document.text, quote) and quote.last == 0
    ]
    if heads:
        below = [fact for fact in found[heads[-1] + 1 :] if _value(fact).direct]
        for i in heads[:_MOST_HEADS]:
            value = _value(found[i])
            if value.direct and _is_repeated(found[i], below):
                quiet = replace(value, direct=False, attributable=False, speaker=None, cue=None)
                found[i] = replace(found[i], value=quiet)
    return found


def _is_body(document: Document) -> bool:
    return document.fields[document.paragraphs[0].field].role == "body"


def _is_repeated(head: Fact, below: Iterable[Fact]) -> bool:
    words = _plain(head.text)
    first = words.split()[0] if words.strip() else ""
    same = [f for f in below if first in f.text.casefold() and words in _plain(f.text)]
    return bool(same) and not any(_differ(_value(head), _value(other)) for other in same)


def _differ(one: Quotation, other: Quotation) -> bool:
    names = {q.speaker.name for q in (one, other) if q.speaker is not None}
    return len(names - {None}) > 1


def _plain(text: str) -> str:
    return f" {' '.join(_WORD.findall(text.casefold()))} "


def _value(fact: Fact) -> Quotation:
    assert isinstance(fact.value, Quotation)
    return fact.value
