"""Phrases that would not do what their author thinks, or could run away: refused at load."""

from __future__ import annotations

from functools import lru_cache
from itertools import combinations

from checkers.model import Kind
from checkers.rulebook.phrases.alphabet import MASK, SPACES, TEXT, WORD
from checkers.rulebook.phrases.nodes import (
    Choice,
    Gap,
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
from checkers.rulebook.phrases.reach import reach

_MOST_WAYS = 10_000  # in which a phrase may be tried at one place of the text
_MOST_REPEATS = 1_000
_SATURATED = 10**9
_ENDLESS = 50  # repeats that one without end is counted for
_GAP_WAYS = 9  # none to eight words

_BOUND_IT = "give it a bound such as {0,5}"


def check(root: Sequence) -> None:
    """Raise PhraseFault for a phrase that matches nothing, binds unsurely or can run away."""
    if reach(root)[1]:
        raise PhraseFault("this phrase can match without any words: leave no part optional", 0)
    _check_repeats(root, 1)
    _check_beginning(root)
    ways = _ways(root, 0)
    if ways > _MOST_WAYS:
        raise PhraseFault(
            f"this phrase could be tried in {'more than ' if ways >= _SATURATED else ''}{ways:,} "
            f"ways at one place (at most {_MOST_WAYS:,}): use fewer gaps and repeats, or smaller "
            "counts",
            0,
        )


def slots_of(node: Node) -> dict[str, Slot]:
    """Name the slots that every match binds; PhraseFault where one could stay unbound."""
    match node:
        case Slot():
            return {node.name: node}
        case Sequence():
            return _sequence_slots(node)
        case Choice():
            return _choice_slots(node)
        case Repeat():
            return _repeat_slots(node)
        case Look():
            inside = slots_of(node.body)
            if inside:
                slot = _first(inside)
                raise PhraseFault(
                    f"the slot {slot.name!r} stands in a condition and would not be bound: "
                    "move it out",
                    slot.at,
                )
    return {}


def _first(slots: dict[str, Slot]) -> Slot:
    return min(slots.values(), key=lambda slot: slot.at)


def _sequence_slots(node: Sequence) -> dict[str, Slot]:
    found: dict[str, Slot] = {}
    for part in node.parts:
        for name, slot in slots_of(part).items():
            if name in found:
                raise PhraseFault(f"a second slot {name!r}: give it another name", slot.at)
            found[name] = slot
    return found


def _choice_slots(node: Choice) -> dict[str, Slot]:
    found: dict[str, Slot] = {}
    kinds: dict[str, Kind] = {}
    branches = [slots_of(branch) for branch in node.branches]
    for slots in branches:
        for name, slot in slots.items():
            if not all(name in others for others in branches):
                raise PhraseFault(
                    f"the slot {name!r} stands only in some of these alternatives and could stay "
                    "unbound: write a phrase for each",
                    slot.at,
                )
            if kinds.setdefault(name, slot.kind) != slot.kind:
                raise PhraseFault(
                    f"the slot {name!r} is a {kinds[name]} in one alternative and a {slot.kind} "
                    "in another: write a phrase for each",
                    slot.at,
                )
            found.setdefault(name, slot)
    return found


def _repeat_slots(node: Repeat) -> dict[str, Slot]:
    inside = slots_of(node.body)
    if inside and (node.low, node.high) != (1, 1):
        slot = _first(inside)
        what = "is optional" if node.low == 0 else "is repeated"
        raise PhraseFault(
            f"the slot {slot.name!r} {what} and could stand for nothing or for several: write "
            "a phrase with it and one without",
            slot.at,
        )
    return inside


# --- runaway patterns --------------------------------------------------------------------------


def _children(node: Node) -> tuple[Node, ...]:
    match node:
        case Sequence(parts):
            return parts
        case Choice():
            return node.branches
        case Repeat() | Look():
            return (node.body,)
    return ()


def _check_repeats(node: Node, around: int) -> None:
    """Check each repeat; `around` is what the counts about this node multiply to."""
    if isinstance(node, Repeat):
        if node.high is None:
            _check_endless(node)
        around *= node.high or max(node.low, 1)
        if around > _MOST_REPEATS:
            raise PhraseFault(
                f"counts within counts make more than {_MOST_REPEATS:,}: use smaller ones", node.at
            )
    if isinstance(node, Look) and node.behind and _endless_in(node.body):
        raise PhraseFault(f"looks back without end: {_BOUND_IT}", node.at)
    for child in _children(node):
        _check_repeats(child, around)


def _check_endless(node: Repeat) -> None:
    body = node.body
    if reach(body)[1]:
        raise PhraseFault(
            f"repeats without end what can be nothing: {_BOUND_IT}, or leave out the inner repeat",
            node.at,
        )
    if isinstance(body, OneOf) and body.sample & SPACES and body.sample & WORD:
        raise PhraseFault(
            f"reaches over spaces without end: {_BOUND_IT}, or write ' ... ' for up to eight words",
            node.at,
        )
    if _varies(body):
        raise PhraseFault(f"repeats without end what varies itself: {_BOUND_IT}", node.at)
    if _ambiguous(body):
        raise PhraseFault(
            f"repeats without end alternatives that begin alike: {_BOUND_IT}, or let each begin "
            "otherwise",
            node.at,
        )


def _endless_in(node: Node) -> bool:
    if isinstance(node, Repeat) and node.high is None:
        return True
    return any(_endless_in(child) for child in _children(node))


def _varies(node: Node) -> bool:
    if isinstance(node, Gap) or (isinstance(node, Repeat) and node.low != node.high):
        return True
    return any(_varies(child) for child in _children(node))


def _ambiguous(node: Node) -> bool:
    """Tell whether some alternatives in a node can begin alike and differ only later."""
    if isinstance(node, ListWords):
        return _chain(node.entries) > 1
    if isinstance(node, Choice) and not (_begin_apart(node) or _spelled_apart(node)):
        return True
    return any(_ambiguous(child) for child in _children(node))


def _begin_apart(node: Choice) -> bool:
    edges = [reach(branch) for branch in node.branches]
    if any(empty for _, empty in edges):
        return False
    return not any(one & other for (one, _), (other, _) in combinations(edges, 2))


def _spelled_apart(node: Choice) -> bool:
    spelled = [_spelled(branch) for branch in node.branches]
    if None in spelled:
        return False
    return _chain(tuple(entry for entry in spelled if entry is not None)) == 1


def _spelled(node: Node) -> str | None:
    """Spell a node that matches one text only, None for others."""
    match node:
        case Text(text):
            return text
        case Space():
            return " "
        case Sequence(parts):
            spelled = [_spelled(part) for part in parts]
            return None if None in spelled else "".join(part for part in spelled if part)
    return None


@lru_cache(maxsize=4096)
def _chain(entries: tuple[str, ...]) -> int:
    """Count how many entries at most can match at one place, each beginning the next."""
    most = 0
    open_entries: list[str] = []
    for entry in sorted(entries):
        while open_entries and not entry.startswith(open_entries[-1]):
            open_entries.pop()
        open_entries.append(entry)
        most = max(most, len(open_entries))
    return most


def _check_beginning(node: Sequence) -> None:
    """Refuse a phrase that would try every place of a long run anew."""
    for part in node.parts:
        if isinstance(part, Repeat) and part.high is None and reach(part)[0] & ~WORD:
            raise PhraseFault(
                f"a phrase cannot begin with a repeat without end: {_BOUND_IT}", part.at
            )
        if not reach(part)[1]:
            return


def _ways(node: Node, follow: int) -> int:
    """Bound the ways in which a node can match at one place, `follow` sampling what comes next."""
    match node:
        case Sequence(parts):
            ways = 1
            for part in reversed(parts):
                ways = min(ways * _ways(part, follow), _SATURATED)
                sample, empty = reach(part)
                follow = sample | (follow if empty else 0)
            return ways
        case Choice():
            return _choice_ways(node, follow)
        case Repeat():
            return _repeat_ways(node, follow)
        case Look():
            return _ways(node.body, TEXT)
        case Gap():
            return 1 if follow == MASK else _GAP_WAYS  # no word of a gap holds a mask
        case ListWords():
            return _chain(node.entries)
    return 1


def _choice_ways(node: Choice, follow: int) -> int:
    if _begin_apart(node):
        return max(_ways(branch, follow) for branch in node.branches)
    spelled = [_spelled(branch) for branch in node.branches]
    plain = _chain(tuple(entry for entry in spelled if entry is not None))
    others = zip(node.branches, spelled, strict=True)
    return min(plain + sum(_ways(b, follow) for b, entry in others if entry is None), _SATURATED)


def _repeat_ways(node: Repeat, follow: int) -> int:
    sample, _ = reach(node.body)
    once = _ways(node.body, follow | sample)
    most = node.high or max(_ENDLESS, node.low)
    if node.mode == "+" and node.low <= 1:
        return once
    if not sample & follow:  # what comes next decides when it is over
        return _power(once, most)
    return min(sum(_power(once, count) for count in range(node.low, most + 1)), _SATURATED)


def _power(base: int, exponent: int) -> int:
    return 1 if base == 1 else _SATURATED if exponent > 60 else min(base**exponent, _SATURATED)
