"""Numbers that only say what a rate is for: "32 per 100,000", "4,900 colonies per 100ml"."""

from __future__ import annotations

import regex

from checkers.model import Document, Fact, Kind

_BASES = frozenset({Kind.COUNT, Kind.NUMBER, Kind.MEASURE})
_PER = regex.compile(r"\bper\s\Z")
_BEFORE = 16  # characters


def is_rate_base(document: Document, fact: Fact) -> bool:
    """Tell what stands behind "per": no figure that something has or that changes."""
    if fact.kind not in _BASES:
        return False
    before = document.text[max(0, fact.span.start - _BEFORE) : fact.span.start]
    return _PER.search(before, concurrent=False) is not None
