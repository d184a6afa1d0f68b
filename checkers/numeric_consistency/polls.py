"""Polls: a lead against the margin of error, the margin against the sample; ranges turned round."""

from __future__ import annotations

import math
from collections.abc import Iterator
from fractions import Fraction

from checkers.model import Fact, Kind, Quantity, Unknown
from checkers.numeric_consistency.lines import Found, Line, Lines, phrases, read_lines, word_list
from checkers.numeric_consistency.quantities import quantity_of, size_of
from checkers.passages import stem
from checkers.ranges import exactly, multiply
from checkers.rulebook.values import Amount
from checkers.rulebook.vocabulary import Base, Bound, Finder, Function, Scene, Type

_NEAR = 2  # sentences from a margin to the lead or sample that it is of
_FEWEST_ASKED = 100
_MARGIN = word_list("of_margins")
_SHARES = frozenset({Kind.PERCENT, Kind.POINTS})
_ASKED = word_list("asked")
_NUMBER = Type(Base.NUMBER)
_95_PERCENT = 0.98  # 1.96 standard errors of a share of one half


# --- functions ---------------------------------------------------------------------------------


def sampling_error(sample: Amount) -> Amount | Unknown:
    """Give the margin of error of a simple random sample, 19 times out of 20, as points."""
    size = sample.point
    if size is None or size <= 0:
        return Unknown("the size of the sample is not stated")
    error = Fraction(round(_95_PERCENT / math.sqrt(size), 4)).limit_denominator(10_000)
    return Amount(exactly(error), None, "points", error)


def in_points(amount: Amount) -> Amount:
    """Read a number, "4 points" or 4% as percentage points."""
    if amount.dimension in ("percent", "points"):
        return Amount(amount.range, None, "points", amount.point)
    point = None if amount.point is None else Fraction(amount.point) / 100
    share = multiply(amount.range, exactly(Fraction(1, 100)))
    return Amount(share, None, "points", point)


FUNCTIONS = (
    Function("sampling_error", (_NUMBER,), _NUMBER, sampling_error),
    Function("in_points", (_NUMBER,), _NUMBER, in_points),
)


# --- finders -----------------------------------------------------------------------------------


def find_samples(scene: Scene) -> Iterator[tuple[Bound, ...]]:
    """Bind a poll's sample and its margin of error, where the article tells one of each."""
    lines = scene.once(read_lines)
    for line, margin in margins(lines):
        if phrases("margin_by_share").stand_in(line):
            continue
        told = [fact for near in around(lines, line) for fact in _samples(near)]
        if len(set(told)) == 1 and not _is_of_more(lines, told[0]):
            yield line.bound(told[0]), line.bound(margin)


def _is_of_more(lines: Lines, sample: Fact) -> bool:
    """Tell whether more were asked elsewhere: the margin is of all of them."""
    asked = (fact for line in lines for fact in _samples(line))
    return any(size_of(fact) > size_of(sample) for fact in asked)


def find_reversed(scene: Scene) -> Iterator[tuple[Bound, ...]]:
    """Bind the two ends of a range, in the order told: "between 50 and 30"."""
    for line in scene.once(read_lines):
        for found in phrases("range").find(line):
            if _one_measure(found) and not phrases("no_range").stands(line.text[: found.start]):
                yield line.bound(found["low"]), line.bound(found["high"])


def margins(lines: Lines) -> Iterator[tuple[Line, Fact]]:
    """List each margin of error; none where several stand near, of parts of the sample."""
    for line in lines:
        if not line.words & _MARGIN:
            continue
        found = phrases("margin_of_error").find(line)
        if len(found) == 1 and _may_be_margin(found[0]["margin"]):
            yield line, found[0]["margin"]


def _may_be_margin(fact: Fact) -> bool:
    """Tell a margin, in points or a bare number, from a count of those asked."""
    if fact.kind is Kind.COUNT:
        unit = fact.value.unit if isinstance(fact.value, Quantity) else None
        return unit is not None and stem(unit) == "point"
    return fact.kind in (*_SHARES, Kind.NUMBER)


def around(lines: Lines, line: Line, *, far: int = _NEAR) -> Iterator[Line]:
    """Give a sentence and those near it, the nearest first."""
    yield line
    sentences = lines.document.sentences
    for step in range(1, far + 1):
        for index in (line.index - step, line.index + step):
            if 0 <= index < len(sentences) and _one_field(lines, line.index, index):
                yield lines.line(index)


def _one_field(lines: Lines, one: int, other: int) -> bool:
    document = lines.document
    paragraphs, sentences = document.paragraphs, document.sentences
    return (
        paragraphs[sentences[one].paragraph].field == paragraphs[sentences[other].paragraph].field
    )


def _samples(line: Line) -> list[Fact]:
    return [
        fact
        for fact in line.facts
        if fact.kind is Kind.COUNT
        and isinstance(fact.value, Quantity)
        and fact.value.unit in _ASKED
        and isinstance(fact.value.stated, int)
        and fact.value.stated >= _FEWEST_ASKED
    ]


def _one_measure(found: Found) -> bool:
    """Tell whether two ends are told in one unit: "40 minutes and an hour" are not."""
    low, high = quantity_of(found["low"]), quantity_of(found["high"])
    if low is None or high is None:
        return False
    return low.unit is None or low.unit == high.unit


_PAIR = (Base.NUMBER, Base.NUMBER)

FINDERS = (
    Finder("poll_sample", find_samples, binds=_PAIR, needs=(Kind.COUNT,)),
    Finder("stated_range", find_reversed, binds=_PAIR),
)
