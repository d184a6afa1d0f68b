"""Stretches of time that a passage tells by a beginning and an end, in whatever words.

A time begins something where a word of beginning, leaving or losing leads to it, and ends something
where a word of ending, arriving or mending does.  Which word that is hardly matters: a stretch is
taken only where one beginning and one end are left in the sentences around a length.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

import regex

from checkers.date_agreement.sentences import WHOLE, Line, when
from checkers.facts.lexicon import either, load
from checkers.model import Days, Fact, Kind, TimeExpression
from checkers.model.immutable import dataclass

_LEXICON = load("stretches")
_BEGINS = regex.compile(rf"\b(?:{either(_LEXICON['begins'])})\b", regex.IGNORECASE)
_ENDS = regex.compile(rf"\b(?:{either(_LEXICON['ends'])})\b", regex.IGNORECASE)
_FROM = regex.compile(rf"\b(?:{either(_LEXICON['from'])})\s\Z", regex.IGNORECASE)
_UNTIL = regex.compile(r"\b(?:until|till)\s(?:\p{Ll}+\s){0,3}\Z", regex.IGNORECASE)
# "In 2019 she joined": the deed stands behind the time that opens a clause.
_LEADS = regex.compile(
    r"[\s,;–—]*(?:(?:and|but|then)\s)?(?:(?:on|in|at|by|from|until)\s)?", regex.IGNORECASE
)
_REACH = 150  # characters
_DATED = WHOLE | {Kind.WEEKDAY}
_YEAR_OF_DAYS = 366


@dataclass(frozen=True, slots=True)
class Anchor:
    """A time of a text, and whether something begins or ends at it."""

    line: Line
    fact: Fact
    value: TimeExpression
    begins: bool
    ends: bool

    @property
    def is_clock(self) -> bool:
        return self.value.clock is not None


@dataclass(frozen=True, slots=True)
class Told:
    """A beginning and an end."""

    begin: Anchor
    end: Anchor


def anchors(near: Sequence[Line]) -> Iterator[Anchor]:
    """List the times that sentences tell, with the parts that their words give them."""
    for line in near:
        times = [fact for fact in line.facts if fact.kind in _DATED or fact.kind in _OTHER]
        for at, fact in enumerate(times):
            value = when(fact)
            if value is None:
                continue
            if fact.kind is Kind.PERIOD:
                yield from _ends_of(line, fact, value)
                continue
            start = times[at - 1].span.end if at else line.span.start
            end = times[at + 1].span.start if at + 1 < len(times) else line.span.end
            begins, ends = _parts(line, fact, start, end)
            yield Anchor(line, fact, value, begins, ends)


_OTHER = frozenset({Kind.TIME, Kind.PERIOD})


def _ends_of(line: Line, fact: Fact, value: TimeExpression) -> Iterator[Anchor]:
    if value.begin is not None and value.end is not None:
        yield Anchor(line, fact, value.begin, begins=True, ends=False)
        yield Anchor(line, fact, value.end, begins=False, ends=True)


def _parts(line: Line, fact: Fact, start: int, end: int) -> tuple[bool, bool]:
    text = line.document.text
    before = text[max(start, fact.span.start - _REACH) : fact.span.start]
    if _LEADS.fullmatch(before):
        before = f"{before} {text[fact.span.end : min(end, fact.span.end + _REACH)]}"
    begins = (_BEGINS.search(before) or _FROM.search(before)) is not None
    ends = (_ENDS.search(before) or _UNTIL.search(before)) is not None
    if _UNTIL.search(before):
        begins = False
    elif _FROM.search(before):
        ends = False
    return begins, ends


def has_stretch(found: Sequence[Anchor]) -> bool:
    return bool(_pairs(found))


def _pairs(found: Sequence[Anchor]) -> list[Told]:
    return [
        Told(one, other)
        for one in found
        for other in found
        if one is not other and one.begins and other.ends and is_before(one, other)
    ]


def one_stretch(found: Sequence[Anchor]) -> Told | None:
    """Give the one beginning and end that sentences tell; None where there are more or none."""
    pairs = _pairs(found)
    periods = [pair for pair in pairs if pair.begin.fact is pair.end.fact]
    if len(periods) == 1 and all(_shares(pair, periods[0]) for pair in pairs):
        return periods[0]
    if pairs and all(_is_told_again(pair, pairs[0]) for pair in pairs):
        pairs = pairs[:1]
    return pairs[0] if len(pairs) == 1 and _is_of_one_place(pairs[0]) else None


def _shares(pair: Told, period: Told) -> bool:
    return period.begin.fact in (pair.begin.fact, pair.end.fact)


def _is_told_again(pair: Told, other: Told) -> bool:
    """Tell "last week, in October 2024" for one end."""
    if pair.begin is not other.begin:
        return False
    a, b = pair.end.value.days, other.end.value.days
    return a is not None and b is not None and a.first <= b.last and b.first <= a.last


def _is_of_one_place(pair: Told) -> bool:
    """Tell whether one paragraph tells both ends, and the beginning has a date of its own."""
    begin, end = pair.begin, pair.end
    own = begin.is_clock or any(map(str.isdigit, begin.fact.text)) or begin.value.month is not None
    return begin.line.paragraph == end.line.paragraph and own


def is_before(one: Anchor, other: Anchor) -> bool:
    """Tell whether the second time comes after the first, of those that can be compared."""
    if one.is_clock != other.is_clock:
        return False
    if one.is_clock:
        in_order = one.fact.span.start <= other.fact.span.start
        return one.value != other.value and (in_order or not (one.ends or other.begins))
    days = stretch_days(one.value, other.value)
    told_first = one.fact.span.start <= other.fact.span.start
    return days is not None and (told_first or days[1] == other.value.days)


def stretch_days(begin: TimeExpression, end: TimeExpression) -> tuple[Days, Days] | None:
    """Give the days of a beginning and an end; a day without a year is the next after its begin."""
    if begin.days is None or end.days is None:
        return None
    first, last = Days(begin.days.intervals[-1:]), end.days
    if len(last.intervals) > 1 or len(begin.days.intervals) > 1:
        if begin.year is not None and begin.month is None:
            return None
        later = [each for each in last.intervals if each[0] > first.last]
        last = Days((later[0] if later else last.intervals[-1],))
    if last.first <= first.last and end.year_from and begin.days.first != end.days.first:
        moved = _a_year_on(last)
        near = moved is not None and (moved.first - first.last).days < _YEAR_OF_DAYS
        last = moved if moved is not None and near else last
    return (first, last) if last.first > first.first and last.last > first.last else None


def _a_year_on(days: Days) -> Days | None:
    try:
        moved = [(_next(a), _next(b)) for a, b in days.intervals]
    except ValueError:
        return None
    return Days(tuple(moved))


def _next(day: date) -> date:
    return day.replace(year=day.year + 1)


__all__ = ["Anchor", "Told", "anchors", "has_stretch", "is_before", "one_stretch", "stretch_days"]
