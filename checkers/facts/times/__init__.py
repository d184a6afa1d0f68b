"""Dates, times, durations and periods: `find_times` reads them all, as TIMEX3 does."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from heapq import heapify, heappop, heappush
from typing import Final

from checkers.document import sentence_of
from checkers.facts.times.anchor import anchor_of
from checkers.facts.times.clocks import CLOCKS
from checkers.facts.times.dates import DATES
from checkers.facts.times.eras import ERAS
from checkers.facts.times.feasts import FEAST_DAYS
from checkers.facts.times.grammar import find_again, find_matches, reach
from checkers.facts.times.joining import join
from checkers.facts.times.lengths import LENGTHS
from checkers.facts.times.memory import Memory, remembered
from checkers.facts.times.quarters import QUARTERS
from checkers.facts.times.recurring import RECURRING
from checkers.facts.times.relatives import RELATIVES
from checkers.facts.times.scene import Found, Reading, Scene, found_in
from checkers.facts.times.tokens import Tokens, read_tokens
from checkers.facts.times.years import widen_years
from checkers.facts.words import Words
from checkers.model import (
    Document,
    Fact,
    Field,
    Kind,
    Paragraph,
    Quantity,
    Reference,
    Sentence,
    Span,
)
from checkers.ranges import exactly

__all__ = ["find_times", "read_plain_times", "read_times"]

# Prose has some 9,000 words a megabyte that times are made of; what has more is no article, and
# must not cost more.
_MOST_WORDS: Final = 30_000

_READERS: Final[Mapping[str, Callable[[Found], Reading | None]]] = {
    **DATES,
    **ERAS,
    **RELATIVES,
    **QUARTERS,
    **FEAST_DAYS,
    **LENGTHS,
    **RECURRING,
    **CLOCKS,
}


def find_times(document: Document, reference: Reference | None) -> list[Fact]:
    """Read every date, time, duration, period and set of a document, in order, none overlapping.

    A period's `readings` are its two ends; a year that may be a count has that as a reading.
    """
    return read_times(document, reference)[0]


def read_times(
    document: Document, reference: Reference | None, words: Words | None = None
) -> tuple[list[Fact], bool]:
    """Read times as `find_times` does; tell whether there are words of times left unread.

    `words` are the document's, where they have been split already.
    """
    tokens = read_tokens(document.text, words)
    sentences = tuple(sentence.span.start for sentence in document.sentences)
    scene = Scene(tokens, anchor_of(reference), sentences)
    end = reach(tokens.classes, _MOST_WORDS)
    readings = join(scene, widen_years(scene, _read(scene, end)))
    facts = [_fact(document, tokens, reading) for reading in _flat(readings)]
    return facts, end < len(tokens.classes)


def read_plain_times(text: str, reference: Reference | None) -> list[Fact]:
    """Read the times of a bare text, one sentence long: a dateline, a stamp."""
    span = Span(0, len(text))
    document = Document(
        id="",
        text=text,
        fields=(Field("text", span, text),),
        paragraphs=(Paragraph(span, 0),),
        sentences=(Sentence(span, 0),),
    )
    return find_times(document, reference)


def _read(scene: Scene, limit: int) -> list[Reading]:
    """Read the matches before `limit` from left to right, the longest first where several begin."""
    classes = scene.tokens.classes
    ahead = [
        (match.start(), -match.end(), order, name, match)
        for order, (name, match) in enumerate(find_matches(classes, limit))
    ]
    heapify(ahead)
    readings: list[Reading] = []
    memory, end, order = Memory(), 0, len(ahead)
    while ahead:
        start, stop, _, name, match = heappop(ahead)
        if start >= end and (reading := _READERS[name](found_in(scene, match, memory))):
            readings.append(reading)
            words = scene.tokens.parts[reading.begin | 1 : reading.end : 2]
            memory = remembered(memory, reading.kind, reading.value, reading.begin, words)
            end = reading.end
        if start < end < -stop and (rest := find_again(name, classes, end, -stop)):
            # "Good Friday, 29 March": what is left of a match whose first words are taken, or
            # of which a reading has left out the end ("12 hours a day, six days a week")
            order += 1
            heappush(ahead, (rest.start(), -rest.end(), order, name, rest))
    return readings


def _flat(readings: Iterable[Reading]) -> Iterable[Reading]:
    for reading in readings:
        if reading.listed:
            yield from reading.parts
        else:
            yield reading


def _fact(document: Document, tokens: Tokens, reading: Reading) -> Fact:
    span = Span(tokens.begin(reading.begin), tokens.finish(reading.end))
    readings = tuple(_fact(document, tokens, part) for part in reading.parts)
    sentence = sentence_of(document, span.start)
    text = document.text[span.start : span.end]
    value = reading.value
    if (place := reading.weekday_place) is not None:
        words = Span(tokens.starts[place], tokens.starts[place + 1])
        value = replace(value, weekday_span=words)
    if reading.count is not None:
        number = Quantity(exactly(reading.count), reading.count, round_integer=True)
        readings = (*readings, Fact(Kind.NUMBER, span, text, sentence, number))
    return Fact(reading.kind, span, text, sentence, value, readings)
