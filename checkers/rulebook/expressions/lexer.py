"""From the text of an expression to its tokens."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

import regex

from checkers.model import Number
from checkers.rulebook.errors import Located, RulePackError

LONGEST_SOURCE = 2000
_LONGEST_NUMBER = 30

_TOKEN = regex.compile(
    r"""(?P<space>[ \t\r\n]++)
      | (?P<number>[0-9]++(?:\.[0-9]++)?)
      | (?P<word>[A-Za-z_][A-Za-z0-9_]*+)
      | (?P<words>"[^"\n]*+"|'[^'\n]*+')
      | (?P<symbol>==|!=|<=|>=|[-<>+*/(),.%])
    """,
    regex.VERBOSE,
)
_WORD_OPERATORS = frozenset({"and", "or", "not", "within"})
_REMEDIES = (
    ("**", "there is no power: write a * a"),
    ("^", "there is no power: write a * a"),
    ("&", "write 'and'"),
    ("|", "write 'or'"),
    ("!", "write 'not'"),
    ("=", "write == to compare"),
    ("[", "there is no indexing; functions such as sum, min and max take a whole list"),
    ("{", "braces stand only in messages: write the name alone"),
    ('"', "the quotation mark is never closed"),
    ("'", "the quotation mark is never closed"),
    ("“", 'use straight quotation marks: "…"'),
    ("”", 'use straight quotation marks: "…"'),
    ("‘", "use straight quotation marks: '…'"),
    ("’", "use straight quotation marks: '…'"),
    ("−", "write - for minus"),
    ("–", "write - for minus"),
    ("×", "write * for times"),
    ("÷", "write / for divided by"),
    ("≤", "write <="),
    ("≥", "write >="),
    ("≠", "write !="),
    ("£", "write the number alone: it takes the unit of what it meets"),
    ("$", "write the number alone: it takes the unit of what it meets"),
    ("€", "write the number alone: it takes the unit of what it meets"),
)


@dataclass(frozen=True, slots=True)
class Token:
    """`kind` is "number", "word", "words" (quoted), "end", or the operator itself."""

    kind: str
    text: str
    at: int

    @property
    def number(self) -> Number:
        whole, _, part = self.text.partition(".")
        return Fraction(int(whole + part), 10 ** len(part)) if part else int(whole)


def tokens(source: Located) -> Iterator[Token]:
    """Yield the tokens in order, and an "end" token behind them."""
    text = source.text
    if len(text) > LONGEST_SOURCE:
        raise RulePackError(
            f"longer than {LONGEST_SOURCE} characters: name parts of it under `let`",
            source.at(LONGEST_SOURCE),
        )
    at = 0
    while at < len(text):
        match = _TOKEN.match(text, at, concurrent=False)
        if match is None or text.startswith("**", at):
            raise RulePackError(_complaint(text, at), source.at(at))
        kind = str(match.lastgroup)
        if kind != "space":
            yield _token(source, kind, match.group(), at)
        at = match.end()
    yield Token("end", "", len(text))


def _token(source: Located, kind: str, text: str, at: int) -> Token:
    if kind == "words":
        return Token(kind, text[1:-1], at)
    if kind == "number" and len(text) > _LONGEST_NUMBER:
        raise RulePackError(f"a number of more than {_LONGEST_NUMBER} digits", source.at(at))
    if kind == "symbol" or text in _WORD_OPERATORS:
        return Token(text, text, at)
    return Token(kind, text, at)


def _complaint(text: str, at: int) -> str:
    remedy = next((advice for sign, advice in _REMEDIES if text.startswith(sign, at)), None)
    shown = text[at] if text[at].isprintable() else f"U+{ord(text[at]):04X}"
    return f"unexpected {shown!r}" + (f": {remedy}" if remedy else "")
