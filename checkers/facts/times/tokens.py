"""A text as words and what stands between them, each with one character for its class.

The grammar is a set of patterns over the class string, so that a rule costs one scan over a
string much shorter than the text.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import repeat
from typing import Final

import regex

from checkers.facts.times.figures import VULGAR
from checkers.facts.times.words import CLASS_OF, UNKNOWN
from checkers.facts.words import Words, read_words

# Classes of what stands between words.  Everything else is a barrier: "|".
_BETWEEN: Final = {
    " ": " ",
    "-": "-",
    "\u2010": "-",
    "\u2011": "-",
    "–": "–",
    "—": "–",
    " - ": "–",
    " – ": "–",
    " — ": "–",
    ", ": ",",
    ",": ";",
    ". ": ".",
    ".": "·",
    "., ": "!",
    ".,": "!",
    ".-": "-",
    ".–": "–",
    ":": ":",
    ": ": "|",
    "/": "/",
    "'": "'",
    "’": "'",
    " '": "`",
    " ’": "`",
    " ‘": "`",
    " (": "(",
    " [": "(",
    ". (": "&",
    ") ": ")",
    ")": ")",
    "), ": ")",
    "). ": ")",
    ").": ")",
    "' ": "\\",
    "’ ": "\\",
}
_OPENING: Final = ('"', "“", "``", "«", "„", "‘")
_BLANK_LINE: Final = regex.compile(r"\n[^\S\n]*\r?\n|\r\r|\u2029|\x0c")
_LONG = 12
_DOTTED: Final = ([".", "m"], [".", "M"])


def _between(text: str) -> str:
    """Class what stands between two words; percent and currency signs bar a year."""
    if known := _BETWEEN.get(text):
        return known
    if len(text) > _LONG or _BLANK_LINE.search(text):
        return "|"
    squeezed = " ".join(text.split())
    if not squeezed:
        return " " if text else "|"
    if known := _BETWEEN.get((" " if text[0].isspace() else "") + squeezed):
        return known
    padded = (" " if text[0].isspace() else "") + squeezed + (" " if text[-1].isspace() else "")
    if known := _BETWEEN.get(padded):
        return known
    return _by_sign(squeezed)


def _by_sign(squeezed: str) -> str:
    if squeezed[0] in VULGAR and squeezed[1:] in ("", "-"):
        return "½"
    if squeezed[0] in "%°‰":
        return "%"
    if squeezed[-1] in "$£€¥#₹":
        return "$"
    return '"' if squeezed.endswith(_OPENING) else "|"


@dataclass(frozen=True, slots=True)
class Tokens:
    """Words (odd places) and what stands between them (even places).

    `classes[i]` classes `parts[i]`, which starts at `starts[i]` of the text; `starts` has one
    entry more, the text's length.
    """

    text: str
    parts: list[str]
    starts: list[int]
    classes: str

    def begin(self, place: int) -> int:
        """Return where `place` begins; of a separator only its last mark counts."""
        return self.starts[place] if place % 2 else self.starts[place + 1] - 1

    def finish(self, place: int) -> int:
        """Return where the part before `place` ends; of a separator only its first mark counts.

        The full stop of "a.m." belongs to it, also where it ends the sentence.
        """
        if place % 2:
            return self.starts[place - 1] + (self.parts[place - 1][:1] in ".)")
        dotted = self.parts[place - 2 : place] in _DOTTED and self.parts[place][:1] == "."
        return self.starts[place] + dotted

    def word(self, place: int) -> str:
        """Return the word at or after `place`, empty beyond the ends."""
        return self.parts[place] if 0 <= place < len(self.parts) else ""


def read_tokens(text: str, words: Words | None = None) -> Tokens:
    words = words or read_words(text)
    parts = words.parts
    found = [UNKNOWN] * len(parts)
    found[1::2] = map(CLASS_OF.get, parts[1::2], repeat(UNKNOWN))
    gaps = parts[0::2]
    between = {gap: _between(gap[: _LONG + 1]) for gap in set(gaps)}
    found[0::2] = map(between.__getitem__, gaps)
    return Tokens(text, parts, words.starts, "".join(found))
