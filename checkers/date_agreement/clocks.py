"""Times of day that no clock shows."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

import regex

from checkers.document import sentence_of
from checkers.facts.lexicon import either, load
from checkers.facts.numbers import parse_number
from checkers.model import Document, Fact, Kind, Quantity, Range, Span
from checkers.rulebook.sought import Sought
from checkers.rulebook.vocabulary import Base, Bound, Finder, Scene

_LEXICON = load("calendar")["clocks"]

# --- what no clock shows -----------------------------------------------------------------------

_TWELVE = regex.compile(
    r"(?<![\w:.,/£$€]|\d[.:]\s)(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))?\s?[ap]\.?m\b(?!\w)",
    regex.IGNORECASE,
)


def find_twelve_hour_times(scene: Scene) -> Iterator[tuple[Bound, ...]]:
    """Bind the hour of each time with a.m. or p.m., and its minutes (none are zero)."""
    document = scene.article.document
    text = document.text
    for match in _TWELVE.finditer(text, concurrent=False):
        at = sentence_of(document, match.start())
        if match["hour"] in ("0", "00"):  # "00:30am" says twice what it is
            continue
        hour = Span(*match.span("hour"))
        minutes = Span(*match.span("minute")) if match["minute"] else Span(*match.span())
        yield (
            _number(scene, at, hour, int(match["hour"])),
            _number(scene, at, minutes, int(match["minute"] or 0)),
        )


_FULL_DAY = regex.compile(
    r"(?:\b(?:at|by|from|until|till|around|before|after)\s|(?<=\bfrom\s\d?\d:\d\d\s?(?:to\s|until\s|[–-]\s?)))(?P<hour>[0-2]?\d):(?P<minute>\d\d)(?![\d:]|\s?[ap]\.?m|\.\d)",
    regex.IGNORECASE,
)
# With a dot it may be a price or a race.
_DOTTED = regex.compile(
    r"\b(?:at|until|from)\s(?P<hour>2[5-9])\.(?P<minute>[0-5]\d)(?![\d.,]\d|\s?[%\p{L}])"
)
_LATEST, _LAST_MINUTE = 24, 59
_NEAR = 60  # characters
_RUNS = regex.compile(rf"\b(?:{either(_LEXICON['runs'])})\b[^.;]*\Z", regex.IGNORECASE)
_RECORDED = regex.compile(rf"\b(?:{either(_LEXICON['recorded'])})\b", regex.IGNORECASE)
_OF_DAY = regex.compile(
    r",?\s(?:on\s(?:\p{L}+day|\d)|yesterday|today|tonight|tomorrow|in\sthe\s(?:morning|afternoon|evening)"
    r"|local\stime|GMT|BST|UTC|CET|this\s(?:morning|afternoon|evening)|\p{Lu}\p{L}+day)\b"
)
_O_CLOCK = regex.compile(r"(?<![\w.,:])(?P<hour>[\w-]+)\so['’]clock\b", regex.IGNORECASE)


def find_day_times(scene: Scene) -> Iterator[tuple[Bound, ...]]:
    """Bind the hour of each time on the 24-hour clock with its minutes, and the latest hour.

    Goals, laps and places in a recording are told in minutes and seconds, which look the same: no
    clock is broken where no clock is told of.
    """
    document = scene.article.document
    for match in chain(_FULL_DAY.finditer(document.text), _DOTTED.finditer(document.text)):
        at = sentence_of(document, match.start())
        hour, minute = int(match["hour"]), int(match["minute"])
        late = hour == _LATEST and minute > 0
        broken = hour + late > _LATEST or minute > _LAST_MINUTE
        if (broken or match.re is _DOTTED) and not _is_of_the_day(document, at, match):
            continue
        yield (
            _number(scene, at, Span(*match.span("hour")), hour + late),
            _number(scene, at, Span(*match.span("minute")), minute),
        )


def _is_of_the_day(document: Document, sentence: int, time: regex.Match[str]) -> bool:
    """Tell whether a sentence tells of a clock: of what leaves or opens, or of a part of a day."""
    span = document.sentences[sentence].span
    if _RECORDED.search(document.text, span.start, span.end, concurrent=False):
        return False
    before = document.text[max(span.start, time.start() - _NEAR) : time.start()]
    of_day = _OF_DAY.match(document.text, time.end(), span.end, concurrent=False)
    return of_day is not None or _RUNS.search(before, concurrent=False) is not None


def find_hours_told(scene: Scene) -> Iterator[tuple[Bound, ...]]:
    """Bind the hour of each "o'clock"."""
    document = scene.article.document
    if "clock" not in document.text:
        return
    for match in _O_CLOCK.finditer(document.text, concurrent=False):
        at = sentence_of(document, match.start())
        hour = parse_number(match["hour"])
        if isinstance(hour, int):
            yield (_number(scene, at, Span(*match.span("hour")), hour),)


# "9am in the evening", "7 p.m. on Friday morning"; no "1 am, the evening tide" nor "9pm, morning in
# Tokyo": the words must say when, and end there.
_PART_OF_DAY = Sought(
    rf"(?<![\w:.,])\d{{1,2}}(?:[:.]\d\d)?\s?(?P<half>[ap](?:m\b|\.m\.))\s"
    r"(?:in\sthe|(?:on\s)?(?:(?:the|this|that|an?)\s)?(?:yesterday|tomorrow|(?-i:\p{Lu})\p{L}+day)|this|that)"
    r"\s(?P<part>morning|afternoon|evening)\b"
    rf"(?!['’-])(?!\s(?!(?:{either(_LEXICON['behind_part_of_day'])})\b)(?-i:\p{{Ll}}))",
    regex.IGNORECASE,
)


# The night has hours of both halves: no "11am at night", no "2pm on Friday night".
_AT_NIGHT = Sought(
    rf"(?<![\w:.,])(?:(?:[7-9]|1[01])(?:[:.]\d\d)?\s?(?P<half>a(?:m\b|\.m\.))|[1-4](?:[:.]\d\d)?\s?(?P<half>p(?:m\b|\.m\.)))\s"
    r"(?:at|(?:on\s)?(?:(?:the|this|that|an?)\s)?(?:yesterday|tomorrow|(?-i:\p{Lu})\p{L}+day)|that)"
    r"\s(?P<part>night)\b"
    rf"(?!['’-])(?!\s(?!(?:{either(_LEXICON['behind_part_of_day'])})\b)(?-i:\p{{Ll}}))",
    regex.IGNORECASE,
)


def find_parts_of_day(scene: Scene) -> Iterator[tuple[Bound, ...]]:
    """Pair the half of the day that a.m. or p.m. means with the one that the next words name."""
    document = scene.article.document
    for match in chain(_PART_OF_DAY.in_article(scene), _AT_NIGHT.in_article(scene)):
        at = sentence_of(document, match.start())
        half = 1 if match["half"][0].lower() == "a" else 2
        part = 1 if match["part"].lower() == "morning" else 2
        if match.re is _AT_NIGHT.pattern:
            part = 3 - half
        yield (
            _number(scene, at, Span(*match.span("half")), half),
            _number(scene, at, Span(*match.span("part")), part),
        )


def _number(scene: Scene, sentence: int, span: Span, value: int) -> Bound:
    document = scene.article.document
    words = document.text[span.start : span.end]
    number = Quantity(Range(value, value), value)
    return Bound(Fact(Kind.NUMBER, span, words, sentence, number), document)


_TWO = (Base.NUMBER, Base.NUMBER)
FINDERS = (
    Finder("twelve_hour_time", find_twelve_hour_times, binds=_TWO),
    Finder("day_time", find_day_times, binds=_TWO),
    Finder("hour_told", find_hours_told, binds=(Base.NUMBER,)),
    Finder("part_of_day", find_parts_of_day, binds=_TWO),
)
