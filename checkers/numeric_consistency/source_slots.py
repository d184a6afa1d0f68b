"""What a figure is of, for the slot that it fills: the thing counted, the currency, the person."""

from __future__ import annotations

from collections.abc import Hashable

import regex

from checkers.facts.lexicon import load
from checkers.model import Document, Fact, Kind, Quantity
from checkers.numeric_consistency.parts_played import beside
from checkers.numeric_consistency.source_roles import is_part
from checkers.passages import stem
from checkers.passages.slots import COUNTED, known_as

_PLAIN = frozenset({Kind.PERCENT, Kind.POINTS, Kind.DURATION})
_ROW = regex.compile(r"\s(?P<noun>\p{Ll}+)")
_AGED_NOUN = regex.compile(r"\s(?:\p{Ll}+\s){0,1}?(?P<noun>\p{Ll}+)")
_NOUN_AGED = regex.compile(r"\b(?P<noun>\p{Ll}+),\s\Z")
# "Profit last year" is no part of a profit.
_LAST_YEAR = regex.compile(r"\slast\s(?:week|month|quarter|season|year|summer|winter)\b")


def slot_key(document: Document, fact: Fact) -> Hashable | None:
    """Name what a figure is of; None where the words beside it do not tell."""
    value = fact.value
    if fact.kind in _PLAIN:
        return (fact.kind,)
    if not isinstance(value, Quantity) or value.refers not in (None, "back"):
        return None
    if fact.kind in (Kind.MONEY, Kind.MEASURE):
        return (fact.kind, value.dimension if fact.kind is Kind.MEASURE else value.unit, value.per)
    if fact.kind is Kind.COUNT and value.unit is not None:
        return (COUNTED, known_as(stem(value.unit)), value.per)
    return _of_words_beside(document, fact)


def _of_words_beside(document: Document, fact: Fact) -> Hashable | None:
    """Name the row of an ordinal, and the noun for who is so old."""
    before, after = beside(document, fact)
    if fact.kind is Kind.ORDINAL:
        row = _ROW.match(after, concurrent=False)
        return (COUNTED, "ordinal", stem(row["noun"])) if row is not None else None
    if fact.kind is not Kind.AGE:
        return None
    fused = fact.text.lower().endswith("old")
    noun = _AGED_NOUN.match(after) if fused else _NOUN_AGED.search(before, concurrent=False)
    return (COUNTED, "age", stem(noun["noun"])) if noun is not None else None


def is_whole(document: Document, fact: Fact) -> bool:
    """Tell whether no word beside a figure makes it a part, a bound or another time's."""
    after = beside(document, fact)[1]
    return not is_part(document, fact, behind=_LAST_YEAR.match(after, concurrent=False) is None)
