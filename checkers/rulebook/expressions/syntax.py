"""The syntax tree of an expression; `at` is an offset into its source, no part of equality."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

from checkers.model import Number


@dataclass(frozen=True, slots=True)
class Literal:
    at: int = field(compare=False)
    value: Number
    share: bool  # written with a percent sign


@dataclass(frozen=True, slots=True)
class Words:
    at: int = field(compare=False)
    value: str


@dataclass(frozen=True, slots=True)
class Name:
    at: int = field(compare=False)
    name: str


@dataclass(frozen=True, slots=True)
class Attribute:
    at: int = field(compare=False)  # of the word behind the dot
    owner: Node
    name: str


@dataclass(frozen=True, slots=True)
class Call:
    at: int = field(compare=False)
    name: str
    arguments: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Unary:
    at: int = field(compare=False)
    symbol: str  # "-" | "not"
    operand: Node


@dataclass(frozen=True, slots=True)
class Tolerance:
    at: int = field(compare=False)
    value: Number
    share: bool  # of the values themselves; else in their unit
    points: bool = False  # written so; the unit is then the percentages' own


@dataclass(frozen=True, slots=True)
class Binary:
    at: int = field(compare=False)  # of the operator
    symbol: str
    left: Node
    right: Node
    within: Tolerance | None = None


Node: TypeAlias = Literal | Words | Name | Attribute | Call | Unary | Binary

# How tightly an operator binds; unary minus binds tighter than all of them.
PRECEDENCE = {
    "or": 1,
    "and": 2,
    "not": 3,
    "==": 4,
    "!=": 4,
    "<": 4,
    "<=": 4,
    ">": 4,
    ">=": 4,
    "+": 5,
    "-": 5,
    "*": 6,
    "/": 6,
}
UNARY_MINUS = 7
ATOM = 8
COMPARISONS = frozenset({"==", "!=", "<", "<=", ">", ">="})
