"""The words of a text, split once for all who look for some of them."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass
from itertools import accumulate

import regex

_WORD = regex.compile(r"([^\W_]+)")
# An excerpt is mostly blank: what a search for words need not look at letter by letter.
_BLANKS = regex.compile(r"(\n{64,}+)")


@dataclass(frozen=True, slots=True)
class Words:
    """Runs of letters and digits (odd places of `parts`) and what stands between them (even).

    `starts[i]` is where `parts[i]` starts in the text; `starts` has one entry more, the text's
    length.  `forms` has each word once, with its lower case.
    """

    parts: list[str]
    starts: list[int]
    forms: Mapping[str, str]

    def starts_of(self, forms: Container[str]) -> list[int]:
        """List where one of these words stands, as written."""
        rows = zip(self.parts[1::2], self.starts[1::2], strict=False)
        return [start for word, start in rows if word in forms]


def read_words(text: str) -> Words:
    parts = _parts(text)
    starts = list(accumulate(map(len, parts), initial=0))
    return Words(parts, starts, {word: word.lower() for word in set(parts[1::2])})


def _parts(text: str) -> list[str]:
    parts = [""]
    for number, piece in enumerate(_BLANKS.split(text, concurrent=False)):
        found = [piece] if number % 2 else _WORD.split(piece, concurrent=False)
        parts[-1] += found[0]
        parts += found[1:]
    return parts
