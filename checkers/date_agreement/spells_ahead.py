"""A length of time that sums up a stretch told in another sentence, or is told inside of one.

"Eighty years of quarrying scarred the hill. … Work began in 1898 and ended in 1971."; "It closed in
1987 after 40 years; it had opened in 1957."
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from checkers.date_agreement.persons import NAME
from checkers.date_agreement.resumed import Stretch, closes, is_stated, two_dates
from checkers.date_agreement.sentences import WHOLE, Line, lines, when
from checkers.facts.lexicon import either, load
from checkers.model import Fact, Kind, Quantity, TimeExpression
from checkers.rulebook.vocabulary import Scene

_LEXICON = load("spans")
_REACH = 4  # sentences beside a length that sums up what they tell
# "After 83 years of extraction the quarry is quiet.": all of it, which the sentence opens with.
_SUMS_UP = regex.compile(
    r"(?:\A|[.;]\s)(?:(?:After|Following|Over|In)\s)?(?:(?:Some|All|The|Its|Their|Those|its|their|the)\s)?\Z"
)
_OF_USE = regex.compile(
    rf"\sof\s(?:\p{{Ll}}+\s)?(?:{either([*_LEXICON['uses'], *_LEXICON['toils']])})\b"
)
# "After 30 years of teaching, Ann Lee has retired": hers, not the school's.
_OF_PERSON = regex.compile(
    rf"\b(?:[Hh]e|[Ss]he|[Hh]is|[Hh]er|I|[Mm]y|[Ww]e|[Rr]etire[sd]?)\b|,\s{NAME}\s(?:{NAME}\s)?(?:has|is|was|will|had|\p{{Ll}}+(?:ed|s))\b"
)
_BEGUN = regex.compile(
    rf"\b(?:{either(word for words in _LEXICON['begins'].values() for word in words)})\b"
)
_LOOKS_BACK = regex.compile(
    r"\s?[,;–—]\s(?:and\s)?(?:(?:it|they|he|she|which|who)\shad\s|having\s)(?P<deed>[^.;:]{2,60}?)\s(?:in|on)\s\Z"
)
_FEW = 12  # years by which a sum is miswritten
_YEARS = ("year", "decade")


def spells_ahead(
    scene: Scene, lengths: Sequence[tuple[Line, Fact]]
) -> Iterator[tuple[Stretch, Line, Fact]]:
    """Pair each length with the stretch that the words behind it tell, or complete."""
    found = lines(scene)
    for line, length in lengths:
        behind = line.document.text[_end(length) : line.span.end]
        if closes(line, length, _OF_USE.sub(".", behind, 1)[:60]):
            stretch = _looked_back(found, line, length)
        elif _OF_USE.match(behind) and _SUMS_UP.search(line.before(length.span)):
            stretch = _summed_up(found, line, length)
        else:
            continue
        if stretch is not None:
            yield stretch, line, length


def _looked_back(found: Sequence[Line], line: Line, length: Fact) -> Stretch | None:
    """Find the beginning of what "closed in 1987 after 40 years" behind the length."""
    dates = [fact for fact in line.dates() if is_stated(fact)]
    before = [fact for fact in dates if fact.span.end <= length.span.start]
    behind = [fact for fact in dates if fact.span.start >= length.span.end]
    if len(before) != 1:
        return None
    if not behind:
        later = found[line.index + 1] if line.index + 1 < len(found) else None
        told = [fact for fact in later.dates() if is_stated(fact)] if later is not None else []
        if later is None or len(told) != 1:
            return None
        return two_dates((line, before[0]), (later, told[0]))
    deed = _LOOKS_BACK.match(line.document.text[_end(length) : behind[0].span.start])
    if len(behind) != 1 or deed is None or _BEGUN.search(deed["deed"]) is None:
        return None
    return _stretch(line, behind[0], before[0])


def _stretch(line: Line, begin: Fact, end: Fact) -> Stretch | None:
    if begin.kind != end.kind or begin.kind not in WHOLE:
        return None
    period = TimeExpression("DURATION", None, begin=when(begin), end=when(end))
    return Stretch(line, end.span, period, frozenset({"thing"}))


def _summed_up(found: Sequence[Line], line: Line, length: Fact) -> Stretch | None:
    """Find the one stretch of the next sentences, as long as the length but for a slip."""
    if line.dates() or _OF_PERSON.search(line.text):
        return None
    ahead = found[line.index + 1 : line.index + 1 + _REACH]
    behind = found[max(0, line.index - _REACH) : line.index][::-1]
    told = [stretch for side in (ahead, behind) if (stretch := _first_of(side)) is not None]
    near = [stretch for stretch in told if _is_near(stretch, length)]
    return near[0] if len(near) == 1 else None


def _first_of(side: Sequence[Line]) -> Stretch | None:
    """Give the stretch of the nearest sentence that tells any time."""
    for line in side:
        dates = [fact for fact in line.dates() if is_stated(fact)]
        if dates or line.of(Kind.PERIOD):
            return _of_sentence(line, dates)
    return None


def _of_sentence(line: Line, dates: Sequence[Fact]) -> Stretch | None:
    periods = line.of(Kind.PERIOD)
    if len(periods) == 1 and len(dates) <= 2:
        value = when(periods[0])
        if value is not None:
            return Stretch(line, periods[0].span, value, frozenset({"thing"}))
    if len(dates) != 2 or periods:
        return None
    stretch = two_dates((line, dates[0]), (line, dates[1]))
    return stretch if stretch is not None and stretch.kinds else None


def _is_near(stretch: Stretch, length: Fact) -> bool:
    begin, end = stretch.period.begin, stretch.period.end
    value = when(length)
    told = value.length if value is not None else None
    if not isinstance(told, Quantity) or told.unit not in _YEARS:
        return False
    if begin is None or end is None or begin.year is None or end.year is None:
        return False
    years = float(told.stated or 0) * (10 if told.unit == "decade" else 1)
    return abs(years - (end.year - begin.year)) <= min(_FEW, years / 2)


def _end(fact: Fact) -> int:
    unit = getattr(fact.value, "unit_span", None)
    return fact.span.end if unit is None else max(fact.span.end, unit.end)


__all__ = ["spells_ahead"]
