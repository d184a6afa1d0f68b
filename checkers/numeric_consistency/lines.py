"""Sentences as the finders of sums read them: folded, each figure and time one character.

What a figure is (a part, a price, what a thing grew by) shows in the words round it.  Those words
and the patterns that they stand in are data: `facts/lexicon/en/sums.toml`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Any, TypeVar

import regex

from checkers.facts.lexicon import either, load
from checkers.facts.lexicon.needed import has, one_of
from checkers.model import QUANTITY_KINDS, TIME_KINDS, Document, Fact, Facts, Kind, Span
from checkers.numeric_consistency.asked_first import WANTED, AskedFirst
from checkers.numeric_consistency.marks import ANY, FIGURES, MARKS, SLOTS, STANDS_FOR
from checkers.numeric_consistency.rate_bases import is_rate_base
from checkers.rulebook import masks, sought
from checkers.rulebook.masks import fold, is_shown
from checkers.rulebook.vocabulary import Bound, Scene, passage_at

_Told = TypeVar("_Told")
_LEXICONS = tuple(map(load, ("sums", "gathered", "shares", "reckoned", "told_parts", "leads")))
_SUMS = _LEXICONS[0]


def _merged(table: str) -> dict[str, Any]:
    return {name: rows for each in _LEXICONS for name, rows in each.get(table, {}).items()}


_WORDS: Mapping[str, Sequence[str]] = _merged("words")
_GRAMMAR: Mapping[str, str] = _merged("grammar")
_PHRASES: Mapping[str, Sequence[str]] = _merged("phrases")
# Of phrases that do not show it themselves: lists and words of which a sentence must hold one.
_WAKES: Mapping[str, Sequence[str]] = _SUMS["wakes"]
_NAME = regex.compile(r"(?<!\(\?P?)<(?P<name>[\w.]+)(?::(?P<slot>\w+))?>")
_LED = "<pre>"  # words before a figure, of which there may be none
_GAP = regex.compile(r"(?P<kind>gap|gapt)(?P<most>\d+)")
_WORD = regex.compile(r"\w+")
# A pattern matches as far as a word's edge: "a [a-z]" finds words of one letter alone, and where a
# letter stands, "(?=[a-z])" behind it is never true.
_LETTER = r"(?<!\(\?[=!] ?)\[(?!\^)[^\]]*a-z[^\]]*\]"
_WITHIN_A_WORD = regex.compile(
    rf"(?:{_LETTER}|(?:[a-z]|{_LETTER}[+*?]*)\(\?=(?:[a-z]|\[a-z)[^|]*)\)*\Z"
)


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence: mask `i` of `text` stands at `places[i]` for `facts[i]`."""

    document: Document
    index: int  # of the sentence
    text: str
    facts: tuple[Fact, ...]
    places: tuple[int, ...]
    words: frozenset[str]  # with the masks
    of: Lines = field(compare=False)
    found: dict[Phrases, list[Found]] = field(default_factory=dict, compare=False)
    stood: dict[Phrases, bool] = field(default_factory=dict, compare=False)
    _known: dict[Callable[[Line], Any], Any] = field(default_factory=dict, compare=False)
    # Of its words, with how many groups were known when they were asked for.
    _bits: list[int] = field(default_factory=lambda: [-1, 0], compare=False)

    def has(self, bits: int) -> bool:
        """Tell whether the line has a word of each group that some bits stand for."""
        if self._bits[0] < len(WANTED):
            self._bits[:] = len(WANTED), WANTED.bits_of(self.words)
        return self._bits[1] & bits == bits

    def once(self, read: Callable[[Line], _Told]) -> _Told:
        """Read the sentence in a way that several finders ask for; the first call does the work."""
        if read not in self._known:
            self._known[read] = read(self)
        told: _Told = self._known[read]
        return told

    def at(self, place: int) -> Fact:
        """Give the fact whose mask stands at `place`; ValueError where none does."""
        found = bisect_left(self.places, place)
        if found == len(self.places) or self.places[found] != place:
            raise ValueError(f"no fact at {place}")
        return self.facts[found]

    def origin(self, place: int) -> int:
        """Lead a place in `text` back to the document."""
        before = bisect_left(self.places, place)
        if not before:
            return self.document.sentences[self.index].span.start + place
        return self.facts[before - 1].span.end + place - self.places[before - 1] - 1

    def passage(self, start: int, end: int) -> Bound:
        """Bind the words of the document that `text[start:end]` stands for."""
        return passage_at(self.document, Span(self.origin(start), self.origin(end)))

    def bound(self, fact: Fact) -> Bound:
        return Bound(fact, self.document)

    def figures(self) -> tuple[Fact, ...]:
        """List the figures, times left out."""
        return tuple(fact for fact in self.facts if fact.kind in QUANTITY_KINDS)


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase in a line: `text[start:end]`, and which fact each slot holds, at which place."""

    line: Line
    start: int
    end: int
    places: Mapping[str, int]

    def __getitem__(self, name: str) -> Fact:
        return self.line.at(self.places[name])

    @property
    def text(self) -> str:
        return self.line.text[self.start : self.end]

    def has(self, name: str) -> bool:
        return name in self.places


class Lines:
    """The sentences of a text that state a figure, each read when first asked for."""

    def __init__(self, facts: Facts, words: Sequence[frozenset[str]]) -> None:
        """Take the facts, and the words of each sentence."""
        self.document = facts.document
        self._words = words
        self._held: dict[Phrases, bool] = {}
        self._facts: dict[int, list[Fact]] = defaultdict(list)
        self._read: dict[int, Line] = {}
        self._known: dict[Callable[[Lines], Any], Any] = {}
        for fact in facts.items:
            if not (fact.kind in QUANTITY_KINDS or fact.kind in TIME_KINDS):
                continue
            if is_shown(fact) and not _is_no_figure(self.document, fact):
                self._facts[fact.sentence].append(fact)
        self.figured = [
            index
            for index, found in self._facts.items()
            if any(fact.kind in QUANTITY_KINDS or fact.kind is Kind.DURATION for fact in found)
        ]

    def __iter__(self) -> Iterator[Line]:
        """Give each sentence with a figure, in order."""
        return map(self.line, self.figured)

    def line(self, index: int) -> Line:
        line = self._read.get(index)
        if line is None:
            line = self._read[index] = _line(self, index, self._facts.get(index, ()))
        return line

    def words_of(self, index: int) -> frozenset[str]:
        return self._words[index]

    @cached_property
    def _all_words(self) -> frozenset[str]:
        marks = {MARKS[fact.kind] for found in self._facts.values() for fact in found}
        return frozenset(marks).union(*self._words)

    def may_hold(self, phrases: Phrases) -> bool:
        """Tell whether the text has the words that some phrases need; most it has not."""
        held = self._held.get(phrases)
        if held is None:
            held = self._held[phrases] = has(self._all_words, phrases.needed)
        return held

    def once(self, read: Callable[[Lines], _Told]) -> _Told:
        """Read all sentences in a way that one asks for again; the first call does the work."""
        if read not in self._known:
            self._known[read] = read(self)
        told: _Told = self._known[read]
        return told

    def beside(self, line: Line, step: int) -> Line | None:
        """Give the sentence that many places on in the same paragraph, if there is one."""
        index = line.index + step
        sentences = self.document.sentences
        if not 0 <= index < len(sentences):
            return None
        if sentences[index].paragraph != sentences[line.index].paragraph:
            return None
        return self.line(index)


def read_lines(scene: Scene) -> Lines:
    return Lines(scene.article, sought.words_by_sentence(scene))


def lines_of(facts: Facts) -> Lines:
    """Read the lines of a text that is no article."""
    return Lines(facts, masks.words_by_sentence(facts.document))


def _is_no_figure(document: Document, fact: Fact) -> bool:
    return is_rate_base(document, fact) or _is_named(document, fact)


def _is_named(document: Document, fact: Fact) -> bool:
    """Tell a number that is part of a name within a sentence: "the Six Nations", "the Big Four"."""
    if not (fact.text.isalpha() and fact.text[0].isupper() and fact.text[1:].islower()):
        return False
    sentence = document.sentences[fact.sentence].span
    before = document.text[sentence.start : fact.span.start].split()
    after = document.text[fact.span.end : sentence.end].split(maxsplit=1)
    if not any(word.islower() for word in before):
        return False  # a title, or the sentence begins here
    beside = [*before[-1:], *after[:1]]
    return any(word[0].isupper() for word in beside)


def _line(lines: Lines, index: int, facts: Sequence[Fact]) -> Line:
    document = lines.document
    span = document.sentences[index].span
    text = fold(document.text[span.start : span.end])
    pieces: list[str] = []
    places: list[int] = []
    kept: list[Fact] = []
    done, length = span.start, 0
    for fact in facts:
        if fact.span.start < done or fact.span.end > span.end:
            continue
        pieces += [text[done - span.start : fact.span.start - span.start], MARKS[fact.kind]]
        length += fact.span.start - done
        places.append(length)
        kept.append(fact)
        length += 1
        done = fact.span.end
    pieces.append(text[done - span.start :])
    words = lines.words_of(index).union([MARKS[fact.kind] for fact in kept])
    masked = "".join(pieces)
    return Line(document, index, masked, tuple(kept), tuple(places), words, lines)


# --- phrases ---------------------------------------------------------------------------------


class Phrases:
    """A row of patterns of the lexicon; the first that matches has the words.

    ValueError where one of them ends within a word, so that it can hardly match.
    """

    __slots__ = ("_bits", "_each", "needed")

    def __init__(self, name: str) -> None:
        for source in _PHRASES[name]:
            if _WITHIN_A_WORD.search(source, concurrent=False):
                raise ValueError(f"a pattern of {name!r} ends within a word: {source!r}")
        self._each = tuple(map(_asked_first, _PHRASES[name]))
        told = frozenset(_wakes(_WAKES.get(name, ())))
        self.needed = one_of([each.needs for each in self._each]) or ((told,) if told else ())
        self._bits = WANTED.bits_for(self.needed)

    def find(self, line: Line) -> list[Found]:
        """List what matches, in order, without overlap."""
        found = line.found.get(self)
        if found is None:
            found = line.found[self] = self._search(line) if self._may_stand_in(line) else []
        return found

    def _may_stand_in(self, line: Line) -> bool:
        return line.of.may_hold(self) and line.has(self._bits)

    def _search(self, line: Line) -> list[Found]:
        found: list[Found] = []
        for each in self._each:
            if len(line.facts) < each.figures or not line.has(each.bits):
                continue
            for match in each.each(line.text):
                if any(match.start() < f.end and f.start < match.end() for f in found):
                    continue
                found.append(_found(line, match))
        return sorted(found, key=lambda each: each.start)

    def first(self, line: Line, start: int = 0, end: int | None = None) -> Found | None:
        """Give the first match of the first pattern that has one within `text[start:end]`."""
        if not self._may_stand_in(line):
            return None
        for each in self._each:
            if len(line.facts) >= each.figures and line.has(each.bits):
                match = each.first(line.text, start, end)
                if match is not None:
                    return _found(line, match)
        return None

    def stands(self, text: str) -> bool:
        """Tell whether one of the patterns stands in a stretch of a line's text."""
        return any(each.stands(text) for each in self._each)

    def stand_in(self, line: Line) -> bool:
        """Tell whether one of the patterns stands in a line."""
        stood = line.stood.get(self)
        if stood is None:
            stood = self._may_stand_in(line) and any(
                len(line.facts) >= each.figures and line.has(each.bits) and each.stands(line.text)
                for each in self._each
            )
            line.stood[self] = stood
        return stood

    def cut(self, line: Line) -> str:
        """Give the text of a line without what matches."""
        text = line.text
        for found in reversed(self.find(line)):
            text = text[: found.start] + text[found.end :]
        return text

    def is_all(self, text: str) -> bool:
        """Tell whether one of the patterns is all of a stretch of a line's text."""
        return any(each.pattern.fullmatch(text, concurrent=False) for each in self._each)


@cache
def phrases(name: str) -> Phrases:
    """Compile the phrases that the lexicon lists under `name`."""
    return Phrases(name)


def word_list(name: str) -> frozenset[str]:
    """Give a list of the lexicon for a look into a line's words: of "two-thirds", "thirds"."""
    return frozenset(_wakes((name,)))


def entries(name: str) -> frozenset[str]:
    """Give a list of the lexicon as it stands, entries of several words whole."""
    return frozenset(_WORDS[name])


def word_table(name: str) -> Mapping[str, frozenset[str]]:
    """Give a table of word lists of the lexicon."""
    return {key: frozenset(words) for key, words in _SUMS[name].items()}


def _wakes(names: Iterable[str]) -> Iterator[str]:
    """Give one word of each entry: where the entry stands, it is among the line's words."""
    for name in names:
        for entry in _WORDS.get(name, (name,)):
            yield max(_WORD.findall(entry, concurrent=False), key=len)


def _found(line: Line, match: regex.Match[str]) -> Found:
    places = {name: match.start(name) for name in match.re.groupindex if match.start(name) >= 0}
    return Found(line, match.start(), match.end(), places)


@cache
def _compiled(source: str) -> regex.Pattern[str]:
    return regex.compile(rf"(?:(?<!\w)|(?!\w))(?:{_expanded(source)})(?:(?<![^\W_])|(?![^\W_]))")


def _asked_first(source: str) -> AskedFirst:
    core = _compiled(source.removeprefix(_LED)) if source.startswith(_LED) else None
    return AskedFirst(source, _compiled(source), core)


def _expanded(source: str) -> str:
    source = source.replace("<<>>", FIGURES)  # within a class: no figure
    return _NAME.sub(_part, source)


def _part(match: regex.Match[str]) -> str:
    name, slot = match["name"], match["slot"]
    if slot is not None:
        return f"(?P<{name}>[{''.join(MARKS[kind] for kind in SLOTS[slot])}])"
    gap = _GAP.fullmatch(name)
    if gap is not None:  # words that hold no figure; with "t", times may stand there
        barred = FIGURES if gap["kind"] == "gapt" else ANY
        return rf"(?: [^\s,;:()\"{barred}]+){{0,{gap['most']}}}?"
    if name in STANDS_FOR:
        return f"[{STANDS_FOR[name]}]"
    if name in _GRAMMAR:
        return f"(?:{_expanded(_GRAMMAR[name])})"
    return f"(?:{either(_WORDS[name])})"
