"""The figures that stand close together in a text, and what they come to with one another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import combinations

import regex

from checkers.facts.lexicon import load
from checkers.model import Document, Fact, Kind, Number, Quantity
from checkers.passages.sizes import (
    DAYS_OF,
    MONEY,
    NUMBER,
    SHARE,
    TIME,
    Size,
    one_currency,
    sizes_of,
)

_LEXICON = load("passages")
_HALVES = regex.compile(rf"\b(?:{'|'.join(_LEXICON['halves'])})\b", regex.IGNORECASE)
_OTHERS = regex.compile(r"\s(?:more|others?|further)\b")
_MOST = 16  # figures of two sentences; more are a table, in which any value can be worked out
_TABLE = 60  # figures of two sentences that are no sentences
_LISTED = 12  # what a reader counts
_COMMON = 32  # up to it, two numbers of any text differ by it
_PER = {"day": (7, 30, 31, 365, 366), "week": (52,), "month": (12, 30, 31), "year": (12, 52, 365)}


@dataclass(frozen=True, slots=True)
class _Told:
    """A figure of a window by one of its sizes."""

    point: Fraction
    size: Size
    fact: Fact


class Window:
    """The figures of a sentence and the next."""

    def __init__(self, document: Document, sentence: int, facts: Sequence[Fact]) -> None:
        self._document = document
        self._sentence = sentence
        self._facts = facts

    @property
    def _text(self) -> str:
        sentences = self._document.sentences
        last = min(self._sentence + 1, len(sentences) - 1)
        return self._document.text[sentences[self._sentence].span.start : sentences[last].span.end]

    @cached_property
    def _told(self) -> dict[str, list[_Told]]:
        found: dict[str, list[_Told]] = defaultdict(list)
        for fact in self._facts:
            for size in sizes_of(fact) if fact.kind is not Kind.ORDINAL else ():
                if size.point is not None:
                    found[size.of].append(_Told(Fraction(size.point), size, fact))
        if found[MONEY]:  # "1.85 euros, compared with 1.63"
            found[MONEY] += [one for one in found[NUMBER] if one.fact.kind is Kind.NUMBER]
        return found

    def holds(self, points: set[Number | None]) -> bool:
        """Tell whether a score's numbers stand here, or one does and what it leaves of another."""
        told = {one.point for one in self._told[NUMBER]}
        left = {abs(a - b) for a, b in combinations(told, 2)}
        return points <= told or (not points.isdisjoint(told) and points <= told | left)

    def values(self, claim: Fact, size: Size, per: str | None) -> Iterator[Number]:
        """List what the figures here come to, of the sort of a size that is told for each `per`."""
        if size.point is None or claim.kind is Kind.ORDINAL or len(self._facts) > _TABLE:
            return
        yield from self._counts(size)
        yield from self._rates(size, per)
        if size.of != SHARE and _HALVES.search(self._text, concurrent=False):
            yield from (one.point * times for one in self._told[size.of] for times in _TWICE)
        if len(self._facts) <= _MOST:
            yield from self._differences(claim, size)
            yield from self._shares() if size.of == SHARE else self._products(size)

    def _counts(self, size: Size) -> Iterator[Number]:
        """Count what is listed here: five ages are of five men; "three others" make four."""
        if size.of != NUMBER:
            return
        kinds = [fact.kind for fact in self._facts if fact.sentence == self._sentence]
        if Kind.AGE in kinds:  # "aged 19, 23 and 31"
            kinds = [Kind.AGE if kind is Kind.NUMBER else kind for kind in kinds]
        yield from (count for kind in {*kinds} if 1 < (count := kinds.count(kind)) <= _LISTED)
        for one in self._told[NUMBER]:
            if _OTHERS.match(self._document.text, one.fact.span.end, concurrent=False):
                yield one.point + 1

    def _differences(self, claim: Fact, size: Size) -> Iterator[Fraction]:
        """List differences and sums; small numbers of no unit are told of too much for any."""
        if size.of == NUMBER and (size.point or 0) <= 2:
            return
        common = size.of == NUMBER and (size.point or 0) <= _COMMON
        for a, b in combinations(self._told[size.of], 2):
            if one_currency(a.size, b.size) and (not common or _of_one_thing(claim, a, b)):
                yield abs(a.point - b.point)
                yield a.point + b.point

    def _products(self, size: Size) -> Iterator[Fraction]:
        yield from self._over_years(size)
        if size.of == NUMBER and (size.point or 0) > _COMMON:
            yield from (a.point * b.point for a, b in combinations(self._told[NUMBER], 2))

    def _over_years(self, size: Size) -> Iterator[Fraction]:
        """List what so much a year comes to over the years that are told beside it."""
        for one in self._told[size.of]:
            per = one.fact.value.per if isinstance(one.fact.value, Quantity) else None
            for length in self._told[TIME] if per in _PER else ():
                yield one.point * length.point / DAYS_OF[str(per)]

    def _shares(self) -> Iterator[Fraction]:
        """List what one figure is of another, by what it is more or less, and what shares leave."""
        yield from (1 - one.point for one in self._told[SHARE])
        for of, told in self._told.items():
            for a, b in combinations(told, 2) if of != SHARE else ():
                if a.point and b.point and one_currency(a.size, b.size):
                    for ratio in (a.point / b.point, b.point / a.point):
                        yield from (ratio, abs(ratio - 1))
                    both = a.point + b.point
                    yield from (one.point / both for one in (a, b) if both)

    def _rates(self, size: Size, per: str | None) -> Iterator[Fraction]:
        """List what a figure here makes a day, a week, a month or a year."""
        if per is None or per not in _PER:
            return
        lengths = [one.point / DAYS_OF[per] for one in self._told[TIME] if one.point]
        parts = [*map(Fraction, _PER[per]), *lengths]
        for one in self._told[size.of]:
            yield from (one.point / times for times in parts)
            yield from (one.point * times for times in _PER[per])


_TWICE = (Fraction(1, 2), Fraction(2))


def _of_one_thing(claim: Fact, *others: _Told) -> bool:
    """Tell whether figures of one sentence count what a claim counts; one may leave it unsaid."""
    unit = _unit(claim)
    units = {_unit(other.fact) for other in others}
    one_sentence = len({other.fact.sentence for other in others}) == 1
    return one_sentence and unit is not None and unit in units and units <= {unit, None}


def _unit(fact: Fact) -> str | None:
    return fact.value.unit if isinstance(fact.value, Quantity) else None
