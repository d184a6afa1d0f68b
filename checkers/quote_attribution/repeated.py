"""The same words in two quotes of an article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from typing import NamedTuple

import regex

from checkers.facts.lexicon import either, load
from checkers.facts.names import gender_of_pronoun
from checkers.facts.names.words import GIVEN_NAMES
from checkers.model import Document, Fact, Name, Quotation, Span, Speaker
from checkers.passages import content_words
from checkers.quote_attribution.passages import quotes_of, spoken
from checkers.quote_attribution.within import said_in
from checkers.quote_attribution.wording import words_of
from checkers.rulebook.vocabulary import Bound, Scene

_REPEATED_WORDS = 7  # shorter quotes are stock phrases that two people may well both say
_FRAGMENT_WORDS = 5  # … but those of so many words of a subject
_OF_A_SUBJECT = 3
_OF_A_NAME = 2  # … of what something is called, or of a sentence
_SENTENCE_WORDS = 6  # of a sentence that two hardly say alike
_SHORTEST = 3  # words of what something is called
_CALLS = regex.compile(rf"\b(?:{either(load('speech')['calling'])})\b[^.;:“”\"]{{0,50}}[“\"‘']?\Z")
_AGREES = regex.compile(r"\b(?:same|too|also|agrees|agreed|likewise|similarly)\b")
_QUOTES_ITSELF = regex.compile("[\\s:(]['‘“\"]\\w|['‘“\"]{2}")  # the words of another
_MOST = 0.8  # of the shorter quote's words
_LEXICON = load("passages")
_FORMULAS = tuple(f" {' '.join(words_of(formula))} " for formula in _LEXICON["formulas"])
_TOGETHER = frozenset(_LEXICON["together"])
_BESIDE = 80  # characters on each side of a speaker
_KIN = regex.compile(
    rf"(?:\p{{L}}['’]s|\b[Hh]is|\b[Hh]er) (?:{either(load('people')['kin'])}) \p{{Lu}}"
)
_TITLED = regex.compile(
    rf"(?:{either(load('people')['before_surnames'])})\.?\s\p{{Lu}}[\p{{L}}'’-]+"
)
_NAME = r"\p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.'’-]*){0,3}"
_AND_OTHERS = regex.compile(
    rf"(?:, {_NAME}){{0,4}},? (?:and|&|with|alongside) (?:{_NAME}|others|the )"
)
_OTHERS = regex.compile(r" (?:and|&) ")
_OTHERS_AND = regex.compile(r"(?:\p{L}|, )(?: and| &|, and) (?:the \w+ )?\Z")


def find_repeated_quotes(scene: Scene) -> Iterator[tuple[Bound, Bound]]:
    """Pair direct quotes of which most words are the same in a row, with the first that has them.

    Left out are formulas that anybody may say, words that several people say together or one
    repeats after another, and headlines.
    """
    document = scene.article.document
    first: dict[tuple[str, ...], _Said] = {}
    for fact, quote in quotes_of(scene):
        said = _Said(fact, quote, said_in(scene, fact))
        runs = list(said.runs())
        # Few quotes share a run: whether one is its speaker's own is only asked of those.
        again = next((first[run] for run in runs if run in first), None)
        if again is not None and not _is_own(said, document):
            continue
        if again is not None and not _is_own(again, document):
            first.update(dict.fromkeys(again.runs(), said))
        elif again is not None and (
            _are_shared(again.words, said.words) or _are_whole(again, said, document)
        ):
            yield _spoken_by(scene, again.fact), _spoken_by(scene, fact)
        for run in runs:
            first.setdefault(run, said)


class _Said(NamedTuple):
    """A quote with the words that were said."""

    fact: Fact
    quote: Quotation
    words: tuple[str, ...]

    def runs(self) -> Iterator[tuple[str, ...]]:
        """Give each stretch of so many words as are no accident, the longer ones first."""
        if _SHORTEST <= len(self.words) < _FRAGMENT_WORDS:
            yield self.words
        for length in (_REPEATED_WORDS, _FRAGMENT_WORDS):
            for at in range(len(self.words) - length + 1):
                yield self.words[at : at + length]


def _is_own(said: _Said, document: Document) -> bool:
    """Tell words of the speaker alone from formulas, headlines and the words of several."""
    return not (
        _QUOTES_ITSELF.search(spoken(said.fact, document))
        or _is_headline(said.fact, document)
        or _is_formula(said.words)
        or _said_together(said.fact, said.quote, document)
    )


def _are_shared(one: Sequence[str], other: Sequence[str]) -> bool:
    """Tell whether most words of the shorter quote stand in the longer, in one run."""
    block = SequenceMatcher(None, one, other, autojunk=False).find_longest_match()
    shorter = min(len(one), len(other))
    if block.size >= max(_REPEATED_WORDS, _MOST * shorter):
        return True
    shared = one[block.a : block.a + block.size]
    return block.size == shorter and len(content_words(" ".join(shared))) >= _OF_A_SUBJECT


def _are_whole(one: _Said, other: _Said, document: Document) -> bool:
    """Tell one sentence that two are to have said, or one name that two are to have called it."""
    told = document.sentences[other.fact.sentence].span
    if _AGREES.search(document.text, told.start, told.end, concurrent=False):
        return False
    if one.words != other.words or len(content_words(" ".join(one.words))) < _OF_A_NAME:
        return False
    if len(one.words) >= _SENTENCE_WORDS:
        return all(_is_sentence(each, document) for each in (one, other))
    return all(
        _CALLS.search(document.text, max(0, each.fact.span.start - _BESIDE), each.fact.span.start)
        for each in (one, other)
    )


def _is_sentence(said: _Said, document: Document) -> bool:
    return spoken(said.fact, document).lstrip("“”\"‘'«")[:1].isupper()


def _is_headline(fact: Fact, document: Document) -> bool:
    """Tell a quote that stands in a headline, or is written as headlines are."""
    field = document.paragraphs[document.sentences[fact.sentence].paragraph].field
    if document.fields[field].role == "headline":
        return True
    words = [word for word in fact.text.split() if word[0].isalpha()]
    return 2 * sum(word[0].isupper() for word in words) > len(words)


def _is_formula(words: tuple[str, ...]) -> bool:
    said = f" {' '.join(words)} "
    return any(formula in said for formula in _FORMULAS)


def _said_together(fact: Fact, quote: Quotation, document: Document) -> bool:
    """Tell whether the words about the speaker name others too, or an earlier speaker."""
    if quote.speaker is None:
        return False
    span, text = quote.speaker.span, document.text
    if _OTHERS.search(quote.speaker.text) or _AND_OTHERS.match(text, span.end, concurrent=False):
        return True
    if _OTHERS_AND.search(text[max(0, span.start - 40) : span.start], concurrent=False):
        return True
    start, end = max(0, span.start - _BESIDE), span.end + _BESIDE
    if span.start >= fact.span.end:  # the quote's own words tell nothing of it
        start = max(start, fact.span.end)
    else:
        end = min(end, fact.span.start)
    beside = text[start:end]
    return bool(_TOGETHER & {word for word in words_of(beside)})


# --- who says it --------------------------------------------------------------------------------


def _spoken_by(scene: Scene, fact: Fact) -> Bound:
    """Give a quote with the name of its speaker, where the text beside it tells one."""
    document = scene.article.document
    quote = fact.value
    if isinstance(quote, Quotation) and quote.speaker is not None:
        name = quote.speaker.name or _name_of(scene, quote.speaker, fact)
        if _KIN.search(quote.speaker.text, concurrent=False):
            name = quote.speaker.text.split(",")[0]  # "Lee's son Bob" is not Lee
        elif _TITLED.fullmatch(quote.speaker.text) and name == quote.speaker.text.split()[-1]:
            # Nobody but a bearer of the surname is "Mr Styles"; "Styles" alone may be anybody.
            name = name if name.lower() in GIVEN_NAMES else quote.speaker.text
        speaker = replace(quote.speaker, name=name)
        fact = replace(fact, value=replace(quote, speaker=speaker))
    return Bound(fact, document)


def _name_of(scene: Scene, speaker: Speaker, fact: Fact) -> str | None:
    """Name the one person whom the speaker's words name, or the sentence before a pronoun."""
    if gender_of_pronoun(speaker.text) is None:
        return _only_person(scene, speaker.span)
    document = scene.article.document
    if fact.sentence == 0:
        return None
    here, before = (document.sentences[fact.sentence - step] for step in (0, 1))
    return _only_person(scene, before.span) if before.paragraph == here.paragraph else None


def _only_person(scene: Scene, area: Span) -> str | None:
    people = {
        one.value.entity
        for one in scene.article.within(area)
        if isinstance(one.value, Name) and one.value.category == "person"
    }
    return people.pop() if len(people) == 1 else None
