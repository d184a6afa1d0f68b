"""Which rules a sentence wakes: those whose requirements its words and facts meet.

Requirements are groups of tokens, one of each of which must be there.  The index is a tree: every
set of requirements hangs under its rarest kind of fact, then under the tokens of its rarest group,
and only where many hang together does the next group divide them.  So a sentence asks for its own
tokens and never walks the rules; most sentences, without facts, ask little, and their words are
only looked at where a rule asks for one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TypeAlias

from checkers.facts.lexicon.needed import has
from checkers.model import Kind, Scope
from checkers.rulebook.compiled import CompiledRule, FinderCall, PhraseFind, Selector
from checkers.rulebook.masks import MASKS, mask_characters

SOURCES = "<sources>"  # a token that no text has: the check was given sources

_Groups: TypeAlias = tuple[frozenset[str], ...]

_FEW = 4  # sets of requirements that are as quickly looked through as divided
_WIDEST = 64  # branches under which one set may hang, over all levels

# For the index a fact is one token for each kind that it can be asked for as.
_TOKEN = {mask_characters(kind): frozenset({f"<{kind}>"}) for kind in Kind}
_KIND_TOKENS = frozenset().union(*_TOKEN.values())
_FACTS = _KIND_TOKENS | MASKS | {SOURCES}
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
class _Listed:
    """Requirements to be looked through: all of `needs`, and one of each group."""

    needs: frozenset[str]
    groups: _Groups
    rules: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Node:
    met: tuple[int, ...] = ()  # rules of which nothing is left to be met
    listed: tuple[_Listed, ...] = ()
    under: dict[str, _Node] = field(default_factory=dict)
    worded: bool = False  # asks for words somewhere, not for facts alone


class WakeIndex:
    """An index over `rules`, or over those tried on one scope; `woken` names them by place."""

    __slots__ = ("_begun", "_of_kind", "_plain")

    def __init__(self, rules: Sequence[CompiledRule], *, tried_in: Scope | None = None) -> None:
        sharing: dict[_Groups, list[int]] = {}
        for place, rule in enumerate(rules):
            if tried_in not in (None, rule.tried_in):
                continue
            for groups in dict.fromkeys(map(_normal, _requirements(rule))):
                sharing.setdefault(groups, []).append(place)
        entries = [_Entry(groups, tuple(found)) for groups, found in sharing.items()]
        plain, of_kind = _by_kind(entries)
        self._plain = _node(plain)
        self._of_kind = {kind: _node(found) for kind, found in of_kind.items()}
        self._begun = lru_cache(maxsize=1 << 10)(self._begin)  # sentences of the same kinds of fact

    def __bool__(self) -> bool:
        return bool(self._of_kind) or self._plain != _Node()

    def woken(
        self, marks: frozenset[str], words: Callable[[], frozenset[str]] = frozenset
    ) -> tuple[int, ...]:
        """Name the rules that can find something where these marks and words are, in order.

        A rule with phrases wakes where one of them can match, others where the facts that their
        selectors ask for are present.  `words` is only called where a rule asks for one.
        """
        roots, tokens, worded = self._begun(marks)
        if worded:
            tokens = words() | tokens
        nodes = list(roots)
        found: set[int] = set()
        for node in nodes:
            found.update(node.met)
            for entry in node.listed:
                if entry.needs <= tokens and has(tokens, entry.groups):
                    found.update(entry.rules)
            if node.under:
                nodes += [node.under[token] for token in node.under.keys() & tokens]
        return tuple(sorted(found))

    def _begin(self, marks: frozenset[str]) -> tuple[tuple[_Node, ...], frozenset[str], bool]:
        """Tell where to look for some marks, for which tokens, and whether for words too."""
        kinds = frozenset(kind for mark in marks for kind in _READ_AS.get(mark, ()))
        roots = (self._plain, *(self._of_kind[kind] for kind in kinds if kind in self._of_kind))
        return roots, marks | kinds, any(node.worded for node in roots)


def wake_indexes(rules: Sequence[CompiledRule]) -> Mapping[Scope, WakeIndex]:
    """Index rules by what they are tried on, so that no sentence wakes a rule of the document."""
    return {scope: WakeIndex(rules, tried_in=scope) for scope in Scope}


def _by_kind(entries: list[_Entry]) -> tuple[list[_Entry], dict[str, list[_Entry]]]:
    """Part entries by the kind of fact that the fewest ask for; first those that ask for none."""
    asked = Counter(
        kind for entry in entries for group in entry.groups for kind in group & _KIND_TOKENS
    )
    plain: list[_Entry] = []
    of_kind: dict[str, list[_Entry]] = {}
    for entry in entries:
        kinds = [group for group in entry.groups if group <= _KIND_TOKENS]
        if not kinds:
            plain.append(entry)
            continue
        rarest = min(kinds, key=lambda group: sum(asked[kind] for kind in group))
        left = tuple(group for group in entry.groups if group is not rarest)
        for kind in rarest:
            of_kind.setdefault(kind, []).append(_Entry(left, entry.rules))
    return plain, of_kind


def _requirements(rule: CompiledRule) -> Iterator[_Groups]:
    """List the alternatives in which a rule can find something."""
    phrases = [find for find in rule.find if isinstance(find, PhraseFind)]
    sources = (frozenset((SOURCES,)),) if any(map(_looks_at_sources, rule.find)) else ()
    if phrases:
        for find in phrases:
            yield from ((*sources, *phrase.requires) for phrase in find.phrases)
        return
    needed = [group for find in rule.find for group in _needed(find, rule.rule.scope)]
    yield (*sources, *needed)


def _looks_at_sources(find: PhraseFind | Selector | FinderCall) -> bool:
    """Tell whether nothing can be found without sources."""
    if isinstance(find, FinderCall):
        return find.finder.sources
    return isinstance(find, Selector) and find.place == "sources" and find.minimum > 0


def _needed(find: PhraseFind | Selector | FinderCall, scope: Scope) -> Iterator[frozenset[str]]:
    """Name the kinds without which, in the scope, a selector or finder finds nothing."""
    whole = scope == Scope.DOCUMENT
    if isinstance(find, FinderCall):
        if whole:
            yield from map(mask_characters, find.finder.needs)
        return
    if not isinstance(find, Selector) or find.minimum < 1:
        return
    # Elsewhere than within the scope, a fact shows in the tokens of the whole article at best.
    if find.place in (None, "quote") or (whole and find.place != "sources"):
        yield mask_characters(find.kind)


def _normal(groups: _Groups) -> _Groups:
    """Give one form to requirements that mean the same."""
    kinds_told = {_TOKEN.get(group, group) for group in groups}
    return tuple(sorted(kinds_told, key=sorted))


def _node(entries: list[_Entry]) -> _Node:
    met = tuple(rule for entry in entries if not entry.groups for rule in entry.rules)
    rest = [entry for entry in entries if entry.groups]
    worded = any(not group <= _FACTS for entry in rest for group in entry.groups)
    if len(rest) <= _FEW:
        return _Node(met, tuple(map(_listed, rest)), worded=worded)
    common = Counter(token for entry in rest for group in entry.groups for token in group)
    listed: list[_Listed] = []
    divided: dict[str, list[_Entry]] = {}
    for entry in rest:
        group = min(entry.groups, key=lambda group: sum(common[token] for token in group))
        branches = entry.branches * len(group)
        if branches > _WIDEST and entry.branches > 1:
            listed.append(_listed(entry))
            continue
        left = tuple(other for other in entry.groups if other is not group)
        for token in group:
            divided.setdefault(token, []).append(_Entry(left, entry.rules, branches))
    under = {token: _node(each) for token, each in divided.items()}
    return _Node(met, tuple(listed), under, worded)


def _listed(entry: _Entry) -> _Listed:
    alone = [group for group in entry.groups if len(group) == 1]
    wide = tuple(group for group in entry.groups if len(group) > 1)
    return _Listed(frozenset().union(*alone), wide, entry.rules)
