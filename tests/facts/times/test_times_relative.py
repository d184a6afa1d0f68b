"""Words that count from the reference, names, years and counts, values as TIMEX3 has them."""

from __future__ import annotations

import pytest
from times_read import days, only, read, reference, spans

from checkers.model import Kind

RELATIVE = [
    ("He resigned yesterday.", Kind.DATE, days("2024-11-26")),
    ("It is closed today.", Kind.DATE, days("2024-11-27")),
    ("Polls open tomorrow.", Kind.DATE, days("2024-11-28")),
    ("She left two days ago.", Kind.DATE, days("2024-11-25")),
    ("Rents rose last month.", Kind.MONTH, spans(("2024-10-01", "2024-10-31"))),
    ("The rule applies next month.", Kind.MONTH, spans(("2024-12-01", "2024-12-31"))),
    ("Last year was dry.", Kind.YEAR, spans(("2023-01-01", "2023-12-31"))),
    ("Applications close Wed., Nov. 30.", Kind.DATE, days("2024-11-30")),
    ("He arrived on Monday.", Kind.WEEKDAY, days("2024-11-25")),
    ("He arrived last Monday.", Kind.WEEKDAY, days("2024-11-18", "2024-11-25")),
    ("He will go next Monday.", Kind.WEEKDAY, days("2024-12-02", "2024-12-09")),
    ("He was told the trial will start Monday.", Kind.WEEKDAY, days("2024-11-25", "2024-12-02")),
]


@pytest.mark.parametrize(("text", "kind", "expected"), RELATIVE, ids=[row[0] for row in RELATIVE])
def test_relative_expressions_count_from_the_reference(text, kind, expected):
    fact = only(text, reference())
    assert (fact.kind, fact.value.days) == (kind, expected)


@pytest.mark.parametrize("text", [row[0] for row in RELATIVE])
def test_relative_expressions_without_reference_are_undecided(text):
    assert only(text).value.days is None


FEASTS = [
    ("on Christmas Eve 2023", "2023-12-24"),
    ("on Easter Sunday, 7 April 2024", "2024-03-31"),
    ("on Good Friday, 29 March 2024", "2024-03-29"),
    ("on Thanksgiving, Nov. 21, 2024", "2024-11-28"),
    ("on Black Friday 2023", "2023-11-24"),
]


@pytest.mark.parametrize(("text", "day"), FEASTS, ids=[row[0] for row in FEASTS])
def test_feast_days_know_their_year(text, day):
    assert read(f"The shop was full {text}.")[0].value.timex == day


# --- months, years, decades ---------------------------------------------------------------------

VALUES = [
    ("in May 2024", "May 2024", Kind.MONTH, "2024-05"),
    ("in October last year", "October last year", Kind.MONTH, "2023-10"),
    ("last October", "last October", Kind.MONTH, "2023-10"),
    ("last June", "last June", Kind.MONTH, "2024-06"),
    ("in early December", "early December", Kind.MONTH, "2024-12"),
    ("at the end of 1998", "the end of 1998", Kind.YEAR, "1998"),
    ("since 2016", "2016", Kind.YEAR, "2016"),
    ("in nineteen ninety-one", "nineteen ninety-one", Kind.YEAR, "1991"),
    ("in the late 1970s", "the late 1970s", Kind.DATE, "197"),
    ("in the 20th century", "the 20th century", Kind.DATE, "19"),
    ("in the third quarter of 2023", "the third quarter of 2023", Kind.DATE, "2023-Q3"),
    ("in the first half of 2023", "the first half of 2023", Kind.DATE, "2023-H1"),
    ("in the summer of 1994", "the summer of 1994", Kind.DATE, "1994-SU"),
    ("this week", "this week", Kind.DATE, "2024-W48"),
    ("last night", "last night", Kind.TIME, "2024-11-26TNI"),
    ("on Friday night", "Friday night", Kind.WEEKDAY, "2024-11-22TNI"),
    ("at 9 a.m. EDT Thursday", "9 a.m. EDT Thursday", Kind.WEEKDAY, "2024-11-21T09:00"),
    ("at 10:30pm on", "10:30pm", Kind.TIME, "2024-11-27T22:30"),
    ("at noon", "noon", Kind.TIME, "2024-11-27T12:00"),
    ("every Tuesday", "every Tuesday", Kind.SET, "XXXX-WXX-2"),
    ("each month", "each month", Kind.SET, "P1M"),
    ("two years ago", "two years ago", Kind.DATE, "2022"),
    ("five months ago", "five months ago", Kind.DATE, "2024-06"),
]


@pytest.mark.parametrize(("phrase", "text", "kind", "timex"), VALUES, ids=[v[0] for v in VALUES])
def test_values_are_timex3(phrase, text, kind, timex):
    fact = only(f"The team met {phrase}.", reference())
    assert (fact.text, fact.kind, fact.value.timex) == (text, kind, timex)


def test_a_quarter_is_remembered():
    facts = read("Sales rose in the second quarter, and fell a year earlier.", reference())
    assert [fact.value.timex for fact in facts] == ["2024-Q2", "2023-Q2"]


NAMES = [
    "Theresa May spoke to April Sturrock.",
    "Councillor August Neave may march.",
    "The Sunday Sun quoted him.",
    "The Thursday Club was full.",
    "USA Today asked him.",
    "He may fall in the sun.",
    "The sat nav said so.",
]


@pytest.mark.parametrize("text", NAMES)
def test_names_and_other_words_are_no_dates(text):
    assert read(text, reference()) == []


NUMBERS = [
    "About 2016 people came.",
    "They paid $2016 for it.",
    "It took 2,016 tries.",
    "Growth was 20.16 percent, or 1990.5 points.",
    "Luke 10:30 was read.",
    "The 52-year-old, a boy aged 12 and a man 60 years old, left.",
    "Read page 1984 of it.",
]


@pytest.mark.parametrize("text", NUMBERS)
def test_counts_and_ages_are_no_times(text):
    assert read(text, reference()) == []


def test_a_year_that_may_be_a_count_keeps_both_readings():
    fact = only("Trade in 2016 cars rose.")
    assert fact.kind is Kind.YEAR
    number = fact.read_as(frozenset({Kind.NUMBER}))
    assert number.value.stated == 2016


IMPOSSIBLE = ["31 April", "Feb. 30", "29 February 2023", "31 June 2024", "the 31st of September"]
SHIFTS = ["later", "earlier", "before", "after", "afterwards", "ago"]


@pytest.mark.parametrize("shift", SHIFTS)
@pytest.mark.parametrize("unit", ["days", "weeks", "months", "years"])
@pytest.mark.parametrize("day", IMPOSSIBLE)
def test_nothing_is_counted_from_a_day_that_does_not_exist(day, unit, shift):
    for ref in (None, reference()):
        facts = read(f"The levy takes effect on {day}, and two {unit} {shift} it is due.", ref)
        assert facts[0].value.days is None
        assert facts[-1].text.startswith(f"two {unit}")
