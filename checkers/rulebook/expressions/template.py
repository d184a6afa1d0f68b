"""Messages and suggestions: text with expressions in braces."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

import regex

from checkers.model import TimeExpression, Unknown
from checkers.rulebook.errors import Located, RulePackError
from checkers.rulebook.expressions.checked import Checked, spell_type
from checkers.rulebook.expressions.lookups import Tables
from checkers.rulebook.expressions.names import names_in
from checkers.rulebook.expressions.parser import parse
from checkers.rulebook.expressions.syntax import Name
from checkers.rulebook.expressions.types import NO_TABLES, check
from checkers.rulebook.nearest import did_you_mean
from checkers.rulebook.values import Amount, Weekday, describe
from checkers.rulebook.values.figures import figure
from checkers.rulebook.values.wording import (
    HOURS,
    PERCENT,
    POINTS,
    Style,
    describe_date,
    in_words,
    money,
    single_day,
    spell_amount,
)
from checkers.rulebook.vocabulary import Base, Function, Type

Values: TypeAlias = Mapping[str, object]
Texts: TypeAlias = Mapping[str, str]
Piece: TypeAlias = Callable[[Values, Texts], str]

# Runs of plain text and doubled braces; possessive, so that no text is read twice.
_PLAIN = regex.compile(r"(?:[^{}]++|\{\{|\}\})++")
_INSIDE = regex.compile(r"""(?P<body>(?:[^{}:"']++|"[^"]*+"|'[^']*+')*+)(?P<format>:[^{}]*+)?\}""")


@dataclass(frozen=True, slots=True)
class Template:
    """`render` takes the values of all names, and the words in the article of the bound ones."""

    source: str
    names: frozenset[str]
    render: Callable[[Values, Texts], str]


def compile_template(
    source: Located,
    *,
    names: Mapping[str, Type],
    functions: Mapping[str, Function],
    tables: Tables = NO_TABLES,
) -> Template:
    """Compile a message once; RulePackError with the column for every mistake in it."""
    pieces: list[Piece] = []
    used: set[str] = set()
    at = 0
    while at < len(source.text):
        plain = _PLAIN.match(source.text, at, concurrent=False)
        if plain is not None:
            pieces.append(_constant(plain.group().replace("{{", "{").replace("}}", "}")))
            at = plain.end()
            continue
        body, form, end = _braces(source, at)
        piece, its_names = _piece(body, form, (names, functions, tables))
        pieces.append(piece)
        used |= its_names
        at = end
    return Template(source.text, frozenset(used), _joined(tuple(pieces)))


def _joined(pieces: tuple[Piece, ...]) -> Callable[[Values, Texts], str]:
    return lambda values, texts: "".join([piece(values, texts) for piece in pieces])


def _constant(text: str) -> Piece:
    return lambda _values, _texts: text


def _braces(source: Located, at: int) -> tuple[Located, Located | None, int]:
    """Split `{expression:format}` that begins at `at`; returns where it ends as well."""
    if source.text[at] == "}":
        raise RulePackError("a brace without its partner: write }} for a brace", source.at(at))
    match = _INSIDE.match(source.text, at + 1, concurrent=False)
    if match is None:
        raise RulePackError("this brace is never closed: write {{ for a brace", source.at(at))
    form = None
    if match.group("format") is not None:
        start = match.start("format") + 1
        form = Located(match.group("format")[1:].strip(), source.at(start))
    return Located(match.group("body"), source.at(at + 1)), form, match.end()


def _piece(
    body: Located,
    form: Located | None,
    seen: tuple[Mapping[str, Type], Mapping[str, Function], Tables],
) -> tuple[Piece, frozenset[str]]:
    node = parse(body)
    checked = check(node, body, *seen)
    used = names_in(node)
    if form is not None:
        return _formatted(checked, form), used
    if isinstance(node, Name):
        return _bare(node.name), used
    run = checked.run
    return (lambda values, _texts: describe(run(values))), used


def _bare(name: str) -> Piece:
    """Write a name as the article words it, but a day in full and a computed name as its value."""

    def piece(values: Values, texts: Texts) -> str:
        value = values.get(name)
        if isinstance(value, TimeExpression) and single_day(value) is not None:
            return describe_date(value)
        words = texts.get(name)
        return describe(value) if words is None else words

    return piece


# --- formats -----------------------------------------------------------------------------------


def _weekday(value: Weekday | TimeExpression) -> str:
    if isinstance(value, Weekday):
        return describe(value)
    day = single_day(value)
    if day is not None:
        return describe(Weekday(day.isoweekday()))
    return "unknown" if value.weekday is None else describe(Weekday(value.weekday))


def _words(value: object) -> str:
    return spell_amount(value, Style(in_words)) if isinstance(value, Amount) else describe(value)


def _money(value: Amount) -> str:
    return spell_amount(value, Style(lambda number: money(number, value.unit)))


_FORMATS: Mapping[str, tuple[frozenset[Base], Callable[[Any], str]]] = {
    "percent": (frozenset({Base.NUMBER}), lambda value: spell_amount(value, PERCENT)),
    "points": (frozenset({Base.NUMBER}), lambda value: spell_amount(value, POINTS)),
    "number": (frozenset({Base.NUMBER}), lambda value: spell_amount(value, Style(figure))),
    "money": (frozenset({Base.NUMBER}), _money),
    "hours": (frozenset({Base.NUMBER}), lambda value: spell_amount(value, HOURS)),
    "date": (frozenset({Base.DATE}), describe_date),
    "weekday": (frozenset({Base.DATE, Base.WEEKDAY}), _weekday),
    "words": (
        frozenset({Base.NUMBER, Base.TEXT, Base.QUOTE, Base.PASSAGE, Base.NAME, Base.PERSON}),
        _words,
    ),
}


def _formatted(checked: Checked, form: Located) -> Piece:
    if form.text not in _FORMATS:
        hint = did_you_mean(form.text, _FORMATS) or f" (formats: {', '.join(_FORMATS)})"
        raise RulePackError(f"no format is named {form.text!r}{hint}", form.position)
    bases, write = _FORMATS[form.text]
    if checked.type.many or checked.type.base not in bases:
        raise RulePackError(
            f"the format {form.text!r} cannot write {spell_type(checked.type)}", form.position
        )
    run = checked.run

    def piece(values: Values, _texts: Texts) -> str:
        value = run(values)
        return describe(value) if isinstance(value, Unknown) else write(value)

    return piece
