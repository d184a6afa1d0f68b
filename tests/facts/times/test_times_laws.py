"""Laws: what is written from a value reads back as that value; no text stops the reader."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from times_read import only, read, reference

from checkers.document import Part, build_document
from checkers.facts.times import read_times
from checkers.model import Days

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


WORDS_OF_TIME = """
14 28 2024 10 9am 7.30 at on in from to until and the a an (a since last next early mid-
Monday Friday Fri. March Aug. May 5th noon night week weeks two years ago later before after
Easter spring weekend 1990s century half quarter . , ( ) – / ; said It
"""


@given(text=st.text(alphabet="May1/9:. -–,'’ 0stthe2Nov\n", max_size=60))
def test_no_text_raises_and_facts_never_overlap(text):
    _stand_side_by_side(text)


@given(text=st.lists(st.sampled_from(WORDS_OF_TIME.split()), max_size=14).map(" ".join))
def test_no_words_of_time_raise_and_facts_never_overlap(text):
    _stand_side_by_side(text)
    _stand_side_by_side(text.replace(" .", ".").replace(" ,", ",").replace("( ", "("))


def _stand_side_by_side(text):
    facts = read(text, reference())
    ends = [fact.span.end for fact in facts]
    assert all(end <= fact.span.start for end, fact in zip(ends, facts[1:], strict=False))
    for fact in facts:
        assert fact.text
        assert fact.text == text[fact.span.start : fact.span.end]


CLOCK_STYLES = {
    "ap": lambda h, m: f"{h % 12 or 12}:{m:02} {'a.m.' if h < 12 else 'p.m.'}",
    "closed": lambda h, m: f"{h % 12 or 12}:{m:02}{'am' if h < 12 else 'pm'}",
    "british": lambda h, m: f"{h % 12 or 12}.{m:02}{'am' if h < 12 else 'pm'}",
    "capitals": lambda h, m: f"{h % 12 or 12}:{m:02} {'AM' if h < 12 else 'PM'}",
    "twenty-four": lambda h, m: f"{h:02}:{m:02}",
    "zone": lambda h, m: f"{h:02}{m:02} GMT",
}


@pytest.mark.parametrize("style", CLOCK_STYLES)
@given(hour=st.integers(0, 23), minute=st.integers(0, 59))
def test_a_time_of_day_in_any_style_reads_back(style, hour, minute):
    fact = only(f"The doors open at {CLOCK_STYLES[style](hour, minute)} on request.", reference())
    assert fact.value.timex == f"2024-11-27T{hour:02}:{minute:02}"
    assert fact.value.clock.low == hour * 60 + minute


UNITS = {"minute": "TM", "hour": "TH", "day": "D", "week": "W", "month": "M", "year": "Y"}
TENS = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
# fmt: off
ONES = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
]
# fmt: on


def in_words(number):
    if number < 20:
        return ONES[number]
    ten, one = divmod(number, 10)
    return TENS[ten] + (f"-{ONES[one]}" if one else "")


@given(
    count=st.integers(2, 99),
    unit=st.sampled_from(sorted(UNITS)),
    words=st.booleans(),
    before_noun=st.booleans(),
)
def test_a_length_in_figures_or_words_reads_back(count, unit, words, before_noun):
    number = in_words(count) if words else str(count)
    text = f"a {number}-{unit} wait" if before_noun else f"it took {number} {unit}s to mend"
    fact = only(f"There was {text}.", reference())
    letters = UNITS[unit]
    assert fact.value.timex == f"P{letters[:-1]}{count}{letters[-1]}"
    assert (fact.value.length.stated, fact.value.length.unit) == (count, unit)


NTHS = ["first", "second", "third", "fourth"]
QUARTER_STYLES = {
    "of": lambda q, y: f"the {NTHS[q - 1]} quarter of {y}",
    "sign": lambda q, y: f"Q{q} {y}",
    "sign-last": lambda q, y: f"{q}Q {y}",
    "year-first": lambda q, y: f"the {y} {NTHS[q - 1]} quarter",
}


@pytest.mark.parametrize("style", QUARTER_STYLES)
@given(quarter=st.integers(1, 4), year=st.integers(1900, 2099))
def test_a_quarter_in_any_style_reads_back(style, quarter, year):
    value = only(f"Output fell in {QUARTER_STYLES[style](quarter, year)}.").value
    assert value.timex == f"{year}-Q{quarter}"
    assert (value.days.first.month, value.days.last.month) == (3 * quarter - 2, 3 * quarter)


MOVABLE = {"Good Friday": -2, "Easter Monday": 1, "Ash Wednesday": -46, "Whit Monday": 50}


@given(name=st.sampled_from(sorted(MOVABLE)), year=st.integers(1583, 2999))
def test_a_feast_of_any_year_falls_where_easter_puts_it(name, year):
    easter_day = only(f"It closed on Easter Sunday {year}.").value.days.first
    day = only(f"It closed on {name} {year}.").value.days.first
    assert easter_day.weekday() == 6
    assert date(year, 3, 22) <= easter_day <= date(year, 4, 25)
    assert (day - easter_day).days == MOVABLE[name]


@given(year=st.integers(1583, 2999))
def test_a_feast_on_the_nth_weekday_falls_there(year):
    day = only(f"It closed on Thanksgiving {year}.").value.days.last
    assert (day.month, day.isoweekday(), (day.day - 1) // 7) == (11, 4, 3)


@given(anchor=st.dates(date(1990, 1, 1), date(2050, 1, 1)), weekday=st.integers(1, 7))
def test_a_weekday_is_within_a_week_of_the_reference(anchor, weekday):
    name = WEEKDAYS[weekday - 1]
    for text in (f"He left on {name}.", f"He will leave on {name}."):
        value = only(text, reference(anchor)).value
        day = date.fromisoformat(value.timex)
        assert day.isoweekday() == weekday
        assert abs((day - anchor).days) <= 7


PIECES = [
    "the following Monday",
    "on Friday the 5th",
    "a year earlier",
    "two years later",
    "last Christmas",
    "in fiscal 2019",
    "30 February 2023",
    "on Feb. 30",
    "the next day",
    "12,000 years later",
    "9999 years ago",
    "from Monday to Friday",
    "at noon on",
    "10-11 a.m.",
    "between 9 and",
    "at 3 p.m.",
    "Ramadan 1066",
    "next Easter",
    "the second and fourth quarters",
    "that day",
    "the quarter ended July 31",
    "every Monday and Friday",
    "in 1000",
    "the first century BC",
    "Tuesday week",
    "the previous month",
    "last year's $3",
    "half past three",
    "on the 31st",
    "6.39.2022",
    "Monday, 31/10",
    ", ",
    ". ",
    "XXXX",
]


@given(
    pieces=st.lists(st.sampled_from(PIECES), min_size=1, max_size=6),
    day=st.none() | st.sampled_from([date(1, 1, 1), date(1600, 2, 29), date(9900, 12, 31)]),
)
def test_no_sequence_of_expressions_raises(pieces, day):
    text = " ".join(pieces)
    for fact in read(text, reference(day) if day else None):
        assert fact.text == text[fact.span.start : fact.span.end]


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
    "two ",
    "a year earlier ",
    "from 9 to ",
    "the first ",
    "half past ",
]


@pytest.mark.parametrize("piece", HOSTILE, ids=repr)
def test_hostile_text_is_read_to_its_end(piece):
    text = piece * (200_000 // len(piece))
    facts = read(text, reference())
    assert all(0 <= fact.span.start < fact.span.end <= len(text) for fact in facts)


@pytest.mark.parametrize("piece", ["Nov. 3, ", "2016 ", "two "])
def test_of_a_text_of_nothing_but_times_a_bounded_part_is_read(piece):
    document = build_document([Part("body", piece * 100_000)])
    facts, more = read_times(document, reference())
    assert more
    assert len(facts) <= 30_000


def test_an_article_is_read_to_its_end():
    document = build_document([Part("body", "It met on Nov. 3, 2023, and left. " * 2000)])
    facts, more = read_times(document, reference())
    assert (len(facts), more) == (2000, False)
