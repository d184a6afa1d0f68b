"""Tables of a source: its rows and columns, and the figures that stand where they cross.

A line is a row where bars, tabs or wide blanks part its cells; three lines or more of a label and
one number ("Owners 19") are a table of one column.  Units stand in a label, a column's head or the
corner ("Food given out (tonnes)", "£m"), so that a bare 78.4 can be of anything.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import combinations, groupby
from operator import itemgetter

import regex

from checkers.document import sentence_of
from checkers.facts.lexicon import load
from checkers.facts.numbers import find_numerals
from checkers.model import Bound, Document, Fact, Facts, Kind, Quantity, Range, Span
from checkers.passages.sizes import rounded_as_written
from checkers.passages.statements import Reading
from checkers.passages.words import content_words, stem
from checkers.ranges import exactly

_PARTED = regex.compile(r"\s*\|\s*|\s*\t\s*|\s{2,}")
# "Robbery,512,604": no blank behind a comma, no number before the first.
_COMMAS = regex.compile(r"[^,\d]+(?:,[^,\s][^,]{0,40}|,)+")
_COMMA = regex.compile(r",")
_PASTED = regex.compile(
    r"(?P<label>\p{L}[^\d|\t]{1,60}?)(?:\s(?P<number>[£$€]?[-−+]?\d[\d.,]*%?)){2,}\s*"
)
_NUMBER_ALONE = regex.compile(r"[£$€]?[-−+]?\d+(?:\.\d+)?%?")
_RULED = regex.compile(r"[\s|:+=–—-]*")  # "|---|---|"
_LISTED = regex.compile(
    r"\p{L}[^.;!?|\t]{0,70}?(?::|\s)\s*(?=[-–(£$€\d])(?P<number>[^\s\p{L}]+)\.?"
)
_IN_BRACKETS = regex.compile(r"\([^)]*\)")
_YEAR = regex.compile(r"(?:1[89]|20)\d\d")
_TOKEN = regex.compile(r"\p{Lu}{1,3}\d+|\p{Lu}\p{L}+|\d+")
# "Abbey 92.0; Castle 78.9; Harbour 74.2": a table told in one line.
_TOLD_OFF = regex.compile(
    r"(?:^|[;:]\s)(?P<label>\p{L}[^;:|\d]{0,40}?)\s(?P<number>[£$€]?\d[\d,]*(?:\.\d+)?)%?(?=;|\.?\s*$)"
)
_MONTHS = load("times")["values"]["month"]
_SCALES = tuple(
    (scale, regex.compile(pattern, regex.IGNORECASE))
    for scale, pattern in (
        (10**9, r"[£$€]\s?(?:bn|billion)\b|\bbillions?\b"),
        (10**6, r"[£$€]\s?(?:m|mn|mln)\b|\bmillions?\b|\(m\)"),
        (10**3, r"[£$€]?['’]?\b000s?\b|[£$€]\s?k\b|\bthousands?\b"),
    )
)
_FEWEST = 3  # lines of a label and one number that make a table
_LONGEST_ITEM = 120  # characters of a line with a label and one number
_MOST = 400  # rows of one table
_COMMON = 32  # a number up to this stands in any table
_MOST_CELLS = 4_000  # of all tables
_LITTLE = Fraction(1, 10)
_NUMBER = itemgetter(0)
_CLAIMED = frozenset(
    {Kind.NUMBER, Kind.COUNT, Kind.MONEY, Kind.PERCENT, Kind.POINTS, Kind.MEASURE, Kind.DURATION}
)


@dataclass(frozen=True, slots=True)
class Cell:
    """A number of a table, in the unit that its row, its column or the corner names."""

    row: int
    column: int
    fact: Fact
    number: Fraction
    scale: int


@dataclass(frozen=True, slots=True)
class Table:
    """Labels by row, heads by column ("" where none is written), and the cells with a number.

    `caption` are the words above the table, and in its corner.
    """

    document: Document
    caption: str
    labels: tuple[str, ...]
    heads: tuple[str, ...]
    cells: tuple[Cell, ...]

    def at(self, row: int, column: int) -> Cell | None:
        """Give the number where a row and a column cross; None where none stands there."""
        return next((c for c in self.cells if (c.row, c.column) == (row, column)), None)


@dataclass(frozen=True, slots=True)
class _Row:
    spans: tuple[Span, ...]
    listed: bool


class Tables:
    """The tables of the sources, and whether they bear a claim out."""

    def __init__(self, told: Sequence[Facts], own: Document, reading: Reading) -> None:
        self._told = told
        self._own = own
        self._reading = reading

    @cached_property
    def _all(self) -> list[Table]:
        return read_all_tables(self._told)

    def bear_out(self, claim: Fact) -> bool:
        """Tell whether a cell has a claim's number, or two cells of what is spoken of come to it.

        Spoken of is what the claim's sentence or the one before names.
        """
        value = claim.value
        if claim.kind not in _CLAIMED or not isinstance(value, Quantity) or not self._all:
            return False
        near = range(max(claim.sentence - 1, 0), claim.sentence + 1)
        words = frozenset(
            stem for at in near for stem in self._reading.statement(self._own, at).stems
        )
        spread = rounded_as_written(value)
        if any(
            cell.number > _COMMON or cell.number.denominator > 1 or not stems.isdisjoint(words)
            for cell, stems in self._within(spread)
        ):
            return True
        return any(
            _is_near(number, value, spread)
            for table, stems in zip(self._all, self._stems, strict=True)
            for number in _come_to(table, [not words.isdisjoint(each) for each in stems])
        )

    @cached_property
    def _stems(self) -> list[list[frozenset[str]]]:
        """Give the words of each table's labels that tell its rows apart."""
        return [distinctive(table.labels) for table in self._all]

    def _within(self, spread: Range) -> Iterator[tuple[Cell, frozenset[str]]]:
        """List the cells whose number, as written or in its scale, lies within a range."""
        for number, cell, stems in self._by_number[self._place(spread.low) :]:
            if number > spread.high:
                return
            yield cell, stems

    def _place(self, low: Bound) -> int:
        return bisect_left(self._by_number, low, key=_NUMBER)

    @cached_property
    def _by_number(self) -> list[tuple[Fraction, Cell, frozenset[str]]]:
        found = [
            (number, cell, stems[cell.row])
            for table, stems in zip(self._all, self._stems, strict=True)
            for cell in table.cells
            for number in {cell.number, cell.number * cell.scale}
        ]
        return sorted(found, key=_NUMBER)


def read_all_tables(told: Sequence[Facts]) -> list[Table]:
    """Read the tables of all sources, up to as many cells as anybody looks through."""
    found: list[Table] = []
    cells = 0
    for facts in told:
        for table in read_tables(facts):
            cells += len(table.cells)
            if cells > _MOST_CELLS:
                return found
            found.append(table)
    return found


def _is_near(number: Fraction, value: Quantity, spread: Range) -> bool:
    """Tell whether a number is what a claim states; "more than 500" is little more."""
    if not spread.low <= number <= spread.high or value.stated is None:
        return False
    return abs(number - value.stated) <= _LITTLE * abs(Fraction(value.stated))


def _come_to(table: Table, spoken_of: Sequence[bool]) -> Iterator[Fraction]:
    """List sums, differences and changes of cells beside each other, of rows spoken of."""
    cells = [cell for cell in table.cells if spoken_of[cell.row]]
    for one, other in combinations(cells[:_COMMON], 2):
        if one.row != other.row and one.column != other.column:
            continue
        a, b = one.number, other.number
        for number in (abs(a - b), a + b):
            yield number
            yield number * one.scale
        if a and b:
            yield from (abs(a / b - 1) * 100, abs(b / a - 1) * 100)
            if one.row != other.row:
                yield from (100 * a / b, 100 * b / a)


# --- reading ------------------------------------------------------------------------------------


def read_tables(facts: Facts) -> Iterator[Table]:
    """Read the tables of one document, in order."""
    text = facts.document.text
    for listed, rows in groupby(_rows(text), key=lambda row: row is not None and row.listed):
        for kept, lines in groupby(rows, key=lambda row: row is not None):
            block = [row for row in lines if row is not None] if kept else []
            if len(block) >= (_FEWEST if listed else 2):
                yield from _table(facts, block[:_MOST])


def _rows(text: str) -> Iterator[_Row | None]:
    """Read each line as a row; None where it is none."""
    at = 0
    for line in text.split("\n"):
        start, at = at, at + len(line) + 1
        if not line.strip() or (_RULED.fullmatch(line) and "-" in line):
            if not line.strip():
                yield None
            continue
        told_off = list(_told_off(line, start))
        if told_off:
            yield from (None, *told_off, None)
        else:
            yield _parted(line, start) or _listed(line, start)


def _parted(line: str, start: int) -> _Row | None:
    if "|" in line or "\t" in line or "  " in line:
        parting = _PARTED
    elif "," in line and _COMMAS.fullmatch(line) is not None:
        parting = _COMMA
    else:
        return _numbers_behind(line, start)
    spans, at = [], 0
    for match in parting.finditer(line):
        spans.append(Span(start + at, start + match.start()))
        at = match.end()
    spans.append(Span(start + at, start + len(line)))
    if spans[0].start == spans[0].end:  # "| Label | 12 |"
        spans = spans[1:]
    if spans and spans[-1].start == spans[-1].end:
        spans = spans[:-1]
    return _Row(tuple(spans), listed=False) if len(spans) > 1 else None


def _numbers_behind(line: str, start: int) -> _Row | None:
    """Read a label and numbers parted by single blanks, as a page pasted from a PDF has them."""
    match = _PASTED.fullmatch(line) if len(line) <= _LONGEST_ITEM else None
    if match is None:
        return None
    ends = [match.span("label"), *match.spans("number")]
    return _Row(tuple(Span(start + a, start + b) for a, b in ends), listed=False)


def _listed(line: str, start: int) -> _Row | None:
    match = _LISTED.fullmatch(line.strip()) if len(line) <= _LONGEST_ITEM else None
    if match is None:
        return None
    start += len(line) - len(line.lstrip())
    label = Span(start, start + match.start("number"))
    return _Row((label, Span(start + match.start("number"), start + match.end())), listed=True)


def _told_off(line: str, start: int) -> Iterator[_Row]:
    """Read the items of one line that has several, each a label and a number."""
    found = list(_TOLD_OFF.finditer(line)) if line.count(";") >= _FEWEST - 1 else []
    for match in found if len(found) >= _FEWEST else ():
        label, number = (
            Span(start + match.start(name), start + match.end(name)) for name in ("label", "number")
        )
        yield _Row((label, number), listed=True)


def _table(facts: Facts, rows: Sequence[_Row]) -> Iterator[Table]:
    document = facts.document
    text = document.text
    heads: tuple[str, ...] = ()
    caption = _line_before(text, rows[0].spans[0].start)
    if not rows[0].listed and _is_head(facts, rows[0]):
        heads = tuple(text[span.start : span.end] for span in rows[0].spans)
        rows = rows[1:]
    labels = tuple(text[row.spans[0].start : row.spans[0].end].strip(" :") for row in rows)
    corner = f"{heads[0]} {caption}" if heads else caption
    cells = []
    for at, row in enumerate(rows):
        for column, span in enumerate(row.spans[1:], start=1):
            told = _figure(facts, span)
            if told is not None:
                head = heads[column] if column < len(heads) else ""
                cells.append(Cell(at, column, *told, _scale(labels[at], head, corner)))
    if len({cell.row for cell in cells}) > 1:
        yield Table(document, corner, labels, heads, tuple(cells))


def _figure(facts: Facts, span: Span) -> tuple[Fact, Fraction] | None:
    """Give the one figure of a cell; what was read over its end ("512,604") is read again."""
    text = facts.document.text[span.start : span.end]
    told = [fact for fact in facts.within(span) if isinstance(fact.value, Quantity)]
    if len(told) == 1 and told[0].span.end <= span.end:
        value = told[0].value
        assert isinstance(value, Quantity)
        return None if value.stated is None else (told[0], Fraction(value.stated))
    if len(told) > 1 or _NUMBER_ALONE.fullmatch(text.strip()) is None:
        return None
    numerals = find_numerals(text)
    if len(numerals) != 1:
        return None
    number = numerals[0].value
    at = span.start + numerals[0].span.start
    value = Quantity(exactly(number), stated=number)
    sentence = sentence_of(facts.document, at)
    words = facts.document.text[at : span.start + numerals[0].span.end]
    return Fact(Kind.NUMBER, Span(at, at + len(words)), words, sentence, value), Fraction(number)


def _is_head(facts: Facts, row: _Row) -> bool:
    """Tell a row that names columns: its cells hold words or years, and no other figure."""
    text = facts.document.text
    for span in row.spans[1:]:
        words = text[span.start : span.end]
        if not regex.search(r"\p{L}", words) and not _YEAR.fullmatch(words.strip()):
            return False
    return True


def _line_before(text: str, start: int) -> str:
    above = text[:start].rstrip("\n")
    return above[above.rfind("\n") + 1 :][-80:]


def _scale(*told: str) -> int:
    for words in told:
        for scale, says in _SCALES:
            if says.search(words, concurrent=False):
                return scale
    return 1


# --- what rows and columns are called -----------------------------------------------------------

_MONTH_STEMS = frozenset(map(stem, _MONTHS))


def tokens_of(text: str) -> frozenset[str]:
    """Give the stems, months, codes and numbers by which a row or a sentence names something."""
    plain = _IN_BRACKETS.sub(" ", text)
    found = set()
    for word in _TOKEN.findall(plain, concurrent=False):
        month = _MONTHS.get(word.lower())
        if month is not None or word[-1].isdecimal():
            found.add(word if month is None else f"month {month}")
    named = (word for word in content_words(plain) if word not in _MONTH_STEMS)
    return frozenset(found.union(named))


def distinctive(names: Sequence[str]) -> list[frozenset[str]]:
    """Give for each name the tokens that no other of them has."""
    tokens = [tokens_of(name) for name in names]
    count = Counter(token for each in tokens for token in each)
    return [frozenset(token for token in each if count[token] == 1) for each in tokens]
