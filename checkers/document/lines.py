"""Whether a line break ends a paragraph or only a line."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

import regex

from checkers.document.words import WORDS

_ITEM = regex.compile(r"(?:[-*+•·‣◦▪●■–]|\(?\d{1,3}[.)])[^\S\r\n]++(?=\S)")
_STOPPED = regex.compile(r"""[.!?…:;。！？؟]["'”’»)\]]*+\s*+\Z""")
_LOWER = regex.compile(r"""\s*+(?:["'“‘(\[]?\p{Ll}|\(\d)""")
_LAST_WORD = regex.compile(r"(?<![\p{L}’'-])\p{Ll}{1,8}\Z|,\Z")
_FIRST_WORD = regex.compile(r"\S*+")
_TAIL = 12  # a stop with its closing marks fits in
_ENOUGH = 500  # breaks tell how a text was set
_WRAPPED_SHARE = 3  # one break in so many runs on in lower case where lines were wrapped by hand


def is_item(line: str) -> bool:
    """Tell whether a line starts as a list item does: with a bullet or a number."""
    return _ITEM.match(line, concurrent=False) is not None


def is_stopped(line: str) -> bool:
    """Tell whether a line ends as a sentence, or what leads to one, ends."""
    return _STOPPED.search(line[-_TAIL:], concurrent=False) is not None


def runs_on(line: str, following: str) -> bool:
    """Tell whether `following` plainly continues the sentence that `line` leaves open."""
    if is_stopped(line):
        return False
    if _LOWER.match(following, concurrent=False) is not None:
        return True
    last = _LAST_WORD.search(line[-_TAIL:], concurrent=False)
    return last is not None and (last[0] == "," or last[0] in WORDS["open"])


def is_wrapped(pairs: Iterable[tuple[str, str]]) -> bool:
    """Tell whether lines were broken at a width, by what stands on both sides of the breaks.

    Wrapping breaks most sentences before a word in lower case; lines that are paragraphs, or
    headlines, bylines and other furniture, hardly ever begin with one.
    """
    total = running = 0
    for line, following in islice(pairs, _ENOUGH):
        total += 1
        running += runs_on(line, following)
    return running * _WRAPPED_SHARE >= total > 0


def ends_paragraph(
    line: str, following: str, *, wrapped: bool, width: int, in_list: bool = False
) -> bool:
    """Judge the break between two lines of a block whose longest line has `width` characters."""
    if is_item(following):
        return not wrapped or in_list or is_stopped(line)
    if runs_on(line, following):
        return False
    if not wrapped:
        return True
    # A line that would have held the next word was not broken for its width.
    first = _FIRST_WORD.match(following, concurrent=False)
    return len(line) + 1 + (len(first[0]) if first else 0) <= width
