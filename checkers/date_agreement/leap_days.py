"""Birthdays of those born on 29 February, who have one in four years."""

from __future__ import annotations

from calendar import isleap
from collections.abc import Iterable, Iterator

import regex

from checkers.date_agreement.sentences import when
from checkers.model import Document, Fact, Quantity
from checkers.rulebook.vocabulary import Bound

_LEAP = regex.compile(
    r"\b[Ll]eap(?:[\s-]?(?:day|year)s?|lings?|ers?)\b|\b29(?:th)?\s(?:of\s)?February\b"
    r"|\bFeb(?:ruary|\.)?\s29(?:th)?\b|\b29\sFeb\b"
)


def counts_leap_days(document: Document, start: Fact, count: object, year: int | None) -> bool:
    """Tell whether a count of years is that of the leap days since `start`, which is one.

    A year alone is one where the article speaks of a leap day.
    """
    value = when(start)
    if value is None or value.days is None or year is None:
        return False
    first = value.days.first
    whole_year = first != value.days.last
    if not isleap(first.year) or (not whole_year and (first.month, first.day) != (2, 29)):
        return False
    if whole_year and _LEAP.search(document.text, concurrent=False) is None:
        return False
    since = sum(map(isleap, range(first.year + 1, year + 1)))
    return count in (since, since - 1)


def without_leap_ages(found: Iterable[tuple[Bound, ...]]) -> Iterator[tuple[Bound, ...]]:
    """Leave out births, ages and years where the age is told in leap days: "turns five" at 20."""
    for told in found:
        birth, age, then = (bound.item for bound in told)
        stated = (
            age.value.stated if isinstance(age, Fact) and isinstance(age.value, Quantity) else None
        )
        at = when(then) if isinstance(then, Fact) else None
        year = at.days.last.year if at is not None and at.days is not None else None
        document = told[0].document
        born = birth if isinstance(birth, Fact) else None
        if born is None or not counts_leap_days(document, born, stated, year):
            yield told
