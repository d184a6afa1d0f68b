"""`lookup`, `listed` and `table_row`: what a rule asks of a reference table, checked at load."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from checkers.model import TimeExpression, Unknown
from checkers.rulebook.errors import RulePackError, UnknownTable
from checkers.rulebook.expressions.closures import Run, Values
from checkers.rulebook.nearest import cited, did_you_mean
from checkers.rulebook.tables import Column, ReferenceTable, TableRow, always
from checkers.rulebook.vocabulary import Base, Type

LOOKUP, LISTED, TABLE_ROW = "lookup", "listed", "table_row"
LOOKUPS = (LOOKUP, LISTED, TABLE_ROW)

Tables = Mapping[str, ReferenceTable | None]
Fault = Callable[[str, int], RulePackError]  # a message and the number of the argument at fault


@dataclass(frozen=True, slots=True)
class Lookup:
    """A call before its keys: what it asks, of which table, which column `lookup` gives, and the
    types of the arguments behind."""

    asks: str
    table: ReferenceTable
    column: Column | None
    keys: tuple[Type, ...]

    @property
    def returns(self) -> Type:
        if self.asks == LISTED:
            return Type(Base.TRUTH)
        return Type(Base.TEXT if self.column is None else self.column.base)

    @property
    def lead(self) -> int:
        """Count the arguments before the keys."""
        return lead_of(self.column)

    def run(self, arguments: Sequence[Run]) -> Run:
        """Look up with runtime values; the first Unknown among them is the result instead."""
        table, column = self.table, self.column
        rows = self._rows(arguments)

        def look(values: Values) -> object:
            found = rows(values)
            if isinstance(found, Unknown):
                return found
            return table.cited(found) if column is None else table.value(found, column)

        return self._is_listed(arguments) if self.asks == LISTED else look

    def _is_listed(self, arguments: Sequence[Run]) -> Run:
        table, count = self.table, len(self.table.key_columns)

        def is_listed(values: Values) -> object:
            given = [argument(values) for argument in arguments]
            unknown = next((one for one in given[:count] if isinstance(one, Unknown)), None)
            if unknown is not None:
                return unknown
            when = given[count] if len(given) > count else None
            return table.holds(given[:count], when)

        return is_listed

    def note(self, arguments: Sequence[Run]) -> Callable[[Values], str]:
        """Name the rows that answer, for the working of a finding."""
        table, rows = self.table, self._rows(arguments)

        def tell(values: Values) -> str:
            found = rows(values)
            return "" if isinstance(found, Unknown) else table.cited(found)

        return tell

    def _rows(self, arguments: Sequence[Run]) -> Callable[[Values], tuple[TableRow, ...] | Unknown]:
        table, count = self.table, len(self.table.key_columns)

        def find(values: Values) -> tuple[TableRow, ...] | Unknown:
            given = [argument(values) for argument in arguments]
            unknown = next((one for one in given[:count] if isinstance(one, Unknown)), None)
            if unknown is not None:
                return unknown
            when = given[count] if len(given) > count else None
            if isinstance(when, Unknown):
                found = table.find(given[:count], None)
                # What has always been so needs no date.
                return found if isinstance(found, Unknown) or always(found) else when
            return table.find(given[:count], when if isinstance(when, TimeExpression) else None)

        return find


def lead_of(column: Column | None) -> int:
    return 1 if column is None else 2


def read_lookup(
    name: str, words: Sequence[str | None], given: int, tables: Tables, fault: Fault
) -> Lookup:
    """Find the table and column that a call names.

    `words` are the quoted texts among its arguments (None for others), `given` how many
    arguments there are.  Raises what `fault` makes of a mistake.
    """
    table = _table(name, words, tables, fault)
    column = None
    if name == LOOKUP:
        column = _column(table, words, fault)
    spec = table.spec
    keys = [(one.name, Type(one.base)) for one in table.key_columns]
    asked_whenever = name == LISTED and given == lead_of(column) + len(keys)
    if spec.valid and not asked_whenever:
        keys.append(("a date", Type(Base.DATE)))
    lead = lead_of(column)
    if given != lead + len(keys):
        labels = ", ".join(label for label, _ in keys)
        called = ", ".join(cited(word or "") for word in words[:lead])
        message = f"write {name}({called}, {labels}): the table is looked up by {labels}"
        raise fault(message, 0)
    return Lookup(name, table, column, tuple(type_ for _, type_ in keys))


def _table(name: str, words: Sequence[str | None], tables: Tables, fault: Fault) -> ReferenceTable:
    wanted = words[0] if words else None
    if wanted is None:
        known = f" (tables: {', '.join(tables)})" if tables else ""
        raise fault(f'the name of a table in quotes comes first: {name}("holders", …){known}', 0)
    if wanted not in tables:
        hint = did_you_mean(wanted, tables) or ": declare it under `tables`"
        error = fault(f"no table named {cited(wanted)} is seen here{hint}", 1)
        raise UnknownTable(error.message, error.position)
    table = tables[wanted]
    if table is None:
        raise fault(f"the table {cited(wanted)} has mistakes of its own: mend those first", 1)
    return table


def _column(table: ReferenceTable, words: Sequence[str | None], fault: Fault) -> Column:
    names = [column.name for column in table.spec.columns]
    wanted = words[1] if len(words) > 1 else None
    if wanted is None:
        message = f"the name of a column in quotes comes second ({', '.join(names)})"
        raise fault(message, min(len(words), 2))
    column = table.spec.column(wanted)
    if column is None:
        hint = did_you_mean(wanted, names) or f" (it has {', '.join(names)})"
        raise fault(f"the table {table.name!r} has no column {cited(wanted)}{hint}", 2)
    return column
