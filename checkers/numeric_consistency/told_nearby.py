"""A change whose two figures stand near it, in whatever words: "was 512 … is now 478, 44 fewer".

Here nearness alone ties a change to its figures: they are the only two of their kind in it, or in
it and the one or two sentences before, and the words show which is the earlier.  So much can
be chance: what is bound is a change that fits them, or that a known slip makes of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checkers.model import Fact, Kind
from checkers.numeric_consistency.clauses import Told, among, clauses, two_told, whole
from checkers.numeric_consistency.lines import Line, Lines, phrases
from checkers.numeric_consistency.near_changes import is_of_another
from checkers.numeric_consistency.pairs import SHARES, Pair, Step, alike, pairs, steps, with_unit
from checkers.numeric_consistency.pointing import moves
from checkers.numeric_consistency.quantities import PLAIN, quantity_of
from checkers.numeric_consistency.slips import is_slip
from checkers.passages import content_words

_BACK = 2  # sentences before a change in which its figures can stand
_MOST_FIGURES = 2
_REACH = 30  # characters behind a change that can give it another base


def nearby_changes(lines: Lines, line: Line, bound: Sequence[Fact]) -> Iterator[tuple[Pair, Step]]:
    """Give the change of a sentence that nothing nearer explains, with the figures near it."""
    found = steps(line)
    if len(found) != 1 or found[0].by in bound:
        return
    step = found[0]
    if not _is_told_of_them(line, step):
        return
    pair = _figures(lines, line, step)
    if pair is None or not moves(pair, step.way) or _is_of_more(line, step, pair):
        return
    if is_slip(pair.before, pair.after, step.by):
        yield pair, step


def _is_told_of_them(line: Line, step: Step) -> bool:
    """Tell whether a change is said of what was told: by a noun, or a verb that concludes."""
    text = line.text
    head, tail = text[: step.start], text[step.end :]
    if is_of_another(line, step):
        return False
    planned = phrases("of_a_plan").stands(tail)
    if planned and phrases("over_a_time").first(line, step.end) is None:
        return False
    if phrases("beside_it").stands(head) and _compared(line, step) is None:
        return False
    if phrases("other_basis").stands(text[step.start : step.end + _REACH]):
        return False
    if phrases("against_earlier").stands(tail[:_REACH]):
        return False
    if phrases("than_another").stands(tail[:_REACH]) and _compared(line, step) is None:
        return False
    if phrases("measured_otherwise").stands(text):
        return False
    return step.noun or phrases("concludes").stands(text[: step.start])


def _is_of_more(line: Line, step: Step, pair: Pair) -> bool:
    """Tell whether words behind a change make it one of a part, or of something else."""
    if phrases("narrows").first(line, step.end) is None:
        return False
    if phrases("over_a_time").first(line, step.end) is not None:
        return False
    of = phrases("change_in").first(line, step.end)
    told = set(content_words(of.text)) if of is not None else set()
    around = {*content_words(pair.line.text), *content_words(line.text[: step.start])}
    return not told or not told <= around


def _figures(lines: Lines, line: Line, step: Step) -> Pair | None:
    """Find the only two figures of one kind before a change, nearest first."""
    compared = _compared(line, step)
    if compared is not None:
        return compared
    rows: list[tuple[Line, list[Fact]]] = []
    for row in before(lines, line):
        if row is not line and steps(row):
            return None
        own, told = _told_before(row, line, step)
        if row is line and own and _is_parted(line, own[-1], step):
            return None
        if told:
            return told[0] if not rows and len(told) == 1 else None
        if own:
            rows.append((row, own))
        found = _pairs_of(rows)
        if found:
            return _only(found, step)
    return None


def _told_before(row: Line, line: Line, step: Step) -> tuple[list[Fact], list[Pair]]:
    """List the figures and pairs of a sentence, in that of the change those before it."""
    own = [fact for fact in among(row, step.by) if _can_move(fact, step.by)]
    told = pairs(row)
    if row is line:
        own = [fact for fact in own if fact.span.end <= step.by.span.start]
        told = [each for each in told if each.end <= step.start]
    return own, told


def _pairs_of(rows: Sequence[tuple[Line, list[Fact]]]) -> list[Pair]:
    nearest = rows[0][1] if rows else []
    return [pair for anchor in nearest if (pair := two_of(rows, anchor))]


def _is_parted(line: Line, last: Fact, step: Step) -> bool:
    """Tell whether another statement begins between a figure and a change: "while costs rose"."""
    return phrases("parted").stands(line.text[line.places[line.facts.index(last)] : step.start])


def _compared(line: Line, step: Step) -> Pair | None:
    """Find "drew 7,642, the biggest crowd yet and 1,100 more than the 6,542 of May"."""
    found = phrases("than_the").first(line, step.end)
    if found is None:
        return None
    old = found["before"]
    told = [
        fact
        for fact in among(line, step.by)
        if fact.span.end <= step.by.span.start and alike(fact, old) and _can_move(fact, step.by)
    ]
    return Pair(line, old, told[0], 0, 0) if len(told) == 1 else None


def _only(found: Sequence[Pair], step: Step) -> Pair | None:
    """Give the one pair that a change is of, or of which a slip makes it."""
    distinct = {(each.before, each.after): each for each in found}.values()
    fitting = [each for each in distinct if is_slip(each.before, each.after, step.by)]
    return fitting[0] if len(fitting) == 1 else None


def before(lines: Lines, line: Line, *, back: int = _BACK) -> Iterator[Line]:
    """Give a sentence and those before it in the same field, the nearest first."""
    document = lines.document
    field = document.paragraphs[document.sentences[line.index].paragraph].field
    yield line
    for index in range(line.index - 1, max(-1, line.index - 1 - back), -1):
        if document.paragraphs[document.sentences[index].paragraph].field != field:
            return
        yield lines.line(index)


def beyond(lines: Lines, line: Line) -> Iterator[Line]:
    """Give the sentences behind one in the same field, the nearest first."""
    document = lines.document
    field = document.paragraphs[document.sentences[line.index].paragraph].field
    last = min(len(document.sentences), line.index + 1 + _BACK)
    for index in range(line.index + 1, last):
        if document.paragraphs[document.sentences[index].paragraph].field != field:
            return
        yield lines.line(index)


def two_of(rows: Sequence[tuple[Line, list[Fact]]], anchor: Fact) -> Pair | None:
    """Make a pair of a figure and the only other of its kind in some sentences."""
    told = [
        (row, fact)
        for row, own in rows
        for fact in own
        if fact is anchor or alike(with_unit(fact, anchor), anchor, per=False)
    ]
    if len(told) != _MOST_FIGURES:
        return None
    (near, later), (far, earlier) = told
    if near is far:
        return two_told(clauses(near, (later, earlier)) or _turned(near, later, earlier))
    return two_told((whole(far, earlier), whole(near, later)))


def _turned(line: Line, first: Fact, second: Fact) -> tuple[Told, ...]:
    """Cut "that cost £400 in 2020 now goes for £800" where it turns to the present."""
    start, end = (line.places[line.facts.index(fact)] for fact in (first, second))
    cut = phrases("turns_to_now").first(line, start + 1, end)
    if cut is None:
        return ()
    return Told(line, first, 0, cut.start), Told(line, second, cut.start, len(line.text))


def _can_move(fact: Fact, by: Fact) -> bool:
    """Tell whether a change can be one of a figure."""
    if fact.kind is Kind.DURATION or quantity_of(fact) is None:
        return False
    if by.kind is Kind.FRACTION or by.kind is Kind.PERCENT:
        return fact.kind is not Kind.POINTS
    if by.kind is Kind.POINTS:
        return fact.kind in SHARES
    return alike(fact, by) or (by.kind is Kind.NUMBER and fact.kind in PLAIN)
