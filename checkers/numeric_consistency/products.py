"""So many with so many each: "80 rows of 35 seats … all 2,800 seats", "72-hour weeks"."""

from __future__ import annotations

from collections.abc import Iterator

from checkers.model import Fact, Kind, Span, TimeExpression
from checkers.numeric_consistency.lines import Found, Line, Lines, phrases, read_lines, word_list
from checkers.numeric_consistency.near_products import near_products
from checkers.numeric_consistency.prices import find_bills
from checkers.numeric_consistency.quantities import quantity_of, unit_of
from checkers.passages import stem
from checkers.rulebook.vocabulary import Base, Bound, Finder, Scene

_SHIFTS = word_list("shift_units")
_COUNTED = frozenset({Kind.COUNT, Kind.NUMBER, Kind.MEASURE})


def find_products(scene: Scene) -> Iterator[tuple[Bound, ...]]:
    """Bind how many, how many each has, and the total: "40 planted 25 trees each, 1,000 in all"."""
    lines = scene.once(read_lines)
    for line in lines:
        told = list(_products(lines, line))
        yield from told
        if not told:
            for row in near_products(lines, line):
                if not _is_billed(scene, row[-1][1]):
                    yield tuple(there.bound(fact) for there, fact in row)


def _is_billed(scene: Scene, total: Fact) -> bool:
    """Tell whether a sum is that of a count at a price, which is judged elsewhere."""
    return total.kind is Kind.MONEY and total.span in scene.once(_billed)


def _billed(scene: Scene) -> frozenset[Span]:
    totals = [told[-1].item for told in find_bills(scene, by="price")]
    return frozenset(total.span for total in totals if isinstance(total, Fact))


def _products(lines: Lines, line: Line) -> Iterator[tuple[Bound, ...]]:
    if "each" in line.words:
        for found in phrases("product").find(line):
            if _of_one_kind(found["each"], found["total"]):
                yield _three(line, found["number"], found["each"], found["total"])
    if len(line.facts) < 2 and lines.beside(line, -1) is None:
        return
    yield from _all_of_them(lines, line)
    if not _SHIFTS.isdisjoint(line.words) or "hours" in line.words:
        yield from _weeks_of_hours(lines, line)


def _of_one_kind(each: Fact, total: Fact) -> bool:
    one, all_told = quantity_of(each), quantity_of(total)
    if one is None or all_told is None or one.unit is None or all_told.unit is None:
        return False
    return stem(one.unit) == stem(all_told.unit)


def _all_of_them(lines: Lines, line: Line) -> Iterator[tuple[Bound, ...]]:
    """Find "All 2,800 seats …" behind "80 rows of 35 seats"."""
    found = phrases("all_of_them").first(line)
    before = lines.beside(line, -1) if found is not None else None
    if found is None or before is None or phrases("more_in_it").stands(line.text + before.text):
        return
    counted = [fact for fact in before.facts if fact.kind in _COUNTED]
    told = phrases("rows_of").find(before)
    if len(told) == 1 and len(counted) == 2 and _of_one_kind(told[0]["each"], found["total"]):
        yield _three(line, told[0]["number"], told[0]["each"], found["total"])


def _weeks_of_hours(lines: Lines, line: Line) -> Iterator[tuple[Bound, ...]]:
    """Find "Those 72-hour weeks …" behind "12 hours a day, six days a week", or beside it."""
    for total in phrases("hours_of_week").find(line):
        before = lines.beside(line, -1)
        rows = [line] if before is None else [line, before]
        told = [each for row in rows for each in phrases("shifts").find(row) if _is_week(each)]
        if len(told) != 1 or quantity_of(total["total"]) is None:
            continue
        apart = told[0].line is not line or told[0].end <= total.start
        more = any(phrases("more_in_it").stand_in(row) for row in rows)
        more = more or phrases("more_hours").stands(told[0].line.text[told[0].end :])
        if apart and not more and unit_of(total["total"]) == "hour":
            yield _three(line, told[0]["number"], told[0]["each"], total["total"])


def _is_week(found: Found) -> bool:
    week = found["week"].value
    whole = isinstance(week, TimeExpression) and week.timex == "P1W"
    return whole and unit_of(found["each"]) == "hour" and unit_of(found["number"]) == "day"


def _three(line: Line, number: Fact, each: Fact, total: Fact) -> tuple[Bound, ...]:
    return line.bound(number), line.bound(each), line.bound(total)


FINDERS = (Finder("product", find_products, binds=(Base.NUMBER, Base.NUMBER, Base.NUMBER)),)
