"""Read a number that begins with a word: "two and a half million", "two-thirds", "hundreds"."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import regex

from checkers.facts.lexicon import either
from checkers.facts.numbers import grammar
from checkers.facts.numbers.grammar import GAP, LEXICON, WORDS
from checkers.facts.numbers.numeral import Amount, Form, Numeral, cardinal, ordinal, vague
from checkers.facts.numbers.reading import fraction_amount, read_words, tokens_of
from checkers.model import Span

_PLURALS = {word: size for word, size in LEXICON["vague"]["plural"].items()}
_BEFORE = LEXICON["vague"]["before"]
_SIZES = {**dict.fromkeys(WORDS["hundred"][:1], 100), **grammar.SCALES, **grammar.COLLECTIVES}
_NUMBER_WORDS = regex.compile(grammar.NUMBER_WORDS)
_DIGITS_COUNTED = regex.compile(grammar.COUNTED)
_VAGUE = regex.compile(
    rf"(?:(?P<plural>{either(_PLURALS)})(?:{GAP}of{GAP}(?P<again>{either(_PLURALS)}))?"
    rf"|(?P<before>{either(_BEFORE)}){GAP}(?P<size>{either(_SIZES)}))\b"
)
_ORDINAL_WORD = regex.compile(grammar.ORDINAL_WORD)
_HALVES = frozenset((*WORDS["half"], *WORDS["quarter"]))
_ARTICLES = frozenset(WORDS["article"])
_ANDS = frozenset(WORDS["and"])
_ARTICLE = regex.compile(rf"{either(_ARTICLES)}[- ]")


def read_at_word(folded: str, at: int, stop: int) -> tuple[Numeral | None, int]:
    if (loose := _VAGUE.match(folded, at, stop, concurrent=False)) is not None:
        return _vague(loose), loose.end()
    match = _NUMBER_WORDS.match(folded, at, stop, concurrent=False)
    numeral = _from_words(match) if match else None
    if numeral is None:
        return _read_part(folded, at, stop)
    part = _ORDINAL_WORD.match(folded, numeral.span.end, stop, concurrent=False)
    joined = _joined(numeral, part) if part else None
    numeral = joined or numeral
    return numeral, numeral.span.end


def _vague(match: regex.Match[str]) -> Numeral | None:
    span = Span(match.start(), match.end())
    if match["before"]:
        size, bounds = _SIZES[match["size"]], _BEFORE[match["before"]]
        return vague(span, size, bounds["low"] * size, bounds["high"] * size)
    bounds = _PLURALS[match["plural"]]
    if bounds.get("scale") and not match["again"]:
        return None
    size = bounds["size"] * (_PLURALS[match["again"]]["size"] if match["again"] else 1)
    return vague(span, size, bounds["low"] * size, bounds["high"] * size or None)


def read_counted(folded: str, at: int, stop: int) -> Numeral | None:
    """Read a number whose digits words go on with: "3 hundred and two", "12 dozen"."""
    match = _DIGITS_COUNTED.match(folded, at, stop, concurrent=False)
    return _from_words(match) if match else None


def _from_words(match: regex.Match[str]) -> Numeral | None:
    tokens = tokens_of(match.group())
    read = read_words(tokens)
    if read is None:
        return None
    amount, taken = read
    end = match.start() + tokens[taken - 1][1]
    return cardinal(Span(match.start(), end), amount, words=True)


def _joined(numeral: Numeral, part: regex.Match[str]) -> Numeral | None:
    """Read the number before an ordinal word with it: "two-thirds", "twenty-first"."""
    value, word = numeral.value, part["word"]
    if not isinstance(value, int) or part["gap"] is None:
        return None
    span = Span(numeral.span.start, part.end())
    under = grammar.TENS.get(part["tens"] or "", 0) + (
        grammar.DENOMINATORS.get(word) or grammar.ORDINALS[word]
    )
    hyphened = part["gap"] in ("-", "‐", "‑")
    if under > 2 and (value == 1 or part["many"] or word in _HALVES):
        bare = _ANDS.isdisjoint(part["gap"].split())
        return _fraction_of(span, numeral, under, part) if bare else None
    if part["many"]:
        return None
    if word in grammar.ORDINALS and _continues(value, under):
        return ordinal(span, value * under if under >= 100 else value + under)
    return _fraction(span, value, under) if hyphened and word in grammar.DENOMINATORS else None


def _fraction_of(
    span: Span, numeral: Numeral, under: int, part: regex.Match[str]
) -> Numeral | None:
    """Divide the number before a plural part, or only its last words.

    A hyphen binds tens to the part ("one hundred thirty-fifths": 100/35); a hundred and less
    than one part after "and" is a whole number and a fraction ("two hundred and five sixths").
    """
    value = numeral.value
    if not isinstance(value, int):
        return None
    tens, hundreds = value % 100, value - value % 100
    if part["gap"] in ("-", "‐", "‑") and hundreds and tens >= 20 and tens % 10 == 0 and under < 10:
        return _fraction(span, hundreds, tens + under)
    if part["many"] and hundreds and 0 < tens < under:
        words = part.string[numeral.span.start : numeral.span.end].split()
        if not _ANDS.isdisjoint(words[-2:-1]):
            amount = Amount(hundreds + Fraction(tens, under), Fraction(1, under))
            return cardinal(span, amount, words=True)
    return _fraction(span, value, under)


def _continues(value: int, under: int) -> bool:
    """Tell whether an ordinal word can end a number: "twenty" "first", "two" "hundredth"."""
    if under >= 100:
        return value > 1
    return value >= 20 and value % (10 if under < 10 else 100) == 0


def _read_part(folded: str, at: int, stop: int) -> tuple[Numeral | None, int]:
    """Read a number that begins with an ordinal or a part: "third", "a quarter", "twentieth"."""
    start = at
    article = _ARTICLE.match(folded, at, stop, concurrent=False)
    if article:
        at = article.end()
    part = _ORDINAL_WORD.match(folded, at, stop, concurrent=False)
    if part is None:
        return None, at + 1
    word, end = part["word"], part.end()
    if word in _HALVES:
        many = part["many"] == "s"
        return (None if many else _fraction(Span(start, end), 1, grammar.DENOMINATORS[word])), end
    if part["many"] or word not in grammar.ORDINALS:
        return None, end
    value = grammar.ORDINALS[word] + grammar.TENS.get(part["tens"] or "", 0)
    if article and value > 2 and _ends_phrase(folded, end):
        return _fraction(Span(start, end), 1, value), end
    return ordinal(Span(at, end), value), end


_PHRASE_END = regex.compile(rf"\s*+(?:[.,;:)!?—–]|\z|{either(WORDS['after_share'])}\b)")


def _ends_phrase(folded: str, at: int) -> bool:
    """Tell whether "a third" stands as a share, not before a noun ("a third man")."""
    return _PHRASE_END.match(folded, at, concurrent=False) is not None


def _fraction(span: Span, over: int, under: int) -> Numeral:
    amount = fraction_amount(over, under)
    return replace(cardinal(span, amount, words=True), form=Form.FRACTION)
