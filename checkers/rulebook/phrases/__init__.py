"""Phrases: words, typed slots and word lists → a search over masked sentences.

Words stand for themselves; `{name:kind}` is a slot for a fact, `{list}` any entry of a word list,
and ` ... ` up to eight words that cross no fact.  The rest is a part of `regex` syntax: `(?:…)`,
`|`, `?`, `*`, `+`, `{m,n}`, classes, `\\w \\d \\s \\b`, and looking ahead or behind.
"""

from __future__ import annotations

from checkers.rulebook.phrases.phrase import Phrase, PhraseMatch, PhraseTimeout, compile_phrase

__all__ = ["Phrase", "PhraseMatch", "PhraseTimeout", "compile_phrase"]
