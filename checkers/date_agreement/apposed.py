"""Two dates that stand side by side for one: "yesterday (17 November)"."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import chain, pairwise

import regex

from checkers.date_agreement.feast_days import find_feast_dates
from checkers.date_agreement.sentences import Line, lines, when
from checkers.facts.lexicon import load
from checkers.facts.times.feasts import occurrence
from checkers.facts.times.words import FEASTS
from checkers.model import Days, Fact, Kind, TimeExpression
from checkers.rulebook.vocabulary import Bound, Scene

_SAME = "|".join(sorted(map(regex.escape, load("calendar")["same_day"]), key=len, reverse=True))
_GLUE = regex.compile(rf"(?:,\s|\s?\(|\s[–—-]+\s|\s)(?:(?:{_SAME}),?\s){{0,5}}+")
_DAYS = regex.compile(
    r"yesterday|today|tomorrow|tonight|\bago\b|\bday (?:before|after)\b", regex.IGNORECASE
)
# A dash with words behind it closes "tomorrow – 5 May – and"; a figure makes it a range.
_ON = regex.compile(r"\s?(?:[-–](?!\s\p{L})|(?:to|and|or|until|through)\b)")
_OPENS = regex.compile(r"(?:On\s|In\s|By\s)?")
_VERB = regex.compile(r"\s(?:is|was|will|has|had|were|are)\b")
# "next month's election, which takes place on 18 June", "next month, on 18 June": a day of it.
_HELD = "|".join(sorted(map(regex.escape, load("calendar")["held"]), key=len, reverse=True))
_DAY_OF_IT = regex.compile(
    rf"(?:['’]s\s(?:[\p{{L}}-]+\s){{0,3}}?[\p{{L}}-]+)?(?:,\s(?:which\s)?(?:{_HELD})\s(?:on\s)?|,\son\s|\s\((?:on\s)?)"
)
_THE = regex.compile(r"[Tt]he\b")
_OF_SOMETHING = regex.compile(
    r"\s(?:before|after|of|in|that|which|when|for|to|since|until|under|with|without)\b"
)
_COUNTED = regex.compile(r"\b(?:ago|old|later|earlier)\s\Z")
_YEAR = regex.compile(r"\d{4}")
_CLOSES = regex.compile(r"\s?[,.;)]|\s*\Z")
_LABOR_DAY = "labor day"
_MARCH, _SEPTEMBER, _NOVEMBER = 3, 9, 11
_SOME_YEARS = (2001, 2002, 2006)  # a feast that keeps its day in these keeps it always
_NUMBER_OF = regex.compile(r"\b(?:week|month|year|fortnight|decade)s?\b", regex.IGNORECASE)


def find_apposed_dates(scene: Scene) -> Iterator[tuple[Bound, ...]]:
    """Pair a day told by its distance or its feast with the date that it is said to be."""
    seen = set()
    for line, told, dated in chain(_beside(scene), find_feast_dates(scene)):
        if (told.span, dated.span) not in seen:
            seen.add((told.span, dated.span))
            yield line.bound(told), line.bound(dated)


def _beside(scene: Scene) -> Iterator[tuple[Line, Fact, Fact]]:
    """Pair a day told by its distance or its feast with the date that stands beside it."""
    for line in lines(scene):
        facts = [fact for fact in line.facts if fact.kind in (Kind.DATE, Kind.MONTH, Kind.YEAR)]
        for one, other in pairwise(facts):
            if _is_day_of_month(line, one, other):
                yield line, one, other
                continue
            between = line.between(one, other)
            if _COUNTED.search(line.before(one.span)) is not None:
                continue  # "70 years ago tomorrow, on 29 December 1954"
            if not _GLUE.fullmatch(between) or (between == " " and _names_day(one, other)):
                continue
            pair = _told_and_dated(one, other, scene.reference)
            opens = _OPENS.fullmatch(line.before(one.span)) is not None
            subject = opens and _VERB.match(line.after(other.span, 8))
            if pair is not None and not subject and not _goes_on(line, *pair, other):
                yield (line, *pair)


def _is_day_of_month(line: Line, month: Fact, day: Fact) -> bool:
    """Tell whether a day is told as one of a month, or as a day, that is told by its distance."""
    return (
        _YEAR.search(day.text) is None  # a year makes it another's: "50 years ago this month, on …"
        and _COUNTED.search(line.before(month.span)) is None
        and (month.kind == Kind.MONTH or line.between(month, day)[1:2] == "s")
        and day.kind == Kind.DATE
        and _is_told(month)
        and _is_dated(day)
        and _DAY_OF_IT.fullmatch(line.between(month, day), concurrent=False) is not None
        and _CLOSES.match(line.after(day.span), concurrent=False) is not None
    )


def _names_day(one: Fact, other: Fact) -> bool:
    """Tell a feast that makes a weekday another day's name: "Easter Saturday, 19 April"."""
    value = when(other)
    return one.text[:1].isupper() and value is not None and value.weekday is not None


def _told_and_dated(one: Fact, other: Fact, now: object) -> tuple[Fact, Fact] | None:
    if one.kind != other.kind:
        return None
    for told, dated in ((one, other), (other, one)):
        if _is_told(told) and _is_dated(dated):
            return told, dated
        feast = _feast_and_date(told, dated, now)
        if feast is not None:
            return feast
    return None


def _feast_and_date(told: Fact, dated: Fact, now: object) -> tuple[Fact, Fact] | None:
    """Give a feast its day in the year of the date beside it; in any, where it has but one day."""
    feast, value = when(told), when(dated)
    if feast is None or value is None or feast.days is not None or not told.text[:1].isupper():
        return None
    name = told.text.lower().replace("’", "'")
    if name not in FEASTS or value.day is None or value.month is None:
        return None
    if name == _LABOR_DAY and value.month == _SEPTEMBER:
        return _labor_day(told, dated, now)
    found = occurrence(name, value.year or _SOME_YEARS[0])
    if found is None or found.days is None:
        return None
    if value.year is None:
        others = (occurrence(name, year) for year in _SOME_YEARS)
        if len({(o.day.month, o.day.day) for o in others if o is not None}) > 1:
            return None
        if (value.month, value.day) == (found.day.month, found.day.day):
            return None
        value = replace(value, days=Days(((_day(value), _day(value)),)))
    return replace(told, value=replace(feast, days=found.days)), replace(dated, value=value)


def _labor_day(told: Fact, dated: Fact, now: object) -> tuple[Fact, Fact] | None:
    """Date a Labor Day of September, which is its first Monday, in the article's year."""
    feast, value = when(told), when(dated)
    if feast is None or value is None:
        return None
    year = value.year or _year_of(now)
    if year is None:
        return None
    first = date(year, _SEPTEMBER, 1)
    day = first + timedelta(days=-first.weekday() % 7)
    stated = date(day.year, _SEPTEMBER, value.day or 1)
    return (
        replace(told, value=replace(feast, days=Days(((day, day),)))),
        replace(dated, value=replace(value, days=Days(((stated, stated),)))),
    )


def _year_of(now: object) -> int | None:
    """Give the article's year, where a day of September can be no other's."""
    if not isinstance(now, TimeExpression) or now.days is None:
        return None
    near = now.days.first == now.days.last and _MARCH <= now.days.first.month <= _NOVEMBER
    return now.days.first.year if near else None


def _day(value: TimeExpression) -> date:
    assert value.month is not None
    assert value.day is not None
    last = calendar.monthrange(_SOME_YEARS[0], value.month)[1]
    return date(_SOME_YEARS[0], value.month, min(value.day, last))


def _is_told(fact: Fact) -> bool:
    """Tell a time whose parts are not stated, but known: yesterday, last month, Easter Sunday."""
    value = when(fact)
    if value is None or value.days is None or value.weekday is not None:
        return False
    if value.day is not None or value.month is not None or fact.text[-1:].isdigit():
        return False
    if fact.kind == Kind.DATE:
        # A feast has a day for each rite that keeps it: Easter is one day here, another in Athens.
        single = all(first == last for first, last in value.days.intervals)
        named = fact.text[:1].isupper()  # a feast
        told = named or _DAYS.search(fact.text, concurrent=False) is not None
        return told and single and not _NUMBER_OF.search(fact.text, concurrent=False)
    return len(value.days.intervals) == 1 and value.year_from is not None


def _is_dated(fact: Fact) -> bool:
    value = when(fact)
    if value is None or value.days is None:
        return False
    if fact.kind == Kind.DATE:
        return value.day is not None and value.month is not None
    if fact.kind == Kind.MONTH:
        return value.month is not None and value.day is None
    return value.year is not None and fact.text.strip().isdigit()


def _goes_on(line: Line, told: Fact, dated: Fact, last: Fact) -> bool:
    """Tell whether the last date opens a range or a list: "today, 5 May to 9 May".

    Or whether what tells the other is told of something else than today, or years from it.
    """
    after = line.after(told.span)
    if told.kind != Kind.DATE and (_THE.match(told.text) or _OF_SOMETHING.match(after)):
        return True  # "in 2019, the last year before the war"
    one, other = when(told), when(dated)
    if one is not None and other is not None and one.days and other.days:
        apart = abs(one.days.first.year - other.days.first.year)
        if told.kind == Kind.DATE and apart > 1:  # a day of another year, told back or ahead
            return True
    return _ON.match(line.after(last.span), concurrent=False) is not None


__all__ = ["find_apposed_dates"]
