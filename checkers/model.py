"""The vocabulary: what travels between the rooms of the house.

Every offset is half-open and counts Unicode code points of `Document.text`, the reading text of
a document (see `Document`).  Only the adapters translate offsets into fields, UTF-16 or bytes.
Stated numbers are exact (`int` or `Fraction`); a float occurs only as an infinite bound.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum
from fractions import Fraction
from typing import TypeAlias

Number: TypeAlias = int | Fraction
Bound: TypeAlias = int | Fraction | float  # a float is only ever +inf or -inf


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open stretch of code points, `start <= end`."""

    start: int
    end: int


# --- documents -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """Where each run of reading text stands in the text as received.

    Run `i` covers reading offsets from `reading[i]` up to `reading[i + 1]`.  In a run with
    `stretch[i] == 0` both texts advance together from `received[i]`; otherwise the run is one
    reading character that `stretch[i]` received characters spell (`&amp;`).  All three tuples
    have one entry a run; offsets of both sides count from the field's beginning.
    """

    reading: tuple[int, ...]
    received: tuple[int, ...]
    stretch: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """One named part of a document: headline, standfirst, body, or a block by its id.

    `span` is its place in `Document.text`; `received` the text exactly as sent; `origin` leads
    from the one to the other, None where they are the same text.
    """

    name: str
    span: Span
    received: str
    origin: OffsetMap | None = None
    role: str = "body"  # "headline" | "standfirst" | "body" | "caption"


class ParagraphKind(StrEnum):
    PARAGRAPH = "paragraph"
    HEADING = "heading"
    LIST_ITEM = "list-item"
    QUOTATION = "quotation"  # a block quote
    CAPTION = "caption"


@dataclass(frozen=True, slots=True)
class Paragraph:
    span: Span
    field: int  # index into Document.fields
    kind: ParagraphKind = ParagraphKind.PARAGRAPH


@dataclass(frozen=True, slots=True)
class Sentence:
    span: Span
    paragraph: int  # index into Document.paragraphs


@dataclass(frozen=True, slots=True)
class Document:
    """An article or a source, ready to be read.

    `text` is the reading text: the fields in order, each as a reader sees it (markup out,
    entities spelled), joined by blank lines.  For a plain text with one field it is the very
    text that was received.  `published` is a day, or the month or year that was sent;
    `dateline` is as sent.  What they mean as the
    reference date is read by `facts.reference`.
    """

    id: str  # "article", or the source's id
    text: str
    fields: tuple[Field, ...]
    paragraphs: tuple[Paragraph, ...]
    sentences: tuple[Sentence, ...]
    published: Days | None = None
    dateline: str | None = None
    language: str = "en"
    kind: str | None = None  # of a source: transcript, release, wire, data
    title: str | None = None


# --- values --------------------------------------------------------------------------------


class Truth(IntEnum):
    """Three-valued answer about ranges: no pair of values, some pairs, every pair."""

    FALSE = 0
    MAYBE = 1
    TRUE = 2


@dataclass(frozen=True, slots=True)
class Unknown:
    """A value that the text does not decide; makes a verdict `undecided` with this reason."""

    reason: str


@dataclass(frozen=True, slots=True)
class Range:
    """All values that a stated number can mean; an open end excludes its bound."""

    low: Bound
    high: Bound
    low_open: bool = False
    high_open: bool = False


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with what it measures.

    `range` is what the wording allows (rounding of the written digits and hedges; an integer
    in plain digits or words is exact).  `stated` is the value as written, None where no single
    one is ("hundreds", "between 30 and 40").  Percent and points are in percent (20 for "20%").
    `unit` is an ISO 4217 code for money, the lexicon's name for a measure or duration ("mile",
    "year"), the lower-case head noun for a count ("people"), "percent" or "point"; None for a
    bare number.  `dimension` is "money", "count", "percent", "points", "length", "time", … or
    None.  `round_integer` marks a plain integer, to which the pack's rounding setting applies.
    """

    range: Range
    stated: Number | None
    unit: str | None = None
    dimension: str | None = None
    unit_span: Span | None = None
    hedge: str | None = None  # the words that moved or opened the range: "about", "more than"
    round_integer: bool = False


@dataclass(frozen=True, slots=True)
class Days:
    """Calendar days that a date expression can mean: inclusive intervals in order, no overlap."""

    intervals: tuple[tuple[date, date], ...]

    @property
    def first(self) -> date:
        return self.intervals[0][0]

    @property
    def last(self) -> date:
        return self.intervals[-1][1]


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A TIMEX3 (ISO-TimeML) reading of a time expression.

    `type` is DATE, TIME, DURATION or SET and `timex` its value as TempEval-3 writes it.  `year`,
    `month`, `day` and `weekday` (ISO: Monday = 1) are the parts as stated, None where not stated.
    `days` are the calendar days that it can be, None where the text does not decide (no reference
    date) or no such day exists.  `year_from` names what gave a year that the words do not state:
    "published", "dateline", "stamp".  `length` is a duration's quantity (unit "day", "year", …).
    `clock` is minutes after midnight for a time of day, as a range.
    """

    type: str
    timex: str | None
    mod: str | None = None
    days: Days | None = None
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    year_from: str | None = None
    length: Quantity | None = None
    clock: Range | None = None
    zone: str | None = None
    weekday_span: Span | None = None  # the stated weekday's own words
    begin: TimeExpression | None = None  # of a period: its two ends
    end: TimeExpression | None = None


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says it: the words that name the source, and the person they resolve to, if any."""

    span: Span
    text: str
    name: str | None  # full name as the document gives it; None where unresolved


@dataclass(frozen=True, slots=True)
class Quotation:
    """Reported speech: content, cue and source as in PARC and PolNeAR.

    `segments` are the content's words without quotation marks, one a paragraph or piece, in
    order; the fact's span runs from the first's start to the last's end.  `opening` is the
    opening mark; `closed` is False where a direct quote never gets its closing mark.
    `attributable` is True for reported speech, False for titles of works and scare quotes.
    """

    direct: bool
    segments: tuple[Span, ...]
    cue: Span | None = None
    speaker: Speaker | None = None
    opening: Span | None = None
    closed: bool = True
    attributable: bool = True


@dataclass(frozen=True, slots=True)
class Name:
    """A proper name: `category` person, organisation, place or unknown; `entity` its full form."""

    category: str
    entity: str


# --- facts ---------------------------------------------------------------------------------


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
    QUOTE = "quote"
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
    """

    document: Document
    reference: Reference | None
    items: tuple[Fact, ...]


# --- rules and what they say -------------------------------------------------------------------


class Verdict(StrEnum):
    CONTRADICTED = "contradicted"
    UNSUPPORTED = "unsupported"
    UNDECIDED = "undecided"
    CONSISTENT = "consistent"


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Status(StrEnum):
    DRAFT = "draft"
    LIVE = "live"
    OFF = "off"


class Scope(StrEnum):
    SENTENCE = "sentence"
    PARAGRAPH = "paragraph"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class Position:
    """A place in a rule file; line and column count from 1."""

    path: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Rule:
    """What a rule is called and how it speaks; its working parts live in the rulebook."""

    id: str  # "core/percent-rise"
    pack: str
    title: str
    family: str  # "numeric-consistency" | "date-agreement" | "quote-attribution"
    severity: Severity
    verdict: Verdict  # the verdict of an expectation that fails
    status: Status
    scope: Scope
    position: Position
    tags: tuple[str, ...] = ()
    link: str | None = None
    authors: tuple[str, ...] = ()
    since: str | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """One stretch of words that a finding rests on, under the name the rule gave it."""

    name: str
    document: str  # Document.id
    span: Span
    text: str
    fact: Fact | None = None


@dataclass(frozen=True, slots=True)
class Suggestion:
    document: str
    span: Span
    replacement: str


@dataclass(frozen=True, slots=True)
class Finding:
    id: str
    rule: Rule
    verdict: Verdict
    message: str
    working: str
    evidence: tuple[Evidence, ...]
    suggestions: tuple[Suggestion, ...] = ()

    @property
    def severity(self) -> Severity:
        """The rule's severity where the rule fails; what agrees or stays open is information."""
        return self.rule.severity if self.verdict == self.rule.verdict else Severity.INFO


@dataclass(frozen=True, slots=True)
class Coverage:
    sentences: int
    facts: Mapping[str, int]  # kind → how many
    facts_checked: int


@dataclass(frozen=True, slots=True)
class RuleFault:
    """Why a rule was left out, or stopped during a check: where, what, and the remedy."""

    rule: str
    message: str
    position: Position | None = None


@dataclass(frozen=True, slots=True)
class PackSummary:
    id: str
    rules: int


@dataclass(frozen=True, slots=True)
class Report:
    verdict: Verdict | None  # None: nothing to check
    findings: tuple[Finding, ...]
    coverage: Coverage
    revision: str
    packs: tuple[PackSummary, ...]
    failed: tuple[RuleFault, ...]
