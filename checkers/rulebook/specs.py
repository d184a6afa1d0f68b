"""What a rule file says, typed but not yet compiled; every text keeps its place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from checkers.model import Kind, Position, Scope, Severity, Status, Verdict
from checkers.ranges import Rounding
from checkers.rulebook.compiled import Example
from checkers.rulebook.errors import Located
from checkers.rulebook.loader import Listing, Table
from checkers.rulebook.tables import TableSpec


@dataclass(frozen=True, slots=True)
class PhraseSpec:
    """The phrases of `find`, in the order in which they are tried; `key` is the word `phrase`."""

    key: Located
    phrases: tuple[Located, ...]


@dataclass(frozen=True, slots=True)
class SelectorSpec:
    name: Located
    kind: Kind
    many: bool
    place: str | None
    after: Located | None
    same: str | None
    minimum: int
    where: Located | None


@dataclass(frozen=True, slots=True)
class FinderSpec:
    names: tuple[Located, ...]
    use: Located
    arguments: tuple[tuple[Located, Located], ...]


FindSpec: TypeAlias = PhraseSpec | SelectorSpec | FinderSpec


@dataclass(frozen=True, slots=True)
class RuleSpec:
    """One rule with its defaults filled in; `id` has no pack yet."""

    position: Position
    id: Located
    title: str
    family: str
    status: Status
    severity: Severity
    verdict: Verdict
    tags: tuple[str, ...]
    link: str | None
    authors: tuple[str, ...]
    since: str | None
    reason: str | None
    misses: tuple[str, ...]
    scope: Scope
    find: tuple[FindSpec, ...]
    let: tuple[tuple[Located, Located], ...]
    when: Located | None
    expect: Located
    unless: tuple[Located, ...]
    message: Located
    suggest: tuple[tuple[Located, Located], ...]
    examples: tuple[Example, ...]


@dataclass(frozen=True, slots=True)
class FileSpec:
    """One rule file; its rules and changes are still trees, because a change edits the tree."""

    pack: Located
    extends: tuple[Located, ...]
    lists: tuple[tuple[Located, tuple[Located, ...]], ...]
    rules: Listing | None
    change: Table | None
    rounding: Rounding | None
    tables: tuple[TableSpec, ...] = ()
