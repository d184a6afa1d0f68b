"""Durations and their lengths."""

from __future__ import annotations

import math
from fractions import Fraction

import pytest
from times_read import only, read, reference

from checkers.model import Kind

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
    ("two hours, 14 minutes and 9 seconds", "PT2H14M9S", 8049, 8049, "second"),
    ("a day, two hours and 30 minutes", "P1DT2H30M", 1590, 1590, "minute"),
    ("two months, 14 days, and six hours", "P2M14DT6H", 1686, 1830, "hour"),
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


NOT_LENGTHS = [
    "Opening hours are on the door.",
    "The forty-second president spoke.",
    "They scored twice in the second quarter.",
]


@pytest.mark.parametrize("text", NOT_LENGTHS)
def test_no_length_of_time_is_read(text):
    assert not read(text, reference())


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


@pytest.mark.parametrize("numbers", ["five and 10", "5 and 10", "five and ten"])
def test_between_two_numbers_lies_one_length(numbers):
    fact = only(f"It took between {numbers} days.")
    length = fact.value.length.range
    assert (fact.text, length.low, length.high) == (f"{numbers} days", 5, 10)


def test_lengths_of_one_unit_stand_beside_each_other():
    told = [
        (fact.text, fact.value.length.stated)
        for fact in read("She worked 12 hours a day, six days a week.")
        if fact.kind == Kind.DURATION
    ]
    assert told == [("12 hours", 12), ("six days", 6)]
