"""A change that points back to its two figures: "was €940, up from €875. The €65 increase …".

A definite phrase takes up what was told right before it.  It is taken to be of two figures only
where they are the only ones of their kind there, and something shows that they are one thing at
two times (a pair in so many words, two dates, "last season" beside one of them).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from checkers.model import Fact, Kind, Quantity, TimeExpression
from checkers.numeric_consistency.lines import (
    Found,
    Line,
    Lines,
    phrases,
    quantity_of,
    word_list,
)
from checkers.numeric_consistency.pairs import (
    DATED,
    PLAIN,
    POINT,
    Pair,
    Step,
    alike,
    in_order,
    in_points,
    pairs,
    steps,
    with_unit,
)
from checkers.passages import content_words, stem

_POINTERS = (
    ("pointed_rise", "rise"),
    ("pointed_fall", "fall"),
    ("pointed_gap", "gap"),
    ("pointed_shortfall", "shortfall"),
)
_NOUNS = frozenset().union(*map(word_list, ("rise_noun", "fall_noun", "gap_noun", "short_noun")))
_PLAIN_WORDS = word_list("how_it_moved")
_NO_OPERAND = frozenset({Kind.ORDINAL, Kind.AGE, Kind.SCORE, Kind.MULTIPLE, Kind.FRACTION})


@dataclass(frozen=True, slots=True)
class _Told:
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


def pointed_changes(lines: Lines, line: Line) -> Iterator[tuple[Pair, Step]]:
    """Give each change that points back, with the two figures that it is of."""
    if _NOUNS.isdisjoint(line.words):
        return
    for name, way in _POINTERS:
        for found in phrases(name).find(line):
            operands = _operands(lines, found, way)
            if operands is not None and _is_of_it(found, operands):
                yield _as_change(found, operands, way)


def _as_change(found: Found, pair: Pair, way: str) -> tuple[Pair, Step]:
    by, noun = _with_its_unit(found, pair), way if way in ("rise", "fall") else "change"
    return pair, Step(by, noun, found.start, found.end, noun=True)


# --- the two figures ---------------------------------------------------------------------------


def _operands(lines: Lines, found: Found, way: str) -> Pair | None:
    line = found.line
    if any(place < found.start and _may_be(fact, found) for place, fact in _placed(line)):
        return None  # what the sentence itself has told lies nearer
    before = lines.beside(line, -1)
    if before is None:
        return None
    told = _operands_in(lines, before, found, way)
    return told if told is not None and _moves(told, way) else None


def _operands_in(lines: Lines, before: Line, found: Found, way: str) -> Pair | None:
    if steps(before):
        return None  # a change is told there: this may be the same or another
    near = _among(before, found)
    explicit = pairs(before)
    if explicit:
        return explicit[0] if len(explicit) == 1 and len(near) == 2 else None
    earlier = lines.beside(before, -1)
    if earlier is None or len(near) > 1:
        return _two_told(_clauses(before, near), way)
    others = [] if steps(earlier) or pairs(earlier) else _among(earlier, found)
    if len(near) != 1 or len(others) != 1:
        return None
    both = (_whole(earlier, others[0]), _whole(before, near[0]))
    return _two_told(both, way)


def _among(line: Line, found: Found) -> list[Fact]:
    """List the figures of a sentence that a change can be of; "a two-room flat" tells none."""
    compound = phrases("compound")
    return [
        fact
        for place, fact in _placed(line)
        if _may_be(fact, found)
        and (fact.kind not in PLAIN or compound.first(line, place, place + 3) is None)
    ]


def _whole(line: Line, fact: Fact) -> _Told:
    return _Told(line, fact, 0, len(line.text))


def _clauses(line: Line, told: Sequence[Fact]) -> tuple[_Told, ...]:
    """Cut a sentence with two figures where a clause ends between them."""
    if len(told) != 2:
        return ()
    start, end = (line.places[line.facts.index(fact)] for fact in told)
    cut = phrases("clause_ends").first(line, start + 1, end)
    if cut is None:
        return ()
    first, second = told
    return _Told(line, first, 0, cut.start), _Told(line, second, cut.start, len(line.text))


def _two_told(told: tuple[_Told, ...], way: str) -> Pair | None:
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
    return Pair(other.line, before, after, 0, 0)


def _order(one: _Told, other: _Told) -> bool | None:
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
    return None


# --- whether it is of them ---------------------------------------------------------------------


def _may_be(fact: Fact, found: Found) -> bool:
    """Tell whether a figure can be one of the two that a change is of."""
    by = found["by"]
    if fact is by or quantity_of(fact) is None or fact.kind in _NO_OPERAND:
        return False
    if fact.kind is Kind.DURATION:
        return by.kind is Kind.DURATION
    if by.kind in (Kind.PERCENT, Kind.FRACTION, Kind.NUMBER, Kind.COUNT, Kind.POINTS):
        return True
    return fact.kind in PLAIN or fact.kind is by.kind


def _moves(pair: Pair, way: str) -> bool:
    """Tell whether the two figures lie as the noun says: a rise, a fall."""
    before, after = quantity_of(pair.before), quantity_of(pair.after)
    if before is None or after is None or before.stated is None or after.stated is None:
        return False
    if way == "rise":
        return after.stated > before.stated
    return way != "fall" or after.stated < before.stated


def _is_of_it(found: Found, pair: Pair) -> bool:
    """Tell whether nothing makes it the change of something else, or none that came about."""
    text = found.line.text
    if phrases("beside_it").stands(text[: found.start]):
        return False  # "less than the 10% rise"
    end = max(found.end, _past_noun(found))
    rest = text[end:]
    if phrases("of_a_plan").stands(rest):
        return False  # "the 10% rise demanded by"
    around = content_words(f"{pair.line.text} {_noun(pair.before)} {_noun(pair.after)}")
    of = phrases("change_in").first(found.line, end)
    if of is not None and not set(content_words(of.text)) <= set(around):
        return False  # "the €40 increase in fares", where rents were told
    what = text[found.places["what"] :].split(" ")[0] if found.has("what") else ""
    what = what.strip("-,") if what else ""
    return not what or what in _PLAIN_WORDS or stem(what) in map(stem, around)


def _past_noun(found: Found) -> int:
    """Give the place behind what a change counts: "the loss of 12 seats"."""
    by = found["by"]
    noun = by.value.unit_span if isinstance(by.value, Quantity) else None
    if by.kind is not Kind.COUNT or noun is None:
        return found.end
    return found.places["by"] + 1 + noun.end - by.span.end


def _noun(fact: Fact) -> str:
    value = quantity_of(fact)
    return (value.unit or "") if value is not None else ""


def _with_its_unit(found: Found, pair: Pair) -> Fact:
    """Read "the five-point fall" between two percentages in points; a noun far off counts nothing.

    In "the drop of 13,500 worried staff" the words between make "staff" no unit.
    """
    by = found["by"]
    value = by.value
    if by.kind not in PLAIN or not isinstance(value, Quantity):
        return by
    told = value.unit
    after = found.line.text[found.places["by"] + 1 :].lstrip("- ")
    if after.startswith(POINT) and not told:
        by = replace(by, kind=Kind.COUNT, value=replace(value, unit=POINT, dimension="count"))
    if (made := in_points(by, pair)) is not by:
        return made
    if by.kind is Kind.COUNT and value.modifiers:
        return replace(by, kind=Kind.NUMBER, value=replace(value, unit=None, dimension=None))
    return by


def _placed(line: Line) -> Iterator[tuple[int, Fact]]:
    yield from zip(line.places, line.facts, strict=True)
