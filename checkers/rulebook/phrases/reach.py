"""Where a node can begin and end: the characters at its edges."""

from __future__ import annotations

from functools import lru_cache

from checkers.rulebook.phrases.alphabet import MASK, SPACES, TEXT, WORD, sample_of
from checkers.rulebook.phrases.nodes import (
    Choice,
    Gap,
    ListWords,
    Node,
    OneOf,
    Repeat,
    Sequence,
    Slot,
    Space,
    Text,
)


def reach(node: Node, *, last: bool = False) -> tuple[int, bool]:
    """Sample the first (or `last`) characters of a node; tell whether it can match nothing."""
    match node:
        case Text(text):
            return sample_of(text[-1 if last else 0]), False
        case Space():
            return SPACES, False
        case Gap():
            return TEXT & ~WORD, False
        case Slot():
            return MASK, False
        case OneOf():
            return node.sample, False
        case ListWords():
            return _entries_reach(node.entries, -1 if last else 0), False
        case Sequence() | Choice() | Repeat():
            return _joint_reach(node, last=last)
    return 0, True  # conditions


def _joint_reach(node: Sequence | Choice | Repeat, *, last: bool) -> tuple[int, bool]:
    sample = 0
    if isinstance(node, Repeat):
        sample, nothing = reach(node.body, last=last)
        return sample, nothing or node.low == 0
    if isinstance(node, Choice):
        nothing = False
        for branch in node.branches:
            more, empty = reach(branch, last=last)
            sample, nothing = sample | more, nothing or empty
        return sample, nothing
    for part in reversed(node.parts) if last else node.parts:
        more, empty = reach(part, last=last)
        sample |= more
        if not empty:
            return sample, False
    return sample, True


@lru_cache(maxsize=4096)
def _entries_reach(entries: tuple[str, ...], place: int) -> int:
    sample = 0
    for entry in entries:
        sample |= sample_of(entry[place])
    return sample
