"""The vocabulary: what travels between the rooms of the house.

Every offset is half-open and counts Unicode code points of `Document.text`, the reading text of
a document (see `Document`).  Only the adapters translate offsets into fields, UTF-16 or bytes.
Stated numbers are exact (`int` or `Fraction`); a float occurs only as an infinite bound.
"""

from checkers.model.documents import (
    Document,
    Field,
    OffsetMap,
    Paragraph,
    ParagraphKind,
    Sentence,
)
from checkers.model.facts import (
    NARROWER,
    QUANTITY_KINDS,
    TIME_KINDS,
    Fact,
    Facts,
    Kind,
    Reference,
    Value,
    kinds_under,
    told_as,
)
from checkers.model.findings import (
    Coverage,
    Evidence,
    Finding,
    PackSummary,
    Report,
    RuleFault,
    Suggestion,
)
from checkers.model.rules import (
    Position,
    Rule,
    Scope,
    Severity,
    Status,
    Strictness,
    Verdict,
)
from checkers.model.values import (
    Bound,
    Days,
    Name,
    Number,
    Quantity,
    Quotation,
    Range,
    Span,
    Speaker,
    TimeExpression,
    Truth,
    Unknown,
)

__all__ = [
    "NARROWER",
    "QUANTITY_KINDS",
    "TIME_KINDS",
    "Bound",
    "Coverage",
    "Days",
    "Document",
    "Evidence",
    "Fact",
    "Facts",
    "Field",
    "Finding",
    "Kind",
    "Name",
    "Number",
    "OffsetMap",
    "PackSummary",
    "Paragraph",
    "ParagraphKind",
    "Position",
    "Quantity",
    "Quotation",
    "Range",
    "Reference",
    "Report",
    "Rule",
    "RuleFault",
    "Scope",
    "Sentence",
    "Severity",
    "Span",
    "Speaker",
    "Status",
    "Strictness",
    "Suggestion",
    "TimeExpression",
    "Truth",
    "Unknown",
    "Value",
    "Verdict",
    "kinds_under",
    "told_as",
]
