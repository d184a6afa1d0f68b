"""In which words a quote and its source differ, for people to read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rapidfuzz.distance import Levenshtein, Opcode

from checkers.facts.lexicon import load
from checkers.model import Truth
from checkers.quote_attribution.wording import Word, spoken_words, words_of

_NEGATIONS = frozenset(load("passages")["negations"])
_NOT = "n't"
_SHOWN = 3  # differences; more are no quote any more


def difference(quoted: str, said: str) -> str:
    """Set the words that differ beside each other: "“never” for “not”; without “very”"."""
    ours, theirs = spoken_words(quoted), spoken_words(said)
    shown = list(_shown(quoted, ours, said, theirs))
    more = len(shown) - _SHOWN
    return "; ".join([*shown[:_SHOWN], *([f"and {more} more"] if more > 0 else [])])


def _shown(quoted: str, ours: Sequence[Word], said: str, theirs: Sequence[Word]) -> Iterator[str]:
    for change in _changes([w.said for w in ours], [w.said for w in theirs]):
        mine = _text(quoted, ours[change.src_start : change.src_end])
        other = _text(said, theirs[change.dest_start : change.dest_end])
        if mine and other:
            yield f"“{mine}” for “{other}”"
        else:
            yield f"“{mine}” put in" if mine else f"“{other}” left out"


def _changes(ours: Sequence[str], theirs: Sequence[str]) -> Iterator[Opcode]:
    for change in Levenshtein.opcodes(ours, theirs):
        if change.tag != "equal":
            yield change


def _text(text: str, words: Sequence[Word]) -> str:
    return text[words[0].start : words[-1].end] if words else ""


def turned_round(quoted: str, said: str) -> Truth:
    """Tell whether a "not" or the like stands in one of two texts alone."""
    ours, theirs = words_of(quoted), words_of(said)
    own = other = 0
    for change in _changes(ours, theirs):
        own += _denials(ours[change.src_start : change.src_end])
        other += _denials(theirs[change.dest_start : change.dest_end])
    return Truth.TRUE if own % 2 != other % 2 else Truth.FALSE


def _denials(words: Sequence[str]) -> int:
    return sum(word in _NEGATIONS or word.endswith(_NOT) for word in words)
