"""Find every number in a text: one pass for triggers, one anchored match at each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import regex

from checkers.facts.lexicon import load
from checkers.facts.numbers import grammar
from checkers.facts.numbers.grammar import END, GAP, LEXICON, either
from checkers.facts.numbers.numeral import (
    Amount,
    Form,
    Numeral,
    cardinal,
    negative,
    rescale,
    vague,
)
from checkers.facts.numbers.reading import fraction_amount, read_digits, read_words, tokens_of
from checkers.model import Number, Span

_PLURALS = {word: size for word, size in LEXICON["vague"]["plural"].items()}
_BEFORE = LEXICON["vague"]["before"]
_ABBREVIATIONS: dict[str, int] = {**LEXICON["abbreviations"]}
_CASED: dict[str, int] = {**LEXICON["cased"]}
_SIZES = {"hundred": 100, **grammar.SCALES, **grammar.COLLECTIVES}

_AFTER_ARTICLE = either(["few", "couple", "pair", *_SIZES, *grammar.DENOMINATORS])
_PARTS = ("half", "quarter", "several")
_WORDS = either(
    [*grammar.UNITS, *grammar.TEENS, *grammar.ZEROS, *grammar.ORDINALS, *_PLURALS, *_PARTS]
)
_CODES = frozenset(code.lower() for code in load("currencies")["codes"]["known"])
_DIGIT_RUN = regex.compile(f"[0-9{''.join(grammar.VULGAR)}]+")
_NUMBER_WORD = regex.compile(rf"\b(?:{either(grammar.TENS)}|{_WORDS}\b)")
_ARTICLE = regex.compile(rf"\ban?(?=[-\s]{{1,2}}{_AFTER_ARTICLE})")
# Chains are versions, addresses, dates, telephone numbers: none of their parts is a figure.
_CHAIN = regex.compile(r"\d+(?:[-–.,:/⁄]\d+)+")
_DIGITS = regex.compile(
    rf"(?P<number>{grammar.DIGITS})"
    r"(?![-–]\d+[-–/:]\d)"
    rf"(?:(?P<ordinal>st|nd|rd|th)\b|(?P<decade>'?s)\b"
    rf"|{GAP}?(?P<scale>{either(grammar.SCALES)}s?)\b(?:{GAP}(?P<again>{either(grammar.SCALES)})\b)?"
    rf"|[^\S\r\n]?(?P<short>{either(_ABBREVIATIONS)})\b"
    r"|(?P<letter>[kmbt])(?![^\W\d_]))?"
)
_NUMBER_WORDS = regex.compile(grammar.NUMBER_WORDS)
_DIGITS_COUNTED = regex.compile(grammar.COUNTED)
_VAGUE = regex.compile(
    rf"(?:(?P<plural>{either(_PLURALS)})(?:{GAP}of{GAP}(?P<again>{either(_PLURALS)}))?"
    rf"|(?P<before>{either(_BEFORE)}){GAP}(?P<size>{either(_SIZES)}))\b"
)
_ORDINAL_WORD = regex.compile(
    rf"(?P<gap>{GAP}{grammar.AND}?|[–—])?(?:(?P<tens>{either(grammar.TENS)}){grammar.TENS_JOINT})?"
    rf"(?P<word>{either([*grammar.ORDINALS, *grammar.DENOMINATORS])})(?P<many>s?){END}"
)
_NO_FIGURE = regex.compile(  # a telephone number, a season ("2013-14")
    r"(?:\d{3}[-–]\d{4}|(?:1[5-9]|20)\d\d[-–]\d\d)\b(?![.,]\d)"
)
_LONGEST = 45  # digits in a row; more are no figure


def find_numerals(text: str) -> tuple[Numeral, ...]:
    """Find all numbers of a text, in order and without overlap."""
    return tuple(numeral for numeral, _ in scan(text, fold(text), (Span(0, len(text)),)))


def fold(text: str) -> str:
    """Lower the case without moving any offset (only "İ" would grow by it)."""
    return text.replace("\u0130", "i").lower()


def scan(text: str, folded: str, stretches: Sequence[Span]) -> Iterator[tuple[Numeral, int]]:
    """Find the numbers within stretches of a text, each with the index of its stretch.

    `folded` is the text in lower case.  No number crosses a stretch's end.
    """
    at = free = 0
    for start in _triggers(folded):
        if start < free:
            continue
        while at < len(stretches) and stretches[at].end <= start:
            at += 1
        if at == len(stretches):
            return
        if start < stretches[at].start:
            continue
        if folded[start].isalpha():
            numeral, free = _read_at_word(folded, start, stretches[at].end)
        else:
            numeral, free = _read_at_digit(text, folded, start, stretches[at].end)
        if numeral is not None:
            yield _signed(numeral, folded, stretches[at].start), at


def _triggers(folded: str) -> list[int]:
    """Find where a number may begin: three passes, each over what it cannot do without."""
    starts = [
        *(m.start() for m in _NUMBER_WORD.finditer(folded, concurrent=False)),
        *(m.start() for m in _ARTICLE.finditer(folded, concurrent=False)),
    ]
    for match in _DIGIT_RUN.finditer(folded, concurrent=False):
        start = match.start()
        before = folded[start - 1] if start else " "
        if before == "." and (start < 2 or not (folded[start - 2].isalnum())):
            starts.append(start - 1)
        elif not (before.isalnum() or before == "_") or _after_code(folded, start):
            starts.append(start)
    starts.sort()
    return starts


def _after_code(folded: str, at: int) -> bool:
    """Tell whether a currency's code stands right before: "USD115"."""
    return folded[at - 3 : at] in _CODES and (at < 4 or not folded[at - 4].isalnum())


def _signed(numeral: Numeral, folded: str, start: int) -> Numeral:
    at = numeral.span.start
    if at > start and folded[at - 1] in "-−":
        lone = at - 1 == start or folded[at - 2] in " \t\n\u00a0([$£€"
        lone = lone and not (at - 3 >= start and folded[at - 3].isdigit())  # "75 -300"
        return negative(numeral, at - 1) if lone and not numeral.words else numeral
    if folded.endswith("plus or minus ", start, at):
        return numeral
    for word in ("minus ", "negative "):
        if at - len(word) >= start and folded.startswith(word, at - len(word)):
            return negative(numeral, at - len(word))
    return numeral


# --- digits ----------------------------------------------------------------------------------


def _read_at_digit(text: str, folded: str, at: int, stop: int) -> tuple[Numeral | None, int]:
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


def _plain_digits(
    amount: Amount, match: regex.Match[str], folded: str, stop: int
) -> tuple[Numeral | None, int]:
    span = Span(match.start(), match.end())
    if "/" in match["number"] or "⁄" in match["number"]:
        whole = "-" in match["number"] or " " in match["number"]
        form = Form.CARDINAL if whole else Form.FRACTION
        return replace(cardinal(span, amount, words=False), form=form), span.end
    if folded.startswith((" hundred", " dozen", " doz", " point", "-and-a", " and a"), span.end):
        counted = _counted(folded, span.start, stop)
        if counted is not None:
            return counted, counted.span.end
    return cardinal(span, amount, words=False), span.end


def _counted(folded: str, at: int, stop: int) -> Numeral | None:
    match = _DIGITS_COUNTED.match(folded, at, stop, concurrent=False)
    return _from_words(match) if match else None


def _suffixed(
    amount: Amount, match: regex.Match[str], text: str, folded: str, stop: int
) -> tuple[Numeral | None, int]:
    span = Span(match.start(), match.end())
    if match["ordinal"]:
        return _ordinal(span, amount.value), span.end
    if match["decade"]:
        return replace(cardinal(span, amount, words=False), form=Form.DECADE), span.end
    if match["letter"]:
        factor = _CASED.get(text[span.end - 1])
        bare = cardinal(Span(span.start, span.end - 1), amount, words=False)
        return (rescale(bare, factor, span.end) if factor else bare), span.end - (factor is None)
    if match["short"]:
        return cardinal(span, amount.times(_ABBREVIATIONS[match["short"]]), words=False), span.end
    longer = _counted(folded, span.start, stop)
    if longer is not None and longer.span.end > span.end:
        return longer, longer.span.end
    for scale in (match["scale"], match["again"]):
        if scale:
            amount = amount.times(grammar.SCALES.get(scale) or grammar.SCALES[scale[:-1]])
    return cardinal(span, amount, words=False), span.end


# --- words -----------------------------------------------------------------------------------


def _read_at_word(folded: str, at: int, stop: int) -> tuple[Numeral | None, int]:
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
    if under > 2 and (value == 1 or part["many"] or word in ("half", "quarter")):
        return _fraction(span, value, under) if "and" not in part["gap"] else None
    if part["many"]:
        return None
    if word in grammar.ORDINALS and _continues(value, under):
        return _ordinal(span, value * under if under >= 100 else value + under)
    return _fraction(span, value, under) if hyphened and word in grammar.DENOMINATORS else None


def _continues(value: int, under: int) -> bool:
    """Tell whether an ordinal word can end a number: "twenty" "first", "two" "hundredth"."""
    if under >= 100:
        return value > 1
    return value >= 20 and value % (10 if under < 10 else 100) == 0


def _read_part(folded: str, at: int, stop: int) -> tuple[Numeral | None, int]:
    """Read a number that begins with an ordinal or a part: "third", "a quarter", "twentieth"."""
    start = at
    article = folded.startswith(("a ", "a-", "an "), at)
    if article:
        at = folded.find(" ", at, at + 3) + 1 or at + 2
    part = _ORDINAL_WORD.match(folded, at, stop, concurrent=False)
    if part is None:
        return None, at + 1
    word, end = part["word"], part.end()
    if word in ("half", "quarter"):
        many = part["many"] == "s"
        return (None if many else _fraction(Span(start, end), 1, grammar.DENOMINATORS[word])), end
    if part["many"] or word in ("halves",):
        return None, end
    value = grammar.ORDINALS[word] + grammar.TENS.get(part["tens"] or "", 0)
    if article and value > 2 and _ends_phrase(folded, end):
        return _fraction(Span(start, end), 1, value), end
    return _ordinal(Span(at, end), value), end


_PHRASE_END = regex.compile(
    r"\s*+(?:[.,;:)!?—–]|\z|(?:of|less|more|fewer|higher|lower|as|than|the|in|to|from|since)\b)"
)


def _ends_phrase(folded: str, at: int) -> bool:
    """Tell whether "a third" stands as a share, not before a noun ("a third man")."""
    return _PHRASE_END.match(folded, at, concurrent=False) is not None


def _fraction(span: Span, over: int, under: int) -> Numeral:
    amount = fraction_amount(over, under)
    return replace(cardinal(span, amount, words=True), form=Form.FRACTION)


def _ordinal(span: Span, value: Number) -> Numeral:
    return replace(cardinal(span, Amount(value), words=False), form=Form.ORDINAL)
