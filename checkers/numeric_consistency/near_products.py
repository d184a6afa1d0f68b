"""Products that are off by a digit or a nought: "12 teams of 11 players, 123 players in all".

Three figures need not belong together.  They do where they are the only ones, something tells that
one of them is for each, and the last is the product of the others but for a slip.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from checkers.model import Fact, Kind
from checkers.numeric_consistency.lines import Line, Lines, phrases, word_list
from checkers.numeric_consistency.quantities import PLAIN, quantity_of, size_of, unit_of
from checkers.numeric_consistency.slips import is_noughts_off
from checkers.passages import stem

Product = tuple[tuple[Line, Fact], tuple[Line, Fact], tuple[Line, Fact]]

_MULTIPLIED = PLAIN | {Kind.MONEY, Kind.MEASURE, Kind.DURATION}
_FACTORS = 2
_NEAR = Fraction(3, 20)
_LONGEST = "year"  # for which what comes by the week is summed up
_SEATED = frozenset(map(stem, word_list("seated")))
_WAKES = word_list("eachness")


def near_products(lines: Lines, line: Line) -> Iterator[Product]:
    """Give two factors and what they nearly make, of a sentence or of it and the one before."""
    own = _figures(line)
    if len(own) == _FACTORS + 1:
        rows, figures = [line], [(line, fact) for fact in own]
    elif len(own) == 1:
        before = lines.beside(line, -1)
        if before is None or len(_figures(before)) != _FACTORS:
            return
        rows = [before, line]
        figures = [*((before, fact) for fact in _figures(before)), (line, own[0])]
    else:
        return
    if not _are_for_each(rows, [fact for _, fact in figures[:-1]]):
        return
    if any(phrases("not_all_of_it").stand_in(row) for row in rows):
        return
    if _sums_up(figures[-1]) and _belong([fact for _, fact in figures]):
        one, other, total = figures
        yield one, other, total


def _are_for_each(rows: Sequence[Line], factors: Sequence[Fact]) -> bool:
    """Tell whether one of two figures is for each of the other: "15 miles a day for 30 days"."""
    units = [stem(unit) for unit in map(unit_of, factors) if unit is not None]
    for fact in factors:
        value = quantity_of(fact)
        if value is not None and value.per is not None and stem(value.per) in units:
            return True
    told = [row for row in rows if not _WAKES.isdisjoint(row.words)]
    return any(phrases("for_each").stand_in(row) for row in told)


def _figures(line: Line) -> list[Fact]:
    return [fact for fact in line.facts if fact.kind in _MULTIPLIED]


def _sums_up(told: tuple[Line, Fact]) -> bool:
    """Tell whether words lead to a figure, or follow it, that make it the sum of all."""
    line, fact = told
    place = line.places[line.facts.index(fact)]
    value = quantity_of(fact)
    if value is not None and value.per == _LONGEST:
        return True  # "£35 a week for 48 weeks … pays £1,860 a year"
    return phrases("makes_in_all").stands(line.text[:place]) or phrases("so_in_all").stands(
        line.text[place + 1 :]
    )


def _belong(figures: Sequence[Fact]) -> bool:
    one, other, total = figures
    if any(_is_hedged(fact) for fact in figures) or not _counts_alike(one, other, total):
        return False
    made, told = size_of(one) * size_of(other), size_of(total)
    if min(size_of(one), size_of(other)) <= 1 or made == told:
        return False
    return _is_slip(made, told)


def _is_hedged(fact: Fact) -> bool:
    value = quantity_of(fact)
    return (
        value is None or value.hedge is not None or value.stated is None or value.refers == "more"
    )


def _counts_alike(one: Fact, other: Fact, total: Fact) -> bool:
    """Tell whether a total counts what one of its factors does, and it is money if that is."""
    money = [fact.kind is Kind.MONEY for fact in (one, other, total)]
    if total.kind is Kind.MONEY:
        return money.count(True) == _FACTORS
    if any(money):
        return False
    units = [stem(unit) for unit in map(unit_of, (one, other)) if unit is not None]
    unit = unit_of(total)
    if unit is None or len(units) < _FACTORS or stem(unit) in units:
        return True
    return unit in word_list("people") and not _SEATED.isdisjoint(units)


def _is_slip(made: Fraction, told: Fraction) -> bool:
    if is_noughts_off(told / made):
        return True
    step = Fraction(1)
    while told.denominator == 1 and told % (step * 10) == 0:
        step *= 10
    return step <= abs(told - made) <= _NEAR * made
