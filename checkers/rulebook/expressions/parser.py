"""From tokens to a syntax tree: operator precedence, one token ahead."""

from __future__ import annotations

from fractions import Fraction

from checkers.rulebook.errors import Located, RulePackError
from checkers.rulebook.expressions.lexer import Token, tokens
from checkers.rulebook.expressions.remedies import infix_remedy
from checkers.rulebook.expressions.syntax import (
    COMPARISONS,
    PRECEDENCE,
    UNARY_MINUS,
    Attribute,
    Binary,
    Call,
    Literal,
    Name,
    Node,
    Tolerance,
    Unary,
    Words,
)

MOST_NODES = 200
DEEPEST = 25

_NOT = PRECEDENCE["not"]


def parse(source: Located) -> Node:
    """Parse one whole expression; RulePackError with the column where it goes wrong."""
    return _Parser(source).whole()


class _Parser:
    def __init__(self, source: Located) -> None:
        self._source = source
        self._tokens = tokens(source)
        self._next = next(self._tokens)
        self._nodes = 0
        self._depth = 0

    def whole(self) -> Node:
        if self._next.kind == "end":
            raise self._fault("an expression is missing", self._next.at)
        node = self._expression(0)
        if self._next.kind != "end":
            raise self._fault(_unexpected(self._next), self._next.at)
        return node

    def _expression(self, weakest: int) -> Node:
        """Parse operators that bind tighter than `weakest`."""
        left = self._prefix(weakest)
        while True:
            operator = self._next
            strength = PRECEDENCE.get(operator.kind, 0) if operator.kind != "not" else 0
            if strength <= weakest:
                return left
            self._advance()
            right = self._expression(strength)
            within = self._tolerance(operator)
            left = self._made(Binary(operator.at, operator.kind, left, right, within))
            if operator.kind in COMPARISONS and self._next.kind in COMPARISONS:
                raise self._fault("comparisons do not chain: join two with 'and'", self._next.at)

    def _prefix(self, weakest: int) -> Node:
        token = self._next
        if token.kind == "not":
            if weakest > _NOT:
                raise self._fault("put 'not …' in parentheses here", token.at)
            self._advance()
            self._descend(token.at)
            node = self._made(Unary(token.at, "not", self._expression(_NOT)))
        elif token.kind == "-":
            self._advance()
            self._descend(token.at)
            node = self._made(Unary(token.at, "-", self._expression(UNARY_MINUS)))
        else:
            return self._with_attributes(self._atom())
        self._depth -= 1
        return node

    def _atom(self) -> Node:
        token = self._next
        if token.kind == "number":
            return self._literal()
        if token.kind == "words":
            self._advance()
            return self._made(Words(token.at, token.text))
        if token.kind == "(":
            return self._parentheses()
        if token.kind == "word":
            self._advance()
            if self._next.kind == "(":
                return self._call(token)
            return self._made(Name(token.at, token.text))
        raise self._fault(_unexpected(token), token.at)

    def _literal(self) -> Node:
        token = self._advance()
        if self._next.kind != "%":
            return self._made(Literal(token.at, token.number, share=False))
        self._advance()
        return self._made(Literal(token.at, _hundredth(token), share=True))

    def _parentheses(self) -> Node:
        opening = self._advance()
        self._descend(opening.at)
        node = self._expression(0)
        self._close(opening)
        return node

    def _call(self, name: Token) -> Node:
        opening = self._advance()
        self._descend(opening.at)
        arguments: list[Node] = []
        while self._next.kind != ")":
            if arguments:
                self._comma(opening)
            arguments.append(self._expression(0))
        self._close(opening)
        return self._made(Call(name.at, name.text, tuple(arguments)))

    def _comma(self, opening: Token) -> None:
        if self._next.kind == "end":
            raise self._fault("this parenthesis is never closed", opening.at)
        if self._next.kind != ",":
            raise self._fault(
                f"{_unexpected(self._next)}: a comma separates arguments", self._next.at
            )
        self._advance()

    def _with_attributes(self, node: Node) -> Node:
        while self._next.kind == ".":
            dot = self._advance()
            if self._next.kind != "word":
                raise self._fault("a field's name must follow the dot", dot.at)
            word = self._advance()
            node = self._made(Attribute(word.at, node, word.text))
        return node

    def _tolerance(self, operator: Token) -> Tolerance | None:
        if self._next.kind != "within" or operator.kind not in COMPARISONS:
            return None
        keyword = self._advance()
        if operator.kind not in ("==", "!="):
            raise self._fault("'within' stands only after == or !=", keyword.at)
        if self._next.kind != "number":
            raise self._fault("write a number after 'within': within 1%, within 5", keyword.at)
        number = self._advance()
        if self._next.kind == "%":
            self._advance()
            if number.number >= 100:
                raise self._fault("'within' takes less than 100%", number.at)
            return Tolerance(number.at, _hundredth(number), share=True)
        if self._next.kind == "word" and self._next.text in ("point", "points"):
            self._advance()
            return Tolerance(number.at, _hundredth(number), share=False, points=True)
        return Tolerance(number.at, number.number, share=False)

    # --- bookkeeping -------------------------------------------------------------------------

    def _advance(self) -> Token:
        token = self._next
        self._next = next(self._tokens)
        return token

    def _close(self, opening: Token) -> None:
        if self._next.kind == "end":
            raise self._fault("this parenthesis is never closed", opening.at)
        if self._next.kind != ")":
            raise self._fault(_unexpected(self._next), self._next.at)
        self._advance()
        self._depth -= 1

    def _descend(self, at: int) -> None:
        self._depth += 1
        if self._depth > DEEPEST:
            raise self._fault(f"nested deeper than {DEEPEST}: name parts of it under `let`", at)

    def _made(self, node: Node) -> Node:
        self._nodes += 1
        if self._nodes > MOST_NODES:
            raise self._fault(f"more than {MOST_NODES} parts: name some under `let`", node.at)
        return node

    def _fault(self, message: str, at: int) -> RulePackError:
        return RulePackError(message, self._source.at(at))


def _hundredth(token: Token) -> Fraction:
    return Fraction(token.number) / 100


def _unexpected(token: Token) -> str:
    if token.kind == "end":
        return "the expression ends too early"
    if token.kind == "within":
        return "'within' stands only after == or !="
    if token.kind == "%":
        return "a percent sign may only follow a number"
    return f"unexpected {token.text!r}" + (infix_remedy(token.text) if token.kind == "word" else "")
