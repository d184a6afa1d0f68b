"""How a language writes a number, as regex sources made from its word lists and its grammar.

The lexicon's `grammar` table holds the patterns; `<name>` in one is another pattern, any word of
the table of that name, or what is given here (digits, gaps).  All sources are lower case and
match folded text; under IGNORECASE they match any.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import regex

from checkers.facts.lexicon import either, load

LEXICON = load("numbers")
UNITS: dict[str, int] = {**LEXICON["units"]}
TEENS: dict[str, int] = {**LEXICON["teens"]}
TENS: dict[str, int] = {**LEXICON["tens"]}
ZEROS: dict[str, int] = {**LEXICON["zeros"]}
SCORE_ZEROS: dict[str, int] = {**LEXICON["score_zeros"]}
SCALES: dict[str, int] = {**LEXICON["scales"]}
COLLECTIVES: dict[str, int] = {**LEXICON["collectives"]}
ORDINALS: dict[str, int] = {**LEXICON["ordinals"]}
DENOMINATORS: dict[str, int] = {
    **{word: value for word, value in ORDINALS.items() if value > 2},
    **LEXICON["denominators"],
}
VULGAR: dict[str, tuple[int, int]] = {k: (a, b) for k, (a, b) in LEXICON["vulgar"].items()}
WORDS: Mapping[str, list[str]] = {**LEXICON["words"]}


END = r"(?![^\W_])"  # no letter or digit follows
GAP = r"(?:[-‐‑]|[^\S\r\n]{1,2}|[^\S\r\n]?\r?\n)"  # one line end at most: never a paragraph's

_VULGAR = "[" + "".join(VULGAR) + "]"
_SPACE = "[ \u00a0\u202f\u2009]"
WHOLE_DIGITS = (
    r"(?:\d{1,3}(?:,\d{3}){1,9}(?:\.\d{1,30})?"  # 1,409.5
    r"|\d{1,2}(?:,\d{2}){1,9},\d{3}(?:\.\d{1,30})?"  # 12,34,567
    r"|\d{1,3}(?:\.\d{3}){1,9},\d{1,2}"  # 1.409,50
    r"|\d{1,3}(?:\.\d{3}){2,9}"  # 1.409.000
    rf"|\d{{1,3}}(?:{_SPACE}\d{{3}}){{1,9}}(?:[.,]\d{{1,2}})?(?!{_SPACE}?\d)"  # 1 409 000
    r"|\d{1,30}(?:\.\d{1,30}|,\d{1,2}(?![\d,]))?"
    r"|\.\d{1,30})"
)
PARTS = rf"(?:{_SPACE}?{_VULGAR}|(?:{_SPACE}{{1,2}}|-)\d{{1,2}}[/⁄]\d{{1,3}}|[/⁄]\d{{1,4}})"
DIGITS = (
    rf"(?:(?:\d{{1,9}}{PARTS}|{WHOLE_DIGITS}(?:e[+-]?\d{{1,2}})?|{_VULGAR})"
    rf"(?!\d|[.,:/⁄]\d))"
)

_TABLES: Mapping[str, Iterable[str]] = {
    "units": UNITS,
    "teens": TEENS,
    "tens": TENS,
    "zeros": ZEROS,
    "score_zeros": SCORE_ZEROS,
    "scales": SCALES,
    "collectives": COLLECTIVES,
    "ordinals": ORDINALS,
    "denominators": DENOMINATORS,
    **{f"words.{name}": words for name, words in WORDS.items() if not isinstance(words, str)},
}
_GIVEN: Mapping[str, str] = {"END": END, "GAP": GAP, "WHOLE_DIGITS": WHOLE_DIGITS}
_NAME = regex.compile(r"(?<!\(\?P?)<(?P<name>[\w.]+)>")


def expand(source: str) -> str:
    """Put word lists and patterns into a pattern of the lexicon; ValueError for an unknown name."""
    return _NAME.sub(lambda found: _named(found["name"]), source)


def _named(name: str) -> str:
    if name in _TABLES:
        return either(_TABLES[name])
    if name in _GIVEN:
        return _GIVEN[name]
    if name not in LEXICON["grammar"]:
        raise ValueError(f"no pattern or word list is called {name!r}")
    return expand(LEXICON["grammar"][name])


COUNTED = expand("<counted>")
NUMBER_WORDS = expand("<number>")
ORDINAL_WORD = expand("<ordinal>")
