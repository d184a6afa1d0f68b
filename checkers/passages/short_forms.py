"""What tables and logs write in short: "63c", "4h 21min", "23.8" under "figures in £ million"."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import cached_property

import regex

from checkers.facts.lexicon import load
from checkers.facts.numbers import find_numerals
from checkers.model import Fact, Facts, Kind, Quantity

_CENTS = regex.compile(rf"(?P<number>\d+) (?:{'|'.join(load('passages')['cents'])})")
_DECIMAL = regex.compile(r"\d+\.\d+")
_BETWEEN = r"\s?\p{L}{1,7}\s?"  # "4h 21min", "2 hrs 14"
_SCALES = {
    scale: regex.compile(
        rf"\b(?:in|of)\s(?:[£$€]\s?)?{word}s?\b|[£$€]\s?(?:{short})\b", regex.IGNORECASE
    )
    for scale, word, short in ((10**6, "million", "m|mn|mln"), (10**3, "thousand", "000s?|k"))
}

_HEADING = 1_000  # characters of a source in which it says what it counts in


class ShortForms:
    """Tells whether a source has a claim in a form that no figure is read from."""

    def __init__(self, told: Sequence[Facts]) -> None:
        self._told = told

    def have(self, claim: Fact) -> bool:
        forms = (self._in_cents, self._in_parts, self._in_a_table, self._in_signs)
        return any(has(claim) for has in forms)

    def _in_signs(self, claim: Fact) -> bool:
        """Tell whether a source has a measure's decimals before a sign: "11.3 mg/L", "24.9 C"."""
        if claim.kind is not Kind.MEASURE:
            return False
        decimal = _DECIMAL.search(claim.text)
        if decimal is None:
            return False
        return self._holds(rf"(?<![\d.,]){regex.escape(decimal[0])}\s?[\p{{L}}°µ]{{1,3}}(?:\b|/)")

    def _in_cents(self, claim: Fact) -> bool:
        """Tell whether a source has "63c" for a claim of 63 cent."""
        found = _CENTS.fullmatch(claim.text, concurrent=False)
        return found is not None and self._holds(rf"(?<![\w.,]){found['number']}c\b")

    def _in_parts(self, claim: Fact) -> bool:
        """Tell whether a source has the numbers of "four hours and 21 minutes" as "4h 21min"."""
        numbers = [str(numeral.value) for numeral in find_numerals(claim.text)]
        if len(numbers) < 2 or claim.kind is not Kind.DURATION:
            return False
        return self._holds(r"(?<![\d.,])" + _BETWEEN.join(map(regex.escape, numbers)) + r"(?!\d)")

    def _in_a_table(self, claim: Fact) -> bool:
        """Tell whether a source that counts in millions or thousands has the bare number."""
        value = claim.value
        if not isinstance(value, Quantity) or claim.kind not in (Kind.MONEY, Kind.COUNT):
            return False
        return any(
            value.range.low <= Fraction(number) * scale <= value.range.high
            for scale in _SCALES
            for number in self._bare[scale]
        )

    @cached_property
    def _bare(self) -> dict[int, list[Fraction]]:
        """Give the bare numbers of the sources that count in so many."""
        found: dict[int, list[Fraction]] = {}
        for scale, says in _SCALES.items():
            tables = [
                facts
                for facts in self._told
                if says.search(facts.document.text, 0, _HEADING, concurrent=False)
            ]
            found[scale] = [
                Fraction(fact.value.stated)
                for facts in tables
                for fact in facts.items
                if fact.kind is Kind.NUMBER
                and isinstance(fact.value, Quantity)
                and fact.value.stated is not None
            ]
        return found

    def _holds(self, pattern: str) -> bool:
        short = regex.compile(pattern)
        return any(short.search(text, concurrent=False) for text in self._folded)

    @cached_property
    def _folded(self) -> list[str]:
        return [facts.document.text.casefold() for facts in self._told]
