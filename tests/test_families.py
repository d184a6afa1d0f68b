"""The functions and searches that rules may call."""

from datetime import date
from fractions import Fraction

import pytest

from checkers.date_agreement import days_between, exists, weekday, years_between
from checkers.model import Days, Range, TimeExpression, Truth, Unknown
from checkers.numeric_consistency import absolute, convert, largest, smallest, total
from checkers.quote_attribution import same_words
from checkers.rulebook.values import Amount, Weekday


def day(*days):
    return TimeExpression("DATE", None, days=Days(tuple((d, d) for d in days)))


def amount(low, high=None, unit=None, dimension=None):
    return Amount(Range(low, low if high is None else high), unit, dimension)


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        (date(2024, 11, 21), Weekday.THURSDAY),
        (date(2016, 2, 29), Weekday.MONDAY),
        (date(1969, 7, 20), Weekday.SUNDAY),
        (date(1582, 10, 15), Weekday.FRIDAY),
    ],
    ids=str,
)
def test_weekday(when, expected):
    assert weekday(day(when)) == expected


def test_weekday_is_open_where_the_year_is():
    assert isinstance(weekday(TimeExpression("DATE", None, month=11, day=21)), Unknown)
    assert isinstance(weekday(day(date(2023, 11, 21), date(2024, 11, 21))), Unknown)


def test_weekday_is_left_alone_before_the_gregorian_calendar():
    assert isinstance(weekday(day(date(1492, 10, 12))), Unknown)


@pytest.mark.parametrize(
    ("year", "month", "day_of_month", "expected"),
    [
        (2024, 2, 29, Truth.TRUE),
        (2023, 2, 29, Truth.FALSE),
        (None, 2, 29, Truth.TRUE),
        (1900, 2, 29, Truth.FALSE),
        (None, 4, 31, Truth.FALSE),
        (None, 12, 31, Truth.TRUE),
        (None, 1, 0, Truth.FALSE),
    ],
)
def test_exists(year, month, day_of_month, expected):
    stated = TimeExpression("DATE", None, year=year, month=month, day=day_of_month)
    assert exists(stated) == expected


def test_years_between_a_birth_year_and_a_day_leaves_the_birthday_open():
    birth = TimeExpression("DATE", "1970", days=Days(((date(1970, 1, 1), date(1970, 12, 31)),)))
    found = years_between(birth, day(date(2016, 4, 28)))
    assert found == Amount(Range(45, 46), "year", "time")


def test_days_between():
    assert days_between(day(date(2024, 3, 1)), day(date(2024, 3, 15))).range == Range(14, 14)


def test_people_of_different_names_add_up_and_currencies_do_not():
    added = total(
        [amount(12, unit="men", dimension="count"), amount(7, unit="women", dimension="count")]
    )
    assert added == Amount(Range(19, 19), None, "count")
    assert isinstance(
        total([amount(1, unit="USD", dimension="money"), amount(1, unit="EUR", dimension="money")]),
        Unknown,
    )


def test_extremes_and_sign():
    items = [amount(3, unit="mile"), amount(5, unit="mile")]
    assert largest(items).range == Range(5, 5)
    assert smallest(items).range == Range(3, 3)
    assert isinstance(largest([amount(3, unit="mile"), amount(5, unit="kilometre")]), Unknown)
    assert absolute(amount(-4, 3)).range == Range(0, 4)


@pytest.mark.parametrize(
    ("given", "target", "low", "high"),
    [
        (amount(30, unit="mile", dimension="length"), "kilometre", "48.2", "48.3"),
        (amount(100, unit="kilogram", dimension="mass"), "pound", "220.4", "220.5"),
    ],
)
def test_convert(given, target, low, high):
    made = convert(given, amount(1, unit=target))
    assert Fraction(low) <= made.range.low <= made.range.high <= Fraction(high)
    assert made.unit == target


def test_convert_refuses_what_does_not_measure_the_same():
    assert isinstance(convert(amount(1, unit="mile"), amount(1, unit="kilogram")), Unknown)
    assert isinstance(convert(amount(1), amount(1, unit="kilogram")), Unknown)


@pytest.mark.parametrize(
    ("quoted", "said", "expected"),
    [
        (
            "We will not raise taxes.",
            "Well, we will not raise taxes on working people.",
            Truth.TRUE,
        ),
        ("We will never raise taxes.", "We will not raise taxes.", Truth.FALSE),
        ("We will … raise taxes.", "We will not, we think, raise taxes.", Truth.TRUE),
        ("We will . . . raise taxes.", "We will not raise taxes.", Truth.TRUE),
        (
            "Artists in our alpha [testing program] shaped it.",
            "Artists in our alpha shaped it.",
            Truth.TRUE,
        ),
        ("[He] will not raise taxes.", "The mayor will not raise taxes.", Truth.TRUE),
        ("don't do it", "Don’t do it!", Truth.TRUE),
        ("raise not taxes", "not raise taxes", Truth.FALSE),
        ("We need eight of them by Nov. 5", "we need 8 of them by November 5", Truth.TRUE),
        ("It cost $5m, up 20%", "It cost $5 million, up 20 per cent", Truth.TRUE),
        ("It cost $5m", "It cost $6 million", Truth.FALSE),
        ("a well-known man of twenty-five", "a well known man of 25", Truth.TRUE),
        ("", "anything", Truth.TRUE),
    ],
    ids=[
        "within",
        "altered",
        "ellipsis",
        "spaced-dots",
        "bracket-adds",
        "bracket-replaces",
        "typography",
        "order",
        "figures-in-words",
        "scale-and-percent",
        "another-figure",
        "hyphens",
        "empty",
    ],
)
def test_same_words(quoted, said, expected):
    assert same_words(quoted, said) == expected


STATEMENT = "“Nobody warned us about the water in the cellar.”"


@pytest.mark.parametrize(
    "body",
    [
        f"The storm passed.\n\n{STATEMENT}\n\nThe road reopened.",
        f"Lund went on: {STATEMENT} The road reopened.",
        f"“It was late,” said Ann Lee. {STATEMENT}",
        "He spoke of “Nobody Warned Us About the Water,” a song.",
    ],
    ids=["fills-its-paragraph", "led-up-to", "carried-on", "title"],
)
def test_a_quote_that_may_have_a_speaker_raises_no_alarm(verify, body):
    assert not [f for f in verify(body).findings if f.verdict == "unsupported"]


def test_a_statement_between_sentences_needs_a_speaker(verify):
    report = verify(f"{STATEMENT} The road reopened.")
    assert [f.rule.id for f in report.findings if f.verdict == "unsupported"] == [
        "core/quote-without-speaker"
    ]


def test_figures_of_differently_described_people_are_not_compared(verify):
    report = verify(
        "The poll asked 542 registered Harwick primary voters in Colby county. "
        "The poll asked 459 independent Harwick primary voters in Colby county."
    )
    assert not [f for f in report.findings if f.rule.id == "core/repeated-figure"]
