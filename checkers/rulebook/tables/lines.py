"""Bytes of a CSV file → its rows, each with its line; what cannot be read is placed.

One row is one line, so that every mistake has a line.  Comma, semicolon and tab separate cells:
whichever splits the header.  Lines that begin with `#` are the author's remarks.
"""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex

from checkers.model import Position
from checkers.rulebook.errors import RulePackError, undecodable_at

MAX_BYTES = 16_000_000
MAX_ROWS = 300_000
MAX_LINE = 20_000  # characters
_SEPARATORS = (",", ";", "\t")
_EXCEL = regex.compile(r"sep=([,;\t])\s*", regex.IGNORECASE)  # what Excel reads as a setting
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_CONTROL = regex.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")
_QUOTED = regex.compile(r'\s*+"(?:[^"]|"")*+"')
_SAVE = "save the file as “CSV UTF-8”"


@dataclass(frozen=True, slots=True)
class CsvRow:
    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CsvText:
    """A file's header and rows; `texts` are its lines, for naming columns of mistakes."""

    path: str
    separator: str
    header: CsvRow
    rows: tuple[CsvRow, ...]
    texts: tuple[str, ...]

    def at(self, line: int, cell: int) -> Position:
        """Name the place where a cell begins, counting cells from 0."""
        return Position(self.path, line, _cell_start(self.texts[line - 1], self.separator, cell))


def decode(data: bytes, path: str) -> str:
    """Read bytes as text; RulePackError names the first byte that is not UTF-8."""
    if data.startswith(_UTF16):
        raise RulePackError(f"UTF-16, not UTF-8: {_SAVE}", Position(path, 1, 1))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        message = f"not UTF-8 (the byte 0x{data[error.start]:02X}): {_SAVE}"
        raise RulePackError(message, undecodable_at(data, error, path)) from None


def read_lines(text: str, path: str) -> CsvText:
    """Split a CSV text into cells; RulePackError for what no table can have."""
    ends = "\r" if "\r" in text and "\n" not in text else "\n"
    texts = tuple(line.removesuffix("\r") for line in text.split(ends))
    _refuse_unreadable(texts, path)
    told = ["" if line.startswith("#") else line for line in texts]
    first = next((at for at, line in enumerate(told) if line.strip()), None)
    if first is None:
        raise RulePackError("the file is empty: begin it with a line of column names", _top(path))
    separator = _separator(told[first])
    excel = _EXCEL.fullmatch(told[first], concurrent=False)
    if excel is not None:
        separator, told[first] = excel[1], ""
    rows = tuple(_rows(told, separator, path))
    if not rows:
        raise RulePackError("the file has no line of column names", _top(path))
    if len(rows) - 1 > MAX_ROWS:
        place = Position(path, rows[MAX_ROWS + 1].line, 1)
        raise RulePackError(f"more than {MAX_ROWS:,} rows: leave out what no rule needs", place)
    return CsvText(path, separator, rows[0], rows[1:], texts)


def _top(path: str) -> Position:
    return Position(path, 1, 1)


def _refuse_unreadable(texts: Sequence[str], path: str) -> None:
    for line, text in enumerate(texts, 1):
        if len(text) > MAX_LINE:
            message = f"a line of {len(text):,} characters: at most {MAX_LINE:,} are read"
            raise RulePackError(message, Position(path, line, 1))
        if text.isprintable():
            continue
        bad = _CONTROL.search(text, concurrent=False)
        if bad is not None:
            message = f"the character U+{ord(bad.group()):04X} cannot stand in a table: delete it"
            raise RulePackError(message, Position(path, line, bad.start() + 1))


def _separator(header: str) -> str:
    """Take what separates the most names; a header of one column has none."""
    bare = regex.sub(r'"[^"]*+"', "", header)
    return max(_SEPARATORS, key=bare.count)


def _rows(told: Sequence[str], separator: str, path: str) -> Iterator[CsvRow]:
    reader = csv.reader(told, delimiter=separator, strict=True, skipinitialspace=True)
    line = 0
    try:
        for cells in reader:
            line += 1
            if reader.line_num != line:
                raise _unclosed(told[line - 1], line, path)
            if any(cell.strip() for cell in cells):
                yield CsvRow(line, tuple(cell.strip() for cell in cells))
    except csv.Error:
        if reader.line_num > line + 1 or _open_mark(told[line]) is not None:
            raise _unclosed(told[line], line + 1, path) from None
        column = told[line].find('"') + 1
        message = 'text stands beside the quotation marks of a cell: write "" for a mark inside it'
        raise RulePackError(message, Position(path, line + 1, max(column, 1))) from None


def _unclosed(text: str, line: int, path: str) -> RulePackError:
    message = (
        "a quotation mark opens here and does not close on its line: close it, or write two for "
        "a mark in the text; a cell cannot have several lines"
    )
    return RulePackError(message, Position(path, line, (_open_mark(text) or 0) + 1))


def _open_mark(text: str) -> int | None:
    """Find the mark that opens a cell and is not closed, None where there is none."""
    at = 0
    while (found := text.find('"', at)) >= 0:
        whole = _QUOTED.match(text, found, concurrent=False)
        if whole is None:
            return found
        at = whole.end()
    return None


def _cell_start(text: str, separator: str, cell: int) -> int:
    """Count the column, from 1, at which a cell's own text begins."""
    at = 0
    for _ in range(cell):
        at = _cell_end(text, separator, at) + 1
    while text[at : at + 1] == " ":
        at += 1
    return min(at, len(text)) + 1


def _cell_end(text: str, separator: str, at: int) -> int:
    quoted = _QUOTED.match(text, at, concurrent=False)
    end = text.find(separator, quoted.end() if quoted else at)
    return len(text) if end < 0 else end
