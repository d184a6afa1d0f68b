"""Whether a name is a place's: "near the town of La Loma", "the airport at Loma"."""

from __future__ import annotations

import regex

from checkers.facts.names.words import GIVEN_NAMES
from checkers.model import Document
from checkers.quote_attribution.people.mentions import LEXICON, Mention

_KINDS = "|".join(LEXICON["place_kinds"])
_LEADS = frozenset(LEXICON["place_leads"])
_BEFORE = 40  # characters
# "The village of", "the slopes of", "the coast of": of what no person is.
_NAMED_SO = regex.compile(
    rf"\b(?:{_KINDS})\s(?:of|at|in|near|to|from|off|for)\s(?:the\s)?\Z", regex.IGNORECASE
)
_AT = regex.compile(
    r"\b(?:in|at|near|off|outside|towards|reached|left|between|around|through|via|into"
    r"|(?:miles|km|kilometres|kilometers|north|south|east|west)\s(?:of|from|off))\s(?:the\s)?\Z",
    regex.IGNORECASE,
)
_POSSESSIVE = regex.compile(r"['’]s?\b|['’]s\b")


def is_a_place(document: Document, mention: Mention) -> bool:
    """Tell a name that the words before it, or its own first word, give to a place.

    Whoever has a title or a known given name is a person wherever the name stands.
    """
    if mention.title or (mention.full and mention.words[0].lower() in GIVEN_NAMES):
        return False
    if mention.full and mention.words[0].lower() in _LEADS:
        return True
    start = mention.span.start
    before = document.text[max(0, start - _BEFORE) : start]
    if _NAMED_SO.search(before, concurrent=False):
        return True
    if _POSSESSIVE.match(document.text, mention.span.end, concurrent=False):
        return False  # "at Petersen's house"
    return _AT.search(before, concurrent=False) is not None
