"""Where a rule looks: the sentences of an article, masked once and shared by all rules."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property

import regex

from checkers.document import sentence_finder
from checkers.facts.lexicon import either, load
from checkers.model import QUANTITY_KINDS, TIME_KINDS, Document, Fact, Facts, Span
from checkers.rulebook.masks import Masked, cuts_a_word, marks_of, mask, tokens, words_by_sentence
from checkers.rulebook.phrases import Phrase

_FIGURES = QUANTITY_KINDS | TIME_KINDS
_CORRECTING = rf"(?:{either(load('headlines')['correcting'])})"
_ONCE = either(load("headlines")["correcting_once"])
_NUMBER = either([*load("numbers")["units"], r"\d+"])
# "Corrections and clarifications", "Feedback: corrections", "Setting it right: five corrections"
_CORRECTS = regex.compile(
    rf"(?:[^:]{{1,30}}[:—–-]\s)?(?:(?:the|our|{_NUMBER})\s)?{_CORRECTING}"
    rf"(?:(?:,|\sand|\s&)+\s{_CORRECTING})*(?:,?\s(?:of|for|on)?\s?[\p{{L}}\s]{{0,12}}\d[\d\p{{L}}\s,]*)?[.:]?\s*"
    rf"|(?:{_ONCE})[.:]?\s*",
    regex.IGNORECASE,
)


class SentenceView:
    """One sentence with its facts; each masked form is made when first asked for."""

    def __init__(self, document: Document, index: int, words: frozenset[str]) -> None:
        self._document = document
        self._words = words
        self._masked: dict[tuple[bool, bool], Masked] = {}
        self._held: dict[object, bool] = {}
        self.index = index
        self.span = document.sentences[index].span
        self.facts: list[Fact] = []

    def masked(self, *, quotes: bool = False, names: bool = False) -> Masked:
        key = (quotes, names)
        if key not in self._masked:
            sentence = self._document.sentences[self.index]
            self._masked[key] = mask(
                self._document, sentence, self.facts, quotes=quotes, names=names
            )
        return self._masked[key]

    def holds(self, phrase: Phrase, *, timeout: float) -> bool:
        """Tell whether a phrase stands here; rules that ask for the same words share the answer.

        Raises PhraseTimeout after `timeout` seconds of processor time.
        """
        held = self._held.get(phrase.pattern)
        if held is None:
            held = phrase.possible(self.tokens) and self._finds(phrase, timeout)
            self._held[phrase.pattern] = held
        return held

    def _finds(self, phrase: Phrase, timeout: float) -> bool:
        masked = self.masked(quotes=phrase.wants_quotes, names=phrase.wants_names)
        return next(phrase.find(masked, timeout=timeout), None) is not None

    @cached_property
    def marks(self) -> frozenset[str]:
        """Tell the kinds of its facts, as masks."""
        return marks_of(self.facts)

    @cached_property
    def tokens(self) -> frozenset[str]:
        """The words and facts that can wake a rule here, quotes and names included.

        Words that figures are written in are among them, though a masked form has none of them;
        where a fact cuts a word in two its parts are words of that form alone.
        """
        told = self._words | self.marks
        text = self._document.text
        if any(cuts_a_word(text, fact.span) for fact in self.facts):
            told |= tokens(self.masked())
        return told


class Ground:
    """An article's sentences, each with its words and facts, and its paragraphs."""

    def __init__(self, facts: Facts, words: Sequence[frozenset[str]] | None = None) -> None:
        """Take the facts, and the words of each sentence where they are known."""
        self.facts = facts
        self.document = facts.document
        words = words_by_sentence(self.document) if words is None else words
        self.sentences = [SentenceView(self.document, *each) for each in enumerate(words)]
        self._starts = [fact.span.start for fact in facts.items]
        self._sentence_at = sentence_finder(self.document)
        if self.sentences:
            self._place(facts.items)

    @cached_property
    def corrects(self) -> bool:
        """Tell whether the article is a column of corrections, by its headline."""
        text = self.document.text
        heads = (text[span.start : span.end] for span in self.document.headlines)
        return any(_CORRECTS.fullmatch(head, concurrent=False) for head in heads)

    def _place(self, facts: Sequence[Fact]) -> None:
        """Hand each fact to the sentences that it stands in; only quotes and names reach far."""
        for fact in facts:
            self.sentences[fact.sentence].facts.append(fact)
            if fact.kind not in _FIGURES:
                last = self._sentence_at(max(fact.span.start, fact.span.end - 1))
                for index in range(fact.sentence + 1, last + 1):
                    self.sentences[index].facts.append(fact)

    def within(self, span: Span) -> Sequence[Fact]:
        """List the facts that start inside `span`."""
        items = self.facts.items
        low = bisect_left(self._starts, span.start)
        return items[low : bisect_left(self._starts, span.end, low)]

    def views(self, span: Span) -> list[SentenceView]:
        """List the sentences that `span` touches."""
        if not self.sentences:
            return []
        first = self._sentence_at(span.start)
        last = self._sentence_at(max(span.start, span.end - 1))
        return self.sentences[first : last + 1]
