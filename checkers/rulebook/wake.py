"""Which rules a sentence wakes: those whose requirements its words and facts meet.

Requirements are groups of tokens, one of each of which must be there.  The index is a tree: at
each node every set of requirements hangs under the tokens of its rarest group, and only where
many hang together does the next group divide them.  So a sentence asks for its own tokens and
never walks the rules.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from checkers.model import Kind, Scope
from checkers.rulebook.compiled import CompiledRule, FinderCall, PhraseFind, Selector
from checkers.rulebook.masks import MASKS, mask_characters

_Groups: TypeAlias = tuple[frozenset[str], ...]

_FEW = 4  # sets of requirements that are as quickly looked through as divided
_WIDEST = 64  # branches under which one set may hang, over all levels

# For the index a fact is one token for each kind that it can be asked for as.
_TOKEN = {mask_characters(kind): frozenset({f"<{kind}>"}) for kind in Kind}
_READ_AS = {
    mark: tuple(f"<{kind}>" for kind in Kind if mark in mask_characters(kind)) for mark in MASKS
}


@dataclass(frozen=True, slots=True)
class _Entry:
    """Requirements still to be met, and the rules that they wake."""

    groups: _Groups
    rules: tuple[int, ...]
    branches: int = 1


@dataclass(frozen=True, slots=True)
class _Node:
    met: tuple[int, ...] = ()  # rules of which nothing is left to be met
    listed: tuple[_Entry, ...] = ()
    under: dict[str, _Node] = field(default_factory=dict)


class WakeIndex:
    """An index over `rules`; `woken` names rules by their place in that sequence."""

    __slots__ = ("_root",)

    def __init__(self, rules: Sequence[CompiledRule]) -> None:
        sharing: dict[_Groups, list[int]] = {}
        for place, rule in enumerate(rules):
            for groups in dict.fromkeys(map(_normal, _requirements(rule))):
                sharing.setdefault(groups, []).append(place)
        self._root = _node([_Entry(groups, tuple(found)) for groups, found in sharing.items()])

    def woken(self, tokens: frozenset[str]) -> tuple[int, ...]:
        """Name the rules that can find something where these tokens are, in order.

        A rule with phrases wakes where one of them can match, others where the facts that their
        selectors ask for are present.
        """
        marks = tokens & MASKS
        if marks:
            tokens = tokens.union(*[_READ_AS[mark] for mark in marks])
        found: set[int] = set()
        _gather(self._root, tokens, found)
        return tuple(sorted(found))


def _requirements(rule: CompiledRule) -> Iterator[_Groups]:
    """List the alternatives in which a rule can find something."""
    phrases = [find for find in rule.find if isinstance(find, PhraseFind)]
    if phrases:
        for find in phrases:
            yield from (phrase.requires for phrase in find.phrases)
        return
    kinds = [kind for find in rule.find for kind in _needed(find, rule.rule.scope)]
    yield tuple(mask_characters(kind) for kind in kinds)


def _needed(find: PhraseFind | Selector | FinderCall, scope: Scope) -> Iterable[Kind]:
    """Name the kinds without which, in the scope, a selector or finder finds nothing."""
    whole = scope == Scope.DOCUMENT
    if isinstance(find, FinderCall):
        return find.finder.needs if whole else ()
    if not isinstance(find, Selector) or find.minimum < 1:
        return ()
    # Elsewhere than within the scope, a fact shows in the tokens of the whole article at best.
    here = find.place in (None, "quote") or (whole and find.place != "sources")
    return (find.kind,) if here else ()


def _normal(groups: _Groups) -> _Groups:
    """Give one form to requirements that mean the same."""
    kinds_told = {_TOKEN.get(group, group) for group in groups}
    return tuple(sorted(kinds_told, key=sorted))


def _node(entries: list[_Entry]) -> _Node:
    met = tuple(rule for entry in entries if not entry.groups for rule in entry.rules)
    rest = [entry for entry in entries if entry.groups]
    if len(rest) <= _FEW:
        return _Node(met, tuple(rest))
    common = Counter(token for entry in rest for group in entry.groups for token in group)
    listed: list[_Entry] = []
    divided: dict[str, list[_Entry]] = {}
    for entry in rest:
        group = min(entry.groups, key=lambda group: sum(common[token] for token in group))
        branches = entry.branches * len(group)
        if branches > _WIDEST and entry.branches > 1:
            listed.append(entry)
            continue
        left = tuple(other for other in entry.groups if other is not group)
        for token in group:
            divided.setdefault(token, []).append(_Entry(left, entry.rules, branches))
    return _Node(met, tuple(listed), {token: _node(each) for token, each in divided.items()})


def _gather(node: _Node, tokens: frozenset[str], found: set[int]) -> None:
    found.update(node.met)
    for entry in node.listed:
        for group in entry.groups:
            if group.isdisjoint(tokens):
                break
        else:
            found.update(entry.rules)
    for token in node.under.keys() & tokens:
        _gather(node.under[token], tokens, found)
