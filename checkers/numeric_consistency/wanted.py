"""Words that patterns need as bits of one number: asking whether all are there is one comparison.

Each group of words, of which a pattern needs one, has a bit.  A line has the bits of all its
words, and a pattern can match where the line has all of the pattern's.
"""

from __future__ import annotations

from collections.abc import Iterable
from threading import Lock

from checkers.facts.lexicon.needed import Needed


class Wanted:
    """The groups that patterns need; it grows with the patterns, never with what is read."""

    def __init__(self) -> None:
        self._bits: dict[frozenset[str], int] = {}
        self._of_word: dict[str, int] = {}
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._bits)

    def bits_for(self, needs: Needed) -> int:
        """Give the bits of what a pattern needs."""
        with self._lock:
            return self._joined(map(self._bit, needs))

    def _bit(self, group: frozenset[str]) -> int:
        if group not in self._bits:
            bit = 1 << len(self._bits)
            for word in group:
                self._of_word[word] = self._of_word.get(word, 0) | bit
            self._bits[group] = bit  # last: whoever counts the groups finds their words
        return self._bits[group]

    def bits_of(self, words: Iterable[str]) -> int:
        """Give the bits of the words of a line, those of the groups known by now."""
        of_word = self._of_word
        return self._joined(of_word[word] for word in of_word.keys() & words)

    @staticmethod
    def _joined(bits: Iterable[int]) -> int:
        joined = 0
        for each in bits:
            joined |= each
        return joined
