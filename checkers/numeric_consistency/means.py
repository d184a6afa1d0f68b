"""Means of whole things: "20 pupils scored 3.48 goals each", "78 goals in 24 matches, or 3.5"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

import regex

from checkers.model import Fact, Kind, Quantity
from checkers.numeric_consistency.lines import (
    Found,
    Line,
    Lines,
    entries,
    phrases,
    read_lines,
    word_list,
)
from checkers.numeric_consistency.quantities import PLAIN, quantity_of, unit_of
from checkers.passages import stem
from checkers.ranges import rounded
from checkers.rulebook.vocabulary import Base, Bound, Finder, Scene

_CONTINUOUS = word_list("measured_not_counted")
_AVERAGE, _HOLDING = word_list("average"), word_list("holding")
_ON_AVERAGE = entries("average")  # hedges
_ABSENCE = word_list("absence")
_SCORED, _GAMES = word_list("scored_in_games"), word_list("games")
_RUNS, _INNINGS, _WICKETS = word_list("runs"), word_list("innings"), word_list("wickets")
_FOR_EACH = regex.compile(r"(?: [a-z]+)? (?:an?|per|each|every) (?P<noun>[a-z]+)")
_COMPARED = regex.compile(r"\s(?:fewer|more|less|higher|lower|above|below|better|worse)\b")
_HEADS = frozenset({"head", "person", "time"})
_ROUND = 10_000


def find_averages(scene: Scene) -> Iterator[tuple[Bound, ...]]:
    """Bind a mean of whole things, and how many have it: "20 pupils scored 3.48 goals each"."""
    lines = scene.once(read_lines)
    for line in lines:
        if not any("." in fact.text for fact in line.facts):
            continue
        if not phrases("on_average").stand_in(line):
            continue
        told = _over_these(line) or _of_those_here(lines, line) or _mean_told(lines, line)
        if told is not None:
            yield line.bound(as_printed(told[0])), line.bound(told[1])


def _over_these(line: Line) -> tuple[Fact, Fact] | None:
    """Find "averaged 24.3 points over the five games", the mean beside what it is over."""
    found = phrases("mean_over").first(line)
    if found is None or found["number"].kind is not Kind.COUNT or not _is_whole(found["number"]):
        return None
    mean, over = found["mean"], found["number"]
    scored = _unit(mean) in _SCORED and _unit(over) in _GAMES
    return (mean, over) if scored or _is_mean(line, mean) else None


def _of_those_here(lines: Lines, line: Line) -> tuple[Fact, Fact] | None:
    """Find a mean in a sentence that counts one kind of thing, or behind one that does."""
    means = [fact for fact in line.facts if _is_mean(line, fact)]
    if len(means) != 1:
        return None
    whole = _wholes(line)
    before = lines.beside(line, -1)
    rows = [line]
    if not whole and before is not None:
        whole, rows = _wholes(before), [line, before]
    if len(whole) != 1 or _over_a_time(line, means[0], rows):
        return None  # a mean of all their days as well
    return means[0], whole[0]


def _mean_told(lines: Lines, line: Line) -> tuple[Fact, Fact] | None:
    """Find "The average was 1.83" behind "All 25 children were asked how many books …"."""
    found = phrases("mean_told").first(line)
    if found is None or _quantity(found["mean"]).hedge not in (None, *_ON_AVERAGE):
        return None
    before = lines.beside(line, -1)
    rows = [row for row in (line, before) if row is not None]
    if not any(phrases("in_whole_things").stand_in(row) for row in rows):
        return None
    if phrases("mean_of_others").stand_in(line):
        return None
    for row in rows:
        those = phrases("those_asked").first(row)
        if those is not None and _is_whole(those["number"]):
            return found["mean"], those["number"]
    return None


def find_quotients(scene: Scene) -> Iterator[tuple[Bound, ...]]:
    """Bind a total, among how many, and its mean: "90 fish in 24 casts, 3.75 on average"."""
    for line in scene.once(read_lines):
        if not (_AVERAGE | _HOLDING) & line.words:
            continue
        for found in phrases("mean_of_total").find(line):
            if not _is_for_each(found) or _is_batting(found) or _is_of_others(found):
                continue
            yield (
                line.bound(found["total"]),
                line.bound(found["number"]),
                line.bound(as_printed(found["mean"])),
            )


def _over_a_time(line: Line, mean: Fact, rows: Sequence[Line]) -> bool:
    """Tell whether "3.25 fits a week" is said of several weeks."""
    place = line.places[line.facts.index(mean)]
    rated = phrases("per_time").stands(line.text[place + 1 :])
    return rated and any(fact.kind is Kind.DURATION for row in rows for fact in row.facts)


def _is_for_each(found: Found) -> bool:
    """Tell whether a mean is for each of those counted: "30 schools share 90, or four a class"."""
    if not found.has("noun"):
        return True
    start = found.places["noun"]
    noun = found.line.text[start : found.end]
    value = quantity_of(found["number"])
    unit = value.unit if value is not None else None
    return noun in ("head", "person") or (unit is not None and stem(unit) == stem(noun))


def _is_of_others(found: Found) -> bool:
    """Tell a mean with a reach of its own: "48 for the five that count", "three an over"."""
    tail = found.line.text[found.places["mean"] + 1 :]
    each = _FOR_EACH.match(tail, concurrent=False)
    if each is not None and each["noun"] not in _HEADS:
        others = (fact for fact in found.line.facts if fact is not found["number"])
        units = {unit for fact in others if (unit := unit_of(fact)) is not None}
        return stem(each["noun"]) in map(stem, units)
    return phrases("mean_reaches").stands(tail)


def _is_batting(found: Found) -> bool:
    """Tell an average that leaves out some innings: 312 runs over the three that ended is 104.

    What a bowler gives away is told for each wicket.
    """
    if _unit(found["total"]) in _WICKETS:
        each = _FOR_EACH.match(found.line.text[found.places["mean"] + 1 :], concurrent=False)
        return each is None or stem(each["noun"]) != stem(_unit(found["number"]))
    if _unit(found["total"]) not in _RUNS or _unit(found["number"]) not in _GAMES | _INNINGS:
        return False
    if not _WICKETS.isdisjoint(found.line.words):
        return True
    total, mean = (Fraction(_quantity(found[name]).stated or 0) for name in ("total", "mean"))
    outs = round(total / mean) if mean else 0
    many = _quantity(found["number"]).stated or 0
    most = many * (1 if _unit(found["number"]) in _INNINGS else 2)
    if not 0 < outs <= most:
        return False
    digits = len(found["mean"].text.partition(".")[2])
    return abs(total / outs - mean) <= (Fraction(1, 10**digits) if digits else 0)


def as_printed(fact: Fact) -> Fact:
    """Take a mean as rounded to its last digit: "an average of" makes it no vaguer."""
    value = quantity_of(fact)
    if value is None or value.hedge not in (None, *_ON_AVERAGE) or value.stated is None:
        return fact
    digits = fact.text.rpartition(".")[2]
    places = sum(map(str.isdigit, digits)) if "." in fact.text else 0
    step = Fraction(1, 10**places)
    if fact.text[-1:].isalpha() or value.stated >= _ROUND:
        return fact  # "3.5 million": what the digits are of is not told
    return replace(fact, kind=fact.kind, value=replace(value, range=rounded(value.stated, step)))


def _is_mean(line: Line, fact: Fact) -> bool:
    value = quantity_of(fact)
    if value is None or not isinstance(value.stated, Fraction):
        return False
    if fact.kind is Kind.DURATION:
        return value.unit == "day" and bool(_ABSENCE & line.words)
    if fact.kind is not Kind.COUNT or value.unit in _CONTINUOUS:
        return False
    return value.hedge is None or value.hedge in _ON_AVERAGE


def _wholes(line: Line) -> Sequence[Fact]:
    return [
        fact
        for fact in line.facts
        if fact.kind in PLAIN
        and _is_whole(fact)
        and _quantity(fact).hedge is None
        and _quantity(fact).stated != 1
        and _COMPARED.match(line.document.text, fact.span.end, concurrent=False) is None
    ]


def _is_whole(fact: Fact) -> bool:
    return isinstance(fact.value, Quantity) and isinstance(fact.value.stated, int)


def _quantity(fact: Fact) -> Quantity:
    assert isinstance(fact.value, Quantity)
    return fact.value


def _unit(fact: Fact) -> str:
    return _quantity(fact).unit or ""


FINDERS = (
    Finder("quotient", find_quotients, binds=(Base.NUMBER, Base.NUMBER, Base.NUMBER)),
    Finder("average", find_averages, binds=(Base.NUMBER, Base.NUMBER)),
)
