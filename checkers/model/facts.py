"""Facts: what a document states, with the words that state it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import TypeAlias

from checkers.model.documents import Document
from checkers.model.immutable import dataclass
from checkers.model.values import Days, Name, Quantity, Quotation, Span, TimeExpression


class Kind(StrEnum):
    NUMBER = "number"
    COUNT = "count"
    PERCENT = "percent"
    POINTS = "points"
    MONEY = "money"
    MEASURE = "measure"
    ORDINAL = "ordinal"
    FRACTION = "fraction"
    MULTIPLE = "multiple"
    AGE = "age"
    SCORE = "score"
    DATE = "date"
    WEEKDAY = "weekday"
    MONTH = "month"
    YEAR = "year"
    TIME = "time"
    DURATION = "duration"
    PERIOD = "period"
    SET = "set"
    QUOTE = "quote"  # what stands between quotation marks
    INDIRECT = "indirect"  # what a clause reports: "she said the bridge was closed"
    NAME = "name"


# A slot that names the wider kind accepts each of these as well.
NARROWER: Mapping[Kind, frozenset[Kind]] = {
    Kind.NUMBER: frozenset(
        {
            Kind.COUNT,
            Kind.PERCENT,
            Kind.POINTS,
            Kind.MONEY,
            Kind.MEASURE,
            Kind.ORDINAL,
            Kind.FRACTION,
            Kind.MULTIPLE,
            Kind.AGE,
            Kind.SCORE,
        }
    ),
    Kind.DATE: frozenset({Kind.MONTH, Kind.YEAR}),
}


def kinds_under(kind: Kind) -> frozenset[Kind]:
    """Name every kind that a slot asking for `kind` accepts, itself included."""
    return NARROWER.get(kind, frozenset()) | {kind}


def told_as(kind: Kind) -> Kind:
    """Name the kind that a client is told: indirect speech is a quote that is not direct."""
    return Kind.QUOTE if kind is Kind.INDIRECT else kind


# Facts of these kinds may hold others within.
WIDE_KINDS = frozenset({Kind.QUOTE, Kind.INDIRECT, Kind.NAME})
QUANTITY_KINDS = kinds_under(Kind.NUMBER)
TIME_KINDS = frozenset(
    {
        Kind.DATE,
        Kind.WEEKDAY,
        Kind.MONTH,
        Kind.YEAR,
        Kind.TIME,
        Kind.DURATION,
        Kind.PERIOD,
        Kind.SET,
    }
)

Value: TypeAlias = Quantity | TimeExpression | Quotation | Name


@dataclass(frozen=True, slots=True)
class Fact:
    """Something the document states, with the words that state it.

    `readings` are other facts over the same or overlapping words, less likely than this one
    ("2016" the count beside 2016 the year); a rule that asks for another kind finds it there.
    """

    kind: Kind
    span: Span
    text: str
    sentence: int  # index into Document.sentences of the span's start
    value: Value
    readings: tuple[Fact, ...] = ()

    def read_as(self, kinds: frozenset[Kind]) -> Fact | None:
        """Return the likeliest reading of one of `kinds`, None where there is none."""
        if self.kind in kinds:
            return self
        return next((fact for fact in self.readings if fact.kind in kinds), None)

    def all_read_as(self, kinds: frozenset[Kind]) -> tuple[Fact, ...]:
        """List what rules take of one of `kinds`: of a period both ends, else the likeliest."""
        if self.kind is Kind.PERIOD and self.kind not in kinds:
            return tuple(fact for fact in self.readings if fact.kind in kinds)
        found = self.read_as(kinds)
        return () if found is None else (found,)


@dataclass(frozen=True, slots=True)
class Reference:
    """What relative and year-less dates are resolved against; never the clock.

    `days` is one day for `published` or a dateline, a whole year for a copyright line.
    """

    days: Days
    origin: str  # "published" | "dateline" | "stamp"
    text: str  # "2024-11-27", or the words that say it
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """All that was read in one document, ordered by start, longer first.

    Figures and times never overlap one another; quotes and names may contain them.
    `truncated` are the kinds (number for all figures) of which the document holds more than is
    read: what stands after its first 20,000 is missing here.
    """

    document: Document
    reference: Reference | None
    items: tuple[Fact, ...]
    truncated: tuple[Kind, ...] = ()

    def within(self, span: Span) -> Sequence[Fact]:
        """List the facts that begin inside `span`."""
        first = bisect_left(self.items, span.start, key=_start)
        return self.items[first : bisect_left(self.items, span.end, first, key=_start)]

    def of_sentence(self, index: int) -> Sequence[Fact]:
        """List the facts that begin in a sentence of the document."""
        return self.within(self.document.sentences[index].span)


def _start(fact: Fact) -> int:
    return fact.span.start
