"""One cell → what the table keeps of it, and what rules get to see."""

from __future__ import annotations

import calendar
from collections.abc import Callable, Mapping
from datetime import date
from fractions import Fraction
from typing import TypeAlias

import regex

from checkers.document import published_days
from checkers.facts.quantities.conversion import UNITS
from checkers.model import Days, Number, Span, Speaker, TimeExpression, Unknown
from checkers.ranges import exactly
from checkers.rulebook.tables.spec import Column, ColumnType
from checkers.rulebook.values import Amount

Cell: TypeAlias = str | Number | Days | None

_LONGEST = 18  # digits of a number
MAX_CELL = 2_000  # characters
_DIGITS = regex.compile(
    r"(?P<sign>[-+−]?)(?:(?P<plain>\d{1,18})|(?P<grouped>\d{1,3}(?:[,\xa0\u202f ]\d{3}){1,5}))"
    r"(?:\.(?P<part>\d{1,12}))?"
)
_COMMA = regex.compile(r"(?P<sign>[-+−]?)(?P<plain>\d{1,18}),(?P<part>\d{1,12})")
_EITHER = regex.compile(r"[-+−]?\d{1,3}[.,]\d{3}")
_DAY = regex.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
_LOCAL = regex.compile(r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}")


class BadCell(ValueError):
    """A cell that is not of its column's type; the text says so and how to mend it."""


def read_cell(text: str, column: Column, *, comma: bool) -> Cell:
    """Read a cell, None where it is empty; `comma` allows decimal commas.  Raises BadCell."""
    if len(text) > MAX_CELL:
        raise BadCell(f"a cell of {len(text):,} characters: at most {MAX_CELL:,} are read")
    return _READERS[column.type](text, comma) if text else None


def _number(text: str, comma: bool) -> Number:  # noqa: FBT001 - a table of readers calls it
    if text.isdecimal() and text.isascii() and len(text) < _LONGEST:
        return int(text)
    match = _DIGITS.fullmatch(text, concurrent=False)
    if comma:
        match = _comma(text)
    if match is None:
        raise BadCell(f"{_shown(text)} is no number: write 1234567 or 12.5, without a unit")
    whole = match.group("plain") or regex.sub(r"\D", "", match.group("grouped"))
    part = match.group("part") or ""
    value = Fraction(int(whole + part), 10 ** len(part))
    value = -value if match.group("sign") in ("-", "−") else value
    return value.numerator if value.denominator == 1 else value


def _comma(text: str) -> regex.Match[str] | None:
    """Read a number of a file with semicolons, where either mark can part the decimals."""
    if _EITHER.fullmatch(text, concurrent=False):
        raise BadCell(
            f"{_shown(text)} can be thousands or a fraction: write 1234, or one more decimal, "
            "such as 1.2340"
        )
    return _COMMA.fullmatch(text, concurrent=False) or _DIGITS.fullmatch(text, concurrent=False)


def _integer(text: str, comma: bool) -> Number:  # noqa: FBT001
    value = _number(text, comma)
    if not isinstance(value, int):
        raise BadCell(f"{_shown(text)} is no whole number: make the column a number")
    return value


def _percent(text: str, comma: bool) -> Number:  # noqa: FBT001
    share = Fraction(_number(text.removesuffix("%").rstrip(), comma), 100)
    return share.numerator if share.denominator == 1 else share


def _days(text: str, comma: bool) -> Days:  # noqa: FBT001, ARG001
    days = published_days(text) if _DAY.fullmatch(text, concurrent=False) else None
    if days is None:
        local = _LOCAL.fullmatch(text, concurrent=False) is not None
        why = ": which is day and which is month is not sure" if local else ""
        raise BadCell(f"{_shown(text)} is no date{why}: write 2024-03-07, 2024-03 or 2024")
    return days


def _text(text: str, comma: bool) -> str:  # noqa: FBT001, ARG001
    return text


_READERS: Mapping[ColumnType, Callable[[str, bool], Cell]] = {
    ColumnType.TEXT: _text,
    ColumnType.PERSON: _text,
    ColumnType.NUMBER: _number,
    ColumnType.INTEGER: _integer,
    ColumnType.PERCENT: _percent,
    ColumnType.MONEY: _number,
    ColumnType.MEASURE: _number,
    ColumnType.DATE: _days,
}


def _shown(text: str) -> str:
    return repr(text if len(text) <= 40 else text[:39] + "…")


# --- what rules see ----------------------------------------------------------------------------


def value_of(cell: Cell, column: Column) -> object:
    """Give a cell as the runtime value of its column's type; Unknown where it is empty."""
    if cell is None:
        return Unknown(f"the cell under {column.name!r} is empty")
    if isinstance(cell, Days):
        return _date(cell)
    if isinstance(cell, str):
        return Speaker(Span(0, 0), cell, cell) if column.type is ColumnType.PERSON else cell
    if column.type is ColumnType.PERCENT:
        return Amount(exactly(cell), None, "percent", cell)
    if column.type is ColumnType.MONEY:
        return Amount(exactly(cell), column.unit, "money", cell)
    if column.type is ColumnType.MEASURE:
        return Amount(exactly(cell), column.unit, UNITS[column.unit or ""].dimension, cell)
    return Amount(exactly(cell), None, None, cell)


def _date(days: Days) -> TimeExpression:
    first, last = days.first, days.last
    if first == last:
        return TimeExpression(
            "DATE", first.isoformat(), days=days, year=first.year, month=first.month, day=first.day
        )
    if _is_month(first, last):
        timex = f"{first.year:04}-{first.month:02}"
        return TimeExpression("DATE", timex, days=days, year=first.year, month=first.month)
    return TimeExpression("DATE", f"{first.year:04}", days=days, year=first.year)


def _is_month(first: date, last: date) -> bool:
    return last == first.replace(day=calendar.monthrange(first.year, first.month)[1])
