"""How English writes a number, as regex sources made from the word lists.

All sources are lower case and match folded text; under IGNORECASE they match any.
"""

from __future__ import annotations

from collections.abc import Iterable

import regex

from checkers.facts.lexicon import load

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


def either(words: Iterable[str]) -> str:
    """Match any of the words, the longest first.

    Common beginnings are written once: a tree is searched four times faster than a list.
    """
    by_first: dict[str, set[str]] = {}
    for word in words:
        by_first.setdefault(word[:1], set()).add(word[1:])
    branches = [
        regex.escape(first) + either(rests) for first, rests in sorted(by_first.items()) if first
    ]
    if not branches:
        return ""
    tree = branches[0] if len(branches) == 1 else "(?:" + "|".join(branches) + ")"
    return f"(?:{tree})?" if "" in by_first else tree


END = r"(?![^\W_])"  # no letter or digit follows
GAP = r"(?:[-‐‑]|[^\S\r\n]{1,2}|[^\S\r\n]?\r?\n)"  # one line end at most: never a paragraph's
AND = rf"(?:(?:and|&){GAP})"
UNIT = either(UNITS)
SCALE = rf"(?:{either(SCALES)}s?{END})"
DOZEN = rf"(?:{either(COLLECTIVES)}s?{END})"
TENS_JOINT = r"(?:[-‐‑–—]|[^\S\r\n]|[-‐‑]?\r?\n)?"
BELOW_100 = rf"(?:(?:{either(TENS)}(?:{TENS_JOINT}{UNIT})?|{either(TEENS)}|{UNIT}){END})"
HUNDRED = rf"(?:hundreds?{END})"
BELOW_1000 = rf"(?:(?:{BELOW_100}|an?)(?:{GAP}{HUNDRED})(?:{GAP}{AND}?{BELOW_100})?|{BELOW_100})"

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

_FRACTION_WORD = rf"(?:{either(DENOMINATORS)}s?{END})"
MIXED = rf"(?:{GAP}and{GAP}(?:an?|{UNIT}){GAP}(?:{either(TENS)}{TENS_JOINT})?{_FRACTION_WORD})"
_NUMERATOR = rf"(?:{BELOW_1000}|{WHOLE_DIGITS})"
_SCALED = rf"(?:(?:{_NUMERATOR}|an?){MIXED}?{GAP}{SCALE}(?:{GAP}{SCALE})?)"
_AFTER_SCALE = rf"(?<={either(SCALES)}s?)"
_LOWER = (  # "… two hundred thousand", "… and sixty-one"
    rf"(?:,?{GAP}{AND}?{BELOW_1000}{GAP}{SCALE}"
    rf"|{_AFTER_SCALE},?{GAP}{AND}?(?:{BELOW_100}|\d{{1,2}}){GAP}{HUNDRED}(?:{GAP}{AND}?{BELOW_100})?"
    rf"|(?<=hundred){GAP}{AND}[1-9]\d?(?![\d.,]\d|{GAP}(?:{HUNDRED}|{either(SCALES)}))"
    rf"|{GAP}{AND}?{BELOW_100})"
)
_POINT = rf"(?:{GAP}point(?:{GAP}{either([*UNITS, *ZEROS, 'oh'])}{END}){{1,9}})"
_PART_OF = rf"(?:(?:an?{GAP})?(?:half|quarter)|(?:two|three|four){GAP}(?:thirds|quarters|fifths))"

# The number that a part, a couple or a dozen makes of what follows: "half a million".
PORTION = (
    rf"(?:half{GAP}an?{GAP}(?:{HUNDRED}|{SCALE}|{DOZEN})"
    rf"|(?:an?{GAP})?(?:half|quarter){GAP}(?:{SCALE}|{DOZEN})"
    rf"|{_PART_OF}{GAP}of{GAP}an?{GAP}{SCALE}"
    rf"|an?{GAP}couple{GAP}(?:of{GAP})?(?:{HUNDRED}|{SCALE}|{DOZEN})"
    rf"|an?{GAP}(?:couple|pair){GAP}of{END})"
)
COUNTED = (
    rf"(?:(?:{_NUMERATOR}|an?){GAP}{DOZEN}"
    rf"|(?:{_SCALED}|\d{{1,3}}(?:\.\d{{1,3}})?{GAP}{HUNDRED}|{BELOW_1000})"
    rf"(?:{_POINT}(?:{GAP}{SCALE})?|{MIXED}(?:{GAP}{SCALE})?|{_LOWER}{{0,5}}{MIXED}?)"
    rf"|{either(ZEROS)}{END}{_POINT}?|{either(SCORE_ZEROS)}{END})"
)
NUMBER_WORDS = rf"(?:\b(?:{PORTION}|{COUNTED}))"
