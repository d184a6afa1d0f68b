"""From the words of a number to its value."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

import regex

from checkers.facts.lexicon import either
from checkers.facts.numbers import grammar
from checkers.facts.numbers.numeral import Amount, simple
from checkers.model import Number

Token = tuple[str, int]  # a word or a number in digits, and where it ends

_NEGATIVE: tuple[str, ...] = tuple(grammar.LEXICON["signs"]["negative"])
_TOKENS = regex.compile(rf"{grammar.DIGITS}|[^\W\d_]+|&")
_NUMBER = regex.compile(
    rf"(?:[-−]|{either(_NEGATIVE)} )?(?:{grammar.NUMBER_WORDS}|{grammar.DIGITS})"
)
_DIGITS = regex.compile(grammar.DIGITS)
_PARTS = regex.compile(r"(?:(?P<whole>\d+)[ \u00a0\u202f\u2009-]+)?(?P<over>\d+)[/⁄](?P<under>\d+)")
_GROUPED_BY_DOTS = regex.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_DECIMAL_COMMA = regex.compile(r"\d+,\d{1,2}")
_BLANKS = str.maketrans("", "", " \u00a0\u202f\u2009")
_HALF_STEP = Fraction(1, 10)  # "half a million" is good to a tenth of a million
_HIGHEST_POWER = 40
_FROM_SCALE = 100_000  # "two thousand" is a plain integer, "two million" a rounded one

_SMALL: Mapping[str, int] = {
    **grammar.UNITS,
    **grammar.TEENS,
    **grammar.TENS,
    **grammar.ZEROS,
    **grammar.SCORE_ZEROS,
}
_SCALES: Mapping[str, int] = {
    **{word: value for word, value in grammar.SCALES.items()},
    **{word + "s": value for word, value in grammar.SCALES.items()},
}
_DOZENS: Mapping[str, int] = {
    **grammar.COLLECTIVES,
    **{word + "s": value for word, value in grammar.COLLECTIVES.items()},
}
_PARTS_OF_ONE: Mapping[str, int] = {
    **grammar.DENOMINATORS,
    **{word + "s": value for word, value in grammar.DENOMINATORS.items()},
}
_DECIMALS: Mapping[str, int] = {
    **grammar.UNITS,
    **grammar.ZEROS,
    **dict.fromkeys(grammar.WORDS["point_zero"], 0),
}
_FEW: Mapping[str, Number] = {
    **dict.fromkeys(grammar.WORDS["half"], Fraction(1, 2)),
    **dict.fromkeys(grammar.WORDS["quarter"], Fraction(1, 4)),
    **dict.fromkeys(grammar.WORDS["couple"], 2),
}
_ARTICLES = frozenset(grammar.WORDS["article"])
_ANDS = frozenset(grammar.WORDS["and"])
_OF = frozenset(grammar.WORDS["part_of"])
_HUNDREDS = frozenset(grammar.WORDS["hundred"])
_POINTS = frozenset(grammar.WORDS["point"])


def read_digits(text: str) -> Amount | None:
    """Value a number in digits ("1,409", "3.5", "2½"); None where it divides by zero."""
    if text.isdecimal():
        return Amount(int(text))
    parts = _PARTS.fullmatch(text)
    if parts:
        under = int(parts["under"])
        if under == 0:
            return None
        value = int(parts["whole"] or 0) + Fraction(int(parts["over"]), under)
        return Amount(simple(value), Fraction(1, under))
    if text[-1] in grammar.VULGAR:
        over, under = grammar.VULGAR[text[-1]]
        whole = text[:-1].translate(_BLANKS)
        return Amount(int(whole or 0) + Fraction(over, under), Fraction(1, under))
    return _read_decimal(text.translate(_BLANKS))


def _read_decimal(text: str) -> Amount:
    mantissa, _, exponent = text.partition("e")
    if _GROUPED_BY_DOTS.fullmatch(mantissa) and (mantissa.count(".") > 1 or "," in mantissa):
        mantissa = mantissa.replace(".", "").replace(",", ".")
    elif _DECIMAL_COMMA.fullmatch(mantissa):
        mantissa = mantissa.replace(",", ".")
    else:
        mantissa = mantissa.replace(",", "")
    _, point, decimals = mantissa.partition(".")
    power = Fraction(10) ** int(exponent or 0)
    if not point and not exponent:
        return Amount(int(mantissa))
    step = Fraction(1, 10 ** len(decimals)) * power
    return Amount(simple(Fraction(mantissa) * power), simple(step))


@dataclass(slots=True)
class _Tally:
    """A number under construction: closed parts (`total`) and the group still open."""

    total: Number = 0
    step: Number | None = None
    scale: int = 1
    least: Number | None = None  # the last closed part's scale
    group: Number | None = None
    group_step: Number | None = None
    opened: int = 0  # tokens before the open group
    digits: bool = False

    def amount(self) -> Amount:
        if self.group is None:
            return Amount(simple(self.total), self.step, self.scale)
        if self.least is None:
            return Amount(simple(self.group), self.group_step)
        return Amount(simple(self.total + self.group), self.group_step)

    def open(self, value: Number, step: Number | None, at: int) -> bool:
        self.group, self.group_step, self.opened = value, step, at
        return True

    def small(self, value: int, at: int) -> bool:
        """Add a word below 100 where the order allows it: "twenty" + "one", "hundred" + "six"."""
        if self.group is None:
            return self.open(value, None, at)
        if not isinstance(self.group, int) or (self.digits and self.group < 100):
            return False
        after_ten = self.group % 100 >= 20 and self.group % 10 == 0 and 0 < value < 10
        if value == 0 or not (after_ten or (self.group % 100 == 0 and self.group > 0)):
            return False
        self.group += value
        return True

    def add_part(self, over: int, under: int) -> None:
        """Add a part of one, or of the scale word just before it."""
        if self.group is None and self.least is not None:
            self.total = simple(self.total + Fraction(over * self.least, under))
            self.step = simple(Fraction(self.least, under))
        else:
            self.open((self.group or 0) + Fraction(over, under), Fraction(1, under), self.opened)

    def hundred(self) -> bool:
        if self.group is None or (self.group >= 100 and not self.digits):
            return False
        return self.open(simple(self.group * 100), _grown(self.group_step, 100), self.opened)

    def scaled(self, factor: int) -> bool:
        """Close the group with its scale word; False where the order forbids it."""
        if self.group is None:
            return self._scaled_again(factor)
        if self.least is not None and factor >= self.least:
            return False
        rough = factor >= _FROM_SCALE or self.digits or self.group_step is not None
        part = Amount(self.group, self.group_step)
        part = part.times(factor) if rough else Amount(simple(part.value * factor))
        self.scale = part.scale if self.least is None else 1
        self.total, self.step, self.least = self.total + part.value, part.step, factor
        self.group, self.digits = None, False
        return True

    def _scaled_again(self, factor: int) -> bool:
        if self.least is None or self.total % self.least or self.least > factor:
            return False  # only "three lakh crore", "a thousand million"
        part = Amount(self.total, self.step, self.scale).times(factor)
        self.total, self.step, self.scale, self.least = part.value, part.step, part.scale, factor
        return True


def _grown(step: Number | None, factor: int) -> Number | None:
    return None if step is None else simple(step * factor)


def read_words(tokens: Sequence[Token]) -> tuple[Amount, int] | None:
    """Value the longest number at the beginning of `tokens`, and say how many it took."""
    return _read_portion(tokens) or _read_sum(tokens)


def _word(tokens: Sequence[Token], at: int) -> str:
    return tokens[at][0] if at < len(tokens) else ""


def _size(word: str) -> int | None:
    if word in _HUNDREDS:
        return 100
    return _SCALES.get(word) or _DOZENS.get(word)


def _read_portion(tokens: Sequence[Token]) -> tuple[Amount, int] | None:
    """Read "half a million", "a quarter of a million", "a couple of hundred", "a pair of"."""
    at = 1 if _word(tokens, 0) in _ARTICLES else 0
    part = _FEW.get(_word(tokens, at))
    if part is None and (under := _PARTS_OF_ONE.get(_word(tokens, 1))) and at == 0:
        over = _SMALL.get(_word(tokens, 0))
        part, at = (Fraction(over, under), 1) if over and _word(tokens, 2) in _OF else (None, 0)
    if part is None:
        return None
    at += 1
    plain = at
    while _word(tokens, at) in _OF | _ARTICLES:
        at += 1
    size = _size(_word(tokens, at))
    if size is None:
        taken = plain + (_word(tokens, plain) in _OF)
        return (Amount(part), taken) if isinstance(part, int) else None
    if size < 1000:
        return Amount(simple(part * size)), at + 1
    return Amount(simple(part * size), simple(size * _HALF_STEP), size), at + 1


def _read_sum(tokens: Sequence[Token]) -> tuple[Amount, int] | None:
    tally = _Tally()
    taken = at = 0
    while at < len(tokens):
        step = _read_one(tally, tokens, at)
        if step == 0:
            return _stopped(tally, tokens, at, taken)
        at += step
        if _word(tokens, at - 1) not in _ANDS:
            taken = at
    return (tally.amount(), taken) if taken else None


def _stopped(
    tally: _Tally, tokens: Sequence[Token], at: int, taken: int
) -> tuple[Amount, int] | None:
    """End at a word that does not fit; a scale word takes its own group with it."""
    if _word(tokens, at) in _SCALES and tally.group is not None and tally.least is not None:
        tally.group = None
        return tally.amount(), tally.opened
    return (tally.amount(), taken) if taken else None


def _read_one(tally: _Tally, tokens: Sequence[Token], at: int) -> int:
    """Take the token at `at` into the tally; 0 where it does not fit, else how many it took."""
    word = tokens[at][0]
    if word in _ARTICLES:
        return int(tally.group is None and tally.least is None and tally.open(1, None, at))
    if word in _ANDS:
        return _read_and(tally, tokens, at)
    if word in _POINTS:
        return _read_point(tally, tokens, at)
    if word[0].isdigit() or word[0] == "." or word[-1] in grammar.VULGAR:
        return _open_digits(tally, word, at)
    if word in _DOZENS:
        return int(_read_dozen(tally, tokens, at))
    return int(_read_word(tally, word, at))


def _read_word(tally: _Tally, word: str, at: int) -> bool:
    if word in _SMALL:
        return tally.small(_SMALL[word], at)
    if word in _HUNDREDS:
        return tally.hundred()
    return word in _SCALES and tally.scaled(_SCALES[word])


def _read_dozen(tally: _Tally, tokens: Sequence[Token], at: int) -> bool:
    """Count in dozens what stands before; after "and" only that: "three hundred and two dozen"."""
    if not isinstance(tally.group, int) or tally.least is not None:
        return False
    apart = _word(tokens, at - 2) in _ANDS
    dozens = tally.group % 100 if apart else tally.group
    return tally.open(tally.group - dozens + (dozens or 1) * _DOZENS[tokens[at][0]], None, at)


def _open_digits(tally: _Tally, word: str, at: int) -> int:
    amount = read_digits(word)
    if amount is None:
        return 0
    if tally.group is not None:  # "3 hundred and 21"
        whole = isinstance(amount.value, int) and isinstance(tally.group, int)
        if not whole or tally.group % 100 or amount.value >= 100:
            return 0
        tally.group += amount.value
        return 1
    tally.digits = True
    return int(tally.open(amount.value, amount.step, at))


def _read_and(tally: _Tally, tokens: Sequence[Token], at: int) -> int:
    """Take "and", with the part that it may bring: "two and a half", "a million and a half"."""
    if tally.group is None and tally.least is None:
        return 0
    over = 1 if _word(tokens, at + 1) in _ARTICLES else _SMALL.get(_word(tokens, at + 1))
    under, words = _denominator(tokens, at + 2)
    if over and under:
        tally.add_part(over, under)
        return words + 2
    more = _word(tokens, at + 2)
    if tally.group is None and (tally.least or 0) >= _FROM_SCALE and not _size(more):
        return 0  # "five million and three" are two numbers
    return 1


def _denominator(tokens: Sequence[Token], at: int) -> tuple[int | None, int]:
    word, after = _word(tokens, at), _PARTS_OF_ONE.get(_word(tokens, at + 1))
    if word in grammar.TENS and after and after < 10:
        return grammar.TENS[word] + after, 2
    return _PARTS_OF_ONE.get(word), 1


def _read_point(tally: _Tally, tokens: Sequence[Token], at: int) -> int:
    if tally.group is None or tally.group_step is not None:
        return 0
    end = at + 1
    while end < len(tokens) and (_word(tokens, end) in _DECIMALS):
        end += 1
    digits = "".join(str(_DECIMALS[word]) for word, _ in tokens[at + 1 : end])
    if not digits:
        return 0
    step = Fraction(1, 10 ** len(digits))
    tally.open(simple(tally.group + int(digits) * step), step, tally.opened)
    return end - at


def raised(amount: Amount, exponent: int) -> Amount | None:
    """Raise a number to a whole power ("1.1^23"); None for nothing by itself or too long a number.

    A power is exact: what its base was rounded to says little about it.
    """
    if abs(exponent) > _HIGHEST_POWER or (amount.value == 0 and exponent <= 0):
        return None
    return Amount(simple(Fraction(amount.value) ** exponent))


def fraction_amount(over: int, under: int) -> Amount:
    return Amount(simple(Fraction(over, under)), Fraction(1, under))


def tokens_of(text: str) -> list[Token]:
    return [(m.group(), m.end()) for m in _TOKENS.finditer(text, concurrent=False)]


def parse_number(text: str) -> Number | None:
    """Value a number that fills the whole text, in digits or words; None if it is no number."""
    folded = text.strip().lower()
    if len(folded) > 200 or not _NUMBER.fullmatch(folded, concurrent=False):
        return None
    for sign in ("-", "−", *(f"{word} " for word in _NEGATIVE)):
        if folded.startswith(sign):
            value = parse_number(folded[len(sign) :])
            return None if value is None else -value
    if _DIGITS.fullmatch(folded, concurrent=False):
        amount = read_digits(folded)
        return amount.value if amount else None
    tokens = tokens_of(folded)
    read = read_words(tokens)
    return read[0].value if read and read[1] == len(tokens) else None
