"""Rows of items as a sentence joins them: "cost, time, risk and noise"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import pairwise

import regex

from checkers.facts.lexicon import either, entry, load
from checkers.facts.names.words import PARTICLES
from checkers.model import Span
from checkers.numeric_consistency.figures_of_text import numbered

LEXICON = load("lists")
NUMERALS = numbered(LEXICON["sequences"]["numerals"])
ORDINALS = numbered(LEXICON["sequences"]["enumerators"][0])
ORDINAL = rf"(?:{'|'.join(ORDINALS)}|\d{{1,2}}(?:st|nd|rd|th))"  # as `place_of` reads it
_APPOSITIVE = frozenset(LEXICON["appositive"])
_REGIONS = frozenset(LEXICON["places"]["regions"])
_INITIALS = 3  # letters of a region's short form: "NSW"
_ARTICLES = frozenset(LEXICON["articles"])
_DETERMINERS = frozenset(LEXICON["determiners"])
_JOINED = "|".join(regex.escape(word) for word in LEXICON["conjunctions"])
_OPEN = regex.compile(
    r"(?<!\w)(?:" + "|".join(regex.escape(words) for words in LEXICON["open"]) + r")(?!\w)",
    regex.IGNORECASE,
)
_SAYS = "|".join(regex.escape(words) for words in LEXICON["says"])
# ", the bank said", ", said Ann Lee", ", according to her": no part of the list before it.
_SAID = regex.compile(
    rf",\s(?:(?:[^\s,;:.]+\s){{1,5}}(?:{_SAYS})|(?:{_SAYS})(?:\s[^\s,;:.]+){{1,5}})\s*\Z"
)
# "A, B and C, all of whom live here": no part of the list before it.
_OF_WHOM = regex.compile(r",\s(?:all|each|both|most|none|some|neither)\sof\s(?:whom|which|them)\b")
_MARKS = regex.compile(r"[\"“”„«»‘]")
_CONJUNCTION = regex.compile(rf"(?<!\S)(?:{_JOINED})(?!\S)")
_LEADING = regex.compile(rf"(?:{_JOINED})\s+(?:also\s+)?")
_COMMA = regex.compile(r",(?!\d)\s*")
_SEMICOLON = regex.compile(r";\s*")
_WORD = regex.compile(r"[\p{L}\p{M}\d][\p{L}\p{M}\d.’'&/-]*")
_DIGITS = regex.compile(r"\d[\d.,]*")
NAME = (
    r"(?:(?:the|The)\s)?\p{Lu}[\p{L}\p{M}\d’'.&-]*+"
    r"(?:\s(?:(?:of|de|la|van|von|al|the|du|da|del)\s){0,2}\p{Lu}[\p{L}\p{M}’'&-]*+){0,5}+"
)
NAMES = regex.compile(rf"{NAME}(?:,\s{NAME})*+(?:,?\s(?:and|or|plus|&)\s{NAME})++")
# "Darren Pike, 39, his brother Shaun, 36, and Liam Coote, of Arle".
_KIN = either(LEXICON["kin"])
_PERSON = (
    rf"(?:(?:his|her|their)\s(?:\p{{Ll}}+\s)?(?:{_KIN})\s)?\p{{Lu}}[\p{{L}}’'.-]*+(?:\s\p{{Lu}}[\p{{L}}’'.-]*+){{0,3}}+"
    r"(?:,\s\d{1,3}(?=,|\sand\b))?(?:,\s(?:of|from)\s\p{Lu}[\p{L}’'-]*+(?:\s\p{Lu}[\p{L}’'-]*+){0,2}+)?"
)
_PERSONS = regex.compile(
    rf"(?P<one>{_PERSON})(?:,\s(?P<one>{_PERSON}))++,?\sand\s(?P<one>{_PERSON})(?=,?\s\p{{Ll}})"
)
_TOLD_APART = regex.compile(r",\s\d|^(?:his|her|their)\s")
_PRONOUNS = frozenset({"it", "them", "him", "her", "us", "me", "you"})
_LONGEST_ITEM = 25  # words; what is longer is a sentence of its own


class Shape(Enum):
    """How an item begins: items of one list begin alike."""

    NAME = auto()
    ARTICLE = auto()
    DETERMINER = auto()
    PLAIN = auto()


@dataclass(frozen=True, slots=True)
class Row:
    """A list: its words, its items, and how many items there can be.

    An "and" within an item ("food and drink") may join two items or be part of one.
    """

    span: Span
    items: tuple[Span, ...]
    fewest: int
    most: int


def place_of(ordinal: str) -> int:
    """Read an ordinal, in words or digits, as the place that it names."""
    word = entry(ordinal)
    return ORDINALS.get(word) or int(word[:-2])


def read_row(text: str, span: Span, *, least: int = 2) -> Row | None:
    """Read a stretch as one list; None where it is none, is left open, or can be read otherwise."""
    span = _stripped(text, span)
    said = _SAID.search(text, span.start, span.end, concurrent=False)
    if said is not None:
        span = Span(span.start, said.start())
    whose = _OF_WHOM.search(text, span.start, span.end, concurrent=False)
    if whose is not None:
        span = Span(span.start, whose.start())
    words = text[span.start : span.end]
    if _OPEN.search(words, concurrent=False) or _MARKS.search(words, concurrent=False):
        return None
    strong = ";" in words
    parts = _split(text, span, _SEMICOLON if strong else _COMMA)
    parts = [part for part in parts if not _DIGITS.fullmatch(text, part.start, part.end)]
    if not parts:
        return None
    row = _joined(text, span, parts, strong=strong)
    if row is None or row.most < least or not _alike(text, row.items):
        return None
    return row


def read_persons(text: str, start: int, end: int) -> Row | None:
    """Read persons with their ages, or as whose brother they are, where a sentence begins so."""
    told = _PERSONS.match(text, start, end, concurrent=False)
    if told is None:
        return None
    items = tuple(Span(*span) for span in told.spans("one"))
    apart = [_TOLD_APART.search(text[item.start : item.end]) is not None for item in items]
    if not any(apart[1:]) or not all(apart[1:-1]):
        return None  # "Ann Lee, Arle, and Bo Ek, 40": a name may tell where the one before is from
    return Row(Span(items[0].start, items[-1].end), items, len(items), len(items))


def _stripped(text: str, span: Span) -> Span:
    start, end = span.start, span.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ".,;:!?"):
        end -= 1
    return Span(start, end)


def _split(text: str, span: Span, mark: regex.Pattern[str]) -> list[Span]:
    parts = []
    start = span.start
    for match in mark.finditer(text, span.start, span.end, concurrent=False):
        parts.append(_stripped(text, Span(start, match.start())))
        start = match.end()
    parts.append(_stripped(text, Span(start, span.end)))
    return [part for part in parts if part.start < part.end]


def _joined(text: str, span: Span, parts: Sequence[Span], *, strong: bool) -> Row | None:
    """Count the items of parts that commas or semicolons have made."""
    ended = next((at for at, part in enumerate(parts[:-1]) if _led(text, part)), None)
    if (
        ended is not None and not strong
    ):  # "aims to help farms, shops, and towns in Ohio, Iowa and Utah"
        items = tuple(parts[: ended + 1])
        return Row(span, items, len(items), len(parts) + 1)
    *before, last = parts
    inner = sum(_conjunctions(text, part) for part in before)
    lead = _LEADING.match(text, last.start, last.end)
    if lead is not None:  # "A, B, and C"
        items = (*before, Span(lead.end(), last.end))
        more = 0 if strong else _conjunctions(text, items[-1])
        return Row(
            span, items, len(items), len(items) + (inner + more if len(items) == 1 else more)
        )
    joints = list(_CONJUNCTION.finditer(text, last.start, last.end, concurrent=False))
    if not joints:
        return Row(span, tuple(parts), len(parts), len(parts)) if strong else None
    if strong:
        return Row(span, tuple(parts), len(parts), len(parts) + len(joints))
    cut = joints[-1]
    tail = (
        _stripped(text, Span(last.start, cut.start())),
        _stripped(text, Span(cut.end(), last.end)),
    )
    items = (*before, *(part for part in tail if part.start < part.end))
    # "food and drink, law and order": the last pair may be one item where others are pairs.
    fewest = len(items) - (1 if inner else 0)
    return Row(span, items, fewest, len(items) + len(joints) - 1 + inner)


def _led(text: str, part: Span) -> bool:
    return _LEADING.match(text, part.start, part.end, concurrent=False) is not None


def _conjunctions(text: str, span: Span) -> int:
    return sum(1 for _ in _CONJUNCTION.finditer(text, span.start, span.end, concurrent=False))


# --- whether the parts are items of one list ---------------------------------------------------


def _alike(text: str, items: Sequence[Span]) -> bool:
    """Tell whether the items begin alike, so that none is said about the one before it."""
    spelled = [_WORD.findall(text, item.start, item.end, concurrent=False) for item in items]
    if any(not words or len(words) > _LONGEST_ITEM for words in spelled):
        return False
    firsts = {words[0].lower() for words in spelled}
    if len(firsts) == 1:
        return True
    if firsts & _APPOSITIVE:
        return False
    shapes = [shape_of(words) for words in spelled]
    shapes = _without_the_last(text, items, shapes)
    if spelled[-1][0].lower() == "the" and len(shapes) > 2 and set(shapes[:-1]) == {Shape.NAME}:
        shapes.pop()  # "Mill Lane, Cornhill and the lower end of Abbey Row"
    if not _go_together(shapes) or _ends_in_a_clause(spelled):
        return False
    return not _places_told_with_their_country(text, items)


def _without_the_last(text: str, items: Sequence[Span], shapes: list[Shape]) -> list[Shape]:
    """Leave out what "and" joins last: it says nothing about the item before it."""
    shapes = list(shapes)
    while len(shapes) > 2 and shapes[0] is Shape.PLAIN and _joined_last(text, items, len(shapes)):
        if shapes[-1] not in (Shape.ARTICLE, Shape.DETERMINER):
            break
        shapes.pop()
    if len(shapes) > 2 and {*shapes[:-1]} == {Shape.DETERMINER} and shapes[-1] is Shape.ARTICLE:
        shapes.pop()  # "the police, the coastguard and a rescue team"
    return shapes


def _go_together(shapes: Sequence[Shape]) -> bool:
    kinds = set(shapes)
    if (Shape.NAME in kinds and len(kinds) > 1) or kinds >= {Shape.ARTICLE, Shape.DETERMINER}:
        return False
    return not (shapes[0] is Shape.PLAIN and kinds & {Shape.ARTICLE, Shape.DETERMINER})


def _ends_in_a_clause(spelled: Sequence[Sequence[str]]) -> bool:
    """Tell whether the last of single words has a verb: "walkers and anglers use it"."""
    *before, last = spelled
    return all(len(words) == 1 for words in before) and len(last) > 2 and last[-1] in _PRONOUNS


def _joined_last(text: str, items: Sequence[Span], at: int) -> bool:
    """Tell whether item `at`, counted from one, is the last, or the one "and" joins it to."""
    before = text[items[-2].end : items[-1].start]
    if _LEADING.search(before.strip() + " ", concurrent=False) is None:
        return False
    return at == len(items) or (at == len(items) - 1 and "," not in before)


def shape_of(words: Sequence[str]) -> Shape:
    """Tell how an item begins; a name is one throughout."""
    first = words[0].lower()
    rest = words[1:] if first in _DETERMINERS else words
    named = all(_capital(word) or word in PARTICLES or word in ("of", "the") for word in rest)
    if rest and named and _capital(rest[0]):
        return Shape.NAME
    if first in _ARTICLES:
        return Shape.ARTICLE
    return Shape.DETERMINER if first in _DETERMINERS else Shape.PLAIN


def _capital(word: str) -> bool:
    return word[0].isupper() or word[0].isdigit()


def _places_told_with_their_country(text: str, items: Sequence[Span]) -> bool:
    """Tell "Portland, Oregon, and Paris": a region behind what is none may say where that lies."""
    known = [_region(text[item.start : item.end]) for item in items]
    return any(here and not before for before, here in pairwise(known))


def _region(words: str) -> bool:
    short = words.endswith(".") or (words.isupper() and len(words) <= _INITIALS)
    return short or words.lower() in _REGIONS
