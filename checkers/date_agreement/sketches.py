"""A sentence with its facts of time masked, so that patterns see its grammar."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeAlias

import regex

from checkers.date_agreement.sentences import Line, lines, when
from checkers.facts.numbers import parse_number
from checkers.model import Fact, Kind, Quantity, Range, Span, TimeExpression
from checkers.model.immutable import dataclass
from checkers.rulebook.vocabulary import Scene

# What stands for a time of day, a day, a length ("two hours") and a length that is written as an
# adjective ("two-hour").
T, D, L, H = "\ue000", "\ue001", "\ue002", "\ue003"
_UNITS = frozenset({"minute", "hour"})
# "a 36-hour period": the article and the noun stand around the length.
_AS_ADJECTIVE = regex.compile(
    r"(?:(?:an?|the)\s)?(?P<core>(?:\d+\s\d/\d|[\p{L}\d½¼¾.]+)(?:-[\p{L}\d½¼¾]+)*-(?:hour|minute)s?)(?:\s\p{L}+)?",
    regex.IGNORECASE,
)
# "the last two hours" are a part of the time.
_PART = regex.compile(r"(?:the|last|next|first|final|past|another|every|each)\b", regex.IGNORECASE)
# "the five hours" are all of it; the article stays before their mask.
_WHOLE = regex.compile(
    rf"the\s(?P<core>(?!{_PART.pattern})[\w-]+\s(?:hours|minutes))", regex.IGNORECASE
)
_ELAPSED = regex.compile(
    r"(?:(?P<h>[\w-]+)\shours?)?(?:\sand\s|,\s)?(?:(?P<m>[\w-]+)\sminutes?)?\slater",
    regex.IGNORECASE,
)
_LATER = " later"
_MINUTES = {"a": 15, "three": 45}
_PARTS = r"(?P<parts>a|three)[\s-]quarters?\b"
_QUARTERS = regex.compile(
    rf"\b(?:(?P<hours>[\w-]+)\shours?\sand\s{_PARTS}(?!\sof\b)"
    rf"|(?P<before>[\w-]+)\sand\s{_PARTS}\shours\b|{_PARTS}\sof\san\shour\b)",
    regex.IGNORECASE,
)


Mask: TypeAlias = tuple[Span, str, Fact]


@dataclass(frozen=True, slots=True)
class Sketch:
    """The masked words of a sentence, and the facts by the place of their mask."""

    words: str
    facts: dict[int, Fact]


def sketch_of(line: Line) -> Sketch:
    """Mask what a sentence tells of times of day and of lengths."""
    return masked(line, _masks(line))


def masked(line: Line, masks: Iterable[Mask]) -> Sketch:
    """Write the mask of each fact in the place of its words."""
    words, facts, at = [], {}, line.span.start
    length = 0
    for span, mask, fact in sorted(masks, key=lambda each: each[0].start):
        if span.start < at:
            continue
        words += [line.document.text[at : span.start], mask]
        length += span.start - at
        facts[length] = fact
        length, at = length + 1, span.end
    words.append(line.document.text[at : line.span.end])
    return Sketch("".join(words), facts)


def joined(*parts: Sketch) -> Sketch:
    """Put sentences into one sketch, a space between each two."""
    words, facts = "", {}
    for part in parts:
        shift = len(words) + bool(words)
        words = f"{words} {part.words}" if words else part.words
        facts.update({place + shift: fact for place, fact in part.facts.items()})
    return Sketch(words, facts)


def sketches(scene: Scene) -> list[tuple[Line, Sketch]]:
    """Sketch the sentences of an article; none where no time of day is told."""
    return scene.once(_sketches)


def _sketches(scene: Scene) -> list[tuple[Line, Sketch]]:
    found = lines(scene)
    facts = (fact for line in found for fact in line.facts)
    timed = any(fact.kind in _CLOCKED and _tells_clock(fact) for fact in facts)
    return [(line, sketch_of(line)) for line in found] if timed else []


def _tells_clock(fact: Fact) -> bool:
    return _is_clock(fact) or any(map(_is_clock, fact.readings))


def _masks(line: Line) -> Iterator[Mask]:
    yield from _in_quarters(line)
    for fact in line.facts:
        value = when(fact)
        if fact.kind == Kind.PERIOD:
            yield from ((end.span, T, end) for end in fact.readings if _is_clock(end))
        elif value is not None and _is_clock(fact):
            yield fact.span, T, fact
        elif _counts_minutes(value):
            yield from _length(fact)
        elif (elapsed := _elapsed(fact)) is not None:
            yield elapsed.span, L, elapsed
        elif fact.kind in (Kind.DATE, Kind.WEEKDAY):
            yield fact.span, D, fact


def _is_clock(fact: Fact) -> bool:
    value = when(fact)
    return value is not None and value.clock is not None


def _counts_minutes(value: TimeExpression | None) -> bool:
    return value is not None and value.length is not None and value.length.unit in _UNITS


def _length(fact: Fact) -> Iterator[Mask]:
    adjective = _AS_ADJECTIVE.fullmatch(fact.text, concurrent=False)
    if adjective is not None:
        low, high = adjective.span("core")
        yield Span(fact.span.start + low, fact.span.start + high), H, fact
    elif not _PART.match(fact.text, concurrent=False):
        yield fact.span, L, fact
    elif (whole := _WHOLE.fullmatch(fact.text, concurrent=False)) is not None:
        yield Span(fact.span.start + whole.start("core"), fact.span.end), L, fact


def _in_quarters(line: Line) -> Iterator[Mask]:
    """Read lengths told in quarters: "an hour and three-quarters", "three and a quarter hours"."""
    if "quarter" not in line.text:
        return
    for told in _QUARTERS.finditer(line.document.text, line.span.start, line.span.end):
        count = told["hours"] or told["before"]
        hours = parse_number(count) if count not in (None, "an", "a") else int(count is not None)
        if not isinstance(hours, int):
            continue
        total = hours * 60 + _MINUTES[told["parts"].lower()]
        length = Quantity(Range(total, total), total, "minute", "time")
        value = TimeExpression("DURATION", None, length=length)
        yield (
            Span(*told.span()),
            L,
            Fact(Kind.DURATION, Span(*told.span()), told.group(), line.index, value),
        )


def _elapsed(fact: Fact) -> Fact | None:
    """Read the length in what the facts take for a time: "two hours and 15 minutes later"."""
    told = _ELAPSED.fullmatch(fact.text, concurrent=False) if fact.kind in _TIMES else None
    if told is None:
        return None
    hours, minutes = (parse_number(told[name]) if told[name] else 0 for name in ("h", "m"))
    if not isinstance(hours, int) or not isinstance(minutes, int):
        return None
    total = hours * 60 + minutes
    length = Quantity(Range(total, total), total, "minute", "time")
    value = TimeExpression("DURATION", None, length=length)
    span = Span(fact.span.start, fact.span.end - len(_LATER))
    return Fact(Kind.DURATION, span, fact.text[: -len(_LATER)], fact.sentence, value)


_TIMES = frozenset({Kind.DATE, Kind.TIME})
_CLOCKED = frozenset({Kind.TIME, Kind.PERIOD, Kind.DATE})

__all__ = ["D", "H", "L", "Mask", "Sketch", "T", "joined", "masked", "sketch_of", "sketches"]
