"""Dates with a month and a day: every order and style, years left out, days that are none."""

from __future__ import annotations

import pytest
from times_read import days, only, read, reference, whole_year

from checkers.model import TIME_KINDS, Kind

DATES = [
    ("Nov. 3, 2023", "2023-11-03", None),
    ("November 3, 2023", "2023-11-03", None),
    ("3 November 2023", "2023-11-03", None),
    ("3rd November 2023", "2023-11-03", None),
    ("the 3rd of November, 2023", "2023-11-03", None),
    ("3-Nov-2023", "2023-11-03", None),
    ("2023-11-03", "2023-11-03", None),
    ("NOV. 3, 2023", "2023-11-03", None),
    ("Friday, Nov. 3, 2023", "2023-11-03", 5),
    ("Fri., Nov. 3, 2023", "2023-11-03", 5),
    ("Friday 3 November 2023", "2023-11-03", 5),
    ("Friday the 3rd of November 2023", "2023-11-03", 5),
    ("3 November 2023 (a Friday)", "2023-11-03", 5),
    ("Monday, November 3, 2023", "2023-11-03", 1),
    ("27.11.2023", "2023-11-27", None),
    ("11/27/2023", "2023-11-27", None),
    ("27/11/2023", "2023-11-27", None),
]


@pytest.mark.parametrize(("text", "timex", "weekday"), DATES, ids=[row[0] for row in DATES])
def test_a_date_with_a_year_is_one_fact(text, timex, weekday):
    fact = only(f"The bridge reopened on {text}.")
    assert (fact.kind, fact.text) == (Kind.DATE, text)
    assert fact.value.timex == timex
    assert fact.value.days == days(timex)
    assert fact.value.weekday == weekday
    assert fact.value.year_from is None


APPOSED = [
    ("It stood at 17,650 on Aug. 28, a Friday. It rained.", "Aug. 28, a Friday"),
    ("It shut on Monday. 3 November (a Friday) was dry.", "3 November (a Friday)"),
]


@pytest.mark.parametrize(("text", "words"), APPOSED)
def test_a_weekday_that_follows_its_day_is_of_it_beside_a_full_stop(text, words):
    fact = next(fact for fact in read(text) if fact.kind == Kind.DATE)
    assert (fact.text, fact.value.weekday) == (words, 5)


def test_the_stated_weekday_has_its_own_words():
    fact = only("The bridge reopened on Monday, November 3, 2023.")
    assert fact.value.weekday_span.start == fact.span.start
    assert fact.value.weekday_span.end == fact.span.start + len("Monday")


YEARLESS = [
    ("It closed on Nov. 20.", days("2024-11-20")),
    ("It closed on Tuesday, November 21.", days("2024-11-21")),
    ("It will open on 3 December.", days("2024-12-03")),
    ("It opens on January 15.", days("2025-01-15")),
    ("It closed on 3 July.", days("2024-07-03", "2025-07-03")),
    ("It closed on March 5.", days("2024-03-05", "2025-03-05")),
]


@pytest.mark.parametrize(("text", "expected"), YEARLESS, ids=[row[0] for row in YEARLESS])
def test_a_date_without_year_is_the_nearest_or_both_neighbours(text, expected):
    fact = only(text, reference())
    assert fact.value.days == expected
    assert fact.value.year is None
    assert fact.value.year_from == "published"


def test_a_date_without_year_or_reference_is_undecided():
    fact = only("It closed on Tuesday, November 21.")
    assert (fact.value.days, fact.value.year_from) == (None, None)
    assert (fact.value.month, fact.value.day, fact.value.weekday) == (11, 21, 2)


def test_a_copyright_year_decides_the_year():
    fact = only("It closed on Tuesday, November 21.", whole_year(2024))
    assert fact.value.days == days("2024-11-21")
    assert fact.value.year_from == "stamp"


IMPOSSIBLE = [("31 April", 4, 31), ("Feb. 30", 2, 30), ("29 February 2023", 2, 29)]


@pytest.mark.parametrize(("text", "month", "day"), IMPOSSIBLE, ids=[row[0] for row in IMPOSSIBLE])
def test_an_impossible_day_is_a_date_without_days(text, month, day):
    fact = only(f"Entries close on {text}.", reference())
    assert (fact.kind, fact.value.month, fact.value.day) == (Kind.DATE, month, day)
    assert fact.value.days is None


def test_a_date_in_figures_that_can_be_two_days_keeps_both():
    fact = only("The deed is dated 7/10/2016.")
    assert fact.value.days == days("2016-07-10", "2016-10-07")
    assert fact.value.timex is None


def test_days_before_the_gregorian_calendar_are_not_counted():
    assert only("The fleet sailed on 4 October 1582.").value.days is None
    assert only("The fleet sailed on 15 October 1582.").value.days == days("1582-10-15")


WITH_WEEKDAY = [
    ("Tuesday 04-22-2014", "2014-04-22", 2),
    ("Tue 22/Apr/2014", "2014-04-22", 2),
    ("Monday, 10/27/2014", "2014-10-27", 1),
    ("Wednesday, 2024-11-27", "2024-11-27", 3),
    ("2024-11-27 (Wednesday", "2024-11-27", 3),
]


@pytest.mark.parametrize(
    ("text", "day", "weekday"), WITH_WEEKDAY, ids=[row[0] for row in WITH_WEEKDAY]
)
def test_a_weekday_belongs_to_its_date_in_figures(text, day, weekday):
    fact = only(f"Signed {text}).")
    assert (fact.value.days, fact.value.weekday) == (days(day), weekday)
    assert fact.value.weekday_span is not None


def test_a_date_in_figures_that_can_be_two_days_keeps_its_weekday():
    value = only("The deed of Monday, 7/10/2016 was lost.").value
    assert (value.weekday, len(value.days.intervals)) == (1, 2)


def test_a_year_before_a_dash_begins_no_period_of_days():
    facts = read("Harlow Fair 2014 - Monday, 10/27/2014")
    assert [fact.kind for fact in facts] == [Kind.YEAR, Kind.DATE]


@pytest.mark.parametrize("text", ["She joins on July 34th.", "She left on the 34th of July, ill."])
def test_a_day_that_no_month_has_is_read(text):
    value = only(text).value
    assert (value.month, value.day, value.days) == (7, 34, None)


@pytest.mark.parametrize("text", ["In July 34th Street shut.", "The July 50th jubilee drew many."])
def test_other_ordinals_after_a_month_are_no_days(text):
    assert only(text).kind is Kind.MONTH


BESIDE_A_NUMBER = [
    ("On 30 April 31 people left.", "30 April"),
    ("By 31 May 12 buses were out.", "31 May"),
    ("On 30 April 31, 40 and 50 were drawn.", "30 April"),
    ("Flight 12 May 3, 2014, was late.", "May 3, 2014"),
    ("A crash killed 12 Nov. 3 near Harlow.", "Nov. 3"),
    ("It sold 12 May 3 and none later.", "May 3"),
]


@pytest.mark.parametrize(("text", "day"), BESIDE_A_NUMBER, ids=[row[0] for row in BESIDE_A_NUMBER])
def test_a_number_beside_a_date_is_not_its_day(text, day):
    assert only(text).text == day


# --- years that the words around bring in -------------------------------------------------------


def years_of(text, ref):
    (fact,) = [fact for fact in read(text, ref) if fact.value.day and fact.value.year_from]
    return {day.year for pair in fact.value.days.intervals for day in pair}


OTHER_YEARS = [
    ("In 2016, the vote was held on Tuesday, November 8.", {2016}),
    ("The vote was held in 2016. Polls opened on Tuesday, November 8.", {2016}),
    ("Last year the fair fell on Thursday, Nov. 23.", {2023}),
    ("The fair fell on Thursday, Nov. 23, the previous year.", {2023}),
    ("Two years ago the dam broke. It was Friday, November 11.", {2022}),
    ("A year after the flood of Saturday, October 7, families met.", {2023}),
    ("Ten years since the flood of Tuesday, Oct. 14, families met.", {2014, 2034}),
    ("Decades later they recalled Friday, November 1.", {2025}),
    ("They kept the 10th anniversary of the flood of Tuesday, November 11.", {2014}),
    ("They kept the first anniversary of Wednesday, November 22.", {2023}),
    ("They kept the anniversary of Wednesday, November 22.", {2023}),
    ("In the summer of 2016 it dried up. It burst on Tuesday, November 8.", {2016}),
    ("Sued on November 8, 2016, it lost on Friday, January 20.", {2016, 2017, 2025}),
    ("The tour ends on Saturday, November 15.", {2025}),
    ("The concert is on Saturday, October 5.", {2025}),
    ("The concert was on Saturday, January 20.", {2025}),
]


@pytest.mark.parametrize(("text", "years"), OTHER_YEARS, ids=[row[0] for row in OTHER_YEARS])
def test_a_date_can_lie_in_the_years_spoken_of_nearby(text, years):
    assert years_of(text, reference()) == {2024} | years


SETTLED = [
    "On Tuesday, November 21, artists leaked the tool.",
    "Artists leaked the tool. It was November 21. Officials met on Monday.",
    "It was founded in 1998. It grew. It moved. It was sold. On Tuesday, November 21, it closed.",
    "This year it closed on Tuesday, November 21.",
    "It was founded in 1998. It will open on Tuesday, December 3.",
    "It was founded in 1998. It is scheduled to open on Tuesday, December 3.",
    "In November 2024 it closed. That was Tuesday, November 21.",
    "It closed on November 20, 2024, and was sold on Tuesday, November 21.",
    "The concert is on Saturday, November 23.",
]


@pytest.mark.parametrize("text", SETTLED)
@pytest.mark.parametrize("ref", [reference(), whole_year(2024)], ids=["day", "year"])
def test_a_date_without_other_years_nearby_has_one_candidate(text, ref):
    assert years_of(text, ref) == {2024}


def test_the_likeliest_day_stays_the_value():
    facts = read("In 2016, the vote was held on Tuesday, November 8.", reference())
    assert facts[1].value.timex == "2024-11-08"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fares rose in April. The 20 per cent rise angered riders.", ["April"]),
        ("It closed in March. 2024 pupils had signed.", ["March"]),
        ("They met on 14 March. 2024 pupils came.", ["14 March"]),
        ("The jury sat in May. The 12 jurors agreed.", ["May"]),
        ("It rained in Oct. 2023 for a week.", ["Oct. 2023", "a week"]),
        ("It opened on Oct. 7 for good.", ["Oct. 7"]),
        ("In July 14 mm of rain fell.", ["July"]),
    ],
)
def test_a_date_ends_with_its_sentence_and_takes_no_measure(text, expected):
    times = [fact.text for fact in read(text) if fact.kind in TIME_KINDS]
    assert times == expected
