"""What each kind of fact says as JSON."""

from __future__ import annotations

import math
from datetime import date
from fractions import Fraction

import pytest

from checkers.adapters.contract.offsets import OffsetEncoding
from checkers.adapters.contract.values import fact_entries, fact_value, json_number
from checkers.adapters.contract.whereabouts import Whereabouts
from checkers.document import Part, build_document
from checkers.model import (
    Days,
    Fact,
    Kind,
    Name,
    Quantity,
    Quotation,
    Range,
    Span,
    Speaker,
    TimeExpression,
    Value,
)

BODY = '"We won," said Ada Byron on Friday.'
ANYWHERE = Span(0, 3)


def whereabouts() -> Whereabouts:
    return Whereabouts(build_document([Part("body", BODY)]), OffsetEncoding.CODEPOINT)


def fact(kind: Kind, value: Value, span: Span = ANYWHERE) -> Fact:
    return Fact(kind, span, BODY[span.start : span.end], 0, value)


FRIDAY = TimeExpression(
    "DATE",
    "2024-11-22",
    days=Days(((date(2024, 11, 22), date(2024, 11, 22)),)),
    weekday=5,
    year_from="published",
)
CASES = {
    "money": (
        fact(Kind.MONEY, Quantity(Range(3050000, 3150000), 3100000, "USD", "money")),
        {"value": 3100000, "low": 3050000, "high": 3150000, "unit": "USD", "dimension": "money"},
    ),
    "an open end": (
        fact(
            Kind.NUMBER, Quantity(Range(40, math.inf, low_open=True), 40, None, hedge="more than")
        ),
        {"value": 40, "low": 40, "high": None, "low_open": True, "hedge": "more than"},
    ),
    "percent in percent": (
        fact(Kind.PERCENT, Quantity(Range(Fraction(39, 2), Fraction(41, 2)), 20, "percent")),
        {"value": 20, "low": 19.5, "high": 20.5, "unit": "percent"},
    ),
    "no single value": (
        fact(Kind.COUNT, Quantity(Range(200, math.inf), None, "people", "count")),
        {"value": None, "low": 200, "high": None, "unit": "people", "dimension": "count"},
    ),
    "a date": (
        fact(Kind.DATE, FRIDAY),
        {
            "type": "DATE",
            "timex": "2024-11-22",
            "weekday": "friday",
            "year_from": "published",
            "first": "2024-11-22",
            "last": "2024-11-22",
        },
    ),
    "a date that nothing decides": (
        fact(Kind.WEEKDAY, TimeExpression("DATE", None, weekday=7)),
        {"type": "DATE", "timex": None, "weekday": "sunday"},
    ),
    "a year is a number too": (
        fact(Kind.YEAR, TimeExpression("DATE", "2016", year=2016)),
        {"type": "DATE", "timex": "2016", "value": 2016},
    ),
    "a duration has a length": (
        fact(
            Kind.DURATION,
            TimeExpression(
                "DURATION", "P3D", length=Quantity(Range(3, 3), 3, "day", "time"), mod="APPROX"
            ),
        ),
        {
            "type": "DURATION",
            "timex": "P3D",
            "mod": "APPROX",
            "value": 3,
            "low": 3,
            "high": 3,
            "unit": "day",
            "dimension": "time",
        },
    ),
    "a quote": (
        fact(
            Kind.QUOTE,
            Quotation(
                direct=True,
                segments=(Span(1, 8),),
                cue=Span(10, 14),
                speaker=Speaker(Span(15, 24), "Ada Byron", "Ada Byron"),
            ),
        ),
        {
            "direct": True,
            "closed": True,
            "speaker": {
                "field": "body",
                "start": 15,
                "end": 24,
                "text": "Ada Byron",
                "name": "Ada Byron",
            },
            "cue": {"field": "body", "start": 10, "end": 14, "text": "said"},
        },
    ),
    "scare quotes in two pieces": (
        fact(
            Kind.QUOTE,
            Quotation(
                direct=True, segments=(Span(1, 3), Span(4, 8)), closed=False, attributable=False
            ),
        ),
        {
            "direct": True,
            "closed": False,
            "attributable": False,
            "speaker": None,
            "cue": None,
            "segments": [
                {"field": "body", "start": 1, "end": 3, "text": "We"},
                {"field": "body", "start": 4, "end": 8, "text": "won,"},
            ],
        },
    ),
    "a name": (
        fact(Kind.NAME, Name("person", "Ada Byron")),
        {"category": "person", "entity": "Ada Byron"},
    ),
}


@pytest.mark.parametrize(("stated", "said"), CASES.values(), ids=CASES.keys())
def test_each_kind_says_its_value(stated: Fact, said: dict) -> None:
    assert fact_value(stated, whereabouts()) == {"kind": stated.kind.value, **said}


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (7, 7),
        (Fraction(14, 2), 7),
        (Fraction(1, 4), 0.25),
        (math.inf, None),
        (-math.inf, None),
        (10**5000, None),
        (Fraction(1, 10**5000), None),
    ],
    ids=["whole", "whole fraction", "fraction", "inf", "-inf", "too long", "too small"],
)
def test_numbers_are_written_as_json_has_them(number: object, written: object) -> None:
    assert json_number(number) == written


def test_a_period_is_followed_by_its_two_ends() -> None:
    ends = (fact(Kind.DATE, FRIDAY, Span(28, 34)), fact(Kind.DATE, FRIDAY, Span(28, 34)))
    period = Fact(
        Kind.PERIOD, Span(25, 34), "on Friday", 0, TimeExpression("DURATION", "P1D"), ends
    )
    said = list(fact_entries((period,), whereabouts(), source=None))
    assert [entry["kind"] for entry in said] == ["period", "date", "date"]


def test_other_readings_are_not_facts_of_their_own() -> None:
    year = fact(Kind.YEAR, TimeExpression("DATE", "2016", year=2016))
    count = fact(Kind.NUMBER, Quantity(Range(2016, 2016), 2016))
    both = Fact(year.kind, year.span, year.text, 0, year.value, (count,))
    assert len(list(fact_entries((both,), whereabouts(), source=None))) == 1


def test_facts_of_a_source_name_it() -> None:
    name = fact(Kind.NAME, Name("person", "Ada Byron"), Span(15, 24))
    (said,) = fact_entries((name,), whereabouts(), source="wire")
    assert (said["document"], said["field"], said["start"], said["end"]) == ("wire", "body", 15, 24)


def test_a_quote_over_two_blocks_is_placed_where_it_begins() -> None:
    parts = [Part("p1", '"We won.'), Part("p2", '"We shall win again."')]
    document = build_document(parts)
    where = Whereabouts(document, OffsetEncoding.CODEPOINT)
    segments = (Span(1, 8), Span(11, 30))
    quote = Fact(
        Kind.QUOTE, Span(1, 30), document.text[1:30], 0, Quotation(direct=True, segments=segments)
    )
    (said,) = fact_entries((quote,), where, source=None)
    assert (said["field"], said["start"], said["end"], said["text"]) == ("p1", 1, 8, "We won.")
    assert [(s["field"], s["start"], s["text"]) for s in said["segments"]] == [
        ("p1", 1, "We won."),
        ("p2", 1, "We shall win again."),
    ]
