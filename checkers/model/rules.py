"""Rules: what they are called, and how they speak."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    CONTRADICTED = "contradicted"
    UNSUPPORTED = "unsupported"
    UNDECIDED = "undecided"
    CONSISTENT = "consistent"


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Status(StrEnum):
    DRAFT = "draft"
    LIVE = "live"
    OFF = "off"


class Strictness(StrEnum):
    """How much a desk wants to be told: the surest rules, what it wants always on, or all."""

    LOW = "low"
    NORMAL = "normal"
    HIGH = "high"


class Scope(StrEnum):
    SENTENCE = "sentence"
    PARAGRAPH = "paragraph"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class Position:
    """A place in a rule file; line and column count from 1."""

    path: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Rule:
    """What a rule is called and how it speaks; its working parts live in the rulebook."""

    id: str  # "core/percent-rise"
    pack: str
    title: str
    family: str  # "numeric-consistency" | "date-agreement" | "quote-attribution"
    severity: Severity
    verdict: Verdict  # the verdict of an expectation that fails
    status: Status
    scope: Scope
    position: Position
    tags: tuple[str, ...] = ()
    link: str | None = None
    authors: tuple[str, ...] = ()
    since: str | None = None
    reason: str | None = None  # why a desk checks this
    misses: tuple[str, ...] = ()  # what the rule cannot see
