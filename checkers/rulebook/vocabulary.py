"""What a rule may call: types, functions and finders.

The literal tables of functions and finders in the three family modules are the only link from
YAML to Python.  Types and parameters are declared here so that mistakes are caught at load.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any, TypeVar

from checkers.model import (
    Days,
    Document,
    Fact,
    Facts,
    Kind,
    SourceKind,
    Span,
    TimeExpression,
    Unknown,
)
from checkers.passages import Parallels, PassageIndex
from checkers.ranges import Rounding

_Read = TypeVar("_Read")


class Base(StrEnum):
    NUMBER = "number"  # runtime: values.Amount
    DATE = "date"  # runtime: model.TimeExpression
    WEEKDAY = "weekday"  # runtime: values.Weekday
    TEXT = "text"  # runtime: str
    PERSON = "person"  # runtime: model.Speaker
    QUOTE = "quote"  # runtime: values.Quoted
    NAME = "name"  # runtime: values.Named
    PASSAGE = "passage"  # runtime: values.Passage, a stretch of a document
    TRUTH = "truth"  # runtime: model.Truth


@dataclass(frozen=True, slots=True)
class Type:
    """A type of the expression language; `many` is a list of `base`.

    `share` tells that the rule itself says it: a percentage or points.  It is no part of what
    fits where, only of what is warned of.
    """

    base: Base
    many: bool = False
    share: bool = field(default=False, compare=False)


# The type that a bound fact of each kind has in an expression.
KIND_TYPES: Mapping[Kind, Base] = {
    Kind.NUMBER: Base.NUMBER,
    Kind.COUNT: Base.NUMBER,
    Kind.PERCENT: Base.NUMBER,
    Kind.POINTS: Base.NUMBER,
    Kind.MONEY: Base.NUMBER,
    Kind.MEASURE: Base.NUMBER,
    Kind.ORDINAL: Base.NUMBER,
    Kind.FRACTION: Base.NUMBER,
    Kind.MULTIPLE: Base.NUMBER,
    Kind.AGE: Base.NUMBER,
    Kind.SCORE: Base.NUMBER,
    Kind.DURATION: Base.NUMBER,  # with unit "day", "year", …
    Kind.DATE: Base.DATE,
    Kind.MONTH: Base.DATE,
    Kind.YEAR: Base.DATE,
    Kind.TIME: Base.DATE,
    Kind.PERIOD: Base.DATE,
    Kind.SET: Base.DATE,
    Kind.WEEKDAY: Base.WEEKDAY,
    Kind.QUOTE: Base.QUOTE,
    Kind.INDIRECT: Base.QUOTE,
    Kind.NAME: Base.NAME,
}


_SHARES = frozenset({Kind.PERCENT, Kind.POINTS})


def type_of(kind: Kind, *, many: bool = False) -> Type:
    """Type a bound fact of a kind, or a list of them."""
    return Type(KIND_TYPES[kind], many=many, share=kind in _SHARES)


@dataclass(frozen=True, slots=True)
class Function:
    """A pure function of expressions: `call` gets runtime values, returns one or `Unknown`.

    An argument that is Unknown never reaches `call`: the result is that Unknown.  A parameter of
    a `many` type also accepts the items one by one (`max(a, b)`).  `required` counts the
    parameters that must be given.
    """

    name: str
    parameters: tuple[Type, ...]
    returns: Type
    call: Callable[..., Any]
    required: int | None = None  # None: all of them


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a document that is no fact: code points of `Document.text`."""

    document: str  # Document.id
    start: int
    end: int
    text: str
    kind: str | None = None  # of the source it stands in
    published: Days | None = None


def passage_at(document: Document, span: Span) -> Bound:
    """Bind a stretch of a document, without the blanks at its ends."""
    told = without_blanks(document.text, span)
    words = document.text[told.start : told.end]
    return Bound(Passage(document.id, told.start, told.end, words), document)


def without_blanks(text: str, span: Span) -> Span:
    """Leave out the blanks at the ends of a stretch; one of blanks alone stays as it is."""
    words = text[span.start : span.end]
    inner = words.lstrip()
    if not inner:
        return span
    start = span.start + len(words) - len(inner)
    return Span(start, start + len(inner.rstrip()))


@dataclass(frozen=True, slots=True)
class Bound:
    """What a name stands for, with the document that says it."""

    item: Fact | Passage
    document: Document


@dataclass(frozen=True, slots=True)
class Scene:
    """All that a finder may look at; `reference` is what rules call the reference date."""

    article: Facts
    sources: tuple[Facts, ...]
    rounding: Rounding
    reference: TimeExpression | Unknown
    body_passages: PassageIndex  # the article without its headline
    source_passages: PassageIndex
    _read: dict[Callable[[Scene], Any], Any] = field(default_factory=dict, compare=False)

    def once(self, read: Callable[[Scene], _Read]) -> _Read:
        """Read the scene in a way that several finders share; the first call does the work."""
        if read not in self._read:
            self._read[read] = read(self)
        made: _Read = self._read[read]
        return made

    def is_read_as(self, fact: Fact) -> bool:
        """Tell whether a fact is the likeliest reading of its words in the article."""
        read = self.source_passages.remembered(
            ("read",), lambda: frozenset((one.kind, one.span) for one in self.article.items)
        )
        return (fact.kind, fact.span) in read

    def among(self, kinds: frozenset[SourceKind]) -> Scene:
        """Give the scene with the sources of some kinds alone."""
        told = tuple(one for one in self.sources if one.document.kind in kinds)
        documents = [one.document for one in told]
        places = [(each, n) for each in documents for n in range(len(each.sentences))]
        return replace(self, sources=told, source_passages=PassageIndex(places), _read={})

    @property
    def parallels(self) -> Parallels:
        """What the sources tell in the article's words; made once a check."""
        return self.source_passages.remembered(
            ("parallels",), lambda: Parallels(self.article, self.sources, self.source_passages)
        )


@dataclass(frozen=True, slots=True)
class Parameter:
    """A finder's parameter: a bound name of type `binds`, or a constant (`constant` names how
    it is written: "percent" for "75%", "integer", "words")."""

    binds: Base | None = None
    constant: str | None = None
    default: object = None
    required: bool = False


@dataclass(frozen=True, slots=True)
class Finder:
    """A search that binds names: yields one tuple of `Bound` for each binding, with a tuple of
    them where the name is a list.  One that looks at sources takes `among` beside its own
    parameters: the kinds of source that the scene it is given has.

    `call(scene, **arguments)` gets constants as written types (`Fraction` for percent) and bound
    names as `Bound`.  It supplies candidates, never a verdict.  `binds` types the names in order.
    `needs` are the kinds of which the article must hold at least one each for the finder to be
    worth calling; `sources` tells whether it is silent without sources.
    """

    name: str
    call: Callable[..., Iterable[tuple[Bound | tuple[Bound, ...], ...]]]
    binds: tuple[Base | Type, ...]
    parameters: Mapping[str, Parameter] = field(default_factory=dict)
    needs: tuple[Kind, ...] = ()
    sources: bool = False
