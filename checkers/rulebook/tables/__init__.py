"""Reference tables: CSV files that a newsroom brings, typed and checked as they are loaded."""

from checkers.rulebook.tables.build import build_table, hole
from checkers.rulebook.tables.keys import person_words
from checkers.rulebook.tables.lines import MAX_BYTES, MAX_ROWS, decode
from checkers.rulebook.tables.spec import KEY_TYPES, Column, ColumnType, Holes, TableSpec
from checkers.rulebook.tables.table import ReferenceTable, TableRow, always

__all__ = [
    "KEY_TYPES",
    "MAX_BYTES",
    "MAX_ROWS",
    "Column",
    "ColumnType",
    "Holes",
    "ReferenceTable",
    "TableRow",
    "TableSpec",
    "always",
    "build_table",
    "decode",
    "hole",
    "person_words",
]
