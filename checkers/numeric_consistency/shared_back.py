"""A sum shared out alike, told sentences after it: "After splitting the prize equally, each …".

Words of sharing lead back to the one sum that there is to share, and to the one number of people
that its sentence tells of.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checkers.model import Fact, Kind
from checkers.numeric_consistency.lines import Line, Lines, phrases
from checkers.numeric_consistency.quantities import PLAIN, quantity_of, size_of
from checkers.numeric_consistency.told_nearby import before

_BACK = 4  # sentences before a share in which its total can stand
_NEXT = 2  # the sentence of a share and the one before, of which one shares it out
_FEWEST, _MOST = 2, 50
_UNLIKE = ("uneven", "not_all_shared")


def shared_back(lines: Lines, line: Line) -> Iterator[tuple[Fact, Fact, Fact]]:
    """Give number, sum for each and total, where a sentence shares out alike what was told."""
    told = [found["each"] for found in phrases("sum_for_each").find(line)]
    if len(told) != 1:
        return
    rows = list(before(lines, line, back=_BACK))
    if not any(phrases("shared_alike").stand_in(row) for row in rows[:_NEXT]):
        return
    if any(phrases(name).stand_in(row) for name in _UNLIKE for row in rows):
        return
    totals = [(row, fact) for row in rows for fact in row.facts if _is_total(fact, told[0])]
    if len(totals) != 1:
        return
    row, total = totals[0]
    counts = _sharers(row) or _sharers(line)
    if len(counts) == 1 and not _others_between(rows, row):
        yield counts[0], told[0], total


def _is_total(fact: Fact, each: Fact) -> bool:
    value, one = quantity_of(fact), quantity_of(each)
    if fact is each or fact.kind is not Kind.MONEY or value is None or one is None:
        return False
    return value.unit == one.unit and size_of(fact) > size_of(each) and value.per is None


def _sharers(line: Line) -> list[Fact]:
    """List how many there are to share: whole numbers of people, no part of those told."""
    found = []
    for fact in line.facts:
        value = quantity_of(fact)
        if fact.kind not in PLAIN or value is None or value.refers == "part" or value.hedge:
            continue
        if isinstance(value.stated, int) and _FEWEST <= value.stated <= _MOST:
            found.append(fact)
    return found


def _others_between(rows: Sequence[Line], row: Line) -> bool:
    """Tell whether a sentence between counts others who may be those that share."""
    between = rows[1 : rows.index(row)] if row in rows else ()
    return any(_sharers(each) for each in between)
