"""A figure that a source's table has in another row or column than the article names.

"Millbrook has 187 pupils", where the table has 187 under Fenton Road and 131 under Millbrook.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property

import regex

from checkers.facts.lexicon import either, load
from checkers.model import Fact, Facts, Kind, Quantity
from checkers.passages import Areas, Candidate, Table, areas_of, distinctive, read_tables, tokens_of
from checkers.ranges import exactly

_CLAIMED = frozenset({Kind.COUNT, Kind.NUMBER, Kind.MONEY, Kind.PERCENT, Kind.MEASURE})
_SMALL = 12  # up to it a number stands in many rows
_REACH = 90  # characters between a row's name and its figure
_TURNS = regex.compile(
    rf";|\b(?:{either(load('sources')['turns_to_another'])})\b", regex.IGNORECASE
)
_WORD = regex.compile(r"\p{L}[\p{L}'’-]*|(?:1[89]|20)\d\d")


@dataclass(frozen=True, slots=True)
class _Named:
    """A table with what tells its rows and columns apart."""

    table: Table
    rows: Sequence[frozenset[str]]
    columns: Sequence[frozenset[str]]


class SourceRows:
    """Tells which cell of a table a claim should have been taken from."""

    def __init__(self, own: Facts, told: Sequence[Facts]) -> None:
        self._own = own
        self._told = told

    def of(self, claim: Fact) -> Candidate | None:
        """Find the cell of the row and column that the article names; None where it has it right.

        Only where the claim's number stands in one other row of the same column, or in another
        column of the same row, and nowhere else in the sources.
        """
        number = _stated(claim)
        if number is None or claim.span.start in self._quoted or not self._tables:
            return None
        found = [cell for named in self._tables for cell in self._in_table(named, claim, number)]
        return found[0] if len(found) == 1 else None

    def _in_table(self, named: _Named, claim: Fact, number: Fraction) -> Iterator[Candidate]:
        table = named.table
        holding = [c for c in table.cells if number in (c.number, c.number * c.scale)]
        rows = self._rows_named(named, claim)
        if len(holding) != 1 or len(rows) != 1:
            return
        if not self._stands_once({number, holding[0].number}):
            return
        (taken,), (row,) = holding, rows
        column = (
            taken.column if taken.row != row else self._column_named(named, claim, taken.column)
        )
        meant = table.at(row, column) if column is not None else None
        if meant is None or meant.number == taken.number:
            return
        true = meant.number if number == taken.number else meant.number * meant.scale
        assert isinstance(claim.value, Quantity)
        value = replace(claim.value, range=exactly(true), stated=true)
        yield Candidate(replace(meant.fact, kind=claim.kind, value=value), table.document)

    def _rows_named(self, named: _Named, claim: Fact) -> list[int]:
        """List the rows that the claim's sentence names, if the one is named beside the claim."""
        said = tokens_of(self._sentence(claim))
        rows = [at for at, tokens in enumerate(named.rows) if tokens and tokens <= said]
        partly = [at for at, tokens in enumerate(named.rows) if not tokens.isdisjoint(said)]
        if len(partly) != 1 or not rows:
            return []
        return rows if self._is_beside(claim, named.rows[rows[0]]) else []

    def _column_named(self, named: _Named, claim: Fact, taken: int) -> int | None:
        """Give the one column that the claim's sentence names, where it does not name `taken`."""
        said = tokens_of(self._sentence(claim))
        told = [at for at, tokens in enumerate(named.columns) if at and not tokens.isdisjoint(said)]
        return told[0] if len(told) == 1 and told[0] != taken else None

    def _is_beside(self, claim: Fact, tokens: frozenset[str]) -> bool:
        """Tell whether a row's name leads to the claim, nothing else between."""
        text, start = (
            self._own.document.text,
            self._own.document.sentences[claim.sentence].span.start,
        )
        told = [
            match
            for match in _WORD.finditer(text, start, claim.span.start)
            if not tokens.isdisjoint(tokens_of(match[0]))
        ]
        if not told:
            return False
        last = told[-1].end()
        others = (fact for fact in self._own.of_sentence(claim.sentence) if fact is not claim)
        return (
            claim.span.start - last <= _REACH
            and _TURNS.search(text, last, claim.span.start) is None
            and not any(
                last <= fact.span.start < claim.span.start and isinstance(fact.value, Quantity)
                for fact in others
            )
        )

    def _sentence(self, claim: Fact) -> str:
        span = self._own.document.sentences[claim.sentence].span
        return self._own.document.text[span.start : span.end]

    def _stands_once(self, numbers: set[Fraction]) -> bool:
        told = (_number(fact) for facts in self._told for fact in facts.items)
        return sum(number in numbers for number in told) == 1

    @cached_property
    def _quoted(self) -> Areas:
        return areas_of(Kind.QUOTE, self._own)

    @cached_property
    def _tables(self) -> list[_Named]:
        return [
            _Named(table, distinctive(table.labels), distinctive(table.heads))
            for facts in self._told
            for table in read_tables(facts)
        ]


def _stated(claim: Fact) -> Fraction | None:
    """Give the number that a claim states as it is; None for a hedged or a small one."""
    value = claim.value
    if claim.kind not in _CLAIMED or not isinstance(value, Quantity) or value.hedge is not None:
        return None
    return Fraction(value.stated) if value.stated is not None and value.stated > _SMALL else None


def _number(fact: Fact) -> Fraction | None:
    value = fact.value
    if not isinstance(value, Quantity) or value.stated is None:
        return None
    return Fraction(value.stated)
