"""What a figure is of, for the slot that it fills: the thing counted, the currency, the person."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import replace

import regex

from checkers.model import Document, Fact, Facts, Kind, Name, Quantity, Span
from checkers.numeric_consistency.of_another import NAME_BEFORE, is_an_age
from checkers.numeric_consistency.parts_played import age, beside
from checkers.numeric_consistency.source_roles import is_part
from checkers.passages import stem
from checkers.passages.slots import BY_NAME, COUNTED, known_as

_PLAIN = frozenset({Kind.PERCENT, Kind.POINTS, Kind.DURATION})
# "52 percent of the men"
_OF = regex.compile(r"\sof\s(?:(?:all|its|the|their)\s)?(?P<noun>\p{Ll}+)")
_ROW = regex.compile(r"\s(?P<noun>\p{Ll}+)")
_AGED_NOUN = regex.compile(r"\s(?:\p{Ll}+\s){0,1}?(?P<noun>\p{Ll}+)")
_NOUN_AGED = regex.compile(r"\b(?P<noun>\p{Ll}+),\s\Z")
# "The 24-year-old has agreed", but "the 24-year-old winger"
_THE = regex.compile(r"(?:\A|[.!?”\"]\s|\s)(?:The|the)\s\Z")
_ALONE = regex.compile(
    r"\s?(?:[,.;]|(?:\p{Ll}+s|\p{Ll}+ed|had|is|was|will|who|told|won|ran|came)\b)"
)
# "Profit last year" is no part of a profit.
_LAST_YEAR = regex.compile(r"\slast\s(?:week|month|quarter|season|year|summer|winter)\b")


def slot_key(facts: Facts, fact: Fact) -> Hashable | None:
    """Name what a figure is of; None where the words beside it do not tell."""
    value = fact.value
    if fact.kind in _PLAIN:
        of = _OF.match(beside(facts.document, fact)[1], concurrent=False)
        return (fact.kind, stem(of["noun"]) if of is not None else None)
    if fact.kind is Kind.AGE or is_an_age(facts.document, fact):
        return _of_a_person(facts, fact)
    if not isinstance(value, Quantity) or value.refers not in (None, "back"):
        return None
    if fact.kind in (Kind.MONEY, Kind.MEASURE):
        return (fact.kind, value.dimension if fact.kind is Kind.MEASURE else value.unit, value.per)
    if fact.kind is Kind.COUNT and value.unit is not None:
        return (COUNTED, known_as(stem(value.unit)), value.per)
    return _of_a_row(facts.document, fact) if fact.kind is Kind.ORDINAL else None


def _of_a_row(document: Document, fact: Fact) -> Hashable | None:
    """Name the row of an ordinal: "his third cap"."""
    row = _ROW.match(beside(document, fact)[1], concurrent=False)
    return (COUNTED, "ordinal", stem(row["noun"])) if row is not None else None


def _of_a_person(facts: Facts, fact: Fact) -> Hashable | None:
    """Name who is so old, by surname or else by the noun: "a 29-year-old man"."""
    before, after = beside(facts.document, fact)
    role = age(facts, fact) if fact.kind is Kind.AGE else None
    surname = role[1].split()[-1] if role is not None else None
    named = NAME_BEFORE.search(before, concurrent=False)
    if surname is None and fact.kind is Kind.NUMBER:
        surname = named["surname"].casefold() if named is not None else _named_before(facts, fact)
    if surname is not None:
        return (BY_NAME, surname)
    if not fact.text.lower().endswith("old"):
        noun = _NOUN_AGED.search(before, concurrent=False)
    elif _THE.search(before, concurrent=False) and _ALONE.match(after, concurrent=False):
        surname = _named_before(facts, fact)
        return (BY_NAME, surname) if surname is not None else None
    else:
        noun = _AGED_NOUN.match(after, concurrent=False)
    return (COUNTED, "age", stem(noun["noun"])) if noun is not None else None


def _named_before(facts: Facts, fact: Fact) -> str | None:
    """Give the surname of the only person whom the sentence before names: "The 24-year-old …"."""
    full = {_surname(name) for name in facts.items if _is_a_person(name) and " " in name.text}
    found = {
        _surname(name)
        for name in facts.items
        if name.sentence == fact.sentence - 1 and name.kind is Kind.NAME
        if _is_a_person(name) or _surname(name) in full
    }
    return found.pop() if len(found) == 1 else None


def _surname(name: Fact) -> str:
    return name.text.split()[-1].removesuffix("'s").removesuffix("’s").casefold()


def _is_a_person(name: Fact) -> bool:
    category = name.value.category if isinstance(name.value, Name) else ""
    return category == "person" or (category == "unknown" and " " in name.text)


def is_whole(document: Document, fact: Fact) -> bool:
    """Tell whether no word beside a figure makes it a part, a bound or another time's.

    "More than 40" is whole, and so is "profit last year".
    """
    before, after = beside(document, fact)
    hedge = fact.value.hedge if isinstance(fact.value, Quantity) else None
    if hedge is not None and before.lower().endswith(f"{hedge} "):
        fact = replace(fact, span=Span(fact.span.start - len(hedge) - 1, fact.span.end))
    return not is_part(document, fact, behind=_LAST_YEAR.match(after, concurrent=False) is None)
