"""How keys are compared: what does not make another name does not count."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

import regex

from checkers.rulebook.values.typography import folded

ALTERNATIVES = "|"  # "US House | House of Representatives": one row, two keys

_DOTS = regex.compile(r"(?<=\b\p{L})\.|\.(?=\s|\Z)")
_LEADING = regex.compile(r"\A(?:the )")
_TRAILING = regex.compile(r"(?:'s|(?<=s)')\Z")
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})


def text_key(text: str) -> str:
    """Level a text key: case, spaces, marks, accents, hyphens, "the" before and "'s" behind."""
    key = _TRAILING.sub("", folded(text), concurrent=False)
    key = _DOTS.sub("", _without_accents(key), concurrent=False).replace("-", " ")
    return _LEADING.sub("", " ".join(key.split()), concurrent=False)


def person_words(name: str) -> tuple[str, ...]:
    """Level a person's name to its words, "Jr" and the like left out."""
    words = text_key(name).replace(",", " ").replace(".", " ").split()
    own = tuple(word for word in words if word not in _SUFFIXES)
    return own or tuple(words)


def one_person(asked: Sequence[str], listed: Sequence[str]) -> bool:
    """Tell whether a name as asked for can be a listed one: the surname agrees, and whatever
    given names or initials both have."""
    if asked[-1] != listed[-1]:
        return False
    first, other = asked[:-1], listed[:-1]
    if not first or not other:
        return True
    a, b = first[0], other[0]
    return a == b or (1 in (len(a), len(b)) and a[0] == b[0])


def _without_accents(text: str) -> str:
    if text.isascii():
        return text
    spread = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in spread if not unicodedata.combining(letter))
