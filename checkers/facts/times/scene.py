"""What a rule of the grammar has found, and what it may look at to read it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Final, TypeAlias

import regex

from checkers.facts.times.anchor import Anchor
from checkers.facts.times.grammar import pattern
from checkers.facts.times.memory import Memory
from checkers.facts.times.tokens import Tokens
from checkers.facts.times.units import Bare
from checkers.facts.times.words import PAST_ENDINGS, VALUES, WORDS, figures_of, is_a
from checkers.model import Days, Kind, TimeExpression
from checkers.model.immutable import dataclass

_LEFT, _RIGHT = 40, 16  # places (a word and a gap are two) that a tense may be off
_PAST_LENGTH = 5  # "asked" is a past; "red", "need" and "speed" are not


InYear: TypeAlias = Callable[[int], Bare]


@dataclass(frozen=True, slots=True)
class Reading:
    """A time expression over the places `begin` to `end` of the tokens."""

    kind: Kind
    begin: int
    end: int
    value: TimeExpression
    parts: tuple[Reading, ...] = ()  # of a period: its two ends
    listed: bool = False  # the parts are a list ("April 24 and 25"), no period
    weekday_place: int | None = None
    count: int | None = None  # a year that may as well be a count: that number
    # of a date whose year the words leave open: what it comes to in another year
    in_year: InYear | None = None


@dataclass(frozen=True, slots=True)
class Scene:
    """The text's tokens, the reference, and where sentences begin (offsets)."""

    tokens: Tokens
    anchor: Anchor
    sentences: tuple[int, ...]

    def heading(self, begin: int, end: int) -> int:
        """Tell whether the clause looks back (-1), ahead (1) or does not say (0)."""
        first, last = self._sentence(begin)
        parts = self.tokens.parts
        for place in range(begin - 1 - begin % 2, max(first, begin - _LEFT), -2):
            if way := _heading_at(parts, place):
                return way
        for place in range(end | 1, min(last, end + _RIGHT), 2):
            if way := _heading_at(parts, place):
                return way
        return 0

    def tells_plan(self, begin: int) -> bool:
        """Tell whether the clause before the place is sure to look ahead: "will", "is due"."""
        planned = False
        for word in self._words_before(begin):
            lower = word.lower()
            if lower in _WILL or (planned and lower in _IS):
                return True
            if lower not in _PLANNED and way_of(word):
                return False
            planned = planned or lower in _PLANNED
        return False

    def is_present(self, begin: int) -> bool:
        """Tell whether an "is", or the keeping of a feast, governs the words before the place."""
        words = self._words_before(begin)
        governs = (w for w in words if w.lower() in _PRESENT or way_of(w))
        return next(governs, "").lower() in _PRESENT

    def in_sentence(self, place: int, other: int) -> bool:
        """Tell whether the earlier `place` lies in the sentence of the other."""
        starts = self.tokens.starts
        return bisect_right(self.sentences, starts[place]) == bisect_right(
            self.sentences, starts[other]
        )

    def tells_of(self, begin: int, words: Collection[str]) -> bool:
        """Tell whether the sentence around the place has one of the (lower-case) words."""
        first, last = self._sentence(begin)
        return any(word.lower() in words for word in self.tokens.parts[first | 1 : last : 2])

    def _words_before(self, begin: int) -> Iterator[str]:
        """Yield the sentence's words from the place back to its beginning."""
        first, _ = self._sentence(begin)
        for place in range(begin - 1 - begin % 2, max(first, begin - _LEFT), -2):
            yield self.tokens.parts[place]

    def _sentence(self, place: int) -> tuple[int, int]:
        starts, offset = self.tokens.starts, self.tokens.starts[place]
        number = bisect_right(self.sentences, offset)
        first = self.sentences[number - 1] if number else 0
        last = self.sentences[number] if number < len(self.sentences) else len(self.tokens.text)
        low = max(0, place - _LEFT)
        high = min(len(starts) - 1, place + _LEFT + _RIGHT)
        return (
            bisect_right(starts, first, low, place) - 1,
            bisect_right(starts, last - 1, place, high),
        )


_AHEAD: Final = WORDS["ahead"]
_BEHIND: Final = WORDS["behind"]
_WILL: Final = WORDS["will"]
_IS: Final = WORDS["is"]
_PRESENT: Final = frozenset((*_IS, *WORDS["keeps"]))
_PLANNED: Final = WORDS["planned"]
_INTENT: Final = WORDS["intent"]
_ONLY_TO: Final = WORDS["onlyto"]
_TO: Final = WORDS["to"]


def way_of(word: str) -> int:
    """Tell whether a word looks back (-1), ahead (1) or does not say (0)."""
    lower = word.lower()
    if lower in _AHEAD:
        return 1
    if lower in _BEHIND or (
        len(word) >= _PAST_LENGTH and word.endswith(PAST_ENDINGS) and word.islower()
    ):
        return -1
    return 0


def _heading_at(parts: list[str], place: int) -> int:
    """Tell which way the word at `place` points, by its neighbours as well."""
    word, before = parts[place].lower(), parts[place - 2].lower() if place > 2 else ""
    if word in _TO:
        return 1 if before in _INTENT else 0
    if word in _ONLY_TO:
        return 1 if "".join(parts[place + 2 : place + 3]).lower() in _TO else 0
    if before in WORDS["be"]:  # "(will) be named": the tense stands further left
        return 0
    if word in _PLANNED and _is_as_planned(parts, place):
        return 0
    return way_of(parts[place])


def _is_as_planned(parts: list[str], place: int) -> bool:
    """Tell "as planned" and "as previously planned", which plan nothing."""
    return any(is_a("as", part) for part in parts[max(1, place - 4) : place : 2])


_UNTIL_CLOCK: Final = pattern("until_clock")
_DAY_REACH: Final = 100  # places (a word and a gap are two) to the day that "the next day" follows
_CLOCK: Final = 12  # places that it takes up

_NO_PART: Final = (-1, -1)


def found_in(scene: Scene, match: regex.Match[str], memory: Memory) -> Found:
    regs = match.regs
    spans = {name: regs[number] for name, number in match.re.groupindex.items()}
    return Found(scene, match, memory, spans)


@dataclass(frozen=True, slots=True)
class Found:
    """One match of a rule."""

    scene: Scene
    match: regex.Match[str]
    memory: Memory
    spans: Mapping[str, tuple[int, int]]

    @property
    def begin(self) -> int:
        return self.match.start()

    @property
    def end(self) -> int:
        return self.match.end()

    def span(self, name: str) -> tuple[int, int]:
        """Return a group's places; (-1, -1) where it took no part or the rule lacks it."""
        return self.spans.get(name, _NO_PART)

    def words(self, name: str) -> list[str]:
        """List the words of a group in lower case, none where it took no part."""
        start, end = self.span(name)
        if start < 0:
            return []
        return [word.lower() for word in self.scene.tokens.parts[start | 1 : end : 2]]

    def word(self, name: str) -> str:
        """Return the group's first word in lower case, empty where it took no part."""
        start, end = self.span(name)
        return self.scene.tokens.parts[start].lower() if start < end else ""

    def place(self, name: str) -> int | None:
        start, _ = self.span(name)
        return start if start >= 0 else None

    def text(self, name: str) -> str:
        start, end = self.span(name)
        return "".join(self.scene.tokens.parts[start:end]) if start >= 0 else ""

    def number(self, name: str) -> int | None:
        """Read the group's digits, also of "21st"; None where it took no part."""
        digits = figures_of(self.word(name))
        return int(digits) if digits else None

    def ordinal(self, name: str) -> int | None:
        """Read the group's ordinal, in words or figures; None where it took no part."""
        known = VALUES["ordinal"].get(self.word(name))
        return int(known) if known is not None else self.number(name)

    def is_capital(self) -> bool:
        """Tell whether the match begins with a capital."""
        return self.scene.tokens.parts[self.begin][:1].isupper()

    def before(self) -> str:
        """Return the word before the match; empty after anything but white space."""
        place = self.begin - 1
        if place < 1 or self.scene.tokens.classes[place] != " ":
            return ""
        return self.scene.tokens.parts[place - 1]

    def following(self) -> str:
        """Return the word after the match; empty after anything but white space."""
        tokens = self.scene.tokens
        if self.end + 1 >= len(tokens.parts) or tokens.classes[self.end] != " ":
            return ""
        return tokens.parts[self.end + 1]

    def told(self) -> str | None:
        """Return the date that the sentence has told before, from which it may count."""
        at = self.memory.told_at
        return self.memory.told if at >= 0 and self.scene.in_sentence(at, self.begin) else None

    def told_day(self) -> str | None:
        """Return the day that was told a few words before."""
        at = self.memory.day_at
        return self.memory.day if at >= 0 and self.begin - at < _DAY_REACH else None

    def heading(self) -> int:
        """Tell whether the clause looks back (-1), ahead (1) or does not say (0)."""
        before = self.before().lower()
        if before in WORDS["till"] or _UNTIL_CLOCK.search(
            self.scene.tokens.classes, max(1, self.begin - _CLOCK), self.begin, concurrent=False
        ):
            return 1
        if before in WORDS["ended"]:
            return -2
        if before in WORDS["through"]:
            return 0  # "through June" goes with any tense: the nearest
        return self.scene.heading(self.begin, self.end)


def recurring(found: Found, timex: str) -> Reading:
    """Read the match as a set: what happens every so often."""
    return Reading(Kind.SET, found.begin, found.end, TimeExpression("SET", timex))


def made(
    found: Found, kind: Kind, timex: str | None, days: Days | None = None, type_: str = "DATE"
) -> Reading:
    """Make a reading that counts from the reference."""
    origin = found.scene.anchor.origin if days else None
    value = TimeExpression(type_, timex, days=days, year_from=origin)
    return Reading(kind, found.begin, found.end, value)
