"""How long somebody was in one place: "35 minutes under there", "under the snow for 55 minutes"."""

from __future__ import annotations

import regex

from checkers.facts.lexicon import either, load
from checkers.model import Document, Fact, Kind
from checkers.quote_attribution.reported import Telling, sentence_at

_LEXICON = load("retelling")
_PLACES: dict[str, frozenset[str]] = {
    word: frozenset(phrases) for word, phrases in _LEXICON["there"].items()
}
_PART = regex.compile(
    rf"(?i)\b(?:{either((*_LEXICON['apart'], *_LEXICON['apart_in_quotes']))}|within)\b"
)
_NEAR = 24  # characters before a figure
_HEDGE = r"(?:(?:about|some|around|nearly|almost|roughly|more than|over)\s)?"
_THERE = rf"(?P<there>{either(_PLACES)})\s(?:there|here)\b"
_BEFORE_FIGURE = regex.compile(rf"(?i)\b{_THERE}\s(?:for\s)?{_HEDGE}\Z")
_BEHIND_FIGURE = regex.compile(rf"(?i)(?:\s\p{{Ll}}+)?\s{_THERE}")
_STAYED = rf"(?:that\s)?(?:he|she|they)\s(?:(?:{either(_LEXICON['stays'])})\s){{1,4}}"
_AT = either(at for phrases in _PLACES.values() for at in phrases)
_PLACE = rf"(?P<at>{_AT})\s(?:the|an?|his|her|their|its)\s"
_PLACE_FIRST = regex.compile(
    rf"(?i){_STAYED}{_PLACE}(?:[\p{{L}}’'-]+\s){{1,4}}(?:for\s)?{_HEDGE}\Z"
)
_FIGURE_FIRST = regex.compile(rf"(?i){_STAYED}(?:for\s)?{_HEDGE}\Z")
_BEHIND = regex.compile(rf"\s(?:{either(_LEXICON['stays'])}\s)?{_PLACE}", regex.IGNORECASE)


def is_one_stay(
    document: Document, figure: Fact, quote: Fact, told: Fact, telling: Telling
) -> bool:
    """Tell whether a quote calls "there" the place where its speaker is told to have been."""
    if figure.kind is not Kind.DURATION or told.kind is not Kind.DURATION or telling.nominal:
        return False
    text = document.text
    there = _BEFORE_FIGURE.search(text, quote.span.start, figure.span.start, concurrent=False)
    there = there or _BEHIND_FIGURE.match(text, figure.span.end, quote.span.end, concurrent=False)
    if there is None or _PART.search(
        text, max(quote.span.start, figure.span.start - _NEAR), figure.span.end
    ):
        return False
    at = _place(document, told, telling)
    return at is not None and at in _PLACES[there["there"].lower()]


def _place(document: Document, told: Fact, telling: Telling) -> str | None:
    """Read what stands before the place: "under" of "he had been under the snow for 55 minutes"."""
    text = document.text
    before = text[telling.content.start : told.span.start]
    first = _PLACE_FIRST.fullmatch(before, concurrent=False)
    if first is not None:
        return str(first["at"]).lower()
    if _FIGURE_FIRST.fullmatch(before, concurrent=False) is None:
        return None
    end = sentence_at(document, told.sentence).end
    behind = _BEHIND.match(text, told.span.end, end, concurrent=False)
    return None if behind is None else str(behind["at"]).lower()
