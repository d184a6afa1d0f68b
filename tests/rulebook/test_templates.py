"""Messages with expressions in braces."""

from __future__ import annotations

import math
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checkers.model import Days, Position, Range, Span, Speaker, TimeExpression, Unknown
from checkers.rulebook.errors import Located, RulePackError
from checkers.rulebook.expressions import compile_template
from checkers.rulebook.values import Amount, Quoted, Weekday
from checkers.rulebook.vocabulary import Base, Function, Type

NAMES = {
    **dict.fromkeys(("before", "after", "change", "n"), Type(Base.NUMBER)),
    **dict.fromkeys(("d", "month"), Type(Base.DATE)),
    "parts": Type(Base.NUMBER, many=True),
    "q": Type(Base.QUOTE),
    "day": Type(Base.WEEKDAY),
}
FUNCTIONS = {
    "weekday": Function(
        "weekday",
        (Type(Base.DATE),),
        Type(Base.WEEKDAY),
        lambda when: Weekday(when.days.first.isoweekday()),
    )
}
THURSDAY = date(2024, 11, 21)
VALUES = {
    "before": Amount(Range(100_000_000, 100_000_000), "GBP", "money", 100_000_000),
    "after": Amount(Range(129_500_000, 130_500_000), "GBP", "money", 130_000_000),
    "change": Amount(Range(Fraction(1, 5), Fraction(1, 5)), None, "percent", Fraction(1, 5)),
    "n": Amount(Range(12, 12), "people", "count", 12),
    "d": TimeExpression("DATE", None, days=Days(((THURSDAY, THURSDAY),)), weekday=2),
    "month": TimeExpression(
        "DATE", None, days=Days(((date(2024, 11, 1), date(2024, 11, 30)),)), month=11
    ),
    "parts": (Amount(Range(1, 1)), Amount(Range(2, 2))),
    "q": Quoted(
        "We won",
        "said",
        Speaker(Span(0, 1), "Lee", "Ann Lee"),
        direct=True,
        closed=True,
        attributable=True,
    ),
    "day": Weekday.TUESDAY,
}
TEXTS = {
    "before": "£100m",
    "after": "£130m",
    "change": "20 per cent",
    "d": "Tuesday, November 21",
    "month": "last November",
    "parts": "one, two",
    "day": "Tues.",
}


def compiled(text):
    source = Located(text, Position("core.yaml", 3, 10))
    return compile_template(source, names=NAMES, functions=FUNCTIONS)


@pytest.mark.parametrize(
    ("text", "rendered"),
    [
        ("Who? Name the source.", "Who? Name the source."),
        ("", ""),
        ("{before} to {after}, not {change}", "£100m to £130m, not 20 per cent"),
        (
            "{d} was a {weekday(d)}, not a {d.weekday}",
            "21 November 2024 was a Thursday, not a Tuesday",
        ),
        ("{month}", "last November"),
        ("{parts}", "one, two"),
        ("{day}", "Tues."),
        ("{n}", "12 people"),
        ("{(after - before) / before:percent}", "30%"),
        ("{change:points}", "20 percentage points"),
        ("{n:number} {n:words} {n + 9:words}", "12 twelve twenty-one"),
        ("{before / 4:money} {n * 2}", "£25m 24 people"),
        ("{month:date} {d:weekday} {day:weekday}", "November Thursday Tuesday"),
        ("{d:date}", "21 November 2024"),
        ("{q.speaker} said “{q:words}”", "Ann Lee said “We won”"),
        ("{{{n}}} {{x}}", "{12 people} {x}"),
        ("{ n }", "12 people"),
        ("{'}:{'}", "}:{"),
        ("{n / 0} {n / 0:percent}", "unknown unknown"),
    ],
)
def test_rendering(text, rendered):
    assert compiled(text).render(VALUES, TEXTS) == rendered


def test_a_range_without_a_written_value_is_given_with_both_ends():
    values = {"n": Amount(Range(Fraction(1, 4), Fraction(1, 2)))}
    assert compiled("{n:percent}").render(values, {}) == "between 25% and 50%"
    values = {"n": Amount(Range(Fraction(1, 4), math.inf, low_open=True, high_open=True))}
    assert compiled("{n:percent}").render(values, {}) == "more than 25%"


def test_an_unknown_name_falls_back_to_the_article_s_words():
    assert compiled("{change}").render({"change": Unknown("…")}, TEXTS) == "20 per cent"


def test_names_are_collected():
    assert compiled("{before} {weekday(d)} {q.words:words} {{n}}").names == {"before", "d", "q"}


@pytest.mark.parametrize(
    ("text", "offset", "message"),
    [
        ("a {n", 2, "never closed"),
        ("a {n:percent", 2, "never closed"),
        ("a } b", 2, "write }} for a brace"),
        ("{}", 1, "an expression is missing"),
        ("{n} {m}", 5, "nothing named 'm' is bound here"),
        ("to {chnge}", 4, "did you mean 'change'?"),
        ("{n + d}", 5, "needs a number, not a date"),
        ("{n:persent}", 3, "did you mean 'percent'?"),
        ("{n:}", 3, "no format is named ''"),
        ("{d:percent}", 3, "cannot write a date"),
        ("{parts:number}", 7, "cannot write a list of numbers"),
        ("{n:percent:x}", 3, "no format is named 'percent:x'"),
        ("{weekdy(d)}", 1, "did you mean 'weekday'?"),
    ],
)
def test_a_mistake_is_told_with_its_column(text, offset, message):
    with pytest.raises(RulePackError) as caught:
        compiled(text)
    assert message in caught.value.message
    assert caught.value.position == Position("core.yaml", 3, 10 + offset)


def attempt(text):
    """Compile a text: what came of it, and the complaint; one of them is None."""
    try:
        return compiled(text), None
    except RulePackError as fault:
        return None, fault


SCRAPS = st.sampled_from([*"{}:'\"a .", "{{", "}}", "{n}", "{d:date}", "{n:", "percent", "\ud800"])


@given(st.one_of(st.text(), st.lists(SCRAPS, max_size=20).map("".join)))
def test_no_text_crashes_and_every_complaint_points_into_it(text):
    template, fault = attempt(text)
    assert fault is None or 10 <= fault.position.column <= 10 + len(text)
    assert template is None or isinstance(template.render(VALUES, TEXTS), str)


@given(st.text())
def test_doubled_braces_give_any_text_back(text):
    escaped = text.replace("{", "{{").replace("}", "}}")
    assert compiled(escaped).render({}, {}) == text


def test_long_messages_are_read_once():
    assert len(compiled("x" * 500_000 + "{n}" * 1000).render(VALUES, TEXTS)) == 509_000
