"""Find every number in a text: one pass for triggers, one anchored match at each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from checkers.facts.lexicon import either, load
from checkers.facts.numbers import grammar
from checkers.facts.numbers.digits import read_at_digit
from checkers.facts.numbers.grammar import LEXICON, WORDS
from checkers.facts.numbers.numeral import Numeral, negative
from checkers.facts.numbers.worded import read_at_word
from checkers.facts.words import Words, read_words
from checkers.model import Span

_SIZES = (*WORDS["hundred"], *grammar.SCALES, *grammar.COLLECTIVES)
_AFTER_ARTICLE = either([*WORDS["few"], *WORDS["couple"], *_SIZES, *grammar.DENOMINATORS])
_PARTS = (*WORDS["fraction_heads"], *WORDS["several"])
_WORDS = frozenset(
    (
        *grammar.UNITS,
        *grammar.TEENS,
        *grammar.ZEROS,
        *grammar.SCORE_ZEROS,
        *grammar.ORDINALS,
        *LEXICON["vague"]["plural"],
        *_PARTS,
    )
)
_TENS = tuple(grammar.TENS)
# Letters that stand for a currency right before the digits: "USD115", "NKr6.9bn".
_CODES = frozenset(code.lower() for code in load("currencies")["codes"]["known"]) | frozenset(
    sign for row in load("currencies")["currency"] for sign in row["signs"] if sign.isalpha()
)
_CODE_LENGTHS = tuple(sorted({len(code) for code in _CODES if code.isascii()}))
_SIGNS = tuple(f"{word} " for word in LEXICON["signs"]["negative"])
_BOTH_SIGNS = tuple(f"{words} " for words in LEXICON["signs"]["both"])
_LONGEST_SIGN = max(map(len, (*_SIGNS, *_BOTH_SIGNS))) + 1
_DIGIT_RUN = regex.compile(f"[0-9{''.join(grammar.VULGAR)}]+")
_NUMBER_WORD = regex.compile(rf"\b(?:{either(grammar.TENS)}|{either(_WORDS)}\b)")
_ARTICLE = regex.compile(rf"\b{either(WORDS['article'])}(?=[-\s]{{1,2}}{_AFTER_ARTICLE})")


def find_numerals(text: str) -> tuple[Numeral, ...]:
    """Find all numbers of a text, in order and without overlap."""
    whole = (Span(0, len(text)),)
    return tuple(numeral for numeral, _ in scan(text, fold(text), whole, read_words(text)))


def fold(text: str) -> str:
    """Lower the case without moving any offset (only "İ" would grow by it)."""
    return text.replace("\u0130", "i").lower()


def scan(
    text: str, folded: str, stretches: Sequence[Span], words: Words
) -> Iterator[tuple[Numeral, int]]:
    """Find the numbers within stretches of a text, each with the index of its stretch.

    `folded` is the text in lower case, `words` are its words.  No number crosses a stretch's end.
    """
    at = free = 0
    for start in _triggers(folded, words):
        if start < free:
            continue
        while at < len(stretches) and stretches[at].end <= start:
            at += 1
        if at == len(stretches):
            return
        if start < stretches[at].start:
            continue
        if folded[start].isalpha():
            numeral, free = read_at_word(folded, start, stretches[at].end)
        else:
            numeral, free = read_at_digit(text, folded, start, stretches[at].end)
        if numeral is not None:
            yield _signed(numeral, folded, stretches[at]), at


def _triggers(folded: str, words: Words) -> list[int]:
    """Find where a number may begin: three passes, each over what it cannot do without."""
    starts = [
        *_number_words(folded, words),
        *(m.start() for m in _ARTICLE.finditer(folded, concurrent=False)),
    ]
    for match in _DIGIT_RUN.finditer(folded, concurrent=False):
        start = match.start()
        before = folded[start - 1] if start else " "
        if before == "." and (start < 2 or not (folded[start - 2].isalnum())):
            starts.append(start - 1)
        elif not (before.isalnum() or before == "_" or _in_figure(folded, start)) or _after_code(
            folded, start
        ):
            starts.append(start)
    starts.sort()
    return starts


def _number_words(folded: str, words: Words) -> Iterator[int]:
    """Find the number words, also those that "twenty" and its like only begin."""
    forms = {word for word, low in words.forms.items() if low in _WORDS}
    if any(ten in folded for ten in grammar.TENS):
        forms |= {word for word, low in words.forms.items() if low.startswith(_TENS)}
    for start in words.starts_of(forms) if forms else ():
        if _NUMBER_WORD.match(folded, start, concurrent=False):
            yield start


def _in_figure(folded: str, at: int) -> bool:
    """Tell whether digits only go on with ones that letters made a name of: "Ksh2,000"."""
    return folded[at - 1 : at] in (",", ".") and folded[at - 2 : at - 1].isdigit()


def _after_code(folded: str, at: int) -> bool:
    """Tell whether a currency's code stands right before: "USD115"."""
    for length in _CODE_LENGTHS:
        begin = at - length
        if begin < 0 or folded[begin:at] not in _CODES:
            continue
        if begin == 0 or not folded[begin - 1].isalnum():
            return True
    return False


def _signed(numeral: Numeral, folded: str, stretch: Span) -> Numeral:
    at, start = numeral.span.start, stretch.start
    before = folded[max(start, at - _LONGEST_SIGN) : at]
    if before.endswith(("-", "−")):
        lone = at - 1 == start or before[-2:-1] in tuple(" \t\n\u00a0([$£€")
        lone = lone and not before[-3:-2].isdigit()  # "75 -300"
        return negative(numeral, at - 1) if lone and not numeral.words else numeral
    if (
        at - start < _LONGEST_SIGN
        and folded[start:at].strip() in ("-", "−")
        and not folded[numeral.span.end : stretch.end].strip()
    ):
        return negative(numeral, start)  # alone in a line or cell
    if before.endswith(_BOTH_SIGNS):
        return numeral
    sign = next((word for word in _SIGNS if before.endswith(word)), None)
    apart = sign and not before[: -len(sign)][-1:].isalpha()
    return negative(numeral, at - len(sign)) if sign and apart else numeral
