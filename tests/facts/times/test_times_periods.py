"""Periods and lists of days."""

from __future__ import annotations

from datetime import date

import pytest
from times_read import days, only, read, reference, spans, whole_year

from checkers.model import Kind

PERIODS = [
    ("from 2010 to 2019", "2010", "2019", ("2010-01-01", "2019-12-31")),
    ("2010-2019", "2010", "2019", ("2010-01-01", "2019-12-31")),
    ("1939-45", "1939", "1945", ("1939-01-01", "1945-12-31")),
    ("from March 2019 until June 2023", "2019-03", "2023-06", ("2019-03-01", "2023-06-30")),
    ("May to July 2023", "2023-05", "2023-07", ("2023-05-01", "2023-07-31")),
    ("between March 3 and March 9, 2023", "2023-03-03", "2023-03-09", ("2023-03-03", "2023-03-09")),
    ("Nov. 3-5", "2024-11-03", "2024-11-05", ("2024-11-03", "2024-11-05")),
    ("3 to 9 March 2023", "2023-03-03", "2023-03-09", ("2023-03-03", "2023-03-09")),
]


@pytest.mark.parametrize(("text", "begin", "end", "span"), PERIODS, ids=[row[0] for row in PERIODS])
def test_a_period_is_one_fact_with_two_ends(text, begin, end, span):
    fact = only(f"It ran {text}.", reference())
    assert (fact.kind, fact.text) == (Kind.PERIOD, text)
    assert (fact.value.begin.timex, fact.value.end.timex) == (begin, end)
    assert fact.value.days == spans(span)
    assert [end.value.timex for end in fact.readings] == [begin, end]


def test_two_days_of_a_month_are_two_facts():
    facts = read("It met on April 24 and 25.", reference(date(1999, 3, 1)))
    assert [(fact.text, fact.value.timex) for fact in facts] == [
        ("April 24", "1999-04-24"),
        ("25", "1999-04-25"),
    ]


# --- laws ---------------------------------------------------------------------------------------


TURNS_OF_THE_YEAR = [
    ("from Christmas 2023 to Easter", "2023-12-25", "2024-03-31"),
    ("from Christmas to Easter 2024", "2023-12-25", "2024-03-31"),
    ("from Thanksgiving 2023 to Mother's Day", "2023-11-23", "2024-05-12"),
    ("from Diwali 2023 to Lunar New Year", "2023-11-12", "2024-02-10"),
    ("from Boxing Day to New Year's Day 2024", "2023-12-26", "2024-01-01"),
    ("from Rosh Hashanah to Passover 2024", "2023-09-16", "2024-04-23"),
    ("from Christmas to 5 March 2022", "2021-12-25", "2022-03-05"),
]


@pytest.mark.parametrize("ref", [None, reference()], ids=["no day", "a day"])
@pytest.mark.parametrize(
    ("text", "begin", "end"), TURNS_OF_THE_YEAR, ids=[row[0] for row in TURNS_OF_THE_YEAR]
)
def test_the_end_without_a_year_lies_next_to_the_other(text, begin, end, ref):
    value = only(f"It ran {text}.", ref).value
    assert (value.begin.timex, value.end.timex) == (begin, end)
    assert value.begin.days.first < value.end.days.last


ROUND_THE_YEAR = [
    ("from 5 November 2022 to 3 February", "2022-11-05", "2023-02-03"),
    ("from October 2022 to March", "2022-10", "2023-03"),
]


@pytest.mark.parametrize("ref", [reference(), whole_year(2024)], ids=["day", "year"])
@pytest.mark.parametrize(
    ("text", "begin", "end"), ROUND_THE_YEAR, ids=[row[0] for row in ROUND_THE_YEAR]
)
def test_a_period_round_the_turn_of_the_year_ends_after_it_begins(text, begin, end, ref):
    value = only(f"It ran {text}.", ref).value
    assert (value.begin.timex, value.end.timex) == (begin, end)
    assert value.begin.days.first < value.end.days.last


def test_a_feast_follows_the_day_from_which_a_period_runs():
    for begin, day in {"last Monday": "2024-11-25", "Christmas": "2024-12-25"}.items():
        value = only(f"It runs from {begin} to Easter.", reference()).value
        assert (value.begin.timex, value.end.timex) == (day, "2025-04-20")


def test_a_feast_of_a_text_with_only_a_year_can_lie_in_the_years_beside():
    fact = only("It opened on Boxing Day.", whole_year(2024))
    assert fact.value.days == days("2023-12-26", "2024-12-26", "2025-12-26")


FISCAL = [
    "the first quarter of fiscal 2023",
    "Q1 of fiscal 2023",
    "the second half of fiscal 2023",
    "the second half of financial 2023",
    "the fiscal first quarter of 2023",
]


@pytest.mark.parametrize("text", FISCAL)
def test_a_part_of_a_fiscal_year_is_no_part_of_the_calendars(text):
    assert only(f"It opened in {text}.", reference()).value.days is None
