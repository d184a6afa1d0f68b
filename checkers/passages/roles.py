"""Words that tell of one deed or one thing: a headline's "axed" is the body's "shed"."""

from __future__ import annotations

from checkers.facts.lexicon import load
from checkers.passages.words import stem

_LEXICON = load("roles")
DEEDS: dict[str, str] = {stem(word): row[0] for row in _LEXICON["deeds"] for word in row}
THINGS: dict[str, str] = {stem(word): stem(row[0]) for row in _LEXICON["things"] for word in row}


def deed(word: str) -> str:
    """Name the deed that a word tells of, by its stem where no list has it."""
    base = stem(word.lower())
    return DEEDS.get(base, base)
