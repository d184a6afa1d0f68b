"""What answers look like, for the OpenAPI; answers themselves are written as plain JSON."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from marshmallow import Schema, fields, validate

from checkers.adapters.contract.answers import NOTHING_TO_CHECK
from checkers.adapters.contract.offsets import OffsetEncoding
from checkers.model import Kind, Severity, Status, Verdict


def _about(description: str) -> dict[str, Any]:
    return {"metadata": {"description": description}}


def _string(description: str = "") -> fields.String:
    return fields.String(required=True, **(_about(description) if description else {}))


def _maybe(description: str = "") -> fields.String:
    return fields.String(allow_none=True, **(_about(description) if description else {}))


def _whole(description: str = "") -> fields.Integer:
    return fields.Integer(required=True, **(_about(description) if description else {}))


def _one(names: type[StrEnum], *more: str) -> fields.String:
    return fields.String(required=True, validate=validate.OneOf([*map(str, names), *more]))


def _many(shape: type[Schema]) -> fields.List[Any]:
    return fields.List(fields.Nested(shape), required=True)


class FaultShape(Schema):
    pointer = _string("JSON pointer into the request (RFC 6901).")
    detail = _string()


class ProblemShape(Schema):
    type = _string()
    title = _string()
    status = _whole()
    detail = _string()
    errors = fields.List(fields.Nested(FaultShape))
    id = fields.String(**_about("Of an unexpected error, as the log knows it."))


class WordsShape(Schema):
    field = _string()
    start = _whole()
    end = _whole()
    text = _string()


class SpeakerShape(WordsShape):
    name = _maybe("The person's full name as the document gives it.")


class ValueShape(Schema):
    """A typed value: which keys there are depends on the kind."""

    kind = _one(Kind)
    value = fields.Float(
        allow_none=True,
        **_about(
            "The number as written, the middle of a range with two stated ends; percent in percent."
        ),
    )
    low = fields.Float(allow_none=True, **_about("Least value meant; null: no bound."))
    high = fields.Float(allow_none=True, **_about("Greatest value meant; null: no bound."))
    low_open = fields.Boolean(**_about("Only true: low itself is not meant."))
    high_open = fields.Boolean(**_about("Only true: high itself is not meant."))
    unit = fields.String()
    dimension = fields.String()
    per = fields.String(**_about('What a rate is of: "hour", "person", "100000 people".'))
    modifiers = fields.List(
        fields.String(), **_about("Of a count: the words between the number and its noun.")
    )
    refers = fields.String(
        validate=validate.OneOf(["back", "part", "more"]),
        **_about(
            'How a number leans on what was told: "back" ("the 12"), "part" ("four of them"), '
            '"more" ("another 15").'
        ),
    )
    hedge = fields.String(**_about("The words that moved or opened the range."))
    type = fields.String(validate=validate.OneOf(["DATE", "TIME", "DURATION", "SET"]))
    timex = _maybe("TIMEX3 value.")
    mod = fields.String()
    weekday = fields.String(**_about("Stated weekday, lower case."))
    year_from = fields.String(**_about("What gave a year that the words do not state."))
    first = fields.Date(**_about("First day it can mean."))
    last = fields.Date(**_about("Last day it can mean."))
    direct = fields.Boolean()
    closed = fields.Boolean(**_about("Whether a direct quote has its closing mark."))
    attributable = fields.Boolean(
        **_about("Only false: a title, scare quotes, a headline's words from the text.")
    )
    speaker = fields.Nested(SpeakerShape, allow_none=True)
    cue = fields.Nested(WordsShape, allow_none=True)
    segments = fields.List(fields.Nested(WordsShape))
    category = fields.String()
    entity = fields.String()


class FactShape(ValueShape):
    document = fields.String(**_about("The source's id; absent for the article."))
    field = _string("headline, standfirst, body, or a block's id.")
    start = _whole("Half-open, in the text of the field as sent.")
    end = _whole()
    text = _string("The words as read.")


class TruncatedShape(Schema):
    document = _string()
    facts = fields.List(fields.String(), required=True)


class FactsShape(Schema):
    facts = _many(FactShape)
    truncated = fields.List(fields.Nested(TruncatedShape))
    offset_encoding = _one(OffsetEncoding)


class EvidenceShape(Schema):
    name = _string("The name that the rule gave it.")
    document = _string("article, or a source's id.")
    field = _string("headline, standfirst, body, or a block's id.")
    start = _whole("Half-open, in the text of the field as sent.")
    end = _whole()
    text = _string("The words as read.")
    prefix = _string("Up to 32 characters of reading text before.")
    suffix = _string("Up to 32 characters of reading text after.")
    value = fields.Nested(ValueShape, required=True, allow_none=True)


class SuggestionShape(Schema):
    document = _string()
    field = _string()
    start = _whole()
    end = _whole()
    replacement = _string()


class RuleNameShape(Schema):
    id = _string()
    title = _string()
    family = _string()
    link = _maybe()


class FindingShape(Schema):
    id = _string("Stable across runs.")
    rule = fields.Nested(RuleNameShape, required=True)
    verdict = _one(Verdict)
    severity = _one(Severity)
    message = _string()
    working = _string("How it was computed, to be redone by hand.")
    evidence = _many(EvidenceShape)
    suggestions = _many(SuggestionShape)


class CountsShape(Schema):
    contradicted = _whole()
    unsupported = _whole()
    undecided = _whole()
    consistent = _whole()


class CoverageShape(Schema):
    sentences = _whole()
    facts = fields.Dict(keys=fields.String(), values=fields.Integer(), required=True)
    facts_checked = _whole()
    truncated = fields.List(fields.Nested(TruncatedShape))


class PackShape(Schema):
    id = _string()
    rules = _whole()


class PositionShape(Schema):
    path = _string()
    line = _whole()
    column = _whole()


class FailedRuleShape(Schema):
    rule = _string()
    message = _string()
    position = fields.Nested(PositionShape, required=True, allow_none=True)


class RulesetShape(Schema):
    revision = _string("A hash of the rules' content.")
    packs = _many(PackShape)
    failed = _many(FailedRuleShape)


class CheckShape(Schema):
    verdict = _one(Verdict, NOTHING_TO_CHECK)
    counts = fields.Nested(CountsShape, required=True)
    findings = _many(FindingShape)
    coverage = fields.Nested(CoverageShape, required=True)
    ruleset = fields.Nested(RulesetShape, required=True)
    offset_encoding = _one(OffsetEncoding)


class RuleShape(RuleNameShape):
    severity = _one(Severity)
    status = _one(Status)
    tags = fields.List(fields.String(), required=True)
    pack = _string()
    position = fields.Nested(PositionShape, required=True)


class ColumnShape(Schema):
    name = _string()
    type = _string()


class TableShape(Schema):
    id = _string()
    pack = _string()
    file = _string("The CSV file, from the rules folder.")
    rows = _whole()
    columns = _many(ColumnShape)
    key = fields.List(fields.String(), required=True)
    valid = fields.List(fields.String(), required=True)
    revision = _string("A hash of what the file says.")
    position = fields.Nested(PositionShape, required=True)


class RulesShape(RulesetShape):
    rules = _many(RuleShape)
    tables = _many(TableShape)


class ExampleShape(Schema):
    expected = _string("A verdict, or silent.")
    article = fields.Dict(keys=fields.String(), values=fields.String(), required=True)
    sources = fields.List(fields.Dict(keys=fields.String(), values=fields.String()), required=True)
    says = _maybe("What the message must hold.")
    known_miss = fields.Boolean(required=True)
    line = _whole()


class RulePageShape(RuleShape):
    verdict = _one(Verdict)
    scope = _string()
    authors = fields.List(fields.String(), required=True)
    since = _maybe()
    reason = _maybe("Why a desk checks this.")
    misses = fields.List(fields.String(), **_about("What the rule cannot see."))
    source = _string("The rule's YAML.")
    examples = _many(ExampleShape)


class HealthShape(Schema):
    status = _string()


class ReadyShape(RulesetShape):
    status = _string()
