"""Find what stands between quotation marks, in any newsroom's typography.

One scan finds every mark that may quote; what it does there is told by its neighbours (a blank
before, a letter after), because straight marks and wrong curly ones open and close alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import regex

from checkers.model import Document, Paragraph, Span
from checkers.model.immutable import dataclass

# Apostrophes inside a word never quote, so the scan passes over them.
_MARK = regex.compile(
    r"""
    (?P<row>[“”„‟«»])(?P=row){2,}+
  | [“”„‟«»]
  | "++
  | ``
  | '{2,}+
  | ‘‘ | ’’
  | (?<!\w) ['‘’‹›] (?=\S)
  | (?<=\S) ['‘’‹›] (?!\w)
    """,
    regex.VERBOSE,
)
_FOOT_AND_INCH = regex.compile(r"\d\s?['’′]\s?\d{1,2}(?:\.\d|\s?½)?\Z")
_ELISION = regex.compile(r"(?:em|t|til|tis|twas|cause|cuz|bout|n|round|nuff|\d\ds?)\b", regex.I)
_ONLY_OPEN = frozenset({"“", "„", "‟", "«", "‘", "‹", "``", "‘‘"})
_ONLY_CLOSE = frozenset({"”", "»", "’", "›", "’’"})
_ANGLES = frozenset("«»‹›")
_SINGLES = frozenset("'‘’")
_MAY_STAND_BEFORE = frozenset("([{<-–—―‑/…¿¡:,;>*_|#~•·'\"“‘«`")
_ENDS_SPEECH = frozenset(".,?!…–—-")
_FOLLOWS_SPEECH = frozenset(".,;:?!)]—–")
_TRIPLE = 3  # a single mark beside a double one that is spelled with two
_LOOK_BACK = 12  # characters that a foot-and-inch measure may take


@dataclass(frozen=True, slots=True)
class Marked:
    """Words between marks, a segment a paragraph; `closing` is None where the mark is missing."""

    segments: tuple[Span, ...]
    opening: Span
    closing: Span | None
    first: int  # index of the paragraph that it opens in
    last: int  # and of the one that it ends in


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    family: str  # "double", "single" or "angle"
    opens: bool
    closes: bool
    inches: bool = False
    beside_stop: bool = False  # a single mark that punctuation tells from a plural's apostrophe
    after_s: bool = False
    curly: int = 0  # 1 for a mark that by its shape can only open, -1 for one that closes
    glued: bool = False  # no blank on either side: it opens where what follows closes


@dataclass(frozen=True, slots=True)
class _Piece:
    """What one paragraph shows of a quote; `stop` is where its words end."""

    paragraph: int
    opening: _Mark | None
    closing: _Mark | None
    stop: int


def find_marked(document: Document) -> Iterator[Marked]:
    """Pair the marks of every paragraph, and join the paragraphs of one quote, in order."""
    return _join(
        document,
        (
            piece
            for index, marks in _by_paragraph(document)
            for piece in _pair(marks, index, document.paragraphs[index].span.end)
        ),
    )


# --- the marks and what they can do -----------------------------------------------------------


def _by_paragraph(document: Document) -> Iterable[tuple[int, list[_Mark]]]:
    text, paragraphs = document.text, document.paragraphs
    index = 0
    marks: list[_Mark] = []
    for match in _MARK.finditer(text, concurrent=False):
        start = match.start()
        while index < len(paragraphs) and start >= paragraphs[index].span.end:
            if marks:
                yield index, marks
                marks = []
            index += 1
        if index == len(paragraphs):
            return
        if start >= paragraphs[index].span.start:
            mark = _weigh(text, start, match.end(), paragraphs[index].span)
            if mark is not None:
                marks.append(mark)
    if marks:
        yield index, marks


def _weigh(text: str, start: int, end: int, paragraph: Span) -> _Mark | None:
    """Tell what a mark can do from its shape and its neighbours; None where nothing."""
    shape = text[start:end]
    if end - start > (_TRIPLE if shape[0] == "'" else _TRIPLE - 1):
        return None  # a row of marks is decoration
    before = text[start - 1] if start > paragraph.start else " "
    after = text[end] if end < paragraph.end else " "
    if shape in _ANGLES:
        return _weigh_angle(shape, start, end, before, after)
    opens = not (after.isspace() or after == ">") and (
        before.isspace() or before in _MAY_STAND_BEFORE
    )
    closes = not before.isspace() and not (after.isalnum() and opens and before not in _ENDS_SPEECH)
    if shape in _SINGLES:
        opens = opens and shape != "’" and not _ELISION.match(text, end)
        closes = closes and shape != "‘"
        stop = before in _ENDS_SPEECH or after in _FOLLOWS_SPEECH or end == paragraph.end
        s = before in "sS"
        return _Mark(start, end, "single", opens, closes, beside_stop=stop, after_s=s)
    opens = opens or (shape in _ONLY_OPEN and (before.isspace() or not after.isspace()))
    opens = opens and not (shape in _ONLY_CLOSE and not after.isalnum())
    closes = closes or (after.isspace() and _hangs(text, start, paragraph.start))
    closes = closes and shape not in ("„", "``")
    if len(shape) == _TRIPLE:  # a nested single mark stands beside the double one
        start, end = (start, end - 1) if opens else (start + 1, end)
    inches = before.isdigit() and bool(
        _FOOT_AND_INCH.search(text, max(paragraph.start, start - _LOOK_BACK), start)
    )
    curly = 1 if shape in "“„" else -1 if shape == "”" else 0
    glued = shape == '"' and after.isalpha() and (before.isalpha() or before in _ENDS_SPEECH)
    return _Mark(start, end, "double", opens, closes, inches, curly=curly, glued=glued)


def _hangs(text: str, start: int, begin: int) -> bool:
    """Tell a closing mark that a blank keeps from its comma or stop."""
    return start - 2 >= begin and text[start - 1].isspace() and text[start - 2] in _ENDS_SPEECH


def _weigh_angle(shape: str, start: int, end: int, before: str, after: str) -> _Mark:
    """French sets its angles with blanks inside, German points them inwards."""
    points_out = shape in "«‹"
    outside = before.isspace() and not after.isspace() and after not in _FOLLOWS_SPEECH
    return _Mark(start, end, "angle", opens=points_out or outside, closes=not outside)


# --- pairs within a paragraph -----------------------------------------------------------------


def _pair(marks: Sequence[_Mark], paragraph: int, stop: int) -> Iterator[_Piece]:
    """Match openings with closings; a double mark that closes before any opens is kept alone."""
    at = 0
    found = False
    while at < len(marks):
        piece, at = _piece(marks, at, paragraph, stop, first=not found)
        if piece is not None:
            found = True
            yield piece


def _piece(
    marks: Sequence[_Mark], at: int, paragraph: int, stop: int, *, first: bool
) -> tuple[_Piece | None, int]:
    """Tell what the mark at `at` begins, if anything, and which mark is the next to look at."""
    mark = marks[at]
    if not mark.opens:
        if mark.glued and (close := _closer_of_glued(marks, at)) is not None:
            return _Piece(paragraph, mark, marks[close], marks[close].start), close + 1
        alone = first and mark.family == "double"
        return (_Piece(paragraph, None, mark, mark.start) if alone else None), at + 1
    close, again = _match(marks, at)
    if close is not None:
        return _Piece(paragraph, mark, marks[close], marks[close].start), close + 1
    if mark.family == "double" or (at == 0 and len(marks) == 1):
        end = stop if again is None else marks[again].start
        return _Piece(paragraph, mark, None, end), len(marks) if again is None else again
    return None, at + 1  # an apostrophe


def _match(marks: Sequence[_Mark], at: int) -> tuple[int | None, int | None]:
    """Find the closing of the opening at `at`, or else the next mark that opens again."""
    family = marks[at].family
    if family == "single":
        return _single_closer(marks, at), None
    same = _next(marks, at, family)
    if not marks[at].curly:
        same = _behind_nested(marks, same)
    while same is not None and marks[same].inches and _closes_later(marks, same):
        same = _next(marks, same, family)
    if same is None or marks[same].closes:
        return same, None
    inner = _next(marks, same, family)
    outer = None if inner is None else _next(marks, inner, family)
    if inner is not None and outer is not None and _only_close(marks[inner], marks[outer]):
        return outer, None
    return None, same


def _behind_nested(marks: Sequence[_Mark], at: int | None) -> int | None:
    """Step over curly pairs within straight marks, where a straight mark closes behind them."""
    place = at
    while place is not None and marks[place].curly > 0:
        close = _next(marks, place, marks[place].family)
        place = None if close is None else _next(marks, close, marks[place].family)
    straight = place is not None and not marks[place].curly and marks[place].closes
    return place if straight else at


def _closer_of_glued(marks: Sequence[_Mark], at: int) -> int | None:
    """Find what closes the opening that lacks its blank: the next mark, which opens nothing."""
    close = _next(marks, at, marks[at].family)
    return close if close is not None and _only_close(marks[close]) else None


def _next(marks: Sequence[_Mark], at: int, family: str) -> int | None:
    return next((i for i in range(at + 1, len(marks)) if marks[i].family == family), None)


def _closes_later(marks: Sequence[_Mark], at: int) -> bool:
    later = _next(marks, at, marks[at].family)
    return later is not None and marks[later].closes


def _only_close(*marks: _Mark) -> bool:
    return all(mark.closes and not mark.opens for mark in marks)


def _single_closer(marks: Sequence[_Mark], at: int) -> int | None:
    """Choose among apostrophes: first one beside punctuation, then one that is no plural's."""
    found: list[int] = []
    for i in range(at + 1, len(marks)):
        mark = marks[i]
        if mark.family == "single" and mark.opens and (found or not mark.closes):
            break
        if mark.family == "single" and mark.closes:
            if mark.beside_stop:
                return i
            found.append(i)
    return next((i for i in found if not marks[i].after_s), found[0] if found else None)


# --- quotes over several paragraphs -----------------------------------------------------------


def _join(document: Document, pieces: Iterable[_Piece]) -> Iterator[Marked]:
    run: list[_Piece] = []  # the paragraphs of one quote so far
    for piece in pieces:
        if run and _goes_on(document, run[-1], piece):
            run.append(piece)
        else:
            yield from _finish(document, run)
            run = [piece] if piece.opening is not None else []
    yield from _finish(document, run)


def _goes_on(document: Document, before: _Piece, piece: _Piece) -> bool:
    """Tell whether a quote left open goes on: the next paragraph reopens it, or only closes it."""
    if before.closing is not None or piece.paragraph != before.paragraph + 1:
        return False
    old, new = document.paragraphs[before.paragraph], document.paragraphs[piece.paragraph]
    if document.fields[old.field].role != document.fields[new.field].role:
        return False
    if before.stop < old.span.end:
        return False
    if piece.opening is None:
        return True
    return _first_word(document.text, new) >= piece.opening.start


def _first_word(text: str, paragraph: Paragraph) -> int:
    start = paragraph.span.start
    while start < paragraph.span.end and text[start].isspace():
        start += 1
    return start


def _finish(document: Document, run: Sequence[_Piece]) -> Iterator[Marked]:
    """Make one quote of its pieces; none of an apostrophe that nothing closed."""
    if not run or run[0].opening is None:
        return
    opening, closing = run[0].opening, run[-1].closing
    if closing is None and opening.family == "single" and len(run) == 1:
        return
    starts = (
        document.paragraphs[p.paragraph].span.start if p.opening is None else p.opening.end
        for p in run
    )
    segments = tuple(
        span
        for start, piece in zip(starts, run, strict=True)
        if (span := _trim(document.text, start, piece.stop)) is not None
    )
    if segments:
        yield Marked(
            segments,
            Span(opening.start, opening.end),
            None if closing is None else Span(closing.start, closing.end),
            run[0].paragraph,
            run[-1].paragraph,
        )


def _trim(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None
