"""Periods and lists of days."""

from __future__ import annotations

from datetime import date

import pytest
from times_read import only, read, reference, spans

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
