"""Laws: what is written from a value reads back as that value; no text stops the reader."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from times_read import only, read, reference

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
