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
    Document,
    Fact,
    Facts,
    Kind,
    Number,
    Quantity,
    Range,
    TimeExpression,
)
from checkers.passages.sizes import (
    NUMBER,
    SHARE,
    TIME,
    YEARS,
    Size,
    one_currency,
    sizes_of,
)
from checkers.passages.words import content_words

_HALVES = frozenset(load("passages")["halves"])
_OTHERS = regex.compile(r"\s(?:more|others?|further)\b")
_MOST = 16  # figures of two sentences; more are a table, in which any value can be worked out
_LISTED = 12  # what a reader counts
_COMMON = 32  # up to it, two numbers of any text differ by it
_PER = {"day": (7, 30, 31, 365, 366), "week": (52,), "month": (12, 30, 31), "year": (12, 52, 365)}
_LITTLE = Fraction(1, 10)
_DATES = 60  # of all sources
_DAY = Fraction(1)
_MINUTES = 1440  # of a day


class Derived:
    """Tells whether a claim follows from what stands close together in one document."""

    def __init__(self, own: Facts, told: Sequence[Facts]) -> None:
        self._own = own
        self._told = told

    def gives(self, claim: Fact, asked: frozenset[str]) -> bool:
        """Tell whether a passage with a word of `asked` gives a claim, or the dates do."""
        sizes = [size for size in sizes_of(claim) if size.point is not None]
        if claim.kind is Kind.SCORE:
            points = {size.point for size in sizes}
            return any(window.holds(points) for window in self._windows(claim, asked))
        if any(self._between_days(size) for size in sizes):
            return True
        return any(
            self._follows(claim, size, window)
            for window in self._windows(claim, asked)
            for size in sizes
        )

    # --- from figures ------------------------------------------------------------------------

    def _windows(self, claim: Fact, asked: frozenset[str]) -> Iterator[_Window]:
        for window in self._all_windows:
            if not asked.isdisjoint(window.stems):
                yield window
        near = (claim.sentence, claim.sentence - 1)
        facts = [fact for place in near for fact in self._own_facts[place] if fact is not claim]
        yield _Window(self._own.document, claim.sentence, facts)

    @cached_property
    def _own_facts(self) -> dict[int, list[Fact]]:
        return _by_sentence(self._own)

    @cached_property
    def _all_windows(self) -> list[_Window]:
        made = []
        for facts in self._told:
            by_sentence = _by_sentence(facts)
            for place in list(by_sentence):
                inside = [*by_sentence[place], *by_sentence.get(place + 1, ())]
                made.append(_Window(facts.document, place, inside))
        return made

    def _follows(self, claim: Fact, size: Size, window: _Window) -> bool:
        if window.lists(size) or window.adds_one(size):
            return True
        return any(
            _comes_near(value, size)
            for value in (
                *window.pairs(claim, size),
                *window.rates(claim, size),
                *window.halves(size),
            )
        )

    # --- from dates --------------------------------------------------------------------------

    def _between_days(self, size: Size) -> bool:
        if size.of == YEARS:
            return any(_within(years, size.range) for years in self._years)
        return size.of == TIME and any(_within(days, size.range) for days in self._spans)

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
    def _spans(self) -> frozenset[Fraction]:
        """List the days between two dates of one source, or a date and the article's, and hours."""
        found: set[Fraction] = set()
        for facts in self._told:
            days = {day for when in _times_of(facts) for day in _days_of(when, self._now)}
            dates = sorted(days | {*filter(None, (self._now,))})
            for one, other in combinations(dates[:_DATES], 2):
                found |= {Fraction((other - one).days) + more for more in (-1, 0, 1)}
            years = sorted(_years_of(facts))
            for first, last in combinations(years[:_DATES], 2):
                if last - first > 1:  # any two years of news
                    found |= {Fraction(1461, 4) * (last - first)}
            found |= set(_hours(facts)) | set(_weekdays(facts))
        return frozenset(found)


class _Window:
    """The figures of a sentence and the next."""

    def __init__(self, document: Document, sentence: int, facts: Sequence[Fact]) -> None:
        self._document = document
        self._sentence = sentence
        self._facts = facts

    @cached_property
    def stems(self) -> frozenset[str]:
        return frozenset(content_words(self._text))

    @property
    def _text(self) -> str:
        sentences = self._document.sentences
        last = min(self._sentence + 1, len(sentences) - 1)
        return self._document.text[sentences[self._sentence].span.start : sentences[last].span.end]

    @cached_property
    def _sizes(self) -> dict[str, list[tuple[Size, Fact]]]:
        found: dict[str, list[tuple[Size, Fact]]] = defaultdict(list)
        for fact in self._facts:
            for size in sizes_of(fact) if fact.kind is not Kind.ORDINAL else ():
                if size.point is not None:
                    found[size.of].append((size, fact))
        return found

    def holds(self, points: set[Number | None]) -> bool:
        """Tell whether all numbers of a score stand here, each for itself."""
        return points <= {size.point for size, _ in self._sizes[NUMBER]}

    def lists(self, size: Size) -> bool:
        """Tell whether so many things of one kind stand in the sentence."""
        if size.of != NUMBER or not 2 <= (size.point or 0) <= _LISTED:
            return False
        here = [fact for fact in self._facts if fact.sentence == self._sentence]
        counts = [sum(fact.kind is kind for fact in here) for kind in {f.kind for f in here}]
        return size.point in counts

    def adds_one(self, size: Size) -> bool:
        """Tell whether "three others" stand here for four."""
        if size.of != NUMBER:
            return False
        text = self._document.text
        return any(
            one.point == (size.point or 0) - 1 and _OTHERS.match(text, fact.span.end)
            for one, fact in self._sizes[NUMBER]
        )

    def pairs(self, claim: Fact, size: Size) -> Iterator[Number]:
        """List the differences, sums and shares of two figures here."""
        if len(self._facts) > _MOST:
            return
        if size.of == SHARE:
            yield from self._shares()
        if claim.kind is Kind.ORDINAL:
            return
        if size.of == NUMBER and (size.point or 0) <= 2:
            return
        for (a, one), (b, other) in combinations(self._sizes[size.of], 2):
            if a.point is None or b.point is None or not one_currency(a, b):
                continue
            together = one.sentence == other.sentence and _counts(claim, one, other)
            if size.of != NUMBER or (size.point or 0) > _COMMON or together:
                yield abs(Fraction(a.point) - b.point)
                yield a.point + b.point
        if size.of == NUMBER and (size.point or 0) > _COMMON:
            for (a, _), (b, _) in combinations(self._sizes[NUMBER], 2):
                if a.point is not None and b.point is not None:
                    yield a.point * b.point

    def _shares(self) -> Iterator[Fraction]:
        for of, sizes in self._sizes.items():
            if of == SHARE:
                yield from (1 - Fraction(size.point or 0) for size, _ in sizes)
                continue
            for (a, _), (b, _) in combinations(sizes, 2):
                if a.point and b.point and one_currency(a, b):
                    for over, under in ((a.point, b.point), (b.point, a.point)):
                        ratio = Fraction(over) / under
                        yield from (ratio, abs(ratio - 1))

    def rates(self, claim: Fact, size: Size) -> Iterator[Fraction]:
        """List what a figure here makes a day, a week, a month or a year."""
        per = claim.value.per if isinstance(claim.value, Quantity) else None
        for times in _PER.get(per or "", ()):
            for other, _ in self._sizes[size.of]:
                if other.point is not None:
                    yield from (Fraction(other.point) / times, Fraction(other.point) * times)

    def halves(self, size: Size) -> Iterator[Fraction]:
        if not _HALVES.isdisjoint(self._text.lower().replace(",", " ").replace(".", " ").split()):
            for other, _ in self._sizes[size.of]:
                if other.point is not None:
                    yield from (Fraction(other.point) / 2, Fraction(other.point) * 2)


def _counts(claim: Fact, *others: Fact) -> bool:
    """Tell whether a claim counts what other figures count, of which one may leave it unsaid."""
    units = {_unit(other) for other in others}
    return _unit(claim) is not None and _unit(claim) in units and units <= {_unit(claim), None}


def _unit(fact: Fact) -> str | None:
    return fact.value.unit if isinstance(fact.value, Quantity) else None


def _within(value: Number, spread: Range) -> bool:
    return spread.low <= value <= spread.high


def _comes_near(value: Number, size: Size) -> bool:
    """Tell whether a value is what a size states; "more than 200" is little more."""
    point = size.point or 0
    return _within(value, size.range) and abs(value - point) <= _LITTLE * abs(point)


def _by_sentence(facts: Facts) -> dict[int, list[Fact]]:
    found: dict[int, list[Fact]] = defaultdict(list)
    for fact in facts.items:
        if fact.kind in QUANTITY_KINDS or fact.kind in TIME_KINDS:
            found[fact.sentence].append(fact)
    return found


def _years_of(facts: Facts) -> Iterable[int]:
    return {when.year for when in _times_of(facts) if when.year is not None}


def _times_of(facts: Facts) -> Iterator[TimeExpression]:
    """List the times of a document; the two ends of a period for the period."""
    for fact in facts.items:
        if isinstance(fact.value, TimeExpression):
            yield from filter(None, (fact.value, fact.value.begin, fact.value.end))


def _days_of(when: TimeExpression, now: date | None) -> Iterator[date]:
    """List the day that a time names; without a year, that last before the article and the next."""
    if when.days is not None:
        if when.days.first == when.days.last:
            yield when.days.first
    elif now is not None and when.month is not None and when.day is not None:
        for year in (now.year - 1, now.year, now.year + 1):
            with suppress(ValueError):
                yield date(year, when.month, when.day)


def _hours(facts: Facts) -> Iterator[Fraction]:
    """List the lengths of time from one clock time of a source to another."""
    clocks = [
        fact.value.clock.low
        for fact in facts.items
        if isinstance(fact.value, TimeExpression) and fact.value.clock is not None
    ]
    for one, other in combinations(clocks[:_DATES], 2):
        for minutes in (other - one, one - other):
            yield Fraction(Fraction(minutes) % _MINUTES, _MINUTES) * _DAY


def _weekdays(facts: Facts) -> Iterator[int]:
    """Count the days "from Wednesday to Sunday"."""
    for fact in facts.items:
        value = fact.value
        if isinstance(value, TimeExpression) and value.begin is not None and value.end is not None:
            first, last = value.begin.weekday, value.end.weekday
            if first is not None and last is not None:
                yield (last - first) % 7 + 1
