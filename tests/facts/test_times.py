"""Dates, times, durations, periods and sets, as a reader of an article would read them."""

from __future__ import annotations

import math
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checkers.document import Part, build_document
from checkers.facts.times import find_times
from checkers.model import Days, Kind, Reference

WEDNESDAY = date(2024, 11, 27)  # the reference day unless a test says otherwise


def reference(day=WEDNESDAY):
    return Reference(Days(((day, day),)), "published", day.isoformat())


def whole_year(year):
    days = Days(((date(year, 1, 1), date(year, 12, 31)),))
    return Reference(days, "stamp", f"© {year}")


def read(text, ref=None):
    document = build_document([Part("body", text)])
    facts = find_times(document, ref)
    for fact in facts:
        assert document.text[fact.span.start : fact.span.end] == fact.text
    return facts


def only(text, ref=None):
    facts = read(text, ref)
    assert len(facts) == 1, [(fact.kind, fact.text) for fact in facts]
    return facts[0]


def days(*iso):
    return Days(tuple((date.fromisoformat(day), date.fromisoformat(day)) for day in iso))


def spans(*pairs):
    return Days(tuple((date.fromisoformat(a), date.fromisoformat(b)) for a, b in pairs))


# --- dates with a day ---------------------------------------------------------------------------

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
    "It was founded in 1998. It grew. On Tuesday, November 21, it closed.",
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


# --- words that count from the reference --------------------------------------------------------

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
    assert read(f"The shop was full {text}.")[0].value.days == days(day)


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


# --- durations ----------------------------------------------------------------------------------

LENGTHS = [
    ("Fourteen days", "P14D", 14, 14, "day"),
    ("three hours", "PT3H", 3, 3, "hour"),
    ("about two decades", "P2E", Fraction(3, 2), Fraction(5, 2), "decade"),
    ("at least 10 days", "P10D", 10, math.inf, "day"),
    ("more than three weeks", "P3W", 3, math.inf, "week"),
    ("up to 120 days", "P120D", 0, 120, "day"),
    ("two and a half years", "P2Y6M", Fraction(5, 2), Fraction(5, 2), "year"),
    ("half an hour", "PT30M", Fraction(1, 2), Fraction(1, 2), "hour"),
    ("5 1/2 hours", "PT5H30M", Fraction(11, 2), Fraction(11, 2), "hour"),
    ("four years and three months", "P4Y3M", 51, 51, "month"),
    ("seven hours and 50 minutes", "PT7H50M", 470, 470, "minute"),
    ("the next three years", "P3Y", 3, 3, "year"),
    ("three to five weeks", "PXW", 3, 5, "week"),
    ("several years", "PXY", 2, math.inf, "year"),
    ("about four years and three months", "P4Y3M", Fraction(459, 10), Fraction(561, 10), "month"),
    ("just under an hour", "PT1H", Fraction(1, 2), 1, "hour"),
    ("two or more years", "P2Y", 2, math.inf, "year"),
    ("1,200 days", "P1200D", 1200, 1200, "day"),
]


@pytest.mark.parametrize(
    ("text", "timex", "low", "high", "unit"), LENGTHS, ids=[v[0] for v in LENGTHS]
)
def test_a_duration_has_a_length(text, timex, low, high, unit):
    fact = only(f"It rained for {text}.", reference())
    assert (fact.kind, fact.text, fact.value.timex) == (Kind.DURATION, text, timex)
    length = fact.value.length
    assert (length.range.low, length.range.high, length.unit) == (low, high, unit)
    assert length.dimension == "time"


def test_within_opens_a_duration_downwards():
    length = only("They closed it within three hours.").value.length
    assert (length.range.low, length.range.high, length.hedge) == (0, 3, "within")


BEFORE_NOUNS = [
    ("the 30-day limit", "30-day"),
    ("a several-year deal", "several-year"),
    ("a three-year period", "a three-year period"),
    ("the third-quarter loss", "third-quarter"),
    ("the year-ago loss", "year-ago"),
    ("a year-end sale", "year-end"),
]


@pytest.mark.parametrize(("phrase", "text"), BEFORE_NOUNS, ids=[row[0] for row in BEFORE_NOUNS])
def test_before_a_noun_the_article_is_the_nouns(phrase, text):
    assert only(f"They dread {phrase}.", reference()).text == text


# --- periods ------------------------------------------------------------------------------------

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

NAMES_OF_MONTHS = (
    "January February March April May June July August September October November December"
)
AP = [
    "Jan.",
    "Feb.",
    "March",
    "April",
    "May",
    "June",
    "July",
    "Aug.",
    "Sept.",
    "Oct.",
    "Nov.",
    "Dec.",
]
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


def _suffix(day):
    return "th" if 10 <= day <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")


STYLES = {
    "ap": lambda d: f"{AP[d.month - 1]} {d.day}, {d.year}",
    "ap-weekday": lambda d: f"{WEEKDAYS[d.weekday()]}, {AP[d.month - 1]} {d.day}, {d.year}",
    "american": lambda d: f"{_month(d)} {d.day}, {d.year}",
    "british": lambda d: f"{d.day} {_month(d)} {d.year}",
    "british-weekday": lambda d: f"{WEEKDAYS[d.weekday()]} {d.day} {_month(d)} {d.year}",
    "ordinal": lambda d: f"{_month(d)} {d.day}{_suffix(d.day)}, {d.year}",
    "ordinal-of": lambda d: f"the {d.day}{_suffix(d.day)} of {_month(d)}, {d.year}",
    "iso": lambda d: d.isoformat(),
}


def _month(day):
    return NAMES_OF_MONTHS.split()[day.month - 1]


@pytest.mark.parametrize("style", STYLES)
@given(day=st.dates(date(1583, 1, 1), date(2999, 12, 31)))
def test_a_date_in_any_style_reads_back_as_that_date(style, day):
    fact = only(f"The letter of {STYLES[style](day)} was lost.")
    assert fact.value.days == Days(((day, day),))
    assert (fact.value.year, fact.value.month, fact.value.day) == (day.year, day.month, day.day)


@given(day=st.dates(date(1990, 1, 1), date(2050, 1, 1)), off=st.integers(-119, 119))
def test_a_near_date_without_year_reads_back(day, off):
    meant = day + timedelta(days=off)
    fact = only(f"The letter of {meant.day} {_month(meant)} is lost.", reference(day))
    assert Days(((meant, meant),)).first in [first for first, _ in fact.value.days.intervals]


@given(text=st.text(alphabet="May1/9:. -–,'’ 0stthe2Nov\n", max_size=60))
def test_no_text_raises_and_facts_never_overlap(text):
    facts = read(text, reference())
    ends = [fact.span.end for fact in facts]
    assert all(end <= fact.span.start for end, fact in zip(ends, facts[1:], strict=False))


HOSTILE = [
    "May ",
    "1/",
    "Monday ",
    "19",
    "and ",
    ":",
    "May 1 to ",
    "a year ",
    "'",
    "1,000 ",
    "\x00",
    "\ud800",
]


@pytest.mark.parametrize("piece", HOSTILE, ids=repr)
def test_hostile_text_is_read_to_its_end(piece):
    text = piece * (200_000 // len(piece))
    facts = read(text, reference())
    assert all(0 <= fact.span.start < fact.span.end <= len(text) for fact in facts)
