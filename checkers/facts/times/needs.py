"""What a pattern cannot match without, so that a text without it is not searched."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import regex

Need = frozenset[str]  # the pattern matches only where one of these characters stands

_TOKEN: Final = regex.compile(
    r"(?P<set>\[\^?\]?[^\]]*\])|(?P<look>\(\?<?[=!])|(?P<ref>\(\?P=\w+\))|(?P<open>\((?:\?P<\w+>|\?:)?)|(?P<close>\))"
    r"|(?P<or>\|)|(?P<times>[?*+]|\{\d*(?:,\d*)?\})|(?P<char>\\?.)",
    regex.DOTALL,
)
_OPTIONAL: Final = regex.compile(r"\?|\*|\{0?,.*|\{0\}")


def needs_of(pattern: str) -> tuple[Need, ...]:
    """List the sets of characters of each of which a match has one.

    It knows the syntax that the grammar uses: sets, groups, alternatives, repetition, lookaround.
    """
    tokens = [
        (str(found.lastgroup), found[0]) for found in _TOKEN.finditer(pattern, concurrent=False)
    ]
    return tuple(_alternatives(iter(tokens)))


def _alternatives(tokens: Iterator[tuple[str, str]]) -> list[Need]:
    """Read up to the group's end: what every branch needs, else what one of each needs."""
    branches: list[list[Need]] = [[]]
    last: list[Need] = []  # of the piece before, which a quantifier may make optional
    for kind, text in tokens:
        if kind == "times":
            last = [] if _OPTIONAL.fullmatch(text) else last
            continue
        branches[-1] += last
        last = _piece(kind, text, tokens)
        if kind == "close":
            break
        if kind == "or":
            branches.append([])
    branches[-1] += last
    if len(branches) == 1:
        return branches[0]
    if not all(branches):
        return []
    return [frozenset().union(*(min(branch, key=len) for branch in branches))]


def _piece(kind: str, text: str, tokens: Iterator[tuple[str, str]]) -> list[Need]:
    if kind in ("open", "look"):
        inner = _alternatives(tokens)
        return inner if kind == "open" else []
    return _single(text) if kind in ("set", "char") else []


def _single(text: str) -> list[Need]:
    if text.startswith("[^") or text in ("^", "$", "."):
        return []
    return [frozenset(text[1:-1] if text[0] == "[" else text[-1])]
