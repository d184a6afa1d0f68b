"""How a number leans on what was told before: "the 12", "four of them", "another 15"."""

from __future__ import annotations

from collections.abc import Sequence

from checkers.facts.lexicon import load
from checkers.facts.quantities.page import Page, word_at, words_before

_REFERS = load("nouns")["refers"]
_BACK = frozenset(_REFERS["back"])
_MORE = frozenset(_REFERS["more"])
_MORE_AFTER = frozenset(_REFERS["more_after"])
_REST = frozenset(_REFERS["rest"])
_WHOLE_AFTER = frozenset(_REFERS["whole_after"])
_WHOLE_BEFORE = frozenset(_REFERS["whole_before"])
_OF: str = load("nouns")["named"]["parted"][0]


def refers(
    page: Page, start: int, end: int, low: int, stop: int, modifiers: Sequence[str]
) -> str | None:
    """Tell whether a number counts a part of what was told, more of it, or points back to it."""
    before = [word.strip('(“",;:') for word in words_before(page, start, low, 2)]
    if _of_a_whole(page, end, stop) or " ".join(before) in _WHOLE_BEFORE:
        return "part"
    last = before[-1] if before else ""
    if last in _REST or last in _WHOLE_BEFORE:
        return "part"
    following = word_at(page, end, stop)
    next_word = following[0] if following and page.flat[end] == " " else ""
    if last in _MORE or next_word in _MORE_AFTER or not _MORE_AFTER.isdisjoint(modifiers):
        return "more"
    return "back" if last in _BACK else None


def _of_a_whole(page: Page, end: int, stop: int) -> bool:
    if not page.flat.startswith(_OF, end):
        return False
    whole = word_at(page, end + len(_OF) - 1, stop)
    return whole is not None and whole[0] in _WHOLE_AFTER
