"""A figure that a source's table has in another row or column than the article names.

"Millbrook has 187 pupils", where the table has 187 under Fenton Road and 131 under Millbrook.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property

import regex

from checkers.facts.lexicon import either, load
from checkers.model import Fact, Facts, Kind, Quantity
from checkers.passages import (
    Areas,
    Candidate,
    Cell,
    Table,
    areas_of,
    distinctive,
    read_all_tables,
    tokens_of,
)
from checkers.ranges import exactly

_CLAIMED = frozenset({Kind.COUNT, Kind.NUMBER, Kind.MONEY, Kind.PERCENT})
_ALIKE = 4  # times that one number of a row or column is another
_SMALL = 12  # up to it a number stands in many rows
_REACH = 90  # characters between a row's name and its figure
_TURNS = regex.compile(
    rf";|\b(?:{either(load('sources')['turns_to_another'])})\b", regex.IGNORECASE
)
_LEADS_IN = regex.compile(r"[\"“‘']?(?:(?:[Tt]he|[Ii]n|[Aa]t|[Ff]or|[Aa]mong)\s){0,2}")
_HELD_AGAINST = frozenset(load("sources")["held_against"])
# What a table must say somewhere to hold figures of a kind; a bare number is of anything but these.
_UNITS = {
    Kind.PERCENT: regex.compile(r"%|\bper\s?cent|\brate|\bshare|\buptake", regex.IGNORECASE),
    Kind.MONEY: regex.compile(r"[£$€]|\b(?:EUR|USD|GBP)\b"),
    Kind.COUNT: regex.compile(r"\A[^%(£$€]*(?:\(\p{L}{5,}[^)]*\)[^%(£$€]*)*\Z"),
    Kind.NUMBER: regex.compile(r""),
}
_WORD = regex.compile(r"[\p{L}\d][\p{L}\d'’-]*")


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
        if number is None or claim.span.start in self._quoted:
            return None
        if not _HELD_AGAINST.isdisjoint(self._sentence(claim).lower().split()):
            return None
        holding = self._holding.get(number, [])
        if len(holding) != 1 or not self._stands_once({number, holding[0][1].number}):
            return None
        return self._meant(*holding[0], claim, number)

    def _meant(self, named: _Named, taken: Cell, claim: Fact, number: Fraction) -> Candidate | None:
        table, rows = named.table, self._rows_named(named, claim)
        if len(rows) != 1:
            return None
        column: int | None = taken.column
        if taken.row == rows[0]:
            column = self._column_named(named, claim, taken.column)
        meant = table.at(rows[0], column) if column is not None else None
        if meant is None or not _is_slip(taken.number, meant.number):
            return None
        if not self._is_of_column(named, taken, claim) or not _are_alike(named.table, taken, meant):
            return None
        true = meant.number if number == taken.number else meant.number * meant.scale
        assert isinstance(claim.value, Quantity)
        value = replace(claim.value, range=exactly(true), stated=true)
        return Candidate(replace(meant.fact, kind=claim.kind, value=value), table.document)

    @cached_property
    def _holding(self) -> dict[Fraction, list[tuple[_Named, Cell]]]:
        """Give the cells that hold a number, as written or in its scale."""
        found: dict[Fraction, list[tuple[_Named, Cell]]] = defaultdict(list)
        for named in self._tables:
            for cell in named.table.cells:
                for number in {cell.number, cell.number * cell.scale}:
                    found[number].append((named, cell))
        return found

    def _rows_named(self, named: _Named, claim: Fact) -> list[int]:
        """List the rows that the claim's sentence names, if the one is named beside the claim."""
        said = tokens_of(self._sentence(claim)) - tokens_of(claim.text)
        rows = [
            at
            for at, tokens in enumerate(named.rows)
            if tokens and tokens <= said and _is_told(named.table.labels[at], tokens, said)
        ]
        partly = [at for at, tokens in enumerate(named.rows) if not tokens.isdisjoint(said)]
        if len(partly) != 1 or not rows:
            return []
        return rows if self._is_beside(claim, named.rows[rows[0]]) else []

    def _column_named(self, named: _Named, claim: Fact, taken: int) -> int | None:
        """Give the one column of a time that the sentence names, where it does not name `taken`."""
        said = tokens_of(self._sentence(claim))
        times = [frozenset(filter(_is_time, tokens)) for tokens in named.columns]
        told = [at for at, tokens in enumerate(times) if at and not tokens.isdisjoint(said)]
        return told[0] if len(told) == 1 and told[0] != taken else None

    def _is_of_column(self, named: _Named, taken: Cell, claim: Fact) -> bool:
        """Tell whether the sentence says what the cell's column, or the table, is of.

        What is counted must be: "22 miles" stand in no column of staff.
        """
        table = named.table
        of = _head(table, taken) | tokens_of(table.caption) | tokens_of(table.document.title or "")
        of = frozenset(token for token in of if not _is_time(token))
        signs = f"{' '.join(table.heads)} {table.caption} {table.labels[taken.row]}"
        if not _UNITS[claim.kind].search(signs):
            return False
        unit = claim.value.unit if isinstance(claim.value, Quantity) else None
        if claim.kind is Kind.COUNT and unit is not None:
            return not tokens_of(unit).isdisjoint(of)
        return not (tokens_of(self._sentence(claim)) - named.rows[taken.row]).isdisjoint(of)

    def _is_beside(self, claim: Fact, tokens: frozenset[str]) -> bool:
        """Tell whether a row's name begins the sentence and leads to the claim."""
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
        if _LEADS_IN.fullmatch(text, start, told[0].start()) is None:
            return False  # "the school that beat Millbrook"
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
            for table in read_all_tables(self._told)
        ]


def _head(table: Table, cell: Cell) -> frozenset[str]:
    """Give what a cell's column is of, its time left out."""
    head = table.heads[cell.column] if cell.column < len(table.heads) else ""
    return frozenset(token for token in tokens_of(head) if not _is_time(token))


def _are_alike(table: Table, taken: Cell, meant: Cell) -> bool:
    """Tell whether two cells are of one thing: no posts beside a crew."""
    return _head(table, taken) == _head(table, meant)


def _is_time(token: str) -> bool:
    """Tell a year, a month or a quarter from the other words of a column's head."""
    return token[-1].isdecimal()


def _is_slip(taken: Fraction, meant: Fraction) -> bool:
    """Tell whether one number can stand for another: what is far smaller or larger is of else."""
    low, high = sorted((abs(taken), abs(meant)))
    return taken != meant and high <= low * _ALIKE


def _is_told(label: str, tokens: frozenset[str], said: frozenset[str]) -> bool:
    """Tell whether words name a row, not a number alone that the sentence has of something else."""
    whole = tokens_of(label)
    return not all(token.isdecimal() for token in tokens) or 2 * len(whole & said) > len(whole)


def _stated(claim: Fact) -> Fraction | None:
    """Give the number that a claim states as it is; None for a hedged or a small one."""
    value = claim.value
    if claim.kind not in _CLAIMED or not isinstance(value, Quantity) or value.hedge is not None:
        return None
    if value.stated is None:
        return None
    number = Fraction(value.stated)
    return number if number > _SMALL or number.denominator > 1 else None


def _number(fact: Fact) -> Fraction | None:
    value = fact.value
    if not isinstance(value, Quantity) or value.stated is None:
        return None
    return Fraction(value.stated)
