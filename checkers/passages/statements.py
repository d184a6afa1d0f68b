"""What a sentence states around one of its figures or dates."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import regex

from checkers.facts.lexicon import load
from checkers.model import (
    QUANTITY_KINDS,
    TIME_KINDS,
    Document,
    Fact,
    Facts,
    Kind,
    Quantity,
    Span,
    TimeExpression,
)
from checkers.passages.words import FUNCTION_WORDS, WORD, looks_like_a_verb, stem

_LEXICON = load("passages")
_OPEN_WORDS = frozenset(_LEXICON["open_words"])
_BEFORE_VERBS = frozenset(_LEXICON["before_verbs"])
_MODALS = frozenset(_LEXICON["modals"])
_ROLES = frozenset(_LEXICON["roles"])
_LIGHT_WORDS = frozenset(_LEXICON["light_words"])
_TOKEN = regex.compile(r"[\p{L}\p{M}]+(?:['’-]\p{L}+)*|\d[\d,.]*\d|\d|[%$£€]")
_POINTERS = frozenset(_LEXICON["pointers"])
_DIGITS = regex.compile(r"\d[\d,.]*\d|\d")
_CLAUSE_END = regex.compile(r"[,;:](?=[\s\"'“”’])|[()“”\"—–]")
_LAST_WORD = regex.compile(r"\p{L}+(?=\P{L}*\Z)")
# What is longer is no sentence but a table or a list.
_LONGEST = 1500  # characters
_MOST_FIGURES = 20
_WORDS_OF_A_TITLE = 3
_DAY_AND_MONTH = {Kind.DATE, Kind.MONTH}
_REACH = 14  # words on each side of a figure that tell what it is about


@dataclass(frozen=True, slots=True)
class Word:
    """A content word in its place: its stem, and what its form tells."""

    stem: str
    start: int
    end: int
    named: bool  # written with a capital that its place does not explain
    verb: bool


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence as a search compares it; words within its figures and times are not counted.

    `loose` are digits that no fact accounts for ("Flight 12"); `open` are words that make it a
    step in a series ("two more", "earlier") or turn it round ("not").
    """

    document: Document
    sentence: int
    words: tuple[Word, ...]
    stems: frozenset[str]
    names: frozenset[str]
    open: frozenset[str]
    times: tuple[Fact, ...]
    figures: tuple[Fact, ...]
    loose: frozenset[str]

    @property
    def all(self) -> tuple[Fact, ...]:
        """Give its figures and times."""
        return (*self.figures, *self.times)

    @property
    def is_a_list(self) -> bool:
        span = self.document.sentences[self.sentence].span
        figures = len(self.figures) + len(self.times) + len(self.loose)
        return span.end - span.start > _LONGEST or figures > _MOST_FIGURES

    @property
    def speaks_for_itself(self) -> bool:
        """Tell whether it names what it is about and no word of it points elsewhere."""
        span = self.document.sentences[self.sentence].span
        words = WORD.findall(self.document.text, span.start, span.end, concurrent=False)
        return bool(self.names) and not self.open and not _POINTERS & {w.lower() for w in words}

    @property
    def foreseen(self) -> bool:
        """Tell whether a word of it makes what it states a plan or a chance: "will", "may"."""
        span = self.document.sentences[self.sentence].span
        words = WORD.findall(self.document.text, span.start, span.end, concurrent=False)
        return not _MODALS.isdisjoint(word.lower() for word in words)

    def around(self, span: Span, *, reach: int = _REACH) -> tuple[Word, ...]:
        """List the words nearest to `span`, at most `reach` on each side."""
        before = [word for word in self.words if word.end <= span.start]
        after = [word for word in self.words if word.start >= span.end]
        return (*before[max(0, len(before) - reach) :], *after[:reach])


class Reading:
    """The statements of documents; a sentence is read once, when first asked for."""

    def __init__(self, documents: Iterable[Facts]) -> None:
        self._facts: dict[tuple[str, int], list[Fact]] = defaultdict(list)
        for facts in documents:
            for fact in facts.items:
                if fact.kind in QUANTITY_KINDS or fact.kind in TIME_KINDS:
                    self._facts[facts.document.id, fact.sentence].append(fact)
        self._read: dict[tuple[str, int], Statement] = {}

    def statement(self, document: Document, sentence: int) -> Statement:
        key = (document.id, sentence)
        if key not in self._read:
            self._read[key] = _statement(document, sentence, self._facts.get(key, ()))
        return self._read[key]

    def window(self, document: Document, sentence: int) -> tuple[Statement, ...]:
        """Give a sentence with the one before and the one after it in its field."""
        here = _field(document, sentence)
        last = len(document.sentences) - 1
        near = range(max(0, sentence - 1), min(last, sentence + 1) + 1)
        return tuple(
            self.statement(document, index) for index in near if _field(document, index) == here
        )

    def one_time(self, document: Document, one: Fact, other: Fact) -> bool:
        """Tell whether two facts and the sentences that lead to them speak of the same times."""
        a, b = (self._led_to(document, fact.sentence) for fact in (one, other))
        return all(any(same_time(x, y) for y in b) for x in a) and all(
            any(same_time(x, y) for x in a) for y in b
        )

    def _led_to(self, document: Document, sentence: int) -> list[Fact]:
        before = self.statement(document, max(0, sentence - 1))
        return [*before.times, *self.statement(document, sentence).times]


def _field(document: Document, sentence: int) -> int:
    return document.paragraphs[document.sentences[sentence].paragraph].field


def _statement(document: Document, sentence: int, facts: Sequence[Fact]) -> Statement:
    span = document.sentences[sentence].span
    times = tuple(fact for fact in facts if fact.kind in TIME_KINDS)
    figures = tuple(fact for fact in facts if fact.kind in QUANTITY_KINDS)
    said, open_words = _words(document.text, span, _skipped(facts), figures)
    title = sum(word.named for word in said) > max(_WORDS_OF_A_TITLE, 0.6 * len(said))
    return Statement(
        document,
        sentence,
        said,
        frozenset(word.stem for word in said),
        frozenset() if title else frozenset(word.stem for word in said if word.named),
        open_words,
        times,
        figures,
        frozenset(_loose(document.text, span, facts)),
    )


def _skipped(facts: Sequence[Fact]) -> frozenset[int]:
    """List the places of the letters within facts."""
    return frozenset(place for fact in facts for place in range(fact.span.start, fact.span.end))


def _words(
    text: str, span: Span, skipped: frozenset[int], figures: Sequence[Fact]
) -> tuple[tuple[Word, ...], frozenset[str]]:
    words: list[Word] = []
    open_words: set[str] = set()
    starts = {figure.span.start for figure in figures}
    previous = ""
    first = True
    for match in WORD.finditer(text, span.start, span.end, concurrent=False):
        if match.start() in skipped:
            continue
        written = match.group()
        lower = written.lower()
        if lower in _OPEN_WORDS:
            open_words.add(lower)
        if lower not in FUNCTION_WORDS:
            verb = (
                looks_like_a_verb(lower)
                or previous in _BEFORE_VERBS
                or (lower.endswith("s") and match.end() + 1 in starts)
            )
            named = written[0].isupper() and not first
            words.append(Word(stem(lower), match.start(), match.end(), named, verb))
        previous, first = lower, False
    return tuple(words), frozenset(open_words)


def _loose(text: str, span: Span, facts: Sequence[Fact]) -> Iterator[str]:
    spans = [fact.span for fact in facts]
    at = 0
    for match in _DIGITS.finditer(text, span.start, span.end, concurrent=False):
        while at < len(spans) and spans[at].end <= match.start():
            at += 1
        if at == len(spans) or spans[at].start > match.start():
            yield match.group().replace(",", "")


# --- about one fact of a statement -----------------------------------------------------------


def clause_around(statement: Statement, span: Span) -> Span:
    """Give the stretch between the punctuation marks nearest to `span`."""
    whole = statement.document.sentences[statement.sentence].span
    start, end = whole.start, whole.end
    for match in _CLAUSE_END.finditer(
        statement.document.text, whole.start, whole.end, concurrent=False
    ):
        if match.end() <= span.start:
            start = match.end()
        elif match.start() >= span.end:
            end = match.start()
            break
    return Span(start, end)


def wording(statement: Statement, span: Span) -> tuple[str, ...]:
    """Give a statement word for word, with a gap where `span` stands."""
    whole = statement.document.sentences[statement.sentence].span
    text = statement.document.text
    return (*_tokens(text, whole.start, span.start), "", *_tokens(text, span.end, whole.end))


def _tokens(text: str, start: int, end: int) -> Iterator[str]:
    for match in _TOKEN.finditer(text, start, max(start, end), concurrent=False):
        token = match.group().lower().replace("’", "'")
        if token not in _LIGHT_WORDS:
            yield token


def role_of(document: Document, fact: Fact) -> str:
    """Give the preposition before a fact where it says which end it is: from, to, by, until."""
    before = document.text[max(0, fact.span.start - 20) : fact.span.start]
    found = _LAST_WORD.search(before, concurrent=False)
    if found is None or before[found.end() :].strip():
        return ""
    word = found.group().lower()
    return word if word in _ROLES else ""


def unit_span(fact: Fact) -> Span:
    """Give the words of a figure with what it counts."""
    unit = fact.value.unit_span if isinstance(fact.value, Quantity) else None
    if unit is None:
        return fact.span
    return Span(min(fact.span.start, unit.start), max(fact.span.end, unit.end))


def is_coarse(fact: Fact) -> bool:
    """Tell whether a time says which telling of a thing is meant, not only which day of news."""
    value = fact.value
    dated = isinstance(value, TimeExpression) and value.year is not None
    return dated or fact.kind not in (Kind.WEEKDAY, Kind.DATE, Kind.TIME)


def same_time(one: Fact, other: Fact) -> bool:
    """Tell whether two time facts can mean the same time, or say it in the same words."""
    if one.text.casefold() == other.text.casefold():
        return True
    a, b = one.value, other.value
    if not isinstance(a, TimeExpression) or not isinstance(b, TimeExpression):
        return False
    if a.timex is not None and a.timex == b.timex:
        return True
    if a.type == b.type == "TIME" and a.timex is not None and b.timex is not None:
        return False  # the same day, and another part of it
    if {one.kind, other.kind} == _DAY_AND_MONTH:
        return a.month == b.month and (a.year is None or b.year is None or a.year == b.year)
    if one.kind != other.kind and Kind.WEEKDAY not in (one.kind, other.kind):
        return False
    if a.days is None or b.days is None:
        stated = (a.month, a.day, a.weekday), (b.month, b.day, b.weekday)
        return one.kind == other.kind and stated[0] == stated[1] != (None, None, None)
    return a.days.first <= b.days.last and b.days.first <= a.days.last
