"""Name an author's word that does not exist, and guess what was meant."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import fuzz, process

_LEAST_LIKE = 60  # percent
_LONGEST = 80


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Say ` (did you mean 'x'?)` for the nearest known word, or nothing where none is near."""
    near = process.extractOne(word, sorted(known), scorer=fuzz.ratio, score_cutoff=_LEAST_LIKE)
    return f" (did you mean {near[0]!r}?)" if near else ""


def cited(text: str) -> str:
    """Quote an author's text in a message, cut where it is long."""
    return repr(text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…")
