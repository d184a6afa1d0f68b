"""What a sentence tells from before and after, and what it says that it changed by.

"From 120 to 150" is a pair, "an increase of 40" a step; `changes` tells which belong together.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from checkers.model import TIME_KINDS, Fact, Kind, Quantity, TimeExpression
from checkers.numeric_consistency.lines import Found, Line, phrases, word_list
from checkers.numeric_consistency.quantities import PLAIN, quantity_of, size_of
from checkers.passages import stem
from checkers.ranges import rounded

SHARES = frozenset({Kind.PERCENT, Kind.POINTS})
DATED = TIME_KINDS - {Kind.DURATION, Kind.SET}
POINT = "point"
_MOST_TIMES = 4  # by which a rate moves, told once without what it is for
_LATER = word_list("later")
_ARTICLES = ("a ", "an ")
_APART = 20  # times that the larger of two figures in one unit can be the other
_MEASURED = frozenset({Kind.DURATION, Kind.MEASURE, Kind.MONEY, Kind.PERCENT})
_NOUNS = (("rise_told", "rise"), ("fall_told", "fall"), ("change_told", "change"))
_VERBS = (("rise_done", "rise"), ("fall_done", "fall"))


@dataclass(frozen=True, slots=True)
class Pair:
    """Two figures of one thing, the earlier and the later; `start` and `end` are their words."""

    line: Line
    before: Fact
    after: Fact
    start: int
    end: int
    way: str | None = None  # that the words of the pair tell themselves: "up from"


@dataclass(frozen=True, slots=True)
class Step:
    """What a thing changed by, and the words for it: a noun ("a rise of 40") or a verb."""

    by: Fact
    way: str  # "rise", "fall", "change"
    start: int
    end: int
    noun: bool


def pairs(line: Line) -> list[Pair]:
    """List what a sentence tells from before and after."""
    return line.once(_pairs) if len(line.facts) > 1 else []


def _pairs(line: Line) -> list[Pair]:
    found = (
        pair_of(each)
        for each in phrases("pair").find(line)
        if not is_no_level(line, each) and not _is_of_one_before(line, each)
    )
    return [
        pair for pair in found if _of_one_thing(pair) and not _strange(pair) and not _of_two(pair)
    ]


def _is_of_one_before(line: Line, found: Found) -> bool:
    """Tell whether the earlier figure is one with another: "21% got 8 or 9, up from 19%".

    "690, or 67 per cent, up from 188": beside a share a bare number goes with the number.
    """
    before, after = found["before"], found["after"]
    kinds = {before.kind, after.kind}
    if kinds.isdisjoint(SHARES) or kinds <= SHARES or kinds.isdisjoint(PLAIN):
        return False
    place = found.places["after"]
    told = [(fact, at) for fact, at in zip(line.facts, line.places, strict=True) if at < place]
    if before.kind in SHARES:
        return any(fact.kind in SHARES for fact, _ in told)
    return any(
        fact.kind in PLAIN and phrases("in_other_terms").stands(line.text[at + 1 : place])
        for fact, at in told
    )


def _of_two(pair: Pair) -> bool:
    """Tell "from £2.4m for both wards to £2.1m for one": each figure says what it is for."""
    line = pair.line
    told = [
        phrases("for_so_many").first(line, line.places[line.facts.index(fact)] + 1)
        for fact in (pair.before, pair.after)
        if fact in line.facts
    ]
    many = [found.text for found in told if found is not None]
    return len(many) == 2 and many[0] != many[1]


def _of_one_thing(pair: Pair) -> bool:
    """Tell "£1,150 a month from £1,040" from "$15 a pupil from a $6m fund"."""
    if alike(pair.before, pair.after):
        return True
    before, after = size_of(pair.before), size_of(pair.after)
    near = before < _MOST_TIMES * after and after < _MOST_TIMES * before
    return near and alike(pair.before, pair.after, per=False)


def is_no_level(line: Line, found: Found) -> bool:
    """Tell whether what seems the later figure is no level: "31 of 88 points", "57 tonnes less"."""
    place = found.places["after"]
    if phrases("less_by_it").first(line, place + 1) is not None:
        return True
    return phrases("of_a_whole").stands(line.text[:place])


def _strange(pair: Pair) -> bool:
    """Tell whether the earlier figure comes last and counts what the later does not.

    "Climbed to 550 from 12 countries": where both count one thing, the first tells what.
    """
    if pair.before.span < pair.after.span or pair.before.kind is not Kind.COUNT:
        return False
    return pair.after.kind is not Kind.COUNT


def pair_of(found: Found) -> Pair:
    ways = {"up": "rise", "down": "fall", "versus": "none"}  # two that are held side by side
    way = next((way for name, way in ways.items() if found.has(name)), None)
    before, after = found["before"], found["after"]
    return Pair(
        found.line,
        with_unit(before, after),
        with_unit(after, before),
        found.start,
        found.end,
        way,
    )


def with_unit(fact: Fact, other: Fact) -> Fact:
    """Read a bare number in the unit of the figure that it stands with: "from 14 to 19 days"."""
    number, unit = quantity_of(fact), quantity_of(other)
    if fact.kind is not Kind.NUMBER or other.kind not in _MEASURED:
        return fact
    if number is None or unit is None or not _of_one_size(fact, other):
        return fact
    if number.per is not None and number.per != unit.per:
        return fact  # "waits of 12 minutes … complaints are down to four a month"
    value = replace(number, unit=unit.unit, dimension=unit.dimension)
    kind = Kind.MEASURE if other.kind is Kind.DURATION else other.kind
    return replace(fact, kind=kind, value=value)


def _of_one_size(fact: Fact, other: Fact) -> bool:
    """Tell "from 14 to 19 days" from "up from 322, with a day to go", "13%, double the 2,710"."""
    if other.text.lower().startswith(_ARTICLES):
        return False
    one, far = abs(size_of(fact)), abs(size_of(other))
    return not one or not far or max(one / far, far / one) <= _APART


def steps(line: Line) -> list[Step]:
    """List what a sentence says that something changed by."""
    return line.once(_steps)


def _steps(line: Line) -> list[Step]:
    made: dict[Fact, Step] = {}
    for rows, noun in ((_NOUNS, True), (_VERBS, False)):
        for name, way in rows:
            for found in phrases(name).find(line):
                step = Step(found["by"], way, found.start, found.end, noun)
                made.setdefault(found["by"], step)
    return sorted(made.values(), key=lambda step: step.start)


def place_of(line: Line, step: Step) -> int:
    """Give the place of a change's figure; it may have been read as points since."""
    told = zip(line.places, line.facts, strict=True)
    return next(place for place, fact in told if fact.span == step.by.span)


def is_of_a_point(line: Line, step: Step) -> bool:
    """Tell a part of a percentage point: "the reduction of a quarter point"."""
    if step.by.kind is not Kind.FRACTION:
        return False
    return phrases("of_a_point").stands(line.text[place_of(line, step) + 1 :])


def alike(one: Fact, other: Fact, *, per: bool = True) -> bool:
    """Tell whether two figures can be of one thing; without `per`, one may leave out its rate."""
    a, b = quantity_of(one), quantity_of(other)
    if a is None or b is None or _is_attribute(one) or _is_attribute(other):
        return False
    if one.kind in PLAIN and other.kind in PLAIN:
        return a.unit is None or b.unit is None or stem(a.unit) == stem(b.unit)
    lengths = {one.kind, other.kind} <= {Kind.DURATION, Kind.MEASURE}
    rated = a.per == b.per or (not per and None in (a.per, b.per))
    return (one.kind is other.kind or lengths) and a.unit == b.unit and rated


def _is_attribute(fact: Fact) -> bool:
    """Tell a length that says which thing is meant: "the five-year average"."""
    return fact.kind is Kind.DURATION and "-" in fact.text


def in_points(by: Fact, pair: Pair) -> Fact:
    """Read "20 points" between two percentages as percentage points."""
    value = quantity_of(by)
    if by.kind is not Kind.COUNT or pair.after.kind not in SHARES or value is None:
        return by
    if value.unit is None or stem(value.unit) != POINT or value.stated is None:
        return by
    spread = value.range if value.hedge else rounded(value.stated, 1)
    points = Quantity(spread, value.stated, POINT, "points", hedge=value.hedge)
    return replace(by, kind=Kind.POINTS, value=points)


def in_order(one: Fact, other: Fact) -> bool:
    """Tell whether the second of two times is surely the later."""
    a, b = one.value, other.value
    if not isinstance(a, TimeExpression) or not isinstance(b, TimeExpression):
        return False
    if a.days is not None and b.days is not None and a.days.last < b.days.first:
        return True
    return not _LATER.isdisjoint(other.text.lower().split())
