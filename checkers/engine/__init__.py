"""check(document, sources, rulebook) → Report: the one path from an article to its verdicts."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from checkers import date_agreement, numeric_consistency, quote_attribution
from checkers.engine.bindings import BINDINGS_PER_PLACE, Binding, Search, scope_stretch, span_of
from checkers.engine.budget import NO_LIMIT, Budget, OutOfTime
from checkers.engine.crashes import trail
from checkers.engine.ground import Ground, SentenceView
from checkers.engine.judge import judge, settle, worst
from checkers.engine.told import read_sources
from checkers.facts import read_facts
from checkers.model import (
    Coverage,
    Document,
    Facts,
    Finding,
    Report,
    RuleFault,
    Scope,
    Span,
    Status,
    Strictness,
    TimeExpression,
    Unknown,
    Verdict,
    told_as,
)
from checkers.passages import Areas, PassageIndex
from checkers.rulebook.compiled import CompiledRule, Rulebook
from checkers.rulebook.masks import marks_of
from checkers.rulebook.phrases import PhraseTimeout
from checkers.rulebook.sought import words_by_sentence
from checkers.rulebook.values import time_of
from checkers.rulebook.vocabulary import Scene
from checkers.rulebook.wake import SOURCES

__all__ = [
    "FINDERS",
    "FUNCTIONS",
    "NO_LIMIT",
    "Budget",
    "Checked",
    "Options",
    "OutOfTime",
    "check",
]

FUNCTIONS = (
    *numeric_consistency.FUNCTIONS,
    *date_agreement.FUNCTIONS,
    *quote_attribution.FUNCTIONS,
)
FINDERS = (
    *numeric_consistency.FINDERS,
    *date_agreement.FINDERS,
    *quote_attribution.FINDERS,
)

_LOG = logging.getLogger("factdesk")

# Tags that place a rule by its measured precision; without either it is of everyday precision.
HIGH_PRECISION, LOW_PRECISION = "precision:high", "precision:low"
CORRECTS = "{corrects}"  # the list of the core pack that tells a correction from the news
_SEARCH_SECONDS = 0.2  # processor time that one phrase may use on one sentence


@dataclass(frozen=True, slots=True)
class Options:
    """What a request asks of the rulebook.

    `packs` None means all; `enable` and `disable` name rules by id, and `enable` also wakes
    drafts; `verdicts` is which findings the caller wants to see (the engine reports all).
    `strictness` chooses by the rules' tags: rules of low precision run only at high strictness,
    at low strictness only those of high precision.
    """

    packs: tuple[str, ...] | None = None
    enable: tuple[str, ...] = ()
    disable: tuple[str, ...] = ()
    verdicts: tuple[Verdict, ...] | None = None
    strictness: Strictness = Strictness.NORMAL

    def wants(self, rule: CompiledRule) -> bool:
        card = rule.rule
        if card.id in self.disable:
            return False
        if card.id in self.enable:
            return True
        if self.strictness is not Strictness.HIGH and LOW_PRECISION in card.tags:
            return False
        if self.strictness is Strictness.LOW and HIGH_PRECISION not in card.tags:
            return False
        return card.status == Status.LIVE and (self.packs is None or card.pack in self.packs)


@dataclass(frozen=True, slots=True)
class Checked:
    """A report with the facts that it rests on."""

    report: Report
    article: Facts
    sources: tuple[Facts, ...]


def check(
    article: Document,
    sources: Sequence[Document],
    rulebook: Rulebook,
    *,
    options: Options | None = None,
    budget: Budget = NO_LIMIT,
) -> Checked:
    """Check an article against itself, its metadata and its sources.

    Raises OutOfTime when the budget is used up.
    """
    facts = read_facts(article)
    budget.spend()
    asked = options or Options()
    index = PassageIndex(_places(sources))
    whole = any(map(asked.wants, rulebook.over_sources))
    read = read_sources(sources, facts, index, whole=whole, budget=budget)
    run = _Run(_scene(facts, read, index, rulebook), rulebook, asked, budget)
    findings = settle(run.findings())
    report = Report(
        worst(findings),
        findings,
        _coverage(facts, read, findings),
        rulebook.revision,
        rulebook.packs,
        (*rulebook.failed, *run.faults),
    )
    return Checked(report, facts, read)


def _places(documents: Sequence[Document]) -> list[tuple[Document, int]]:
    return [(each, index) for each in documents for index in range(len(each.sentences))]


def _scene(
    article: Facts, sources: tuple[Facts, ...], index: PassageIndex, rulebook: Rulebook
) -> Scene:
    document = article.document
    heads = Areas(document.headlines)
    body = [
        (document, place)
        for place, sentence in enumerate(document.sentences)
        if sentence.span.start not in heads
    ]
    return Scene(
        article,
        sources,
        rulebook.rounding,
        _reference(article),
        PassageIndex(body),
        index,
    )


def _reference(facts: Facts) -> TimeExpression | Unknown:
    known = facts.reference
    if known is None:
        return Unknown("the article has no date to reckon from")
    return time_of(known.days, known.origin)


def _coverage(facts: Facts, sources: Sequence[Facts], findings: Sequence[Finding]) -> Coverage:
    decided = {
        (e.fact.kind, e.span)
        for finding in findings
        if finding.verdict != Verdict.UNDECIDED
        for e in finding.evidence
        if e.fact is not None and e.document == facts.document.id
    }
    kinds: Counter[str] = Counter()
    for kind, count in Counter(fact.kind for fact in facts.items).items():
        kinds[str(told_as(kind))] += count
    truncated = {each.document.id: each.truncated for each in (facts, *sources) if each.truncated}
    return Coverage(
        len(facts.document.sentences), dict(sorted(kinds.items())), len(decided), truncated
    )


class _Run:
    """One check: each place wakes its rules, each rule binds and is judged."""

    def __init__(self, scene: Scene, rulebook: Rulebook, options: Options, budget: Budget) -> None:
        self._rules = rulebook.rules
        self._index = rulebook.index
        self._options = options
        self._budget = budget
        self._given = frozenset((SOURCES,)) if scene.sources else frozenset[str]()
        self._wanted: dict[int, bool] = {}
        self._ground = Ground(scene.article, words_by_sentence(scene))
        self._search = Search(scene, self._ground, timeout=_SEARCH_SECONDS)
        self.faults: list[RuleFault] = []

    def findings(self) -> Iterator[Finding]:
        ground, document = self._ground, self._ground.document
        for view in ground.sentences:
            self._budget.spend()
            for rule in self._woken(Scope.SENTENCE, view.marks, view):
                stretch = scope_stretch(document, rule.rule.scope, view.index)
                yield from self._run(rule, stretch, view)
        for paragraph in document.paragraphs if self._index[Scope.PARAGRAPH] else ():
            self._budget.spend()
            for rule in self._woken(Scope.PARAGRAPH, marks_of(ground.within(paragraph.span))):
                yield from self._run(rule, paragraph.span, None)
        whole = Span(0, len(document.text))
        for rule in self._woken(Scope.DOCUMENT, marks_of(ground.facts.items)):
            self._budget.spend()
            yield from self._run(rule, whole, None)

    def _woken(
        self, scope: Scope, marks: frozenset[str], view: SentenceView | None = None
    ) -> Iterator[CompiledRule]:
        wanted = self._wanted
        words = frozenset if view is None else lambda: view.tokens
        told = marks | self._given if self._given else marks
        for index in self._index[scope].woken(told, words):
            if index not in wanted:
                wanted[index] = self._options.wants(self._rules[index])
            if wanted[index]:
                yield self._rules[index]

    def _run(
        self, rule: CompiledRule, stretch: Span, view: SentenceView | None
    ) -> Sequence[Finding]:
        """Judge every binding of a rule at one place; a rule that runs away is reported."""
        found: list[Finding] = []
        try:
            if self._search.may_bind(rule):
                found.extend(self._judged(rule, stretch, view))
        except PhraseTimeout:
            self._fault(rule, "a phrase took too long on a sentence and was stopped there")
        except (OutOfTime, MemoryError):
            raise
        except Exception as error:  # a fault of the program costs its rule's word, not the others'
            self._fault(rule, f"stopped by an error of the program: {trail(error)}")
            _LOG.error("rule %s: unexpected error: %s", rule.rule.id, trail(error))
        return found

    def _judged(
        self, rule: CompiledRule, stretch: Span, view: SentenceView | None
    ) -> Iterator[Finding]:
        for count, binding in enumerate(self._search.bindings(rule, stretch, view)):
            # A search may match once a fact; far more is every fact with every other.
            if count >= BINDINGS_PER_PLACE:
                limit = BINDINGS_PER_PLACE + len(self._ground.within(stretch))
                if count >= limit:
                    self._fault(rule, f"stopped after {limit} matches in one place")
                    return
            if not self._excused(rule, binding):
                finding = judge(rule, binding, self._search)
                if finding is not None:
                    yield finding

    def _excused(self, rule: CompiledRule, binding: Binding) -> bool:
        """Tell whether an `unless` phrase stands in a sentence that the binding rests on.

        What spares a correction spares a column of them: there no sentence says which it is.
        """
        if not rule.unless:
            return False
        if CORRECTS in rule.source and self._ground.corrects:
            return True
        here = self._ground.document
        spans = [span_of(b) for _, b in binding.bound() if b.document is here]
        if binding.match is not None:
            spans.append(binding.match)
        views = {view.index: view for span in spans for view in self._ground.views(span)}
        return any(
            view.holds(phrase, timeout=_SEARCH_SECONDS)
            for view in views.values()
            for phrase in rule.unless
        )

    def _fault(self, rule: CompiledRule, message: str) -> None:
        fault = RuleFault(rule.rule.id, message, rule.rule.position)
        if fault not in self.faults:
            self.faults.append(fault)
