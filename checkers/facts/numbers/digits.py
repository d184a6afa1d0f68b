"""Read a number that begins with a digit, with the suffix, scale or power that follows it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

import regex

from checkers.facts.lexicon import either
from checkers.facts.numbers import grammar
from checkers.facts.numbers.grammar import GAP, LEXICON, WORDS
from checkers.facts.numbers.numeral import (
    Amount,
    Form,
    Numeral,
    cardinal,
    ordinal,
    rescale,
    simple,
)
from checkers.facts.numbers.reading import raised, read_digits
from checkers.facts.numbers.worded import read_counted
from checkers.model import Span

_ABBREVIATIONS: dict[str, int] = {**LEXICON["abbreviations"]}
_CASED: dict[str, int] = {**LEXICON["cased"]}
_AFTER_DECIMAL: dict[str, int] = {**LEXICON["spaced"]["decimal"]}
_AFTER_GROUPS: dict[str, int] = {**LEXICON["spaced"]["grouped"]}
# Chains are versions, addresses, dates, telephone numbers: none of their parts is a figure.
_CHAIN = regex.compile(r"\d+(?:[-–.,:/⁄]\d+)+")
_DIGITS = regex.compile(
    rf"(?P<number>{grammar.DIGITS})"
    r"(?![-–]\d+[-–/:]\d)"
    rf"(?:(?P<ordinal>{either(WORDS['suffixes'])})\b|(?P<decade>{either(WORDS['decade_suffixes'])})\b"
    rf"|{GAP}?(?P<scale>{either(grammar.SCALES)}s?)\b(?:{GAP}(?P<again>{either(grammar.SCALES)})\b)?"
    rf"|[^\S\r\n]?(?P<short>{either(_ABBREVIATIONS)})\b"
    r"|(?P<letter>[kmbt])(?![^\W\d_])"
    r"|[^\S\r\n]{1,2}(?P<spaced>[kmgbt])(?![^\W_]|['’.\-]\w)"
    r"|(?P<ten> ?[×x] ?10)?\^(?P<power>[+−-]?\d{1,2})(?![\d.,^]\d|\d))?"
)
_NO_FIGURE = regex.compile(  # a telephone number, a season ("2013-14")
    r"(?:\d{3}[-–]\d{4}|(?:1[5-9]|20)\d\d[-–]\d\d)\b(?![.,]\d)"
)
# Numbers to call, each by what only they have: a nought or a "+" in front, an area in brackets.
_TELEPHONE = regex.compile(
    r"(?:0\d{1,4}(?:[ -]\d{2,5}){1,4}"
    r"|1[38]00 \d{2,3} \d{3,4}"
    r"|(?<=\+)\d{1,3}(?:[ -]\(?\d{1,5}\)?){2,5}"
    r"|(?<=\()\d{2,5}\)[ -]?\d{3,4}[ -]\d{3,4})\b(?![.,]\d)"
)
# What words can go on with a number in digits: "3 hundred", "12 dozen", "2 and a half".
_GO_ON = tuple(
    joint + word
    for joint in (" ", "-")
    for word in (*WORDS["hundred"], *grammar.COLLECTIVES, *WORDS["point"], *WORDS["and_article"])
)
_LONGEST = 45  # digits in a row; more are no figure


def read_at_digit(text: str, folded: str, at: int, stop: int) -> tuple[Numeral | None, int]:
    if (call := _telephone(folded, at, stop)) is not None:
        return None, call
    match = _DIGITS.match(folded, at, stop, concurrent=False)
    if match is None or match.end() - at > _LONGEST or _NO_FIGURE.match(folded, at, stop):
        chain = _CHAIN.match(folded, at, stop, concurrent=False)
        return None, chain.end() if chain else at + 1
    if match["number"][0] == "." and folded[at - 1 : at] == ".":
        return None, match.end()
    amount = read_digits(match["number"])
    if amount is None:
        return None, match.end()
    if match.lastgroup == "number":
        return _plain_digits(amount, match, folded, stop)
    return _suffixed(amount, match, text, folded, stop)


def _telephone(folded: str, at: int, stop: int) -> int | None:
    """Return where a number to call ends that begins at `at`."""
    if folded[at] not in "01" and folded[at - 1 : at] not in ("+", "("):
        return None
    match = _TELEPHONE.match(folded, at, stop, concurrent=False)
    return match.end() if match else None


def _plain_digits(
    amount: Amount, match: regex.Match[str], folded: str, stop: int
) -> tuple[Numeral | None, int]:
    span = Span(match.start(), match.end())
    if "/" in match["number"] or "⁄" in match["number"]:
        whole = "-" in match["number"] or " " in match["number"]
        form = Form.CARDINAL if whole else Form.FRACTION
        return replace(cardinal(span, amount, words=False), form=form), span.end
    if folded.startswith(_GO_ON, span.end):
        counted = read_counted(folded, span.start, stop)
        if counted is not None:
            return counted, counted.span.end
    return cardinal(span, amount, words=False), span.end


def _suffixed(
    amount: Amount, match: regex.Match[str], text: str, folded: str, stop: int
) -> tuple[Numeral | None, int]:
    reader = _SUFFIXES.get(match.lastgroup or "")
    if reader is not None:
        return reader(amount, match, text)
    longer = read_counted(folded, match.start(), stop)
    if longer is not None and longer.span.end > match.end():
        return longer, longer.span.end
    for scale in (match["scale"], match["again"]):
        if scale:
            amount = amount.times(grammar.SCALES.get(scale) or grammar.SCALES[scale[:-1]])
    return _whole(amount, match)


def _whole(amount: Amount, match: regex.Match[str]) -> tuple[Numeral, int]:
    span = Span(match.start(), match.end())
    return cardinal(span, amount, words=False), span.end


def _bare(amount: Amount, match: regex.Match[str]) -> tuple[Numeral, int]:
    """Leave the suffix out: it belongs to what follows."""
    span = Span(match.start(), match.end("number"))
    return cardinal(span, amount, words=False), span.end


def _ordinal(amount: Amount, match: regex.Match[str], _: str) -> tuple[Numeral | None, int]:
    first = amount.value % 10 == 1 and amount.value % 100 != 11
    if match["ordinal"] in WORDS["unit_suffixes"] and not first:
        return _bare(amount, match)  # "12st": stone
    span = Span(match.start(), match.end())
    return ordinal(span, amount.value), span.end


def _decade(amount: Amount, match: regex.Match[str], _: str) -> tuple[Numeral | None, int]:
    numeral, end = _whole(amount, match)
    return replace(numeral, form=Form.DECADE), end


def _short(amount: Amount, match: regex.Match[str], _: str) -> tuple[Numeral | None, int]:
    return _whole(amount.times(_ABBREVIATIONS[match["short"]]), match)


def _letter(amount: Amount, match: regex.Match[str], text: str) -> tuple[Numeral | None, int]:
    bare, end = _bare(amount, match)
    factor = _CASED.get(text[end])
    return (rescale(bare, factor, end + 1), end + 1) if factor else (bare, end)


def _spaced(amount: Amount, match: regex.Match[str], text: str) -> tuple[Numeral | None, int]:
    """Read "2.3 k"; the number alone where the letter is no scale."""
    number = match["number"]
    scales = {} if "." not in number else _AFTER_GROUPS if "," in number else _AFTER_DECIMAL
    factor = scales.get(text[match.start("spaced")])
    return _whole(amount.times(factor), match) if factor else _bare(amount, match)


def _power(amount: Amount, match: regex.Match[str], _: str) -> tuple[Numeral | None, int]:
    exponent = int(match["power"].replace("−", "-"))
    if match["ten"]:  # "6.02 × 10^6"
        ten = raised(Amount(10), exponent)
        if ten is None:
            return None, match.end()
        step = ten.value if amount.step is None else amount.step * ten.value
        return _whole(Amount(simple(amount.value * ten.value), simple(step)), match)
    power = raised(amount, exponent)
    return _whole(power, match) if power else (None, match.end())


_SUFFIXES: Mapping[str, Callable[[Amount, regex.Match[str], str], tuple[Numeral | None, int]]] = {
    "ordinal": _ordinal,
    "decade": _decade,
    "short": _short,
    "letter": _letter,
    "spaced": _spaced,
    "power": _power,
}
