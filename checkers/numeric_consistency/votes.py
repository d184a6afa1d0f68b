"""A majority in one sentence, its votes in the next: "A majority backed it. Of 1,900, 870 did"."""

from __future__ import annotations

from collections.abc import Iterator

from checkers.numeric_consistency.lines import Found, Line, Lines, phrases, read_lines, word_list
from checkers.rulebook.vocabulary import Base, Bound, Finder, Scene

_SHORT_OF = word_list("no_majority")
_SIDES = ("for", "against")


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
        if _majority_before(lines, line) == side:
            yield line.bound(found["part"]), line.bound(found["whole"])
    yield from _seats(lines, line)
    following = lines.beside(line, 1)
    if following is not None and phrases("such_majority").stands(following.text):
        told = phrases("part_of_sample").find(line)
        if len(told) == 1 and _stands_alone(following):
            yield line.bound(told[0]["part"]), line.bound(told[0]["whole"])


def _seats(lines: Lines, line: Line) -> Iterator[tuple[Bound, ...]]:
    """Find "With its majority …" behind "won 88 of the 200 seats"."""
    found = phrases("seats_of").first(line) if "seats" in line.words else None
    following = lines.beside(line, 1)
    if found is None or following is None or not _stands_alone(following):
        return
    if phrases("with_majority").stands(following.text) and _stands_alone(line):
        yield line.bound(found["part"]), line.bound(found["whole"])


def _stands_alone(line: Line) -> bool:
    """Tell whether nothing denies a majority, or makes it one with others."""
    return _SHORT_OF.isdisjoint(line.words) and not phrases("with_others").stands(line.text)


def _majority_before(lines: Lines, line: Line) -> str | None:
    """Name the side, "for" or "against", that the sentence before says most were on."""
    before = lines.beside(line, -1)
    if before is None or not _stands_alone(before):
        return None
    claimed: Found | None = phrases("most_were").first(before)
    if claimed is None or phrases("of_those_voting").stands(before.text):
        return None
    rest = before.text[claimed.end :]
    told = [side for side in _SIDES if phrases(f"most_{side}").stands(rest)]
    return told[0] if len(told) == 1 else None


FINDERS = (Finder("majority_sides", find_sides, binds=(Base.NUMBER, Base.NUMBER)),)
