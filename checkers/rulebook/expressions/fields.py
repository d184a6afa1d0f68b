"""The fields behind a dot: a literal table for each type."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from checkers.model import Days, Span, Speaker, TimeExpression, Truth, Unknown
from checkers.ranges import exactly
from checkers.rulebook.expressions.comparisons import no_days
from checkers.rulebook.values import CALENDAR_YEAR, Amount, Named, Quoted, Weekday, time_of
from checkers.rulebook.vocabulary import Base, Passage


@dataclass(frozen=True, slots=True)
class Field:
    """`read` gets the runtime value and returns the field's, or Unknown.

    `stated` tells whether the words themselves say it; None where that is the same as known.
    """

    base: Base
    read: Callable[[Any], object]
    stated: Callable[[Any], bool] | None = None


# --- numbers -----------------------------------------------------------------------------------


def _unit(number: Amount) -> str | Unknown:
    return number.unit or Unknown("the number has no unit")


def _per(number: Amount) -> str | Unknown:
    return number.per or Unknown("the number is no rate")


def _refers(number: Amount) -> str | Unknown:
    return number.refers or Unknown("the number leans on nothing told before")


# --- dates -------------------------------------------------------------------------------------


def _year(when: TimeExpression) -> Amount | Unknown:
    year = when.year if when.year is not None else _shared(when, lambda day: day.year)
    if year is None:
        return Unknown("the year is not stated")
    return Amount(exactly(year), None, CALENDAR_YEAR, year)


def _month(when: TimeExpression) -> Amount | Unknown:
    month = when.month
    if month is None and when.days is not None and _same_year(when.days):
        month = _shared(when, lambda day: day.month)
    return Unknown("the month is not stated") if month is None else _plain(month)


def _day(when: TimeExpression) -> Amount | Unknown:
    day = when.day
    if day is None and when.days is not None and when.days.first == when.days.last:
        day = when.days.first.day
    return Unknown("the day is not stated") if day is None else _plain(day)


def _plain(value: int) -> Amount:
    return Amount(exactly(value), None, None, value)


def _shared(when: TimeExpression, part: Callable[[date], int]) -> int | None:
    if when.days is None:
        return None
    first = part(when.days.first)
    return first if first == part(when.days.last) else None


def _same_year(days: Days) -> bool:
    return days.first.year == days.last.year


def _weekday(when: TimeExpression) -> Weekday | Unknown:
    return Unknown("no weekday is stated") if when.weekday is None else Weekday(when.weekday)


def _first(when: TimeExpression) -> TimeExpression | Unknown:
    return no_days(when) if when.days is None else _one_day(when.days.first, when)


def _last(when: TimeExpression) -> TimeExpression | Unknown:
    return no_days(when) if when.days is None else _one_day(when.days.last, when)


def _one_day(day: date, origin: TimeExpression) -> TimeExpression:
    return TimeExpression(
        "DATE",
        day.isoformat(),
        days=Days(((day, day),)),
        year=day.year,
        month=day.month,
        day=day.day,
        year_from=origin.year_from,
    )


# --- quotes, people, names ---------------------------------------------------------------------


def _truth(value: object) -> Truth:
    return Truth.TRUE if value else Truth.FALSE


def _cue(quote: Quoted) -> str | Unknown:
    return quote.cue or Unknown("the quote has no verb of saying")


def _speaker(quote: Quoted) -> Speaker | Unknown:
    return quote.speaker or Unknown("no speaker is named")


def _person_name(person: Speaker) -> str | Unknown:
    return person.name or Unknown(f"who {person.text!r} is was not resolved")


def _source_kind(passage: Passage) -> str | Unknown:
    return passage.kind or Unknown("the source has no kind")


def _published(passage: Passage) -> TimeExpression | Unknown:
    days = passage.published
    return Unknown("the source has no date") if days is None else time_of(days, "published")


def _stated_weekday(when: TimeExpression) -> bool:
    return when.weekday is not None


_WEEKDAY = Field(Base.WEEKDAY, _weekday, _stated_weekday)

FIELDS: Mapping[Base, Mapping[str, Field]] = {
    Base.NUMBER: {
        "unit": Field(Base.TEXT, _unit),
        "per": Field(Base.TEXT, _per),
        "refers": Field(Base.TEXT, _refers),
    },
    Base.DATE: {
        "year": Field(Base.NUMBER, _year, lambda when: when.year is not None),
        "month": Field(Base.NUMBER, _month, lambda when: when.month is not None),
        "day": Field(Base.NUMBER, _day, lambda when: when.day is not None),
        "weekday": _WEEKDAY,
        "stated_weekday": _WEEKDAY,
        "first": Field(Base.DATE, _first),
        "last": Field(Base.DATE, _last),
    },
    Base.QUOTE: {
        "words": Field(Base.TEXT, lambda quote: quote.words),
        "cue": Field(Base.TEXT, _cue),
        "speaker": Field(Base.PERSON, _speaker),
        "direct": Field(Base.TRUTH, lambda quote: _truth(quote.direct)),
        "closed": Field(Base.TRUTH, lambda quote: _truth(quote.closed)),
        "attributable": Field(Base.TRUTH, lambda quote: _truth(quote.attributable)),
    },
    Base.PERSON: {
        "name": Field(Base.TEXT, _person_name),
        "text": Field(Base.TEXT, lambda person: person.text),
    },
    Base.NAME: {
        "text": Field(Base.TEXT, lambda name: name.text),
        "entity": Field(Base.TEXT, lambda name: name.entity),
        "category": Field(Base.TEXT, lambda name: name.category),
    },
    Base.PASSAGE: {
        "text": Field(Base.TEXT, lambda passage: passage.text),
        "kind": Field(Base.TEXT, _source_kind),
        "published": Field(Base.DATE, _published),
    },
}


# --- known and stated ----------------------------------------------------------------------------


def is_known(value: object) -> bool:
    """Tell whether there is a value; a date must have its days, resolved where need be."""
    if isinstance(value, TimeExpression):
        return value.days is not None
    return not isinstance(value, Unknown)


def is_stated(value: object) -> bool:
    """Tell whether the words say it, resolved or not; "yesterday" states no part of a date."""
    if isinstance(value, TimeExpression):
        parts = (value.year, value.month, value.day, value.weekday)
        return any(part is not None for part in parts)
    return not isinstance(value, Unknown)


def text_of(value: Passage | Named) -> str:
    return value.text


def person_of(value: Named | str) -> Speaker:
    """Read a name as the person to look for; that of a place or body stays unresolved."""
    if isinstance(value, str):
        return Speaker(Span(0, 0), value, value)
    other = value.category in ("organisation", "place")
    return Speaker(Span(0, 0), value.text, None if other else value.entity)
