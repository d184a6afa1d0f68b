"""When a quote has its source's words as a desk may set them down.

Speech is written in more than one way: "I'd" or "I would", "5kg" or "five kilos", with or without
the "um".  None of it makes other words of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from checkers.document import Part, build_document
from checkers.facts.lexicon import either, load
from checkers.facts.quantities import find_quantities
from checkers.model import Fact, Quantity, Truth
from checkers.quote_attribution.wording import cut, pieces_of, stretch_of, words_of

_LEXICON = load("speech")
_FILLERS = frozenset(_LEXICON["fillers"])
_WHOLE: dict[str, tuple[str, ...]] = {
    short: tuple(full.split()) for short, full in _LEXICON["contracted"]["words"].items()
}
_ENDINGS: dict[str, str] = _LEXICON["contracted"]["endings"]
_EITHER = {end: frozenset(words) for end, words in _LEXICON["contracted"]["either"].items()}
_ASIDES = either(_LEXICON["asides"])
# An aside has a mark on both sides, or stands at one end of what is said.
_ASIDE = regex.compile(
    rf"(?:(?<=[,;:.?!–—-]\s?)|\A)(?:{_ASIDES})(?=\s?[,;:.?!–—-]|\Z)"
    rf"|\((?:{either(_LEXICON['stage_directions'])})\)|\[[^\]\n]{{0,60}}\]",
    regex.IGNORECASE,
)
_HALVES = {tuple(words.split()): half for words, half in _LEXICON["halves_of_day"].items()}
_PLAIN = frozenset({None, "count"})  # dimensions of a number that its span does not give a unit
_INITIALS = regex.compile(r"\b\p{L}\.(?:\s?\p{L}\.)+")
_NUMBER = regex.compile(r"\b[Nn]o\.? ?(?=\d)")
_TO = regex.compile(r"(?<=\d)[-–](?=\d)")
_OCLOCK = "o'clock"
_UNIT = "\N{MIDDLE DOT}"  # before a unit: no word of a text
_SAID: dict[str, str] = {f"{_UNIT}{name}": said for name, said in _LEXICON["units_said"].items()}
_TWICE = frozenset(_LEXICON["twice"])
_LONGEST_STUTTER = 3  # words


def same_words(quoted: str, said: str) -> Truth:
    """Compare word for word; an ellipsis may leave words out, a bracket may replace them.

    The passage may be longer than the quote on both sides.
    """
    found = stretch_of(pieces_of(quoted), words_of(said)) is not None
    return Truth.TRUE if found or _freely_told(quoted, said) else Truth.FALSE


def _freely_told(quoted: str, said: str) -> bool:
    """Tell whether `said` holds a quote's words, whatever of this kind sets them apart."""
    told = _spoken_row(said)
    start = 0
    for piece in cut(quoted):
        asked = _spoken_row(piece)
        found = _find(asked, told, start)
        if found is None:
            return False
        start = found + len(asked)
    return True


def _spoken_row(text: str) -> list[str]:
    text = _ASIDE.sub(" ", text, concurrent=False)
    text = _INITIALS.sub(lambda found: found.group().replace(".", ""), text, concurrent=False)
    text = _TO.sub(" to ", _NUMBER.sub("number ", text, concurrent=False), concurrent=False)
    return _without_stutters(_as_timed(list(_words(text))))


def _as_timed(words: Sequence[str]) -> list[str]:
    """Put "nine in the morning" and "nineteen ninety-eight" the way figures have them."""
    row: list[str] = []
    at = 0
    while at < len(words):
        half, length = _half_of_day(words, at) if row and row[-1].isdecimal() else ("", 0)
        if length:
            row.append(half)
        elif row and _makes_a_year(row[-1], words[at]):
            row[-1] += words[at]
        elif words[at] != _OCLOCK:
            row.append(words[at])
        at += length or 1
    return row


def _half_of_day(words: Sequence[str], at: int) -> tuple[str, int]:
    for told, half in _HALVES.items():
        if tuple(words[at : at + len(told)]) == told:
            return half, len(told)
    return "", 0


def _makes_a_year(century: str, year: str) -> bool:
    return (
        century.isdecimal()
        and year.isdecimal()
        and 15 <= int(century) <= 20
        and 10 <= int(year) <= 99
    )


def _words(text: str) -> Iterator[str]:
    """List the words of a text: contractions told in full, each figure as one, no fillers."""
    document = build_document([Part("body", text)])
    at = 0
    for figure in find_quantities(document):
        spelled = _spelled(figure)
        if spelled is not None:
            yield from _plain_words(document.text[at : figure.span.start])
            yield from spelled
            at = figure.span.end
    yield from _plain_words(document.text[at:])


def _spelled(figure: Fact) -> tuple[str, ...] | None:
    value = figure.value
    if not isinstance(value, Quantity) or value.stated is None:
        return None
    hedge = tuple(words_of(value.hedge)) if value.hedge else ()
    unit = "" if value.dimension in _PLAIN else value.unit or value.dimension or ""
    per = f" {value.per}" if value.per else ""
    return (*hedge, str(value.stated), *([f"{_UNIT}{unit}{per}"] if unit else []))


def _plain_words(text: str) -> Iterator[str]:
    for word in words_of(text):
        if word not in _FILLERS:
            yield from _in_full(word)


def _in_full(word: str) -> tuple[str, ...]:
    if word in _WHOLE:
        return _WHOLE[word]
    for ending, full in _ENDINGS.items():
        if word.endswith(ending) and len(word) > len(ending):
            return (*_in_full(word[: -len(ending)]), full)
    return (word,)


def _without_stutters(words: list[str]) -> list[str]:
    """Leave out what is said twice in a row: "I would, I would say"."""
    kept: list[str] = []
    at = 0
    while at < len(words):
        again = next(
            (n for n in range(1, _LONGEST_STUTTER + 1) if _is_told_twice(words, at, n)), None
        )
        if again is None:
            kept.append(words[at])
        at += again or 1
    return kept


def _is_told_twice(words: Sequence[str], at: int, length: int) -> bool:
    told = words[at : at + length]
    return told == words[at + length : at + 2 * length] and told[0] not in _TWICE


def _find(asked: Sequence[str], told: Sequence[str], start: int) -> int | None:
    """Find where `asked` stands in `told` as one run, from `start` on."""
    for place in range(start, len(told) - len(asked) + 1):
        if all(map(_same, asked, told[place : place + len(asked)])):
            return place
    return None


def _same(one: str, other: str) -> bool:
    if one[0] == other[0] == _UNIT:
        return one == other or _spoken(one) == _spoken(other)
    return one == other or one in _EITHER.get(other, ()) or other in _EITHER.get(one, ())


def _spoken(unit: str) -> str:
    """Give the word that is said for a unit: "pounds" are money or weight, "degrees" of a scale."""
    return _SAID.get(unit, unit)
