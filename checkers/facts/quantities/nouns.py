"""What a number counts: a small grammar of plurals, without a tagger."""

from __future__ import annotations

from checkers.facts.lexicon import load
from checkers.facts.quantities.page import Page, word_at, words_before
from checkers.model import Span

_NOUNS = load("nouns")
_PLURALS = frozenset(_NOUNS["plurals"])
_ENDINGS = tuple(_NOUNS["plural_endings"])
_SINGULARS = frozenset(_NOUNS["singulars"])
_NOT_PLURAL = frozenset(_NOUNS["not_plural"])
_STOPS = frozenset(_NOUNS["stops"])
_HEADS = frozenset(_NOUNS["name_heads"])
_LOWER_HEADS = frozenset(_NOUNS["lower_heads"])
_STREETS = frozenset(_NOUNS["streets"])
_TIME_UNITS = frozenset(_NOUNS["time_units"])
_DOTTED = frozenset(_NOUNS["dotted"])
_FALSE_ENDINGS = frozenset(_NOUNS["false_endings"])
_SHORT_PLURALS = frozenset(_NOUNS["short_plurals"])
_SINGULAR_ENDINGS = tuple(_NOUNS["singular_endings"])
_MODIFIERS = 4  # at most, before the head noun

_BETWEEN = " \"“”'‘(["
_SENTENCE_ENDS = ".!?:;…—–"


def head_noun(page: Page, at: int, stop: int) -> Span | None:
    """Find the plural noun that a number before `at` counts, skipping its modifiers.

    The last of several plurals in a row is the head ("police officers", "sports teams").
    """
    found: Span | None = None
    for _ in range(_MODIFIERS + 1):
        if at >= stop or page.flat[at] != " ":
            break
        word = word_at(page, at, stop)
        if word is None or word[0] in _STOPS:
            break
        plural = is_plural(word[0])
        if found is not None and not plural:
            break
        if plural:
            found = Span(word[1], word[2])
        elif word[0].endswith((".", "'s")) and word[0] not in _DOTTED:
            break
        at = word[2]
    if found is None or page.flat[found.start : found.end] in _TIME_UNITS:
        return None
    return found


def is_plural(word: str) -> bool:
    """Tell whether a word is a plural noun by its form, as far as rules can tell."""
    if word in _PLURALS or word.endswith(_ENDINGS):
        return word not in _FALSE_ENDINGS
    if len(word) < 4 or word[-1] != "s" or word in _NOT_PLURAL:
        return word in _SHORT_PLURALS
    return not word.endswith(_SINGULAR_ENDINGS)


def single_noun(page: Page, at: int, stop: int) -> Span | None:
    """Find the noun of "one person"; only nouns of the list count by one."""
    word = word_at(page, at, stop)
    if word is None or word[0] not in _SINGULARS:
        return None
    return Span(word[1], word[2])


def names_something(page: Page, start: int, low: int) -> bool:
    """Tell whether the word before a number makes it part of a name: "Flight 370"."""
    if start <= low or page.flat[start - 1] != " ":
        return False
    before = words_before(page, start, low, 1)
    if not before:
        return False
    word = before[0].lstrip("(“\"'‘[")
    begin = start - 1 - len(word)
    if word in _HEADS:
        return word[-1] == "." or page.text[begin].isupper() or word in _LOWER_HEADS
    return False


def follows_capital(page: Page, start: int, low: int) -> bool:
    """Tell whether a capitalised word inside a sentence stands right before a number."""
    if start - 2 <= low or page.flat[start - 1] != " " or not page.flat[start - 2].isalnum():
        return False
    begin = page.flat.rfind(" ", low, start - 1) + 1
    begin = max(begin, low)
    first = page.text[begin]
    if not first.isupper() or page.flat[begin : start - 1] in _STOPS:
        return False
    while begin > low and page.flat[begin - 1] in _BETWEEN:
        begin -= 1
    return begin > low and page.flat[begin - 1] not in _SENTENCE_ENDS


def is_address(page: Page, end: int, stop: int) -> bool:
    """Tell whether a number is a house number: capitalised words follow, the last a street."""
    at = end
    for _ in range(4):
        word = word_at(page, at, stop) if at < stop and page.flat[at] == " " else None
        if word is None or not page.text[word[1]].isupper():
            return False
        if word[0] in _STREETS and at > end:
            return True
        at = word[2]
    return False
