"""Functions and finders about dates: what `date-agreement` rules may call."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from checkers.date_agreement import (
    ages,
    anniversaries,
    apposed,
    captions,
    clocks,
    modality,
    months,
    order,
    spells,
    tense,
    zones,
)
from checkers.model import Fact, Kind, Range, TimeExpression, Truth, Unknown
from checkers.passages import Candidate, Counterparts, Reading, tell_of_one_event
from checkers.rulebook.expressions.comparisons import dates_equal, is_impossible
from checkers.rulebook.values import Amount, Weekday
from checkers.rulebook.vocabulary import Base, Bound, Finder, Function, Scene, Type

# English copy gives earlier days as the Julian calendar had them: Britain changed over then.
GREGORIAN_START = date(1752, 9, 14)

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
    return Truth.FALSE if is_impossible(when) else Truth.TRUE


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


def find_source_dates(scene: Scene) -> Iterator[tuple[Bound, ...]]:
    """Pair each day that the article states with the day a source gives for the same event."""
    article = scene.article
    claims = [fact for fact in article.items if _is_day(fact)]
    told = [fact for source in scene.sources for fact in source.items if _is_day(fact)]
    if not claims or not told:
        return
    counterparts = Counterparts(
        article,
        scene.sources,
        scene.source_passages,
        measured=lambda fact: "day" if _is_day(fact) else None,
        agrees=_same_day,
    )
    single = _single_dates(scene, claims, counterparts.reading)
    for fact in claims:
        found = counterparts.of(fact) or single
        if found is not None and not _another_years(fact, found.fact):
            yield Bound(fact, article.document), Bound(found.fact, found.document)


def _single_dates(scene: Scene, claims: Sequence[Fact], reading: Reading) -> Candidate | None:
    """Find the one day that a source gives for the event of which the article gives one day."""
    if len({fact.text for fact in claims}) != 1:
        return None
    document = scene.article.document
    for source in scene.sources:
        told = [fact for fact in source.items if _is_day(fact)]
        if len({fact.text for fact in told}) == 1 and tell_of_one_event(
            reading, claims[0], document, told[0], source.document
        ):
            return Candidate(told[0], source.document)
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


def _another_years(claim: Fact, told: Fact) -> bool:
    """Tell whether two days differ in the year and the day: what comes back every year does."""
    a, b = claim.value, told.value
    if not isinstance(a, TimeExpression) or not isinstance(b, TimeExpression):
        return False
    if a.days is None or b.days is None or (a.month, a.day) == (b.month, b.day):
        return False
    return a.days.last.year < b.days.first.year or b.days.last.year < a.days.first.year


FUNCTIONS = (
    Function("weekday", (_DATE,), Type(Base.WEEKDAY), weekday),
    Function("exists", (_DATE,), _TRUTH, exists),
    Function("begins", (_DATE,), _DATE, begins),
    Function("ends", (_DATE,), _DATE, ends),
    Function("years_between", (_DATE, _DATE), _NUMBER, years_between),
    Function("in_years", (_NUMBER,), _NUMBER, in_years),
    Function("days_between", (_DATE, _DATE), _NUMBER, days_between),
    *months.FUNCTIONS,
    *order.FUNCTIONS,
    *tense.FUNCTIONS,
    *zones.FUNCTIONS,
)

FINDERS = (
    Finder(
        "source_date",
        find_source_dates,
        binds=(Base.DATE, Base.DATE),
        needs=(Kind.DATE,),
        sources=True,
    ),
    *ages.FINDERS,
    *anniversaries.FINDERS,
    *apposed.FINDERS,
    *captions.FINDERS,
    *clocks.FINDERS,
    *modality.FINDERS,
    *months.FINDERS,
    *order.FINDERS,
    *spells.FINDERS,
    *tense.FINDERS,
    *zones.FINDERS,
)
