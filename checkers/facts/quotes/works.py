"""Tell titles of works, slogans on things, crossheads and scare quotes from speech."""

from __future__ import annotations

import regex

from checkers.facts.quotes.candidates import BEFORE_SAME_SENTENCE, BEFORE_SAYING
from checkers.facts.quotes.marks import Marked
from checkers.facts.quotes.speakers import Attribution
from checkers.facts.quotes.words import DETERMINER, KINDS, PREPOSITION, SMALL, TITLED, is_utterance
from checkers.model import Document, Span

_WORD = regex.compile(r"[\p{L}\p{M}\d’']+")
_LAST_WORDS = regex.compile(r"(?:(?P<noun>\p{L}{2,20})\s)?(?P<word>[\p{L}\p{M}’'-]{1,20})[\s,]{0,3}\Z")
_MODIFIED = regex.compile(r"\s\p{Ll}")  # the “Build It Now” movement
_SHORT_FORM = regex.compile(r"(?i)\b(?:\p{L}+n|i|it|that|he|she|we|they|you)['’](?:t|m|s|re|ll|ve|d)\b")
_POSSESSIVE = ("'s", "’s", "s'", "s’")
_ENDS = frozenset(".?!…,—–-")
_LONGEST_TITLE = 120  # characters
_LONGEST_CROSSHEAD = 60
_SCARE = 2  # words


def is_no_speech(
    document: Document, span: Span, marked: Marked, attribution: Attribution | None
) -> bool:
    """Tell a title-cased phrase, or one or two words, that no verb of speech introduces.

    Neither is a piece of a sentence that has no speaker at all: "the “law and order” issue".
    """
    text = document.text
    weight = 0 if attribution is None else attribution.weight
    words = _WORD.findall(text, span.start, min(span.end, span.start + _LONGEST_TITLE))
    if len(words) <= _SCARE and span.end - span.start <= _LONGEST_TITLE:
        spoken = weight >= BEFORE_SAME_SENTENCE or _begins_sentence(text, span, marked)
        return not spoken
    if _is_title(text, span, words):
        return weight < BEFORE_SAYING or _is_introduced(text, marked)
    if attribution is None:
        return text[span.start].islower() and text[span.end - 1] not in ".?!…"
    return _is_crosshead(document, span, marked)


def _is_title(text: str, span: Span, words: list[str]) -> bool:
    if span.end - span.start > _LONGEST_TITLE or text[span.end - 1] in "?!":
        return False
    said = text[span.start : span.end]
    return _is_title_case(words) and not ("! " in said or _SHORT_FORM.search(said))


def _is_introduced(text: str, marked: Marked) -> bool:
    """Tell whether "the film", "told" or somebody's "'s" leads up to the marks."""
    before = _LAST_WORDS.search(text, max(0, marked.opening.start - 44), marked.opening.start)
    if before is None:
        return False
    word = before["word"].lower()
    if word == "of" and is_utterance(before["noun"] or ""):
        return False  # chants of
    if KINDS.get(word) == DETERMINER and marked.closing is not None:
        return _MODIFIED.match(text, marked.closing.end) is not None
    return word in TITLED or word.endswith(_POSSESSIVE) or KINDS.get(word) == PREPOSITION


def _is_crosshead(document: Document, span: Span, marked: Marked) -> bool:
    """Tell a few words that fill their paragraph and end without a stop."""
    if span.end - span.start > _LONGEST_CROSSHEAD or marked.closing is None:
        return False
    text, paragraph = document.text, document.paragraphs[marked.first].span
    beside = text[paragraph.start : marked.opening.start] + text[marked.closing.end : paragraph.end]
    return text[span.end - 1] not in _ENDS and not beside.strip(" .\n")


def _begins_sentence(text: str, span: Span, marked: Marked) -> bool:
    before = text[max(0, marked.opening.start - 4) : marked.opening.start].rstrip("\"”'’) \n")
    return text[span.start].isupper() and before[-1:] in ("", ".", "?", "!", ":")


def _is_title_case(words: list[str]) -> bool:
    """Tell a title from a sentence, and from one in capitals throughout."""
    return (
        not words[0][0].islower()
        and all(not word[0].islower() or word in SMALL for word in words)
        and any(word[1:].islower() for word in words)
    )
