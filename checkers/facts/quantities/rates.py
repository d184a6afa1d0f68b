"""What a rate is of: "an hour", "per person", "per 100,000 people"."""

from __future__ import annotations

from collections.abc import Mapping

import regex

from checkers.facts.lexicon import either, load
from checkers.facts.quantities.page import Page

_RATES = load("nouns")["rates"]
_SAME: Mapping[str, str] = _RATES["same"]
_POWERS: Mapping[str, str] = _RATES["powers"]
_ADVERBS: Mapping[str, str] = _RATES["adverbs"]
_STOPS = frozenset(load("nouns")["stops"])
_NOUN = r"[^\W\d_]++"
_RATE = regex.compile(
    rf"(?:[ -]{either(_RATES['article'])}[ -](?P<noun>{either(_RATES['nouns'])})\b"
    rf"(?![ -]{either(_RATES['not_rates'])}\b)(?!-)"
    rf"|(?:[ -]{either(_RATES['per'])}[ -])"
    rf"(?:(?P<base>\d{{1,3}}(?:,?\d{{3}})*|{either(_POWERS)})(?! ?\d)(?: (?P<of>{_NOUN}))?"
    rf"|(?P<any>{_NOUN}))"
    rf"|/(?P<over>{either(_RATES['nouns'])})\b"
    rf"| (?P<adverb>{either(_ADVERBS)})\b(?! of\b))"
)
_OPENINGS = (
    *(f"{joint}{word}" for joint in " -" for word in (*_RATES["article"], *_RATES["per"])),
    *(f" {word}" for word in _ADVERBS),
    "/",
)


def rate_after(page: Page, end: int) -> str | None:
    """Name what the figure that ends at `end` is a rate of; None where it is no rate."""
    if not page.flat.startswith(_OPENINGS, end):
        return None
    match = _RATE.match(page.flat, end, concurrent=False)
    if match is None:
        return None
    if match["adverb"]:
        return _ADVERBS[match["adverb"]]
    if match["base"]:
        base = _POWERS.get(match["base"]) or match["base"].replace(",", "")
        return f"{base} {match['of']}" if match["of"] and match["of"] not in _STOPS else base
    noun = str(match["noun"] or match["over"] or match["any"])
    return _SAME.get(noun, noun)
