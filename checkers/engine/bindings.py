"""From a rule's `find` to bindings: every way its names can stand for facts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from types import MappingProxyType
from typing import TypeAlias

import regex

from checkers.engine.ground import Ground, SentenceView
from checkers.model import (
    Document,
    Fact,
    Kind,
    Quantity,
    Scope,
    SourceKind,
    Span,
    Truth,
    kinds_under,
)
from checkers.model.immutable import dataclass
from checkers.rulebook.compiled import CompiledRule, FinderCall, PhraseFind, Selector
from checkers.rulebook.values import operand
from checkers.rulebook.vocabulary import Bound, Passage, Scene

BINDINGS_PER_PLACE = 200  # beside one a fact; a rule that binds more is stopped and reported
# What stands between two figures of one list: what the first counts, a comma or "and"; or, where
# the figures stand in brackets, the name of the next item.
_LIST_GLUE = regex.compile(
    r"(?:\s*+[^\s,;.:()]++){0,5}?(?:\s*[,;](?:\s+(?:and|plus|or))?|\s+(?:and|plus|&))\s+"
    r"(?:(?:another|a|the|an|some|about|around|further|other|remaining|[$£€])\s*){0,3}"
    r"|\)[,;]?\s+(?:[^\s,;.:()]++\s++){0,6}\("
)
_CONJUNCTION = regex.compile(r"\b(?:and|plus)\b|&")
_Found: TypeAlias = tuple[Bound | tuple[Bound, ...], ...]  # what a finder binds at once
PHRASE = "phrase"  # the name under which a match itself can be referred to


@dataclass(frozen=True, slots=True)
class Binding:
    """What each name stands for, in the order bound; `match` is the phrase's own stretch."""

    names: Mapping[str, Bound | tuple[Bound, ...]] = field(
        default_factory=lambda: MappingProxyType({})
    )
    match: Span | None = None

    def bind(self, name: str, item: Bound | tuple[Bound, ...]) -> Binding:
        return Binding(MappingProxyType({**self.names, name: item}), self.match)

    def bound(self) -> Iterator[tuple[str, Bound]]:
        """List every name with each item that it stands for."""
        for name, item in self.names.items():
            for one in item if isinstance(item, tuple) else (item,):
                yield name, one


_NOTHING = Binding()


class Search:
    """Binds rules on one article; finders that several rules share run once."""

    def __init__(self, scene: Scene, ground: Ground, *, timeout: float) -> None:
        self.scene = scene
        self.ground = ground
        self._timeout = timeout
        self._found: dict[tuple[object, ...], tuple[_Found, ...]] = {}
        self._narrowed: dict[frozenset[SourceKind], Scene] = {}
        self._chosen: dict[tuple[Kind, str | None, Span], list[Bound]] = {}

    def may_bind(self, rule: CompiledRule) -> bool:
        """Tell whether there is something to begin with; most rules find nothing in an article."""
        first = rule.find[0]
        return not isinstance(first, FinderCall) or bool(self._found_by(first, _NOTHING))

    def bindings(
        self, rule: CompiledRule, stretch: Span, view: SentenceView | None
    ) -> Iterator[Binding]:
        """Give each binding of `rule`: phrases are tried on `view`, selectors within `stretch`."""
        return self._extend(rule, 0, _NOTHING, stretch, view)

    def _extend(
        self,
        rule: CompiledRule,
        step: int,
        binding: Binding,
        stretch: Span,
        view: SentenceView | None,
    ) -> Iterator[Binding]:
        if step == len(rule.find):
            yield binding
            return
        find = rule.find[step]
        if isinstance(find, PhraseFind):
            options = self._phrases(find, binding, view)
        elif isinstance(find, Selector):
            options = self._select(find, binding, stretch)
        else:
            options = self._call(find, binding)
        for option in options:
            yield from self._extend(rule, step + 1, option, stretch, view)

    def _phrases(
        self, find: PhraseFind, binding: Binding, view: SentenceView | None
    ) -> Iterator[Binding]:
        if view is None:
            return
        taken: list[Span] = []
        for phrase in find.phrases:
            if not phrase.possible(view.tokens):
                continue
            masked = view.masked(quotes=phrase.wants_quotes, names=phrase.wants_names)
            for match in phrase.find(masked, timeout=self._timeout):
                if any(match.span.start < t.end and t.start < match.span.end for t in taken):
                    continue  # an earlier phrase of the rule has these words
                taken.append(match.span)
                bound = Binding(binding.names, match.span)
                for name, fact in match.bindings:
                    bound = bound.bind(name, Bound(fact, self.ground.document))
                yield bound

    def _select(self, find: Selector, binding: Binding, stretch: Span) -> Iterator[Binding]:
        candidates = self._fitting(find, binding, self._candidates(find, stretch))
        if find.many and find.after is not None:
            candidates = _enumerated(candidates)
        if not find.many:
            for bound in candidates:
                yield binding.bind(find.name, bound)
        elif len(candidates) >= find.minimum:
            yield binding.bind(find.name, tuple(candidates))

    def _candidates(self, find: Selector, stretch: Span) -> Sequence[Bound]:
        """List the facts of a kind at a place once, however many rules choose among them."""
        key = (find.kind, find.place, stretch)
        if key not in self._chosen:
            kinds = kinds_under(find.kind)
            self._chosen[key] = [
                Bound(reading, document)
                for fact, document in self._facts_of(*key[1:])
                for reading in fact.all_read_as(kinds)
            ]
        return self._chosen[key]

    def _facts_of(self, place: str | None, stretch: Span) -> Iterator[tuple[Fact, Document]]:
        document = self.ground.document
        if place == "sources":
            for source in self.scene.sources:
                yield from ((fact, source.document) for fact in source.items)
        elif place in ("headline", "body"):
            for area in document.fields:
                if (area.role == "headline") == (place == "headline"):
                    yield from ((fact, document) for fact in self.ground.within(area.span))
        else:
            inside = self.ground.within(stretch)
            if place == "quote":
                inside = _quoted_only(inside)
            yield from ((fact, document) for fact in inside)

    def _fitting(
        self, find: Selector, binding: Binding, candidates: Sequence[Bound]
    ) -> list[Bound]:
        """Keep what stands behind what it must follow, is not bound yet and meets the terms."""
        here = self.ground.document
        begin = _end_of(find.after, binding)
        taken = [(bound.document, span_of(bound)) for _, bound in binding.bound()]
        return [
            candidate
            for candidate in candidates
            if not (candidate.document is here and span_of(candidate).start < begin)
            and not any(d is candidate.document and s == span_of(candidate) for d, s in taken)
            and self._meets(find, candidate, binding)
        ]

    def _meets(self, find: Selector, candidate: Bound, binding: Binding) -> bool:
        if find.same == "unit" and not _same_unit(candidate, binding):
            return False
        if find.where is None:
            return True
        values = self.values(binding.bind(find.name, candidate))
        return find.where.evaluate(values) == Truth.TRUE

    def _call(self, find: FinderCall, binding: Binding) -> Iterator[Binding]:
        for items in self._found_by(find, binding):
            extended = binding
            for name, item in zip(find.names, items, strict=True):
                extended = extended.bind(name, item)
            yield extended

    def _found_by(self, find: FinderCall, binding: Binding) -> tuple[_Found, ...]:
        key, bound = find.key, {}
        if find.bound:
            bound = {parameter: binding.names[name] for parameter, name in find.bound.items()}
            key += tuple((name, _key(value)) for name, value in bound.items())
        found = self._found.get(key)
        if found is None:
            scene = self._scene(find)
            silent = find.finder.sources and not scene.sources
            made = () if silent else find.finder.call(scene, **find.arguments, **bound)
            found = self._found[key] = tuple(made)
        return found

    def _scene(self, find: FinderCall) -> Scene:
        """Give what a finder may look at: all sources, or those of some kinds."""
        if find.among is None:
            return self.scene
        if find.among not in self._narrowed:
            self._narrowed[find.among] = self.scene.among(find.among)
        return self._narrowed[find.among]

    def values(self, binding: Binding) -> dict[str, object]:
        """Give each bound name its runtime value."""
        rounding = self.scene.rounding
        made: dict[str, object] = {"reference": self.scene.reference}
        for name, item in binding.names.items():
            if isinstance(item, tuple):
                document = item[0].document if item else self.ground.document
                made[name] = operand(tuple(one.item for one in item), document, rounding)
            else:
                made[name] = operand(item.item, item.document, rounding)
        return made


def span_of(bound: Bound) -> Span:
    item = bound.item
    return Span(item.start, item.end) if isinstance(item, Passage) else item.span


def _enumerated(candidates: Sequence[Bound]) -> list[Bound]:
    """Keep the first list: "12 men, 7 women and a boy" ends where another verb takes over."""
    kept = list(candidates[:1])
    last = False
    for bound in candidates[1:]:
        between = bound.document.text[span_of(kept[-1]).end : span_of(bound).start]
        if bound.document is not kept[-1].document or not _LIST_GLUE.fullmatch(between):
            break
        if last:  # "12 men and 7 women, and two pianists": where the list ends is open
            return []
        last = _CONJUNCTION.search(between) is not None
        kept.append(bound)
    return kept


def _end_of(name: str | None, binding: Binding) -> int:
    """Where the words that `name` stands for end; 0 for no name."""
    if name == PHRASE and binding.match is not None:
        return binding.match.end
    return max((span_of(b).end for bound, b in binding.bound() if bound == name), default=0)


def _quoted_only(facts: Sequence[Fact]) -> list[Fact]:
    quotes = [fact.span for fact in facts if fact.kind == Kind.QUOTE]
    return [
        fact
        for fact in facts
        if any(q.start <= fact.span.start and fact.span.end <= q.end for q in quotes)
    ]


def texts_of(binding: Binding) -> Mapping[str, str]:
    """Give the words that each name stands for, those of a list joined by commas."""
    texts: dict[str, str] = {}
    for name, bound in binding.bound():
        words = " ".join(bound.item.text.split())
        texts[name] = f"{texts[name]}, {words}" if name in texts else words
    return texts


def _same_unit(candidate: Bound, binding: Binding) -> bool:
    unit = _unit(candidate)
    first = next((b for _, b in binding.bound() if _unit(b) is not None), None)
    return first is not None and unit == _unit(first)


def _unit(bound: Bound) -> str | None:
    value = bound.item.value if isinstance(bound.item, Fact) else None
    return value.unit if isinstance(value, Quantity) else None


def _key(value: object) -> str:
    if isinstance(value, Bound):
        span = span_of(value)
        return f"{value.document.id}:{span.start}:{span.end}"
    return repr(value)


def scope_stretch(document: Document, scope: Scope, sentence: int) -> Span:
    """Name the stretch in which selectors look, for a rule that fires in a sentence."""
    if scope == Scope.DOCUMENT:
        return Span(0, len(document.text))
    if scope == Scope.PARAGRAPH:
        return document.paragraphs[document.sentences[sentence].paragraph].span
    return document.sentences[sentence].span
