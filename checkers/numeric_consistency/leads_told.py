"""A lead in points and the two shares that make it, in one sentence or in those before it.

"It puts the party on 44 per cent and its rival on 39 per cent. The eight-point lead …": the lead
points back, and the shares are the only two that a vote or a poll has in reach.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checkers.model import Fact, Kind
from checkers.numeric_consistency.leads_apart import may_be_of
from checkers.numeric_consistency.lines import Found, Line, Lines, phrases, read_lines
from checkers.numeric_consistency.polls import around, margins
from checkers.numeric_consistency.quantities import size_of
from checkers.rulebook.vocabulary import Base, Bound, Finder, Parameter, Scene

_TWO = 2
_REACH = 5  # sentences before a lead
_UNLIKE = 20  # times as many votes as a rival's are of another vote
_ALL = 101  # percent that the shares of one question can make


def find_told_leads(scene: Scene, *, of: str) -> Iterator[tuple[Bound, ...]]:
    """Bind a lead and the two figures that make it, of "shares" or of "votes"."""
    seen: set[Fact] = set()
    for line in scene.once(read_lines):
        for found in phrases(f"{of}_and_lead").find(line):
            if found["by"] not in (found["first"], found["second"]):
                seen.add(found["by"])
                yield tuple(line.bound(found[name]) for name in ("by", "first", "second"))
    read = scene.once(read_lines)
    for bound in _pointing_back(read) if of == "shares" else _majorities(read):
        if bound[0].item not in seen:
            yield bound


def _pointing_back(lines: Lines) -> Iterator[tuple[Bound, ...]]:
    """Bind each lead that points back at the only two shares in reach."""
    errors = frozenset(margin for _, margin in margins(lines))
    for line in lines:
        for found, apart in _leads(line):
            if found["by"] in errors or _is_elsewhere(line, found):
                continue
            shares = _two_shares(lines, line, found, errors, apart=apart)
            if shares is not None and may_be_of(lines, line, found, shares):
                yield line.bound(found["by"]), *(line.bound(share) for share in shares)


def _leads(line: Line) -> Iterator[tuple[Found, bool]]:
    """List the leads of a sentence, and whether their shares may stand in others."""
    for found in phrases("lead_pointing_back").find(line):
        yield found, True
    for found in phrases("lead_behind").find(line):
        yield found, False


def _is_elsewhere(line: Line, found: Found) -> bool:
    clause = max(line.text.rfind(mark, 0, found.start + 1) for mark in (".", ";", ":")) + 1
    told = line.text[clause : found.end]
    return phrases("lead_elsewhere").stands(told) or phrases("of_some").stand_in(line)


def _two_shares(
    lines: Lines, line: Line, found: Found, errors: frozenset[Fact], *, apart: bool
) -> Sequence[Fact] | None:
    """Find the two shares before a lead: of one sentence, or of two with one each."""
    told: list[Fact] = []
    texts = [line.text]
    for near in _before(lines, line) if apart else (line,):
        shares = [fact for fact in near.facts if fact.kind is Kind.PERCENT and fact not in errors]
        if near is line:
            shares = [fact for fact in shares if fact.span.end <= found["by"].span.start]
        if not shares:
            continue
        if phrases("no_vote_share").stand_in(near) or phrases("of_some").stand_in(near):
            return None
        told = [*_without_rest(near, shares), *told]
        texts.append(near.text)
        if len(told) >= _TWO:
            break
    votes = any(phrases("of_a_vote").stands(text) for text in texts)
    votes = votes or any(phrases("of_a_vote").stand_in(each) for each in around(lines, line))
    if len(told) != _TWO or not votes or sum(map(size_of, told)) > _ALL:
        return None
    return told


def _majorities(lines: Lines) -> Iterator[tuple[Bound, ...]]:
    """Bind each majority that points back at the only two counts of votes in reach."""
    for line in lines:
        for found in phrases("majority_pointing_back").find(line):
            if _is_elsewhere(line, found):
                continue
            polled = _polled(lines, line, found["by"])
            if polled is not None and may_be_of(lines, line, found, polled):
                yield line.bound(found["by"]), *(line.bound(count) for count in polled)


def _polled(lines: Lines, line: Line, lead: Fact) -> Sequence[Fact] | None:
    """Find the two counts of votes before a majority, both larger than it."""
    told: list[Fact] = []
    voted = False
    for near in _before(lines, line):
        counts = [each["polled"] for each in phrases("votes_polled").find(near)]
        counts = [count for count in counts if count.span.end <= lead.span.start]
        if not counts:
            continue
        if phrases("no_vote_share").stand_in(near):
            return None
        voted = voted or "votes" in near.words
        told = [*counts, *told]
        if len(told) >= _TWO:
            break
    if len(told) != _TWO or not voted:
        return None
    low, high = sorted(map(size_of, told))
    return told if 1 < size_of(lead) < low and high < low * _UNLIKE else None


def _before(lines: Lines, line: Line) -> Iterator[Line]:
    """Give a sentence and those before it in the same field, the nearest first."""
    near = sorted(around(lines, line, far=_REACH), key=lambda each: -each.index)
    return (each for each in near if each.index <= line.index)


def _without_rest(line: Line, shares: Sequence[Fact]) -> list[Fact]:
    """Leave out the undecided, the others, and shares behind the two largest."""
    rest = {
        each["share"]
        for name in ("undecided_share", "others_share")
        for each in phrases(name).find(line)
    }
    kept = [fact for fact in shares if fact not in rest]
    sizes = [size_of(fact) for fact in kept]
    if len(kept) > _TWO and sum(sizes) <= _ALL and max(sizes[_TWO:]) < min(sizes[:_TWO]):
        return kept[:_TWO]
    return kept


FINDERS = (
    Finder(
        "told_lead",
        find_told_leads,
        binds=(Base.NUMBER, Base.NUMBER, Base.NUMBER),
        parameters={"of": Parameter(constant="words", required=True)},
    ),
)
