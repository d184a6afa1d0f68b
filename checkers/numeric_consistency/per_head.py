"""A sum for each that lost or gained a nought: "$90m … 4,500 people … $2,000 a worker".

A total, a number and a sum for each that stand near each other are taken to belong together where
they differ by a power of ten and by nothing else; so much is hardly chance.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from checkers.model import Fact, Kind, Quantity
from checkers.numeric_consistency.lines import Line, Lines, phrases
from checkers.numeric_consistency.quantities import quantity_of, size_of, unit_of
from checkers.numeric_consistency.told_nearby import before, beyond
from checkers.passages import content_words, stem

_PLAIN = frozenset({Kind.COUNT, Kind.NUMBER, Kind.MEASURE})
_FEWEST = 10
_NEAR = Fraction(1, 100)
_NOUGHTS = (Fraction(10), Fraction(1, 10))
_BACK = 4  # sentences before a sum for each in which its total can stand
_SLIPS = 1


def noughts_lost(lines: Lines, line: Line) -> Iterator[tuple[Fact, Fact, Fact]]:
    """Give number, sum for each and total, where a nought or more is all that is wrong."""
    told = [found["each"] for found in phrases("sum_for_each").find(line)]
    if len(told) != 1:
        return
    rows = [*before(lines, line, back=_BACK), *beyond(lines, line)]
    shared = any(phrases("shared_out").stand_in(row) for row in rows)
    if any(phrases("uneven").stand_in(row) for row in rows):
        return
    totals = [
        fact
        for row in rows
        if shared or _is_linked(line, row)
        for fact in row.facts
        if _is_total(fact, told[0])
    ]
    counts = _of_its_noun(line, told[0], [f for row in rows for f in row.facts if _is_many(f)])
    off = [(_ratio(count, told[0], total), count, total) for count in counts for total in totals]
    if not off:
        return
    anywhere = (fact for row in lines for fact in row.facts if _is_many(fact))
    if any(_is_right(count, told[0], total) for count in anywhere for total in totals):
        return  # what it is of is told, and right
    slips = [each for each in off if any(abs(each[0] / by - 1) <= _NEAR for by in _NOUGHTS)]
    if len(slips) == _SLIPS:
        yield slips[0][1], told[0], slips[0][2]


def _of_its_noun(line: Line, each: Fact, counts: list[Fact]) -> list[Fact]:
    """Choose what "£62 a question" can be for each of: questions, where any are counted."""
    noun = noun_after(line, line.places[line.facts.index(each)])
    named = [fact for fact in counts if noun and stem(unit_of(fact) or "") == noun]
    return named or counts


def noun_after(line: Line, place: int) -> str | None:
    """Name what a sum is for each of: "$250,000 a school"."""
    found = phrases("each_of").first(line, place + 1)
    if found is None:
        return None
    start = found.places["noun"]
    return stem(line.text[start : found.end])


def _is_linked(line: Line, row: Line) -> bool:
    """Tell whether a total can be of a sum for each: of one sentence or subject, or shared out."""
    if row is line:
        return True
    if phrases("works_out_at").stand_in(line) or phrases("that_is_each").stand_in(line):
        return True
    return not set(content_words(row.text)).isdisjoint(content_words(line.text))


def _is_total(fact: Fact, each: Fact) -> bool:
    value, one = quantity_of(fact), quantity_of(each)
    if fact is each or fact.kind is not Kind.MONEY or value is None or one is None:
        return False
    large = value.stated is not None and one.stated and value.stated >= one.stated * _FEWEST
    return bool(large) and value.unit == one.unit and value.per is None


def _is_many(fact: Fact) -> bool:
    value = fact.value
    if fact.kind not in _PLAIN or not isinstance(value, Quantity):
        return False
    return isinstance(value.stated, int) and value.stated >= _FEWEST


def _is_right(count: Fact, each: Fact, total: Fact) -> bool:
    return abs(_ratio(count, each, total) - 1) <= _NEAR * 2


def _ratio(count: Fact, each: Fact, total: Fact) -> Fraction:
    """Give how many times the total the number of sums makes."""
    a, b, c = map(size_of, (count, each, total))
    return a * b / c
