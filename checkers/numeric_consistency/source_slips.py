"""A figure that no source has, and a source's of which a slip of the hand makes it.

"£47.1m" where the release has "£41.7m", "£84 billion" for "£84 million": hardly two figures of one
sort and story lie so by chance, whatever the words around them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from fractions import Fraction
from functools import cached_property

import regex

from checkers.facts.lexicon import either, load
from checkers.model import Fact, Facts, Kind, Quantity, TimeExpression
from checkers.numeric_consistency.slips import are_misplaced
from checkers.passages import Candidate, Reading

_SLIPPED = frozenset({Kind.MONEY, Kind.COUNT, Kind.NUMBER, Kind.MEASURE, Kind.PERCENT})
_OF_A_UNIT = frozenset({Kind.MEASURE, Kind.PERCENT})
_TELLING_DIGITS, _FEW_DIGITS = 3, 2  # that are not changed over by chance
_LEAST, _MOST_TIMES = Fraction(1, 10), 10  # times that changed digits make of a number
_BARE = frozenset({Kind.COUNT, Kind.NUMBER})
_SCALED = frozenset({Kind.MONEY, Kind.COUNT})
_OF_ANOTHER = frozenset(load("sources")["of_another"])
_ELSEWHERE = regex.compile(rf"\b(?:{either(load('sources')['elsewhere'])})\b", regex.IGNORECASE)
_SCALES = (Fraction(1000), Fraction(1, 1000))  # million for billion
_MOST = 400  # figures of one sort; more are a table, in which any number is like another


class SourceSlips:
    """Tells of which figure of the sources a claim is a slip.

    `missing` tells that no source has a claim's value, though they are asked for it,
    `written_from` that the article has most of its figures from them.
    """

    def __init__(
        self,
        own: Facts,
        told: Sequence[Facts],
        *,
        missing: Callable[[Fact], bool],
        written_from: Callable[[], bool],
    ) -> None:
        self._own = own
        self._told = told
        self._missing = missing
        self._written_from = written_from
        self._reading = Reading((own, *told))

    def of(self, claim: Fact) -> Candidate | None:
        """Find the one figure of the sources that a claim is mistyped from; None where none is."""
        number = _stated(claim)
        if number is None or claim.kind not in _SLIPPED or _is_hedged(claim):
            return None
        if not self._written_from() or self._is_of_elsewhere(claim):
            return None
        like = self._sorts.get(_sort(claim), ())
        if len(like) > _MOST:
            return None
        found = [one for one in like if self._is_slip_of(claim, number, one)]
        found = found or self._in_other_units(claim, number)
        values = {_stated(one.fact) for one in found}
        return found[0] if len(values) == 1 and self._missing(claim) else None

    def _in_other_units(self, claim: Fact, number: Fraction) -> list[Candidate]:
        """List the measures with a claim's number in another unit of one dimension: 74 kg, 74 t."""
        if claim.kind is not Kind.MEASURE or len(str(number.numerator).strip("0")) < _FEW_DIGITS:
            return []
        dimension = claim.value.dimension if isinstance(claim.value, Quantity) else None
        return [
            one
            for sort, told in self._sorts.items()
            if sort != _sort(claim) and len(told) <= _MOST
            for one in told
            if _stated(one.fact) == number
            and isinstance(one.fact.value, Quantity)
            and one.fact.value.dimension == dimension
            and self._told_together(claim, one)
        ]

    def _is_of_elsewhere(self, claim: Fact) -> bool:
        """Tell "nationally", "the last record" and "in 2019": the sources need not tell of it."""
        statement = self._reading.statement(self._own.document, claim.sentence)
        if statement.open & _OF_ANOTHER or any(_names_a_year(time) for time in statement.times):
            return True
        span = self._own.document.sentences[claim.sentence].span
        text = self._own.document.text
        return _ELSEWHERE.search(text, span.start, span.end, concurrent=False) is not None

    def _is_slip_of(self, claim: Fact, number: Fraction, one: Candidate) -> bool:
        true = _stated(one.fact)
        if true is None or true in self._values:
            return False
        if not _LEAST < number / true < _MOST_TIMES:
            scaled = claim.kind in _SCALED and number / true in _SCALES
            return scaled and len(str(number.numerator).strip("0")) > 1
        fewest = _FEW_DIGITS if claim.kind in _OF_A_UNIT else _TELLING_DIGITS
        return are_misplaced(number, true, fewest) and self._told_together(claim, one)

    def _told_together(self, claim: Fact, one: Candidate) -> bool:
        """Tell whether both sentences have a word or another figure in common."""
        own = self._reading.statement(self._own.document, claim.sentence)
        other = self._reading.statement(one.document, one.fact.sentence)
        if not own.stems.isdisjoint(other.stems):
            return True
        values = {_stated(fact) for fact in own.figures if fact is not claim} - {None}
        return any(_stated(fact) in values for fact in other.figures if fact is not one.fact)

    @cached_property
    def _values(self) -> frozenset[Fraction | None]:
        """Give what the article itself has: that is told there of something else."""
        return frozenset(_stated(fact) for fact in self._own.items)

    @cached_property
    def _sorts(self) -> dict[object, list[Candidate]]:
        found: dict[object, list[Candidate]] = defaultdict(list)
        for facts in self._told:
            for fact in facts.items:
                if fact.kind in _SLIPPED:
                    found[_sort(fact)].append(Candidate(fact, facts.document))
        return found


def _names_a_year(time: Fact) -> bool:
    value = time.value
    return isinstance(value, TimeExpression) and value.year is not None


def _sort(fact: Fact) -> object:
    """Name what a figure is held against: sums of a currency, lengths in one unit, counts."""
    if fact.kind in _BARE:
        return "count"
    unit = fact.value.unit if isinstance(fact.value, Quantity) else None
    return (fact.kind, unit)


def _stated(fact: Fact) -> Fraction | None:
    value = fact.value
    if not isinstance(value, Quantity) or not value.stated:
        return None
    return Fraction(value.stated)


def _is_hedged(claim: Fact) -> bool:
    return isinstance(claim.value, Quantity) and claim.value.hedge is not None
