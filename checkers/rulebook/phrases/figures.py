"""Signs and digits that never stand in a masked sentence, because a fact has them.

The sign or word of a unit belongs to the figure that it stands beside: where the text has "£5" or
"20 percent", the phrase sees one fact.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

import regex

from checkers.model import QUANTITY_KINDS
from checkers.rulebook.phrases.nodes import (
    Choice,
    ListWords,
    Look,
    Node,
    OneOf,
    PhraseFault,
    Repeat,
    Sequence,
    Slot,
    Space,
    Text,
)

_Parts: TypeAlias = tuple[Node, ...]

_SIGNS = frozenset("£$€¥")
_ANY = regex.compile(r"[£$€¥%]|per ?cent|pct", regex.IGNORECASE)
_UNIT = regex.compile(r" ?(?:%|per ?cent\b|(?P<points>percentage points?\b)|pct\b)")
_CLASS = regex.compile(r"\[[^\]]*+\]")
_WRITTEN = regex.compile(
    r"(?P<money>\\?[£$€¥] ?[0-9])|[0-9] ?(?:%|per ?cent\b|pct\b)", regex.IGNORECASE
)


def check_figures(root: Sequence, source: str) -> None:
    """Raise PhraseFault for a sign beside a digit or a slot: that never matches."""
    if not _ANY.search(source, concurrent=False):
        return
    bare = _CLASS.sub(lambda found: " " * len(found[0]), source, concurrent=False)
    written = _WRITTEN.search(bare, concurrent=False)
    if written:
        slot = "{sum:money}" if written["money"] else "{share:percent}"
        raise PhraseFault(
            f"a figure in the text is a fact, no longer digits: write a slot such as {slot}",
            written.start(),
        )
    for parts in _rows(root):
        _check_row(parts)


def _rows(node: Node) -> Iterator[_Parts]:
    """List each row of parts that follow one another."""
    match node:
        case Sequence():
            parts = tuple(_flat(node))
            yield parts
            for part in parts:
                yield from _rows(part)
        case Choice():
            for branch in node.branches:
                yield from _rows(branch)
        case Repeat() | Look():
            yield from _rows(node.body)
        case _:
            pass


def _flat(node: Node) -> Iterator[Node]:
    if isinstance(node, Sequence):
        for part in node.parts:
            yield from _flat(part)
    else:
        yield node


def _check_row(parts: _Parts) -> None:
    for place, part in enumerate(parts):
        if not (isinstance(part, Slot) and part.kind in QUANTITY_KINDS):
            continue
        before = [other for other in parts[:place] if not isinstance(other, Space)]
        if before and _is_sign(before[-1]):
            raise _fault("the sign", part, "money")
        kind = _unit_of(parts[place + 1 :])
        if kind:
            raise _fault("the unit", part, kind)


def _fault(what: str, slot: Slot, kind: str) -> PhraseFault:
    return PhraseFault(
        f"{what} belongs to the figure, so nothing matches here: write {{{slot.name}:{kind}}} "
        "without it",
        slot.at,
    )


def _is_sign(node: Node) -> bool:
    """Tell whether a node can end in nothing but a currency sign."""
    match node:
        case Text(text):
            return text[-1] in _SIGNS
        case OneOf():
            return node.spelled is not None and node.spelled <= _SIGNS
        case ListWords(entries=entries):
            return all(entry[-1] in _SIGNS for entry in entries)
        case Choice():
            return all(map(_is_sign, node.branches))
        case Sequence(parts):
            return bool(parts) and _is_sign(parts[-1])
    return False


def _unit_of(parts: _Parts) -> str | None:
    """Name the kind of figure whose unit must follow, None where something else can."""
    literal = ""
    for part in parts:
        match part:
            case Text(text):
                literal += text
            case Space():
                literal += " "
            case Choice() if not literal.strip():
                kinds = {_unit_of(tuple(_flat(branch))) for branch in part.branches}
                return None if None in kinds else max(filter(None, kinds))
            case ListWords() if not literal.strip():
                return "percent" if all(map(_begins_with_unit, part.entries)) else None
            case _:
                break
    found = _UNIT.match(literal, concurrent=False)
    if not found:
        return None
    return "points" if found["points"] else "percent"


def _begins_with_unit(entry: str) -> bool:
    return _UNIT.match(entry, concurrent=False) is not None
