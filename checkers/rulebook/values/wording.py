"""Values spelled for people."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import regex

from checkers.model import Number, Speaker, TimeExpression, Truth, Unknown
from checkers.rulebook.values.figures import (
    figure,
    is_exact,
    is_exact_percent,
    is_exact_sum,
    low_and_high,
    money_figure,
    percent_figure,
    size_of,
)
from checkers.rulebook.values.forms import CALENDAR_YEAR, Amount, Named, Quoted, Weekday
from checkers.rulebook.vocabulary import Passage

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_CURRENCY_SIGNS = {
    "GBP": "£",
    "USD": "$",
    "EUR": "€",
    "JPY": "¥",
    "INR": "₹",
    "KRW": "₩",
    "AUD": "A$",
    "CAD": "C$",
    "NZD": "NZ$",
    "HKD": "HK$",
}
_IRREGULAR = {
    "foot": "feet",
    "inch": "inches",
    "century": "centuries",
    "millennium": "millennia",
    "hertz": "hertz",
    "stone": "stone",
    "horsepower": "horsepower",
}
_NOUN_ENDS = (" per ", " Celsius", " Fahrenheit")  # a unit's noun stands before these
_NUMERALS = (
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
)
_TENS = (
    "twenty",
    "thirty",
    "forty",
    "fifty",
    "sixty",
    "seventy",
    "eighty",
    "ninety",
)

# A currency's sign or code; the digits; a scale word, its letter, a percent sign.
_FIGURE = regex.compile(r"(?P<sign>[^0-9]*+)(?P<digits>[0-9.,]++)(?P<ending>.*+)")

Spell = Callable[[Number], str]


def describe(value: object) -> str:
    """Spell any runtime value in a message: `30%`, `£130m`, `between 3.05 and 3.15`."""
    if isinstance(value, Amount):
        return spell_amount(value, style_of(value))
    if isinstance(value, TimeExpression):
        return describe_date(value)
    if isinstance(value, tuple):
        return _listed([describe(item) for item in value])
    return _plain(value)


def _plain(value: object) -> str:
    if isinstance(value, Truth):
        return ("false", "possibly", "true")[value]
    if isinstance(value, Weekday):
        return value.name.capitalize()
    if isinstance(value, Unknown):
        return "unknown"
    if isinstance(value, Speaker):
        return value.name or value.text
    if isinstance(value, Passage | Named):
        return value.text
    return value.words if isinstance(value, Quoted) else str(value)


def _listed(items: list[str]) -> str:
    return " and ".join([", ".join(items[:-1]), items[-1]]) if len(items) > 1 else "".join(items)


# --- numbers -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Style:
    """How numbers of a unit are written: `head` the figure, `tail` the noun behind it, if any."""

    head: Spell
    tail: Spell = lambda _value: ""
    exact: Callable[[Number], bool] = is_exact

    def one(self, value: Number) -> str:
        return self.head(value) + self.tail(value)


def style_of(amount: Amount) -> Style:
    """Choose how a number with this unit is written."""
    unit = amount.unit
    if amount.dimension == "percent":
        return PERCENT
    if amount.dimension == "points":
        return POINTS
    if amount.dimension == CALENDAR_YEAR:
        return Style(str)
    if unit is None:
        return Style(figure)
    if amount.dimension == "money":
        return Style(lambda value: money(value, unit), exact=is_exact_sum)
    return Style(figure, lambda value: f" {_noun(unit, amount.dimension, value)}")


def spell_amount(amount: Amount, style: Style) -> str:
    """Spell the value as computed from what is written, or else the range."""
    spread = amount.range
    if amount.point is not None:
        return style.one(amount.point)
    low, high = low_and_high(spread.low, spread.high)
    if low is not None and low == high:
        return style.one(low)
    if low is not None and high is not None:
        return f"between {style.head(low)} and {style.one(high)}"
    if low is not None:
        return f"{'more than' if spread.low_open else 'at least'} {style.one(low)}"
    if high is not None:
        return f"{'less than' if spread.high_open else 'at most'} {style.one(high)}"
    return "any number"


def percent(share: Number) -> str:
    return f"{percent_figure(share)}%"


def _points_tail(share: Number) -> str:
    return " percentage point" if percent_figure(share) in ("1", "-1") else " percentage points"


def hours(minutes: Number) -> str:
    """Write minutes as people tell a time: `45 minutes`, `8 hours`, `1 hour 30 minutes`."""
    whole, rest = divmod(minutes, 60)
    parts = [(whole, "hour"), (rest, "minute")]
    told = [f"{figure(count)} {unit}{'s' * (count != 1)}" for count, unit in parts if count]
    return " ".join(told) or "0 minutes"


HOURS = Style(hours)
PERCENT = Style(percent, exact=is_exact_percent)
POINTS = Style(percent_figure, _points_tail, is_exact_percent)


def money(value: Number, currency: str | None) -> str:
    """Write a sum with its currency sign, or its code where it has no common sign."""
    sign = _CURRENCY_SIGNS.get(currency or "", f"{currency} " if currency else "")
    written = money_figure(size_of(value))
    return f"-{sign}{written}" if value < 0 else f"{sign}{written}"


def in_words(value: Number) -> str:
    """Spell whole numbers up to ninety-nine in words, others in digits."""
    if value != int(value) or not 0 <= value < 100:
        return figure(value)
    whole = int(value)
    if whole < 20:
        return _NUMERALS[whole]
    tens, ones = _TENS[whole // 10 - 2], whole % 10
    return f"{tens}-{_NUMERALS[ones]}" if ones else tens


def _noun(unit: str, dimension: str | None, value: Number) -> str:
    """Put a measure in the plural; a count's noun stays as the article has it."""
    if dimension == "count" or value in (1, -1):
        return unit
    end = min((unit.find(part) for part in _NOUN_ENDS if part in unit), default=len(unit))
    before, space, noun = unit[:end].rpartition(" ")
    return f"{before}{space}{_plural(noun)}{unit[end:]}"


def _plural(noun: str) -> str:
    if noun in _IRREGULAR:
        return _IRREGULAR[noun]
    return noun if len(noun) < 3 or noun.endswith("s") else f"{noun}s"  # km and kg do not change


# --- numbers in a working ----------------------------------------------------------------------


def working_text(value: object) -> str:
    """Spell a value so that the computation can be redone by hand: ranges, not points."""
    if isinstance(value, Amount):
        return _interval(value)
    if isinstance(value, TimeExpression):
        day = single_day(value)
        return describe_date(value) if day is None else day.isoformat()
    if isinstance(value, tuple):
        return ", ".join(working_text(item) for item in value)
    return describe(value)


def _interval(amount: Amount) -> str:
    spread, style = amount.range, style_of(amount)
    low, high = low_and_high(spread.low, spread.high)
    if low is not None and high is not None:
        return style.one(low) if low == high else _from_to(style, low, high)
    if low is not None:
        return f"{'>' if spread.low_open else '≥'}{style.one(low)}"
    if high is not None:
        return f"{'<' if spread.high_open else '≤'}{style.one(high)}"
    return "any number"


def _from_to(style: Style, low: Number, high: Number) -> str:
    """Spell both ends of a range; the sign and scale word that they share stand once."""
    first, last = style.head(low), style.head(high)
    end = style.tail(high)
    if low < 0:
        return f"{first} to {last}{end}"
    lower = _FIGURE.fullmatch(first, concurrent=False)
    upper = _FIGURE.fullmatch(last, concurrent=False)
    if lower and upper and lower["ending"] == upper["ending"]:
        first = lower["sign"] + lower["digits"]
        last = upper["digits"] + upper["ending"]
    return f"{first}–{last}{end}"


def equals(value: object) -> str:
    """Choose the sign before a result: `≈` where its digits are rounded."""
    if not isinstance(value, Amount):
        return "="
    exact = style_of(value).exact
    ends = low_and_high(value.range.low, value.range.high)
    return "=" if all(end is None or exact(end) for end in ends) else "≈"


# --- dates -------------------------------------------------------------------------------------


def single_day(when: TimeExpression) -> date | None:
    """Return the one day that a date means; None where it can mean several or none."""
    if when.days is None or when.days.first != when.days.last:
        return None
    return when.days.first


def describe_date(when: TimeExpression) -> str:
    """Write a date as `21 November 2024`, or as much of it as is known."""
    day = single_day(when)
    if day is not None:
        return day_text(day)
    stated = _stated_parts(when)
    if stated:
        return stated
    if when.days is not None:
        first, last = day_text(when.days.first), day_text(when.days.last)
        return f"{first} to {last}" if len(when.days.intervals) == 1 else f"{first} … {last}"
    return when.timex or "an unknown date"


def day_text(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _stated_parts(when: TimeExpression) -> str:
    parts = []
    if when.day is not None and when.month is not None:
        parts.append(str(when.day))
    if when.month is not None and 1 <= when.month <= 12:
        parts.append(MONTHS[when.month - 1])
    if when.year is not None:
        parts.append(str(when.year))
    if not parts and when.weekday is not None and when.days is None:
        parts.append(Weekday(when.weekday).name.capitalize())
    return " ".join(parts)
