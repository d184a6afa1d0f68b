"""Dates held against the sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

import regex

from checkers.date_agreement.days_told import DaysTold, single_days
from checkers.date_agreement.same_deed import other_time
from checkers.facts.lexicon import either, load
from checkers.model import Document, Fact, Kind, TimeExpression, Truth
from checkers.passages import (
    Candidate,
    Counterparts,
    Hit,
    Reading,
    Slots,
    Support,
    tell_of_one_event,
)
from checkers.rulebook.expressions.comparisons import dates_equal, is_impossible
from checkers.rulebook.vocabulary import Bound, Scene, passage_at

_SAID = either(load("people")["verbs"])
# "said on Monday", "told reporters in Paris on Monday", "the minister on Monday said"
_SAID_ON = regex.compile(rf"\b(?:{_SAID})(?:\s[\p{{L}}’'-]+){{0,5}}?\s(?:on\s)?\Z")
_SAYS = regex.compile(rf"\s(?:{_SAID})\b")
_MONTHS = load("times")["values"]["month"]
_MONTH = regex.compile(rf"\b(?:{'|'.join(name.capitalize() for name in _MONTHS)})\b")
_REACH = 60  # characters before a weekday
_WORDS = 3  # without which a sentence says nothing in particular
_SHARED = 2
_EDGES = {"START": (1, 10), "END": (21, 31)}  # days of a month
_DATED = frozenset({Kind.DATE, Kind.MONTH, Kind.YEAR, Kind.WEEKDAY, Kind.TIME})


def find_source_dates(scene: Scene) -> Iterator[tuple[Bound, ...]]:
    """Pair each date that the article states with the one a source gives for the same event.

    Days of a month are looked for in other words as well; a month, a year or a weekday only
    where a source tells the same in the same words.
    """
    article = scene.article
    claims = [fact for fact in article.items if fact.kind in _DATED]
    if not claims:
        return
    counterparts = _counterparts(scene)
    single = _single_dates(scene, [fact for fact in claims if _is_day(fact)], counterparts.reading)
    for fact in claims:
        found = counterparts.of(fact) or (single if _is_day(fact) else None)
        found = found or other_time(scene, fact, counterparts.reading, comparable=_comparable)
        found = found or _slots(scene).of(fact)
        if found is not None and not _another_years(fact, found.fact):
            yield (
                Bound(_as_date(fact), article.document),
                Bound(_as_date(found.fact), found.document),
            )


def find_differing_dates(scene: Scene) -> Iterator[tuple[Bound, Bound, Bound]]:
    """Bind a date of the article with two that two sources give for it in the same words."""
    if len(scene.sources) == 1:
        return
    counterparts = _counterparts(scene)
    for fact in scene.article.items:
        told = counterparts.in_the_same_words(fact) if fact.kind in _DATED else []
        for other in told[1:]:
            apart = other.document is not told[0].document
            if apart and _cannot_be_one(told[0].fact, other.fact):
                yield (
                    Bound(_as_date(fact), scene.article.document),
                    Bound(_as_date(told[0].fact), told[0].document),
                    Bound(_as_date(other.fact), other.document),
                )
                break


def _cannot_be_one(one: Fact, other: Fact) -> bool:
    a, b = one.value, other.value
    if not isinstance(a, TimeExpression) or not isinstance(b, TimeExpression):
        return False
    return dates_equal(a, b) is Truth.FALSE and not _another_years(one, other)


def _counterparts(scene: Scene) -> Counterparts:
    return scene.source_passages.remembered(
        ("counterparts", "dates"),
        lambda: Counterparts(
            scene.article,
            scene.sources,
            scene.source_passages,
            measured=lambda fact: "day" if _is_day(fact) else None,
            agrees=_same_day,
            parallels=scene.parallels,
            comparable=_comparable,
        ),
    )


def find_unsourced_dates(scene: Scene, *, of: Bound) -> Iterator[tuple[Bound]]:
    """Find the passage of a source that speaks of what a date is of, and nowhere gives it.

    The day on which a source appeared is given by it.
    """
    fact = of.item
    if not isinstance(fact, Fact) or not scene.is_read_as(fact):
        return
    counterparts = _counterparts(scene)
    if counterparts.of(fact) is not None:
        return
    if other_time(scene, fact, counterparts.reading, comparable=_comparable) is not None:
        return
    hit = _gap(scene, fact) if _slots(scene).of(fact) is None else None
    if hit is not None:
        yield (passage_at(hit.document, hit.document.sentences[hit.sentence].span),)


def _gap(scene: Scene, fact: Fact) -> Hit | None:
    """Find the passage that speaks of what a date is of, where no source gives the date."""
    if not isinstance(fact.value, TimeExpression) or not _is_stated(fact.value):
        return None
    if _appeared_then(scene, fact.value) or _is_worked_out(scene, fact.value):
        return None
    if _is_day_of_saying(scene, fact) or _names_a_told_month(scene, fact):
        return None
    support = scene.source_passages.remembered(
        ("support", "dates"),
        lambda: Support(
            scene.article,
            scene.sources,
            scene.source_passages,
            parallels=scene.parallels,
            meets=_may_be_one,
            apart=partial(_is_of_another, scene),
        ),
    )
    return support.gap(fact)


def _names_a_told_month(scene: Scene, fact: Fact) -> bool:
    """Tell a month that a source names anywhere: "3 to 23 March", "last week Sept"."""
    if fact.kind is not Kind.MONTH or not isinstance(fact.value, TimeExpression):
        return False
    if fact.value.year is not None:
        return False
    told = scene.source_passages.remembered(
        ("months", "dates"),
        lambda: frozenset(
            _MONTHS[name.lower()]
            for source in scene.sources
            for name in _MONTH.findall(source.document.text)
        ),
    )
    return fact.value.month in told


def _is_of_another(scene: Scene, claim: Fact, told: Fact, document: Document) -> bool:
    """Tell whether a year is told in a sentence with no word of a claim's, nor two beside it."""
    if claim.kind is not Kind.YEAR or told.kind is not Kind.YEAR:
        return False
    reading = _counterparts(scene).reading
    own = reading.statement(scene.article.document, claim.sentence).stems
    if len(own) < _WORDS or own & reading.statement(document, told.sentence).stems:
        return False
    around = (one.stems for one in reading.window(document, told.sentence))
    return len(own & frozenset().union(*around)) < _SHARED


def _slots(scene: Scene) -> Slots:
    return scene.source_passages.remembered(
        ("slots", "dates"),
        lambda: Slots(
            scene.article,
            scene.sources,
            key=lambda _, fact: fact.kind if _is_slotted(fact) else None,
            differs=_cannot_be_one,
            missing=lambda fact: _gap(scene, fact) is not None,
            whole=lambda *_: True,
            apart=lambda *_: False,
            one_bearer=lambda *_: True,
        ),
    )


def _is_slotted(fact: Fact) -> bool:
    """Tell a day, a month or a year; weekdays come back every week."""
    return fact.kind in (Kind.MONTH, Kind.YEAR) or _is_day(fact)


def _is_stated(when: TimeExpression) -> bool:
    """Tell whether the words name a day, a month or a year, not only point at one."""
    return any(part is not None for part in (when.year, when.month, when.day, when.weekday))


def _may_be_one(claim: Fact, told: Fact) -> bool:
    """Tell whether two dates can be one, as far as their words go."""
    a, b = claim.value, told.value
    if not isinstance(a, TimeExpression) or not isinstance(b, TimeExpression):
        return False
    if claim.kind == Kind.DURATION or told.kind == Kind.DURATION:
        return False
    if claim.text.casefold() == told.text.casefold():
        return True
    if any(_is_edge(month, day) for month, day in ((a, b), (b, a))):
        return True
    same = dates_equal(a, b)
    if isinstance(same, Truth):
        return same is not Truth.FALSE
    parts = ((a.month, b.month), (a.weekday, b.weekday))
    return any(one is not None and one == other for one, other in parts)


def _is_edge(month: TimeExpression, day: TimeExpression) -> bool:
    """Tell whether a day is at the end of a month that the other names: "the end of June"."""
    if month.mod not in _EDGES or month.day is not None or day.day is None:
        return False
    years = {year for year in (month.year, day.year) if year is not None}
    if month.month != day.month or len(years) > 1:
        return False
    first, last = _EDGES[month.mod]
    return first <= day.day <= last


def _appeared_then(scene: Scene, when: TimeExpression) -> bool:
    """Tell whether a source is dated to a day that this can be, or to the weekday it names."""
    return any(
        _holds(when, source.document.published.first)
        for source in scene.sources
        if source.document.published is not None
    )


def _is_worked_out(scene: Scene, when: TimeExpression) -> bool:
    """Tell whether a date of a source, or a length of time before the article, comes to a date.

    A weekday is that of any day in the sources, and where they name none, of the article's week;
    a day is on any weekday that they name alone; a year is so many before the article's.
    """
    reference = scene.article.reference
    now = None if reference is None else reference.days.first
    told = scene.source_passages.remembered(("days told",), lambda: DaysTold(scene.sources, now))
    if when.weekday is not None and when.day is None:
        return when.weekday in told.weekdays or (now is not None and not told.weekdays)
    if when.year is not None and when.month is None and now is not None:
        return not told.years_ago.isdisjoint((now.year - when.year, now.year - when.year - 1))
    return any(day.isoweekday() in told.bare for day in single_days(when))


def _is_day_of_saying(scene: Scene, fact: Fact) -> bool:
    """Tell the weekday on which something was said: reporters know it from having been there."""
    if fact.kind != Kind.WEEKDAY:
        return False
    document, at = scene.article.document, fact.span
    sentence = document.sentences[fact.sentence].span
    before = document.text[max(sentence.start, at.start - _REACH) : at.start]
    if _SAID_ON.search(before, concurrent=False) is not None:
        return True
    return _SAYS.match(document.text, at.end, sentence.end, concurrent=False) is not None


def _holds(when: TimeExpression, day: date) -> bool:
    if when.days is None:
        return when.weekday == day.isoweekday()
    return any(first <= day <= last for first, last in when.days.intervals)


def _as_date(fact: Fact) -> Fact:
    """Read a weekday as the day that it means."""
    return replace(fact, kind=Kind.DATE) if fact.kind == Kind.WEEKDAY else fact


def _comparable(claim: Fact, told: Fact) -> bool:
    """Tell whether the words or the calendar decide if two dates can be one.

    The same words on another day ("on Monday") are the same words.
    """
    if claim.kind not in _DATED or told.kind not in _DATED:
        return False
    if not isinstance(claim.value, TimeExpression) or not isinstance(told.value, TimeExpression):
        return False
    same = dates_equal(claim.value, told.value)
    return isinstance(same, Truth) and not (
        same is Truth.FALSE and claim.text.casefold() == told.text.casefold()
    )


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
        and not is_impossible(value)
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
