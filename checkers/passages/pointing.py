"""Figures that no source need state: they lean on what the article has told, or are half of one.

"The third kept its hours", "four lots in five", "every half hour".
"""

from __future__ import annotations

import regex

from checkers.facts.lexicon import either, load
from checkers.model import Document, Fact, Kind
from checkers.passages.values import numbers_in
from checkers.passages.words import looks_like_a_verb

_LEXICON = load("passages")
_NUMBERS = load("numbers")
_NUMBER = either([*_NUMBERS["units"], *_NUMBERS["teens"], *_NUMBERS["tens"], r"\d{1,3}"])
_REACH = 50  # characters
_IN_BEFORE = regex.compile(rf"\b(?:{_NUMBER})(?:\s\p{{Ll}}+){{1,4}} in \Z", regex.IGNORECASE)
_IN_BEHIND = regex.compile(
    rf"(?:\s\p{{Ll}}+){{0,2}} in (?:{_NUMBER})\b(?![.,]?\d|[\s-](?:{either(_LEXICON['lengths'])}))"
)
_EVERY = regex.compile(rf"\b(?:{either(_LEXICON['for_each'][1:])})\s\Z", regex.IGNORECASE)
_FEW = 12  # up to it, a reader still knows which things were told
_NEXT = regex.compile(r"\s(?P<word>\p{Ll}+)")
_THE = regex.compile(r"\bthe\s\Z", regex.IGNORECASE)
_GIVEN = regex.compile(r"(?:the|these|those)\s", regex.IGNORECASE)
_STEP = regex.compile(rf"\s(?:{either(_LEXICON['steps'])})\b")
_STANDS_ALONE = frozenset(_LEXICON["stands_alone"])


def is_no_figure_of_its_own(document: Document, claim: Fact) -> bool:
    """Tell what an article need not have from anywhere."""
    at, text = claim.span, document.text
    start, end = max(0, at.start - _REACH), at.end + _REACH
    if (
        claim.kind is not Kind.DURATION
        and _IN_BEFORE.search(text, start, at.start, concurrent=False) is not None
    ):
        return True  # "one grower in eight"
    if _IN_BEHIND.match(text, at.end, end, concurrent=False) is not None:
        return True  # "four lots in five"
    if _EVERY.search(text, start, at.start, concurrent=False) is not None:
        return claim.kind is Kind.DURATION
    return points_back(document, claim)


def points_back(document: Document, claim: Fact) -> bool:
    """Tell "the third kept its hours", "in the three months" and "four minutes after"."""
    numbers = numbers_in(claim.text)
    if not numbers or any(number > _FEW for number in numbers):
        return False
    if claim.kind is Kind.DURATION:
        at = claim.span.end
        return (
            _GIVEN.match(claim.text, concurrent=False) is not None
            or _STEP.match(document.text, at, concurrent=False) is not None
        )
    return claim.kind is Kind.ORDINAL and _has_no_noun(document, claim)


def _has_no_noun(document: Document, claim: Fact) -> bool:
    """Tell an ordinal behind "the" that counts what was told before: "the second one"."""
    start = document.sentences[claim.sentence].span.start
    if _THE.search(document.text, start, claim.span.start, concurrent=False) is None:
        return False
    found = _NEXT.match(document.text, claim.span.end, concurrent=False)
    if found is None:
        return True
    word = found["word"]
    return word in _STANDS_ALONE or looks_like_a_verb(word)
