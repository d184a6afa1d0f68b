"""A table in force: rows found by key and day."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

from checkers.model import Days, Speaker, TimeExpression, Truth, Unknown
from checkers.rulebook.tables.cells import Cell, value_of
from checkers.rulebook.tables.keys import one_person, person_words, text_key
from checkers.rulebook.tables.spec import Column, ColumnType, TableSpec
from checkers.rulebook.values import Amount, describe
from checkers.rulebook.values.wording import day_text

KeyPart: TypeAlias = str | int | tuple[str, ...]
Key: TypeAlias = tuple[KeyPart, ...]

ALWAYS = (date.min.toordinal(), date.max.toordinal())
_SHOWN = 3  # rows that a reason names


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row holds from the day `first` to the day `last`, both included (proleptic ordinals)."""

    line: int
    cells: tuple[Cell, ...]
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Chain:
    """The rows of one key in order of their days; neighbours share a day at most."""

    starts: tuple[int, ...]
    rows: tuple[TableRow, ...]

    def within(self, first: int, last: int) -> Iterator[TableRow]:
        """List the rows that hold on some day from `first` to `last`."""
        at = max(bisect_right(self.starts, first) - 2, 0)
        for row in self.rows[at:]:
            if row.first > last:
                return
            if row.last >= first:
                yield row


@dataclass(frozen=True, slots=True)
class TableGap:
    """Days that no row of a key covers, between two that do; `line` is that of the later row."""

    key: str
    line: int
    first: date
    last: date
    before: int  # line of the earlier row


@dataclass(frozen=True, eq=False)
class ReferenceTable:
    """Rows by key; two tables are equal only if they are one.

    `path` is what positions say, `digest` a hash of the content.  `surnames` leads to the keys
    with a person of that surname, where a key column holds persons.
    """

    spec: TableSpec
    path: str
    digest: str
    rows: int
    chains: Mapping[Key, Chain]
    gaps: tuple[TableGap, ...] = ()
    surnames: Mapping[Key, list[Key]] = field(init=False)

    def __post_init__(self) -> None:
        short: dict[Key, list[Key]] = defaultdict(list)
        if any(column.type is ColumnType.PERSON for column in self.key_columns):
            for key in self.chains:
                short[_short(key)].append(key)
        object.__setattr__(self, "surnames", dict(short))

    @property
    def name(self) -> str:
        return self.spec.name.text

    @property
    def key_columns(self) -> tuple[Column, ...]:
        return tuple(self.spec.columns[self.spec.place(name)] for name in self.spec.key)

    def find(
        self, keys: Sequence[object], when: TimeExpression | None
    ) -> tuple[TableRow, ...] | Unknown:
        """Find the rows that hold for `keys` on the days of `when`; Unknown says why none does.

        Several rows are given where `when` can be several days.  Raises nothing.
        """
        chain = self._asked(keys)
        if isinstance(chain, Unknown):
            return chain
        if chain is None:
            return Unknown(f"{self.path} has no row for {_told(keys)}")
        if when is None:
            return chain.rows
        if when.days is None:
            return Unknown(f"no day is known on which to look {_told(keys)} up")
        return self._on(chain, when.days, keys)

    def holds(
        self, keys: Sequence[object], when: TimeExpression | Unknown | None
    ) -> Truth | Unknown:
        """Tell whether a row holds for `keys`, whenever (None) or on all days of `when`.

        FALSE where none holds on any of its days; MAYBE where one holds on some.
        """
        chain = self._asked(keys)
        if isinstance(chain, Unknown):
            return chain
        if chain is None:
            return Truth.FALSE
        if when is None or always(chain.rows):
            return Truth.TRUE
        if isinstance(when, Unknown):
            return when
        if when.days is None:
            return Unknown(f"no day is known on which to look {_told(keys)} up")
        if not isinstance(self._on(chain, when.days, keys), Unknown):
            return Truth.TRUE
        meets = any(
            next(chain.within(first.toordinal(), last.toordinal()), None)
            for first, last in when.days.intervals
        )
        return Truth.MAYBE if meets else Truth.FALSE

    def value(self, rows: Sequence[TableRow], column: Column) -> object:
        """Give what the rows have in a column; Unknown where they differ."""
        at = self.spec.place(column.name)
        cells = {row.cells[at] for row in rows}
        if len(cells) == 1:
            return value_of(rows[0].cells[at], column)
        told = [f"{describe(value_of(row.cells[at], column))} (line {row.line})" for row in rows]
        more = ", …" if len(told) > _SHOWN else ""
        return Unknown(f"{self.path} has several: {', '.join(told[:_SHOWN])}{more}")

    def cited(self, rows: Sequence[TableRow]) -> str:
        """Name the place of rows: `holders.csv:12`."""
        return ", ".join(f"{self.path}:{row.line}" for row in rows[:_SHOWN])

    def _asked(self, keys: Sequence[object]) -> Chain | Unknown | None:
        wanted: list[KeyPart] = []
        for value, column in zip(keys, self.key_columns, strict=True):
            part = _asked(value, column)
            if isinstance(part, Unknown):
                return part
            wanted.append(part)
        return self._chain(tuple(wanted))

    def _chain(self, wanted: Key) -> Chain | Unknown | None:
        if not self.surnames:
            return self.chains.get(wanted)
        near = [key for key in self.surnames.get(_short(wanted), ()) if _agree(wanted, key)]
        if len(near) > 1 and wanted not in near:
            names = ", ".join(" ".join(map(_spelled, key)) for key in near[:_SHOWN])
            return Unknown(f"{self.path} has several of that name: {names}")
        key = wanted if wanted in near else next(iter(near), None)
        return None if key is None else self.chains[key]

    def _on(
        self, chain: Chain, days: Days, keys: Sequence[object]
    ) -> tuple[TableRow, ...] | Unknown:
        found: dict[int, TableRow] = {}
        for begin, end in days.intervals:
            first, last = begin.toordinal(), end.toordinal()
            free = first  # the first day for which no row was found
            for row in chain.within(first, last):
                if row.first > free:
                    break
                free = max(free, row.last + 1)
                found[row.line] = row
            if free <= last:
                day = day_text(date.fromordinal(free))
                return Unknown(f"{self.path} has nothing for {_told(keys)} on {day}")
        return tuple(found.values())


def always(rows: Sequence[TableRow]) -> bool:
    """Tell whether rows hold whatever the day: one row without a first and a last day."""
    return [(row.first, row.last) for row in rows] == [ALWAYS]


def key_parts(cell: Cell, column: Column) -> KeyPart | None:
    """Level the cell of a key column; None for an empty one."""
    if isinstance(cell, Days):
        return cell.first.toordinal()
    if isinstance(cell, str):
        return person_words(cell) if column.type is ColumnType.PERSON else text_key(cell)
    return cell if isinstance(cell, int) else None


def _asked(value: object, column: Column) -> KeyPart | Unknown:
    """Level a key that a rule asks for."""
    if isinstance(value, Speaker):
        words = person_words(value.name) if value.name else ()
        return words or Unknown(f"who {value.text!r} is was not resolved")
    if isinstance(value, TimeExpression):
        if value.days is None or value.days.first != value.days.last:
            return Unknown(f"{describe(value)} is no single day to look up")
        return value.days.first.toordinal()
    if isinstance(value, Amount):
        whole = value.range.low
        if value.range.low != value.range.high or not isinstance(whole, int):
            return Unknown(f"{describe(value)} is no single number to look up")
        return whole
    part = key_parts(str(value), column)
    return part or Unknown("nothing is asked for")


def _short(key: Key) -> Key:
    return tuple(part[-1:] if isinstance(part, tuple) else part for part in key)


def _agree(wanted: Key, listed: Key) -> bool:
    return all(
        one_person(a, b)
        for a, b in zip(wanted, listed, strict=True)
        if isinstance(a, tuple) and isinstance(b, tuple)
    )


def _spelled(part: KeyPart) -> str:
    return " ".join(part).title() if isinstance(part, tuple) else str(part)


def _told(keys: Sequence[object]) -> str:
    return ", ".join(f"“{describe(key)}”" for key in keys)
