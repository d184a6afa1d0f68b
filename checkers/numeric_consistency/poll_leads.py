"""Leads of a poll against its margin of error: "Ann leads Bob … 44% to 42% … 3 points".

The shares, the margin and the words that claim a lead can stand in one sentence, in several beside
each other, or, the claim, in the headline.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from checkers.model import Fact, Kind
from checkers.numeric_consistency.lines import Found, Line, Lines, phrases, read_lines
from checkers.numeric_consistency.pairs import with_unit
from checkers.numeric_consistency.polls import around, margins
from checkers.numeric_consistency.quantities import size_of
from checkers.passages import Areas
from checkers.rulebook.vocabulary import Base, Bound, Finder, Parameter, Scene

_TWO = 2
_NEAR = 2  # sentences from two shares to the words that claim a lead
_FAR = 3  # from a margin to the shares that it is of
_ALL = 101  # percent that the shares of one question can make


@dataclass(frozen=True, slots=True)
class Lead:
    """Two shares in the order told, the margin of their poll, and the words that claim a lead."""

    first: Bound
    second: Bound
    margin: Bound
    claim: Bound
    clear: bool  # "far ahead", "a comfortable lead"

    def bound(self) -> tuple[Bound, ...]:
        return self.first, self.second, self.margin, self.claim


def find_leads(scene: Scene, *, told: str) -> Iterator[tuple[Bound, ...]]:
    """Bind the two shares, the margin of error and the claim; `told` is "clear" or "plain"."""
    for lead in scene.once(read_leads):
        if lead.clear == (told == "clear"):
            yield lead.bound()


def read_leads(scene: Scene) -> tuple[Lead, ...]:
    """Find the leads that the article claims and gives a margin of error for."""
    return tuple(_leads(scene.once(read_lines)))


def _leads(lines: Lines) -> Iterator[Lead]:
    for line, margin in margins(lines):
        for near in around(lines, line):
            found = phrases("leading").first(near)
            if found is None:
                continue
            shares = [fact for fact in near.facts if fact.kind is Kind.PERCENT and fact != margin]
            off = _is_even(near, line) or _is_of_another(near, line) or _is_of_some(near)
            if len(shares) == _TWO and not off:
                yield _lead(line, margin, (near, found["first"], found["second"]), _words(found))
            break
        else:
            yield from _lead_apart(lines, line, margin)


def _is_of_some(line: Line) -> bool:
    """Tell a lead among some of those asked, or of a share over what it was."""
    text = _of_all(line)
    return phrases("of_some").stands(text) or phrases("ahead_of_time").stands(text)


def _lead(line: Line, margin: Fact, told: tuple[Line, Fact, Fact], claim: Found) -> Lead:
    row, one, other = told
    first, second = with_unit(one, other), with_unit(other, one)
    passage = claim.line.passage(claim.start, claim.end)
    clear = phrases("clear_lead").stand_in(claim.line)
    return Lead(row.bound(first), row.bound(second), line.bound(margin), passage, clear)


def _words(found: Found) -> Found:
    """Give the words of a lead alone where they can be told from its figures."""
    return phrases("lead_told").first(found.line, found.start, found.end) or found


def _lead_apart(lines: Lines, line: Line, margin: Fact) -> Iterator[Lead]:
    """Find "Ann leads Bob" and, in another sentence beside it, the shares of the two."""
    near = sorted(around(lines, line, far=_FAR), key=lambda each: each.index)
    heads = _headlines(lines)
    if any(phrases("even").stands(_of_all(each)) for each in (*heads, *near)):
        return
    shares = [(each, _shares_in(each, margin)) for each in near]
    told = _of_two(shares)
    if told is None:
        return
    rows, first, second = told
    claim = _claimed(shares, rows) or next(filter(None, map(_claims_lead, heads)), None)
    if claim is not None:
        yield _lead(line, margin, (line, first, second), claim)


def _claimed(shares: Sequence[tuple[Line, list[Fact]]], rows: Sequence[int]) -> Found | None:
    """Find the words that claim a lead in a sentence beside the shares, or in theirs."""
    for each, found in shares:
        if found or not any(abs(each.index - row) <= _NEAR for row in rows):
            continue
        claim = _claims_lead(each)
        if claim is not None:
            return claim
    own = [each for each, found in shares if found]
    for each in own:
        told = phrases("claims_in_so_many_words").first(each)
        off = phrases("no_poll_lead").stands(_of_all(each)) or _is_of_some(each)
        if told is not None and not off:
            return told
        if len(own) == 1 and phrases("puts_ahead").stand_in(each):
            return _claims_lead(each)
    return None


def _headlines(lines: Lines) -> list[Line]:
    """Give the sentences of the headline that tell of a poll."""
    document = lines.document
    heads = Areas(document.headlines)
    rows = [
        lines.line(index)
        for index, sentence in enumerate(document.sentences)
        if sentence.span.start in heads
    ]
    return [row for row in rows if phrases("of_a_poll").stand_in(row)]


def _shares_in(line: Line, margin: Fact) -> list[Fact]:
    """List the two shares of a sentence, also "on 46" beside one in percent."""
    text = _of_all(line)
    if phrases("other_shares").stands(text) or phrases("of_some").stands(text):
        return []
    told = {found["share"] for found in phrases("elided_share").find(line)}
    rest = {
        found["share"]
        for name in ("undecided_share", "others_share")
        for found in phrases(name).find(line)
    }
    return _largest_two(
        [
            fact
            for fact in line.facts
            if fact is not margin
            and fact not in rest
            and (fact.kind is Kind.PERCENT or fact in told)
        ]
    )


def _largest_two(found: list[Fact]) -> list[Fact]:
    """Leave out shares behind two larger ones with which they make no more than all."""
    sizes = [size_of(fact) for fact in found]
    if len(found) > _TWO and sum(sizes) <= _ALL and max(sizes[_TWO:]) < min(sizes[:_TWO]):
        return found[:_TWO]
    return found


def _of_two(shares: Sequence[tuple[Line, list[Fact]]]) -> tuple[tuple[int, ...], Fact, Fact] | None:
    """Give the shares of one sentence with two, or of two sentences with one each."""
    pairs = [(line, found) for line, found in shares if len(found) == _TWO]
    rows: tuple[int, ...]
    if len(pairs) == 1:
        rows, told = (pairs[0][0].index,), pairs[0][1]
    else:
        single = [(line.index, found[0]) for line, found in shares if found]
        if pairs or len(single) != _TWO or single[1][0] - single[0][0] != 1:
            return None
        rows, told = tuple(index for index, _ in single), [fact for _, fact in single]
    if all(fact.kind is not Kind.PERCENT for fact in told):
        return None
    return rows, told[0], told[1]


def _claims_lead(line: Line) -> Found | None:
    text = _of_all(line)
    if phrases("no_poll_lead").stands(text) or _is_of_some(line):
        return None
    if any(fact.kind is Kind.YEAR for fact in line.facts):
        return None
    return phrases("claims_lead").first(line, 0, len(text))


def _of_all(line: Line) -> str:
    """Give a sentence as far as it tells of all: "is ahead; among the young, she leads by 20"."""
    cut = line.text.find(";")
    rest = line.text[cut + 1 :]
    return line.text[:cut] if cut >= 0 and phrases("of_some").stands(rest) else line.text


def find_lead_points(scene: Scene) -> Iterator[tuple[Bound, ...]]:
    """Bind a lead told in points and the poll's margin of error."""
    lines = scene.once(read_lines)
    for line, margin in margins(lines):
        for near in around(lines, line):
            found = phrases("lead_points").first(near)
            if found is not None and not _is_even(near, line):
                if phrases("of_some").stand_in(near) or _is_of_another(near, line):
                    break  # of a part of those asked, whose margin is wider, or of another poll
                if found["lead"] is not margin:
                    yield near.bound(found["lead"]), near.bound(margin)
                break


def _is_of_another(near: Line, line: Line) -> bool:
    """Tell whether a lead is of another poll, or of another time, than the margin of `line`."""
    if phrases("other_lead").stand_in(near) or phrases("lead_moved").stand_in(near):
        return True
    told = phrases("found_lead").stand_in(near)
    return near is not line and not told and phrases("led").stand_in(near)


def _is_even(near: Line, line: Line) -> bool:
    """Tell whether the lead, or the margin beside it, is told to be hardly one."""
    return phrases("even").stand_in(near) or phrases("even").stand_in(line)


_PAIR = (Base.NUMBER, Base.NUMBER)

FINDERS = (
    Finder(
        "poll_lead",
        find_leads,
        binds=(*_PAIR, Base.NUMBER, Base.PASSAGE),
        parameters={"told": Parameter(constant="words", required=True)},
        needs=(Kind.PERCENT,),
    ),
    Finder("poll_lead_points", find_lead_points, binds=_PAIR),
)
