"""Multiples of what was before: "doubled from 200 to 300", "up 300%, four times as high"."""

from __future__ import annotations

from collections.abc import Iterator

from checkers.model import Kind
from checkers.numeric_consistency.changes import free, partner
from checkers.numeric_consistency.lines import Found, Line, phrases, read_lines, word_list
from checkers.numeric_consistency.pairs import SHARES, Step, alike, pair_of, pairs, steps
from checkers.rulebook.vocabulary import Base, Bound, Finder, Scene

_MULTIPLIED = word_list("multiplied")


def find_multiples(scene: Scene) -> Iterator[tuple[Bound, ...]]:
    """Bind before, after and by how many times: "doubled from 300 to 450", "twice the 280"."""
    for line in scene.once(read_lines):
        if not any(fact.kind is Kind.MULTIPLE for fact in line.facts):
            continue
        for found in phrases("times_the").find(line):
            if not phrases("times_more").stands(line.text[found.places["by"] :]):
                pair = pair_of(found)
                if alike(pair.before, pair.after):
                    yield line.bound(pair.before), line.bound(pair.after), line.bound(found["by"])
        told = pairs(line)
        for found in phrases("grown_by").find(line):
            near = Step(found["by"], "rise", found.start, found.end, noun=True)
            pair_near = partner(near, told)
            if pair_near is not None and not near.by.text.endswith("times"):
                yield (
                    line.bound(pair_near.before),
                    line.bound(pair_near.after),
                    line.bound(near.by),
                )


def find_shrunk(scene: Scene) -> Iterator[tuple[Bound, ...]]:
    """Bind before, after and what part is left: "to a third of their old level, from 84 to 21"."""
    for line in scene.once(read_lines):
        if not any(fact.kind in (Kind.FRACTION, Kind.PERCENT) for fact in line.facts):
            continue
        told = pairs(line)
        for found in phrases("shrunk_to").find(line) if told else ():
            pair = partner(Step(found["by"], "fall", found.start, found.end, noun=True), told)
            if pair is not None and pair.after.kind not in SHARES:
                yield line.bound(pair.before), line.bound(pair.after), line.bound(found["by"])


def find_multiples_with_percent(scene: Scene) -> Iterator[tuple[Bound, ...]]:
    """Bind a rise in percent and the multiple that the same or the next sentence makes of it."""
    lines = scene.once(read_lines)
    for line in lines:
        told = [step for step in steps(line) if step.way == "rise" and step.by.kind is Kind.PERCENT]
        if len(told) != 1:
            continue
        found = _as_multiple(line)
        following = lines.beside(line, 1)
        if not found and following is not None and phrases("speaks_on").stands(following.text):
            found = _as_multiple(following)
        if len(found) != 1 or phrases("times_more").stands(found[0].line.text):
            continue
        if found[0].line is not line or _near_each_other(line, told[0], found[0]):
            yield line.bound(told[0].by), line.bound(found[0]["by"])


def _as_multiple(line: Line) -> list[Found]:
    """Find "three times as much", "twice what it was", "doubled"."""
    found = phrases("times_as_much").find(line)
    taken = {each.places["by"] for each in found}
    for place, fact in zip(line.places, line.facts, strict=True):
        alone = fact.kind is Kind.MULTIPLE and fact.text.lower() in _MULTIPLIED
        if alone and place not in taken:
            found.append(Found(line, place, place + 1, {"by": place}))
    return found


def _near_each_other(line: Line, step: Step, found: Found) -> bool:
    if found.start >= step.end:
        start, end = step.end, found.start
    else:
        start, end = found.end, step.start
    between = line.text[start:end]
    # "Doubled in Spain and rose 300% in Italy": two verbs, two statements.
    verb = line.at(found.places["by"]).text.lower() in _MULTIPLIED and not step.noun
    if phrases("new_subject").stands(between) or (verb and phrases("parted").stands(between)):
        return False
    return free(line, start, end, joined=True)


_NUMBERS = (Base.NUMBER, Base.NUMBER, Base.NUMBER)

FINDERS = (
    Finder("multiple_change", find_multiples, binds=_NUMBERS, needs=(Kind.MULTIPLE,)),
    Finder("part_left", find_shrunk, binds=_NUMBERS),
    Finder(
        "multiple_and_percent",
        find_multiples_with_percent,
        binds=(Base.NUMBER, Base.NUMBER),
        needs=(Kind.PERCENT, Kind.MULTIPLE),
    ),
)
