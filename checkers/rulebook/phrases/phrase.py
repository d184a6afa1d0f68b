"""A compiled phrase and what it finds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

import regex

from checkers.facts.lexicon.needed import has
from checkers.model import Fact, Kind, Position, Span
from checkers.rulebook.errors import Located, RulePackError, UnknownList
from checkers.rulebook.masks import Masked
from checkers.rulebook.phrases.figures import check_figures
from checkers.rulebook.phrases.nodes import PhraseFault, UnknownListFault
from checkers.rulebook.phrases.parser import parse
from checkers.rulebook.phrases.pattern import pattern_of
from checkers.rulebook.phrases.required import Requirements, requirements
from checkers.rulebook.phrases.safety import check, slots_of

_BRACED = regex.compile(r"\{\s*([\w-]+)\s*\}")


class PhraseTimeout(Exception):
    """A search took longer than it was given."""


@dataclass(frozen=True, slots=True)
class PhraseMatch:
    """Where a phrase stands in the document, and the fact that each slot binds."""

    span: Span
    bindings: tuple[tuple[str, Fact], ...]


@dataclass(frozen=True, slots=True)
class _Search:
    """What phrases of the same words share."""

    pattern: regex.Pattern[str]
    groups: tuple[tuple[str, Kind], ...]  # what each group of the pattern binds
    slots: Mapping[str, Kind]
    requires: Requirements

    def passes(self, text: str) -> bool:
        """Tell whether the words that the pattern always has come in its order: far cheaper."""
        if "  " in text:
            return True  # landmarks are written with single spaces
        place = 0
        for landmark in self.requires.landmarks:
            place = text.find(landmark, place)
            if place < 0:
                return False
            place += len(landmark)
        return True


@dataclass(frozen=True, slots=True, eq=False)
class Phrase:
    """A phrase of a rule.

    `requires` lists groups of folded words and masks: a sentence matches only if its tokens
    (`masks.tokens`) hold one of each group.  `wants_quotes` and `wants_names` tell which view
    of a sentence the phrase is to be searched in.
    """

    source: str
    position: Position
    slots: Mapping[str, Kind]
    requires: tuple[frozenset[str], ...]
    wants_quotes: bool
    wants_names: bool
    _search: _Search

    @property
    def pattern(self) -> regex.Pattern[str]:
        """What is searched for: phrases of the same words have the same."""
        return self._search.pattern

    def possible(self, tokens: frozenset[str]) -> bool:
        """Tell whether a sentence with these tokens can match."""
        return has(tokens, self.requires)

    def find(self, masked: Masked, *, timeout: float) -> Iterator[PhraseMatch]:
        """Yield the matches from left to right, none overlapping another.

        Raises PhraseTimeout after `timeout` seconds of processor time.
        """
        if not self._search.passes(masked.text):
            return
        search = self._search.pattern
        try:
            matches = list(search.finditer(masked.text, concurrent=False, timeout=timeout))
        except TimeoutError as error:
            raise PhraseTimeout(f"{self.position}: stopped after {timeout} s") from error
        for match in matches:
            yield self._match(match, masked)

    def _match(self, match: regex.Match[str], masked: Masked) -> PhraseMatch:
        span = Span(masked.origin(match.start()), masked.origin(match.end()))
        bindings = tuple(
            (name, masked.reading(match.start(group), kind))
            for group, (name, kind) in enumerate(self._search.groups, start=1)
            if match.start(group) >= 0  # of alternatives one binds the name
        )
        return PhraseMatch(span, bindings)


def compile_phrase(source: Located, *, lists: Mapping[str, tuple[str, ...]]) -> Phrase:
    """Compile a phrase with the word lists that its pack defines.

    Raises RulePackError with the column of a mistake and the remedy.
    """
    text = source.text
    used = tuple(
        (name, tuple(lists[name]))
        for name in dict.fromkeys(_BRACED.findall(text, concurrent=False))
        if name in lists
    )
    try:
        # Names are told for "did you mean" only where one is wrong, or they would part the cache.
        search = _compiled(text, used)
    except PhraseFault as fault:
        raise _explained(fault, source, lists) from None
    kinds = frozenset(search.slots.values())
    return Phrase(
        source=text,
        position=source.position,
        slots=search.slots,
        requires=search.requires.groups,
        wants_quotes=Kind.QUOTE in kinds,
        wants_names=Kind.NAME in kinds,
        _search=search,
    )


def _explained(
    fault: PhraseFault, source: Located, lists: Mapping[str, tuple[str, ...]]
) -> RulePackError:
    try:
        parse(source.text, lists)
    except PhraseFault as better:
        fault = better
    unknown = isinstance(fault, UnknownListFault)
    return (UnknownList if unknown else RulePackError)(fault.message, source.at(fault.offset))


@lru_cache(maxsize=1 << 16)
def _compiled(text: str, lists: tuple[tuple[str, tuple[str, ...]], ...]) -> _Search:
    root = parse(text, dict(lists))
    slots = slots_of(root)
    check(root)
    check_figures(root, text)
    source, groups = pattern_of(root)
    return _Search(
        pattern=regex.compile(source, cache_pattern=False),
        groups=groups,
        slots=MappingProxyType({name: slot.kind for name, slot in slots.items()}),
        requires=requirements(root, slots.values()),
    )
