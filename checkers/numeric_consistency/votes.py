"""A majority in one sentence, its votes in the next: "A majority backed it. Of 1,900, 870 did"."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from checkers.model import Fact, Kind, Span
from checkers.numeric_consistency.figures_of_text import figure
from checkers.numeric_consistency.lines import Found, Line, Lines, phrases, read_lines, word_list
from checkers.numeric_consistency.pairs import DATED
from checkers.numeric_consistency.quantities import quantity_of
from checkers.passages import stem
from checkers.rulebook.vocabulary import Base, Bound, Finder, Scene

_SHORT_OF = word_list("no_majority")
_MEMBERS = word_list("anyone")
_SIDES = ("for", "against")
_HALF = 50
_SIDES_OF_SCORE = regex.compile(r"(?P<ours>\d{1,3})[-\u2013](?P<theirs>\d{1,3})")


def find_sides(scene: Scene) -> Iterator[tuple[Bound, ...]]:
    """Bind the votes of the side that is called the majority, and those of the other."""
    lines = scene.once(read_lines)
    for line in lines:
        found = phrases("two_sides").first(line)
        side = _majority_before(lines, line) if found is not None else None
        if found is not None and side is not None:
            ours, others = (side, _SIDES[side == "for"])
            yield line.bound(found[ours]), line.bound(found[others])


def find_votes(lines: Lines, line: Line) -> Iterator[tuple[Bound, ...]]:
    """Bind part and whole where the sentence before calls the part a majority."""
    for side in _SIDES:
        found = phrases(f"part_{side}").first(line)
        if found is None or phrases("two_sides").first(line) is not None:
            continue
        if _majority_before(lines, line) == side and _is_of_them(lines, line, found["whole"]):
            yield line.bound(found["part"]), line.bound(found["whole"])
    yield from _seats(lines, line)


def _is_of_them(lines: Lines, line: Line, whole: Fact) -> bool:
    """Tell whether the whole can be what the majority is of: members, or the same noun."""
    before, unit = lines.beside(line, -1), quantity_of(whole)
    claimed = phrases("claimed_of").first(before) if before is not None else None
    if before is None or claimed is None or unit is None:
        return False
    if any(fact.kind in DATED for fact in before.facts) and any(
        fact.kind in DATED for fact in line.facts
    ):
        return False  # two votes at two times
    noun = before.text[claimed.places["noun"] : claimed.end]
    return unit.unit is None or noun in _MEMBERS or stem(noun) == stem(unit.unit)


def _seats(lines: Lines, line: Line) -> Iterator[tuple[Bound, ...]]:
    """Find "With its majority …" behind "won 88 of the 200 seats"."""
    found = phrases("seats_of").first(line) if "seats" in line.words else None
    following = lines.beside(line, 1)
    if found is None or following is None or not _won_alone(line, found):
        return
    if _claims_majority(following):
        yield line.bound(found["part"]), line.bound(found["whole"])


def _won_alone(line: Line, found: Found) -> bool:
    """Tell whether the seats are those of one party: it may be called an alliance itself."""
    if phrases("joined_by").stands(line.text[: found.start]) or _SHORT_OF & line.words:
        return False
    return not phrases("with_others").stands(line.text[found.start :])


def is_of_one_party(line: Line, place: int) -> bool:
    """Tell whether a part that is called a majority is that of one party alone.

    The party itself may be called an alliance; so only behind its seats does the word tell of more.
    """
    if phrases("with_partners").stands(line.text[:place]):
        return False
    return not phrases("with_allies").stands(line.text[place:])


def shares_over_half(line: Line) -> Iterator[Fact]:
    """Give a share of the vote that is said to have passed the half that was needed."""
    for found in phrases("over_half").find(line):
        needed = quantity_of(found["needed"])
        if needed is not None and needed.stated == _HALF:
            yield found["share"]


def vote_by_score(line: Line) -> Iterator[tuple[Bound, ...]]:
    """Bind part, whole and share needed: "by 8-5, the two-thirds majority it needed"."""
    scores = [fact for fact in line.facts if fact.kind is Kind.SCORE]
    found = phrases("needed_was_met").first(line) if len(scores) == 1 else None
    match = _SIDES_OF_SCORE.fullmatch(scores[0].text) if found is not None else None
    if found is None or match is None:
        return
    ours, theirs = int(match["ours"]), int(match["theirs"])
    span = scores[0].span
    part = Span(span.start, span.start + match.end("ours"))
    document = line.document
    yield (
        figure(document, line.index, part, ours),
        figure(document, line.index, span, ours + theirs),
        line.bound(found["needed"]),
    )


def _claims_majority(following: Line) -> bool:
    """Find "With its majority", "The result gives the party a majority": the seats make one."""
    told = phrases("gives_majority").first(following)
    if told is not None:
        rest = following.text[told.end :]
        cut = min((at for at in map(rest.find, ",;.") if at >= 0), default=len(rest))
        clause = told.text + rest[:cut]
        return not (phrases("no_claim").stands(clause) or phrases("with_others").stands(clause))
    if not _stands_alone(following):
        return False
    return phrases("with_majority").stand_in(following) or phrases("alone").stands(following.text)


def _stands_alone(line: Line) -> bool:
    """Tell whether nothing denies a majority, or makes it one with others."""
    return _SHORT_OF.isdisjoint(line.words) and not phrases("with_others").stand_in(line)


def _majority_before(lines: Lines, line: Line) -> str | None:
    """Name the side, "for" or "against", that the sentence before says most were on."""
    before = lines.beside(line, -1)
    if before is None or not _stands_alone(before):
        return None
    claimed: Found | None = phrases("most_were").first(before)
    if claimed is None or phrases("of_those_voting").stand_in(before):
        return None
    rest = before.text[claimed.end :]
    told = [side for side in _SIDES if phrases(f"most_{side}").stands(rest)]
    return told[0] if len(told) == 1 else None


FINDERS = (Finder("majority_sides", find_sides, binds=(Base.NUMBER, Base.NUMBER)),)
