"""A conversion that no rate of its years bears out, where neither text nor source gives one.

Such a conversion went the wrong way round, or lost a nought.  What a bare dollar buys is bounded
widely, as it may be Canada's or Australia's; a story of earlier years is held to all years.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

import regex

from checkers.facts.lexicon import load
from checkers.model import Fact, Kind, Quantity, Range, TimeExpression
from checkers.numeric_consistency.lines import Line, Lines, phrases, read_lines
from checkers.rulebook.vocabulary import Base, Bound, Finder, Scene

_RATES = load("exchange", "any")
_LEAST, _YEARS, _EVER = _RATES["least"], _RATES["least"]["years"], _RATES["ever"]
_SLACK = Fraction(4, 100)  # by which the rate of an hour may leave those of the day
_ROUND = Fraction(4, 100)  # by which a sum in round figures may be off
_SPRING = 4  # the month by which a year has had rates of its own
_YEAR = regex.compile(
    r"\b(?:1[5-9]|20)\d\d\b"
    r"|\b(?:ago|(?:past|last|previous|coming|next)\s(?:\w+\s)?decades?"
    r"|century|centuries|1[89]\d0s)\b"
)
# Years before the table, of which nothing is known.
_OLD = regex.compile(
    r"\b(?:1[0-9]\d\ds?|(?:decades|years)\sago|century|centuries|decades\s(?:earlier|before))\b"
)
_TODAYS = (
    r"\sat\s(?:(?:\w+day|today|yesterday)['’]s|(?:the\s)?(?:current|prevailing|latest))"
    r"\s(?:exchange\s)?rates?\b"
)
_AT_TODAYS = regex.compile(_TODAYS)
_CLOSED = regex.compile(rf"\s?[).,;]|\s[-–—]|{_TODAYS}|\s*\Z")
_LARGE = 10_000
_FAR = 3  # times a rate that no price abroad is off
_YEAR_BEFORE = regex.compile(r"\b(?:last|previous|earlier|since|autumn|winter|December)\b")
# Money of another time, or something else than a rate.
_ELSEWHEN = regex.compile(
    r"\b(?:today['’]s|prices|at\sthe\stime|then|adjusted|back\sin|rate|would\shave|hedged|purchasing\spower|black\smarket)\b"
)


def find_unusual_exchanges(scene: Scene) -> Iterator[tuple[Bound, ...]]:
    """Bind a sum, its conversion, and all that it can have been worth in its years."""
    if scene.sources:
        return
    lines = scene.once(read_lines)
    told = [(line, found) for line in lines for found in phrases("exchanged").find(line)]
    if not told or _gives_a_rate(lines):
        return
    for line, found in told:
        due = _due(scene, line, found["given"], found["made"])
        if due is not None:
            yield line.bound(found["given"]), line.bound(found["made"]), line.bound(due)


def _gives_a_rate(lines: Lines) -> bool:
    return any(
        next(iter(phrases(name).find(line)), None) is not None
        for line in lines
        for name in ("rate_to", "rate_from")
    )


def _due(scene: Scene, line: Line, given: Fact, made: Fact) -> Fact | None:
    a, b = given.value, made.value
    if not isinstance(a, Quantity) or not isinstance(b, Quantity):
        return None
    if a.stated is None or b.stated is None or a.unit is None or b.unit is None:
        return None
    document = line.document
    sentence = document.sentences[line.index].span
    words = document.text[sentence.start : sentence.end]
    closed = _CLOSED.match(document.text, made.span.end) is not None
    if not closed or _ELSEWHEN.search(_AT_TODAYS.sub("", words)):
        return None
    if _is_told(scene, _OLD, sentence.end):
        return None
    years = _years(scene, sentence.end)
    bounds = _bounds(a.unit, b.unit, years) or _turned(_bounds(b.unit, a.unit, years))
    if bounds is None:
        return None
    small = min(a.stated, b.stated) < _LARGE
    ratio = Fraction(b.stated) / Fraction(a.stated) if a.stated else Fraction(0)
    if small and bounds[0] / _FAR < ratio < bounds[1] * _FAR:
        return None  # a price list has prices of its own for abroad
    # A sum in round figures may have been a little more or less.
    low, high = bounds[0] * (1 - _SLACK), bounds[1] * (1 + _SLACK)
    near = Fraction(a.stated) * (1 - _ROUND), Fraction(a.stated) * (1 + _ROUND)
    sums = max(a.range.low, near[0]), min(a.range.high, near[1])
    worth = Quantity(Range(sums[0] * low, sums[1] * high), None, b.unit, "money")
    return replace(given, kind=Kind.MONEY, value=worth)


def _is_told(scene: Scene, words: regex.Pattern[str], end: int) -> bool:
    """Tell whether the article has some words before the place `end`."""
    return scene.once(_first_ends).get(words, end + 1) <= end


def _first_ends(scene: Scene) -> dict[regex.Pattern[str], int]:
    """Tell where the words that lead to another time end first."""
    text = scene.article.document.text
    found = ((words, words.search(text)) for words in (_OLD, _YEAR, _YEAR_BEFORE))
    return {words: match.end() for words, match in found if match is not None}


def _years(scene: Scene, end: int) -> tuple[int, int] | None:
    """Give the year of publication, with the one before where that is told of or hardly over.

    None where the story is of another time.
    """
    now = scene.reference
    if not isinstance(now, TimeExpression) or now.days is None or _is_told(scene, _YEAR, end):
        return None
    first, last = now.days.first, now.days.last
    before = first.month < _SPRING or _is_told(scene, _YEAR_BEFORE, end)
    return first.year - before, last.year


def _bounds(
    one: str, other: str, years: tuple[int, int] | None
) -> tuple[Fraction, Fraction] | None:
    pair = f"{one} {other}"
    if pair not in _EVER:
        return None
    low, high = (Fraction(cents, 100) for cents in _EVER[pair])
    known = years is not None and _YEARS["first"] <= years[0] and years[1] <= _YEARS["last"]
    if pair in _LEAST and known and years is not None:
        least = _LEAST[pair][years[0] - _YEARS["first"] : years[1] - _YEARS["first"] + 1]
        low = Fraction(min(least), 100)
    return low, high


def _turned(bounds: tuple[Fraction, Fraction] | None) -> tuple[Fraction, Fraction] | None:
    return None if bounds is None else (1 / bounds[1], 1 / bounds[0])


FINDERS = (
    Finder(
        "unusual_exchange",
        find_unusual_exchanges,
        binds=(Base.NUMBER, Base.NUMBER, Base.NUMBER),
        needs=(Kind.MONEY,),
    ),
)
