"""The days and weekdays that sources tell, for what a reader works out from them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date
from functools import cached_property

import regex

from checkers.facts.lexicon import load
from checkers.facts.numbers import find_numerals
from checkers.model import Facts, Number, TimeExpression
from checkers.passages import YEARS, sizes_of

_LEXICON = load("passages")
_NEXT_DAYS = regex.compile(rf"\b(?:{'|'.join(_LEXICON['next_days'])})\b", regex.IGNORECASE)
_YEARS_AGO = tuple(_LEXICON["years_ago"])


class DaysTold:
    """What all sources together tell of weekdays, and of years before now."""

    def __init__(self, sources: Sequence[Facts], now: date | None) -> None:
        self._sources = sources
        self._now = now

    @cached_property
    def weekdays(self) -> frozenset[int]:
        """Give the weekdays that are named or that a date falls on.

        With those before and after, where a source tells of a night, of "yesterday" or "today".
        """
        found: set[int] = set()
        for source in self._sources:
            own = {day for when in _times(source) for day in _weekdays(when, self._now)}
            if _tells_of_nights(source.document.text):
                own |= {(day + step - 1) % 7 + 1 for day in own for step in (-1, 1)}
            found |= own
        return frozenset(found)

    @cached_property
    def bare(self) -> frozenset[int]:
        """Give the weekdays that are named without a date."""
        times = [when for source in self._sources for when in _times(source)]
        return frozenset(w.weekday for w in times if w.weekday is not None and w.day is None)

    @cached_property
    def years_ago(self) -> frozenset[Number]:
        """Give the ages and the numbers of years that the sources tell."""
        found: set[Number] = set()
        for source in self._sources:
            for fact in source.items:
                points = (size.point for size in sizes_of(fact) if size.of == YEARS)
                found.update(point for point in points if point is not None)
                if fact.text.lower().endswith(_YEARS_AGO):
                    found.update(numeral.value for numeral in find_numerals(fact.text))
        return frozenset(found)


def _tells_of_nights(text: str) -> bool:
    small = text.lower()
    told = any(words in small for words in _LEXICON["next_days"])  # costs less than the pattern
    return told and _NEXT_DAYS.search(text, concurrent=False) is not None


def _times(facts: Facts) -> Iterator[TimeExpression]:
    """List the times of a document, with the two ends of each period."""
    for fact in facts.items:
        if isinstance(fact.value, TimeExpression):
            yield from filter(None, (fact.value, fact.value.begin, fact.value.end))


def _weekdays(when: TimeExpression, now: date | None) -> Iterator[int]:
    """List the weekday of a time; of a day without a year, in the article's year and the last."""
    if when.weekday is not None:
        yield when.weekday
    yield from (day.isoweekday() for day in single_days(when))
    if when.days is None and now is not None and when.month is not None and when.day is not None:
        for year in (now.year - 1, now.year):
            with suppress(ValueError):
                yield date(year, when.month, when.day).isoweekday()


def single_days(when: TimeExpression) -> Iterator[date]:
    """List the single days that a date can be."""
    if when.days is not None:
        yield from (first for first, last in when.days.intervals if first == last)
