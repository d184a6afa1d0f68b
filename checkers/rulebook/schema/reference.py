"""`tables`: the reference tables that a rule file brings."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import Any

from marshmallow import Schema

from checkers.facts.quantities.conversion import UNITS
from checkers.facts.quantities.units import CODES
from checkers.rulebook.errors import Located
from checkers.rulebook.loader import Node, Table
from checkers.rulebook.naming import NAME
from checkers.rulebook.nearest import cited, did_you_mean
from checkers.rulebook.schema.fields import (
    Choice,
    NodeField,
    Pairs,
    Text,
    Texts,
    json_pattern,
    leaf_of,
    name_of,
    one_of,
    read_entries,
    refuse,
    table_of,
)
from checkers.rulebook.schema.tables import describe, read_table
from checkers.rulebook.tables import KEY_TYPES, Column, ColumnType, Holes, TableSpec

MOST_COLUMNS = 50
_EXAMPLE = "{holders: {file: holders.csv, columns: {title: text, person: person}, key: title}}"
_UNIT = {ColumnType.MONEY: "GBP", ColumnType.MEASURE: "mile"}


class _Type(NodeField):
    """`text`, `money GBP`, `measure mile` → (type, unit)."""

    def read(self, node: Node) -> tuple[ColumnType, str | None]:
        leaf = leaf_of(node)
        word, _, unit = leaf.text.partition(" ")
        if word not in list(ColumnType):
            hint = did_you_mean(word, ColumnType)
            types = one_of(ColumnType)
            refuse(f"no type of column named {cited(word)}{hint}: use {types}", leaf.position)
        type_ = ColumnType(word)
        example = _UNIT.get(type_)
        if bool(example) != bool(unit):
            told = f"write `{word} {example}`" if example else f"write `{word}` alone"
            refuse(f"{cited(leaf.text)} is no type of column: {told}", leaf.position)
        if example:
            known: Iterable[str] = CODES if type_ is ColumnType.MONEY else UNITS
            if unit not in known:
                hint = did_you_mean(unit, known)
                refuse(f"no unit of {word} named {cited(unit)}{hint}", leaf.position)
        return type_, unit or None

    def describe(self) -> dict[str, Any]:
        plain = [str(type_) for type_ in ColumnType if type_ not in _UNIT]
        return {"anyOf": [{"enum": plain}, {"type": "string", "pattern": "^(money|measure) .+$"}]}


class _File(Text):
    """The name of a CSV file in the folder of the rule file, or below it."""

    def read(self, node: Node) -> Located:
        found = super().read(node)
        path = PurePosixPath(found.text)
        if path.is_absolute() or ".." in path.parts or "\\" in found.text or "\0" in found.text:
            refuse("a table lies beside its rule file: write a name such as a.csv", found.position)
        return found


class TableSchema(Schema):
    file = _File(required=True, remedy="add `file:` with the name of a CSV file", about="CSV file")
    columns = Pairs(
        _Type(),
        required=True,
        example="{title: text, from: date, to: date, person: person}",
        remedy="add `columns:` with the name and type of each",
        about="the columns of the file and their types",
    )
    key = Texts(required=True, remedy="add `key:` with the columns that a row is found by")
    valid = Texts(about="the columns of a row's first and last day, or of the first alone")
    holes = Choice(Holes, called="way with holes", about="days without a row; default: warn")


class Tables(NodeField):
    """`tables`: names and what they stand for → tuple of TableSpec."""

    def read(self, node: Node) -> tuple[TableSpec, ...]:
        return read_entries(
            table_of(node, _EXAMPLE), lambda key, value: _table(name_of(key), value)
        )

    def describe(self) -> dict[str, Any]:
        return {
            "type": "object",
            "minProperties": 1,
            "propertyNames": {"pattern": json_pattern(NAME)},
            "additionalProperties": describe(_TABLE),
        }


_TABLE = TableSchema()


def _table(name: Located, node: Node) -> TableSpec:
    table: Table = table_of(node, "{file: holders.csv, columns: {…}, key: title}")
    given = read_table(_TABLE, table, "a table")
    columns = tuple(Column(at.text, *type_) for at, type_ in given["columns"])
    if len(columns) > MOST_COLUMNS:
        refuse(f"more than {MOST_COLUMNS} columns: leave out what no rule needs", table.position)
    valid = given.get("valid", ())
    _check_key(given["key"], columns, valid)
    _check_valid(valid, columns)
    return TableSpec(
        name=name,
        file=given["file"],
        columns=columns,
        key=tuple(column.text for column in given["key"]),
        valid=tuple(column.text for column in valid),
        holes=given.get("holes", Holes.WARN),
    )


def _column(wanted: Located, columns: tuple[Column, ...]) -> Column:
    column = next((one for one in columns if one.name == wanted.text), None)
    if column is None:
        names = [one.name for one in columns]
        hint = did_you_mean(wanted.text, names) or f": there are {', '.join(names)}"
        refuse(f"no column named {cited(wanted.text)}{hint}", wanted.position)
    return column


def _check_key(
    key: tuple[Located, ...], columns: tuple[Column, ...], valid: tuple[Located, ...]
) -> None:
    dates = [one.text for one in valid]
    for at, wanted in enumerate(key):
        column = _column(wanted, columns)
        if column.type not in KEY_TYPES:
            refuse(
                f"{column.name!r} is {column}: rows are found by {one_of(KEY_TYPES)}",
                wanted.position,
            )
        if wanted.text in dates or wanted.text in [one.text for one in key[:at]]:
            refuse(f"{column.name!r} is named already: name it once", wanted.position)


def _check_valid(valid: tuple[Located, ...], columns: tuple[Column, ...]) -> None:
    for wanted in valid:
        column = _column(wanted, columns)
        if column.type is not ColumnType.DATE:
            refuse(f"{column.name!r} is {column}: `valid` names dates", wanted.position)
    if len(valid) > 2 or len({one.text for one in valid}) < len(valid):
        refuse(
            "`valid` names the column of the first day, or those of the first and last",
            valid[-1].position,
        )
