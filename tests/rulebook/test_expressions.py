"""The expression language as a rule author meets it: values, verdicts, mistakes, workings."""

from __future__ import annotations

import functools
import math
import re
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checkers.engine import FUNCTIONS as ALL_FUNCTIONS
from checkers.model import (
    Days,
    Document,
    Fact,
    Kind,
    Name,
    Position,
    Quantity,
    Quotation,
    Range,
    Span,
    Speaker,
    TimeExpression,
    Truth,
    Unknown,
)
from checkers.ranges import Rounding, absolute, exactly
from checkers.rulebook.errors import Located, RulePackError
from checkers.rulebook.expressions import compile_expression
from checkers.rulebook.expressions.amounts import add
from checkers.rulebook.expressions.remedies import function_remedy
from checkers.rulebook.values import Amount, Named, Quoted, Weekday, describe, operand
from checkers.rulebook.vocabulary import Base, Function, Passage, Type

NUMBER, DATE, TRUTH, TEXT = (Type(b) for b in (Base.NUMBER, Base.DATE, Base.TRUTH, Base.TEXT))
FALSE, MAYBE, TRUE = Truth.FALSE, Truth.MAYBE, Truth.TRUE
UNKNOWN = Unknown("the text does not say")


def _weekday(when):
    return None if when.days is None else Weekday(when.days.first.isoweekday())


def _abs(amount):
    return Amount(absolute(amount.range), amount.unit, amount.dimension)


FUNCTIONS = {
    function.name: function
    for function in (
        Function(
            "sum", (Type(Base.NUMBER, many=True),), NUMBER, lambda all_: functools.reduce(add, all_)
        ),
        Function(
            "abs", (NUMBER,), NUMBER, lambda a: Amount(absolute(a.range), a.unit, a.dimension)
        ),
        Function("weekday", (DATE,), Type(Base.WEEKDAY), _weekday),
        Function("same_words", (TEXT, TEXT), TRUTH, lambda a, b: a == b),
        Function("round_to", (NUMBER, NUMBER), NUMBER, lambda a, b=None: a, required=1),
    )
}
NAMES = {
    **dict.fromkeys(("a", "b", "n", "total", "before", "after", "change", "ratio"), NUMBER),
    **dict.fromkeys(("d", "e"), DATE),
    **dict.fromkeys(("t", "u"), TRUTH),
    **dict.fromkeys(("p", "r"), Type(Base.NUMBER, share=True)),
    "parts": Type(Base.NUMBER, many=True),
    "day": Type(Base.WEEKDAY),
    "q": Type(Base.QUOTE),
    "who": Type(Base.PERSON),
    "other": Type(Base.PERSON),
    "source": Type(Base.PASSAGE),
    "name": Type(Base.NAME),
    "text": TEXT,
}


def located(text, line=3, column=10):
    return Located(text, Position("core.yaml", line, column))


def compiled(text):
    return compile_expression(located(text), names=NAMES, functions=FUNCTIONS)


def value_of(text, /, **values):
    return compiled(text).evaluate(values)


def number(low, high=None, unit=None, dimension=None):
    return Amount(Range(low, low if high is None else high), unit, dimension)


def count(value, noun):
    return number(value, unit=noun, dimension="count")


def pounds(low, high=None):
    return number(low, high, "GBP", "money")


def percent(value):
    return number(Fraction(value, 100), dimension="percent")


def day_of(*days, **parts):
    intervals = tuple((day, day) if isinstance(day, date) else day for day in days)
    return TimeExpression("DATE", None, days=Days(intervals) if intervals else None, **parts)


THURSDAY = day_of(date(2024, 11, 21), year=2024, month=11, day=21)


# --- arithmetic ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1 + 2 * 3", 7),
        ("(1 + 2) * 3", 9),
        ("10 - 4 - 3", 3),
        ("10 - (4 - 3)", 9),
        ("24 / 4 / 2", 3),
        ("24 / (4 / 2)", 12),
        ("2 * 6 / 4", 3),
        ("-2 * 3", -6),
        ("2 * -3", -6),
        ("--2", 2),
        ("-(2 + 3)", -5),
        ("1%", Fraction(1, 100)),
        ("50% * 8", 4),
        ("0.1 + 0.2", Fraction(3, 10)),
        ("7 / 2", Fraction(7, 2)),
    ],
)
def test_arithmetic_is_exact_and_binds_as_at_school(text, expected):
    assert value_of(text).range == exactly(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1 == 2 or 1 == 1 and 1 == 2", FALSE),
        ("(1 == 1 or 1 == 2) and 1 == 2", FALSE),
        ("1 == 1 or 1 == 1 and 1 == 2", TRUE),
        ("not 1 == 2", TRUE),
        ("not 1 == 2 and 1 == 2", FALSE),
        ("not (1 == 2 and 1 == 2)", TRUE),
        ("not not 1 == 1", TRUE),
        ("1 + 1 == 2", TRUE),
        ("1 < 2 and 2 <= 2 and 3 > 2 and 3 >= 3 and 1 != 2", TRUE),
        ("2 == 1 + 1 within 1% and 1 == 2", FALSE),
    ],
)
def test_logic_binds_more_loosely_than_comparison_and_comparison_than_arithmetic(text, expected):
    assert value_of(text) is expected


def test_a_change_is_bounded_with_one_and_the_same_base():
    falling = {"before": number(95, 105), "after": number(45, 55)}
    expected = Range(Fraction(45, 105) - 1, Fraction(55, 95) - 1)
    assert value_of("(after - before) / before", **falling).range == expected
    assert value_of("(before - after) / before", **falling).range == Range(
        -expected.high, -expected.low
    )


# --- comparison of ranges ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a == b", MAYBE),
        ("a != b", MAYBE),
        ("a < b", MAYBE),
        ("a > b", MAYBE),
        ("a == 6", FALSE),
        ("a != 6", TRUE),
        ("a <= 5", TRUE),
        ("a < 5", MAYBE),
        ("a > 5", FALSE),
        ("a >= 5", MAYBE),
        ("a == 6 within 1", MAYBE),
        ("a == 6 within 0.5", FALSE),
        ("a == 8 within 50%", MAYBE),
        ("a != 8 within 25%", TRUE),
        ("b == 4 within 5", TRUE),
    ],
)
def test_ranges_are_compared_never_points(text, expected):
    assert value_of(text, a=number(3, 5), b=number(4, 6)) is expected


def test_points_of_tolerance_are_hundredths():
    assert value_of("a == 20% within 1 point", a=percent(21)) is TRUE
    assert value_of("a == 20% within 1 point", a=percent(22)) is FALSE
    assert value_of("a == 20% within 2 points", a=percent(22)) is TRUE


# --- units -------------------------------------------------------------------------------------

MILE = number(10, unit="mile", dimension="length")
KILOMETRE = number(16, unit="kilometre", dimension="length")
DAYS, WEEKS = (number(n, unit=u, dimension="time") for n, u in ((14, "day"), (2, "week")))
MONTHS, YEARS = (number(n, unit=u, dimension="time") for n, u in ((18, "month"), (1, "year")))
HOURS, MINUTES = (number(n, unit=u, dimension="time") for n, u in ((2, "hour"), (120, "minute")))
AGE = number(42, unit="year", dimension="age")


@pytest.mark.parametrize(
    ("text", "a", "b", "expected"),
    [
        ("a == b", count(12, "people"), count(12, "people"), TRUE),
        ("a == b", count(12, "people"), number(12), TRUE),
        ("a == b", count(1, "job"), count(1, "jobs"), TRUE),
        ("a == b", count(1, "person"), count(2, "people"), FALSE),
        ("a == b", DAYS, WEEKS, TRUE),
        ("a > b", MONTHS, YEARS, TRUE),
        ("a == b", HOURS, MINUTES, TRUE),
        ("a == 42", AGE, None, TRUE),
        ("a > 5", pounds(6), None, TRUE),
        ("a + 5 == 11", pounds(6), None, TRUE),
        ("a * b == 60", pounds(6), count(10, "homes"), TRUE),
        ("a / b == 3", pounds(6), count(2, "homes"), TRUE),
        ("a / b == 20%", count(10, "people"), count(50, "residents"), TRUE),
        ("a / b == 2", pounds(6), pounds(3), TRUE),
        ("a / b == 1", DAYS, WEEKS, TRUE),
        ("20% * a == 2", count(10, "people"), None, TRUE),
        ("a == b / 50", percent(20), number(10), TRUE),
        ("a == 0.2", percent(20), None, TRUE),
        ("a / b == 20", number(60), number(3), TRUE),
        ("a - b == 5%", percent(25), percent(20), TRUE),
        ("a - b == 1", MILE, number(9, unit="mile", dimension="length"), TRUE),
    ],
)
def test_units_that_go_together(text, a, b, expected):
    assert value_of(text, a=a, b=b) is expected


@pytest.mark.parametrize(
    ("text", "a", "b", "reason"),
    [
        (
            "a == b",
            count(3, "children"),
            count(3, "people"),
            "'children' and 'people' are different units",
        ),
        ("a == b", pounds(3), number(3, unit="USD", dimension="money"), "different currencies"),
        ("a < b", MILE, KILOMETRE, "different units; convert(a, b)"),
        ("a == b", MONTHS, DAYS, "'month' and 'day' are different units"),
        ("a == b", percent(20), count(3, "people"), "a share cannot be compared"),
        ("a == b", pounds(3), number(3), "the other has no unit"),
        ("a == b", percent(20), number(20), "a percentage cannot be compared with a bare number"),
        ("a <= b", number(20), percent(20), "a percentage cannot be compared with a bare number"),
        ("a + b == 1", number(20), percent(20), "cannot be compared with a bare number"),
        ("a + b == 1", pounds(3), count(3, "people"), "different units"),
        ("a * b == 1", pounds(3), pounds(3), "is not computed"),
        ("a / b == 1", MILE, HOURS, "is not computed"),
        ("a / b == 1", number(1), MILE, "is not computed"),
        ("a / b == 1", number(1), number(-1, 1), "the divisor may be zero"),
        ("(b - a) / a == 1", number(0, 1), number(3), "the divisor may be zero"),
        ("a / 0 == 1", number(1), None, "the divisor may be zero"),
    ],
)
def test_what_units_do_not_decide_is_unknown_with_the_reason(text, a, b, reason):
    answer = value_of(text, a=a, b=b)
    assert isinstance(answer, Unknown)
    assert reason in answer.reason


@pytest.mark.parametrize(
    ("text", "unit", "dimension"),
    [
        ("m * n", "GBP", "money"),
        ("n * m", "GBP", "money"),
        ("m / n", "GBP", "money"),
        ("m / m", None, "ratio"),
        ("n / n", None, "ratio"),
        ("n / 4 / n", None, "ratio"),
        ("p * (n / n)", None, "ratio"),
        ("p / 2", None, "percent"),
        ("p / p", None, "ratio"),
        ("(m - m) / m", None, "ratio"),
        ("2 * 3", None, "any"),
        ("n + 1", "homes", "count"),
        ("1 + n", "homes", "count"),
        ("p - p", None, "points"),
        ("p + p", None, "percent"),
        ("2 * p", None, "percent"),
        ("p * n", "homes", "count"),
        ("d.year - e.year", "year", "time"),
    ],
)
def test_the_unit_of_a_result(text, unit, dimension):
    names = {**NAMES, "m": NUMBER, "p": NUMBER}
    expression = compile_expression(located(text), names=names, functions={})
    made = expression.evaluate(
        {"m": pounds(6), "n": count(2, "homes"), "p": percent(5), "d": THURSDAY, "e": THURSDAY}
    )
    assert (made.unit, made.dimension) == (unit, dimension)


def test_the_point_of_a_result_comes_from_the_points_as_written():
    rise = value_of(
        "(after - before) / before",
        before=Amount(Range(3_050_000, 3_150_000), "GBP", "money", 3_100_000),
        after=Amount(Range(4_050_000, 4_150_000), "GBP", "money", 4_100_000),
    )
    assert rise.point == Fraction(10, 31)


# --- three values and Unknown ------------------------------------------------------------------

QUOTE_OF_NOBODY = Quoted("We won", None, None, direct=True, closed=True, attributable=True)
STATES = {"F": FALSE, "M": MAYBE, "T": TRUE, "?": UNKNOWN}


@pytest.mark.parametrize(
    ("operator", "table"),
    [
        ("and", {"F": "FFFF", "M": "FMM?", "T": "FMT?", "?": "F???"}),
        ("or", {"F": "FMT?", "M": "MMT?", "T": "TTTT", "?": "??T?"}),
    ],
)
def test_kleene_tables(operator, table):
    expression = compiled(f"t {operator} u")
    for left, row in table.items():
        for right, expected in zip("FMT?", row, strict=True):
            answer = expression.evaluate({"t": STATES[left], "u": STATES[right]})
            assert answer is STATES[expected], (left, operator, right)


def test_kleene_not():
    found = [value_of("not t", t=state) for state in STATES.values()]
    assert found == [TRUE, MAYBE, FALSE, UNKNOWN]


@pytest.mark.parametrize(
    "text", ["a + 1", "1 / a", "-a", "a == 1", "abs(a)", "sum(1, a)", "a.unit"]
)
def test_unknown_passes_through(text):
    assert value_of(text, a=UNKNOWN) is UNKNOWN


def test_a_name_that_a_phrase_left_out_is_unknown():
    assert value_of("a == 1") == Unknown("nothing is bound to 'a' here")


@pytest.mark.parametrize(
    ("text", "values", "expected"),
    [
        ("known(a)", {"a": number(1)}, TRUE),
        ("known(a)", {"a": UNKNOWN}, FALSE),
        ("known(a / 0)", {"a": number(1)}, FALSE),
        ("known(d)", {"d": THURSDAY}, TRUE),
        ("known(d)", {"d": day_of(month=11, day=21)}, FALSE),
        ("stated(d)", {"d": day_of(month=11, day=21)}, TRUE),
        ("stated(d)", {"d": day_of(date(2024, 11, 21))}, FALSE),
        ("known(d.year)", {"d": day_of(date(2024, 11, 21), month=11, day=21)}, TRUE),
        ("stated(d.year)", {"d": day_of(date(2024, 11, 21), month=11, day=21)}, FALSE),
        ("stated(d.year)", {"d": THURSDAY}, TRUE),
        ("stated(d.weekday)", {"d": THURSDAY}, FALSE),
        ("stated(d.weekday)", {"d": UNKNOWN}, FALSE),
        ("known(q.speaker)", {"q": QUOTE_OF_NOBODY}, FALSE),
        ("known(who)", {"who": Speaker(Span(0, 1), "she", None)}, TRUE),
        ("known(who.name)", {"who": Speaker(Span(0, 1), "she", None)}, FALSE),
        ("stated(who)", {"who": Speaker(Span(0, 1), "she", None)}, TRUE),
    ],
)
def test_known_and_stated_never_answer_unknown(text, values, expected):
    assert value_of(text, **values) is expected


# --- dates -------------------------------------------------------------------------------------

NOVEMBER = day_of((date(2024, 11, 1), date(2024, 11, 30)), year=2024, month=11)
DECEMBER = day_of((date(2024, 12, 1), date(2024, 12, 31)), year=2024, month=12)
EVERY_21ST = day_of(date(2023, 11, 21), date(2024, 11, 21), month=11, day=21)


@pytest.mark.parametrize(
    ("text", "d", "e", "expected"),
    [
        ("d == e", THURSDAY, THURSDAY, TRUE),
        ("d == e", THURSDAY, NOVEMBER, MAYBE),
        ("d == e", THURSDAY, DECEMBER, FALSE),
        ("d == e", THURSDAY, EVERY_21ST, MAYBE),
        ("d != e", NOVEMBER, DECEMBER, TRUE),
        ("d < e", NOVEMBER, DECEMBER, TRUE),
        ("d < e", THURSDAY, NOVEMBER, MAYBE),
        ("d < e", THURSDAY, THURSDAY, FALSE),
        ("d <= e", THURSDAY, THURSDAY, TRUE),
        ("d > e", THURSDAY, DECEMBER, FALSE),
        ("d >= e", DECEMBER, THURSDAY, TRUE),
        ("d.first == e", NOVEMBER, day_of(date(2024, 11, 1)), TRUE),
        ("d.last == e", NOVEMBER, day_of(date(2024, 11, 30)), TRUE),
        ("d == e", day_of(month=11, day=26), day_of(date(2024, 11, 21)), FALSE),
        ("d == e", day_of(month=11, day=21), day_of(date(2024, 11, 21)), MAYBE),
        ("d == e", day_of(month=11, day=21), day_of(month=11, day=21), MAYBE),
        ("d == e", day_of(month=11, day=21), day_of(month=12, day=21), FALSE),
        ("d.year == 2024 and d.month == 11 and d.day == 21", THURSDAY, None, TRUE),
        ("d.month == 11", NOVEMBER, None, TRUE),
        ("d.weekday == day", day_of(weekday=4), None, TRUE),
        ("d.stated_weekday == 'friday'", day_of(weekday=4), None, FALSE),
        ("weekday(d) == 'Thursday'", THURSDAY, None, TRUE),
    ],
)
def test_dates_are_sets_of_days(text, d, e, expected):
    assert value_of(text, d=d, e=e, day=Weekday.THURSDAY) is expected


@pytest.mark.parametrize(
    ("text", "d", "reason"),
    [
        ("d < e", day_of(month=11, day=21), "no reference date gives the year of 21 November"),
        ("d < e", day_of(year=2024, month=2, day=30), "there is no 30 February 2024"),
        ("e < d", day_of(month=2, day=30), "there is no 30 February"),
        ("d.first == e", day_of(year=2023, month=2, day=29), "there is no 29 February 2023"),
        ("d.year == 2024", EVERY_21ST, "the year is not stated"),
        ("d.day == 1", NOVEMBER, "the day is not stated"),
        ("d.weekday == day", THURSDAY, "no weekday is stated"),
        ("weekday(d) == day", day_of(), "weekday(d) has no answer here"),
    ],
)
def test_a_date_that_is_not_known_says_why(text, d, reason):
    assert value_of(text, d=d, e=THURSDAY, day=Weekday.MONDAY) == Unknown(reason)


# --- words, people, quotes -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("The Bank", "the  bank", TRUE),
        ("“We can’t”", '"We can\'t"', TRUE),
        ("pre–war", "pre-war", TRUE),
        ("the bank", "the banks", FALSE),
    ],
)
def test_texts_are_the_same_but_for_case_and_typography(left, right, same):
    assert value_of("text == source", text=left, source=Passage("w", 0, 1, right)) is same


def person(name):
    return Speaker(Span(0, 1), "she", name)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("Ann Lee", "ann lee", TRUE),
        ("Ann Lee", "Bob Day", FALSE),
        ("Lee", "Lee", TRUE),
        ("Ann Lee", "Lee", None),
        ("Ann Lee", "Day", None),
        ("Ann Lee", None, None),
        ("Ann Lee", "Dr. Ann Lee", None),
        ("Robert Day", "Bob Day", None),
        ("J. Day", "John Day", None),
    ],
)
def test_people_differ_only_by_two_full_names(first, second, expected):
    answer = value_of("who == other", who=person(first), other=person(second))
    assert answer is expected if expected is not None else isinstance(answer, Unknown)


def test_fields_of_quotes_names_and_passages():
    quote = Quoted("We won", "said", person("Ann Lee"), direct=True, closed=True, attributable=True)
    name = Named("Ms Lee", "Ann Lee", "person")
    text = (
        "q.words == 'we won' and q.cue == 'said' and q.speaker.name == name.entity"
        " and q.direct and q.closed and name.category == 'person' and source.text == name.text"
    )
    assert value_of(text, q=quote, name=name, source=Passage("w", 0, 6, "Ms Lee")) is TRUE


def test_a_quote_without_a_speaker_is_unknown():
    assert value_of("q.speaker == who", q=QUOTE_OF_NOBODY, who=person("A B")) == Unknown(
        "no speaker is named"
    )


# --- functions -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("sum(parts)", 7),
        ("sum(1, 2, 3)", 6),
        ("sum(parts, 1)", 8),
        ("sum(1, parts, parts)", 15),
        ("abs(-2)", 2),
        ("round_to(3)", 3),
        ("round_to(3, 1)", 3),
    ],
)
def test_calls(text, expected):
    assert value_of(text, parts=(number(3), number(4))).range == exactly(expected)


def test_a_truth_that_a_function_gives_as_bool_is_a_truth():
    source = Passage("w", 0, 1, "a")
    assert value_of("same_words(text, source)", text="a", source=source) is TRUE
    assert value_of("same_words(text, source)", text="b", source=source) is FALSE


# --- mistakes ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "offset", "message"),
    [
        ("", 0, "an expression is missing"),
        ("a +", 3, "ends too early"),
        ("a b", 2, "unexpected 'b'"),
        ("a = b", 2, "write == to compare"),
        ("a == b && t", 7, "write 'and'"),
        ("a ** 2", 2, "there is no power"),
        ("parts[0]", 5, "there is no indexing"),
        ("a == “x”", 5, "straight quotation marks"),
        ('text == "x', 8, "never closed"),
        ("(a + b", 0, "this parenthesis is never closed"),
        ("sum(a, b", 3, "this parenthesis is never closed"),
        ("sum(a b)", 6, "a comma separates arguments"),
        ("a < b < n", 6, "do not chain"),
        ("a < b within 1%", 6, "only after == or !="),
        ("a within 1%", 2, "only after == or !="),
        ("a == b within n", 7, "write a number after 'within'"),
        ("a == b within 100%", 14, "less than 100%"),
        ("chnge == a", 0, "did you mean 'change'?"),
        ("smu(parts)", 0, "did you mean 'sum'?"),
        ("a.untis == text", 2, "did you mean 'unit'?"),
        ("d.hour == 1", 2, "it has year, month, day"),
        ("parts.unit == text", 6, "a list of numbers has no field"),
        ("abs == a", 0, "write abs(…)"),
        ("a == d", 2, "cannot compare a number with a date"),
        ("a == parts", 2, "cannot compare a number with a list of numbers"),
        ("parts == parts", 6, "lists cannot be compared"),
        ("q == q", 2, "q.words"),
        ("day == 'Thrusday'", 4, "did you mean 'Thursday'?"),
        ("day < day", 4, "no order"),
        ("d == e within 5", 14, "days_between"),
        ("d - e == 1", 0, "days_between"),
        ("a and t", 0, "compare it with something"),
        ("not a", 4, "'not' needs a truth"),
        ("-parts", 1, "sum, min, max, count take a list"),
        ("weekday(a)", 8, "weekday() takes a date here, not a number"),
        ("abs(parts)", 4, "abs() takes a number here, not a list of numbers"),
        ("abs(a, b)", 0, "takes 1 argument, not 2"),
        ("sum()", 0, "takes at least 1 argument, not 0"),
        ("round_to(1, 2, 3)", 0, "takes 1 to 2 arguments, not 3"),
        ("known()", 0, "takes one argument"),
        ("same_words(q, text)", 11, "not a quote; write q.words"),
        ("same_words(q.speaker, text)", 13, "not a person; write q.speaker.name"),
        ("weekday(q)", 8, "weekday() takes a date here, not a quote"),
        ("q.speaker == 'Ann Lee'", 10, "a person with a text; write q.speaker.name"),
        ("text == q", 5, "a text with a quote; write q.words"),
        ("who == name", 4, "a person with a name; write who.name and name.entity"),
        ("d == 2010", 2, "a date with a number; write d.year"),
        ("d == day", 2, "a date with a weekday; write d.weekday"),
        ("d == 'Tuesday'", 2, "a date with a text; write d.weekday"),
        ("parts == 5", 6, "a list of numbers with a number; sum, min, max, count take a list"),
        ("parts == d", 6, "a list of numbers with a date"),
        ("t == true", 5, "there are no truth words: write the condition itself"),
        ("FALSE", 0, "there are no truth words"),
        ("a == never", 5, "`never` stands alone"),
        ("len(parts) == 2", 0, "write count(parts)"),
        ("AVERAGE(parts) == 2", 0, "write sum(parts) / count(parts)"),
        ("total(parts) == 2", 0, "write sum(parts)"),
        ("round(a) == 2", 0, "nothing is rounded"),
        ("year(d) == 2", 0, "write d.year"),
        ("SUM(parts) == 2", 0, "write sum(…)"),
        ("20% of a", 4, "20% * a"),
        ("a is b", 2, "write =="),
        ("a == b AND t", 7, "write 'and' in small letters"),
        ("p == r within 5", 14, "5 is 500%: write within 5 points"),
        ("p == a within 1.5", 14, "write within 1.5 points"),
        ("a / b == -p within 2", 19, "write within 2 points"),
        ("a == 20% within 2", 16, "write within 2 points"),
        ("1%%", 2, "percent sign may only follow a number"),
        ("£3 == a", 0, "write the number alone"),
        ("a == not t", 5, "in parentheses"),
        ("9" * 31, 0, "more than 30 digits"),
        ("a" * 2001, 2000, "longer than 2000 characters"),
        ("(" * 26 + "a" + ")" * 26, 25, "nested deeper than 25"),
        ("-" * 26 + "a", 25, "nested deeper than 25"),
        ("+".join(["a"] * 101), 199, "more than 200 parts"),
        ("a == \x00", 5, "U+0000"),
    ],
)
def test_a_mistake_is_told_with_its_column_and_the_remedy(text, offset, message):
    with pytest.raises(RulePackError) as caught:
        compiled(text)
    assert message in caught.value.message
    assert caught.value.position == Position("core.yaml", 3, 10 + offset)


@pytest.mark.parametrize(
    "text",
    [
        "p == r within 5 points",
        "p == r within 150 points",
        "p == r within 5%",
        "p == r within 0.05",
        "a == b within 5",
        "p < r",
    ],
)
def test_room_that_can_be_meant_is_taken(text):
    assert compiled(text).type == TRUTH


@pytest.mark.parametrize("name", ["len", "avg", "total", "datedif", "isblank"])
def test_what_other_languages_call_it_leads_to_functions_that_are_there(name):
    called = set(re.findall(r"([a-z_]+)\(", function_remedy(name, ())))
    assert called
    assert called <= {function.name for function in ALL_FUNCTIONS} | {"known"}


def test_the_largest_expressions_are_still_accepted():
    assert value_of("+".join(["a"] * 100), a=number(1)).range == exactly(100)
    assert value_of("(" * 25 + "a" + ")" * 25, a=number(1)).range == exactly(1)


def attempt(text):
    """Compile a text: what came of it, and the complaint; one of them is None."""
    try:
        return compiled(text), None
    except RulePackError as fault:
        return None, fault


SCRAPS = st.sampled_from(
    [
        *(*NAMES, *FUNCTIONS, *"+-*/()<>.,%=!'\"“£\n "),
        *("==", "<=", "and", "or", "not", "within", "point", "1", "1%", "0.5", "a == b"),
        *("known(", "stated(", ".year", ".unit", "\ud800", "\x00", "٣"),
    ]
)


@given(st.one_of(st.text(), st.lists(SCRAPS, max_size=25).map(" ".join)))
def test_no_text_crashes_the_parser_and_every_complaint_points_into_it(text):
    expression, fault = attempt(text)
    assert fault is None or 10 <= fault.position.column <= 10 + len(text)
    assert expression is None or expression.names <= NAMES.keys()


def _joined(operators):
    return lambda inner: st.tuples(inner, st.sampled_from(operators), inner).map(
        lambda three: f"({' '.join(three)})"
    )


SUMS = st.recursive(
    st.sampled_from(["a", "b", "-n", "3", "2%", "d.year", "sum(parts, a)", "(a - b) / b"]),
    _joined(["+", "-", "*", "/"]),
    max_leaves=6,
)
TESTS = st.recursive(
    st.tuples(SUMS, st.sampled_from(["==", "!=", "<", ">="]), SUMS).map(" ".join).map("({})".format)
    | st.sampled_from(["known(a)", "stated(d)", "t", "not t", "d == e"]),
    _joined(["and", "or"]),
    max_leaves=4,
)
SPREADS = st.tuples(
    st.integers(-3, 3), st.integers(0, 2), st.sampled_from([(None, None), ("jobs", "count")])
).map(lambda drawn: Amount(Range(drawn[0], drawn[0] + drawn[1]), *drawn[2], drawn[0]))


@given(SUMS, SPREADS, SPREADS, SPREADS)
def test_a_result_as_written_lies_within_its_range(text, a, b, n):
    values = {"a": a, "b": b, "n": n, "parts": (a, b), "d": THURSDAY}
    expression = compiled(text)
    made = expression.evaluate(values)
    assert isinstance(made, Unknown) or made.point is None or _holds(made.range, made.point)
    assert isinstance(expression.working(values), str)


def _holds(spread, value):
    return spread.low <= value <= spread.high


@given(TESTS, SPREADS, st.sampled_from([FALSE, MAYBE, TRUE, UNKNOWN]))
def test_a_test_answers_with_a_truth_or_a_reason(text, a, truth):
    values = {"a": a, "b": UNKNOWN, "n": a, "parts": (a,), "d": THURSDAY, "e": day_of(), "t": truth}
    expression = compiled(text)
    assert isinstance(expression.evaluate(values), Truth | Unknown)
    assert isinstance(expression.evaluate({}), Truth | Unknown)
    assert isinstance(expression.working(values), str)


def test_names_are_collected():
    assert compiled("sum(parts, a) == -b / d.year").names == {"parts", "a", "b", "d"}


# --- working -------------------------------------------------------------------------------------

SHOWN = {
    "change": percent(20),
    "before": number(100),
    "after": number(130),
    "a": Amount(Range(3_050_000, 3_150_000), "GBP", "money", 3_100_000),
    "b": Amount(Range(3_050_000, 3_150_000)),
    "ratio": number(Fraction(1, 3), dimension="ratio"),
    "total": count(900, "jobs"),
    "parts": (count(400, "jobs"), count(300, "jobs")),
    "n": Amount(Range(1000, math.inf, low_open=True, high_open=True), "people", "count"),
    "d": day_of(date(2024, 11, 21), weekday=2),
    "e": day_of(month=2, day=30),
    "q": Quoted("We won", "said", person("Ann Lee"), direct=True, closed=True, attributable=True),
    "who": person("Bob Day"),
    "source": Passage("w", 0, 1, "We lost"),
}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("change == (after - before) / before", "(130 − 100) / 100 = 0.3 = 30%"),
        ("weekday(d) == d.weekday", "weekday(2024-11-21) = Thursday"),
        ("weekday(d) == 'Friday'", "weekday(2024-11-21) = Thursday"),
        ("total == sum(parts) within 1%", "sum(400 jobs, 300 jobs) = 700 jobs"),
        (
            "abs(total - sum(parts)) <= 1% * total",
            "sum(400 jobs, 300 jobs) = 700 jobs; abs(900 jobs − 700 jobs) = 200 jobs; "
            "1% × 900 jobs = 9 jobs",
        ),
        ("b / 2 == 1", "3.05–3.15 million / 2 = 1.525–1.575 million"),
        ("a * 2 == 1", "£3.05–3.15m × 2 = £6.1–6.3m"),
        ("a / 3 > 1", "£3.05–3.15m / 3 ≈ £1.017–1.05m"),
        ("a - 2200000 > 1", "£3.05–3.15m − 2.2 million = £850,000–950,000"),
        ("a - 2150000 > 1", "£3.05–3.15m − 2.15 million = £900,000–£1m"),
        ("before / 3 == 1", "100 / 3 ≈ 33.33"),
        ("before / 300 == change", "100 / 300 ≈ 0.3333 ≈ 33.3%"),
        ("before - (after - 1) == 1", "100 − (130 − 1) = -29"),
        ("change / 3 == 1", "20% / 3 ≈ 6.7%"),
        ("a / 7 > 1", "£3.05–3.15m / 7 ≈ £435,714.29–450,000"),
        ("n + 1 > 5", ">1,000 people + 1 = >1,001 people"),
        ("total / 0 == 1", "900 jobs / 0: the divisor may be zero"),
        ("change == ratio", "change = 20%; ratio ≈ 33.3%"),
        ("before == after", "before = 100; after = 130"),
        ("d == e", "d = 2024-11-21; e = 30 February"),
        ("q.speaker == who", "q.speaker = Ann Lee; who = Bob Day"),
        ("same_words(q.words, source)", "same_words(q.words, source) = false"),
        ("known(e) or total == 900", "known(e) = false"),
        ("total", "total = 900 jobs"),
    ],
)
def test_the_working_can_be_redone_by_hand(text, told):
    assert compiled(text).working(SHOWN) == told


# --- operands and their wording ------------------------------------------------------------------

PAPER = Document("article", "We won, said Ann Lee. Again.", (), (), ())


def fact(kind, value, text="…"):
    return Fact(kind, Span(0, 1), text, 0, value)


def quantity(low, high=None, **more):
    return Quantity(
        Range(low, low if high is None else high), low if high is None else None, **more
    )


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        (
            fact(Kind.PERCENT, quantity(20, unit="percent", dimension="percent")),
            Amount(exactly(Fraction(1, 5)), None, "percent", Fraction(1, 5)),
        ),
        (
            fact(Kind.POINTS, quantity(300, unit="point", dimension="points")),
            Amount(exactly(3), None, "points", 3),
        ),
        (
            fact(
                Kind.PERCENT,
                Quantity(
                    Range(20, math.inf, low_open=True, high_open=True), 20, "percent", "percent"
                ),
            ),
            Amount(Range(Fraction(1, 5), math.inf, low_open=True, high_open=True), None, "percent"),
        ),
        (
            fact(Kind.FRACTION, quantity(Fraction(2, 3), dimension="fraction")),
            Amount(exactly(Fraction(2, 3)), None, "fraction", Fraction(2, 3)),
        ),
        (
            fact(
                Kind.COUNT, quantity(12_000, unit="people", dimension="count", round_integer=True)
            ),
            Amount(Range(11_500, 12_500), "people", "count", 12_000),
        ),
        (
            fact(
                Kind.DURATION,
                TimeExpression("DURATION", "P3D", length=quantity(3, unit="day", dimension="time")),
            ),
            Amount(exactly(3), "day", "time", 3),
        ),
        (
            fact(Kind.DURATION, TimeExpression("DURATION", "PXD")),
            Unknown("the length of time is not stated"),
        ),
        (fact(Kind.WEEKDAY, TimeExpression("DATE", None, weekday=4)), Weekday.THURSDAY),
        (fact(Kind.WEEKDAY, TimeExpression("DATE", None)), Unknown("no weekday is stated")),
        (fact(Kind.DATE, THURSDAY), THURSDAY),
        (
            fact(Kind.NAME, Name("person", "Ann Lee"), "Lee"),
            Named("Lee", "Ann Lee", "person"),
        ),
        (
            fact(
                Kind.QUOTE,
                Quotation(direct=True, segments=(Span(0, 6), Span(22, 27)), cue=Span(8, 12)),
            ),
            Quoted("We won Again", "said", None, direct=True, closed=True, attributable=True),
        ),
        (Passage("w", 0, 2, "We"), Passage("w", 0, 2, "We")),
    ],
    ids=lambda item: item.kind.value if isinstance(item, Fact) else None,
)
def test_the_value_of_a_bound_fact(item, expected):
    assert operand(item, PAPER, Rounding(1000, 2)) == expected


def test_a_list_is_a_tuple_of_values_unless_one_is_unknown():
    three, unknown = (
        fact(Kind.NUMBER, quantity(3)),
        fact(Kind.WEEKDAY, TimeExpression("DATE", None)),
    )
    assert operand((three, three), PAPER, Rounding()) == (Amount(exactly(3), point=3),) * 2
    assert isinstance(operand((three, unknown), PAPER, Rounding()), Unknown)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (percent(30), "30%"),
        (percent(Fraction(1000, 31)), "32.3%"),
        (number(Fraction(1, 20), dimension="points"), "5 percentage points"),
        (number(Fraction(1, 100), dimension="points"), "1 percentage point"),
        (pounds(130_000_000), "£130m"),
        (pounds(Fraction(7, 2)), "£3.50"),
        (pounds(-4_000), "-£4,000"),
        (number(3_100_000_000, unit="CHF", dimension="money"), "CHF 3.1bn"),
        (number(Fraction(305, 100), Fraction(315, 100)), "between 3.05 and 3.15"),
        (number(3_050_000, 3_150_000), "between 3.05 million and 3.15 million"),
        (number(3_141_592), "3,141,592"),
        (number(Fraction(1, 3)), "0.3333"),
        (MILE, "10 miles"),
        (number(1, unit="mile", dimension="length"), "1 mile"),
        (number(6, unit="foot", dimension="length"), "6 feet"),
        (number(5, unit="km", dimension="length"), "5 km"),
        (number(5, unit="square foot", dimension="area"), "5 square feet"),
        (number(5, unit="mile per hour", dimension="speed"), "5 miles per hour"),
        (number(5, unit="degree Celsius", dimension="temperature"), "5 degrees Celsius"),
        (number(2, unit="century", dimension="time"), "2 centuries"),
        (percent(Fraction(1, 30)), "0.0333%"),
        (number(11_500, 12_500, "people", "count"), "between 11,500 and 12,500 people"),
        (
            Amount(Range(5, math.inf, low_open=True, high_open=True), "people", "count"),
            "more than 5 people",
        ),
        (Amount(Range(5, math.inf, low_open=False, high_open=True)), "at least 5"),
        (Amount(Range(-math.inf, 5, low_open=True, high_open=True)), "less than 5"),
        (Amount(Range(-math.inf, 5, low_open=True, high_open=False)), "at most 5"),
        (Amount(Range(-math.inf, math.inf, low_open=True, high_open=True)), "any number"),
        (number(10**5000), "a number of 5001 digits"),
        (THURSDAY, "21 November 2024"),
        (NOVEMBER, "November 2024"),
        (day_of(month=2, day=30), "30 February"),
        (day_of(weekday=4), "Thursday"),
        (day_of((date(2024, 5, 1), date(2024, 5, 7))), "1 May 2024 to 7 May 2024"),
        (day_of(), "an unknown date"),
        (Weekday.THURSDAY, "Thursday"),
        (TRUE, "true"),
        (person("Ann Lee"), "Ann Lee"),
        (person(None), "she"),
        ((count(400, "jobs"), count(300, "jobs"), number(1)), "400 jobs, 300 jobs and 1"),
        ((), ""),
        ("a text", "a text"),
        (UNKNOWN, "unknown"),
    ],
)
def test_values_in_words(value, words):
    assert describe(value) == words


@given(
    st.one_of(st.integers(), st.fractions(), st.integers(-(10**300), 10**300)),
    st.sampled_from([(None, None), (None, "percent"), (None, "points"), ("GBP", "money")]),
)
def test_any_number_can_be_put_in_words(value, unit):
    assert describe(number(value, None, *unit)).strip()
