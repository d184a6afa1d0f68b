"""Numbers as they are written in English: digits, words, and both together."""

from checkers.facts.numbers.finding import find_numerals, fold
from checkers.facts.numbers.grammar import DIGITS, NUMBER_WORDS
from checkers.facts.numbers.numeral import Form, Numeral, rescale
from checkers.facts.numbers.reading import parse_number

__all__ = [
    "DIGITS",
    "NUMBER_WORDS",
    "Form",
    "Numeral",
    "find_numerals",
    "fold",
    "parse_number",
    "rescale",
]
