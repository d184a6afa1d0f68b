"""What a reader can work out from the figures and dates of a source.

A desk tells the difference of two figures, a percentage of them, the years since a date, or how
many are listed: no source need state it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import date
from fractions import Fraction
from functools import cached_property
from itertools import combinations

import regex

from checkers.facts.lexicon import load
from checkers.model import (
    QUANTITY_KINDS,
    TIME_KINDS,
    Bound,
    Fact,
    Facts,
    Kind,
    Number,
    Quantity,
    Range,
    TimeExpression,
)
from checkers.passages.sizes import DAYS_OF, TIME, YEARS, Size, sizes_of
from checkers.passages.windows import Window

_THEN = regex.compile(
    rf"\b(?:{'|'.join(load('passages')['then_aged'])})\b(?:\s\p{{L}}+){{0,3}}\s\Z"
)
_PER = regex.compile(
    rf"(?:\s[\p{{L}}-]+){{0,4}}\s(?:{'|'.join(load('passages')['for_each'])})\s(?P<unit>day|week|month|year)\b"
)
_PER_REACH = 50  # characters
_IS = regex.compile(rf"\b(?:{'|'.join(load('passages')['is_aged'])})\s\Z")
_THEN_REACH = 40  # characters
_DATES = 60  # of one source
_LITTLE = Fraction(1, 10)
_A_LITTLE_MORE = Fraction(21, 20)  # "40 minutes" from 2.14 to 2.55
# Times as timetables and logs have them: "00:35-03:05", "0645", "2200 hrs".
_CLOCK = regex.compile(
    r"\b(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)\b|\b(?P<hour>0\d)(?P<minute>[0-5]\d)\b"
    r"|\b(?P<hour>1\d|2[0-3])(?P<minute>[0-5]\d)(?= ?(?:hrs|hours)\b)"
)
_MONTH = 31  # days
_MINUTES = 1440  # of a day


class Derived:
    """Tells whether a claim follows from what stands close together in one document."""

    def __init__(self, own: Facts, told: Sequence[Facts]) -> None:
        self._own = own
        self._told = told

    def gives(self, claim: Fact, near: Iterable[tuple[str, int]]) -> bool:
        """Tell whether one of the sentences `near` gives a claim with the next, or the dates do."""
        sizes = [size for size in sizes_of(claim) if size.point is not None]
        windows = self._windows(claim, near) if sizes else ()
        if claim.kind is Kind.SCORE:
            points = {size.point for size in sizes}
            return any(window.holds(points) for window in windows)
        if any(self._between_days(size) for size in sizes) or self._aged_then(claim, sizes):
            return True
        per = self._per(claim)
        return any(
            _comes_near(value, size)
            for window in windows
            for size in sizes
            for value in window.values(claim, size, per)
        )

    def _windows(self, claim: Fact, places: Iterable[tuple[str, int]]) -> Iterator[Window]:
        """List the passages of the sources, and the claim's own up to its sentence."""
        met = {(id, place - step) for id, place in places for step in (0, 1)}
        yield from (self._all_windows[place] for place in sorted(met) if place in self._all_windows)
        near = (claim.sentence, claim.sentence - 1)
        facts = [fact for place in near for fact in self._own_facts[place] if fact is not claim]
        yield Window(self._own.document, claim.sentence, facts)

    def _per(self, claim: Fact) -> str | None:
        """Name the time that a claim is told for each of: "30 tonnes of cheese a day"."""
        if isinstance(claim.value, Quantity) and claim.value.per is not None:
            return claim.value.per
        text, end = self._own.document.text, claim.span.end
        found = _PER.match(text, end, end + _PER_REACH, concurrent=False)
        return found["unit"] if found is not None else None

    @cached_property
    def _own_facts(self) -> dict[int, list[Fact]]:
        return _by_sentence(self._own)

    @cached_property
    def _all_windows(self) -> dict[tuple[str, int], Window]:
        made = {}
        for facts in self._told:
            by_sentence = _by_sentence(facts)
            for place in list(by_sentence):
                inside = [*by_sentence[place], *by_sentence.get(place + 1, ())]
                made[facts.document.id, place] = Window(facts.document, place, inside)
        return made

    # --- ages and dates ----------------------------------------------------------------------

    def _aged_then(self, claim: Fact, sizes: Sequence[Size]) -> bool:
        """Tell whether "since she was 22" is a source's age less so many years of a source.

        "Who is 45" is of the year of birth.
        """
        text = self._own.document.text
        before = text[max(0, claim.span.start - _THEN_REACH) : claim.span.start]
        if _IS.search(before, concurrent=False) is not None:
            return any(_within(age, size.range) for age in self._years for size in sizes)
        if _THEN.search(before, concurrent=False) is None:
            return False
        return any(_within(age, size.range) for age in self._ages for size in sizes)

    @cached_property
    def _ages(self) -> frozenset[Number]:
        """List the ages of the sources less the lengths of time in them."""
        facts = [fact for told in self._told for fact in told.items]
        ages = {age for fact in facts if fact.kind is Kind.AGE for age in _years_in(fact)}
        less = {years for fact in facts if fact.kind is Kind.DURATION for years in _years_in(fact)}
        return frozenset(age - years for age in ages for years in less)

    def _between_days(self, size: Size) -> bool:
        if size.of == YEARS:
            return any(_within(years, size.range) for years in self._years)
        if size.of != TIME or size.point is None:
            return False
        most = max(size.range.high, size.point * _A_LITTLE_MORE)
        return any(size.range.low <= days <= most for days in self._spans)

    @cached_property
    def _years(self) -> frozenset[int]:
        """List the years from each year of the sources to the article's own."""
        now = self._now
        if now is None:
            return frozenset()
        since = {now.year - year for facts in self._told for year in _years_of(facts)}
        return frozenset(years - less for years in since for less in (0, 1) if years - less > 0)

    @property
    def _now(self) -> date | None:
        reference = self._own.reference
        return None if reference is None else reference.days.first

    @cached_property
    def _spans(self) -> frozenset[Number]:
        """List the days between two dates of one source, or a date and the article's, and hours."""
        found: set[Number] = set()
        for facts in self._told:
            days = {day for when in _times_of(facts) for day in _days_of(when, self._now)}
            dates = sorted(days | {*filter(None, (self._now,))})
            for one, other in combinations(dates[:_DATES], 2):
                found |= {(other - one).days + more for more in (-1, 0, 1)}
            for first, last in combinations(sorted(_years_of(facts))[:_DATES], 2):
                if last - first > 1:  # two years that follow each other stand in any text
                    found.add(DAYS_OF["year"] * (last - first))
            found.update(_hours(facts), _weekdays(facts))
        return frozenset(found)


def _comes_near(value: Number, size: Size) -> bool:
    """Tell whether a value is what a size states; "more than 200" is little more."""
    point = Fraction(size.point or 0)
    return _within(value, size.range) and abs(value - point) <= _LITTLE * abs(point)


def _within(value: Number, spread: Range) -> bool:
    return spread.low <= value <= spread.high


def _by_sentence(facts: Facts) -> dict[int, list[Fact]]:
    found: dict[int, list[Fact]] = defaultdict(list)
    for fact in facts.items:
        if fact.kind in QUANTITY_KINDS or fact.kind in TIME_KINDS:
            found[fact.sentence].append(fact)
    return found


def _years_in(fact: Fact) -> Iterator[Number]:
    for size in sizes_of(fact):
        if size.of == YEARS and size.point is not None:
            yield size.point


def _times_of(facts: Facts) -> Iterator[TimeExpression]:
    """List the times of a document, and the two ends of a period besides it."""
    for fact in facts.items:
        if isinstance(fact.value, TimeExpression):
            yield from filter(None, (fact.value, fact.value.begin, fact.value.end))


def _days_of(when: TimeExpression, now: date | None) -> Iterator[date]:
    """List the day or a month's ends that a time names.

    Without a year, a day is of the article's year, the one before and the next.
    """
    if when.days is not None:
        if (when.days.last - when.days.first).days <= _MONTH:
            yield from (when.days.first, when.days.last)
    elif now is not None and when.month is not None and when.day is not None:
        for year in (now.year - 1, now.year, now.year + 1):
            with suppress(ValueError):
                yield date(year, when.month, when.day)


def _years_of(facts: Facts) -> Iterable[int]:
    return {when.year for when in _times_of(facts) if when.year is not None}


def _hours(facts: Facts) -> Iterator[Fraction]:
    """List the lengths of time from one clock time of a source to another, in days."""
    clocks: list[Bound] = [
        fact.value.clock.low
        for fact in facts.items
        if isinstance(fact.value, TimeExpression) and fact.value.clock is not None
    ]
    clocks += [
        60 * int(found["hour"]) + int(found["minute"])
        for found in _CLOCK.finditer(facts.document.text, concurrent=False)
    ]
    for one, other in combinations(clocks[:_DATES], 2):
        for minutes in (other - one, one - other):
            yield Fraction(minutes) % _MINUTES / _MINUTES


def _weekdays(facts: Facts) -> Iterator[int]:
    """Count the days "from Wednesday to Sunday"."""
    for when in _times_of(facts):
        first = None if when.begin is None else when.begin.weekday
        last = None if when.end is None else when.end.weekday
        if first is not None and last is not None:
            yield (last - first) % 7 + 1
