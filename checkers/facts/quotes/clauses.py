"""Read a paragraph as a row of kinds: one letter a word, a name or a quote.

Patterns over that row are ordinary regexes, and cost next to nothing: a paragraph of a thousand
characters is a string of some two hundred letters.
"""

from __future__ import annotations

import string
from collections.abc import Sequence

import regex

from checkers.facts.names.words import DAYS
from checkers.facts.quotes import words as kinds
from checkers.facts.quotes.marks import Marked
from checkers.model import Span
from checkers.model.immutable import dataclass

# Kinds beside those of `words`: quotes by their last character, and punctuation.
GOES_ON = "q"  # ends with a comma or a dash: its sentence goes on
FRAGMENT = "f"  # ends without punctuation
ENDS = "Q"  # ends with a full stop
MAY_END = "E"  # ends with ? or !
QUOTES = frozenset("qfQE")
STOP = "."
NUMBER = "#"
POSSESSIVE = "S"

_TOKEN = regex.compile(r"\w+(?:[-‐'’&]\w+)*+|[^\w\s]")
_POSSESSIVE_ENDS = ("'s", "’s")
_DASHES = frozenset("-–—―‐‑")
_INNER_MARKS = frozenset("'’\"”»)]")
_STOPS = frozenset(".?!…")
_NO_STOP_BEFORE = frozenset(",;:)]-") | frozenset(string.ascii_letters + string.digits)
_PUNCTUATION = {",": ",", ";": ";", ":": ":", "(": "(", ")": ")", "[": "(", "]": ")"}


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph's tokens: their kinds as one string, and where each stands."""

    text: str
    kinds: str
    spans: tuple[tuple[int, int], ...]
    quotes: tuple[int, ...]  # indices of the tokens that are quotes, in order

    def span(self, first: int, last: int) -> Span:
        """Cover the tokens from `first` to `last`, both included."""
        return Span(self.spans[first][0], self.spans[last][1])

    def word(self, first: int, last: int | None = None) -> str:
        """Give the text of one token, or of all up to `last`."""
        return self.text[self.spans[first][0] : self.spans[first if last is None else last][1]]

    def can_speak(self, first: int, last: int) -> bool:
        """Tell whether a noun among these tokens names people, a body or a writing.

        A bare word with a capital is a surname sooner than a noun; a plural is not.
        """
        word = self.text[slice(*self.spans[first])]
        if first == last and self.kinds[first] == kinds.WORD and word[0].isupper():
            return word[-1] != "s" or kinds.can_speak(word)
        return any(self._speaks(at) for at in range(first, last + 1))

    def _speaks(self, at: int) -> bool:
        kind, word = self.kinds[at], self.text[slice(*self.spans[at])].lower()
        if self.kinds[at + 1 : at + 2] == POSSESSIVE or word.endswith(_POSSESSIVE_ENDS):
            return False  # the mayor's car
        if kind == kinds.SUBJECT:
            return word not in kinds.THINGS
        if kind == kinds.DETERMINER:
            return word in kinds.SOME
        return kind == kinds.NAME or (kind == kinds.WORD and kinds.can_speak(word))


def read_line(
    text: str, start: int, end: int, quotes: Sequence[Marked], names: Sequence[Span]
) -> Line:
    """Read text from `start` to `end`, where these quotes (whole, or in part) and names stand."""
    builder = _Builder(text, names)
    at = start
    for quote in quotes:
        opening = max(start, quote.opening.start)
        builder.add_words(at, max(at, opening))
        at = quote.segments[-1].end if quote.closing is None else quote.closing.end
        at = min(at, end)
        builder.add_quote(max(opening, start), at, quote)
    builder.add_words(at, end)
    return builder.line()


class _Builder:
    """Collect the tokens of one line; lives for one call of `read_line`."""

    __slots__ = ("_kinds", "_last", "_name", "_names", "_quotes", "_spans", "_text")

    def __init__(self, text: str, names: Sequence[Span]) -> None:
        self._text = text
        self._names = names
        self._name = 0  # the next name
        self._last = ""  # the last word
        self._kinds: list[str] = []
        self._spans: list[tuple[int, int]] = []
        self._quotes: list[int] = []

    def line(self) -> Line:
        return Line(self._text, "".join(self._kinds), tuple(self._spans), tuple(self._quotes))

    def add_quote(self, start: int, end: int, quote: Marked) -> None:
        self._quotes.append(len(self._kinds))
        last = self._last_character(quote)
        if last in _STOPS:
            kind = MAY_END if last in "?!" else ENDS
        else:
            kind = GOES_ON if last == "," or last in _DASHES else FRAGMENT
        self._add(kind, start, end)

    def _last_character(self, quote: Marked) -> str:
        """Look behind the marks of quotes within the quote."""
        start, end = quote.segments[-1].start, quote.segments[-1].end
        while end - 1 > start and self._text[end - 1] in _INNER_MARKS:
            end -= 1
        return self._text[end - 1]

    def add_words(self, start: int, end: int) -> None:
        """Add the tokens of a stretch without quotes; each name is one token."""
        text, names = self._text, self._names
        while self._name < len(names) and names[self._name].start < start:
            self._name += 1
        at = start
        while self._name < len(names) and names[self._name].end <= end:
            name = names[self._name]
            if _joined(text, name):  # pro-Brown, Ohio-based
                self._name += 1
                continue
            self._add_plain(at, name.start)
            self._add(kinds.NAME, name.start, name.end)
            at = name.end
            if text.startswith(_POSSESSIVE_ENDS, at) and not text[at + 2 : at + 3].isalnum():
                self._add(POSSESSIVE, at, at + 2)
                at += 2
            self._name += 1
        self._add_plain(at, end)

    def _add_plain(self, start: int, end: int) -> None:
        if start >= end:
            return
        text, row, spans = self._text, self._kinds, self._spans
        for match in _TOKEN.finditer(text, start, end, concurrent=False):
            word, span = match[0], match.span()
            settled = _SETTLED.get(word)
            if settled is not None and not (row and row[-1] == STOP):
                self._last = word
                row.append(settled)
                spans.append(span)
                continue
            kind = kinds.KINDS.get(word) or self._kind(word)
            if kind == STOP:
                if text[span[1] : span[1] + 1] in _NO_STOP_BEFORE:
                    kind = "*"
            else:
                if row and row[-1] == STOP and _goes_on(row, word):
                    row[-1] = "*"
                if kind in _UNSETTLED or word in kinds.TIMES or word in _SAYS_WITH:
                    kind = self._settle(kind, word)
            self._last = word
            row.append(kind)
            spans.append(span)

    def _kind(self, word: str) -> str:
        """Tell the kind of a word that stands in no list as written."""
        first = word[0]
        if not first.isalnum():
            return _punctuation(word)
        if first.isdigit():
            return NUMBER
        if word.endswith(_POSSESSIVE_ENDS):
            if word[:-2].lower() in kinds.KINDS:
                return kinds.ADVERB  # "it's" is a subject, but never of the cue
            return POSSESSIVE if first.islower() else kinds.NAME
        return self._capitalised(word) if first.isupper() else _by_ending(word)

    def _capitalised(self, word: str) -> str:
        low = word.lower()
        if low in DAYS:
            return kinds.DAY
        if word.isupper() and len(word) > 1:
            return kinds.NAME
        begins = not self._kinds or self._kinds[-1] in _OPENS_SENTENCE
        return kinds.KINDS.get(low) or (_by_ending(low) if begins else kinds.NAME)

    def _settle(self, kind: str, word: str) -> str:
        """Decide between noun and verb, or noun and time, by the word before."""
        before = self._kinds[-1] if self._kinds else ""
        if kind in "VLX" and self._last == "that" and self._is_relative(word):
            self._kinds[-1] = kinds.RELATIVE  # a message that said
            return kind
        if before == kinds.OTHER_VERB and self._last in _SAYS_WITH.get(word, ()):
            self._kinds[-1] = kinds.SAYS
            return kinds.OBJECT if word == "it" else kind
        if kind in _NOUN_FOLLOWS.get(before, ""):
            return kind if self._is_said(word, before) else kinds.WORD
        if kind in "vl":
            return self._settle_base(kind, before)
        if kind in "VLA" and before == kinds.OTHER_VERB and self._begins_with_capital():
            self._kinds[-1] = kinds.NAME  # Husted continued
        if kind in "VL" and before and before in "AR" and self._passive():
            return kinds.PASSIVE
        if kind == kinds.WORD and word in kinds.TIMES and self._last in kinds.BEFORE_TIMES:
            self._kinds[-1] = kinds.DAY
            return kinds.DAY
        return kind

    def _settle_base(self, kind: str, before: str) -> str:
        """Decide between noun and verb for a form that both have: "report", "claim"."""
        if self._last.lower() == "to":
            return kinds.SAYING  # went on to say
        return kind.upper() if self._proves_verb(before, kind) else kinds.WORD

    def _is_said(self, word: str, before: str) -> bool:
        """Tell a verb where a noun is likelier: "another said", "so said Ada Brown"."""
        last = self._last.lower()
        if word in kinds.NO_NOUNS:
            return before == kinds.SUBORDINATOR or last in kinds.SOME
        return word.endswith("ed") and last in kinds.ANOTHER

    def _is_relative(self, word: str) -> bool:
        """Tell "a message that said" from "the mayor knew that reports …"."""
        return self._kinds[-2:-1] in (["W"], ["N"]) and word[-1] != "s"

    def _passive(self) -> bool:
        """Tell whether a form of "be" stands before, adverbs between left out."""
        at = len(self._kinds) - 1
        while at > 0 and self._kinds[at] == kinds.ADVERB:
            at -= 1
        return self._text[slice(*self._spans[at])].lower() in kinds.BE

    def _begins_with_capital(self) -> bool:
        """Tell whether the last token opens its sentence with a capital letter."""
        opens = len(self._kinds) == 1 or self._kinds[-2] in _OPENS_SENTENCE
        return opens and self._last[:1].isupper()

    def _proves_verb(self, before: str, kind: str) -> bool:
        if before and before in "PRA":
            return True
        plural = before in ("N", "W") and self._text[self._spans[-1][1] - 1] == "s"
        return kind == kinds.SAYS_BASE and (plural or before == NUMBER)

    def _add(self, kind: str, start: int, end: int) -> None:
        self._last = ""  # no word stands right before the next one
        self._kinds.append(kind)
        self._spans.append((start, end))


# What makes some verbs before it those of speech: as Ada Brown put it, Ada Brown shot back.
_SAYS_WITH = {"it": kinds.PUT, "back": kinds.SHOT}
_UNSETTLED = frozenset("VLXGgAvl")  # kinds that the word before can change
# Words of one kind whatever stands before them.
_SETTLED = {
    word: kind
    for word, kind in kinds.KINDS.items()
    if kind != STOP
    and kind not in _UNSETTLED
    and word not in kinds.TIMES
    and word not in _SAYS_WITH
}
_OPENS_SENTENCE = frozenset(".:-;QE(")
_NOUN_FOLLOWS = {"D": "VLXGg", "I": "VLX", "S": "VLXg", "T": "VL"}


def _goes_on(row: list[str], word: str) -> bool:
    """Tell that the stop before a word only shortens one: "U.S. troops", "Dec. 8"."""
    return word[0].islower() or (word[0].isdigit() and row[-2:-1] == [kinds.DAY])


def _joined(text: str, name: Span) -> bool:
    """Tell a name that a hyphen makes part of another word."""
    before, after = text[max(0, name.start - 2) : name.start], text[name.end : name.end + 2]
    return (before[-1:] == "-" and before[0].islower()) or (
        after[:1] == "-" and after[1:].islower()
    )


def _by_ending(word: str) -> str:
    if "-" in word:
        return kinds.WORD
    if word.endswith("ing"):
        return kinds.OTHER_ING
    if word.endswith("ly") and word not in kinds.NOUNS_IN_LY:
        return kinds.ADVERB
    return kinds.OTHER_VERB if word.endswith("ed") else kinds.WORD


def _punctuation(mark: str) -> str:
    if mark in _STOPS:
        return STOP
    if mark in _DASHES:
        return "-"
    return _PUNCTUATION.get(mark, "*")
