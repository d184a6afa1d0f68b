"""Functions and finders about dates: what `date-agreement` rules may call."""

from __future__ import annotations

import calendar
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import partial

from checkers.model import Fact, Facts, Kind, Range, TimeExpression, Truth, Unknown
from checkers.passages import Candidate, Surroundings, candidates, counterpart
from checkers.rulebook.expressions.comparisons import dates_equal
from checkers.rulebook.values import Amount, Weekday
from checkers.rulebook.vocabulary import Base, Bound, Finder, Function, Scene, Type

GREGORIAN_START = date(1582, 10, 15)  # earlier weekdays need the Julian calendar

_DATE = Type(Base.DATE)
_NUMBER = Type(Base.NUMBER)
_TRUTH = Type(Base.TRUTH)


def weekday(when: TimeExpression) -> Weekday | Unknown:
    """Name the weekday that every day the date can mean falls on.

    Source: ISO 8601-1:2019 week-day numbering, Monday = 1.
    """
    if when.days is None:
        return Unknown("the year is not known" if when.year is None else "there is no such day")
    if when.days.first < GREGORIAN_START:
        return Unknown("the day is earlier than the Gregorian calendar")
    named = {
        Weekday(day.isoweekday())
        for first, last in when.days.intervals
        for day in _some_days(first, last)
    }
    return named.pop() if len(named) == 1 else Unknown("the text leaves open which day is meant")


def _some_days(first: date, last: date) -> Iterator[date]:
    """List the days of an interval, at most eight: more cannot share a weekday."""
    for offset in range(min((last - first).days + 1, 8)):
        yield first + timedelta(days=offset)


def exists(when: TimeExpression) -> Truth | Unknown:
    """Tell whether the calendar has the stated day of the stated month."""
    if when.month is None or when.day is None:
        return Unknown("no day of a month is stated")
    if not 1 <= when.month <= 12:
        return Truth.FALSE
    # Without a year 29 February is possible; every other day is the same each year.
    year = when.year if when.year is not None and 1 <= when.year <= 9999 else 2000
    return Truth.TRUE if 1 <= when.day <= calendar.monthrange(year, when.month)[1] else Truth.FALSE


def begins(period: TimeExpression) -> TimeExpression | Unknown:
    """Give the earlier end of a period as worded."""
    return period.begin or Unknown("the period's beginning was not read")


def ends(period: TimeExpression) -> TimeExpression | Unknown:
    """Give the later end of a period as worded."""
    return period.end or Unknown("the period's end was not read")


def years_between(first: TimeExpression, last: TimeExpression) -> Amount | Unknown:
    """Count the full years from one date to another, as the range that both leave open."""
    if first.days is None or last.days is None:
        return Unknown("one of the dates is not known")
    low = _full_years(first.days.last, last.days.first)
    high = _full_years(first.days.first, last.days.last)
    return Amount(Range(low, high), "year", "time")


def _full_years(first: date, last: date) -> int:
    return last.year - first.year - ((last.month, last.day) < (first.month, first.day))


def in_years(age: Amount) -> Amount | Unknown:
    """Read a bare number ("is now 44") as a number of years."""
    if age.unit not in (None, "year"):
        return Unknown(f"the age is given in {age.unit}s")
    return Amount(age.range, "year", "time", age.point)


def days_between(first: TimeExpression, last: TimeExpression) -> Amount | Unknown:
    """Count the days from one date to another, as the range that both leave open."""
    if first.days is None or last.days is None:
        return Unknown("one of the dates is not known")
    low = (last.days.first - first.days.last).days
    high = (last.days.last - first.days.first).days
    return Amount(Range(low, high), "day", "time")


# --- finders ---------------------------------------------------------------------------------

# Shares of the claim's words that a passage must cover; measured on summaries and stories with
# their sources, where lower values began to pair different events.
_NEAR = 0.3
_CLOSE = 0.5
_SHARED_WORDS = 2  # by which two stories with one date each must speak of the same thing


def find_source_dates(scene: Scene) -> Iterator[tuple[Bound, ...]]:
    """Pair each day that the article states with the day a source gives for the same event."""
    pool = candidates(scene.sources, _is_day)
    article = scene.article
    claims = [fact for fact in article.items if _is_day(fact)] if pool else []
    beside = Surroundings()
    only = _only_days(claims, scene.sources)
    for fact in claims:
        words = beside.around(article.document, fact.sentence, fact.span)
        found = counterpart(
            words,
            scene.source_passages,
            pool,
            agrees=partial(_same_day, fact),
            near=_NEAR,
            close=_CLOSE,
        )
        told = found or _same_subject(words, only, beside)
        if told is not None:
            yield Bound(fact, article.document), Bound(told.fact, told.document)


def _only_days(claims: Sequence[Fact], sources: Sequence[Facts]) -> list[Candidate]:
    """List the days that are the only one of their source, for an article with one day too."""
    if len({fact.text for fact in claims}) != 1:
        return []
    days = ((source, [fact for fact in source.items if _is_day(fact)]) for source in sources)
    return [
        Candidate(told[0], source.document)
        for source, told in days
        if len({fact.text for fact in told}) == 1
    ]


def _same_subject(
    words: Sequence[str], only: Sequence[Candidate], beside: Surroundings
) -> Candidate | None:
    """Find the day of a story that tells of the same event as a claim with these words around it.

    Two stories that each give a single day do where the words beside the days share a subject,
    however differently the sentences are built.
    """
    for told in only:
        theirs = beside.around(told.document, told.fact.sentence, told.fact.span)
        if len(set(words) & set(theirs)) >= _SHARED_WORDS:
            return told
    return None


def _is_day(fact: Fact) -> bool:
    """Tell whether a fact states a day of a month that the calendar has."""
    value = fact.value
    return (
        fact.kind == Kind.DATE
        and isinstance(value, TimeExpression)
        and value.day is not None
        and value.month is not None
        and exists(value) == Truth.TRUE
    )


def _same_day(claim: Fact, told: Fact) -> bool:
    if not isinstance(claim.value, TimeExpression) or not isinstance(told.value, TimeExpression):
        return False
    return dates_equal(claim.value, told.value) in (Truth.TRUE, Truth.MAYBE)


FUNCTIONS = (
    Function("weekday", (_DATE,), Type(Base.WEEKDAY), weekday),
    Function("exists", (_DATE,), _TRUTH, exists),
    Function("begins", (_DATE,), _DATE, begins),
    Function("ends", (_DATE,), _DATE, ends),
    Function("years_between", (_DATE, _DATE), _NUMBER, years_between),
    Function("in_years", (_NUMBER,), _NUMBER, in_years),
    Function("days_between", (_DATE, _DATE), _NUMBER, days_between),
)

FINDERS = (
    Finder(
        "source_date",
        find_source_dates,
        binds=(Base.DATE, Base.DATE),
        needs=(Kind.DATE,),
        sources=True,
    ),
)
