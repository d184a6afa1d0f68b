"""Findings, the evidence that they rest on, and the report that carries them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from checkers.model.facts import Fact, Kind
from checkers.model.rules import Position, Rule, Severity, Verdict
from checkers.model.values import Span


@dataclass(frozen=True, slots=True)
class Evidence:
    """One stretch of words that a finding rests on, under the name the rule gave it."""

    name: str
    document: str  # Document.id
    span: Span
    text: str
    fact: Fact | None = None


@dataclass(frozen=True, slots=True)
class Suggestion:
    document: str
    span: Span
    replacement: str


@dataclass(frozen=True, slots=True)
class Finding:
    id: str
    rule: Rule
    verdict: Verdict
    message: str
    working: str
    evidence: tuple[Evidence, ...]
    suggestions: tuple[Suggestion, ...] = ()

    @property
    def severity(self) -> Severity:
        """The rule's severity where the rule fails; what agrees or stays open is information."""
        return self.rule.severity if self.verdict == self.rule.verdict else Severity.INFO


@dataclass(frozen=True, slots=True)
class Coverage:
    """What was read of the article and checked; `truncated` tells what was not read to its end."""

    sentences: int
    facts: Mapping[str, int]  # kind → how many
    facts_checked: int
    truncated: Mapping[str, tuple[Kind, ...]] = field(default_factory=dict)  # by document id


@dataclass(frozen=True, slots=True)
class RuleFault:
    """Why a rule was left out, or stopped during a check: where, what, and the remedy."""

    rule: str
    message: str
    position: Position | None = None


@dataclass(frozen=True, slots=True)
class PackSummary:
    id: str
    rules: int


@dataclass(frozen=True, slots=True)
class Report:
    verdict: Verdict | None  # None: nothing to check
    findings: tuple[Finding, ...]
    coverage: Coverage
    revision: str
    packs: tuple[PackSummary, ...]
    failed: tuple[RuleFault, ...]
