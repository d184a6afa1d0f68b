"""Which sentences of long sources a check can need, told from their words before they are read.

Reading facts is what costs.  A sentence is worth it where a search that a claim of the article
starts can arrive at it: it shares words with the claim's, or it has the claim's number.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

import regex

from checkers.document import sentence_finder
from checkers.facts.lexicon import load
from checkers.model import (
    QUANTITY_KINDS,
    TIME_KINDS,
    Document,
    Fact,
    Facts,
    Kind,
    Number,
    Quotation,
    TimeExpression,
)
from checkers.passages.index import Hit, PassageIndex
from checkers.passages.statements import Reading
from checkers.passages.values import numbers_in
from checkers.passages.words import content_words

_CLAIMS = QUANTITY_KINDS | TIME_KINDS
_REACHES = ((5, 24), (14, 8))  # words on each side of a claim, and how many sentences for them
_SENTENCES = 6  # that can say what a sentence says
_QUOTED = 6  # that can hold a quote's words
_NEAR = 0.3  # share of the words asked for
_SAID = 0.6  # … by which a passage is known to have a quote, or a sentence in its words
_BESIDE = 1  # sentences on each side of one that is met
_SPEAKER = 5  # sentences on each side of a quote, among which its speaker is named
_NAMED = 2  # sentences a source with a surname: one has the person's full name
_COMMON = 32  # integers up to this stand everywhere and tell nothing
_TOLD_AGAIN = 2  # sentences a source with one number, or with a time that has none
_TERMS = 50  # sentences a source with a name and a year
_NUMBERS = load("numbers")
_SCALES = (*_NUMBERS["scales"], "hundred", "dozen")
_TENS = "|".join((*_NUMBERS["tens"], *(f"{word}s?" for word in _SCALES)))
_WORDED = {value: word for table in ("units", "teens") for word, value in _NUMBERS[table].items()}
_MONTHS = "|".join(word.title() for word in load("times")["values"]["month"])
_DIGITS = regex.compile(r"\d[\d,.]*\d|\d")
_WORDS = regex.compile(rf"\b(?:{_TENS})\b", regex.IGNORECASE)
_MONTH = regex.compile(rf"\b(?:{_MONTHS})\b")
_MONTHS_READ = 12  # of a source, to see whether all of it is about one day
_YEAR = regex.compile(r"\b(?:1[89]|20)\d\d\b")
_MONEY = regex.compile(r"[$£€¥]|\b(?:USD|GBP|EUR)\b")
_CAPITALS = regex.compile(r"\p{Lu}[\p{L}\p{M}'’-]+")
_AROUND = 40  # characters on each side of a number word that belong to its number


@dataclass(frozen=True, slots=True)
class Relevant:
    """The sentences of a document whose figures, and whose names and quotes, a check can need."""

    figures: frozenset[int]
    speech: frozenset[int]


def relevant_sentences(own: Facts, index: PassageIndex) -> Mapping[str, Relevant]:
    """List the sentences of each indexed document that claims of `own` can meet, by its id."""
    wanted = _Wanted(own)
    figures, speech = _Met(), _Met()
    for hit in _claim_hits(own, index):
        figures.add(hit.document, hit.sentence, _BESIDE)
    for hit in _sentence_hits(own, index):
        figures.add(hit.document, hit.sentence, _BESIDE)
        speech.add(hit.document, hit.sentence, _BESIDE)
    for hit in _quote_hits(own, index):
        speech.add(hit.document, hit.sentence, _SPEAKER)
    for document, sentence in wanted.values(index):
        figures.add(document, sentence, 0)
    for document, sentence in (*wanted.names(index), *_named_instead(own, index)):
        speech.add(document, sentence, 0)
    return {
        document.id: Relevant(figures.of(document), speech.of(document))
        for document in index.documents
    }


class _Met:
    """Sentences by their documents."""

    def __init__(self) -> None:
        self._places: dict[str, set[int]] = defaultdict(set)

    def add(self, document: Document, sentence: int, beside: int) -> None:
        """Add a sentence with so many on each side."""
        last = len(document.sentences) - 1
        low, high = max(0, sentence - beside), min(last, sentence + beside)
        self._places[document.id].update(range(low, high + 1))

    def of(self, document: Document) -> frozenset[int]:
        return frozenset(self._places[document.id])


def _claim_hits(own: Facts, index: PassageIndex) -> Iterator[Hit]:
    """Ask for the words around each claim."""
    reading = Reading((own,))
    for fact in own.items:
        if fact.kind in _CLAIMS:
            statement = reading.statement(own.document, fact.sentence)
            for reach, limit in _REACHES:
                asked = [word.stem for word in statement.around(fact.span, reach=reach)]
                yield from _near(index.closest(asked, limit=limit))


def _sentence_hits(own: Facts, index: PassageIndex) -> Iterator[Hit]:
    """Ask for the words of each sentence with a fact."""
    for sentence in dict.fromkeys(fact.sentence for fact in own.items):
        yield from _near(index.closest(_words_of(own.document, sentence), limit=_SENTENCES))


def _words_of(document: Document, sentence: int) -> tuple[str, ...]:
    span = document.sentences[sentence].span
    return content_words(document.text[span.start : span.end])


def _named_instead(own: Facts, index: PassageIndex) -> Iterator[tuple[Document, int]]:
    """List where a source tells more of whom it names in a sentence of nearly the same words."""
    for sentence in dict.fromkeys(f.sentence for f in own.items if f.kind is Kind.NAME):
        asked = _words_of(own.document, sentence)
        for hit in _near(index.closest(asked, limit=_SENTENCES), share=_SAID):
            span = hit.document.sentences[hit.sentence].span
            names = _CAPITALS.findall(hit.document.text, span.start, span.end, concurrent=False)
            for name in {word for one in names for word in content_words(one)} - set(asked):
                places = index.holding((name,), most=_NAMED)
                yield from (place for place in places if place[0] is hit.document)


def _quote_hits(own: Facts, index: PassageIndex) -> Iterator[Hit]:
    """Ask for the words of each quote; who speaks them over there stands further off."""
    text = own.document.text
    for fact in own.items:
        if isinstance(fact.value, Quotation) and fact.value.direct:
            said = " ".join(text[s.start : s.end] for s in fact.value.segments)
            yield from _near(index.closest(content_words(said), limit=_QUOTED), share=_SAID)


def _near(hits: Iterable[Hit], *, share: float = _NEAR) -> Iterator[Hit]:
    return (hit for hit in hits if hit.share >= share)


class _Wanted:
    """What is looked for by its value, wherever it stands."""

    def __init__(self, own: Facts) -> None:
        claims = [fact for fact in own.items if fact.kind in _CLAIMS]
        self._values = {number for fact in claims for number in numbers_in(fact.text)}
        self._digits = {_significant(value) for value in self._values if not _is_common(value)}
        common = [value for value in self._values if _is_common(value)]
        self._common = {str(value) for value in common}
        self._met: dict[str, str | None] = {}
        self._words = {content_words(fact.text) for fact in claims if not numbers_in(fact.text)}
        self._words |= {(_WORDED[value],) for value in common if value in _WORDED}
        self._dated = len({fact.text for fact in claims if _is_day(fact)}) == 1
        self._changed = sum(fact.kind is Kind.MONEY for fact in claims) > 1
        self._surnames = {
            content_words(fact.text)[-1:] for fact in own.items if fact.kind is Kind.NAME
        }
        speakers = (f.value.speaker for f in own.items if isinstance(f.value, Quotation))
        self._speakers = {content_words(one.text)[-1:] for one in speakers if one is not None}

    def values(self, index: PassageIndex) -> Iterator[tuple[Document, int]]:
        """List the sentences with a value of the article's, or with what it must be seen beside."""
        for document in index.documents:
            offsets = sorted(self._offsets(document.text))
            yield from ((document, place) for place in map(sentence_finder(document), offsets))
        for words in self._words:
            yield from index.holding(words, most=_TOLD_AGAIN)
        for words in self._surnames:
            for document, place in index.holding(words, most=_TERMS):
                span = document.sentences[place].span
                if _YEAR.search(document.text, span.start, span.end, concurrent=False):
                    yield document, place  # a list of terms of office, perhaps

    def names(self, index: PassageIndex) -> Iterator[tuple[Document, int]]:
        """List the first sentences of each source about those whom the article quotes."""
        for words in self._speakers:
            yield from index.holding(words, most=_NAMED)

    def _wanted(self, digits: str) -> str | None:
        """Give the digits of a number of the article without the noughts at their ends."""
        if digits not in self._met:
            significant = digits.replace(",", "").replace(".", "").strip("0")
            met = significant in self._digits or digits in self._common
            self._met[digits] = significant if met else None
        return self._met[digits]

    def _offsets(self, text: str) -> Iterator[int]:
        told: Counter[str] = Counter()
        for match in _DIGITS.finditer(text, concurrent=False):
            significant = self._wanted(match.group())
            if significant is not None and told[significant] < _TOLD_AGAIN:
                told[significant] += 1
                yield match.start()
        for match in _number_words(text):
            around = text[max(0, match.start() - _AROUND) : match.end() + _AROUND]
            if numbers_in(around) & self._values:
                yield match.start()
        if self._dated:
            months = [match.start() for match in _MONTH.finditer(text, concurrent=False)]
            yield from months[:_MONTHS_READ]
        if self._changed:
            yield from (match.start() for match in _MONEY.finditer(text, concurrent=False))


def _number_words(text: str) -> Iterator[regex.Match[str]]:
    """Find the words for tens and more, in no order; most texts have few."""
    small = text.lower()
    if len(small) != len(text):
        yield from _WORDS.finditer(text, concurrent=False)
        return
    for word in (*_NUMBERS["tens"], *_SCALES):
        at = small.find(word)
        while at >= 0:
            match = _WORDS.match(text, at, concurrent=False)
            if match is not None:
                yield match
            at = small.find(word, at + 1)


def _is_common(value: Number) -> bool:
    return isinstance(value, int) and value <= _COMMON


def _is_day(fact: Fact) -> bool:
    value = fact.value
    return isinstance(value, TimeExpression) and value.day is not None and value.month is not None


def _significant(value: Number) -> str:
    """Give a value's digits without the noughts at its ends: 34 of 3,400,000 and of 0.34."""
    exact = Fraction(value)
    while exact.denominator != 1 and exact.denominator % 3 and exact.numerator < 10**15:
        exact *= 10
    return str(abs(exact.numerator)).strip("0")
