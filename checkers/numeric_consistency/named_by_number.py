"""Numbers that are names: "Bus 52", "the number 52 bus"."""

from __future__ import annotations

import regex

from checkers.facts.lexicon import either
from checkers.model import Fact, Kind
from checkers.numeric_consistency.lines import Lines
from checkers.numeric_consistency.lists import LEXICON

_CALLED = regex.compile(
    rf"\b(?:{either(LEXICON['called_by_number'])})\s(?P<number>\d+)\b", regex.IGNORECASE
)


def is_name(lines: Lines, fact: Fact) -> bool:
    """Tell whether a bare number is what something is called: "more than the 52", a bus."""
    if fact.kind is not Kind.NUMBER or not fact.text.isdecimal():
        return False
    return fact.text in lines.once(_names_in_numbers)


def _names_in_numbers(lines: Lines) -> frozenset[str]:
    return frozenset(match["number"] for match in _CALLED.finditer(lines.document.text))
