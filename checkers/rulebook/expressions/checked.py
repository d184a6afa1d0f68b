"""A checked part of an expression: its type, and as what else it can be read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from checkers.rulebook.expressions import closures
from checkers.rulebook.expressions.closures import Run, Values
from checkers.rulebook.expressions.fields import person_of, text_of
from checkers.rulebook.expressions.remedies import LIST_REMEDY, field_remedy
from checkers.rulebook.expressions.syntax import ATOM
from checkers.rulebook.nearest import did_you_mean
from checkers.rulebook.values import Weekday
from checkers.rulebook.vocabulary import Base, Type


@dataclass(frozen=True, slots=True)
class Checked:
    """A part of an expression with its type and its closure.

    `form` is "literal", "name", "attribute", "call", "arithmetic", "comparison" or "logic";
    `symbol` the operator, or how the part is written; `strength` how tightly it binds.
    """

    type: Type
    run: Run
    form: str
    symbol: str
    parts: tuple[Checked, ...] = ()
    strength: int = ATOM
    words: str | None = None  # of a quoted text
    note: Callable[[Values], str] | None = None  # where a looked-up value stands


def spell_type(kind: Type) -> str:
    return f"a list of {kind.base.value}s" if kind.many else f"a {kind.base.value}"


def remedy_for(part: Checked, wanted: Type) -> str:
    """Say how to get from a part to the wanted type, or nothing."""
    if part.type.many and not wanted.many:
        return LIST_REMEDY
    written = part.symbol if part.form in ("name", "attribute") else ""
    return field_remedy(part.type, written, wanted.base)


def comparison_remedy(left: Checked, right: Checked) -> str:
    """Say how to make two sides comparable: one like the other, or else both as texts."""
    weekday = _weekday_remedy(left, right)
    if weekday:
        return weekday
    for one, other in ((left, right), (right, left)):
        wanted = Base.WEEKDAY if _names_weekday(other) else other.type.base
        remedy = remedy_for(one, Type(wanted, many=other.type.many))
        if remedy:
            return remedy
    ours, theirs = (remedy_for(side, Type(Base.TEXT)) for side in (left, right))
    return f"{ours} and{theirs.removeprefix('; write')}" if ours and theirs else ""


def _names_weekday(part: Checked) -> bool:
    return part.words is not None and part.words.upper() in Weekday.__members__


def _weekday_remedy(left: Checked, right: Checked) -> str:
    """Guess which weekday a text next to one was to be."""
    words = next((part.words for part in (left, right) if part.words is not None), None)
    if words is None or Base.WEEKDAY not in (left.type.base, right.type.base):
        return ""
    return did_you_mean(words.capitalize(), [day.name.capitalize() for day in Weekday])


def reconciled(left: Checked, right: Checked) -> tuple[Checked | None, Checked | None]:
    """Bring both sides of a comparison to one type: a passage is text, a text may be a weekday."""
    for wanted in (left.type, right.type, Type(Base.TEXT)):
        a, b = read_as(left, wanted), read_as(right, wanted)
        if a is not None and b is not None:
            return a, b
    return None, None


def read_as(part: Checked, wanted: Type) -> Checked | None:
    """Read a part as another type where that loses nothing; None where it cannot be."""
    if part.type == wanted:
        return part
    if wanted == Type(Base.TEXT) and part.type == Type(Base.PASSAGE):
        run = closures.attribute(part.run, text_of)
        return Checked(wanted, run, "attribute", part.symbol, (part,))
    if wanted == Type(Base.WEEKDAY) and part.words is not None:
        day = Weekday.__members__.get(part.words.upper())
        if day is not None:
            return Checked(wanted, closures.constant(day), "literal", part.symbol)
    return None


def read_as_key(part: Checked, wanted: Type) -> Checked | None:
    """Read a part as a key of a table: of a person, also as a name or a text has it."""
    if wanted != Type(Base.PERSON) or part.type == wanted:
        return read_as(part, wanted)
    named = part if part.type == Type(Base.NAME) else read_as(part, Type(Base.TEXT))
    if named is None:
        return None
    run = closures.attribute(named.run, person_of)
    return Checked(wanted, run, "attribute", part.symbol, (part,))
