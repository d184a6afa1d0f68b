"""Means of numbers that are told one by one: "lost 12, 15 and 21 lambs, an average of 16"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

import regex

from checkers.model import Fact, Kind, Quantity, Range, Span
from checkers.numeric_consistency.lines import (
    Found,
    Line,
    Lines,
    entries,
    phrases,
    read_lines,
    word_list,
)
from checkers.numeric_consistency.means import as_printed
from checkers.numeric_consistency.pairs import with_unit
from checkers.numeric_consistency.quantities import PLAIN, quantity_of, size_of, unit_of
from checkers.passages import stem
from checkers.rulebook.vocabulary import Base, Bound, Finder, Scene

_FEWEST = 3
_LISTED = PLAIN | {Kind.MONEY, Kind.MEASURE}
_GLUE = (", ", " and ", ", and ")
_AVERAGE, _OFTEN = word_list("average_words"), word_list("how_often")
_ON_AVERAGE = entries("average")  # hedges


_FOR_EACH = regex.compile(r"(?: [a-z]+)? (?:an?|per|every) (?P<noun>[a-z]+)")


@dataclass(frozen=True, slots=True)
class _Row:
    """Numbers of one kind that a sentence lists, and all of that kind that it tells."""

    line: Line
    listed: tuple[Fact, ...]
    others: tuple[Fact, ...]

    @property
    def end(self) -> int:
        return self.line.places[self.line.facts.index(self.listed[-1])] + 1


# A list, the numbers of it and beside it that are averaged, and the mean.
_Told = tuple[_Row, Sequence[Fact], Fact]


def find_listed_means(scene: Scene) -> Iterator[tuple[Bound, ...]]:
    """Bind what the numbers of a list come to on average, and the mean that is told of them."""
    lines = scene.once(read_lines)
    for line in lines:
        if _AVERAGE.isdisjoint(line.words):
            continue
        told = _told_here(line) or _told_next(lines, line)
        if told is not None:
            row, parts, mean = told
            if _may_be_meant(parts, mean):
                yield _mean_of(row, parts), line.bound(as_printed(mean))


def _told_here(line: Line) -> _Told | None:
    row = _row(line)
    found = phrases("mean_of_list").first(line, row.end) if row is not None else None
    if row is None or found is None or _reaches(found, row):
        return None
    others = [fact for fact in row.others if fact.span != found["mean"].span]
    return (row, row.listed, found["mean"]) if _announce(row, others) else None


def _told_next(lines: Lines, line: Line) -> _Told | None:
    """Read "Her marks were 70, 80 and 90.  That is an average of 80"."""
    before = lines.beside(line, -1)
    row = _row(before) if before is not None else None
    if row is None:
        return None
    found = phrases("mean_told_next").first(line)
    told = [fact for fact in line.facts if _is_listed(fact)]
    if found is not None and told == [found["mean"]] and not _reaches(found, row):
        return (row, row.listed, found["mean"]) if _announce(row, row.others) else None
    found = phrases("mean_beside_count").first(line)
    if found is None or len(told) != 2 or _reaches(found, row):
        return None
    count = next((fact for fact in told if fact is not found["mean"]), None)
    everything = sorted((*row.listed, *row.others), key=lambda fact: fact.span)
    if count is None or not _is_of_times(line, count) or size_of(count) != len(everything):
        return None
    return row, everything, found["mean"]


def _is_listed(fact: Fact) -> bool:
    """Tell a number from "her scores", which says only that there are many."""
    value = quantity_of(fact)
    return fact.kind in _LISTED and value is not None and value.stated is not None


def _is_of_times(line: Line, count: Fact) -> bool:
    behind = line.text[line.places[line.facts.index(count)] + 1 :].split(maxsplit=1)
    return bool(behind) and behind[0].strip(",.;") in _OFTEN


def _reaches(found: Found, row: _Row) -> bool:
    """Tell a mean with a reach of its own: "18 a day", "18 for the five that count"."""
    tail = found.line.text[found.places["mean"] + 1 :]
    each = _FOR_EACH.match(tail)
    if each is not None:
        units = [unit for fact in row.others if (unit := unit_of(fact)) is not None]
        return stem(each["noun"]) not in map(stem, units)
    return phrases("mean_reaches").stands(tail) or phrases("mean_of_others").stand_in(found.line)


def _row(line: Line) -> _Row | None:
    """Read the one list of numbers of a sentence."""
    told = [
        (place, fact)
        for place, fact in zip(line.places, line.facts, strict=True)
        if _is_listed(fact)
    ]
    runs: list[list[Fact]] = []
    last = None
    for place, fact in told:
        if last is not None and line.text[last + 1 : place] in _GLUE:
            runs[-1].append(fact)
        else:
            runs.append([fact])
        last = place
    lists = [run for run in runs if len(run) >= _FEWEST]
    if len(lists) != 1:
        return None
    last_one = lists[0][-1]
    listed = (*(with_unit(fact, last_one) for fact in lists[0][:-1]), last_one)
    if not _are_alike(line, listed):
        return None
    return _Row(line, listed, tuple(fact for _, fact in told if fact not in lists[0]))


def _are_alike(line: Line, listed: Sequence[Fact]) -> bool:
    values = [quantity_of(fact) for fact in listed]
    if any(value is None or value.hedge or value.stated is None for value in values):
        return False
    units = {unit for fact in listed if (unit := unit_of(fact)) is not None}
    places = [line.places[line.facts.index(f)] for f in line.facts if f.span in _spans(listed)]
    joined = any(" and" in line.text[one:other] for one, other in pairwise(places))
    return joined and len(units) <= 1 and len({fact.kind in PLAIN for fact in listed}) == 1


def _spans(facts: Sequence[Fact]) -> frozenset[Span]:
    return frozenset(fact.span for fact in facts)


def _announce(row: _Row, others: Sequence[Fact]) -> bool:
    """Tell whether what else is counted is only how many there are: "three farms"."""
    first = row.listed[0].span
    return all(
        fact.kind in PLAIN and size_of(fact) == len(row.listed) and fact.span < first
        for fact in others
    )


def _may_be_meant(parts: Sequence[Fact], mean: Fact) -> bool:
    """Tell whether a mean counts what is listed, and not fewer: the innings that ended."""
    value = quantity_of(mean)
    if value is None or value.stated is None or value.hedge not in (None, *_ON_AVERAGE):
        return False
    units = {stem(unit) for fact in (*parts, mean) if (unit := unit_of(fact)) is not None}
    total, told = sum(map(size_of, parts), Fraction(0)), size_of(mean)
    if len(units) > 1 or not told or (mean.kind in PLAIN) != (parts[-1].kind in PLAIN):
        return False
    fewer = (abs(total / many - told) < 1 for many in range(1, len(parts)))
    return min(map(size_of, parts)) <= told <= max(map(size_of, parts)) and not any(fewer)


def _mean_of(row: _Row, parts: Sequence[Fact]) -> Bound:
    made = sum(map(size_of, parts), Fraction(0)) / len(parts)
    first, last = parts[0].span, parts[-1].span
    span = Span(first.start, last.end)
    words = row.line.document.text[span.start : span.end]
    value = quantity_of(parts[-1])
    assert value is not None
    exact = made.numerator if made.denominator == 1 else made
    known = Quantity(Range(exact, exact), exact, value.unit, value.dimension)
    kind = parts[-1].kind
    return Bound(Fact(kind, span, words, row.line.index, known), row.line.document)


FINDERS = (Finder("listed_mean", find_listed_means, binds=(Base.NUMBER, Base.NUMBER)),)
