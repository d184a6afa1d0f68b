"""The text as the readers of figures see it."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from checkers.facts.numbers import fold

# One character for one: offsets stay.
_FLAT = (
    ("\r", " "),
    ("\n", " "),
    ("\t", " "),
    ("\u00a0", " "),
    ("\u202f", " "),
    ("\u2009", " "),
    ("’", "'"),
    ("‑", "-"),
    ("‐", "-"),
)
_WORD = regex.compile(r"[^\W\d_]++(?:['.-][^\W\d_]++)*+\.?+")
_LOOK_BACK = 36


@dataclass(frozen=True, slots=True)
class Page:
    """A text, and beside it the same in lower case with one kind of blank, hyphen, apostrophe."""

    text: str
    flat: str


def page_of(text: str) -> Page:
    flat = fold(text)
    for old, new in _FLAT:
        flat = flat.replace(old, new)
    return Page(text, flat)


def words_before(page: Page, start: int, low: int, count: int) -> list[str]:
    """Split off up to `count` words that end right before `start`."""
    begin = max(low, start - _LOOK_BACK)
    words = page.flat[begin:start].rsplit(None, count)
    return words[-count:]


def word_at(page: Page, at: int, stop: int) -> tuple[str, int, int] | None:
    """Read the word that begins at `at` or after blanks: the word, where it starts and ends."""
    while at < stop and page.flat[at] == " ":
        at += 1
    match = _WORD.match(page.flat, at, stop, concurrent=False)
    if match is None:
        return None
    word = match.group()
    if word[-1] == "." and "." not in word[:-1] and len(word) > 3:
        word = word[:-1]  # a sentence's full stop, not an abbreviation's
    return word, at, at + len(word)
