"""What a sentence must hold for a phrase to match: derived from the phrase, never too much.

Each part of a phrase is spelled out as the small set of strings that it can match, in which one
space stands for any marks that are no word and `X` for anything at all.  A word of such a string
is certain where both its neighbours are known not to go on with it: then the sentence holds it
as a word by itself, as `masks.words` splits it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

import regex

from checkers.rulebook.masks import mask_characters
from checkers.rulebook.phrases.alphabet import WORD
from checkers.rulebook.phrases.nodes import (
    Choice,
    Edge,
    Gap,
    ListWords,
    Look,
    Node,
    OneOf,
    Repeat,
    Sequence,
    Slot,
    Space,
    Text,
)

_FEW = 4  # counts up to which repeats are spelled out
_MOST = 200  # spellings of one part; a list alone may have more
_ANYTHING = "X"  # folded text has no capital A to Z
_APART = " "
_UNKNOWN = frozenset({_ANYTHING})
_NOTHING = frozenset({""})
_BETWEEN = frozenset({_APART})
_RUN = regex.compile(r"\w+")
_OTHER = regex.compile(r"\W+")
_PIECES = regex.compile(r"\w+|\W+")

_COMMON = frozenset(
    # A word of this list is chosen last: nearly every sentence has some.
    regex.findall(
        r"\w+",
        "a about after all an and are as at be been but by for from had has have he her his in "
        "into is it its more not of on one or said say says she than that the their they this to "
        "up was were which who will with would",
    )
)


@dataclass(frozen=True, slots=True)
class Requirements:
    """What a matching sentence holds.

    It has one of each group of words and masks, and its text, unless it has double spaces, the
    landmarks in their order.
    """

    groups: tuple[frozenset[str], ...]
    landmarks: tuple[str, ...]


def requirements(root: Sequence, slots: Iterable[Slot]) -> Requirements:
    found: dict[frozenset[str], None] = {}
    for stretch in _stretches(root):
        found.update(dict.fromkeys(_groups(stretch)))
    found.update(dict.fromkeys(mask_characters(slot.kind) for slot in slots))
    return Requirements(tuple(found), tuple(_landmarks(root)))


def _landmarks(root: Sequence) -> Iterator[str]:
    """List the literal stretches that every match has, spaces included."""
    literals = [""]
    for part in _flat(root):
        match part:
            case Text(text):
                literals[-1] += text
            case Space():
                literals[-1] += " "
            case Edge() | Look():
                pass  # no width
            case _:
                literals.append("")
    yield from (literal for literal in literals if literal.strip())


def _stretches(root: Sequence) -> Iterator[tuple[frozenset[str], ...]]:
    """Part a phrase where no word goes on, and spell the parts between."""
    stretch: list[frozenset[str]] = []
    for part in (*_flat(root), Space()):  # a phrase begins and ends at a word's boundary
        spelled = _spell(part)
        if spelled != _BETWEEN:
            stretch.append(spelled)
        elif stretch:
            yield tuple(stretch)
            stretch = []


def _flat(node: Sequence) -> Iterator[Node]:
    """List the parts of a sequence one level deep, texts split at what is no word."""
    for part in node.parts:
        if isinstance(part, Sequence):
            yield from _flat(part)
        elif isinstance(part, Text) and not part.text.isalnum():
            for piece in _PIECES.findall(part.text, concurrent=False):
                yield Text(piece)
        else:
            yield part


@lru_cache(maxsize=16384)
def _groups(stretch: tuple[frozenset[str], ...]) -> tuple[frozenset[str], ...]:
    """Choose groups of words for parts that follow one another without a certain break."""
    spelled = _joined(stretch)
    if spelled == _UNKNOWN and len(stretch) > 1:  # too many ways: each part for itself
        loose = (_joined((_UNKNOWN, part, _UNKNOWN)) for part in stretch)
        return tuple(group for each in loose for group in _choose(each))
    return _choose(spelled)


def _choose(spelled: frozenset[str]) -> tuple[frozenset[str], ...]:
    """Name words of which every spelling has one, and each word that all of them have."""
    certain = [
        {word for word in _RUN.findall(each, concurrent=False) if _ANYTHING not in word}
        for each in spelled
    ]
    if not all(certain):
        return ()
    shared = set.intersection(*certain)
    counts = Counter(word for each in certain for word in each)
    chosen: set[str] = set()
    for each in certain:
        if chosen.isdisjoint(each):
            chosen.add(max(each, key=lambda word: (word not in _COMMON, counts[word], word)))
    groups = [frozenset({word}) for word in sorted(shared)]
    return tuple(groups) if chosen & shared else (*groups, frozenset(chosen))


def _spell(node: Node) -> frozenset[str]:
    """Spell out what a node can match; `X` alone where that is too much."""
    match node:
        case Text(text):
            return frozenset({_plainly(text)})
        case Space() | Gap() | Slot():
            return _BETWEEN
        case Edge(inner):
            # Beside a word's letter the other side of \b is none, and of \B is one.
            return _UNKNOWN if inner else _BETWEEN
        case OneOf():
            return _spell_class(node)
        case ListWords():
            return _spell_entries(node.entries)
        case Look():
            return _NOTHING
    return _spell_compound(node)


def _spell_compound(node: Sequence | Choice | Repeat) -> frozenset[str]:
    match node:
        case Sequence(parts):
            return _joined(tuple(map(_spell, parts)))
        case Choice():
            spelled = frozenset().union(*map(_spell, node.branches))
            return spelled if len(spelled) <= _MOST else _UNKNOWN
        case Repeat():
            return _spell_repeat(node)


def _spell_class(node: OneOf) -> frozenset[str]:
    if not node.sample & WORD:
        return _BETWEEN
    if node.spelled is None or len(node.spelled) > _MOST:
        return _UNKNOWN
    return frozenset(map(_plainly, node.spelled))


@lru_cache(maxsize=4096)
def _spell_entries(entries: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(_plainly, entries))


def _spell_repeat(node: Repeat) -> frozenset[str]:
    body = _spell(node.body)
    if body == _BETWEEN:
        return _BETWEEN if node.low else frozenset({"", _APART})
    low = min(node.low, _FEW)
    many = node.high is None or node.high > low + _FEW
    ways = [(body,) * count for count in range(low, (low if many else node.high or low) + 1)]
    if many:
        ways += [(body,) * (low + 1), (*(body,) * low, _UNKNOWN, body)]
    spelled = frozenset().union(*map(_joined, ways))
    return spelled if len(spelled) <= _MOST and _ANYTHING not in spelled else _UNKNOWN


def _joined(parts: tuple[frozenset[str], ...]) -> frozenset[str]:
    """Spell parts that follow one another; `X` alone where that makes too many."""
    spelled = _NOTHING
    for part in parts:
        if len(spelled) * len(part) > max(_MOST, len(spelled), len(part)):
            return _UNKNOWN
        spelled = frozenset(one + other for one in spelled for other in part)
    return spelled


def _plainly(text: str) -> str:
    return text if text.isalnum() else _OTHER.sub(_APART, text, concurrent=False)
