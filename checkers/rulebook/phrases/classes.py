"""Character classes: `[…]`, `\\w`, `\\d`, `\\s` and their opposites; none accepts a mask."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

import regex

from checkers.rulebook.masks import MASK_RANGE, fold
from checkers.rulebook.phrases.alphabet import DIGITS, SPACES, TEXT, WORD, sample_of
from checkers.rulebook.phrases.nodes import OneOf, PhraseFault

_LONGEST_RANGE = 2000
_OPEN = {"w": (r"\w", WORD), "d": (r"\d", DIGITS), "s": (" ", SPACES)}
_END = regex.compile(r"[^\]\\]*(?:\\.[^\]\\]*)*", regex.DOTALL)

ANY = OneOf(f"[^{MASK_RANGE}]", TEXT, None)


def shorthand(letter: str) -> OneOf:
    """Make the class of `\\w`, `\\d`, `\\s`, or of a capital, its opposite."""
    source, sample = _OPEN[letter.lower()]
    if letter.isupper():
        return OneOf(f"[^{source}{MASK_RANGE}]", TEXT & ~sample, None)
    return OneOf(source, sample, frozenset(" ") if letter == "s" else None)


def read_class(text: str, start: int) -> tuple[OneOf, int]:
    """Read the class whose `[` stands at `start`; name the offset behind its `]` as well."""
    found = _END.match(text, start + 1, concurrent=False)
    end = found.end() if found else start + 1
    if end >= len(text) or text[end] != "]":
        raise PhraseFault(r"this [ is never closed: write ] at its end, or \[ for the mark", start)
    inside = text[start + 1 : end]
    if not inside.removeprefix("^"):
        raise PhraseFault(r"an empty class: list characters in it, or write \[ and \]", start)
    try:
        return _class(inside), end + 1
    except PhraseFault as fault:
        raise PhraseFault(fault.message, start + 1 + fault.offset) from None


@lru_cache(maxsize=4096)
def _class(inside: str) -> OneOf:
    negated = inside.startswith("^")
    characters, letters = _members(inside, int(negated))
    source = "".join(_OPEN[letter][0] for letter in sorted(letters)) + _written(characters)
    sample = 0
    for letter in letters:
        sample |= _OPEN[letter][1]
    if negated:
        for character in characters:
            # One foreign letter less leaves all the others of its sort.
            sample |= sample_of(character) if character.isascii() else 0
        return OneOf(f"[^{source}{MASK_RANGE}]", TEXT & ~sample, None)
    for character in characters:
        sample |= sample_of(character)
    spelled = None if letters - {"s"} else frozenset(characters | ({" "} if letters else set()))
    return OneOf(f"[{source}]", sample, spelled)


def _members(inside: str, at: int) -> tuple[set[str], set[str]]:
    """List the folded characters of a class and the letters of its shorthands."""
    characters: set[str] = set()
    letters: set[str] = set()
    while at < len(inside):
        first, after = _member(inside, at)
        if len(first) == 2:
            letters.add(first[1])
        elif inside[after : after + 1] == "-" and after + 1 < len(inside):
            last, end = _member(inside, after + 1)
            characters.update(_range(first, last, at))
            after = end
        else:
            characters.add(fold(first))
        at = after
    return characters, letters


def _member(inside: str, at: int) -> tuple[str, int]:
    """Read one character, or a shorthand with its backslash; name the offset behind it."""
    character = inside[at]
    if character == "[":
        raise PhraseFault(r"a [ inside a class: write \[ for the mark", at)
    if character != "\\":
        return character, at + 1
    escaped = inside[at + 1]
    if escaped in _OPEN:
        return character + escaped, at + 2
    if escaped.isalnum():
        raise PhraseFault(
            rf"\{escaped} means nothing in a class here: \w, \d and \s do, and \ before a mark", at
        )
    return escaped, at + 2


def _range(first: str, last: str, at: int) -> Iterable[str]:
    if len(last) == 2 or ord(last) < ord(first):
        raise PhraseFault("this range runs backwards or ends in no character: write [a-z]", at)
    if ord(last) - ord(first) > _LONGEST_RANGE:
        raise PhraseFault(r"this range is too wide: write \w for letters and digits", at)
    return map(fold, map(chr, range(ord(first), ord(last) + 1)))


def characters_class(characters: Iterable[str]) -> str:
    """Write a class that lists just these characters."""
    return f"[{_written(characters)}]"


def _written(characters: Iterable[str]) -> str:
    """Write characters as a class lists them, neighbours as ranges."""
    points = sorted(map(ord, characters))
    runs: list[list[int]] = []
    for point in points:
        if runs and point == runs[-1][1] + 1:
            runs[-1][1] = point
        else:
            runs.append([point, point])
    return "".join(
        _escaped(low) if low == high else f"{_escaped(low)}-{_escaped(high)}" for low, high in runs
    )


def _escaped(point: int) -> str:
    character = chr(point)
    return "\\" + character if point < 128 and not character.isalnum() else character
