"""A rule ready to run, and the book of all of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from checkers.model import Kind, PackSummary, Position, Rule, RuleFault, Scope, SourceKind
from checkers.ranges import Rounding
from checkers.rulebook.tables import ReferenceTable
from checkers.rulebook.vocabulary import Finder

if TYPE_CHECKING:
    from checkers.rulebook.expressions import Expression, Template
    from checkers.rulebook.phrases import Phrase
    from checkers.rulebook.wake import WakeIndex


@dataclass(frozen=True, slots=True)
class PhraseFind:
    """Try the phrases in order on a sentence; the first that matches at a place wins."""

    phrases: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class Selector:
    """Choose facts of a kind within the rule's scope.

    `many` binds all of them as one list, of at least `minimum`; otherwise each in turn.  `place`
    is "headline", "body", "sources", "quote" or None (the scope itself).  `after` is a bound name
    (or "phrase") that the facts must follow; `same` "unit" keeps those with the unit of the first
    quantity bound before.  `where` sees the candidate under `name`.
    """

    name: str
    kind: Kind
    many: bool = False
    place: str | None = None
    after: str | None = None
    same: str | None = None
    minimum: int = 1
    where: Expression | None = None


@dataclass(frozen=True, slots=True)
class FinderCall:
    """Bind `names` by a finder; `arguments` are constants, `bound` leads to names bound before.

    `among` are the kinds of source that it may look at, None for all.  Calls with one `key` find
    the same, what is bound apart.
    """

    names: tuple[str, ...]
    finder: Finder
    arguments: Mapping[str, object] = field(default_factory=dict)
    bound: Mapping[str, str] = field(default_factory=dict)
    among: frozenset[SourceKind] | None = None
    key: tuple[object, ...] = field(init=False)

    def __post_init__(self) -> None:
        given = sorted((name, repr(value)) for name, value in self.arguments.items())
        object.__setattr__(self, "key", (self.finder.name, self.among, *given))


@dataclass(frozen=True, slots=True)
class Example:
    """A rule's own test: what the text must make the rule say.

    `expected` is a verdict, or "silent" for no finding at all.  `article` has the keys of the
    request's article (body, headline, published, …).
    """

    expected: str
    article: Mapping[str, str]
    sources: tuple[Mapping[str, str], ...]
    position: Position
    says: str | None = None
    known_miss: bool = False


@dataclass(frozen=True, slots=True)
class CompiledRule:
    """`expect` None means `never`: every match fails.  `unless` phrases excuse a match they overlap
    or stand beside in the same sentence.  `source` is the rule's YAML as written, changes added."""

    rule: Rule
    find: tuple[PhraseFind | Selector | FinderCall, ...]
    let: tuple[tuple[str, Expression], ...]
    when: Expression | None
    expect: Expression | None
    unless: tuple[Phrase, ...]
    message: Template
    suggest: tuple[tuple[str, Template], ...]
    examples: tuple[Example, ...]
    source: str = ""

    @property
    def tried_in(self) -> Scope:
        """What the rule is tried on: its scope, but a phrase is always tried on a sentence."""
        phrase = any(isinstance(find, PhraseFind) for find in self.find)
        return Scope.SENTENCE if phrase else self.rule.scope


@dataclass(frozen=True, slots=True)
class PackTable:
    pack: str
    table: ReferenceTable

    @property
    def id(self) -> str:
        return f"{self.pack}/{self.table.name}"


@dataclass(frozen=True, slots=True)
class Rulebook:
    """All live rules, compiled; `revision` is a hash of what they were compiled from."""

    revision: str
    rules: tuple[CompiledRule, ...]
    packs: tuple[PackSummary, ...]
    failed: tuple[RuleFault, ...]
    rounding: Rounding
    index: Mapping[Scope, WakeIndex]  # of `rules`, by what they are tried on
    # Those of `rules` that bind facts of the sources by kind alone: they need all of them.
    over_sources: tuple[CompiledRule, ...]
    tables: tuple[PackTable, ...] = ()
