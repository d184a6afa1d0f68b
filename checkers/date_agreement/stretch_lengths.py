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
_REACH = 60  # characters around a length
_FAR = 3  # sentences
# Which sentences may tell the stretch, the nearest first.
_SCOPES = ((0, 0), (-1, 0), (0, 1), (-2, 0), (-1, 1), (0, 2))

_CALLED = rf"(?:{either(_LEXICON['called'])})\b"
_ELSEWHERE = regex.compile(rf"['’]?\s(?:{either(_LEXICON['elsewhere'])})\b|['’]\s|s['’]", regex.IGNORECASE)
_ABOUT = r"(?:about\s|some\s|nearly\s|almost\s)?\Z"
_PARTIAL = regex.compile(rf"\b(?:{either(_LEXICON['partial'])})\s{_ABOUT}", regex.IGNORECASE)
_MEASURED = regex.compile(rf"\b(?:{either(_LEXICON['measured'])})\s(?:the\s)?{_ABOUT}", regex.IGNORECASE)
# "Dr Royle, a GP for 19 years": of one who has done it all along.
_ONE_WHO = regex.compile(r"[,(–—]\s?(?:an?|the)\s[^,.;()]{1,50}\sfor\s\Z")
_BREAKS = regex.compile(rf"\b(?:{either(_LEXICON['breaks'])})\b", regex.IGNORECASE)
_LOOSE = regex.compile(rf"\b(?:{either(_LEXICON['loose'])})\b", regex.IGNORECASE)
_HEDGE = r"(?:(?:about|some|around|nearly|almost|just|over|a\stotal\sof|roughly|exactly)\s)?"
# "the five-year period", "a 12-week public consultation", "her four-hour programme".
_ONE = regex.compile(r"(?:\b(?:the|an?|this|that|its|his|her|their|our|my)|['’]s?)\s(?:\p{Ll}+\s)?\Z", regex.IGNORECASE)
_OF_KIND = regex.compile(rf"(?:-long)?\s(?:(?!(?:of|for|in|on|at|to|and|or|from|with|by|as)\b)[\p{{L}}’'-]+\s){{0,3}}?{_CALLED}", regex.IGNORECASE)
# "In her 19 years", "the 10½ years he spent", "over the three months".
_THOSE = regex.compile(r"\b(?:the|those|these|his|her|its|their)\s\Z", regex.IGNORECASE)
# "a wait of six hours", "after nine weeks", "lasted four hours".
_TOLD = regex.compile(
    rf"\b(?:{_CALLED}\sof|lasted|lasting|took|taken|taking|for|after|spent|spending|spanned|spanning|went\son\sfor|ran\sfor)\s{_HEDGE}\Z",
    regex.IGNORECASE,
)
_IN_ALL = regex.compile(r"\s(?:in\sall|in\stotal|altogether|all\stold)\b|\s\(\Z", regex.IGNORECASE)


def find_stretch_lengths(scene: Scene) -> Iterator[tuple[Bound, ...]]:
    """Pair the one stretch of time that sentences tell with the one length that they claim."""
    found = lines(scene)
    heads = Areas(scene.article.document.headlines)
    taken: frozenset[Span] | None = None
    for line in found:
        if line.span.start in heads:
            continue
        for fact in line.of(Kind.DURATION):
            if not _is_claimed(line, fact):
                continue
            pair = _paired(scene, found, line, fact)
            if pair is None:
                continue
            taken = taken if taken is not None else _taken(scene)
            if fact.span not in taken:
                yield pair


def _taken(scene: Scene) -> frozenset[Span]:
    """List the lengths that a surer reading has tied to a stretch."""
    rows = (*find_spells(scene), *clock_spans.find_clock_spans(scene), *find_resumed_clock_spans(scene))
    return frozenset(each.item.span for row in rows for each in row[1:] if isinstance(each.item, Fact))


def _is_claimed(line: Line, length: Fact) -> bool:
    """Tell whether the words around a length make it all of some stretch."""
    unit = length.value.length.unit_span if isinstance(length.value, TimeExpression) and length.value.length else None
    end = length.span.end if unit is None else max(length.span.end, unit.end)
    text = line.document.text
    before, after = line.before(length.span, _REACH), text[end : min(end + _REACH, line.span.end)]
    core = length.text
    lead = regex.match(r"(?:the|an?|those|these)\s(?=\S)", core, regex.IGNORECASE)
    if lead is not None and not core.lower().startswith(("a year", "a month", "a week", "an hour")):
        before, core = before + lead.group(), core[lead.end() :]
    if _ELSEWHERE.match(after) or _PARTIAL.search(before) or _LOOSE.search(before + after):
        return False
    if regex.match(rf"(?:{either(_LEXICON['partial'])})\s", core, regex.IGNORECASE) and not core.startswith("more"):
        return False
    if "-" in core and regex.search(r"-(?:year|month|week|day|hour|minute)\b", core):
        kind = _OF_KIND.match(after) or regex.search(_CALLED + r"\Z", core)
        return kind is not None and _ONE.search(before) is not None
    if _MEASURED.search(before) or _ONE_WHO.search(before):
        return False
    return bool(_THOSE.search(before) or _TOLD.search(before) or _IN_ALL.match(after) or after.startswith(" ("))


def _paired(scene: Scene, found: Sequence[Line], line: Line, length: Fact) -> tuple[Bound, ...] | None:
    told = _length(length)
    if told is None:
        return None
    clock = told.unit in _CLOCK_UNITS
    stretch = _stretch(found, line, clock=clock)
    if stretch is None or _is_loose(stretch):
        return None
    pair = _bound(line, stretch, length)
    if pair is None or _is_broken(line, stretch, pair) or _fits_other(scene, found, line, length, stretch, clock=clock):
        return None
    return pair


def _is_loose(stretch: Told) -> bool:
    """Tell whether a time is one that was planned, or of several."""
    ends = (stretch.begin, stretch.end)
    return any(_LOOSE.search(each.line.before(each.fact.span)) for each in ends)


def _is_broken(line: Line, stretch: Told, pair: tuple[Bound, ...]) -> bool:
    """Tell whether breaks can make the length shorter than the stretch."""
    ran, told = (each.item.value.range for each in pair)  # type: ignore[union-attr]
    if told.low >= ran.high:
        return False
    return any(_BREAKS.search(each.text) for each in (line, stretch.begin.line, stretch.end.line))


def _length(length: Fact) -> Quantity | None:
    value = when(length)
    told = value.length if value is not None else None
    if told is None or told.stated is None:
        return None
    if "-" in length.text and told.hedge == "under":  # "under the 15-year lease"
        told = replace(told, range=Range(told.stated, told.stated), hedge=None)
        return told if told.unit in _CLOCK_UNITS | _DATED_UNITS else None
    return told if told.unit in _CLOCK_UNITS else told_length(length)


def _stretch(found: Sequence[Line], line: Line, *, clock: bool) -> Told | None:
    for back, ahead in _SCOPES:
        near = _near(found, line, back, ahead)
        told = [each for each in anchors(near) if each.is_clock == clock]
        if any(each.begins for each in told) and any(each.ends for each in told):
            if (one := one_stretch(told)) is not None or has_stretch(told):
                return one
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
    now = scene.reference
    if not clock and isinstance(now, TimeExpression):
        told.append(Anchor(line, length, now, False, True))
    for one in told:
        for other in told:
            reversed_clock = clock and other.fact.span.start < one.fact.span.start
            if one is not other and not reversed_clock and _agrees(_bound(line, Told(one, other), length)):
                return True
    others = [fact for each in near for fact in each.of(Kind.DURATION) if fact is not length]
    return any(_agrees(_bound(line, stretch, other)) for other in others)


def _may_be_end(anchor: Anchor) -> bool:
    """Tell a time from the day on which somebody said something."""
    weekday = anchor.fact.kind is Kind.WEEKDAY and not anchor.is_clock
    return anchor.begins or anchor.ends or not weekday


def _agrees(pair: tuple[Bound, ...] | None) -> bool:
    if pair is None:
        return False
    a, b = (each.item.value.range for each in pair)  # type: ignore[union-attr]
    return bool(a.low <= b.high and b.low <= a.high)


def _bound(line: Line, stretch: Told, length: Fact) -> tuple[Bound, ...] | None:
    """Bind the time that a stretch took, in the unit of a length, and the length."""
    told = _length(length)
    if told is None:
        return None
    begin, end = stretch.begin, stretch.end
    if told.unit in _CLOCK_UNITS:
        first, last = (_as_time(each) for each in (begin, end))
        made = clock_spans.Told(first, last, _days(begin, end), length)
        return next(clock_spans.bind_told(end.line, made), None)
    days = stretch_days(begin.value, end.value)
    if days is None:
        return None
    ran = Quantity(_lasted(*days, told.unit or "year"), None, told.unit, "time")
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
        return Range(low * 5 // 7, high)
    if unit == "week":
        return Range(Fraction(low - 4, 7), Fraction(high + 4, 7))
    if unit == "month":
        return Range(Fraction(low * 12, 366) - Fraction(1, 2), Fraction(high * 12, 365) + Fraction(1, 2))
    if (begin.last - begin.first).days > 300 and (end.last - end.first).days > 300:
        years = end.first.year - begin.first.year
        return Range(years - 1, years + 1)
    return Range(Fraction(low + 70, 366).__floor__(), Fraction(high + 190, 365).__floor__())


FINDERS = (Finder("stretch_length", find_stretch_lengths, binds=(Base.NUMBER, Base.NUMBER)),)
