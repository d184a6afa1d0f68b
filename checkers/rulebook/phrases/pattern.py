"""Nodes → the source of a regular expression over masked text."""

from __future__ import annotations

from functools import lru_cache

import regex

from checkers.model import Kind
from checkers.rulebook.masks import MASK_RANGE, mask_characters
from checkers.rulebook.phrases.alphabet import WORD
from checkers.rulebook.phrases.classes import characters_class
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
from checkers.rulebook.phrases.reach import reach

_SPACE = " ++"
# Marks may cling to the words on either side: a comma before, an opening bracket behind.
_GAP = rf"""[^\w {MASK_RANGE}]{{0,2}} ++(?:[^ {MASK_RANGE}]++ ++){{0,8}}?["'(\[]?"""
_FARTHEST = 200  # what a repeat without end reaches, so that no search costs its text's square
_BEFORE = r"(?:(?<!\w)|(?!\w))"  # no word goes on across the beginning
_BEHIND = r"(?:(?!\w)|(?<!\w))"
_SLOTS = {kind: f"({characters_class(mask_characters(kind))})" for kind in Kind}
_CONDITIONS = {(False, False): "?=", (False, True): "?!", (True, False): "?<=", (True, True): "?<!"}


def pattern_of(root: Sequence) -> tuple[str, tuple[tuple[str, Kind], ...]]:
    """Write the pattern of a phrase and what its groups bind, in order."""
    groups: list[tuple[str, Kind]] = []
    body = _source(root, groups)
    return _boundary(root, last=False) + body + _boundary(root, last=True), tuple(groups)


def _boundary(root: Sequence, *, last: bool) -> str:
    """Write the boundary at an edge where the phrase has a word character, or may have one."""
    outermost = root.parts[-1 if last else 0]
    sample, _ = reach(root, last=last)
    if isinstance(outermost, Edge) or not sample & WORD:
        return ""
    if not sample & ~WORD:
        return r"\b"
    return _BEHIND if last else _BEFORE


def _source(node: Node, groups: list[tuple[str, Kind]]) -> str:
    match node:
        case Text(text):
            return text if text.isalnum() else _escaped(text)
        case Space():
            return _SPACE
        case Gap():
            return _GAP
        case Slot():
            groups.append((node.name, node.kind))
            return _SLOTS[node.kind]
        case OneOf():
            return node.source
        case ListWords():
            return _alternatives(node.entries)
        case Edge(inner):
            return r"\B" if inner else r"\b"
    return _compound(node, groups)


def _compound(node: Sequence | Choice | Repeat | Look, groups: list[tuple[str, Kind]]) -> str:
    match node:
        case Sequence(parts):
            return "".join([_source(part, groups) for part in parts])
        case Choice():
            return f"(?:{'|'.join([_source(branch, groups) for branch in node.branches])})"
        case Look():
            condition = _CONDITIONS[node.behind, node.negative]
            return f"({condition}{_source(node.body, groups)})"
        case Repeat():
            return _repeat(node, _source(node.body, groups))


def _repeat(node: Repeat, body: str) -> str:
    if isinstance(node.body, Space):
        return " *+"
    if not isinstance(node.body, OneOf | Choice | ListWords | Slot) and len(body) > 1:
        body = body if body.startswith("\\") and len(body) == 2 else f"(?:{body})"
    high = _FARTHEST if node.high is None else node.high
    if (node.low, high) == (0, 1):
        return f"{body}?{node.mode}"
    return f"{body}{{{node.low},{high}}}{node.mode}"


@lru_cache(maxsize=4096)
def _alternatives(entries: tuple[str, ...]) -> str:
    written = [_SPACE.join(map(_escaped, entry.split(" "))) for entry in entries]
    return f"(?:{'|'.join(written)})"


@lru_cache(maxsize=4096)
def _escaped(text: str) -> str:
    return regex.escape(text, special_only=True)
