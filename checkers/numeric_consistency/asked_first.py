"""A pattern with what is asked of a line before the pattern is searched for, which is far dearer.

Words that a match has must stand there, and as many figures as it takes; a pattern that begins
where the line does is tried there alone; and one that begins with words that may be missing is
looked for without them first.
"""

from __future__ import annotations

from collections.abc import Iterable

import regex

from checkers.facts.lexicon.needed import Needed, needed
from checkers.numeric_consistency.marks import MARKS
from checkers.numeric_consistency.wanted import Wanted

WANTED = Wanted()
_MASKS = frozenset(MARKS.values())
_FEW = 8  # words that are as quickly looked for one by one as a pattern
_CLASS = regex.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]")


class AskedFirst:
    """A pattern; `core` is the same without what may be missing at its beginning.

    `bits` are those of the words that a match has, and `figures` so many as it has at least.
    """

    __slots__ = ("_core", "_opens", "_signs", "bits", "figures", "needs", "pattern")

    def __init__(
        self, source: str, pattern: regex.Pattern[str], core: regex.Pattern[str] | None
    ) -> None:
        self.pattern = pattern
        self.needs: Needed = needed(pattern)
        self.bits = WANTED.bits_for(self.needs)
        self._core = core
        self._opens = source.startswith("^") and not _has_branches(source)
        # Each figure of a match is a mask of its own.
        self.figures = sum(group <= _MASKS for group in self.needs)
        self._signs = min(self.needs, key=len, default=frozenset[str]())
        if len(self._signs) > _FEW:
            self._signs = frozenset()

    def each(self, text: str) -> Iterable[regex.Match[str]]:
        """Give what matches in a line's text, in order."""
        if self._opens:
            match = self.pattern.match(text, concurrent=False)
            return () if match is None else (match,)
        if self._core is not None and self._core.search(text, concurrent=False) is None:
            return ()
        return self.pattern.finditer(text, concurrent=False)

    def first(self, text: str, start: int, end: int | None) -> regex.Match[str] | None:
        """Give the first match between two places of a line's text."""
        if self._opens:
            return self.pattern.match(text, 0, end, concurrent=False) if start == 0 else None
        if self._core is not None and self._core.search(text, start, end, concurrent=False) is None:
            return None
        return self.pattern.search(text, start, end, concurrent=False)

    def stands(self, text: str) -> bool:
        """Tell whether the pattern stands in a stretch of a line's text."""
        if self._signs and not self._has_sign(text):
            return False
        if self._opens:
            return self.pattern.match(text, concurrent=False) is not None
        return self.pattern.search(text, concurrent=False) is not None

    def _has_sign(self, text: str) -> bool:
        for sign in self._signs:  # noqa: SIM110 -- asked some hundred times an article
            if sign in text:
                return True
        return False


def _has_branches(source: str) -> bool:
    """Tell whether a pattern is several, one of which has to match: "a|b", but not "(?:a|b)"."""
    depth = 0
    for letter in _CLASS.sub("", source):
        depth += (letter == "(") - (letter == ")")
        if letter == "|" and not depth:
            return True
    return False
