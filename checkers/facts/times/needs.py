"""What a pattern cannot match without, so that only the places around it are searched."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Final, TypeAlias

import regex

_TOKEN: Final = regex.compile(
    r"(?P<set>\[\^?\]?[^\]]*\])|(?P<behind>\(\?<[=!])|(?P<ahead>\(\?[=!])|(?P<ref>\(\?P=\w+\))"
    r"|(?P<open>\((?:\?P<\w+>|\?:)?)|(?P<close>\))"
    r"|(?P<or>\|)|(?P<times>[?*+]|\{\d*(?:,\d*)?\})|(?P<char>\\?.)",
    regex.DOTALL,
)
_GROUPS: Final = frozenset(("open", "ahead", "behind"))
_COUNTED: Final = regex.compile(r"\{(?P<least>\d*)(?P<upto>,(?P<most>\d*))?\}")


@dataclass(frozen=True, slots=True)
class Need:
    """A match has one of `chars`: at most `before` characters after its beginning.

    It ends, with all that it looks ahead at, at most `after` characters behind that one's place.
    """

    chars: frozenset[str]
    before: int
    after: int


_Rarity: TypeAlias = Callable[[Need], tuple[int, int]]


@dataclass(frozen=True, slots=True)
class _Piece:
    """A part of a pattern: the longest that it matches, with what it looks ahead at."""

    width: int
    needs: tuple[Need, ...] = ()


def needs_of(pattern: str, common: frozenset[str] = frozenset()) -> tuple[Need, ...]:
    """List the sets of characters of each of which a match has one, the rarest first.

    `common` are those that stand everywhere, so that needing one tells nothing.  It knows the
    syntax that the grammar uses: sets, groups, alternatives, repetition, lookaround.  ValueError
    where a match can be of any length.
    """
    tokens = [
        (str(found.lastgroup), found[0]) for found in _TOKEN.finditer(pattern, concurrent=False)
    ]
    rarity = partial(_rarity, common)
    return tuple(sorted(_alternatives(iter(tokens), rarity).needs, key=rarity))


def _rarity(common: frozenset[str], need: Need) -> tuple[int, int]:
    return len(common & need.chars), len(need.chars)


def _alternatives(tokens: Iterator[tuple[str, str]], rarity: _Rarity) -> _Piece:
    """Read up to the group's end: what every branch needs, else what one of each needs."""
    branches: list[list[_Piece]] = [[]]
    for kind, text in tokens:
        if kind == "close":
            break
        if kind == "or":
            branches.append([])
        elif kind == "times":
            branches[-1].append(_repeated(branches[-1].pop(), text))
        else:
            branches[-1].append(_piece(kind, text, tokens, rarity))
    return _either([_row(branch) for branch in branches], rarity)


def _row(pieces: Sequence[_Piece]) -> _Piece:
    """Put pieces one behind the other."""
    width = sum(piece.width for piece in pieces)
    needs: list[Need] = []
    passed = 0
    for piece in pieces:
        rest = width - passed - piece.width
        needs += (
            replace(need, before=need.before + passed, after=need.after + rest)
            for need in piece.needs
        )
        passed += piece.width
    return _Piece(width, tuple(needs))


def _either(branches: Sequence[_Piece], rarity: _Rarity) -> _Piece:
    if len(branches) == 1:
        return branches[0]
    width = max(branch.width for branch in branches)
    if not all(branch.needs for branch in branches):
        return _Piece(width)
    rarest = [min(branch.needs, key=rarity) for branch in branches]
    one = Need(
        frozenset().union(*(need.chars for need in rarest)),
        max(need.before for need in rarest),
        max(need.after for need in rarest),
    )
    return _Piece(width, (one,))


def _repeated(piece: _Piece, times: str) -> _Piece:
    least, most = _times(times)
    rest = piece.width * (most - 1)
    needs = (replace(need, after=need.after + rest) for need in piece.needs)
    return _Piece(piece.width * most, tuple(needs) if least else ())


def _times(text: str) -> tuple[int, int]:
    if text == "?":
        return 0, 1
    counted = _COUNTED.fullmatch(text)
    if counted is None or (counted["upto"] and not counted["most"]):
        raise ValueError(f"a match can be of any length: {text}")
    least = int(counted["least"] or 0)
    return least, int(counted["most"] or least)


def _piece(kind: str, text: str, tokens: Iterator[tuple[str, str]], rarity: _Rarity) -> _Piece:
    if kind in _GROUPS:
        inner = _alternatives(tokens, rarity)
        if kind == "open":
            return inner
        return _Piece(inner.width if kind == "ahead" else 0)
    if kind in ("ref", "set", "char"):
        return _single(text)
    raise ValueError(f"not understood in a pattern: {text}")


def _single(text: str) -> _Piece:
    if text in ("^", "$"):
        return _Piece(0)
    if text.startswith(("[^", "(")) or text == ".":  # a group told again is one character here
        return _Piece(1)
    chars = frozenset(text[1:-1] if text[0] == "[" else text[-1])
    return _Piece(1, (Need(chars, 0, 1),))
