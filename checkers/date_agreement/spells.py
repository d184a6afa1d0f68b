"""How long a period is, and how long the text says it is."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from datetime import date
from fractions import Fraction

import regex

from checkers.date_agreement.resumed import resumed_spells
from checkers.date_agreement.sentences import Line, lines, when
from checkers.date_agreement.spells_ahead import spells_ahead
from checkers.facts.lexicon import either, load
from checkers.model import Days, Fact, Kind, Quantity, Range, Span, TimeExpression
from checkers.rulebook.vocabulary import Base, Bound, Finder, Scene

_LEXICON = load("calendar")
_SPELLS = _LEXICON["spells"]
_YEARS = frozenset(_LEXICON["years"])


_LEAD = rf"(?:(?:{either(_SPELLS['lead'])}|an?\s\p{{L}}+\sof)\s)"
# Between a period and its length, in either order, stand a comma and a few words that lead in.
_GLUE = regex.compile(rf"\s?[,(—–:-]?\s?{_LEAD}{{0,4}}")
# "Between 2001 and 2011 she edited the paper, 15 years in which …"
_LATER = regex.compile(r"(?:\s[^\s,.;:()]+){1,9},\s(?:a\s\p{L}+\sof\s)?")
_SPELT = regex.compile(r"\s(?:in\swhich|in\sall|during\swhich|that\s|when\s)")
_BEHIND = regex.compile(
    r"(?:\s(?:spell|stint|reign|term|career|tenure|run|stretch|period|rule|marriage|war|stay|spells?))?(?:\s(?:in|at|as|with|of|on|under|behind)\s[^,.;()]{1,40}?)?\s?[,(—–]?\s?"
)
# "The ten-day harbour fair (3-12 July)", "the ten-day fair, which runs from 3 July to 12 July".
_RUN_OF = regex.compile(
    rf"(?:-long)?(?:\s(?!(?:of|for|in|on|to|at|and|or|by|with)\b)[\p{{L}}’'-]+){{1,4}}?(?<!s)(?:,?\s(?:which|that))?"
    rf"(?:\s(?:{either(_SPELLS['runs'])})(?:\s(?:at|in|on)\s[^,.;()]{{1,30}})?,?\s|\s\()"
)
_ONE = regex.compile(
    r"\b(?:the|an?|this|its|their|our|his|her|’s|'s)\s(?:\p{L}+\s)?\Z", regex.IGNORECASE
)
_FIRST_IN = regex.compile(r"\bin\s(?:over\s|nearly\s|more\sthan\s|almost\s)?\Z")
_TENURE = regex.compile(rf"\s(?:{either(_SPELLS['tenure'])})\b", regex.IGNORECASE)
_HELD = regex.compile(
    rf"\b(?:has|have|’s|'s)\s(?:\p{{L}}+\s)?(?:{either(_SPELLS['held'])})\b[^.;]*\bsince\s\Z",
    regex.IGNORECASE,
)
_PART = regex.compile(r"\sof\swh")  # "three years of which"
_AGO = regex.compile(r"\s(?:ago|earlier|later|before|old|each|apart|early|late)\b")
_OF_A_YEAR = regex.compile(r"\sof\s\d{4}\b")
_LIFE_OF = regex.compile(
    r"\b(?:life|lifespan|life\sspan|warranty|guarantee)\sof\s(?:about\s|around\s|some\s)?\Z"
)
_UNITS = frozenset({"day", "week", "month", "year"})
_NEAR = 3  # sentences
_DECADE = 10  # years
# Behind two dates: "…, having served 25 years", "…, almost five years later".
_SERVED = regex.compile(rf",?\s(?:it\s|and\s)?(?:{either(_SPELLS['served'])})\s(?:a\stotal\sof\s)?")
_APART = regex.compile(r"(?:,|\s[–—-])\s(?:or\s)?")
_LATER_ON = regex.compile(r"\slater(?!\sthan)\b")
_DATES = (Kind.DATE, Kind.MONTH, Kind.YEAR)
_HALF_WEEK = 3  # days
_FEBRUARY_ENDS = date(2001, 2, 28)
_ROUNDED_UP = 5  # months: four years and eight months may be called five


def find_spells(scene: Scene) -> Iterator[tuple[Bound, ...]]:
    """Pair the length of a period with the length of time that is told beside it."""
    told: list[tuple[Line, Fact]] = []
    for line in lines(scene):
        lengths = list(_lengths(line))
        told += [(line, length) for length in lengths]
        for period in _periods(line) if lengths else ():
            beside = [fact for fact in lengths if _beside(line, period, fact)]
            if len(beside) == 1:
                yield from _bind(line, period.span, when(period), beside[0])
            elif not beside:
                for fact in lengths:
                    if _is_run_of(line, fact, period):
                        yield from _bind(line, period.span, when(period), fact, workdays=True)
        yield from _between_dates(line)
    yield from _since(scene)
    for stretch, line, length in (*resumed_spells(scene, told), *spells_ahead(scene, told)):
        at = (stretch.line, stretch.span)
        yield from _bind(line, length.span, stretch.period, length, at=at)


def _between_dates(line: Line) -> Iterator[tuple[Bound, ...]]:
    """Pair two dates told one after the other with the time that is told to lie between them."""
    dates = [fact for fact in line.facts if fact.kind in _DATES]
    if len(dates) != 2 or dates[0].kind != dates[1].kind:
        return
    begin, end = dates
    lengths = [fact for fact in line.of(Kind.DURATION) if fact.span.start > end.span.end]
    if len(lengths) != 1 or ";" in line.between(begin, end):
        return
    length = lengths[0]
    between = line.between(end, length)
    later = _LATER_ON.match(line.after(length.span, 12)) and _APART.fullmatch(between)
    if later or _SERVED.fullmatch(between):
        span = Span(begin.span.start, end.span.end)
        spell = TimeExpression("DURATION", None, begin=when(begin), end=when(end))
        yield from _bind(line, span, spell, length)


def _periods(line: Line) -> Iterator[Fact]:
    """List the periods of a sentence; two years that "until" joins are one."""
    yield from line.of(Kind.PERIOD)
    years = line.of(Kind.YEAR)
    for begin, end in itertools.pairwise(years):
        if line.between(begin, end).strip() in ("until", "till", "through"):
            span = Span(begin.span.start, end.span.end)
            value = TimeExpression("DURATION", None, begin=when(begin), end=when(end))
            yield Fact(
                Kind.PERIOD, span, line.document.text[span.start : span.end], line.index, value
            )


def _lengths(line: Line) -> Iterator[Fact]:
    """List what tells a length of time: durations, and counts of seasons and the like."""
    for fact in line.facts:
        told = fact.kind == Kind.DURATION or _counts_years(fact)
        if told and not _AGO.match(line.after(fact.span, 12)) and not _is_its_own(line, fact):
            yield fact


def _is_its_own(line: Line, length: Fact) -> bool:
    """Tell a length of another time or thing: "six months of 1933", "a life of 30 years"."""
    if _OF_A_YEAR.match(line.after(length.span, 12)):
        return True
    return _LIFE_OF.search(line.before(length.span)) is not None


def _counts_years(fact: Fact) -> bool:
    return (
        fact.kind == Kind.COUNT and isinstance(fact.value, Quantity) and fact.value.unit in _YEARS
    )


def _beside(line: Line, period: Fact, length: Fact) -> bool:
    if length.span.start >= period.span.end:
        between = line.between(period, length)
        if _PART.match(line.after(length.span, 12)):
            return False
        if _GLUE.fullmatch(between):
            return True
        told = _SPELT.match(line.document.text, _end(length), line.span.end)
        return told is not None and _LATER.fullmatch(between) is not None
    if length.span.end <= period.span.start:
        if _FIRST_IN.search(line.before(length.span, 20)) and not length.text.startswith("the "):
            return False  # "the first in three decades from 17 July"
        return _BEHIND.fullmatch(line.document.text, _end(length), period.span.start) is not None
    return False


def _is_run_of(line: Line, length: Fact, period: Fact) -> bool:
    """Tell whether what has the length as its adjective has the period as its time.

    "The ten-day fair runs from 3 July"; not "ten-day tours run", which are many.
    """
    value = when(period)
    in_days = value is not None and value.begin is not None and value.begin.day is not None
    if length.span.end > period.span.start or "-" not in length.text or not in_days:
        return False
    told = _RUN_OF.fullmatch(line.between(length, period))
    return told is not None and _ONE.search(line.before(length.span, 20)) is not None


def _end(fact: Fact) -> int:
    unit = fact.value.unit_span if isinstance(fact.value, Quantity) else None
    return fact.span.end if unit is None else max(fact.span.end, unit.end)


def _since(scene: Scene) -> Iterator[tuple[Bound, ...]]:
    """Pair "has led it since 2016" with "11 years at the helm" in the sentences beside it."""
    now = scene.reference
    if not isinstance(now, TimeExpression) or now.days is None:
        return
    found = lines(scene)
    for line in found:
        for start in line.of(Kind.YEAR):
            value = when(start)
            if (
                value is None
                or value.days is None
                or not _HELD.search(line.before(start.span, 120))
            ):
                continue
            near = [
                (other, fact)
                for other in found[max(0, line.index - _NEAR) : line.index + _NEAR + 1]
                if other.paragraph == line.paragraph
                for fact in _lengths(other)
                if _TENURE.match(other.after(fact.span, 40))
            ]
            if len(near) == 1:
                spell = TimeExpression("DURATION", None, begin=value, end=now)
                yield from _bind(
                    near[0][0], near[0][1].span, spell, near[0][1], at=(line, start.span)
                )


def _bind(
    line: Line,
    span: Span,
    period: TimeExpression | None,
    length: Fact,
    *,
    at: tuple[Line, Span] | None = None,
    workdays: bool = False,
) -> Iterator[tuple[Bound, ...]]:
    told = told_length(length)
    ends = _ends(period)
    if told is None or ends is None:
        return
    lasted = _lasted(*ends, told.unit or "year")
    if workdays and told.unit == "day":
        lasted = Range(lasted.low * 5 // 7, lasted.high)
    place, words = at or (line, span)
    text = line.document.text[words.start : words.end]
    value = Quantity(lasted, None, told.unit, "time")
    stated = Fact(Kind.DURATION, length.span, length.text, length.sentence, told)
    if lasted.low < 0:
        return
    yield (
        Bound(Fact(Kind.DURATION, words, text, place.index, value), line.document),
        line.bound(stated),
    )


def told_length(length: Fact) -> Quantity | None:
    """Read a length in one unit; seasons are years, decades are ten."""
    value = length.value
    if isinstance(value, TimeExpression):
        value = value.length  # type: ignore[assignment]
    if not isinstance(value, Quantity) or value.stated is None:
        return None
    if length.kind == Kind.COUNT:
        return Quantity(value.range, value.stated, "year", "time", hedge=value.hedge)
    if value.unit == "decade":
        low, high = value.range.low * _DECADE, value.range.high * _DECADE
        return Quantity(Range(low, high), value.stated * _DECADE, "year", "time")
    return value if value.unit in _UNITS else None


def _ends(period: TimeExpression | None) -> tuple[Days, Days] | None:
    if period is None or period.begin is None or period.end is None:
        return None
    begin, end = period.begin.days, period.end.days
    if begin is None or end is None:
        return _ends_of_some_year(period.begin, period.end)
    return begin, end


def _ends_of_some_year(begin: TimeExpression, end: TimeExpression) -> tuple[Days, Days] | None:
    """Give two days that lack their year to one; over the end of February none is as good."""
    first, last = _day_of_some_year(begin), _day_of_some_year(end)
    if first is None or last is None or last < first or first <= _FEBRUARY_ENDS < last:
        return None
    return Days(((first, first),)), Days(((last, last),))


def _day_of_some_year(value: TimeExpression) -> date | None:
    if value.year is not None or value.month is None or value.day is None:
        return None
    try:
        return date(_FEBRUARY_ENDS.year, value.month, value.day)
    except ValueError:
        return None


def _lasted(begin: Days, end: Days, unit: str) -> Range:
    """Give the length that two ends leave open, with or without the last day, month or year."""
    if len(begin.intervals) == len(end.intervals) and len(begin.intervals) > 1:
        # Days without a year: both are of the same one.
        begin, end = Days(begin.intervals[-1:]), Days(end.intervals[-1:])
    days = (end.first - begin.last).days, (end.last - begin.first).days + 1
    if unit == "day":
        return Range(*days)
    if unit == "week":
        return Range(Fraction(days[0] - _HALF_WEEK, 7), Fraction(days[1] + _HALF_WEEK, 7))
    months = _months(begin.last, end.first), _months(begin.first, end.last) + 1
    if unit == "month":
        return Range(min(months[0], months[1]), months[1])
    if (begin.last - begin.first).days > 300 and (end.last - end.first).days > 300:
        years = end.first.year - begin.first.year
        return Range(years - 1, years + 1)
    return Range(months[0] // 12, (months[1] + _ROUNDED_UP) // 12)


def _months(first: date, last: date) -> int:
    return (last.year - first.year) * 12 + last.month - first.month - (last.day < first.day)


FINDERS = (Finder("spell", find_spells, binds=(Base.NUMBER, Base.NUMBER)),)
