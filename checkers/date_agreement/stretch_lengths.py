"""The length that a passage gives to the one stretch of time that it tells, in whatever words.

Nothing but nearness and the kinds of words tie the two together, so much speaks against it: two
stretches, any two times that are as far apart as the length says, another length that fits the
stretch, words that make the length a part, a plan or a rule.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

import regex

from checkers.date_agreement import clock_spans
from checkers.date_agreement.clock_resumed import find_resumed_clock_spans
from checkers.date_agreement.sentences import Line, lines, when
from checkers.date_agreement.spells import find_spells, told_length
from checkers.date_agreement.stretch_claims import Claim, is_loose, is_theirs, read_claim
from checkers.date_agreement.stretches import (
    Anchor,
    Told,
    anchors,
    has_stretch,
    one_stretch,
    stretch_days,
)
from checkers.facts.lexicon import either, load
from checkers.model import Days, Fact, Kind, Quantity, Range, Span, TimeExpression
from checkers.passages import Areas
from checkers.rulebook.vocabulary import Base, Bound, Finder, Scene

_LEXICON = load("stretches")
_CLOCK_UNITS = frozenset({"minute", "hour"})
_DATED_UNITS = frozenset({"day", "week", "month", "year"})
_PLACING = frozenset({"under", "over"})
_FAR = 3  # sentences
# Which sentences may tell the stretch, the nearest first.
_SCOPES = ((0, 0), (-1, 0), (0, 1), (-2, 0), (-1, 1), (0, 2))
_BREAKS = regex.compile(rf"\b(?:{either(_LEXICON['breaks'])})\b", regex.IGNORECASE)
_HALF_HOUR = 30  # minutes
_YEAR_LONG = 300  # days
# How many times too long or too short a slip makes a length.
_MOST, _MOST_LATE = Fraction(21, 10), 3


def find_stretch_lengths(scene: Scene) -> Iterator[tuple[Bound, ...]]:
    """Pair the one stretch of time that sentences tell with the one length that they claim."""
    found = lines(scene)
    heads = Areas(scene.article.document.headlines)
    taken: frozenset[Span] | None = None
    for line in found:
        if line.span.start in heads:
            continue
        for fact in line.of(Kind.DURATION):
            claim = read_claim(line, fact)
            pair = _paired(scene, found, line, fact, claim) if claim is not None else None
            if pair is None:
                continue
            taken = taken if taken is not None else _taken(scene)
            if fact.span not in taken:
                yield pair


def _taken(scene: Scene) -> frozenset[Span]:
    """List the lengths that a surer reading has tied to a stretch."""
    finders = (find_spells, clock_spans.find_clock_spans, find_resumed_clock_spans)
    rows = (row for find in finders for row in find(scene))
    return frozenset(
        each.item.span for row in rows for each in row[1:] if isinstance(each.item, Fact)
    )


def _paired(
    scene: Scene, found: Sequence[Line], line: Line, length: Fact, claim: Claim
) -> tuple[Bound, ...] | None:
    told = _length(length)
    if told is None:
        return None
    clock = told.unit in _CLOCK_UNITS
    stretch = _stretch(found, line, clock=clock)
    if stretch is None or _is_loose(stretch):
        return None
    pair = _bound(line, stretch, length)
    if pair is None or _agrees(pair):
        return pair
    if not _is_slip(line, stretch, pair, claim):
        return None
    return None if _fits_other(scene, found, line, length, stretch, clock=clock) else pair


def _is_slip(line: Line, stretch: Told, pair: tuple[Bound, ...], claim: Claim) -> bool:
    """Tell whether a length was meant for a stretch, and may be a slip for its own."""
    ran, told = _ranges(pair)
    longer = bool(told.low >= ran.high)
    low, high = (ran.high, told.low) if longer else (told.high, ran.low)
    most = _MOST_LATE if claim.how == "late" else _MOST
    if low <= 0 or high > low * most:
        return False
    rows = (line, stretch.begin.line, stretch.end.line)
    if not longer and any(_BREAKS.search(each.text) for each in rows):
        return False
    even = stretch.begin.is_clock and _is_even(ran, told)
    return is_theirs(claim, line, stretch, longer=longer, even=even)


def _is_even(ran: Range, told: Range) -> bool:
    middle = (Fraction(told.low) + Fraction(told.high)) / 2 if told.high < _ENDLESS else None
    return middle is None or (middle - Fraction(ran.low)) % _HALF_HOUR == 0


_ENDLESS = float("inf")


def _ranges(pair: tuple[Bound, ...]) -> tuple[Range, Range]:
    ran, told = (each.item.value.range for each in pair)  # type: ignore[union-attr]
    return ran, told


def _is_definite(length: Fact) -> bool:
    return "-" in length.text or length.text.lower().startswith("the ")


def _is_loose(stretch: Told) -> bool:
    """Tell whether a time is one that was planned, or of several."""
    ends = (stretch.begin, stretch.end)
    return any(is_loose(each.line.before(each.fact.span)) for each in ends)


def _length(length: Fact) -> Quantity | None:
    value = when(length)
    told = value.length if value is not None else None
    if told is None or told.stated is None:
        return None
    if told.hedge in _PLACING and _is_definite(length):  # "under the 15-year lease"
        told = replace(told, range=Range(told.stated, told.stated), hedge=None)
        return told if told.unit in _CLOCK_UNITS | _DATED_UNITS else None
    return told if told.unit in _CLOCK_UNITS else told_length(length)


def _stretch(found: Sequence[Line], line: Line, *, clock: bool) -> Told | None:
    for back, ahead in _SCOPES:
        near = _near(found, line, back, ahead)
        told = [each for each in anchors(near) if each.is_clock == clock]
        if has_stretch(told):
            return one_stretch(told)
    return None


def _near(found: Sequence[Line], line: Line, back: int, ahead: int) -> list[Line]:
    near = found[max(0, line.index + back) : line.index + ahead + 1]
    return [each for each in near if abs(each.paragraph - line.paragraph) <= 1]


def _fits_other(
    scene: Scene, found: Sequence[Line], line: Line, length: Fact, stretch: Told, *, clock: bool
) -> bool:
    """Tell whether other times make the length, or another length is the stretch's."""
    near = _near(found, line, -_FAR, _FAR)
    told = [each for each in anchors(near) if each.is_clock == clock and _may_be_end(each)]
    now, ends = scene.reference, [each for each in told if not _is_since(each)]
    told_whole = stretch.begin.fact is stretch.end.fact
    if not clock and not told_whole and isinstance(now, TimeExpression):
        ends.append(Anchor(line, length, now, begins=False, ends=True))
    pairs = (Told(one, other) for one in told for other in ends if one is not other)
    if any(
        _agrees(_bound(line, pair, length)) for pair in pairs if _is_in_order(pair, clock=clock)
    ):
        return True
    others = [fact for each in near for fact in each.of(Kind.DURATION) if fact is not length]
    return any(_agrees(_bound(line, stretch, other)) for other in others)


def _is_in_order(pair: Told, *, clock: bool) -> bool:
    return not clock or pair.begin.fact.span.start <= pair.end.fact.span.start


def _is_since(anchor: Anchor) -> bool:
    """Tell a time from which on something is so: no stretch ends at it."""
    return anchor.begins and anchor.line.before(anchor.fact.span).endswith("since ")


def _may_be_end(anchor: Anchor) -> bool:
    """Tell a time from the day on which somebody said something."""
    weekday = anchor.fact.kind is Kind.WEEKDAY and not anchor.is_clock
    return anchor.begins or anchor.ends or not weekday


def _agrees(pair: tuple[Bound, ...] | None) -> bool:
    if pair is None:
        return False
    ran, told = _ranges(pair)
    return bool(ran.low <= told.high and told.low <= ran.high)


def _bound(line: Line, stretch: Told, length: Fact) -> tuple[Bound, ...] | None:
    """Bind the time that a stretch took, in the unit of a length, and the length."""
    told = _length(length)
    if told is None:
        return None
    begin, end = stretch.begin, stretch.end
    if told.unit in _CLOCK_UNITS:
        made = clock_spans.Told(_as_time(begin), _as_time(end), _days(begin, end), length)
        return next(clock_spans.bind_told(end.line, made), None)
    days = stretch_days(begin.value, end.value)
    if days is None:
        return None
    lasted = _lasted(*days, told.unit or "year")
    if told.unit == "day" and "-" in length.text:  # a session's can be its working days
        lasted = Range(lasted.low * 5 // 7, lasted.high)
    ran = Quantity(lasted, None, told.unit, "time")
    apart = begin.line is not end.line or end.fact.span.start < begin.fact.span.start
    span = end.fact.span if apart else Span(begin.fact.span.start, end.fact.span.end)
    text = line.document.text[span.start : span.end]
    stated = replace(length, value=told)
    return line.bound(Fact(Kind.DURATION, span, text, end.fact.sentence, ran)), line.bound(stated)


def _as_time(anchor: Anchor) -> Fact:
    return replace(anchor.fact, value=anchor.value)


def _days(begin: Anchor, end: Anchor) -> tuple[Fact | None, Fact | None]:
    """Give the weekday that each time of day has with it, if both have one."""
    both = begin.fact.kind is end.fact.kind is Kind.WEEKDAY
    return (_as_time(begin), _as_time(end)) if both else (None, None)


def _lasted(begin: Days, end: Days, unit: str) -> Range:
    """Give the length that two ends leave open, with and without the last day, month or year."""
    low, high = (end.first - begin.last).days, (end.last - begin.first).days + 1
    if unit == "day":
        return Range(low, high)
    if unit == "week":
        return Range(Fraction(low - 4, 7), Fraction(high + 4, 7))
    if unit == "month":
        half = Fraction(1, 2)
        return Range(Fraction(low * 12, 366) - half, Fraction(high * 12, 365) + half)
    if min((begin.last - begin.first).days, (end.last - end.first).days) > _YEAR_LONG:
        years = end.first.year - begin.first.year
        return Range(years - 1, years + 1)
    return Range((low + 70) // 366, (high + 190) // 365)


FINDERS = (Finder("stretch_length", find_stretch_lengths, binds=(Base.NUMBER, Base.NUMBER)),)
