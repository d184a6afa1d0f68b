"""One thing told in fractions: "half goes to Ann, a quarter to Bob and a third to Cy"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

import regex

from checkers.facts.lexicon import either, load
from checkers.model import Fact, Kind, Quantity, Span
from checkers.numeric_consistency.lines import Line, phrases, read_lines
from checkers.ranges import exactly
from checkers.rulebook.masks import fold
from checkers.rulebook.vocabulary import Base, Bound, Finder, Scene, Type

_WORDS = load("shares")
_PARTS, _NUMBERS = _WORDS["parts"], _WORDS["part_numbers"]
_WAKES = frozenset(_PARTS) | {f"{part}s" for part in _PARTS} | {"halves"}
_LEFT = either(_WORDS["words"]["last_part"])
_PART = regex.compile(
    rf"(?<![\w-])(?:(?P<left>(?:the|a|its|their)\s(?:{_LEFT}))\s|(?P<number>{either(_NUMBERS)})[\s-])?"
    rf"(?P<part>{either(_PARTS)}|halves)s?(?![\w-])"
)
_FEWEST = 3
# Writers round a share to the next handy fraction; what is farther off is no rounding.
_NEAR_WHOLE = Fraction(6, 100)
_LEAST, _MOST = Fraction(6, 10), Fraction(3, 2)


def find_splits(scene: Scene) -> Iterator[tuple[tuple[Bound, ...]]]:
    """Bind the fractions that one thing is divided into, where they are told to be all of it."""
    lines = scene.once(read_lines)
    for line in lines:
        if _WAKES.isdisjoint(line.words):
            continue
        span = line.document.sentences[line.index].span
        text = fold(line.document.text[span.start : span.end])
        told = list(_PART.finditer(text, concurrent=False))
        before = lines.beside(line, -1)
        around = text if before is None else f"{before.text} {text}"
        if len(told) < _FEWEST or phrases("of_the_rest").stands(around):
            continue
        if not _alone(line, told, span.start) or not _is_divided(text, told, around):
            continue
        if _may_be_meant(told):
            yield (tuple(_bound(line, each, span.start) for each in told),)


def _alone(line: Line, told: Sequence[regex.Match[str]], start: int) -> bool:
    """Tell whether a sentence has no figure beside its fractions."""
    spans = [(start + each.start(), start + each.end()) for each in told]
    return all(
        any(low <= fact.span.start and fact.span.end <= high for low, high in spans)
        for fact in line.figures()
    )


def _is_divided(text: str, told: Sequence[regex.Match[str]], around: str) -> bool:
    """Tell whether the parts are all there is: one is the remaining, or each goes to somebody."""
    behind = [text[one.end() : other.start()] for one, other in pairwise(told)]
    if not all(phrases("share_glue").is_all(words) for words in behind):
        return False
    if told[-1]["left"] is not None:
        return True
    behind.append(text[told[-1].end() :])
    to_each = all(phrases("to_somebody").stands(words) for words in behind)
    return to_each and phrases("split_ways").stands(around)


def _may_be_meant(told: Sequence[regex.Match[str]]) -> bool:
    made = sum(map(_size, told), Fraction(0))
    return _LEAST <= made <= _MOST and not 0 < abs(made - 1) <= _NEAR_WHOLE


def _size(told: regex.Match[str]) -> Fraction:
    part = "half" if told["part"] == "halves" else told["part"]
    return Fraction(_NUMBERS.get(told["number"], 1), _PARTS[part])


def _bound(line: Line, told: regex.Match[str], start: int) -> Bound:
    span = Span(start + told.start(), start + told.end())
    words = line.document.text[span.start : span.end]
    value = Quantity(exactly(_size(told)), _size(told))
    return Bound(Fact(Kind.NUMBER, span, words, line.index, value), line.document)


FINDERS = (Finder("split", find_splits, binds=(Type(Base.NUMBER, many=True),)),)
