"""From checked parts to closures: what runs for each binding of a rule.

Every closure takes the values of the rule's names and returns a runtime value; an Unknown
operand is the result wherever the other operands do not settle the matter without it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeAlias

from checkers.model import Truth, Unknown
from checkers.rulebook.expressions.comparisons import Test
from checkers.rulebook.expressions.fields import Field, is_known, is_stated

Values: TypeAlias = Mapping[str, object]
Run: TypeAlias = Callable[[Values], Any]

_OPPOSITE = (Truth.TRUE, Truth.MAYBE, Truth.FALSE)


def constant(value: object) -> Run:
    return lambda _values: value


def name(wanted: str) -> Run:
    missing = Unknown(f"nothing is bound to {wanted!r} here")

    def run(values: Values) -> object:
        return values.get(wanted, missing)

    return run


def attribute(owner: Run, read: Callable[[Any], object]) -> Run:
    def run(values: Values) -> object:
        value = owner(values)
        return value if value.__class__ is Unknown else read(value)

    return run


def unary(operand: Run, compute: Callable[[Any], object]) -> Run:
    return attribute(operand, compute)


def binary(left: Run, right: Run, compute: Callable[[Any, Any], object]) -> Run:
    def run(values: Values) -> object:
        a = left(values)
        if a.__class__ is Unknown:
            return a
        b = right(values)
        if b.__class__ is Unknown:
            return b
        return compute(a, b)

    return run


def swapped(compute: Test) -> Test:
    return lambda a, b: compute(b, a)


def opposed(compute: Test) -> Test:
    """Make the test of `!=` from that of `==`."""

    def test(a: object, b: object) -> Truth | Unknown:
        return opposite(compute(a, b))

    return test


def opposite(value: Truth | Unknown) -> Truth | Unknown:
    return value if isinstance(value, Unknown) else _OPPOSITE[value]


# --- Kleene's logic, with Unknown as a fourth value ---------------------------------------------


def both(left: Run, right: Run) -> Run:
    """FALSE as soon as one side is; else Unknown if one side is; else the lesser."""

    def run(values: Values) -> object:
        a = left(values)
        if a is Truth.FALSE:
            return a
        b = right(values)
        if b is Truth.FALSE or a is Truth.TRUE:
            return b
        return a if a.__class__ is Unknown or b is Truth.TRUE else b

    return run


def either(left: Run, right: Run) -> Run:
    """TRUE as soon as one side is; else Unknown if one side is; else the greater."""

    def run(values: Values) -> object:
        a = left(values)
        if a is Truth.TRUE:
            return a
        b = right(values)
        if b is Truth.TRUE or a is Truth.FALSE:
            return b
        return a if a.__class__ is Unknown or b is Truth.FALSE else b

    return run


# --- calls -----------------------------------------------------------------------------------


def call(label: str, function: Callable[..., Any], arguments: Sequence[Run]) -> Run:
    """Call with runtime values; the first Unknown among them is the result instead."""
    silent = Unknown(f"{label} has no answer here")

    def run(values: Values) -> object:
        given = []
        for argument in arguments:
            value = argument(values)
            if value.__class__ is Unknown:
                return value
            given.append(value)
        result = function(*given)
        if result is None:
            return silent
        if result is True or result is False:
            return Truth.TRUE if result else Truth.FALSE
        return result

    return run


def gathered(items: Sequence[tuple[Run, bool]]) -> Run:
    """Make one list of arguments; the flag marks those that are lists already."""

    def run(values: Values) -> object:
        made: list[object] = []
        for item, many in items:
            value = item(values)
            if value.__class__ is Unknown:
                return value
            if many:
                made.extend(value)
            else:
                made.append(value)
        return tuple(made)

    return run


def known(operand: Run) -> Run:
    return lambda values: Truth.TRUE if is_known(operand(values)) else Truth.FALSE


def stated(operand: Run) -> Run:
    return lambda values: Truth.TRUE if is_stated(operand(values)) else Truth.FALSE


def stated_field(owner: Run, field: Field) -> Run:
    """Ask whether the words say this part, not whether a reference date gives it."""
    says = field.stated

    def run(values: Values) -> Truth:
        value = owner(values)
        if value.__class__ is Unknown:
            return Truth.FALSE
        told = is_stated(field.read(value)) if says is None else says(value)
        return Truth.TRUE if told else Truth.FALSE

    return run
