"""The text of a CSV file and its declaration → a table, or every mistake in it."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise, product

from checkers.model import Days
from checkers.rulebook.errors import RulePackError
from checkers.rulebook.nearest import cited, did_you_mean
from checkers.rulebook.tables.cells import BadCell, Cell, read_cell
from checkers.rulebook.tables.keys import ALTERNATIVES
from checkers.rulebook.tables.lines import CsvRow, CsvText, read_lines
from checkers.rulebook.tables.spec import Column, ColumnType, Holes, TableSpec
from checkers.rulebook.tables.table import (
    ALWAYS,
    Chain,
    Key,
    KeyPart,
    ReferenceTable,
    TableGap,
    TableRow,
    key_parts,
)
from checkers.rulebook.values.wording import day_text

MOST_MISTAKES = 20  # of one file that are told; the rest are counted


def build_table(
    text: str, spec: TableSpec, path: str
) -> ReferenceTable | tuple[RulePackError, ...]:
    """Read a table, or list its mistakes; one mistake leaves the whole table out."""
    try:
        lines = read_lines(text, path)
    except RulePackError as error:
        return (error,)
    builder = _Builder(lines, spec)
    table = builder.build()
    if table is None:
        return tuple(_fewer(builder.mistakes))
    return table


def _fewer(mistakes: list[RulePackError]) -> Iterator[RulePackError]:
    ordered = sorted(mistakes, key=lambda one: (one.position.line, one.position.column))
    yield from ordered[:MOST_MISTAKES]
    if len(ordered) > MOST_MISTAKES:
        message = f"{len(ordered) - MOST_MISTAKES:,} more mistakes from here on"
        yield RulePackError(message, ordered[MOST_MISTAKES].position)


@dataclass(slots=True)
class _Builder:
    lines: CsvText
    spec: TableSpec
    mistakes: list[RulePackError] = field(default_factory=list)
    # What texts were read as: tables say the same again and again.
    _cells: dict[tuple[int, str], Cell] = field(default_factory=dict)
    _parts: dict[tuple[int, str], list[KeyPart]] = field(default_factory=dict)
    _key: tuple[int, ...] = ()
    _valid: tuple[int, ...] = ()

    def build(self) -> ReferenceTable | None:
        order = self._header()
        if self.mistakes:
            return None
        self._key = tuple(map(self.spec.place, self.spec.key))
        self._valid = tuple(map(self.spec.place, self.spec.valid))
        chained: dict[Key, list[TableRow]] = defaultdict(list)
        for line in self.lines.rows:
            row = self._row(line, order)
            if row is not None:
                for key in self._keys(row, order):
                    chained[key].append(row)
        chains = {key: self._chain(rows) for key, rows in chained.items()}
        gaps = self._gaps(chains) if self.spec.holes is not Holes.ALLOW else ()
        if self.spec.holes is Holes.REFUSE:
            self.mistakes.extend(self._hole(gap) for gap in gaps)
        if self.mistakes:
            return None
        rows = len(self.lines.rows)
        return ReferenceTable(self.spec, self.lines.path, self._digest(), rows, chains, gaps)

    def _fault(self, message: str, line: int, cell: int) -> None:
        place = self.lines.at(line, cell)
        if not any(one.message == message and one.position == place for one in self.mistakes[-9:]):
            self.mistakes.append(RulePackError(message, place))  # alternatives repeat a mistake

    # --- the header ----------------------------------------------------------------------------

    def _header(self) -> tuple[int, ...]:
        """Say which cell of a line is each declared column."""
        header = self.lines.header
        declared = [column.name for column in self.spec.columns]
        found: dict[str, int] = {}
        for at, written in enumerate(header.cells):
            name = "_".join(written.casefold().replace("-", " ").split())
            if name in found:
                self._fault(f"the column {name!r} stands twice: delete one", header.line, at)
            elif name in declared:
                found[name] = at
            elif name or any(at < len(row.cells) and row.cells[at] for row in self.lines.rows):
                hint = did_you_mean(name, declared) or f"; declared: {', '.join(declared)}"
                message = f"the column {cited(written)} is not declared{hint}"
                self._fault(message, header.line, at)
        for name in declared:
            if name not in found:
                have = ", ".join(cell for cell in header.cells if cell)
                message = f"no column {name!r} in the first line (there: {have})"
                self._fault(message, header.line, 0)
        return tuple(found.get(name, 0) for name in declared)

    # --- rows ----------------------------------------------------------------------------------

    def _row(self, line: CsvRow, order: Sequence[int]) -> TableRow | None:
        width = len(self.lines.header.cells)
        spare = next((at for at in range(width, len(line.cells)) if line.cells[at]), None)
        if spare is not None or len(line.cells) < width:
            message = (
                f"{len(line.cells)} cells, but the first line has {width}: put text with "
                f"{_named(self.lines.separator)} in double quotes"
            )
            self._fault(message, line.line, spare or 0)
            return None
        before = len(self.mistakes)
        cells = tuple([self._cell(line, at, order[at]) for at in range(len(order))])
        for name, at in zip(self.spec.key, self._key, strict=True):
            if cells[at] is None and len(self.mistakes) == before:
                self._fault(f"the key {name!r} is empty: fill it", line.line, order[at])
        if len(self.mistakes) > before:
            return None
        return self._dated(line.line, cells, order)

    def _cell(self, line: CsvRow, place: int, at: int) -> Cell:
        text = line.cells[at]
        seen = (place, text)
        if seen in self._cells:
            return self._cells[seen]
        column = self.spec.columns[place]
        try:
            cell = read_cell(text, column, comma=self.lines.separator == ";")
            if place in self._key and isinstance(cell, Days) and cell.first != cell.last:
                raise BadCell("a date by which rows are found needs its day: write 2024-03-07")
        except BadCell as bad:
            self._fault(f"{column.name}: {bad}", line.line, at)
            return None
        self._cells[seen] = cell
        return cell

    def _dated(self, line: int, cells: tuple[Cell, ...], order: Sequence[int]) -> TableRow | None:
        first, last = ALWAYS
        for place, begins in zip(self._valid, (True, False), strict=False):
            cell = cells[place]
            if isinstance(cell, Days):
                first = cell.first.toordinal() if begins else first
                last = last if begins else cell.last.toordinal()
        if first > last:
            at = order[self._valid[1]]
            begun, ended = _day(first), _day(last)
            self._fault(f"ends on {ended}, before it begins on {begun}", line, at)
            return None
        return TableRow(line, cells, first, last)

    # --- keys ----------------------------------------------------------------------------------

    def _keys(self, row: TableRow, order: Sequence[int]) -> Iterator[Key]:
        """List the keys of a row: a text key may have alternatives."""
        parts: list[list[KeyPart]] = []
        for name, at in zip(self.spec.key, self._key, strict=True):
            told = self._told(row.cells[at], at)
            if not told or "" in told or () in told:
                self._fault(f"the key {name!r} says nothing: fill it", row.line, order[at])
            parts.append(told)
        yield from product(*parts)

    def _told(self, cell: Cell, place: int) -> list[KeyPart]:
        column = self.spec.columns[place]
        if not isinstance(cell, str):
            return list(_alternatives(cell, column))
        seen = (place, cell)
        if seen not in self._parts:
            self._parts[seen] = list(dict.fromkeys(_alternatives(cell, column)))
        return self._parts[seen]

    def _chain(self, rows: list[TableRow]) -> Chain:
        ordered = sorted(rows, key=lambda row: (row.first, row.last))
        if len(self.spec.valid) == 1:
            ordered = [
                TableRow(row.line, row.cells, row.first, after.first - 1)
                if row.first < after.first
                else row
                for row, after in pairwise([*ordered, _END])
            ]
        for row, after in pairwise(ordered):
            # An office changes hands on a day, which both terms name.
            if row.last > after.first or row.first == after.first:
                self._overlap(row, after)
        return Chain(tuple(row.first for row in ordered), tuple(ordered))

    def _overlap(self, row: TableRow, after: TableRow) -> None:
        one, other = sorted((row, after), key=lambda each: each.line)
        key = ", ".join(self.spec.key)
        what = f"the same {key} as line {one.line}"
        if self.spec.valid:
            shared = _day(max(row.first, after.first)), _day(min(row.last, after.last))
            what += f", and both hold {_from_to(*shared)}: end one before the other begins"
        else:
            what += ": delete one of them"
        self._fault(what, other.line, 0)

    # --- holes ---------------------------------------------------------------------------------

    def _gaps(self, chains: dict[Key, Chain]) -> tuple[TableGap, ...]:
        found: dict[tuple[int, int], TableGap] = {}
        for chain in chains.values():
            for row, after in pairwise(chain.rows):
                if after.first > row.last + 1:
                    first, last = date.fromordinal(row.last + 1), date.fromordinal(after.first - 1)
                    key = ", ".join(str(row.cells[self.spec.place(name)]) for name in self.spec.key)
                    gap = TableGap(key, after.line, first, last, row.line)
                    found.setdefault((row.line, after.line), gap)
        return tuple(sorted(found.values(), key=lambda gap: gap.line))

    def _hole(self, gap: TableGap) -> RulePackError:
        return RulePackError(hole(gap), self.lines.at(gap.line, 0))

    def _digest(self) -> str:
        """Hash what the table says, whatever separates its cells; remarks do not count."""
        cells = "\x1e".join(
            "\x1f".join(cell for cell in row.cells) for row in (self.lines.header, *self.lines.rows)
        )
        return hashlib.sha256(cells.encode("utf-8", "surrogatepass")).hexdigest()[:16]


_END = TableRow(0, (), ALWAYS[1] + 1, ALWAYS[1] + 1)


def hole(gap: TableGap) -> str:
    """Say which days have no row."""
    when = _from_to(day_text(gap.first), day_text(gap.last))
    return f"no row for {gap.key!r} {when} (after line {gap.before})"


def _alternatives(cell: Cell, column: Column) -> Iterator[KeyPart]:
    whole = isinstance(cell, str) and column.type is ColumnType.TEXT
    for text in str(cell).split(ALTERNATIVES) if whole else [cell]:
        part = key_parts(text.strip() if isinstance(text, str) else text, column)
        if part is not None:
            yield part


def _from_to(first: str, last: str) -> str:
    return f"on {first}" if first == last else f"from {first} to {last}"


def _day(ordinal: int) -> str:
    if ordinal in ALWAYS:
        return "the beginning of time" if ordinal == ALWAYS[0] else "for good"
    return day_text(date.fromordinal(ordinal))


def _named(separator: str) -> str:
    return {",": "a comma", ";": "a semicolon"}.get(separator, "a tab")
