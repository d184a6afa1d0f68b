"""What a rule file declares of a table: where it lies, its columns, and by what it is looked up."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from checkers.rulebook.errors import Located
from checkers.rulebook.vocabulary import Base


class ColumnType(StrEnum):
    TEXT = "text"
    PERSON = "person"
    NUMBER = "number"
    INTEGER = "integer"
    PERCENT = "percent"
    MONEY = "money"
    MEASURE = "measure"
    DATE = "date"


class Holes(StrEnum):
    """What days are that no row of a key covers, between two that do."""

    WARN = "warn"
    ALLOW = "allow"
    REFUSE = "refuse"


BASES = {
    ColumnType.TEXT: Base.TEXT,
    ColumnType.PERSON: Base.PERSON,
    ColumnType.DATE: Base.DATE,
}
# What a row can be found by; a sum or a share would be found by chance.
KEY_TYPES = (ColumnType.TEXT, ColumnType.PERSON, ColumnType.INTEGER, ColumnType.DATE)


@dataclass(frozen=True, slots=True)
class Column:
    """`unit` is the currency of money, or the name of a measure's unit."""

    name: str
    type: ColumnType
    unit: str | None = None

    @property
    def base(self) -> Base:
        return BASES.get(self.type, Base.NUMBER)

    def __str__(self) -> str:
        return f"{self.type} {self.unit}" if self.unit else str(self.type)


@dataclass(frozen=True, slots=True)
class TableSpec:
    """One table as declared.

    `key` and `valid` name columns: what a row is found by, and the columns of its first and last
    day.  With the first day alone a row holds until the next of its key begins; without either it
    holds always.
    """

    name: Located
    file: Located
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    valid: tuple[str, ...]
    holes: Holes

    @property
    def content(self) -> list[object]:
        """What the declaration says, for the revision; where the file lies does not count."""
        columns = [[column.name, str(column)] for column in self.columns]
        return [self.name.text, columns, list(self.key), list(self.valid), self.holes.value]

    def column(self, name: str) -> Column | None:
        return next((column for column in self.columns if column.name == name), None)

    def place(self, name: str) -> int:
        return next(at for at, column in enumerate(self.columns) if column.name == name)
