"""When two texts have the same words: typography, spelling of figures, cuts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import regex

from checkers.facts.lexicon import load
from checkers.facts.numbers import parse_number

# A figure with the scale glued to it, a word with its hyphens and apostrophes, or a percent sign.
_FIGURE = regex.compile(r"(?P<number>\d[\d,]*(?:\.\d+)?)(?P<scale>bn|mn|tn|[mMbk])?")
_WORD = regex.compile(
    r"\d+(?:,\d+)*(?:\.\d+)?(?:(?:bn|mn|tn|[mMbk])(?![\p{L}\d]))?"
    r"|%|[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*"
)
# A desk spells what a transcript says its own way: "honour", "organised", "centre", "programme".
_BRITISH = regex.compile(
    r"(?<=\p{L}{3})(?:our(?=$|s$|ed$|ing$|able$|ably$|ful$|hood)|is(?=e$|es$|ed$|ing$|ation)|tre$|mme(?=$|s$))"
)
_ENDINGS = {"our": "or", "is": "iz", "tre": "ter", "mme": "m"}
_SCALES = {"m": "million", "mn": "million", "bn": "billion", "b": "billion", "tn": "trillion"}
_MONTHS = {word: f"month {number}" for word, number in load("times")["values"]["month"].items()}
_CUT = regex.compile(r"\.(?:\s?\.){2,}|…|\[[^\]\n]{0,200}\]")  # an ellipsis or an editor's bracket


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it counts for a comparison, and where it stands in its text."""

    said: str
    start: int
    end: int


def spoken_words(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """List the words of a stretch as one would say them.

    "8", "eight" and "Eight" are one word, as are "%", "percent" and "per cent", "Nov." and
    "November", "$5m" and "$5 million".  Offsets are those of `text`.
    """
    stop = len(text) if end is None else end
    found: list[Word] = []
    for match in _WORD.finditer(text, start, stop, concurrent=False):
        for said in _said(match.group()):
            if said == "cent" and found and found[-1].said == "per":
                found[-1] = Word("percent", found[-1].start, match.end())
            else:
                found.append(Word(said, match.start(), match.end()))
    return found


def words_of(text: str) -> list[str]:
    """List the words of a text as they count for a comparison."""
    found: list[str] = []
    for word in _WORD.findall(text, concurrent=False):
        found += _said(word)
    return _percents_joined(found) if "cent" in found else found


def _percents_joined(words: Sequence[str]) -> list[str]:
    found: list[str] = []
    for word in words:
        if word == "cent" and found and found[-1] == "per":
            found[-1] = "percent"
        else:
            found.append(word)
    return found


def _said(word: str) -> tuple[str, ...]:
    return _remembered(word) if len(word) <= _LONGEST_REMEMBERED else _spelled(word)


def _spelled(word: str) -> tuple[str, ...]:
    """Spell one word of `_WORD` as said."""
    figure = _FIGURE.fullmatch(word)
    if figure is not None:
        number, scale = figure["number"], figure["scale"]
        spelled = str(parse_number(number) or number)
        return (spelled,) if scale is None else (spelled, _SCALES.get(scale.lower(), "thousand"))
    if word == "%":
        return ("percent",)
    word = word.casefold().replace("’", "'")
    spoken = parse_number(word)
    if spoken is not None:
        return (str(spoken),)
    if "-" in word:
        return tuple(word.split("-"))
    return (_MONTHS[word],) if word in _MONTHS else (_BRITISH.sub(_american, word),)


def _american(ending: regex.Match[str]) -> str:
    return _ENDINGS[ending.group()]


# Quotes are compared by several finders, and most of their words stand in every text: spelling
# each anew makes a whole check a quarter dearer.
_remembered = lru_cache(maxsize=1 << 14)(_spelled)
_LONGEST_REMEMBERED = 40


def cut(quoted: str) -> list[str]:
    """Split a quote where an ellipsis or an editor's bracket cuts it."""
    return _CUT.split(quoted)


def pieces_of(quoted: str) -> list[list[str]]:
    """Split a quote's words where an ellipsis or an editor's bracket cuts it."""
    return [words_of(piece) for piece in cut(quoted)]


def stretch_of(pieces: Sequence[list[str]], told: Sequence[str]) -> tuple[int, int] | None:
    """Find the first stretch of `told`, in words, that holds all pieces in order."""
    start, first = 0, None
    for piece in pieces:
        found = _find(piece, told, start)
        if found is None:
            return None
        if piece:
            first = found if first is None else first
            start = found + len(piece)
    return (first or 0, start)


def _find(asked: Sequence[str], told: Sequence[str], start: int) -> int | None:
    """Find where `asked` stands in `told` as one run, from `start` on."""
    if not asked:
        return start
    for place in range(start, len(told) - len(asked) + 1):
        if told[place] == asked[0] and told[place : place + len(asked)] == asked:
            return place
    return None
