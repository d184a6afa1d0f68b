"""Differences that are off by one digit: "stood at 2,140 … was 1,870, a drop of 370".

Two figures and a difference need not be of one thing.  They are where they are the only ones of
their kind in a sentence or two, and the difference that is told is the right one but for a digit.
"""

from __future__ import annotations

from collections.abc import Iterator

from checkers.model import Fact, Kind
from checkers.numeric_consistency.lines import Line, Lines, phrases
from checkers.numeric_consistency.pairs import SHARES, Pair, Step, alike, steps
from checkers.numeric_consistency.quantities import PLAIN, size_of
from checkers.numeric_consistency.slips import digits_apart

_OPERANDS = PLAIN | {Kind.MONEY, Kind.MEASURE}
_FEWEST_DIGITS = 2
_LARGEST = 10**15
_FOLLOWING = 40  # characters behind a difference that can tell what it is held against


def near_changes(lines: Lines, line: Line) -> Iterator[tuple[Pair, Step]]:
    """Give each difference of a sentence with the two figures that it is nearly of."""
    for step in _steps(line):
        if not step.noun or step.by.kind not in _OPERANDS or is_of_another(line, step):
            continue
        told = _operands(lines, line, step)
        if told is not None and _is_nearly(told, step):
            yield Pair(line, told[0], told[1], 0, 0), step


def _steps(line: Line) -> Iterator[Step]:
    yield from steps(line)
    for found in phrases("short_told").find(line):
        yield Step(found["by"], "change", found.start, found.end, noun=True)


def _operands(lines: Lines, line: Line, step: Step) -> tuple[Fact, Fact] | None:
    """Give the two figures of a difference's kind, where a sentence and the last have no more."""
    own = [fact for fact in line.facts if fact is not step.by and _is_alike(fact, step.by)]
    if not own:
        return None
    if len(own) < 2:
        before = lines.beside(line, -1)
        if before is None or steps(before):
            return None
        own = [*(fact for fact in before.facts if _is_alike(fact, step.by)), *own]
    if len(own) != 2 or not alike(own[0], own[1], per=False):
        return None
    return own[0], own[1]


def _is_alike(fact: Fact, by: Fact) -> bool:
    return fact.kind in _OPERANDS and (fact.kind is by.kind or {fact.kind, by.kind} <= PLAIN)


def is_of_another(line: Line, step: Step) -> bool:
    """Tell whether words narrow a difference, or hold it against something else."""
    if step.by.kind in SHARES or phrases("not_as_told").stand_in(line):
        return True
    rest = line.text[step.end :]
    before = line.text[: step.start]
    own = line.text[step.start : step.end + _FOLLOWING].partition(",")[0]
    if phrases("other_basis").stands(own) or phrases("beside_another").stands(before):
        return True
    return phrases("narrowed_so").stands(rest) or phrases("held_beside").stands(before)


def _is_nearly(told: tuple[Fact, Fact], step: Step) -> bool:
    """Tell whether a difference is written as the right one but for a digit.

    Digits count from the finest that any of the three is given in: €3bn and €5bn have one.
    """
    values = [size_of(fact) for fact in (*told, step.by)]
    while any(value.denominator != 1 for value in values):
        if max(values) > _LARGEST:
            return False
        values = [value * 10 for value in values]
    whole = [value.numerator for value in values]
    while all(value % 10 == 0 for value in whole) and any(whole):
        whole = [value // 10 for value in whole]
    first, second, by = whole
    right, told_digits = str(abs(second - first)), str(by)
    if len(right) != len(told_digits) or len(right) < _FEWEST_DIGITS:
        return False
    return len(digits_apart(right, told_digits)) == 1
