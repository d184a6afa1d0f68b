"""The expression language of rules: compiled once, types checked at load.

Numbers are ranges with units, dates are sets of days, and answers are three-valued: `==` means
that both sides can be the same.  There are no loops, no indexing and no power.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from checkers.rulebook.errors import Located
from checkers.rulebook.expressions.lookups import Tables
from checkers.rulebook.expressions.names import names_in
from checkers.rulebook.expressions.parser import parse
from checkers.rulebook.expressions.template import Template, compile_template
from checkers.rulebook.expressions.types import NO_TABLES, check
from checkers.rulebook.expressions.working import working
from checkers.rulebook.vocabulary import Function, Type

__all__ = ["Expression", "Template", "compile_expression", "compile_template"]


@dataclass(frozen=True, slots=True)
class Expression:
    """`evaluate` gives the runtime value or Unknown; `working` spells how it came about."""

    source: str
    type: Type
    names: frozenset[str]
    evaluate: Callable[[Mapping[str, object]], object]
    working: Callable[[Mapping[str, object]], str]


def compile_expression(
    source: Located,
    *,
    names: Mapping[str, Type],
    functions: Mapping[str, Function],
    tables: Tables = NO_TABLES,
) -> Expression:
    """Compile an expression; RulePackError with the column for every mistake in it."""
    node = parse(source)
    checked = check(node, source, names, functions, tables)
    return Expression(source.text, checked.type, names_in(node), checked.run, working(checked))
