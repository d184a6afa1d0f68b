"""Where one row of words says nearly what another says, word by word and in order."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from rapidfuzz import fuzz
from rapidfuzz.distance import LCSseq

from checkers.passages import content_words

_LONGEST_ANAGRAM = 40
_ANAGRAM = 5  # words that do not stand together twice by chance, in whatever order
_SHORT = 8  # words; shorter quotes are alike by chance
_EXTRA = 2  # words that the told stretch of a short quote may have more
_LONGER = 2  # times a quote's words that the told stretch may have
_SHARED_WORDS = 2  # that carry a subject
_SUBJECT = Fraction(3, 5)  # of a quote's content words
_STRAY = 3  # words between a lone match and the rest, by which it belongs to something else


@dataclass(frozen=True, slots=True)
class Alignment:
    """Words `first` to `last` of the told row, of which `matched` are the asked ones.

    `lacks_before` and `lacks_after` count asked words beyond the first and last match.
    """

    first: int
    last: int
    matched: int
    lacks_before: int
    lacks_after: int


def aligned(asked: Sequence[str], told: Sequence[str], at_least: Fraction) -> Alignment | None:
    """Find the stretch of `told` that says `asked` with some words altered, left out or put in.

    A short one may differ in one word, between its first and last.
    """
    if not asked or not told:
        return None
    changed_over = _changed_over(asked, told)
    if changed_over is not None:
        return changed_over
    pairs = _without_strays(_drawn_together(_matches(asked, told), told))
    if not pairs or len(pairs) < _needed(asked, at_least):
        return None
    (a_first, first), (a_last, last) = pairs[0], pairs[-1]
    found = Alignment(first, last, len(pairs), a_first, len(asked) - 1 - a_last)
    return found if _speaks_of_it(asked, [asked[a] for a, _ in pairs], found) else None


def _changed_over(asked: Sequence[str], told: Sequence[str]) -> Alignment | None:
    """Find a stretch of just the words asked for, in another order: "faster … not slower"."""
    length = len(asked)
    if not _ANAGRAM <= length <= _LONGEST_ANAGRAM or not set(asked) <= set(told):
        return None
    lacking = Counter(asked)  # what the stretch up to here has too few of, or too many
    off = sum(lacking.values())
    for end, word in enumerate(told):
        off += -1 if lacking[word] > 0 else 1
        lacking[word] -= 1
        first = end - length + 1
        if first > 0:
            gone = told[first - 1]
            off += 1 if lacking[gone] >= 0 else -1
            lacking[gone] += 1
        if first >= 0 and off == 0 and told[first : end + 1] != asked:
            stretch = told[first : end + 1]
            matched = sum(a == b for a, b in zip(asked, stretch, strict=True))
            return Alignment(first, end, matched, 0, 0)
    return None


def _needed(asked: Sequence[str], at_least: Fraction) -> int:
    return len(asked) - 1 if len(asked) < _SHORT else math.ceil(at_least * len(asked))


def _matches(asked: Sequence[str], told: Sequence[str]) -> list[tuple[int, int]]:
    """Pair the words of the likeliest stretch in order."""
    near = fuzz.partial_ratio_alignment(asked, told)
    if near is None:
        return []
    if len(asked) <= len(told):
        low = max(0, near.dest_start - len(asked))
        high = min(len(told), near.dest_end + len(asked))
    else:
        low, high = 0, len(told)
    return [
        (block.a + offset, low + block.b + offset)
        for block in LCSseq.editops(asked, told[low:high]).as_matching_blocks()
        for offset in range(block.size)
    ]


def _drawn_together(pairs: list[tuple[int, int]], told: Sequence[str]) -> list[tuple[int, int]]:
    """Move each matched word to where it stands nearest to the next one, from the end on."""
    for at in range(len(pairs) - 1, 0, -1):
        mine, place = pairs[at - 1]
        limit = pairs[at][1]
        nearest = next(p for p in range(limit - 1, place - 1, -1) if told[p] == told[place])
        pairs[at - 1] = (mine, nearest)
    return pairs


def _without_strays(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Drop lone words at the ends that stand far from the rest."""
    while len(pairs) > 1 and _far(pairs[0], pairs[1]):
        pairs = pairs[1:]
    while len(pairs) > 1 and _far(pairs[-2], pairs[-1]):
        pairs = pairs[:-1]
    return pairs


def _far(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return other[1] - one[1] > other[0] - one[0] + _STRAY


def _speaks_of_it(asked: Sequence[str], matched: Sequence[str], found: Alignment) -> bool:
    length = found.last - found.first + 1
    subject = set(content_words(" ".join(asked)))
    shared = subject & set(content_words(" ".join(matched)))
    if len(asked) < _SHORT:
        anchored = not found.lacks_before and not found.lacks_after
        return anchored and length <= len(asked) + _EXTRA and len(shared) >= _SHARED_WORDS
    return length <= _LONGER * len(asked) and len(shared) >= _SUBJECT * len(subject)
