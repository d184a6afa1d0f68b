"""Multiples of what was before: "doubled from 200 to 300", "up 300%, four times as high"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checkers.model import Fact, Kind
from checkers.numeric_consistency.changes import free, partner
from checkers.numeric_consistency.clauses import (
    among,
    clauses,
    goes_on,
    pair_of_both,
    pair_told,
    two_told,
)
from checkers.numeric_consistency.lines import Found, Line, Lines, phrases, read_lines, word_list
from checkers.numeric_consistency.multiples_nearby import nearby_multiple
from checkers.numeric_consistency.pairs import SHARES, Pair, Step, alike, pair_of, pairs, steps
from checkers.numeric_consistency.quantities import PLAIN, quantity_of, size_of
from checkers.numeric_consistency.slips import is_times_slip
from checkers.passages import content_words
from checkers.rulebook.vocabulary import Base, Bound, Finder, Scene

_SEVERAL = 3
_MULTIPLIED, _HALVED = word_list("multiplied"), word_list("halved")


def find_multiples(scene: Scene) -> Iterator[tuple[Bound, ...]]:
    """Bind before, after and by how many times: "doubled from 300 to 450", "twice the 280"."""
    lines = scene.once(read_lines)
    for line in lines:
        if not any(fact.kind is Kind.MULTIPLE for fact in line.facts):
            continue
        bound = list(_multiples(lines, line))
        yield from bound
        if not bound:
            for pair, by in nearby_multiple(lines, line):
                yield line.bound(pair.before), line.bound(pair.after), line.bound(by)


def _multiples(lines: Lines, line: Line) -> Iterator[tuple[Bound, ...]]:
    """Find the multiples that words tie to their figures."""
    yield from _of_two_sentences(lines, line)
    for found in phrases("times_the").find(line):
        if not phrases("times_more").stands(line.text[found.places["by"] :]):
            pair = pair_of(found)
            if alike(pair.before, pair.after):
                yield line.bound(pair.before), line.bound(pair.after), line.bound(found["by"])
    told = pairs(line)
    for found in phrases("grown_by").find(line):
        near = Step(found["by"], "rise", found.start, found.end, noun=True)
        if phrases("as_another").stands(line.text[found.places["by"] + 1 :]):
            continue  # "to 1,340 from 1,250, twice as fast as pay"
        pair_near = partner(near, told)
        if pair_near is not None and _is_of_other_things(line, pair_near, found):
            continue
        if pair_near is not None and not near.by.text.endswith("times"):
            yield (
                line.bound(pair_near.before),
                line.bound(pair_near.after),
                line.bound(near.by),
            )


def _of_two_sentences(lines: Lines, line: Line) -> Iterator[tuple[Bound, ...]]:
    """Find a multiple whose figures the next sentence tells, or this one and that before."""
    found, told = phrases("grown_by").find(line), among(line)
    if len(found) != 1:
        return
    told = [fact for fact in told if not _is_span(line, fact)]
    following, before = lines.beside(line, 1), lines.beside(line, -1)
    pair = None
    if len(told) == 2 and _is_multiplied(found[0]["by"]):
        pair = _explained(line, found[0], told)
    if not told and following is not None and _tells_it(line, following):
        pair = pair_told(following) if _is_multiplied(found[0]["by"]) else None
    elif len(told) == 1 and before is not None and phrases("grown_so").first(line) is not None:
        pair = pair_of_both(before, line)
    if pair is not None and _moves_so(pair, found[0]["by"]):
        yield line.bound(pair.before), line.bound(pair.after), line.bound(found[0]["by"])


def _is_of_other_things(line: Line, pair: Pair, found: Found) -> bool:
    """Tell "from 85 to 90, half as many": what grew is not what there are half as many of."""
    as_many = line.text.startswith(" as ", found.places["by"] + 1)
    return as_many and not _moves_so(pair, found["by"])


def _explained(line: Line, found: Found, told: Sequence[Fact]) -> Pair | None:
    """Find the figures behind the colon: "has doubled: 400 came in 2020, and 600 do now"."""
    places = [line.places[line.facts.index(fact)] for fact in told]
    between = line.text[found.end : places[0]]
    if found.end > places[0] or not phrases("then_explains").stands(between):
        return None
    if phrases("on_the_whole").stand_in(line) or pairs(line):
        return None
    parts = clauses(line, told)
    if not parts or not goes_on(parts, len(line.text)) or told[0].kind in SHARES:
        return None
    return two_told(parts)


def _is_span(line: Line, fact: Fact) -> bool:
    """Tell "quadrupled in two elections" from what has quadrupled."""
    return phrases("span_before").stands(line.text[: line.places[line.facts.index(fact)]])


def _is_multiplied(fact: Fact) -> bool:
    return fact.text.lower() in _MULTIPLIED | _HALVED or fact.text.lower().endswith("fold")


def _moves_so(pair: Pair, by: Fact) -> bool:
    """Tell whether two figures lie as a multiple says: apart, and the larger first or last."""
    before, after, times = map(quantity_of, (pair.before, pair.after, by))
    if before is None or after is None or times is None or times.stated is None:
        return False
    if before.stated is None or after.stated is None:
        return False
    return (after.stated > before.stated) == (times.stated > 1)


def _tells_it(line: Line, following: Line) -> bool:
    """Tell whether a sentence gives the figures of what the one before says has doubled."""
    told = among(following)
    if len(told) != 2 or _other_years(line, following):
        return False
    reach = following.text[: following.places[following.facts.index(told[-1])]]
    narrowed = phrases("narrowed_to").first(line)
    if not _speaks_in(narrowed, following):
        return False  # "tripled for foreigners", where the next sentence tells of locals
    of = phrases("elsewhere").first(following, 0, len(reach))
    if phrases("some_of_it").stands(reach) or not _speaks_in(of, line):
        return False
    if phrases("goes_on_with_it").stand_in(following):
        return True
    priced = phrases("price_told").stand_in(line) and told[0].kind is Kind.MONEY
    if priced:
        return phrases("price_of_it").stand_in(following)
    counted = told[0].kind in PLAIN and not phrases("price_told").stand_in(line)
    return counted and phrases("on_record").stand_in(following)


def _speaks_in(found: Found | None, line: Line) -> bool:
    return found is None or set(content_words(found.text)) <= set(content_words(line.text))


def _other_years(line: Line, following: Line) -> bool:
    """Tell whether both sentences name years, and none that is in both."""
    here, there = (
        {fact.text for fact in row.facts if fact.kind is Kind.YEAR and fact.text.isdecimal()}
        for row in (line, following)
    )
    return bool(here) and bool(there) and here.isdisjoint(there)


def find_shrunk(scene: Scene) -> Iterator[tuple[Bound, ...]]:
    """Bind before, after and what part is left: "were cut to a third, from 84 boats to 21"."""
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
        yield from _put_at(lines, line)
        told = [step for step in steps(line) if step.way == "rise" and step.by.kind is Kind.PERCENT]
        if len(told) != 1:
            continue
        found = _as_multiple(line)
        following = lines.beside(line, 1)
        if not found and following is not None and _speaks_on(line, following):
            found = [each for each in _as_multiple(following) if not _of_a_while(each)]
        elif not found and following is not None and len(told) == 1:
            found = [
                each
                for each in phrases("as_before").find(following)
                if _mistaken(each, told[0], line)
            ]
        if len(found) != 1 or phrases("times_more").stands(found[0].line.text):
            continue
        if found[0].line is not line or _near_each_other(line, told[0], found[0]):
            yield line.bound(told[0].by), line.bound(found[0]["by"])


def _put_at(lines: Lines, line: Line) -> Iterator[tuple[Bound, ...]]:
    """Find "twice what it was … put the increase at 200 per cent", the multiple told first."""
    found = phrases("rise_put_at").first(line) if Kind.PERCENT in _kinds(line) else None
    before = lines.beside(line, -1) if found is not None else None
    if (
        found is None
        or before is None
        or not _kinds(before).isdisjoint((Kind.PERCENT, Kind.FRACTION))
    ):
        return
    told = _as_multiple(before)
    if len(told) == 1 and not phrases("times_more").stand_in(before):
        yield line.bound(found["by"]), line.bound(told[0]["by"])


def _kinds(line: Line) -> set[Kind]:
    return {fact.kind for fact in line.facts}


def _mistaken(found: Found, step: Step, step_line: Line) -> bool:
    """Tell the common slip: "grew by 150 percent … one and a half times as many as before"."""
    times, change = quantity_of(found["by"]), quantity_of(step.by)
    if times is None or change is None or times.stated is None or change.stated is None:
        return False
    if times.stated * 100 != change.stated:
        return False
    here, there = (set(content_words(row.text)) for row in (step_line, found.line))
    if phrases("of_a_price").stand_in(found.line):
        return phrases("price_told").stand_in(step_line) and _is_priced_so(step_line, found)
    sold = "sales" in step_line.words and "sold" in found.line.words
    return not here.isdisjoint(there) or sold or times.stated >= _SEVERAL


def _is_priced_so(line: Line, found: Found) -> bool:
    """Tell whether a price is one of those that rose: a flat's of rents, a loaf's of no rents."""
    head = found.line.text[: found.start]
    told = (("rents_told", "let_things"), ("fares_told", "fare_things"))
    return all(
        phrases(things).stands(head) for prices, things in told if phrases(prices).stand_in(line)
    )


def _of_a_while(found: Found) -> bool:
    """Tell what came about in a part of the time: "having doubled in the first two years"."""
    return phrases("in_a_while").stands(found.line.text[found.end :])


def _speaks_on(line: Line, following: Line) -> bool:
    """Tell whether a sentence goes on about what the one before told: by a pronoun, its noun."""
    if phrases("others_level").stand_in(following):
        return False
    if phrases("of_a_price").stand_in(following) and not phrases("price_told").stand_in(line):
        return bool(phrases("old_level").find(following))
    if phrases("speaks_on").stand_in(following) or phrases("old_level").find(following):
        return True
    found = phrases("speaks_of").first(following)
    if found is None:
        return False
    noun = content_words(following.text[: found.end])
    return bool(noun) and set(noun) <= set(content_words(line.text))


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
    if not free(line, start, end, joined=True):
        return False
    if phrases("as_another").stands(line.text[found.places["by"] + 1 :]):
        return False
    # "Doubled its dividend after a 63% leap in profit": nearness alone makes them of one thing.
    times, change = size_of(found["by"]), size_of(step.by)
    if phrases("told_as_well").stands(between) or is_times_slip(change, times):
        return True
    return phrases("old_level").stands(line.text[found.start :])  # "twice its former level"


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
