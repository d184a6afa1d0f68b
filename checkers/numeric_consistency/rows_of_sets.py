"""Sets that cannot be: "6-5" is no set that is over."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from checkers.document import sentence_of
from checkers.model import Span
from checkers.numeric_consistency.figures_of_text import figure
from checkers.numeric_consistency.lists import LEXICON
from checkers.rulebook.vocabulary import Base, Bound, Finder, Scene

_WORDS = LEXICON["scores"]
_SET = r"(?P<one>\d)[-–](?P<other>\d)(?:\s\(\d+(?:-\d+)?\))?"
_ROW = regex.compile(rf"(?<![\w–-]){_SET}(?:(?:,\s|\s)(?:and\s)?{_SET})++(?![\w–-])")
_TENNIS = regex.compile(rf"(?:{'|'.join(_WORDS['tennis'])})")
_UNFINISHED = regex.compile(rf"\b(?:{'|'.join(_WORDS['unfinished'])})\b", regex.IGNORECASE)
_SIX = 6
_CLEAR = 2  # games between the two, before a tie-break
_MOST = 5


def impossible_sets(scene: Scene) -> Iterator[tuple[Bound, ...]]:
    """Pair the games that the loser of a set has with the most he can have."""
    document = scene.article.document
    text = document.text
    rows = list(_ROW.finditer(text, concurrent=False))
    if not rows or _TENNIS.search(text, concurrent=False) is None:
        return
    for row in rows:
        at = sentence_of(document, row.start())
        sentence = document.sentences[at].span
        if _UNFINISHED.search(text, sentence.start, sentence.end):
            continue
        spans = [
            Span(one, other)
            for one, other in zip(row.starts("one"), row.ends("other"), strict=True)
        ]
        games = [
            sorted(map(int, pair))
            for pair in zip(row.captures("one"), row.captures("other"), strict=True)
        ]
        wrong = [index for index, (low, high) in enumerate(games) if not _can_be(low, high)]
        if len(wrong) != 1 or len(games) > _MOST:
            continue
        low, high = games[wrong[0]]
        if high in (_SIX, _SIX + 1):
            span = spans[wrong[0]]
            least, most = (0, _SIX - _CLEAR) if high == _SIX else (_SIX - 1, _SIX)
            yield figure(document, at, span, low), figure(document, at, span, least, most)


def _can_be(low: int, high: int) -> bool:
    """Tell whether a set can end so; one without a tie-break goes on until somebody is clear."""
    if high == _SIX:
        return low <= _SIX - _CLEAR
    if high == _SIX + 1:
        return low in (_SIX - 1, _SIX)
    return high > _SIX and high - low == _CLEAR


_TWO = (Base.NUMBER, Base.NUMBER)
FINDERS = (Finder("impossible_set", impossible_sets, binds=_TWO),)
