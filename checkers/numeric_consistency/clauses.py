"""Two figures of one thing at two times, told in two clauses: "600 in May but 450 last month"."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from checkers.model import Fact, Kind, TimeExpression
from checkers.numeric_consistency.lines import Line, phrases, word_list
from checkers.numeric_consistency.pairs import DATED, Pair, alike, in_order, pairs, steps, with_unit
from checkers.numeric_consistency.quantities import PLAIN, quantity_of
from checkers.passages import content_words, stem

_NO_OPERAND = frozenset({Kind.ORDINAL, Kind.AGE, Kind.SCORE, Kind.MULTIPLE, Kind.FRACTION})
_OF_ANYTHING = frozenset({Kind.PERCENT, Kind.FRACTION, Kind.NUMBER, Kind.COUNT, Kind.POINTS})
_A_UNIT = ("a ", "an ")


@dataclass(frozen=True, slots=True)
class Told:
    """A figure among which a change can be, and the clause that it stands in."""

    line: Line
    fact: Fact
    start: int
    end: int

    @property
    def text(self) -> str:
        return self.line.text[self.start : self.end]

    def times(self) -> list[Fact]:
        return [
            fact
            for place, fact in zip(self.line.places, self.line.facts, strict=True)
            if self.start <= place < self.end and fact.kind in DATED
        ]

    def says(self, name: str) -> bool:
        """Tell whether the clause, its times among it, has words of a list of phrases."""
        told = (self.text, *(fact.text.lower() for fact in self.times()))
        return any(phrases(name).stands(text) for text in told)


def pair_told(line: Line, *, apart_from: Collection[Fact] = ()) -> Pair | None:
    """Give the two figures that a sentence tells of one thing at two times, if these are all."""
    near = [fact for fact in among(line) if fact not in apart_from]
    explicit = pairs(line)
    if explicit:
        return explicit[0] if len(explicit) == 1 and len(near) == 2 else None
    return two_told(clauses(line, near))


def pair_of_both(earlier: Line, line: Line) -> Pair | None:
    """Give the one figure of a sentence with the one of the sentence before, in order of time."""
    near, far = among(line), among(earlier)
    if len(near) != 1 or len(far) != 1 or steps(earlier) or pairs(earlier):
        return None
    return two_told((whole(earlier, far[0]), whole(line, near[0])))


def among(line: Line, by: Fact | None = None) -> list[Fact]:
    """List the figures of a sentence that a change can be of; "a two-room flat" tells none."""
    compound = phrases("compound")
    return [
        fact
        for place, fact in placed(line)
        if may_be(fact, by)
        and (fact.kind not in PLAIN or compound.first(line, place, place + 3) is None)
    ]


def whole(line: Line, fact: Fact) -> Told:
    return Told(line, fact, 0, len(line.text))


def clauses(line: Line, told: Sequence[Fact]) -> tuple[Told, ...]:
    """Cut a sentence with two figures where a clause ends between them."""
    if len(told) != 2:
        return ()
    start, end = (line.places[line.facts.index(fact)] for fact in told)
    cut = phrases("clause_ends").first(line, start + 1, end)
    if cut is None:
        return ()
    first, second = told
    return Told(line, first, 0, cut.start), Told(line, second, cut.start, len(line.text))


def goes_on(told: Sequence[Told], end: int) -> bool:
    """Tell whether the later of two clauses, as far as `end`, tells nothing new."""
    earlier, later = told
    known = {*map(stem, word_list("going_on")), *content_words(earlier.text)}
    return known.issuperset(content_words(later.line.text[later.start : end]))


def two_told(told: tuple[Told, ...], way: str = "") -> Pair | None:
    """Make a pair of two figures of one thing, in the order of time."""
    if len(told) != 2:
        return None
    one, other = told
    first, second = with_unit(one.fact, other.fact), with_unit(other.fact, one.fact)
    if not alike(first, second, per=False):
        return None
    if way == "gap" and one.line is other.line:
        return Pair(other.line, first, second, 0, 0)
    if way == "shortfall":
        planned = one.says("as_planned") != other.says("as_planned")
        return Pair(other.line, first, second, 0, 0) if planned else None
    order = _order(one, other)
    if order is None:
        return None
    before, after = (first, second) if order else (second, first)
    start, end = 0, 0
    if one.line is other.line:
        start, end = (one.line.places[one.line.facts.index(each.fact)] for each in told)
    return Pair(other.line, before, after, start, end + 1 if end else 0)


def _order(one: Told, other: Told) -> bool | None:
    """Tell whether the first of two figures is the earlier; None where nothing shows it."""
    times, others = one.times(), other.times()
    if len(times) == 1 and len(others) == 1:
        dated = _in_order(times[0], others[0])
        if dated is not None:
            return dated
    for name, earlier in (("once", True), ("ahead", False), ("nowadays", False)):
        here, there = one.says(name), other.says(name)
        if here != there:
            return here is earlier
    return None


def _in_order(one: Fact, other: Fact) -> bool | None:
    if in_order(one, other):
        return True
    if in_order(other, one):
        return False
    if one.text.isdecimal() != other.text.isdecimal():
        return one.text.isdecimal()  # "in 2019 … last year": who counts from now tells the later
    a, b = one.value, other.value
    if not isinstance(a, TimeExpression) or not isinstance(b, TimeExpression):
        return None
    if a.year is None and b.year is None and a.month and b.month and a.month < b.month:
        return True  # "in May … by August"
    if a.weekday and b.weekday and a.weekday < b.weekday and a.day is None and b.day is None:
        return True  # "on Monday … by Thursday"
    return None


def may_be(fact: Fact, by: Fact | None = None) -> bool:
    """Tell whether a figure can be one of two that something is told of, a change `by` as well."""
    if fact is by or quantity_of(fact) is None or fact.kind in _NO_OPERAND:
        return False
    if fact.text.lower().startswith(_A_UNIT):
        return False  # "a kilo of pods": what a price is for
    if fact.kind is Kind.DURATION:
        return by is not None and by.kind is Kind.DURATION
    if by is None or by.kind in _OF_ANYTHING:
        return True
    return fact.kind in PLAIN or fact.kind is by.kind


def placed(line: Line) -> Iterator[tuple[int, Fact]]:
    yield from zip(line.places, line.facts, strict=True)
