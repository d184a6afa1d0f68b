"""Facts by the numbers that they are told in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from itertools import islice

from checkers.facts.numbers import find_numerals
from checkers.model import QUANTITY_KINDS, TIME_KINDS, Fact, Facts, Number, TimeExpression

_REMEMBERED = 1 << 12
_MOST = 200  # facts with one number; more are the lines of a table


class Values:
    """The figures and times of documents by their number or month, or else by their words."""

    def __init__(self, documents: Iterable[Facts]) -> None:
        self._documents = documents

    def like(self, claim: Fact) -> Iterator[Fact]:
        """List the facts that share a number or a month with a claim."""
        for key in _keys(claim):
            yield from islice(self._facts.get(key, ()), _MOST)

    @cached_property
    def _facts(self) -> dict[object, list[Fact]]:
        found: dict[object, list[Fact]] = defaultdict(list)
        for facts in self._documents:
            for fact in facts.items:
                if fact.kind in QUANTITY_KINDS or fact.kind in TIME_KINDS:
                    for key in _keys(fact):
                        found[key].append(fact)
        return found


@lru_cache(maxsize=_REMEMBERED)
def numbers_in(text: str) -> frozenset[Number]:
    """List the numbers of a text, whatever their signs."""
    return frozenset(max(numeral.value, -numeral.value) for numeral in find_numerals(text))


def _keys(fact: Fact) -> frozenset[object]:
    value = fact.value
    if isinstance(value, TimeExpression) and value.month is not None:
        return numbers_in(fact.text) | {("month", value.month)}
    return numbers_in(fact.text) or frozenset((fact.text.casefold(),))
