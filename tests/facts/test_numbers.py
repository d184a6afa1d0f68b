"""Numbers in digits and words: what they are worth, where they end, what is none."""

from fractions import Fraction

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from checkers.facts.numbers import DIGITS, NUMBER_WORDS, Form, find_numerals, fold, parse_number
from checkers.model import Range

VALUES = [
    ("7", 7),
    ("0033", 33),
    ("1,409", 1409),
    ("12,34,567", 1234567),
    ("1.409.000", 1409000),
    ("1.409,50", Fraction(2819, 2)),
    ("1 409 000", 1409000),
    ("3.5", Fraction(7, 2)),
    ("3,5", Fraction(7, 2)),
    (".75", Fraction(3, 4)),
    ("2.0", 2),
    ("2½", Fraction(5, 2)),
    ("2 1/2", Fraction(5, 2)),
    ("2-1/2", Fraction(5, 2)),
    ("¾", Fraction(3, 4)),
    ("3/8", Fraction(3, 8)),
    ("4e3", 4000),
    ("-12", -12),
    ("minus 12", -12),
    ("twenty-five", 25),
    ("Twenty Five", 25),
    ("a hundred and six", 106),
    ("fifteen hundred", 1500),
    ("two hundred and two thousand", 202000),
    ("three million two hundred thousand and one", 3200001),
    ("two and a half", Fraction(5, 2)),
    ("two-and-a-half", Fraction(5, 2)),
    ("32 and a half", Fraction(65, 2)),
    ("7-and-a-quarter", Fraction(29, 4)),
    ("one and three-quarters", Fraction(7, 4)),
    ("two and a half million", 2500000),
    ("6.5 million", 6500000),
    ("3 hundred", 300),
    ("half a million", 500000),
    ("a million and a half", 1500000),
    ("three billion and a quarter", 3250000000),
    ("a quarter of a million", 250000),
    ("two-thirds of a million", Fraction(2000000, 3)),
    ("a dozen", 12),
    ("half a dozen", 6),
    ("two dozen", 24),
    ("a couple of hundred", 200),
    ("a pair of", 2),
    ("four lakh", 400000),
    ("three lakh crore", 3000000000000),
    ("five point two five", Fraction(21, 4)),
    ("zero", 0),
    ("three hundred and two dozen", 324),
    ("three hundred two dozen", 3624),
    ("2.12 hundred", 212),
]


@pytest.mark.parametrize(("text", "value"), VALUES, ids=[text for text, _ in VALUES])
def test_a_number_that_fills_the_text_has_its_value(text, value):
    assert parse_number(text) == value


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a",
        "and",
        "million",
        "one one",
        "one million one million",
        "thousand five",
        "1/0",
        "3.2.1",
        "10:30",
        "12 people",
        "third",
        "often",
        "1" * 40,
    ],
)
def test_what_is_no_number_has_no_value(text):
    assert parse_number(text) is None


FOUND = [
    ("Two million, three people said.", ["Two million", "three"]),
    ("It grew by 3.1 million in all.", ["3.1 million"]),
    ("twelve or thirteen", ["twelve", "thirteen"]),
    ("five million and three of them", ["five million", "three"]),
    ("someone often tended the phones", []),
    ("version 3.2.1 at 10.0.0.7 or 555-0199", []),
    ("on 5/17/2018 or 2016-11-08", []),
    ("the A380 and the G7", []),
    ("ten-year, 3-inch", ["ten", "3"]),
    ("ends in 20.", ["20"]),
    ("3bn, 4mn and 5k", ["3bn", "4mn", "5k"]),
    ("İ 12 and İİ twelve", ["12", "twelve"]),
    ("-5, a - 5, 3-5 and (-7)", ["-5", "5", "3", "5", "-7"]),
    ("plus or minus 3", ["3"]),
    ("USD115", ["115"]),
    ("ISK5,000", ["5,000"]),
    ("- 40", ["- 40"]),
    ("- 40 boats", ["40"]),
    ("call 020 7946 0018 or +44 20 7946 0018 now, 0.5 later", ["0.5"]),
    ("the (555) 010-9999 line", []),
    ("a minus 3 and aluminus 3", ["minus 3", "3"]),
]


@pytest.mark.parametrize(("text", "words"), FOUND, ids=[text for text, _ in FOUND])
def test_numbers_are_found_where_they_stand(text, words):
    assert [text[n.span.start : n.span.end] for n in find_numerals(text)] == words


FORMS = [
    ("the twenty-first time", "twenty-first", Form.ORDINAL, 21),
    ("the 42nd time", "42nd", Form.ORDINAL, 42),
    ("the one hundred and fifth", "one hundred and fifth", Form.ORDINAL, 105),
    ("two-thirds of it", "two-thirds", Form.FRACTION, Fraction(2, 3)),
    ("one-fifth of it", "one-fifth", Form.FRACTION, Fraction(1, 5)),
    ("a third of it", "a third", Form.FRACTION, Fraction(1, 3)),
    ("a third man", "third", Form.ORDINAL, 3),
    ("one hundred thirty-fifths", "one hundred thirty-fifths", Form.FRACTION, Fraction(100, 35)),
    ("the one hundred thirty-fifth", "one hundred thirty-fifth", Form.ORDINAL, 135),
    (
        "two hundred and five sixths",
        "two hundred and five sixths",
        Form.CARDINAL,
        200 + Fraction(5, 6),
    ),
    ("the 21st man", "21st", Form.ORDINAL, 21),
    ("he is 12st", "12", Form.CARDINAL, 12),
    ("2.5^-1 of it", "2.5^-1", Form.CARDINAL, Fraction(2, 5)),
    ("10^6 of it", "10^6", Form.CARDINAL, 1000000),
    ("1,674.5 G of it", "1,674.5 G", Form.CARDINAL, 1674500000000),
    ("4.5 G of it", "4.5", Form.CARDINAL, Fraction(9, 2)),
    ("about 3/4 of it", "3/4", Form.FRACTION, Fraction(3, 4)),
    ("in her 50s", "50s", Form.DECADE, 50),
    ("hundreds of them", "hundreds", Form.VAGUE, 100),
    ("tens of thousands", "tens of thousands", Form.VAGUE, 10000),
    ("a few dozen", "a few dozen", Form.VAGUE, 12),
]


@pytest.mark.parametrize(("text", "words", "form", "value"), FORMS, ids=[row[0] for row in FORMS])
def test_a_numeral_has_its_form(text, words, form, value):
    (numeral,) = find_numerals(text)
    assert text[numeral.span.start : numeral.span.end] == words
    assert (numeral.form, numeral.value) == (form, value)


RANGES = [
    ("3.1 million", 3050000, 3150000),
    ("3 million", 2500000, 3500000),
    ("two and a half million", 2250000, 2750000),
    ("2.0", Fraction(39, 20), Fraction(41, 20)),
    ("86,000", 86000, 86000),
    ("five thousand", 5000, 5000),
    ("a dozen", 12, 12),
]


@pytest.mark.parametrize(("text", "low", "high"), RANGES, ids=[row[0] for row in RANGES])
def test_rounding_follows_the_last_written_digit(text, low, high):
    (numeral,) = find_numerals(text)
    assert numeral.range == Range(low, high)
    assert numeral.round_integer == (low == high)


def test_the_pattern_sources_serve_inside_other_patterns():
    pattern = regex.compile(rf"(?i)\bin (?P<n>{NUMBER_WORDS}|{DIGITS}) days\b")
    found = [m["n"] for m in pattern.finditer("In Twenty-Five days, in 3½ days, in a dozen days")]
    assert found == ["Twenty-Five", "3½", "a dozen"]


# --- laws ----------------------------------------------------------------------------------------

_ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
_SMALL = [*_ONES.split(), *["fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def spelled(value):
    """Spell a non-negative integer below 10**15 as a newspaper would."""
    for size, name in ((10**12, "trillion"), (10**9, "billion"), (10**6, "million")):
        if value >= size:
            rest = value % size
            return f"{spelled(value // size)} {name}" + (f" {spelled(rest)}" if rest else "")
    if value >= 1000:
        rest = value % 1000
        return f"{spelled(value // 1000)} thousand" + (f" {spelled(rest)}" if rest else "")
    if value >= 100:
        rest = value % 100
        return f"{_SMALL[value // 100]} hundred" + (f" and {spelled(rest)}" if rest else "")
    if value >= 20:
        return _TENS[value // 10 - 2] + (f"-{_SMALL[value % 10]}" if value % 10 else "")
    return _SMALL[value]


@given(st.integers(0, 10**15 - 1))
def test_a_number_spelled_out_reads_back(value):
    assert parse_number(spelled(value)) == value


@given(st.integers(0, 10**15), st.integers(0, 999))
def test_a_number_in_grouped_digits_reads_back(whole, thousandths):
    assert parse_number(f"{whole:,}.{thousandths:03}") == whole + Fraction(thousandths, 1000)
    assert parse_number(f"{whole:,}") == whole


@given(st.integers(0, 9999), st.sampled_from([("million", 10**6), ("bn", 10**9), ("crore", 10**7)]))
def test_a_scaled_number_reads_back_and_spreads_by_half_its_last_digit(tenths, scale):
    name, factor = scale
    (numeral,) = find_numerals(f"{tenths / 10:.1f} {name}")
    assert numeral.value == Fraction(tenths, 10) * factor
    assert numeral.range.high - numeral.range.low == Fraction(factor, 10)


@given(st.text(alphabet="0123456789.,-/½ onetwmilhudradf'$%\n\ud800\x00", max_size=80))
def test_any_text_is_read_in_order_and_within_it(text):
    end = 0
    for numeral in find_numerals(text):
        assert end <= numeral.span.start < numeral.span.end <= len(text)
        end = numeral.span.end


@given(st.text(max_size=60))
def test_folding_moves_no_offset(text):
    assert len(fold(text)) == len(text)
