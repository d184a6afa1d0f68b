"""Figures that lean on what the article itself has told: no source need state them again."""

from __future__ import annotations

import regex

from checkers.facts.lexicon import either, load
from checkers.model import Document, Fact, Kind
from checkers.passages.values import numbers_in
from checkers.passages.words import looks_like_a_verb

_LEXICON = load("passages")
_FEW = 12  # up to it, a reader still knows which things were told
_NEXT = regex.compile(r"\s(?P<word>\p{Ll}+)")
_THE = regex.compile(r"\bthe\s\Z", regex.IGNORECASE)
_GIVEN = regex.compile(r"(?:the|these|those)\s", regex.IGNORECASE)
_STEP = regex.compile(rf"\s(?:{either(_LEXICON['steps'])})\b")
_STANDS_ALONE = frozenset(_LEXICON["stands_alone"])


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
