"""A month told by its distance ("last month") and a month told by its name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import regex

from checkers.date_agreement.sentences import Line, all_lines
from checkers.facts.lexicon import entry, load
from checkers.model import Fact, Kind, Quantity, Range, Span, TimeExpression, Unknown
from checkers.rulebook.values import Amount
from checkers.rulebook.vocabulary import Base, Bound, Finder, Function, Scene, Type

_LEXICON = load("calendar")["months"]
_NAMES: Sequence[str] = _LEXICON["names"]
_MONTH = "|".join(_NAMES)
_ELSEWHEN = "|".join(_LEXICON["elsewhen"])
_HABIT = "|".join(_LEXICON["habit"])
_BEST = rf"(?:\p{{L}}{{2,}}est|{'|'.join(_LEXICON['best'])})"
_SHORT = "|".join(name[:3] for name in _NAMES) + "|Sept"
_NEAR = 3  # sentences behind the distance in which the name may follow
_TOLD = regex.compile(r"(?<!\w)(?P<which>[Ll]ast|[Tt]his|[Nn]ext) month(?!\w|’s|'s)")
# "the sharpest May rise", "the wettest June on record", "a record for May".
_NAMED = regex.compile(
    rf"\b{_BEST}\s(?:\p{{L}}+\s){{0,2}}?(?P<a>{_MONTH})\b(?!\s\d|,?\s\d{{4}})"
    rf"|\b{_BEST}\s(?:[\p{{L}}-]+\s){{1,4}}?(?:for|in)\s(?:a\s|any\s|the\smonth\sof\s)?(?P<b>{_MONTH})\b(?!\s\d|,?\s\d{{4}})"
    rf"|(?<![\p{{L}}\d] )\b(?P<c>{_MONTH})\s(?:was|is|(?:would|will)\sbe|(?:has|had)\sbeen)\s"
    rf"(?!(?:{_HABIT})\b)(?:\p{{L}}+\s){{0,3}}?{_BEST}\b",
)
# "Fell last month … the April drop", "last month when the season opened on 1 September".
_FIGURE_OF = regex.compile(
    rf"\b(?:[Tt]he|[Tt]hat)\s(?P<d>{_MONTH})\s(?:{'|'.join(_LEXICON['moves'])})\b(?!\s(?:of|in)\s\d)"
)
_MOVED = regex.compile(rf"\b(?:{'|'.join(_LEXICON['moved'])})\b")
_WHEN_ON = regex.compile(
    rf"\s?,?\s(?:when|as)\s(?:(?!\b(?:since|after|before|until|of|from|for|that|which|who)\b)[^.;:,\d]){{3,70}}?\son\s(?:\d\d?\s)?(?P<name>{_MONTH}|{_SHORT})\b\.?(?!\s?\d?\d?,?\s\d{{4}})"
)
_BESIDE = regex.compile(
    rf"\s?(?:\((?:in\s)?|,\s(?:in\s)?|\s[–—-]\s)(?P<name>{_MONTH})(?=[),.;:]|\s[–—-])"
)
_AHEAD = regex.compile(rf"\b(?:[Ii]n\s)?(?P<name>{_MONTH})(?:,\s|\s\()\Z")
_BEFORE = regex.compile(
    rf"\b(?:{_ELSEWHEN})\s(?:the\s|a\s|its\s|their\s|this\s|last\s)?\Z", regex.IGNORECASE
)
_YEAR_OF = regex.compile(r"\A(?:\s\p{L}+){0,3}\s(?:of|in)\s\d{4}")
_OTHER_MONTH = regex.compile(
    r"\bmonths?\s(?:before|earlier|after|later|previous)|\bprevious\smonth|\bsaid\slast\smonth\sthat\b|\b(?:told|warned|announced|reported|predicted)\b[^.]*\b(?:last|this|next)\smonth\sthat\b"
)


def find_told_months(scene: Scene) -> Iterator[tuple[Bound, ...]]:
    """Pair "last month" with the month that the same report names as its own."""
    now = scene.reference
    if not isinstance(now, TimeExpression) or now.days is None:
        return
    months = {(day.year, day.month) for pair in now.days.intervals for day in pair}
    if len(months) != 1:
        return
    month = months.pop()[1]
    if " month" not in scene.article.document.text:
        return
    found = all_lines(scene)
    told = [(line, match) for line in found for match in _told(line)]
    often = Counter(line.paragraph for line, _ in told)
    for line, match in told:
        if often[line.paragraph] == 1:
            due = (month - 1 + int(_LEXICON[entry(match["which"])])) % 12
            yield from _pairs(found, line, Span(*match.span()), due)


def _told(line: Line) -> Iterator[regex.Match[str]]:
    yield from _TOLD.finditer(line.document.text, line.span.start, line.span.end, concurrent=False)


def _pairs(found: Sequence[Line], line: Line, words: Span, due: int) -> Iterator[tuple[Bound, ...]]:
    text = line.document.text
    beside = _BESIDE.match(text, words.end, line.span.end, concurrent=False)
    ahead = _AHEAD.search(line.before(words), concurrent=False)
    if beside is not None:
        yield (
            _figure(line, words, due),
            _figure(line, Span(*beside.span("name")), _NAMES.index(beside["name"])),
        )
        return
    if ahead is not None:
        start = words.start - len(line.before(words)) + ahead.start("name")
        span = Span(start, start + len(ahead["name"]))
        yield _figure(line, words, due), _figure(line, span, _NAMES.index(ahead["name"]))
        return
    on = _WHEN_ON.match(text, words.end, line.span.end, concurrent=False)
    if on is not None:
        yield (
            _figure(line, words, due),
            _figure(line, Span(*on.span("name")), _month_of(on["name"])),
        )
        return
    named = list(_named(found, line)) or list(_figures_of(found, line))
    if len(named) == 1:
        yield _figure(line, words, due), _figure(*named[0])


def _month_of(name: str) -> int:
    return next(at for at, month in enumerate(_NAMES) if month.startswith(name[:3]))


def _figures_of(found: Sequence[Line], line: Line) -> Iterator[tuple[Line, Span, int]]:
    """List the months whose move the next sentences name, where this one tells of a move."""
    if not _MOVED.search(line.text):
        return
    for other in found[line.index : line.index + _NEAR + 1]:
        if other.paragraph != line.paragraph or _OTHER_MONTH.search(other.text):
            return
        for match in _FIGURE_OF.finditer(other.document.text, other.span.start, other.span.end):
            yield other, Span(*match.span("d")), _NAMES.index(match["d"])


def _named(found: Sequence[Line], line: Line) -> Iterator[tuple[Line, Span, int]]:
    for other in found[line.index : line.index + _NEAR + 1]:
        if other.paragraph != line.paragraph:
            return
        text = other.document.text
        if _OTHER_MONTH.search(text, other.span.start, other.span.end, concurrent=False):
            continue
        for match in _NAMED.finditer(text, other.span.start, other.span.end, concurrent=False):
            group = next(name for name in "abc" if match[name])
            if _BEFORE.search(other.before(Span(*match.span())), concurrent=False):
                continue
            if _BEFORE.search(text[match.start() : match.start(group)], concurrent=False):
                continue
            if _YEAR_OF.match(text[match.end(group) : other.span.end], concurrent=False):
                continue
            yield other, Span(*match.span(group)), _NAMES.index(match[group])


def _figure(line: Line, span: Span, month: int) -> Bound:
    value = Quantity(Range(month + 1, month + 1), month + 1)
    words = line.document.text[span.start : span.end]
    return Bound(Fact(Kind.NUMBER, span, words, line.index, value), line.document)


def month_name(month: Amount) -> str | Unknown:
    """Name a month by its number."""
    if not isinstance(month.point, int):
        return Unknown("the month is not known")
    return _NAMES[(month.point - 1) % 12]


FUNCTIONS = (Function("month_name", (Type(Base.NUMBER),), Type(Base.TEXT), month_name),)
FINDERS = (Finder("told_month", find_told_months, binds=(Base.NUMBER, Base.NUMBER)),)
